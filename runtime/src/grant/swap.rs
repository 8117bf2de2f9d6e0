//! The swap: some providers give a first access token that is exchanged for the one to work with,
//! after a login and after a refresh alike; and what else completes a login.

use crate::app::App;
use crate::dpop::DpopKey;
use crate::error::{Error, NotSwapped};
use crate::grant::connection;
use crate::scope::ScopeSet;
use crate::tables::{Grant, Refresh, RefreshInput};
use crate::token::Reply;
use crate::token::{Kind, ObtainedBy, StoredTokens, Swapped, Tokens};
use crate::token_endpoint::form::{Purpose, TokenForm};

/// The tokens that an application works with, from the first ones of a login or of a refresh token
/// from elsewhere. What they were obtained with is used up by now: when the swap fails, they are in
/// the error.
pub(crate) async fn complete<S: ScopeSet, K: Kind>(
    app: &App,
    first: StoredTokens,
) -> Result<Tokens<S, K>, Error> {
    let code = app.registration().authorization_code.as_ref();
    let swap = code.and_then(|code| code.swap.as_ref());
    let mut tokens = match swap {
        None => first,
        Some(swap) => match swap_of(app, swap, &first).await {
            Ok(reply) => with_swap(app, &first, reply),
            Err(cause) => return Err(NotSwapped::new(first, cause).into()),
        },
    };
    if code.is_some_and(|code| code.connection.is_some()) {
        tokens = connection::connected(app, tokens).await;
    }
    Tokens::checked(tokens)
}

/// The swap that the reply to a refresh of `tokens` must go through, if any.
pub(crate) fn after_refresh(
    app: &App,
    refresh: &Refresh,
    tokens: &StoredTokens,
) -> Option<&'static Grant> {
    let code = app.registration().authorization_code.as_ref();
    let swap = code.and_then(|code| code.swap.as_ref())?;
    let is_needed = match tokens.what_was_swapped() {
        // The swapped token itself is what is extended.
        _ if refresh.input == RefreshInput::AccessToken => false,
        Some(swapped) => swapped == Swapped::AccessToken,
        // Stored by a version that did not note it: a login's were swapped.
        None => tokens.obtained_by() == ObtainedBy::AuthorizationCode,
    };
    is_needed.then_some(swap)
}

/// Gives the access token of `first` away for another. Sent twice, the same token is swapped twice.
pub(crate) async fn swap_of(app: &App, swap: &Grant, first: &StoredTokens) -> Result<Reply, Error> {
    let form = TokenForm {
        own: vec![("access_token", first.access_token().clone())],
        captured: first.captured().clone(),
        // The grant's key: its refresh token may be bound to it.
        key: first.dpop_key().map(DpopKey::from_stored).transpose()?,
        ..TokenForm::new(Purpose::Swap, swap)
    };
    form.send(app).await
}

/// The tokens after a swap, for which the server sent `reply`.
pub(crate) fn with_swap(app: &App, first: &StoredTokens, reply: Reply) -> StoredTokens {
    let swapped = match reply.refresh_token {
        Some(_) => Swapped::Both,
        None => Swapped::AccessToken,
    };
    first
        .refreshed(&app.provider().scope, reply)
        .swapped(swapped)
}

impl NotSwapped {
    /// Tries to swap the token once more.
    ///
    /// # Errors
    ///
    /// [`Error::NotSwapped`] again, with the token still inside; [`Error::ScopeNarrowed`] when less
    /// than `S` was granted.
    pub async fn again<S: ScopeSet>(self, app: &App) -> Result<Tokens<S>, Error> {
        complete(app, self.into_tokens()).await
    }
}
