//! What a token reply says (RFC 6749 §5.1), read and checked.

use super::details::Details;
use crate::clock::Timestamp;
use crate::secret::Secret;

/// What a token reply says.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) access_token: Secret,
    pub(crate) refresh_token: Option<Secret>,
    /// Who the user is (OpenID Connect Core §3.1.3.3). Nobody has verified it yet.
    #[cfg_attr(
        not(feature = "jose"),
        expect(dead_code, reason = "only who verifies signatures reads it")
    )]
    pub(crate) id_token: Option<Secret>,
    /// The token is bound to a key (RFC 9449 §5).
    pub(crate) is_bound: bool,
    /// The key that it is bound to, in its stored form.
    pub(crate) key: Option<Secret>,
    pub(crate) received_at: Timestamp,
    pub(crate) expires_at: Option<Timestamp>,
    /// `None`: the server says nothing, or names none.
    pub(crate) scopes: Option<Vec<String>>,
    /// The reply has scopes, and there are none: `"scope": ""`.
    pub(crate) names_no_scopes: bool,
    pub(crate) captured: Vec<(String, String)>,
    /// `None`: the server says nothing.
    pub(crate) details: Option<Details>,
}
