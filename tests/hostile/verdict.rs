//! The library's result in a few words: "token for 60 min", or the OAuth code of an error.
//! *Retryable* and *wait* are properties of the error. *Ambiguous* means that the server may have
//! acted on the request.

use std::time::{Duration, SystemTime};

use licit_runtime::Error;
use licit_runtime::StoredTokens;
use licit_runtime::error::{AuthorizationError, OAuthError};

use crate::markers;
use crate::witness;

/// The verdict on a result with tokens.
pub(crate) fn of_tokens(tokens: &StoredTokens) -> String {
    let life = match tokens.expires_at() {
        None => "without end".to_owned(),
        Some(end) => match end.duration_since(SystemTime::now()) {
            Err(_) => "ended".to_owned(),
            Ok(left) if left > Duration::from_secs(100 * 365 * 86_400) => "for ages".to_owned(),
            Ok(left) => format!("for {} min", (left.as_secs() + 30) / 60),
        },
    };
    let refresh = match tokens.refresh_token() {
        Some(token) if token.expose() == markers::REFRESH => "",
        Some(_) => ", new refresh token",
        None => ", no refresh token",
    };
    let scopes = match tokens.scopes().join(" ").as_str() {
        "read list" => String::new(),
        other => format!(", scopes {other}"),
    };
    format!("token {life}{refresh}{scopes}")
}

/// The verdict of an error.
pub(crate) fn of_error(error: &Error) -> String {
    witness::saw_error(error);
    let text = error.to_string();
    assert!(text.len() < 1000, "a long text: {text}");
    let what = match error {
        Error::OAuth(error) => match OAuthError::description(error) {
            Some(description) => {
                let start: String = description.chars().take(40).collect();
                format!("OAuth {}: {start}", error.code().as_str())
            }
            None => format!("OAuth {}", error.code().as_str()),
        },
        Error::Api(error) => {
            let body = String::from_utf8_lossy(error.body());
            let sent = [markers::ACCESS, markers::REFRESH, markers::CLIENT_SECRET];
            assert!(!sent.iter().any(|secret| body.contains(secret)), "{body}");
            match (error.rule(), error.message()) {
                (Some(rule), _) => format!("documented error {rule}"),
                (None, Some(message)) => format!("undocumented error: {message}"),
                (None, None) => format!("undocumented error {}", error.status()),
            }
        }
        Error::Authorization(error) => match error.as_ref() {
            AuthorizationError::OAuth(error) => format!("no consent: {}", error.code().as_str()),
            AuthorizationError::IssuerMissing { error: None } => {
                "refused: IssuerMissing".to_owned()
            }
            AuthorizationError::IssuerMissing { error: Some(error) } => {
                format!(
                    "refused: IssuerMissing, with the error {}",
                    error.code().as_str()
                )
            }
            other => format!("refused: {other:?}"),
        },
        Error::TokenReply(error) => format!("no token reply: {:?}", error.fault()),
        Error::Transport(error) if error.is_ambiguous() => format!("{:?}, ambiguous", error.kind()),
        Error::Transport(error) => format!("{:?}", error.kind()),
        Error::GrantLost(error) => format!("grant lost: {:?}", error.reason()),
        Error::ScopeNarrowed(error) => {
            format!("less granted: {} missing", error.missing().join(" "))
        }
        Error::Decode(_) => "another form than documented".to_owned(),
        other => format!("{other}"),
    };
    let retry = if error.is_retryable() {
        ", retryable"
    } else {
        ""
    };
    let wait = error.retry_after().map_or(String::new(), |wait| {
        format!(", wait {} s", (wait.as_secs() + 5) / 10 * 10)
    });
    format!("{what}{retry}{wait}")
}
