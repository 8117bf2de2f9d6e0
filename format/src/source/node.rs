//! The JSON tree with the location of every value.

use super::{Span, Spanned};

/// A JSON value with its location.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Json,
    /// Its location; for strings including the quotes.
    pub span: Span,
}

/// A JSON value whose parts have locations.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean(bool),
    /// A number, as written.
    Number(String),
    /// A string, unescaped.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object in file order; duplicate keys are preserved.
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The key; its span is between the quotes.
    pub key: Spanned<String>,
    /// The value.
    pub value: Node,
}

impl Member {
    /// Creates a member whose key has the location of its value.
    pub fn new(key: impl Into<String>, value: Node) -> Self {
        Self {
            key: Spanned::new(key.into(), value.span),
            value,
        }
    }
}

impl Node {
    /// Returns the string, with its location between the quotes.
    pub fn as_text(&self) -> Option<Spanned<String>> {
        match &self.value {
            Json::Text(text) => Some(Spanned::new(text.clone(), self.inner_span())),
            _ => None,
        }
    }

    /// Returns the members of an object.
    pub fn members(&self) -> &[Member] {
        match &self.value {
            Json::Object(members) => members,
            _ => &[],
        }
    }

    /// Returns the elements of a list.
    pub fn elements(&self) -> &[Self] {
        match &self.value {
            Json::List(elements) => elements,
            _ => &[],
        }
    }

    /// Returns the first member with this key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.members()
            .iter()
            .find(|member| member.key.value == key)
            .map(|member| &member.value)
    }

    /// Returns the number of values, including this one.
    pub(crate) fn count(&self) -> usize {
        match &self.value {
            Json::List(elements) => 1 + elements.iter().map(Self::count).sum::<usize>(),
            Json::Object(members) => 1 + members.iter().map(|m| m.value.count()).sum::<usize>(),
            Json::Null | Json::Boolean(_) | Json::Number(_) | Json::Text(_) => 1,
        }
    }

    /// Whether both nodes have the same value, regardless of location.
    pub(crate) fn is_alike(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Json::List(own), Json::List(other)) => {
                own.len() == other.len() && own.iter().zip(other).all(|(a, b)| a.is_alike(b))
            }
            (Json::Object(own), Json::Object(other)) => {
                let alike = |(a, b): (&Member, &Member)| {
                    a.key.value == b.key.value && a.value.is_alike(&b.value)
                };
                own.len() == other.len() && own.iter().zip(other).all(alike)
            }
            (own, other) => own == other,
        }
    }

    /// Returns the integer in any notation: `1`, `1.0`, `1e0`.
    pub fn as_integer(&self) -> Option<i128> {
        let Json::Number(text) = &self.value else {
            return None;
        };
        let integral = |number: &f64| number.fract() == 0.0;
        // Integers larger than 128 bits saturate, and exceed every limit.
        #[expect(clippy::cast_possible_truncation)]
        let rounded = || {
            text.parse::<f64>()
                .ok()
                .filter(integral)
                .map(|number| number as i128)
        };
        text.parse().ok().or_else(rounded)
    }

    /// Returns the type of the value with an article: `a string`.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Json::Null => "null",
            Json::Boolean(_) => "a boolean",
            Json::Number(_) => "a number",
            Json::Text(_) => "a string",
            Json::List(_) => "a list",
            Json::Object(_) => "an object",
        }
    }

    /// Returns the location without a string's quotes.
    pub fn inner_span(&self) -> Span {
        match self.value {
            Json::Text(_) if self.span.end >= self.span.start + 2 => {
                Span::new(self.span.start + 1, self.span.end - 1)
            }
            _ => self.span,
        }
    }

    /// Creates a string with the location `span`.
    pub fn text_at(text: impl Into<String>, span: Span) -> Self {
        Self {
            value: Json::Text(text.into()),
            span,
        }
    }

    /// Creates an object with the location `span`.
    pub fn object_at(members: Vec<Member>, span: Span) -> Self {
        Self {
            value: Json::Object(members),
            span,
        }
    }

    /// Shifts every location in the tree, because another text precedes this one.
    pub fn shift(&mut self, offset: usize) {
        self.span = self.span.shifted(offset);
        match &mut self.value {
            Json::List(elements) => elements.iter_mut().for_each(|e| e.shift(offset)),
            Json::Object(members) => {
                for member in members {
                    member.key.span = member.key.span.shifted(offset);
                    member.value.shift(offset);
                }
            }
            Json::Null | Json::Boolean(_) | Json::Number(_) | Json::Text(_) => {}
        }
    }

    /// Returns the plain JSON value without locations.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value;
        match &self.value {
            Json::Null => Value::Null,
            Json::Boolean(value) => Value::Bool(*value),
            Json::Number(text) => serde_json::from_str(text).unwrap_or(Value::Null),
            Json::Text(text) => Value::String(text.clone()),
            Json::List(elements) => Value::Array(elements.iter().map(Self::to_json).collect()),
            Json::Object(members) => Value::Object(
                members
                    .iter()
                    .map(|m| (m.key.value.clone(), m.value.to_json()))
                    .collect(),
            ),
        }
    }
}
