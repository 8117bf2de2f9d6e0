//! One request to the token endpoint (RFC 6749 §3.2) and what its answer means: a token, or which
//! error.

use bytes::Bytes;
use serde_json::{Map, Value};
use tokio::time::Instant;

use super::reply::{self, Reply};
use super::request::{self, Written};
use crate::api_error::ApiError;
use crate::app::App;
use crate::captured::Captured;
use crate::clock::Timestamp;
use crate::error::{
    Error, NotATokenReply, OAuthError, OAuthErrorCode, TransportError, TransportErrorKind,
};
use crate::http::HttpReply;
use crate::provider::{ErrorPlace, Grant, Meaning, Provider};
use crate::redact;
use crate::retry_after;
use crate::secret::Secret;

/// The largest token reply that is read.
const MAX_BODY: usize = 256 * 1024;

/// Asks the token endpoint of `grant` once.
pub(crate) async fn ask(
    app: &App,
    grant: &Grant,
    parameters: Vec<(&'static str, Secret)>,
    captured: &Captured,
) -> Result<Reply, Error> {
    let Written { request, secrets } = request::write(app, grant, parameters, captured)?;
    let deadline = Instant::now() + app.timeout();
    let answer = app.http().send(request, deadline, MAX_BODY).await?;
    if (300..400).contains(&answer.status) {
        return Err(TransportError::definite(TransportErrorKind::Redirect).into());
    }
    read(app.provider(), grant, answer, &secrets)
}

/// Whether an error leaves it certain that the server did not use up what it was sent. A reply that
/// cannot be read leaves that open, and so does a server or proxy that reports a fault of its own.
pub(crate) fn is_untouched(error: &Error) -> bool {
    match error {
        Error::Transport(error) => !error.is_ambiguous(),
        _ => error
            .status()
            .is_none_or(|status| (400..500).contains(&status)),
    }
}

/// Whether the server says that the grant has ended. What it says while it is out of order, or too
/// busy, is no verdict.
pub(crate) fn is_verdict(error: &Error) -> bool {
    error.meaning() == Some(Meaning::Reauthorize)
        && error
            .status()
            .is_some_and(|status| status < 500 && status != 429)
}

fn read(
    provider: &'static Provider,
    grant: &Grant,
    answer: HttpReply,
    secrets: &[Secret],
) -> Result<Reply, Error> {
    let status = answer.status;
    let wait = retry_after::from_headers(&answer.headers, provider.api.retry_after);
    let no_reply = |fault| Error::from(NotATokenReply::new(fault, status, wait));
    let members = reply::members(grant.reply.format, &answer.body);
    let oauth = members
        .as_ref()
        .ok()
        .and_then(|members| oauth_error(members, secrets))
        .map(|error| error.at_token_endpoint(status, wait));
    let own = ApiError::of(
        provider,
        ErrorPlace::TokenEndpoint,
        &scrubbed(answer, secrets),
        secrets,
    );
    match (own, oauth) {
        (Some(own), Some(oauth)) if is_more_exact(&own, &oauth) => Err(own.into()),
        (_, Some(oauth)) => Err(oauth.into()),
        (Some(own), None) => match members {
            // A web page or nothing at all: not even the provider speaks here.
            Err(fault) if own.rule().is_none() => Err(no_reply(fault)),
            _ => Err(own.into()),
        },
        (None, None) => members
            .and_then(|members| reply::read(provider, &grant.reply, members, Timestamp::now()))
            .map_err(no_reply),
    }
}

/// The answer as an error may keep it: without what was secret in the request.
fn scrubbed(answer: HttpReply, secrets: &[Secret]) -> HttpReply {
    let body = String::from_utf8_lossy(&answer.body);
    HttpReply {
        body: Bytes::from(redact::scrub(&body, secrets)),
        ..answer
    }
}

/// RFC 6749 §5.2, at whatever status.
fn oauth_error(members: &Map<String, Value>, secrets: &[Secret]) -> Option<OAuthError> {
    let text = |name: &str| {
        let text = members.get(name)?.as_str()?;
        Some(redact::scrub(text, secrets)).filter(|text| !text.is_empty())
    };
    let code = text("error")?;
    Some(OAuthError::new(
        &code,
        text("error_description").as_deref(),
        text("error_uri").as_deref(),
    ))
}

/// Whether the provider's reading of an error is to be preferred to OAuth's: it is documented, and
/// does not take the end of the grant for something lesser.
fn is_more_exact(own: &ApiError, oauth: &OAuthError) -> bool {
    own.rule().is_some()
        && (*oauth.code() != OAuthErrorCode::InvalidGrant
            || own
                .meaning()
                .is_some_and(|meaning| meaning != Meaning::Rejected))
}
