//! Rows whose answer is a token, as the RFC or the spec has it. They are left as they are written, a
//! row to a line where it fits.

use std::time::{SystemTime, UNIX_EPOCH};

use licit_runtime::provider::{ExpiresIn, ReplyFormat, TokenReply};

use crate::row::{GRANT, GRANTED, Row, json, row, token};
use crate::support::Answer;

/// All of them.
pub(crate) fn all() -> Vec<Row> {
    [
        as_the_spec_says(),
        lifetimes(),
        kinds(),
        refresh_tokens_and_scopes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[rustfmt::skip]
fn as_the_spec_says() -> Vec<Row> {
    const SPEC: TokenReply = TokenReply::DEFAULT;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let body = |body: &str| Answer::body(200, "application/x-www-form-urlencoded", body);
    let in_form = TokenReply { format: ReplyFormat::Form, ..SPEC };
    let counted = |expires_in| TokenReply { expires_in, ..SPEC };
    vec![
        row("a form", body("access_token=marker-1&expires_in=3600"), GRANT).read_as(in_form),
        row("a form where JSON was said", body("access_token=marker-1"), "no token reply: NotJson"),
        row(
            "a form with two tokens",
            body("access_token=marker-1&access_token=marker-2"),
            "no token reply: Repeated",
        )
        .read_as(in_form),
        row("a form that is not UTF-8", body("access_token=%ff"), "no token reply: NotAForm").read_as(in_form),
        json("a nested reply", r#"{"data":{"access_token":"marker-1","expires_in":3600}}"#, GRANT)
            .read_as(TokenReply { at: "/data", ..SPEC }),
        json("nothing where the reply is nested", GRANTED, "no token reply: NotAnObject")
            .read_as(TokenReply { at: "/data", ..SPEC }),
        json("renamed members", r#"{"accessToken":"marker-1","ttl":3600}"#, GRANT)
            .read_as(TokenReply { renamed: &[("access_token", "accessToken"), ("expires_in", "ttl")], ..SPEC }),
        token("scopes with commas", r#""expires_in":3600,"scope":"read,list""#, GRANT)
            .read_as(TokenReply { scope_separator: ",", ..SPEC }),
        token("scopes as a list", r#""expires_in":3600,"scope":["read","list"]"#, GRANT),
        token("milliseconds", r#""expires_in":3600000"#, GRANT).read_as(counted(ExpiresIn::Milliseconds)),
        token("a Unix time", &format!(r#""expires_in":{}"#, now + 3600), GRANT)
            .read_as(counted(ExpiresIn::EpochSeconds)),
        token("a Unix time in milliseconds", &format!(r#""expires_in":{}000"#, now + 3600), GRANT)
            .read_as(counted(ExpiresIn::EpochMilliseconds)),
        token("a time in the past", r#""expires_in":"2001-02-03T04:05:06Z""#, "token ended")
            .read_as(counted(ExpiresIn::Rfc3339)),
    ]
}

#[rustfmt::skip]
fn lifetimes() -> Vec<Row> {
    let spec = TokenReply { default_expires_in: Some(3600), ..TokenReply::DEFAULT };
    vec![
        token("expires_in as digits in a string", r#""expires_in":"3600""#, GRANT),
        token("expires_in as an integral float", r#""expires_in":3600.0"#, GRANT),
        token("expires_in negative", r#""expires_in":-5"#, "token ended"),
        token("expires_in zero", r#""expires_in":0"#, "token ended"),
        token("expires_in null, and the spec knows", r#""expires_in":null"#, GRANT).read_as(spec),
        token("expires_in absent, and the spec knows", r#""a":1"#, GRANT).read_as(spec),
        token("expires_in null", r#""expires_in":null"#, "token without end"),
        token("expires_in absent", r#""a":1"#, "token without end"),
        token("expires_in i64::MAX", r#""expires_in":9223372036854775807"#, "token for ages"),
        token("expires_in i64::MIN", r#""expires_in":-9223372036854775808"#, "token ended"),
        token("expires_in 1e300", r#""expires_in":1e300"#, "token for ages"),
        token("expires_in no number", r#""expires_in":"marker""#, "no token reply: ExpiresIn"),
        token("expires_in half a second", r#""expires_in":0.5"#, "no token reply: ExpiresIn"),
        token("expires_in an object", r#""expires_in":{"marker":1}"#, "no token reply: ExpiresIn"),
    ]
}

#[rustfmt::skip]
fn kinds() -> Vec<Row> {
    let bare = Answer::Reply { status: 200, headers: vec![], body: GRANTED.into() };
    vec![
        token("token_type in odd case", r#""expires_in":3600,"token_type":"bEaReR""#, GRANT),
        token("token_type null", r#""expires_in":3600,"token_type":null"#, GRANT),
        token("token_type mac", r#""token_type":"mac""#, "no token reply: TokenType"),
        token("token_type DPoP, not asked for", r#""token_type":"DPoP""#, "no token reply: TokenType"),
        token("token_type empty", r#""token_type":"""#, "no token reply: TokenType"),
        row("status 201", Answer::json(201, GRANTED), GRANT),
        row("JSON as text/html", Answer::body(200, "text/html", GRANTED), GRANT),
        row("JSON without a content type", bare, GRANT),
        json("a byte order mark", &format!("\u{feff}{GRANTED}"), GRANT),
    ]
}

#[rustfmt::skip]
fn refresh_tokens_and_scopes() -> Vec<Row> {
    vec![
        token(
            "a new refresh token",
            r#""expires_in":3600,"refresh_token":"marker-2""#,
            "token for 60 min, new refresh token",
        ),
        token("refresh_token absent", r#""expires_in":3600"#, GRANT),
        token("refresh_token empty", r#""expires_in":3600,"refresh_token":"""#, GRANT),
        token("refresh_token null", r#""expires_in":3600,"refresh_token":null"#, GRANT),
        token("more scopes than before", r#""expires_in":3600,"scope":"read list admin""#, GRANT),
        token("fewer scopes than before", r#""expires_in":3600,"scope":"list""#, "token for 60 min, scopes list"),
        token("scope empty", r#""expires_in":3600,"scope":"""#, GRANT),
        token("scope an object", r#""scope":{"marker":1}"#, "no token reply: Scope"),
    ]
}
