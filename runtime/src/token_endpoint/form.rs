//! What each grant sends to its token endpoint: one table, so that two grants differ only where a
//! row says so. The client's authentication, and the spec's own names and parameters, are the same
//! for all of them and are added where the request is [written](super::request).

use std::sync::Arc;

use crate::app::App;
use crate::app::resource;
use crate::dpop::DpopKey;
use crate::error::Error;
use crate::http::Guard;
use crate::openid;
use crate::openid::Expected;
use crate::secret::Secret;
use crate::tables::{ActsAs, Grant};
use crate::token::Reply;
use crate::token::captured::Captured;
use crate::token::details;
use crate::token::details::Details;
use crate::token::{ObtainedBy, StoredTokens};
use crate::token_endpoint::endpoint;
use crate::token_endpoint::endpoint::Held;

/// The standard name of the scope parameter. The spec's name for it is put in its place when the
/// request is written.
pub(crate) const SCOPE: &str = "scope";

/// What a token is requested with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// An authorization code (RFC 6749 §4.1.3).
    Code,
    /// The refresh token of a session (§6).
    Refresh,
    /// The same, for a further token that covers these scopes alone.
    Narrowing,
    /// A refresh token from elsewhere: nobody here knows what it covers.
    Adoption,
    /// The client's own credentials (§4.4).
    ClientCredentials,
    /// Nothing yet: asks for a device code (RFC 8628 §3.1).
    DeviceAuthorization,
    /// A device code (§3.4).
    Device,
    /// An assertion, a password, another token, or what the provider's own grant takes. Its
    /// registered name.
    Other(&'static str),
    /// An access token that is swapped for another at once, as some providers want.
    Swap,
}

/// Which requests carry the scopes. Where the spec lists `scope` under `include`, all do.
enum Scopes {
    /// Always: this request is where they are asked for.
    Always,
    /// Where the spec sends them with the exchange of a code.
    OnExchange,
    /// Where the spec sends them with a refresh.
    OnRefresh,
    /// Never: they were asked for before.
    Never,
}

/// Which requests carry resource indicators (RFC 8707).
enum Resources {
    /// All that are wanted: of those, token requests pick.
    All,
    /// Those of the token, which is one where the server takes one for each.
    OfToken,
    /// None.
    None,
}

/// A row of the table.
struct Row {
    grant_type: Option<&'static str>,
    scopes: Scopes,
    resources: Resources,
    /// Authorization details (RFC 9396 §6). Elsewhere they were sent with the authorization request,
    /// and a refresh without them gives what was granted (§6.1).
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
            // A request of the provider's own: what the spec says, and the token.
            Self::Swap                => row(None, Scopes::Never, Resources::None, false),
        }
    }

    /// How the tokens that come of it are replaced.
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
    /// The parameters that no other grant has.
    pub(crate) own: Vec<(&'static str, Secret)>,
    pub(crate) scopes: &'a [&'a str],
    /// Where the token is meant to be used.
    pub(crate) resources: &'a [String],
    pub(crate) details: Option<&'a Details>,
    /// The state of the login, for providers that want it with the code.
    pub(crate) state: Option<&'a Secret>,
    /// What templates know, and what the tokens of a new grant start with.
    pub(crate) captured: Captured,
    /// The key to bind the token to (RFC 9449 §5); without one a fresh one, where tokens are bound.
    pub(crate) key: Option<DpopKey>,
    /// An access token that the reply may leave out, because it is good for longer.
    pub(crate) access_token: Option<&'a Secret>,
    /// The reply is committed before anything else is requested.
    pub(crate) commits_first: bool,
    /// Requested right before the form leaves the process.
    pub(crate) guard: Option<Arc<dyn Guard>>,
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
            commits_first: false,
            guard: None,
        }
    }

    /// The parameters by their standard names.
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
            let text = self.scopes.join(app.provider().scope.separator);
            parameters.push((SCOPE, Secret::new(text)));
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

    /// Sends the request.
    pub(crate) async fn send(self, app: &App) -> Result<Reply, Error> {
        let parameters = self.parameters(app);
        let held = Held {
            key: self.key,
            access_token: self.access_token,
            commits_first: self.commits_first,
            guard: self.guard,
        };
        endpoint::ask(app, self.grant, parameters, &self.captured, held).await
    }

    /// Sends the request for a new grant, and makes its tokens of the reply: verifies who the user
    /// is, where the provider signs that, and notes what was asked for and what was granted.
    pub(crate) async fn grant(
        self,
        app: &App,
        acts_as: ActsAs,
        expected: Expected<'_>,
    ) -> Result<StoredTokens, Error> {
        let is_openid = acts_as == ActsAs::User && self.scopes.contains(&openid::SCOPE);
        if is_openid {
            // Before anything is used up that would be worth nothing without them.
            openid::fetch_keys(app).await?;
        }
        let (purpose, scopes, details) = (self.purpose, self.scopes, self.details);
        let resources = self.resources_of_token(app);
        let earlier = self.captured.clone();
        // RFC 6749 §5.1: silence means as requested. Of a refresh without scopes it means as granted
        // (§6), and what a refresh token from elsewhere was granted is not known.
        let is_unsaid = purpose == Purpose::Adoption && !self.sends_scopes(app);
        let reply = self.send(app).await?;
        let is_unsaid = is_unsaid && !scopes.is_empty() && reply.scopes.is_none();
        let names_none = reply.names_no_scopes;
        let identity = if is_openid {
            let identity = openid::of_grant(app, &reply, expected).await;
            // The one that was sent may be replaced: nobody but the caller can save the new one.
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
            .meant_for(resources)
            .with_earlier(&earlier)
            .asked_in_detail(details.unwrap_or(&Details::default()))
            .with_identity(identity);
        Ok(match (is_unsaid, names_none) {
            (true, true) => stored.covering(Vec::new()),
            (true, false) => stored.covering_unknown_scopes(),
            (false, _) => stored,
        })
    }
}
