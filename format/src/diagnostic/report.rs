//! All diagnostics of a file.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::path::Path;

use annotate_snippets::Renderer;

use super::{Code, Diagnostic, Severity, group};
use crate::source::{Lines, Source, Span};

/// The maximum number of diagnostics, so that a file that is entirely wrong (in another
/// format, or with a generator's mistake) does not fill the terminal.
pub(crate) const MOST: usize = 500;

/// The maximum number of warnings about documents. Equal ones are shown once.
const MOST_OF_DOCUMENTS: usize = 10_000;

/// All diagnostics of a spec and its documents.
#[derive(Debug, Clone)]
pub struct Report {
    /// The spec is first.
    sources: Vec<Source>,
    diagnostics: Vec<Diagnostic>,
    left_out: usize,
}

impl Report {
    /// Creates a report, ordered by location.
    pub fn new(source: Source, diagnostics: Vec<Diagnostic>) -> Self {
        Self::with_documents(source, Vec::new(), diagnostics)
    }

    /// Creates a report on a spec and its documents. Offsets continue from one text to the next, as
    /// if one character separated them.
    pub(crate) fn with_documents(
        source: Source,
        documents: Vec<Source>,
        mut diagnostics: Vec<Diagnostic>,
    ) -> Self {
        let all = diagnostics.len();
        diagnostics.sort_by_key(start);
        if all > MOST {
            diagnostics = without_most(diagnostics);
        }
        let left_out = all - diagnostics.len();
        diagnostics.dedup();
        let mut sources = vec![source];
        sources.extend(documents);
        Self {
            sources,
            diagnostics,
            left_out,
        }
    }

    /// Adds diagnostics of the same files.
    pub(crate) fn with(mut self, further: Vec<Diagnostic>) -> Self {
        self.diagnostics.extend(further);
        self.diagnostics.sort_by_key(start);
        self
    }

    /// Returns the spec.
    pub fn source(&self) -> &Source {
        // Not empty: `with_documents` adds the spec.
        static NONE: std::sync::LazyLock<Source> = std::sync::LazyLock::new(|| Source::new("", ""));
        self.sources.first().unwrap_or(&NONE)
    }

    /// Returns the spec and its documents.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Returns the diagnostics; only the most severe ones if there are very many.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Returns the number of diagnostics missing from [`Report::diagnostics`].
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// Whether any diagnostic is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|d| d.severity == Severity::Error)
    }

    /// Returns the report without warnings.
    #[must_use]
    pub fn errors_only(&self) -> Self {
        let is_error = |d: &&Diagnostic| d.severity == Severity::Error;
        let diagnostics = self.diagnostics.iter().filter(is_error).cloned().collect();
        Self {
            sources: self.sources.clone(),
            diagnostics,
            left_out: self.left_out,
        }
    }

    /// Returns the diagnostics in the spec itself, not in its documents.
    pub fn about_spec(&self) -> impl Iterator<Item = &Diagnostic> {
        let end = self.source().text().len();
        self.diagnostics.iter().filter(move |diagnostic| {
            diagnostic
                .primary
                .as_ref()
                .is_none_or(|label| label.span.start <= end)
        })
    }

    /// Returns the report with another path for the spec, as given by the user. Paths of documents
    /// change accordingly.
    #[must_use]
    pub fn with_path(mut self, path: &Path) -> Self {
        let folder = |path: &Path| path.parent().map(Path::to_path_buf).unwrap_or_default();
        let (from, to) = (folder(self.source().path()), folder(path));
        let mut sources = self.sources.iter_mut();
        if let Some(source) = sources.next() {
            *source = Source::new(path, source.text());
        }
        for document in sources {
            if let Ok(rest) = document.path().strip_prefix(&from) {
                *document = Source::new(to.join(rest), document.text());
            }
        }
        self
    }

    /// Returns each file with the offset of its text.
    fn files(&self) -> Vec<File<'_>> {
        let mut start = 0;
        self.sources
            .iter()
            .map(|source| {
                let file = File {
                    start,
                    path: source.path().to_string_lossy().replace('\\', "/"),
                    lines: Lines::new(source.text()),
                };
                start += source.text().len() + 1;
                file
            })
            .collect()
    }

    /// Renders the report for a terminal, with colours if `colours` is set. Equal warnings are shown
    /// once, with their number and the first location.
    pub fn render(&self, colours: bool) -> String {
        let renderer = if colours {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let files = self.files();
        let mut reports: Vec<_> = group::grouped(&self.diagnostics)
            .iter()
            .filter_map(|diagnostic| {
                let (file, diagnostic) = file_of(&files, diagnostic)?;
                Some(diagnostic.render(&file.lines, &file.path, &renderer))
            })
            .collect();
        if self.left_out > 0 {
            reports.push(format!("{} more problems are not shown", self.left_out));
        }
        reports.join("\n\n")
    }

    /// Renders the report for tools, with one JSON object per line.
    pub fn to_json(&self) -> Vec<serde_json::Value> {
        let files = self.files();
        self.diagnostics
            .iter()
            .filter_map(|diagnostic| {
                let (file, diagnostic) = file_of(&files, diagnostic)?;
                let place = |span: Span| {
                    let (line, column) = file.lines.position(span.start);
                    let (end_line, end_column) = file.lines.position(span.end);
                    serde_json::json!({
                        "line": line, "column": column, "end_line": end_line,
                        "end_column": end_column, "start": span.start, "end": span.end,
                    })
                };
                Some(diagnostic.to_json(&file.path, place))
            })
            .collect()
    }
}

/// Leaves out diagnostics beyond the maximum. Each code has a share of it, so that one fault that
/// occurs very often hides no other. The same ones are missing wherever a document is read.
fn without_most(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let of_specs = |found: &&Diagnostic| !group::is_about_document(found);
    let codes: HashSet<_> = diagnostics
        .iter()
        .filter(of_specs)
        .map(|d| d.code)
        .collect();
    let share = MOST / codes.len().max(1);
    let mut of_documents = 0;
    let mut counts: HashMap<Code, usize> = HashMap::new();
    diagnostics.sort_by_key(|diagnostic| diagnostic.severity);
    diagnostics.retain(|diagnostic| {
        let (count, most) = if group::is_about_document(diagnostic) {
            (&mut of_documents, MOST_OF_DOCUMENTS)
        } else {
            (counts.entry(diagnostic.code).or_default(), share)
        };
        *count += 1;
        *count <= most
    });
    diagnostics.sort_by_key(start);
    diagnostics
}

/// Where a diagnostic is.
fn start(diagnostic: &Diagnostic) -> usize {
    let label = diagnostic.primary.as_ref();
    label.map_or(0, |label| label.span.start)
}

/// A file of a report.
struct File<'a> {
    start: usize,
    path: String,
    lines: Lines<'a>,
}

/// Returns the file of a diagnostic, and the diagnostic with locations in that file.
fn file_of<'a, 'b>(
    files: &'b [File<'a>],
    diagnostic: &Diagnostic,
) -> Option<(&'b File<'a>, Diagnostic)> {
    let at = |span: Span| {
        let behind = files.partition_point(|file| file.start <= span.start);
        behind.checked_sub(1)
    };
    let own = diagnostic
        .primary
        .as_ref()
        .map_or(Some(0), |label| at(label.span))?;
    let file = files.get(own)?;
    let mut diagnostic = diagnostic.clone();
    diagnostic
        .context
        .retain(|label| at(label.span) == Some(own));
    Some((file, diagnostic.unshifted(file.start)))
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
