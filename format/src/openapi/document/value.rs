//! Values of a document.

use crate::source::{Json, Node};

/// Keys whose values are maps and lists that documents move to other files as a whole, although OpenAPI has no
/// references there.
const SECTIONS: &[&str] = &[
    "components",
    "content",
    "examples",
    "headers",
    "info",
    "parameters",
    "paths",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "security",
    "securitySchemes",
    "servers",
    "tags",
];

/// Follows references. A trait, because the documents consist of values.
pub(crate) trait References: std::fmt::Debug {
    /// Returns the value itself, or the target of its chain of references.
    fn resolved<'a>(&'a self, at: At<'a>) -> Option<At<'a>>;
}

/// A value of a document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At<'a> {
    pub(super) documents: &'a dyn References,
    /// The value.
    pub(crate) node: &'a Node,
    /// The document's position.
    pub(crate) file: usize,
}

impl<'a> At<'a> {
    /// Returns the value of a key. A reference in place of a section is followed.
    pub(crate) fn get(self, key: &str) -> Option<Self> {
        let value = self.to(self.node.get(key)?);
        let target = || self.documents.resolved(value);
        let target = SECTIONS.contains(&key).then(target).flatten();
        Some(target.unwrap_or(value))
    }

    pub(crate) fn to(self, node: &'a Node) -> Self {
        Self { node, ..self }
    }

    /// Returns the string at a key. In YAML, a name without quotation marks may be a number.
    pub(crate) fn text(self, key: &str) -> Option<&'a str> {
        scalar_of(self.node.get(key)?)
    }

    /// Whether a key is `true`.
    pub(crate) fn is(self, key: &str) -> bool {
        matches!(
            self.node.get(key).map(|n| &n.value),
            Some(Json::Boolean(true))
        )
    }

    /// Identifies the value, because different values may be equal.
    pub(crate) fn identity(self) -> usize {
        std::ptr::from_ref(self.node).addr()
    }
}

/// Returns the string value of a node.
pub(crate) fn text_of(node: &Node) -> Option<&str> {
    match &node.value {
        Json::Text(text) => Some(text),
        _ => None,
    }
}

/// Returns a string, or the text of a number or a boolean: how YAML reads a string without quotation
/// marks.
pub(crate) fn scalar_of(node: &Node) -> Option<&str> {
    match &node.value {
        Json::Text(text) | Json::Number(text) => Some(text),
        Json::Boolean(true) => Some("true"),
        Json::Boolean(false) => Some("false"),
        Json::Null | Json::List(_) | Json::Object(_) => None,
    }
}
