//! Compares the documented errors of a provider.

use std::collections::HashSet;

use licit_tables::owned::{ErrorRule, ErrorShape};

use super::code::Code;
use super::pair::{Pair, matched, pairs};
use super::types::types;
use super::walk::{Walk, Way};
use crate::resolve::{Provider, Type};

/// A documented error with the type of its body.
type Documented<'p> = (&'p ErrorRule, Option<&'p Type>);

pub(super) fn errors(walk: &mut Walk<'_>) {
    let (old_provider, new_provider) = (walk.old, walk.new);
    let old: Vec<Documented<'_>> = old_provider.errors().collect();
    let new: Vec<Documented<'_>> = new_provider.errors().collect();
    let same_name = matched(&old, &new, |(rule, _)| rule.name.as_str());
    // The same error may have another name.
    let renamed = matched(same_name.gone, same_name.added, |(rule, body)| {
        let pointers = rule.matches.clone();
        let found_by = (rule.status.clone(), rule.class, rule.code.clone(), pointers);
        (
            found_by,
            rule.media_type.clone(),
            body.is_some(),
            rule.listed,
        )
    });
    walk.within("errors", |walk| {
        for (rule, _) in renamed.gone {
            walk.within(&rule.name, |walk| {
                walk.report(Code::ErrorGone, format!("`{}` is removed", rule.name));
            });
        }
        for (rule, _) in renamed.added {
            walk.within(&rule.name, |walk| {
                walk.report(Code::ErrorAdded, format!("`{}` is added", rule.name));
            });
        }
        walk.within("documented", |walk| {
            for both in same_name.both.into_iter().chain(renamed.both) {
                let ((old, old_body), (new, new_body)) = (*both.old, *both.new);
                walk.within(&old.name, |walk| {
                    error(walk, Pair { old, new });
                    body(walk, old_body, new_body);
                });
            }
        });
    });
}

fn error(walk: &mut Walk<'_>, pair: Pair<'_, ErrorRule>) {
    pairs!(
        ErrorRule {
            name,
            status,
            class,
            media_type,
            code,
            shape,
            matches,
            at,
            means,
            listed,
            typed_only,
            description,
            docs,
        } = pair
    );
    walk.renamed("variant", name);
    let kind = Code::ErrorRecognition;
    walk.value(kind, "status", "the statuses", status);
    walk.value(kind, "status", "the class of statuses", class);
    walk.value(kind, "content_type", "the media type", media_type);
    walk.value(kind, "code", "the code", code);
    let of = |provider: &Provider, at: Option<usize>| {
        let shape = at.and_then(|at| provider.table.error_shapes.get(at));
        shape.map(|shape| shape.name.clone())
    };
    let (old, new) = (of(walk.old, *shape.old), of(walk.new, *shape.new));
    walk.value(
        kind,
        "shape",
        "the structure of the reply",
        Pair {
            old: &old,
            new: &new,
        },
    );
    walk.value(kind, "matches", "the texts in the reply", matches);
    walk.value(kind, "at", "where it occurs", at);
    walk.value(Code::ErrorMeaning, "means", "the meaning", means);
    walk.value(
        kind,
        "listed",
        "whether only some operations have it",
        listed,
    );
    let what = "whether the status determines the meaning";
    walk.value(Code::ErrorMeaning, "typed_only", what, typed_only);
    walk.text("description", description);
    walk.text("docs", docs);
}

fn body(walk: &mut Walk<'_>, old: Option<&Type>, new: Option<&Type>) {
    match (old, new) {
        (Some(old), Some(new)) => {
            walk.within("body", |walk| types(walk, Pair { old, new }, Way::Received));
        }
        (Some(_), None) => walk.report(Code::ErrorBody, "the error has no typed body"),
        (None, Some(_)) => walk.report(Code::ErrorBody, "the error has a typed body"),
        (None, None) => {}
    }
}

/// Compares the errors that an operation lists. `pair` has positions of errors.
pub(super) fn listed(walk: &mut Walk<'_>, pair: Pair<'_, Vec<usize>>) {
    let names = |provider: &Provider, positions: &[usize]| {
        let rules = positions
            .iter()
            .filter_map(|at| provider.table.errors.get(*at));
        rules.map(|rule| rule.name.clone()).collect::<Vec<_>>()
    };
    let (old, new) = (names(walk.old, pair.old), names(walk.new, pair.new));
    let found = matched(&old, &new, String::as_str);
    let has = |provider: &Provider| -> HashSet<String> {
        let rules = provider.table.errors.iter();
        rules.map(|rule| rule.name.clone()).collect()
    };
    if found.gone.is_empty() && found.added.is_empty() {
        return;
    }
    // An error that is gone or new in the whole provider is reported once.
    let (known_old, known_new) = (has(walk.old), has(walk.new));
    walk.within("errors", |walk| {
        for gone in found
            .gone
            .into_iter()
            .filter(|name| known_new.contains(*name))
        {
            let message = format!("the operation no longer has the error `{gone}`");
            walk.report(Code::ErrorGone, message);
        }
        for added in found
            .added
            .into_iter()
            .filter(|name| known_old.contains(*name))
        {
            walk.report(
                Code::ErrorAdded,
                format!("the operation has the error `{added}`"),
            );
        }
    });
}

/// Compares where replies have the parts of errors.
pub(super) fn shapes(walk: &mut Walk<'_>, pair: Pair<'_, Vec<ErrorShape>>) {
    let mut found = matched(pair.old, pair.new, |shape| shape.name.as_str());
    // The name of a structure is not used outside of the spec.
    let unnamed = |shape: &ErrorShape| {
        let shape = ErrorShape {
            name: String::new(),
            ..shape.clone()
        };
        format!("{shape:?}")
    };
    let renamed = matched(found.gone, found.added, unnamed);
    (found.gone, found.added) = (renamed.gone, renamed.added);
    let code = Code::ErrorRecognition;
    walk.within("errors", |walk| {
        walk.within("shapes", |walk| {
            for gone in found.gone {
                walk.report(code, format!("the structure `{}` is removed", gone.name));
            }
            for added in found.added {
                walk.report(code, format!("the structure `{}` is added", added.name));
            }
            for both in found.both {
                pairs!(ErrorShape {
                    present, code, message, documentation_url, retry_after, at_success, unless,
                } without { name: "identifies the structure" } = both);
                walk.within(&both.old.name, |walk| {
                    let kind = Code::ErrorRecognition;
                    walk.value(kind, "present", "the value that must be present", present);
                    walk.value(kind, "code", "the place of the code", code);
                    walk.value(Code::Detail, "message", "the place of the message", message);
                    let what = "the place of the link";
                    walk.value(Code::Detail, "documentation_url", what, documentation_url);
                    let what = "the place of the time to wait";
                    walk.value(Code::RateLimit, "retry_after", what, retry_after);
                    let what = "whether replies with a success status are errors";
                    walk.value(kind, "at_success", what, at_success);
                    walk.value(kind, "unless", "the exceptions", unless);
                });
            }
        });
    });
}
