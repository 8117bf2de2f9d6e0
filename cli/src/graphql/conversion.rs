//! What a conversion takes and returns.

use std::collections::BTreeMap;

use graphql_parser::query;
use licit_format::source::Member;

/// A file, with the path that messages name.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Operations and models of a spec, by name.
#[derive(Debug)]
pub(crate) struct Converted {
    pub(crate) operations: Vec<Member>,
    pub(crate) models: Vec<Member>,
    /// The scalars of the schema that became any JSON value.
    pub(crate) untyped: Vec<String>,
}

/// What a user chooses for a conversion.
#[derive(Debug, Default)]
pub(crate) struct Choices {
    /// Types of the format for the schema's own scalars.
    pub(crate) scalars: BTreeMap<String, String>,
    /// Whether the schema's descriptions are left out.
    pub(crate) no_docs: bool,
}

/// A document with the path of its file.
pub(super) type Parsed<'a> = (&'a str, query::Document<'a, &'a str>);
