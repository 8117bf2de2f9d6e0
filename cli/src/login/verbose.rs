//! `-v`: logs requests and replies without secrets: URLs, headers, encoding and bodies, with masked
//! values, to find deviations of a provider.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::terminal::{noteln, one_line};
use licit_runtime::error::TransportError;
use licit_runtime::observe::{AuthRequest, AuthResponse, CallRequest, CallResponse, Observer};

/// Records the last rejection by the authorization server, and logs every request to stderr if
/// requested.
pub(crate) struct Witness {
    is_verbose: bool,
    rejection: Mutex<Option<String>>,
}

impl Witness {
    pub(crate) fn new(is_verbose: bool) -> Self {
        Self {
            is_verbose,
            rejection: Mutex::default(),
        }
    }

    /// Returns the last rejection by the authorization server: the status and the body.
    pub(super) fn rejection(&self) -> Option<String> {
        self.rejection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Observer for Witness {
    fn includes_masked(&self) -> bool {
        self.is_verbose
    }

    fn request_started(&self, sent: &CallRequest<'_>) {
        if !self.is_verbose {
            return;
        }
        noteln!("→ {} {}", sent.method(), sent.url());
        message(sent.masked_headers(), sent.masked_body());
    }

    fn response_received(&self, _: &CallRequest<'_>, received: &CallResponse<'_>) {
        if !self.is_verbose {
            return;
        }
        let time = received.elapsed().as_millis();
        noteln!("← {} in {time} ms", received.status());
        message(received.masked_headers(), received.masked_body());
    }

    fn failed(&self, _: &CallRequest<'_>, error: &TransportError, elapsed: Duration) {
        if !self.is_verbose {
            return;
        }
        noteln!("✗ after {} ms: {error}", elapsed.as_millis());
    }

    fn auth_request_started(&self, request: &AuthRequest) {
        if !self.is_verbose {
            return;
        }
        noteln!("→ {} {}", request.method(), request.url());
        message(request.masked_headers(), request.masked_json());
        let parameters: Vec<_> = request.masked_parameters().collect();
        if request.masked_json().is_none() && !parameters.is_empty() {
            noteln!("  {}", pairs(parameters));
        }
    }

    fn auth_response_received(&self, _: &AuthRequest, answered: &AuthResponse) {
        let rejection = answered
            .rejection()
            .map(|text| format!("{}: {text}", answered.status()));
        *self
            .rejection
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = rejection;
        if !self.is_verbose {
            return;
        }
        let time = answered.elapsed().as_millis();
        noteln!("← {} in {time} ms", answered.status());
        let members: Vec<_> = answered.masked_members().collect();
        let body = match answered.masked_json() {
            Some(json) => json.to_owned(),
            None if answered.size() == 0 => "no body".to_owned(),
            None if members.is_empty() => "an unreadable body".to_owned(),
            None => pairs(members),
        };
        message(answered.masked_headers(), Some(&body));
    }

    fn auth_request_failed(&self, _: &AuthRequest, error: &TransportError, elapsed: Duration) {
        if self.is_verbose {
            noteln!("✗ after {} ms: {error}", elapsed.as_millis());
        }
    }
}

/// Logs headers and a body whose values are masked.
fn message<'h>(headers: impl Iterator<Item = (&'h str, &'h str)>, body: Option<&str>) {
    for (name, value) in headers {
        noteln!("  {name}: {}", printable(value));
    }
    if let Some(body) = body {
        noteln!("  {}", printable(body));
    }
}

/// Names with masked values, as in a form.
fn pairs<'p>(pairs: impl IntoIterator<Item = (&'p str, &'p str)>) -> String {
    let pairs = pairs.into_iter();
    let pairs: Vec<_> = pairs
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    printable(&pairs.join(" & "))
}

/// The start of a text of a server, on one line.
fn printable(text: &str) -> String {
    one_line(&text.chars().take(2000).collect::<String>())
}
