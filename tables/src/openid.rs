//! OpenID Connect: who the user is, as the provider signs it (OpenID Connect Core 1.0).

use super::Operation;

/// What a provider offers of OpenID Connect. Its keys are
/// [`Provider::jwks_uri`](super::Provider::jwks_uri)'s, its name is
/// [`Provider::issuer`](super::Provider::issuer).
#[derive(Debug, Clone, Copy)]
pub struct OpenId {
    /// The algorithms that ID tokens may be signed with. `none` is never one; those with a secret
    /// are verified with the client's.
    pub algorithms: &'static [&'static str],
    /// The call that tells more of the user (Core §5.3).
    pub userinfo: Option<Operation>,
    /// The algorithms that its replies are signed with; empty where they are plain JSON.
    pub userinfo_algorithms: &'static [&'static str],
    /// Template of the URL that ends the user's session with the provider (RP-Initiated Logout 1.0
    /// §2).
    pub end_session_endpoint: Option<&'static str>,
    /// Seconds by which the provider's clock may differ from ours.
    pub clock_skew: u64,
}

impl OpenId {
    /// Core §3.1.3.7: `RS256`; and a minute for the clocks.
    pub const DEFAULT: Self = Self {
        algorithms: &["RS256"],
        userinfo: None,
        userinfo_algorithms: &[],
        end_session_endpoint: None,
        clock_skew: 60,
    };
}
