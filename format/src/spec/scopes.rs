//! Scopes and their wire format.

use super::Variable;
use crate::name;
use crate::source::{Node, Span, Spanned};

/// An entry of `scopes`.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The scope token.
    pub name: Spanned<String>,
    /// `description`
    pub description: Option<String>,
    /// `implies`
    pub implies: Vec<Spanned<String>>,
    /// `deprecated`
    pub deprecated: bool,
    /// `offline`
    pub offline: bool,
    /// `parameter`
    pub parameter: Option<Spanned<String>>,
    /// `rust_name`
    pub rust_name: Option<Spanned<String>>,
}

impl Scope {
    pub(super) fn read(name: Spanned<String>, node: &Node) -> Self {
        let description = node.as_text().or_else(|| node.any_text("description"));
        Self {
            name,
            description: description
                .map(|text| text.value)
                .filter(|text| !text.is_empty()),
            implies: node.texts("implies").unwrap_or_default(),
            deprecated: node.boolean("deprecated").is_some_and(|flag| flag.value),
            offline: node.boolean("offline").is_some_and(|flag| flag.value),
            parameter: node.text("parameter"),
            rust_name: node.text("rust_name"),
        }
    }

    /// Returns the declared variables that its name contains in braces. Other braces are part of the
    /// name.
    pub fn variables<'s>(&'s self, declared: &'s [Variable]) -> impl Iterator<Item = &'s Variable> {
        declared
            .iter()
            .filter(move |variable| self.name.contains(&format!("{{{}}}", variable.name.value)))
    }

    /// Whether its name is a template.
    pub fn is_template(&self, declared: &[Variable]) -> bool {
        self.variables(declared).next().is_some()
    }

    /// Returns the name of the generated trait.
    pub fn rust_name(&self) -> String {
        self.rust_name
            .as_ref()
            .map_or_else(|| name::pascal(&self.name), |name| name.value.clone())
    }
}

/// `scope_format`
#[derive(Debug, Clone, Default)]
pub struct ScopeFormat {
    /// `parameter`
    pub parameter: Option<Spanned<String>>,
    /// `separator`
    pub separator: Option<Spanned<String>>,
    /// `sent_on`
    pub sent_on: Option<Vec<Spanned<String>>>,
    /// The location of `required`, if it is true.
    pub required: Option<Span>,
}

impl ScopeFormat {
    pub(super) fn read(node: &Node) -> Self {
        Self {
            parameter: node.text("parameter"),
            separator: node.any_text("separator"),
            sent_on: node.texts("sent_on"),
            required: node
                .boolean("required")
                .filter(|flag| flag.value)
                .map(|flag| flag.span),
        }
    }
}
