//! Locations in a text.

use std::ops::Range;

/// A location in a source: byte offsets, end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The offset of the first byte.
    pub start: usize,
    /// The offset after the last byte.
    pub end: usize,
}

impl Span {
    /// Returns the span from `start` up to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// Returns the location of a part of the string at this location, given by byte offsets in the
    /// string. If the string contains escapes, offsets and locations differ, and the whole location
    /// is returned.
    #[must_use]
    pub fn part(self, length: usize, start: usize, end: usize) -> Self {
        if self.end - self.start == length {
            Self::new(self.start + start, self.start + end)
        } else {
            self
        }
    }

    /// Returns the same location shifted by `offset` bytes.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        Self::new(self.start + offset, self.end + offset)
    }

    /// Returns a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A value with its location.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its location. For strings: between the quotes.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Adds a location to a value.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Returns another value with the same location.
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

/// Returns an optional value without its location.
pub(crate) fn value_of<T: Clone>(spanned: Option<&Spanned<T>>) -> Option<T> {
    spanned.map(|spanned| spanned.value.clone())
}

impl Spanned<String> {
    /// Returns the location of a part of the text, given by byte offsets.
    pub fn part(&self, start: usize, end: usize) -> Span {
        self.span.part(self.value.len(), start, end)
    }
}
