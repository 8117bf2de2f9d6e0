//! The resolved provider: names chosen, references followed, defaults applied. Generators and the
//! emulator read this and check nothing again. One file, as the one thing that they must know.

use std::collections::BTreeSet;
use std::sync::Arc;

pub use super::webhook_model::{
    Hash, TextEncoding, TimestampFormat, TimestampPlace, WebhookEvent, WebhookHmac, WebhookJwt,
    WebhookPlace, WebhookSignature, WebhookTimestamp, Webhooks,
};
use crate::spec::Spec;
pub use crate::spec::{
    ActsAs, AssertionPlace, AuthMethod, BasicEncoding, Encoding, ErrorPlace, ExpiresIn, Meaning,
    PageStyle, Redirect, RefreshInput, ReplyFormat, ResetUnit, ResponseMode, RetryAfter, Reuse,
    Rotation, Scalar, State, Stream, Style, TokenPlace, TokenUse, VariableFormat, VariableFrom,
};
pub use crate::status::StatusRange;
pub use crate::template::{Part, Template};
pub use crate::type_expression::Builtin;

/// A provider.
#[derive(Debug, Clone)]
pub struct Provider {
    /// The spec's `name`.
    pub name: String,
    /// The generated module's name.
    pub rust_name: String,
    /// The name as people write it.
    pub title: String,
    /// What it is.
    pub description: Option<String>,
    /// The provider's own page.
    pub docs: Option<String>,
    /// The issuer identifier.
    pub issuer: Option<String>,
    /// URL of the keys that it signs with, a template.
    pub jwks_uri: Option<String>,
    /// Variables of templates.
    pub variables: Vec<Variable>,
    /// Named sets of variable values.
    pub environments: Vec<Environment>,
    /// The revocation endpoint.
    pub revocation_endpoint: Option<String>,
    /// The client registration endpoint.
    pub registration_endpoint: Option<String>,
    /// The introspection endpoint.
    pub introspection_endpoint: Option<String>,
    /// Where tokens are meant to be used.
    pub resource_indicators: Option<ResourceIndicators>,
    /// The types of authorization details.
    pub authorization_details: Option<AuthorizationDetails>,
    /// The scopes.
    pub scopes: Vec<Scope>,
    /// Positions in `scopes` of what is granted when none is asked for.
    pub default_scopes: Option<Vec<usize>>,
    /// How scopes are written.
    pub scope_format: ScopeFormat,
    /// The JWTs that clients authenticate with.
    pub client_assertion: ClientAssertion,
    /// Requests are made with a certificate of the application's.
    pub certificate_bound: bool,
    /// Tokens are bound to keys.
    pub dpop: Option<Dpop>,
    /// Users are known by ID tokens.
    pub openid: Option<OpenId>,
    /// Every clause that some operation requires, each once.
    pub clauses: Vec<Clause>,
    /// Registrations of an application, each with its grants.
    pub registrations: Vec<Registration>,
    /// Static tokens.
    pub credentials: Vec<Credential>,
    /// Error shapes.
    pub error_shapes: Vec<ErrorShape>,
    /// Documented errors.
    pub errors: Vec<ErrorRule>,
    /// What all calls share.
    pub api: Api,
    /// Sub-clients.
    pub sub_clients: Vec<SubClient>,
    /// Operations.
    pub operations: Vec<Operation>,
    /// What it sends by itself.
    pub webhooks: Option<Webhooks>,
    /// Types of their own.
    pub models: Vec<Model>,
    /// What all of this was resolved from.
    pub(crate) spec: Arc<Spec>,
}

impl Provider {
    /// Whether its clients sign, or verify signatures.
    pub fn needs_jose(&self) -> bool {
        self.dpop.is_some()
            || self.openid.is_some()
            || self
                .registrations
                .iter()
                .any(|registration| registration.must_sign() || registration.has_signed_responses())
    }

    /// Whether some grant or credential gives a token that acts as a user.
    pub fn has_user_tokens(&self) -> bool {
        self.registrations.iter().any(|r| r.gives(ActsAs::User))
            || self
                .credentials
                .iter()
                .any(|credential| credential.acts_as == ActsAs::User)
    }

    /// Whether some grant or credential gives a token that acts as the application.
    pub fn has_app_tokens(&self) -> bool {
        self.registrations.iter().any(|r| r.gives(ActsAs::App))
            || self
                .credentials
                .iter()
                .any(|credential| credential.acts_as == ActsAs::App)
    }

    /// The model at a position that [`Type::Model`] holds.
    pub fn model(&self, position: usize) -> Option<&Model> {
        self.models.get(position)
    }

    /// The scopes that come with the given ones: themselves and what they imply.
    pub fn closure(&self, scopes: &[usize]) -> Vec<usize> {
        let mut all = BTreeSet::new();
        let mut open = scopes.to_vec();
        while let Some(scope) = open.pop() {
            if all.insert(scope) {
                let implied = self.scopes.get(scope).map(|s| s.implies.as_slice());
                open.extend_from_slice(implied.unwrap_or_default());
            }
        }
        all.into_iter().collect()
    }
}

/// A variable.
#[derive(Debug, Clone)]
pub struct Variable {
    /// Its name, also the setter's.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// Where its value comes from.
    pub from: VariableFrom,
    /// The value when none is set.
    pub default: Option<String>,
    /// What it looks like.
    pub format: VariableFormat,
    /// Domains, one of which a host must be or belong to; empty when any will do.
    pub under: Vec<String>,
    /// What people write before it.
    pub prefix: Option<String>,
    /// What people write behind it.
    pub suffix: Option<String>,
    /// It must not be shown.
    pub secret: bool,
    /// The only values there are; empty when any will do.
    pub values: Vec<String>,
    /// An example.
    pub example: Option<String>,
}

/// A named set of variable values.
#[derive(Debug, Clone)]
pub struct Environment {
    /// Its name.
    pub name: String,
    /// Variable and value.
    pub values: Vec<(String, String)>,
}

/// A scope.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The scope token.
    pub name: String,
    /// The generated trait's name.
    pub rust_name: String,
    /// What it allows.
    pub description: Option<String>,
    /// Positions of the scopes that come with it.
    pub implies: Vec<usize>,
    /// New applications should not ask for it.
    pub deprecated: bool,
    /// It asks for a refresh token.
    pub offline: bool,
}

/// How scopes are written on the wire.
#[derive(Debug, Clone)]
pub struct ScopeFormat {
    /// The parameter's name.
    pub parameter: String,
    /// What stands between two.
    pub separator: String,
    /// Sent with authorization requests.
    pub on_authorization: bool,
    /// Sent with the exchange of a code.
    pub on_exchange: bool,
    /// Sent with refreshes.
    pub on_refresh: bool,
}

/// The JWTs that clients authenticate with (RFC 7523 §3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientAssertion {
    /// Whom they are for.
    pub audience: AssertionAudience,
    /// Seconds for which one is good.
    pub lifetime: u64,
    /// Where one stands in a request.
    pub place: AssertionPlace,
    /// Claims with a fixed value, a template.
    pub claims: Vec<(String, String)>,
    /// The algorithms that are taken; empty when any is.
    pub algorithms: Vec<String>,
}

impl Default for ClientAssertion {
    fn default() -> Self {
        Self {
            audience: AssertionAudience::Server,
            lifetime: 60,
            place: AssertionPlace::ClientAssertion,
            claims: Vec::new(),
            algorithms: Vec::new(),
        }
    }
}

/// Proofs of possession (RFC 9449).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dpop {
    /// A token that is not bound is refused.
    pub required: bool,
    /// The algorithms that are taken, preferred first; empty for `ES256`.
    pub algorithms: Vec<String>,
}

/// What a provider offers of OpenID Connect.
#[derive(Debug, Clone)]
pub struct OpenId {
    /// The algorithms that ID tokens may be signed with.
    pub algorithms: Vec<String>,
    /// The type of an ID token's claims.
    pub claims: Option<Type>,
    /// What tells more of the user, a template.
    pub userinfo_endpoint: Option<String>,
    /// The algorithms that its replies are signed with; none where they are plain.
    pub userinfo_algorithms: Vec<String>,
    /// The type of its replies.
    pub userinfo: Option<Type>,
    /// What ends the user's session, a template.
    pub end_session_endpoint: Option<String>,
    /// The provider tells by itself that a session has ended.
    pub backchannel_logout: bool,
    /// Seconds by which clocks may differ.
    pub clock_skew: u64,
}

/// Whom a client's JWT is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AssertionAudience {
    /// The issuer, where it is named, or else the token endpoint.
    Server,
    /// The token endpoint.
    TokenEndpoint,
    /// A text, a template.
    Text(String),
}

/// A part of a requirement: any one of its scopes meets it.
#[derive(Debug, Clone)]
pub struct Clause {
    /// The generated trait's name; for a single scope, the scope's own.
    pub rust_name: String,
    /// Positions in [`Provider::scopes`], ascending.
    pub scopes: Vec<usize>,
}

/// A registration of an application, and its grants.
#[derive(Debug, Clone)]
pub struct Registration {
    /// The spec's name; `app` when there is only one.
    pub name: String,
    /// The generated type's name: `App`, `UserApp`.
    pub rust_name: String,
    /// What it is for.
    pub description: Option<String>,
    /// What the provider calls the client identifier.
    pub client_id_title: Option<String>,
    /// The authorization code grant.
    pub authorization_code: Option<AuthorizationCode>,
    /// The client credentials grant.
    pub client_credentials: Option<Grant>,
    /// The refresh.
    pub refresh_token: Option<Refresh>,
    /// The device authorization grant.
    pub device_code: Option<DeviceCode>,
    /// Token exchange.
    pub token_exchange: Option<Grant>,
    /// The JWT bearer grant.
    pub jwt_bearer: Option<Grant>,
    /// The resource owner's password.
    pub password: Option<Grant>,
    /// Grants of the provider's own.
    pub custom: Vec<CustomGrant>,
}

impl Registration {
    /// The requests of its grants, the exchange of a code first.
    pub fn grants(&self) -> impl Iterator<Item = &Grant> {
        let refresh = self.refresh_token.as_ref().map(|refresh| &refresh.grant);
        self.first_grants().chain(refresh).chain(self.swap())
    }

    /// The grants that give a first token: all but the refresh.
    fn first_grants(&self) -> impl Iterator<Item = &Grant> {
        let code = self.authorization_code.as_ref().map(|code| &code.grant);
        let device = self.device_code.as_ref().map(|device| &device.grant);
        [
            code,
            self.client_credentials.as_ref(),
            device,
            self.token_exchange.as_ref(),
            self.jwt_bearer.as_ref(),
            self.password.as_ref(),
        ]
        .into_iter()
        .flatten()
        .chain(self.custom.iter().map(|custom| &custom.grant))
    }

    /// What the access token of the code grant is swapped for.
    pub fn swap(&self) -> Option<&Grant> {
        self.authorization_code.as_ref()?.swap.as_ref()
    }

    /// Whether some grant gives a token that speaks for this one.
    pub fn gives(&self, acts_as: ActsAs) -> bool {
        let brought = self
            .refresh_token
            .as_ref()
            .is_some_and(|refresh| refresh.brought);
        (brought && acts_as == ActsAs::User)
            || self.first_grants().any(|grant| grant.acts_as == acts_as)
    }

    /// Whether some grant authenticates with a secret, or names it in its request.
    pub fn has_secret(&self) -> bool {
        self.grants().any(|grant| {
            grant.request.names_secret || grant.auth_methods.iter().any(|m| m.needs_secret())
        })
    }

    /// Whether every grant could do without a secret.
    pub fn secret_is_optional(&self) -> bool {
        self.grants().all(|grant| {
            !grant.request.names_secret && grant.auth_methods.iter().any(|m| !m.needs_secret())
        })
    }

    /// Whether some grant authenticates with a private key.
    pub fn has_key(&self) -> bool {
        self.grants()
            .any(|grant| grant.auth_methods.iter().any(|m| m.needs_key()))
    }

    /// Whether every grant could do without a private key.
    pub fn key_is_optional(&self) -> bool {
        self.grants()
            .all(|grant| grant.auth_methods.iter().any(|m| !m.needs_key()))
    }

    /// Whether the responses to its authorization requests are signed.
    pub fn has_signed_responses(&self) -> bool {
        let code = self.authorization_code.as_ref();
        code.is_some_and(|code| !code.signed_response.is_empty())
    }

    /// Whether some grant cannot be asked for without a signature.
    pub fn must_sign(&self) -> bool {
        self.has_key()
            || self
                .grants()
                .any(|grant| grant.auth_methods.iter().all(|m| m.is_jwt()))
    }
}

/// The authorization code grant.
#[derive(Debug, Clone)]
pub struct AuthorizationCode {
    /// The authorization endpoint, a template.
    pub authorization_endpoint: String,
    /// What takes authorization requests beforehand (RFC 9126), a template.
    pub pushed_endpoint: Option<String>,
    /// Authorization requests must be pushed.
    pub push_required: bool,
    /// `response_type`
    pub response_type: String,
    /// What the provider takes of PKCE.
    pub pkce: Pkce,
    /// What happens to `state`.
    pub state: State,
    /// The callback always has `iss`.
    pub iss: bool,
    /// Parameters that the application sets.
    pub parameters: Vec<Parameter>,
    /// Parameters with a fixed value, a template.
    pub fixed: Vec<(String, String)>,
    /// Standard parameters under another name.
    pub rename: Vec<(String, String)>,
    /// Standard parameters that are not sent.
    pub omit: Vec<String>,
    /// The out-of-band redirect URI.
    pub out_of_band: Option<String>,
    /// The parameters of the authorization request stand in alphabetical order.
    pub sorted: bool,
    /// What stands behind `#` in the URL that the user is sent to.
    pub fragment: Option<String>,
    /// Seconds for which the code is valid.
    pub code_lifetime: Option<u64>,
    /// How the callback names its parameters.
    pub callback: Callback,
    /// `response_mode`, where it is sent.
    pub response_mode: Option<ResponseMode>,
    /// The algorithms that the callback is signed with as a whole; none where it is not.
    pub signed_response: Vec<String>,
    /// The exchange.
    pub grant: Grant,
    /// What the access token is swapped for at once.
    pub swap: Option<Grant>,
    /// What is asked after the login.
    pub connection: Option<Connection>,
}

/// A call that ends the way to a usable token.
#[derive(Debug, Clone)]
pub struct Connection {
    /// The HTTP method.
    pub method: String,
    /// The URL, a template.
    pub url: String,
    /// Where the call carries its token.
    pub token_in: TokenPlace,
    /// Members of the body, values are templates.
    pub body: Vec<(String, String)>,
    /// The reply is JSON as the argument of a function.
    pub jsonp: bool,
    /// JSON pointer to the list of tenants; `None` when the reply is the only one.
    pub items: Option<String>,
    /// JSON pointer to a tenant's name.
    pub label: Option<String>,
    /// JSON pointer and the variable it fills.
    pub captures: Vec<(String, String)>,
}

/// PKCE.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pkce {
    /// `S256`
    S256,
    /// `plain`
    Plain,
    /// Not sent.
    Unsupported,
}

/// How the callback names its parameters.
#[derive(Debug, Clone)]
pub struct Callback {
    /// The code's.
    pub code: String,
    /// There is no code.
    pub without_code: bool,
    /// The state's.
    pub state: String,
    /// The error code's.
    pub error: String,
    /// The error text's.
    pub error_description: String,
    /// Parameter and the variable it fills.
    pub captures: Vec<(String, String)>,
    /// The parameter with a signature over the others, and whether it is written in base64.
    pub signature: Option<(String, bool)>,
}

/// A grant at the token endpoint.
#[derive(Debug, Clone)]
pub struct Grant {
    /// The token endpoint, a template.
    pub token_endpoint: String,
    /// Client authentication methods, preferred first.
    pub auth_methods: Vec<AuthMethod>,
    /// The request.
    pub request: TokenRequest,
    /// The reply.
    pub reply: TokenReply,
    /// Whom the token speaks for.
    pub acts_as: ActsAs,
}

/// The device authorization grant.
#[derive(Debug, Clone)]
pub struct DeviceCode {
    /// The device authorization endpoint, a template.
    pub device_authorization_endpoint: String,
    /// Extra parameters of the device authorization request, values are templates.
    pub parameters: Vec<(String, String)>,
    /// Members of the response under another name.
    pub rename: Vec<(String, String)>,
    /// Seconds between two token requests where the response does not say.
    pub interval: u64,
    /// The token request.
    pub grant: Grant,
}

/// A grant of the provider's own.
#[derive(Debug, Clone)]
pub struct CustomGrant {
    /// The spec's name.
    pub name: String,
    /// The generated method's name.
    pub rust_name: String,
    /// What it exchanges for a token.
    pub description: Option<String>,
    /// Parameters that the application sets.
    pub parameters: Vec<Parameter>,
    /// It starts from tokens that the application has.
    pub takes_tokens: bool,
    /// The request; its `grant_type` is always said, and its fixed parameters are in.
    pub grant: Grant,
}

/// A token request.
#[derive(Debug, Clone)]
pub struct TokenRequest {
    /// By `GET`.
    pub get: bool,
    /// Where the parameters stand.
    pub encoding: Encoding,
    /// `grant_type`, where not the RFC's.
    pub grant_type: Option<String>,
    /// Extra parameters, values are templates.
    pub parameters: Vec<(String, String)>,
    /// Extra headers, values are templates.
    pub headers: Vec<(String, String)>,
    /// Standard parameters under another name.
    pub rename: Vec<(String, String)>,
    /// Standard parameters that are not sent.
    pub omit: Vec<String>,
    /// Standard parameters that are sent beside those that the RFC asks for.
    pub include: Vec<String>,
    /// How the parts of HTTP Basic are encoded.
    pub basic_encoding: BasicEncoding,
    /// Templates of user and password of HTTP Basic, where not client identifier and secret.
    pub basic_credentials: Option<(String, String)>,
    /// Parameters of a grant of the provider's own whose values must not be shown.
    pub secret: Vec<String>,
    /// A parameter or header is made of the client secret.
    pub names_secret: bool,
}

/// The types of one of the authorization details: as it is asked for, and as it is granted.
#[derive(Debug, Clone)]
pub struct AuthorizationDetails {
    /// What is sent.
    pub sent: Type,
    /// What is received.
    pub received: Type,
}

/// Where tokens are meant to be used.
#[derive(Debug, Clone)]
pub struct ResourceIndicators {
    /// The resources, templates.
    pub resource: Vec<String>,
    /// The application may name others.
    pub chosen_by_application: bool,
    /// The token endpoint takes one at a time.
    pub one_per_token: bool,
}

/// A token reply.
#[derive(Debug, Clone)]
pub struct TokenReply {
    /// The documented status.
    pub status: u16,
    /// The wire format.
    pub format: ReplyFormat,
    /// JSON pointer to the object with the token.
    pub at: String,
    /// Members under another name.
    pub rename: Vec<(String, String)>,
    /// Members that are not sent.
    pub omit: Vec<String>,
    /// What `expires_in` counts.
    pub expires_in: ExpiresIn,
    /// Lifetime in seconds when the reply does not say.
    pub default_expires_in: Option<u64>,
    /// `scope` is a list.
    pub scope_list: bool,
    /// What stands between two scopes.
    pub scope_separator: String,
    /// The captured variable that says who the user is.
    pub subject: Option<String>,
    /// Member and the variable it fills.
    pub captures: Vec<(String, String)>,
}

/// The refresh.
#[derive(Debug, Clone)]
pub struct Refresh {
    /// The request.
    pub grant: Grant,
    /// What the use does to the refresh token.
    pub rotation: Rotation,
    /// Seconds for which a used one may be sent again.
    pub grace_period: u64,
    /// What becomes of a used one that is sent again.
    pub reuse: Reuse,
    /// The access token is sent instead.
    pub input: RefreshInput,
    /// The application can start from a refresh token that it is given.
    pub brought: bool,
}

/// A static token.
#[derive(Debug, Clone)]
pub struct Credential {
    /// The spec's name.
    pub name: String,
    /// The generated constructor's name: `with_personal_token`.
    pub rust_name: String,
    /// What it is.
    pub description: Option<String>,
    /// The provider's page.
    pub docs: Option<String>,
    /// Positions of the scopes it grants; `None` for all.
    pub scopes: Option<Vec<usize>>,
    /// Whom it speaks for.
    pub acts_as: ActsAs,
}

/// Where an error reply keeps its parts.
#[derive(Debug, Clone)]
pub struct ErrorShape {
    /// The spec's name.
    pub name: String,
    /// What must be there.
    pub present: String,
    /// The code.
    pub code: Option<String>,
    /// The text.
    pub message: Option<String>,
    /// The link.
    pub documentation_url: Option<String>,
    /// Seconds to wait.
    pub retry_after: Option<String>,
    /// Also at success statuses.
    pub at_success: bool,
    /// Pointers and patterns: the shape does not apply when one of these stands there.
    pub unless: Vec<(String, String)>,
}

/// A documented error.
#[derive(Debug, Clone)]
pub struct ErrorRule {
    /// The variant's name.
    pub rust_name: String,
    /// When it occurs.
    pub description: Option<String>,
    /// The provider's page.
    pub docs: Option<String>,
    /// Statuses; empty for any.
    pub status: Vec<u16>,
    /// The code.
    pub code: Option<String>,
    /// Pointers and patterns.
    pub matches: Vec<(String, String)>,
    /// Position of the shape it comes in.
    pub shape: Option<usize>,
    /// Where it occurs.
    pub at: ErrorPlace,
    /// What it means.
    pub means: Meaning,
    /// The body's type.
    pub body: Option<Type>,
    /// A class of statuses, by its first digit, instead of `status`.
    pub class: Option<u8>,
    /// Only where an operation lists it.
    pub listed: bool,
    /// It tells the type of a body, and nothing of what the error means.
    pub typed_only: bool,
}

/// What all calls share.
#[derive(Debug, Clone)]
pub struct Api {
    /// The base URL, a template.
    pub base_url: Option<String>,
    /// Where the token goes.
    pub token_in: TokenPlace,
    /// Headers, values are templates.
    pub headers: Vec<(String, String)>,
    /// Parameters of every call's query, values are templates.
    pub query: Vec<(String, String)>,
    /// `Accept`
    pub accept: String,
    /// Further origins, templates.
    pub trusted_origins: Vec<String>,
    /// What `Retry-After` counts.
    pub retry_after: RetryAfter,
    /// The headers that say how many more calls are allowed.
    pub rate_limit: Option<RateLimit>,
    /// The GraphQL endpoint's URL, a template.
    pub graphql_endpoint: Option<String>,
}

/// The headers that say how many more calls are allowed.
#[derive(Debug, Clone)]
pub struct RateLimit {
    /// How many in all.
    pub limit: Option<String>,
    /// How many are left.
    pub remaining: Option<String>,
    /// When they are all allowed again.
    pub reset: Option<String>,
    /// What that counts.
    pub reset_unit: ResetUnit,
}

/// A sub-client.
#[derive(Debug, Clone)]
pub struct SubClient {
    /// The method's name.
    pub rust_name: String,
    /// The type's name.
    pub type_name: String,
    /// What the bound thing is.
    pub description: Option<String>,
    /// The bound parameters.
    pub parameters: Vec<Parameter>,
}

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The spec's name.
    pub name: String,
    /// The constant's name, without its capitals.
    pub rust_name: String,
    /// The method's name within its client.
    pub method: String,
    /// The request builder's name.
    pub type_name: String,
    /// What it does.
    pub description: Option<String>,
    /// The provider's page.
    pub docs: Option<String>,
    /// Position of the sub-client it is a method of.
    pub sub_client: Option<usize>,
    /// How it is called.
    pub call: Call,
    /// Positions in [`Provider::clauses`]; all must be met.
    pub requires: Vec<usize>,
    /// Whose token it takes.
    pub token: TokenUse,
    /// Path parameters that the sub-client does not bind, in the path's order.
    pub path: Vec<Parameter>,
    /// Query parameters.
    pub query: Vec<Parameter>,
    /// Headers.
    pub headers: Vec<Parameter>,
    /// Cookies.
    pub cookies: Vec<Parameter>,
    /// Query parameters with a fixed value, a template.
    pub fixed_query: Vec<(String, String)>,
    /// Headers with a fixed value, a template.
    pub fixed_headers: Vec<(String, String)>,
    /// Cookies with a fixed value, a template.
    pub fixed_cookies: Vec<(String, String)>,
    /// Members of the body with a fixed value, a template.
    pub fixed_body: Vec<(String, String)>,
    /// The body.
    pub body: Option<Body>,
    /// The media type of a JSON or form body, where not the usual one.
    pub content_type: Option<String>,
    /// GraphQL variables.
    pub variables: Vec<Parameter>,
    /// The type of the reply; `None`: nothing is read, or one of `replies`.
    pub returns: Option<Type>,
    /// Replies of different types by status, variants of an enum; empty when there is one type.
    pub replies: Vec<Reply>,
    /// The reply is taken while it comes in; `returns` is the type of its parts.
    pub stream: Option<Stream>,
    /// Positions in [`Provider::errors`] of those that occur only where they are listed.
    pub errors: Vec<usize>,
    /// The documented success status.
    pub status: u16,
    /// How further pages are reached.
    pub pages: Option<Pages>,
    /// Repeating it does no harm, by its method or as the spec says.
    pub idempotent: bool,
    /// The header by which the provider knows it again.
    pub idempotency_key: Option<String>,
    /// What becomes of a reply that points elsewhere.
    pub redirect: Redirect,
    /// It should not be used any more, and what should be instead.
    pub deprecated: Option<Option<String>>,
}

/// How an operation is called.
#[derive(Debug, Clone)]
pub enum Call {
    /// By method and path.
    Http {
        /// The method, in capitals.
        method: String,
        /// The path below the base URL or a whole URL, a template.
        path: String,
    },
    /// By a GraphQL document.
    GraphQl {
        /// The document.
        document: String,
        /// Pointer below `data` to the result.
        data: String,
    },
}

/// A request body.
#[derive(Debug, Clone)]
pub enum Body {
    /// JSON of one type.
    Json {
        /// The type.
        ty: Type,
        /// It may be left out.
        optional: bool,
    },
    /// A JSON object of these members.
    Members(Vec<Parameter>),
    /// A form of these members.
    Form(Vec<Parameter>),
    /// A multipart body of these parts.
    Multipart(Vec<Parameter>),
    /// Sent as it is.
    Binary {
        /// Media types; the caller may choose, the first is the default.
        media_types: Vec<String>,
        /// It may be left out.
        optional: bool,
    },
}

impl Body {
    /// Its members, which are parameters of the method.
    pub fn members(&self) -> &[Parameter] {
        match self {
            Self::Members(list) | Self::Form(list) | Self::Multipart(list) => list,
            Self::Json { .. } | Self::Binary { .. } => &[],
        }
    }

    pub(super) fn members_mut(&mut self) -> Option<&mut Vec<Parameter>> {
        match self {
            Self::Members(list) | Self::Form(list) | Self::Multipart(list) => Some(list),
            Self::Json { .. } | Self::Binary { .. } => None,
        }
    }
}

/// A reply of an operation that has several.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The statuses.
    pub status: StatusRange,
    /// The variant's name.
    pub rust_name: String,
    /// The type of the body; `None`: there is none.
    pub ty: Option<Type>,
}

/// A parameter.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the parameter"
)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// The argument's or setter's name.
    pub rust_name: String,
    /// Its type.
    pub ty: Type,
    /// It may be absent.
    pub optional: bool,
    /// What it is.
    pub description: Option<String>,
    /// It should not be used any more.
    pub deprecated: bool,
    /// What the provider assumes when it is absent.
    pub default: Option<serde_json::Value>,
    /// An example.
    pub example: Option<serde_json::Value>,
    /// How lists and objects are written.
    pub style: Style,
    /// Each element or member stands for itself, instead of behind the one before.
    pub explode: bool,
    /// Characters with a meaning in URLs are sent as they are.
    pub allow_reserved: bool,
    /// The media type of a part.
    pub content_type: Option<String>,
}

/// A type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// A built-in type.
    Builtin(Builtin),
    /// Position in [`Provider::models`].
    Model(usize),
    /// A list.
    List(Box<Type>),
    /// A map with text keys.
    Map(Box<Type>),
    /// The type, or null.
    Nullable(Box<Type>),
}

impl Type {
    /// The type when it is not null.
    pub fn present(&self) -> &Self {
        match self {
            Self::Nullable(inner) => inner.present(),
            other => other,
        }
    }
}

/// A type of its own.
#[derive(Debug, Clone)]
pub struct Model {
    /// The generated type's name.
    pub rust_name: String,
    /// What it is.
    pub description: Option<String>,
    /// What it is made of.
    pub kind: ModelKind,
    /// Some operation sends it.
    pub sent: bool,
    /// Some operation receives it.
    pub received: bool,
}

/// What a model is made of.
#[derive(Debug, Clone)]
pub enum ModelKind {
    /// An object.
    Object(Object),
    /// An open enum of texts.
    Enum(Vec<Variant>),
    /// An open enum of integers.
    IntegerEnum(Vec<Variant<i64>>),
    /// One of several types.
    Union(Union),
    /// Another name for a type.
    Alias(Type),
}

impl Model {
    /// The fields, when it is an object.
    pub fn fields(&self) -> &[Field] {
        match &self.kind {
            ModelKind::Object(object) => &object.fields,
            _ => &[],
        }
    }
}

/// What an object is made of.
#[derive(Debug, Clone, Default)]
pub struct Object {
    /// The fields.
    pub fields: Vec<Field>,
    /// What keeps the members that no field has.
    pub additional: Option<Additional>,
}

/// The field that keeps all other members of an object.
#[derive(Debug, Clone)]
pub struct Additional {
    /// Its name in Rust.
    pub rust_name: String,
    /// The type of each member.
    pub ty: Type,
}

/// A field of an object.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the field"
)]
pub struct Field {
    /// Its name on the wire.
    pub name: String,
    /// Its name in Rust.
    pub rust_name: String,
    /// Its type, null aside.
    pub ty: Type,
    /// It may be absent.
    pub optional: bool,
    /// It may be null.
    pub nullable: bool,
    /// The type contains itself through this field, and must be boxed.
    pub boxed: bool,
    /// What it is.
    pub description: Option<String>,
    /// It should not be used any more.
    pub deprecated: bool,
    /// Only the provider sends it.
    pub read_only: bool,
    /// Only the provider takes it.
    pub write_only: bool,
    /// The value that it always has.
    pub constant: Option<Scalar>,
    /// What the provider assumes when it is absent.
    pub default: Option<serde_json::Value>,
    /// An example.
    pub example: Option<serde_json::Value>,
}

/// A value of an open enum.
#[derive(Debug, Clone)]
pub struct Variant<V = String> {
    /// The value on the wire.
    pub value: V,
    /// The variant's name.
    pub rust_name: String,
    /// What it means.
    pub description: Option<String>,
}

/// One of several types.
#[derive(Debug, Clone)]
pub struct Union {
    /// The types.
    pub members: Vec<Member>,
    /// The property whose value tells the type: one of a member's `tags`.
    pub discriminator: Option<String>,
}

/// A member of a union.
#[derive(Debug, Clone)]
pub struct Member {
    /// The variant's name.
    pub rust_name: String,
    /// Its type.
    pub ty: Type,
    /// The union contains itself through this member.
    pub boxed: bool,
    /// The values of the discriminator that stand for it.
    pub tags: Vec<String>,
    /// What tells it from the others, where there is no discriminator.
    pub shape: Shape,
}

/// What a JSON value must look like to be of a type: as much of it as tells the members of a union
/// apart.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Anything.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// A number, or text.
    Decimal,
    /// Text.
    Text,
    /// Text, probably one of these.
    Texts(Vec<String>),
    /// A number, probably one of these.
    Integers(Vec<i64>),
    /// A list.
    List(Box<Shape>),
    /// An object of any members.
    Map,
    /// An object.
    Object(ObjectShape),
    /// The shape, or null.
    Nullable(Box<Shape>),
    /// One of several.
    OneOf(Vec<Shape>),
}

/// What tells an object from others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ObjectShape {
    /// Members that are always there.
    pub required: Vec<String>,
    /// Members that may be there.
    pub optional: Vec<String>,
    /// Members that have one of a few texts.
    pub tags: Vec<(String, Vec<String>)>,
}

/// How further pages are reached.
#[derive(Debug, Clone)]
pub struct Pages {
    /// The style; a connection is a cursor that stands in `pageInfo`.
    pub style: PageStyle,
    /// Pointer to the items in the reply.
    pub items: String,
    /// The type of an item; `None` when a page has no one list of items.
    pub item: Option<Type>,
    /// The parameter that asks for the next page.
    pub parameter: String,
    /// It stands in the body: the name of a member, or a pointer.
    pub in_body: bool,
    /// Pointer to the next cursor or URL.
    pub next: Option<String>,
    /// Pointer in an item to the cursor that it is.
    pub id: String,
    /// Pointer to the flag.
    pub has_more: Option<String>,
    /// Pointer to the total number of items.
    pub total: Option<String>,
    /// Pointer to the total number of pages.
    pub total_pages: Option<String>,
    /// The first page's number.
    pub first_page: u64,
}
