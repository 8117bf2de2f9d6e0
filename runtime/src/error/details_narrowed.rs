//! A grant with less than the authorization details that were asked for (RFC 9396 §7): an error by
//! default, and the tokens are not lost.

use std::fmt;

use serde_json::Value;

use crate::token::StoredTokens;

/// The grant has less than the authorization details that were asked for.
///
/// The tokens are inside: [`accept`](Self::accept) takes them as they are.
#[derive(Clone)]
pub struct DetailsNarrowed {
    missing: Vec<Value>,
    // Boxed, because `accept` returns this by value.
    tokens: Box<StoredTokens>,
}

impl DetailsNarrowed {
    pub(crate) fn new(missing: Vec<Value>, tokens: StoredTokens) -> Self {
        Self {
            missing,
            tokens: Box::new(tokens),
        }
    }

    /// Those that were asked for and not granted, or not in full.
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

impl fmt::Display for DetailsNarrowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let types: Vec<_> = self.types().collect();
        let types = types.join(", ");
        write!(
            f,
            "the grant lacks authorization details that were asked for: {types}"
        )
    }
}

/// Shows the types of the details alone.
impl fmt::Debug for DetailsNarrowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DetailsNarrowed")
            .field("missing", &self.types().collect::<Vec<_>>())
            .field("tokens", &self.tokens)
            .finish()
    }
}

impl std::error::Error for DetailsNarrowed {}
