//! Renders a diagnostic in the style of rustc.

use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet,
};

use super::{Diagnostic, Label, Severity};
use crate::source::{Lines, Span};

impl Diagnostic {
    pub(super) fn render(&self, lines: &Lines<'_>, path: &str, renderer: &Renderer) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(format!("[{}] {}", self.code, self.message));
        let mut main = match &self.primary {
            None => title.element(Origin::path(path)),
            Some(primary) => {
                let (near, far) = self.context(primary, lines);
                let mut main = title.element(places(primary, &near, lines).path(path));
                for far in far {
                    let excerpt = Excerpt::around(lines, [far.span]);
                    let place = AnnotationKind::Context.span(excerpt.place(lines, far.span));
                    let snippet = excerpt.snippet().path(path);
                    main = main.element(snippet.annotation(place.label(&far.text)));
                }
                main
            }
        };
        for help in &self.help {
            main = main.element(Level::HELP.message(help));
        }
        let mut groups = vec![main];
        if let Some(suggestion) = &self.suggestion {
            let excerpt = Excerpt::around(lines, [suggestion.span]);
            let place = excerpt.place(lines, suggestion.span);
            let change = Patch::new(place, suggestion.replacement.as_str());
            let title = Level::HELP.secondary_title(&suggestion.message);
            groups.push(Group::with_title(title).element(excerpt.snippet().patch(change)));
        }
        let text = renderer.render(&groups);
        match &self.primary {
            Some(primary) if lines.is_endless(primary.span) => {
                right_column(&text, path, lines, primary.span)
            }
            _ => text,
        }
    }

    /// Splits the other locations into those shown in one excerpt with the main one, and those too
    /// far away. They are omitted in a file that is one overlong line.
    fn context<'a>(
        &'a self,
        primary: &Label,
        lines: &Lines<'_>,
    ) -> (Vec<&'a Label>, Vec<&'a Label>) {
        let mut labels = [primary].into_iter().chain(&self.context);
        if labels.any(|label| lines.is_endless(label.span)) {
            return (Vec::new(), Vec::new());
        }
        self.context
            .iter()
            .partition(|label| label.span.start.abs_diff(primary.span.start) <= FAR)
    }
}

/// The renderer reads all text between two locations of an excerpt for every diagnostic.
const FAR: usize = 64 * 1024;

/// A location and those near it.
fn places<'a>(
    primary: &'a Label,
    near: &[&'a Label],
    lines: &Lines<'a>,
) -> Snippet<'a, Annotation<'a>> {
    let spans = [primary].into_iter().chain(near.iter().copied());
    let excerpt = Excerpt::around(lines, spans.map(|label| label.span));
    let annotation = |kind: AnnotationKind, label: &'a Label| {
        kind.span(excerpt.place(lines, label.span))
            .label(&label.text)
    };
    excerpt
        .snippet()
        .annotation(annotation(AnnotationKind::Primary, primary))
        .annotations(
            near.iter()
                .map(|label| annotation(AnnotationKind::Context, label)),
        )
}

/// Corrects the column: the renderer counts from the start of its text, which in an overlong line
/// is not the start of the line.
fn right_column(rendered: &str, path: &str, lines: &Lines<'_>, span: Span) -> String {
    let excerpt = Excerpt::around(lines, [span]);
    let (line, column) = lines.position(span.start);
    let (_, before) = lines.position(excerpt.start);
    let counted = format!("{path}:{line}:{}", column - before + 1);
    rendered.replacen(&counted, &format!("{path}:{line}:{column}"), 1)
}

/// The lines of the file that a diagnostic shows. The renderer reads its whole input for every
/// diagnostic, so it does not get the whole file.
pub(crate) struct Excerpt<'a> {
    text: &'a str,
    /// The offset of the excerpt in the file.
    start: usize,
    line: usize,
}

impl<'a> Excerpt<'a> {
    pub(crate) fn around(lines: &Lines<'a>, spans: impl IntoIterator<Item = Span>) -> Self {
        let (mut from, mut to) = (usize::MAX, 0);
        for span in spans {
            let shown = lines.around(span);
            from = from.min(shown.start);
            to = to.max(shown.end);
        }
        let text = lines.text().get(from..to).unwrap_or_default();
        Self {
            text,
            start: from,
            line: lines.position(from).0,
        }
    }

    pub(crate) fn snippet<T: Clone>(&self) -> Snippet<'a, T> {
        Snippet::source(self.text).line_start(self.line)
    }

    /// Returns a location within the excerpt. A location with several lines is marked on its first.
    pub(crate) fn place(&self, lines: &Lines<'_>, span: Span) -> Range<usize> {
        let end = span.end.min(lines.around(span).end).max(span.start);
        let inside = |offset: usize| offset.saturating_sub(self.start).min(self.text.len());
        inside(span.start)..inside(end)
    }
}
