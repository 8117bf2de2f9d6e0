//! What generated code tells the runtime about a provider: plain `'static` data, no behaviour.
//!
//! The generator fills these tables from the spec; the runtime interprets them. Every struct has a
//! `DEFAULT` that stands for the textbook (RFC 6749), so that a generated module states only where
//! its provider differs: `Grant { token_endpoint: "…", ..Grant::DEFAULT }`.

mod api;
mod assertion;
mod dpop;
mod error;
mod grant;
mod openid;
mod operation;
mod registration;
mod resource;
mod webhook;

pub use api::{Api, RateLimitHeaders, ResetUnit, RetryAfter, TokenIn};
pub use assertion::{AssertionAudience, AssertionPlace, ClientAssertion};
pub use dpop::Dpop;
pub use error::{ErrorPlace, ErrorRule, ErrorShape, Meaning};
pub use grant::{
    ActsAs, Basic, BasicEncoding, ClientAuth, Encoding, ExpiresIn, Grant, Refresh, RefreshInput,
    ReplyFormat, Reuse, Rotation, TokenReply, TokenRequest,
};
pub use openid::OpenId;
pub use operation::{GraphQl, NumberedEnd, Operation, PageStyle, Pages, Redirect};
pub use registration::{
    AuthorizationCode, Callback, CallbackSignature, Connection, DeviceCode, Pkce, Registration,
    State,
};
pub use resource::ResourceIndicators;
pub use webhook::{
    Hash, TextEncoding, TimestampFormat, TimestampPlace, WebhookEvent, WebhookHmac, WebhookJwt,
    WebhookPlace, WebhookSignature, WebhookTimestamp, Webhooks,
};

/// A provider: the part that all of its clients share.
#[derive(Debug, Clone, Copy)]
pub struct Provider {
    /// The spec's `name`, in snake case: `moneybird`.
    pub name: &'static str,
    /// The name as people write it: `Moneybird`.
    pub title: &'static str,
    /// Template of the issuer identifier (RFC 8414 §2), when the provider has one.
    pub issuer: Option<&'static str>,
    /// Template of the URL of the keys that the provider signs with (RFC 8414 §2).
    pub jwks_uri: Option<&'static str>,
    /// Values that templates (`https://{subdomain}.example.com`) are filled with.
    pub variables: &'static [Variable],
    /// Named sets of variable values: `sandbox`, `production`.
    pub environments: &'static [Environment],
    /// How scopes are written on the wire.
    pub scope: ScopeFormat,
    /// The JWTs that clients authenticate with (RFC 7523 §2.2).
    pub client_assertion: ClientAssertion,
    /// Tokens are bound to keys (RFC 9449).
    pub dpop: Option<Dpop>,
    /// Requests are made with a certificate of the application's (RFC 8705 §3).
    pub certificate_bound: bool,
    /// Tokens are asked for with the resources that they are for (RFC 8707).
    pub resource_indicators: Option<ResourceIndicators>,
    /// Users are known by ID tokens (OpenID Connect Core 1.0).
    pub openid: Option<OpenId>,
    /// What is asked for and granted is said in detail (RFC 9396).
    pub authorization_details: bool,
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
        jwks_uri: None,
        variables: &[],
        environments: &[],
        scope: ScopeFormat::DEFAULT,
        client_assertion: ClientAssertion::DEFAULT,
        dpop: None,
        certificate_bound: false,
        resource_indicators: None,
        openid: None,
        authorization_details: false,
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
    /// Domains, one of which a host or origin must be or belong to; empty: any.
    pub under: &'static [&'static str],
    /// What people write before the value, and is taken away.
    pub prefix: &'static str,
    /// What people write behind the value, and is taken away.
    pub suffix: &'static str,
    /// It must not be shown, and does not tell one grant from another.
    pub secret: bool,
}

impl Variable {
    /// A text that the application sets.
    pub const DEFAULT: Self = Self {
        name: "",
        source: VariableSource::App,
        default: None,
        format: VariableFormat::Text,
        under: &[],
        prefix: "",
        suffix: "",
        secret: false,
    };
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
    /// What was asked after the login, captured under this name.
    Connection,
}

/// What a [`Variable`]'s value must look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VariableFormat {
    /// Anything that is not empty. In the path of a URL it must be one segment.
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
    /// Scopes that ask for a refresh token: granted when asked for, even if the server, which tells
    /// what it granted, does not name them.
    pub offline: &'static [&'static str],
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
        offline: &[],
        on_authorization: true,
        on_exchange: false,
        on_refresh: false,
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
