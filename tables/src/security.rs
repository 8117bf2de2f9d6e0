//! Security schemes other than the access token, and the requirements of operations (OpenAPI 3.1
//! §4.8.27, §4.8.30).

tables! {
    /// A credential other than the access token: an API key, a cookie, HTTP Basic, a static bearer
    /// token, or a client certificate.
    struct SecurityScheme {
        /// The name in the spec: `api_key`.
        name!: Text = "",
        /// Where a call sends it.
        place!: CredentialIn = CredentialIn::Basic,
    } + {
        /// What it is and where to get it.
        description: Option<Text> = None,
    } = "HTTP Basic."

    /// Where a call sends a credential.
    data CredentialIn {
        /// A header whose value is the bare key, such as `X-Api-Key` or `Authorization`.
        Header(name: Text),
        /// A query parameter.
        Query(name: Text),
        /// A cookie.
        Cookie(name: Text),
        /// `Authorization: Basic` (RFC 7617).
        Basic,
        /// `Authorization: Bearer` (RFC 6750), with a token that is not the provider's access token.
        Bearer,
        /// A client certificate in the TLS connection (RFC 8705). The `reqwest::Client` has it.
        MutualTls,
    }

    /// One way to authenticate a call: everything in it is sent.
    struct SecurityRequirement {
        /// Positions in [`Provider::security_schemes`](crate::Provider::security_schemes).
        schemes: List<usize> = &[],
        /// Whether the access token is sent.
        token: bool = false,
        /// The scopes that the access token needs.
        scopes: List<Text> = &[],
    } = "Nothing is sent."
}
