//! A grant that lacks requested authorization details (RFC 9396 §7). It is an error by default, and the
//! error contains the tokens.

use std::fmt;

use serde_json::Value;

use crate::token::StoredTokens;

/// The grant lacks requested authorization details.
///
/// The error contains the tokens: [`accept`](Self::accept) returns them.
#[derive(Clone)]
pub struct DetailsNarrowedError {
    missing: Vec<Value>,
    // Boxed, because `accept` returns this by value.
    tokens: Box<StoredTokens>,
}

impl DetailsNarrowedError {
    pub(crate) fn new(missing: Vec<Value>, tokens: StoredTokens) -> Self {
        Self {
            missing,
            tokens: Box::new(tokens),
        }
    }

    /// Returns the details that were requested but not granted, or not in full.
    pub fn missing(&self) -> &[Value] {
        &self.missing
    }

    pub(super) fn into_tokens(self) -> StoredTokens {
        *self.tokens
    }

    fn types(&self) -> impl Iterator<Item = &str> {
        let types = self.missing.iter().map(|detail| detail.get("type"));
        types.filter_map(|kind| kind?.as_str())
    }
}

impl fmt::Display for DetailsNarrowedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let types: Vec<_> = self.types().collect();
        let types = types.join(", ");
        write!(
            f,
            "the grant lacks requested authorization details: {types}"
        )
    }
}

/// Shows only the types of the details.
impl fmt::Debug for DetailsNarrowedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DetailsNarrowedError")
            .field("missing", &self.types().collect::<Vec<_>>())
            .field("tokens", &self.tokens)
            .finish()
    }
}

impl std::error::Error for DetailsNarrowedError {}
