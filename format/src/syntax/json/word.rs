//! Numbers (RFC 8259 §6), the three JSON keywords, and common mistakes.

use super::{Parser, quoted, syntax};
use crate::diagnostic::{nearest, shown};
use crate::source::{Json, Span, Spanned};

impl Parser<'_> {
    pub(super) fn number(&mut self) -> Json {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_');
        let written = rest
            .find(|c| !part(c))
            .map_or(rest, |end| rest.get(..end).unwrap_or(rest));
        self.at += written.len();
        if !is_number(written) {
            let span = Span::new(start, self.at);
            let message = format!("`{}` is not a number", shown(written));
            let diagnostic = syntax(span, message, "not a JSON number");
            let plain = written.trim_start_matches('+').trim_end_matches('.');
            let digits = plain.trim_start_matches('0');
            let mended = [plain.to_owned(), digits.to_owned(), format!("0{plain}")];
            self.mistakes
                .push(match mended.into_iter().find(|text| is_number(text)) {
                    Some(text) => diagnostic.suggest("use the JSON notation", span, text),
                    None => diagnostic,
                });
        }
        Json::Number(written.to_owned())
    }

    /// `true`, `false`, `null`, or a common mistake for one of them.
    pub(super) fn word(&mut self) -> Json {
        let (word, span) = self.take_word();
        match word.as_str() {
            "true" => Json::Boolean(true),
            "false" => Json::Boolean(false),
            "null" => Json::Null,
            _ => {
                let message = format!("`{}` is not a value", shown(&word));
                let known = match word.as_str() {
                    "None" | "nil" | "undefined" => Some("null"),
                    _ => nearest(&word, ["true", "false", "null"]),
                };
                self.mistakes.push(match known {
                    Some(known) => syntax(span, message, "not a JSON keyword").suggest(
                        "use the JSON keyword",
                        span,
                        known,
                    ),
                    None => syntax(span, message, "strings require double quotes").suggest(
                        "quote it",
                        span,
                        quoted(&word),
                    ),
                });
                Json::Null
            }
        }
    }

    pub(super) fn unquoted_key(&mut self) -> Spanned<String> {
        let (word, span) = self.take_word();
        self.mistakes.push(
            syntax(span, "a key without quotes", "keys require double quotes").suggest(
                "quote it",
                span,
                quoted(&word),
            ),
        );
        Spanned::new(word, span)
    }

    fn take_word(&mut self) -> (String, Span) {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        self.at += length;
        (
            rest.get(..length).unwrap_or_default().to_owned(),
            Span::new(start, self.at),
        )
    }
}

pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '-' | '.')
}

/// Whether the text is a JSON number (RFC 8259 §6).
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let mantissa = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let (integer, fraction) = match mantissa.split_once('.') {
        Some((integer, fraction)) => (integer, Some(fraction)),
        None => (mantissa, None),
    };
    digits(integer)
        && (integer == "0" || !integer.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|text| digits(text.strip_prefix(['+', '-']).unwrap_or(text)))
}
