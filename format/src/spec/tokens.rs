//! Token requests and replies.

use super::Property;
use super::read::{Pairs, Reader};
use crate::expression::template::Template;
use crate::source::{Json, Node, Span, Spanned};
use licit_tables::{
    ActsAs, BasicEncoding, ClientAuth, Encoding, Method, ReplyFormat, RevokedToken,
};

/// `token_request`
#[derive(Debug, Clone, Default)]
pub struct TokenRequest {
    /// `method`
    pub method: Option<Method>,
    /// `encoding`
    pub encoding: Option<Spanned<Encoding>>,
    /// `grant_type`
    pub grant_type: Option<String>,
    /// `parameters`
    pub parameters: Option<Vec<Property>>,
    /// The names of `parameters` that are numbers or booleans in JSON.
    pub unquoted: Vec<Spanned<String>>,
    /// `query`
    pub query: Option<Vec<Property>>,
    /// `headers`
    pub headers: Option<Vec<Property>>,
    /// `rename`
    pub rename: Option<Pairs>,
    /// `omit`
    pub omit: Option<Vec<Spanned<String>>>,
    /// `include`
    pub include: Option<Vec<Spanned<String>>>,
    /// `basic_encoding`
    pub basic_encoding: Option<BasicEncoding>,
    /// `basic_credentials`
    pub basic_credentials: Option<BasicCredentials>,
}

/// `encoding`
pub(super) fn encoding(node: &Node) -> Option<Spanned<Encoding>> {
    let encodings = [
        ("form", Encoding::Form),
        ("json", Encoding::Json),
        ("query", Encoding::Query),
    ];
    node.choice("encoding", &encodings)
}

/// Returns the names of parameters that are numbers or booleans in JSON.
fn unquoted(node: &Node) -> Vec<Spanned<String>> {
    let types = [("string", false), ("integer", true), ("boolean", true)];
    let is_unquoted = |parameter: &Node| {
        let value = parameter.get("value").map(|value| &value.value);
        let is_text = matches!(value, None | Some(Json::Text(_)));
        let stated = parameter.choice("type", &types);
        stated.map_or(!is_text, |stated| stated.value)
    };
    let parameters = node.get("parameters").map(Node::members);
    let parameters = parameters.unwrap_or_default().iter();
    parameters
        .filter(|member| is_unquoted(&member.value))
        .map(|member| member.key.clone())
        .collect()
}

/// `revocation`
#[derive(Debug, Clone)]
pub struct Revocation {
    /// Its location.
    pub span: Span,
    /// `method`
    pub method: Option<Method>,
    /// `token`
    pub token: Option<RevokedToken>,
    /// `token_endpoint_auth_methods`
    pub auth_methods: Option<Vec<Spanned<ClientAuth>>>,
    /// The keys that token requests have, too.
    pub request: TokenRequest,
}

impl Revocation {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        let methods = [
            ("POST", Method::Post),
            ("GET", Method::Get),
            ("PUT", Method::Put),
            ("DELETE", Method::Delete),
        ];
        let tokens = [
            ("access_token", RevokedToken::AccessToken),
            ("refresh_token", RevokedToken::RefreshToken),
        ];
        Self {
            span: Span::new(node.span.start, node.span.start + 1),
            method: node.choice("method", &methods).map(|word| word.value),
            token: node.choice("token", &tokens).map(|word| word.value),
            auth_methods: node.auth_methods(),
            request: TokenRequest::read(r, node),
        }
    }
}

/// `basic_credentials`
#[derive(Debug, Clone)]
pub struct BasicCredentials {
    /// `user`
    pub user: Option<Template>,
    /// `password`
    pub password: Option<Template>,
}

impl BasicCredentials {
    fn read(r: &mut Reader, node: &Node) -> Self {
        let mut template = |key| r.any_template(node, key);
        Self {
            user: template("user"),
            password: template("password"),
        }
    }
}

impl TokenRequest {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        let basic_encodings = [
            ("percent", BasicEncoding::Percent),
            ("form", BasicEncoding::Form),
            ("raw", BasicEncoding::Raw),
        ];
        let methods = [
            ("POST", Method::Post),
            ("GET", Method::Get),
            ("PUT", Method::Put),
        ];
        Self {
            method: node.choice("method", &methods).map(|word| word.value),
            encoding: encoding(node),
            grant_type: node.text("grant_type").map(|text| text.value),
            parameters: r.given_properties(node, "parameters"),
            unquoted: unquoted(node),
            query: r.given_properties(node, "query"),
            headers: r.given_properties(node, "headers"),
            rename: node.pairs("rename"),
            omit: node.texts("omit"),
            include: node.texts("include"),
            basic_encoding: node
                .choice("basic_encoding", &basic_encodings)
                .map(|word| word.value),
            basic_credentials: r.object(node, "basic_credentials", BasicCredentials::read),
        }
    }

    /// Returns where a standard parameter is omitted. `shared` applies if this request does not set the key
    /// itself.
    pub(crate) fn omits<'s>(&'s self, shared: &'s Self, name: &str) -> Option<&'s Spanned<String>> {
        let omitted = self.omit.as_ref().or(shared.omit.as_ref());
        omitted.into_iter().flatten().find(|own| own.value == name)
    }

    /// Whether a parameter or header contains the client secret. `shared` applies if this request
    /// does not set the key itself.
    pub(crate) fn names_secret(&self, shared: &Self) -> bool {
        self.names(shared, "client_secret")
    }

    /// Whether a parameter or header contains a value.
    pub(crate) fn names(&self, shared: &Self, value: &str) -> bool {
        self.fixed(shared)
            .flat_map(Template::variables)
            .any(|name| name.value == value)
    }

    /// Returns where the parameters are sent. `shared` applies if this request does not set the key itself.
    pub(crate) fn encoding(&self, shared: &Self) -> Encoding {
        let encoding = self.encoding.as_ref().or(shared.encoding.as_ref());
        encoding.map_or(Encoding::Form, |encoding| encoding.value)
    }

    /// Returns the values of the parameters and headers. `shared` applies if this request does not set the
    /// key itself.
    pub(crate) fn fixed<'s>(&'s self, shared: &'s Self) -> impl Iterator<Item = &'s Template> {
        let parameters = self.parameters.as_ref().or(shared.parameters.as_ref());
        let query = self.query.as_ref().or(shared.query.as_ref());
        let headers = self.headers.as_ref().or(shared.headers.as_ref());
        let fixed = [parameters, query, headers].into_iter();
        let fixed = fixed.flatten().flatten();
        fixed.filter_map(Property::fixed)
    }
}

/// `token_reply`
#[derive(Debug, Clone, Default)]
pub struct TokenReply {
    /// `status`
    pub status: Option<u64>,
    /// `format`
    pub format: Option<ReplyFormat>,
    /// `at`
    pub at: Option<String>,
    /// `rename`
    pub rename: Option<Pairs>,
    /// `omit`
    pub omit: Option<Vec<Spanned<String>>>,
    /// `expires_in`
    pub expires_in: Option<Spanned<ExpiresIn>>,
    /// `default_expires_in`
    pub default_expires_in: Option<u64>,
    /// `refresh_token_expires_in`
    pub refresh_expires_in: Option<ExpiresIn>,
    /// `scope`
    pub scope: Option<ReplyScope>,
    /// `token_types`
    pub token_types: Option<Vec<Spanned<String>>>,
    /// `scope_separator`
    pub scope_separator: Option<Spanned<String>>,
    /// `subject`
    pub subject: Option<Spanned<String>>,
    /// `captures`
    pub captures: Option<Pairs>,
    /// `claims`
    pub claims: Option<ReplyClaims>,
    /// `second`
    pub second: Option<SecondToken>,
}

/// `second`
#[derive(Debug, Clone)]
pub struct SecondToken {
    /// `at`
    pub at: String,
    /// `rename`
    pub rename: Pairs,
    /// `acts_as`
    pub acts_as: ActsAs,
}

impl SecondToken {
    fn read(node: &Node) -> Option<Self> {
        let kinds = [("user", ActsAs::User), ("app", ActsAs::App)];
        let acts_as = node.choice("acts_as", &kinds);
        Some(Self {
            at: node.any_text("at")?.value,
            rename: node.pairs("rename").unwrap_or_default(),
            acts_as: acts_as.map_or(ActsAs::User, |word| word.value),
        })
    }
}

/// `claims`
#[derive(Debug, Clone, Default)]
pub struct ReplyClaims {
    /// `id_token`
    pub id_token: Pairs,
    /// `access_token`
    pub access_token: Pairs,
}

/// The form of `scope` in a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplyScope {
    /// One string.
    Text,
    /// A list of strings.
    List,
    /// Not the granted scopes.
    Ignored,
}

/// The unit of `expires_in`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpiresIn {
    /// Seconds, a number.
    Seconds,
    /// Seconds, as a string.
    SecondsText,
    /// Milliseconds.
    Milliseconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Unix time in seconds.
    EpochSeconds,
    /// Unix time in milliseconds.
    EpochMilliseconds,
    /// A date and time (RFC 3339).
    Rfc3339,
    /// A date and time without an offset, in UTC.
    UtcDateTime,
    /// An HTTP date.
    HttpDate,
    /// Not in the reply: the token is introspected.
    Introspection,
}

impl TokenReply {
    pub(super) fn read(node: &Node) -> Self {
        let formats = [
            ("json", ReplyFormat::Json),
            ("form", ReplyFormat::Form),
            ("text", ReplyFormat::Text),
        ];
        let units = [
            ("seconds", ExpiresIn::Seconds),
            ("seconds_text", ExpiresIn::SecondsText),
            ("milliseconds", ExpiresIn::Milliseconds),
            ("minutes", ExpiresIn::Minutes),
            ("hours", ExpiresIn::Hours),
            ("days", ExpiresIn::Days),
            ("epoch_seconds", ExpiresIn::EpochSeconds),
            ("epoch_milliseconds", ExpiresIn::EpochMilliseconds),
            ("rfc3339", ExpiresIn::Rfc3339),
            ("utc_datetime", ExpiresIn::UtcDateTime),
            ("http_date", ExpiresIn::HttpDate),
            ("introspection", ExpiresIn::Introspection),
        ];
        let scopes = [
            ("text", ReplyScope::Text),
            ("list", ReplyScope::List),
            ("ignored", ReplyScope::Ignored),
        ];
        Self {
            status: node.integer("status").map(|n| n.value),
            format: node.choice("format", &formats).map(|word| word.value),
            at: node.any_text("at").map(|text| text.value),
            rename: node.pairs("rename"),
            omit: node.texts("omit"),
            expires_in: node.choice("expires_in", &units),
            default_expires_in: node.integer("default_expires_in").map(|n| n.value),
            refresh_expires_in: node
                .choice("refresh_token_expires_in", &units)
                .map(|word| word.value),
            scope: node.choice("scope", &scopes).map(|word| word.value),
            token_types: node.texts("token_types"),
            scope_separator: node.any_text("scope_separator"),
            subject: node.text("subject"),
            captures: node.pairs("captures"),
            second: node.get("second").and_then(SecondToken::read),
            claims: node.get("claims").map(|claims| ReplyClaims {
                id_token: claims.pairs("id_token").unwrap_or_default(),
                access_token: claims.pairs("access_token").unwrap_or_default(),
            }),
        }
    }
}
