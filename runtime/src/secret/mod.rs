//! Text that must not be shown: tokens, client secrets, code verifiers. It is never printed, and its
//! memory is wiped when the last clone is dropped. Must not use another room.

pub(crate) mod redact;
pub(crate) mod sent;
pub(crate) mod wiped;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

/// A secret text: a token, a client secret, a code verifier.
///
/// `Debug` does not print the text, and there is no `Serialize`. Clones share one allocation, which is
/// overwritten with zeros when the last clone is dropped. Buffers that licit itself fills with a secret
/// are wiped as well: request bodies, `Authorization` headers, token replies, decrypted files.
///
/// # What is not wiped
///
/// - Buffers of `reqwest`, `hyper`, TLS and the operating system, swap, and core dumps.
/// - A `String` that a secret was created from by reference, and copies made of [`expose`](Self::expose).
/// - A URL with a secret in its query, if a spec requires that.
/// - The JSON parser's own buffer, for strings that contain escapes.
///
/// A custom `reqwest::Client` with `connection_verbose(true)` logs every byte that it sends and
/// receives, secrets included, at the level `TRACE`.
#[derive(Clone)]
pub struct Secret(Arc<Zeroizing<String>>);

impl Secret {
    /// Creates a secret from `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Arc::new(Zeroizing::new(text.into())))
    }

    /// Returns the text itself. The caller must not leak it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

/// A secret can be read from a document. There is no `Serialize`, so it cannot be written by accident.
impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

/// Serializes the text of a secret, or of a value that contains secrets. For `serialize_with`.
///
/// # Errors
///
/// Returns the serializer's errors.
pub(crate) fn expose<T: Exposed, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.expose_into(serializer)
}

/// A secret, or a value that contains secrets, that can be serialized into a request.
#[doc(hidden)]
pub trait Exposed {
    /// Serializes the text itself.
    ///
    /// # Errors
    ///
    /// Returns the serializer's errors.
    fn expose_into<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

impl Exposed for Secret {
    fn expose_into<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        sent::note(self);
        serializer.serialize_str(self.expose())
    }
}

/// Returns a secret as an argument of a call. The call removes it from the server's error texts, because servers may
/// repeat what they receive.
///
/// ```
/// use licit_runtime::{Call, Secret, exposed};
///
/// fn with_key(call: Call, key: &Secret) -> Call {
///     call.query("key", exposed(key))
/// }
/// # let _ = with_key;
/// ```
pub fn exposed(secret: &Secret) -> impl Serialize {
    Open(secret)
}

impl<T: Exposed> Exposed for Option<T> {
    fn expose_into<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            // Formats that are not self-describing need a marker for a present value.
            Some(value) => serializer.serialize_some(&Open(value)),
            None => serializer.serialize_none(),
        }
    }
}

/// Serializes a value with its secrets exposed.
pub(crate) struct Open<'a, T>(pub(crate) &'a T);

impl<T: Exposed> Serialize for Open<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.expose_into(serializer)
    }
}

impl<T: Exposed> Exposed for Vec<T> {
    fn expose_into<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Open))
    }
}

impl<T: Exposed> Exposed for BTreeMap<String, T> {
    fn expose_into<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(name, value)| (name, Open(value))))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// Compares in constant time; only a difference in length can be measured.
impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose()
            .as_bytes()
            .ct_eq(other.expose().as_bytes())
            .into()
    }
}

impl Eq for Secret {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_does_not_print() {
        assert!(!format!("{:?}", Secret::new("marker")).contains("marker"));
    }

    #[test]
    fn secrets_are_equal_by_their_text() {
        assert_eq!(Secret::new("abc"), Secret::new("abc"));
        assert_ne!(Secret::new("abc"), Secret::new("abd"));
        assert_ne!(Secret::new("abc"), Secret::new("ab"));
        assert_ne!(Secret::new(""), Secret::new("a"));
    }
}
