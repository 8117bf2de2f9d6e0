//! Grants and registrations.

use super::api::token_in;
use super::read::{Pairs, Reader};
use super::tokens::encoding;
use super::{Property, TokenReply, TokenRequest};
use crate::expression::call::CallExpression;
use crate::expression::template::Template;
use crate::source::{Json, Node, Span, Spanned};
use licit_tables::owned::TokenIn;
use licit_tables::{ActsAs, ClientAuth, Encoding, Method, RefreshInput, Reuse, Rotation, State};

/// An entry of `clients`.
#[derive(Debug, Clone)]
pub struct Client {
    /// Its name.
    pub name: Spanned<String>,
    /// `description`
    pub description: Option<String>,
    /// `client_id`: the provider's own name for it.
    pub client_id: Option<String>,
}

impl Client {
    pub(super) fn read(name: Spanned<String>, node: &Node) -> Self {
        Self {
            name,
            description: node.text("description").map(|text| text.value),
            client_id: node.text("client_id").map(|text| text.value),
        }
    }
}

/// `grants`
#[derive(Debug, Clone, Default)]
pub struct Grants {
    /// Part of the section is not an object; this was reported.
    pub unreadable: bool,
    /// `authorization_code`
    pub authorization_code: Option<AuthorizationCode>,
    /// `client_credentials`
    pub client_credentials: Option<GrantCommon>,
    /// `refresh_token`
    pub refresh_token: Option<RefreshToken>,
    /// `device_code`
    pub device_code: Option<DeviceCode>,
    /// `token_exchange`
    pub token_exchange: Option<ActingGrant>,
    /// `jwt_bearer`
    pub jwt_bearer: Option<ActingGrant>,
    /// `password`
    pub password: Option<GrantCommon>,
    /// `custom`
    pub custom: Vec<CustomGrant>,
}

impl Grants {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        let is_object = |node: &Node| matches!(node.value, Json::Object(_));
        let all_objects = |node: &Node| node.members().iter().all(|m| is_object(&m.value));
        Self {
            unreadable: !is_object(node)
                || !all_objects(node)
                || !node.get("custom").is_none_or(all_objects),
            authorization_code: grant(r, node, "authorization_code", AuthorizationCode::read),
            client_credentials: grant(r, node, "client_credentials", |_, common, _| common),
            refresh_token: grant(r, node, "refresh_token", |_, common, node| {
                RefreshToken::read(common, node)
            }),
            device_code: grant(r, node, "device_code", DeviceCode::read),
            token_exchange: grant(r, node, "token_exchange", ActingGrant::read),
            jwt_bearer: grant(r, node, "jwt_bearer", ActingGrant::read),
            password: grant(r, node, "password", |_, common, _| common),
            custom: r.map(node, "custom", CustomGrant::read),
        }
    }

    /// Returns every grant with its name.
    pub fn all(&self) -> impl Iterator<Item = (&str, &GrantCommon)> {
        let code = self.authorization_code.as_ref().map(|grant| &grant.common);
        let swap = self.authorization_code.as_ref();
        let app_token = swap.and_then(|grant| grant.app_token.as_ref());
        let swap = swap.and_then(|grant| grant.swap.as_ref());
        let refresh = self.refresh_token.as_ref().map(|grant| &grant.common);
        let device = self.device_code.as_ref().map(|grant| &grant.common);
        let exchange = self.token_exchange.as_ref().map(|grant| &grant.common);
        let jwt = self.jwt_bearer.as_ref().map(|grant| &grant.common);
        let named = [
            ("authorization_code", code),
            ("client_credentials", self.client_credentials.as_ref()),
            ("refresh_token", refresh),
            ("device_code", device),
            ("token_exchange", exchange),
            ("jwt_bearer", jwt),
            ("password", self.password.as_ref()),
            ("app_token", app_token),
            ("swap", swap),
        ];
        let custom = self
            .custom
            .iter()
            .map(|grant| (grant.name.as_str(), &grant.common));
        named
            .into_iter()
            .filter_map(|(name, grant)| Some((name, grant?)))
            .chain(custom)
    }

    /// Whether some grant returns a token that acts on behalf of a user.
    pub fn give_user_tokens(&self) -> bool {
        self.authorization_code.is_some()
            || self.device_code.is_some()
            || self.password.is_some()
            || self
                .refresh_token
                .as_ref()
                .is_some_and(|refresh| refresh.starts_from_token)
            || self.acting().any(|acts_as| acts_as == ActsAs::User)
    }

    /// Whether some grant returns a token that acts on behalf of the application.
    pub fn give_app_tokens(&self) -> bool {
        self.client_credentials.is_some() || self.acting().any(|acts_as| acts_as == ActsAs::App)
    }

    /// The `acts_as` of those grants that set it.
    fn acting(&self) -> impl Iterator<Item = ActsAs> {
        let named = [&self.token_exchange, &self.jwt_bearer];
        let named = named.into_iter().flatten().map(|grant| grant.acts_as);
        named.chain(self.custom.iter().map(|grant| grant.acts_as))
    }
}

fn grant<T>(
    r: &mut Reader,
    grants: &Node,
    key: &str,
    read: impl FnOnce(&mut Reader, GrantCommon, &Node) -> T,
) -> Option<T> {
    let member = grants
        .members()
        .iter()
        .find(|member| member.key.value == key)?;
    let common = GrantCommon::read(r, member.key.span, &member.value);
    matches!(member.value.value, Json::Object(_)).then(|| read(r, common, &member.value))
}

/// The keys common to all grants.
#[derive(Debug, Clone, Default)]
pub struct GrantCommon {
    /// The location of its name.
    pub span: Span,
    /// `client`
    pub client: Option<Spanned<String>>,
    /// `token_endpoint`
    pub token_endpoint: Option<Template>,
    /// `token_endpoint_auth_methods`
    pub auth_methods: Option<Vec<Spanned<ClientAuth>>>,
    /// `token_request`
    pub token_request: TokenRequest,
    /// `token_reply`
    pub token_reply: TokenReply,
}

impl GrantCommon {
    fn read(r: &mut Reader, span: Span, node: &Node) -> Self {
        Self {
            span,
            client: node.text("client"),
            token_endpoint: r.template(node, "token_endpoint"),
            auth_methods: node.auth_methods(),
            token_request: r
                .object(node, "token_request", TokenRequest::read)
                .unwrap_or_default(),
            token_reply: node
                .get("token_reply")
                .map(TokenReply::read)
                .unwrap_or_default(),
        }
    }
}

/// `device_code`
#[derive(Debug, Clone)]
pub struct DeviceCode {
    /// The keys common to all grants.
    pub common: GrantCommon,
    /// `parameters`
    pub parameters: Vec<Property>,
    /// `device_request`
    pub request: DeviceRequest,
    /// `code_challenge_methods`
    pub code_challenge_methods: Option<Vec<Spanned<String>>>,
    /// `rename`
    pub rename: Pairs,
    /// `interval`
    pub interval: Option<u64>,
}

/// `device_request`
#[derive(Debug, Clone, Default)]
pub struct DeviceRequest {
    /// `method`
    pub method: Option<Method>,
    /// `encoding`
    pub encoding: Option<Encoding>,
    /// `headers`
    pub headers: Option<Vec<Property>>,
}

impl DeviceRequest {
    fn read(r: &mut Reader, node: &Node) -> Self {
        let methods = [("POST", Method::Post), ("GET", Method::Get)];
        Self {
            method: node.choice("method", &methods).map(|word| word.value),
            encoding: encoding(node).map(|word| word.value),
            headers: r.given_properties(node, "headers"),
        }
    }
}

impl DeviceCode {
    fn read(r: &mut Reader, common: GrantCommon, node: &Node) -> Self {
        Self {
            common,
            parameters: r.properties(node, "parameters"),
            request: r
                .object(node, "device_request", DeviceRequest::read)
                .unwrap_or_default(),
            code_challenge_methods: node.texts("code_challenge_methods"),
            rename: node.pairs("rename").unwrap_or_default(),
            interval: node.integer("interval").map(|n| n.value),
        }
    }
}

/// `acts_as`
fn acts_as(node: &Node) -> ActsAs {
    let words = [("user", ActsAs::User), ("app", ActsAs::App)];
    node.choice("acts_as", &words)
        .map_or(ActsAs::User, |word| word.value)
}

/// A grant whose token may act on behalf of either side: `token_exchange`, `jwt_bearer`.
#[derive(Debug, Clone)]
pub struct ActingGrant {
    /// The keys common to all grants.
    pub common: GrantCommon,
    /// `acts_as`
    pub acts_as: ActsAs,
}

impl ActingGrant {
    fn read(_: &mut Reader, common: GrantCommon, node: &Node) -> Self {
        Self {
            common,
            acts_as: acts_as(node),
        }
    }
}

/// An entry of `custom`.
#[derive(Debug, Clone)]
pub struct CustomGrant {
    /// Its name.
    pub name: Spanned<String>,
    /// `description`
    pub description: Option<String>,
    /// `grant_type`
    pub grant_type: Option<String>,
    /// `parameters`
    pub parameters: Vec<Property>,
    /// `input`
    pub input: TokenInput,
    /// The keys common to all grants.
    pub common: GrantCommon,
    /// `acts_as`
    pub acts_as: ActsAs,
}

impl CustomGrant {
    fn read(r: &mut Reader, name: Spanned<String>, node: &Node) -> Self {
        Self {
            description: node.text("description").map(|text| text.value),
            grant_type: node.text("grant_type").map(|text| text.value),
            parameters: r.properties(node, "parameters"),
            input: node
                .choice("input", &TokenInput::WORDS)
                .map_or(TokenInput::Nothing, |word| word.value),
            common: GrantCommon::read(r, name.span, node),
            acts_as: acts_as(node),
            name,
        }
    }
}

/// The tokens that a provider-specific grant starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenInput {
    /// None.
    Nothing,
    /// Existing tokens, of which the access token is sent.
    AccessToken,
    /// Existing tokens, of which the refresh token is sent.
    RefreshToken,
}

impl TokenInput {
    const WORDS: [(&str, Self); 3] = [
        ("nothing", Self::Nothing),
        ("access_token", Self::AccessToken),
        ("refresh_token", Self::RefreshToken),
    ];
}

/// The authorization code grant.
#[derive(Debug, Clone)]
pub struct AuthorizationCode {
    /// The keys common to all grants.
    pub common: GrantCommon,
    /// `response_type`
    pub response_type: Option<Spanned<String>>,
    /// `code_challenge_methods`
    pub code_challenge_methods: Option<Vec<Spanned<String>>>,
    /// `state`
    pub state: Option<Spanned<State>>,
    /// `authorization_response_iss_parameter_supported`
    pub iss: Option<Spanned<bool>>,
    /// `parameters`
    pub parameters: Vec<Property>,
    /// `rename`
    pub rename: Pairs,
    /// `omit`
    pub omit: Vec<Spanned<String>>,
    /// `redirect_uri`
    pub redirect_uri: Option<Template>,
    /// `out_of_band_redirect_uri`
    pub out_of_band_redirect_uri: Option<String>,
    /// `sorted`
    pub sorted: bool,
    /// `query_encoding` is `percent`.
    pub percent_encoded: bool,
    /// `fragment`
    pub fragment: Option<Spanned<String>>,
    /// `parameters_in` is `fragment`.
    pub in_fragment: bool,
    /// `code_lifetime`
    pub code_lifetime: Option<Spanned<u64>>,
    /// `callback`
    pub callback: Callback,
    /// `response_mode`
    pub response_mode: Option<Spanned<ResponseMode>>,
    /// `authorization_signing_alg_values_supported`
    pub response_algorithms: Option<Vec<Spanned<String>>>,
    /// `require_signed_request_object`
    pub require_request_object: Option<Spanned<bool>>,
    /// `request_object_signing_alg_values_supported`
    pub request_algorithms: Option<Vec<Spanned<String>>>,
    /// `app_token`
    pub app_token: Option<GrantCommon>,
    /// `swap`
    pub swap: Option<GrantCommon>,
    /// `tenants`
    pub tenants: Option<TenantLookup>,
}

/// The response mode of the callback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseMode {
    /// In the query.
    Query,
    /// In a form post.
    FormPost,
    /// A signed response in the query.
    Jwt,
    /// The same, with its full name.
    QueryJwt,
    /// A signed response in a form post.
    FormPostJwt,
}

impl ResponseMode {
    const WORDS: [(&str, Self); 5] = [
        ("query", Self::Query),
        ("form_post", Self::FormPost),
        ("jwt", Self::Jwt),
        ("query.jwt", Self::QueryJwt),
        ("form_post.jwt", Self::FormPostJwt),
    ];

    /// Returns the value of the parameter.
    pub fn name(self) -> &'static str {
        let word = Self::WORDS.iter().find(|(_, mode)| *mode == self);
        word.map_or("", |(word, _)| word)
    }

    /// The mode with a value of the parameter.
    pub fn from_name(name: &str) -> Option<Self> {
        let word = Self::WORDS.iter().find(|(word, _)| *word == name)?;
        Some(word.1)
    }

    /// Whether the callback is a form post.
    pub fn is_posted(self) -> bool {
        matches!(self, Self::FormPost | Self::FormPostJwt)
    }

    /// Whether the response is signed (JARM).
    pub fn is_signed(self) -> bool {
        matches!(self, Self::Jwt | Self::QueryJwt | Self::FormPostJwt)
    }
}

/// `tenants`
#[derive(Debug, Clone)]
pub struct TenantLookup {
    /// `call`
    pub call: Option<CallExpression>,
    /// `token_in`
    pub token_in: Option<Spanned<TokenIn>>,
    /// `value` of `token_in`
    pub token_value: Option<Template>,
    /// `body`
    pub body: Vec<Property>,
    /// `format` is `jsonp`.
    pub jsonp: bool,
    /// `items`
    pub items: Option<String>,
    /// `label`
    pub label: Option<String>,
    /// `captures`
    pub captures: Pairs,
}

impl TenantLookup {
    fn read(r: &mut Reader, node: &Node) -> Self {
        let call = node.text("call");
        Self {
            call: call.and_then(|text| r.keep(CallExpression::parse(&text))),
            token_in: node.get("token_in").and_then(token_in),
            token_value: node
                .get("token_in")
                .and_then(|place| r.template(place, "value")),
            body: r.properties(node, "body"),
            jsonp: node
                .choice("format", &[("json", false), ("jsonp", true)])
                .is_some_and(|word| word.value),
            items: node.any_text("items").map(|text| text.value),
            label: node.any_text("label").map(|text| text.value),
            captures: node.pairs("captures").unwrap_or_default(),
        }
    }
}

impl AuthorizationCode {
    fn read(r: &mut Reader, common: GrantCommon, node: &Node) -> Self {
        let states = [
            ("echoed", State::Echoed),
            ("in_redirect_uri", State::InRedirectUri),
            ("unsupported", State::Unsupported),
        ];
        Self {
            response_type: node.text("response_type"),
            code_challenge_methods: node.texts("code_challenge_methods"),
            state: node.choice("state", &states),
            iss: node.boolean("authorization_response_iss_parameter_supported"),
            parameters: r.properties(node, "parameters"),
            rename: node.pairs("rename").unwrap_or_default(),
            omit: node.texts("omit").unwrap_or_default(),
            redirect_uri: r.template(node, "redirect_uri"),
            out_of_band_redirect_uri: node.text("out_of_band_redirect_uri").map(|t| t.value),
            sorted: node.boolean("sorted").is_some_and(|flag| flag.value),
            percent_encoded: node
                .choice("query_encoding", &[("form", false), ("percent", true)])
                .is_some_and(|word| word.value),
            fragment: node.text("fragment"),
            in_fragment: node
                .choice("parameters_in", &[("query", false), ("fragment", true)])
                .is_some_and(|word| word.value),
            code_lifetime: node.integer("code_lifetime"),
            callback: node.get("callback").map(Callback::read).unwrap_or_default(),
            response_mode: node.choice("response_mode", &ResponseMode::WORDS),
            response_algorithms: node.texts("authorization_signing_alg_values_supported"),
            require_request_object: node.boolean("require_signed_request_object"),
            request_algorithms: node.texts("request_object_signing_alg_values_supported"),
            app_token: own_request(r, &common, node, "app_token"),
            swap: own_request(r, &common, node, "swap"),
            tenants: r.object(node, "tenants", TenantLookup::read),
            common,
        }
    }
}

/// `callback`
#[derive(Debug, Clone, Default)]
pub struct Callback {
    /// `code`
    pub code: Option<Spanned<String>>,
    /// The location of `without_code`, if it is true.
    pub without_code: Option<Span>,
    /// `state`
    pub state: Option<Spanned<String>>,
    /// `error`
    pub error: Option<Spanned<String>>,
    /// `error_description`
    pub error_description: Option<String>,
    /// `scope`
    pub scope: Option<Spanned<String>>,
    /// `captures`
    pub captures: Pairs,
    /// `signature`
    pub signature: Option<CallbackSignature>,
}

/// `signature`
#[derive(Debug, Clone)]
pub struct CallbackSignature {
    /// `parameter`
    pub parameter: Spanned<String>,
    /// `encoding` is `base64`.
    pub base64: bool,
}

impl CallbackSignature {
    fn read(node: &Node) -> Option<Self> {
        let encodings = [("hex", false), ("base64", true)];
        Some(Self {
            parameter: node.text("parameter")?,
            base64: node
                .choice("encoding", &encodings)
                .is_some_and(|word| word.value),
        })
    }
}

impl Callback {
    fn read(node: &Node) -> Self {
        let text = |key| node.text(key).map(|text| text.value);
        Self {
            code: node.text("code"),
            without_code: node
                .boolean("without_code")
                .filter(|flag| flag.value)
                .map(|flag| flag.span),
            state: node.text("state"),
            error: node.text("error"),
            error_description: text("error_description"),
            scope: node.text("scope"),
            captures: node.pairs("captures").unwrap_or_default(),
            signature: node.get("signature").and_then(CallbackSignature::read),
        }
    }
}

/// `swap` or `app_token`: the same client as the code grant.
fn own_request(r: &mut Reader, code: &GrantCommon, node: &Node, key: &str) -> Option<GrantCommon> {
    let member = node
        .members()
        .iter()
        .find(|member| member.key.value == key)?;
    Some(GrantCommon {
        client: code.client.clone(),
        ..GrantCommon::read(r, member.key.span, &member.value)
    })
}

/// The refresh grant.
#[derive(Debug, Clone)]
pub struct RefreshToken {
    /// The keys common to all grants.
    pub common: GrantCommon,
    /// `rotation`
    pub rotation: Option<Rotation>,
    /// `grace_period`
    pub grace_period: Option<u64>,
    /// `reuse`
    pub reuse: Option<Spanned<Reuse>>,
    /// `lifetime`
    pub lifetime: Option<u64>,
    /// `inactivity_period`
    pub inactivity_period: Option<Spanned<u64>>,
    /// `input`
    pub input: RefreshInput,
    /// `starts_from_token`
    pub starts_from_token: bool,
}

impl RefreshToken {
    fn read(common: GrantCommon, node: &Node) -> Self {
        let rotations = [
            ("never", Rotation::Never),
            ("maybe", Rotation::Maybe),
            ("always", Rotation::Always),
        ];
        let reuses = [
            ("grace", Reuse::Grace),
            ("strict", Reuse::Strict),
            ("unknown", Reuse::Unknown),
        ];
        let inputs = [
            ("refresh_token", RefreshInput::RefreshToken),
            ("access_token", RefreshInput::AccessToken),
            ("nothing", RefreshInput::Nothing),
        ];
        Self {
            common,
            rotation: node.choice("rotation", &rotations).map(|word| word.value),
            grace_period: node.integer("grace_period").map(|n| n.value),
            reuse: node.choice("reuse", &reuses),
            lifetime: node.integer("lifetime").map(|n| n.value),
            inactivity_period: node.integer("inactivity_period"),
            input: node
                .choice("input", &inputs)
                .map_or(RefreshInput::RefreshToken, |word| word.value),
            starts_from_token: node
                .boolean("starts_from_token")
                .is_some_and(|flag| flag.value),
        }
    }
}

impl Node {
    pub(super) fn auth_methods(&self) -> Option<Vec<Spanned<ClientAuth>>> {
        let texts = self.texts("token_endpoint_auth_methods")?;
        let known =
            |text: Spanned<String>| Some(Spanned::new(ClientAuth::from_name(&text)?, text.span));
        Some(texts.into_iter().filter_map(known).collect())
    }
}
