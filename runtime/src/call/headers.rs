//! The headers of a call's requests: the provider's, the operation's and the caller's, and cookies.

use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use zeroize::Zeroizing;

use super::address;
use super::arguments::Call;
use super::authentication::add_cookie;
use super::streamed::Streamed;
use super::written::{Field, Written};
use crate::error::{ArgumentError, ConfigError, Error};
use crate::secret::{Secret, wiped};
use crate::tables::Parameter;
use crate::template::{self, Filling};

/// Builds the headers of a request with a body of `media_type`, if it has one. The caller's override the
/// operation's, which override the provider's.
pub(super) fn of(
    call: &Call,
    filling: &Filling<'_>,
    streamed: Option<Streamed>,
    media_type: Option<&HeaderValue>,
    idempotency_key: Option<&(HeaderName, HeaderValue)>,
) -> Result<HeaderMap, Error> {
    let api = &call.client.app().provider().api;
    let accept = Parameter {
        name: "accept",
        value: streamed.map_or(api.accept, Streamed::accept),
    };
    let fixed = [accept]
        .into_iter()
        .chain(api.headers.iter().copied())
        .chain(call.operation.headers.iter().copied());
    let mut headers = HeaderMap::new();
    if let Some(media_type) = media_type {
        headers.insert(CONTENT_TYPE, media_type.clone());
    }
    for header in fixed {
        let value = filling.hidden_text(header.value)?;
        if address::is_unset(&header, value.expose()) {
            continue;
        }
        let mut value =
            wiped::header(value).map_err(|_| ConfigError::Endpoint(header.value.to_owned()))?;
        // A filled-in value may be a secret of the application.
        value.set_sensitive(header.value.contains('{'));
        headers.insert(name(header.name)?, value);
    }
    for (name, value) in call.options.headers() {
        let unsendable = || ArgumentError::new(name, "cannot be sent in a header");
        let known = HeaderName::try_from(name.as_str()).map_err(|_| unsendable())?;
        let value = wiped::header(value.clone()).map_err(|_| unsendable())?;
        headers.insert(known, value);
    }
    if media_type.is_none() {
        headers.remove(CONTENT_TYPE);
    }
    if headers.get(ACCEPT).is_some_and(HeaderValue::is_empty) {
        headers.remove(ACCEPT);
    }
    headers.extend(idempotency_key.cloned());
    headers.extend(call.headers.clone());
    if let Some(cookies) = cookies(call, filling)? {
        add_cookie(&mut headers, &cookies)?;
    }
    Ok(headers)
}

/// Combines the operation's and the caller's cookies in one header (RFC 6265 §4.2.1).
fn cookies(call: &Call, filling: &Filling<'_>) -> Result<Option<HeaderValue>, Error> {
    let mut fields = Vec::new();
    for cookie in call.operation.cookies {
        let value = filling.text(cookie.value)?;
        if address::is_unset(cookie, &value) {
            continue;
        }
        fields.push(Field::new(cookie.name, Written::value(value)));
    }
    fields.extend(call.cookies.iter().cloned());
    if fields.is_empty() {
        return Ok(None);
    }
    let mut pairs = Vec::new();
    for Field { name, value, .. } in &fields {
        let separator = if pairs.is_empty() { "" } else { "; " };
        let value = Zeroizing::new(value.encode(template::encode_cookie));
        pairs.push(Zeroizing::new(format!("{separator}{name}={}", *value)));
    }
    let pairs: Vec<&str> = pairs.iter().map(|pair| pair.as_str()).collect();
    let value = wiped::header(Secret::new(pairs.concat()))
        .map_err(|_| ArgumentError::new("cookie", "cannot be sent in a header"))?;
    Ok(Some(value))
}

/// Returns the idempotency key header, with the caller's key or a new one.
pub(super) fn idempotency_key(call: &Call) -> Result<Option<(HeaderName, HeaderValue)>, Error> {
    let refused = |problem| ArgumentError::new("idempotency_key", problem);
    let given = call.options.get_idempotency_key();
    let Some(header) = call.operation.idempotency_key else {
        return match given {
            Some(_) => Err(refused("is not supported by this operation").into()),
            None => Ok(None),
        };
    };
    let value = match given {
        Some(key) => HeaderValue::try_from(key),
        None => HeaderValue::try_from(call.client.app().entropy().uuid()),
    };
    let value = value.map_err(|_| refused("cannot be sent in a header"))?;
    Ok(Some((name(header)?, value)))
}

/// Checks a header's name in the spec.
pub(super) fn name(name: &'static str) -> Result<HeaderName, Error> {
    HeaderName::try_from(name)
        .map_err(|_| ArgumentError::new(name, "is not a valid header name").into())
}
