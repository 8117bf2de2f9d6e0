//! Decodes bytes from text (RFC 4648). Errors carry no details, because the text may be secret.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use crate::tables::TextEncoding;

/// Returns the decoded bytes, or `None` if `text` is malformed.
pub(super) fn decode(encoding: TextEncoding, text: &str) -> Option<Vec<u8>> {
    let bytes = match encoding {
        TextEncoding::Text => text.as_bytes().to_vec(),
        TextEncoding::Hex => hex(text)?,
        TextEncoding::Base64 => STANDARD.decode(text).ok()?,
        TextEncoding::Base64Url => URL_SAFE_NO_PAD.decode(text).ok()?,
    };
    (!bytes.is_empty()).then_some(bytes)
}

fn hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    // Allocated once, so that decoding a key leaves no copies in memory.
    let mut bytes = Vec::with_capacity(text.len() / 2);
    for pair in text.as_bytes().chunks(2) {
        let [high, low] = pair else {
            return None;
        };
        bytes.push(u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()?);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_digits_are_pairs_of_either_case() {
        assert_eq!(decode(TextEncoding::Hex, "00fFa0"), Some(vec![0, 255, 160]));
        for bad in ["", "0", "000", "0g", "0x00", "é0", "+1"] {
            assert_eq!(decode(TextEncoding::Hex, bad), None, "{bad}");
        }
    }

    #[test]
    fn base64_is_padded_and_base64url_is_not() {
        assert_eq!(decode(TextEncoding::Base64, "/w=="), Some(vec![255]));
        assert_eq!(decode(TextEncoding::Base64, "/w"), None);
        assert_eq!(decode(TextEncoding::Base64, "_w=="), None);
        assert_eq!(decode(TextEncoding::Base64Url, "_w"), Some(vec![255]));
        assert_eq!(decode(TextEncoding::Base64Url, "_w=="), None);
    }
}
