//! For a rule, an excerpt of a spec, an OpenAPI document or an overlay that breaks it, and the same excerpt
//! as it should be.

mod advice;
mod document;
mod entry;
mod grant;
mod model;
mod operation;
mod reply;
mod scope;
#[cfg(test)]
mod tests;
mod text;
mod variable;

use self::entry::Entry;
use super::Code;

/// The file that an example is an excerpt of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Excerpt {
    /// Keys of a spec.
    Spec,
    /// Keys of an OpenAPI document that a spec names in `api.openapi`.
    Document,
    /// Keys of an OpenAPI Overlay that a spec names in `api.overlays`.
    Overlay,
}

/// An example of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example {
    /// The file that the excerpts are of.
    pub of: Excerpt,
    /// Keys that break the rule.
    pub wrong: &'static str,
    /// The same keys as they should be.
    pub right: &'static str,
}

const EXAMPLES: &[(Excerpt, &[Entry])] = &[
    (Excerpt::Spec, text::EXAMPLES),
    (Excerpt::Spec, scope::EXAMPLES),
    (Excerpt::Spec, grant::EXAMPLES),
    (Excerpt::Spec, variable::EXAMPLES),
    (Excerpt::Spec, model::EXAMPLES),
    (Excerpt::Spec, operation::EXAMPLES),
    (Excerpt::Spec, reply::EXAMPLES),
    (Excerpt::Spec, document::OF_SPECS),
    (Excerpt::Spec, advice::EXAMPLES),
    (Excerpt::Document, document::OF_DOCUMENTS),
    (Excerpt::Overlay, document::OF_OVERLAYS),
];

/// The rules that a few keys cannot break, each with the reason.
const WITHOUT: &[(Code, &str)] = &[
    (
        Code::TooLarge,
        "Only a file of more than 64 MiB, or with more than a million values, breaks this rule.",
    ),
    (
        Code::NotUtf8,
        "The fault is in the bytes of the file, which a text cannot show.",
    ),
    (
        Code::TooDeep,
        "Only a value with more than 128 levels breaks this rule.",
    ),
    (
        Code::TooCostly,
        "Only a document with thousands of schemas or references breaks this rule.",
    ),
    (
        Code::DocumentAsSpec,
        "The file is a document from its first line to the last, and not an excerpt of a spec.",
    ),
    (
        Code::SecurityTooComplex,
        "Only a requirement with more than 64 combinations of credentials breaks this rule.",
    ),
    (
        Code::NoDocumentRoot,
        "The fault is in an option of the command line, the macro or the build script, not in a file.",
    ),
];

impl Code {
    /// Returns an example, if a few keys of a file can show the rule.
    pub fn example(self) -> Option<Example> {
        let mut all = EXAMPLES
            .iter()
            .flat_map(|(of, entries)| entries.iter().map(move |entry| (*of, entry)));
        all.find(|(_, (code, ..))| *code == self)
            .map(|(of, &(_, wrong, right))| Example { of, wrong, right })
    }

    /// Returns why the rule has no [`example`](Self::example), if it has none.
    pub fn why_no_example(self) -> Option<&'static str> {
        let found = WITHOUT.iter().find(|(code, _)| *code == self);
        found.map(|(_, reason)| *reason)
    }
}
