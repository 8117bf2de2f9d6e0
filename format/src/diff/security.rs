//! Compares what operations require: scopes, credentials and kinds of tokens.

use super::code::Code;
use super::pair::Pair;
use super::scopes::{listed, names};
use super::walk::Walk;
use crate::resolve::{Alternative, Operation, Provider, TokenUse};

/// The maximum number of alternatives that one operation lists. Real operations have up to a hundred.
const MOST_LISTED: usize = 1_000;

/// The maximum number of alternatives that the scopes of one operation are multiplied into.
const MOST_COMBINED: usize = 64;

/// One way to authenticate a call, by names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Need<'p> {
    schemes: Vec<&'p str>,
    token: bool,
    scopes: Vec<&'p str>,
}

/// Compares what an operation requires.
pub(super) fn compare(walk: &mut Walk<'_>, pair: Pair<'_, Operation>) {
    kind(walk, pair);
    let (old, new) = (needs(walk.old, pair.old), needs(walk.new, pair.new));
    let (Some(old), Some(new)) = (old, new) else {
        let needs_token = |operation: &Operation| {
            operation.security.is_none() && operation.token != TokenUse::None
        };
        if needs_token(pair.old) && needs_token(pair.new) {
            return by_clause(walk, pair);
        }
        let message = "the alternatives are too many to compare";
        let same = described(walk.old, pair.old) == described(walk.new, pair.new);
        if !same {
            walk.report(Code::SecurityStricter, message);
        }
        return;
    };
    match unmet(walk, &old, &new, true) {
        Unmet::None => {}
        Unmet::Scopes(missing) => {
            for lack in missing {
                let required = format!("{} is required", few(&lack.scopes));
                let message = match lack.of_some(&old) {
                    Some(had) => format!("{had} is no longer enough: {required}"),
                    None => required,
                };
                walk.report(Code::ScopeRequired, message);
            }
        }
        Unmet::Credentials(need) => {
            let message = format!("calls with {} are no longer accepted", need.shown());
            walk.report(Code::SecurityStricter, message);
        }
    }
    // The reverse: what is needed no longer.
    match unmet(walk, &new, &old, false) {
        Unmet::None => {}
        Unmet::Scopes(missing) => {
            for lack in missing {
                let message = match lack.of_some(&new) {
                    Some(had) => format!("{had} is enough"),
                    None => format!("{} is no longer required", few(&lack.scopes)),
                };
                walk.report(Code::ScopeNotRequired, message);
            }
        }
        Unmet::Credentials(need) => {
            let message = format!("calls with {} are accepted", need.shown());
            walk.report(Code::SecurityLooser, message);
        }
    }
}

/// Compares scopes without multiplying them into alternatives. A clause is satisfied if every scope of one
/// clause of the other version satisfies it.
fn by_clause(walk: &mut Walk<'_>, pair: Pair<'_, Operation>) {
    let (old, new) = (clauses(walk.old, pair.old), clauses(walk.new, pair.new));
    for clause in unmet_clauses(walk, &old, &new, true) {
        let message = format!("{} is required", listed(clause, " or "));
        walk.report(Code::ScopeRequired, message);
    }
    for clause in unmet_clauses(walk, &new, &old, false) {
        let message = format!("{} is no longer required", listed(clause, " or "));
        walk.report(Code::ScopeNotRequired, message);
    }
}

fn clauses<'p>(provider: &'p Provider, operation: &Operation) -> Vec<Vec<&'p str>> {
    let clauses = operation.requires.iter();
    let clauses = clauses.filter_map(|at| provider.clauses.get(*at));
    clauses
        .map(|clause| names(provider, &clause.scopes))
        .collect()
}

/// Returns the clauses of `needed` that `had` does not satisfy.
fn unmet_clauses<'c, 'p>(
    walk: &Walk<'p>,
    had: &[Vec<&'p str>],
    needed: &'c [Vec<&'p str>],
    is_new: bool,
) -> Vec<&'c Vec<&'p str>> {
    let granted = had.iter().map(|clause| {
        let scopes = clause.iter();
        let granted = scopes.map(|scope| walk.implied(&[*scope], is_new));
        granted.collect::<Vec<_>>()
    });
    let granted: Vec<_> = granted.collect();
    let is_met = |clause: &Vec<&str>| {
        granted.iter().any(|scopes| {
            let mut scopes = scopes.iter();
            scopes.all(|granted| clause.iter().any(|scope| granted.contains(scope)))
        })
    };
    needed.iter().filter(|clause| !is_met(clause)).collect()
}

/// Compares the kinds of tokens.
fn kind(walk: &mut Walk<'_>, pair: Pair<'_, Operation>) {
    let name = |token: TokenUse| match token {
        TokenUse::Any => "any token",
        TokenUse::User => "a token of a user",
        TokenUse::App => "a token of the application",
        TokenUse::None => "no token",
    };
    let (old, new) = (pair.old.token, pair.new.token);
    let code = match (old, new) {
        (old, new) if old == new => return,
        (TokenUse::User | TokenUse::App, TokenUse::Any) => Code::TokenKindLooser,
        (TokenUse::Any | TokenUse::User | TokenUse::App, TokenUse::User | TokenUse::App) => {
            Code::TokenKindStricter
        }
        // Whether a token is sent at all is compared as a credential.
        _ => return,
    };
    let message = format!("it needs {} instead of {}", name(new), name(old));
    walk.report(code, message);
}

/// Returns the first of some scopes, and how many others there are.
fn few(scopes: &[&str]) -> String {
    const SHOWN: usize = 5;
    match scopes.split_at_checked(SHOWN) {
        Some((first, others)) if others.len() > 1 => {
            format!(
                "{} or one of {} others",
                listed(first, " or "),
                others.len()
            )
        }
        _ => listed(scopes, " or "),
    }
}

/// What callers lack.
struct Lack<'p> {
    /// The scopes of which they need one.
    scopes: Vec<&'p str>,
    /// The scopes that each of them has.
    had: Vec<Vec<&'p str>>,
}

impl Lack<'_> {
    /// Returns the scopes of those who lack something, unless all do.
    fn of_some(&self, all: &[Need<'_>]) -> Option<String> {
        let has_others = self.had.len() < all.len() && self.had.iter().all(|had| !had.is_empty());
        let each = self.had.iter().map(|had| listed(had, " and "));
        has_others.then(|| each.collect::<Vec<_>>().join(" or "))
    }
}

/// What the callers of one version lack in the other.
enum Unmet<'p> {
    None,
    /// Each must have one of these scopes.
    Scopes(Vec<Lack<'p>>),
    /// Calls that are authenticated like this are not accepted.
    Credentials(Need<'p>),
}

/// Returns what calls that satisfy `had` lack of `needed`, with the scopes of the new version or else
/// of the old one.
fn unmet<'p>(walk: &Walk<'p>, had: &[Need<'p>], needed: &[Need<'p>], is_new: bool) -> Unmet<'p> {
    let mut missing: Vec<Lack<'p>> = Vec::new();
    let mut add = |had: &Need<'p>, scopes: Vec<&'p str>| {
        let had = had.scopes.clone();
        match missing.iter_mut().find(|lack| lack.scopes == scopes) {
            Some(lack) => lack.had.push(had),
            None => missing.push(Lack {
                scopes,
                had: vec![had],
            }),
        }
    };
    for had in had {
        let granted = walk.implied(&had.scopes, is_new);
        let alike = needed.iter().filter(|need| {
            need.schemes
                .iter()
                .all(|scheme| had.schemes.contains(scheme))
                && (had.token || !need.token)
        });
        let lacking = alike.map(|need| {
            let scopes = need.scopes.iter().copied();
            scopes
                .filter(|scope| !granted.contains(scope))
                .collect::<Vec<_>>()
        });
        let lacking: Vec<Vec<&str>> = lacking.collect();
        if lacking.iter().any(Vec::is_empty) {
            continue;
        }
        let Some(least) = lacking.iter().min_by_key(|scopes| scopes.len()) else {
            return Unmet::Credentials(had.clone());
        };
        // Alternatives of one scope each are named together.
        if least.len() == 1 {
            let mut one_of: Vec<&str> = lacking
                .iter()
                .filter(|scopes| scopes.len() == 1)
                .flatten()
                .copied()
                .collect();
            one_of.dedup();
            add(had, one_of);
        } else {
            for scope in least {
                add(had, vec![*scope]);
            }
        }
    }
    if missing.is_empty() {
        Unmet::None
    } else {
        Unmet::Scopes(missing)
    }
}

/// Returns the ways to authenticate a call; `None` if there are too many.
fn needs<'p>(provider: &'p Provider, operation: &'p Operation) -> Option<Vec<Need<'p>>> {
    if let Some(alternatives) = &operation.security {
        if alternatives.is_empty() {
            return Some(vec![Need::default()]);
        }
        let needs = alternatives.iter().map(|one| need(provider, one));
        return (alternatives.len() <= MOST_LISTED).then(|| needs.collect());
    }
    if operation.token == TokenUse::None {
        return Some(vec![Need::default()]);
    }
    // All clauses, each of which is satisfied by any of its scopes.
    let mut needs = vec![Need {
        token: true,
        ..Need::default()
    }];
    for clause in &operation.requires {
        let scopes = provider.clauses.get(*clause).map(|clause| &clause.scopes);
        let scopes = names(provider, scopes.map(Vec::as_slice).unwrap_or_default());
        // The first clause is a list, which further ones multiply.
        let most = if needs.len() == 1 {
            MOST_LISTED
        } else {
            MOST_COMBINED
        };
        if needs.len() * scopes.len() > most {
            return None;
        }
        let with = |need: &Need<'p>, scope: &'p str| {
            let mut need = need.clone();
            need.scopes.push(scope);
            need
        };
        let each = needs
            .iter()
            .flat_map(|need| scopes.iter().map(move |scope| with(need, scope)));
        needs = each.collect();
    }
    Some(needs)
}

fn need<'p>(provider: &'p Provider, alternative: &Alternative) -> Need<'p> {
    let Alternative {
        schemes,
        token,
        scopes,
    } = alternative;
    let schemes = schemes
        .iter()
        .filter_map(|at| provider.security_schemes.get(*at));
    Need {
        schemes: schemes.map(|scheme| scheme.table.name.as_str()).collect(),
        token: *token,
        scopes: names(provider, scopes),
    }
}

/// Returns everything that an operation requires, to tell whether it is the same.
fn described<'p>(provider: &'p Provider, operation: &Operation) -> Vec<Need<'p>> {
    let alternatives = operation.security.iter().flatten();
    let clauses = clauses(provider, operation).into_iter();
    let clauses = clauses.map(|scopes| Need {
        scopes,
        ..Need::default()
    });
    alternatives
        .map(|one| need(provider, one))
        .chain(clauses)
        .collect()
}

impl Need<'_> {
    /// Returns the credentials for messages.
    fn shown(&self) -> String {
        let mut parts: Vec<String> = self.schemes.iter().map(|s| format!("`{s}`")).collect();
        if self.token {
            parts.push("an access token".into());
        }
        if parts.is_empty() {
            parts.push("no credential".into());
        }
        parts.join(" and ")
    }
}
