//! A received webhook: its method and URL, if signed, its headers and its body.

use super::error::WebhookError;
use crate::json::pointer;
use crate::tables::WebhookPlace;

/// The maximum size of a header.
const MAX_HEADER: usize = 64 * 1024;

/// A webhook before verification.
pub(super) struct Incoming<'w> {
    pub(super) method: &'w str,
    pub(super) url: &'w str,
    pub(super) body: &'w [u8],
    headers: Vec<(&'static str, Value)>,
}

/// The value of a header. Values that are too large are not copied.
enum Value {
    Bytes(Vec<u8>),
    TooLong,
}

impl<'w> Incoming<'w> {
    /// Collects the headers with the given `names`, each at most twice, which is enough to detect
    /// duplicates.
    ///
    /// # Errors
    ///
    /// [`WebhookError::BodyTooLarge`], before anything is read or copied.
    pub(super) fn new<N: AsRef<str>, V: AsRef<[u8]>>(
        names: &[&'static str],
        headers: impl IntoIterator<Item = (N, V)>,
        body: &'w [u8],
        max_body: usize,
    ) -> Result<Self, WebhookError> {
        if body.len() > max_body {
            return Err(WebhookError::BodyTooLarge { max: max_body });
        }
        let mut collected: Vec<(&'static str, Value)> = Vec::new();
        for (name, value) in headers {
            let is_wanted = |known: &&&'static str| known.eq_ignore_ascii_case(name.as_ref());
            let Some(known) = names.iter().find(is_wanted) else {
                continue;
            };
            if collected.iter().filter(|(name, _)| name == known).count() < 2 {
                let value = value.as_ref();
                let value = if value.len() > MAX_HEADER {
                    Value::TooLong
                } else {
                    Value::Bytes(value.to_vec())
                };
                collected.push((*known, value));
            }
        }
        Ok(Self {
            method: "",
            url: "",
            body,
            headers: collected,
        })
    }

    /// Sets the request's method and URL.
    pub(super) fn called(self, method: &'w str, url: &'w str) -> Self {
        Self {
            method,
            url,
            ..self
        }
    }

    /// Returns a header's value, if present. It must be text and must not be repeated.
    pub(super) fn optional(&self, name: &'static str) -> Result<Option<&str>, WebhookError> {
        let mut values = self
            .headers
            .iter()
            .filter(|(known, _)| known.eq_ignore_ascii_case(name));
        let Some((_, value)) = values.next() else {
            return Ok(None);
        };
        if values.next().is_some() {
            return Err(WebhookError::HeaderRepeated(name));
        }
        let text = match value {
            Value::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
            Value::TooLong => None,
        };
        let text = text.ok_or(WebhookError::HeaderMalformed(name))?;
        Ok(Some(text.trim_matches([' ', '\t'])))
    }

    /// Returns the value of a required, non-empty header.
    pub(super) fn header(&self, name: &'static str) -> Result<&str, WebhookError> {
        self.optional(name)?
            .filter(|value| !value.is_empty())
            .ok_or(WebhookError::HeaderMissing(name))
    }

    /// Returns the string, number or boolean at a pointer into the body.
    pub(super) fn at(&self, pointer: &str) -> Option<String> {
        let found = pointer::find(self.body, pointer)?;
        match serde_json::from_str(found.get()).ok()? {
            serde_json::Value::String(text) => Some(text),
            value @ (serde_json::Value::Number(_) | serde_json::Value::Bool(_)) => {
                Some(value.to_string())
            }
            _ => None,
        }
    }

    /// Returns the value at a place, if present.
    pub(super) fn find(&self, place: WebhookPlace) -> Result<Option<String>, WebhookError> {
        match place {
            WebhookPlace::Pointer(pointer) => Ok(self.at(pointer)),
            WebhookPlace::Header(name) => Ok(self.optional(name)?.map(str::to_owned)),
        }
    }
}
