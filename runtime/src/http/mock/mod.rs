//! Replies and models without a network, for tests of an application's own code.

mod sample;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Request, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::middleware::{CallInfo, Middleware, MiddlewareFuture, Next};
use crate::error::{TransportError, TransportErrorKind};

/// Middleware that replies to calls without sending them. Clones share the replies.
///
/// Unlike the emulator, it does not check requests or generate replies: it returns the planned replies,
/// which may have any status and body. A call without a planned reply is an error that names the
/// operation. Add it with [`AppBuilder::middleware`](crate::AppBuilder::middleware), as the last one,
/// and give the client a token that needs no refresh.
///
/// ```
/// # use licit_runtime::tables::Operation;
/// # use licit_runtime::{Client, Error, Json};
/// use licit_runtime::mock::{Mock, MockReply};
///
/// # static LIST_BOOKS: Operation = Operation { name: "list_books", path: "books", ..Operation::DEFAULT };
/// # async fn test(client: &Client, mock: &Mock) -> Result<(), Error> {
/// mock.on("list_books").reply(MockReply::new(503)).times(1);
/// mock.on("list_books").reply(MockReply::json(200, &[1, 2]));
/// // The first attempt fails, and is retried.
/// let books: Json = client.call(&LIST_BOOKS).request::<_, Error>().send().await?;
/// assert_eq!(mock.requests().len(), 2);
/// assert!(mock.unused().is_empty());
/// # let _ = books; Ok(()) }
/// ```
#[derive(Clone, Default)]
pub struct Mock(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    planned: Vec<Planned>,
    requests: Vec<MockRequest>,
}

/// A reply to calls of an operation.
struct Planned {
    operation: String,
    reply: MockReply,
    /// How often it is still used; without a limit if `None`.
    left: Option<u32>,
    is_used: bool,
}

impl Mock {
    /// Creates a mock without replies.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns a handle to plan replies to an operation, by its name in the spec.
    pub fn on(&self, operation: &str) -> MockOperation<'_> {
        MockOperation {
            mock: self,
            operation: operation.to_owned(),
        }
    }

    /// Returns the requests so far, the oldest first.
    pub fn requests(&self) -> Vec<MockRequest> {
        self.state().requests.clone()
    }

    /// Returns the operations with planned replies that were not used as often as planned.
    pub fn unused(&self) -> Vec<String> {
        let state = self.state();
        let unused = state
            .planned
            .iter()
            .filter(|planned| planned.left.map_or(!planned.is_used, |left| left > 0));
        unused.map(|planned| planned.operation.clone()).collect()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, call: CallInfo, request: &Request) -> Result<Response, TransportError> {
        let mut state = self.state();
        state.requests.push(MockRequest::of(call, request));
        let planned = state.planned.iter_mut().find(|planned| {
            planned.operation == call.operation() && planned.left.is_none_or(|left| left > 0)
        });
        let planned = planned.ok_or_else(|| {
            let message = format!("no reply is planned for `{}`", call.operation());
            TransportError::rejected(message)
        })?;
        planned.is_used = true;
        planned.left = planned.left.map(|left| left.saturating_sub(1));
        planned.reply.to_response()
    }
}

impl Middleware for Mock {
    fn handle<'a>(&'a self, call: CallInfo, request: Request, _: Next<'a>) -> MiddlewareFuture<'a> {
        let answer = self.answer(call, &request);
        Box::pin(async move { answer })
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock").finish_non_exhaustive()
    }
}

/// Plans replies to an operation.
#[derive(Debug)]
pub struct MockOperation<'m> {
    mock: &'m Mock,
    operation: String,
}

impl<'m> MockOperation<'m> {
    /// Plans a reply to all following calls. Earlier planned replies of the operation are used first.
    pub fn reply(self, reply: MockReply) -> MockTimes<'m> {
        let mut state = self.mock.state();
        state.planned.push(Planned {
            operation: self.operation,
            reply,
            left: None,
            is_used: false,
        });
        MockTimes {
            mock: self.mock,
            at: state.planned.len() - 1,
        }
    }
}

/// Limits how often a planned reply is used.
#[derive(Debug)]
pub struct MockTimes<'m> {
    mock: &'m Mock,
    at: usize,
}

impl MockTimes<'_> {
    /// Uses the reply for this number of requests only.
    pub fn times(self, times: u32) {
        let mut state = self.mock.state();
        if let Some(planned) = state.planned.get_mut(self.at) {
            planned.left = Some(times);
        }
    }
}

/// A reply of a [`Mock`].
#[derive(Debug, Clone)]
#[must_use]
pub struct MockReply {
    status: u16,
    headers: HeaderMap,
    body: Bytes,
    /// The failure instead of a reply.
    failure: Option<TransportError>,
}

impl MockReply {
    /// Creates a reply without a body. If a part of a reply is invalid, as a status of 1000 or a header
    /// with a line break, the calls that use it fail and name that part.
    pub fn new(status: u16) -> Self {
        let is_valid = ::http::StatusCode::from_u16(status).is_ok();
        Self {
            status,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            failure: (!is_valid)
                .then(|| TransportError::rejected(format!("{status} is no status of HTTP"))),
        }
    }

    /// Creates a failure instead of a reply: no connection was established, so the server has not received the
    /// request.
    pub fn no_connection() -> Self {
        Self::failed(TransportError::definite(TransportErrorKind::Connect))
    }

    /// Creates a failure instead of a reply: the connection was interrupted, and the server may have received the
    /// request. Only calls that are safe to repeat are retried.
    pub fn interrupted() -> Self {
        Self::failed(TransportError::ambiguous(TransportErrorKind::Interrupted))
    }

    fn failed(failure: TransportError) -> Self {
        Self {
            failure: Some(failure),
            ..Self::new(200)
        }
    }

    /// Creates a reply with a JSON body.
    pub fn json(status: u16, body: &(impl Serialize + ?Sized)) -> Self {
        let reply = Self::new(status).header("content-type", "application/json");
        match serde_json::to_vec(body) {
            Ok(body) => reply.body(body),
            Err(error) => reply.invalid(format!("the body is not JSON: {error}")),
        }
    }

    /// Adds a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), Ok(value)) => {
                self.headers.append(name, value);
                self
            }
            _ => self.invalid(format!("`{name}: {value}` is no header of HTTP")),
        }
    }

    fn invalid(self, fault: String) -> Self {
        let failure = || TransportError::rejected(fault);
        Self {
            failure: Some(self.failure.unwrap_or_else(failure)),
            ..self
        }
    }

    /// Sets the body.
    pub fn body(self, body: impl Into<Bytes>) -> Self {
        Self {
            body: body.into(),
            ..self
        }
    }

    fn to_response(&self) -> Result<Response, TransportError> {
        if let Some(failure) = &self.failure {
            return Err(failure.clone());
        }
        let mut response = ::http::Response::new(self.body.clone());
        *response.status_mut() = ::http::StatusCode::from_u16(self.status)
            .unwrap_or(::http::StatusCode::INTERNAL_SERVER_ERROR);
        *response.headers_mut() = self.headers.clone();
        Ok(response.into())
    }
}

/// A request that a [`Mock`] received.
#[derive(Debug, Clone)]
pub struct MockRequest {
    operation: &'static str,
    method: String,
    url: String,
    headers: HeaderMap,
    body: Option<Bytes>,
}

impl MockRequest {
    fn of(call: CallInfo, request: &Request) -> Self {
        let body = request.body().and_then(reqwest::Body::as_bytes);
        Self {
            operation: call.operation(),
            method: request.method().to_string(),
            url: request.url().to_string(),
            headers: request.headers().clone(),
            body: body.map(Bytes::copy_from_slice),
        }
    }

    /// Returns the operation's name in the spec.
    pub fn operation(&self) -> &str {
        self.operation
    }

    /// Returns the method.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Returns the URL, with its query.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns a header's value, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Returns the media type of the body.
    pub fn content_type(&self) -> Option<&str> {
        self.headers.get(CONTENT_TYPE)?.to_str().ok()
    }

    /// Returns the body; `None` if there is none, or if it is a stream.
    pub fn body(&self) -> Option<&[u8]> {
        self.body.as_deref()
    }
}

/// Builds a model from some of its members, for tests of code that receives one. A later version of the provider may
/// add members without breaking the test.
///
/// Members that are not given are absent if they may be. Otherwise, they have a sample value: the first value of an
/// enum, an empty list or map, an object of samples, and for other types always the same value. A missing union has its
/// last variant, with null. Unions must be passed in full: they are not completed.
///
/// `T` may also be a list or a map of models, which are completed as well.
///
/// ```
/// use licit_runtime::{DateTime, mock, object};
///
/// object! {
///     pub struct Contact {
///         pub id: String,
///         pub created_at: DateTime,
///         pub company_name?: String,
///     }
/// }
///
/// let contact: Contact = mock::model(serde_json::json!({ "id": "7" }))?;
/// assert_eq!(contact.id, "7");
/// assert_eq!(contact.company_name, None);
///
/// let contacts: Vec<Contact> = mock::model(serde_json::json!([{}, { "company_name": "Acme" }]))?;
/// assert_eq!(contacts[1].company_name.as_deref(), Some("Acme"));
/// # Ok::<(), licit_runtime::mock::ModelError>(())
/// ```
///
/// # Errors
/// Returns an error if a member does not have its type, or if the model has no such member.
pub fn model<T: DeserializeOwned>(members: impl Serialize) -> Result<T, ModelError> {
    let members = serde_json::to_value(members).map_err(|error| ModelError {
        path: String::new(),
        problem: error.to_string(),
    })?;
    sample::complete(members)
}

/// A model that cannot be built from the given members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelError {
    path: String,
    problem: String,
}

impl ModelError {
    /// Returns the path of the invalid member, such as `contacts[3].price`; empty for the whole model.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the model cannot be built")?;
        if !self.path.is_empty() {
            write!(f, " from `{}`", self.path)?;
        }
        write!(f, ": {}", self.problem)
    }
}

impl std::error::Error for ModelError {}
