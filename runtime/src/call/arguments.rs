//! A call as generated code describes it: an operation and its arguments. Nothing here is generic
//! over what comes back, and nothing fails: the first argument that cannot be sent is reported when
//! the call is.

use std::fmt;
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use url::Url;

use crate::call::Client;
use crate::call::body::Body;
use crate::call::multipart::Part;
use crate::call::query;
use crate::call::query::Pairs;
use crate::call::style::Style;
use crate::call::upload::{File, Upload};
use crate::error::ArgumentError;
use crate::tables::Operation;

/// How a call is made; for [`Request::options`](crate::Request::options).
#[derive(Debug, Clone)]
#[must_use]
pub struct CallOptions {
    pub(crate) timeout: Duration,
    pub(crate) max_body: usize,
    pub(crate) idle_timeout: Duration,
    pub(crate) retries: u32,
    pub(crate) idempotency_key: Option<String>,
}

impl CallOptions {
    /// 30 seconds for everything, replies of up to 32 MiB, streams that pause for up to a minute, and
    /// two retries.
    pub fn new() -> Self {
        Self {
            timeout: Duration::from_secs(30),
            max_body: 32 * 1024 * 1024,
            idle_timeout: Duration::from_secs(60),
            retries: 2,
            idempotency_key: None,
        }
    }

    /// The time for the whole call: waiting for a token, sending, reading all of the reply, and doing
    /// so again. For paged calls, for each page; for streams, until they begin.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { timeout, ..self }
    }

    /// The most bytes that are read of a reply's body; of a stream, of each event or line.
    pub fn max_body(self, max_body: usize) -> Self {
        Self { max_body, ..self }
    }

    /// How long a stream may pause while the next part of it is waited for.
    pub fn idle_timeout(self, idle_timeout: Duration) -> Self {
        Self {
            idle_timeout,
            ..self
        }
    }
}

impl CallOptions {
    /// How often the call is made again when it failed and may fare better: not at all with 0.
    ///
    /// Only what cannot do harm is repeated: a call that is idempotent, by its method
    /// (RFC 9110 §9.2.2), by the spec, or by a key that the provider knows it by; and whatever
    /// certainly did not reach the server. It is repeated after 429, 502, 503, 504 and 408, after
    /// errors that the spec calls passing ones, and when the connection broke. The waits grow, are
    /// spread at random, and are no shorter than the server asks for; one that would outlast the
    /// call's [`timeout`](Self::timeout) is not begun.
    pub fn retries(self, retries: u32) -> Self {
        Self { retries, ..self }
    }

    /// The key by which the provider knows this call when it comes again, where the operation has
    /// one: to repeat it yourself, perhaps after a restart. Without this, each call has a new key,
    /// the same for its retries.
    pub fn idempotency_key(self, key: impl Into<String>) -> Self {
        Self {
            idempotency_key: Some(key.into()),
            ..self
        }
    }
}

impl Default for CallOptions {
    fn default() -> Self {
        Self::new()
    }
}

/// An operation and its arguments.
///
/// Arguments may be anything that serialises. In paths, queries, forms and headers, lists and
/// objects are spread out, and null is left out.
#[derive(Clone)]
#[must_use]
pub struct Call {
    pub(crate) client: Client,
    pub(crate) operation: &'static Operation,
    pub(crate) query: Pairs,
    pub(crate) headers: HeaderMap,
    pub(crate) cookies: Pairs,
    /// Parameters of the query in whose values reserved characters stay as they are.
    pub(crate) reserved: Vec<String>,
    pub(crate) body: Body,
    pub(crate) options: CallOptions,
    /// Where the call goes instead: the link to a further page.
    pub(crate) location: Option<Url>,
    path: Pairs,
    fault: Option<ArgumentError>,
}

impl Client {
    /// Starts a call of `operation`.
    pub fn call(&self, operation: &'static Operation) -> Call {
        Call::new(self.clone(), operation)
    }
}

impl Call {
    pub(crate) fn new(client: Client, operation: &'static Operation) -> Self {
        Self {
            client,
            operation,
            query: Pairs::new(),
            headers: HeaderMap::new(),
            cookies: Pairs::new(),
            reserved: Vec::new(),
            body: Body::default(),
            options: CallOptions::new(),
            location: None,
            path: Pairs::new(),
            fault: None,
        }
    }

    /// Sets `{name}` in the path. The value stays within its segment, whatever it holds; the items
    /// of a list are separated by commas.
    pub fn path(mut self, name: &'static str, value: impl Serialize) -> Self {
        if let Some(text) = self.keep(query::text(name, &value, ",")) {
            self.path.push((name.to_owned(), text));
        }
        self
    }

    /// Adds to the query. The items of a list repeat the name.
    pub fn query(mut self, name: &str, value: impl Serialize) -> Self {
        if let Some(pairs) = self.keep(query::pairs(name, &value)) {
            self.query.extend(pairs);
        }
        self
    }

    /// Adds a list to the query as one value: `ids=1,2`.
    pub fn query_joined(mut self, name: &str, values: impl Serialize, separator: &str) -> Self {
        if let Some(text) = self.keep(query::text(name, &values, separator)) {
            self.query.push((name.to_owned(), text));
        }
        self
    }

    /// Sets a header. The items of a list are separated by commas.
    pub fn header(mut self, name: &str, value: impl Serialize) -> Self {
        let header = query::text(name, &value, ", ").and_then(|text| {
            let refused = || ArgumentError::new(name, "cannot be sent as a header");
            let name = HeaderName::try_from(name).map_err(|_| refused())?;
            let mut value = HeaderValue::try_from(text).map_err(|_| refused())?;
            // Nobody here knows which headers hold secrets, so none is printed.
            value.set_sensitive(true);
            Ok((name, value))
        });
        if let Some((name, value)) = self.keep(header) {
            self.headers.insert(name, value);
        }
        self
    }

    /// Sets `{name}` in the path, written in a style: what it writes stays within its segment.
    pub fn path_as(mut self, name: &'static str, value: impl Serialize, style: Style) -> Self {
        if let Some(text) = self.keep(style.text(name, &value)) {
            self.path.push((name.to_owned(), text));
        }
        self
    }

    /// Adds to the query, in a style.
    pub fn query_as(mut self, name: &str, value: impl Serialize, style: Style) -> Self {
        if let Some(pairs) = self.keep(style.pairs(name, &value)) {
            self.query.extend(pairs);
        }
        self
    }

    /// Leaves characters with a meaning in URLs (RFC 3986 §2.2) as they are in the values of a
    /// parameter of the query.
    pub fn reserved(mut self, name: &str) -> Self {
        self.reserved.push(name.to_owned());
        self
    }

    /// Sets a header, written in a style.
    pub fn header_as(mut self, name: &str, value: impl Serialize, style: Style) -> Self {
        match self.keep(style.text(name, &value)) {
            Some(text) if !text.is_empty() => self.header(name, text),
            _ => self,
        }
    }

    /// Adds a cookie (RFC 6265 §4.2). The items of a list repeat the name.
    pub fn cookie(self, name: &str, value: impl Serialize) -> Self {
        self.cookie_as(name, value, Style::Form)
    }

    /// Adds a cookie, written in a style.
    pub fn cookie_as(mut self, name: &str, value: impl Serialize, style: Style) -> Self {
        if let Some(pairs) = self.keep(style.pairs(name, &value)) {
            self.cookies.extend(pairs);
        }
        self
    }

    /// Sets the whole body, as JSON.
    pub fn body<V: Serialize + ?Sized>(mut self, value: &V) -> Self {
        if let Some(json) = self.json("body", value) {
            self.body = Body::Json(Box::<str>::from(json).into_boxed_bytes().into());
        }
        self
    }

    /// Sets a member of the body, which is a JSON object.
    pub fn body_field<V: Serialize + ?Sized>(mut self, name: &str, value: &V) -> Self {
        if let Some(json) = self.json(name, value) {
            self.body.set_field(name, json);
        }
        self
    }

    /// Adds to the body, which is a form.
    pub fn form_field(mut self, name: &str, value: impl Serialize) -> Self {
        if let Some(pairs) = self.keep(query::pairs(name, &value)) {
            self.body.add_to_form(pairs);
        }
        self
    }

    /// Adds to the body, which is a form, in a style.
    pub fn form_field_as(mut self, name: &str, value: impl Serialize, style: Style) -> Self {
        if let Some(pairs) = self.keep(style.pairs(name, &value)) {
            self.body.add_to_form(pairs);
        }
        self
    }

    /// Adds a value to the body, which is multipart: a part for each item of a list, objects as
    /// JSON.
    pub fn part<V: Serialize + ?Sized>(self, name: &str, value: &V) -> Self {
        self.with_parts(Part::values(name, value, None))
    }

    /// Adds a value of a media type to the body, which is multipart.
    pub fn part_of_type<V: Serialize + ?Sized>(
        self,
        name: &str,
        value: &V,
        media_type: &'static str,
    ) -> Self {
        self.with_parts(Part::values(name, value, Some(media_type)))
    }

    /// Adds a file to the body, which is multipart; it is of the media type, if it does not say
    /// another.
    pub fn file(mut self, name: &str, file: impl Into<File>, media_type: &'static str) -> Self {
        let part = Part::file(name, file.into(), media_type);
        self.body.add_parts(vec![part]);
        self
    }

    /// Adds files to the body, which is multipart.
    pub fn files(mut self, name: &str, files: Vec<File>, media_type: &'static str) -> Self {
        let parts = files.into_iter();
        let parts = parts.map(|file| Part::file(name, file, media_type));
        self.body.add_parts(parts.collect());
        self
    }

    /// Sets the whole body, sent as it is.
    pub fn upload(mut self, content: impl Into<Upload>) -> Self {
        self.body = Body::Upload(content.into());
        self
    }

    /// Sets a variable of the operation's GraphQL document.
    pub fn variable<V: Serialize + ?Sized>(self, name: &str, value: &V) -> Self {
        self.body_field(name, value)
    }

    /// Sets the only value of `name` in the query.
    pub(crate) fn set_query(&mut self, name: &str, value: String) {
        self.query.retain(|(set, _)| set != name);
        self.query.push((name.to_owned(), value));
    }

    /// The value of `name` in the path.
    pub(crate) fn argument(&self, name: &str) -> Option<&str> {
        let own = self.path.iter().rfind(|(set, _)| set == name);
        own.map(|(_, value)| value.as_str())
            .or_else(|| self.client.bound(name))
    }

    /// The first argument that cannot be sent.
    pub(crate) fn fault(&self) -> Result<(), ArgumentError> {
        self.fault.clone().map_or(Ok(()), Err)
    }

    fn json<V: Serialize + ?Sized>(&mut self, name: &str, value: &V) -> Option<Box<RawValue>> {
        let json = to_raw_value(value);
        self.keep(json.map_err(|_| ArgumentError::new(name, "cannot be written as JSON")))
    }

    fn with_parts(mut self, parts: Result<Vec<Part>, ArgumentError>) -> Self {
        if let Some(parts) = self.keep(parts) {
            self.body.add_parts(parts);
        }
        self
    }

    fn keep<V>(&mut self, result: Result<V, ArgumentError>) -> Option<V> {
        match result {
            Ok(value) => Some(value),
            Err(fault) => {
                self.fault.get_or_insert(fault);
                None
            }
        }
    }
}

/// Shows no argument: any of them may be a secret.
impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.operation.name)
            .finish_non_exhaustive()
    }
}
