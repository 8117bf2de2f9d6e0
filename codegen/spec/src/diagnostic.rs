//! What is wrong with a spec: data first, text only at the end.
//!
//! A [`Diagnostic`] names its rule by a [`Code`], points at places by [`Span`], and says what to do.
//! [`Report`] holds all of a file's diagnostics and renders them, for people or for tools.

use std::fmt;

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

pub use crate::code::Code;
use crate::source::{Source, Span};

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
    pub primary: Option<Label>,
    /// What else there is to see.
    pub context: Vec<Label>,
    /// A text to put in its place.
    pub suggestion: Option<Suggestion>,
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
            message: message.into(),
            primary: None,
            context: Vec::new(),
            suggestion: None,
            help: Vec::new(),
        }
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.primary = Some(Label { span, text: text.into() });
        self
    }

    /// Shows another place.
    #[must_use]
    pub fn see(mut self, span: Span, text: impl Into<String>) -> Self {
        self.context.push(Label { span, text: text.into() });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
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
        let (message, replacement) = (message.into(), replacement.into());
        self.suggestion = Some(Suggestion { message, span, replacement });
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
            Some(name) => self.suggest(format!("{what} with a similar name exists"), span, name),
            None if known.is_empty() || known.len() > 12 => self,
            None => self.help(format!("there are: {}", known.join(", "))),
        }
    }

    fn render(&self, source: &Source, renderer: &Renderer) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(format!("[{}] {}", self.code, self.message));
        let path = source.path().to_string_lossy().replace('\\', "/");
        let mut main = match &self.primary {
            None => title.element(annotate_snippets::Origin::path(path.as_str())),
            Some(primary) => {
                let mut snippet = Snippet::source(source.text()).path(path.as_str()).annotation(
                    AnnotationKind::Primary.span(primary.span.range()).label(&primary.text),
                );
                for label in &self.context {
                    snippet = snippet.annotation(
                        AnnotationKind::Context.span(label.span.range()).label(&label.text),
                    );
                }
                title.element(snippet)
            }
        };
        for help in &self.help {
            main = main.element(Level::HELP.message(help));
        }
        let mut groups = vec![main];
        if let Some(suggestion) = &self.suggestion {
            let patch = Patch::new(suggestion.span.range(), suggestion.replacement.as_str());
            let snippet = Snippet::source(source.text()).patch(patch);
            groups.push(Group::with_title(Level::HELP.secondary_title(&suggestion.message)).element(snippet));
        }
        renderer.render(&groups)
    }

    fn to_json(&self, source: &Source) -> serde_json::Value {
        let place = |span: Span| {
            let (line, column) = source.line_column(span.start);
            let (end_line, end_column) = source.line_column(span.end);
            serde_json::json!({
                "line": line, "column": column, "end_line": end_line, "end_column": end_column,
                "start": span.start, "end": span.end,
            })
        };
        serde_json::json!({
            "path": source.path().to_string_lossy(),
            "severity": match self.severity { Severity::Error => "error", Severity::Warning => "warning" },
            "code": self.code.id(),
            "message": self.message,
            "label": self.primary.as_ref().map(|label| label.text.as_str()),
            "place": self.primary.as_ref().map(|label| place(label.span)),
            "related": self.context.iter().map(|label| {
                serde_json::json!({ "message": label.text, "place": place(label.span) })
            }).collect::<Vec<_>>(),
            "help": self.help,
            "suggestion": self.suggestion.as_ref().map(|suggestion| serde_json::json!({
                "message": suggestion.message,
                "place": place(suggestion.span),
                "replacement": suggestion.replacement,
            })),
        })
    }
}

/// The name of `known` that `wrong` was probably meant to be.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let budget = (wrong.chars().count() / 3).clamp(1, 4);
    let folded = wrong.to_lowercase();
    known
        .into_iter()
        .map(|name| (strsim::osa_distance(&folded, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= budget)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// All that was found in one file.
#[derive(Debug, Clone)]
pub struct Report {
    source: Source,
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// A report, in the order of the places in the file.
    pub fn new(source: Source, mut diagnostics: Vec<Diagnostic>) -> Self {
        diagnostics.sort_by_key(|d| d.primary.as_ref().map_or(0, |label| label.span.start));
        diagnostics.dedup();
        Self { source, diagnostics }
    }

    /// The file.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// What was found.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Whether any of it is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.severity == Severity::Error)
    }

    /// The report without its warnings.
    #[must_use]
    pub fn errors_only(&self) -> Self {
        let is_error = |d: &&Diagnostic| d.severity == Severity::Error;
        let diagnostics = self.diagnostics.iter().filter(is_error).cloned().collect();
        Self { source: self.source.clone(), diagnostics }
    }

    /// The report with the file under another path: as the user wrote it.
    #[must_use]
    pub fn with_path(self, path: &std::path::Path) -> Self {
        let source = Source::new(path, self.source.text());
        Self { source, ..self }
    }

    /// The report as people read it in a terminal, with colours if asked for.
    pub fn render(&self, colours: bool) -> String {
        let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
        let rendered: Vec<_> =
            self.diagnostics.iter().map(|d| d.render(&self.source, &renderer)).collect();
        rendered.join("\n\n")
    }

    /// The report for tools: one JSON object a diagnostic.
    pub fn to_json(&self) -> Vec<serde_json::Value> {
        self.diagnostics.iter().map(|d| d.to_json(&self.source)).collect()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Report {}
