//! Prepares a server's text for display: removes secrets, escapes control characters, truncates.

use std::borrow::Cow;

use super::Secret;

/// The maximum number of characters of an error code.
pub(crate) const CODE: usize = 64;
/// The maximum number of characters of an error text.
pub(crate) const TEXT: usize = 300;

/// The minimum length of a secret that is removed. Shorter ones would match ordinary words.
const SHORTEST: usize = 4;

/// Returns `text` escaped and on one line, truncated to `max` characters.
pub(crate) fn excerpt(text: &str, max: usize) -> String {
    cut(&escape(text), max).into_owned()
}

/// Escapes control characters, and those that change the direction of text, as `\u{…}`.
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

/// Truncates `text` to `max` characters and appends an ellipsis if something was cut.
pub(crate) fn cut(text: &str, max: usize) -> Cow<'_, str> {
    match text.char_indices().nth(max) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// Removes every occurrence of `secrets` from `text`, in any encoding.
pub(crate) fn scrub(text: &str, secrets: &[Secret]) -> String {
    String::from_utf8_lossy(&scrub_bytes(text.as_bytes(), secrets)).into_owned()
}

/// Removes secrets from a body. A body without secrets is borrowed unchanged.
pub(crate) fn scrub_bytes<'t>(text: &'t [u8], secrets: &[Secret]) -> Cow<'t, [u8]> {
    let secrets = secrets.iter().map(|secret| secret.expose().as_bytes());
    let secrets: Vec<_> = secrets.filter(|secret| secret.len() >= SHORTEST).collect();
    let mut scrubbed = Vec::new();
    let (mut kept_from, mut rest) = (text, text);
    while !rest.is_empty() {
        let spelled = secrets.iter().filter_map(|secret| after(rest, secret));
        // Of several secrets that start here, remove the longest.
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

/// Returns the part of `text` in front of its suffix `rest`.
fn before<'t>(text: &'t [u8], rest: &[u8]) -> &'t [u8] {
    text.get(..text.len().saturating_sub(rest.len()))
        .unwrap_or_default()
}

/// Returns what follows `secret` if `text` starts with it, either verbatim or in form or JSON encoding.
fn after<'t>(text: &'t [u8], secret: &[u8]) -> Option<&'t [u8]> {
    let mut letters = secret.iter();
    text.strip_prefix(secret)
        .or_else(|| letters.try_fold(text, |rest, letter| after_letter(rest, *letter)))
}

/// Returns what follows `letter` if `text` starts with it: verbatim, percent-encoded (RFC 3986 §2.1), or
/// escaped as in JSON (RFC 8259 §7).
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

/// Returns whether `character` is invisible but changes how the surrounding text looks.
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
    fn a_secret_is_scrubbed_in_every_encoding() {
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
    fn of_overlapping_secrets_the_longest_is_removed() {
        let secrets = [Secret::new("secret"), Secret::new("secret-two")];
        assert_eq!(scrub("secret-two secret", &secrets), "[secret] [secret]");
    }

    #[test]
    fn a_body_without_secrets_is_unchanged() {
        let body = scrub_bytes(b"\xff text", &[Secret::new("secret")]);
        assert!(matches!(body, Cow::Borrowed(b"\xff text")));
    }

    #[test]
    fn an_empty_secret_removes_nothing() {
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
