//! Models for tests of code that receives one.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::sample;

/// Builds a model from some of its members, for tests of code that receives one. A later version of the provider may
/// add members without breaking the test.
///
/// Members that are not given are absent if they may be. Otherwise, they have a sample value: the first value of an
/// enum, an empty list or map, an object of samples, and for other types always the same value. A missing union has its
/// last variant, with null. Unions must be passed in full: they are not completed.
///
/// `T` may also be a list or a map of models, which are completed as well.
///
/// ```
/// use licit_runtime::{DateTime, mock, object};
///
/// object! {
///     pub struct Contact {
///         pub id: String,
///         pub created_at: DateTime,
///         pub company_name?: String,
///     }
/// }
///
/// let contact: Contact = mock::model(serde_json::json!({ "id": "7" }))?;
/// assert_eq!(contact.id, "7");
/// assert_eq!(contact.company_name, None);
///
/// let contacts: Vec<Contact> = mock::model(serde_json::json!([{}, { "company_name": "Acme" }]))?;
/// assert_eq!(contacts[1].company_name.as_deref(), Some("Acme"));
/// # Ok::<(), licit_runtime::mock::ModelError>(())
/// ```
///
/// # Errors
/// Returns an error if a member does not have its type, or if the model has no such member.
pub fn model<T: DeserializeOwned>(members: impl Serialize) -> Result<T, ModelError> {
    let members = serde_json::to_value(members).map_err(|error| ModelError {
        path: String::new(),
        problem: error.to_string(),
    })?;
    sample::complete(members)
}

/// A model that cannot be built from the given members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelError {
    pub(super) path: String,
    pub(super) problem: String,
}

impl ModelError {
    /// Returns the path of the invalid member, such as `contacts[3].price`; empty for the whole model.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the model cannot be built")?;
        if !self.path.is_empty() {
            write!(f, " from `{}`", self.path)?;
        }
        write!(f, ": {}", self.problem)
    }
}

impl std::error::Error for ModelError {}
