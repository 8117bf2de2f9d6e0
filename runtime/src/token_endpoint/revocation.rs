//! Token revocation (RFC 7009): the application says that it needs a token no more.

use std::sync::Arc;

use crate::app::App;
use crate::error::{ConfigError, Error};
use crate::http::Guard;
use crate::secret::Secret;
use crate::tables::ReplyFormat;
use crate::token::captured::Captured;
use crate::token_endpoint::beside::beside;
use crate::token_endpoint::request;
use crate::token_endpoint::request::Written;
use crate::token_endpoint::{endpoint, reply};

impl App {
    /// Revokes an access token or a refresh token (RFC 7009): the application needs it no more. A
    /// token that the server does not know is no error (§2.2).
    ///
    /// A token that a [`Session`] keeps alive is revoked by [`Session::revoke`], which ends the
    /// session too.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] when the provider does not offer revocation, [`Error::OAuth`] or
    /// [`Error::Api`] when it refuses.
    pub async fn revoke(&self, token: &Secret) -> Result<(), Error> {
        self::revoke(self, token, None, &Captured::default(), None).await
    }
}

/// What kind of token is revoked (§2.1). It spares the server a search, no more.
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

/// Revokes `token`. One that the server does not know is as good as revoked (§2.2). `guard` may hold
/// the request back.
pub(crate) async fn revoke(
    app: &App,
    token: &Secret,
    hint: Option<Hint>,
    captured: &Captured,
    guard: Option<Arc<dyn Guard>>,
) -> Result<(), Error> {
    // A form by POST (§2.1).
    let registration = app.registration();
    let grant = registration.revocation_endpoint;
    let grant = grant.and_then(|endpoint| beside(registration, endpoint));
    let grant = grant.ok_or(ConfigError::RevocationNotOffered)?;
    let mut parameters = vec![("token", token.clone())];
    parameters.extend(hint.map(|hint| ("token_type_hint", Secret::new(hint.as_str()))));
    let Written {
        request, secrets, ..
    } = request::write(app, &grant, parameters, captured)?;
    let answer = endpoint::send_guarded(app, request, guard).await?;
    // §2.2 lets clients ignore the body of a success. But a provider that tells errors with such a
    // status has not revoked anything.
    let members = reply::members(ReplyFormat::Json, &answer.body);
    let members = members.as_ref().ok();
    endpoint::error(app.provider(), answer, members, &secrets, app.now()).map_or(Ok(()), Err)
}
