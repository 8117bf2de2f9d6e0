//! Finds where tokens end.

use std::borrow::Cow;

use serde::de::IgnoredAny;

use super::{ReadError, Reader};
use crate::json::integral;
use crate::json::json_path::string_length;

/// The longest integer that cannot overflow while its digits are added up.
const DIGITS: usize = 18;

/// A number with so many digits is an exact float, and so are the powers of ten below: their quotient is the nearest
/// float.
const EXACT: usize = 15;

const POWERS: [f64; 15] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14,
];

/// A number.
#[derive(Clone, Copy)]
pub(super) enum Number {
    Signed(i64),
    Unsigned(u64),
    Float(f64),
}

impl<'j> Reader<'j> {
    /// Returns the next byte that is not whitespace.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// Reads this byte, after whitespace.
    #[inline]
    pub(super) fn expect(&mut self, byte: u8) -> Result<(), ReadError> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(ReadError::syntax())
        }
    }

    /// Reads this word: `true`, `false` or `null`.
    #[inline]
    pub(super) fn word(&mut self, word: &str) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let found = rest.starts_with(word.as_bytes());
        if found {
            self.at += word.len();
        }
        found
    }

    /// Reads a string; the next byte is a quotation mark.
    #[inline]
    pub(super) fn string(&mut self) -> Result<Cow<'j, str>, ReadError> {
        match self.plain_string() {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => self.escaped(),
        }
    }

    /// Reads a string without escapes; the next byte is a quotation mark. Returns `None` and reads nothing if the
    /// string has escapes or does not end.
    #[inline]
    pub(super) fn plain_string(&mut self) -> Option<&'j str> {
        let start = self.at + 1;
        let end = special(self.text.as_bytes(), start);
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.text.get(start..end)
    }

    /// Reads a string with escapes.
    #[cold]
    pub(super) fn escaped(&mut self) -> Result<Cow<'j, str>, ReadError> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = string_length(rest.as_bytes());
        let quoted = rest.get(..length).unwrap_or_default();
        match serde_json::from_str(quoted) {
            Ok(text) => {
                self.at += length;
                Ok(Cow::Owned(text))
            }
            Err(error) => Err(ReadError::of(&error, quoted)),
        }
    }

    /// Reads a number. Returns `None` and reads nothing if `serde_json` has to decide.
    #[inline]
    pub(super) fn number(&mut self) -> Option<Number> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let is_negative = rest.first() == Some(&b'-');
        let start = usize::from(is_negative);
        let (whole, count) = digits(rest.get(start..)?, 0);
        // A leading zero is an error.
        if count == 0 || count > DIGITS || (count > 1 && rest.get(start) == Some(&b'0')) {
            return self.other_number(rest);
        }
        let end = start + count;
        match rest.get(end) {
            Some(b'.') => {
                let (all, decimals) = digits(rest.get(end + 1..)?, whole);
                let is_end = !matches!(rest.get(end + 1 + decimals), Some(b'e' | b'E'));
                match POWERS.get(decimals) {
                    Some(power) if is_end && decimals > 0 && count + decimals <= EXACT => {
                        self.at += end + 1 + decimals;
                        #[expect(clippy::cast_precision_loss, reason = "15 digits are exact")]
                        let float = all as f64 / power;
                        Some(Number::Float(if is_negative { -float } else { float }))
                    }
                    _ => self.other_number(rest),
                }
            }
            Some(b'e' | b'E') => self.other_number(rest),
            // A negative zero is a float.
            _ if is_negative && whole == 0 => None,
            _ => {
                self.at += end;
                Some(Number::Signed(if is_negative { -whole } else { whole }))
            }
        }
    }

    /// Reads a float, or an integer of many digits.
    fn other_number(&mut self, rest: &[u8]) -> Option<Number> {
        let is_of_number =
            |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        let length = rest.iter().take_while(|byte| is_of_number(byte)).count();
        let text = self.text.get(self.at..self.at + length)?;
        if !is_number(text.as_bytes()) {
            return None;
        }
        let is_integer = text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-');
        let number = if !is_integer {
            Some(Number::Float(text.parse().ok()?))
        } else if let Ok(number) = text.parse() {
            (number != 0).then_some(Number::Signed(number))
        } else {
            text.parse().ok().map(Number::Unsigned)
        };
        match number {
            Some(Number::Float(float)) if !float.is_finite() => None,
            Some(number) => {
                self.at += length;
                Some(number)
            }
            None => None,
        }
    }

    /// Reads an integer, which may be written as a float: `3.0`, `1e3`.
    pub(super) fn integer(&mut self) -> Option<Number> {
        let start = self.at;
        let number = self.number()?;
        if !matches!(number, Number::Float(_)) {
            return Some(number);
        }
        let text = self.text.get(start..self.at).and_then(integral::integer);
        let integer = text.and_then(|text| match text.parse() {
            Ok(signed) => Some(Number::Signed(signed)),
            Err(_) => text.parse().ok().map(Number::Unsigned),
        });
        if integer.is_none() {
            self.at = start;
        }
        integer
    }

    /// Skips a value and returns its text.
    pub(super) fn skip(&mut self) -> Result<&'j str, ReadError> {
        let first = self.peek();
        let start = self.at;
        if first == Some(b'"') {
            self.string()?;
        } else {
            let rest = self.text.get(start..).unwrap_or_default();
            let mut values = serde_json::Deserializer::from_str(rest).into_iter::<IgnoredAny>();
            match values.next() {
                Some(Ok(_)) => self.at += values.byte_offset(),
                _ => return Err(ReadError::syntax()),
            }
        }
        self.text.get(start..self.at).ok_or_else(ReadError::syntax)
    }
}

/// Appends the digits at the start of `bytes` to a number, and returns it with their count. Beyond 18 digits, the number
/// is wrong.
#[inline]
fn digits(bytes: &[u8], mut number: i64) -> (i64, usize) {
    let mut count = 0;
    while let Some(digit @ b'0'..=b'9') = bytes.get(count) {
        number = number
            .wrapping_mul(10)
            .wrapping_add(i64::from(digit - b'0'));
        count += 1;
    }
    (number, count)
}

/// Returns the index of the next byte that ends the plain part of a string: a quotation mark, a backslash or a
/// control character.
#[inline]
fn special(bytes: &[u8], mut at: usize) -> usize {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    while let Some(Ok(chunk)) = bytes.get(at..at + 8).map(<[u8; 8]>::try_from) {
        let chunk = u64::from_le_bytes(chunk);
        // The high bit of each byte that is less than a space, a quotation mark or a backslash.
        let control = chunk.wrapping_sub(ONES * 0x20);
        let quote = (chunk ^ (ONES * u64::from(b'"'))).wrapping_sub(ONES);
        let backslash = (chunk ^ (ONES * u64::from(b'\\'))).wrapping_sub(ONES);
        let found = (control | quote | backslash) & !chunk & HIGH;
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    at + rest.iter().position(is_special).unwrap_or(rest.len())
}

/// Whether this is a number of JSON (RFC 8259 §6).
fn is_number(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits(text);
    let has_leading_zero = whole > 1 && text.first() == Some(&b'0');
    let Some(mut rest) = text.get(whole..).filter(|_| whole > 0 && !has_leading_zero) else {
        return false;
    };
    if let Some(fraction) = rest.strip_prefix(b".") {
        let count = digits(fraction);
        rest = fraction.get(count..).unwrap_or_default();
        if count == 0 {
            return false;
        }
    }
    let Some(exponent) = rest.strip_prefix(b"e").or_else(|| rest.strip_prefix(b"E")) else {
        return rest.is_empty();
    };
    let exponent = exponent
        .strip_prefix(b"+")
        .or_else(|| exponent.strip_prefix(b"-"))
        .unwrap_or(exponent);
    !exponent.is_empty() && digits(exponent) == exponent.len()
}
