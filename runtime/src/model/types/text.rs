//! The common parts of types that store their text: reading, writing, and the parse error.

use std::fmt;

/// A text that does not have the form that its type requires.
///
/// The message names the expected form and never contains the text, which may be a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseError {
    expected: &'static str,
}

impl ParseError {
    pub(super) const fn new(expected: &'static str) -> Self {
        Self { expected }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl std::error::Error for ParseError {}

/// Implements the text traits for a type with a field `text` and a function
/// `read(String) -> Result<Self, ParseError>`.
macro_rules! text_type {
    ($name:ident, $expected:literal) => {
        impl $name {
            const EXPECTED: $crate::types::ParseError = $crate::types::ParseError::new($expected);

            /// Returns the original text.
            pub fn as_str(&self) -> &str {
                &self.text
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.text)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.text).finish()
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::types::ParseError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::read(text.to_owned())
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::types::ParseError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::read(text)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.text)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                // Parse inside the visitor: there the deserializer can still add the position to the
                // error.
                struct Text;

                impl serde::de::Visitor<'_> for Text {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($expected)
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        self.visit_string(text.to_owned())
                    }

                    fn visit_string<E: serde::de::Error>(self, text: String) -> Result<$name, E> {
                        $name::read(text).map_err(E::custom)
                    }
                }

                deserializer.deserialize_string(Text)
            }
        }
    };
}

pub(super) use text_type;
