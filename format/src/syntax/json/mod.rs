//! Parses strict JSON (RFC 8259), with the location of every value.
//!
//! Common mistakes (comments, trailing commas, single quotes, …) are reported with a suggested
//! replacement and then skipped, so that all of them are reported together. Parsing stops only at
//! an error that makes the rest unreadable.

mod text;
mod word;

#[cfg(test)]
mod tests;

use word::is_word;

use crate::diagnostic::{Code, Diagnostic};
use crate::limits;
use crate::source::{Json, Member, Node, Span};

/// Deeper than any spec nests. Bounds every recursion over the tree.
pub(super) const MAX_DEPTH: usize = 128;

/// The maximum number of reported syntax errors.
const MAX_MISTAKES: usize = 50;

/// Parses a whole text.
pub(super) fn parse(text: &str) -> Result<Node, Vec<Diagnostic>> {
    let mut parser = Parser {
        text,
        at: 0,
        open: Vec::new(),
        values: 0,
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
    /// The locations of open objects and lists.
    open: Vec<usize>,
    /// The number of values read.
    values: usize,
    mistakes: Vec<Diagnostic>,
}

/// In the functions below, `None` means that the rest cannot be read; the error is in the list.
impl Parser<'_> {
    fn document(&mut self) -> Option<Node> {
        self.skip_space()?;
        if self.peek().is_none() {
            let message = if self.text.is_empty() {
                "the file is empty"
            } else {
                "the file contains only whitespace"
            };
            return self.fatal(Span::new(0, 0), message, "expected an object: `{ … }`");
        }
        let node = self.value()?;
        self.skip_space()?;
        if self.peek().is_none() {
            return Some(node);
        }
        if !self.mistakes.is_empty() {
            // A skipped mistake may have hidden others.
            return None;
        }
        let rest = Span::new(
            self.at,
            self.at + self.text.get(self.at..)?.trim_end().len(),
        );
        self.mistakes.push(
            syntax(
                rest,
                "unexpected text after the end",
                "expected the end of the file",
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
        self.values += 1;
        if self.values > limits::VALUES {
            self.mistakes
                .push(too_many_values(Span::new(start, start + 1)));
            return None;
        }
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
            let message = format!("nested more than {MAX_DEPTH} levels deep");
            let diagnostic = Diagnostic::error(Code::TooDeep, message);
            let span = Span::new(self.at, self.at + 1);
            self.mistakes.push(diagnostic.at(span, "exceeds the limit"));
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
                return self.unexpected("expected `:` and a value");
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

    /// Whether another member or element follows; `previous` is the end of the one before.
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
                        format!("no element follows before `{close}`"),
                    )
                    .suggest("remove it", comma, ""),
                )?;
                return Some(false);
            }
            return self.not_ended(close);
        }
        // A comma is missing if a value can start here.
        if self
            .peek()
            .is_some_and(|c| matches!(c, '"' | '{' | '[') || c.is_ascii_alphanumeric())
        {
            let gap = Span::new(end, end);
            self.mistake(
                syntax(gap, "a comma is missing", "expected `,` here").suggest(
                    "insert a comma",
                    gap,
                    ",",
                ),
            )?;
            return Some(true);
        }
        self.not_ended(close)?;
        self.unexpected(&format!("expected `,` or `{close}`"))
    }

    /// Whether another value follows. At the end of the text or at the wrong bracket, reports an
    /// error.
    fn not_ended(&mut self, close: char) -> Option<bool> {
        let wrong = match self.peek() {
            None => "unexpected end of file",
            Some('}' | ']') => "the wrong closing bracket",
            Some(_) => return Some(true),
        };
        let open = self.open.last().copied().unwrap_or_default();
        let diagnostic = syntax(self.here(), wrong, format!("expected `{close}`"));
        self.mistakes
            .push(diagnostic.see(Span::new(open, open + 1), "opened here"));
        None
    }

    /// Skips whitespace (RFC 8259 §2), and comments, which are reported.
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
                    return self.fatal(span, "an unterminated comment", "starts here");
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
            self.mistake(comment.help("use `description`, which most objects support"))?;
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
            None => "unexpected end of file".to_owned(),
            Some(c) if c.is_control() => {
                format!("unexpected character U+{:04X}", u32::from(c))
            }
            Some(c) => format!("unexpected `{c}`"),
        };
        self.fatal(self.here(), message, expected)
    }

    fn fatal<T>(&mut self, span: Span, message: impl Into<String>, label: &str) -> Option<T> {
        self.mistakes.push(syntax(span, message, label));
        None
    }

    /// Records a mistake that can be skipped, unless there are too many.
    fn mistake(&mut self, diagnostic: Diagnostic) -> Option<()> {
        self.mistakes.push(diagnostic);
        (self.mistakes.len() < MAX_MISTAKES).then_some(())
    }
}

/// Reports a file with too many values.
pub(super) fn too_many_values(span: Span) -> Diagnostic {
    let message = format!("the file has more than {} values", limits::VALUES);
    Diagnostic::error(Code::TooLarge, message)
        .at(span, "exceeds the limit")
        .help("split the document, or remove parts that the API does not need, such as long lists of examples")
}

fn syntax(span: Span, what: impl Into<String>, label: impl Into<String>) -> Diagnostic {
    Diagnostic::error(Code::Syntax, format!("invalid JSON: {}", what.into())).at(span, label)
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
