//! A call as described by generated code: an operation and its arguments. Not generic over the
//! result, and infallible: the first invalid argument is reported when the call is sent.

use std::fmt;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use serde_json::value::RawValue;
use url::Url;

use super::Client;
use super::body::Body;
use super::multipart::{Part, PartHeader};
use super::style;
use super::upload::{File, Upload};
use super::written::{Field, Written};
use crate::error::ArgumentError;
use crate::http::options::CallOptions;
use crate::json::raw::raw;
use crate::secret::{Secret, sent};
use crate::tables::{Method, Operation, Style};
use crate::template;

/// An operation and its arguments.
///
/// An argument can be any serializable value. In paths, queries, forms and headers, lists and
/// objects are expanded, and null is omitted.
#[derive(Clone)]
#[must_use]
pub struct Call {
    pub(crate) client: Client,
    pub(crate) operation: &'static Operation,
    pub(crate) query: Vec<Field>,
    pub(crate) headers: HeaderMap,
    pub(crate) cookies: Vec<Field>,
    /// Parameters of queries and forms whose values keep reserved characters unescaped.
    pub(crate) reserved: Vec<String>,
    pub(crate) body: Body,
    pub(crate) options: CallOptions,
    /// The URL to use instead, from a link to the next page.
    pub(crate) location: Option<Url>,
    /// The path of a call that the spec lacks.
    own_path: Option<String>,
    path: Vec<(&'static str, Written)>,
    /// The secrets among the arguments.
    pub(crate) secrets: Vec<Secret>,
    fault: Option<ArgumentError>,
}

impl Client {
    /// Creates a call of `operation`.
    pub fn call(&self, operation: &'static Operation) -> Call {
        Call::new(self.clone(), operation)
    }
}

impl Call {
    pub(crate) fn new(client: Client, operation: &'static Operation) -> Self {
        Self {
            options: client.app().call_options().clone(),
            client,
            operation,
            query: Vec::new(),
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            reserved: Vec::new(),
            body: Body::default(),
            location: None,
            own_path: None,
            path: Vec::new(),
            secrets: Vec::new(),
            fault: None,
        }
    }

    /// Creates a call of an operation that the spec lacks.
    pub(super) fn of_path(client: Client, method: Method, path: &str) -> Self {
        let mut call = Self::new(client, operation_of(method));
        let refused = |problem| Err(ArgumentError::new("path", problem));
        call.record(if !path.starts_with('/') {
            refused("does not begin with `/`")
        } else if path.contains('#') {
            refused("contains `#`; write `%23`")
        } else if leads_elsewhere(path) {
            refused("has a segment `.` or `..`, or a character that URLs do not have")
        } else {
            Ok(())
        });
        // The rest of the way reads a template.
        call.own_path = Some(path.replace('{', "%7B").replace('}', "%7D"));
        call
    }

    /// Whether an access token that is sent in the body is a query parameter of this call: it has no
    /// body, and its method expects none (RFC 9110 §9.3).
    pub(super) fn sends_token_in_query(&self) -> bool {
        let has_body = !matches!(self.body, Body::None) || self.operation.empty_body;
        !has_body
            && !matches!(
                self.operation.method,
                Method::Post | Method::Put | Method::Patch
            )
    }

    /// Whether the path is one that the spec lacks.
    pub(super) fn has_own_path(&self) -> bool {
        self.own_path.is_some()
    }

    /// Returns the path as a template of the operation's variables.
    pub(super) fn template(&self) -> &str {
        self.own_path.as_deref().unwrap_or(self.operation.path)
    }

    /// Sets `{name}` in the path. The value is escaped, so that it stays within its segment; list
    /// items are separated by commas.
    pub fn path(self, name: &'static str, value: impl Serialize) -> Self {
        self.path_as(name, value, Style::Simple)
    }

    /// Adds a query parameter. List items repeat the name; each member of an object is a parameter.
    pub fn query(self, name: &str, value: impl Serialize) -> Self {
        self.query_as(name, value, Style::Form)
    }

    /// Sets a header. List items are separated by commas.
    pub fn header(self, name: &str, value: impl Serialize) -> Self {
        self.header_as(name, value, Style::Simple)
    }

    /// Sets `{name}` in the path with a serialization style. The value stays within its segment.
    pub fn path_as(mut self, name: &'static str, value: impl Serialize, style: Style) -> Self {
        if let Some(text) = self.written(|| style::text(style, name, &value)) {
            self.path.push((name, text.unwrap_or_default()));
        }
        self
    }

    /// Adds a query parameter with a serialization style.
    pub fn query_as(mut self, name: &str, value: impl Serialize, style: Style) -> Self {
        if let Some(pairs) = self.written(|| style::fields(style, name, &value)) {
            self.query.extend(pairs);
        }
        self
    }

    /// Sends `name=` if a query parameter has no value: for null, an empty list or an empty object
    /// (`allowEmptyValue` of OpenAPI 3.1 §4.8.12). Call it after the value is set.
    pub fn or_empty(mut self, name: &str) -> Self {
        if !self.query.iter().any(|field| field.parameter() == name) {
            self.query.push(Field::new(name, Written::default()));
        }
        self
    }

    /// Leaves reserved characters (RFC 3986 §2.2) unescaped in the values of a query parameter or a
    /// form field.
    pub fn reserved(mut self, name: &str) -> Self {
        self.reserved.push(name.to_owned());
        self
    }

    /// Sets a header with a serialization style.
    pub fn header_as(mut self, name: &str, value: impl Serialize, style: Style) -> Self {
        let header = || {
            let refused = || ArgumentError::new(name, "cannot be sent in a header");
            let text = style::header(style, name, &value)?;
            let Some(text) = text else { return Ok(None) };
            let name = HeaderName::try_from(name).map_err(|_| refused())?;
            let mut value = HeaderValue::try_from(text.plain()).map_err(|_| refused())?;
            // Any header may contain a secret, so none is printed.
            value.set_sensitive(true);
            Ok(Some((name, value)))
        };
        if let Some((name, value)) = self.written(header).flatten() {
            self.headers.insert(name, value);
        }
        self
    }

    /// Adds a cookie (RFC 6265 §4.2). List items repeat the name.
    pub fn cookie(self, name: &str, value: impl Serialize) -> Self {
        self.cookie_as(name, value, Style::Form)
    }

    /// Adds a cookie with a serialization style.
    pub fn cookie_as(mut self, name: &str, value: impl Serialize, style: Style) -> Self {
        if let Some(pairs) = self.written(|| style::fields(style, name, &value)) {
            self.cookies.extend(pairs);
        }
        self
    }

    /// Sets the body to a JSON value.
    pub fn body<V: Serialize + ?Sized>(mut self, value: &V) -> Self {
        if let Some(json) = self.json("body", value) {
            self.body = Body::Json(Box::<str>::from(json).into_boxed_bytes().into());
        }
        self
    }

    /// Sets a member of a JSON object body.
    pub fn body_field<V: Serialize + ?Sized>(mut self, name: &str, value: &V) -> Self {
        if let Some(json) = self.json(name, value) {
            self.body.set_field(name, json);
        }
        self
    }

    /// Adds a field to a form body. List items repeat the name; each member of an object is a field.
    pub fn form_field(self, name: &str, value: impl Serialize) -> Self {
        self.form_field_as(name, value, Style::Form)
    }

    /// Adds a field to a form body with a serialization style.
    pub fn form_field_as(mut self, name: &str, value: impl Serialize, style: Style) -> Self {
        if let Some(pairs) = self.written(|| style::fields(style, name, &value)) {
            self.body.add_to_form(pairs);
        }
        self
    }

    /// Adds the members of an object to a form body, each in the style [`Content`](Style::Content).
    pub fn form<V: Serialize + ?Sized>(mut self, value: &V) -> Self {
        if let Some(fields) = self.written(|| style::members("body", value)) {
            self.body.add_to_form(fields);
        }
        self
    }

    /// Adds a value to a multipart body: one part for each list item, with objects as JSON.
    pub fn part<V: Serialize + ?Sized>(self, name: &str, value: &V) -> Self {
        self.with_parts(|| Part::values(name, value, None))
    }

    /// Adds a value with a media type to a multipart body.
    pub fn part_of_type<V: Serialize + ?Sized>(
        self,
        name: &str,
        value: &V,
        media_type: &'static str,
    ) -> Self {
        self.with_parts(|| Part::values(name, value, Some(media_type)))
    }

    /// Adds a value with a serialization style to a multipart body: one part for each pair, without
    /// percent-encoding (OpenAPI 3.1.1, appendix C).
    pub fn part_as(self, name: &str, value: impl Serialize, style: Style) -> Self {
        self.with_parts(|| {
            let fields = style::fields(style, name, &value)?.into_iter();
            let parts = fields.map(|field| Part::text(field.name, field.value.plain()));
            Ok(parts.collect())
        })
    }

    /// Adds a header to the parts of a multipart body with the name `part`.
    pub fn part_header(self, part: &str, name: &str, value: impl Serialize) -> Self {
        self.part_header_as(part, name, value, Style::Simple)
    }

    /// Adds a header to the parts of a multipart body with the name `part`, with a serialization style.
    pub fn part_header_as(
        mut self,
        part: &str,
        name: &str,
        value: impl Serialize,
        style: Style,
    ) -> Self {
        let header = || {
            let refused = || ArgumentError::new(name, "cannot be sent in a header");
            let text = style::header(style, name, &value)?;
            let Some(text) = text else { return Ok(None) };
            let name = HeaderName::try_from(name).map_err(|_| refused())?;
            let value = text.plain();
            // Within a part, a line break would start another header.
            HeaderValue::try_from(&value).map_err(|_| refused())?;
            Ok(Some(PartHeader {
                part: part.to_owned(),
                name: name.to_string(),
                value,
            }))
        };
        if let Some(header) = self.written(header).flatten() {
            self.body.add_part_header(header);
        }
        self
    }

    /// Adds a file to a multipart body. `media_type` applies unless the file sets its own.
    pub fn file(mut self, name: &str, file: impl Into<File>, media_type: &'static str) -> Self {
        let part = Part::file(name, file.into(), media_type);
        self.body.add_parts(vec![part]);
        self
    }

    /// Adds files to a multipart body.
    pub fn files(mut self, name: &str, files: Vec<File>, media_type: &'static str) -> Self {
        let parts = files.into_iter();
        let parts = parts.map(|file| Part::file(name, file, media_type));
        self.body.add_parts(parts.collect());
        self
    }

    /// Sets the body to raw content.
    pub fn upload(mut self, content: impl Into<Upload>) -> Self {
        self.body = Body::Upload(content.into());
        self
    }

    /// Sets a variable of the operation's GraphQL document.
    pub fn variable<V: Serialize + ?Sized>(self, name: &str, value: &V) -> Self {
        self.body_field(name, value)
    }

    /// Sets a query parameter and removes its previous values.
    pub(crate) fn set_query(&mut self, name: &str, value: String) {
        self.query.retain(|field| field.name != name);
        self.query.push(Field::new(name, Written::value(value)));
    }

    /// Returns the value of `{name}` in the path, percent-encoded.
    pub(crate) fn argument(&self, name: &str) -> Option<String> {
        let own = self.path.iter().rfind(|(set, _)| *set == name);
        let bound = || self.client.bound(name).map(template::encode_segment);
        own.map(|(_, value)| value.encode(template::encode_segment))
            .or_else(bound)
    }

    /// Returns an error if an argument is invalid.
    pub(crate) fn fault(&self) -> Result<(), ArgumentError> {
        self.fault.clone().map_or(Ok(()), Err)
    }

    fn json<V: Serialize + ?Sized>(&mut self, name: &str, value: &V) -> Option<Box<RawValue>> {
        let refused = || ArgumentError::new(name, "cannot be written as JSON");
        self.written(|| raw(value).map_err(|_| refused()))
    }

    fn with_parts(mut self, parts: impl FnOnce() -> Result<Vec<Part>, ArgumentError>) -> Self {
        if let Some(parts) = self.written(parts) {
            self.body.add_parts(parts);
        }
        self
    }

    /// Serializes an argument, and remembers its secrets.
    fn written<V>(&mut self, write: impl FnOnce() -> Result<V, ArgumentError>) -> Option<V> {
        let (written, secrets) = sent::collecting(write);
        self.secrets.extend(secrets);
        self.record(written)
    }

    fn record<V>(&mut self, result: Result<V, ArgumentError>) -> Option<V> {
        match result {
            Ok(value) => Some(value),
            Err(fault) => {
                self.fault.get_or_insert(fault);
                None
            }
        }
    }
}

/// Whether a path may lead out of the base URL: by a dot segment, in any spelling (RFC 3986 §5.2.4), or by what
/// URL parsers change (WHATWG URL §4.4).
fn leads_elsewhere(path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let is_dots = |segment: &str| {
        let plain = segment.to_ascii_lowercase().replace("%2e", ".");
        matches!(plain.as_str(), "." | "..")
    };
    path.contains(|c: char| c == '\\' || c.is_control()) || path.split('/').any(is_dots)
}

/// Returns an operation that has only a method.
fn operation_of(method: Method) -> &'static Operation {
    const fn with(method: Method) -> Operation {
        Operation {
            name: "request",
            method,
            ..Operation::DEFAULT
        }
    }
    static GET: Operation = with(Method::Get);
    static HEAD: Operation = with(Method::Head);
    static POST: Operation = with(Method::Post);
    static PUT: Operation = with(Method::Put);
    static PATCH: Operation = with(Method::Patch);
    static DELETE: Operation = with(Method::Delete);
    static OPTIONS: Operation = with(Method::Options);
    match method {
        Method::Get => &GET,
        Method::Head => &HEAD,
        Method::Post => &POST,
        Method::Put => &PUT,
        Method::Patch => &PATCH,
        Method::Delete => &DELETE,
        Method::Options => &OPTIONS,
    }
}

/// Shows no arguments: any of them may be a secret.
impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.operation.name)
            .finish_non_exhaustive()
    }
}
