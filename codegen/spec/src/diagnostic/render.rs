//! A diagnostic as rustc would tell it.

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
            Some(primary) => title.element(self.places(primary, lines).path(path)),
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
        let told = renderer.render(&groups);
        match &self.primary {
            Some(primary) if lines.is_endless(primary.span) => {
                right_column(&told, path, lines, primary.span)
            }
            _ => told,
        }
    }

    fn places<'a>(&'a self, primary: &'a Label, lines: &Lines<'a>) -> Snippet<'a, Annotation<'a>> {
        // In a file that is one endless line the places around are left out.
        let spans = || {
            [primary.span]
                .into_iter()
                .chain(self.context.iter().map(|l| l.span))
        };
        let is_endless = spans().any(|span| lines.is_endless(span));
        let context = if is_endless {
            &[]
        } else {
            self.context.as_slice()
        };
        let shown = spans().take(1 + context.len());
        let excerpt = Excerpt::around(lines, shown);
        let annotation = |kind: AnnotationKind, label: &'a Label| {
            kind.span(excerpt.place(lines, label.span))
                .label(&label.text)
        };
        excerpt
            .snippet()
            .annotation(annotation(AnnotationKind::Primary, primary))
            .annotations(
                context
                    .iter()
                    .map(|label| annotation(AnnotationKind::Context, label)),
            )
    }
}

/// The renderer counts columns from where its text begins, which in an endless line is not where
/// the line begins.
fn right_column(told: &str, path: &str, lines: &Lines<'_>, span: Span) -> String {
    let excerpt = Excerpt::around(lines, [span]);
    let (line, column) = lines.position(span.start);
    let (_, before) = lines.position(excerpt.start);
    let counted = format!("{path}:{line}:{}", column - before + 1);
    told.replacen(&counted, &format!("{path}:{line}:{column}"), 1)
}

/// The lines of the file that a diagnostic shows. The renderer reads what it is given from
/// beginning to end, once for each diagnostic; so it is not given the whole file.
struct Excerpt<'a> {
    text: &'a str,
    /// Where it begins in the file.
    start: usize,
    line: usize,
}

impl<'a> Excerpt<'a> {
    fn around(lines: &Lines<'a>, spans: impl IntoIterator<Item = Span>) -> Self {
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

    fn snippet<T: Clone>(&self) -> Snippet<'a, T> {
        Snippet::source(self.text).line_start(self.line)
    }

    /// A place in the excerpt. What goes over several lines is marked on its first.
    fn place(&self, lines: &Lines<'_>, span: Span) -> Range<usize> {
        let end = span.end.min(lines.around(span).end).max(span.start);
        let inside = |offset: usize| offset.saturating_sub(self.start).min(self.text.len());
        inside(span.start)..inside(end)
    }
}
