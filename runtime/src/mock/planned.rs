//! A mock: the replies that a test plans, and what of the plan did not happen.

use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use reqwest::{Request, Response};
use serde_json::Value;

use super::reply::MockReply;
use super::request::MockRequest;
use crate::error::TransportError;
use crate::http::middleware::{CallInfo, Middleware, MiddlewareFuture, Next};

/// Replies to calls in place of the network, for tests of an application's own code.
///
/// Unlike the emulator, it does not check requests or generate replies: it returns the planned replies,
/// which may have any status and body. A call without a planned reply fails with an error that names the
/// operation.
///
/// Each planned reply is an expectation. When the mock that [`new`](Self::new) or `Client::mock` returned is dropped,
/// it panics if an expectation is not met, or if it received a request without a planned reply. A test
/// that returns a `Result` calls [`verify`](Self::verify) instead. Clones share the plan, and do not panic.
///
/// ```
/// # use licit_runtime::tables::{Api, Operation, Provider, Registration};
/// # use licit_runtime::{Client, Error, Json};
/// use licit_runtime::mock::MockReply;
///
/// # const API: Api = Api { base_url: "https://acme.example", ..Api::DEFAULT };
/// # static ACME: Provider = Provider { name: "acme", api: API, ..Provider::DEFAULT };
/// # static ACME_APP: Registration = Registration::of(&ACME);
/// # static LIST_BOOKS: Operation = Operation { name: "list_books", path: "books", ..Operation::DEFAULT };
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let (client, mock) = Client::mock(&ACME_APP); // generated: Client::<Reading>::mock()
/// mock.on("list_books").reply(MockReply::new(503)).times(1);
/// mock.on("list_books").reply(serde_json::json!([1, 2])); // status 200
/// // The first attempt fails, and is retried.
/// let books: Json = client.call(&LIST_BOOKS).request::<_, Error>().send().await?;
/// assert_eq!(mock.requests().len(), 2);
/// mock.verify()?;
/// # let _ = books; Ok(()) }
/// ```
pub struct Mock {
    state: Arc<Mutex<State>>,
    /// Whether dropping it verifies the expectations.
    is_original: bool,
}

/// A condition on a request.
type Condition = Arc<dyn Fn(&MockRequest) -> bool + Send + Sync>;

#[derive(Default)]
struct State {
    planned: Vec<Planned>,
    requests: Vec<MockRequest>,
    /// The requests without a planned reply, as the report shows them.
    unplanned: Vec<String>,
    /// Whether nothing has happened since the last verification.
    is_verified: bool,
}

/// A reply to calls of an operation.
struct Planned {
    operation: String,
    /// Each with its description.
    conditions: Vec<(String, Condition)>,
    reply: MockReply,
    /// How often it is used; any number if `None`, but at least once.
    times: Option<u32>,
    is_optional: bool,
    used: u32,
}

impl Mock {
    /// Creates a mock without replies, which is [middleware](crate::AppBuilder::middleware) of an application. Add a
    /// clone of it as the last middleware. `Client::mock` does all of that.
    pub fn new() -> Self {
        Self {
            state: Arc::default(),
            is_original: true,
        }
    }

    /// Plans a reply to an operation, by its name in the spec. The name of calls that the spec does not have,
    /// [`Client::request`](crate::Client::request), is `request`.
    pub fn on(&self, operation: &str) -> MockOperation<'_> {
        MockOperation {
            mock: self,
            operation: operation.to_owned(),
            conditions: Vec::new(),
        }
    }

    /// Returns the requests so far, the oldest first.
    pub fn requests(&self) -> Vec<MockRequest> {
        self.state().requests.clone()
    }

    /// Checks that each planned reply was used as planned, and that each request had one.
    ///
    /// # Errors
    ///
    /// Returns an error that lists the expectations that are not met.
    pub fn verify(&self) -> Result<(), UnmetError> {
        let mut state = self.state();
        state.is_verified = true;
        state.verify()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, request: &MockRequest) -> Result<Response, TransportError> {
        // Conditions are a test's code: they run without the lock.
        let possible = self.state().of_operation(request.operation());
        let matching: Vec<usize> = possible
            .iter()
            .filter(|(_, conditions)| conditions.iter().all(|(_, is_met)| is_met(request)))
            .map(|(at, _)| *at)
            .collect();
        let mut state = self.state();
        state.is_verified = false;
        state.requests.push(request.clone());
        let reply = matching
            .into_iter()
            .find_map(|at| state.planned.get_mut(at)?.use_once());
        let Some(reply) = reply else {
            let problem = match possible.len() {
                0 => "no reply is planned",
                _ => "no further reply is planned",
            };
            let problem = format!("`{}`: {problem} for {request}", request.operation());
            state.unplanned.push(problem.clone());
            return Err(TransportError::rejected(problem));
        };
        reply.to_response()
    }
}

impl State {
    /// Returns the planned replies of an operation: their positions and conditions.
    fn of_operation(&self, operation: &str) -> Vec<(usize, Vec<(String, Condition)>)> {
        self.planned
            .iter()
            .enumerate()
            .filter(|(_, planned)| planned.operation == operation)
            .map(|(at, planned)| (at, planned.conditions.clone()))
            .collect()
    }

    fn verify(&self) -> Result<(), UnmetError> {
        let unmet = self.planned.iter().filter_map(Planned::problem);
        let unmet: Vec<String> = unmet.chain(self.unplanned.iter().cloned()).collect();
        if unmet.is_empty() {
            Ok(())
        } else {
            Err(UnmetError(unmet))
        }
    }
}

impl Planned {
    fn use_once(&mut self) -> Option<MockReply> {
        if self.times.is_some_and(|times| self.used >= times) {
            return None;
        }
        self.used = self.used.saturating_add(1);
        Some(self.reply.clone())
    }

    /// What is wrong, if the expectation is not met.
    fn problem(&self) -> Option<String> {
        let is_met = match self.times {
            Some(times) => self.used == times,
            None => self.used > 0,
        };
        if is_met || self.is_optional {
            return None;
        }
        let mut text = format!("`{}`", self.operation);
        for (condition, _) in &self.conditions {
            let _ = write!(text, ", {condition}");
        }
        let wanted = match self.times {
            None => "a request".to_owned(),
            Some(1) => "1 request".to_owned(),
            Some(times) => format!("{times} requests"),
        };
        let _ = write!(text, ": expected {wanted}, received {}", self.used);
        Some(text)
    }
}

impl Default for Mock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clone for Mock {
    fn clone(&self) -> Self {
        Self {
            state: Arc::clone(&self.state),
            is_original: false,
        }
    }
}

impl Drop for Mock {
    #[expect(clippy::panic, reason = "otherwise the test would pass")]
    fn drop(&mut self) {
        if !self.is_original || std::thread::panicking() {
            return;
        }
        let state = self.state();
        let verified = if state.is_verified {
            Ok(())
        } else {
            state.verify()
        };
        drop(state);
        if let Err(unmet) = verified {
            panic!("{unmet}");
        }
    }
}

impl Middleware for Mock {
    fn handle<'a>(&'a self, call: CallInfo, request: Request, _: Next<'a>) -> MiddlewareFuture<'a> {
        let answer = self.answer(&MockRequest::of(call, &request));
        Box::pin(async move { answer })
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock").finish_non_exhaustive()
    }
}

/// Plans a reply to an operation. Created by [`Mock::on`].
#[must_use = "call `reply` to plan a reply"]
pub struct MockOperation<'m> {
    mock: &'m Mock,
    operation: String,
    conditions: Vec<(String, Condition)>,
}

impl<'m> MockOperation<'m> {
    /// Replies only to requests with this value at a JSON pointer (RFC 6901) into their body. The empty pointer
    /// is the whole body.
    pub fn with_json(self, pointer: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let description = format!("with `{pointer}`: {value}");
        let pointer = pointer.to_owned();
        self.matching(&description, move |request| {
            let body = request.json();
            body.as_ref().and_then(|body| body.pointer(&pointer)) == Some(&value)
        })
    }

    /// Replies only to requests with this parameter in their query or form.
    pub fn with_parameter(self, name: &str, value: &str) -> Self {
        let description = format!("with `{name}={value}`");
        let (name, value) = (name.to_owned(), value.to_owned());
        self.matching(&description, move |request| {
            request.parameter(&name).as_ref() == Some(&value)
        })
    }

    /// Replies only to requests that meet a condition, which reports describe as `description`.
    pub fn matching(
        mut self,
        description: &str,
        condition: impl Fn(&MockRequest) -> bool + Send + Sync + 'static,
    ) -> Self {
        let condition = (description.to_owned(), Arc::new(condition) as Condition);
        self.conditions.push(condition);
        self
    }

    /// Plans a reply to all following calls: a [`MockReply`], a status without a body, or JSON with status 200.
    /// Earlier planned replies of the operation are used first. At least one call is expected.
    pub fn reply(self, reply: impl Into<MockReply>) -> MockTimes<'m> {
        let mut state = self.mock.state();
        state.is_verified = false;
        state.planned.push(Planned {
            operation: self.operation,
            conditions: self.conditions,
            reply: reply.into(),
            times: None,
            is_optional: false,
            used: 0,
        });
        MockTimes {
            mock: self.mock,
            at: state.planned.len() - 1,
        }
    }
}

impl fmt::Debug for MockOperation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockOperation").finish_non_exhaustive()
    }
}

/// Limits how often a planned reply is used. Created by [`MockOperation::reply`].
#[derive(Debug)]
pub struct MockTimes<'m> {
    mock: &'m Mock,
    at: usize,
}

impl MockTimes<'_> {
    /// Uses the reply for exactly this number of requests.
    pub fn times(self, times: u32) {
        self.change(|planned| planned.times = Some(times));
    }

    /// Does not expect a call.
    pub fn optional(self) {
        self.change(|planned| planned.is_optional = true);
    }

    fn change(self, change: impl FnOnce(&mut Planned)) {
        if let Some(planned) = self.mock.state().planned.get_mut(self.at) {
            change(planned);
        }
    }
}

/// Expectations of a [`Mock`] that are not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnmetError(Vec<String>);

impl fmt::Display for UnmetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.len() {
            1 => f.write_str("an expectation of the mock is not met:")?,
            number => write!(f, "{number} expectations of the mock are not met:")?,
        }
        self.0.iter().try_for_each(|unmet| write!(f, "\n{unmet}"))
    }
}

impl std::error::Error for UnmetError {}
