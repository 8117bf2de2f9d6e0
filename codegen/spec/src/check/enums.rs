//! Values of open enums.

use std::collections::HashMap;

use super::names::{self, Kind};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::spec::EnumValue;

pub(super) fn check(values: &[EnumValue], found: &mut Vec<Diagnostic>) {
    let mut first = HashMap::new();
    let mut different = Vec::new();
    for value in values {
        let earlier = *first
            .entry(value.value.as_str())
            .or_insert(value.value.span);
        if earlier == value.value.span {
            different.push(value);
            continue;
        }
        let message = format!("the value `{}` stands twice", shown(&value.value));
        found.push(
            Diagnostic::error(Code::DuplicateValue, message)
                .at(value.value.span, "again here")
                .see(earlier, "first here"),
        );
    }
    let named = different
        .into_iter()
        .map(|value| (value.rust_name(), &value.value));
    names::unique(&Kind::VALUES, named, found);
    for name in values.iter().filter_map(|value| value.rust_name.as_ref()) {
        names::reserved(
            name,
            &["Unknown", "Self"],
            "is a name of every generated enum's own",
            found,
        );
    }
}
