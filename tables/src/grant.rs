//! Grants at the token endpoint (RFC 6749 §4 to §6): where, as whom, how they are asked and how they
//! answer.

tables! {
    use { parameter::{Method, Parameter}; }

    /// One grant at the token endpoint: where, as whom, how it is asked and how it answers.
    struct Grant {
        /// Template of the token endpoint's URL.
        token_endpoint!: Text = "",
        /// The client authentication methods the provider takes, preferred first. One is used per
        /// request; none is ever probed.
        auth_methods!: List<ClientAuth> = &[ClientAuth::ClientSecretBasic],
        /// How the request is written.
        request: TokenRequest = TokenRequest::DEFAULT,
        /// How the reply is read.
        reply: TokenReply = TokenReply::DEFAULT,
        /// Whether the token acts for a user or for the application itself.
        acts_as: ActsAs = ActsAs::User,
    } = "`client_secret_basic`, a form, and the reply of RFC 6749 §5.1, on behalf of a user."

    /// Whom a token speaks for.
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

    /// How a token request is written.
    struct TokenRequest {
        /// `POST`, or `GET` where the provider knows nothing better.
        method: Method = Method::Post,
        /// Where the parameters stand.
        encoding: Encoding = Encoding::Form,
        /// Value of `grant_type` when it is not the RFC's.
        grant_type: Option<Text> = None,
        /// Extra parameters.
        parameters: List<Parameter> = &[],
        /// Extra headers.
        headers: List<Parameter> = &[],
        /// Standard parameters under another name.
        renamed: List<(Text, Text)> = &[],
        /// Standard parameters that must not be sent (`redirect_uri`, `grant_type`).
        omitted: List<Text> = &[],
        /// Standard parameters that are sent beside those that the RFC asks for: `state`, `redirect_uri`,
        /// `client_id`, `scope`, `response_type`.
        included: List<Text> = &[],
        /// How HTTP Basic is written.
        basic: Basic = Basic::DEFAULT,
        /// Parameters of a provider's own grant whose values must never be shown.
        secret: List<Text> = &[],
    } + {
        /// A parameter or header contains the client secret.
        names_secret: bool = false,
    } = "A form by POST."

    /// How the credentials of HTTP Basic are written.
    struct Basic {
        /// How each part is encoded before they are joined.
        encoding: BasicEncoding = BasicEncoding::Percent,
        /// Templates of user and password, where these are not client identifier and secret.
        credentials: Option<(Text, Text)> = None,
    } = "Client identifier and secret, percent-encoded."

    /// How the parts of HTTP Basic credentials are encoded (RFC 6749 §2.3.1).
    enum BasicEncoding {
        /// Percent-encoded, a space as `%20`: what decoders of forms and of percent-encoding both read.
        Percent,
        /// As in a form, a space as `+`: RFC 6749 appendix B to the letter.
        Form,
        /// Not at all: for servers that decode nothing.
        Raw,
    }

    /// Where request parameters stand.
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
        /// JSON, or a form (as old providers answer).
        format: ReplyFormat = ReplyFormat::Json,
        /// JSON pointer (RFC 6901) to the object that holds the token; empty for the whole reply.
        at: Text = "",
        /// Members under another name: `("access_token", "accessToken")`.
        renamed: List<(Text, Text)> = &[],
        /// What a number in `expires_in` counts.
        expires_in: ExpiresIn = ExpiresIn::Seconds,
        /// A reply without `expires_in` leaves it to introspection when the token ends (RFC 7662 §2.2).
        introspected: bool = false,
        /// Lifetime in seconds when the reply does not say; `None`: as far as we know it does not end.
        default_expires_in: Option<u64> = None,
        /// What stands between two scopes in the reply.
        scope_separator: Text = " ",
        /// Standard members that are never sent. A refresh whose reply omits `access_token` extends
        /// the lifetime of the current one.
        omitted: List<Text> = &[],
        /// The captured value that says who the user is: the same in every reply of a grant.
        subject: Option<Text> = None,
        /// Members to keep with the token: member and the name it is kept under.
        captures: List<(Text, Text)> = &[],
    } + {
        /// The documented status.
        status: u16 = 200,
        /// `scope` is a list.
        scope_list: bool = false,
        /// The seconds of `expires_in` are written as text.
        seconds_as_text: bool = false,
    } = "RFC 6749 §5.1."

    /// The wire format of a token reply.
    enum ReplyFormat {
        /// A JSON object, whatever the content type says.
        Json,
        /// `application/x-www-form-urlencoded`.
        Form,
        /// The access token alone, as text.
        Text,
    }

    /// What the number in `expires_in` (or the member renamed to it) counts.
    enum ExpiresIn {
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
    struct Refresh {
        /// The request.
        grant!: Grant = Grant::DEFAULT,
        /// What the provider does with the refresh token when it is used.
        rotation: Rotation = Rotation::Maybe,
        /// Seconds for which a used refresh token may be sent again.
        grace: u64 = 0,
        /// What the provider does when a used refresh token is sent again.
        reuse: Reuse = Reuse::Unknown,
        /// What is sent to be refreshed.
        input: RefreshInput = RefreshInput::RefreshToken,
    } + {
        /// An application can start from a refresh token that it already has.
        starts_from_token: bool = false,
    } = "RFC 6749 §6, rotation unknown."

    /// Whether a refresh token is replaced by its use.
    enum Rotation {
        /// Stays valid.
        Never,
        /// Replaced when the reply brings another.
        Maybe,
        /// Replaced each time; the old one ends.
        Always,
    }

    /// What a provider makes of a refresh token that was used before (RFC 9700 §4.14.2).
    enum Reuse {
        /// Nobody knows.
        Unknown,
        /// It is taken once more within [`Refresh::grace`], and for a theft after that.
        Grace,
        /// It is taken for a theft at once: the grant ends.
        Strict,
    }

    /// What a refresh sends.
    enum RefreshInput {
        /// The refresh token.
        RefreshToken,
        /// The access token itself (Meta's long-lived tokens).
        AccessToken,
        /// Nothing: the client's own authentication is enough, with what the login captured.
        Nothing,
    }
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

    /// Whether the server must know a key or a certificate of the client's.
    pub fn needs_registered_key(self) -> bool {
        matches!(
            self,
            Self::PrivateKeyJwt | Self::TlsClientAuth | Self::SelfSignedTlsClientAuth
        )
    }
}
