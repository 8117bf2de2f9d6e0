//! JSON lines: a reply with one JSON text on each line (NDJSON, JSONL), or after each record separator
//! (JSON text sequences, RFC 7464).

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::request::Decode;
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::http::incoming::Incoming;
use crate::reply;

/// A stream of values from JSON lines. Empty lines are ignored.
///
/// If a line cannot be deserialized as `T`, the item is an error, and the stream continues with the
/// next line. A connection error ends the stream. The length of a line is limited by
/// [`max_body`](crate::CallOptions::max_body).
///
/// Once the reply has started, the call's timeout no longer applies; each read has an
/// [`idle_timeout`](crate::CallOptions::idle_timeout) instead. Dropping the stream closes the
/// connection.
#[must_use = "streams do nothing unless polled"]
pub struct Lines<T, E> {
    incoming: Incoming,
    splitter: Splitter,
    ready: VecDeque<Bytes>,
    /// The next line exceeded the size limit.
    is_cut_off: bool,
    decode: Decode<T>,
    error: PhantomData<fn() -> E>,
}

impl<T: DeserializeOwned, E> Lines<T, E> {
    pub(crate) fn new(incoming: Incoming, max_line: usize) -> Self {
        Self {
            incoming,
            splitter: Splitter::new(max_line),
            ready: VecDeque::new(),
            is_cut_off: false,
            decode: reply::decode,
            error: PhantomData,
        }
    }
}

impl<T, E: From<Error>> Lines<T, E> {
    /// Returns the value of the next line. Cancel safe.
    pub async fn next(&mut self) -> Option<Result<T, E>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, E>>> {
        let line = ready!(self.poll_line(context));
        Poll::Ready(line.map(|line| {
            let value = (self.decode)(&line?, "");
            value.map_err(|error| Error::from(error).into())
        }))
    }

    fn poll_line(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        loop {
            if let Some(line) = self.ready.pop_front() {
                return Poll::Ready(Some(Ok(line)));
            }
            if mem::take(&mut self.is_cut_off) {
                let failure = TransportError::ambiguous(TransportErrorKind::TooLarge);
                return Poll::Ready(Some(Err(failure.into())));
            }
            match ready!(self.incoming.poll(context)) {
                Some(Ok(chunk)) => {
                    if self.splitter.feed(&chunk, &mut self.ready).is_err() {
                        self.incoming.end();
                        self.splitter.finish();
                        self.is_cut_off = true;
                    }
                }
                Some(Err(error)) => {
                    // Discards the incomplete line.
                    self.splitter.finish();
                    return Poll::Ready(Some(Err(error.into())));
                }
                None => return Poll::Ready(self.splitter.finish().map(Ok)),
            }
        }
    }
}

// Sound, because no value is ever pinned.
impl<T, E> Unpin for Lines<T, E> {}

impl<T, E: From<Error>> Stream for Lines<T, E> {
    type Item = Result<T, E>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<T, E> fmt::Debug for Lines<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lines").finish_non_exhaustive()
    }
}

/// The record separator, which begins each text of a sequence (RFC 7464 §2.2). No JSON text contains it.
const SEPARATOR: u8 = 0x1e;

/// Splits chunks into lines, which end with LF or CRLF, or into the texts of a sequence, which may have
/// several lines.
struct Splitter {
    /// The incomplete line.
    line: Vec<u8>,
    max_line: usize,
    is_sequence: bool,
    /// The length of the text when it was last found to be incomplete.
    checked: usize,
}

/// A line exceeds the size limit.
#[derive(Debug, PartialEq)]
struct TooLong;

impl Splitter {
    fn new(max_line: usize) -> Self {
        Self {
            line: Vec::new(),
            max_line,
            is_sequence: false,
            checked: 0,
        }
    }

    /// Adds the lines that `chunk` completes to `lines`.
    fn feed(&mut self, chunk: &[u8], lines: &mut VecDeque<Bytes>) -> Result<(), TooLong> {
        let mut rest = chunk;
        loop {
            let end = rest
                .iter()
                .position(|byte| matches!(*byte, b'\n' | SEPARATOR));
            let (part, behind) = rest.split_at(end.unwrap_or(rest.len()));
            if part.len() > self.max_line.saturating_sub(self.line.len()) {
                return Err(TooLong);
            }
            self.line.extend_from_slice(part);
            let Some((sign, behind)) = behind.split_first() else {
                return Ok(());
            };
            rest = behind;
            self.is_sequence |= *sign == SEPARATOR;
            if *sign == SEPARATOR || self.is_complete() {
                lines.extend(self.finish());
            } else {
                self.line.push(b'\n');
            }
        }
    }

    /// Whether the text ends with its line. In a sequence it does if it is a whole JSON text. A text that
    /// is not is parsed again only when it is twice as long, so that the cost stays linear.
    fn is_complete(&mut self) -> bool {
        if !self.is_sequence {
            return true;
        }
        if self.line.len() < self.checked.saturating_mul(2) {
            return false;
        }
        self.checked = self.line.len();
        serde_json::from_slice::<IgnoredAny>(&self.line).is_ok()
    }

    /// Returns the last line, which may lack a line ending, unless it is empty.
    fn finish(&mut self) -> Option<Bytes> {
        self.checked = 0;
        let line = mem::take(&mut self.line);
        let is_empty = reply::json(&line).trim_ascii().is_empty();
        (!is_empty).then(|| line.into())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use bytes::Bytes;
    use proptest::prelude::*;

    use super::{Splitter, TooLong};

    fn lines(chunks: &[&[u8]]) -> Result<Vec<String>, TooLong> {
        let (mut splitter, mut lines) = (Splitter::new(8), VecDeque::new());
        for chunk in chunks {
            splitter.feed(chunk, &mut lines)?;
        }
        lines.extend(splitter.finish());
        let text = |line: Bytes| String::from_utf8_lossy(&line).trim().to_owned();
        Ok(lines.into_iter().map(text).collect())
    }

    #[test]
    fn lines_end_with_lf_which_is_optional_for_the_last() {
        assert_eq!(lines(&[b"1\n2\r\n3"]).unwrap(), ["1", "2", "3"]);
        assert_eq!(lines(&[b"1", b"2\n", b"3\n"]).unwrap(), ["12", "3"]);
    }

    #[test]
    fn empty_lines_are_ignored() {
        assert_eq!(lines(&[b"\n\r\n  \n1\n\n"]).unwrap(), ["1"]);
        assert!(lines(&[b""]).unwrap().is_empty());
    }

    #[test]
    fn the_texts_of_a_sequence_may_have_several_lines() {
        let texts = lines(&[b"\x1e1\n\x1e[2,\n", b"3]\n\x1e", b"4"]).unwrap();
        assert_eq!(texts, ["1", "[2,\n3]", "4"]);
        let (mut splitter, mut lines) = (Splitter::new(8), VecDeque::new());
        splitter.feed(b"\x1e{}\n", &mut lines).unwrap();
        assert_eq!(
            lines.len(),
            1,
            "a whole text does not wait for the next one"
        );
    }

    #[test]
    fn an_endless_line_is_rejected() {
        assert_eq!(lines(&[b"1234\n12345678"]).unwrap().len(), 2);
        assert_eq!(lines(&[b"12345", b"6789"]), Err(TooLong));
    }

    proptest! {
        #[test]
        fn chunking_does_not_change_the_lines(
            text in "[1\\r\\n ]{0,7}[\\r\\n]{0,3}[2\\n]{0,7}",
            cuts in prop::collection::vec(0_usize..20, 0..4),
        ) {
            let whole = text.as_bytes();
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(whole.len())).collect();
            cuts.extend([0, whole.len()]);
            cuts.sort_unstable();
            let chunks: Vec<&[u8]> = cuts.windows(2).map(|cut| &whole[cut[0]..cut[1]]).collect();
            prop_assert_eq!(lines(&chunks).ok(), lines(&[whole]).ok());
        }
    }
}
