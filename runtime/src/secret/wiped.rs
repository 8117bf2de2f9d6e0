//! Buffers for bytes that contain secrets, wiped when dropped. A growing buffer would leave copies of
//! its content behind, so the length is computed before anything is written.

use std::io::{self, Write};
use std::mem;
use std::ops::{Deref, DerefMut};

use bytes::Bytes;
use reqwest::header::{HeaderValue, InvalidHeaderValue};
use serde::Serialize;
use serde_json::{Map, Value};
use zeroize::{Zeroize as _, Zeroizing};

use super::Secret;

/// Serializes a value as JSON.
pub(crate) fn json(value: &impl Serialize) -> serde_json::Result<Zeroizing<Vec<u8>>> {
    exactly(|writer| serde_json::to_writer(writer, value))
}

/// Serializes a value as JSON text.
pub(crate) fn json_text(value: &impl Serialize) -> serde_json::Result<Secret> {
    let mut bytes = json(value)?;
    // Moved, not copied. JSON is always UTF-8.
    String::from_utf8(std::mem::take(&mut *bytes))
        .map(Secret::new)
        .map_err(|_| serde::ser::Error::custom("the JSON is not UTF-8"))
}

/// Collects the output of `write`, which must write the same bytes on both calls.
pub(crate) fn exactly<E>(
    write: impl Fn(&mut dyn Write) -> Result<(), E>,
) -> Result<Zeroizing<Vec<u8>>, E> {
    let mut length = Length(0);
    write(&mut length)?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(length.0));
    write(&mut *bytes)?;
    Ok(bytes)
}

/// Returns the bytes of a secret for a request body, without copying them. The memory is wiped when the
/// last reference is dropped, here or in the HTTP client.
pub(crate) fn bytes(secret: Secret) -> Bytes {
    struct Owner(Secret);

    impl AsRef<[u8]> for Owner {
        fn as_ref(&self) -> &[u8] {
            self.0.expose().as_bytes()
        }
    }
    Bytes::from_owner(Owner(secret))
}

/// Returns a secret as a header value marked sensitive, in the secret's own memory.
pub(crate) fn header(secret: Secret) -> Result<HeaderValue, InvalidHeaderValue> {
    let mut value = HeaderValue::from_maybe_shared(bytes(secret))?;
    value.set_sensitive(true);
    Ok(value)
}

/// A buffer that grows without leaving copies behind.
pub(crate) struct Buffer(Zeroizing<Vec<u8>>);

impl Buffer {
    /// Creates a buffer for `capacity` bytes.
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self(Zeroizing::new(Vec::with_capacity(capacity)))
    }

    /// Appends `bytes`.
    pub(crate) fn extend(&mut self, bytes: &[u8]) {
        let length = self.0.len().saturating_add(bytes.len());
        if length > self.0.capacity() {
            let capacity = length.max(self.0.capacity().saturating_mul(2));
            let mut larger = Zeroizing::new(Vec::with_capacity(capacity));
            larger.extend_from_slice(&self.0);
            // The smaller buffer is wiped here.
            self.0 = larger;
        }
        self.0.extend_from_slice(bytes);
    }

    /// Returns the content, which is wiped when the last reference is dropped.
    pub(crate) fn freeze(self) -> Bytes {
        Bytes::from_owner(self.0)
    }
}

/// A JSON value whose strings are wiped when dropped. The parser's own buffer, used for strings with
/// escapes, is not wiped.
pub(crate) struct Tree(pub(crate) Value);

impl Drop for Tree {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

/// The members of a JSON object, whose strings are wiped when dropped.
pub(crate) struct Members(Map<String, Value>);

impl Members {
    /// Wipes these members when dropped.
    pub(crate) fn new(members: Map<String, Value>) -> Self {
        Self(members)
    }

    /// Converts to a single value.
    pub(crate) fn into_tree(mut self) -> Tree {
        Tree(Value::Object(mem::take(&mut self.0)))
    }
}

impl Deref for Members {
    type Target = Map<String, Value>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Members {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl Drop for Members {
    fn drop(&mut self) {
        self.0.values_mut().for_each(wipe);
    }
}

fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(items) => items.iter_mut().for_each(wipe),
        Value::Object(members) => members.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A writer that counts bytes and discards them.
struct Length(usize);

impl Write for Length {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.saturating_add(bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_buffer_with_secrets_never_grows() {
        let value = vec!["token \u{e9} \"quoted\"".to_owned(); 100];
        let bytes: Zeroizing<Vec<u8>> = json(&value).unwrap();
        assert_eq!(bytes.capacity(), bytes.len());
        assert_eq!(*bytes, serde_json::to_vec(&value).unwrap());
        let text = json_text(&value).unwrap();
        assert_eq!(text.expose(), serde_json::to_string(&value).unwrap());
    }

    #[test]
    fn a_body_and_a_header_share_the_secrets_memory() {
        let secret = Secret::new("marker");
        let body = bytes(secret.clone());
        assert_eq!(body.as_ptr(), secret.expose().as_ptr());
        assert_eq!(body.slice(1..).as_ptr(), secret.expose()[1..].as_ptr());
        let value = header(secret.clone()).unwrap();
        assert_eq!(value.as_bytes().as_ptr(), secret.expose().as_ptr());
        assert!(value.is_sensitive() && !format!("{value:?}").contains("marker"));
        assert!(header(Secret::new("a\nb")).is_err());
    }

    #[test]
    fn a_buffer_grows_into_new_memory_without_loss() {
        let mut buffer = Buffer::with_capacity(4);
        for part in ["abcd", "e", "", "fghijklmnop"] {
            buffer.extend(part.as_bytes());
        }
        let address = buffer.0.as_ptr();
        let frozen = buffer.freeze();
        assert_eq!(&*frozen, b"abcdefghijklmnop");
        assert_eq!(frozen.as_ptr(), address, "moved, not copied");
    }

    #[test]
    fn all_texts_of_a_tree_are_wiped() {
        let mut value =
            serde_json::json!({ "a": "t", "b": [{ "c": "t" }, 1, true, null], "d": "" });
        wipe(&mut value);
        let wiped = serde_json::json!({ "a": "", "b": [{ "c": "" }, 1, true, null], "d": "" });
        assert_eq!(value, wiped);
    }
}
