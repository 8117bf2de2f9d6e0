//! The endpoints that refuse in different ways.

/// Where a request was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// At the token or revocation endpoint.
    Token,
    /// In a call of the API.
    Api,
    /// In a GraphQL request.
    GraphQl,
}
