//! Authorization details (RFC 9396) as types of the application: written for requests, read from
//! tokens.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::{ArgumentError, Error};
use crate::reply;
use crate::token::details::{Details, NAME};
use crate::token::{StoredTokens, Tokens};

/// The details in a request: objects with a `type`.
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
    /// What exactly was granted (RFC 9396 §7); `None` where the provider did not say.
    ///
    /// # Errors
    ///
    /// [`Error::Decode`] when one of the details is no `T`.
    pub fn authorization_details<T: DeserializeOwned>(&self) -> Result<Option<Vec<T>>, Error> {
        self.details().map(decode).transpose()
    }
}

impl<S, K> Tokens<S, K> {
    /// What exactly was granted (RFC 9396 §7); `None` where the provider did not say.
    ///
    /// # Errors
    ///
    /// [`Error::Decode`] when one of the details is no `T`.
    pub fn authorization_details<T: DeserializeOwned>(&self) -> Result<Option<Vec<T>>, Error> {
        self.stored().authorization_details()
    }
}
