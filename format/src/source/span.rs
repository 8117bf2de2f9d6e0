//! Locations in a text.

use std::ops::Range;

/// A place in a source: byte offsets, end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// The place of a part of a text that stands here, given by byte offsets in the text. When the
    /// text is written with escapes, offsets and places do not agree, and the whole is named.
    #[must_use]
    pub fn part(self, length: usize, start: usize, end: usize) -> Self {
        if self.end - self.start == length {
            Self::new(self.start + start, self.start + end)
        } else {
            self
        }
    }

    /// The same place when `offset` bytes stand before the text.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        Self::new(self.start + offset, self.end + offset)
    }

    /// As a range, for slicing.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A value, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands. For text: between the quotes.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned {
            value: f(self.value),
            span: self.span,
        }
    }
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl Spanned<String> {
    /// The place of a part of the text, given by byte offsets.
    pub fn part(&self, start: usize, end: usize) -> Span {
        self.span.part(self.value.len(), start, end)
    }
}
