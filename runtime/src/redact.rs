//! What happens to a server's text before a person sees it: secrets out, control characters
//! escaped, cut to a length.

use std::borrow::Cow;

use crate::form;
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

/// `text` without any of `secrets`, as they are or as they stand in a form.
pub(crate) fn scrub(text: &str, secrets: &[Secret]) -> String {
    let mut scrubbed = text.to_owned();
    for secret in secrets {
        let plain = secret.expose();
        if plain.len() < SHORTEST {
            continue;
        }
        scrubbed = scrubbed.replace(plain, "[secret]");
        let encoded = form::encode(plain);
        if encoded != plain {
            scrubbed = scrubbed.replace(&encoded, "[secret]");
        }
    }
    scrubbed
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
