//! What happens to a server's text before a person sees it: secrets out, control characters
//! escaped, cut to a length.

use std::borrow::Cow;

use crate::secret::Secret;

/// The most characters that are kept of an error code.
pub(crate) const CODE: usize = 64;
/// The most characters that are kept of an error text.
pub(crate) const TEXT: usize = 300;

/// Shorter secrets are left alone: they would turn every other word into a gap.
const SHORTEST: usize = 4;

/// `text` on one line, without terminal escapes, at most `max` characters of it.
pub(crate) fn excerpt(text: &str, max: usize) -> String {
    cut(&escape(text), max).into_owned()
}

/// Makes control characters, and those that turn the direction of text, visible as `\u{…}`.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() || is_invisible(character) {
            escaped.extend(character.escape_unicode());
        } else {
            escaped.push(character);
        }
    }
    escaped
}

/// At most `max` characters of `text`, with an ellipsis where something was cut.
pub(crate) fn cut(text: &str, max: usize) -> Cow<'_, str> {
    match text.char_indices().nth(max) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// `text` without any of `secrets`, however they are spelled.
pub(crate) fn scrub(text: &str, secrets: &[Secret]) -> String {
    String::from_utf8_lossy(&scrub_bytes(text.as_bytes(), secrets)).into_owned()
}

/// The same for a body. What has no secret in it is left as it is.
pub(crate) fn scrub_bytes<'t>(text: &'t [u8], secrets: &[Secret]) -> Cow<'t, [u8]> {
    let secrets = secrets.iter().map(|secret| secret.expose().as_bytes());
    let secrets: Vec<_> = secrets.filter(|secret| secret.len() >= SHORTEST).collect();
    let mut scrubbed = Vec::new();
    let (mut kept_from, mut rest) = (text, text);
    while !rest.is_empty() {
        let spelled = secrets.iter().filter_map(|secret| after(rest, secret));
        // Of those that begin here, the longest.
        if let Some(after) = spelled.min_by_key(|after| after.len()) {
            scrubbed.extend_from_slice(before(kept_from, rest));
            scrubbed.extend_from_slice(b"[secret]");
            (kept_from, rest) = (after, after);
        } else {
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    if kept_from.len() == text.len() {
        return Cow::Borrowed(text);
    }
    scrubbed.extend_from_slice(kept_from);
    Cow::Owned(scrubbed)
}

/// The start of `text` up to its end `rest`.
fn before<'t>(text: &'t [u8], rest: &[u8]) -> &'t [u8] {
    text.get(..text.len().saturating_sub(rest.len()))
        .unwrap_or_default()
}

/// What of `text` follows `secret`, when it begins with it: as it is, or as a form or JSON may spell
/// it.
fn after<'t>(text: &'t [u8], secret: &[u8]) -> Option<&'t [u8]> {
    let mut letters = secret.iter();
    text.strip_prefix(secret)
        .or_else(|| letters.try_fold(text, |rest, letter| after_letter(rest, *letter)))
}

/// What of `text` follows `letter`: percent-encoded (RFC 3986 §2.1), escaped as JSON has it (RFC 8259
/// §7), or as it is.
fn after_letter(text: &[u8], letter: u8) -> Option<&[u8]> {
    let number = |digits: &[u8]| u8::from_str_radix(str::from_utf8(digits).ok()?, 16).ok();
    match text {
        [b'%', high, low, rest @ ..] if number(&[*high, *low]) == Some(letter) => Some(rest),
        [b'\\', b'u', b'0', b'0', high, low, rest @ ..]
            if number(&[*high, *low]) == Some(letter) =>
        {
            Some(rest)
        }
        [b'\\', b'/' | b'"' | b'\\', rest @ ..] if text.get(1) == Some(&letter) => Some(rest),
        [b'+', rest @ ..] if letter == b' ' => Some(rest),
        [first, rest @ ..] if *first == letter => Some(rest),
        _ => None,
    }
}

/// Characters without a shape that change how the text around them looks.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_scrubbed_in_both_spellings() {
        let secrets = [Secret::new("s3cr=t+x")];
        let text = "bad secret s3cr=t+x in client_secret=s3cr%3Dt%2Bx";
        assert_eq!(
            scrub(text, &secrets),
            "bad secret [secret] in client_secret=[secret]"
        );
    }

    #[test]
    fn a_secret_is_scrubbed_however_it_is_escaped() {
        let secrets = [Secret::new("s3cr/t %2F")];
        for spelled in [
            "s3cr/t %2F",
            "s3cr%2ft+%252F",
            "s3cr%2Ft%20%252F",
            r"s3cr\/t %2F",
            r"\u00733cr\u002ft\u0020%2F",
            "%73%33%63%72%2F%74%20%25%32%46",
        ] {
            let text = format!("is {spelled}, é");
            assert_eq!(scrub(&text, &secrets), "is [secret], é", "{spelled}");
        }
        assert_eq!(scrub("s3cr/t %2", &secrets), "s3cr/t %2");
    }

    #[test]
    fn of_two_secrets_the_longer_one_goes_whole() {
        let secrets = [Secret::new("secret"), Secret::new("secret-two")];
        assert_eq!(scrub("secret-two secret", &secrets), "[secret] [secret]");
    }

    #[test]
    fn a_body_without_secrets_is_left_as_it_is() {
        let body = scrub_bytes(b"\xff text", &[Secret::new("secret")]);
        assert!(matches!(body, Cow::Borrowed(b"\xff text")));
    }

    #[test]
    fn an_empty_secret_does_not_shred_the_text() {
        assert_eq!(scrub("text", &[Secret::new("")]), "text");
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(excerpt("ééé", 2), "éé…");
        assert_eq!(excerpt("éé", 2), "éé");
    }

    #[test]
    fn right_to_left_overrides_are_visible() {
        assert_eq!(escape("a\u{202e}b"), "a\\u{202e}b");
    }
}
