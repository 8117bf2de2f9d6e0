//! Replies that are too large: at most 256 KiB are read, regardless of their headers. Rows are not
//! formatted: one per line where it fits. `memory.rs` measures their memory.

use crate::answered;
use crate::row::{GRANT, GRANTED, Row, json, row};
use crate::suite::Theme;
use crate::support::Answer;

/// The same reply, compressed.
const GRANTED_GZIP: &[u8] = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xab\x56\x4a\x4c\x4e\x4e\x2d\x2e\x8e\x2f\xc9\xcf\x4e\xcd\x53\xb2\x52\xca\x4d\x2c\xca\x4e\x2d\xd2\x85\x88\x2a\xe9\x28\xa5\x56\x14\x64\x16\xa5\x16\xc7\x67\x02\x25\x8d\xcd\x0c\x0c\x6a\x01\x68\x2b\x04\xe5\x32\x00\x00\x00";

/// Maximum number of bytes that are read of a reply.
const BOUND: usize = 256 * 1024;

const BROKEN_OFF: &str = "Interrupted, ambiguous, retryable";
const TOO_LARGE: &str = "TooLarge, ambiguous";

pub(crate) async fn cases(theme: &mut Theme) {
    answered::cases(theme, sizes()).await;
}

#[rustfmt::skip]
fn sizes() -> Vec<Row> {
    let padded = |size: usize| GRANTED.to_owned() + &" ".repeat(size - GRANTED.len());
    let gzip = Answer::json(200, "").with("content-encoding", "gzip");
    let gzip = match gzip {
        Answer::Reply { status, headers, .. } => Answer::Reply { status, headers, body: GRANTED_GZIP.into() },
        other => other,
    };
    vec![
        json("256 KiB", &padded(BOUND), GRANT),
        json("256 KiB and a byte", &padded(BOUND + 1), TOO_LARGE),
        json("5 MB", &padded(5_000_000), TOO_LARGE),
        row("an endless body", Answer::Endless, TOO_LARGE),
        row("an error of 5 MB", Answer::json(400, format!(r#"{{"error":"invalid_grant","x":"{}"}}"#, "x".repeat(5_000_000))), TOO_LARGE),
        row("a web page of 5 MB at 503", Answer::body(503, "text/html", "x".repeat(5_000_000)), TOO_LARGE),
        row("a length of 9 exabytes", Answer::Raw(b"HTTP/1.1 200 OK\r\ncontent-length: 9223372036854775807\r\n\r\n{}"), BROKEN_OFF),
        row("a chunk of 16 exabytes", Answer::Raw(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nfffffffffffffff0\r\n{}"), BROKEN_OFF),
        row("two lengths", Answer::Raw(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}"), BROKEN_OFF),
        row("endless headers", Answer::EndlessHead, BROKEN_OFF),
        row("unrequested gzip, not decoded", gzip, "no token reply: NotJson"),
    ]
}
