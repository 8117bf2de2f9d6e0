//! Parses the header of an HMAC signature: a single signature, or prefixed elements, of which
//! several may be signatures during a secret rotation.

use super::encoding;
use crate::tables::{TimestampPlace, WebhookHmac};

/// The maximum number of elements that are read.
const MAX_ELEMENTS: usize = 32;

/// A parsed signature header.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SignatureHeader<'h> {
    /// The timestamp, if the header contains one.
    pub(super) timestamp: Option<&'h str>,
    /// The decoded signatures. At least one.
    pub(super) signatures: Vec<Vec<u8>>,
}

impl<'h> SignatureHeader<'h> {
    /// Parses `value`. Returns `None` if it does not have the documented format.
    ///
    /// A signature that cannot be decoded is ignored if another one can be, because it may be of a
    /// future version. A repeated timestamp is rejected.
    pub(super) fn read(hmac: &WebhookHmac, value: &'h str) -> Option<Self> {
        let mut header = Self {
            timestamp: None,
            signatures: Vec::new(),
        };
        let behind = match hmac.timestamp.map(|timestamp| timestamp.place) {
            Some(TimestampPlace::Prefix(prefix)) => Some(prefix),
            _ => None,
        };
        for (count, element) in elements(hmac.separator, value).enumerate() {
            if count >= MAX_ELEMENTS {
                return None;
            }
            if let Some(timestamp) = behind.and_then(|prefix| element.strip_prefix(prefix)) {
                if header.timestamp.replace(timestamp).is_some() {
                    return None;
                }
            } else if let Some(signature) = element.strip_prefix(hmac.prefix) {
                header
                    .signatures
                    .extend(encoding::decode(hmac.encoding, signature));
            }
        }
        let is_whole = behind.is_none() || header.timestamp.is_some();
        (is_whole && !header.signatures.is_empty()).then_some(header)
    }
}

fn elements<'h>(separator: Option<&str>, value: &'h str) -> impl Iterator<Item = &'h str> {
    let parts: Vec<&str> = match separator {
        Some(separator) => value.split(separator).take(MAX_ELEMENTS + 1).collect(),
        None => vec![value],
    };
    parts.into_iter().map(str::trim)
}

/// For the fuzz target: parses any text in each of the providers' formats.
#[cfg(any(test, fuzzing))]
pub(crate) fn fuzz(value: &str) {
    use crate::tables::{TextEncoding, TimestampFormat, WebhookTimestamp};

    let timestamp = |prefix| WebhookTimestamp {
        place: TimestampPlace::Prefix(prefix),
        format: TimestampFormat::Seconds,
    };
    let forms = [
        WebhookHmac {
            separator: Some(","),
            prefix: "v1=",
            timestamp: Some(timestamp("t=")),
            ..WebhookHmac::DEFAULT
        },
        WebhookHmac {
            separator: Some(" "),
            prefix: "v1,",
            encoding: TextEncoding::Base64,
            ..WebhookHmac::DEFAULT
        },
        WebhookHmac::DEFAULT,
    ];
    for form in forms {
        if let Some(header) = SignatureHeader::read(&form, value) {
            let decoded: usize = header.signatures.iter().map(Vec::len).sum();
            assert!(decoded <= value.len(), "more was decoded than was there");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{TimestampFormat, WebhookTimestamp};

    const LIST: WebhookHmac = WebhookHmac {
        separator: Some(","),
        prefix: "v1=",
        timestamp: Some(WebhookTimestamp {
            place: TimestampPlace::Prefix("t="),
            format: TimestampFormat::Seconds,
        }),
        ..WebhookHmac::DEFAULT
    };

    fn read(value: &str) -> Option<(&str, usize)> {
        let header = SignatureHeader::read(&LIST, value)?;
        Some((header.timestamp?, header.signatures.len()))
    }

    #[test]
    fn elements_may_be_in_any_order_and_unknown_ones_are_ignored() {
        for value in [
            "t=1,v1=ab",
            "v1=ab,t=1",
            "t=1, v1=ab",
            "t=1,v0=zz,v1=ab,x,",
            "t=1,v1=zz,v1=ab",
            "t=1,v1=AB",
        ] {
            assert_eq!(read(value), Some(("1", 1)), "{value}");
        }
        assert_eq!(read("t=1,v1=ab,v1=cd"), Some(("1", 2)));
    }

    #[test]
    fn a_missing_or_ambiguous_part_is_rejected() {
        for value in [
            "",
            ",",
            "t=1",
            "v1=ab",
            "t=1,v1=",
            "t=1,v1=a",
            "t=1,v1=xy",
            "t=1,t=1,v1=ab",
            "T=1,v1=ab",
            "t=1;v1=ab",
            "t = 1,v1=ab",
        ] {
            assert_eq!(read(value), None, "{value}");
        }
        let many = format!("t=1{}", ",v1=ab".repeat(40));
        assert_eq!(read(&many), None);
    }

    #[test]
    fn a_header_may_be_a_single_signature() {
        let form = WebhookHmac {
            prefix: "sha256=",
            ..WebhookHmac::DEFAULT
        };
        let header = SignatureHeader::read(&form, "sha256=00ff").unwrap();
        assert_eq!(header.signatures, [[0, 255]]);
        assert_eq!(SignatureHeader::read(&form, "00ff"), None);
        assert_eq!(SignatureHeader::read(&form, "sha256=00ff,sha256=00"), None);
    }
}
