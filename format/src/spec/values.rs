//! Enum values and constants.

use std::fmt;

use crate::source::{Json, Node, Spanned};

/// A value of an enum, or a constant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// A string.
    Text(String),
    /// An integer.
    Integer(i64),
    /// `true` or `false`.
    Boolean(bool),
}

impl Scalar {
    /// Reads a scalar value.
    pub(super) fn read(node: &Node) -> Option<Spanned<Self>> {
        let value = match &node.value {
            Json::Text(text) => Self::Text(text.clone()),
            Json::Boolean(value) => Self::Boolean(*value),
            Json::Number(_) => Self::Integer(node.as_integer()?.try_into().ok()?),
            Json::Null | Json::List(_) | Json::Object(_) => return None,
        };
        Some(Spanned::new(value, node.inner_span()))
    }

    /// Returns the value as JSON.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Integer(number) => (*number).into(),
            Self::Boolean(value) => (*value).into(),
        }
    }
}

/// Returns the value as written in JSON, with strings unquoted.
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
    /// The value on the wire: a string or an integer.
    pub value: Spanned<Scalar>,
    /// `rust_name`
    pub rust_name: Option<Spanned<String>>,
    /// `description`
    pub description: Option<String>,
}

impl EnumValue {
    /// Reads the values at `enum`.
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
