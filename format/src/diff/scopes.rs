//! Compares scopes: which exist, what they imply, how they are requested, and which operations and
//! static tokens have them.

use std::collections::{HashMap, HashSet};

use licit_tables::owned::ScopeFormat;

use super::code::Code;
use super::pair::{Pair, matched, pairs};
use super::walk::Walk;
use crate::resolve::{Clause, Credential, Provider, Scope};
use crate::source::Span;

/// Returns the names of scopes at these positions.
pub(super) fn names<'p>(provider: &'p Provider, positions: &[usize]) -> Vec<&'p str> {
    let scopes = positions.iter().filter_map(|at| provider.scopes.get(*at));
    scopes.map(|scope| scope.name.as_str()).collect()
}

/// Returns the names of scopes and of all that they imply.
pub(super) fn closure<'p>(provider: &'p Provider, positions: &[usize]) -> HashSet<&'p str> {
    names(provider, &provider.closure(positions))
        .into_iter()
        .collect()
}

/// Returns names in quotes: `` `a` or `b` ``.
pub(super) fn listed(names: &[&str], word: &str) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(word)
}

pub(super) fn scopes(walk: &mut Walk<'_>) {
    let (old, new) = (walk.old, walk.new);
    let found = matched(&old.scopes, &new.scopes, |scope| scope.name.as_str());
    let places = [places(old), places(new)];
    let spans = |name: &str| places.each_ref().map(|places| places.get(name).copied());
    walk.within("scopes", |walk| {
        for gone in found.gone {
            walk.at(&gone.name, spans(&gone.name), |walk| {
                walk.report(
                    Code::ScopeGone,
                    format!("the scope `{}` is removed", gone.name),
                );
            });
        }
        for added in found.added {
            walk.at(&added.name, spans(&added.name), |walk| {
                walk.report(
                    Code::ScopeAdded,
                    format!("the scope `{}` is added", added.name),
                );
            });
        }
        for both in found.both {
            let name = &both.old.name;
            walk.at(name, spans(name), |walk| scope(walk, both));
        }
    });
    clauses(
        walk,
        Pair {
            old: &old.clauses,
            new: &new.clauses,
        },
    );
}

/// Returns where a spec declares scopes.
fn places(provider: &Provider) -> HashMap<&str, Span> {
    let scopes = provider.spec.scopes.iter();
    scopes
        .map(|scope| (scope.name.as_str(), scope.name.span))
        .collect()
}

fn scope(walk: &mut Walk<'_>, pair: Pair<'_, Scope>) {
    pairs!(Scope { rust_name, description, implies, deprecated, offline } without {
        name: "identifies the scope"
    } = pair);
    walk.renamed("trait", rust_name);
    walk.text("description", description);
    let old = closure(walk.old, implies.old);
    let new = closure(walk.new, implies.new);
    for gone in names(walk.old, &walk.old.closure(implies.old)) {
        if !new.contains(gone) {
            walk.report(
                Code::ImplicationGone,
                format!("it no longer implies `{gone}`"),
            );
        }
    }
    for added in names(walk.new, &walk.new.closure(implies.new)) {
        if !old.contains(added) {
            walk.report(Code::ImplicationAdded, format!("it implies `{added}`"));
        }
    }
    walk.flag(
        [Code::Deprecated, Code::NoLongerDeprecated],
        "deprecated",
        deprecated,
    );
    walk.flag(
        [Code::OfflineRequired, Code::OfflineNotRequired],
        "offline",
        offline,
    );
}

/// Compares the names of traits that stand for one of several scopes. What operations require is
/// compared with the operations.
fn clauses(walk: &mut Walk<'_>, pair: Pair<'_, Vec<Clause>>) {
    let (old_provider, new_provider) = (walk.old, walk.new);
    let names_of = |provider, clause: &Clause| {
        let mut names = names(provider, &clause.scopes);
        names.sort_unstable();
        names.join(" | ")
    };
    let old = pair
        .old
        .iter()
        .map(|one| (names_of(old_provider, one), one));
    let new = pair
        .new
        .iter()
        .map(|one| (names_of(new_provider, one), one));
    let (old, new): (Vec<_>, Vec<_>) = (old.collect(), new.collect());
    for both in matched(&old, &new, |(names, _)| names.as_str()).both {
        let (names, old) = both.old;
        let (_, new) = both.new;
        pairs!(
            Clause { rust_name, scopes } = Pair {
                old: *old,
                new: *new
            }
        );
        // The name of a single scope is compared with the scope.
        if scopes.old.len() > 1 {
            walk.within(names, |walk| walk.renamed("trait", rust_name));
        }
    }
}

pub(super) fn default_scopes(walk: &mut Walk<'_>, pair: Pair<'_, Option<Vec<usize>>>) {
    let of = |provider, scopes: &Option<Vec<usize>>| {
        names(provider, scopes.as_deref().unwrap_or_default())
    };
    let (old, new) = (of(walk.old, pair.old), of(walk.new, pair.new));
    walk.within("default_scopes", |walk| {
        let found = matched(&old, &new, |name| *name);
        for gone in found.gone {
            let message = format!("`{gone}` is no longer granted by default");
            walk.report(Code::DefaultScopeGone, message);
        }
        for added in found.added {
            let message = format!("`{added}` is granted by default");
            walk.report(Code::DefaultScopeAdded, message);
        }
    });
}

pub(super) fn scope_format(walk: &mut Walk<'_>, pair: Pair<'_, ScopeFormat>) {
    walk.within("scope_format", |walk| {
        pairs!(ScopeFormat {
            parameter, separator, elsewhere, templates, on_authorization, on_exchange, on_refresh,
            required,
        } without {
            default: "compared as `default_scopes`",
            implied: "compared with each scope",
            offline: "compared with each scope",
        } = pair);
        let code = Code::ScopeFormat;
        walk.value(code, "parameter", "the parameter", parameter);
        walk.value(code, "separator", "the separator", separator);
        walk.value(
            code,
            "parameters",
            "the scopes with parameters of their own",
            elsewhere,
        );
        walk.value(
            code,
            "templates",
            "the scopes that are templates",
            templates,
        );
        let what = "whether authorization requests have scopes";
        walk.value(code, "sent_on", what, on_authorization);
        walk.value(
            code,
            "sent_on",
            "whether code exchanges have scopes",
            on_exchange,
        );
        walk.value(
            code,
            "sent_on",
            "whether refresh requests have scopes",
            on_refresh,
        );
        walk.flag(
            [Code::ScopesRequired, Code::ScopesOptional],
            "required",
            required,
        );
    });
}

/// Compares static tokens.
pub(super) fn credentials(walk: &mut Walk<'_>, pair: Pair<'_, Vec<Credential>>) {
    let found = matched(pair.old, pair.new, |credential| credential.name.as_str());
    walk.within("credentials", |walk| {
        for gone in found.gone {
            walk.within(&gone.name, |walk| {
                walk.report(Code::CredentialGone, format!("`{}` is removed", gone.name));
            });
        }
        for added in found.added {
            walk.within(&added.name, |walk| {
                walk.report(Code::CredentialAdded, format!("`{}` is added", added.name));
            });
        }
        for both in found.both {
            walk.within(&both.old.name, |walk| credential(walk, both));
        }
    });
}

fn credential(walk: &mut Walk<'_>, pair: Pair<'_, Credential>) {
    pairs!(Credential { rust_name, description, docs, scopes, acts_as } without {
        name: "identifies the credential"
    } = pair);
    walk.renamed("constructor", rust_name);
    walk.text("description", description);
    walk.text("docs", docs);
    walk.value(
        Code::TokenParty,
        "acts_as",
        "the party of the token",
        acts_as,
    );
    // A token without a list has every scope.
    let (old, new) = match (scopes.old, scopes.new) {
        (None, None) => return,
        (None, Some(_)) => {
            walk.report(Code::CredentialNarrower, "it no longer has every scope");
            return;
        }
        (Some(_), None) => {
            walk.report(Code::CredentialWider, "it has every scope");
            walk.report(Code::RustType, "the constructor takes no scope set");
            return;
        }
        (Some(old), Some(new)) => (closure(walk.old, old), closure(walk.new, new)),
    };
    let sorted = |names: &mut Vec<&str>| names.sort_unstable();
    let mut gone: Vec<_> = old.difference(&new).copied().collect();
    let mut added: Vec<_> = new.difference(&old).copied().collect();
    sorted(&mut gone);
    sorted(&mut added);
    for gone in gone {
        walk.report(
            Code::CredentialNarrower,
            format!("it no longer has `{gone}`"),
        );
    }
    for added in added {
        walk.report(Code::CredentialWider, format!("it has `{added}`"));
    }
}
