//! Token requests and replies.

use super::Property;
use super::read::{Pairs, Reader};
use crate::source::{Node, Spanned};

/// `token_request`
#[derive(Debug, Clone, Default)]
pub struct TokenRequest {
    /// `method` is `GET`.
    pub get: Option<bool>,
    /// `encoding`
    pub encoding: Option<Encoding>,
    /// `grant_type`
    pub grant_type: Option<String>,
    /// `parameters`
    pub parameters: Option<Vec<Property>>,
    /// `headers`
    pub headers: Option<Vec<Property>>,
    /// `rename`
    pub rename: Option<Pairs>,
    /// `omit`
    pub omit: Option<Vec<Spanned<String>>>,
}

/// Where request parameters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// A form body.
    Form,
    /// A JSON body.
    Json,
    /// The query string.
    Query,
}

impl TokenRequest {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        let encodings = [
            ("form", Encoding::Form),
            ("json", Encoding::Json),
            ("query", Encoding::Query),
        ];
        Self {
            get: node
                .choice("method", &[("POST", false), ("GET", true)])
                .map(|w| w.value),
            encoding: node.choice("encoding", &encodings).map(|word| word.value),
            grant_type: node.text("grant_type").map(|text| text.value),
            parameters: r.given_properties(node, "parameters"),
            headers: r.given_properties(node, "headers"),
            rename: node.pairs("rename"),
            omit: node.texts("omit"),
        }
    }
}

/// `token_reply`
#[derive(Debug, Clone, Default)]
pub struct TokenReply {
    /// `status`
    pub status: Option<u64>,
    /// `format` is `form`.
    pub form: Option<bool>,
    /// `at`
    pub at: Option<String>,
    /// `rename`
    pub rename: Option<Pairs>,
    /// `omit`
    pub omit: Option<Vec<Spanned<String>>>,
    /// `expires_in`
    pub expires_in: Option<ExpiresIn>,
    /// `default_expires_in`
    pub default_expires_in: Option<u64>,
    /// `scope_separator`
    pub scope_separator: Option<String>,
    /// `captures`
    pub captures: Option<Pairs>,
}

/// What `expires_in` counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpiresIn {
    /// Seconds, a number.
    Seconds,
    /// Seconds, as text.
    SecondsText,
    /// Milliseconds.
    Milliseconds,
    /// Unix time in seconds.
    EpochSeconds,
    /// Unix time in milliseconds.
    EpochMilliseconds,
    /// A date and time.
    Rfc3339,
}

impl TokenReply {
    pub(super) fn read(node: &Node) -> Self {
        let units = [
            ("seconds", ExpiresIn::Seconds),
            ("seconds_text", ExpiresIn::SecondsText),
            ("milliseconds", ExpiresIn::Milliseconds),
            ("epoch_seconds", ExpiresIn::EpochSeconds),
            ("epoch_milliseconds", ExpiresIn::EpochMilliseconds),
            ("rfc3339", ExpiresIn::Rfc3339),
        ];
        Self {
            status: node.integer("status").map(|n| n.value),
            form: node
                .choice("format", &[("json", false), ("form", true)])
                .map(|w| w.value),
            at: node.any_text("at").map(|text| text.value),
            rename: node.pairs("rename"),
            omit: node.texts("omit"),
            expires_in: node.choice("expires_in", &units).map(|word| word.value),
            default_expires_in: node.integer("default_expires_in").map(|n| n.value),
            scope_separator: node.any_text("scope_separator").map(|text| text.value),
            captures: node.pairs("captures"),
        }
    }
}
