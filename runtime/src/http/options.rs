//! Options of calls: those of an application, and those of one call, which take precedence.

use std::fmt;
use std::time::Duration;

use crate::secret::Secret;

/// The default timeout of a call.
const TIMEOUT: Duration = Duration::from_secs(30);
/// The default maximum size of a reply.
const MAX_BODY: usize = 32 * 1024 * 1024;
/// The default idle timeout of a stream.
const IDLE_TIMEOUT: Duration = Duration::from_secs(60);
/// The default number of retries.
const RETRIES: u32 = 2;

/// Options of calls. Unset options default to those of the application
/// ([`AppBuilder::call_options`](crate::AppBuilder::call_options)), and these to a timeout of 30 seconds,
/// replies of up to 32 MiB, a stream idle timeout of one minute, and two retries.
///
/// ```
/// # use std::time::Duration;
/// # use licit_runtime::CallOptions;
/// let options = CallOptions::new()
///     .timeout(Duration::from_secs(5))
///     .header("X-Team", "billing")
///     .query("debug", "1");
/// ```
#[derive(Clone, Default)]
#[must_use]
pub struct CallOptions {
    timeout: Option<Duration>,
    max_body: Option<usize>,
    idle_timeout: Option<Duration>,
    retries: Option<u32>,
    idempotency_key: Option<String>,
    /// Names and values. A value may be secret.
    headers: Vec<(String, Secret)>,
    query: Vec<(String, Secret)>,
}

impl CallOptions {
    /// Creates options that set nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the timeout of the whole call, including the wait for a token, reading the reply, and
    /// retries. Applies to each page of a paged call, and to a stream until its first byte.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self {
            timeout: Some(timeout),
            ..self
        }
    }

    /// Sets the maximum size of a reply's body in bytes. For streams, of each event or line.
    pub fn max_body(self, max_body: usize) -> Self {
        Self {
            max_body: Some(max_body),
            ..self
        }
    }

    /// Sets how long a stream may be idle before it fails.
    pub fn idle_timeout(self, idle_timeout: Duration) -> Self {
        Self {
            idle_timeout: Some(idle_timeout),
            ..self
        }
    }

    /// Sets the maximum number of retries; 0 disables them.
    ///
    /// Only calls that are safe to repeat are retried: calls that are idempotent by their method
    /// (RFC 9110 §9.2.2), by the spec or by an idempotency key, and requests that certainly did not
    /// reach the server. They are retried after the statuses 408, 429, 502, 503 and 504, errors
    /// that the spec marks as transient, and connection failures.
    ///
    /// The delay between retries grows exponentially, with jitter, and is at least the one the
    /// server requests. A retry that would exceed the call's [`timeout`](Self::timeout) is not
    /// attempted.
    pub fn retries(self, retries: u32) -> Self {
        Self {
            retries: Some(retries),
            ..self
        }
    }

    /// Sets the idempotency key, if the operation supports one. Use it to repeat a call yourself,
    /// perhaps after a restart. By default, each call has a new key, which its retries share.
    pub fn idempotency_key(self, key: impl Into<String>) -> Self {
        Self {
            idempotency_key: Some(key.into()),
            ..self
        }
    }

    /// Adds a header that the spec does not have, or replaces one of the spec's fixed headers. A header
    /// that is an argument of the operation takes precedence, and the header with the token cannot be
    /// replaced. An invalid name or value is an error when the call is sent.
    pub fn header(mut self, name: &str, value: impl Into<Secret>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// Adds a query parameter that the spec does not have. Not sent if the call sets a parameter of this
    /// name.
    pub fn query(mut self, name: &str, value: impl Into<Secret>) -> Self {
        self.query.push((name.to_owned(), value.into()));
        self
    }
}

/// The options of a call together with those of its application.
impl CallOptions {
    /// Returns these options; what they do not set is as in `usual`.
    pub(crate) fn or(&self, usual: &Self) -> Self {
        let both = |own: &[(String, Secret)], usual: &[(String, Secret)]| {
            let is_new = |name: &str| own.iter().all(|(own, _)| !own.eq_ignore_ascii_case(name));
            let usual = usual.iter().filter(|(name, _)| is_new(name));
            usual.chain(own).cloned().collect()
        };
        Self {
            timeout: self.timeout.or(usual.timeout),
            max_body: self.max_body.or(usual.max_body),
            idle_timeout: self.idle_timeout.or(usual.idle_timeout),
            retries: self.retries.or(usual.retries),
            // A key of all calls would make all of them one call.
            idempotency_key: self.idempotency_key.clone(),
            headers: both(&self.headers, &usual.headers),
            query: both(&self.query, &usual.query),
        }
    }

    pub(crate) fn get_timeout(&self) -> Duration {
        self.timeout.unwrap_or(TIMEOUT)
    }

    pub(crate) fn get_max_body(&self) -> usize {
        self.max_body.unwrap_or(MAX_BODY)
    }

    pub(crate) fn get_idle_timeout(&self) -> Duration {
        self.idle_timeout.unwrap_or(IDLE_TIMEOUT)
    }

    pub(crate) fn get_retries(&self) -> u32 {
        self.retries.unwrap_or(RETRIES)
    }

    pub(crate) fn get_idempotency_key(&self) -> Option<&str> {
        self.idempotency_key.as_deref()
    }

    /// Removes the idempotency key, for a further call.
    pub(crate) fn forget_idempotency_key(&mut self) {
        self.idempotency_key = None;
    }

    /// Returns the values of headers and parameters, which may be secret.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &Secret> {
        let all = self.headers.iter().chain(&self.query);
        all.map(|(_, value)| value)
    }

    pub(crate) fn headers(&self) -> &[(String, Secret)] {
        &self.headers
    }

    pub(crate) fn parameters(&self) -> &[(String, Secret)] {
        &self.query
    }
}

/// Shows no values of headers and parameters, which may be secret.
impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = |pairs: &[(String, Secret)]| -> Vec<String> {
            pairs.iter().map(|(name, _)| name.clone()).collect()
        };
        f.debug_struct("CallOptions")
            .field("timeout", &self.timeout)
            .field("max_body", &self.max_body)
            .field("idle_timeout", &self.idle_timeout)
            .field("retries", &self.retries)
            .field("headers", &names(&self.headers))
            .field("query", &names(&self.query))
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_call_does_not_set_is_as_the_application_has_it() {
        let usual = CallOptions::new()
            .timeout(Duration::from_secs(1))
            .retries(7)
            .idempotency_key("one for all")
            .header("X-A", "usual")
            .header("X-B", "usual");
        let own = CallOptions::new().retries(0).header("x-a", "own");
        let both = own.or(&usual);
        assert_eq!(both.get_timeout(), Duration::from_secs(1));
        assert_eq!(both.get_retries(), 0);
        assert_eq!(both.get_max_body(), MAX_BODY);
        assert_eq!(both.get_idempotency_key(), None);
        let headers: Vec<_> = both
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str(), value.expose()))
            .collect();
        assert_eq!(headers, [("X-B", "usual"), ("x-a", "own")]);
        assert!(!format!("{both:?}").contains("usual"));
    }
}
