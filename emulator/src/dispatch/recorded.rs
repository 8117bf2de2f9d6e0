//! Records of answered requests, for tests. Nothing is hidden, because the emulator's secrets have no value
//! elsewhere; while it records from the real provider, records have no contents.

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use crate::http::parameters::Parameters;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::values::{clock, moment};

/// Maximum number of recorded requests: more than a test makes.
const MOST_REQUESTS: usize = 10_000;
/// Maximum size of the records in bytes: no more than a long-running emulator can hold.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The last requests, the oldest first, up to [`MOST_REQUESTS`] and [`MOST_BYTES`].
#[derive(Debug, Default)]
pub(crate) struct Records {
    requests: VecDeque<RecordedRequest>,
    /// The bytes of `requests`.
    bytes: usize,
}

impl Records {
    /// Adds a request, and removes the oldest ones beyond the limits.
    pub(crate) fn add(&mut self, request: RecordedRequest) {
        self.bytes += request.size();
        self.requests.push_back(request);
        while self.requests.len() > MOST_REQUESTS || self.bytes > MOST_BYTES {
            let Some(oldest) = self.requests.pop_front() else {
                break;
            };
            self.bytes = self.bytes.saturating_sub(oldest.size());
        }
    }

    /// The last records, the oldest first.
    pub(crate) fn last(&self, number: usize) -> Vec<RecordedRequest> {
        let before = self.requests.len().saturating_sub(number);
        self.requests.iter().skip(before).cloned().collect()
    }

    /// The records, the oldest first.
    pub(crate) fn all(&self) -> Vec<RecordedRequest> {
        self.requests.iter().cloned().collect()
    }
}

/// Receives each request after it was answered.
#[derive(Clone)]
pub(crate) struct Observer(pub(crate) Arc<dyn Fn(&RecordedRequest) + Send + Sync>);

impl fmt::Debug for Observer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Observer")
    }
}

/// A request that the emulator answered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecordedRequest {
    /// The endpoint: an operation's name, or the name of another [`Endpoint`](crate::Endpoint), such as
    /// `token`; otherwise `graphql` (a document that the spec lacks), `client_configuration` (RFC 7592),
    /// `client_document` (a document that was rejected), `webhook_keys`, or one of the emulator's own pages:
    /// `index`, `callback`, `metadata`, `download`, `device` (the page for user codes). Empty for a URL that the
    /// spec does not have.
    pub endpoint: String,
    /// The HTTP method.
    pub method: String,
    /// The path under which the emulator serves it: `/api.example.com/v1/contacts`.
    pub path: String,
    /// The parameters of the query.
    pub query: Vec<(String, String)>,
    /// The parameters of a form body.
    pub form: Vec<(String, String)>,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// The status of the answer.
    pub status: u16,
    /// Why the request was rejected, with the code of the error: `invalid_grant: the authorization
    /// code of 12:03:07 expired at 12:13:07`. Times of day are UTC.
    pub rejection: Option<String>,
    /// What a script did to the reply: `reply, delay=200ms`.
    pub script: Option<String>,
    /// What of the reply was recorded from the real provider: `recorded without /*/note (undeclared)`.
    pub recording: Option<String>,
    /// When it was answered, in milliseconds since the Unix epoch by the machine's clock.
    pub at: u64,
}

impl RecordedRequest {
    pub(crate) fn new(endpoint: &str, request: &Request, reply: &Reply) -> Self {
        let header = |(name, value): (&hyper::header::HeaderName, &hyper::header::HeaderValue)| {
            (
                name.as_str().to_owned(),
                String::from_utf8_lossy(value.as_bytes()).into_owned(),
            )
        };
        let pairs = |parameters: &Parameters| parameters.pairs().to_vec();
        Self {
            endpoint: endpoint.to_owned(),
            method: request.method.to_string(),
            path: request.uri.path().to_owned(),
            query: pairs(&request.query),
            form: request.form().as_ref().map(pairs).unwrap_or_default(),
            headers: request.headers.iter().map(header).collect(),
            body: request.body.to_vec(),
            status: reply.status.as_u16(),
            rejection: reply.rejection.clone(),
            script: reply.script.clone(),
            recording: reply.recording.clone(),
            at: clock::wall(),
        }
    }

    /// The same without its contents, which are real secrets while the emulator records.
    pub(crate) fn without_contents(self) -> Self {
        Self {
            query: Vec::new(),
            form: Vec::new(),
            headers: Vec::new(),
            body: Vec::new(),
            ..self
        }
    }

    /// The approximate memory that it takes, in bytes.
    pub(crate) fn size(&self) -> usize {
        let pairs = [&self.query, &self.form, &self.headers];
        let pairs = pairs.into_iter().flatten();
        let pairs =
            pairs.map(|(name, value)| name.len() + value.len() + size_of::<(String, String)>());
        let own = self.rejection.as_ref().map_or(0, String::len)
            + self.script.as_ref().map_or(0, String::len)
            + self.recording.as_ref().map_or(0, String::len)
            + self.endpoint.len()
            + self.method.len()
            + self.path.len()
            + self.body.len();
        size_of::<Self>() + own + pairs.sum::<usize>()
    }

    /// One human-readable line, without secrets: `12:03:07 POST /acme.example/token → 400 token:
    /// invalid_grant: …`. The time is UTC; the query and the body are omitted.
    pub fn summary(&self) -> String {
        let time = moment::write_time(self.at);
        let mut line = format!("{time} {} {} → {}", self.method, self.path, self.status);
        for part in [Some(self.endpoint.as_str()), self.rejection.as_deref()] {
            if let Some(part) = part.filter(|part| !part.is_empty()) {
                line.push_str(if line.contains(" · ") { ": " } else { " · " });
                line.push_str(part);
            }
        }
        if let Some(script) = &self.script {
            line.push_str(" · script: ");
            line.push_str(script);
        }
        if let Some(recording) = &self.recording {
            line.push_str(" · ");
            line.push_str(recording);
        }
        // A client chooses the path, and a terminal acts on control characters.
        line.replace(char::is_control, "\u{fffd}")
    }

    /// A parameter of the query or the form.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        find(&self.query, name).or_else(|| find(&self.form, name))
    }

    /// A header, by its name in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        find(&self.headers, &name.to_ascii_lowercase())
    }

    /// Returns the body as JSON; `None` if it is not JSON.
    pub fn json(&self) -> Option<serde_json::Value> {
        serde_json::from_slice(&self.body).ok()
    }
}

fn find<'p>(pairs: &'p [(String, String)], name: &str) -> Option<&'p str> {
    pairs
        .iter()
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.as_str())
}
