//! OpenID Connect: who the user is, as the provider signs it (OpenID Connect Core 1.0).

tables! {
    use { operation::{Operation}; }

    /// What a provider offers of OpenID Connect. Its keys are
    /// [`Provider::jwks_uri`](crate::Provider::jwks_uri)'s, its name is
    /// [`Provider::issuer`](crate::Provider::issuer).
    struct OpenId {
        /// The algorithms that ID tokens may be signed with. `none` is never one; those with a secret
        /// are verified with the client's.
        algorithms: List<Text> = &["RS256"],
        /// The call that tells more of the user (Core §5.3).
        userinfo: Option<Operation> = None,
        /// The algorithms that its replies are signed with; empty where they are plain JSON.
        userinfo_algorithms: List<Text> = &[],
        /// Template of the URL that ends the user's session with the provider (RP-Initiated Logout 1.0
        /// §2).
        end_session_endpoint: Option<Text> = None,
        /// Seconds by which the provider's clock may differ from ours.
        clock_skew: u64 = 60,
    } + {
        /// The provider tells the application when a session has ended (Back-Channel Logout 1.0).
        backchannel_logout: bool = false,
    } = "Core §3.1.3.7: `RS256`; and a minute for the clocks."
}
