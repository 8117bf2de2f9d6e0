//! The callback, and the exchange of its code for tokens (RFC 6749 §4.1.2 and §4.1.3).

use super::callback;
use super::login::Login;
use super::pending::Pending;
use super::signed_response;
use crate::app::App;
use crate::dpop::DpopKey;
use crate::error::{AuthorizationError, Error};
use crate::grant::swap;
use crate::openid::Expected;
use crate::scope::ScopeSet;
use crate::secret::Secret;
use crate::tables::{ActsAs, AuthorizationCode};
use crate::token::{Captured, Tokens};
use crate::token_endpoint::form::{Purpose, TokenForm};

impl App {
    /// Starts a login that asks for the scopes of `S` (RFC 6749 §4.1.1). Nothing is sent: the user
    /// is to be sent to [`Login::url`].
    ///
    /// Where the registration has no authorization code grant, which generated code rules out, the
    /// URL leads to a host under `.invalid`, and [`finish`](Self::finish) is refused.
    pub fn authorize<S: ScopeSet>(&self) -> Login<S> {
        Login::new(self, self.authorization())
    }

    /// Ends a login: checks the callback that the user came back on, and exchanges its code for
    /// tokens (RFC 6749 §4.1.3).
    ///
    /// `callback` is the URL, whole or from its path on, or its query alone (with
    /// `response_mode=form_post`, the body). A path must be that of the redirect URI; of a URL, scheme
    /// and host are not compared unless the scheme is the application's own, because a proxy that
    /// terminates TLS changes both. Pass the query alone where a proxy rewrites paths.
    ///
    /// # Errors
    ///
    /// [`Error::Authorization`] when the callback is refused or brings an error,
    /// [`Error::ScopeNarrowed`] when less than `S` was granted, [`Error::NotSwapped`] when there is a
    /// token but not yet the one that the spec swaps it for, and whatever the token endpoint answers.
    pub async fn finish<S: ScopeSet>(
        &self,
        pending: Pending<S>,
        callback: &str,
    ) -> Result<Tokens<S>, Error> {
        let code = self.code_grant()?;
        pending.check(
            self.registration(),
            self.authorization().endpoint(),
            self.scopes_of::<S>(),
        )?;
        callback::check_location(callback, pending.redirect_uri())?;
        let parameters = signed_response::open(self, code, callback).await?;
        let brought = callback::read(
            self.provider(),
            self.issuer(),
            code,
            pending.state(),
            self.identity().secret.as_ref(),
            &parameters,
        )?;
        self.exchange(code, pending, brought.code, brought.captured)
            .await
    }

    /// Ends a login whose code the provider showed to the user, who typed it in.
    ///
    /// # Errors
    ///
    /// As [`finish`](Self::finish).
    pub async fn finish_with_code<S: ScopeSet>(
        &self,
        pending: Pending<S>,
        code: &str,
    ) -> Result<Tokens<S>, Error> {
        let grant = self.code_grant()?;
        pending.check(
            self.registration(),
            self.authorization().endpoint(),
            self.scopes_of::<S>(),
        )?;
        let code = code.trim();
        if code.is_empty() {
            return Err(AuthorizationError::CodeMissing.into());
        }
        self.exchange(grant, pending, Some(Secret::new(code)), Vec::new())
            .await
    }

    async fn exchange<S: ScopeSet>(
        &self,
        grant: &AuthorizationCode,
        pending: Pending<S>,
        code: Option<Secret>,
        brought: Vec<(String, String)>,
    ) -> Result<Tokens<S>, Error> {
        let mut own: Vec<_> = code
            .clone()
            .map(|code| ("code", code))
            .into_iter()
            .collect();
        // What belongs to a code goes with it.
        let redirect_uri = pending.redirect_uri().filter(|_| code.is_some());
        own.extend(redirect_uri.map(|uri| ("redirect_uri", Secret::new(uri))));
        let verifier = pending.verifier().cloned();
        own.extend(verifier.map(|verifier| ("code_verifier", verifier)));
        let form = TokenForm {
            own,
            scopes: self.scopes_of::<S>(),
            resources: pending.resources(),
            details: Some(pending.details()),
            state: pending.state(),
            captured: Captured::default().with(brought),
            key: pending.dpop_key().map(DpopKey::from_stored).transpose()?,
            ..TokenForm::new(Purpose::Code, &grant.grant)
        };
        let expected = Expected {
            is_required: true,
            nonce: pending.nonce(),
            max_age: pending.max_age(),
            subject: pending.hinted_subject(),
            code: code.as_ref(),
        };
        let stored = form.grant(self, ActsAs::User, expected).await?;
        swap::complete(self, stored).await
    }
}
