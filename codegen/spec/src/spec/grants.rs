//! Grants and registrations.

use super::read::{Pairs, Reader};
use super::{Property, TokenReply, TokenRequest};
use crate::source::{Json, Node, Span, Spanned};
use crate::template::Template;

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
    /// Some of it is no object, and was reported.
    pub unreadable: bool,
    /// `authorization_code`
    pub authorization_code: Option<AuthorizationCode>,
    /// `client_credentials`
    pub client_credentials: Option<GrantCommon>,
    /// `refresh_token`
    pub refresh_token: Option<RefreshToken>,
}

impl Grants {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        let is_object = |node: &Node| matches!(node.value, Json::Object(_));
        Self {
            unreadable: !is_object(node) || node.members().iter().any(|m| !is_object(&m.value)),
            authorization_code: grant(r, node, "authorization_code", AuthorizationCode::read),
            client_credentials: grant(r, node, "client_credentials", |_, common, _| common),
            refresh_token: grant(r, node, "refresh_token", |_, common, node| {
                RefreshToken::read(common, node)
            }),
        }
    }

    /// Every grant, with its name.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &GrantCommon)> {
        let code = self
            .authorization_code
            .as_ref()
            .map(|grant| ("authorization_code", &grant.common));
        let client = self
            .client_credentials
            .as_ref()
            .map(|grant| ("client_credentials", grant));
        let refresh = self
            .refresh_token
            .as_ref()
            .map(|grant| ("refresh_token", &grant.common));
        [code, client, refresh].into_iter().flatten()
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

/// What every grant has.
#[derive(Debug, Clone, Default)]
pub struct GrantCommon {
    /// Where its name stands.
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
    fn read(r: &mut Reader, common: GrantCommon, node: &Node) -> Self {
        Self {
            common,
            response_type: node.text("response_type").map(|text| text.value),
            code_challenge_methods: node.texts("code_challenge_methods"),
            state_unsupported: node.choice("state", &[("echoed", false), ("unsupported", true)]),
            iss: node.boolean("authorization_response_iss_parameter_supported"),
            parameters: r.properties(node, "parameters"),
            rename: node.pairs("rename").unwrap_or_default(),
            omit: node.texts("omit").unwrap_or_default(),
            out_of_band_redirect_uri: node.text("out_of_band_redirect_uri").map(|t| t.value),
            code_lifetime: node.integer("code_lifetime").map(|n| n.value),
            callback: node.get("callback").map(Callback::read).unwrap_or_default(),
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
    fn read(node: &Node) -> Self {
        let text = |key| node.text(key).map(|text| text.value);
        Self {
            code: text("code"),
            state: text("state"),
            error: text("error"),
            error_description: text("error_description"),
            captures: node.pairs("captures").unwrap_or_default(),
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
    fn read(common: GrantCommon, node: &Node) -> Self {
        let rotations = [
            ("never", Rotation::Never),
            ("maybe", Rotation::Maybe),
            ("always", Rotation::Always),
        ];
        let inputs = [("refresh_token", false), ("access_token", true)];
        Self {
            common,
            rotation: node.choice("rotation", &rotations).map(|word| word.value),
            grace_period: node.integer("grace_period").map(|n| n.value),
            input_access_token: node.choice("input", &inputs).is_some_and(|word| word.value),
        }
    }
}
