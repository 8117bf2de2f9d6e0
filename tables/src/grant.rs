//! Grants at the token endpoint (RFC 6749 §4 to §6): where, as whom, how they are asked and how they
//! answer.

use super::{Method, Parameter};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActsAs {
    /// The resource owner who consented.
    User,
    /// The client itself.
    App,
}

/// A client authentication method, by its registered name (RFC 7591 §2, RFC 8414).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClientAuth {
    /// HTTP Basic with id and secret, each encoded (RFC 6749 §2.3.1).
    ClientSecretBasic,
    /// `client_id` and `client_secret` in the request.
    ClientSecretPost,
    /// A public client: `client_id` alone.
    None,
    /// A JWT signed with the client secret (RFC 7523 §2.2, OpenID Connect Core §9). Needs the
    /// feature `jose`.
    ClientSecretJwt,
    /// A JWT signed with a private key (RFC 7523 §2.2). Needs the feature `jose`.
    PrivateKeyJwt,
    /// A certificate of a public key infrastructure, in the TLS connection (RFC 8705 §2.1).
    TlsClientAuth,
    /// A self-signed certificate in the TLS connection (RFC 8705 §2.2).
    SelfSignedTlsClientAuth,
}

impl ClientAuth {
    /// Every method with its registered name.
    const ALL: [(Self, &'static str); 7] = [
        (Self::ClientSecretBasic, "client_secret_basic"),
        (Self::ClientSecretPost, "client_secret_post"),
        (Self::None, "none"),
        (Self::ClientSecretJwt, "client_secret_jwt"),
        (Self::PrivateKeyJwt, "private_key_jwt"),
        (Self::TlsClientAuth, "tls_client_auth"),
        (Self::SelfSignedTlsClientAuth, "self_signed_tls_client_auth"),
    ];

    /// Its registered name.
    pub fn name(self) -> &'static str {
        let known = Self::ALL.iter().find(|(method, _)| *method == self);
        known.map_or("none", |(_, name)| name)
    }

    /// The method with a registered name.
    pub fn from_name(name: &str) -> Option<Self> {
        let known = Self::ALL.iter().find(|(_, known)| *known == name)?;
        Some(known.0)
    }

    /// Whether the server must know a key or a certificate of the client's.
    pub fn needs_registered_key(self) -> bool {
        matches!(
            self,
            Self::PrivateKeyJwt | Self::TlsClientAuth | Self::SelfSignedTlsClientAuth
        )
    }
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
    /// Standard parameters that are sent beside those that the RFC asks for: `state`, `redirect_uri`,
    /// `client_id`, `scope`, `response_type`.
    pub included: &'static [&'static str],
    /// How HTTP Basic is written.
    pub basic: Basic,
    /// Parameters of a provider's own grant whose values must never be shown.
    pub secret: &'static [&'static str],
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
        included: &[],
        basic: Basic::DEFAULT,
        secret: &[],
    };
}

/// How the credentials of HTTP Basic are written.
#[derive(Debug, Clone, Copy)]
pub struct Basic {
    /// How each part is encoded before they are joined.
    pub encoding: BasicEncoding,
    /// Templates of user and password, where these are not client identifier and secret.
    pub credentials: Option<(&'static str, &'static str)>,
}

impl Basic {
    /// Client identifier and secret, percent-encoded.
    pub const DEFAULT: Self = Self {
        encoding: BasicEncoding::Percent,
        credentials: None,
    };
}

/// How the parts of HTTP Basic credentials are encoded (RFC 6749 §2.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BasicEncoding {
    /// Percent-encoded, a space as `%20`: what decoders of forms and of percent-encoding both read.
    Percent,
    /// As in a form, a space as `+`: RFC 6749 appendix B to the letter.
    Form,
    /// Not at all: for servers that decode nothing.
    Raw,
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
    /// A reply without `expires_in` leaves it to introspection when the token ends (RFC 7662 §2.2).
    pub introspected: bool,
    /// Lifetime in seconds when the reply does not say; `None`: as far as we know it does not end.
    pub default_expires_in: Option<u64>,
    /// What stands between two scopes in the reply.
    pub scope_separator: &'static str,
    /// The reply to a refresh has no access token: the old one is good for longer.
    pub keeps_access_token: bool,
    /// The captured value that says who the user is: the same in every reply of a grant.
    pub subject: Option<&'static str>,
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
        introspected: false,
        default_expires_in: None,
        scope_separator: " ",
        keeps_access_token: false,
        subject: None,
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
    /// The access token alone, as text.
    Text,
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
    /// What the provider does when a used refresh token is sent again.
    pub reuse: Reuse,
    /// What is sent to be refreshed.
    pub input: RefreshInput,
}

impl Refresh {
    /// RFC 6749 §6, rotation unknown.
    pub const DEFAULT: Self = Self {
        grant: Grant::DEFAULT,
        rotation: Rotation::Maybe,
        grace: 0,
        reuse: Reuse::Unknown,
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

/// What a provider makes of a refresh token that was used before (RFC 9700 §4.14.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reuse {
    /// Nobody knows.
    Unknown,
    /// It is taken once more within [`Refresh::grace`], and for a theft after that.
    Grace,
    /// It is taken for a theft at once: the grant ends.
    Strict,
}

/// What a refresh sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefreshInput {
    /// The refresh token.
    RefreshToken,
    /// The access token itself (Meta's long-lived tokens).
    AccessToken,
    /// Nothing: the client's own authentication is enough, with what the login captured.
    Nothing,
}
