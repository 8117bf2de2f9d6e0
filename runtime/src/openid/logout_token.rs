//! The end of a user's session, as the provider tells it by itself (OpenID Connect Back-Channel
//! Logout 1.0 §2.4, §2.6).

use std::fmt;

use crate::app::App;
use crate::error::Error;
use crate::openid::id_token::verify_logout_token;

/// A user's session that the provider has ended.
///
/// One is told once: keep its [identifier](Self::id) for as long as such tokens are good, and pass
/// over those that come again (§2.6).
#[derive(Clone, PartialEq, Eq)]
pub struct LogoutToken {
    pub(super) id: String,
    pub(super) subject: Option<String>,
    pub(super) session: Option<String>,
}

impl App {
    /// Verifies a logout token: `logout_token` of the form that the provider posts to the
    /// application's `backchannel_logout_uri` (§2.5). Answer with status 200 when the user is logged
    /// out, and with 400 when it is not believed.
    ///
    /// # Errors
    ///
    /// [`Error::SignedToken`] when it is not the provider's for this application.
    pub async fn verify_logout_token(&self, token: &str) -> Result<LogoutToken, Error> {
        verify_logout_token(self, &token.into()).await
    }
}

impl LogoutToken {
    /// What no other logout token has (`jti`).
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The user whose sessions have ended; all of them, where no [session](Self::session) is named.
    pub fn subject(&self) -> Option<&str> {
        self.subject.as_deref()
    }

    /// The session that has ended: `sid` of its ID token.
    pub fn session(&self) -> Option<&str> {
        self.session.as_deref()
    }
}

/// Shows which one it is, not whose.
impl fmt::Debug for LogoutToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LogoutToken")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}
