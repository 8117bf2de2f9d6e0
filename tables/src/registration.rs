//! A registration of an application with a provider, and the authorization code grant with it: the
//! way to the user and back (RFC 6749 §4.1, RFC 7636, RFC 9207).

tables! {
    use {
        api::{TokenIn};
        grant::{Grant, Refresh};
        parameter::{Method, Parameter};
        provider::{Provider};
    }

    /// One registration of an application with a provider: a client identifier and what it may do.
    ///
    /// Most providers have one; Money Button gives out one identifier for users' logins and another
    /// for the application itself.
    linked Registration of provider: Provider {
        /// The spec's name of this registration.
        name!: Text = "app",
        /// The authorization code grant (RFC 6749 §4.1).
        authorization_code: Option<AuthorizationCode> = None,
        /// The client credentials grant (RFC 6749 §4.4).
        client_credentials: Option<Grant> = None,
        /// The refresh of an access token (RFC 6749 §6).
        refresh_token: Option<Refresh> = None,
        /// The device authorization grant (RFC 8628).
        device_code: Option<DeviceCode> = None,
        /// Token exchange (RFC 8693).
        token_exchange: Option<Grant> = None,
        /// The JWT bearer grant (RFC 7523 §2.1).
        jwt_bearer: Option<Grant> = None,
        /// The resource owner's password (RFC 6749 §4.3).
        password: Option<Grant> = None,
        /// Grants of the provider's own (RFC 6749 §4.5), by their names in the spec.
        custom: List<(Text, Grant)> = &[],
        /// Token revocation (RFC 7009).
        revocation_endpoint: Option<Text> = None,
        /// Dynamic client registration (RFC 7591).
        registration_endpoint: Option<Text> = None,
        /// Token introspection (RFC 7662).
        introspection_endpoint: Option<Text> = None,
    } = "A registration without grants; `provider` must be named beside it."

    /// The authorization code grant: the way to the user and back.
    struct AuthorizationCode {
        /// Template of the authorization endpoint's URL.
        authorization_endpoint!: Text = "",
        /// Template of the URL that takes authorization requests beforehand (RFC 9126).
        pushed_authorization_request_endpoint: Option<Text> = None,
        /// Value of `response_type`.
        response_type: Text = "code",
        /// Proof key for code exchange (RFC 7636).
        pkce: Pkce = Pkce::S256,
        /// Whether the callback brings `state` back.
        state: State = State::Echoed,
        /// The provider promises `iss` on every callback (RFC 9207).
        iss: bool = false,
        /// Parameters with a fixed or templated value.
        parameters: List<Parameter> = &[],
        /// Standard parameters under another name: `("client_id", "client_key")`.
        renamed: List<(Text, Text)> = &[],
        /// Standard parameters that must not be sent.
        omitted: List<Text> = &[],
        /// The parameters of the authorization request stand in alphabetical order.
        sorted: bool = false,
        /// What stands behind `#` in the URL that the user is sent to.
        fragment: Option<Text> = None,
        /// The redirect URI with which the provider shows the code to the user.
        out_of_band: Option<Text> = None,
        /// How the callback names things.
        callback: Callback = Callback::DEFAULT,
        /// Value of `response_mode`, where it is sent.
        response_mode: Option<Text> = None,
        /// The algorithms that the callback is signed with as a whole (JARM §2.3); empty where its
        /// parameters stand there plainly.
        signed_response: List<Text> = &[],
        /// The exchange of the code.
        grant!: Grant = Grant::DEFAULT,
        /// What the access token is swapped for at once, sent as `access_token`.
        swap: Option<Grant> = None,
        /// What is asked after the login.
        connection: Option<Connection> = None,
    } + {
        /// Authorization requests must be pushed (RFC 9126 §5).
        push_required: bool = false,
        /// Seconds for which the code is valid.
        code_lifetime: Option<u64> = None,
    } = "RFC 6749 §4.1 with PKCE S256."

    /// What the provider takes of PKCE (RFC 7636).
    enum Pkce {
        /// `code_challenge_method=S256`.
        S256,
        /// `code_challenge_method=plain`: only for providers that know nothing else.
        Plain,
        /// Must not be sent.
        Unsupported,
    }

    /// What happens to the `state` parameter.
    enum State {
        /// Comes back on the callback, and is checked.
        Echoed,
        /// Travels in the query of the redirect URI, which the provider keeps, and is checked.
        InRedirectUri,
        /// Is neither sent nor returned: the provider drops it.
        Unsupported,
    }

    /// How the authorization callback names its parameters.
    struct Callback {
        /// The authorization code's parameter: `code`.
        code: Text = "code",
        /// There is no code: what is captured is enough.
        without_code: bool = false,
        /// The state's parameter: `state`.
        state: Text = "state",
        /// The error code's parameter: `error`.
        error: Text = "error",
        /// The error text's parameter: `error_description`.
        error_description: Text = "error_description",
        /// Parameters to keep with the token: parameter and the name it is kept under.
        captures: List<(Text, Text)> = &[],
        /// The signature that the provider makes over the callback.
        signature: Option<CallbackSignature> = None,
    } = "RFC 6749 §4.1.2."

    /// A signature over the callback: HMAC with SHA-256 and the client secret over all other parameters,
    /// sorted, as `name=value` joined by `&`.
    struct CallbackSignature {
        /// The parameter that holds it.
        parameter!: Text = "",
        /// It is written in base64 instead of hexadecimal digits.
        base64: bool = false,
    } = "In hexadecimal digits."

    /// A call with a new token that says where it can be used: the tenant, the host.
    struct Connection {
        /// The HTTP method.
        method: Method = Method::Get,
        /// Template of the URL.
        url!: Text = "",
        /// Where the call carries its token.
        token_in: TokenIn = TokenIn::Authorization("Bearer"),
        /// Members of the JSON body; none: there is no body.
        body: List<Parameter> = &[],
        /// The reply is JSON as the argument of a function.
        jsonp: bool = false,
        /// JSON pointer to the list of tenants; `None` when the reply is the only one.
        items: Option<Text> = None,
        /// JSON pointer to a tenant's name.
        label: Option<Text> = None,
        /// JSON pointers into a tenant, and the names their values are kept under.
        captures: List<(Text, Text)> = &[],
    } = "`GET`, with a `Bearer` token."

    /// The device authorization grant (RFC 8628).
    struct DeviceCode {
        /// Template of the device authorization endpoint's URL.
        device_authorization_endpoint!: Text = "",
        /// Extra parameters of the device authorization request.
        parameters: List<Parameter> = &[],
        /// Members of the device authorization response under another name.
        renamed: List<(Text, Text)> = &[],
        /// Seconds between two token requests where the response does not say.
        interval: u64 = 5,
        /// The token request.
        grant!: Grant = Grant::DEFAULT,
    } = "RFC 8628."
}

impl Registration {
    /// The registered names of its grants (RFC 7591 §2).
    pub fn grant_types(&self) -> impl Iterator<Item = &'static str> {
        let code = self.authorization_code.is_some();
        let named = [
            ("authorization_code", code),
            ("refresh_token", self.refresh_token.is_some()),
            ("client_credentials", self.client_credentials.is_some()),
            (
                "urn:ietf:params:oauth:grant-type:device_code",
                self.device_code.is_some(),
            ),
            (
                "urn:ietf:params:oauth:grant-type:token-exchange",
                self.token_exchange.is_some(),
            ),
            (
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                self.jwt_bearer.is_some(),
            ),
            ("password", self.password.is_some()),
        ];
        let own = self.custom.iter();
        let own = own.filter_map(|(_, grant)| grant.request.grant_type);
        let named = named.into_iter().filter(|(_, is_offered)| *is_offered);
        named.map(|(name, _)| name).chain(own)
    }

    /// Every grant, the exchange of a code first.
    pub fn grants(&self) -> impl Iterator<Item = &Grant> {
        let code = self.authorization_code.as_ref().map(|code| &code.grant);
        let refresh = self.refresh_token.as_ref().map(|refresh| &refresh.grant);
        let device = self.device_code.as_ref().map(|device| &device.grant);
        let swap = self.authorization_code.as_ref();
        let swap = swap.and_then(|code| code.swap.as_ref());
        [
            code,
            self.client_credentials.as_ref(),
            refresh,
            device,
            self.token_exchange.as_ref(),
            self.jwt_bearer.as_ref(),
            self.password.as_ref(),
            swap,
        ]
        .into_iter()
        .flatten()
        .chain(self.custom.iter().map(|(_, grant)| grant))
    }
}
