//! What generated code tells the runtime about a provider: plain `'static` data, no behaviour.
//!
//! The generator fills these tables from the spec; the runtime interprets them. Every struct has a
//! `DEFAULT` that stands for the textbook (RFC 6749), so that a generated module states only where
//! its provider differs: `Grant { token_endpoint: "…", ..Grant::DEFAULT }`.

/// A provider: the part that all of its clients share.
#[derive(Debug, Clone, Copy)]
pub struct Provider {
    /// The spec's `name`, in snake case: `moneybird`.
    pub name: &'static str,
    /// The name as people write it: `Moneybird`.
    pub title: &'static str,
    /// Issuer identifier (RFC 8414 §2), when the provider has one.
    pub issuer: Option<&'static str>,
    /// Values that templates (`https://{subdomain}.example.com`) are filled with.
    pub variables: &'static [Variable],
    /// Named sets of variable values: `sandbox`, `production`.
    pub environments: &'static [Environment],
    /// How scopes are written on the wire.
    pub scope: ScopeFormat,
    /// How API calls are made.
    pub api: Api,
    /// Where an error reply keeps its code and text; tried in order.
    pub error_shapes: &'static [ErrorShape],
    /// The errors the provider documents. The position is the identity: generated code maps it to
    /// a variant.
    pub errors: &'static [ErrorRule],
}

impl Provider {
    /// A provider without variables, errors or API.
    pub const DEFAULT: Self = Self {
        name: "",
        title: "",
        issuer: None,
        variables: &[],
        environments: &[],
        scope: ScopeFormat::DEFAULT,
        api: Api::DEFAULT,
        error_shapes: &[],
        errors: &[],
    };
}

/// A value that a template names in braces.
#[derive(Debug, Clone, Copy)]
pub struct Variable {
    /// The name between the braces.
    pub name: &'static str,
    /// Where the value comes from.
    pub source: VariableSource,
    /// The value when nobody sets one.
    pub default: Option<&'static str>,
    /// What the value must look like.
    pub format: VariableFormat,
}

/// Where a [`Variable`] gets its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VariableSource {
    /// The application, when it builds its `App`.
    App,
    /// A parameter of the authorization callback (`realmId`, `shop`), captured under this name.
    Callback,
    /// A member of the token reply (`instance_url`), captured under this name.
    TokenReply,
}

/// What a [`Variable`]'s value must look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VariableFormat {
    /// Anything that is not empty.
    Text,
    /// Scheme, host and port, `https` unless the host is loopback: `https://go.example.com`.
    Origin,
    /// A host name, with an optional port.
    Host,
    /// One host label: letters, digits and inner hyphens.
    Label,
    /// One of these.
    OneOf(&'static [&'static str]),
}

/// A named set of variable values.
#[derive(Debug, Clone, Copy)]
pub struct Environment {
    /// `sandbox`, `production`.
    pub name: &'static str,
    /// Variable name and value.
    pub values: &'static [(&'static str, &'static str)],
}

/// How scopes are written on the wire (RFC 6749 §3.3, and its breakers).
#[derive(Debug, Clone, Copy)]
pub struct ScopeFormat {
    /// The parameter's name: `scope`.
    pub parameter: &'static str,
    /// What stands between two scopes in a request: a space.
    pub separator: &'static str,
    /// The scopes that a request without any is granted; empty when the provider does not say.
    pub default: &'static [&'static str],
    /// A scope, and the scopes that it covers as well.
    pub implied: &'static [(&'static str, &'static [&'static str])],
    /// Sent with authorization requests.
    pub on_authorization: bool,
    /// Sent with the exchange of an authorization code.
    pub on_exchange: bool,
    /// Sent with refresh requests.
    pub on_refresh: bool,
}

impl ScopeFormat {
    /// RFC 6749: `scope`, separated by spaces, on the authorization request.
    pub const DEFAULT: Self = Self {
        parameter: "scope",
        separator: " ",
        default: &[],
        implied: &[],
        on_authorization: true,
        on_exchange: false,
        on_refresh: false,
    };
}

/// One registration of an application with a provider: a client identifier and what it may do.
///
/// Most providers have one; Money Button gives out one identifier for users' logins and another
/// for the application itself.
#[derive(Debug, Clone, Copy)]
pub struct Registration {
    /// The provider.
    pub provider: &'static Provider,
    /// The spec's name of this registration.
    pub name: &'static str,
    /// The authorization code grant (RFC 6749 §4.1).
    pub authorization_code: Option<AuthorizationCode>,
    /// The client credentials grant (RFC 6749 §4.4).
    pub client_credentials: Option<Grant>,
    /// The refresh of an access token (RFC 6749 §6).
    pub refresh_token: Option<Refresh>,
    /// Token revocation (RFC 7009).
    pub revocation_endpoint: Option<&'static str>,
}

impl Registration {
    /// A registration without grants; `provider` must be named beside it.
    pub const fn of(provider: &'static Provider) -> Self {
        Self {
            provider,
            name: "app",
            authorization_code: None,
            client_credentials: None,
            refresh_token: None,
            revocation_endpoint: None,
        }
    }
}

/// The authorization code grant: the way to the user and back.
#[derive(Debug, Clone, Copy)]
pub struct AuthorizationCode {
    /// Template of the authorization endpoint's URL.
    pub authorization_endpoint: &'static str,
    /// Value of `response_type`.
    pub response_type: &'static str,
    /// Proof key for code exchange (RFC 7636).
    pub pkce: Pkce,
    /// Whether the callback brings `state` back.
    pub state: State,
    /// The provider promises `iss` on every callback (RFC 9207).
    pub iss: bool,
    /// Parameters with a fixed or templated value.
    pub parameters: &'static [Parameter],
    /// Standard parameters under another name: `("client_id", "client_key")`.
    pub renamed: &'static [(&'static str, &'static str)],
    /// Standard parameters that must not be sent.
    pub omitted: &'static [&'static str],
    /// The redirect URI with which the provider shows the code to the user.
    pub out_of_band: Option<&'static str>,
    /// How the callback names things.
    pub callback: Callback,
    /// The exchange of the code.
    pub grant: Grant,
}

impl AuthorizationCode {
    /// RFC 6749 §4.1 with PKCE S256.
    pub const DEFAULT: Self = Self {
        authorization_endpoint: "",
        response_type: "code",
        pkce: Pkce::S256,
        state: State::Echoed,
        iss: false,
        parameters: &[],
        renamed: &[],
        omitted: &[],
        out_of_band: None,
        callback: Callback::DEFAULT,
        grant: Grant::DEFAULT,
    };
}

/// What the provider takes of PKCE (RFC 7636).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pkce {
    /// `code_challenge_method=S256`.
    S256,
    /// `code_challenge_method=plain`: only for providers that know nothing else.
    Plain,
    /// Must not be sent.
    Unsupported,
}

/// What happens to the `state` parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Comes back on the callback, and is checked.
    Echoed,
    /// Is neither sent nor returned: the provider drops it.
    Unsupported,
}

/// How the authorization callback names its parameters.
#[derive(Debug, Clone, Copy)]
pub struct Callback {
    /// The authorization code's parameter: `code`.
    pub code: &'static str,
    /// The state's parameter: `state`.
    pub state: &'static str,
    /// The error code's parameter: `error`.
    pub error: &'static str,
    /// The error text's parameter: `error_description`.
    pub error_description: &'static str,
    /// Parameters to keep with the token: parameter and the name it is kept under.
    pub captures: &'static [(&'static str, &'static str)],
}

impl Callback {
    /// RFC 6749 §4.1.2.
    pub const DEFAULT: Self = Self {
        code: "code",
        state: "state",
        error: "error",
        error_description: "error_description",
        captures: &[],
    };
}

/// A request parameter or header with a value that may be a template.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: &'static str,
    /// Its value: text with `{variables}`.
    pub value: &'static str,
}

/// One grant at the token endpoint: where, as whom, how it is asked and how it answers.
#[derive(Debug, Clone, Copy)]
pub struct Grant {
    /// Template of the token endpoint's URL.
    pub token_endpoint: &'static str,
    /// The client authentication methods the provider takes, preferred first. One is used per
    /// request; none is ever probed.
    pub auth_methods: &'static [ClientAuth],
    /// How the request is written.
    pub request: TokenRequest,
    /// How the reply is read.
    pub reply: TokenReply,
    /// Whether the token acts for a user or for the application itself.
    pub acts_as: ActsAs,
}

impl Grant {
    /// `client_secret_basic`, a form, and the reply of RFC 6749 §5.1, on behalf of a user.
    pub const DEFAULT: Self = Self {
        token_endpoint: "",
        auth_methods: &[ClientAuth::ClientSecretBasic],
        request: TokenRequest::DEFAULT,
        reply: TokenReply::DEFAULT,
        acts_as: ActsAs::User,
    };
}

/// Whom a token speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActsAs {
    /// The resource owner who consented.
    User,
    /// The client itself.
    App,
}

/// A client authentication method, by its registered name (RFC 7591 §2, RFC 8414).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClientAuth {
    /// HTTP Basic with form-encoded id and secret (RFC 6749 §2.3.1).
    ClientSecretBasic,
    /// `client_id` and `client_secret` in the request.
    ClientSecretPost,
    /// A public client: `client_id` alone.
    None,
}

/// How a token request is written.
#[derive(Debug, Clone, Copy)]
pub struct TokenRequest {
    /// `POST`, or `GET` where the provider knows nothing better.
    pub method: Method,
    /// Where the parameters stand.
    pub encoding: Encoding,
    /// Value of `grant_type` when it is not the RFC's.
    pub grant_type: Option<&'static str>,
    /// Extra parameters.
    pub parameters: &'static [Parameter],
    /// Extra headers.
    pub headers: &'static [Parameter],
    /// Standard parameters under another name.
    pub renamed: &'static [(&'static str, &'static str)],
    /// Standard parameters that must not be sent (`redirect_uri`, `grant_type`).
    pub omitted: &'static [&'static str],
}

impl TokenRequest {
    /// A form by POST.
    pub const DEFAULT: Self = Self {
        method: Method::Post,
        encoding: Encoding::Form,
        grant_type: None,
        parameters: &[],
        headers: &[],
        renamed: &[],
        omitted: &[],
    };
}

/// Where request parameters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// `application/x-www-form-urlencoded` body.
    Form,
    /// A JSON object body.
    Json,
    /// The query string.
    Query,
}

/// How a token reply is read.
#[derive(Debug, Clone, Copy)]
pub struct TokenReply {
    /// JSON, or a form (as old providers answer).
    pub format: ReplyFormat,
    /// JSON pointer (RFC 6901) to the object that holds the token; empty for the whole reply.
    pub at: &'static str,
    /// Members under another name: `("access_token", "accessToken")`.
    pub renamed: &'static [(&'static str, &'static str)],
    /// What a number in `expires_in` counts.
    pub expires_in: ExpiresIn,
    /// Lifetime in seconds when the reply does not say; `None`: as far as we know it does not end.
    pub default_expires_in: Option<u64>,
    /// What stands between two scopes in the reply.
    pub scope_separator: &'static str,
    /// Members to keep with the token: member and the name it is kept under.
    pub captures: &'static [(&'static str, &'static str)],
}

impl TokenReply {
    /// RFC 6749 §5.1.
    pub const DEFAULT: Self = Self {
        format: ReplyFormat::Json,
        at: "",
        renamed: &[],
        expires_in: ExpiresIn::Seconds,
        default_expires_in: None,
        scope_separator: " ",
        captures: &[],
    };
}

/// The wire format of a token reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplyFormat {
    /// A JSON object, whatever the content type says.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
}

/// What the number in `expires_in` (or the member renamed to it) counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpiresIn {
    /// Seconds from now.
    Seconds,
    /// Milliseconds from now.
    Milliseconds,
    /// Unix time in seconds.
    EpochSeconds,
    /// Unix time in milliseconds.
    EpochMilliseconds,
    /// An RFC 3339 time.
    Rfc3339,
}

/// The refresh of an access token.
#[derive(Debug, Clone, Copy)]
pub struct Refresh {
    /// The request.
    pub grant: Grant,
    /// What the provider does with the refresh token when it is used.
    pub rotation: Rotation,
    /// Seconds for which a used refresh token may be sent again.
    pub grace: u64,
    /// What is sent to be refreshed.
    pub input: RefreshInput,
}

impl Refresh {
    /// RFC 6749 §6, rotation unknown.
    pub const DEFAULT: Self = Self {
        grant: Grant::DEFAULT,
        rotation: Rotation::Maybe,
        grace: 0,
        input: RefreshInput::RefreshToken,
    };
}

/// Whether a refresh token is replaced by its use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rotation {
    /// Stays valid.
    Never,
    /// Replaced when the reply brings another.
    Maybe,
    /// Replaced each time; the old one ends.
    Always,
}

/// What a refresh sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefreshInput {
    /// The refresh token.
    RefreshToken,
    /// The access token itself (Meta's long-lived tokens).
    AccessToken,
}

/// How API calls are made.
#[derive(Debug, Clone, Copy)]
pub struct Api {
    /// Template of the base URL.
    pub base_url: &'static str,
    /// Where the access token goes.
    pub token_in: TokenIn,
    /// Headers of every call.
    pub headers: &'static [Parameter],
    /// The `Accept` header.
    pub accept: &'static str,
    /// Further origins that may be sent the token (templates).
    pub trusted_origins: &'static [&'static str],
    /// What `Retry-After` counts.
    pub retry_after: RetryAfter,
    /// Template of the GraphQL endpoint's URL.
    pub graphql_endpoint: Option<&'static str>,
}

impl Api {
    /// `Authorization: Bearer`, JSON, `Retry-After` in seconds or as a date.
    pub const DEFAULT: Self = Self {
        base_url: "",
        token_in: TokenIn::Authorization("Bearer"),
        headers: &[],
        accept: "application/json",
        trusted_origins: &[],
        retry_after: RetryAfter::Standard,
        graphql_endpoint: None,
    };
}

/// Where a call carries its token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenIn {
    /// `Authorization: <scheme> <token>`.
    Authorization(&'static str),
    /// A header of its own, the bare token as value.
    Header(&'static str),
    /// A query parameter: only where the spec demands it.
    Query(&'static str),
}

/// The unit of `Retry-After`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// Seconds or an HTTP date (RFC 9110 §10.2.3).
    Standard,
    /// Unix time in seconds.
    EpochSeconds,
    /// Milliseconds from now.
    Milliseconds,
}

/// Where an error reply keeps its parts, as JSON pointers (RFC 6901).
#[derive(Debug, Clone, Copy)]
pub struct ErrorShape {
    /// What must be there (and be neither null, false nor empty) for the shape to apply.
    pub present: &'static str,
    /// The error code; text or integer.
    pub code: Option<&'static str>,
    /// The text for people.
    pub message: Option<&'static str>,
    /// A link to the provider's explanation.
    pub documentation_url: Option<&'static str>,
    /// Seconds to wait, in the body.
    pub retry_after: Option<&'static str>,
    /// Replies with a success status are looked at, too.
    pub at_success: bool,
}

impl ErrorShape {
    /// A shape that always applies and extracts nothing.
    pub const DEFAULT: Self = Self {
        present: "",
        code: None,
        message: None,
        documentation_url: None,
        retry_after: None,
        at_success: false,
    };
}

/// An error that the provider documents, and how to know it.
#[derive(Debug, Clone, Copy)]
pub struct ErrorRule {
    /// The variant's name, for logs.
    pub name: &'static str,
    /// HTTP statuses; empty for any.
    pub status: &'static [u16],
    /// The error code that the shape found; `None` for any.
    pub code: Option<&'static str>,
    /// Position in [`Provider::error_shapes`] of the shape it comes in; `None` for any.
    pub shape: Option<usize>,
    /// JSON pointers and what must stand there: text, where `*` stands for anything.
    pub matches: &'static [(&'static str, &'static str)],
    /// Where the error can occur.
    pub at: ErrorPlace,
    /// What it means for the caller.
    pub means: Meaning,
}

impl ErrorRule {
    /// A rule that matches everything.
    pub const DEFAULT: Self = Self {
        name: "",
        status: &[],
        code: None,
        shape: None,
        matches: &[],
        at: ErrorPlace::Anywhere,
        means: Meaning::Rejected,
    };
}

/// Where a documented error occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorPlace {
    /// In API calls and at the token endpoint.
    Anywhere,
    /// In API calls.
    Api,
    /// At the token endpoint.
    TokenEndpoint,
}

/// What an error means for the one who met it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// The request will never succeed as it is.
    Rejected,
    /// A passing fault: the same request may succeed later.
    Retry,
    /// Too many requests: wait as `Retry-After` says.
    RateLimited,
    /// The access token ended or is unknown: a new one helps, once.
    TokenExpired,
    /// The token lacks a scope: a new one of the same grant does not help.
    InsufficientScope,
    /// The grant is gone: the user must consent again (`invalid_grant`).
    Reauthorize,
    /// The client is not who it says (`invalid_client`).
    InvalidClient,
}

/// An HTTP method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// `GET`
    Get,
    /// `HEAD`
    Head,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
}

/// An operation of the API.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// The spec's name: `list_contacts`.
    pub name: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// Path template relative to the base URL, or an absolute URL template.
    pub path: &'static str,
    /// Whether the call carries the token.
    pub authorized: bool,
    /// Repeating the call does no harm, whatever its method.
    pub idempotent: bool,
    /// Headers with a fixed value.
    pub headers: &'static [Parameter],
    /// A GraphQL document instead of a path; `method` and `path` are unused.
    pub graphql: Option<GraphQl>,
    /// How further pages are reached.
    pub pages: Option<Pages>,
}

impl Operation {
    /// An authorized `GET` of the base URL.
    pub const DEFAULT: Self = Self {
        name: "",
        method: Method::Get,
        path: "",
        authorized: true,
        idempotent: false,
        headers: &[],
        graphql: None,
        pages: None,
    };
}

/// A GraphQL operation.
#[derive(Debug, Clone, Copy)]
pub struct GraphQl {
    /// The document.
    pub document: &'static str,
    /// JSON pointer below `data` to what the call returns.
    pub at: &'static str,
}

/// How further pages of a reply are reached. Pointers are JSON pointers into the reply; for
/// GraphQL, below what the operation returns.
#[derive(Debug, Clone, Copy)]
pub struct Pages {
    /// The style.
    pub style: PageStyle,
    /// Where the items stand; empty when the reply is the list.
    pub items: &'static str,
}

/// The ways in which providers page.
#[derive(Debug, Clone, Copy)]
pub enum PageStyle {
    /// A `Link` header with `rel="next"` (RFC 8288).
    Link,
    /// The reply names the next cursor.
    Cursor {
        /// Query parameter (or GraphQL variable) that takes the cursor.
        parameter: &'static str,
        /// Where the next cursor stands; absent, null or empty: the end.
        next: &'static str,
        /// Where a `has_more` flag stands; `false`: the end.
        has_more: Option<&'static str>,
    },
    /// Numbered pages.
    Page {
        /// Query parameter of the page's number.
        parameter: &'static str,
        /// The first page's number.
        first: u64,
        /// Where the total number of items stands.
        total: Option<&'static str>,
    },
    /// Offset and limit.
    Offset {
        /// Query parameter of the offset.
        parameter: &'static str,
        /// Where the total number of items stands.
        total: Option<&'static str>,
    },
}
