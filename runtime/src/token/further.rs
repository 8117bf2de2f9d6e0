//! Further access tokens of a grant, beside its first: for other resources (RFC 8707 §2.2), or for
//! fewer scopes (RFC 6749 §6). They are kept with the grant, and found by what they were asked for.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::secret;
use crate::secret::Secret;

/// What a further access token of a grant is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TokenKey {
    /// Where it is meant to be used; none: where the first token is.
    pub(crate) resources: Vec<String>,
    /// What it is to cover; none: what the grant does.
    pub(crate) scopes: Vec<String>,
}

/// A further access token.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Further {
    pub(super) key: TokenKey,
    #[serde(serialize_with = "secret::expose")]
    pub(super) access_token: Secret,
    /// It is bound to the grant's key (RFC 9449).
    pub(super) is_bound: bool,
    pub(super) obtained_at: Timestamp,
    pub(super) expires_at: Option<Timestamp>,
    pub(super) scopes: Vec<String>,
}
