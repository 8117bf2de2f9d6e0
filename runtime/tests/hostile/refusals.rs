//! Rows whose answer is an error, or garbage. They are left as they are written, a row to a line
//! where it fits.

use std::time::{SystemTime, UNIX_EPOCH};

use licit_runtime::provider::{ClientAuth, RetryAfter};

use crate::row::{BASIC, Row, error, json, row, token};
use crate::support::Answer;

/// All of them.
pub(crate) fn all() -> Vec<Row> {
    [errors(), echoes(), waits(), garbage()]
        .into_iter()
        .flatten()
        .collect()
}

#[rustfmt::skip]
fn errors() -> Vec<Row> {
    const GONE: &str = r#"{"error":"invalid_grant"}"#;
    const REVOKED: &str = r#"{"error_code":"grant.revoked","error_message":"gone"}"#;
    const BUSY: &str = r#"{"error":"temporarily_unavailable"}"#;
    vec![
        error("invalid_client at 200", 200, r#"{"error":"invalid_client"}"#, "OAuth invalid_client"),
        error("invalid_client at 401", 401, r#"{"error":"invalid_client"}"#, "OAuth invalid_client"),
        error("an error and a token at once", 200, r#"{"error":"x","access_token":"marker"}"#, "OAuth x"),
        error("invalid_grant at 400", 400, GONE, "grant lost: Rejected"),
        error("invalid_grant at 200", 200, GONE, "grant lost: Rejected"),
        error("invalid_grant at 503", 503, GONE, "OAuth invalid_grant, retryable"),
        error("invalid_grant at 429", 429, GONE, "OAuth invalid_grant, retryable"),
        error("the provider's own end of the grant at 200", 200, REVOKED, "grant lost: Rejected"),
        error("the provider's own end of the grant at 400", 400, REVOKED, "grant lost: Rejected"),
        error("the provider's own end of the grant at 503", 503, REVOKED, "documented error 0, retryable"),
        error("the provider's own end of the grant at 429", 429, REVOKED, "documented error 0, retryable"),
        error("an error of the provider's shape at 400", 400, r#"{"error_code":"else"}"#, "undocumented error 400"),
        error("temporarily_unavailable at 400", 400, BUSY, "OAuth temporarily_unavailable, retryable"),
        error("use_dpop_nonce, again and again", 400, r#"{"error":"use_dpop_nonce"}"#, "OAuth use_dpop_nonce"),
        error("an error that is no text", 400, r#"{"error":{"marker":1}}"#, "undocumented error 400"),
        error("a text instead of an object at 500", 500, r#""marker""#, "no token reply: NotAnObject, retryable"),
        row("a web page at 200", Answer::body(200, "text/html", "<p>marker"), "no token reply: Html"),
        row("a web page at 403", Answer::body(403, "text/html", "<p>marker"), "no token reply: Html"),
        row("a web page at 503", Answer::body(503, "text/html", "<p>marker"), "no token reply: Html, retryable"),
        row("nothing at 401", Answer::json(401, ""), "no token reply: Empty"),
    ]
}

#[rustfmt::skip]
fn echoes() -> Vec<Row> {
    let described = |text: &str| format!(r#"{{"error":"invalid_client","error_description":"{text}"}}"#);
    vec![
        error(
            "the client secret, with terminal escapes",
            401,
            &described(r"\u001b[31ms3cret/of+ours\u001b[0m is wrong"),
            r"OAuth invalid_client: \u{1b}[31m[secret]\u{1b}[0m is wrong",
        ),
        error(
            "the client secret as it stands in a form",
            401,
            &described("client_secret=s3cret%2Fof%2Bours"),
            "OAuth invalid_client: client_secret=[secret]",
        ),
        error(
            "the client secret, escaped as JSON allows",
            401,
            &described(r"\u00733cret\/of+ours"),
            "OAuth invalid_client: [secret]",
        ),
        Row {
            auth_methods: &[ClientAuth::ClientSecretBasic],
            ..error(
                "the whole Authorization header",
                401,
                &described(&format!("bad header Basic {BASIC}")),
                "OAuth invalid_client: bad header Basic [secret]",
            )
        },
        error(
            "the refresh token, in the code, the text and the link",
            400,
            r#"{"error":"refresh-0","error_description":"no refresh-0","error_uri":"https://x/?refresh-0"}"#,
            "OAuth [secret]: no [secret]",
        ),
        error(
            "the client secret in the provider's own error",
            400,
            r#"{"error_code":"x","error_message":"s3cret/of+ours is wrong"}"#,
            "undocumented error: [secret] is wrong",
        ),
        row(
            "the refresh token in a web page",
            Answer::body(500, "text/html", "<p>refresh-0"),
            "no token reply: Html, retryable",
        ),
        error(
            "text that turns its direction, without end",
            400,
            &described(&("\u{202e}".to_owned() + &"a".repeat(100_000))),
            r"OAuth invalid_client: \u{202e}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ),
    ]
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
        moments(row("429 and a Unix time of long ago", busy("120"), "OAuth slow_down, retryable, wait 0 s")),
        row(
            "429 and a date of long ago",
            busy("Sun, 06 Nov 1994 08:49:37 GMT"),
            "OAuth slow_down, retryable, wait 0 s",
        ),
        row(
            "429 and the year 9999",
            busy("Fri, 31 Dec 9999 23:59:59 GMT"),
            "OAuth slow_down, retryable, wait 86400 s",
        ),
        row("429 and junk", busy("soon"), "OAuth slow_down, retryable"),
        row(
            "429 and nothing else",
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

#[rustfmt::skip]
fn garbage() -> Vec<Row> {
    vec![
        json("nothing at 200", "", "no token reply: Empty"),
        row("nothing at 204", Answer::json(204, ""), "no token reply: Empty"),
        json("an object cut off", r#"{"access_token":"marker"#, "no token reply: NotJson"),
        json("a list", r#"["marker"]"#, "no token reply: NotAnObject"),
        json("an empty object", "{}", "no token reply: NoAccessToken"),
        json("a token that is null", r#"{"access_token":null}"#, "no token reply: NoAccessToken"),
        json("a token that is empty", r#"{"access_token":""}"#, "no token reply: NoAccessToken"),
        json("a token that is a number", r#"{"access_token":17}"#, "no token reply: MalformedToken"),
        json("a token with CR and LF", r#"{"access_token":"marker\r\nx: y"}"#, "no token reply: MalformedToken"),
        json("a token with NUL", r#"{"access_token":"marker\u0000"}"#, "no token reply: MalformedToken"),
        json("a token that is not ASCII", r#"{"access_token":"märker-marker"}"#, "no token reply: MalformedToken"),
        token("a refresh token with CR and LF", r#""refresh_token":"marker\r\n""#, "no token reply: MalformedToken"),
        json("two access tokens", r#"{"access_token":"marker","access_token":"b"}"#, "no token reply: Repeated"),
        json(
            "two of a name further in",
            r#"{"access_token":"marker","a":[{"b":1,"b":2}]}"#,
            "no token reply: Repeated",
        ),
        json("two objects", "{\"access_token\":\"marker\"}{}", "no token reply: NotJson"),
        row(
            "bytes that are not UTF-8",
            Answer::body(200, "application/json", &b"{\"access_token\":\"marker\xff\"}"[..]),
            "no token reply: NotJson",
        ),
        json("lists 200,000 deep", &"[".repeat(200_000), "no token reply: NotJson"),
        json("objects 50,000 deep", &r#"{"a":"#.repeat(50_000), "no token reply: NotJson"),
    ]
}
