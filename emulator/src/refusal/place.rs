//! The endpoints whose rejections differ in format.

/// Where a request was rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// At the token or revocation endpoint.
    Token,
    /// In a call of the API.
    Api,
    /// In a GraphQL request.
    GraphQl,
}
