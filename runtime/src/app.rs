//! An application at a provider: its registration with the values that the developer holds. It
//! starts logins, ends them, and asks for tokens.

use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;

use crate::app_builder::AppBuilder;
use crate::authorize::{Authorization, Login};
use crate::callback;
use crate::captured::Captured;
use crate::client_auth::ClientIdentity;
use crate::clock::{SharedClock, Timestamp};
use crate::connection::{self, Connection};
use crate::device::{self, DeviceAuthorization};
use crate::dpop::{DpopKey, Nonces};
use crate::error::{AuthorizationError, ConfigError, Error};
use crate::form;
use crate::grant_event::{GrantEvents, Herald};
use crate::grant_request::GrantRequest;
use crate::http::Http;
#[cfg(feature = "jose")]
use crate::jose::RemoteKeySet;
use crate::observe::{Observer, Watching};
use crate::openid::Expected;
use crate::pending::Pending;
use crate::random::Entropy;
use crate::scope::ScopeSet;
use crate::secret::Secret;
use crate::session::Session;
use crate::signed_response;
use crate::store::{GrantKey, Store};
use crate::swap;
use crate::tables::{ActsAs, AuthorizationCode, Grant, Provider, Registration};
use crate::token::details::Details;
use crate::token::form::{Purpose, TokenForm};
use crate::token::{Introspection, Kind, StoredTokens, Tokens, introspection, revocation};
use crate::token_exchange::{TokenExchange, TokenType};
use crate::variables::{Filling, Variables};
use crate::work::Work;

/// An application at a provider. Copies are cheap and the same application.
#[derive(Debug, Clone)]
pub struct App(Arc<Inner>);

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) registration: &'static Registration,
    pub(crate) identity: ClientIdentity,
    pub(crate) redirect_uri: Option<String>,
    pub(crate) authorization: Authorization,
    /// The issuer identifier (RFC 8414 §2), its template filled.
    pub(crate) issuer: Option<String>,
    /// Where tokens are meant to be used (RFC 8707), unless a request names others.
    pub(crate) resources: Vec<String>,
    /// The keys that the provider signs with.
    #[cfg(feature = "jose")]
    pub(crate) keys: Option<RemoteKeySet>,
    /// Audiences that a signed token may have beside this client.
    #[cfg_attr(
        not(feature = "jose"),
        expect(dead_code, reason = "without signatures, no token is accepted")
    )]
    pub(crate) trusted_audiences: Vec<String>,
    pub(crate) variables: Variables,
    /// What a scope set asks for whose scopes are known only at run time.
    pub(crate) scopes: &'static [&'static str],
    pub(crate) http: Http,
    pub(crate) timeout: Duration,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) entropy: Entropy,
    /// What servers want in proofs of possession.
    pub(crate) nonces: Nonces,
    pub(crate) observer: Watching,
    pub(crate) clock: SharedClock,
    pub(crate) herald: Herald,
    pub(crate) work: Work,
}

/// What an application asks for itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) scopes: &'a [&'a str],
    pub(crate) resources: &'a [String],
    pub(crate) details: &'a Details,
}

impl App {
    /// Starts to set up an application with a registration of the spec.
    pub fn builder(registration: &'static Registration) -> AppBuilder {
        AppBuilder::new(registration)
    }

    pub(crate) fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// Starts a login that asks for the scopes of `S` (RFC 6749 §4.1.1). Nothing is sent: the user
    /// is to be sent to [`Login::url`].
    ///
    /// Where the registration has no authorization code grant, which generated code rules out, the
    /// URL leads to a host under `.invalid`, and [`finish`](Self::finish) is refused.
    pub fn authorize<S: ScopeSet>(&self) -> Login<S> {
        Login::new(self, &self.0.authorization)
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
            self.0.registration,
            self.0.authorization.endpoint(),
            self.scopes_of::<S>(),
        )?;
        callback::check_location(callback, pending.redirect_uri())?;
        let parameters = signed_response::open(self, code, callback).await?;
        let brought = callback::read(
            self.provider(),
            self.issuer(),
            code,
            pending.state(),
            self.0.identity.secret.as_ref(),
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
            self.0.registration,
            self.0.authorization.endpoint(),
            self.scopes_of::<S>(),
        )?;
        let code = code.trim();
        if code.is_empty() {
            return Err(AuthorizationError::CodeMissing.into());
        }
        self.exchange(grant, pending, Some(Secret::new(code)), Vec::new())
            .await
    }

    /// Asks for a token for the application itself (RFC 6749 §4.4).
    ///
    /// # Errors
    ///
    /// [`Error::ScopeNarrowed`] when less than `S` was granted, and whatever the token endpoint
    /// answers.
    pub async fn client_credentials<S: ScopeSet, K: Kind>(&self) -> Result<Tokens<S, K>, Error> {
        self.own_tokens(self.resources(), &Details::default()).await
    }

    /// The same, asking for exactly these details (RFC 9396 §6): objects with a `type`.
    ///
    /// # Errors
    ///
    /// [`Error::DetailsNarrowed`] when less of them was granted, [`Error::Argument`] when they are no
    /// such objects, and as [`client_credentials`](Self::client_credentials).
    pub async fn client_credentials_with_details<S: ScopeSet, K: Kind, T: Serialize>(
        &self,
        details: &[T],
    ) -> Result<Tokens<S, K>, Error> {
        let details = Details::of(details)?;
        self.own_tokens(self.resources(), &details).await
    }

    /// The same for a token that is meant for `resource`, an absolute URI (RFC 8707), in place of
    /// those that are usual with the provider.
    ///
    /// # Errors
    ///
    /// As [`client_credentials`](Self::client_credentials).
    pub async fn client_credentials_for<S: ScopeSet, K: Kind>(
        &self,
        resource: &str,
    ) -> Result<Tokens<S, K>, Error> {
        self.own_tokens(&[resource.to_owned()], &Details::default())
            .await
    }

    async fn own_tokens<S: ScopeSet, K: Kind>(
        &self,
        resources: &[String],
        details: &Details,
    ) -> Result<Tokens<S, K>, Error> {
        let grant = self.0.registration.client_credentials.as_ref();
        let grant = grant.ok_or(ConfigError::GrantNotOffered("client_credentials"))?;
        let asked = Asked {
            scopes: self.scopes_of::<S>(),
            resources,
            details,
        };
        let stored = self.ask_for_itself(grant, K::ACTS_AS, asked).await?;
        Tokens::checked(stored)
    }

    /// Begins a login on another device (RFC 8628 §3.1): asks for the code that the user types in
    /// there.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] when the registration does not offer the grant, and whatever the device
    /// authorization endpoint answers.
    pub async fn device<S: ScopeSet, E>(&self) -> Result<DeviceAuthorization<S, E>, Error> {
        let grant = self.0.registration.device_code.as_ref();
        let grant = grant.ok_or(ConfigError::GrantNotOffered("device_code"))?;
        device::begin(self, grant).await
    }

    /// Exchanges a token, of the kind `kind`, for another (RFC 8693).
    pub fn token_exchange<S, K, E>(
        &self,
        subject: impl Into<Secret>,
        kind: TokenType,
    ) -> TokenExchange<S, K, E> {
        let grant = self.0.registration.token_exchange.as_ref();
        let grant_type = "urn:ietf:params:oauth:grant-type:token-exchange";
        let request = GrantRequest::new(self, "token_exchange", grant, grant_type);
        TokenExchange::new(request, subject.into(), kind)
    }

    /// Asks for a token with a signed assertion (RFC 7523 §2.1).
    pub fn jwt_bearer<S, K>(&self, assertion: impl Into<Secret>) -> GrantRequest<S, K> {
        let grant = self.0.registration.jwt_bearer.as_ref();
        let grant_type = "urn:ietf:params:oauth:grant-type:jwt-bearer";
        GrantRequest::new(self, "jwt_bearer", grant, grant_type).parameter("assertion", assertion)
    }

    /// Asks for a token with the user's own password (RFC 6749 §4.3).
    pub fn password<S, K>(
        &self,
        username: &str,
        password: impl Into<Secret>,
    ) -> GrantRequest<S, K> {
        let grant = self.0.registration.password.as_ref();
        GrantRequest::new(self, "password", grant, "password")
            .parameter("username", username)
            .parameter("password", password)
    }

    /// Starts from a refresh token that was obtained by other means (RFC 6749 §6).
    ///
    /// The scopes of `S` are sent where the spec sends scopes with a refresh; a reply that does not
    /// name any then means these. Where they are not sent, a silent reply says nothing about `S`.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] when there is no refresh, [`Error::ScopeNarrowed`] when less than `S` was
    /// granted or the server does not say what was ([`assume`](crate::error::ScopeNarrowed::assume)
    /// takes the tokens all the same), and every error of the token endpoint. A refresh token of a
    /// reply that is refused is in the error: the one that was sent may have ended with its use.
    pub async fn with_refresh_token<S: ScopeSet, K: Kind>(
        &self,
        refresh_token: impl Into<Secret>,
    ) -> Result<Tokens<S, K>, Error> {
        let refresh = self.0.registration.refresh_token.as_ref();
        let refresh = refresh.ok_or(ConfigError::GrantNotOffered("refresh_token"))?;
        let token = refresh_token.into();
        let form = TokenForm {
            own: vec![("refresh_token", token.clone())],
            scopes: self.scopes_of::<S>(),
            resources: self.resources(),
            commits_first: true,
            ..TokenForm::new(Purpose::Adoption, &refresh.grant)
        };
        let stored = form.grant(self, K::ACTS_AS, Expected::default()).await?;
        // RFC 6749 §6: without another, it stays.
        swap::complete(self, stored.with_refresh_token(token)).await
    }

    /// Asks for a token by a grant of the provider's own (RFC 6749 §4.5), by its name in the spec.
    pub fn custom_grant<S, K>(&self, name: &'static str) -> GrantRequest<S, K> {
        let mut grants = self.0.registration.custom.iter();
        let grant = grants.find(|(known, _)| *known == name);
        GrantRequest::new(self, name, grant.map(|(_, grant)| grant), name)
    }

    /// The client credentials grant, whatever of what is asked is granted.
    pub(crate) async fn ask_for_itself(
        &self,
        grant: &Grant,
        acts_as: ActsAs,
        asked: Asked<'_>,
    ) -> Result<StoredTokens, Error> {
        let form = TokenForm {
            scopes: asked.scopes,
            resources: asked.resources,
            details: Some(asked.details),
            ..TokenForm::new(Purpose::ClientCredentials, grant)
        };
        form.grant(self, acts_as, Expected::default()).await
    }

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
        revocation::revoke(self, token, None, &Captured::default(), None).await
    }

    /// Asks what a token is worth (RFC 7662): whether it is active, what it covers, when it ends.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] when the provider does not offer introspection, [`Error::OAuth`] or
    /// [`Error::Api`] when it refuses, [`Error::NotATokenReply`] when its reply is none of RFC 7662.
    /// A token that is not active is no error.
    pub async fn introspect(&self, token: &Secret) -> Result<Introspection, Error> {
        introspection::introspect(self, token, &Captured::default()).await
    }

    /// What happens to this application's grants from now on.
    pub fn events(&self) -> GrantEvents {
        self.herald().listen(None)
    }

    /// Waits until no refresh and no revocation is under way, and the stores have what they brought:
    /// before the tokio runtime is shut down, which would stop them in the middle.
    ///
    /// A store that goes on failing keeps this waiting: put a timeout around it.
    pub async fn settle(&self) {
        self.work().done().await;
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

    /// Asks where tokens can be used: which tenants, sites or accounts there are. Of several, one is
    /// picked with [`Tokens::connect`].
    ///
    /// # Errors
    ///
    /// [`Error::Config`] when the provider has no such question, [`Error::Decode`] when the answer is
    /// not as the spec says, and whatever the provider answers.
    pub async fn connections<S, K>(&self, tokens: &Tokens<S, K>) -> Result<Vec<Connection>, Error> {
        connection::list(self, tokens.stored()).await
    }

    pub(crate) fn code_grant(&self) -> Result<&'static AuthorizationCode, ConfigError> {
        let code = self.0.registration.authorization_code.as_ref();
        code.ok_or(ConfigError::GrantNotOffered("authorization_code"))
    }

    /// The scopes that `S` asks for.
    pub(crate) fn scopes_of<S: ScopeSet>(&self) -> &'static [&'static str] {
        if S::AT_RUN_TIME {
            self.0.scopes
        } else {
            S::SCOPES
        }
    }

    /// The same application, which is not shared yet, over another network.
    #[cfg(test)]
    pub(crate) fn over(mut self, http: Http) -> Option<Self> {
        Arc::get_mut(&mut self.0)?.http = http;
        Some(self)
    }

    pub(crate) fn http(&self) -> &Http {
        &self.0.http
    }

    pub(crate) fn provider(&self) -> &'static Provider {
        self.0.registration.provider
    }

    pub(crate) fn registration(&self) -> &'static Registration {
        self.0.registration
    }

    pub(crate) fn identity(&self) -> &ClientIdentity {
        &self.0.identity
    }

    pub(crate) fn redirect_uri(&self) -> Option<&str> {
        self.0.redirect_uri.as_deref()
    }

    pub(crate) fn issuer(&self) -> Option<&str> {
        self.0.issuer.as_deref()
    }

    pub(crate) fn resources(&self) -> &[String] {
        &self.0.resources
    }

    #[cfg(feature = "jose")]
    pub(crate) fn keys(&self) -> Option<&RemoteKeySet> {
        self.0.keys.as_ref()
    }

    /// Whether a signed token may be meant for `audience` beside this client.
    #[cfg(feature = "jose")]
    pub(crate) fn trusts_audience(&self, audience: &str) -> bool {
        let mut trusted = self.0.trusted_audiences.iter();
        trusted.any(|trusted| trusted == audience)
    }

    pub(crate) fn variables(&self) -> &Variables {
        &self.0.variables
    }

    /// The total deadline of a token request.
    pub(crate) fn timeout(&self) -> Duration {
        self.0.timeout
    }

    pub(crate) fn nonces(&self) -> &Nonces {
        &self.0.nonces
    }

    pub(crate) fn entropy(&self) -> &Entropy {
        &self.0.entropy
    }

    /// Who watches the calls.
    pub(crate) fn observer(&self) -> Option<&Arc<dyn Observer>> {
        self.0.observer.0.as_ref()
    }

    pub(crate) fn store(&self) -> &Arc<dyn Store> {
        &self.0.store
    }

    /// What time it is for this application.
    pub(crate) fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    pub(crate) fn herald(&self) -> &Herald {
        &self.0.herald
    }

    pub(crate) fn work(&self) -> &Work {
        &self.0.work
    }

    /// By what the grant that is called `subject` is found in a store.
    pub(crate) fn grant_key(&self, subject: &str) -> GrantKey {
        let registration = self.registration();
        let tenant: Vec<_> = self
            .variables()
            .iter()
            .map(|(name, value)| format!("{name}={}", form::encode(value)))
            .collect();
        GrantKey::new(
            registration.provider.name,
            registration.name,
            tenant.join("&"),
            &self.identity().id,
            subject.to_owned(),
        )
    }

    /// Fills the templates of one request, with what was captured for it.
    pub(crate) fn filling<'a>(&'a self, captured: &'a Captured) -> Filling<'a> {
        let secret = self.0.identity.secret.as_ref();
        Filling::new(&self.0.variables, captured, self.now()).with_secret(secret)
    }

    /// Takes care of `tokens` from now on: hands out valid ones, and refreshes them.
    pub fn session<S, K>(&self, tokens: Tokens<S, K>) -> Session {
        let tokens = tokens.into_stored().known_by(self.now());
        Session::new(self.clone(), tokens)
    }
}
