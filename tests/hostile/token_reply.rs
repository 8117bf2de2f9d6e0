//! Successful replies of a token endpoint (RFC 6749 §5.1): tokens in the spec's format, and
//! garbage. Rows are not formatted: one per line where it fits.

use std::time::{SystemTime, UNIX_EPOCH};

use licit_runtime::tables::{ExpiresIn, ReplyFormat, TokenReply};

use crate::answered;
use crate::row::{GRANT, GRANTED, Row, json, row, token};
use crate::suite::Theme;
use crate::support::Answer;

pub(crate) async fn cases(theme: &mut Theme) {
    let rows = [declared_format(), kinds(), garbage()];
    answered::cases(theme, rows.into_iter().flatten()).await;
}

#[rustfmt::skip]
fn declared_format() -> Vec<Row> {
    const SPEC: TokenReply = TokenReply::DEFAULT;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let body = |body: &str| Answer::body(200, "application/x-www-form-urlencoded", body);
    let in_form = TokenReply { format: ReplyFormat::Form, ..SPEC };
    let counted = |expires_in| TokenReply { expires_in, ..SPEC };
    vec![
        row("a form", body("access_token=marker-1&expires_in=3600"), GRANT).read_as(in_form),
        row("a form labelled as JSON", body("access_token=marker-1"), "no token reply: NotJson"),
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
            "a nested duplicate member",
            r#"{"access_token":"marker","a":[{"b":1,"b":2}]}"#,
            "no token reply: Repeated",
        ),
        json("two objects", "{\"access_token\":\"marker\"}{}", "no token reply: NotJson"),
        row(
            "bytes that are not UTF-8",
            Answer::body(200, "application/json", &b"{\"access_token\":\"marker\xff\"}"[..]),
            "no token reply: NotJson",
        ),
        json("JSON in UTF-16", "{\0\"\0a\0c\0c\0e\0s\0s\0", "no token reply: NotJson"),
        json("half of a surrogate pair", r#"{"access_token":"marker-\ud800"}"#, "no token reply: NotJson"),
        json("a raw line break in a string", "{\"access_token\":\"marker\n\"}", "no token reply: NotJson"),
        json("NaN", r#"{"access_token":"marker","x":NaN}"#, "no token reply: NotJson"),
        json("a comma too many", r#"{"access_token":"marker",}"#, "no token reply: NotJson"),
        json("JSON with padding", r#"done({"access_token":"marker"})"#, "no token reply: NotJson"),
        json("null", "null", "no token reply: NotAnObject"),
        json("a token with a space", r#"{"access_token":"marker marker"}"#, "no token reply: MalformedToken"),
        json("a token with terminal escapes", r#"{"access_token":"\u001b[31mmarker"}"#, "no token reply: MalformedToken"),
        json("a token with DEL", r#"{"access_token":"marker\u007f"}"#, "no token reply: MalformedToken"),
        json("a token in a list", r#"{"access_token":["marker"]}"#, "no token reply: MalformedToken"),
        json("access_token in another case", r#"{"Access_Token":"marker"}"#, "no token reply: NoAccessToken"),
        json("a duplicate member, once escaped", r#"{"access_token":"marker","access\u005ftoken":"b"}"#, "no token reply: Repeated"),
        json("a token that is 200 KB long", &long_token(), GRANT),
        json("a number with 100,000 digits beside", &format!(r#"{{"access_token":"marker-1","expires_in":3600,"x":{}}}"#, "9".repeat(100_000)), "no token reply: NotJson"),
        json("lists 200,000 deep", &"[".repeat(200_000), "no token reply: NotJson"),
        json("objects 50,000 deep", &r#"{"a":"#.repeat(50_000), "no token reply: NotJson"),
    ]
}

fn long_token() -> String {
    GRANTED.replace("marker-1", &format!("marker-{}", "x".repeat(200_000)))
}
