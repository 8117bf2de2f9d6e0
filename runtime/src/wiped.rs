//! JSON with secrets in it, in buffers that are wiped. A buffer that grows leaves copies of its
//! content behind, so the length is counted before anything is written.

use std::io::{self, Write};

use serde::Serialize;
use zeroize::Zeroizing;

use crate::secret::Secret;

/// A value as JSON.
pub(crate) fn json(value: &impl Serialize) -> serde_json::Result<Zeroizing<Vec<u8>>> {
    exactly(|writer| serde_json::to_writer(writer, value))
}

/// A value as the text of its JSON.
pub(crate) fn json_text(value: &impl Serialize) -> serde_json::Result<Secret> {
    let mut bytes = json(value)?;
    // Moved, not copied. JSON is UTF-8.
    String::from_utf8(std::mem::take(&mut *bytes))
        .map(Secret::new)
        .map_err(|_| serde::ser::Error::custom("the JSON is not UTF-8"))
}

/// Collects what `write` writes, which must be the same both times it is called.
pub(crate) fn exactly<E>(
    write: impl Fn(&mut dyn Write) -> Result<(), E>,
) -> Result<Zeroizing<Vec<u8>>, E> {
    let mut length = Length(0);
    write(&mut length)?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(length.0));
    write(&mut *bytes)?;
    Ok(bytes)
}

/// Counts bytes and drops them.
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
}
