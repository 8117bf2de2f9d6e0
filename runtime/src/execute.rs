//! The one way in which every call is made: a token, one request, the provider's verdict, and a
//! second request when the verdict is that the token has ended (RFC 6750 §3.1).

use bytes::Bytes;
use reqwest::header::{
    ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue,
    WWW_AUTHENTICATE,
};
use tokio::time::{Instant, timeout_at};

use crate::address;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::captured::Captured;
use crate::clock;
use crate::decode_error::DecodeError;
use crate::error::{ArgumentError, ConfigError, Error, TransportError, TransportErrorKind};
use crate::http::{self, HttpReply, OpenReply};
use crate::provider::{ErrorPlace, Meaning, Method, Parameter, Provider, TokenIn};
use crate::session::Credential;

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

/// A reply of success.
enum Received {
    Whole(HttpReply),
    Open(OpenReply),
}

/// Makes a call, and returns its reply of success.
pub(crate) async fn execute(call: &Call) -> Result<HttpReply, Error> {
    let deadline = clock::after(call.options.timeout);
    match perform(call, None, deadline).await? {
        Received::Whole(reply) => Ok(reply),
        Received::Open(reply) => Ok(reply.read(deadline, call.options.max_body).await?),
    }
}

/// Makes a call, and returns its reply of success as soon as it begins.
pub(crate) async fn open(call: &Call, streamed: Streamed) -> Result<OpenReply, Error> {
    let deadline = clock::after(call.options.timeout);
    match perform(call, Some(streamed), deadline).await? {
        Received::Open(reply) => Ok(reply),
        Received::Whole(reply) => Err(DecodeError::not_of_type(EVENT_STREAM, reply.body).into()),
    }
}

async fn perform(
    call: &Call,
    streamed: Option<Streamed>,
    deadline: Instant,
) -> Result<Received, Error> {
    call.fault()?;
    http::require_runtime()?;
    let body = call
        .body
        .encode(call.operation)
        .map_err(|_| ArgumentError::new("body", "cannot be written as JSON"))?;
    if !call.operation.authorized {
        let reply = attempt(call, None, body, streamed, deadline).await?;
        return reply.map_err(Error::from);
    }

    let session = call.client.session();
    let credential = match session.try_current() {
        Some(credential) => credential,
        None => within(deadline, session.current()).await?,
    };
    let error = match attempt(call, Some(&credential), body.clone(), streamed, deadline).await? {
        Ok(reply) => return Ok(reply),
        Err(error) => error,
    };
    if !session.can_renew() || !means_ended(call.client.app().provider(), &error) {
        return Err(error.into());
    }
    // Once: a provider that refuses the new token as well means something else.
    let credential = within(deadline, session.renew(&credential)).await?;
    let reply = attempt(call, Some(&credential), body, streamed, deadline).await?;
    reply.map_err(Error::from)
}

/// What is sent as a body, with its media type.
type Content = Option<(&'static str, Bytes)>;

/// One request. The inner result is the provider's verdict.
async fn attempt(
    call: &Call,
    credential: Option<&Credential>,
    body: Content,
    streamed: Option<Streamed>,
    deadline: Instant,
) -> Result<Result<Received, ApiError>, Error> {
    let app = call.client.app();
    let request = request(call, credential, body, streamed)?;
    let reply = app.http().open(request, deadline).await?;
    if streamed.is_some_and(|streamed| is_stream(streamed, &reply)) {
        return Ok(Ok(Received::Open(reply)));
    }
    let reply = reply.read(deadline, call.options.max_body).await?;
    let secrets: Vec<_> = credential
        .map(Credential::token)
        .cloned()
        .into_iter()
        .collect();
    let error = ApiError::of_call(app.provider(), call.operation, &reply, &secrets);
    Ok(error.map_or(Ok(Received::Whole(reply)), Err))
}

/// Whether a reply is the stream that was asked for, and no error of any kind.
///
/// Events are known by their media type (WHATWG HTML §9.2.2); a reply that names none is believed.
fn is_stream(streamed: Streamed, reply: &OpenReply) -> bool {
    let success = (200..300).contains(&reply.status);
    let media_type = reply.headers.get(CONTENT_TYPE);
    let names_another = || {
        media_type.is_some_and(|media_type| {
            let essence = media_type.as_bytes().split(|byte| *byte == b';').next();
            let essence = essence.unwrap_or_default().trim_ascii();
            !essence.eq_ignore_ascii_case(EVENT_STREAM.as_bytes())
        })
    };
    success && (streamed != Streamed::Events || !names_another())
}

/// Waits for a token, no longer than the call may take.
async fn within(
    deadline: Instant,
    token: impl Future<Output = Result<Credential, Error>>,
) -> Result<Credential, Error> {
    timeout_at(deadline, token)
        .await
        .unwrap_or_else(|_| Err(TransportError::definite(TransportErrorKind::Timeout).into()))
}

/// Whether an error says that the token has ended, so that a new one helps.
///
/// The spec's word counts. Without one, a 401 counts if its challenge says so, or if the spec does
/// not tell one 401 from another: a missing scope is a 401 at some providers, and no new token
/// helps against it.
fn means_ended(provider: &Provider, error: &ApiError) -> bool {
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

fn request(
    call: &Call,
    credential: Option<&Credential>,
    body: Content,
    streamed: Option<Streamed>,
) -> Result<reqwest::Request, Error> {
    let api = &call.client.app().provider().api;
    let captured = call.client.session().captured();
    let mut url = address::of(call, &captured)?;
    let mut headers = headers(
        call,
        body.as_ref().map(|(media_type, _)| *media_type),
        streamed,
        &captured,
    )?;
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
    *request.body_mut() = body.map(|(_, bytes)| bytes.into());
    Ok(request)
}

/// The headers of a call: the provider's, then the operation's, then the caller's, which win.
fn headers(
    call: &Call,
    media_type: Option<&'static str>,
    streamed: Option<Streamed>,
    captured: &Captured,
) -> Result<HeaderMap, Error> {
    let api = &call.client.app().provider().api;
    let accept = match streamed {
        None => api.accept,
        Some(Streamed::Bytes) => "*/*",
        Some(Streamed::Events) => EVENT_STREAM,
        // There is no registered type, and there are several in use.
        Some(Streamed::Lines) => "application/x-ndjson, application/jsonl, */*;q=0.5",
    };
    let usual = [("accept", Some(accept)), ("content-type", media_type)];
    let usual = usual.into_iter().filter_map(|(name, value)| {
        Some(Parameter {
            name,
            value: value?,
        })
    });
    let fixed = usual
        .chain(api.headers.iter().copied())
        .chain(call.operation.headers.iter().copied());
    let mut headers = HeaderMap::new();
    for header in fixed {
        let value = call.client.app().fill_text(header.value, captured)?;
        let value = HeaderValue::try_from(value)
            .map_err(|_| ConfigError::Endpoint(header.value.to_owned()))?;
        headers.insert(header_name(header.name)?, value);
    }
    if media_type.is_none() {
        headers.remove(CONTENT_TYPE);
        if matches!(
            call.operation.method,
            Method::Post | Method::Put | Method::Patch
        ) {
            // RFC 9110 §8.6; some servers answer 411 without it, and hyper leaves it to us.
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
    }
    if headers.get(ACCEPT).is_some_and(HeaderValue::is_empty) {
        headers.remove(ACCEPT);
    }
    headers.extend(call.headers.clone());
    Ok(headers)
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
