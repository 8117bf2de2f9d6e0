//! Strings and their escapes (RFC 8259 §7).

use super::{Parser, quoted, syntax};
use crate::source::{Span, Spanned};

impl Parser<'_> {
    pub(super) fn string(&mut self) -> Option<Spanned<String>> {
        let open = self.at;
        self.at += 1;
        let mut value = String::new();
        loop {
            // Most text contains no special character and is copied without looking at each one.
            let rest = self.text.get(self.at..).unwrap_or_default();
            let plain = rest
                .bytes()
                .position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f))
                .unwrap_or(rest.len());
            value.push_str(rest.get(..plain).unwrap_or_default());
            self.at += plain;
            let Some(c) = self.peek() else {
                return self.unterminated(open);
            };
            let (start, length) = (self.at, c.len_utf8());
            match c {
                '"' => break,
                '\n' | '\r' => return self.unterminated(open),
                '\\' => value.push(self.escape()?),
                '\0'..='\x1f' => {
                    self.at += length;
                    let span = Span::new(start, self.at);
                    let message = format!(
                        "unescaped control character U+{:04X} in a string",
                        u32::from(c)
                    );
                    let escaped = if c == '\t' {
                        "\\t".into()
                    } else {
                        format!("\\u{:04x}", u32::from(c))
                    };
                    self.mistake(syntax(span, message, "must be escaped").suggest(
                        "escape it",
                        span,
                        escaped,
                    ))?;
                    value.push(c);
                }
                _ => {
                    self.at += length;
                    value.push(c);
                }
            }
        }
        let span = Span::new(open + 1, self.at);
        self.at += 1;
        Some(Spanned::new(value, span))
    }

    fn unterminated<T>(&mut self, open: usize) -> Option<T> {
        let end = self.at;
        self.fatal(
            Span::new(open, end),
            "an unterminated string",
            "starts here",
        )
    }

    /// An escape in a string (RFC 8259 §7).
    fn escape(&mut self) -> Option<char> {
        let start = self.at;
        self.at += 1;
        let escaped = self.peek();
        self.at += escaped.map_or(0, char::len_utf8);
        let simple = match escaped {
            Some(c @ ('"' | '\\' | '/')) => c,
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => return self.unicode_escape(start),
            _ => {
                let help = r#"use one of the escapes `\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t`, or `\u` with four hexadecimal digits"#;
                let span = Span::new(start, self.at);
                self.mistake(syntax(span, "an unknown escape", "not a JSON escape").help(help))?;
                char::REPLACEMENT_CHARACTER
            }
        };
        Some(simple)
    }

    fn unicode_escape(&mut self, start: usize) -> Option<char> {
        let Some(unit) = self.hex() else {
            let span = Span::new(start, self.at);
            let label = "expected four hexadecimal digits after `\\u`";
            self.mistake(syntax(span, "an incomplete escape", label))?;
            return Some(char::REPLACEMENT_CHARACTER);
        };
        let mut code = unit;
        let end = self.at;
        if (0xd800..0xdc00).contains(&unit) && self.eat("\\u") {
            match self.hex() {
                Some(low) if (0xdc00..0xe000).contains(&low) => {
                    code = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                }
                // The next escape is parsed separately in any case.
                _ => self.at = end,
            }
        }
        if let Some(c) = char::from_u32(code) {
            return Some(c);
        }
        let span = Span::new(start, self.at);
        let label = "not a character without the other half";
        self.mistake(syntax(span, "an unpaired surrogate", label))?;
        Some(char::REPLACEMENT_CHARACTER)
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    pub(super) fn single_quoted(&mut self) -> Option<Spanned<String>> {
        let open = self.at;
        let rest = self.text.get(open + 1..)?;
        let line = rest.lines().next().unwrap_or_default();
        let Some(length) = line.find('\'') else {
            self.at += 1 + line.len();
            return self.unterminated(open);
        };
        let text = line.get(..length)?.to_owned();
        self.at += length + 2;
        let span = Span::new(open, self.at);
        self.mistake(
            syntax(span, "single quotes", "strings require double quotes").suggest(
                "use double quotes",
                span,
                quoted(&text),
            ),
        )?;
        Some(Spanned::new(text, Span::new(open + 1, self.at - 1)))
    }
}
