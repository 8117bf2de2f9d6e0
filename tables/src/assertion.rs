//! The JWTs that clients authenticate with (RFC 7523 §2.2, §3), and those that some providers want
//! minted in place of a client secret.

use super::Parameter;

/// How a client's JWT is made and sent.
#[derive(Debug, Clone, Copy)]
pub struct ClientAssertion {
    /// Whom it is for (`aud`).
    pub audience: AssertionAudience,
    /// Seconds for which it is good.
    pub lifetime: u64,
    /// Where it stands in the request.
    pub place: AssertionPlace,
    /// Claims with a fixed or templated value, in place of the RFC's of the same name.
    pub claims: &'static [Parameter],
    /// The algorithms that the provider takes (`token_endpoint_auth_signing_alg_values_supported`,
    /// RFC 8414 §2); empty: any.
    pub algorithms: &'static [&'static str],
}

impl ClientAssertion {
    /// For the issuer, where it is known, or else the token endpoint; for a minute.
    pub const DEFAULT: Self = Self {
        audience: AssertionAudience::Server,
        lifetime: 60,
        place: AssertionPlace::ClientAssertion,
        claims: &[],
        algorithms: &[],
    };
}

/// Whom a client's JWT is for (RFC 7523 §3, item 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssertionAudience {
    /// The issuer, where the provider names it, or else the token endpoint.
    Server,
    /// The token endpoint.
    TokenEndpoint,
    /// What this template gives.
    Text(&'static str),
}

/// Where a client's JWT stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssertionPlace {
    /// In `client_assertion`, with its type beside it (RFC 7521 §4.2).
    ClientAssertion,
    /// In `client_secret`, as if it were one.
    ClientSecret,
    /// In the `Authorization` header, as a Bearer token.
    Bearer,
}
