//! Replies to a refresh (RFC 6749 §6): with and without a refresh token, and with other scopes,
//! which must not widen the grant. Rows are not formatted: one per line where it fits.

use crate::answered;
use crate::row::{GRANT, Row, token};
use crate::suite::Theme;

pub(crate) async fn cases(theme: &mut Theme) {
    answered::cases(theme, refresh_tokens_and_scopes()).await;
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
        token("the same refresh token", r#""expires_in":3600,"refresh_token":"rT9w-refresh-that-is-held""#, GRANT),
        token("refresh_token with a space", r#""refresh_token":"marker 2""#, "no token reply: MalformedToken"),
        token("refresh_token a number", r#""refresh_token":2"#, "no token reply: MalformedToken"),
        token("refresh_token twice", r#""refresh_token":"marker-2","refresh_token":"marker-3""#, "no token reply: Repeated"),
        token("other scopes instead", r#""expires_in":3600,"scope":"admin""#, "token for 60 min, scopes "),
        token("scopes twice each", r#""expires_in":3600,"scope":"read read list list""#, GRANT),
        token("scope a number", r#""scope":7"#, "no token reply: Scope"),
        token("scope a list with a number", r#""scope":["read",7]"#, "no token reply: Scope"),
        token("scope an object", r#""scope":{"marker":1}"#, "no token reply: Scope"),
    ]
}
