//! Binary data: a body, or base64 text in JSON (RFC 4648).

use std::fmt;
use std::ops::Deref;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
const ANY_STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
const ANY_URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT);

/// Binary data. Cheap to clone.
///
/// In JSON it is base64. Both alphabets are read, with or without padding or line breaks; the standard
/// alphabet with padding is written. `Debug` shows only the length.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bytes(::bytes::Bytes);

impl Bytes {
    /// Returns the bytes without copying them.
    pub fn into_inner(self) -> ::bytes::Bytes {
        self.0
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl From<::bytes::Bytes> for Bytes {
    fn from(bytes: ::bytes::Bytes) -> Self {
        Self(bytes)
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes.into())
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        Self(::bytes::Bytes::copy_from_slice(bytes))
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bytes({} bytes)", self.0.len())
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        // base64's own error names the invalid byte, which is part of the value.
        decode(text).ok_or_else(|| D::Error::custom("expected base64 text"))
    }
}

fn decode(mut text: String) -> Option<Bytes> {
    text.retain(|c| !c.is_ascii_whitespace());
    let engine = if text.contains(['-', '_']) {
        ANY_URL_SAFE
    } else {
        ANY_STANDARD
    };
    Some(engine.decode(text).ok()?.into())
}

#[cfg(test)]
mod tests {
    use super::Bytes;

    #[test]
    fn base64_is_read_in_every_variant() {
        for json in [
            r#""+/8=""#,
            r#""+/8""#,
            r#""-_8=""#,
            r#""-_8""#,
            r#""+/\r\n8=""#,
        ] {
            let bytes: Bytes = serde_json::from_str(json).unwrap();
            assert_eq!(&*bytes, [0xfb, 0xff]);
            assert_eq!(serde_json::to_string(&bytes).unwrap(), r#""+/8=""#);
        }
    }

    #[test]
    fn invalid_base64_is_rejected_without_being_repeated() {
        let error = serde_json::from_str::<Bytes>(r#""sëcret""#).unwrap_err();
        assert_eq!(error.to_string(), "expected base64 text");
    }

    #[test]
    fn debug_shows_only_the_length() {
        assert_eq!(
            format!("{:?}", Bytes::from(vec![1, 2, 3])),
            "Bytes(3 bytes)"
        );
    }
}
