//! Requests new grants and completes them: the one place that every grant goes through.

use super::{app_token, swap, tenant};
use crate::app::App;
use crate::error::{Error, NotSwappedError};
use crate::openid::Expected;
use crate::tables::ActsAs;
use crate::token::StoredTokens;
use crate::token_endpoint::form::{Purpose, TokenForm};

/// The grant type of a login with a user's password (RFC 6749 §4.3).
const PASSWORD: &str = "password";

/// Sends the request for a new grant and completes the tokens of its reply.
///
/// The tokens may cover less than requested.
pub(crate) async fn tokens(
    mut form: TokenForm<'_>,
    app: &App,
    acts_as: ActsAs,
    expected: Expected<'_>,
) -> Result<StoredTokens, Error> {
    let purpose = form.purpose;
    let app_token = Box::pin(app_token::needed_by(app, form.grant)).await?;
    form.own.extend(app_token);
    // In allocations of their own, to keep the futures of callers small.
    let first = Box::pin(form.grant(app, acts_as, expected)).await?;
    if is_login(purpose) {
        Box::pin(complete(app, first)).await
    } else {
        Ok(first)
    }
}

/// Completes a login: performs the swap and the tenant lookup.
///
/// The code or refresh token is used up by now. If the swap fails, the error contains the initial
/// tokens.
pub(super) async fn complete(app: &App, first: StoredTokens) -> Result<StoredTokens, Error> {
    let code = app.registration().authorization_code.as_ref();
    let swap = code.and_then(|code| code.swap.as_ref());
    let tokens = match swap {
        None => first,
        Some(swap) => match swap::swap_of(app, swap, &first).await {
            Ok(reply) => swap::with_swap(app, &first, reply),
            Err(cause) => return Err(NotSwappedError::new(first, cause).into()),
        },
    };
    if code.is_some_and(|code| code.tenant_lookup.is_some()) {
        return Ok(tenant::with_single_tenant(app, tokens).await);
    }
    Ok(tokens)
}

/// Whether a user logs in with this grant, or did so elsewhere.
fn is_login(purpose: Purpose) -> bool {
    match purpose {
        Purpose::Code | Purpose::Device | Purpose::Adoption => true,
        Purpose::Other(grant_type) => grant_type == PASSWORD,
        Purpose::Refresh
        | Purpose::Narrowing
        | Purpose::ClientCredentials
        | Purpose::DeviceAuthorization
        | Purpose::Swap => false,
    }
}
