//! Values: those of enums, and constants.

use std::fmt;

use crate::source::{Json, Node, Spanned};

/// A value that an enum lists, or that a property always has.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// A text.
    Text(String),
    /// An integer.
    Integer(i64),
    /// `true` or `false`.
    Boolean(bool),
}

impl Scalar {
    /// Reads what stands at a place, if it is one.
    pub(super) fn read(node: &Node) -> Option<Spanned<Self>> {
        let value = match &node.value {
            Json::Text(text) => Self::Text(text.clone()),
            Json::Boolean(value) => Self::Boolean(*value),
            Json::Number(_) => Self::Integer(node.as_integer()?.try_into().ok()?),
            Json::Null | Json::List(_) | Json::Object(_) => return None,
        };
        Some(Spanned::new(value, node.inner_span()))
    }

    /// The value in JSON.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Integer(number) => (*number).into(),
            Self::Boolean(value) => (*value).into(),
        }
    }
}

/// The value as it stands in JSON, texts without quotes.
impl fmt::Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Integer(number) => number.fmt(f),
            Self::Boolean(value) => value.fmt(f),
        }
    }
}

/// A value of an open enum.
#[derive(Debug, Clone)]
pub struct EnumValue {
    /// The value on the wire: a text or an integer.
    pub value: Spanned<Scalar>,
    /// `rust_name`
    pub rust_name: Option<Spanned<String>>,
    /// `description`
    pub description: Option<String>,
}

impl EnumValue {
    /// The values at `enum`.
    pub(super) fn read_all(node: &Node) -> Vec<Self> {
        let elements = node.get("enum").map(Node::elements).unwrap_or_default();
        elements.iter().filter_map(Self::read).collect()
    }

    fn read(node: &Node) -> Option<Self> {
        if let Some(value) = Scalar::read(node) {
            return Some(Self {
                value,
                rust_name: None,
                description: None,
            });
        }
        Some(Self {
            value: Scalar::read(node.get("value")?)?,
            rust_name: node.text("rust_name"),
            description: node.text("description").map(|text| text.value),
        })
    }
}
