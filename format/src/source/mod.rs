//! A spec file's text, and the JSON tree with the place of every value in it.

mod file;
mod lines;
mod node;
mod parse;
mod root;
mod write;
mod yaml;

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

pub use file::{FileError, read};
pub use lines::Lines;
pub use node::{Json, Member, Node};
pub use root::LoadOptions;
pub(crate) use root::{Refusal, Root, is_url, resolved, resolved_file};

use crate::diagnostic::{Code, Diagnostic, Report};

/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = crate::limits::FILE_BYTES;

/// A file that was read: its path as messages show it, and its text.
#[derive(Clone)]
pub struct Source {
    path: PathBuf,
    text: String,
}

impl Source {
    /// A source from text that is already in memory.
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }

    /// Reads a file that the user names: a regular one, at most [`MAX_BYTES`] long.
    ///
    /// # Errors
    ///
    /// A report when there is no such file, or it is not UTF-8.
    pub fn from_file(path: &Path) -> Result<Self, Report> {
        let error = match read(path, MAX_BYTES) {
            Ok(bytes) => return Self::from_bytes(path, bytes),
            Err(error) => error,
        };
        let mut diagnostic = unreadable("the file", &error);
        if path.to_str().is_some_and(is_url) {
            diagnostic =
                diagnostic.help("URLs are not fetched: download the file, and give its path");
        }
        Err(Report::new(Self::new(path, ""), vec![diagnostic]))
    }

    /// Takes the bytes of a file: UTF-8, with or without a byte order mark.
    ///
    /// # Errors
    ///
    /// A report when the bytes are too many or not UTF-8.
    pub fn from_bytes(path: impl Into<PathBuf>, bytes: Vec<u8>) -> Result<Self, Report> {
        let path = path.into();
        if bytes.len() > MAX_BYTES {
            let diagnostic = too_large("the file", bytes.len() as u64);
            return Err(Report::new(Self::new(path, ""), vec![diagnostic]));
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
                // Where the first wrong byte stood, the text now has a replacement character.
                let span = Span::new(good, good + char::REPLACEMENT_CHARACTER.len_utf8());
                let diagnostic = Diagnostic::error(Code::NotUtf8, "the file is not UTF-8")
                    .at(span, "these bytes are not text")
                    .help("save the file as UTF-8");
                Err(Report::new(Self { path, text }, vec![diagnostic]))
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

    /// Parses the text as strict JSON (RFC 8259).
    ///
    /// # Errors
    ///
    /// A diagnostic at each place that is not JSON, up to the first that makes the rest unreadable.
    pub fn parse(&self) -> Result<Node, Vec<Diagnostic>> {
        parse::parse(&self.text)
    }

    /// The source with what is wrong with its blanks mended, if that is all that is wrong and others
    /// read it so.
    pub(crate) fn mended(&self) -> Option<Self> {
        Some(Self::new(&self.path, yaml::mended(&self.text)?))
    }

    /// Parses the text as an OpenAPI document: JSON when it begins as JSON does, otherwise YAML.
    ///
    /// # Errors
    ///
    /// As [`Source::parse`].
    pub fn parse_document(&self) -> Result<Node, Vec<Diagnostic>> {
        if self.text.trim_start().starts_with('{') {
            return self.parse().or_else(|mistakes| {
                if !is_syntax(&mistakes) {
                    return Err(mistakes);
                }
                // A flow mapping begins so, too; what is wrong is told as of JSON.
                yaml::parse(&self.text).map_err(|_| mistakes)
            });
        }
        yaml::parse(&self.text)
    }
}

/// Whether the way that a file is written is all that is wrong with it. What is too large or nested too
/// deeply is so in every way that it can be read.
pub(crate) fn is_syntax(mistakes: &[Diagnostic]) -> bool {
    mistakes.iter().all(|mistake| mistake.code == Code::Syntax)
}

/// An error about a file that cannot be read.
pub(crate) fn unreadable(what: &str, error: &FileError) -> Diagnostic {
    match error {
        FileError::TooLarge { bytes, .. } => too_large(what, *bytes),
        error => Diagnostic::error(Code::Unreadable, format!("{what} cannot be read: {error}")),
    }
}

fn too_large(what: &str, bytes: u64) -> Diagnostic {
    Diagnostic::error(Code::TooLarge, format!("{what} has {bytes} bytes")).help(format!(
        "at most {MAX_BYTES} are read; is it the right file?"
    ))
}

/// A text without its percent-encoding (RFC 3986 §2.1). What is not UTF-8 then is replaced.
pub(crate) fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = text
            .get(at + 1..at + 3)
            .filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let (b'%', Some(value)) = (byte, hex) {
            plain.push(value);
            at += 3;
        } else {
            plain.push(*byte);
            at += 1;
        }
    }
    String::from_utf8_lossy(&plain).into_owned()
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
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
        Self {
            start,
            end: end.max(start),
        }
    }

    /// The place of a part of a text that stands here, given by byte offsets in the text. When the
    /// text is written with escapes, offsets and places do not agree, and the whole is named.
    #[must_use]
    pub fn part(self, length: usize, start: usize, end: usize) -> Self {
        if self.end - self.start == length {
            Self::new(self.start + start, self.start + end)
        } else {
            self
        }
    }

    /// The same place when `offset` bytes stand before the text.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        Self::new(self.start + offset, self.end + offset)
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
        Spanned {
            value: f(self.value),
            span: self.span,
        }
    }
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl Spanned<String> {
    /// The place of a part of the text, given by byte offsets.
    pub fn part(&self, start: usize, end: usize) -> Span {
        self.span.part(self.value.len(), start, end)
    }
}
