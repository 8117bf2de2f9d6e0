//! The responses to browsers. A page whose URL contains a code must not leak it through `Referer`,
//! a cache or the history (RFC 9700 §4.2.4).

use std::fmt::Write as _;
use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

/// The message after a callback was received.
pub(super) const DONE: &str = "You can close this window and go back to the application.";
/// The message for callbacks of other logins.
pub(super) const FOREIGN: &str = "The application is not waiting for this login.";

/// Removes the query from the address bar and the history.
const SCRIPT: &str = r#"history.replaceState(null,"",location.pathname)"#;

/// A response to one request. The connection is closed afterwards.
pub(super) struct Answer {
    status: u16,
    content_type: &'static str,
    body: String,
    has_body: bool,
}

impl Answer {
    /// Creates a response that is not displayed.
    pub(super) fn plain(status: u16) -> Self {
        Self {
            status,
            content_type: "text/plain; charset=utf-8",
            body: format!("{}\n", reason(status)),
            has_body: true,
        }
    }

    /// Creates a page with a message.
    pub(super) fn page(status: u16, message: &str) -> Self {
        let message = escaped(message);
        Self {
            status,
            content_type: "text/html; charset=utf-8",
            body: format!(
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
                 <meta name=\"referrer\" content=\"no-referrer\"><title>Login</title>\
                 <p>{message}</p><script>{SCRIPT}</script></html>\n"
            ),
            has_body: true,
        }
    }

    /// Keeps only the headers, for `HEAD`.
    pub(super) fn without_body(mut self) -> Self {
        self.has_body = false;
        self
    }

    pub(super) async fn write(&self, stream: &mut TcpStream) -> io::Result<()> {
        stream.write_all(self.text().as_bytes()).await?;
        stream.shutdown().await
    }

    fn text(&self) -> String {
        let hash = STANDARD.encode(Sha256::digest(SCRIPT));
        let headers = [
            ("Content-Type", self.content_type),
            ("Cache-Control", "no-store"),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
            ("Allow", "GET, HEAD, POST"),
            ("Connection", "close"),
        ];
        let mut text = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        for (name, value) in headers {
            // Writing to a `String` cannot fail.
            let _ = write!(text, "{name}: {value}\r\n");
        }
        let _ = write!(
            text,
            "Content-Security-Policy: default-src 'none'; script-src 'sha256-{hash}'; \
             base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n\
             Content-Length: {}\r\n\r\n",
            self.body.len()
        );
        if self.has_body {
            text.push_str(&self.body);
        }
        text
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        413 => "Content Too Large",
        421 => "Misdirected Request",
        _ => "Service Unavailable",
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}
