//! `-v`: each request and what came of it, without anything secret.

use std::time::Duration;

use licit_runtime::error::TransportError;
use licit_runtime::observe::{AuthRequest, AuthResponse, CallRequest, CallResponse, Observer};

/// Tells of every request on stderr.
pub(super) struct Watch;

impl Observer for Watch {
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

    fn auth_request_started(&self, asked: &AuthRequest) {
        let parameters: Vec<_> = asked.parameters().collect();
        let header = asked.authorization_scheme();
        let header = header.map_or_else(String::new, |scheme| {
            format!(" (Authorization: {scheme} …)")
        });
        eprintln!("→ {} {}{header}", asked.method(), asked.url());
        if !parameters.is_empty() {
            eprintln!("  with {}", parameters.join(", "));
        }
    }

    fn auth_response_received(&self, _: &AuthRequest, answered: &AuthResponse) {
        let members: Vec<_> = answered.members().collect();
        let members = if members.is_empty() {
            "nothing that can be read".to_owned()
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

/// What a server names is shown on a terminal, and must not act on it.
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
