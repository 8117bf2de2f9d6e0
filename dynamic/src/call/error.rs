//! Errors in the arguments of a call.

use std::fmt;

use licit_format::diagnostic::nearest;
use licit_format::resolve::{Operation, Provider};

use super::place;

/// An error in the arguments of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ArgumentsError {
    /// The operation has no such parameter. Contains the most similar name.
    Unknown(String, Option<String>),
    /// Required parameters are missing.
    Missing(Vec<String>),
    /// The parameter is repeated, but is not a list.
    Repeated(String),
    /// The operation requires a body.
    Body,
    /// The operation has no body, or none of this media type. Contains those that it has.
    MediaType(String, Vec<String>),
    /// The body has no such member or part.
    Member(String),
}

/// Returns the error for a name that no parameter has.
pub(super) fn unknown(provider: &Provider, operation: &Operation, name: String) -> ArgumentsError {
    let names = place::parameters(provider, operation);
    let names = names.map(|(_, parameter)| parameter.name.as_str());
    let near = nearest(&name, names).map(str::to_owned);
    ArgumentsError::Unknown(name, near)
}

impl fmt::Display for ArgumentsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name, Some(near)) => {
                write!(
                    f,
                    "the operation has no parameter `{name}`; did you mean `{near}`?"
                )
            }
            Self::Unknown(name, None) => write!(f, "the operation has no parameter `{name}`"),
            Self::Missing(names) => {
                write!(
                    f,
                    "the operation needs a value for `{}`",
                    names.join("`, `")
                )
            }
            Self::Repeated(name) => write!(f, "`{name}` is not a list and must not be repeated"),
            Self::Body => {
                f.write_str("the operation requires a body, which arguments cannot provide")
            }
            Self::MediaType(given, known) if known.is_empty() => {
                write!(f, "the operation has no body, but `{given}` was given")
            }
            Self::MediaType(given, known) => write!(
                f,
                "the operation has no body of the type `{given}`, only `{}`",
                known.join("`, `")
            ),
            Self::Member(name) => write!(f, "the body has no member `{name}`"),
        }
    }
}

impl std::error::Error for ArgumentsError {}
