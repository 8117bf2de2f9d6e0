//! What the tables are made of, kept for as long as the process lives: the runtime borrows its tables
//! for `'static`, as generated code has them.

use licit_runtime::tables::Parameter;

/// A value.
pub(crate) fn one<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// A text.
pub(crate) fn text(text: &str) -> &'static str {
    Box::leak(Box::from(text))
}

/// A text that may be absent.
pub(crate) fn optional(text: Option<&String>) -> Option<&'static str> {
    text.map(|text| self::text(text))
}

/// A list.
pub(crate) fn list<T>(values: impl IntoIterator<Item = T>) -> &'static [T] {
    Box::leak(values.into_iter().collect())
}

/// A list of texts.
pub(crate) fn texts<'t>(texts: impl IntoIterator<Item = &'t String>) -> &'static [&'static str] {
    list(texts.into_iter().map(|text| self::text(text)))
}

/// A list of pairs.
pub(crate) fn pairs(pairs: &[(String, String)]) -> &'static [(&'static str, &'static str)] {
    list(pairs.iter().map(|(name, value)| (text(name), text(value))))
}

/// Parameters with a fixed value.
pub(crate) fn parameters(pairs: &[(String, String)]) -> &'static [Parameter] {
    list(pairs.iter().map(parameter))
}

/// A parameter with a fixed value.
pub(crate) fn parameter((name, value): &(String, String)) -> Parameter {
    Parameter {
        name: text(name),
        value: text(value),
    }
}
