//! Text that must not be shown: tokens, client secrets, code verifiers. It does not print, and its
//! memory is wiped when the last clone is dropped.

pub(crate) mod redact;
pub(crate) mod wiped;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

/// Text that must not be shown: a token, a client secret, a code verifier.
///
/// It does not print and has no `Serialize`. Clones share one place in memory, which is overwritten
/// with zeros when the last of them is dropped. So are the buffers that licit itself makes of a secret:
/// request bodies, `Authorization` headers, token replies, decrypted files.
///
/// # What is not wiped
///
/// - Buffers of `reqwest`, `hyper`, TLS and the operating system, and what reached swap or a core dump.
/// - A `String` that a secret was made from by reference, and whatever becomes of [`expose`](Self::expose).
/// - A URL with a secret in its query, where a spec demands that.
/// - The parser's own buffer, for JSON texts with escapes in them.
///
/// A `reqwest::Client` of your own with `connection_verbose(true)` logs every byte that it sends and
/// receives, secrets included, at the level `TRACE`.
#[derive(Clone)]
pub struct Secret(Arc<Zeroizing<String>>);

impl Secret {
    /// Keeps `text` secret.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Arc::new(Zeroizing::new(text.into())))
    }

    /// The text itself. Whoever calls this answers for where it goes.
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

/// Reading a secret is no accident; writing one would be, so there is no `Serialize`.
impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

/// Writes a secret, or what holds some, as it is inside; for fields that serde's derives write.
///
/// # Errors
///
/// Those of the serializer.
pub(crate) fn expose<T: Exposed, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.expose_into(serializer)
}

/// A secret, or what holds some: written as it is inside, into the requests that need it.
#[doc(hidden)]
pub trait Exposed {
    /// Writes what is inside.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    fn expose_into<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

impl Exposed for Secret {
    fn expose_into<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
}

impl<T: Exposed> Exposed for Option<T> {
    fn expose_into<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            // Formats that do not describe themselves have to be told that something is there.
            Some(value) => serializer.serialize_some(&Open(value)),
            None => serializer.serialize_none(),
        }
    }
}

/// What is written as it is inside.
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

/// Compares in constant time: only the lengths can be measured.
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
