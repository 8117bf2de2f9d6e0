//! Replies that are not one JSON value: text, bytes, and streams of events or lines.

use std::fmt::Write as _;

use hyper::header::CONTENT_TYPE;
use licit_format::resolve::{Builtin, Operation, Stream, Type};
use serde_json::Value;

use crate::http::reply::Reply;

/// The parts of a stream.
const PARTS: usize = 3;

/// Returns the reply of an operation whose body is not JSON; `None` if it is JSON. `media_type` is
/// the requested one; `sample` makes up the part of a stream at a position.
pub(super) fn reply(
    operation: &Operation,
    returns: Option<&Type>,
    status: u16,
    media_type: Option<&str>,
    sample: impl Fn(usize) -> Value,
) -> Option<Reply> {
    let (usual, body) = match (operation.stream, returns.map(Type::present)) {
        (Some(Stream::Events), of) => ("text/event-stream", events(of, sample)),
        (Some(Stream::Lines), _) => {
            let lines = (0..PARTS).map(|at| format!("{}\n", sample(at)));
            ("application/x-ndjson", lines.collect())
        }
        (None, Some(Type::Builtin(Builtin::Text))) => {
            ("text/plain; charset=utf-8", "licit".to_owned())
        }
        (Some(Stream::Bytes), _) | (None, Some(Type::Builtin(Builtin::Bytes))) => {
            ("application/octet-stream", "licit".to_owned())
        }
        (None, _) => return None,
    };
    let reply = Reply::of_type(status, usual, body);
    Some(match media_type {
        Some(media_type) => reply.with(CONTENT_TYPE, media_type),
        None => reply,
    })
}

/// Server-sent events (WHATWG HTML §9.2), with lines that a reader must ignore.
fn events(of: Option<&Type>, sample: impl Fn(usize) -> Value) -> String {
    let mut text = ": the emulator's\n\n".to_owned();
    for at in 0..PARTS {
        let data = match of {
            None | Some(Type::Builtin(Builtin::Text)) => format!("part {at}"),
            Some(_) => sample(at).to_string(),
        };
        let _ = write!(text, "id: {at}\ndata: {data}\n\n");
    }
    text
}
