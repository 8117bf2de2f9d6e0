//! Equal warnings as one, with a count and the first location.

use std::collections::HashMap;

use super::{Diagnostic, Severity};

/// Warnings that differ only in the names that they contain are grouped if there are more of them.
const FEW: usize = 3;

/// Returns the diagnostics of a human-readable report: the first of equal warnings about documents, with their
/// number. All others remain, because an author has to correct each of them.
pub(super) fn grouped(diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut groups: HashMap<Key, Group> = HashMap::new();
    for (at, diagnostic) in diagnostics.iter().enumerate() {
        if is_about_document(diagnostic) {
            let group = groups.entry(Key::of(diagnostic)).or_insert(Group {
                first: at,
                count: 0,
                are_equal: true,
            });
            group.count += 1;
            let first = diagnostics.get(group.first);
            group.are_equal &= first.is_some_and(|first| first.message == diagnostic.message);
        }
    }
    let mut shown = Vec::new();
    for (at, diagnostic) in diagnostics.iter().enumerate() {
        let group = is_about_document(diagnostic).then(|| groups.get(&Key::of(diagnostic)));
        let Some(group) = group.flatten().filter(|group| group.count > 1) else {
            shown.push(diagnostic.clone());
            continue;
        };
        if !group.are_equal && group.count <= FEW {
            shown.push(diagnostic.clone());
        } else if group.first == at {
            let mut first = diagnostic.clone();
            let message = first.message;
            first.message = if group.are_equal {
                format!("{message} ({} times)", group.count)
            } else {
                format!("{message} (and {} more like this)", group.count - 1)
            };
            shown.push(first);
        }
    }
    shown
}

/// Warnings that have a key in common.
struct Group {
    /// The position of the first one.
    first: usize,
    count: usize,
    /// Whether all have the same message.
    are_equal: bool,
}

/// Whether it is a warning about an OpenAPI document. Their codes are `W01xx`.
pub(super) fn is_about_document(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Warning && diagnostic.code.id().starts_with("W01")
}

/// What equal warnings have in common: everything except names and locations.
#[derive(PartialEq, Eq, Hash)]
struct Key(&'static str, String, String);

impl Key {
    fn of(diagnostic: &Diagnostic) -> Self {
        let label = diagnostic.primary.as_ref();
        let label = label.map_or("", |label| label.text.as_str());
        Self(
            diagnostic.code.id(),
            without_names(&diagnostic.message),
            without_names(label),
        )
    }
}

/// The text without quoted names (in backticks).
fn without_names(text: &str) -> String {
    let parts = text.split('`').enumerate();
    parts
        .filter(|(at, _)| at % 2 == 0)
        .map(|(_, part)| part)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::grouped;
    use crate::diagnostic::{Code, Diagnostic};

    fn messages(diagnostics: &[Diagnostic]) -> Vec<String> {
        let shown = grouped(diagnostics).into_iter();
        shown.map(|diagnostic| diagnostic.message).collect()
    }

    fn about(name: &str) -> Diagnostic {
        Diagnostic::warning(Code::UndeclaredScheme, format!("no scheme `{name}`"))
    }

    #[test]
    fn equal_warnings_are_one_with_a_count() {
        assert_eq!(
            messages(&[about("a"), about("a")]),
            ["no scheme `a` (2 times)"]
        );
    }

    #[test]
    fn warnings_about_many_names_are_grouped_and_about_few_are_not() {
        let few = [about("a"), about("b"), about("c")];
        assert_eq!(
            messages(&few),
            ["no scheme `a`", "no scheme `b`", "no scheme `c`"]
        );
        let many = [about("a"), about("b"), about("c"), about("d")];
        assert_eq!(messages(&many), ["no scheme `a` (and 3 more like this)"]);
    }

    #[test]
    fn errors_and_warnings_about_specs_all_remain() {
        let error = || Diagnostic::error(Code::UndeclaredScheme, "x");
        assert_eq!(messages(&[error(), error()]), ["x", "x"]);
        let warning = || Diagnostic::warning(Code::UnusedScope, "x");
        assert_eq!(messages(&[warning(), warning()]), ["x", "x"]);
    }
}
