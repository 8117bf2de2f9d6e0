//! The formats of streamed replies.

use reqwest::header::CONTENT_TYPE;

use crate::http::OpenReply;

/// The media type of server-sent events (WHATWG HTML §9.2).
pub(super) const EVENT_STREAM: &str = "text/event-stream";

/// The format of a streamed reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Streamed {
    /// Raw bytes.
    Bytes,
    /// Server-sent events.
    Events,
    /// JSON lines.
    Lines,
}

impl Streamed {
    /// Whether the reply is the requested stream rather than an error.
    ///
    /// Event streams are identified by their media type (WHATWG HTML §9.2.2); a reply without a
    /// media type is accepted.
    pub(crate) fn is_begun_by(self, reply: &OpenReply) -> bool {
        let success = (200..300).contains(&reply.status);
        let names_another = || {
            reply.headers.get(CONTENT_TYPE).is_some_and(|media_type| {
                let essence = media_type.as_bytes().split(|byte| *byte == b';').next();
                let essence = essence.unwrap_or_default().trim_ascii();
                !essence.eq_ignore_ascii_case(EVENT_STREAM.as_bytes())
            })
        };
        success && (self != Self::Events || !names_another())
    }

    /// Returns the `Accept` header for this format.
    pub(super) fn accept(self) -> &'static str {
        match self {
            Self::Bytes => "*/*",
            Self::Events => EVENT_STREAM,
            // No media type is registered; several are in use.
            Self::Lines => "application/x-ndjson, application/jsonl, */*;q=0.5",
        }
    }
}
