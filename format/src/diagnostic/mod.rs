//! What is wrong with a spec: data first, text only at the end.
//!
//! A [`Diagnostic`] names its rule by a [`Code`], points at places by [`Span`], and says what to do.
//! [`Report`] holds all of a file's diagnostics and renders them, for people or for tools.

mod code;
mod nearest;
mod render;
mod report;

pub use nearest::nearest;
pub(crate) use report::MOST;
pub use report::Report;

use crate::source::Span;
pub use code::Code;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No code is generated.
    Error,
    /// Code is generated; the spec probably means something else.
    Warning,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The rule.
    pub code: Code,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// Where.
    pub primary: Option<Box<Label>>,
    /// What else there is to see.
    pub context: Vec<Label>,
    /// A text to put in its place.
    pub suggestion: Option<Box<Suggestion>>,
    /// What to do.
    pub help: Vec<String>,
}

/// A place with a remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The remark.
    pub text: String,
}

/// A text to put in place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Why.
    pub message: String,
    /// What is replaced.
    pub span: Span,
    /// The new text.
    pub replacement: String,
}

impl Diagnostic {
    /// An error.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// A warning.
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
        }
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.primary = Some(Box::new(Label {
            span,
            text: printable(&text.into()),
        }));
        self
    }

    /// The same, when `offset` bytes stand before the text.
    #[must_use]
    pub(crate) fn shifted(self, offset: usize) -> Self {
        self.moved(|span| span.shifted(offset))
    }

    /// The same, without the `offset` bytes before the text.
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

    /// Shows another place.
    #[must_use]
    pub fn see(mut self, span: Span, text: impl Into<String>) -> Self {
        self.context.push(Label {
            span,
            text: printable(&text.into()),
        });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(printable(&text.into()));
        self
    }

    /// Proposes another text for a place.
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

    /// Proposes the nearest of `known` in place of `wrong`, if one is near; otherwise lists them
    /// when they are few.
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
            None => self.help(format!("there are: {}", known.join(", "))),
        }
    }
}

/// A text of the file as a message can show it: cut.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown: String = text.chars().take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

/// Names come from the file: what would move a terminal's cursor or turn its text around is
/// escaped, and what is endless is cut.
pub(crate) fn printable(text: &str) -> String {
    const LONGEST: usize = 400;
    let moves = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
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

/// A text as it stands between the quotes of a JSON string.
fn in_quotes(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted
        .strip_prefix('"')
        .unwrap_or_default()
        .strip_suffix('"')
        .unwrap_or_default()
        .to_owned()
}
