//! Validates the callback and exchanges its code for tokens (RFC 6749 §4.1.2 and §4.1.3).

use super::callback::CallbackValues;
use super::pending::Pending;
use super::{callback, signed_response};
use crate::app::App;
use crate::error::{AuthorizationError, Error};
use crate::grant::obtain;
use crate::openid::Expected;
use crate::scope::ScopeSet;
use crate::secret::Secret;
use crate::tables::{ActsAs, AuthorizationCode};
use crate::token::{Captured, Tokens};
use crate::token_endpoint::form::{Purpose, TokenForm};

impl App {
    /// Completes a login: validates the callback and exchanges its code for tokens (RFC 6749
    /// §4.1.3).
    ///
    /// `callback` is the full callback URL, its path and query, or its query alone. With
    /// `response_mode=form_post`, it is the request body. If it has a path, the path must match
    /// that of the redirect URI. Scheme and host are compared only for custom URI schemes, because
    /// a proxy that terminates TLS changes both. Pass the query alone if a proxy rewrites paths.
    ///
    /// # Errors
    ///
    /// - [`Error::Authorization`] if the callback is invalid or carries an error.
    /// - [`Error::ScopeNarrowed`] if less than `S` was granted.
    /// - [`Error::NotSwapped`] if a token was issued but could not be swapped as the spec requires.
    /// - Any error of the token endpoint.
    pub async fn finish<S: ScopeSet>(
        &self,
        pending: Pending<S>,
        callback: &str,
    ) -> Result<Tokens<S>, Error> {
        let code = self.code_grant()?;
        self.check_pending(&pending)?;
        callback::check_location(callback, pending.redirect_uri())?;
        let parameters = signed_response::open(self, code, callback).await?;
        let expected = callback::Expected {
            issuer: self.issuer(),
            state: pending.state(),
            client_secret: self.identity().secret.as_ref(),
        };
        let values = callback::read(self.provider(), code, expected, &parameters)?;
        self.exchange(code, pending, values).await
    }

    /// Returns whether `callback` has the `state` of this login. If not, another site may have made the
    /// browser open it: ignore it, and keep the pending login for the provider's callback.
    ///
    /// Everything else is checked by [`finish`](Self::finish). Always `true` for a provider without `state`.
    ///
    /// ```
    /// use licit_runtime::{App, Error, Pending, ScopeSet};
    ///
    /// async fn callback<S: ScopeSet>(
    ///     app: &App,
    ///     session: &mut Option<Pending<S>>,
    ///     url: &str,
    /// ) -> Result<(), Error> {
    ///     let own = session.take_if(|pending| app.is_callback_of(pending, url));
    ///     if let Some(pending) = own {
    ///         let tokens = app.finish(pending, url).await?;
    /// #       let _ = tokens;
    ///     }
    ///     Ok(())
    /// }
    /// ```
    pub fn is_callback_of<S>(&self, pending: &Pending<S>, callback: &str) -> bool {
        let Ok(grant) = self.code_grant() else {
            return false;
        };
        let parameters = signed_response::peek(grant, callback);
        parameters
            .is_some_and(|parameters| callback::has_state(grant, pending.state(), &parameters))
    }

    /// Completes a login with a code that the provider displayed and the user typed in.
    ///
    /// # Errors
    ///
    /// See [`finish`](Self::finish).
    pub async fn finish_with_code<S: ScopeSet>(
        &self,
        pending: Pending<S>,
        code: &str,
    ) -> Result<Tokens<S>, Error> {
        let grant = self.code_grant()?;
        self.check_pending(&pending)?;
        let code = code.trim();
        if code.is_empty() {
            return Err(AuthorizationError::CodeMissing.into());
        }
        let values = CallbackValues {
            code: Some(Secret::new(code)),
            ..CallbackValues::default()
        };
        self.exchange(grant, pending, values).await
    }

    /// Checks that a login was started by this application, for these scopes.
    fn check_pending<S: ScopeSet>(&self, pending: &Pending<S>) -> Result<(), Error> {
        let endpoint = &self.authorization()?.endpoint;
        Ok(pending.check(self.registration(), endpoint, self.scopes_of::<S>())?)
    }

    async fn exchange<S: ScopeSet>(
        &self,
        grant: &AuthorizationCode,
        pending: Pending<S>,
        values: CallbackValues,
    ) -> Result<Tokens<S>, Error> {
        let code = values.code;
        let mut own: Vec<_> = code
            .clone()
            .map(|code| ("code", code))
            .into_iter()
            .collect();
        // Without a code, the parameters that belong to it are not sent.
        let redirect_uri = pending.redirect_uri().filter(|_| code.is_some());
        own.extend(redirect_uri.map(|uri| ("redirect_uri", Secret::new(uri))));
        let verifier = pending.verifier().cloned();
        own.extend(verifier.map(|verifier| ("code_verifier", verifier)));
        let scopes: Vec<_> = pending.scopes().iter().map(String::as_str).collect();
        let form = TokenForm {
            own,
            scopes: &scopes,
            resources: pending.resources(),
            details: Some(pending.details()),
            state: pending.state(),
            captured: Captured::default().with(values.captured),
            granted: values.scopes,
            key: self.dpop_key(pending.dpop_key())?,
            ..TokenForm::new(Purpose::Code, &grant.grant)
        };
        let expected = Expected {
            is_required: true,
            nonce: pending.nonce(),
            max_age: pending.max_age(),
            subject: pending.hinted_subject(),
            code: code.as_ref(),
        };
        let stored = obtain::tokens(form, self, ActsAs::User, expected).await?;
        Tokens::checked(stored)
    }
}
