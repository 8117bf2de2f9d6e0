//! Lines and columns of byte offsets, for many of them in one text.

use std::ops::Range;

use super::Span;

/// No person writes a line as long as this; such a file is shown in pieces.
const ENDLESS: usize = 1000;

/// What is shown on either side of a place in an endless line.
const MARGIN: usize = 60;

/// A text whose line breaks were found.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the line breaks.
    pub fn new(text: &'a str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(breaks).collect(),
        }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The line and column (both from 1, the column in characters) of a byte offset.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let line = self.line(offset);
        let before = self
            .text
            .get(self.range(line).start..offset)
            .unwrap_or_default();
        (line + 1, before.chars().count() + 1)
    }

    /// The line where a place begins, or a piece of it when it is endless.
    pub(crate) fn around(&self, span: Span) -> Range<usize> {
        let line = self.range(self.line(span.start));
        if line.len() <= ENDLESS {
            return line;
        }
        let near = |offset: usize| {
            let is_boundary = |at: &usize| self.text.is_char_boundary(*at);
            (0..=offset).rev().find(is_boundary).unwrap_or_default()
        };
        let from = near(span.start.saturating_sub(MARGIN)).max(line.start);
        let to = near(
            span.end
                .saturating_add(MARGIN)
                .min(span.start.saturating_add(ENDLESS)),
        );
        from..to.clamp(from, line.end)
    }

    /// Whether a place begins in an endless line.
    pub(crate) fn is_endless(&self, span: Span) -> bool {
        self.range(self.line(span.start)).len() > ENDLESS
    }

    /// The number of the line, from 0.
    fn line(&self, offset: usize) -> usize {
        self.starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1)
    }

    /// A line without its break.
    fn range(&self, line: usize) -> Range<usize> {
        let start = self.starts.get(line).copied().unwrap_or_default();
        let end = self
            .starts
            .get(line + 1)
            .copied()
            .unwrap_or(self.text.len());
        let text = self.text.get(start..end).unwrap_or_default();
        start..start + text.trim_end_matches(['\n', '\r']).len()
    }
}
