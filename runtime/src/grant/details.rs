//! Authorization details (RFC 9396) as the application's types: serialized into requests,
//! deserialized from tokens.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::{ArgumentError, Error};
use crate::reply;
use crate::token::details::{Details, NAME};
use crate::token::{StoredTokens, Tokens};

/// Serializes the details of a request: objects with a `type`.
pub(crate) fn of<T: Serialize>(details: &[T]) -> Result<Details, ArgumentError> {
    let values = details.iter().map(serde_json::to_value);
    let values: Result<Vec<_>, _> = values.collect();
    let details = values.ok().and_then(|values| Details::new(values).ok());
    details.ok_or_else(|| ArgumentError::new(NAME, "must be objects with a `type`"))
}

fn decode<T: DeserializeOwned>(details: &Details) -> Result<Vec<T>, Error> {
    let text = Value::from(details.values()).to_string();
    Ok(reply::decode(&text.into(), "")?)
}

impl StoredTokens {
    /// Returns the granted authorization details (RFC 9396 §7), or `None` if the provider did not
    /// return any.
    ///
    /// # Errors
    ///
    /// [`Error::Decode`] if one of them cannot be deserialized as `T`.
    pub fn authorization_details<T: DeserializeOwned>(&self) -> Result<Option<Vec<T>>, Error> {
        self.details().map(decode).transpose()
    }
}

impl<S, K> Tokens<S, K> {
    /// Returns the granted authorization details (RFC 9396 §7), or `None` if the provider did not
    /// return any.
    ///
    /// # Errors
    ///
    /// [`Error::Decode`] if one of them cannot be deserialized as `T`.
    pub fn authorization_details<T: DeserializeOwned>(&self) -> Result<Option<Vec<T>>, Error> {
        self.stored().authorization_details()
    }
}
