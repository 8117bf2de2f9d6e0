//! Maps byte offsets to lines and columns, for many offsets in one text.

use std::ops::Range;
use std::sync::OnceLock;

use super::Span;

/// Longer lines are not written by hand; such a file is shown in excerpts.
const ENDLESS: usize = 1000;

/// The number of bytes shown on either side of a location in an overlong line.
const MARGIN: usize = 60;

/// A text with its line breaks.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// The number of characters before every [`STEP`]th byte, counted once for files that consist
    /// of one overlong line.
    characters: OnceLock<Vec<usize>>,
}

/// The number of bytes between two character counts.
const STEP: usize = 1024;

impl<'a> Lines<'a> {
    /// Finds the line breaks.
    pub fn new(text: &'a str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(breaks).collect(),
            characters: OnceLock::new(),
        }
    }

    /// Returns the text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Returns the line and column of a byte offset. Both start at 1; columns count characters.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let line = self.line(offset);
        let start = self.range(line).start;
        let column = if offset < start + ENDLESS {
            let before = self.text.get(start..offset);
            before.unwrap_or_default().chars().count()
        } else if self.text.is_char_boundary(offset) {
            self.characters_before(offset) - self.characters_before(start)
        } else {
            0
        };
        (line + 1, column + 1)
    }

    /// Returns the number of characters before a byte offset.
    fn characters_before(&self, offset: usize) -> usize {
        let begin = |bytes: &[u8]| bytes.iter().filter(|byte| (**byte & 0xc0) != 0x80).count();
        let counts = self.characters.get_or_init(|| {
            let chunks = self.text.as_bytes().chunks(STEP);
            let counts = chunks.scan(0, |before, chunk| {
                let counted = *before;
                *before += begin(chunk);
                Some(counted)
            });
            counts.collect()
        });
        let step = (offset / STEP).min(counts.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(step * STEP..offset);
        counts.get(step).copied().unwrap_or_default() + begin(rest.unwrap_or_default())
    }

    /// Returns the line where a location starts, or an excerpt of an overlong line.
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

    /// Whether a location starts in an overlong line.
    pub(crate) fn is_endless(&self, span: Span) -> bool {
        self.range(self.line(span.start)).len() > ENDLESS
    }

    /// Returns the line number, starting at 0.
    fn line(&self, offset: usize) -> usize {
        self.starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1)
    }

    /// Returns a line without its line break.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_in_a_very_long_line_equal_those_in_a_short_one() {
        let text = format!("{{\n{}", "aé🦀".repeat(2_000));
        let lines = Lines::new(&text);
        for (offset, _) in text.char_indices() {
            let expected = text.get(2..offset).unwrap_or_default().chars().count() + 1;
            if offset >= 2 {
                assert_eq!(lines.position(offset), (2, expected));
            }
        }
        assert_eq!(lines.position(text.len()), (2, 6_001));
    }
}
