//! Endpoints with the client authentication of the token endpoint: revocation and introspection.

use crate::tables::{Encoding, Grant, Method, Registration, TokenRequest};

/// Describes requests to endpoints such as revocation (RFC 7009) or introspection (RFC 7662) as a
/// grant: a form POST with the client authentication of the token endpoint.
pub(super) fn beside(registration: &Registration) -> Option<Grant> {
    let refresh = registration.refresh_token.as_ref();
    let grant = refresh
        .map(|refresh| &refresh.grant)
        .or_else(|| registration.grants().next())?;
    Some(Grant {
        request: TokenRequest {
            method: Method::Post,
            encoding: Encoding::Form,
            parameters: &[],
            query: &[],
            omitted: &[],
            ..grant.request
        },
        ..*grant
    })
}
