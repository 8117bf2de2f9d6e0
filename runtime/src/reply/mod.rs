//! Replies of API calls: the value, and the status and headers around it.
//! Must not use `session`, `app` or `call`.

pub(crate) mod api_error;
pub mod headers;
pub(crate) mod raw_reply;

use bytes::Bytes;
use reqwest::header::HeaderMap;
use serde::de::{DeserializeOwned, Error as _, IgnoredAny};
use serde_json::Value;

use crate::error::decode::DecodeError;
use crate::header::rate_limit::RateLimit;
use crate::json::pointer;
use crate::json::reader::{self, ReadError};

/// A successful reply: the value with its status and headers.
///
/// `H` is a [`HeaderMap`], or a type of generated code that contains one and has a method for each
/// header that the spec declares.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Reply<T, H = HeaderMap> {
    /// The HTTP status.
    pub status: u16,
    /// The headers, unchanged.
    pub headers: H,
    /// The rate limit, if the provider reports it and the spec describes how.
    pub rate_limit: Option<RateLimit>,
    /// The value.
    pub value: T,
}

impl Reply<()> {
    /// Adds the value.
    pub(crate) fn with_value<T>(self, value: T) -> Reply<T> {
        Reply {
            status: self.status,
            headers: self.headers,
            rate_limit: self.rate_limit,
            value,
        }
    }
}

impl<T> Reply<T> {
    /// Converts the headers.
    pub(crate) fn with_headers<H: From<HeaderMap>>(self) -> Reply<T, H> {
        Reply {
            status: self.status,
            headers: self.headers.into(),
            rate_limit: self.rate_limit,
            value: self.value,
        }
    }
}

/// Returns the JSON text of a body without a leading byte order mark (RFC 8259 §8.1).
pub(crate) fn json(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}

/// Decodes the value at `pointer` in a body. A missing value or an empty body is read as null.
pub(crate) fn decode<T: DeserializeOwned>(body: &Bytes, pointer: &str) -> Result<T, DecodeError> {
    let whole = json(body);
    let part = match pointer {
        "" if whole.trim_ascii().is_empty() => b"null",
        "" => whole,
        _ => {
            pointer::find(whole, pointer).map_or(b"null".as_slice(), |value| value.get().as_bytes())
        }
    };
    read(part).map_err(|error| DecodeError::new(&error, part, pointer, body.clone()))
}

/// Validates UTF-8 once for the whole text, so that no part needs to be validated again.
fn read<T: DeserializeOwned>(json: &[u8]) -> Result<T, serde_json::Error> {
    let text = text(json)?;
    reader::read(text).map_err(|error| worded(error, text))
}

/// Returns the text, or the error in the words of `serde_json`.
fn text(json: &[u8]) -> Result<&str, serde_json::Error> {
    std::str::from_utf8(json).map_err(|error| {
        let syntax = serde_json::from_slice::<Value>(json).err();
        syntax.unwrap_or_else(|| serde_json::Error::custom(error))
    })
}

/// Returns the error that the text is not JSON, if that is the case.
#[cold]
fn worded(error: ReadError, text: &str) -> serde_json::Error {
    match serde_json::from_str::<IgnoredAny>(text) {
        Err(syntax) => syntax,
        Ok(_) => serde_json::Error::custom(error),
    }
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macro is for structs that are public")]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde::de::DeserializeOwned;

    use super::decode;
    use crate::error::decode::DecodeError;
    use crate::model::types::{Date, Decimal};

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only deserialization is tested")]
    struct Contact {
        name: String,
        born: Option<Date>,
        debts: Vec<Decimal>,
    }

    crate::object! {
        /// The same as generated code has it.
        pub struct Model {
            pub name: String,
            pub born?: Date,
            pub debts: Vec<Decimal>,
            pub friends?: BTreeMap<String, Vec<Model>>,
        }
    }

    fn error(body: &'static str, pointer: &str) -> DecodeError {
        let error = decode::<Vec<Contact>>(&body.into(), pointer).unwrap_err();
        let of_model = decode::<Vec<Model>>(&body.into(), pointer).unwrap_err();
        let expected = error.to_string().replace("struct Contact", "an object");
        assert_eq!(of_model.to_string(), expected);
        error
    }

    fn path<T: std::fmt::Debug + DeserializeOwned>(body: &str) -> String {
        let error = decode::<T>(&body.to_owned().into(), "").unwrap_err();
        error.path().to_owned()
    }

    #[test]
    fn a_value_is_read_at_its_pointer() {
        assert_eq!(decode::<u8>(&"7".into(), "").unwrap(), 7);
        assert_eq!(decode::<u8>(&"\u{feff}7".into(), "").unwrap(), 7);
        assert_eq!(
            decode::<u8>(&r#"{"data": {"a": 7}}"#.into(), "/data/a").unwrap(),
            7
        );
    }

    #[test]
    fn a_missing_value_is_null() {
        assert_eq!(decode::<Option<u8>>(&"".into(), "").unwrap(), None);
        assert_eq!(decode::<Option<u8>>(&" \n".into(), "").unwrap(), None);
        assert_eq!(
            decode::<Option<u8>>(&r#"{"data": {}}"#.into(), "/data/a").unwrap(),
            None
        );
        assert!(decode::<u8>(&"".into(), "").is_err());
    }

    #[test]
    fn an_error_names_the_place() {
        let good = r#"{"name": "A", "debts": []}"#;
        for (bad, path) in [
            (r#"{"name": 5, "debts": []}"#, "[1].name"),
            (r#"{"name": {}, "debts": []}"#, "[1].name"),
            (r#"{"name": [1], "debts": []}"#, "[1].name"),
            (r#"{"name": null, "debts": []}"#, "[1].name"),
            (r#"{"debts": [], "name": 5}"#, "[1].name"),
            (r#"{"name": "A", "debts": 7}"#, "[1].debts"),
            (r#"{"name": "A", "debts": [1, "x", 2]}"#, "[1].debts[1]"),
            (r#"{"name": "A", "debts": [1, "x" ]}"#, "[1].debts[1]"),
            (r#"{"name": "A", "debts": [1, [2], 3]}"#, "[1].debts[1]"),
            (r#"{"name": "A", "debts": [1, {"a": 2}]}"#, "[1].debts[1]"),
            (
                r#"{"name": "A", "debts": [], "born": "x", "id": 1}"#,
                "[1].born",
            ),
            (r#"{"name": "A", "debts": [], "born": "x"}"#, "[1].born"),
            (
                r#"{"name": "A", "debts": [], "born": {"a": 1}}"#,
                "[1].born",
            ),
            (r#"{"name": "A"}"#, "[1]"),
            ("true", "[1]"),
        ] {
            let body = format!("[{good}, {bad}, {good}]");
            assert_eq!(self::path::<Vec<Contact>>(&body), path, "{body}");
            assert_eq!(self::path::<Vec<Model>>(&body), path, "{body}");
            let deeper = format!(r#"{{"name": "A", "friends": {{"x":{body} }}, "debts": []}}"#);
            let path = format!("friends.x{path}");
            assert_eq!(self::path::<Model>(&deeper), path, "{deeper}");
        }
        assert_eq!(
            error(r#"{"data": {"a/b": [5]}}"#, "/data/a~1b").path(),
            "data.a/b[0]"
        );
        assert_eq!(error("[\n\n  5,\n 6]", "").path(), "[0]");
    }

    #[test]
    fn an_error_shows_the_neighbourhood_and_no_text() {
        let body = r#"[{"name": "s3cret", "born": "s3cret-too", "debts": [1.5], "id": 7}]"#;
        let error = error(body, "");
        assert_eq!(
            error.to_string(),
            "the reply does not have the documented form at `[0].born`: \
             expected a date such as 2024-01-31; \
             found in {\"born\": \"…\", \"debts\": […], \"id\": 7, \"name\": \"…\"}"
        );
        assert!(!format!("{error:?}").contains("s3cret"));
        assert_eq!(error.body(), body.as_bytes());
    }

    #[test]
    fn serdes_own_messages_do_not_quote_the_reply() {
        #[derive(Debug, Deserialize)]
        enum Closed {
            A,
            B,
        }
        let body = bytes::Bytes::from(r#"["s3cret\", expected x"]"#);
        for error in [
            decode::<Vec<u8>>(&body, "").unwrap_err(),
            decode::<Vec<Closed>>(&body, "")
                .map(|_| Closed::A)
                .unwrap_err(),
            decode::<Vec<char>>(&body, "")
                .map(|_| Closed::B)
                .unwrap_err(),
        ] {
            assert!(!error.to_string().contains("s3cret"), "{error}");
            assert!(error.to_string().contains("expected"), "{error}");
        }
    }

    #[test]
    fn invalid_json_is_reported_as_such() {
        let message = error("<html>", "").to_string();
        assert_eq!(
            message,
            "the reply does not have the documented form: it is not JSON (expected value)"
        );
        assert!(
            error("[{\"name\": \"A", "")
                .to_string()
                .contains("it is not JSON (EOF")
        );
    }
}
