//! Error shapes and documented errors.

use super::model::{ErrorPlace, ErrorRule, ErrorShape, Meaning};
use super::types::Types;
use crate::source::Spanned;
use crate::spec::Spec;

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

pub(super) fn rules(types: &Types<'_>) -> Vec<ErrorRule> {
    let spec = types.index.spec;
    let shape = |name: &str| {
        spec.errors
            .shapes
            .iter()
            .position(|shape| shape.name.value == name)
    };
    spec.errors
        .documented
        .iter()
        .map(|rule| ErrorRule {
            rust_name: rule.name.value.clone(),
            description: rule.description.clone(),
            docs: rule.docs.clone(),
            status: rule.status.clone(),
            code: super::text(rule.code.as_ref()),
            matches: patterns(&rule.matches),
            shape: rule.shape.as_ref().and_then(|name| shape(name)),
            at: rule.at.unwrap_or(ErrorPlace::Anywhere),
            means: rule.means.unwrap_or(Meaning::Rejected),
            body: rule.body.as_ref().map(|body| types.of(body)),
        })
        .collect()
}

/// Pointers and what stands there.
fn patterns(written: &[(Spanned<String>, Spanned<String>)]) -> Vec<(String, String)> {
    written
        .iter()
        .map(|(pointer, pattern)| (pointer.value.clone(), pattern.value.clone()))
        .collect()
}
