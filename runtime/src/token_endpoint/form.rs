//! Defines the parameters of each grant's token request in one table. Client authentication and the
//! spec's parameter names are the same for all grants and are added when the request is
//! [written](super::request).

use std::sync::Arc;

use super::endpoint::{self, Received, SignedRequest};
use super::introspection;
use super::request::{SCOPE, WrittenRequest};
use crate::app::{App, resource};
use crate::clock;
use crate::dpop::DpopKey;
use crate::error::Error;
use crate::http::Guard;
use crate::openid::{self, Expected};
use crate::scope;
use crate::secret::Secret;
use crate::tables::{ActsAs, Grant};
use crate::token::captured::Captured;
use crate::token::details::{self, Details};
use crate::token::{ObtainedBy, Reply, StoredTokens};

/// The purpose of a token request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Exchanges an authorization code (RFC 6749 §4.1.3).
    Code,
    /// Refreshes the tokens of a session (§6).
    Refresh,
    /// Refreshes, requesting an additional token with fewer scopes.
    Narrowing,
    /// Uses a refresh token obtained elsewhere, whose scopes are unknown.
    Adoption,
    /// Uses the client's own credentials (§4.4).
    ClientCredentials,
    /// Requests a device code (RFC 8628 §3.1).
    DeviceAuthorization,
    /// Polls with a device code (§3.4).
    Device,
    /// Any other grant, by its registered identifier: assertion, password, token exchange, or
    /// provider-specific.
    Other(&'static str),
    /// Swaps the initial access token for another, as some providers require.
    Swap,
}

/// When a request includes scopes. All requests do if the spec lists `scope` under `include`.
enum Scopes {
    /// Always.
    Always,
    /// If the spec sends scopes with the code exchange.
    OnExchange,
    /// If the spec sends scopes with a refresh.
    OnRefresh,
    /// Never: they were requested earlier.
    Never,
}

/// Which resource indicators (RFC 8707) a request includes.
enum Resources {
    /// All requested ones. Token requests select from them.
    All,
    /// Those of the token: a single one if the server issues one token for each resource.
    OfToken,
    /// None.
    None,
}

/// A row of the table.
struct Row {
    grant_type: Option<&'static str>,
    scopes: Scopes,
    resources: Resources,
    /// Whether authorization details are sent (RFC 9396 §6). For other grants, the authorization
    /// request sent them, and a refresh without them keeps those that were granted (§6.1).
    details: bool,
}

impl Purpose {
    #[rustfmt::skip]
    fn row(self) -> Row {
        let row = |grant_type, scopes, resources, details| Row { grant_type, scopes, resources, details };
        match self {
            Self::Code                => row(Some("authorization_code"), Scopes::OnExchange, Resources::OfToken, false),
            Self::Refresh | Self::Adoption => row(Some("refresh_token"), Scopes::OnRefresh, Resources::OfToken, false),
            Self::Narrowing           => row(Some("refresh_token"), Scopes::Always, Resources::OfToken, false),
            Self::ClientCredentials   => row(Some("client_credentials"), Scopes::Always, Resources::OfToken, true),
            Self::DeviceAuthorization => row(None, Scopes::Always, Resources::All, true),
            Self::Device              => row(Some("urn:ietf:params:oauth:grant-type:device_code"), Scopes::Never, Resources::OfToken, false),
            Self::Other(grant_type)   => row(Some(grant_type), Scopes::Always, Resources::OfToken, true),
            // Provider-specific: the spec's parameters and the token.
            Self::Swap                => row(None, Scopes::Never, Resources::None, false),
        }
    }

    /// Returns how the resulting tokens can be replaced.
    fn obtained_by(self) -> ObtainedBy {
        match self {
            Self::Code => ObtainedBy::AuthorizationCode,
            Self::ClientCredentials => ObtainedBy::ClientCredentials,
            _ => ObtainedBy::OtherGrant,
        }
    }
}

/// A token request before it is written.
pub(crate) struct TokenForm<'a> {
    pub(crate) purpose: Purpose,
    pub(crate) grant: &'a Grant,
    /// The parameters that are specific to the grant.
    pub(crate) own: Vec<(&'static str, Secret)>,
    pub(crate) scopes: &'a [&'a str],
    /// The resource indicators.
    pub(crate) resources: &'a [String],
    pub(crate) details: Option<&'a Details>,
    /// The login's `state`, for providers that require it with the code.
    pub(crate) state: Option<&'a Secret>,
    /// The variables for templates; also the initial captured values of a new grant's tokens.
    pub(crate) captured: Captured,
    /// The key to bind the token to (RFC 9449 §5). If `None`, a key is generated for providers that
    /// bind tokens.
    pub(crate) key: Option<DpopKey>,
    /// The current access token, if the reply may omit it because it remains valid.
    pub(crate) access_token: Option<&'a Secret>,
    /// The scopes that the callback lists as granted. They count if the reply lists none.
    pub(crate) granted: Option<Vec<String>>,
    /// Whether the reply is committed before the next request is sent.
    pub(crate) commits_first: bool,
    /// Checked immediately before the form is sent.
    pub(crate) guard: Option<Arc<dyn Guard>>,
    /// The request, if it was [signed](Self::sign) before.
    pub(crate) signed: Option<Box<SignedRequest>>,
}

impl<'a> TokenForm<'a> {
    pub(crate) fn new(purpose: Purpose, grant: &'a Grant) -> Self {
        Self {
            purpose,
            grant,
            own: Vec::new(),
            scopes: &[],
            resources: &[],
            details: None,
            state: None,
            captured: Captured::default(),
            key: None,
            access_token: None,
            granted: None,
            commits_first: false,
            guard: None,
            signed: None,
        }
    }

    /// Returns the parameters by their standard names.
    pub(crate) fn parameters(&self, app: &App) -> Vec<(&'static str, Secret)> {
        let row = self.purpose.row();
        let grant_type = self.grant.request.grant_type.or(row.grant_type);
        let mut parameters = Vec::new();
        parameters.extend(grant_type.map(|kind| ("grant_type", Secret::new(kind))));
        parameters.extend(self.own.iter().cloned());
        if self.grant.request.included.contains(&"state") {
            parameters.extend(self.state.map(|state| ("state", state.clone())));
        }
        if self.sends_scopes(app) {
            let requested = scope::parameters(&app.provider().scope, SCOPE, self.scopes, |scope| {
                app.scope_text(&self.captured, scope)
            });
            let requested = requested.into_iter();
            parameters.extend(requested.map(|(name, text)| (name, Secret::new(text))));
        }
        let resources = match row.resources {
            Resources::All => self.resources,
            Resources::OfToken => self.resources_of_token(app),
            Resources::None => &[],
        };
        parameters.extend(resource::parameters(resources));
        let details = self.details.filter(|_| row.details);
        let details = details.and_then(Details::parameter);
        parameters.extend(details.map(|text| (details::NAME, Secret::new(text))));
        parameters
    }

    fn sends_scopes(&self, app: &App) -> bool {
        let format = &app.provider().scope;
        let request = &self.grant.request;
        let by_rule = match self.purpose.row().scopes {
            Scopes::Always => true,
            Scopes::OnExchange => format.on_exchange,
            Scopes::OnRefresh => format.on_refresh,
            Scopes::Never => false,
        };
        !self.scopes.is_empty()
            && (by_rule || request.included.contains(&SCOPE))
            && !request.omitted.contains(&SCOPE)
    }

    fn resources_of_token(&self, app: &App) -> &'a [String] {
        resource::of_first_token(app.provider(), self.resources)
    }

    /// Signs the request, to be sent later.
    pub(crate) async fn sign(self, app: &App) -> Result<SignedRequest, Error> {
        let parameters = self.parameters(app);
        SignedRequest::write(app, self.grant, parameters, &self.captured, self.key).await
    }

    /// Sends the request.
    pub(crate) async fn send(self, app: &App) -> Result<Reply, Error> {
        // In its own allocation, to keep the futures of callers small.
        Box::pin(self.sent(app)).await
    }

    /// Retries once if the server requires a DPoP nonce. The server rejects such a request before it
    /// processes the grant (RFC 9449 §8), so the code or refresh token is still valid.
    async fn sent(mut self, app: &App) -> Result<Reply, Error> {
        let mut is_repeated = false;
        let mut signed = self.signed.take().filter(|signed| signed.is_fresh(app));
        loop {
            let ready = if let Some(signed) = signed.take() {
                // Recording the attempt took time that the reply does not have to make up for.
                (*signed).with_deadline(clock::after(app.timeout()))
            } else {
                let (parameters, key) = (self.parameters(app), self.key.take());
                SignedRequest::write(app, self.grant, parameters, &self.captured, key).await?
            };
            self.key = ready.key;
            let WrittenRequest {
                request,
                secrets,
                deadline,
                ..
            } = ready.written;
            let guard = self.guard.clone();
            let answer = endpoint::send_guarded(app, request, deadline, guard).await?;
            if self.key.is_some() {
                app.nonces().note(&answer.url, &answer.headers);
                if !is_repeated && endpoint::requires_nonce(&answer) {
                    is_repeated = true;
                    continue;
                }
            }
            let received = match self.purpose {
                Purpose::Device => Received::now(app).while_polling(),
                _ => Received::now(app),
            };
            let reply = endpoint::read(received, self.grant, answer, self.access_token, &secrets)?;
            return Ok(self.completed(app, reply).await);
        }
    }

    /// Adds to a reply what it leaves out: the names of scopes in the spec, the end of the token, and its
    /// key.
    async fn completed(self, app: &App, mut reply: Reply) -> Reply {
        for scope in reply.scopes.iter_mut().flatten() {
            let mut templates = app.provider().scope.templates.iter();
            let sent = |template: &&&str| app.scope_text(&self.captured, template) == *scope;
            if let Some(template) = templates.find(sent) {
                (*template).clone_into(scope);
            }
        }
        let is_unknown = self.grant.reply.introspected && reply.expires_at.is_none();
        if is_unknown && !self.commits_first {
            let token = &reply.access_token;
            reply.expires_at = introspection::expiry_of(app, token, &self.captured).await;
        }
        let key = self.key.filter(|_| reply.is_bound);
        Reply {
            key: key.map(|key| key.stored().clone()),
            ..reply
        }
    }

    /// Sends the request for a new grant and builds its tokens from the reply. Verifies the ID
    /// token, if there is one, and records which scopes and details were requested and granted.
    pub(crate) async fn grant(
        mut self,
        app: &App,
        acts_as: ActsAs,
        expected: Expected<'_>,
    ) -> Result<StoredTokens, Error> {
        let is_openid = acts_as == ActsAs::User && self.scopes.contains(&openid::SCOPE);
        if is_openid {
            // Fetched first: without keys, the tokens would be rejected after the code is used up.
            openid::fetch_keys(app).await?;
        }
        let (purpose, scopes, details) = (self.purpose, self.scopes, self.details);
        // Without a new refresh token, the old one remains valid (RFC 6749 §6).
        let mut own = self.own.iter().filter(|_| purpose == Purpose::Adoption);
        let adopted = own.find(|(name, _)| *name == "refresh_token");
        let adopted = adopted.map(|(_, token)| token.clone());
        let resources = self.resources_of_token(app);
        let earlier = self.captured.clone();
        // Without `scope`, a reply grants what was requested (RFC 6749 §5.1). If a refresh sent no
        // scopes, it grants the same as before (§6), which is unknown for a refresh token obtained
        // elsewhere.
        let is_unsaid = purpose == Purpose::Adoption && !self.sends_scopes(app);
        let granted = self.granted.take();
        let mut reply = self.send(app).await?;
        if !reply.names_no_scopes {
            reply.scopes = reply.scopes.or(granted);
        }
        let is_unsaid = is_unsaid && !scopes.is_empty() && reply.scopes.is_none();
        let names_none = reply.names_no_scopes;
        let identity = if is_openid {
            let identity = openid::of_grant(app, &reply, expected).await;
            // The old refresh token may be invalid now; only the caller can store the new one.
            let rescued = reply.refresh_token.as_ref();
            let rescued = rescued.filter(|_| purpose == Purpose::Adoption);
            identity.map_err(|error| error.with_refresh_token(rescued))?
        } else {
            None
        };
        let registration = app.registration();
        let by = purpose.obtained_by();
        let stored = StoredTokens::granted(registration, by, acts_as, scopes, reply);
        let stored = stored
            .for_resources(resources)
            .with_earlier(&earlier)
            .with_requested_details(details.unwrap_or(&Details::default()))
            .with_identity(identity);
        let stored = match adopted {
            Some(token) => stored.with_refresh_token(token),
            None => stored,
        };
        Ok(match (is_unsaid, names_none) {
            (true, true) => stored.covering(Vec::new()),
            (true, false) => stored.covering_unknown_scopes(),
            (false, _) => stored,
        })
    }
}
