//! One request to the token endpoint (RFC 6749 §3.2), or to one that speaks like it, and what its
//! answer means: a token, or which error.

use std::sync::Arc;

use bytes::Bytes;
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use crate::app::App;
use crate::clock;
use crate::clock::Timestamp;
use crate::dpop;
use crate::dpop::DpopKey;
use crate::error::ApiError;
use crate::error::{
    Error, NotATokenReply, OAuthError, OAuthErrorCode, TokenReplyFault, TransportError,
    TransportErrorKind,
};
use crate::header::retry_after;
use crate::http;
use crate::http::observe::ServerWatch as Watch;
use crate::http::{Guard, HttpReply};
use crate::secret::Secret;
use crate::secret::redact;
use crate::secret::wiped;
use crate::tables::{ErrorPlace, Grant, Meaning, Provider, ReplyFormat};
use crate::token::Reply;
use crate::token::captured::Captured;
use crate::token_endpoint::introspection;
use crate::token_endpoint::reply;
use crate::token_endpoint::request;
use crate::token_endpoint::request::Written;

/// The largest token reply that is read.
const MAX_BODY: usize = 256 * 1024;

/// What the client has before it asks.
pub(super) struct Held<'a> {
    /// The key that the token is to be bound to (RFC 9449 §5). Where the provider binds tokens, one
    /// without a key gets a fresh one.
    pub(super) key: Option<DpopKey>,
    /// An access token that the reply may leave out, because it is good for longer.
    pub(super) access_token: Option<&'a Secret>,
    /// The reply is committed before anything else is requested.
    pub(super) commits_first: bool,
    /// Requested right before the request leaves the process.
    pub(super) guard: Option<Arc<dyn Guard>>,
}

/// Sends a request to the token endpoint of `grant`.
///
/// A server that wants a nonce in the proof is asked once more. It has looked at nothing else by
/// then (RFC 9449 §8), so that no code and no refresh token is used up.
pub(super) async fn ask(
    app: &App,
    grant: &Grant,
    parameters: Vec<(&'static str, Secret)>,
    captured: &Captured,
    held: Held<'_>,
) -> Result<Reply, Error> {
    let key = match (held.key, &app.provider().dpop) {
        (None, Some(table)) => Some(DpopKey::generate(table)?),
        (key, _) => key,
    };
    let mut is_repeated = false;
    loop {
        let Written {
            mut request,
            secrets,
            now,
        } = request::write(app, grant, parameters.clone(), captured)?;
        if let Some(key) = &key {
            let (nonces, entropy) = (app.nonces(), app.entropy());
            nonces.prove(key, None, &mut request, now, entropy)?;
        }
        let answer = send_guarded(app, request, held.guard.clone()).await?;
        if key.is_some() {
            app.nonces().note(&answer.url, &answer.headers);
            if !is_repeated && wants_nonce(&answer) {
                is_repeated = true;
                continue;
            }
        }
        let mut reply = read(app, grant, answer, held.access_token, &secrets)?;
        if grant.reply.introspected && reply.expires_at.is_none() && !held.commits_first {
            reply.expires_at = introspection::end_of(app, &reply.access_token, captured).await;
        }
        return Ok(Reply {
            key: key
                .filter(|_| reply.is_bound)
                .map(|key| key.stored().clone()),
            ..reply
        });
    }
}

/// Whether the server wants a nonce in the proof.
fn wants_nonce(answer: &HttpReply) -> bool {
    let members = reply::members(ReplyFormat::Json, &answer.body).ok();
    let code = members.as_ref().and_then(|members| members.get("error"));
    dpop::is_nonce_wanted_by_server(&answer.headers, code.and_then(Value::as_str))
}

/// Sends a request that carries secrets, and is not sent on to wherever the server points.
pub(crate) async fn send(app: &App, request: reqwest::Request) -> Result<HttpReply, Error> {
    send_guarded(app, request, None).await
}

/// The same for a request that `guard` may hold back.
pub(super) async fn send_guarded(
    app: &App,
    request: reqwest::Request,
    guard: Option<Arc<dyn Guard>>,
) -> Result<HttpReply, Error> {
    http::require_runtime()?;
    let deadline = clock::after(app.timeout());
    let watch = Watch::start(app.observer(), &request);
    let answer = match guard {
        Some(guard) => {
            let sent = app.http().send_guarded(request, deadline, MAX_BODY, guard);
            sent.await
        }
        None => app.http().send(request, deadline, MAX_BODY).await,
    };
    if let Some(watch) = watch {
        watch.tell(&answer);
    }
    let answer = answer?;
    if (300..400).contains(&answer.status) {
        return Err(TransportError::definite(TransportErrorKind::Redirect).into());
    }
    Ok(answer)
}

/// Sends a request to an endpoint that answers with an object of JSON, or with an error in the words
/// of the token endpoint, and reads that object.
pub(crate) async fn ask_json<T>(
    app: &App,
    request: reqwest::Request,
    secrets: &[Secret],
    read: impl FnOnce(Map<String, Value>) -> Result<T, TokenReplyFault>,
) -> Result<T, Error> {
    let answer = send(app, request).await?;
    let status = answer.status;
    let now = app.now();
    let wait = retry_after::from_headers(&answer.headers, app.provider().api.retry_after, now);
    let members = reply::members(ReplyFormat::Json, &answer.body);
    match error(app.provider(), answer, members.as_ref().ok(), secrets, now) {
        Some(error) => Err(error),
        None => members
            .and_then(read)
            .map_err(|fault| NotATokenReply::new(fault, status, wait).into()),
    }
}

/// Whether an error leaves it certain that the server did not use up what it was sent. A reply that
/// cannot be read leaves that open, and so does a server or proxy that reports a fault of its own.
pub(crate) fn is_untouched(error: &Error) -> bool {
    match error {
        Error::Transport(error) => !error.is_ambiguous(),
        // There was a reply, and it was not believed.
        Error::SignedToken(_) => false,
        _ => error
            .status()
            .is_none_or(|status| (400..500).contains(&status)),
    }
}

/// Whether the server says that the grant has ended. A server that is out of order, or too busy,
/// never means that.
pub(crate) fn is_verdict(error: &Error) -> bool {
    error.status().is_some() && error.meaning() == Some(Meaning::Reauthorize)
}

/// The error that `answer` is, if it is one: in OAuth's words, in the provider's, or by its status.
/// `members` are those of its body, where that is an object; it came `now`.
pub(crate) fn error(
    provider: &'static Provider,
    answer: HttpReply,
    members: Option<&Map<String, Value>>,
    secrets: &[Secret],
    now: Timestamp,
) -> Option<Error> {
    let wait = retry_after::from_headers(&answer.headers, provider.api.retry_after, now);
    let oauth = members
        .and_then(|members| oauth_error(members, secrets))
        .map(|error| error.at_token_endpoint(answer.status, wait));
    let place = ErrorPlace::TokenEndpoint;
    let own = ApiError::of(provider, place, &scrubbed(answer, secrets), secrets, now);
    match (own, oauth) {
        (Some(own), Some(oauth)) if is_more_exact(&own, &oauth) => Some(own.into()),
        (_, Some(oauth)) => Some(oauth.into()),
        (own, None) => own.map(Error::from),
    }
}

fn read(
    app: &App,
    grant: &Grant,
    answer: HttpReply,
    kept: Option<&Secret>,
    secrets: &[Secret],
) -> Result<Reply, Error> {
    let (provider, now) = (app.provider(), app.now());
    let status = answer.status;
    let wait = retry_after::from_headers(&answer.headers, provider.api.retry_after, now);
    let no_reply = |fault| Error::from(NotATokenReply::new(fault, status, wait));
    let members = reply::members(grant.reply.format, &answer.body);
    match (
        error(provider, answer, members.as_ref().ok(), secrets, now),
        members,
    ) {
        // A web page or nothing at all: not even the provider speaks here.
        (Some(Error::Api(own)), Err(fault)) if own.rule().is_none() => Err(no_reply(fault)),
        (Some(error), _) => Err(error),
        (None, Err(fault)) => Err(no_reply(fault)),
        (None, Ok(members)) => {
            let whole = wiped::Tree(Value::Object(members));
            let rescued = reply::refresh_token(&grant.reply, &whole.0);
            reply::read(provider, &grant.reply, &whole.0, kept, now).map_err(|fault| {
                let error = NotATokenReply::new(fault, status, wait);
                error.with_refresh_token(rescued).into()
            })
        }
    }
}

/// The answer as an error may keep it: without what was secret in the request.
fn scrubbed(answer: HttpReply, secrets: &[Secret]) -> HttpReply {
    let body = redact::scrub_bytes(&answer.body, secrets).into_owned();
    HttpReply {
        body: Bytes::from_owner(Zeroizing::new(body)),
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
