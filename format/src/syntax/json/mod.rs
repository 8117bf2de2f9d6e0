//! Strict JSON (RFC 8259), read with the place of every value.
//!
//! What people write by mistake (comments, trailing commas, single quotes …) is told by its name,
//! with the text to put in its place, and read over, so that all of it is told at once. Only what
//! makes the rest unreadable ends the reading.

mod text;
mod word;

#[cfg(test)]
mod tests;

use word::is_word;

use crate::diagnostic::{Code, Diagnostic};
use crate::limits;
use crate::source::{Json, Member, Node, Span};

/// Deeper nesting than any spec has; keeps every recursion over the tree bounded.
pub(super) const MAX_DEPTH: usize = 128;

/// More mistakes than anybody mends in one go.
const MAX_MISTAKES: usize = 50;

/// Reads a whole text.
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
    /// Places of the objects and lists that have begun.
    open: Vec<usize>,
    /// How many values were read.
    values: usize,
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
        if !self.mistakes.is_empty() {
            // What was read over may have been more than it seemed.
            return None;
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

/// The refusal of a file with more values than are read.
pub(super) fn too_many_values(span: Span) -> Diagnostic {
    let message = format!("the file has more than {} values", limits::VALUES);
    Diagnostic::error(Code::TooLarge, message)
        .at(span, "one more than is read")
        .help("split the document, or remove what the API does not need, as long lists of examples")
}

fn syntax(span: Span, what: impl Into<String>, label: impl Into<String>) -> Diagnostic {
    Diagnostic::error(Code::Syntax, format!("not JSON: {}", what.into())).at(span, label)
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
