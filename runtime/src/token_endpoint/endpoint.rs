//! Sends one request to the token endpoint (RFC 6749 §3.2), or to an endpoint with the same
//! protocol, and classifies the reply.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use serde_json::{Map, Value};
use tokio::time::Instant;
use zeroize::Zeroizing;

use super::reply;
use super::request::{self, WrittenRequest};
use crate::app::App;
use crate::clock::Timestamp;
use crate::dpop::{self, DpopKey};
use crate::error::{
    ApiError, Error, OAuthError, OAuthErrorCode, TokenReplyError, TokenReplyFault, TransportError,
    TransportErrorKind,
};
use crate::header::retry_after;
use crate::http::observe::ServerWatch as Watch;
use crate::http::{self, Guard, HttpReply};
use crate::secret::wiped::Members;
use crate::secret::{Secret, redact};
use crate::tables::{ErrorPlace, Grant, Meaning, Provider, ReplyFormat};
use crate::token::Reply;
use crate::token::captured::Captured;

/// The maximum size of a token reply, in bytes.
const MAX_BODY: usize = 256 * 1024;

/// A token request that is signed and ready to be sent.
pub(crate) struct SignedRequest {
    pub(super) written: WrittenRequest,
    pub(super) key: Option<DpopKey>,
}

impl SignedRequest {
    /// Writes a request to the token endpoint of `grant`. Lets the keys sign what its client
    /// authentication and its proof (RFC 9449 §5) need. If the provider binds tokens and `key` is
    /// `None`, the proof is by the key for new grants.
    pub(super) async fn write(
        app: &App,
        grant: &Grant,
        parameters: Vec<(&'static str, Secret)>,
        captured: &Captured,
        key: Option<DpopKey>,
    ) -> Result<Self, Error> {
        let key = match (key, &app.provider().dpop) {
            (None, Some(table)) => Some(DpopKey::for_new_grant(app.dpop_keys(), table)?),
            (key, _) => key,
        };
        let endpoint = grant.token_endpoint;
        let mut written = request::write(app, grant, endpoint, parameters, captured).await?;
        if let Some(key) = &key {
            let (nonces, entropy) = (app.nonces(), app.entropy());
            let proved = nonces.prove(key, None, &mut written.request, written.now, entropy);
            http::signed_within(written.deadline, proved).await?;
        }
        Ok(Self { written, key })
    }

    pub(super) fn with_deadline(mut self, deadline: Instant) -> Self {
        self.written.deadline = deadline;
        self
    }

    /// Returns whether the signatures are as fresh as those of a request that was just written.
    pub(super) fn is_fresh(&self, app: &App) -> bool {
        app.now().since(self.written.now) < FRESH
    }
}

/// How long a signed request may wait to be sent. Assertions and proofs expire within a minute or so.
const FRESH: Duration = Duration::from_secs(5);

/// Whether the server requires a DPoP nonce.
pub(super) fn requires_nonce(answer: &HttpReply) -> bool {
    let members = reply::members(ReplyFormat::Json, &answer.body).ok();
    let code = members.as_ref().and_then(|members| members.get("error"));
    dpop::is_nonce_required_by_server(&answer.headers, code.and_then(Value::as_str))
}

/// Sends a request that contains secrets. Redirects are not followed.
pub(crate) async fn send(
    app: &App,
    request: reqwest::Request,
    deadline: Instant,
) -> Result<HttpReply, Error> {
    send_guarded(app, request, deadline, None).await
}

/// Sends a request that contains secrets, unless `guard` blocks it.
pub(super) async fn send_guarded(
    app: &App,
    request: reqwest::Request,
    deadline: Instant,
    guard: Option<Arc<dyn Guard>>,
) -> Result<HttpReply, Error> {
    http::require_runtime()?;
    let watch = Watch::start(app.observer(), &request, app.registration());
    let answer = match guard {
        Some(guard) => {
            let sent = app.http().send_guarded(request, deadline, MAX_BODY, guard);
            sent.await
        }
        None => app.http().send(request, deadline, MAX_BODY).await,
    };
    if let Some(watch) = watch {
        watch.finish(&answer);
    }
    let answer = answer?;
    if (300..400).contains(&answer.status) {
        return Err(TransportError::definite(TransportErrorKind::Redirect).into());
    }
    Ok(answer)
}

/// Sends a request and reads the JSON object of the reply, or its OAuth error.
pub(crate) async fn send_for_json<T>(
    app: &App,
    request: reqwest::Request,
    deadline: Instant,
    secrets: &[Secret],
    read: impl FnOnce(Members) -> Result<T, TokenReplyFault>,
) -> Result<T, Error> {
    let answer = send(app, request, deadline).await?;
    let status = answer.status;
    let received = Received::now(app);
    let wait = received.wait(&answer);
    let members = reply::members(ReplyFormat::Json, &answer.body);
    match error(received, answer, members.as_deref().ok(), secrets) {
        Some(error) => Err(error),
        None => members
            .and_then(read)
            .map_err(|fault| TokenReplyError::new(fault, status, wait).into()),
    }
}

/// Whether the error guarantees that the server did not use up the code or refresh token. An
/// unreadable reply and a 5xx response do not.
pub(crate) fn is_untouched(error: &Error) -> bool {
    match error {
        Error::Transport(error) => !error.is_ambiguous(),
        // The server replied; only the verification of its token failed.
        Error::SignedToken(_) => false,
        _ => error
            .status()
            .is_none_or(|status| (400..500).contains(&status)),
    }
}

/// Whether the error means that the grant is invalid. A 5xx response or a rate limit never does.
pub(crate) fn is_invalid_grant(error: &Error) -> bool {
    error.status().is_some() && error.meaning() == Some(Meaning::Reauthorize)
}

/// Where and when a reply was received.
#[derive(Clone, Copy)]
pub(crate) struct Received {
    provider: &'static Provider,
    place: ErrorPlace,
    at: Timestamp,
}

impl Received {
    /// A reply of the token endpoint, or of an endpoint with its protocol.
    pub(crate) fn new(provider: &'static Provider, at: Timestamp) -> Self {
        Self {
            provider,
            place: ErrorPlace::TokenEndpoint,
            at,
        }
    }

    /// The same, received now.
    pub(crate) fn now(app: &App) -> Self {
        Self::new(app.provider(), app.now())
    }

    /// The reply to a device that polls.
    pub(super) fn while_polling(self) -> Self {
        Self {
            place: ErrorPlace::DeviceCode,
            ..self
        }
    }

    fn wait(&self, answer: &HttpReply) -> Option<Duration> {
        retry_after::from_headers(&answer.headers, self.provider.api.retry_after, self.at)
    }
}

/// Returns the error that `answer` represents, if any: an OAuth error, a provider-specific error,
/// or an error by status.
///
/// `members` are the members of a JSON object body.
pub(crate) fn error(
    received: Received,
    answer: HttpReply,
    members: Option<&Map<String, Value>>,
    secrets: &[Secret],
) -> Option<Error> {
    let wait = received.wait(&answer);
    let oauth = members
        .and_then(|members| oauth_error(members, secrets))
        .map(|error| error.at_token_endpoint(answer.status, wait));
    let Received {
        provider,
        place,
        at,
    } = received;
    let own = ApiError::of(provider, place, &scrubbed(answer, secrets), secrets, at);
    match (own, oauth) {
        (Some(own), Some(oauth)) if is_more_exact(&own, &oauth) => Some(own.into()),
        (_, Some(oauth)) => Some(oauth.into()),
        (own, None) => own.map(Error::from),
    }
}

pub(super) fn read(
    received: Received,
    grant: &Grant,
    answer: HttpReply,
    current: Option<&Secret>,
    secrets: &[Secret],
) -> Result<Reply, Error> {
    let status = answer.status;
    let wait = received.wait(&answer);
    let no_reply = |fault| Error::from(TokenReplyError::new(fault, status, wait));
    let members = reply::members(grant.reply.format, &answer.body);
    match (
        error(received, answer, members.as_deref().ok(), secrets),
        members,
    ) {
        // Not a JSON error of any kind: a web page of a proxy, or an empty body.
        (Some(Error::Api(own)), Err(fault)) if own.rule().is_none() => Err(no_reply(fault)),
        (Some(error), _) => Err(error),
        (None, Err(fault)) => Err(no_reply(fault)),
        (None, Ok(members)) => {
            let whole = members.into_tree();
            let rescued = reply::refresh_token(&grant.reply, &whole.0);
            let Received { provider, at, .. } = received;
            reply::read(provider, &grant.reply, &whole.0, current, at).map_err(|fault| {
                let error = TokenReplyError::new(fault, status, wait);
                error.with_refresh_token(rescued).into()
            })
        }
    }
}

/// Removes the request's secrets from a reply that will be part of an error.
fn scrubbed(answer: HttpReply, secrets: &[Secret]) -> HttpReply {
    let body = redact::scrub_bytes(&answer.body, secrets).into_owned();
    HttpReply {
        body: Bytes::from_owner(Zeroizing::new(body)),
        ..answer
    }
}

/// Reads an OAuth error (RFC 6749 §5.2) with any status.
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

/// Whether to prefer the provider-specific error: if the spec documents it, and it does not turn an
/// invalid grant into a lesser error.
fn is_more_exact(own: &ApiError, oauth: &OAuthError) -> bool {
    own.rule().is_some()
        && (*oauth.code() != OAuthErrorCode::InvalidGrant
            || own
                .meaning()
                .is_some_and(|meaning| meaning != Meaning::Rejected))
}
