//! Requests that a test expects.

use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use super::recorded::RecordedRequest;
use crate::core::failure::Endpoint;

/// How many requests a report lists for an expectation.
const LISTED: usize = 10;

/// A condition on a request.
type Condition = Arc<dyn Fn(&RecordedRequest) -> bool + Send + Sync>;

/// The expectations of a test.
#[derive(Default)]
pub(crate) struct Expectations(Mutex<Vec<Expected>>);

/// A number of requests that a test expects.
struct Expected {
    /// The name of the endpoint.
    on: String,
    conditions: Vec<(String, Condition)>,
    least: u32,
    most: Option<u32>,
    met: u32,
    /// Requests to the endpoint, with the reason why they do not count.
    others: Vec<String>,
}

impl Expectations {
    fn all(&self) -> MutexGuard<'_, Vec<Expected>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a request.
    pub(crate) fn count(&self, request: &RecordedRequest) {
        let conditions: Vec<_> = self
            .all()
            .iter()
            .enumerate()
            .filter(|(_, expected)| expected.on == request.endpoint)
            .map(|(at, expected)| (at, expected.conditions.clone()))
            .collect();
        for (at, conditions) in conditions {
            // Conditions are a test's code: they run without the lock.
            let unmet = conditions.iter().find(|(_, is_met)| !is_met(request));
            let problem = match (&request.rejection, unmet) {
                (Some(_), _) => Some("rejected".to_owned()),
                (None, Some((condition, _))) => Some(format!("not {condition}")),
                (None, None) => None,
            };
            if let Some(expected) = self.all().get_mut(at) {
                match problem {
                    None => expected.met = expected.met.saturating_add(1),
                    Some(_) if expected.others.len() >= LISTED => {}
                    Some(problem) => {
                        let other = format!("{} ({problem})", request.summary());
                        expected.others.push(other);
                    }
                }
            }
        }
    }

    /// Checks all of them.
    pub(crate) fn verify(&self) -> Result<(), UnmetError> {
        let unmet: Vec<String> = self.all().iter().filter_map(Expected::problem).collect();
        if unmet.is_empty() {
            Ok(())
        } else {
            Err(UnmetError(unmet))
        }
    }
}

impl Expected {
    /// What is wrong, if the expectation is not met.
    fn problem(&self) -> Option<String> {
        if self.met >= self.least && self.most.is_none_or(|most| self.met <= most) {
            return None;
        }
        let mut text = format!("`{}`", self.on);
        for (condition, _) in &self.conditions {
            let _ = write!(text, ", {condition}");
        }
        let wanted = match (self.least, self.most) {
            (0, Some(0)) => "no request".to_owned(),
            (least, None) => format!("at least {}", requests(least)),
            (_, Some(most)) => requests(most),
        };
        let _ = write!(text, ": expected {wanted}, received {}", self.met);
        for other in &self.others {
            let _ = write!(text, "\n  {other}");
        }
        Some(text)
    }
}

fn requests(number: u32) -> String {
    match number {
        1 => "1 request".to_owned(),
        number => format!("{number} requests"),
    }
}

/// An expected request. Created by [`Running::expect`](crate::Running::expect). Requests that the emulator
/// rejects do not count.
pub struct Expectation<'r> {
    all: &'r Expectations,
    at: usize,
}

#[allow(
    clippy::return_self_not_must_use,
    reason = "the request is already expected"
)]
impl<'r> Expectation<'r> {
    pub(crate) fn new(all: &'r Expectations, on: &Endpoint) -> Self {
        let mut expected = all.all();
        expected.push(Expected {
            on: on.name().to_owned(),
            conditions: Vec::new(),
            least: 1,
            most: Some(1),
            met: 0,
            others: Vec::new(),
        });
        Self {
            all,
            at: expected.len() - 1,
        }
    }

    /// Expects exactly this number of requests.
    pub fn times(self, times: u32) -> Self {
        self.change(|expected| (expected.least, expected.most) = (times, Some(times)))
    }

    /// Expects this number of requests or more.
    pub fn at_least(self, times: u32) -> Self {
        self.change(|expected| (expected.least, expected.most) = (times, None))
    }

    /// Expects no request.
    pub fn never(self) -> Self {
        self.times(0)
    }

    /// Counts only requests with this value at a JSON pointer (RFC 6901) into their body.
    pub fn with_json(self, pointer: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let description = format!("with `{pointer}`: {value}");
        let pointer = pointer.to_owned();
        self.matching(&description, move |request| {
            let body = request.json();
            body.as_ref().and_then(|body| body.pointer(&pointer)) == Some(&value)
        })
    }

    /// Counts only requests with this parameter in their query or form.
    pub fn with_parameter(self, name: &str, value: &str) -> Self {
        let description = format!("with `{name}={value}`");
        let (name, value) = (name.to_owned(), value.to_owned());
        self.matching(&description, move |request| {
            request.parameter(&name) == Some(&value)
        })
    }

    /// Counts only requests that meet a condition, which the report describes as `description`.
    pub fn matching(
        self,
        description: &str,
        condition: impl Fn(&RecordedRequest) -> bool + Send + Sync + 'static,
    ) -> Self {
        let condition = (description.to_owned(), Arc::new(condition) as Condition);
        self.change(|expected| expected.conditions.push(condition))
    }

    fn change(self, change: impl FnOnce(&mut Expected)) -> Self {
        if let Some(expected) = self.all.all().get_mut(self.at) {
            change(expected);
        }
        self
    }
}

impl fmt::Debug for Expectation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Expectation").finish_non_exhaustive()
    }
}

/// Expectations that are not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnmetError(Vec<String>);

impl fmt::Display for UnmetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.len() {
            1 => f.write_str("an expectation is not met:")?,
            number => write!(f, "{number} expectations are not met:")?,
        }
        self.0.iter().try_for_each(|unmet| write!(f, "\n{unmet}"))
    }
}

impl std::error::Error for UnmetError {}
