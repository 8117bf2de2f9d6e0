//! A session: what callers hold of a grant that is kept alive.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::live::Credential;
use super::state::Shared;
use crate::app::App;
use crate::error::{Error, StoreError};
use crate::event::GrantEvents;
use crate::token::{Captured, StoredTokens, Tokens};

impl App {
    /// Takes care of `tokens` from now on: hands out valid ones, and refreshes them.
    pub fn session<S, K>(&self, tokens: Tokens<S, K>) -> Session {
        let tokens = tokens.into_stored().known_by(self.now());
        Session::new(self.clone(), tokens)
    }
}

/// One grant and the tokens that come of it. Copies are cheap and the same session.
///
/// A refresh runs in a task of its own on the caller's tokio runtime: dropping the future that
/// waits for it, or the session, does not stop it. Stopping the runtime does, and then a refresh
/// token that the server has replaced may be lost: wait for [`App::settle`] when shutting down.
#[derive(Debug, Clone)]
pub struct Session(pub(super) Result<Arc<Shared>, Error>);

impl Session {
    pub(crate) fn new(app: App, tokens: StoredTokens) -> Self {
        Self(Shared::new(app, tokens).map(Arc::new))
    }

    /// The credential, when there is a valid one: without waiting. Close to its end a refresh is
    /// started in the background.
    pub fn try_current(&self) -> Option<Credential> {
        self.0.as_ref().ok()?.valid().ok()
    }

    /// The credential; waits for a new one when the old one has ended.
    ///
    /// # Errors
    ///
    /// [`Error::GrantLost`] when the user must consent again, and any error of the refresh. A lost grant is
    /// looked up in the store again, at most once a second: another process may have gone on with it.
    pub async fn current(&self) -> Result<Credential, Error> {
        let shared = self.shared()?;
        match shared.valid() {
            Ok(credential) => Ok(credential),
            Err(seen) => shared.join_refresh(seen)?.outcome().await,
        }
    }

    /// A newer credential than `rejected`, which the API has refused as ended. Nothing is asked
    /// when there is one already.
    ///
    /// # Errors
    ///
    /// As [`current`](Self::current).
    pub async fn renew(&self, rejected: &Credential) -> Result<Credential, Error> {
        let shared = self.shared()?;
        shared.reject(rejected);
        shared.join_refresh(rejected.version())?.outcome().await
    }

    /// Ends the grant: revokes the refresh token, or where there is none the access token
    /// (RFC 7009). From then on this session, and every other that would refresh the grant, answers
    /// [`Error::GrantLost`]. Servers are to end the access tokens of a refresh token with it (§2.1).
    ///
    /// It runs to its end even when the future is dropped.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] when the provider does not offer revocation, and whatever the server
    /// answers. The session is then as it was.
    pub async fn revoke(&self) -> Result<(), Error> {
        let shared = self.shared()?.of_grant();
        let at_work = Arc::clone(shared);
        shared
            .run_detached(async move { at_work.revoke().await })
            .await
    }

    /// Writes the tokens of a login to the store, in the place of whatever it has under their name.
    pub(crate) async fn save(&self) -> Result<(), Error> {
        let shared = self.shared()?;
        let at_work = Arc::clone(shared);
        shared
            .run_detached(async move { at_work.keep_login().await })
            .await
    }

    /// What happens to this grant from now on, here and in the application's other sessions of it.
    ///
    /// # Errors
    ///
    /// When the tokens cannot be used with this application.
    pub fn events(&self) -> Result<GrantEvents, Error> {
        let shared = self.shared()?;
        Ok(shared
            .app
            .event_sender()
            .listen(Some(Arc::clone(&shared.key))))
    }

    /// Puts a proof into a request of the caller's own that carries `credential`, when its token is
    /// bound to a key (DPoP, RFC 9449 §7); otherwise nothing. Each request needs a proof of its own.
    ///
    /// # Errors
    ///
    /// When the key cannot sign.
    pub fn prove(
        &self,
        credential: &Credential,
        request: &mut reqwest::Request,
    ) -> Result<(), Error> {
        let app = &self.shared()?.app;
        match credential.key() {
            Some(key) => {
                let (token, now) = (Some(credential.token()), app.now());
                app.nonces().prove(key, token, request, now, app.entropy())
            }
            None => Ok(()),
        }
    }

    /// Whether there is a way to a new token without the user.
    pub fn can_renew(&self) -> bool {
        self.0
            .as_ref()
            .map(Shared::of_grant)
            .is_ok_and(|shared| shared.renewal.is_possible() && shared.live().lost().is_none())
    }

    /// The tokens of the grant as they are now, to be kept.
    ///
    /// # Errors
    ///
    /// When the tokens cannot be used with this application.
    pub fn tokens(&self) -> Result<StoredTokens, Error> {
        Ok(self.shared()?.of_grant().live().tokens().clone())
    }

    /// What exactly was granted (RFC 9396 §7); `None` where the provider did not say.
    ///
    /// # Errors
    ///
    /// [`Error::Decode`] when one of the details is no `T`, and when the tokens cannot be used with
    /// this application.
    pub fn authorization_details<T: DeserializeOwned>(&self) -> Result<Option<Vec<T>>, Error> {
        self.shared()?
            .of_grant()
            .live()
            .tokens()
            .authorization_details()
    }

    /// Values that the callback or a token reply brought.
    pub fn captured(&self) -> Captured {
        match &self.0 {
            Ok(shared) => shared.live().tokens().captured().clone(),
            Err(_) => Captured::default(),
        }
    }

    /// Why the store does not have the tokens that are in use; `None` when it has them.
    pub fn store_failure(&self) -> Option<StoreError> {
        let grant = self.0.as_ref().ok()?.of_grant();
        grant.refresh_task().unsaved.clone()
    }

    pub(super) fn shared(&self) -> Result<&Arc<Shared>, Error> {
        self.0.as_ref().map_err(Error::clone)
    }
}
