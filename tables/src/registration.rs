//! A registration of an application with a provider, and its authorization code grant (RFC 6749
//! §4.1, RFC 7636, RFC 9207).

tables! {
    use crate::api::{TokenIn};
    use crate::grant::{Encoding, Grant, Refresh};
    use crate::parameter::{Method, Parameter};
    use crate::provider::{Provider};

    /// A registration of an application with a provider: a client identifier and its grants.
    ///
    /// Most providers have one. Money Button issues one identifier for user logins and another for
    /// the application itself.
    linked Registration of provider: Provider {
        /// The name of this registration in the spec.
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
        /// The password grant (RFC 6749 §4.3).
        password: Option<Grant> = None,
        /// Provider-specific grants (RFC 6749 §4.5), by their names in the spec.
        custom: List<(Text, Grant)> = &[],
        /// Token revocation (RFC 7009).
        revocation_endpoint: Option<Text> = None,
        /// The revocation request, if it is not that of RFC 7009.
        revocation: Option<Revocation> = None,
        /// Dynamic client registration (RFC 7591).
        registration_endpoint: Option<Text> = None,
        /// Token introspection (RFC 7662).
        introspection_endpoint: Option<Text> = None,
        /// The algorithms of signed introspection responses (RFC 9701); empty if they are not
        /// signed.
        introspection_algorithms: List<Text> = &[],
    } = "A registration without grants. Set `provider` as well."

    /// The authorization code grant.
    struct AuthorizationCode {
        /// Template of the authorization endpoint's URL.
        authorization_endpoint!: Text = "",
        /// Template of the pushed authorization request endpoint's URL (RFC 9126).
        pushed_authorization_request_endpoint: Option<Text> = None,
        /// The value of `response_type`.
        response_type: Text = "code",
        /// Proof Key for Code Exchange (RFC 7636).
        pkce: Pkce = Pkce::S256,
        /// How the callback returns `state`.
        state: State = State::Echoed,
        /// Whether every callback contains `iss` (RFC 9207).
        iss: bool = false,
        /// Parameters with a fixed or templated value.
        parameters: List<Parameter> = &[],
        /// Standard parameters with a different name: `("client_id", "client_key")`.
        renamed: List<(Text, Text)> = &[],
        /// Standard parameters that must not be sent.
        omitted: List<Text> = &[],
        /// Whether the parameters of the authorization request are sorted by name.
        sorted: bool = false,
        /// Whether the URL writes a space as `%20` instead of `+`.
        percent_encoded: bool = false,
        /// Whether the parameters are in the fragment of the URL, which only scripts of the page read.
        in_fragment: bool = false,
        /// The fragment of the URL that the user is redirected to.
        fragment: Option<Text> = None,
        /// The redirect URI for which the provider displays the code to the user.
        out_of_band: Option<Text> = None,
        /// The parameter names of the callback.
        callback: Callback = Callback::DEFAULT,
        /// The value of `response_mode`, if it is sent.
        response_mode: Option<Text> = None,
        /// The algorithms of signed authorization responses (JARM §2.3); empty if they are not
        /// signed.
        signed_response: List<Text> = &[],
        /// Authorization requests must be pushed (RFC 9126 §5).
        push_required: bool = false,
        /// Signed authorization requests (RFC 9101).
        request_object: Option<RequestObject> = None,
        /// The exchange of the code.
        grant!: Grant = Grant::DEFAULT,
        /// The request for a token of the application, which the exchange of the code needs.
        app_token: Option<Grant> = None,
        /// The request that swaps the initial access token, sent as `access_token`.
        swap: Option<Grant> = None,
        /// The lookup of tenants after the login.
        tenant_lookup: Option<TenantLookup> = None,
    } + {
        /// Seconds for which the code is valid.
        code_lifetime: Option<u64> = None,
    } = "RFC 6749 §4.1 with PKCE S256."

    /// Signed authorization requests (RFC 9101). Require the `jose` feature.
    struct RequestObject {
        /// Whether the provider rejects requests that are not signed.
        required: bool = false,
        /// The algorithms that the provider accepts; empty: any.
        algorithms: List<Text> = &[],
    } = "Optional, with any algorithm."

    /// The PKCE method that the provider supports (RFC 7636).
    enum Pkce {
        /// `code_challenge_method=S256`.
        S256,
        /// `code_challenge_method=plain`, for providers that do not support `S256`.
        Plain,
        /// PKCE parameters must not be sent.
        Unsupported,
    }

    /// How `state` is returned.
    enum State {
        /// Returned in the callback and checked.
        Echoed,
        /// Part of the redirect URI's query, which the provider preserves, and checked.
        InRedirectUri,
        /// Not sent, because the provider does not return it.
        Unsupported,
    }

    /// The parameter names of the authorization callback.
    struct Callback {
        /// The authorization code's parameter: `code`.
        code: Text = "code",
        /// Whether the callback has no code and the captured values are enough.
        without_code: bool = false,
        /// The state's parameter: `state`.
        state: Text = "state",
        /// The error code's parameter: `error`.
        error: Text = "error",
        /// The error text's parameter: `error_description`.
        error_description: Text = "error_description",
        /// The parameter with the granted scopes, if token replies do not list them.
        scope: Option<Text> = None,
        /// Parameters to capture with the token: the parameter and the name of the captured value.
        captures: List<(Text, Text)> = &[],
        /// The signature of the callback.
        signature: Option<CallbackSignature> = None,
    } = "RFC 6749 §4.1.2."

    /// The signature of the callback: HMAC-SHA256 with the client secret over all other parameters,
    /// sorted, as `name=value` joined by `&`.
    struct CallbackSignature {
        /// The parameter that contains it.
        parameter!: Text = "",
        /// Whether it is base64-encoded instead of hexadecimal.
        base64: bool = false,
    } = "Hexadecimal."

    /// A request with a new token that returns where the token can be used: the tenant, the host.
    struct TenantLookup {
        /// The HTTP method.
        method: Method = Method::Get,
        /// Template of the URL.
        url!: Text = "",
        /// How the request sends the token.
        token_in: TokenIn = TokenIn::Authorization("Bearer"),
        /// Template of the value of the token's header; `None`: the bare token.
        token_value: Option<Text> = None,
        /// Members of the JSON body; empty: no body.
        body: List<Parameter> = &[],
        /// Whether the reply is JSONP.
        jsonp: bool = false,
        /// JSON pointer to the list of tenants; `None` if the reply is the only tenant.
        items: Option<Text> = None,
        /// JSON pointer to a tenant's name.
        label: Option<Text> = None,
        /// JSON pointers into a tenant, and the names of the captured values.
        captures: List<(Text, Text)> = &[],
    } = "`GET`, with a `Bearer` token."

    /// A revocation request of the provider's own.
    struct Revocation {
        /// The request, with the client authentication.
        grant!: Grant = Grant::DEFAULT,
        /// The token that is revoked.
        token: RevokedToken = RevokedToken::Any,
    } = "RFC 7009 §2.1."

    /// The token that a revocation request sends.
    enum RevokedToken {
        /// The refresh token if there is one, otherwise the access token.
        Any,
        /// The access token.
        AccessToken,
        /// The refresh token.
        RefreshToken,
    }

    /// The device authorization grant (RFC 8628).
    struct DeviceCode {
        /// Template of the device authorization endpoint's URL.
        device_authorization_endpoint!: Text = "",
        /// The HTTP method of the device authorization request.
        method: Method = Method::Post,
        /// The location of its parameters.
        encoding: Encoding = Encoding::Form,
        /// Additional parameters of the device authorization request.
        parameters: List<Parameter> = &[],
        /// Additional headers of the device authorization request.
        headers: List<Parameter> = &[],
        /// Proof Key for Code Exchange (RFC 7636) with a device code, which RFC 8628 does not have.
        pkce: Pkce = Pkce::Unsupported,
        /// Members of the device authorization response with a different name.
        renamed: List<(Text, Text)> = &[],
        /// The polling interval in seconds if the response has none.
        interval: u64 = 5,
        /// The token request.
        grant!: Grant = Grant::DEFAULT,
    } = "RFC 8628."
}

impl Registration {
    /// Returns the registered names of its grants (RFC 7591 §2).
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

    /// Iterates over all grants, starting with the code exchange.
    pub fn grants(&self) -> impl Iterator<Item = &Grant> {
        let code = self.authorization_code.as_ref().map(|code| &code.grant);
        let refresh = self.refresh_token.as_ref().map(|refresh| &refresh.grant);
        let device = self.device_code.as_ref().map(|device| &device.grant);
        let own = self.authorization_code.as_ref();
        let app_token = own.and_then(|code| code.app_token.as_ref());
        let swap = own.and_then(|code| code.swap.as_ref());
        [
            code,
            self.client_credentials.as_ref(),
            refresh,
            device,
            self.token_exchange.as_ref(),
            self.jwt_bearer.as_ref(),
            self.password.as_ref(),
            app_token,
            swap,
        ]
        .into_iter()
        .flatten()
        .chain(self.custom.iter().map(|(_, grant)| grant))
    }
}
