//! Converts security requirements (OpenAPI 3.1 §4.8.30): alternatives, each a conjunction of schemes
//! with their scopes.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::document::{At, Documents, scalar_of};
use super::security_scheme::{self, OwnSecurity, Scheme, SchemeKind};
use crate::check::security::Target;
use crate::diagnostic::{Code, Diagnostic, Loss, shown};
use crate::expression::scope_expression::ScopeExpression;
use crate::limits::{self, MAX_CLAUSES};
use crate::resolve::{self, coverage};
use crate::source::{Json, Member, Node, Span, Spanned};
use crate::spec::TOKEN;

/// The requirements of a document's operations.
pub(crate) struct Security<'a> {
    documents: &'a Documents,
    root: At<'a>,
    schemes: Vec<Scheme<'a>>,
    document: Option<At<'a>>,
    /// The document's own requirement, cached because many operations use it.
    usual: Option<Requirement>,
    /// The requirement of operations without one.
    unstated: Unstated,
    has_tokens: bool,
    token: Target,
    /// Names of unsupported schemes that were reported.
    reported: HashSet<&'a str>,
    /// Positions of schemes that operations require.
    used: HashSet<usize>,
    /// The same, with those of the access token and of alternatives that cannot be met.
    named: HashSet<usize>,
    /// Whether an operation has no requirement.
    is_open: bool,
    /// Whether some operation needs the access token.
    pub(crate) uses_token: bool,
    /// Scopes that operations require, with their descriptions and first locations.
    pub(crate) scopes: BTreeMap<String, (Option<String>, Span)>,
}

/// What an operation requires if neither it nor the document says so.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unstated {
    /// What the spec's operations require by default: the access token.
    Token,
    /// Nothing; a token is sent if there is one.
    OptionalToken,
    /// Nothing.
    Nothing,
    /// Nothing; any credential is sent if there is one. The document declares schemes and no
    /// requirements.
    OptionalSchemes,
}

/// The requirement of an operation.
#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct Requirement {
    /// A scope expression.
    pub(crate) scopes: Option<String>,
    /// The operation is public.
    pub(crate) anonymous: bool,
    /// `security`, if schemes other than the access token are involved.
    pub(crate) security: Option<Node>,
    /// Where credentials are sent with every request, whatever the application has.
    pub(crate) targets: Vec<Target>,
    /// Why the operation cannot be called, if so.
    pub(crate) impossible: Option<String>,
}

/// An alternative, while it is read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
struct Alternative<'a> {
    /// Positions of schemes.
    schemes: Vec<usize>,
    token: bool,
    scopes: Vec<&'a str>,
}

impl<'a> Security<'a> {
    pub(crate) fn new(documents: &'a Documents, root: At<'a>, own: &OwnSecurity) -> Self {
        let schemes = security_scheme::read(documents, root, own);
        let document = stated(root);
        let has_credentials = schemes
            .iter()
            .any(|scheme| matches!(scheme.kind, SchemeKind::Credential(_)));
        let has_tokens = own.has_tokens || schemes.iter().any(|scheme| scheme.kind.is_token());
        let unstated = match (has_credentials, states_security(documents, root)) {
            // The document describes no security at all: the spec does, by its grants.
            (false, false) if schemes.is_empty() && own.has_grants => Unstated::Token,
            (false, _) => Unstated::OptionalToken,
            (true, false) => Unstated::OptionalSchemes,
            (true, true) if has_tokens => Unstated::OptionalToken,
            (true, true) => Unstated::Nothing,
        };
        Self {
            documents,
            root,
            schemes,
            document,
            usual: None,
            unstated,
            has_tokens,
            token: Target::of_token(own.token_in.as_ref()),
            reported: HashSet::new(),
            used: HashSet::new(),
            named: HashSet::new(),
            is_open: false,
            uses_token: false,
            scopes: BTreeMap::new(),
        }
    }

    /// Returns the schemes that operations require.
    pub(crate) fn used(&self) -> impl Iterator<Item = &Scheme<'a>> {
        let schemes = self.schemes.iter().enumerate();
        let used = schemes.filter(|(at, _)| self.used.contains(at));
        used.map(|(_, scheme)| scheme)
    }

    /// Returns all schemes, and whether an operation names each. An operation without a requirement
    /// may need any of them.
    pub(crate) fn schemes(&self) -> impl Iterator<Item = (bool, &Scheme<'a>)> {
        let schemes = self.schemes.iter().enumerate();
        schemes.map(|(at, scheme)| (self.is_open || self.named.contains(&at), scheme))
    }

    /// Returns the requirement of an operation, from its own `security` or the document's.
    pub(crate) fn requirement(
        &mut self,
        operation: At<'a>,
        found: &mut Vec<Diagnostic>,
    ) -> Requirement {
        if let Some(own) = stated(operation) {
            return self.read(own, found);
        }
        let Some(document) = self.document else {
            self.is_open = true;
            return self.unstated(operation.node.span);
        };
        if let Some(usual) = &self.usual {
            return usual.clone();
        }
        let usual = self.read(document, found);
        self.usual = Some(usual.clone());
        usual
    }

    fn unstated(&mut self, span: Span) -> Requirement {
        let token = Alternative {
            token: true,
            ..Alternative::default()
        };
        let mut alternatives = vec![Alternative::default()];
        match self.unstated {
            Unstated::Token => return self.of_token(None),
            Unstated::Nothing => {
                return Requirement {
                    anonymous: true,
                    ..Requirement::default()
                };
            }
            Unstated::OptionalToken => alternatives.push(token),
            Unstated::OptionalSchemes => {
                alternatives.extend(self.has_tokens.then_some(token));
                let credentials = self.schemes.iter().enumerate();
                let credentials = credentials
                    .filter(|(_, scheme)| matches!(scheme.kind, SchemeKind::Credential(_)));
                alternatives.extend(credentials.map(|(at, _)| Alternative {
                    schemes: vec![at],
                    ..Alternative::default()
                }));
            }
        }
        self.written(&alternatives, span)
    }

    /// Reads a list of alternatives.
    fn read(&mut self, security: At<'a>, found: &mut Vec<Diagnostic>) -> Requirement {
        let written = match &security.node.value {
            Json::List(listed) => listed.as_slice(),
            Json::Object(_) => std::slice::from_ref(security.node),
            _ => &[],
        };
        let is_list = matches!(security.node.value, Json::List(_));
        if !is_list {
            let wrong = Diagnostic::warning(Code::UndeclaredScheme, "`security` is not a list");
            let label = match written {
                [] => "treated as a requirement of a token",
                _ => "treated as a list of this requirement",
            };
            found.push(wrong.at(security.node.span, label));
        }
        if is_list && written.is_empty() {
            return Requirement {
                anonymous: true,
                ..Requirement::default()
            };
        }
        let mut alternatives: Vec<Alternative<'a>> = Vec::new();
        let mut known = HashSet::new();
        let mut reasons: Vec<String> = Vec::new();
        for node in written {
            match self.alternative(node, found) {
                Ok(read) => {
                    for alternative in read {
                        if known.insert(alternative.clone()) {
                            alternatives.push(alternative);
                        }
                    }
                }
                Err(reason) => reasons.push(reason),
            }
        }
        if alternatives.is_empty() {
            reasons.retain(|reason| !reason.is_empty());
            if let Some(reason) = reasons.into_iter().next() {
                return Requirement {
                    impossible: Some(reason),
                    ..Requirement::default()
                };
            }
            // Every scheme is undeclared.
            return self.of_token(None);
        }
        let is_optional = alternatives.contains(&Alternative::default());
        let has_schemes = alternatives.iter().any(|one| !one.schemes.is_empty());
        if has_schemes {
            shorten(&mut alternatives, security.node.span, found);
        }
        if has_schemes || is_optional {
            return self.written(&alternatives, security.node.span);
        }
        let expressions: Option<Vec<String>> = alternatives.iter().map(expression).collect();
        let expression = expressions.map(|all| all.join(" | "));
        self.of_token(expression.and_then(|text| usable(text, security.node.span, found)))
    }

    /// Returns the requirement of the access token alone.
    fn of_token(&mut self, scopes: Option<String>) -> Requirement {
        self.uses_token = true;
        Requirement {
            scopes,
            targets: vec![self.token.clone()],
            ..Requirement::default()
        }
    }

    /// Reads an alternative. Schemes that exclude each other make several. The reason why it cannot
    /// be met is empty if all its schemes are undeclared.
    fn alternative(
        &mut self,
        node: &'a Node,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Vec<Alternative<'a>>, String> {
        let mut alternative = Alternative::default();
        let mut targets: HashMap<Target, &'a Spanned<String>> = HashMap::new();
        let mut excluded: Vec<Alternative<'a>> = Vec::new();
        let mut undeclared = false;
        for member in node.members() {
            let position = self.position(&member.key);
            let Some((position, scheme)) =
                position.and_then(|at| Some((at, self.schemes.get(at)?)))
            else {
                let message = format!("undeclared security scheme `{}`", shown(&member.key));
                found.push(
                    Diagnostic::warning(Code::UndeclaredScheme, message)
                        .at(member.key.span, "not in `components.securitySchemes`"),
                );
                undeclared = true;
                continue;
            };
            self.named.insert(position);
            let target = match &scheme.kind {
                SchemeKind::Unsupported(reason) => {
                    let reason = reason.clone();
                    self.report(position, &reason, found);
                    return Err(format!("{reason} (`{}`)", shown(&member.key)));
                }
                SchemeKind::Credential(place) => Target::of(place),
                SchemeKind::OAuth | SchemeKind::Token => self.token.clone(),
            };
            let mut one = Alternative::default();
            if scheme.kind.is_token() {
                one.token = true;
                one.scopes = self.scopes_of(position, &member.value, found);
            } else {
                one.schemes.push(position);
            }
            match targets.get(&target) {
                // Several OAuth schemes are one token.
                Some(earlier) if one.token && alternative.token => {
                    let mut schemes = self.schemes.iter();
                    let first = schemes.find(|scheme| scheme.name == earlier.value);
                    let other = self.schemes.get(position);
                    if let (Some(first), Some(other)) = (first, other)
                        && first.is_elsewhere(other)
                    {
                        found.push(two_tokens(earlier, &member.key));
                    }
                    alternative.add(one);
                }
                None => {
                    targets.insert(target, &member.key);
                    alternative.add(one);
                }
                Some(earlier) => {
                    let message = format!(
                        "`{}` and `{}` are sent in the same place",
                        shown(earlier),
                        shown(&member.key)
                    );
                    found.push(
                        Diagnostic::warning(Code::SecurityClash, message)
                            .at(member.key.span, "treated as an alternative")
                            .see(earlier.span, "the other one"),
                    );
                    excluded.push(one);
                }
            }
        }
        if undeclared && alternative == Alternative::default() {
            return Err(String::new());
        }
        excluded.insert(0, alternative);
        Ok(excluded)
    }

    /// Returns the position of the scheme with a name, or at a reference (OpenAPI 3.2 §4.30.1).
    fn position(&self, key: &str) -> Option<usize> {
        let by_name = self.schemes.iter().position(|scheme| scheme.name == key);
        by_name.or_else(|| {
            let target = self.documents.target(self.root, key);
            let target = target.filter(|_| key.contains(['#', '/']))?;
            let target = self.documents.resolve(target)?.identity();
            let mut schemes = self.schemes.iter();
            schemes.position(|scheme| scheme.at.identity() == target)
        })
    }

    /// Reads the scopes of a token.
    fn scopes_of(
        &mut self,
        position: usize,
        node: &'a Node,
        found: &mut Vec<Diagnostic>,
    ) -> Vec<&'a str> {
        let Some(scheme) = self.schemes.get(position) else {
            return Vec::new();
        };
        let mut scopes = Vec::new();
        for scope in node.elements() {
            let Some(name) = scalar_of(scope) else {
                continue;
            };
            if !crate::shape::Text::ScopeToken.accepts(name) {
                let message = format!("`{}` is not a valid scope", shown(name));
                found.push(
                    Diagnostic::warning(Code::UndeclaredScope, message)
                        .at(scope.span, "ignored: a scope contains no spaces or quotes"),
                );
                continue;
            }
            let known = scheme.declared.get(name);
            let declares = scheme.kind == SchemeKind::OAuth && !scheme.declared.is_empty();
            if known.is_none() && declares {
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
            scopes.push(name);
        }
        scopes
    }

    /// Reports an unsupported scheme once.
    fn report(&mut self, position: usize, reason: &str, found: &mut Vec<Diagnostic>) {
        let Some(scheme) = self.schemes.get(position) else {
            return;
        };
        if self.reported.insert(scheme.name) {
            let message = format!("the security scheme `{}` is ignored", shown(scheme.name));
            found.push(
                Diagnostic::warning(Code::UnsupportedScheme, message).at(scheme.span, reason),
            );
        }
    }

    /// Returns alternatives as written in a spec.
    fn written(&mut self, alternatives: &[Alternative<'_>], span: Span) -> Requirement {
        let member = |key: &str, scopes: &[&str]| {
            let scopes = scopes.iter().map(|scope| Node::text_at(*scope, span));
            let value = Json::List(scopes.collect());
            Member {
                key: Spanned::new(key.to_owned(), span),
                value: Node { value, span },
            }
        };
        let mut list = Vec::new();
        let mut targets: Option<Vec<Target>> = None;
        for alternative in alternatives {
            let own = self.targets(alternative);
            targets = Some(match targets {
                Some(common) => common.into_iter().filter(|one| own.contains(one)).collect(),
                None => own,
            });
            self.used.extend(&alternative.schemes);
            self.uses_token |= alternative.token;
            let schemes = alternative.schemes.iter();
            let schemes = schemes.filter_map(|at| self.schemes.get(*at));
            let mut members: Vec<_> = schemes.map(|scheme| member(&scheme.key, &[])).collect();
            members.extend(
                alternative
                    .token
                    .then(|| member(TOKEN, &alternative.scopes)),
            );
            list.push(Node::object_at(members, span));
        }
        let value = Json::List(list);
        Requirement {
            security: Some(Node { value, span }),
            targets: targets.unwrap_or_default(),
            ..Requirement::default()
        }
    }

    /// Returns where the credentials of an alternative are sent.
    fn targets(&self, alternative: &Alternative<'_>) -> Vec<Target> {
        let schemes = alternative.schemes.iter();
        let kinds = schemes.filter_map(|at| Some(&self.schemes.get(*at)?.kind));
        let own = kinds.filter_map(|kind| match kind {
            SchemeKind::Credential(place) => Some(Target::of(place)),
            SchemeKind::OAuth | SchemeKind::Token | SchemeKind::Unsupported(_) => None,
        });
        own.chain(alternative.token.then(|| self.token.clone()))
            .collect()
    }
}

impl Alternative<'_> {
    fn add(&mut self, other: Self) {
        self.token |= other.token;
        self.schemes.extend(other.schemes);
        self.schemes.sort_unstable();
        for scope in other.scopes {
            if !self.scopes.contains(&scope) {
                self.scopes.push(scope);
            }
        }
    }

    fn resolved(&self) -> resolve::Alternative {
        resolve::Alternative {
            schemes: self.schemes.clone(),
            token: self.token,
            scopes: Vec::new(),
        }
    }
}

/// The scopes of a token as an expression; `None` if it needs none.
fn expression(alternative: &Alternative<'_>) -> Option<String> {
    let all: Vec<String> = alternative
        .scopes
        .iter()
        .map(|scope| quoted(scope))
        .collect();
    (!all.is_empty()).then(|| all.join(" & "))
}

/// Drops the last alternatives of a requirement with too many combinations.
fn shorten(alternatives: &mut Vec<Alternative<'_>>, span: Span, found: &mut Vec<Diagnostic>) {
    let all = alternatives.len();
    let cases = |alternatives: &[Alternative<'_>]| {
        let plain: Vec<_> = alternatives.iter().map(Alternative::resolved).collect();
        coverage::cases(&plain)
    };
    alternatives.truncate(limits::SCOPES);
    while alternatives.len() > 1 && cases(alternatives).is_none() {
        alternatives.truncate(alternatives.len() / 2);
    }
    if alternatives.len() < all {
        let label = format!("only the first {} of {all} are used", alternatives.len());
        found.push(
            Diagnostic::left_out(Loss::Security, "too many security alternatives").at(span, label),
        );
    }
}

/// Returns the requirement that an operation or a document states. Null is none.
fn stated(owner: At<'_>) -> Option<At<'_>> {
    let security = owner.get("security")?;
    (!matches!(security.node.value, Json::Null)).then_some(security)
}

/// Whether the document states a requirement anywhere.
fn states_security(documents: &Documents, root: At<'_>) -> bool {
    let Some(paths) = root.get("paths") else {
        return stated(root).is_some();
    };
    let mut items = paths.node.members().iter().filter_map(|path| {
        let item = paths.to(&path.value);
        documents.resolve(item)
    });
    let states = |item: At<'_>| {
        let mut members = item.node.members().iter();
        members.any(|member| {
            let operation = documents.resolve(item.to(&member.value));
            operation.is_some_and(|operation| stated(operation).is_some())
        })
    };
    stated(root).is_some() || items.any(states)
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
        Diagnostic::left_out(
            Loss::Scopes,
            "the scope requirement has too many alternatives",
        )
        .at(span, "treated as no requirement"),
    );
    None
}

/// Returns a scope as written in an expression.
fn quoted(scope: &str) -> String {
    if scope.contains(['|', '&', '(', ')', '\'']) {
        format!("'{scope}'")
    } else {
        scope.to_owned()
    }
}

/// Reports a requirement of two tokens, of which a call sends one.
fn two_tokens(first: &Spanned<String>, second: &Spanned<String>) -> Diagnostic {
    let message = format!(
        "`{}` and `{}` are tokens of different authorization servers",
        shown(first),
        shown(second)
    );
    Diagnostic::warning(Code::SecurityClash, message)
        .at(second.span, "one token is sent, for the scopes of both")
        .see(first.span, "the other one")
}
