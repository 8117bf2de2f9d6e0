//! OpenID Connect (OpenID Connect Core 1.0): the user's identity, signed by the provider in an ID token.
//! A login that requests the scope `openid` has its own nonce, and its ID token is strictly verified. The
//! result is an [`Identity`]. Must not use `grant` or `session`.

#[cfg(feature = "jose")]
mod encrypted;
#[cfg(feature = "jose")]
mod id_token;
#[cfg(not(feature = "jose"))]
#[path = "no_id_token.rs"]
mod id_token;
mod identity;
#[cfg(feature = "jose")]
mod issuer;
mod logout;
mod logout_token;
#[cfg(feature = "jose")]
pub(crate) mod signed_token;

pub(crate) use id_token::{fetch_keys, of_grant, of_refresh, verify_userinfo};
pub use logout::Logout;
pub use logout_token::LogoutToken;

use crate::error::Error;
use crate::secret::Secret;

/// The scope that makes a login an OpenID Connect login (Core §3.1.2.1).
pub(crate) const SCOPE: &str = "openid";

/// The reason why the ID token of a refresh was rejected.
pub(crate) struct Refusal {
    pub(crate) error: Error,
    /// It names another user or issuer: the tokens of the reply may be theirs.
    pub(crate) is_another_user: bool,
}

/// What a grant requires of its ID token.
#[cfg_attr(
    not(feature = "jose"),
    expect(dead_code, reason = "read only by signature verification")
)]
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Expected<'e> {
    /// Whether an ID token is required.
    pub(crate) is_required: bool,
    /// The nonce that was sent.
    pub(crate) nonce: Option<&'e Secret>,
    /// The maximum time in seconds since the user authenticated.
    pub(crate) max_age: Option<u64>,
    /// The user in the request's hint.
    pub(crate) subject: Option<&'e str>,
    /// The code that was exchanged.
    pub(crate) code: Option<&'e Secret>,
}
