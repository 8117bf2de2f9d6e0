//! Values of open enums.

use std::collections::HashMap;

use super::names::{self, Kind};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::spec::{EnumValue, Scalar};

pub(super) fn check(values: &[EnumValue], found: &mut Vec<Diagnostic>) {
    let mut first = HashMap::new();
    for value in values {
        let earlier = *first.entry(&value.value.value).or_insert(value.value.span);
        if earlier == value.value.span {
            continue;
        }
        let message = format!("duplicate value `{}`", shown(&value.value.to_string()));
        found.push(
            Diagnostic::error(Code::DuplicateValue, message)
                .at(value.value.span, "repeated here")
                .see(earlier, "first here"),
        );
    }
    one_kind(values, found);
    // Derived names are made unique.
    let named = || values.iter().filter_map(|value| value.rust_name.as_ref());
    names::unique(
        &Kind::VALUES,
        named().map(|name| (name.value.clone(), name)),
        found,
    );
    for name in named() {
        names::reserved(
            name,
            &["Unknown", "Self"],
            "is a reserved name of generated enums",
            found,
        );
    }
}

/// An enum's values are all strings or all integers.
fn one_kind(values: &[EnumValue], found: &mut Vec<Diagnostic>) {
    let is_text = |value: &&EnumValue| matches!(value.value.value, Scalar::Text(_));
    let text = values.iter().find(is_text);
    let other = values.iter().find(|value| !is_text(value));
    if let (Some(text), Some(other)) = (text, other) {
        let message = "the enum mixes strings and integers";
        found.push(
            Diagnostic::error(Code::MixedEnum, message)
                .at(other.value.span, "an integer")
                .see(text.value.span, "a string"),
        );
    }
}
