//! Rows in which the answer is too much, too late, cut off, or elsewhere. They are left as they are
//! written, a row to a line where it fits.

use std::time::Duration;

use crate::row::{GRANT, GRANTED, Row, json, row};
use crate::support::Answer;

/// The same, compressed.
const GRANTED_GZIP: &[u8] = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xab\x56\x4a\x4c\x4e\x4e\x2d\x2e\x8e\x2f\xc9\xcf\x4e\xcd\x53\xb2\x52\xca\x4d\x2c\xca\x4e\x2d\xd2\x85\x88\x2a\xe9\x28\xa5\x56\x14\x64\x16\xa5\x16\xc7\x67\x02\x25\x8d\xcd\x0c\x0c\x6a\x01\x68\x2b\x04\xe5\x32\x00\x00\x00";

/// The most bytes of a reply that are read.
const BOUND: usize = 256 * 1024;

const TIMEOUT: &str = "Timeout, ambiguous, retryable";
const BROKEN_OFF: &str = "Interrupted, ambiguous, retryable";
const TOO_LARGE: &str = "TooLarge, ambiguous";

/// All of them; `elsewhere` is where redirects point.
pub(crate) fn all(elsewhere: &str) -> Vec<Row> {
    [sizes(), connections(), redirects(elsewhere)]
        .into_iter()
        .flatten()
        .collect()
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
        row("a body without end", Answer::Endless, TOO_LARGE),
        row("headers without end", Answer::EndlessHead, BROKEN_OFF),
        row("gzip that nobody asked for, not decoded", gzip, "no token reply: NotJson"),
    ]
}

#[rustfmt::skip]
fn connections() -> Vec<Row> {
    let slowly = |pause| Answer::Drip(Duration::from_millis(pause), Box::new(Answer::json(200, GRANTED)));
    vec![
        row("a byte a second", slowly(1000), TIMEOUT).impatient(),
        row("a byte now and then, never long in coming", slowly(20), TIMEOUT).impatient(),
        row("accepted and never answered", Answer::Silence, TIMEOUT).impatient(),
        row("an answer after the deadline", Answer::json(200, GRANTED).after(Duration::from_secs(5)), TIMEOUT)
            .impatient(),
        row("closed once the request was read", Answer::Hangup, BROKEN_OFF),
        row("reset once the request was read", Answer::Reset, BROKEN_OFF),
        row("closed in the middle of the token", Answer::Cut(30, Box::new(Answer::json(200, GRANTED))), BROKEN_OFF),
        row("no HTTP at all", Answer::Raw(b"220 mail.example ESMTP marker\r\n"), BROKEN_OFF),
        row(
            "a length that is no number",
            Answer::Raw(b"HTTP/1.1 200 OK\r\ncontent-length: marker\r\n\r\n{}"),
            BROKEN_OFF,
        ),
    ]
}

#[rustfmt::skip]
fn redirects(elsewhere: &str) -> Vec<Row> {
    let to = |status| Answer::json(status, "").with("location", elsewhere);
    vec![
        row("301 to another host", to(301), "Redirect"),
        row("302 to another host", to(302), "Redirect"),
        row("303 to another host", to(303), "Redirect"),
        row("307 to another host", to(307), "Redirect"),
        row("308 to another host", to(308), "Redirect"),
        row("a token at 302", Answer::json(302, GRANTED), "Redirect"),
    ]
}
