//! The places that the parser reports, as byte offsets.

use saphyr_parser::Marker;

/// Maps characters to bytes: the parser counts characters, spans count bytes.
pub(super) struct Offsets<'a> {
    text: &'a str,
    /// The byte offset of every 64th character; empty if all are ASCII.
    marks: Vec<usize>,
}

/// The number of characters between two marks.
const STEP: usize = 64;

impl<'a> Offsets<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let marks = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices()
                .step_by(STEP)
                .map(|(byte, _)| byte)
                .collect()
        };
        Self { text, marks }
    }

    pub(super) fn byte(&self, marker: Marker) -> usize {
        let index = marker.index();
        if self.marks.is_empty() {
            return index.min(self.text.len());
        }
        let Some(from) = self.marks.get(index / STEP) else {
            return self.text.len();
        };
        let rest = self.text.get(*from..).unwrap_or_default();
        rest.char_indices()
            .nth(index % STEP)
            .map_or(self.text.len(), |(byte, _)| from + byte)
    }
}
