//! Executes a call: gets a token, sends the request and classifies the reply. Sends more requests
//! if the token has expired (RFC 6750 §3.1), if a retry may succeed, or for redirects. One deadline
//! covers everything.

use reqwest::header::{
    ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue,
};
use tokio::time::{Instant, sleep};
use zeroize::Zeroizing;

use super::arguments::Call;
use super::authentication::Authentication;
use super::body::Content;
use super::exchange::{Received, exchange};
use super::written::{Field, Written};
use super::{address, retry};
use crate::clock::{self, Timestamp};
use crate::dpop;
use crate::error::decode::DecodeError;
use crate::error::{
    ApiError, ArgumentError, ConfigError, Error, TransportError, TransportErrorKind,
};
use crate::header::challenge;
use crate::http::redirect::Redirects;
use crate::http::{self, HttpReply, OpenReply};
use crate::secret::{Secret, wiped};
use crate::session::{Credential, Session};
use crate::tables::{ErrorPlace, Meaning, Parameter, Provider, TokenIn};
use crate::template::{self, Filling};

/// The format of a streamed reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Streamed {
    /// Raw bytes.
    Bytes,
    /// Server-sent events.
    Events,
    /// JSON lines.
    Lines,
}

/// The media type of server-sent events (WHATWG HTML §9.2).
const EVENT_STREAM: &str = "text/event-stream";

impl Streamed {
    /// Whether the reply is the requested stream rather than an error.
    ///
    /// Event streams are identified by their media type (WHATWG HTML §9.2.2); a reply without a
    /// media type is accepted.
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

    /// Returns the `Accept` header for this format.
    fn accept(self) -> &'static str {
        match self {
            Self::Bytes => "*/*",
            Self::Events => EVENT_STREAM,
            // No media type is registered; several are in use.
            Self::Lines => "application/x-ndjson, application/jsonl, */*;q=0.5",
        }
    }
}

/// Executes a call and returns its success reply.
pub(crate) async fn execute(call: &Call) -> Result<HttpReply, Error> {
    let deadline = clock::after(call.options.get_timeout());
    match perform(call, None, deadline).await? {
        Received::Whole(reply) => Ok(reply),
        Received::Open(reply) => Ok(reply.read(deadline, call.options.get_max_body()).await?),
    }
}

/// Executes a call and returns its success reply when the body starts.
pub(crate) async fn open(call: &Call, streamed: Streamed) -> Result<OpenReply, Error> {
    let deadline = clock::after(call.options.get_timeout());
    match perform(call, Some(streamed), deadline).await? {
        Received::Open(reply) => Ok(reply),
        Received::Whole(reply) => Err(DecodeError::not_of_type(EVENT_STREAM, reply.body).into()),
    }
}

/// Returns the first request of a call, without sending it. A token that has expired is left out.
pub(crate) fn request(call: &Call, streamed: Option<Streamed>) -> Result<reqwest::Request, Error> {
    call.fault()?;
    let attempts = Attempts::new(call, streamed, clock::after(call.options.get_timeout()))?;
    let credential = attempts.session().and_then(Session::try_current);
    let (request, _) = attempts.request(credential.as_ref())?;
    Ok(request)
}

async fn perform(
    call: &Call,
    streamed: Option<Streamed>,
    deadline: Instant,
) -> Result<Received, Error> {
    call.fault()?;
    http::require_runtime()?;
    let mut attempts = Attempts::new(call, streamed, deadline)?;
    let session = attempts.session();
    let (mut failed, mut was_refreshed, mut refreshed) = (0, false, None);
    loop {
        let credential = match (refreshed.take(), session) {
            (Some(credential), _) => Some(credential),
            (None, Some(session)) => Some(current(session, deadline).await?),
            (None, None) => None,
        };
        let failure = match attempts.next(credential.as_ref()).await {
            Ok(received) => return Ok(received),
            Err(failure) => failure,
        };
        if let (Some(session), Some(credential)) = (session, &credential)
            && failure.is_token_expired
            && session.can_refresh()
            // Only once: if the provider rejects a new token as well, the cause is different.
            && !was_refreshed
            && attempts.has_repeatable_body()
        {
            refreshed = Some(within(deadline, session.refresh(credential)).await?);
            was_refreshed = true;
            continue;
        }
        failed += 1;
        let wait = retry::wait(&failure.error, failed);
        let is_late = wait >= deadline.saturating_duration_since(Instant::now());
        if failed > call.options.get_retries()
            || is_late
            || !attempts.has_repeatable_body()
            || !retry::is_worthwhile(&failure.error, call.operation.is_repeatable())
        {
            return Err(failure.error);
        }
        sleep(wait).await;
    }
}

/// The requests of one call.
struct Attempts<'c> {
    call: &'c Call,
    authentication: Authentication<'c>,
    body: Option<Content>,
    /// The header's name and value, the same for each request.
    idempotency_key: Option<(HeaderName, HeaderValue)>,
    streamed: Option<Streamed>,
    /// The number of requests sent.
    requests: u32,
    deadline: Instant,
}

/// A request without a success reply.
struct Failure {
    error: Error,
    /// Whether the token that was sent has expired.
    is_token_expired: bool,
}

impl<E: Into<Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self {
            error: error.into(),
            is_token_expired: false,
        }
    }
}

impl<'c> Attempts<'c> {
    fn new(call: &'c Call, streamed: Option<Streamed>, deadline: Instant) -> Result<Self, Error> {
        let entropy = call.client.app().entropy();
        Ok(Self {
            call,
            authentication: Authentication::of(call)?,
            body: call.body.encode(call.operation, &call.reserved, entropy)?,
            idempotency_key: idempotency_key(call)?,
            streamed,
            requests: 0,
            deadline,
        })
    }

    /// Returns the session whose token the call sends, if it sends one.
    fn session(&self) -> Option<&'c Session> {
        self.authentication
            .token
            .then(|| self.call.client.session())
    }

    /// A stream cannot be sent twice.
    fn has_repeatable_body(&self) -> bool {
        self.body.as_ref().is_none_or(Content::is_repeatable)
    }

    /// Sends one request, follows redirects and classifies the reply.
    async fn next(&mut self, credential: Option<&Credential>) -> Result<Received, Failure> {
        let (call, app) = (self.call, self.call.client.app());
        let (mut request, mut now) = self.request(credential)?;
        let mut redirects = Redirects::of(call.operation, &request);
        let key = credential.and_then(|credential| Some((credential, credential.key()?)));
        let mut has_fresh_nonce = false;
        let reply = loop {
            self.requests = self.requests.saturating_add(1);
            // A request without the token needs no proof.
            let key = key.filter(|_| !redirects.as_ref().is_some_and(Redirects::has_left));
            if let Some((credential, key)) = key {
                let token = Some(credential.token());
                let proved = app
                    .nonces()
                    .prove(key, token, &mut request, now, app.entropy());
                http::signed_within(self.deadline, proved).await?;
            }
            let received = exchange(call, request, self.streamed, self.requests, self.deadline);
            let reply = match received.await? {
                Received::Whole(reply) => reply,
                open @ Received::Open(_) => return Ok(open),
            };
            if key.is_some() {
                app.nonces().note(&reply.url, &reply.headers);
                if !has_fresh_nonce && dpop::is_nonce_required_by_api(reply.status, &reply.headers)
                {
                    // Only once. The server rejects such a request before it processes it (RFC 9449
                    // §9).
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
        let secrets = || {
            let token = credential.map(Credential::token).cloned();
            let captured = call.client.session().captured();
            token
                .into_iter()
                .chain(call.client.credentials().secrets())
                .chain(app.variables().secrets())
                .chain(app.variables().captured_secrets(&captured))
                .chain(call.secrets.iter().cloned())
                .chain(call.options.secrets().cloned())
                .collect()
        };
        let error = ApiError::of_call(app.provider(), call.operation, &reply, secrets, app.now());
        let Some(error) = error else {
            let mut reply = reply;
            if call.operation.has_no_content(reply.status) {
                reply.body.clear();
            }
            return Ok(Received::Whole(reply));
        };
        // A server that did not receive the token cannot report it as expired.
        let received_token = !redirects.is_some_and(|redirects| redirects.has_left());
        Err(Failure {
            is_token_expired: received_token && means_token_expired(app.provider(), &error),
            error: error.into(),
        })
    }

    /// Returns the request and the time used to fill its templates.
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
        self.authentication.add(&mut url, &mut headers)?;
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

    /// Builds the headers. The caller's override the operation's, which override the provider's.
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
            let value = filling.hidden_text(header.value)?;
            if address::is_unset(&header, value.expose()) {
                continue;
            }
            let mut value =
                wiped::header(value).map_err(|_| ConfigError::Endpoint(header.value.to_owned()))?;
            // A filled-in value may be a secret of the application.
            value.set_sensitive(header.value.contains('{'));
            headers.insert(header_name(header.name)?, value);
        }
        for (name, value) in call.options.headers() {
            let unsendable = || ArgumentError::new(name, "cannot be sent in a header");
            let known = HeaderName::try_from(name.as_str()).map_err(|_| unsendable())?;
            let value = wiped::header(value.clone()).map_err(|_| unsendable())?;
            headers.insert(known, value);
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

/// Combines the operation's and the caller's cookies in one header (RFC 6265 §4.2.1).
fn cookies(call: &Call, filling: &Filling<'_>) -> Result<Option<HeaderValue>, Error> {
    let mut fields = Vec::new();
    for cookie in call.operation.cookies {
        let value = filling.text(cookie.value)?;
        if address::is_unset(cookie, &value) {
            continue;
        }
        fields.push(Field::new(cookie.name, Written::value(value)));
    }
    fields.extend(call.cookies.iter().cloned());
    if fields.is_empty() {
        return Ok(None);
    }
    let mut pairs = Vec::new();
    for Field { name, value, .. } in &fields {
        let separator = if pairs.is_empty() { "" } else { "; " };
        let value = Zeroizing::new(value.encode(template::encode_cookie));
        pairs.push(Zeroizing::new(format!("{separator}{name}={}", *value)));
    }
    let pairs: Vec<&str> = pairs.iter().map(|pair| pair.as_str()).collect();
    let value = wiped::header(Secret::new(pairs.concat()))
        .map_err(|_| ArgumentError::new("cookie", "cannot be sent in a header"))?;
    Ok(Some(value))
}

/// Returns the idempotency key header, with the caller's key or a new one.
fn idempotency_key(call: &Call) -> Result<Option<(HeaderName, HeaderValue)>, Error> {
    let refused = |problem| ArgumentError::new("idempotency_key", problem);
    let given = call.options.get_idempotency_key();
    let Some(name) = call.operation.idempotency_key else {
        return match given {
            Some(_) => Err(refused("is not supported by this operation").into()),
            None => Ok(None),
        };
    };
    let value = match given {
        Some(key) => HeaderValue::try_from(key),
        None => HeaderValue::try_from(call.client.app().entropy().uuid()),
    };
    let value = value.map_err(|_| refused("cannot be sent in a header"))?;
    Ok(Some((header_name(name)?, value)))
}

/// Returns a valid token, waiting for a refresh if necessary.
async fn current(session: &Session, deadline: Instant) -> Result<Credential, Error> {
    match session.try_current() {
        Some(credential) => Ok(credential),
        None => within(deadline, session.current()).await,
    }
}

/// Waits for a token until the call's deadline.
async fn within(
    deadline: Instant,
    token: impl Future<Output = Result<Credential, Error>>,
) -> Result<Credential, Error> {
    http::within(deadline, token)
        .await
        .unwrap_or_else(|_| Err(TransportError::definite(TransportErrorKind::Timeout).into()))
}

/// Whether the error means that the token has expired, so that a refresh helps.
///
/// The spec's classification takes precedence. Without one, a 401 counts if its challenge says so,
/// or if the spec does not distinguish kinds of 401. Some providers also use 401 for a missing
/// scope, which a new token does not fix.
fn means_token_expired(provider: &Provider, error: &ApiError) -> bool {
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
    let mut challenges = challenge::all(error.headers()).into_iter();
    let says_so = challenges.any(|challenge| challenge.has_error("invalid_token"));
    error.status() == 401 && (says_so || !documents_401)
}

fn header_name(name: &'static str) -> Result<HeaderName, Error> {
    HeaderName::try_from(name)
        .map_err(|_| ArgumentError::new(name, "is not a valid header name").into())
}

fn method(call: &Call) -> reqwest::Method {
    if call.operation.graphql.is_some() {
        return reqwest::Method::POST;
    }
    http::method(call.operation.method)
}
