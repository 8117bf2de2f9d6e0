//! A registration of an application with a provider, and the authorization code grant with it: the
//! way to the user and back (RFC 6749 §4.1, RFC 7636, RFC 9207).

use super::{Grant, Method, Parameter, Provider, Refresh, TokenIn};

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
    /// The device authorization grant (RFC 8628).
    pub device_code: Option<DeviceCode>,
    /// Token exchange (RFC 8693).
    pub token_exchange: Option<Grant>,
    /// The JWT bearer grant (RFC 7523 §2.1).
    pub jwt_bearer: Option<Grant>,
    /// The resource owner's password (RFC 6749 §4.3).
    pub password: Option<Grant>,
    /// Grants of the provider's own (RFC 6749 §4.5), by their names in the spec.
    pub custom: &'static [(&'static str, Grant)],
    /// Token revocation (RFC 7009).
    pub revocation_endpoint: Option<&'static str>,
    /// Token introspection (RFC 7662).
    pub introspection_endpoint: Option<&'static str>,
    /// Dynamic client registration (RFC 7591).
    pub registration_endpoint: Option<&'static str>,
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
            device_code: None,
            token_exchange: None,
            jwt_bearer: None,
            password: None,
            custom: &[],
            revocation_endpoint: None,
            introspection_endpoint: None,
            registration_endpoint: None,
        }
    }

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

/// The authorization code grant: the way to the user and back.
#[derive(Debug, Clone, Copy)]
pub struct AuthorizationCode {
    /// Template of the authorization endpoint's URL.
    pub authorization_endpoint: &'static str,
    /// Template of the URL that takes authorization requests beforehand (RFC 9126).
    pub pushed_authorization_request_endpoint: Option<&'static str>,
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
    /// The parameters of the authorization request stand in alphabetical order.
    pub sorted: bool,
    /// What stands behind `#` in the URL that the user is sent to.
    pub fragment: Option<&'static str>,
    /// The redirect URI with which the provider shows the code to the user.
    pub out_of_band: Option<&'static str>,
    /// How the callback names things.
    pub callback: Callback,
    /// Value of `response_mode`, where it is sent.
    pub response_mode: Option<&'static str>,
    /// The algorithms that the callback is signed with as a whole (JARM §2.3); empty where its
    /// parameters stand there plainly.
    pub signed_response: &'static [&'static str],
    /// The exchange of the code.
    pub grant: Grant,
    /// What the access token is swapped for at once, sent as `access_token`.
    pub swap: Option<Grant>,
    /// What is asked after the login.
    pub connection: Option<Connection>,
}

impl AuthorizationCode {
    /// RFC 6749 §4.1 with PKCE S256.
    pub const DEFAULT: Self = Self {
        authorization_endpoint: "",
        pushed_authorization_request_endpoint: None,
        response_type: "code",
        pkce: Pkce::S256,
        state: State::Echoed,
        iss: false,
        parameters: &[],
        renamed: &[],
        omitted: &[],
        sorted: false,
        fragment: None,
        out_of_band: None,
        callback: Callback::DEFAULT,
        response_mode: None,
        signed_response: &[],
        grant: Grant::DEFAULT,
        swap: None,
        connection: None,
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
    /// Travels in the query of the redirect URI, which the provider keeps, and is checked.
    InRedirectUri,
    /// Is neither sent nor returned: the provider drops it.
    Unsupported,
}

/// How the authorization callback names its parameters.
#[derive(Debug, Clone, Copy)]
pub struct Callback {
    /// The authorization code's parameter: `code`.
    pub code: &'static str,
    /// There is no code: what is captured is enough.
    pub without_code: bool,
    /// The state's parameter: `state`.
    pub state: &'static str,
    /// The error code's parameter: `error`.
    pub error: &'static str,
    /// The error text's parameter: `error_description`.
    pub error_description: &'static str,
    /// Parameters to keep with the token: parameter and the name it is kept under.
    pub captures: &'static [(&'static str, &'static str)],
    /// The signature that the provider makes over the callback.
    pub signature: Option<CallbackSignature>,
}

/// A signature over the callback: HMAC with SHA-256 and the client secret over all other parameters,
/// sorted, as `name=value` joined by `&`.
#[derive(Debug, Clone, Copy)]
pub struct CallbackSignature {
    /// The parameter that holds it.
    pub parameter: &'static str,
    /// It is written in base64 instead of hexadecimal digits.
    pub base64: bool,
}

impl CallbackSignature {
    /// In hexadecimal digits.
    pub const DEFAULT: Self = Self {
        parameter: "",
        base64: false,
    };
}

/// A call with a new token that says where it can be used: the tenant, the host.
#[derive(Debug, Clone, Copy)]
pub struct Connection {
    /// The HTTP method.
    pub method: Method,
    /// Template of the URL.
    pub url: &'static str,
    /// Where the call carries its token.
    pub token_in: TokenIn,
    /// Members of the JSON body; none: there is no body.
    pub body: &'static [Parameter],
    /// The reply is JSON as the argument of a function.
    pub jsonp: bool,
    /// JSON pointer to the list of tenants; `None` when the reply is the only one.
    pub items: Option<&'static str>,
    /// JSON pointer to a tenant's name.
    pub label: Option<&'static str>,
    /// JSON pointers into a tenant, and the names their values are kept under.
    pub captures: &'static [(&'static str, &'static str)],
}

impl Connection {
    /// `GET`, with a `Bearer` token.
    pub const DEFAULT: Self = Self {
        method: Method::Get,
        url: "",
        token_in: TokenIn::Authorization("Bearer"),
        body: &[],
        jsonp: false,
        items: None,
        label: None,
        captures: &[],
    };
}

impl Callback {
    /// RFC 6749 §4.1.2.
    pub const DEFAULT: Self = Self {
        code: "code",
        without_code: false,
        state: "state",
        error: "error",
        error_description: "error_description",
        captures: &[],
        signature: None,
    };
}

/// The device authorization grant (RFC 8628).
#[derive(Debug, Clone, Copy)]
pub struct DeviceCode {
    /// Template of the device authorization endpoint's URL.
    pub device_authorization_endpoint: &'static str,
    /// Extra parameters of the device authorization request.
    pub parameters: &'static [Parameter],
    /// Members of the device authorization response under another name.
    pub renamed: &'static [(&'static str, &'static str)],
    /// Seconds between two token requests where the response does not say.
    pub interval: u64,
    /// The token request.
    pub grant: Grant,
}

impl DeviceCode {
    /// RFC 8628.
    pub const DEFAULT: Self = Self {
        device_authorization_endpoint: "",
        parameters: &[],
        renamed: &[],
        interval: 5,
        grant: Grant::DEFAULT,
    };
}
