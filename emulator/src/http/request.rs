//! A request whose body was read, within bounds (RFC 9110).

use bytes::Bytes;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HOST, HeaderMap};
use hyper::{Method, Uri};
use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::multipart::{self, Part};
use super::parameters::Parameters;
use super::served;
use super::undecoded::{Encoding, Undecoded};

/// A request.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) method: Method,
    /// The target below the emulator's origin, without the prefix of a served address.
    pub(crate) uri: Uri,
    /// The URL that the client called, without its query.
    pub(crate) called: String,
    /// The issuer of the emulator's metadata, if the URL is from there.
    pub(crate) issuer: Option<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) query: Parameters,
    pub(crate) body: Bytes,
}

impl Request {
    /// A request whose body was read.
    pub(crate) fn new(method: Method, uri: Uri, headers: HeaderMap, body: Bytes) -> Self {
        let query = Parameters::from_form(uri.query().unwrap_or_default().as_bytes());
        let host = headers.get(HOST).and_then(|host| host.to_str().ok());
        let origin = format!("http://{}", host.unwrap_or_default());
        let called = format!("{origin}{}", uri.path());
        let (uri, issuer) = match served::split(&uri) {
            Some((issuer, uri)) => (uri, Some(format!("{origin}{issuer}"))),
            None => (uri, None),
        };
        Self {
            method,
            uri,
            called,
            issuer,
            headers,
            query,
            body,
        }
    }

    /// The part of the called URL before the target: the emulator's origin, or a served address on it.
    pub(crate) fn prefix(&self) -> Option<&str> {
        self.called.strip_suffix(self.uri.path())
    }

    /// The origin that the client called.
    pub(crate) fn origin(&self) -> &str {
        let mut slashes = self.called.match_indices('/').map(|(at, _)| at);
        let end = slashes.nth(2).unwrap_or(self.called.len());
        self.called.get(..end).unwrap_or_default()
    }

    /// The decoded segments of the path, without an empty last one.
    pub(crate) fn segments(&self) -> Vec<String> {
        let path = self.uri.path();
        let path = path.strip_prefix('/').unwrap_or(path);
        let path = path.strip_suffix('/').unwrap_or(path);
        let decoded = |segment| percent_decode_str(segment).decode_utf8_lossy().into_owned();
        path.split('/').map(decoded).collect()
    }

    /// Returns the undecoded segments of the path, without an empty last one.
    pub(crate) fn raw_segments(&self) -> Vec<String> {
        let path = self.uri.path();
        let path = path.strip_prefix('/').unwrap_or(path);
        let path = path.strip_suffix('/').unwrap_or(path);
        path.split('/').map(str::to_owned).collect()
    }

    /// The query before it is decoded.
    pub(crate) fn raw_query(&self) -> Undecoded {
        Undecoded::form(self.uri.query().unwrap_or_default())
    }

    /// The text of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The credentials of an `Authorization` scheme, which is case-insensitive (RFC 9110 §11.1).
    pub(crate) fn authorization(&self, scheme: &str) -> Option<&str> {
        let (given, credentials) = self.header(AUTHORIZATION.as_str())?.split_once(' ')?;
        given
            .eq_ignore_ascii_case(scheme)
            .then(|| credentials.trim())
    }

    /// Whether the body has this media type; `+suffix` matches every type with that suffix.
    pub(crate) fn has_type(&self, media_type: &str) -> bool {
        let given = self.header(CONTENT_TYPE.as_str()).unwrap_or_default();
        let given = given.split(';').next().unwrap_or_default().trim();
        let suffix =
            media_type.starts_with('+') && given.to_ascii_lowercase().ends_with(media_type);
        suffix || given.eq_ignore_ascii_case(media_type)
    }

    /// Whether the body has a media type, in which `*` matches any type or subtype.
    pub(crate) fn is_of(&self, range: &str) -> bool {
        let (range, wanted) = range.split_once(';').unwrap_or((range, ""));
        let given = self.header(CONTENT_TYPE.as_str()).unwrap_or_default();
        let (given, parameters) = given.split_once(';').unwrap_or((given, ""));
        // A parameter such as `version=2` selects one of several bodies.
        let has = |wanted: &str| {
            let mut parameters = parameters.split(';').map(str::trim);
            wanted.is_empty() || parameters.any(|given| given.eq_ignore_ascii_case(wanted))
        };
        if !wanted.split(';').map(str::trim).all(has) {
            return false;
        }
        let (range, given) = (range.trim(), given.trim());
        match range.split_once("/*") {
            Some(("*", _)) => !given.is_empty(),
            Some((of, _)) => given
                .split('/')
                .next()
                .is_some_and(|g| g.eq_ignore_ascii_case(of)),
            None => given.eq_ignore_ascii_case(range),
        }
    }

    /// Whether the media type of the body is JSON.
    pub(crate) fn is_json(&self) -> bool {
        is_json(self.header(CONTENT_TYPE.as_str()).unwrap_or_default())
    }

    /// The parts of the body, if it is multipart.
    pub(crate) fn parts(&self) -> Option<Vec<Part>> {
        let content_type = self.header(CONTENT_TYPE.as_str())?;
        let is_multipart = self.is_of("multipart/*");
        is_multipart.then(|| multipart::parts(content_type, &self.body))?
    }

    /// The cookies (RFC 6265 §4.2.1).
    pub(crate) fn cookies(&self) -> Undecoded {
        let pairs = self.header(COOKIE.as_str()).unwrap_or_default().split(';');
        let pairs = pairs.filter_map(|pair| pair.trim().split_once('='));
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Undecoded::new(pairs.collect(), Encoding::Percent)
    }

    /// The value of a member of the body: of its form, its JSON object or its parts. A request without a
    /// body, whose method expects none, has it in the query.
    pub(crate) fn member(&self, name: &str) -> Option<String> {
        let has_no_body = self.body.is_empty();
        if has_no_body && ![Method::POST, Method::PUT, Method::PATCH].contains(&self.method) {
            return self.query.get(name).map(str::to_owned);
        }
        if let Some(parts) = self.parts() {
            let part = parts.into_iter().find(|part| part.name == name)?;
            return Some(String::from_utf8_lossy(&part.content).into_owned());
        }
        let members = match self.form() {
            Some(form) => form,
            None if self.is_json() => Parameters::from_json(&self.body)?,
            None => return None,
        };
        members.get(name).map(str::to_owned)
    }

    /// The request without a member of its form or its JSON object.
    pub(crate) fn without_member(&self, name: &str) -> Self {
        let body = if self.form().is_some() {
            let text = String::from_utf8_lossy(&self.body);
            let is_other = |pair: &&str| {
                let named = Parameters::from_form(pair.as_bytes());
                !named.pairs().iter().any(|(known, _)| known == name)
            };
            let others: Vec<_> = text.split('&').filter(is_other).collect();
            others.join("&").into()
        } else if let Ok(Value::Object(mut members)) = serde_json::from_slice(&self.body) {
            members.remove(name);
            Value::Object(members).to_string().into()
        } else {
            self.body.clone()
        };
        Self {
            body,
            ..self.clone()
        }
    }

    /// The form in the body, if it is one.
    pub(crate) fn form(&self) -> Option<Parameters> {
        let is_form = self.has_type("application/x-www-form-urlencoded");
        is_form.then(|| Parameters::from_form(&self.body))
    }
}

/// Whether a media type is JSON (RFC 6839 §3.1), with or without parameters.
pub(crate) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    essence.ends_with("/json") || essence.ends_with("+json")
}

#[cfg(test)]
mod tests {
    use hyper::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
    use hyper::{Method, Uri};

    use super::{Request, is_json};

    fn request(method: Method, media_type: Option<&'static str>, body: &str) -> Request {
        let mut headers = HeaderMap::new();
        if let Some(media_type) = media_type {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        }
        let uri = Uri::from_static("/a?key=in-the-query");
        Request::new(method, uri, headers, body.to_owned().into())
    }

    #[test]
    fn a_member_is_found_in_every_body_and_removed() {
        for (media_type, body, rest) in [
            ("application/x-www-form-urlencoded", "a=1&key=x%26y", "a=1"),
            ("application/json", r#"{"key":"x&y","a":1}"#, r#"{"a":1}"#),
        ] {
            let request = request(Method::POST, Some(media_type), body);
            assert_eq!(request.member("key").unwrap(), "x&y");
            assert_eq!(request.without_member("key").body, rest);
        }
        let parts = "--B\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nx&y\r\n--B--\r\n";
        let request = request(Method::POST, Some("multipart/form-data; boundary=B"), parts);
        assert_eq!(request.member("key").unwrap(), "x&y");
    }

    #[test]
    fn a_member_is_in_the_query_only_of_requests_without_a_body() {
        let get = request(Method::GET, None, "");
        assert_eq!(get.member("key").unwrap(), "in-the-query");
        for (method, media_type, body) in [
            (Method::POST, None, ""),
            (Method::DELETE, Some("application/json"), "{}"),
            (Method::GET, Some("text/plain"), "key=x"),
        ] {
            assert_eq!(request(method, media_type, body).member("key"), None);
        }
    }

    #[test]
    fn json_has_many_media_types() {
        for name in [
            "application/json",
            "Text/JSON; charset=utf-8",
            "application/vnd.a+json ;v=2",
        ] {
            assert!(is_json(name), "{name}");
        }
        for name in ["", "application/jsonl", "text/plain; a=b/json"] {
            assert!(!is_json(name), "{name}");
        }
    }
}
