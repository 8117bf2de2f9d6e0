//! Problems in a spec: data that can be rendered as text.
//!
//! A [`Diagnostic`] names its rule by a [`Code`], points to locations by [`Span`], and says what to
//! do. A [`Report`] contains all diagnostics of a file and renders them as human-readable text or for tools.

// Must not use the rules that report them: `schema` and `check`.

mod code;
mod example;
mod group;
mod loss;
mod nearest;
mod render;
mod report;

pub use nearest::nearest;
pub(crate) use render::Excerpt as TextExcerpt;
pub(crate) use report::MOST;
pub use report::Report;

use crate::source::Span;
pub use code::Code;
pub use example::{Example, Excerpt};
pub use loss::Loss;

/// The severity of a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Prevents code generation.
    Error,
    /// Code is generated, but the spec is probably wrong.
    Warning,
}

/// A problem in a spec.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The severity.
    pub severity: Severity,
    /// The violated rule.
    pub code: Code,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// The main location.
    pub primary: Option<Box<Label>>,
    /// Other relevant locations.
    pub context: Vec<Label>,
    /// A suggested replacement.
    pub suggestion: Option<Box<Suggestion>>,
    /// What to do.
    pub help: Vec<String>,
    /// The kind of what is left out of an OpenAPI document, if anything is.
    pub loss: Option<Loss>,
}

/// A location with a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Label {
    /// The location.
    pub span: Span,
    /// The remark.
    pub text: String,
}

/// A suggested replacement of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suggestion {
    /// The reason.
    pub message: String,
    /// The replaced location.
    pub span: Span,
    /// The new text.
    pub replacement: String,
}

impl Diagnostic {
    /// Creates an error.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// Creates a warning.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    fn new(severity: Severity, code: Code, message: impl Into<String>) -> Self {
        Self {
            severity,
            code,
            message: printable(&message.into()),
            primary: None,
            context: Vec::new(),
            suggestion: None,
            help: Vec::new(),
            loss: None,
        }
    }

    /// Creates a warning about a part of an OpenAPI document that is left out.
    pub fn left_out(kind: Loss, message: impl Into<String>) -> Self {
        Self {
            loss: Some(kind),
            ..Self::warning(Code::LeftOut, message)
        }
    }

    /// Sets the main location.
    #[must_use]
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.primary = Some(Box::new(Label {
            span,
            text: printable(&text.into()),
        }));
        self
    }

    /// Returns the diagnostic with locations shifted by `offset` bytes.
    #[must_use]
    pub(crate) fn shifted(self, offset: usize) -> Self {
        self.moved(|span| span.shifted(offset))
    }

    /// Returns the diagnostic with locations shifted back by `offset` bytes.
    #[must_use]
    pub(crate) fn unshifted(self, offset: usize) -> Self {
        let back = |at: usize| at.saturating_sub(offset);
        self.moved(|span| Span::new(back(span.start), back(span.end)))
    }

    fn moved(mut self, to: impl Fn(Span) -> Span) -> Self {
        let labels = self.primary.as_deref_mut().into_iter();
        for label in labels.chain(&mut self.context) {
            label.span = to(label.span);
        }
        if let Some(suggestion) = &mut self.suggestion {
            suggestion.span = to(suggestion.span);
        }
        self
    }

    /// Adds another location.
    #[must_use]
    pub fn see(mut self, span: Span, text: impl Into<String>) -> Self {
        self.context.push(Label {
            span,
            text: printable(&text.into()),
        });
        self
    }

    /// Adds a help text.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(printable(&text.into()));
        self
    }

    /// Suggests a replacement for a location.
    #[must_use]
    pub fn suggest(
        mut self,
        message: impl Into<String>,
        span: Span,
        replacement: impl Into<String>,
    ) -> Self {
        let (message, replacement) = (printable(&message.into()), replacement.into());
        self.suggestion = Some(Box::new(Suggestion {
            message,
            span,
            replacement,
        }));
        self
    }

    /// Suggests the most similar of `known` in place of `wrong`, if one is similar enough.
    /// Otherwise lists `known` if it is short.
    #[must_use]
    pub fn suggest_nearest<'a>(
        self,
        what: &str,
        wrong: &str,
        span: Span,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        match nearest(wrong, known.iter().copied()) {
            Some(name) => self.suggest(
                format!("{what} with a similar name exists"),
                span,
                in_quotes(name),
            ),
            None if known.is_empty() || known.len() > 12 => self,
            None => self.help(format!("use one of: {}", known.join(", "))),
        }
    }
}

/// Returns a text of the file, truncated for messages.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown: String = text.chars().take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

/// Returns a name from the file for messages. Characters that move the cursor of a terminal, change
/// the text direction or are invisible are escaped, and long names are truncated.
pub(crate) fn printable(text: &str) -> String {
    const LONGEST: usize = 400;
    let moves = |c: char| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let mut printable = String::new();
    for c in text.chars().take(LONGEST) {
        if moves(c) {
            printable.extend(c.escape_default());
        } else {
            printable.push(c);
        }
    }
    if text.chars().nth(LONGEST).is_some() {
        printable.push('…');
    }
    printable
}

/// Returns a text as the contents of a JSON string.
fn in_quotes(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted
        .strip_prefix('"')
        .unwrap_or_default()
        .strip_suffix('"')
        .unwrap_or_default()
        .to_owned()
}
