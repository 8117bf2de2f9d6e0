//! Replies that are not only JSON: text, or one of several types selected by the status.

use std::fmt;

use bytes::Bytes;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use serde::de::DeserializeOwned;

use crate::error::decode::DecodeError;
use crate::http::HttpReply;
use crate::model::types;
use crate::reply;

/// A successful reply, not decoded.
#[derive(Clone)]
pub struct RawReply {
    status: u16,
    headers: HeaderMap,
    body: Bytes,
}

/// A type that a reply can be decoded to.
pub trait FromReply: Sized {
    /// Decodes the reply.
    ///
    /// # Errors
    ///
    /// Returns an error if the reply does not have the documented form.
    fn from_reply(reply: &RawReply) -> Result<Self, DecodeError>;
}

impl RawReply {
    pub(crate) fn new(reply: &HttpReply) -> Self {
        Self {
            status: reply.status,
            headers: reply.headers.clone(),
            body: reply.body.clone(),
        }
    }

    /// Returns the HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns the headers unchanged.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns whether there is no body.
    pub fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    /// Decodes the body as JSON; an empty body is null.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not JSON of that type.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        reply::decode(&self.body, "")
    }

    /// Returns the body as text, decoded as ISO 8859-1 or UTF-8. Invalid bytes are replaced by U+FFFD.
    pub fn text(&self) -> String {
        let media_type = self.headers.get(CONTENT_TYPE);
        let media_type = media_type.map(|value| value.as_bytes().to_ascii_lowercase());
        let is_latin_1 = media_type.is_some_and(|media_type| {
            let mut parameters = media_type.split(|byte| *byte == b';').skip(1);
            parameters.any(|parameter| {
                let charset = parameter.trim_ascii().strip_prefix(b"charset=");
                let charset = charset.map(|name| name.strip_prefix(b"\"").unwrap_or(name));
                charset.is_some_and(|name| name.starts_with(b"iso-8859-1"))
            })
        });
        let text = reply::json(&self.body);
        match std::str::from_utf8(text) {
            Ok(text) => text.to_owned(),
            Err(_) if is_latin_1 => text.iter().copied().map(char::from).collect(),
            Err(_) => String::from_utf8_lossy(text).into_owned(),
        }
    }

    /// Returns the body.
    pub fn bytes(&self) -> types::Bytes {
        self.body.clone().into()
    }
}

/// Shows neither headers nor body, which may contain secrets.
impl fmt::Debug for RawReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawReply")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

impl PartialEq for RawReply {
    fn eq(&self, other: &Self) -> bool {
        self.status == other.status && self.body == other.body
    }
}

impl FromReply for String {
    fn from_reply(reply: &RawReply) -> Result<Self, DecodeError> {
        Ok(reply.text())
    }
}

impl FromReply for types::Bytes {
    fn from_reply(reply: &RawReply) -> Result<Self, DecodeError> {
        Ok(reply.bytes())
    }
}

/// An empty body is `None`.
impl<T: FromReply> FromReply for Option<T> {
    fn from_reply(reply: &RawReply) -> Result<Self, DecodeError> {
        let there = !reply.is_empty();
        there.then(|| T::from_reply(reply)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

    use super::{FromReply, RawReply};

    fn text(media_type: &'static str, body: &'static [u8]) -> String {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        let reply = RawReply {
            status: 200,
            headers,
            body: body.into(),
        };
        String::from_reply(&reply).unwrap()
    }

    #[test]
    fn text_is_read_in_its_encoding() {
        assert_eq!(text("text/plain", "größe".as_bytes()), "größe");
        assert_eq!(text("text/plain", b"\xef\xbb\xbfa"), "a");
        assert_eq!(
            text("text/plain; charset=ISO-8859-1", b"gr\xf6\xdfe"),
            "größe"
        );
        assert_eq!(text("text/csv;charset=\"iso-8859-1\"", b"\xf6"), "ö");
        assert_eq!(text("text/plain", b"gr\xf6"), "gr\u{fffd}");
    }

    #[test]
    fn an_empty_body_is_none() {
        let reply = RawReply {
            status: 204,
            headers: HeaderMap::new(),
            body: bytes::Bytes::new(),
        };
        assert_eq!(Option::<String>::from_reply(&reply).unwrap(), None);
        assert_eq!(String::from_reply(&reply).unwrap(), "");
    }
}
