//! Token endpoints that send `Retry-After` (RFC 9110 §10.2.3): it is respected, up to a maximum.
//! Rows are not formatted: one per line where it fits.

use std::time::{SystemTime, UNIX_EPOCH};

use licit_runtime::tables::RetryAfter;

use crate::answered;
use crate::row::{Row, row};
use crate::suite::Theme;
use crate::support::Answer;

pub(crate) async fn cases(theme: &mut Theme) {
    answered::cases(theme, waits()).await;
}

#[rustfmt::skip]
fn waits() -> Vec<Row> {
    const LATER: &str = "OAuth slow_down, retryable, wait 120 s";
    let busy = |wait: &str| Answer::json(429, r#"{"error":"slow_down"}"#).with("retry-after", wait);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let epoch = (now + 120).to_string();
    let moments = |row: Row| Row { retry_after: RetryAfter::EpochSeconds, ..row };
    vec![
        row("429 and seconds", busy("120"), LATER),
        moments(row("429 and a Unix time", busy(&epoch), LATER)),
        moments(row("429 and a past Unix time", busy("120"), "OAuth slow_down, retryable, wait 0 s")),
        row(
            "429 and a past date",
            busy("Sun, 06 Nov 1994 08:49:37 GMT"),
            "OAuth slow_down, retryable, wait 0 s",
        ),
        row(
            "429 and the year 9999",
            busy("Fri, 31 Dec 9999 23:59:59 GMT"),
            "OAuth slow_down, retryable, wait 86400 s",
        ),
        row("429 and too many seconds", busy(&"9".repeat(40)), "OAuth slow_down, retryable, wait 86400 s"),
        row("429 and a negative number", busy("-120"), "OAuth slow_down, retryable, wait 0 s"),
        row("429 and a fraction", busy("120.5"), "OAuth slow_down, retryable, wait 120 s"),
        row("429 and an empty value", busy(""), "OAuth slow_down, retryable"),
        row("429 and an invalid date", busy("Fri, 31 Feb 2045 25:61:61 GMT"), "OAuth slow_down, retryable"),
        row("429 and two of them", busy("120").with("retry-after", "60"), "OAuth slow_down, retryable, wait 120 s"),
        row("503 and seconds", Answer::body(503, "text/html", "<p>marker").with("retry-after", "120"), "no token reply: Html, retryable, wait 120 s"),
        row("429 and junk", busy("soon"), "OAuth slow_down, retryable"),
        row(
            "429 without the header",
            Answer::json(429, "").with("retry-after", "120"),
            "no token reply: Empty, retryable, wait 120 s",
        ),
        row(
            "429 and a text",
            Answer::json(429, r#""Retry later""#).with("retry-after", "120"),
            "no token reply: NotAnObject, retryable, wait 120 s",
        ),
    ]
}
