//! Variables of templates, and environments.

use super::read::Pairs;
use crate::source::{Node, Span, Spanned};
use licit_tables::VariableSource;

/// An entry of `variables`.
#[derive(Debug, Clone)]
pub struct Variable {
    /// Its name.
    pub name: Spanned<String>,
    /// `description`
    pub description: Option<String>,
    /// `from`: `app`, `callback`, `token_reply`, `tenants`
    pub from: Option<Spanned<VariableSource>>,
    /// `default`
    pub default: Option<Spanned<String>>,
    /// `format`
    pub format: Option<Spanned<VariableFormat>>,
    /// `pattern`
    pub pattern: Option<Spanned<String>>,
    /// The location of `optional`, if it is true.
    pub optional: Option<Span>,
    /// `under`
    pub under: Option<Vec<Spanned<String>>>,
    /// `prefix`
    pub prefix: Option<Spanned<String>>,
    /// `suffix`
    pub suffix: Option<Spanned<String>>,
    /// The location of `secret`, if it is true.
    pub secret: Option<Span>,
    /// `enum`
    pub values: Option<Vec<Spanned<String>>>,
    /// `example`
    pub example: Option<Spanned<String>>,
}

/// The form of a variable's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VariableFormat {
    /// Any non-empty string.
    Text,
    /// Scheme, host and port.
    Origin,
    /// A host name.
    Host,
    /// A host label.
    Label,
    /// Scheme, host and path.
    Url,
    /// A UUID.
    Uuid,
    /// An email address.
    Email,
}

impl Variable {
    pub(super) fn read(name: Spanned<String>, node: &Node) -> Self {
        Self {
            name,
            description: node.text("description").map(|text| text.value),
            from: node.choice(
                "from",
                &[
                    ("app", VariableSource::App),
                    ("callback", VariableSource::Callback),
                    ("token_reply", VariableSource::TokenReply),
                    ("tenants", VariableSource::Tenant),
                ],
            ),
            default: node.text("default"),
            format: node.choice(
                "format",
                &[
                    ("text", VariableFormat::Text),
                    ("origin", VariableFormat::Origin),
                    ("host", VariableFormat::Host),
                    ("label", VariableFormat::Label),
                    ("url", VariableFormat::Url),
                    ("uuid", VariableFormat::Uuid),
                    ("email", VariableFormat::Email),
                ],
            ),
            pattern: node.text("pattern"),
            optional: node
                .boolean("optional")
                .filter(|flag| flag.value)
                .map(|flag| flag.span),
            under: node.texts("under"),
            prefix: node.text("prefix"),
            suffix: node.text("suffix"),
            secret: node
                .boolean("secret")
                .filter(|flag| flag.value)
                .map(|flag| flag.span),
            values: node.texts("enum"),
            example: node.text("example"),
        }
    }
}

/// An entry of `environments`.
#[derive(Debug, Clone)]
pub struct Environment {
    /// Its name.
    pub name: Spanned<String>,
    /// The variables and their values.
    pub values: Pairs,
}

impl Environment {
    pub(super) fn read(name: Spanned<String>, node: &Node) -> Self {
        Self {
            name,
            values: node.pairs_of(),
        }
    }
}
