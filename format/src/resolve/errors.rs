//! Error shapes and documented errors.

use std::collections::{HashMap, HashSet};

use super::model::{ErrorPlace, ErrorRule, ErrorShape, Meaning, Operation, StatusRange, Type};
use super::types::Types;
use crate::source::Spanned;
use crate::spec::{Spec, TypedError};

pub(super) fn shapes(spec: &Spec) -> Vec<ErrorShape> {
    spec.errors
        .shapes
        .iter()
        .map(|shape| ErrorShape {
            name: shape.name.value.clone(),
            present: [&shape.present, &shape.code, &shape.message]
                .into_iter()
                .flatten()
                .next()
                .cloned()
                .unwrap_or_default(),
            code: shape.code.clone(),
            message: shape.message.clone(),
            documentation_url: shape.documentation_url.clone(),
            retry_after: shape.retry_after.clone(),
            at_success: shape.at_success,
            unless: patterns(&shape.unless),
        })
        .collect()
}

/// Returns every distinguishable error with the type of its body: the provider's documented errors
/// and those of single operations. Sets the positions of its own errors on each operation.
pub(super) fn resolve(
    types: &Types<'_>,
    operations: &mut [Operation],
) -> (Vec<ErrorRule>, Vec<Option<Type>>) {
    let mut rules = rules(types);
    let documented = types.index.spec.errors.documented.iter();
    let mut bodies: Vec<_> = documented
        .map(|rule| rule.body.as_ref().map(|body| types.of(body)))
        .collect();
    let by_status = by_status(types);
    number(types, rules.len(), &by_status, operations);
    add_by_status(types, &mut rules, &by_status);
    bodies.extend(by_status.into_iter().map(|error| error.body));
    (rules, bodies)
}

fn rules(types: &Types<'_>) -> Vec<ErrorRule> {
    let spec = types.index.spec;
    let shape = |name: &str| {
        spec.errors
            .shapes
            .iter()
            .position(|shape| shape.name.value == name)
    };
    let operations = spec.operations.iter();
    let listed: HashSet<&str> = operations
        .flat_map(|operation| &operation.errors.named)
        .map(|name| name.as_str())
        .collect();
    spec.errors
        .documented
        .iter()
        .map(|rule| ErrorRule {
            name: rule.name.value.clone(),
            description: rule.description.clone(),
            docs: rule.docs.clone(),
            status: rule.status.clone(),
            code: super::text(rule.code.as_ref()),
            matches: patterns(&rule.matches),
            media_type: None,
            shape: rule.shape.as_ref().and_then(|name| shape(name)),
            at: rule.at.unwrap_or(ErrorPlace::Anywhere),
            means: rule.means.unwrap_or(Meaning::Rejected),
            class: None,
            listed: listed.contains(rule.name.as_str()),
            typed_only: false,
        })
        .collect()
}

/// Adds the errors that operations tell by their status alone.
fn add_by_status(types: &Types<'_>, rules: &mut Vec<ErrorRule>, by_status: &[ByStatus]) {
    let mut taken: HashSet<String> = ["Unexpected", "Runtime"]
        .into_iter()
        .map(str::to_owned)
        .chain(rules.iter().map(|rule| rule.name.clone()))
        .collect();
    let mut counts: HashMap<StatusRange, usize> = HashMap::new();
    for error in by_status {
        *counts.entry(error.status).or_default() += 1;
    }
    for error in by_status {
        let ByStatus {
            status,
            media_type,
            body,
        } = error;
        let alone = counts.get(status) == Some(&1);
        let (one, class) = match status {
            StatusRange::One(status) => (Some(*status), None),
            StatusRange::Class(class) => (None, Some(u16::from(*class))),
            StatusRange::Default => (None, None),
        };
        rules.push(ErrorRule {
            name: variant(types, *status, body.as_ref(), alone, &mut taken),
            status: one.into_iter().collect(),
            class,
            media_type: media_type.clone(),
            at: ErrorPlace::Api,
            listed: true,
            typed_only: true,
            ..ErrorRule::default()
        });
    }
}

/// Sets the positions of its own errors on each operation: those that it names, and those of its
/// statuses, which follow the documented ones.
fn number(
    types: &Types<'_>,
    documented: usize,
    by_status: &[ByStatus],
    operations: &mut [Operation],
) {
    let spec = types.index.spec;
    let mut by_name: HashMap<&str, usize> = HashMap::new();
    for (at, rule) in spec.errors.documented.iter().enumerate() {
        by_name.entry(rule.name.as_str()).or_insert(at);
    }
    let positions = by_status.iter().enumerate();
    let positions: HashMap<_, _> = positions
        .map(|(at, pair)| (pair, documented + at))
        .collect();
    for (operation, resolved) in spec.operations.iter().zip(operations) {
        let named = operation.errors.named.iter();
        let listed = named.filter_map(|name| by_name.get(name.as_str()).copied());
        let own = operation.errors.typed.iter();
        let own = own.filter_map(|error| positions.get(&ByStatus::of(types, error)).copied());
        let errors = &mut resolved.table.errors;
        *errors = listed.chain(own).collect();
        errors.sort_unstable();
        errors.dedup();
    }
}

/// A status, and the body with which operations report it.
#[derive(Clone, PartialEq, Eq, Hash)]
struct ByStatus {
    status: StatusRange,
    media_type: Option<String>,
    body: Option<Type>,
}

impl ByStatus {
    fn of(types: &Types<'_>, error: &TypedError) -> Self {
        Self {
            status: error.status.value,
            media_type: error.media_type.clone(),
            body: error.body.as_ref().map(|body| types.of(body)),
        }
    }
}

/// Status and body of the errors that operations tell by status: the special ones first, because
/// errors are tried in order.
fn by_status(types: &Types<'_>) -> Vec<ByStatus> {
    let operations = types.index.spec.operations.iter();
    let all = operations.flat_map(|operation| &operation.errors.typed);
    let mut seen = HashSet::new();
    let mut pairs: Vec<_> = all
        .map(|error| ByStatus::of(types, error))
        .filter(|error| seen.insert(error.clone()))
        .collect();
    pairs.sort_by_key(|error| error.status);
    pairs
}

/// The variant's name: what the status is called, with the body's type where that is not enough.
fn variant(
    types: &Types<'_>,
    status: StatusRange,
    body: Option<&Type>,
    alone: bool,
    names: &mut HashSet<String>,
) -> String {
    let reason = match status {
        StatusRange::Default => "DefaultError".to_owned(),
        status => status.rust_name(),
    };
    if alone && names.insert(reason.clone()) {
        return reason;
    }
    let wished = match body {
        Some(body) => format!("{reason}{}", types.variant_name(body)),
        None => reason,
    };
    let mut name = wished.clone();
    let mut number = 2;
    while !names.insert(name.clone()) {
        name = format!("{wished}{number}");
        number += 1;
    }
    name
}

/// Pointers and what stands there.
pub(super) fn patterns(written: &[(Spanned<String>, Spanned<String>)]) -> Vec<(String, String)> {
    written
        .iter()
        .map(|(pointer, pattern)| (pointer.value.clone(), pattern.value.clone()))
        .collect()
}
