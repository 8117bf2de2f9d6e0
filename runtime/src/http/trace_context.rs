//! The trace that requests belong to ([W3C Trace Context](https://www.w3.org/TR/trace-context/)).

use std::fmt;
use std::sync::Arc;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use crate::error::ArgumentError;

const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");
const TRACESTATE: HeaderName = HeaderName::from_static("tracestate");

/// The maximum length of `tracestate` (§3.3.1.5).
const LONGEST_STATE: usize = 512;

/// The trace that a request belongs to, as its headers `traceparent` and `tracestate`.
///
/// ```
/// use licit_runtime::TraceContext;
///
/// let header = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
/// let trace = TraceContext::new(header)?.state("vendor=value")?;
/// assert_eq!(trace.traceparent(), header);
/// # Ok::<(), licit_runtime::error::ArgumentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceContext {
    traceparent: HeaderValue,
    tracestate: Option<HeaderValue>,
}

impl TraceContext {
    /// Creates a trace context from the value of `traceparent` (§3.2).
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not have the form of version `00`, or has an identifier of zeros
    /// only.
    pub fn new(traceparent: &str) -> Result<Self, ArgumentError> {
        let value = is_valid(traceparent)
            .then(|| HeaderValue::from_str(traceparent).ok())
            .flatten();
        let problem =
            "must be `00-`, 32, 16 and 2 lowercase hexadecimal digits with `-` in between";
        let traceparent = value.ok_or_else(|| ArgumentError::new("traceparent", problem))?;
        Ok(Self {
            traceparent,
            tracestate: None,
        })
    }

    /// Adds the value of `tracestate` (§3.3). An empty value is not sent.
    ///
    /// # Errors
    ///
    /// Returns an error if the value has more than 512 characters or cannot be sent in a header.
    pub fn state(mut self, tracestate: &str) -> Result<Self, ArgumentError> {
        let value = (tracestate.len() <= LONGEST_STATE)
            .then(|| HeaderValue::from_str(tracestate).ok())
            .flatten();
        let problem = "must have at most 512 characters, all of which a header can contain";
        let value = value.ok_or_else(|| ArgumentError::new("tracestate", problem))?;
        self.tracestate = Some(value).filter(|value| !value.is_empty());
        Ok(self)
    }

    /// Returns the value of `traceparent`.
    pub fn traceparent(&self) -> &str {
        self.traceparent.to_str().unwrap_or_default()
    }

    /// Returns the value of `tracestate`.
    pub fn tracestate(&self) -> Option<&str> {
        self.tracestate.as_ref()?.to_str().ok()
    }
}

fn is_valid(traceparent: &str) -> bool {
    let fields: Vec<&str> = traceparent.split('-').collect();
    let [version, trace, parent, flags] = fields[..] else {
        return false;
    };
    let is_hex = |field: &str, length: usize| {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        field.len() == length && field.bytes().all(is_digit)
    };
    let is_identifier = |field: &str, length: usize| {
        is_hex(field, length) && field.bytes().any(|byte| byte != b'0')
    };
    version == "00" && is_identifier(trace, 32) && is_identifier(parent, 16) && is_hex(flags, 2)
}

/// Returns the trace of the request that is about to be sent.
type CurrentTrace = dyn Fn() -> Option<TraceContext> + Send + Sync;

/// The source of the traces of an application's requests, if it has one.
#[derive(Clone, Default)]
pub(crate) struct TraceSource(Option<Arc<CurrentTrace>>);

impl TraceSource {
    pub(crate) fn new(current: impl Fn() -> Option<TraceContext> + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(current)))
    }

    /// Adds the headers of the current trace, unless the request has a trace already.
    pub(super) fn add(&self, headers: &mut HeaderMap) {
        let Some(current) = &self.0 else { return };
        if headers.contains_key(TRACEPARENT) {
            return;
        }
        if let Some(trace) = current() {
            headers.insert(TRACEPARENT, trace.traceparent);
            if let Some(state) = trace.tracestate {
                headers.insert(TRACESTATE, state);
            }
        }
    }
}

impl fmt::Debug for TraceSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TraceSource").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRACE: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    #[test]
    fn only_values_of_the_recommendation_are_accepted() {
        assert!(TraceContext::new(TRACE).is_ok());
        for wrong in [
            "",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        ] {
            assert!(TraceContext::new(wrong).is_err(), "{wrong}");
        }
        let trace = TraceContext::new(TRACE).unwrap();
        assert!(trace.clone().state("a=b\n").is_err());
        assert!(trace.clone().state(&"a".repeat(513)).is_err());
        assert_eq!(trace.clone().state("").unwrap().tracestate(), None);
        assert_eq!(trace.state("a=b").unwrap().tracestate(), Some("a=b"));
    }

    #[test]
    fn a_trace_that_the_request_has_remains() {
        let source = TraceSource::new(|| TraceContext::new(TRACE).ok());
        let mut headers = HeaderMap::new();
        headers.insert(TRACEPARENT, HeaderValue::from_static("of middleware"));
        source.add(&mut headers);
        assert_eq!(headers[TRACEPARENT], "of middleware");
        headers.remove(TRACEPARENT);
        source.add(&mut headers);
        assert_eq!(headers[TRACEPARENT], TRACE);
    }
}
