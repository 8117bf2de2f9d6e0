//! Executes a call: gets a token, sends the request and classifies the reply. Sends more requests
//! if the token has expired (RFC 6750 §3.1), if a retry may succeed, or for redirects. One deadline
//! covers everything.

use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};
use tokio::time::{Instant, sleep};

use super::arguments::Call;
use super::authentication::Authentication;
use super::body::{Body, Content};
use super::exchange::{Received, exchange};
use super::streamed::{EVENT_STREAM, Streamed};
use super::{address, headers, retry};
use crate::clock::{self, Timestamp};
use crate::dpop;
use crate::error::decode::DecodeError;
use crate::error::{ApiError, ArgumentError, Error, TransportError, TransportErrorKind};
use crate::header::challenge;
use crate::http::redirect::Redirects;
use crate::http::{self, HttpReply, OpenReply};
use crate::session::{Credential, Session};
use crate::tables::{ErrorPlace, Meaning, Provider, TokenIn};

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
    /// The member of the body that contains the token, if one does.
    token_member: Option<&'static str>,
    /// The body, the same for each request, unless it contains the token.
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
        let app = call.client.app();
        let authentication = Authentication::of(call)?;
        let token_member = match app.provider().api.token_in {
            TokenIn::Body(name) if authentication.token && !call.sends_token_in_query() => {
                Some(name)
            }
            _ => None,
        };
        let body = match token_member {
            Some(_) => None,
            None => encoded(call, &call.body)?,
        };
        Ok(Self {
            call,
            authentication,
            token_member,
            body,
            idempotency_key: headers::idempotency_key(call)?,
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
        self.call.body.is_repeatable()
    }

    /// Sends one request, with another proof if the server requires its nonce, and follows redirects.
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
        // A server that did not receive the token cannot report it as expired.
        let received_token = !redirects.is_some_and(|redirects| redirects.has_left());
        self.classified(reply, credential, received_token)
    }

    /// Returns the reply, or the error that it is by the spec or by its status.
    fn classified(
        &self,
        mut reply: HttpReply,
        credential: Option<&Credential>,
        received_token: bool,
    ) -> Result<Received, Failure> {
        let (call, app) = (self.call, self.call.client.app());
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
            if call.operation.has_no_content(reply.status) {
                reply.body.clear();
            }
            return Ok(Received::Whole(reply));
        };
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
        let own;
        let content = match (self.token_member, credential) {
            (None, _) => self.body.as_ref(),
            (Some(name), Some(credential)) => {
                let token = credential.token();
                own = encoded(call, &call.body.with_token(call.operation, name, token)?)?;
                own.as_ref()
            }
            (Some(_), None) => {
                own = encoded(call, &call.body)?;
                own.as_ref()
            }
        };
        let media_type = content.map(|content| &content.media_type);
        let key = self.idempotency_key.as_ref();
        let mut headers = headers::of(call, &filling, self.streamed, media_type, key)?;
        self.authentication.add(&mut url, &mut headers)?;
        if let Some(credential) = credential {
            let header = credential.header().clone();
            match api.token_in {
                TokenIn::Authorization(_) => drop(headers.insert(AUTHORIZATION, header)),
                TokenIn::Header(name) => drop(headers.insert(headers::name(name)?, header)),
                TokenIn::Body(_) if self.token_member.is_some() => {}
                TokenIn::Query(name) | TokenIn::Body(name) => {
                    address::add_token(&mut url, name, credential.token().expose());
                }
            }
        }
        let mut request = reqwest::Request::new(method(call), url);
        *request.headers_mut() = headers;
        *request.body_mut() = content.map(Content::body).transpose()?;
        Ok((request, filling.now()))
    }
}

/// Returns a body of a call as it is sent.
fn encoded(call: &Call, body: &Body) -> Result<Option<Content>, ArgumentError> {
    let entropy = call.client.app().entropy();
    body.encode(call.operation, &call.reserved, entropy)
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
        .filter(|rule| {
            !matches!(rule.at, ErrorPlace::TokenEndpoint | ErrorPlace::DeviceCode)
                && !rule.typed_only
        })
        .any(|rule| rule.status.contains(&401));
    let mut challenges = challenge::all(error.headers()).into_iter();
    let says_so = challenges.any(|challenge| challenge.has_error("invalid_token"));
    error.status() == 401 && (says_so || !documents_401)
}

fn method(call: &Call) -> reqwest::Method {
    if call.operation.graphql.is_some() {
        return reqwest::Method::POST;
    }
    http::method(call.operation.method)
}
