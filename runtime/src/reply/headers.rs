//! Declared headers of replies. Each is read when its method is called.

use std::borrow::Cow;

use bytes::Bytes;
use reqwest::header::{HeaderMap, HeaderValue, SET_COOKIE};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::Error;
use crate::error::decode::DecodeError;

/// Declares the headers of an operation's replies: the type that contains all headers, and a method
/// for each declared one. `Error` is the provider's error type in the module above.
///
/// | header | means |
/// | --- | --- |
/// | `value total: i64 = "X-Total-Count";` | one value |
/// | `list tags: Vec<String> = "X-Tags";` | values separated by commas |
/// | `json filter: Filter = "X-Filter";` | JSON text |
///
/// ```
/// use licit_runtime::reqwest::header::HeaderMap;
/// # mod acme {
/// # pub use licit_runtime::Error;
/// pub mod reply {
///     licit_runtime::reply_headers! {
///         /// The headers of replies to `list_contacts`.
///         ListContactsHeaders;
///         /// The number of all contacts.
///         value x_total_count: i64 = "X-Total-Count";
///     }
/// }
/// # }
///
/// let mut headers = HeaderMap::new();
/// headers.insert("X-Total-Count", "42".parse()?);
/// let headers = acme::reply::ListContactsHeaders::from(headers);
/// assert_eq!(headers.x_total_count()?, Some(42));
/// assert_eq!(headers.get("X-Page"), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! reply_headers {
    ($(#[$meta:meta])* $name:ident; $(
        $(#[$header_meta:meta])* $how:ident $header:ident: $type:ty = $wire:literal;
    )*) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub struct $name($crate::reqwest::header::HeaderMap);

        impl $name {
            $(
                #[doc = ::core::concat!("Returns the value of the header `", $wire, "`, if there is one.")]
                ///
                $(#[$header_meta])*
                ///
                /// # Errors
                ///
                /// Returns an error if the value does not have the documented form.
                pub fn $header(&self) -> ::core::result::Result<::core::option::Option<$type>, super::Error> {
                    $crate::__private::reply_headers::$how(&self.0, $wire)
                        .map_err(::core::convert::From::from)
                }
            )*
        }

        impl ::core::convert::From<$crate::reqwest::header::HeaderMap> for $name {
            fn from(headers: $crate::reqwest::header::HeaderMap) -> Self {
                Self(headers)
            }
        }

        impl ::core::ops::Deref for $name {
            type Target = $crate::reqwest::header::HeaderMap;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }
    };
}

/// Reads one value. Several lines with the same name are one value with commas (RFC 9110 §5.3).
///
/// # Errors
///
/// Returns an error if the value does not have the type.
pub fn value<T: DeserializeOwned>(headers: &HeaderMap, name: &str) -> Result<Option<T>, Error> {
    let lines = lines(headers, name);
    if lines.is_empty() {
        return Ok(None);
    }
    read(name, &lines.join(", ")).map(Some)
}

/// Reads values separated by commas (RFC 9110 §5.6.1). Cookies contain commas; each is a line.
///
/// # Errors
///
/// Returns an error if one of the values does not have the type.
pub fn list<T: DeserializeOwned>(headers: &HeaderMap, name: &str) -> Result<Option<Vec<T>>, Error> {
    let lines = lines(headers, name);
    if lines.is_empty() {
        return Ok(None);
    }
    let is_cookie = name.eq_ignore_ascii_case(SET_COOKIE.as_str());
    let separator = if is_cookie { '\n' } else { ',' };
    let values = lines.iter().flat_map(|line| line.split(separator));
    let values = values.map(str::trim).filter(|value| !value.is_empty());
    let values: Result<Vec<T>, Error> = values.map(|value| read(name, value)).collect();
    values.map(Some)
}

/// Reads a value that is written as JSON.
///
/// # Errors
///
/// Returns an error if the value is not JSON of the type.
pub fn json<T: DeserializeOwned>(headers: &HeaderMap, name: &str) -> Result<Option<T>, Error> {
    let lines = lines(headers, name);
    if lines.is_empty() {
        return Ok(None);
    }
    let text = lines.join(", ");
    let read = super::read(text.as_bytes());
    read.map(Some)
        .map_err(|error| wrong(name, &error, &text, &text))
}

/// The lines of a header. Bytes that are no UTF-8 are Latin-1, as HTTP once defined.
fn lines<'h>(headers: &'h HeaderMap, name: &str) -> Vec<Cow<'h, str>> {
    let text = |value: &'h HeaderValue| match std::str::from_utf8(value.as_bytes()) {
        Ok(text) => Cow::Borrowed(text.trim()),
        Err(_) => Cow::Owned(value.as_bytes().iter().copied().map(char::from).collect()),
    };
    headers.get_all(name).iter().map(text).collect()
}

/// Reads a text as a value of any type: as a number or a boolean if it is one, otherwise as a string.
fn read<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Error> {
    let may_be_scalar = matches!(text, "true" | "false")
        || text.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    if may_be_scalar && let Ok(value) = super::read(text.as_bytes()) {
        return Ok(value);
    }
    let quoted = Value::from(text).to_string();
    super::read(quoted.as_bytes()).map_err(|error| wrong(name, &error, &quoted, text))
}

fn wrong(name: &str, error: &serde_json::Error, json: &str, text: &str) -> Error {
    let value = Bytes::copy_from_slice(text.as_bytes());
    DecodeError::in_header(name, error, json.as_bytes(), value).into()
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderMap, HeaderValue};

    use super::{json, list, value};
    use crate::model::types::{Date, Decimal};

    fn headers(lines: &[(&'static str, &'static [u8])]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, HeaderValue::from_bytes(value).unwrap());
        }
        headers
    }

    #[test]
    fn a_value_is_read_as_its_type() {
        let headers = headers(&[
            ("x-count", b" 42 "),
            ("x-code", b"007"),
            ("x-price", b"12.50"),
            ("x-final", b"true"),
            ("x-day", b"2024-01-31"),
            ("x-name", b"gr\xf6\xdfe"),
            ("link", b"<a>; rel=a"),
            ("link", b"<b>; rel=b"),
        ]);
        assert_eq!(value::<i64>(&headers, "X-Count").unwrap(), Some(42));
        assert_eq!(value::<String>(&headers, "x-count").unwrap().unwrap(), "42");
        assert_eq!(value::<String>(&headers, "x-code").unwrap().unwrap(), "007");
        assert_eq!(value::<f64>(&headers, "x-price").unwrap(), Some(12.5));
        let price = value::<Decimal>(&headers, "x-price").unwrap().unwrap();
        assert_eq!(price.to_string(), "12.50");
        assert_eq!(value::<bool>(&headers, "x-final").unwrap(), Some(true));
        let day = value::<Date>(&headers, "x-day").unwrap().unwrap();
        assert_eq!(day.to_string(), "2024-01-31");
        assert_eq!(
            value::<String>(&headers, "x-name").unwrap().unwrap(),
            "größe"
        );
        let link = value::<String>(&headers, "link").unwrap().unwrap();
        assert_eq!(link, "<a>; rel=a, <b>; rel=b");
    }

    #[test]
    fn an_absent_header_has_no_value() {
        let headers = HeaderMap::new();
        assert_eq!(value::<i64>(&headers, "x").unwrap(), None);
        assert_eq!(list::<i64>(&headers, "x").unwrap(), None);
        assert_eq!(json::<i64>(&headers, "not a name").unwrap(), None);
    }

    #[test]
    fn a_list_is_split_at_commas_and_cookies_are_not() {
        let headers = headers(&[
            ("x-ids", b"1, 2,,"),
            ("x-ids", b"3"),
            ("set-cookie", b"a=1; expires=Wed, 21 Oct 2015 07:28:00 GMT"),
            ("set-cookie", b"b=2"),
        ]);
        assert_eq!(list::<i64>(&headers, "x-ids").unwrap().unwrap(), [1, 2, 3]);
        let cookies = list::<String>(&headers, "Set-Cookie").unwrap().unwrap();
        assert_eq!(cookies.len(), 2, "{cookies:?}");
    }

    #[test]
    fn a_wrong_value_is_an_error_that_names_the_header_and_no_text() {
        let headers = headers(&[
            ("x-count", b"s3cret"),
            ("x-list", b"1, s3cret"),
            ("x-json", b"{"),
        ]);
        let errors = [
            value::<i64>(&headers, "X-Count").unwrap_err().to_string(),
            list::<i64>(&headers, "X-List").unwrap_err().to_string(),
            json::<i64>(&headers, "X-Json").unwrap_err().to_string(),
        ];
        for (error, name) in errors.iter().zip(["X-Count", "X-List", "X-Json"]) {
            assert!(error.contains(name) && !error.contains("s3cret"), "{error}");
        }
    }
}
