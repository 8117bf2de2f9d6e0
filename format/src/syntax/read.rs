//! Reads a source: its file, and its text as JSON or YAML.

use std::path::{Path, PathBuf};

use super::root::is_url;
use super::{json, yaml};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::source::{FileError, MAX_BYTES, Node, Source, Span, read};

impl Source {
    /// Reads a regular file of at most [`MAX_BYTES`] bytes, named by the user.
    ///
    /// # Errors
    ///
    /// Returns a report if the file does not exist or is not UTF-8.
    pub fn from_file(path: &Path) -> Result<Self, Report> {
        let error = match read(path, MAX_BYTES) {
            Ok(bytes) => return Self::from_bytes(path, bytes),
            Err(error) => error,
        };
        let mut diagnostic = unreadable("the file", &error);
        if path.to_str().is_some_and(is_url) {
            diagnostic =
                diagnostic.help("download the file and pass its path: URLs are not fetched");
        }
        Err(Report::new(Self::new(path, ""), vec![diagnostic]))
    }

    /// Creates a source from UTF-8 bytes, with or without a byte order mark.
    ///
    /// # Errors
    ///
    /// Returns a report if there are too many bytes or they are not UTF-8.
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
                // The first invalid byte is a replacement character in the lossy text.
                let span = Span::new(good, good + char::REPLACEMENT_CHARACTER.len_utf8());
                let diagnostic = Diagnostic::error(Code::NotUtf8, "the file is not UTF-8")
                    .at(span, "these bytes are not valid UTF-8")
                    .help("save the file as UTF-8");
                Err(Report::new(Self::new(path, text), vec![diagnostic]))
            }
        }
    }

    /// Parses the text as strict JSON (RFC 8259).
    ///
    /// # Errors
    ///
    /// Returns a diagnostic for each syntax error, up to the first that makes the rest unreadable.
    pub fn parse(&self) -> Result<Node, Vec<Diagnostic>> {
        json::parse(self.text())
    }

    /// Returns the source with repaired whitespace, if whitespace is its only problem and other
    /// parsers accept it.
    pub(crate) fn mended(&self) -> Option<Self> {
        Some(Self::new(self.path(), yaml::mended(self.text())?))
    }

    /// Parses the text as an OpenAPI document: JSON if it starts like JSON, otherwise YAML.
    ///
    /// # Errors
    ///
    /// Same as [`Source::parse`].
    pub fn parse_document(&self) -> Result<Node, Vec<Diagnostic>> {
        if self.text().trim_start().starts_with('{') {
            return self.parse().or_else(|mistakes| {
                if !is_syntax(&mistakes) {
                    return Err(mistakes);
                }
                // A flow mapping starts the same way; errors are reported as JSON errors.
                yaml::parse(self.text()).map_err(|_| mistakes)
            });
        }
        yaml::parse(self.text())
    }
}

/// Whether the syntax is the only problem. Size and nesting limits apply to every syntax.
pub(crate) fn is_syntax(mistakes: &[Diagnostic]) -> bool {
    mistakes.iter().all(|mistake| mistake.code == Code::Syntax)
}

/// Returns an error about a file that cannot be read.
pub(crate) fn unreadable(what: &str, error: &FileError) -> Diagnostic {
    match error {
        FileError::TooLarge { bytes, .. } => too_large(what, *bytes),
        error => Diagnostic::error(Code::Unreadable, format!("{what} cannot be read: {error}")),
    }
}

fn too_large(what: &str, bytes: u64) -> Diagnostic {
    Diagnostic::error(Code::TooLarge, format!("{what} has {bytes} bytes")).help(format!(
        "at most {MAX_BYTES} bytes are allowed; check that this is the right file"
    ))
}
