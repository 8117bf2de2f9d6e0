//! The meaning of a schema: references resolved, `allOf` merged, and the dialects of OpenAPI 3.0
//! and 3.1 unified (JSON Schema 2020-12 §10, OpenAPI 3.0.3 §4.7.24). Naming and lowering happen
//! elsewhere.

mod read;

use std::collections::HashSet;

pub(crate) use read::{followed, read};

use super::document::At;
use crate::source::{Node, Span, Spanned};

/// One of the schemas that together describe a value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facet<'a> {
    pub(crate) at: At<'a>,
    /// Whether to ignore `oneOf` and `anyOf`, whose members contain the keys beside them.
    pub(crate) without_unions: bool,
}

impl<'a> Facet<'a> {
    pub(crate) fn of(at: At<'a>) -> Self {
        Self {
            at,
            without_unions: false,
        }
    }
}

/// The combined meaning of all facets.
#[derive(Debug, Default, Clone)]
pub(crate) struct Schema<'a> {
    /// The schema is a reference, and its siblings do not change its meaning.
    pub(crate) reference: Option<At<'a>>,
    /// The JSON types except `null`; empty if unspecified.
    pub(crate) types: Vec<&'a str>,
    /// Whether `null` is allowed.
    pub(crate) nullable: bool,
    /// `format`
    pub(crate) format: Option<&'a str>,
    /// `enum` and `const`, without `null`.
    pub(crate) values: Option<Vec<&'a Node>>,
    /// `properties`. A property that is described several times has all descriptions.
    pub(crate) properties: Vec<Property<'a>>,
    /// `required`
    pub(crate) required: HashSet<&'a str>,
    /// The location of the first `required`.
    pub(crate) required_at: Option<Span>,
    /// `additionalProperties`, or otherwise `unevaluatedProperties`.
    pub(crate) additional: Additional<'a>,
    /// The schemas of `patternProperties`.
    pub(crate) patterns: Vec<At<'a>>,
    /// Their patterns.
    pub(crate) names: Vec<&'a str>,
    /// `items`
    pub(crate) items: Vec<Facet<'a>>,
    /// `prefixItems`, or a list of `items`: the schemas of the first items.
    pub(crate) prefix: Vec<At<'a>>,
    /// `oneOf` and `anyOf`
    pub(crate) unions: Vec<Union<'a>>,
    /// A `discriminator` beside properties: the schemas that extend this one are its variants.
    pub(crate) discriminator: Option<At<'a>>,
    /// The location of the first facet.
    pub(crate) at: Option<At<'a>>,
    /// Whether a reference is dangling.
    pub(crate) dangling: Option<(At<'a>, &'a str)>,
    /// The facets beside a reference that only limit its values.
    pub(crate) bounds: Vec<Facet<'a>>,
    /// All facets, with references resolved.
    pub(crate) facets: Vec<Facet<'a>>,
    /// Whether a length or pattern implies a string.
    pub(crate) text_like: bool,
    /// `contentEncoding`
    pub(crate) encoding: Option<&'a str>,
}

#[derive(Debug, Clone)]
pub(crate) struct Property<'a> {
    pub(crate) name: Spanned<String>,
    pub(crate) facets: Vec<Facet<'a>>,
}

/// The type of additional properties.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) enum Additional<'a> {
    /// Unspecified.
    #[default]
    Unsaid,
    /// None.
    None,
    /// Any.
    Any,
    /// Of this schema.
    Of(At<'a>),
}

/// `oneOf` or `anyOf`.
#[derive(Debug, Clone)]
pub(crate) struct Union<'a> {
    pub(crate) members: Vec<At<'a>>,
    pub(crate) discriminator: Option<At<'a>>,
    pub(crate) at: At<'a>,
}

/// Keys that describe the type of a value, not only its metadata.
const STRUCTURAL: &[&str] = &[
    "$ref",
    "type",
    "format",
    "properties",
    "items",
    "prefixItems",
    "enum",
    "const",
    "oneOf",
    "anyOf",
    "allOf",
    "additionalProperties",
    "unevaluatedProperties",
    "patternProperties",
    "required",
    "contentEncoding",
    "if",
    "then",
    "else",
    "dependentSchemas",
];

impl<'a> Schema<'a> {
    /// Whether a key describes the members of an object.
    pub(crate) fn is_about_members(&self) -> bool {
        !self.properties.is_empty()
            || !self.patterns.is_empty()
            || !matches!(self.additional, Additional::Unsaid)
    }

    /// Returns the facets without their `oneOf` and `anyOf`.
    pub(crate) fn without_unions(&self) -> Vec<Facet<'a>> {
        let facets = self.facets.iter();
        let facets = facets.map(|facet| Facet {
            without_unions: true,
            ..*facet
        });
        facets.collect()
    }

    /// Whether the members that have no property are those of `patternProperties`, and of
    /// `additionalProperties` where it has a schema or is false (JSON Schema 2020-12 §10.3.2).
    pub(crate) fn closes_patterns(&self) -> bool {
        /// Patterns that every name matches.
        const ANY: &[&str] = &[
            "", ".*", ".+", "^.*$", "^.+$", "^.*", "^.+", "^(.*)$", "^(.+)$",
        ];
        let is_any = |pattern: &&str| ANY.contains(pattern);
        self.patterns.is_empty()
            || !matches!(self.additional, Additional::Unsaid)
            || self.names.iter().any(is_any)
    }

    /// Identifies a schema made of several facets by the facets that matter. `None` if there is
    /// only one, which its location identifies.
    pub(crate) fn identity(&self) -> Option<Vec<(usize, bool)>> {
        let says_something = |facet: &&Facet<'_>| {
            let keys = facet.at.node.members().iter();
            keys.map(|member| member.key.as_str())
                .any(|key| STRUCTURAL.contains(&key) && !matches!(key, "$ref" | "allOf"))
        };
        let facets = self.facets.iter().filter(says_something);
        let mut identity: Vec<_> = facets
            .map(|facet| (facet.at.identity(), facet.without_unions))
            .collect();
        identity.sort_unstable();
        (identity.len() > 1).then_some(identity)
    }
}
