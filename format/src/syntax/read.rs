//! Reads a source: its file, and its text as JSON or YAML.

use std::path::{Path, PathBuf};

use super::root::is_url;
use super::{json, yaml};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::source::{FileError, MAX_BYTES, Node, Source, Span, read};

impl Source {
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
                Ok(Self::new(path, text))
            }
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                // Where the first wrong byte stood, the text now has a replacement character.
                let span = Span::new(good, good + char::REPLACEMENT_CHARACTER.len_utf8());
                let diagnostic = Diagnostic::error(Code::NotUtf8, "the file is not UTF-8")
                    .at(span, "these bytes are not text")
                    .help("save the file as UTF-8");
                Err(Report::new(Self::new(path, text), vec![diagnostic]))
            }
        }
    }

    /// Parses the text as strict JSON (RFC 8259).
    ///
    /// # Errors
    ///
    /// A diagnostic at each place that is not JSON, up to the first that makes the rest unreadable.
    pub fn parse(&self) -> Result<Node, Vec<Diagnostic>> {
        json::parse(self.text())
    }

    /// The source with what is wrong with its blanks mended, if that is all that is wrong and others
    /// read it so.
    pub(crate) fn mended(&self) -> Option<Self> {
        Some(Self::new(self.path(), yaml::mended(self.text())?))
    }

    /// Parses the text as an OpenAPI document: JSON when it begins as JSON does, otherwise YAML.
    ///
    /// # Errors
    ///
    /// As [`Source::parse`].
    pub fn parse_document(&self) -> Result<Node, Vec<Diagnostic>> {
        if self.text().trim_start().starts_with('{') {
            return self.parse().or_else(|mistakes| {
                if !is_syntax(&mistakes) {
                    return Err(mistakes);
                }
                // A flow mapping begins so, too; what is wrong is told as of JSON.
                yaml::parse(self.text()).map_err(|_| mistakes)
            });
        }
        yaml::parse(self.text())
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
