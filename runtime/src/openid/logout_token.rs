//! Logout tokens, with which the provider ends a user's session (OpenID Connect Back-Channel Logout 1.0
//! §2.4, §2.6).

use std::fmt;

use super::id_token::verify_logout_token;
use crate::app::App;
use crate::error::Error;

/// A verified logout token: the provider ended a user's session.
///
/// A token may be delivered again: store its [identifier](Self::id) while such tokens are valid, and
/// ignore duplicates (§2.6).
#[derive(Clone, PartialEq, Eq)]
pub struct LogoutToken {
    pub(super) id: String,
    pub(super) subject: Option<String>,
    pub(super) session: Option<String>,
}

impl App {
    /// Verifies a logout token: the `logout_token` of the form that the provider posts to the
    /// application's `backchannel_logout_uri` (§2.5). Respond with status 200 once the user is logged
    /// out, and with 400 if verification fails.
    ///
    /// # Errors
    ///
    /// Returns [`Error::SignedToken`] if the token is not from the provider or not for this application.
    pub async fn verify_logout_token(&self, token: &str) -> Result<LogoutToken, Error> {
        verify_logout_token(self, &token.into()).await
    }
}

impl LogoutToken {
    /// Returns the token's unique identifier (`jti`).
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the user; all of their sessions ended if there is no [session](Self::session).
    pub fn subject(&self) -> Option<&str> {
        self.subject.as_deref()
    }

    /// Returns the session that ended: `sid` of its ID token.
    pub fn session(&self) -> Option<&str> {
        self.session.as_deref()
    }
}

/// Shows the token's identifier, not the user.
impl fmt::Debug for LogoutToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LogoutToken")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}
