//! Security schemes, and the requirements of operations.

use std::collections::{HashMap, HashSet};

use licit_tables::owned;

use super::coverage::{self, Alternative};
use super::model::{Coverage, Scope, SecurityScheme};
use crate::expression::scope_expression::ScopeExpression;
use crate::name;
use crate::source::{Span, Spanned};
use crate::spec::{Index, Operation, Security, Spec, TOKEN, TokenUse};

/// Collects requirements.
pub(super) struct Requirements<'a> {
    spec: &'a Spec,
    scopes: &'a [Scope],
    schemes: Vec<SecurityScheme>,
    /// The position of each scheme; `None` for the access token.
    positions: HashMap<&'a str, Option<usize>>,
    coverages: Vec<Coverage>,
    known: HashMap<Vec<Alternative>, usize>,
    names: HashSet<String>,
}

impl<'a> Requirements<'a> {
    pub(super) fn new(spec: &'a Spec, scopes: &'a [Scope]) -> Self {
        let mut used: HashSet<&str> = HashSet::new();
        for operation in &spec.operations {
            let security = required(spec, operation);
            used.extend(
                security
                    .iter()
                    .flat_map(|it| it.schemes())
                    .map(|name| name.as_str()),
            );
        }
        let (mut schemes, mut positions) = (Vec::new(), HashMap::from([(TOKEN, None)]));
        for scheme in &spec.security_schemes {
            let Some(place) = &scheme.place else {
                positions.insert(scheme.name.as_str(), None);
                continue;
            };
            if used.contains(scheme.name.as_str()) {
                positions.insert(scheme.name.as_str(), Some(schemes.len()));
                schemes.push(SecurityScheme {
                    rust_name: scheme.rust_name(),
                    type_name: name::pascal(&scheme.name),
                    table: owned::SecurityScheme {
                        name: scheme.name.value.clone(),
                        place: place.clone(),
                        description: scheme.description.clone(),
                    },
                });
            }
        }
        Self {
            spec,
            scopes,
            schemes,
            positions,
            coverages: Vec::new(),
            known: HashMap::new(),
            names: HashSet::new(),
        }
    }

    /// Returns the alternatives of an operation, the empty one last. `None` if `token` and `scopes`
    /// of the operation are sufficient.
    pub(super) fn of(&self, index: &Index<'_>, operation: &Operation) -> Option<Vec<Alternative>> {
        let security = required(self.spec, operation)?;
        let mut alternatives: Vec<Alternative> = Vec::new();
        let mut is_optional = false;
        let mut known = HashSet::new();
        for written in &security.alternatives {
            let mut alternative = Alternative::default();
            for (scheme, scopes) in &written.members {
                if let Some(Some(at)) = self.positions.get(scheme.as_str()) {
                    alternative.schemes.push(*at);
                } else {
                    alternative.token = true;
                    let scopes = scopes.iter();
                    let scopes = scopes.filter_map(|scope| index.scope_position(scope));
                    alternative.scopes.extend(scopes);
                }
            }
            for list in [&mut alternative.schemes, &mut alternative.scopes] {
                list.sort_unstable();
                list.dedup();
            }
            if alternative.is_empty() {
                is_optional = true;
            } else if known.insert(alternative.clone()) {
                alternatives.push(alternative);
            }
        }
        if is_optional {
            alternatives.push(Alternative::default());
        }
        Some(alternatives)
    }

    /// Returns the scopes that a token needs, as an expression: those of one of the alternatives with
    /// a token. `None` if one of these needs no scopes.
    pub(super) fn expression(&self, alternatives: &[Alternative]) -> Option<ScopeExpression> {
        let all_of = |alternative: &Alternative| {
            let scopes = alternative.scopes.iter();
            let scopes = scopes.filter_map(|at| self.scopes.get(*at));
            let scopes: Vec<_> = scopes
                .map(|scope| Spanned::new(scope.name.clone(), Span::default()))
                .map(ScopeExpression::Scope)
                .collect();
            (!scopes.is_empty()).then_some(ScopeExpression::All(scopes))
        };
        let by_token = alternatives.iter().filter(|one| one.token);
        let any: Option<Vec<_>> = by_token.map(all_of).collect();
        any.filter(|any| !any.is_empty()).map(ScopeExpression::Any)
    }

    /// Returns the position of the coverage that several alternatives need; `None` if bounds on the
    /// token and on single schemes suffice.
    pub(super) fn coverage(&mut self, alternatives: &[Alternative]) -> Option<usize> {
        let is_optional = alternatives.iter().any(Alternative::is_empty);
        let has_schemes = alternatives.iter().any(|one| !one.schemes.is_empty());
        if alternatives.len() < 2 || is_optional || !has_schemes {
            return None;
        }
        let mut key = alternatives.to_vec();
        key.sort();
        if let Some(known) = self.known.get(&key) {
            return Some(*known);
        }
        // The number of cases was checked.
        let cases = coverage::cases(alternatives)?;
        let position = self.coverages.len();
        self.known.insert(key, position);
        let rust_name = self.name(alternatives);
        self.coverages.push(Coverage {
            rust_name,
            alternatives: alternatives.to_vec(),
            cases,
        });
        Some(position)
    }

    /// Returns the requirements that clients execute. Without any, the table's `authorized` decides.
    pub(super) fn table(&self, alternatives: &[Alternative]) -> Vec<owned::SecurityRequirement> {
        let is_plain = |one: &Alternative| one.token && one.schemes.is_empty();
        if alternatives.iter().all(is_plain) {
            return Vec::new();
        }
        let names = |alternative: &Alternative| {
            let scopes = alternative.scopes.iter();
            let scopes = scopes.filter_map(|at| self.scopes.get(*at));
            scopes.map(|scope| scope.name.clone()).collect()
        };
        let requirement = |alternative: &Alternative| owned::SecurityRequirement {
            schemes: alternative.schemes.clone(),
            token: alternative.token,
            scopes: names(alternative),
        };
        alternatives.iter().map(requirement).collect()
    }

    pub(super) fn finish(self) -> (Vec<SecurityScheme>, Vec<Coverage>) {
        (self.schemes, self.coverages)
    }

    /// `CoversKeyAndTenantOrReadToken`.
    fn name(&mut self, alternatives: &[Alternative]) -> String {
        let one = |alternative: &Alternative| {
            let schemes = alternative.schemes.iter();
            let schemes = schemes.filter_map(|at| self.schemes.get(*at));
            let mut parts: Vec<String> = schemes.map(|one| one.type_name.clone()).collect();
            let scopes = alternative.scopes.iter();
            let scopes = scopes.filter_map(|at| self.scopes.get(*at));
            let scopes: Vec<&str> = scopes.map(|scope| scope.rust_name.as_str()).collect();
            parts.extend(alternative.token.then(|| scopes.join("And") + "Token"));
            parts.join("And")
        };
        let parts: Vec<String> = alternatives.iter().map(one).collect();
        let spelt = format!("Covers{}", parts.join("Or"));
        let mut name = if spelt.len() <= name::LONGEST {
            spelt
        } else {
            // More readable than the beginning of all alternatives.
            format!("CoversAnyOf{}{}", parts.len(), name::hash(&spelt))
        };
        while !self.names.insert(name.clone()) {
            name.push('_');
        }
        name
    }
}

/// Returns what an operation requires: its own requirement, or that of `api`. `None` if its `token`
/// and `scopes` are sufficient.
pub(crate) fn required<'a>(spec: &'a Spec, operation: &'a Operation) -> Option<&'a Security> {
    let says_more = operation.scopes.is_some() || operation.token.is_some();
    let shared = spec.api.security.as_ref().filter(|_| !says_more);
    operation.security.as_ref().or(shared)
}

/// Returns the kind of token that an operation requires.
pub(super) fn token_use(operation: &Operation, alternatives: Option<&[Alternative]>) -> TokenUse {
    let written = operation.token.as_ref().map(|token| token.value);
    match alternatives {
        Some(alternatives) if !alternatives.iter().any(|one| one.token) => TokenUse::None,
        _ => written.unwrap_or(TokenUse::Any),
    }
}
