//! Renders changes as human-readable text and for tools.

use std::path::{Path, PathBuf};

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Change, Comparison, Severity, Side};
use crate::diagnostic::TextExcerpt;
use crate::source::{Lines, Source, Span};

/// A location in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Location {
    /// The file's path.
    pub path: PathBuf,
    /// The line, starting at 1.
    pub line: usize,
    /// The column in characters, starting at 1.
    pub column: usize,
}

/// The files of a version, with the offset of each.
struct Files<'s> {
    files: Vec<(usize, &'s Source, Lines<'s>)>,
    /// Whether the first file is one of the user.
    has_spec: bool,
}

impl<'s> Files<'s> {
    fn new(side: &'s Side) -> Self {
        let mut start = 0;
        let files = side.sources.iter().map(|source| {
            let file = (start, source, Lines::new(source.text()));
            start += source.text().len() + 1;
            file
        });
        Self {
            files: files.collect(),
            has_spec: side.has_spec,
        }
    }

    /// Returns the file of a location, and the location in it. The user has no file of a spec that was
    /// made from a document.
    fn find(&self, span: Span) -> Option<(&'s Source, &Lines<'s>, Span)> {
        let behind = self
            .files
            .partition_point(|(start, ..)| *start <= span.start);
        let at = behind.checked_sub(1)?;
        if at == 0 && !self.has_spec {
            return None;
        }
        let (start, source, lines) = self.files.get(at)?;
        let back = |at: usize| at.saturating_sub(*start).min(source.text().len());
        Some((source, lines, Span::new(back(span.start), back(span.end))))
    }

    fn location(&self, span: Span) -> Option<Location> {
        let (source, lines, span) = self.find(span)?;
        let (line, column) = lines.position(span.start);
        Some(Location {
            path: source.path().to_owned(),
            line,
            column,
        })
    }
}

impl Comparison {
    /// Returns each change with its locations in the old and the new version, as far as they are
    /// known.
    pub fn located(&self) -> Vec<(&Change, Option<Location>, Option<Location>)> {
        let (old, new) = (Files::new(&self.old), Files::new(&self.new));
        let changes = self.changes.iter();
        changes
            .map(|change| {
                let old = change.old.and_then(|span| old.location(span));
                let new = change.new.and_then(|span| new.location(span));
                (change, old, new)
            })
            .collect()
    }

    /// Returns the path of the new version: the spec, or the document.
    pub fn new_path(&self) -> Option<&Path> {
        let mut files = self
            .new
            .sources
            .iter()
            .skip(usize::from(!self.new.has_spec));
        files.next().map(Source::path)
    }

    /// Renders the changes for a terminal, with excerpts of both versions, and with colours if
    /// `colours` is set. Changed texts of the documentation are counted.
    pub fn render(&self, colours: bool) -> String {
        let renderer = if colours {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let files = [Files::new(&self.old), Files::new(&self.new)];
        let shown = self
            .changes
            .iter()
            .filter(|change| change.code != super::Code::Text);
        let mut parts: Vec<String> = shown
            .map(|change| rendered(change, &files, &renderer))
            .collect();
        let texts = self
            .changes
            .iter()
            .filter(|change| change.code == super::Code::Text)
            .count();
        if texts > 0 {
            let what = if texts == 1 {
                "1 text"
            } else {
                &format!("{texts} texts")
            };
            parts.push(format!("{what} of the documentation changed [D0001]"));
        }
        parts.join("\n\n")
    }

    /// Returns one JSON object for each change.
    pub fn to_json(&self) -> Vec<serde_json::Value> {
        let place = |location: Option<Location>| {
            location.map(|location| {
                serde_json::json!({
                    "path": location.path.to_string_lossy().replace('\\', "/"),
                    "line": location.line,
                    "column": location.column,
                })
            })
        };
        let changes = self.located().into_iter().map(|(change, old, new)| {
            serde_json::json!({
                "code": change.code.id(),
                "severity": change.code.severity().name(),
                "affects": change.code.reach().name(),
                "place": change.place,
                "title": change.code.title(),
                "message": change.message,
                "reason": change.code.explanation(),
                "old": place(old),
                "new": place(new),
            })
        });
        changes.collect()
    }
}

fn rendered(change: &Change, files: &[Files<'_>; 2], renderer: &Renderer) -> String {
    let level = match change.code.severity() {
        Severity::Tokens | Severity::Callers => Level::ERROR,
        Severity::Nobody => Level::NOTE,
    };
    let level = level.with_name(change.code.severity().title());
    let title = format!("[{}] {}: {}", change.code, change.place, change.message);
    let mut group = level
        .primary_title(&title)
        .elements(Vec::<Element<'_>>::new());
    let [old, new] = files;
    let places = [
        (
            change.new.and_then(|span| new.find(span)),
            AnnotationKind::Primary,
            "new",
        ),
        (
            change.old.and_then(|span| old.find(span)),
            AnnotationKind::Context,
            "old",
        ),
    ];
    let paths: Vec<String> = places
        .iter()
        .map(|(found, ..)| {
            let path = found.map(|(source, ..)| source.path().to_string_lossy());
            path.unwrap_or_default().replace('\\', "/")
        })
        .collect();
    for ((found, kind, label), path) in places.iter().zip(&paths) {
        if let Some((_, lines, span)) = found {
            let excerpt = TextExcerpt::around(lines, [*span]);
            let place = excerpt.place(lines, *span);
            let snippet: Snippet<'_, _> = excerpt.snippet().path(path.as_str());
            group = group.element(snippet.annotation(kind.span(place).label(*label)));
        }
    }
    let file = new
        .files
        .last()
        .map(|(_, source, _)| source.path().to_string_lossy());
    let file = file.unwrap_or_default().replace('\\', "/");
    if places.iter().all(|(found, ..)| found.is_none()) {
        group = group.element(Origin::path(file.as_str()));
    }
    if change.code.severity() > Severity::Nobody {
        let reason = format!(
            "{} {}",
            change.code.reach().sentence(),
            change.code.explanation()
        );
        group = group.element(Level::NOTE.with_name("why").message(reason));
    }
    renderer.render(&[group] as &[Group<'_>])
}
