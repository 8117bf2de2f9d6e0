//! Parses server-sent events (WHATWG HTML §9.2.6 “Interpreting an event stream”) from chunks of any
//! size.

use std::collections::VecDeque;
use std::mem;
use std::time::Duration;

/// An event of the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    /// `event`; `message` if the stream sends none.
    pub(crate) event: String,
    /// The last `id` sent so far, by this event or an earlier one.
    pub(crate) id: String,
    /// The lines of `data`, joined with LF.
    pub(crate) data: String,
}

/// An event or one of its lines exceeds the size limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooLarge;

/// Parses a stream chunk by chunk.
pub(crate) struct Parser {
    max_event: usize,
    /// The incomplete line.
    line: Vec<u8>,
    is_first_line: bool,
    /// Whether a line ended with CR, so that a following LF belongs to it.
    after_cr: bool,
    /// The incomplete event. Each line of `data` ends with LF.
    event: String,
    data: String,
    id: String,
    retry: Option<Duration>,
}

impl Parser {
    /// Creates a parser for events of up to `max_event` bytes.
    pub(crate) fn new(max_event: usize) -> Self {
        Self {
            max_event,
            line: Vec::new(),
            is_first_line: true,
            after_cr: false,
            event: String::new(),
            data: String::new(),
            id: String::new(),
            retry: None,
        }
    }

    /// Adds the events that `chunk` completes to `messages`. An event is complete only after an
    /// empty line.
    pub(crate) fn feed(
        &mut self,
        mut chunk: &[u8],
        messages: &mut VecDeque<Message>,
    ) -> Result<(), TooLarge> {
        loop {
            if self.after_cr && !chunk.is_empty() {
                self.after_cr = false;
                chunk = chunk.strip_prefix(b"\n").unwrap_or(chunk);
            }
            let end = chunk.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
            let (part, rest) = chunk.split_at(end.unwrap_or(chunk.len()));
            let size = self.line.len() + self.data.len() + self.event.len();
            if part.len() > self.max_event.saturating_sub(size) {
                return Err(TooLarge);
            }
            self.line.extend_from_slice(part);
            let Some((ending, rest)) = rest.split_first() else {
                return Ok(());
            };
            self.after_cr = *ending == b'\r';
            chunk = rest;
            messages.extend(self.end_line());
        }
    }

    /// Returns the reconnection delay, if the server sent one.
    pub(crate) fn retry(&self) -> Option<Duration> {
        self.retry
    }

    /// Processes the line; an empty one completes the event.
    fn end_line(&mut self) -> Option<Message> {
        let bytes = mem::take(&mut self.line);
        let mut line = bytes.as_slice();
        if mem::take(&mut self.is_first_line) {
            line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        }
        if line.is_empty() {
            return self.dispatch();
        }
        let line = String::from_utf8_lossy(line);
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        self.take_field(name, value.strip_prefix(' ').unwrap_or(value));
        // Reuses the allocation for the next line.
        self.line = bytes;
        self.line.clear();
        None
    }

    fn take_field(&mut self, name: &str, value: &str) {
        match name {
            "event" => value.clone_into(&mut self.event),
            "data" => {
                self.data.push_str(value);
                self.data.push('\n');
            }
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                if let Ok(milliseconds) = value.parse() {
                    self.retry = Some(Duration::from_millis(milliseconds));
                }
            }
            // A comment, which has no name, or an unknown field.
            _ => {}
        }
    }

    fn dispatch(&mut self) -> Option<Message> {
        let (mut event, mut data) = (mem::take(&mut self.event), mem::take(&mut self.data));
        // Removes the last LF. Without one, the event has no data and is ignored.
        data.pop()?;
        if event.is_empty() {
            "message".clone_into(&mut event);
        }
        Some(Message {
            event,
            id: self.id.clone(),
            data,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MAX: usize = 64;

    fn read(chunks: &[&[u8]]) -> Result<Vec<(String, String, String)>, TooLarge> {
        let (mut parser, mut messages) = (Parser::new(MAX), VecDeque::new());
        for chunk in chunks {
            parser.feed(chunk, &mut messages)?;
        }
        let parts = |message: Message| (message.event, message.id, message.data);
        Ok(messages.into_iter().map(parts).collect())
    }

    fn data(stream: &str) -> Vec<String> {
        let messages = read(&[stream.as_bytes()]).unwrap();
        messages.into_iter().map(|(_, _, data)| data).collect()
    }

    #[test]
    fn lines_of_data_are_joined() {
        // The standard's examples.
        assert_eq!(data("data: YHOO\ndata: +2\ndata: 10\n\n"), ["YHOO\n+2\n10"]);
        assert_eq!(data("data\n\ndata\ndata\n\ndata:"), ["", "\n"]);
        assert_eq!(data("data:test\n\ndata: test\n\n"), ["test", "test"]);
        assert_eq!(data("data:  two spaces\n\n"), [" two spaces"]);
    }

    #[test]
    fn all_three_line_endings_are_accepted() {
        for end in ["\n", "\r", "\r\n"] {
            let stream = format!("data: a{end}data: b{end}{end}data: c{end}{end}");
            assert_eq!(data(&stream), ["a\nb", "c"], "{end:?}");
        }
        assert_eq!(data("data: a\r\ndata: b\n\rdata: c\r\r"), ["a\nb", "c"]);
    }

    #[test]
    fn an_event_has_its_type_and_the_last_id() {
        let stream = ": hello\n\ndata: first\nid: 1\n\nevent: add\ndata:second\nid\n\ndata:  third\nid: x\0y\n\n";
        assert_eq!(
            read(&[stream.as_bytes()]).unwrap(),
            [
                ("message".into(), "1".into(), "first".into()),
                ("add".into(), String::new(), "second".into()),
                ("message".into(), String::new(), " third".into()),
            ]
        );
    }

    #[test]
    fn an_event_without_data_is_ignored_with_its_type() {
        assert_eq!(
            read(&[b"event: a\nid: 7\n\ndata: x\n\n"]).unwrap(),
            [("message".into(), "7".into(), "x".into())]
        );
    }

    #[test]
    fn an_incomplete_event_is_ignored() {
        assert!(data("data: a\n").is_empty());
        assert!(data("data: a").is_empty());
    }

    #[test]
    fn comments_and_unknown_fields_are_ignored() {
        assert_eq!(
            data(":data: a\ndata: b\nother: c\n data: d\nDATA: e\n\n"),
            ["b"]
        );
    }

    #[test]
    fn one_byte_order_mark_is_ignored() {
        assert_eq!(data("\u{feff}data: a\n\ndata: b\n\n"), ["a", "b"]);
        assert_eq!(data("\u{feff}\u{feff}data: a\n\ndata: b\n\n"), ["b"]);
        assert_eq!(data("data: a\n\n\u{feff}data: b\n\n"), ["a"]);
    }

    #[test]
    fn the_reconnection_delay_consists_of_digits_only() {
        let mut parser = Parser::new(MAX);
        let mut messages = VecDeque::new();
        for (stream, seconds) in [
            ("retry: 2000\n", 2),
            ("retry: soon\n", 2),
            ("retry: -1\n", 2),
            ("retry:\n", 2),
            ("retry: 99999999999999999999999\n", 2),
            ("retry: 0\n", 0),
        ] {
            parser.feed(stream.as_bytes(), &mut messages).unwrap();
            assert_eq!(
                parser.retry(),
                Some(Duration::from_secs(seconds)),
                "{stream}"
            );
        }
    }

    #[test]
    fn an_endless_event_is_rejected() {
        let long = "x".repeat(MAX);
        assert_eq!(read(&[b"data: ", long.as_bytes()]), Err(TooLarge));
        let many = "data: x\n".repeat(MAX);
        assert_eq!(read(&[many.as_bytes()]), Err(TooLarge));
        let events = "data: x\n\n".repeat(MAX);
        assert_eq!(data(&events).len(), MAX);
    }

    #[test]
    fn invalid_utf_8_is_replaced() {
        let messages = read(&[b"data: \xf0\x9f", b"\x98\x80 \xff \xc3\n\n"]).unwrap();
        assert_eq!(messages[0].2, "\u{1f600} \u{fffd} \u{fffd}");
    }

    proptest! {
        #[test]
        fn chunking_does_not_change_the_events(
            lines in prop::collection::vec(
                prop_oneof![
                    "(data|event|id|retry|other|)", "data:[ a\u{e9}\u{1f600}]{0,4}", "id: [0-9\0]{0,2}",
                    "event: ?[a-z]{0,3}", "\u{feff}?(data: b)?", "",
                ],
                0..8,
            ),
            ends in prop::collection::vec(prop_oneof!["\n", "\r", "\r\n"], 8),
            cuts in prop::collection::vec(0_usize..200, 0..6),
        ) {
            let text: String = lines.iter().zip(&ends).flat_map(|(line, end)| [line.as_str(), end]).collect();
            let whole = text.as_bytes();
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(whole.len())).collect();
            cuts.extend([0, whole.len()]);
            cuts.sort_unstable();
            let chunks: Vec<&[u8]> = cuts.windows(2).map(|cut| &whole[cut[0]..cut[1]]).collect();
            let bytes: Vec<&[u8]> = whole.chunks(1).collect();
            prop_assert_eq!(read(&chunks), read(&[whole]));
            prop_assert_eq!(read(&bytes), read(&[whole]));
        }
    }
}
