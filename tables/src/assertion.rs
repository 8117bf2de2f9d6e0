//! The JWTs that clients authenticate with (RFC 7523 §2.2, §3), and those that some providers want
//! minted in place of a client secret.

tables! {
    use { parameter::{Parameter}; }

    /// How a client's JWT is made and sent.
    struct ClientAssertion {
        /// Whom it is for (`aud`).
        audience: AssertionAudience = AssertionAudience::Server,
        /// Seconds for which it is good.
        lifetime: u64 = 60,
        /// Where it stands in the request.
        place: AssertionPlace = AssertionPlace::ClientAssertion,
        /// Claims with a fixed or templated value, in place of the RFC's of the same name.
        claims: List<Parameter> = &[],
        /// The algorithms that the provider takes (`token_endpoint_auth_signing_alg_values_supported`,
        /// RFC 8414 §2); empty: any.
        algorithms: List<Text> = &[],
    } = "For the issuer, where it is known, or else the token endpoint; for a minute."

    /// Whom a client's JWT is for (RFC 7523 §3, item 3).
    data AssertionAudience {
        /// The issuer, where the provider names it, or else the token endpoint.
        Server,
        /// The token endpoint.
        TokenEndpoint,
        /// What this template gives.
        Text(template: Text),
    }

    /// Where a client's JWT stands.
    enum AssertionPlace {
        /// In `client_assertion`, with its type beside it (RFC 7521 §4.2).
        ClientAssertion,
        /// In `client_secret`, as if it were one.
        ClientSecret,
        /// In the `Authorization` header, as a Bearer token.
        Bearer,
    }
}
