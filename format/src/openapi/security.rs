//! Converts security requirements to scope expressions (OpenAPI 3.0.3 §4.7.30): alternatives, each
//! a conjunction of schemes with their scopes.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::document::{At, Documents, text_of};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::scope_expression::ScopeExpression;
use crate::limits::{self, MAX_CLAUSES};
use crate::source::{Node, Span, Spanned};

/// The document's security schemes.
pub(crate) struct Security<'a> {
    schemes: Vec<Scheme<'a>>,
    document: Option<At<'a>>,
    /// The document's own requirement, cached because many operations use it.
    usual: Option<Requirement>,
    /// Scopes that operations require, with their descriptions and first locations.
    pub(crate) scopes: BTreeMap<String, (Option<String>, Span)>,
}

pub(crate) struct Scheme<'a> {
    pub(crate) name: &'a str,
    pub(crate) at: At<'a>,
    pub(crate) kind: SchemeKind,
    /// The declared scopes of the flows, with the first description of each.
    declared: HashMap<&'a str, Option<&'a str>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SchemeKind {
    /// OAuth 2, or OpenID Connect.
    OAuth,
    /// `http` with scheme `bearer`.
    Bearer,
    /// Any other scheme: API keys, HTTP Basic, certificates.
    Other,
}

/// The requirement of an operation.
#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Requirement {
    /// A scope expression.
    pub(crate) scopes: Option<String>,
    /// The operation is public.
    pub(crate) anonymous: bool,
}

impl<'a> Security<'a> {
    pub(crate) fn new(documents: &'a Documents, root: At<'a>) -> Self {
        let listed = root
            .get("components")
            .and_then(|c| c.get("securitySchemes"));
        let members = listed.map(|at| at.node.members()).unwrap_or_default();
        let schemes: Vec<Scheme<'a>> = members
            .iter()
            .filter_map(|member| {
                let at = documents.resolve(root.to(&member.value))?;
                let mut declared = HashMap::new();
                for (scope, description) in Self::declared(at) {
                    declared.entry(scope).or_insert(description);
                }
                Some(Scheme {
                    name: &member.key.value,
                    at,
                    kind: kind(at),
                    declared,
                })
            })
            .collect();
        Self {
            schemes,
            document: root.get("security"),
            usual: None,
            scopes: BTreeMap::new(),
        }
    }

    pub(crate) fn schemes(&self) -> &[Scheme<'a>] {
        &self.schemes
    }

    /// Returns the scopes that the flows of a scheme declare.
    pub(crate) fn declared(scheme: At<'a>) -> impl Iterator<Item = (&'a str, Option<&'a str>)> {
        let flows = scheme
            .get("flows")
            .map(|flows| flows.node.members())
            .unwrap_or_default();
        flows
            .iter()
            .filter_map(|flow| flow.value.get("scopes"))
            .flat_map(Node::members)
            .map(|scope| (scope.key.as_str(), text_of(&scope.value)))
    }

    /// Returns the requirement of an operation, from its own `security` or the document's.
    pub(crate) fn requirement(
        &mut self,
        operation: At<'a>,
        found: &mut Vec<Diagnostic>,
    ) -> Requirement {
        if let Some(own) = operation.get("security") {
            return self.read(own, found);
        }
        let Some(document) = self.document else {
            return Requirement::default();
        };
        if let Some(usual) = &self.usual {
            return usual.clone();
        }
        let usual = self.read(document, found);
        self.usual = Some(usual.clone());
        usual
    }

    /// Reads a list of alternatives.
    fn read(&mut self, security: At<'a>, found: &mut Vec<Diagnostic>) -> Requirement {
        let alternatives = security.node.elements();
        if alternatives.is_empty() {
            return Requirement {
                anonymous: true,
                ..Requirement::default()
            };
        }
        let has_oauth = self
            .schemes
            .iter()
            .any(|scheme| scheme.kind == SchemeKind::OAuth);
        let mut expressions: Vec<String> = Vec::new();
        let mut known_expressions = HashSet::new();
        let mut any_token = false;
        for alternative in alternatives {
            let mut scopes: Vec<&'a str> = Vec::new();
            let mut known_scopes = HashSet::new();
            // `{}`: authentication is optional, so a token may be sent.
            let mut by_token = alternative.members().is_empty();
            for member in alternative.members() {
                let scheme = self
                    .schemes
                    .iter()
                    .find(|scheme| scheme.name == member.key.value);
                let Some(scheme) = scheme else {
                    let message = format!("undeclared security scheme `{}`", shown(&member.key));
                    found.push(
                        Diagnostic::warning(Code::UndeclaredScheme, message)
                            .at(member.key.span, "not in `components.securitySchemes`"),
                    );
                    continue;
                };
                // OAuth scopes take precedence over those of bearer schemes.
                let counts = scheme.kind == SchemeKind::OAuth
                    || (scheme.kind == SchemeKind::Bearer && !has_oauth);
                if !counts {
                    continue;
                }
                by_token = true;
                let declared = &scheme.declared;
                for scope in member.value.elements() {
                    let Some(name) = text_of(scope) else { continue };
                    if !crate::shape::Text::ScopeToken.accepts(name) {
                        let message = format!("`{}` is not a valid scope", shown(name));
                        found.push(
                            Diagnostic::warning(Code::UndeclaredScope, message)
                                .at(scope.span, "ignored: a scope contains no spaces or quotes"),
                        );
                        continue;
                    }
                    let known = declared.get(name);
                    if known.is_none() && scheme.kind == SchemeKind::OAuth && !declared.is_empty() {
                        let message = format!("the scope `{}` is not declared", shown(name));
                        found.push(
                            Diagnostic::warning(Code::UndeclaredScope, message)
                                .at(scope.span, "treated as declared"),
                        );
                    }
                    let description = known.and_then(|text| text.map(str::to_owned));
                    self.scopes
                        .entry(name.to_owned())
                        .or_insert((description, scope.span));
                    if known_scopes.insert(name) {
                        scopes.push(name);
                    }
                }
            }
            if scopes.is_empty() {
                any_token |= by_token;
            } else {
                let all: Vec<String> = scopes.iter().map(|scope| quoted(scope)).collect();
                let all = all.join(" & ");
                if known_expressions.insert(all.clone()) {
                    expressions.push(all);
                }
            }
        }
        if any_token || expressions.is_empty() {
            return Requirement::default();
        }
        Requirement {
            scopes: usable(expressions.join(" | "), security.node.span, found),
            anonymous: false,
        }
    }
}

/// Returns the expression, unless it exceeds the limits for an operation.
fn usable(expression: String, span: Span, found: &mut Vec<Diagnostic>) -> Option<String> {
    let text = Spanned::new(expression, span);
    let read = ScopeExpression::parse(&text).ok();
    // Every operation without its own requirement has the document's.
    let read = read.filter(|read| read.scopes().len() <= limits::SCOPES);
    if read.and_then(|read| read.clauses(MAX_CLAUSES)).is_some() {
        return Some(text.value);
    }
    found.push(
        Diagnostic::warning(
            Code::LeftOut,
            "the scope requirement has too many alternatives",
        )
        .at(span, "treated as no requirement"),
    );
    None
}

fn kind(scheme: At<'_>) -> SchemeKind {
    match scheme.text("type") {
        Some("oauth2" | "openIdConnect") => SchemeKind::OAuth,
        // The kind of a scheme without `type` follows from its other keys.
        None if scheme.node.get("flows").is_some() => SchemeKind::OAuth,
        Some("http")
            if scheme
                .text("scheme")
                .is_some_and(|s| s.eq_ignore_ascii_case("bearer")) =>
        {
            SchemeKind::Bearer
        }
        _ => SchemeKind::Other,
    }
}

/// Returns a scope as written in an expression.
fn quoted(scope: &str) -> String {
    if scope.contains(['|', '&', '(', ')', '\'']) {
        format!("'{scope}'")
    } else {
        scope.to_owned()
    }
}
