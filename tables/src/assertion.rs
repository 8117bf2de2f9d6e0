//! JWTs for client authentication (RFC 7523 §2.2, §3), and JWTs that some providers require instead
//! of a client secret.

tables! {
    use crate::parameter::{Parameter};

    /// How a client's JWT is created and sent.
    struct ClientAssertion {
        /// The audience (`aud`).
        audience: AssertionAudience = AssertionAudience::Server,
        /// The lifetime in seconds.
        lifetime: u64 = 60,
        /// The location in the request.
        place: AssertionPlace = AssertionPlace::ClientAssertion,
        /// Claims with a fixed or templated value, which override the standard claims of the same
        /// name.
        claims: List<Parameter> = &[],
        /// Members of the header with a fixed or templated value.
        headers: List<Parameter> = &[],
        /// The algorithms that the provider supports
        /// (`token_endpoint_auth_signing_alg_values_supported`, RFC 8414 §2); empty: any.
        algorithms: List<Text> = &[],
    } = "For the issuer, where it is known, or else the token endpoint; for a minute."

    /// The audience of a client's JWT (RFC 7523 §3, item 3).
    data AssertionAudience {
        /// The issuer, or the token endpoint if the provider has no issuer.
        Server,
        /// The token endpoint.
        TokenEndpoint,
        /// The endpoint that receives the JWT.
        Endpoint,
        /// The result of this template.
        Text(template: Text),
    }

    /// The location of a client's JWT.
    enum AssertionPlace {
        /// In `client_assertion`, with `client_assertion_type` (RFC 7521 §4.2).
        ClientAssertion,
        /// In `client_secret`.
        ClientSecret,
        /// In the `Authorization` header, as a Bearer token.
        Bearer,
    }
}
