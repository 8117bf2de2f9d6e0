//! OpenID Connect (OpenID Connect Core 1.0): who the user is, as the provider signs it in an ID
//! token. A login that asks for the scope `openid` has a nonce of its own, brings an ID token that
//! is checked to the letter, and leaves an [`Identity`].

#[cfg(feature = "jose")]
mod id_token;
#[cfg(not(feature = "jose"))]
#[path = "no_id_token.rs"]
mod id_token;
mod identity;
mod logout;
mod logout_token;
#[cfg(feature = "jose")]
pub(crate) mod signed_token;

pub(crate) use id_token::{fetch_keys, of_grant, of_refresh, verify_userinfo};
pub use logout::Logout;
pub use logout_token::LogoutToken;

use crate::error::Error;
use crate::secret::Secret;

/// The scope that makes a login one of OpenID Connect (Core §3.1.2.1).
pub(crate) const SCOPE: &str = "openid";

/// Why the ID token of a refresh is refused.
pub(crate) struct Refusal {
    pub(crate) error: Error,
    /// It names another user, or another issuer's: what came with it may be theirs.
    pub(crate) is_another_user: bool,
}

/// What a login or another grant expects of its ID token.
#[cfg_attr(
    not(feature = "jose"),
    expect(dead_code, reason = "only who verifies signatures reads them")
)]
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Expected<'e> {
    /// There must be one.
    pub(crate) is_required: bool,
    /// The nonce that was sent.
    pub(crate) nonce: Option<&'e Secret>,
    /// The seconds that may have passed since the user was last seen.
    pub(crate) max_age: Option<u64>,
    /// The user that was hinted at.
    pub(crate) subject: Option<&'e str>,
    /// The code that it came for.
    pub(crate) code: Option<&'e Secret>,
}
