//! The token swap: some providers issue an initial access token, after a login and after each
//! refresh, that must be exchanged for the one to use.

use super::{app_token, obtain};
use crate::app::App;
use crate::error::{Error, NotSwappedError};
use crate::scope::ScopeSet;
use crate::tables::{Grant, Refresh, RefreshInput};
use crate::token::{ObtainedBy, Reply, StoredTokens, Swapped, Tokens};
use crate::token_endpoint::form::{Purpose, TokenForm};

/// Returns the swap that the reply to a refresh of `tokens` requires, if any.
pub(crate) fn after_refresh(
    app: &App,
    refresh: &Refresh,
    tokens: &StoredTokens,
) -> Option<&'static Grant> {
    let code = app.registration().authorization_code.as_ref();
    let swap = code.and_then(|code| code.swap.as_ref())?;
    let is_needed = match tokens.what_was_swapped() {
        // The swapped token itself is extended.
        _ if refresh.input == RefreshInput::AccessToken => false,
        Some(swapped) => swapped == Swapped::AccessToken,
        // Stored by a version that did not record it: tokens of a login were swapped.
        None => tokens.obtained_by() == ObtainedBy::AuthorizationCode,
    };
    is_needed.then_some(swap)
}

/// Exchanges the access token of `first` for another. Sending the same token twice swaps it twice.
pub(crate) async fn swap_of(app: &App, swap: &Grant, first: &StoredTokens) -> Result<Reply, Error> {
    let app_token = Box::pin(app_token::needed_by(app, swap)).await?;
    let own = [("access_token", first.access_token().clone())];
    let form = TokenForm {
        own: own.into_iter().chain(app_token).collect(),
        captured: first.captured().clone(),
        // Uses the grant's key, since its refresh token may be bound to it.
        key: app.dpop_key(first.dpop_key())?,
        ..TokenForm::new(Purpose::Swap, swap)
    };
    form.send(app).await
}

/// Returns the tokens after a swap with the given `reply`.
pub(crate) fn with_swap(app: &App, first: &StoredTokens, reply: Reply) -> StoredTokens {
    let swapped = match reply.refresh_token {
        Some(_) => Swapped::Both,
        None => Swapped::AccessToken,
    };
    first
        .refreshed(&app.provider().scope, reply)
        .swapped(swapped)
}

impl NotSwappedError {
    /// Retries the swap.
    ///
    /// # Errors
    ///
    /// - [`Error::NotSwapped`] if the swap fails again. The error still contains the token.
    /// - [`Error::ScopeNarrowed`] if less than `S` was granted.
    pub async fn retry<S: ScopeSet>(self, app: &App) -> Result<Tokens<S>, Error> {
        Tokens::checked(obtain::complete(app, self.into_tokens()).await?)
    }
}
