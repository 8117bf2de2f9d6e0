//! Grants at the token endpoint (RFC 6749 §4 to §6): endpoint, client authentication, request and
//! reply.

tables! {
    use crate::parameter::{Method, Parameter};

    /// A grant at the token endpoint: endpoint, client authentication, request and reply.
    struct Grant {
        /// Template of the token endpoint's URL.
        token_endpoint!: Text = "",
        /// The client authentication methods that the provider supports, preferred first. Each
        /// request uses one; methods are never probed.
        auth_methods!: List<ClientAuth> = &[ClientAuth::ClientSecretBasic],
        /// How the request is written.
        request: TokenRequest = TokenRequest::DEFAULT,
        /// How the reply is read.
        reply: TokenReply = TokenReply::DEFAULT,
        /// Whether the token acts for a user or for the application itself.
        acts_as: ActsAs = ActsAs::User,
    } = "`client_secret_basic`, a form POST, the reply of RFC 6749 §5.1, on behalf of a user."

    /// The party that a token acts for.
    enum ActsAs {
        /// The resource owner who consented.
        User,
        /// The client itself.
        App,
    }

    /// A client authentication method, by its registered name (RFC 7591 §2, RFC 8414).
    enum ClientAuth {
        /// HTTP Basic with id and secret, each encoded (RFC 6749 §2.3.1).
        ClientSecretBasic,
        /// `client_id` and `client_secret` in the request.
        ClientSecretPost,
        /// A public client: `client_id` alone.
        None,
        /// A JWT signed with the client secret (RFC 7523 §2.2, OpenID Connect Core §9). Requires
        /// the `jose` feature.
        ClientSecretJwt,
        /// A JWT signed with a private key (RFC 7523 §2.2). Requires the `jose` feature.
        PrivateKeyJwt,
        /// A PKI certificate in the TLS connection (RFC 8705 §2.1).
        TlsClientAuth,
        /// A self-signed certificate in the TLS connection (RFC 8705 §2.2).
        SelfSignedTlsClientAuth,
    }

    /// How a token request is written.
    struct TokenRequest {
        /// `POST`, or another method for providers that do not support `POST`.
        method: Method = Method::Post,
        /// The location of the parameters.
        encoding: Encoding = Encoding::Form,
        /// The value of `grant_type`, if it is not the standard one.
        grant_type: Option<Text> = None,
        /// Additional parameters. With [`Encoding::Json`], a name that starts with `/` is a JSON pointer.
        parameters: List<Parameter> = &[],
        /// Parameters that are numbers or booleans with [`Encoding::Json`].
        unquoted: List<Text> = &[],
        /// Additional parameters in the query, whatever the encoding.
        query: List<Parameter> = &[],
        /// Additional headers.
        headers: List<Parameter> = &[],
        /// Standard parameters with a different name.
        renamed: List<(Text, Text)> = &[],
        /// Standard parameters that must not be sent (`redirect_uri`, `grant_type`).
        omitted: List<Text> = &[],
        /// Standard parameters that are sent although the RFC does not require them: `state`,
        /// `redirect_uri`, `client_id`, `scope`, `response_type`.
        included: List<Text> = &[],
        /// The format of HTTP Basic credentials.
        basic: Basic = Basic::DEFAULT,
        /// Parameters of a provider-specific grant whose values are secret.
        secret: List<Text> = &[],
        /// Whether a parameter or header contains `app_token`, the application's own token.
        names_app_token: bool = false,
    } + {
        /// A parameter or header contains the client secret, or a parameter of the login is signed with it.
        names_secret: bool = false,
    } = "A form POST."

    /// The format of HTTP Basic credentials.
    struct Basic {
        /// How each part is encoded.
        encoding: BasicEncoding = BasicEncoding::Percent,
        /// Templates for user and password, if they are not the client identifier and secret.
        credentials: Option<(Text, Text)> = None,
    } = "Client identifier and secret, percent-encoded."

    /// How the parts of HTTP Basic credentials are encoded (RFC 6749 §2.3.1).
    enum BasicEncoding {
        /// Percent-encoded, with a space as `%20`, which both form decoders and percent-decoders
        /// accept.
        Percent,
        /// Form-encoded, with a space as `+`, exactly as in RFC 6749 appendix B.
        Form,
        /// Not encoded, for servers that do not decode.
        Raw,
    }

    /// The location of request parameters.
    enum Encoding {
        /// `application/x-www-form-urlencoded` body.
        Form,
        /// A JSON object body.
        Json,
        /// The query string.
        Query,
    }

    /// How a token reply is read.
    struct TokenReply {
        /// JSON, or a form for old providers.
        format: ReplyFormat = ReplyFormat::Json,
        /// JSON pointer (RFC 6901) to the object that holds the token; empty for the whole reply.
        at: Text = "",
        /// Members with a different name: `("access_token", "accessToken")`.
        renamed: List<(Text, Text)> = &[],
        /// The unit of `expires_in`.
        expires_in: ExpiresIn = ExpiresIn::Seconds,
        /// The unit of `refresh_token_expires_in`; `None`: that of `expires_in`.
        refresh_expires_in: Option<ExpiresIn> = None,
        /// Whether the expiration time is introspected if the reply has no `expires_in` (RFC 7662
        /// §2.2).
        introspected: bool = false,
        /// The lifetime in seconds if the reply has no `expires_in`; `None`: no known expiration.
        default_expires_in: Option<u64> = None,
        /// The lifetime of a refresh token in seconds, if the reply has no
        /// `refresh_token_expires_in`; `None`: no known expiration.
        refresh_lifetime: Option<u64> = None,
        /// The number of seconds after which an unused refresh token expires; `None`: not known.
        refresh_inactivity: Option<u64> = None,
        /// The values of `token_type` that are accepted besides `Bearer`.
        token_types: List<Text> = &[],
        /// Whether `scope` in the reply is ignored, because it does not list the granted scopes.
        ignores_scope: bool = false,
        /// The separator of scopes in the reply.
        scope_separator: Text = " ",
        /// Whether the reply to a refresh has no access token and extends the lifetime of the current
        /// one.
        omits_access_token: bool = false,
        /// The captured value that identifies the user. It must be the same in every reply of a
        /// grant.
        subject: Option<Text> = None,
        /// Members to capture with the token: the member and the name of the captured value.
        captures: List<(Text, Text)> = &[],
        /// A second token in the reply of a login.
        second: Option<SecondToken> = None,
        /// Claims of the ID token to capture: a JSON pointer and the name of the captured value.
        id_token_claims: List<(Text, Text)> = &[],
        /// Claims of the access token, a JWT, to capture.
        access_token_claims: List<(Text, Text)> = &[],
    } + {
        /// The documented status.
        status: u16 = 200,
        /// Standard members that are never sent.
        omitted: List<Text> = Vec::new(),
        /// `scope` is a list.
        scope_list: bool = false,
        /// The seconds of `expires_in` are written as text.
        seconds_as_text: bool = false,
    } = "RFC 6749 §5.1."

    /// A second token in a token reply.
    struct SecondToken {
        /// JSON pointer into the whole reply, to the object that contains it.
        at!: Text = "",
        /// Members with a different name.
        renamed: List<(Text, Text)> = &[],
        /// Whether it acts for a user or for the application itself.
        acts_as: ActsAs = ActsAs::User,
    } = "On behalf of a user."

    /// The wire format of a token reply.
    enum ReplyFormat {
        /// A JSON object, regardless of the content type.
        Json,
        /// `application/x-www-form-urlencoded`.
        Form,
        /// The bare access token.
        Text,
    }

    /// The unit of `expires_in` (or of the member renamed to it).
    enum ExpiresIn {
        /// Seconds from now.
        Seconds,
        /// Milliseconds from now.
        Milliseconds,
        /// Minutes from now.
        Minutes,
        /// Hours from now.
        Hours,
        /// Days from now.
        Days,
        /// Unix time in seconds.
        EpochSeconds,
        /// Unix time in milliseconds.
        EpochMilliseconds,
        /// An RFC 3339 time.
        Rfc3339,
        /// A date and time without an offset, in UTC: `2026-03-01 12:00:00`, or with `T`.
        UtcDateTime,
        /// An HTTP date (RFC 9110 §5.6.7).
        HttpDate,
    }

    /// The refresh of an access token.
    struct Refresh {
        /// The request.
        grant!: Grant = Grant::DEFAULT,
        /// Whether the provider rotates refresh tokens.
        rotation: Rotation = Rotation::Maybe,
        /// The number of seconds during which a used refresh token may be sent again.
        grace: u64 = 0,
        /// How the provider handles the reuse of a refresh token.
        reuse: Reuse = Reuse::Unknown,
        /// The token that is sent.
        input: RefreshInput = RefreshInput::RefreshToken,
    } + {
        /// An application can start from a refresh token that it already has.
        starts_from_token: bool = false,
    } = "RFC 6749 §6, rotation unknown."

    /// Whether using a refresh token replaces it.
    enum Rotation {
        /// It remains valid.
        Never,
        /// It is replaced if the reply contains a new one.
        Maybe,
        /// It is always replaced, and the old one becomes invalid.
        Always,
    }

    /// How a provider handles a used refresh token (RFC 9700 §4.14.2).
    enum Reuse {
        /// Unknown.
        Unknown,
        /// It is accepted again within [`Refresh::grace`], and treated as stolen after that.
        Grace,
        /// It is treated as stolen: the grant is revoked.
        Strict,
    }

    /// The token that a refresh sends.
    enum RefreshInput {
        /// The refresh token.
        RefreshToken,
        /// The access token (Meta's long-lived tokens).
        AccessToken,
        /// None: client authentication and the login's captured values are enough.
        Nothing,
    }
}

impl ClientAuth {
    /// All methods with their registered names.
    const ALL: [(Self, &'static str); 7] = [
        (Self::ClientSecretBasic, "client_secret_basic"),
        (Self::ClientSecretPost, "client_secret_post"),
        (Self::None, "none"),
        (Self::ClientSecretJwt, "client_secret_jwt"),
        (Self::PrivateKeyJwt, "private_key_jwt"),
        (Self::TlsClientAuth, "tls_client_auth"),
        (Self::SelfSignedTlsClientAuth, "self_signed_tls_client_auth"),
    ];

    /// Returns the registered name.
    pub fn name(self) -> &'static str {
        let known = Self::ALL.iter().find(|(method, _)| *method == self);
        known.map_or("none", |(_, name)| name)
    }

    /// Returns the method with a registered name.
    pub fn from_name(name: &str) -> Option<Self> {
        let known = Self::ALL.iter().find(|(_, known)| *known == name)?;
        Some(known.0)
    }

    /// Whether it uses the client secret.
    pub fn needs_secret(self) -> bool {
        matches!(
            self,
            Self::ClientSecretBasic | Self::ClientSecretPost | Self::ClientSecretJwt
        )
    }

    /// Whether it uses a private key.
    pub fn needs_key(self) -> bool {
        self == Self::PrivateKeyJwt
    }

    /// Whether it sends a JWT.
    pub fn is_jwt(self) -> bool {
        matches!(self, Self::ClientSecretJwt | Self::PrivateKeyJwt)
    }

    /// Returns whether the server requires a registered key or certificate of the client.
    pub fn needs_registered_key(self) -> bool {
        matches!(
            self,
            Self::PrivateKeyJwt | Self::TlsClientAuth | Self::SelfSignedTlsClientAuth
        )
    }
}
