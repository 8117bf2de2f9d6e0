//! A login with one of several providers: started, pending, completed.

use std::fmt;

use serde::{Deserialize, Serialize};
use url::Url;

use crate::grant::authorization_code::Pending;
use crate::scope::AtRunTime;
use crate::token::{StoredTokens, UserIdentity};

/// A login in progress: the URL to redirect the user to, and the state to store until they return.
pub struct StartedLogin {
    url: Url,
    pending: PendingLogin,
}

impl StartedLogin {
    pub(super) fn new(url: Url, pending: PendingLogin) -> Self {
        Self { url, pending }
    }

    /// Returns the URL to redirect the user to. It contains `state`; do not log it.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Returns the state to store until the user returns. Store it in the user's session.
    pub fn into_pending(self) -> PendingLogin {
        self.pending
    }
}

/// Shows the URL without its parameters.
impl fmt::Debug for StartedLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut url = self.url.clone();
        url.set_query(None);
        f.debug_struct("StartedLogin")
            .field("url", &url.as_str())
            .field("pending", &self.pending)
            .finish()
    }
}

/// A pending login with one of several providers: the state to store until the user returns.
///
/// Store it in the user's session and use it once. The serialized form contains `state` and the code
/// verifier in plain text; `Debug` shows neither.
#[derive(Debug, Serialize, Deserialize)]
pub struct PendingLogin {
    pub(super) option: String,
    pub(super) pending: Pending<AtRunTime>,
}

impl PendingLogin {
    /// Returns the identifier of the option that the user chose.
    pub fn option(&self) -> &str {
        &self.option
    }
}

/// A completed login.
#[derive(Debug, Clone)]
pub struct LoggedIn {
    option: String,
    identity: UserIdentity,
    tokens: StoredTokens,
}

impl LoggedIn {
    pub(super) fn new(option: String, identity: UserIdentity, tokens: StoredTokens) -> Self {
        Self {
            option,
            identity,
            tokens,
        }
    }

    /// Returns the identifier of the option that the user chose.
    pub fn option(&self) -> &str {
        &self.option
    }

    /// Returns who logged in.
    pub fn identity(&self) -> &UserIdentity {
        &self.identity
    }

    /// Returns the tokens. To call the provider's API with them, restore them with the scope set of
    /// the option: [`Tokens::restore`](crate::Tokens::restore).
    pub fn tokens(&self) -> &StoredTokens {
        &self.tokens
    }

    /// Returns who logged in, and the tokens.
    pub fn into_parts(self) -> (UserIdentity, StoredTokens) {
        (self.identity, self.tokens)
    }
}
