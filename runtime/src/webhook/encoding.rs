//! Bytes as text (RFC 4648), read without a word about what is wrong with them.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use crate::provider::TextEncoding;

/// The bytes that `text` stands for; `None` when it stands for none.
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
    let digits: Option<Vec<u32>> = text.chars().map(|digit| digit.to_digit(16)).collect();
    digits?
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => u8::try_from(high * 16 + low).ok(),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_digits_come_in_pairs_large_or_small() {
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
