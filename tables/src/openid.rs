//! OpenID Connect (Core 1.0).

tables! {
    use crate::operation::{Operation};

    /// A provider's OpenID Connect support. Its keys are at
    /// [`Provider::jwks_uri`](crate::Provider::jwks_uri), its issuer is
    /// [`Provider::issuer`](crate::Provider::issuer).
    struct OpenId {
        /// The issuer of ID tokens, with claims of the token in braces, if each tenant has its own.
        issuer_pattern: Option<Text> = None,
        /// The algorithms of ID tokens. `none` is never allowed; symmetric ones use the client
        /// secret.
        algorithms: List<Text> = &["RS256"],
        /// The encryption of ID tokens (Core §10.2).
        id_token_encryption: Option<IdTokenEncryption> = None,
        /// The UserInfo request (Core §5.3).
        userinfo: Option<Operation> = None,
        /// The algorithms of signed UserInfo replies; empty if they are plain JSON.
        userinfo_algorithms: List<Text> = &[],
        /// Template of the end session endpoint's URL (RP-Initiated Logout 1.0 §2).
        end_session_endpoint: Option<Text> = None,
        /// Audiences of ID tokens that are accepted in addition to the client (Core §3.1.3.7, rule 3).
        trusted_audiences: List<Text> = &[],
        /// The tolerated clock skew in seconds.
        clock_skew: u64 = 60,
    } + {
        /// The provider notifies the application when a session ends (Back-Channel Logout 1.0).
        backchannel_logout: bool = false,
    } = "`RS256` (Core §3.1.3.7), with a clock skew of one minute."

    /// The encryption of ID tokens (RFC 7516).
    struct IdTokenEncryption {
        /// Whether every ID token is encrypted.
        required: bool = false,
        /// The algorithms that encrypt keys.
        algorithms: List<Text> = &[],
        /// The algorithms that encrypt contents; empty: any.
        encodings: List<Text> = &[],
    } = "Optional, with no algorithm."
}
