//! `-v`: logs requests and replies without secrets.

use std::time::Duration;

use licit_runtime::error::TransportError;
use licit_runtime::observe::{AuthRequest, AuthResponse, CallRequest, CallResponse, Observer};

/// Logs every request to stderr.
pub(super) struct VerboseObserver;

impl Observer for VerboseObserver {
    fn request_started(&self, sent: &CallRequest<'_>) {
        eprintln!("→ {} {}", sent.method(), sent.url());
    }

    fn response_received(&self, _: &CallRequest<'_>, received: &CallResponse<'_>) {
        let kind = received.header("content-type").unwrap_or("no media type");
        let time = received.elapsed().as_millis();
        eprintln!("← {} in {time} ms: {kind}", received.status());
    }

    fn failed(&self, _: &CallRequest<'_>, error: &TransportError, elapsed: Duration) {
        eprintln!("✗ after {} ms: {error}", elapsed.as_millis());
    }

    fn auth_request_started(&self, request: &AuthRequest) {
        let parameters: Vec<_> = request.parameters().collect();
        let header = request.authorization_scheme();
        let header = header.map_or_else(String::new, |scheme| {
            format!(" (Authorization: {scheme} …)")
        });
        eprintln!("→ {} {}{header}", request.method(), request.url());
        if !parameters.is_empty() {
            eprintln!("  with {}", parameters.join(", "));
        }
    }

    fn auth_response_received(&self, _: &AuthRequest, answered: &AuthResponse) {
        let members: Vec<_> = answered.members().collect();
        let members = if members.is_empty() {
            "an unreadable body".to_owned()
        } else {
            members.join(", ")
        };
        let time = answered.elapsed().as_millis();
        eprintln!(
            "← {} in {time} ms: {}",
            answered.status(),
            printable(&members)
        );
    }

    fn auth_request_failed(&self, _: &AuthRequest, error: &TransportError, elapsed: Duration) {
        eprintln!("✗ after {} ms: {error}", elapsed.as_millis());
    }
}

/// Escapes text from a server for the terminal.
fn printable(text: &str) -> String {
    let shown = text.chars().take(500);
    let harmless = |character: char| {
        let acts = character.is_control();
        if acts {
            char::REPLACEMENT_CHARACTER
        } else {
            character
        }
    };
    shown.map(harmless).collect()
}
