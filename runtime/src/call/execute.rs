//! The one way in which every call is made: a token, a request, the provider's verdict, and further
//! requests where the verdict is that the token has ended (RFC 6750 §3.1), that it may be another
//! one later, or that the answer is elsewhere. All of it before one deadline.

use reqwest::header::{
    ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue,
    WWW_AUTHENTICATE,
};
use tokio::time::{Instant, sleep};

use crate::call::address;
use crate::call::arguments::Call;
use crate::call::body::Content;
use crate::call::exchange::{Arrived, exchange};
use crate::call::retry;
use crate::clock;
use crate::clock::Timestamp;
use crate::dpop;
use crate::error::ApiError;
use crate::error::decode::DecodeError;
use crate::error::{ArgumentError, ConfigError, Error, TransportError, TransportErrorKind};
use crate::http;
use crate::http::redirect::Redirects;
use crate::http::{HttpReply, OpenReply};
use crate::session::{Credential, Session};
use crate::tables::{ErrorPlace, Meaning, Parameter, Provider, TokenIn};
use crate::template;
use crate::template::Filling;

/// How a reply is taken while it comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Streamed {
    /// As it is.
    Bytes,
    /// Server-sent events.
    Events,
    /// JSON lines.
    Lines,
}

/// The media type of server-sent events (WHATWG HTML §9.2).
const EVENT_STREAM: &str = "text/event-stream";

impl Streamed {
    /// Whether a reply is the stream that was asked for, and no error of any kind.
    ///
    /// Events are known by their media type (WHATWG HTML §9.2.2); a reply that names none is
    /// believed.
    pub(crate) fn is_begun_by(self, reply: &OpenReply) -> bool {
        let success = (200..300).contains(&reply.status);
        let names_another = || {
            reply.headers.get(CONTENT_TYPE).is_some_and(|media_type| {
                let essence = media_type.as_bytes().split(|byte| *byte == b';').next();
                let essence = essence.unwrap_or_default().trim_ascii();
                !essence.eq_ignore_ascii_case(EVENT_STREAM.as_bytes())
            })
        };
        success && (self != Self::Events || !names_another())
    }

    /// What such a call accepts.
    fn accept(self) -> &'static str {
        match self {
            Self::Bytes => "*/*",
            Self::Events => EVENT_STREAM,
            // There is no registered type, and there are several in use.
            Self::Lines => "application/x-ndjson, application/jsonl, */*;q=0.5",
        }
    }
}

/// Makes a call, and returns its reply of success.
pub(crate) async fn execute(call: &Call) -> Result<HttpReply, Error> {
    let deadline = clock::after(call.options.timeout);
    match perform(call, None, deadline).await? {
        Arrived::Whole(reply) => Ok(reply),
        Arrived::Open(reply) => Ok(reply.read(deadline, call.options.max_body).await?),
    }
}

/// Makes a call, and returns its reply of success as soon as it begins.
pub(crate) async fn open(call: &Call, streamed: Streamed) -> Result<OpenReply, Error> {
    let deadline = clock::after(call.options.timeout);
    match perform(call, Some(streamed), deadline).await? {
        Arrived::Open(reply) => Ok(reply),
        Arrived::Whole(reply) => Err(DecodeError::not_of_type(EVENT_STREAM, reply.body).into()),
    }
}

async fn perform(
    call: &Call,
    streamed: Option<Streamed>,
    deadline: Instant,
) -> Result<Arrived, Error> {
    call.fault()?;
    http::require_runtime()?;
    let session = call.operation.authorized.then(|| call.client.session());
    let mut attempts = Attempts {
        call,
        body: call
            .body
            .encode(call.operation, call.client.app().entropy())?,
        idempotency_key: idempotency_key(call)?,
        streamed,
        requests: 0,
        deadline,
    };
    let (mut failed, mut was_renewed, mut renewed) = (0, false, None);
    loop {
        let credential = match (renewed.take(), session) {
            (Some(credential), _) => Some(credential),
            (None, Some(session)) => Some(current(session, deadline).await?),
            (None, None) => None,
        };
        let failure = match attempts.next(credential.as_ref()).await {
            Ok(arrived) => return Ok(arrived),
            Err(failure) => failure,
        };
        if let (Some(session), Some(credential)) = (session, &credential)
            && failure.ended_token
            && session.can_renew()
            // Once: a provider that refuses the new token as well means something else.
            && !was_renewed
            && attempts.has_repeatable_body()
        {
            renewed = Some(within(deadline, session.renew(credential)).await?);
            was_renewed = true;
            continue;
        }
        failed += 1;
        let wait = retry::wait(&failure.error, failed);
        let is_late = wait >= deadline.saturating_duration_since(Instant::now());
        if failed > call.options.retries
            || is_late
            || !attempts.has_repeatable_body()
            || !retry::may_help(&failure.error, call.operation.is_repeatable())
        {
            return Err(failure.error);
        }
        sleep(wait).await;
    }
}

/// The requests of one call.
struct Attempts<'c> {
    call: &'c Call,
    body: Option<Content>,
    /// The header and its value: the same for each request.
    idempotency_key: Option<(HeaderName, HeaderValue)>,
    streamed: Option<Streamed>,
    /// How many were sent.
    requests: u32,
    deadline: Instant,
}

/// Why a request did not bring a reply of success.
struct Failure {
    error: Error,
    /// It says that the token that was sent has ended.
    ended_token: bool,
}

impl<E: Into<Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self {
            error: error.into(),
            ended_token: false,
        }
    }
}

impl Attempts<'_> {
    /// A stream is gone once it was sent.
    fn has_repeatable_body(&self) -> bool {
        self.body.as_ref().is_none_or(Content::is_repeatable)
    }

    /// One request, those that it is redirected to, and the provider's verdict.
    async fn next(&mut self, credential: Option<&Credential>) -> Result<Arrived, Failure> {
        let (call, app) = (self.call, self.call.client.app());
        let (mut request, mut now) = self.request(credential)?;
        let mut redirects = Redirects::of(call.operation, &request);
        let key = credential.and_then(|credential| Some((credential, credential.key()?)));
        let mut has_fresh_nonce = false;
        let reply = loop {
            self.requests = self.requests.saturating_add(1);
            // Where the token has stayed behind, there is nothing to prove.
            let key = key.filter(|_| !redirects.as_ref().is_some_and(Redirects::has_left));
            if let Some((credential, key)) = key {
                let token = Some(credential.token());
                app.nonces()
                    .prove(key, token, &mut request, now, app.entropy())?;
            }
            let arrived = exchange(call, request, self.streamed, self.requests, self.deadline);
            let reply = match arrived.await? {
                Arrived::Whole(reply) => reply,
                open @ Arrived::Open(_) => return Ok(open),
            };
            if key.is_some() {
                app.nonces().note(&reply.url, &reply.headers);
                if !has_fresh_nonce && dpop::is_nonce_wanted_by_api(reply.status, &reply.headers) {
                    // Once (RFC 9449 §9): the server has looked at nothing else.
                    has_fresh_nonce = true;
                    (request, now) = self.request(credential)?;
                    redirects = Redirects::of(call.operation, &request);
                    continue;
                }
            }
            let next = match &mut redirects {
                Some(redirects) => redirects.next(&reply, |url| app.http().logical(url))?,
                None => None,
            };
            match next {
                Some(next) => (request, now) = (next, app.now()),
                None => break reply,
            }
        };
        let secrets: Vec<_> = credential
            .map(Credential::token)
            .cloned()
            .into_iter()
            .collect();
        let error = ApiError::of_call(app.provider(), call.operation, &reply, &secrets, app.now());
        let Some(error) = error else {
            return Ok(Arrived::Whole(reply));
        };
        // Somebody else, who was not sent the token, cannot say that it has ended.
        let is_verdict = !redirects.is_some_and(|redirects| redirects.has_left());
        Err(Failure {
            ended_token: is_verdict && means_ended(app.provider(), &error),
            error: error.into(),
        })
    }

    /// The request, and the instant that its templates were filled at.
    fn request(
        &self,
        credential: Option<&Credential>,
    ) -> Result<(reqwest::Request, Timestamp), Error> {
        let call = self.call;
        let api = &call.client.app().provider().api;
        let captured = call.client.session().captured();
        let filling = call.client.app().filling(&captured);
        let mut url = address::of(call, &filling)?;
        let mut headers = self.headers(&filling)?;
        if let Some(credential) = credential {
            let header = credential.header().clone();
            match api.token_in {
                TokenIn::Authorization(_) => drop(headers.insert(AUTHORIZATION, header)),
                TokenIn::Header(name) => drop(headers.insert(header_name(name)?, header)),
                TokenIn::Query(name) => {
                    address::add_token(&mut url, name, credential.token().expose());
                }
            }
        }
        let mut request = reqwest::Request::new(method(call), url);
        *request.headers_mut() = headers;
        *request.body_mut() = self.body.as_ref().map(Content::body).transpose()?;
        Ok((request, filling.now()))
    }

    /// The headers: the provider's, then the operation's, then the caller's, which win.
    fn headers(&self, filling: &Filling<'_>) -> Result<HeaderMap, Error> {
        let call = self.call;
        let api = &call.client.app().provider().api;
        let usual = Parameter {
            name: "accept",
            value: self.streamed.map_or(api.accept, Streamed::accept),
        };
        let fixed = [usual]
            .into_iter()
            .chain(api.headers.iter().copied())
            .chain(call.operation.headers.iter().copied());
        let mut headers = HeaderMap::new();
        if let Some(body) = &self.body {
            headers.insert(CONTENT_TYPE, body.media_type.clone());
        }
        for header in fixed {
            let value = filling.text(header.value)?;
            let mut value = HeaderValue::try_from(value)
                .map_err(|_| ConfigError::Endpoint(header.value.to_owned()))?;
            // What is filled in may be a secret of the application's.
            value.set_sensitive(header.value.contains('{'));
            headers.insert(header_name(header.name)?, value);
        }
        if self.body.is_none() {
            headers.remove(CONTENT_TYPE);
        }
        if headers.get(ACCEPT).is_some_and(HeaderValue::is_empty) {
            headers.remove(ACCEPT);
        }
        headers.extend(cookies(call, filling)?.map(|cookies| (COOKIE, cookies)));
        headers.extend(self.idempotency_key.clone());
        headers.extend(call.headers.clone());
        Ok(headers)
    }
}

/// The operation's cookies and the caller's, in one header (RFC 6265 §4.2.1).
fn cookies(call: &Call, filling: &Filling<'_>) -> Result<Option<HeaderValue>, Error> {
    let mut pairs = Vec::new();
    for cookie in call.operation.cookies {
        let value = filling.text(cookie.value)?;
        pairs.push((cookie.name.to_owned(), value));
    }
    pairs.extend(call.cookies.iter().cloned());
    if pairs.is_empty() {
        return Ok(None);
    }
    let pairs = pairs
        .iter()
        .map(|(name, value)| format!("{name}={}", template::encode_cookie(value)));
    let text = pairs.collect::<Vec<_>>().join("; ");
    let mut value = HeaderValue::try_from(text)
        .map_err(|_| ArgumentError::new("cookie", "cannot be sent as a header"))?;
    value.set_sensitive(true);
    Ok(Some(value))
}

/// The header by which the provider knows a repeated request: the caller's key, or a fresh one.
fn idempotency_key(call: &Call) -> Result<Option<(HeaderName, HeaderValue)>, Error> {
    let refused = |problem| ArgumentError::new("idempotency_key", problem);
    let given = call.options.idempotency_key.as_deref();
    let Some(name) = call.operation.idempotency_key else {
        return match given {
            Some(_) => Err(refused("is not known to this operation").into()),
            None => Ok(None),
        };
    };
    let value = match given {
        Some(key) => HeaderValue::try_from(key),
        None => HeaderValue::try_from(call.client.app().entropy().uuid()),
    };
    let value = value.map_err(|_| refused("cannot be sent as a header"))?;
    Ok(Some((header_name(name)?, value)))
}

/// The token as it is now; waits for a new one when it has ended.
async fn current(session: &Session, deadline: Instant) -> Result<Credential, Error> {
    match session.try_current() {
        Some(credential) => Ok(credential),
        None => within(deadline, session.current()).await,
    }
}

/// Waits for a token, no longer than the call may take.
async fn within(
    deadline: Instant,
    token: impl Future<Output = Result<Credential, Error>>,
) -> Result<Credential, Error> {
    http::within(deadline, token)
        .await
        .unwrap_or_else(|_| Err(TransportError::definite(TransportErrorKind::Timeout).into()))
}

/// Whether an error says that the token has ended, so that a new one helps.
///
/// The spec's word counts. Without one, a 401 counts if its challenge says so, or if the spec does
/// not tell one 401 from another: a missing scope is a 401 at some providers, and no new token
/// helps against it.
fn means_ended(provider: &Provider, error: &ApiError) -> bool {
    if dpop::is_about_proof(error.headers()) {
        return false;
    }
    if error.is_classified() {
        return error.meaning() == Some(Meaning::TokenExpired);
    }
    let documents_401 = provider
        .errors
        .iter()
        .filter(|rule| rule.at != ErrorPlace::TokenEndpoint && !rule.typed_only)
        .any(|rule| rule.status.contains(&401));
    let challenge = error.headers().get_all(WWW_AUTHENTICATE);
    let says_so = challenge.iter().any(|challenge| {
        challenge
            .to_str()
            .is_ok_and(|text| text.replace('"', "").contains("error=invalid_token"))
    });
    error.status() == 401 && (says_so || !documents_401)
}

fn header_name(name: &'static str) -> Result<HeaderName, Error> {
    HeaderName::try_from(name)
        .map_err(|_| ArgumentError::new(name, "is no name of a header").into())
}

fn method(call: &Call) -> reqwest::Method {
    if call.operation.graphql.is_some() {
        return reqwest::Method::POST;
    }
    http::method(call.operation.method)
}
