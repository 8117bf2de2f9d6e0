//! Tokens that a request presents, of a stated type (RFC 8693 §3).

use crate::core::server::Server;
use crate::jose::token::Token;
use crate::rejection::fault::{Fault, Problem};

/// The prefix of the registered types.
const TYPES: &str = "urn:ietf:params:oauth:token-type:";

/// The type of access tokens.
pub(super) const ACCESS_TOKEN: &str = "urn:ietf:params:oauth:token-type:access_token";

/// Checks that a token has the stated type, as far as the emulator can: the provider's own tokens must
/// be valid; only the format of others is checked. Returns the scopes of the provider's own tokens.
pub(super) fn check(server: &Server, token: &str, kind: &str) -> Result<Option<Vec<usize>>, Fault> {
    let state = server.state();
    let now = server.clock.now();
    let own = match kind.strip_prefix(TYPES) {
        Some("access_token") => {
            let found = state.issued.access(token);
            let found = found.filter(|(access, _)| access.expires_at.is_none_or(|at| at > now));
            found.map(|(access, _)| Some(access.scopes.clone()))
        }
        Some("refresh_token") => {
            let found = state.issued.refresh(token);
            found.map(|(_, family)| Some(family.scopes.clone()))
        }
        Some("jwt" | "id_token") => signed(token).map(|_| None),
        _ => Some(None),
    };
    own.ok_or_else(|| {
        let message = format!("the token is not a valid `{kind}`");
        Fault::new(Problem::InvalidRequest, message)
    })
}

/// Checks that a type is an absolute URI, and a registered one if it has their prefix.
pub(super) fn check_type(name: &str, kind: &str) -> Result<(), Fault> {
    let registered = [
        "access_token",
        "refresh_token",
        "id_token",
        "saml1",
        "saml2",
        "jwt",
    ];
    let is_known = match kind.strip_prefix(TYPES) {
        Some(own) => registered.contains(&own),
        None => url::Url::parse(kind).is_ok(),
    };
    if is_known {
        return Ok(());
    }
    let message = format!("`{name}` is `{kind}`, which is not a type of tokens (RFC 8693 §3)");
    Err(Fault::new(Problem::InvalidRequest, message))
}

/// Reads a JWT with a signature.
pub(super) fn signed(jwt: &str) -> Option<Token<'_>> {
    let token = Token::read(jwt)?;
    (token.is_signed() && token.algorithm() != "none").then_some(token)
}
