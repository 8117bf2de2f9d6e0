//! Errors of a token endpoint, in the format of OAuth (RFC 6749 §5.2) or of the provider, with any
//! status, and errors that repeat secrets of the request. Rows are not formatted: one per line
//! where it fits.

use licit_runtime::tables::ClientAuth;

use crate::answered;
use crate::markers::BASIC;
use crate::row::{GRANT, GRANTED, Row, error, row};
use crate::suite::Theme;
use crate::support::Answer;

pub(crate) async fn cases(theme: &mut Theme) {
    answered::cases(theme, errors().into_iter().chain(echoes())).await;
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
        error("the provider's error for an ended grant at 200", 200, REVOKED, "grant lost: Rejected"),
        error("the provider's error for an ended grant at 400", 400, REVOKED, "grant lost: Rejected"),
        error("the provider's error for an ended grant at 503", 503, REVOKED, "documented error 0, retryable"),
        error("the provider's error for an ended grant at 429", 429, REVOKED, "documented error 0, retryable"),
        error("an error of the provider's shape at 400", 400, r#"{"error_code":"else"}"#, "undocumented error 400"),
        error("temporarily_unavailable at 400", 400, BUSY, "OAuth temporarily_unavailable, retryable"),
        error("use_dpop_nonce, again and again", 400, r#"{"error":"use_dpop_nonce"}"#, "OAuth use_dpop_nonce"),
        error("an error that is not a string", 400, r#"{"error":{"marker":1}}"#, "undocumented error 400"),
        error("a text instead of an object at 500", 500, r#""marker""#, "no token reply: NotAnObject, retryable"),
        row("a web page at 200", Answer::body(200, "text/html", "<p>marker"), "no token reply: Html"),
        row("a web page at 403", Answer::body(403, "text/html", "<p>marker"), "no token reply: Html"),
        row("a web page at 503", Answer::body(503, "text/html", "<p>marker"), "no token reply: Html, retryable"),
        error("a token at 500", 500, GRANTED, "undocumented error 500, retryable"),
        error("a token at 400", 400, GRANTED, "undocumented error 400"),
        error("an empty object at 400", 400, "{}", "undocumented error 400"),
        error("an error that is empty, and a token", 200, r#"{"error":"","access_token":"marker-1","expires_in":3600}"#, GRANT),
        error("an error that is null, and a token", 200, r#"{"error":null,"access_token":"marker-1","expires_in":3600}"#, GRANT),
        error("an error of 100,000 letters", 400, &format!(r#"{{"error":"{}"}}"#, "x".repeat(100_000)), "OAuth xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"),
        error("invalid_grant in another case", 400, r#"{"error":"INVALID_GRANT"}"#, "OAuth INVALID_GRANT"),
        error("invalid_grant at 404", 404, GONE, "grant lost: Rejected"),
        error("invalid_grant at 500", 500, GONE, "OAuth invalid_grant, retryable"),
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
            "the client secret, form-encoded",
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
        error(
            "the client secret, form-encoded in lower case",
            401,
            &described("client_secret=s3cret%2fof%2bours"),
            "OAuth invalid_client: client_secret=[secret]",
        ),
        error(
            "the client secret in a provider's own error, escaped as JSON allows",
            400,
            r#"{"error_code":"x","error_message":"\u00733cret\/of+ours is wrong"}"#,
            "undocumented error: [secret] is wrong",
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
            r#"{"error":"rT9w-refresh-that-is-held","error_description":"no rT9w-refresh-that-is-held","error_uri":"https://x/?rT9w-refresh-that-is-held"}"#,
            "OAuth [secret]: no [secret]",
        )
        .of_refreshes(),
        error(
            "the client secret in the provider's own error",
            400,
            r#"{"error_code":"x","error_message":"s3cret/of+ours is wrong"}"#,
            "undocumented error: [secret] is wrong",
        ),
        row(
            "the refresh token in a web page",
            Answer::body(500, "text/html", "<p>rT9w-refresh-that-is-held"),
            "no token reply: Html, retryable",
        )
        .of_refreshes(),
        error(
            "text with unclosed bidirectional overrides",
            400,
            &described(&("\u{202e}".to_owned() + &"a".repeat(100_000))),
            r"OAuth invalid_client: \u{202e}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ),
    ]
}
