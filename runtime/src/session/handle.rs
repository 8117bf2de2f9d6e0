//! The session handle.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::grant_session::GrantSession;
use super::live::Credential;
use crate::app::App;
use crate::clock;
use crate::error::{ConfigError, Error, StoreError};
use crate::event::GrantEvents;
use crate::http;
use crate::token::{Captured, StoredTokens, Tokens};

impl App {
    /// Creates a session that hands out valid access tokens and refreshes `tokens` as needed.
    pub fn session<S, K>(&self, tokens: Tokens<S, K>) -> Session {
        let tokens = tokens.into_stored().known_by(self.now());
        Session::new(self.clone(), tokens)
    }
}

/// A handle to a grant that refreshes its tokens as needed. Cheap to clone; clones share state.
///
/// A refresh runs in a separate task on the caller's tokio runtime. It continues if the session, or
/// the future that waits for it, is dropped. If the runtime shuts down during a refresh, a new
/// refresh token may be lost: call [`App::settle`] before shutdown.
#[derive(Debug, Clone)]
pub struct Session(pub(super) Result<Arc<GrantSession>, Error>);

impl Session {
    pub(crate) fn new(app: App, tokens: StoredTokens) -> Self {
        Self(GrantSession::new(app, tokens).map(Arc::new))
    }

    /// Creates the session of a client without tokens. All its methods return an error.
    pub(crate) fn without_token() -> Self {
        Self(Err(ConfigError::TokenMissing.into()))
    }

    /// Returns the credential if it is valid, without waiting. Starts a background refresh if it
    /// expires soon.
    pub fn try_current(&self) -> Option<Credential> {
        self.0.as_ref().ok()?.valid().ok()
    }

    /// Returns a valid credential, waiting for a refresh if necessary.
    ///
    /// # Errors
    ///
    /// - [`Error::GrantLost`] if the user must log in again.
    /// - Any error of the refresh.
    ///
    /// For a lost grant, the store is read again at most once a second, because another process may
    /// have replaced the grant.
    pub async fn current(&self) -> Result<Credential, Error> {
        let session = self.grant_session()?;
        match session.valid() {
            Ok(credential) => Ok(credential),
            Err(seen) => session.join_refresh(seen)?.outcome().await,
        }
    }

    /// Returns a newer credential than `rejected`, which the API rejected as expired. Sends no
    /// request if a newer one is available.
    ///
    /// # Errors
    ///
    /// See [`current`](Self::current).
    pub async fn refresh(&self, rejected: &Credential) -> Result<Credential, Error> {
        let session = self.grant_session()?;
        session.reject(rejected);
        session.join_refresh(rejected.version())?.outcome().await
    }

    /// Revokes the grant: its refresh token or, if there is none, its access token (RFC 7009).
    ///
    /// After that, this session and all others of the grant return [`Error::GrantLost`]. Servers
    /// should revoke the access tokens along with the refresh token (§2.1).
    ///
    /// The revocation continues if the future is dropped.
    ///
    /// # Errors
    ///
    /// - [`Error::Config`] if the provider does not support revocation.
    /// - Any error of the server. The session is then unchanged.
    pub async fn revoke(&self) -> Result<(), Error> {
        let session = self.grant_session()?.of_grant();
        let task_state = Arc::clone(session);
        session
            .run_detached(async move { task_state.revoke().await })
            .await
    }

    /// Writes the tokens of a login to the store and replaces any stored under their key.
    pub(crate) async fn save(&self) -> Result<(), Error> {
        let session = self.grant_session()?;
        let task_state = Arc::clone(session);
        session
            .run_detached(async move { task_state.save_login().await })
            .await
    }

    /// Subscribes to the events of this grant, from all sessions of the application.
    ///
    /// # Errors
    ///
    /// Returns an error if the tokens do not belong to this application.
    pub fn events(&self) -> Result<GrantEvents, Error> {
        let session = self.grant_session()?;
        Ok(session
            .app
            .event_sender()
            .listen(Some(Arc::clone(&session.key))))
    }

    /// Adds a DPoP proof (RFC 9449 §7) to a request that carries `credential`, if its token is
    /// bound to a key.
    ///
    /// Call it for requests that the application sends itself. Each request needs a separate proof.
    ///
    /// # Errors
    ///
    /// Returns an error if the key cannot sign, or an external key does not sign within the
    /// [timeout](crate::AppBuilder::timeout) of a token request.
    pub async fn dpop_proof(
        &self,
        credential: &Credential,
        request: &mut reqwest::Request,
    ) -> Result<(), Error> {
        let app = &self.grant_session()?.app;
        match credential.key() {
            Some(key) => {
                let (token, now) = (Some(credential.token()), app.now());
                let proved = app.nonces().prove(key, token, request, now, app.entropy());
                http::signed_within(clock::after(app.timeout()), proved).await
            }
            None => Ok(()),
        }
    }

    /// Returns whether a new token can be obtained without the user.
    pub fn can_refresh(&self) -> bool {
        self.0
            .as_ref()
            .map(GrantSession::of_grant)
            .is_ok_and(|session| session.renewal.is_possible() && session.live().lost().is_none())
    }

    /// Returns the grant's current tokens, for storage.
    ///
    /// # Errors
    ///
    /// Returns an error if the tokens do not belong to this application.
    pub fn tokens(&self) -> Result<StoredTokens, Error> {
        Ok(self.grant_session()?.of_grant().live().tokens().clone())
    }

    /// Returns the granted authorization details (RFC 9396 §7), or `None` if the provider did not
    /// return any.
    ///
    /// # Errors
    ///
    /// [`Error::Decode`] if one of them cannot be deserialized as `T`; any other error if the
    /// tokens do not belong to this application.
    pub fn authorization_details<T: DeserializeOwned>(&self) -> Result<Option<Vec<T>>, Error> {
        self.grant_session()?
            .of_grant()
            .live()
            .tokens()
            .authorization_details()
    }

    /// Returns the values captured from the callback or a token reply.
    pub fn captured(&self) -> Captured {
        match &self.0 {
            Ok(session) => session.live().tokens().captured().clone(),
            Err(_) => Captured::default(),
        }
    }

    /// Returns the error of the last write to the store, or `None` if the current tokens are
    /// stored.
    pub fn store_failure(&self) -> Option<StoreError> {
        let grant = self.0.as_ref().ok()?.of_grant();
        grant.refresh_task().unsaved.clone()
    }

    pub(super) fn grant_session(&self) -> Result<&Arc<GrantSession>, Error> {
        self.0.as_ref().map_err(Error::clone)
    }
}
