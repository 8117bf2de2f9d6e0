//! Strict JSON (RFC 8259), read with the place of every value.
//!
//! What people write by mistake (comments, trailing commas, single quotes …) is told by its name,
//! with the text to put in its place, and read over, so that all of it is told at once. Only what
//! makes the rest unreadable ends the reading.

use super::{Json, Member, Node, Span, Spanned};
use crate::diagnostic::{Code, Diagnostic, nearest, shown};

/// Deeper nesting than any spec has; keeps every recursion over the tree bounded.
const MAX_DEPTH: usize = 128;

/// More mistakes than anybody mends in one go.
const MAX_MISTAKES: usize = 50;

/// Reads a whole text.
pub(super) fn parse(text: &str) -> Result<Node, Vec<Diagnostic>> {
    let mut parser = Parser {
        text,
        at: 0,
        open: Vec::new(),
        mistakes: Vec::new(),
    };
    match parser.document() {
        Some(node) if parser.mistakes.is_empty() => Ok(node),
        _ => Err(parser.mistakes),
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    /// Places of the objects and lists that have begun.
    open: Vec<usize>,
    mistakes: Vec<Diagnostic>,
}

/// `None` below: the rest cannot be read, and the reason is among the mistakes.
impl Parser<'_> {
    fn document(&mut self) -> Option<Node> {
        self.skip_space()?;
        if self.peek().is_none() {
            let message = if self.text.is_empty() {
                "the file is empty"
            } else {
                "the file has nothing but white space"
            };
            return self.fatal(Span::new(0, 0), message, "expected an object: `{ … }`");
        }
        let node = self.value()?;
        self.skip_space()?;
        if self.peek().is_none() {
            return Some(node);
        }
        let rest = Span::new(
            self.at,
            self.at + self.text.get(self.at..)?.trim_end().len(),
        );
        self.mistakes.push(
            syntax(
                rest,
                "something stands behind the end",
                "nothing more was expected",
            )
            .see(
                Span::new(node.span.end.saturating_sub(1), node.span.end),
                "the end",
            ),
        );
        None
    }

    fn value(&mut self) -> Option<Node> {
        let start = self.at;
        let value = match self.peek() {
            Some('{') => self.nested(Self::object)?,
            Some('[') => self.nested(Self::list)?,
            Some('"') => Json::Text(self.string()?.value),
            Some('\'') => Json::Text(self.single_quoted()?.value),
            Some(c) if c.is_ascii_digit() || matches!(c, '-' | '+' | '.') => self.number(),
            Some(c) if is_word(c) => self.word(),
            _ => return self.unexpected("expected a value"),
        };
        Some(Node {
            value,
            span: Span::new(start, self.at),
        })
    }

    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Option<Json>) -> Option<Json> {
        if self.open.len() == MAX_DEPTH {
            let message = format!("nested more than {MAX_DEPTH} deep");
            let diagnostic = Diagnostic::error(Code::TooDeep, message);
            let span = Span::new(self.at, self.at + 1);
            self.mistakes
                .push(diagnostic.at(span, "one more than is read"));
            return None;
        }
        self.open.push(self.at);
        self.at += 1;
        let value = read(self)?;
        self.at += 1;
        self.open.pop();
        Some(value)
    }

    fn object(&mut self) -> Option<Json> {
        let mut members = Vec::new();
        while self.more('}', members.last().map(|m: &Member| m.value.span.end))? {
            let key = match self.peek() {
                Some('"') => self.string()?,
                Some('\'') => self.single_quoted()?,
                Some(c) if is_word(c) => self.unquoted_key(),
                _ => return self.unexpected("expected a key in double quotes"),
            };
            self.skip_space()?;
            if self.peek() != Some(':') {
                return self.unexpected("expected `:` and the key's value");
            }
            self.at += 1;
            self.skip_space()?;
            let value = self.value()?;
            members.push(Member { key, value });
        }
        Some(Json::Object(members))
    }

    fn list(&mut self) -> Option<Json> {
        let mut elements = Vec::new();
        while self.more(']', elements.last().map(|element: &Node| element.span.end))? {
            elements.push(self.value()?);
        }
        Some(Json::List(elements))
    }

    /// Whether another member or element follows; `previous` is where the one before it ends.
    fn more(&mut self, close: char, previous: Option<usize>) -> Option<bool> {
        self.skip_space()?;
        if self.peek() == Some(close) {
            return Some(false);
        }
        let Some(end) = previous else {
            return self.not_ended(close);
        };
        if self.peek() == Some(',') {
            let comma = Span::new(self.at, self.at + 1);
            self.at += 1;
            self.skip_space()?;
            if self.peek() == Some(close) {
                self.mistake(
                    syntax(
                        comma,
                        "a trailing comma",
                        format!("nothing follows before the `{close}`"),
                    )
                    .suggest("remove it", comma, ""),
                )?;
                return Some(false);
            }
            return self.not_ended(close);
        }
        // A comma was forgotten where something begins that could follow one.
        if self
            .peek()
            .is_some_and(|c| matches!(c, '"' | '{' | '[') || c.is_ascii_alphanumeric())
        {
            let gap = Span::new(end, end);
            self.mistake(
                syntax(gap, "a comma is missing", "expected `,` here").suggest(
                    "separate the two",
                    gap,
                    ",",
                ),
            )?;
            return Some(true);
        }
        self.not_ended(close)?;
        self.unexpected(&format!("expected `,` or `{close}`"))
    }

    /// Another value follows, unless the text ends or the wrong bracket stands here.
    fn not_ended(&mut self, close: char) -> Option<bool> {
        let wrong = match self.peek() {
            None => "the file ends too early",
            Some('}' | ']') => "the wrong closing bracket",
            Some(_) => return Some(true),
        };
        let open = self.open.last().copied().unwrap_or_default();
        let diagnostic = syntax(self.here(), wrong, format!("expected `{close}`"));
        self.mistakes
            .push(diagnostic.see(Span::new(open, open + 1), "opened here"));
        None
    }

    fn string(&mut self) -> Option<Spanned<String>> {
        let open = self.at;
        self.at += 1;
        let mut value = String::new();
        loop {
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
                    let message =
                        format!("the control character U+{:04X} in a string", u32::from(c));
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
            "a string without its closing quote",
            "begins here",
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
                let help = r#"the escapes are `\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t` and `\u` with four hexadecimal digits"#;
                let span = Span::new(start, self.at);
                self.mistake(
                    syntax(span, "an unknown escape", "JSON has no such escape").help(help),
                )?;
                char::REPLACEMENT_CHARACTER
            }
        };
        Some(simple)
    }

    fn unicode_escape(&mut self, start: usize) -> Option<char> {
        let Some(unit) = self.hex() else {
            let span = Span::new(start, self.at);
            let label = "expected four hexadecimal digits behind `\\u`";
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
                // Whatever the next escape is, it is read as one of its own.
                _ => self.at = end,
            }
        }
        if let Some(c) = char::from_u32(code) {
            return Some(c);
        }
        let span = Span::new(start, self.at);
        let label = "stands for no character without the other half";
        self.mistake(syntax(span, "half of a surrogate pair", label))?;
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

    fn number(&mut self) -> Json {
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
            let diagnostic = syntax(span, message, "not as JSON writes it");
            let plain = written.trim_start_matches('+').trim_end_matches('.');
            let digits = plain.trim_start_matches('0');
            let mended = [plain.to_owned(), digits.to_owned(), format!("0{plain}")];
            self.mistakes
                .push(match mended.into_iter().find(|text| is_number(text)) {
                    Some(text) => diagnostic.suggest("write it as JSON does", span, text),
                    None => diagnostic,
                });
        }
        Json::Number(written.to_owned())
    }

    /// `true`, `false`, `null`, or what somebody took for one of them.
    fn word(&mut self) -> Json {
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
                    Some(known) => syntax(span, message, "not a word of JSON").suggest(
                        "JSON has a similar word",
                        span,
                        known,
                    ),
                    None => syntax(span, message, "texts stand in double quotes").suggest(
                        "quote it",
                        span,
                        quoted(&word),
                    ),
                });
                Json::Null
            }
        }
    }

    fn unquoted_key(&mut self) -> Spanned<String> {
        let (word, span) = self.take_word();
        self.mistakes.push(
            syntax(span, "a key without quotes", "keys stand in double quotes").suggest(
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

    fn single_quoted(&mut self) -> Option<Spanned<String>> {
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
            syntax(span, "single quotes", "texts stand in double quotes").suggest(
                "use double quotes",
                span,
                quoted(&text),
            ),
        )?;
        Some(Spanned::new(text, Span::new(open + 1, self.at - 1)))
    }

    /// White space (RFC 8259 §2), and comments, which are told.
    fn skip_space(&mut self) -> Option<()> {
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
            let start = self.at;
            if self.eat("//") || self.eat("#") {
                let rest = self.text.get(self.at..).unwrap_or_default();
                self.at += rest.lines().next().map_or(0, str::len);
            } else if self.eat("/*") {
                let rest = self.text.get(self.at..).unwrap_or_default();
                let Some(end) = rest.find("*/") else {
                    let span = Span::new(start, start + 2);
                    return self.fatal(span, "a comment without its end", "begins here");
                };
                self.at += end + 2;
            } else {
                return Some(());
            }
            let comment = syntax(
                Span::new(start, self.at),
                "a comment",
                "JSON has no comments",
            );
            self.mistake(comment.help("most objects take a `description`"))?;
        }
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self
            .text
            .get(self.at..)
            .is_some_and(|rest| rest.starts_with(token));
        self.at += if found { token.len() } else { 0 };
        found
    }

    fn here(&self) -> Span {
        Span::new(self.at, self.at + self.peek().map_or(0, char::len_utf8))
    }

    fn unexpected<T>(&mut self, expected: &str) -> Option<T> {
        let message = match self.peek() {
            None => "the file ends too early".to_owned(),
            Some(c) if c.is_control() => {
                format!("the character U+{:04X} stands in the way", u32::from(c))
            }
            Some(c) => format!("`{c}` stands in the way"),
        };
        self.fatal(self.here(), message, expected)
    }

    fn fatal<T>(&mut self, span: Span, message: impl Into<String>, label: &str) -> Option<T> {
        self.mistakes.push(syntax(span, message, label));
        None
    }

    /// A mistake that can be read over, unless there were too many.
    fn mistake(&mut self, diagnostic: Diagnostic) -> Option<()> {
        self.mistakes.push(diagnostic);
        (self.mistakes.len() < MAX_MISTAKES).then_some(())
    }
}

fn syntax(span: Span, what: impl Into<String>, label: impl Into<String>) -> Diagnostic {
    Diagnostic::error(Code::Syntax, format!("not JSON: {}", what.into())).at(span, label)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '-' | '.')
}

/// RFC 8259 §6.
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

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Lines;

    fn messages(text: &str) -> Vec<String> {
        match parse(text) {
            Ok(_) => Vec::new(),
            Err(mistakes) => mistakes
                .into_iter()
                .map(|mistake| mistake.message)
                .collect(),
        }
    }

    #[test]
    fn what_serde_json_takes_is_taken_with_the_same_value() {
        for text in [
            "{}",
            " [ ] ",
            "\"\"",
            "0",
            "-0.5e+3",
            "1E9",
            "null",
            "\t\r\n true",
            r#"{"a": [1, {"b": "\u00e9\ud83e\udd80\n\/"}], "": false}"#,
        ] {
            let node = parse(text).unwrap_or_else(|mistakes| panic!("{text}: {mistakes:?}"));
            assert_eq!(
                node.to_json(),
                serde_json::from_str::<serde_json::Value>(text).expect(text)
            );
        }
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for text in [
            "",
            " ",
            "{",
            "}",
            "[1",
            "[1}",
            "{\"a\"}",
            "{\"a\":}",
            "[,]",
            "[1,,2]",
            "01",
            "+1",
            ".5",
            "1.",
            "1e",
            "0x1",
            "NaN",
            "-",
            "tru",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\ud800\"",
            "\"\\udc00\"",
            "\"a\nb\"",
            "{} {}",
            "\u{a0}{}",
            "\u{feff}{}",
            "\u{0}",
            "/**/",
            "/",
            "{a:1}",
            "'a'",
            "\"\u{1}\"",
            "[1 2]",
        ] {
            assert!(parse(text).is_err(), "{text:?}");
            assert!(
                serde_json::from_str::<serde_json::Value>(text).is_err(),
                "{text:?}"
            );
        }
    }

    #[test]
    fn mistakes_are_told_all_at_once() {
        let text = "{ // a\n a: 'b', \"c\": [01, True,],\n}";
        let found = messages(text);
        assert_eq!(found.len(), 7, "{found:#?}");
    }

    #[test]
    fn places_are_those_of_the_bytes() {
        let text = "{ \"größe\": \"🦀\" }";
        let node = parse(text).expect("JSON");
        let member = &node.members()[0];
        assert_eq!(&text[member.key.span.range()], "größe");
        assert_eq!(&text[member.value.span.range()], "\"🦀\"");
        assert_eq!(Lines::new(text).position(member.value.span.start), (1, 12));
    }

    #[test]
    fn nesting_is_bounded() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            assert!(parse(&open.repeat(200_000)).is_err());
            let deep = |depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
            assert!(parse(&deep(MAX_DEPTH)).is_ok());
            assert!(parse(&deep(MAX_DEPTH + 1)).is_err());
        }
    }
}
