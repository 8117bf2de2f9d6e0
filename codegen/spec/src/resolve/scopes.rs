//! Scopes, the clauses that operations require, and the least set that meets them.

use super::model::{ActsAs, Clause, Credential, Scope, ScopeFormat};
use super::{MAX_CLAUSES, text};
use crate::name;
use crate::source::Spanned;
use crate::spec::{Operation, Spec};

pub(super) fn resolve(spec: &Spec) -> Vec<Scope> {
    let position = |wanted: &Spanned<String>| {
        spec.scopes.iter().position(|scope| scope.name.value == wanted.value)
    };
    spec.scopes
        .iter()
        .map(|scope| Scope {
            name: scope.name.value.clone(),
            rust_name: text(&scope.rust_name).unwrap_or_else(|| name::pascal(&scope.name)),
            description: scope.description.clone(),
            implies: scope.implies.iter().filter_map(position).collect(),
            deprecated: scope.deprecated,
        })
        .collect()
}

/// The positions of declared scopes, in the order of the declaration.
pub(super) fn positions(scopes: &[Scope], names: &[Spanned<String>]) -> Vec<usize> {
    (0..scopes.len())
        .filter(|i| scopes.get(*i).is_some_and(|s| names.iter().any(|n| n.value == s.name)))
        .collect()
}

pub(super) fn format(spec: &Spec) -> ScopeFormat {
    let format = &spec.scope_format;
    let sent_on = |request: &str| match &format.sent_on {
        Some(requests) => requests.iter().any(|r| r.value == request),
        None => request == "authorization",
    };
    ScopeFormat {
        parameter: format.parameter.clone().unwrap_or_else(|| "scope".into()),
        separator: format.separator.clone().unwrap_or_else(|| " ".into()),
        on_authorization: sent_on("authorization"),
        on_exchange: sent_on("exchange"),
        on_refresh: sent_on("refresh"),
    }
}

pub(super) fn credentials(spec: &Spec, scopes: &[Scope]) -> Vec<Credential> {
    spec.credentials
        .iter()
        .map(|credential| Credential {
            name: credential.name.value.clone(),
            rust_name: format!("with_{}", name::snake(&credential.name).trim_start_matches("r#")),
            description: credential.description.clone(),
            docs: credential.docs.clone(),
            scopes: credential.scopes.as_ref().map(|names| positions(scopes, names)),
            acts_as: if credential.acts_as_app { ActsAs::App } else { ActsAs::User },
        })
        .collect()
}

/// The clauses of an operation's requirement, as positions in `clauses`, which grows.
pub(super) fn requires(
    operation: &Operation,
    scopes: &[Scope],
    clauses: &mut Vec<Clause>,
) -> Vec<usize> {
    let written = operation.scopes.as_ref().and_then(|expression| expression.clauses(MAX_CLAUSES));
    let mut required = Vec::new();
    for clause in written.unwrap_or_default() {
        let mut wanted: Vec<usize> = clause
            .iter()
            .filter_map(|name| scopes.iter().position(|scope| scope.name == *name))
            .collect();
        wanted.sort_unstable();
        let known = clauses.iter().position(|clause| clause.scopes == wanted);
        required.push(known.unwrap_or_else(|| {
            let rust_name = clause_name(&wanted, scopes, operation, clauses);
            clauses.push(Clause { rust_name, scopes: wanted });
            clauses.len() - 1
        }));
    }
    required.sort_unstable();
    required
}

/// A longer list of alternatives is named after the first operation that needs it.
const LONGEST_CLAUSE_NAME: usize = 48;

fn clause_name(wanted: &[usize], scopes: &[Scope], op: &Operation, known: &[Clause]) -> String {
    let names: Vec<&str> =
        wanted.iter().filter_map(|i| scopes.get(*i)).map(|s| s.rust_name.as_str()).collect();
    let spelt = names.join("Or");
    let name = if spelt.len() <= LONGEST_CLAUSE_NAME {
        spelt
    } else {
        format!("AnyOf{}For{}", names.len(), name::pascal(&op.name))
    };
    let taken = |name: &str| {
        known.iter().any(|clause| clause.rust_name == name)
            || (wanted.len() > 1 && scopes.iter().any(|scope| scope.rust_name == name))
    };
    if taken(&name) { format!("{name}{}", known.len()) } else { name }
}

/// The least scopes that meet every clause; among equals, those declared first.
///
/// Searches with an upper bound from the greedy choice, so that it ends quickly for every real
/// provider; `closure` gives what comes with a scope.
pub fn least_scopes(
    clauses: &[&Clause],
    scope_count: usize,
    closure: impl Fn(&[usize]) -> Vec<usize>,
) -> Vec<usize> {
    let met = |chosen: &[usize]| {
        let all = closure(chosen);
        clauses.iter().all(|clause| clause.scopes.iter().any(|scope| all.contains(scope)))
    };
    let candidates: Vec<usize> = (0..scope_count)
        .filter(|scope| {
            let with = closure(&[*scope]);
            clauses.iter().any(|clause| clause.scopes.iter().any(|s| with.contains(s)))
        })
        .collect();
    let mut steps = 0_usize;
    for size in 0..=candidates.len() {
        let mut chosen = Vec::new();
        if let Some(found) = choose(&candidates, size, &mut chosen, &met, &mut steps) {
            return found;
        }
    }
    candidates
}

/// Combinations tried before the search settles for every candidate.
const MAX_STEPS: usize = 200_000;

fn choose(
    candidates: &[usize],
    size: usize,
    chosen: &mut Vec<usize>,
    met: &impl Fn(&[usize]) -> bool,
    steps: &mut usize,
) -> Option<Vec<usize>> {
    *steps += 1;
    if *steps > MAX_STEPS {
        return None;
    }
    if size == 0 {
        return met(chosen).then(|| chosen.clone());
    }
    for (at, candidate) in candidates.iter().enumerate() {
        chosen.push(*candidate);
        let rest = candidates.get(at + 1..).unwrap_or_default();
        let found = choose(rest, size - 1, chosen, met, steps);
        chosen.pop();
        if found.is_some() {
            return found;
        }
    }
    None
}
