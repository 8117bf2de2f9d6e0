//! Token revocation (RFC 7009).

use std::sync::Arc;

use super::beside::beside;
use super::endpoint::{self, Received};
use super::reply;
use super::request::{self, WrittenRequest};
use crate::app::App;
use crate::error::{ConfigError, Error};
use crate::http::Guard;
use crate::secret::Secret;
use crate::tables::{ReplyFormat, RevokedToken};
use crate::token::StoredTokens;
use crate::token::captured::Captured;

impl App {
    /// Revokes an access token or a refresh token (RFC 7009). Succeeds if the server does not
    /// recognize the token (§2.2).
    ///
    /// To revoke the token of a [`Session`](crate::Session), call
    /// [`Session::revoke`](crate::Session::revoke), which also ends the session.
    ///
    /// # Errors
    ///
    /// - [`Error::Config`] if the provider does not support revocation.
    /// - [`Error::OAuth`] or [`Error::Api`] if the provider rejects the request.
    pub async fn revoke(&self, token: &Secret) -> Result<(), Error> {
        self::revoke(self, token, None, &Captured::default(), None).await
    }
}

/// The type of the token to revoke (§2.1). An optimization for the server only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hint {
    AccessToken,
    RefreshToken,
}

impl Hint {
    fn as_str(self) -> &'static str {
        match self {
            Self::AccessToken => "access_token",
            Self::RefreshToken => "refresh_token",
        }
    }
}

/// Returns which of a grant's tokens is revoked, and its type. Revoking the refresh token also revokes its
/// access tokens (§2.1).
pub(crate) fn revoked<'t>(app: &App, tokens: &'t StoredTokens) -> (&'t Secret, Hint) {
    let own = app.registration().revocation.as_ref();
    match (own.map(|table| table.token), tokens.refresh_token()) {
        (Some(RevokedToken::AccessToken), _) | (_, None) => {
            (tokens.access_token(), Hint::AccessToken)
        }
        (_, Some(token)) => (token, Hint::RefreshToken),
    }
}

/// Revokes `token`, unless `guard` blocks the request. Succeeds if the server does not recognize
/// the token (§2.2).
pub(crate) async fn revoke(
    app: &App,
    token: &Secret,
    hint: Option<Hint>,
    captured: &Captured,
    guard: Option<Arc<dyn Guard>>,
) -> Result<(), Error> {
    let registration = app.registration();
    let own = registration.revocation.as_ref();
    // Without an own request: a form POST (§2.1).
    let grant = match own {
        Some(table) => Some(table.grant),
        None => beside(registration),
    };
    let endpoint = registration.revocation_endpoint;
    let (endpoint, grant) = endpoint
        .zip(grant)
        .ok_or(ConfigError::RevocationNotOffered)?;
    let mut parameters = vec![("token", token.clone())];
    parameters.extend(hint.map(|hint| ("token_type_hint", Secret::new(hint.as_str()))));
    if let Some(table) = own {
        // For templates. It may be of either kind if the application has not said which.
        let (is_access, is_refresh) = match (table.token, hint) {
            (RevokedToken::AccessToken, _) | (_, Some(Hint::AccessToken)) => (true, false),
            (RevokedToken::RefreshToken, _) | (_, Some(Hint::RefreshToken)) => (false, true),
            (RevokedToken::Any, None) => (true, true),
        };
        parameters.extend(is_access.then(|| ("access_token", token.clone())));
        parameters.extend(is_refresh.then(|| ("refresh_token", token.clone())));
    }
    let WrittenRequest {
        request,
        secrets,
        deadline,
        ..
    } = request::write(app, &grant, endpoint, parameters, captured).await?;
    let answer = endpoint::send_guarded(app, request, deadline, guard).await?;
    // The body of a success response may be ignored (§2.2), but a provider that sends errors with
    // such a status has not revoked the token.
    let members = reply::members(ReplyFormat::Json, &answer.body);
    let members = members.as_deref().ok();
    endpoint::error(Received::now(app), answer, members, &secrets).map_or(Ok(()), Err)
}
