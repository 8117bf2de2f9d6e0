//! A spec file's text, and the JSON tree with the place of every value in it.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use jsonc_parser::ast;
use jsonc_parser::common::Ranged as _;

use crate::diagnostic::{Code, Diagnostic};

/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// A file that was read: its path as messages show it, and its text.
#[derive(Clone)]
pub struct Source {
    path: PathBuf,
    text: String,
}

impl Source {
    /// A source from text that is already in memory.
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// Takes the bytes of a file: UTF-8, with or without a byte order mark.
    ///
    /// # Errors
    ///
    /// A diagnostic when the bytes are too many or not UTF-8.
    pub fn from_bytes(path: impl Into<PathBuf>, bytes: Vec<u8>) -> Result<Self, Failure> {
        let path = path.into();
        if bytes.len() > MAX_BYTES {
            let message = format!("the file has {} bytes; at most {MAX_BYTES} are read", bytes.len());
            let diagnostic = Diagnostic::error(Code::TooLarge, message);
            return Err(Failure { source: Self::new(path, ""), diagnostic });
        }
        match String::from_utf8(bytes) {
            Ok(mut text) => {
                if text.starts_with('\u{feff}') {
                    text.drain(..'\u{feff}'.len_utf8());
                }
                Ok(Self { path, text })
            }
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let end = text.get(good..).and_then(|rest| rest.chars().next());
                let span = Span::new(good, good + end.map_or(0, char::len_utf8));
                let diagnostic = Diagnostic::error(Code::NotUtf8, "the file is not UTF-8")
                    .at(span, "these bytes are not text")
                    .help("save the file as UTF-8");
                Err(Failure { source: Self { path, text }, diagnostic })
            }
        }
    }

    /// The path, as messages show it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column (both from 1, the column in characters) of a byte offset.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let before = self.text.get(..offset).unwrap_or(&self.text);
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (line, before.get(start..).unwrap_or_default().chars().count() + 1)
    }

    /// Parses the text as strict JSON (RFC 8259).
    ///
    /// # Errors
    ///
    /// A diagnostic at the first place that is not JSON.
    pub fn parse(&self) -> Result<Node, Diagnostic> {
        let options = jsonc_parser::ParseOptions {
            allow_comments: false,
            allow_loose_object_property_names: false,
            allow_trailing_commas: false,
            allow_missing_commas: false,
            allow_single_quoted_strings: false,
            allow_hexadecimal_numbers: false,
            allow_unary_plus_numbers: false,
            allow_bare_decimal_point_numbers: false,
            allow_non_finite_numbers: false,
            allow_extended_string_escapes: false,
        };
        if let Some(diagnostic) = self.forbidden_control_character() {
            return Err(diagnostic);
        }
        let parsed = jsonc_parser::parse_to_ast(
            &self.text,
            &jsonc_parser::CollectOptions::default(),
            &options,
        );
        match parsed {
            Ok(result) => match result.value {
                Some(value) => Ok(Node::from_ast(value)),
                None => Err(Diagnostic::error(Code::Syntax, "the file is empty")
                    .at(Span::new(0, 0), "expected a JSON object")),
            },
            Err(error) => {
                let kind = error.kind().to_string();
                let range = error.range();
                Err(Diagnostic::error(Code::Syntax, format!("not JSON: {}", uncapitalised(&kind)))
                    .at(Span::new(range.start, range.end), "here"))
            }
        }
    }

    /// RFC 8259 §7: control characters stand in strings escaped only, and nowhere else but as
    /// white space. The parser lets them pass.
    fn forbidden_control_character(&self) -> Option<Diagnostic> {
        let mut in_string = false;
        let mut escaped = false;
        for (offset, byte) in self.text.bytes().enumerate() {
            match byte {
                b'"' if !escaped => in_string = !in_string,
                0x00..=0x1f if in_string || !matches!(byte, b'\t' | b'\n' | b'\r') => {
                    let message = format!("not JSON: the control character U+{byte:04X}");
                    return Some(Diagnostic::error(Code::Syntax, message).at(
                        Span::new(offset, offset + 1),
                        if in_string { "must be escaped in a string" } else { "not allowed here" },
                    ));
                }
                _ => {}
            }
            escaped = in_string && byte == b'\\' && !escaped;
        }
        None
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source").field("path", &self.path).finish_non_exhaustive()
    }
}

/// A file that could not even be taken as text.
#[derive(Debug)]
pub struct Failure {
    /// What there is of the source, to render the diagnostic.
    pub source: Source,
    /// What is wrong.
    pub diagnostic: Diagnostic,
}

/// A place in a source: byte offsets, end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// As a range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A value, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands. For text: between the quotes.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// A JSON value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Json,
    /// Where it stands; for strings with the quotes.
    pub span: Span,
}

/// A JSON value whose parts know their places.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true`, `false`
    Boolean(bool),
    /// A number, as written.
    Number(String),
    /// A string, unescaped.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object, in the order of the file; duplicate keys are still there.
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The key; its span is between the quotes.
    pub key: Spanned<String>,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The text, with its place between the quotes.
    pub fn as_text(&self) -> Option<Spanned<String>> {
        match &self.value {
            Json::Text(text) => Some(Spanned::new(text.clone(), self.inner_span())),
            _ => None,
        }
    }

    /// The members, when the value is an object.
    pub fn members(&self) -> &[Member] {
        match &self.value {
            Json::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements, when the value is a list.
    pub fn elements(&self) -> &[Self] {
        match &self.value {
            Json::List(elements) => elements,
            _ => &[],
        }
    }

    /// The first member with this key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.members().iter().find(|member| member.key.value == key).map(|member| &member.value)
    }

    /// What the value is, with an article: `a string`.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Json::Null => "null",
            Json::Boolean(_) => "a boolean",
            Json::Number(_) => "a number",
            Json::Text(_) => "a string",
            Json::List(_) => "a list",
            Json::Object(_) => "an object",
        }
    }

    /// The place without a string's quotes.
    pub fn inner_span(&self) -> Span {
        match self.value {
            Json::Text(_) if self.span.end >= self.span.start + 2 => {
                Span::new(self.span.start + 1, self.span.end - 1)
            }
            _ => self.span,
        }
    }

    /// The plain JSON value, places dropped.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value;
        match &self.value {
            Json::Null => Value::Null,
            Json::Boolean(value) => Value::Bool(*value),
            Json::Number(text) => serde_json::from_str(text).unwrap_or(Value::Null),
            Json::Text(text) => Value::String(text.clone()),
            Json::List(elements) => Value::Array(elements.iter().map(Self::to_json).collect()),
            Json::Object(members) => Value::Object(
                members.iter().map(|m| (m.key.value.clone(), m.value.to_json())).collect(),
            ),
        }
    }

    fn from_ast(value: ast::Value<'_>) -> Self {
        let range = value.range();
        let span = Span::new(range.start, range.end);
        let value = match value {
            ast::Value::NullKeyword(_) => Json::Null,
            ast::Value::BooleanLit(literal) => Json::Boolean(literal.value),
            ast::Value::NumberLit(literal) => Json::Number(literal.value.to_owned()),
            ast::Value::StringLit(literal) => Json::Text(literal.value.into_owned()),
            ast::Value::Array(array) => {
                Json::List(array.elements.into_iter().map(Self::from_ast).collect())
            }
            ast::Value::Object(object) => {
                Json::Object(object.properties.into_iter().map(Member::from_ast).collect())
            }
        };
        Self { value, span }
    }
}

impl Member {
    fn from_ast(property: ast::ObjectProp<'_>) -> Self {
        let range = property.name.range();
        let span = match range.end.saturating_sub(range.start) {
            0 | 1 => Span::new(range.start, range.end),
            _ => Span::new(range.start + 1, range.end - 1),
        };
        Self {
            key: Spanned::new(property.name.into_string(), span),
            value: Node::from_ast(property.value),
        }
    }
}

fn uncapitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}
