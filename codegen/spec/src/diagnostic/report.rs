//! All of a file's diagnostics together.

use std::fmt;
use std::path::Path;

use annotate_snippets::Renderer;

use super::{Diagnostic, Severity};
use crate::source::{Lines, Source, Span};

/// More problems than anybody reads in one go. A file that is wrong throughout (another format's,
/// or a generator's mistake) does not fill the terminal.
pub(crate) const MOST: usize = 500;

/// All that was found in one file.
#[derive(Debug, Clone)]
pub struct Report {
    source: Source,
    diagnostics: Vec<Diagnostic>,
    left_out: usize,
}

impl Report {
    /// A report, in the order of the places in the file.
    pub fn new(source: Source, mut diagnostics: Vec<Diagnostic>) -> Self {
        let left_out = diagnostics.len().saturating_sub(MOST);
        if left_out > 0 {
            diagnostics.sort_by_key(|diagnostic| diagnostic.severity);
            diagnostics.truncate(MOST);
        }
        diagnostics.sort_by_key(|d| d.primary.as_ref().map_or(0, |label| label.span.start));
        diagnostics.dedup();
        Self {
            source,
            diagnostics,
            left_out,
        }
    }

    /// The file.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// What was found; the worst, when there is very much.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// How much more was found than [`Report::diagnostics`] holds.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// Whether any of it is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|d| d.severity == Severity::Error)
    }

    /// The report without its warnings.
    #[must_use]
    pub fn errors_only(&self) -> Self {
        let is_error = |d: &&Diagnostic| d.severity == Severity::Error;
        let diagnostics = self.diagnostics.iter().filter(is_error).cloned().collect();
        Self {
            source: self.source.clone(),
            diagnostics,
            left_out: self.left_out,
        }
    }

    /// The report with the file under another path: as the user wrote it.
    #[must_use]
    pub fn with_path(self, path: &Path) -> Self {
        let source = Source::new(path, self.source.text());
        Self { source, ..self }
    }

    /// The report as people read it in a terminal, with colours if asked for.
    pub fn render(&self, colours: bool) -> String {
        let renderer = if colours {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let path = self.source.path().to_string_lossy().replace('\\', "/");
        let lines = Lines::new(self.source.text());
        let mut told: Vec<_> = self
            .diagnostics
            .iter()
            .map(|d| d.render(&lines, &path, &renderer))
            .collect();
        if self.left_out > 0 {
            told.push(format!("{} more problems are not shown", self.left_out));
        }
        told.join("\n\n")
    }

    /// The report for tools: one JSON object a diagnostic.
    pub fn to_json(&self) -> Vec<serde_json::Value> {
        let lines = Lines::new(self.source.text());
        let place = |span: Span| {
            let (line, column) = lines.position(span.start);
            let (end_line, end_column) = lines.position(span.end);
            serde_json::json!({
                "line": line, "column": column, "end_line": end_line, "end_column": end_column,
                "start": span.start, "end": span.end,
            })
        };
        let path = self.source.path().to_string_lossy();
        self.diagnostics
            .iter()
            .map(|diagnostic| diagnostic.to_json(&path, place))
            .collect()
    }
}

impl Diagnostic {
    fn to_json(&self, path: &str, place: impl Fn(Span) -> serde_json::Value) -> serde_json::Value {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let related = self
            .context
            .iter()
            .map(|label| serde_json::json!({ "message": label.text, "place": place(label.span) }));
        serde_json::json!({
            "path": path,
            "severity": severity,
            "code": self.code.id(),
            "message": self.message,
            "label": self.primary.as_ref().map(|label| label.text.as_str()),
            "place": self.primary.as_ref().map(|label| place(label.span)),
            "related": related.collect::<Vec<_>>(),
            "help": self.help,
            "suggestion": self.suggestion.as_ref().map(|suggestion| serde_json::json!({
                "message": suggestion.message,
                "place": place(suggestion.span),
                "replacement": suggestion.replacement,
            })),
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Report {}
