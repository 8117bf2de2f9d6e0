//! Variables, scopes, grants, token requests and replies.

use super::Property;
use super::read::Reader;
use crate::source::{Node, Span, Spanned};
use crate::template::Template;

type Pairs = Vec<(Spanned<String>, Spanned<String>)>;

/// An entry of `variables`.
#[derive(Debug, Clone)]
pub struct Variable {
    /// Its name.
    pub name: Spanned<String>,
    /// `description`
    pub description: Option<String>,
    /// `from`: `app`, `callback`, `token_reply`
    pub from: Option<Spanned<VariableFrom>>,
    /// `default`
    pub default: Option<Spanned<String>>,
    /// `format`
    pub format: Option<Spanned<VariableFormat>>,
    /// `enum`
    pub values: Option<Vec<Spanned<String>>>,
    /// `example`
    pub example: Option<String>,
}

/// Where a variable's value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VariableFrom {
    /// The application.
    App,
    /// The authorization callback.
    Callback,
    /// The token reply.
    TokenReply,
}

/// What a variable's value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VariableFormat {
    /// Anything that is not empty.
    Text,
    /// Scheme, host and port.
    Origin,
    /// A host name.
    Host,
    /// A host label.
    Label,
}

impl Variable {
    pub(super) fn read(name: Spanned<String>, node: &Node) -> Self {
        let r = Reader::default();
        Self {
            name,
            description: r.text(node, "description").map(|text| text.value),
            from: r.choice(
                node,
                "from",
                &[
                    ("app", VariableFrom::App),
                    ("callback", VariableFrom::Callback),
                    ("token_reply", VariableFrom::TokenReply),
                ],
            ),
            default: r.text(node, "default"),
            format: r.choice(
                node,
                "format",
                &[
                    ("text", VariableFormat::Text),
                    ("origin", VariableFormat::Origin),
                    ("host", VariableFormat::Host),
                    ("label", VariableFormat::Label),
                ],
            ),
            values: r.texts(node, "enum"),
            example: r.text(node, "example").map(|text| text.value),
        }
    }
}

/// An entry of `environments`.
#[derive(Debug, Clone)]
pub struct Environment {
    /// Its name.
    pub name: Spanned<String>,
    /// Variable and value.
    pub values: Pairs,
}

impl Environment {
    pub(super) fn read(_: &mut Reader, name: Spanned<String>, node: &Node) -> Self {
        let pair = |member: &crate::source::Member| {
            Some((member.key.clone(), member.value.as_text()?))
        };
        Self { name, values: node.members().iter().filter_map(pair).collect() }
    }
}

/// A client authentication method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthMethod {
    /// `client_secret_basic`
    ClientSecretBasic,
    /// `client_secret_post`
    ClientSecretPost,
    /// `none`
    None,
}

impl AuthMethod {
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "client_secret_basic" => Self::ClientSecretBasic,
            "client_secret_post" => Self::ClientSecretPost,
            "none" => Self::None,
            _ => return None,
        })
    }
}

/// An entry of `clients`.
#[derive(Debug, Clone)]
pub struct Client {
    /// Its name.
    pub name: Spanned<String>,
    /// `description`
    pub description: Option<String>,
    /// `client_id`: what the provider calls it.
    pub client_id: Option<String>,
}

impl Client {
    pub(super) fn read(r: &Reader, name: Spanned<String>, node: &Node) -> Self {
        Self {
            name,
            description: r.text(node, "description").map(|text| text.value),
            client_id: r.text(node, "client_id").map(|text| text.value),
        }
    }
}

/// An entry of `scopes`.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The scope token.
    pub name: Spanned<String>,
    /// `description`
    pub description: Option<String>,
    /// `implies`
    pub implies: Vec<Spanned<String>>,
    /// `deprecated`
    pub deprecated: bool,
    /// `rust_name`
    pub rust_name: Option<Spanned<String>>,
}

impl Scope {
    pub(super) fn read(r: &Reader, name: Spanned<String>, node: &Node) -> Self {
        let description = node.as_text().or_else(|| r.any_text(node, "description"));
        Self {
            name,
            description: description.map(|text| text.value).filter(|text| !text.is_empty()),
            implies: r.texts(node, "implies").unwrap_or_default(),
            deprecated: r.boolean(node, "deprecated").is_some_and(|flag| flag.value),
            rust_name: r.text(node, "rust_name"),
        }
    }
}

/// `scope_format`
#[derive(Debug, Clone, Default)]
pub struct ScopeFormat {
    /// `parameter`
    pub parameter: Option<String>,
    /// `separator`
    pub separator: Option<String>,
    /// `sent_on`
    pub sent_on: Option<Vec<Spanned<String>>>,
}

impl ScopeFormat {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        Self {
            parameter: r.text(node, "parameter").map(|text| text.value),
            separator: r.any_text(node, "separator").map(|text| text.value),
            sent_on: r.texts(node, "sent_on"),
        }
    }
}

/// `grants`
#[derive(Debug, Clone, Default)]
pub struct Grants {
    /// `authorization_code`
    pub authorization_code: Option<AuthorizationCode>,
    /// `client_credentials`
    pub client_credentials: Option<GrantCommon>,
    /// `refresh_token`
    pub refresh_token: Option<RefreshToken>,
}

impl Grants {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        Self {
            authorization_code: r.object(node, "authorization_code", AuthorizationCode::read),
            client_credentials: r.object(node, "client_credentials", GrantCommon::read),
            refresh_token: r.object(node, "refresh_token", RefreshToken::read),
        }
    }

    /// Every grant, with its name.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &GrantCommon)> {
        let code = self.authorization_code.as_ref().map(|grant| ("authorization_code", &grant.common));
        let client = self.client_credentials.as_ref().map(|grant| ("client_credentials", grant));
        let refresh = self.refresh_token.as_ref().map(|grant| ("refresh_token", &grant.common));
        [code, client, refresh].into_iter().flatten()
    }
}

/// What every grant has.
#[derive(Debug, Clone, Default)]
pub struct GrantCommon {
    /// Where the grant stands.
    pub span: Span,
    /// `client`
    pub client: Option<Spanned<String>>,
    /// `token_endpoint`
    pub token_endpoint: Option<Template>,
    /// `token_endpoint_auth_methods`
    pub auth_methods: Option<Vec<Spanned<AuthMethod>>>,
    /// `token_request`
    pub token_request: TokenRequest,
    /// `token_reply`
    pub token_reply: TokenReply,
}

impl GrantCommon {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        Self {
            span: Span::new(node.span.start, node.span.start + 1),
            client: r.text(node, "client"),
            token_endpoint: r.template(node, "token_endpoint"),
            auth_methods: r.auth_methods(node),
            token_request: r.object(node, "token_request", TokenRequest::read).unwrap_or_default(),
            token_reply: r.object(node, "token_reply", TokenReply::read).unwrap_or_default(),
        }
    }
}

/// The authorization code grant.
#[derive(Debug, Clone)]
pub struct AuthorizationCode {
    /// What every grant has.
    pub common: GrantCommon,
    /// `response_type`
    pub response_type: Option<String>,
    /// `code_challenge_methods`
    pub code_challenge_methods: Option<Vec<Spanned<String>>>,
    /// `state` is `unsupported`.
    pub state_unsupported: Option<Spanned<bool>>,
    /// `authorization_response_iss_parameter_supported`
    pub iss: Option<Spanned<bool>>,
    /// `parameters`
    pub parameters: Vec<Property>,
    /// `rename`
    pub rename: Pairs,
    /// `omit`
    pub omit: Vec<Spanned<String>>,
    /// `out_of_band_redirect_uri`
    pub out_of_band_redirect_uri: Option<String>,
    /// `code_lifetime`
    pub code_lifetime: Option<u64>,
    /// `callback`
    pub callback: Callback,
}

impl AuthorizationCode {
    fn read(r: &mut Reader, node: &Node) -> Self {
        Self {
            common: GrantCommon::read(r, node),
            response_type: r.text(node, "response_type").map(|text| text.value),
            code_challenge_methods: r.texts(node, "code_challenge_methods"),
            state_unsupported: r.choice(node, "state", &[("echoed", false), ("unsupported", true)]),
            iss: r.boolean(node, "authorization_response_iss_parameter_supported"),
            parameters: r.properties(node, "parameters"),
            rename: r.pairs(node, "rename"),
            omit: r.texts(node, "omit").unwrap_or_default(),
            out_of_band_redirect_uri: r.text(node, "out_of_band_redirect_uri").map(|t| t.value),
            code_lifetime: r.integer(node, "code_lifetime").map(|n| n.value),
            callback: r.object(node, "callback", Callback::read).unwrap_or_default(),
        }
    }
}

/// `callback`
#[derive(Debug, Clone, Default)]
pub struct Callback {
    /// `code`
    pub code: Option<String>,
    /// `state`
    pub state: Option<String>,
    /// `error`
    pub error: Option<String>,
    /// `error_description`
    pub error_description: Option<String>,
    /// `captures`
    pub captures: Pairs,
}

impl Callback {
    fn read(r: &mut Reader, node: &Node) -> Self {
        let text = |key| r.text(node, key).map(|text| text.value);
        Self {
            code: text("code"),
            state: text("state"),
            error: text("error"),
            error_description: text("error_description"),
            captures: r.pairs(node, "captures"),
        }
    }
}

/// The refresh.
#[derive(Debug, Clone)]
pub struct RefreshToken {
    /// What every grant has.
    pub common: GrantCommon,
    /// `rotation`
    pub rotation: Option<Rotation>,
    /// `grace_period`
    pub grace_period: Option<u64>,
    /// `input` is `access_token`.
    pub input_access_token: bool,
}

/// What the use of a refresh token does to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rotation {
    /// It stays.
    Never,
    /// It may be replaced.
    Maybe,
    /// It is replaced.
    Always,
}

impl RefreshToken {
    fn read(r: &mut Reader, node: &Node) -> Self {
        let rotations = [
            ("never", Rotation::Never),
            ("maybe", Rotation::Maybe),
            ("always", Rotation::Always),
        ];
        let inputs = [("refresh_token", false), ("access_token", true)];
        Self {
            common: GrantCommon::read(r, node),
            rotation: r.choice(node, "rotation", &rotations).map(|word| word.value),
            grace_period: r.integer(node, "grace_period").map(|n| n.value),
            input_access_token: r.choice(node, "input", &inputs).is_some_and(|word| word.value),
        }
    }
}

/// `token_request`
#[derive(Debug, Clone, Default)]
pub struct TokenRequest {
    /// `method` is `GET`.
    pub get: Option<bool>,
    /// `encoding`
    pub encoding: Option<Encoding>,
    /// `grant_type`
    pub grant_type: Option<String>,
    /// `parameters`
    pub parameters: Vec<Property>,
    /// `headers`
    pub headers: Vec<Property>,
    /// `rename`
    pub rename: Pairs,
    /// `omit`
    pub omit: Option<Vec<Spanned<String>>>,
}

/// Where request parameters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// A form body.
    Form,
    /// A JSON body.
    Json,
    /// The query string.
    Query,
}

impl TokenRequest {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        let encodings = [
            ("form", Encoding::Form),
            ("json", Encoding::Json),
            ("query", Encoding::Query),
        ];
        Self {
            get: r.choice(node, "method", &[("POST", false), ("GET", true)]).map(|w| w.value),
            encoding: r.choice(node, "encoding", &encodings).map(|word| word.value),
            grant_type: r.text(node, "grant_type").map(|text| text.value),
            parameters: r.properties(node, "parameters"),
            headers: r.properties(node, "headers"),
            rename: r.pairs(node, "rename"),
            omit: r.texts(node, "omit"),
        }
    }
}

/// `token_reply`
#[derive(Debug, Clone, Default)]
pub struct TokenReply {
    /// `status`
    pub status: Option<u64>,
    /// `format` is `form`.
    pub form: Option<bool>,
    /// `at`
    pub at: Option<String>,
    /// `rename`
    pub rename: Pairs,
    /// `omit`
    pub omit: Option<Vec<Spanned<String>>>,
    /// `expires_in`
    pub expires_in: Option<ExpiresIn>,
    /// `default_expires_in`
    pub default_expires_in: Option<u64>,
    /// `scope_separator`
    pub scope_separator: Option<String>,
    /// `captures`
    pub captures: Pairs,
}

/// What `expires_in` counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpiresIn {
    /// Seconds, a number.
    Seconds,
    /// Seconds, as text.
    SecondsText,
    /// Milliseconds.
    Milliseconds,
    /// Unix time in seconds.
    EpochSeconds,
    /// Unix time in milliseconds.
    EpochMilliseconds,
    /// A date and time.
    Rfc3339,
}

impl TokenReply {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        let units = [
            ("seconds", ExpiresIn::Seconds),
            ("seconds_text", ExpiresIn::SecondsText),
            ("milliseconds", ExpiresIn::Milliseconds),
            ("epoch_seconds", ExpiresIn::EpochSeconds),
            ("epoch_milliseconds", ExpiresIn::EpochMilliseconds),
            ("rfc3339", ExpiresIn::Rfc3339),
        ];
        Self {
            status: r.integer(node, "status").map(|n| n.value),
            form: r.choice(node, "format", &[("json", false), ("form", true)]).map(|w| w.value),
            at: r.any_text(node, "at").map(|text| text.value),
            rename: r.pairs(node, "rename"),
            omit: r.texts(node, "omit"),
            expires_in: r.choice(node, "expires_in", &units).map(|word| word.value),
            default_expires_in: r.integer(node, "default_expires_in").map(|n| n.value),
            scope_separator: r.any_text(node, "scope_separator").map(|text| text.value),
            captures: r.pairs(node, "captures"),
        }
    }
}
