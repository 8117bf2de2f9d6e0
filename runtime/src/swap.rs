//! What follows the exchange of a code before its tokens are of use, where a spec says so: the first
//! access token is swapped for another, and the place is found where that one can be used.

use crate::app::App;
use crate::connection;
use crate::error::{Error, NotSwapped};
use crate::provider::{AuthorizationCode, Grant};
use crate::scope::ScopeSet;
use crate::secret::Secret;
use crate::token::{StoredTokens, Tokens, endpoint};

/// The tokens that an application works with, from those that the code brought. The code is used up
/// by now: what it brought is in the error when the swap fails.
pub(crate) async fn complete<S: ScopeSet>(
    app: &App,
    grant: &AuthorizationCode,
    brought: StoredTokens,
) -> Result<Tokens<S>, Error> {
    let mut tokens = match &grant.swap {
        None => brought,
        Some(swap) => match swapped(app, swap, &brought).await {
            Ok(tokens) => tokens,
            Err(cause) => return Err(NotSwapped::new(app, brought, cause).into()),
        },
    };
    if grant.connection.is_some() {
        tokens = connection::connected(app, tokens).await;
    }
    Tokens::checked(tokens)
}

/// The tokens with another access token, for which the first one is given away.
async fn swapped(app: &App, swap: &Grant, first: &StoredTokens) -> Result<StoredTokens, Error> {
    let mut parameters = vec![("access_token", first.access_token().clone())];
    parameters.extend(
        swap.request
            .grant_type
            .map(|kind| ("grant_type", Secret::new(kind))),
    );
    let reply = endpoint::ask(app, swap, parameters, first.captured()).await?;
    Ok(first.refreshed(&app.provider().scope, reply))
}
