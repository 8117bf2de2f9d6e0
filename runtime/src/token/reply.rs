//! The parsed and checked content of a token reply (RFC 6749 §5.1).

use super::details::Details;
use crate::clock::Timestamp;
use crate::secret::Secret;

/// The content of a token reply.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) access_token: Secret,
    pub(crate) refresh_token: Option<Secret>,
    /// The ID token (OpenID Connect Core §3.1.3.3), not verified yet.
    #[cfg_attr(
        not(feature = "jose"),
        expect(dead_code, reason = "read only by signature verification")
    )]
    pub(crate) id_token: Option<Secret>,
    /// Whether the token is bound to a key (RFC 9449 §5).
    pub(crate) is_bound: bool,
    /// The key that the token is bound to, in its stored form.
    pub(crate) key: Option<Secret>,
    pub(crate) received_at: Timestamp,
    pub(crate) expires_at: Option<Timestamp>,
    /// When the refresh token expires, if that is known.
    pub(crate) refresh_expires_at: Option<Timestamp>,
    /// When an unused refresh token of the grant expires, the earlier one or that of this reply.
    pub(crate) refresh_unused_until: Option<Timestamp>,
    /// The returned scopes; `None` if the reply has no or an empty `scope`.
    pub(crate) scopes: Option<Vec<String>>,
    /// Whether the reply has an empty list of scopes: `"scope": ""`.
    pub(crate) names_no_scopes: bool,
    pub(crate) captured: Vec<(String, String)>,
    /// The second token, if the reply has one.
    pub(crate) second: Option<Box<Reply>>,
    /// The returned authorization details; `None` if the reply has none.
    pub(crate) details: Option<Details>,
}
