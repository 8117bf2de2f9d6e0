//! Error shapes and documented errors.

use std::collections::{HashMap, HashSet};

use super::model::{ErrorPlace, ErrorRule, ErrorShape, Operation, StatusRange, Type};
use super::types::Types;
use crate::name::{Choice, choose, limited};
use crate::source::{Spanned, value_of};
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
            code: value_of(rule.code.as_ref()),
            matches: patterns(&rule.matches),
            media_type: None,
            shape: rule.shape.as_ref().and_then(|name| shape(name)),
            at: rule.place(),
            means: rule.meaning(),
            class: None,
            listed: listed.contains(rule.name.as_str()),
            typed_only: false,
        })
        .collect()
}

/// Adds the errors that operations declare by status.
fn add_by_status(types: &Types<'_>, rules: &mut Vec<ErrorRule>, by_status: &[ByStatus]) {
    let variants = variants(types, rules, by_status);
    for (error, name) in by_status.iter().zip(variants) {
        let (one, class) = match error.status {
            StatusRange::One(status) => (Some(status), None),
            StatusRange::Class(class) => (None, Some(u16::from(class))),
            StatusRange::Default => (None, None),
        };
        rules.push(ErrorRule {
            name,
            status: one.into_iter().collect(),
            class,
            media_type: error.media_type.clone(),
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

/// Returns status and body of the errors that operations declare by status. Single statuses come
/// first, because rules are tried in order.
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

/// Returns the variants' names, made of the status and the body's type, so that other errors do not
/// change a name.
fn variants(types: &Types<'_>, rules: &[ErrorRule], by_status: &[ByStatus]) -> Vec<String> {
    let taken: HashSet<String> = ["Unexpected", "Runtime"]
        .into_iter()
        .map(str::to_owned)
        .chain(rules.iter().map(|rule| rule.name.clone()))
        .collect();
    let words: Vec<(String, String)> = by_status
        .iter()
        .map(|error| {
            let body = error.body.as_ref().map(|body| types.variant_name(body));
            (reason(error.status), body.unwrap_or_default())
        })
        .collect();
    let places: Vec<String> = words
        .iter()
        .zip(by_status)
        .map(|((reason, body), error)| {
            let media_type = error.media_type.as_deref().unwrap_or_default();
            format!("{reason} {body} {media_type}")
        })
        .collect();
    let choices: Vec<Choice<'_>> = by_status
        .iter()
        .zip(&words)
        .zip(&places)
        .map(|((error, (reason, body)), place)| Choice {
            rank: 0,
            names: Box::new(move |level| match level {
                0 if body.is_empty() => Some(reason.clone()),
                // The type's name already names the status.
                0 if body.contains(reason) || error.status == StatusRange::Default => {
                    Some(limited(body))
                }
                0 => Some(limited(&format!("{reason}{body}"))),
                1 if body.is_empty() => Some(format!("{reason}Reply")),
                1 => Some(limited(&format!("{reason}{body}Body"))),
                _ => None,
            }),
            place,
        })
        .collect();
    choose(&choices, taken, str::to_owned)
}

fn reason(status: StatusRange) -> String {
    match status {
        StatusRange::Default => "DefaultError".to_owned(),
        status => status.rust_name(),
    }
}

/// Returns JSON pointers with the patterns of their values.
pub(super) fn patterns(written: &[(Spanned<String>, Spanned<String>)]) -> Vec<(String, String)> {
    written
        .iter()
        .map(|(pointer, pattern)| (pointer.value.clone(), pattern.value.clone()))
        .collect()
}
