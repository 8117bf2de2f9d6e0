//! Additional access tokens of a grant: for other resources (RFC 8707 §2.2), or for fewer scopes
//! (RFC 6749 §6). They are stored with the grant, by the resources and scopes requested for them.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::secret::{self, Secret};

/// The resources and scopes requested for an additional access token.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AdditionalTokenKey {
    /// The requested resources; empty for those of the first token.
    pub(crate) resources: Vec<String>,
    /// The requested scopes; empty for those of the grant.
    pub(crate) scopes: Vec<String>,
}

/// An additional access token.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct AdditionalToken {
    pub(super) key: AdditionalTokenKey,
    #[serde(serialize_with = "secret::expose")]
    pub(super) access_token: Secret,
    /// Whether it is bound to the grant's key (RFC 9449).
    pub(super) is_bound: bool,
    pub(super) obtained_at: Timestamp,
    pub(super) expires_at: Option<Timestamp>,
    pub(super) scopes: Vec<String>,
}
