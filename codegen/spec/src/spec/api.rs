//! Errors, credentials, operations and pages.

use super::Property;
use super::read::Reader;
use super::types::PropertyKind;
use crate::scope_expression::ScopeExpression;
use crate::source::{Json, Node, Span, Spanned};
use crate::template::Template;
use crate::type_expression::ShortType;

/// An entry of `credentials`.
#[derive(Debug, Clone)]
pub struct Credential {
    /// Its name.
    pub name: Spanned<String>,
    /// `description`
    pub description: Option<String>,
    /// `docs`
    pub docs: Option<String>,
    /// `scopes`
    pub scopes: Option<Vec<Spanned<String>>>,
    /// `acts_as` is `app`.
    pub acts_as_app: bool,
}

impl Credential {
    pub(super) fn read(r: &mut Reader, name: Spanned<String>, node: &Node) -> Self {
        let actors = [("user", false), ("app", true)];
        Self {
            name,
            description: r.text(node, "description").map(|text| text.value),
            docs: r.text(node, "docs").map(|text| text.value),
            scopes: r.texts(node, "scopes"),
            acts_as_app: r.choice(node, "acts_as", &actors).is_some_and(|word| word.value),
        }
    }
}

/// `errors`
#[derive(Debug, Clone, Default)]
pub struct Errors {
    /// `shapes`
    pub shapes: Vec<ErrorShape>,
    /// `documented`
    pub documented: Vec<ErrorRule>,
}

impl Errors {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        Self {
            shapes: r.map(node, "shapes", ErrorShape::read),
            documented: r.map(node, "documented", ErrorRule::read),
        }
    }
}

/// An entry of `errors.shapes`; all JSON pointers.
#[derive(Debug, Clone)]
pub struct ErrorShape {
    /// Its name.
    pub name: Spanned<String>,
    /// `present`
    pub present: Option<String>,
    /// `code`
    pub code: Option<String>,
    /// `message`
    pub message: Option<String>,
    /// `documentation_url`
    pub documentation_url: Option<String>,
    /// `retry_after`
    pub retry_after: Option<String>,
    /// `at_success`
    pub at_success: bool,
}

impl ErrorShape {
    fn read(r: &mut Reader, name: Spanned<String>, node: &Node) -> Self {
        let pointer = |key| r.any_text(node, key).map(|text| text.value);
        Self {
            name,
            present: pointer("present"),
            code: pointer("code"),
            message: pointer("message"),
            documentation_url: pointer("documentation_url"),
            retry_after: pointer("retry_after"),
            at_success: r.boolean(node, "at_success").is_some_and(|flag| flag.value),
        }
    }
}

/// An entry of `errors.documented`.
#[derive(Debug, Clone)]
pub struct ErrorRule {
    /// Its name.
    pub name: Spanned<String>,
    /// `description`
    pub description: Option<String>,
    /// `docs`
    pub docs: Option<String>,
    /// `status`
    pub status: Vec<u16>,
    /// `code`
    pub code: Option<Spanned<String>>,
    /// `matches`
    pub matches: Vec<(Spanned<String>, Spanned<String>)>,
    /// `shape`
    pub shape: Option<Spanned<String>>,
    /// `at`
    pub at: Option<ErrorPlace>,
    /// `means`
    pub means: Option<Meaning>,
    /// `body`
    pub body: Option<ShortType>,
}

/// Where a documented error occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorPlace {
    /// In API calls and at the token endpoint.
    Anywhere,
    /// In API calls.
    Api,
    /// At the token endpoint.
    TokenEndpoint,
}

/// What a documented error means for the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// `rejected`
    Rejected,
    /// `retry`
    Retry,
    /// `rate_limited`
    RateLimited,
    /// `token_expired`
    TokenExpired,
    /// `insufficient_scope`
    InsufficientScope,
    /// `reauthorize`
    Reauthorize,
    /// `invalid_client`
    InvalidClient,
}

impl ErrorRule {
    fn read(r: &mut Reader, name: Spanned<String>, node: &Node) -> Self {
        let places = [
            ("anywhere", ErrorPlace::Anywhere),
            ("api", ErrorPlace::Api),
            ("token_endpoint", ErrorPlace::TokenEndpoint),
        ];
        let meanings = [
            ("rejected", Meaning::Rejected),
            ("retry", Meaning::Retry),
            ("rate_limited", Meaning::RateLimited),
            ("token_expired", Meaning::TokenExpired),
            ("insufficient_scope", Meaning::InsufficientScope),
            ("reauthorize", Meaning::Reauthorize),
            ("invalid_client", Meaning::InvalidClient),
        ];
        let status = node.get("status");
        let numbers = status.map_or(&[][..], |node| match node.value {
            Json::List(_) => node.elements(),
            _ => std::slice::from_ref(node),
        });
        let number = |node: &Node| match &node.value {
            Json::Number(text) => text.parse().ok(),
            _ => None,
        };
        Self {
            name,
            description: r.text(node, "description").map(|text| text.value),
            docs: r.text(node, "docs").map(|text| text.value),
            status: numbers.iter().filter_map(number).collect(),
            code: r.text(node, "code"),
            matches: r.pairs(node, "matches"),
            shape: r.text(node, "shape"),
            at: r.choice(node, "at", &places).map(|word| word.value),
            means: r.choice(node, "means", &meanings).map(|word| word.value),
            body: r.text(node, "body").and_then(|text| r.short_type(&text)),
        }
    }
}

/// `api`
#[derive(Debug, Clone, Default)]
pub struct Api {
    /// `base_url`
    pub base_url: Option<Template>,
    /// `token_in`
    pub token_in: Option<Spanned<TokenPlace>>,
    /// `headers`
    pub headers: Vec<Property>,
    /// `accept`
    pub accept: Option<String>,
    /// `trusted_origins`
    pub trusted_origins: Vec<Template>,
    /// `retry_after`
    pub retry_after: Option<RetryAfter>,
    /// `graphql_endpoint`
    pub graphql_endpoint: Option<Template>,
}

/// Where a call carries its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenPlace {
    /// `Authorization` with a scheme.
    Scheme(String),
    /// A header of its own.
    Header(String),
    /// A query parameter.
    Query(String),
}

/// What the `Retry-After` header counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// Seconds or a date.
    Standard,
    /// Unix time in seconds.
    EpochSeconds,
    /// Milliseconds.
    Milliseconds,
}

impl Api {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        let units = [
            ("standard", RetryAfter::Standard),
            ("epoch_seconds", RetryAfter::EpochSeconds),
            ("milliseconds", RetryAfter::Milliseconds),
        ];
        let token_in = node.get("token_in").and_then(|place| {
            let text = |key| r.text(place, key).map(|text| text.value);
            let value = text("scheme")
                .map(TokenPlace::Scheme)
                .or_else(|| text("header").map(TokenPlace::Header))
                .or_else(|| text("query").map(TokenPlace::Query))?;
            Some(Spanned::new(value, place.span))
        });
        let origins = r.texts(node, "trusted_origins").unwrap_or_default();
        Self {
            base_url: r.template(node, "base_url"),
            token_in,
            headers: r.properties(node, "headers"),
            accept: r.text(node, "accept").map(|text| text.value),
            trusted_origins: origins.iter().filter_map(|t| r.keep(Template::parse(t))).collect(),
            retry_after: r.choice(node, "retry_after", &units).map(|word| word.value),
            graphql_endpoint: r.template(node, "graphql_endpoint"),
        }
    }
}

/// An entry of `sub_clients`.
#[derive(Debug, Clone)]
pub struct SubClient {
    /// Its name.
    pub name: Spanned<String>,
    /// `description`
    pub description: Option<String>,
    /// `parameters`
    pub parameters: Vec<Property>,
}

impl SubClient {
    pub(super) fn read(r: &mut Reader, name: Spanned<String>, node: &Node) -> Self {
        Self {
            name,
            description: r.text(node, "description").map(|text| text.value),
            parameters: r.properties(node, "parameters"),
        }
    }
}

/// A page style.
#[derive(Debug, Clone)]
pub struct Pages {
    /// Where it stands.
    pub span: Span,
    /// `style`
    pub style: Option<Spanned<PageStyle>>,
    /// `items`
    pub items: Option<Spanned<String>>,
    /// `parameter`
    pub parameter: Option<Spanned<String>>,
    /// `next`
    pub next: Option<Spanned<String>>,
    /// `has_more`
    pub has_more: Option<Spanned<String>>,
    /// `total`
    pub total: Option<Spanned<String>>,
    /// `first_page`
    pub first_page: Option<Spanned<u64>>,
}

/// How the next page is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageStyle {
    /// A `Link` header.
    Link,
    /// A cursor in the reply.
    Cursor,
    /// Numbered pages.
    Page,
    /// Offset and limit.
    Offset,
    /// A GraphQL connection.
    Connection,
}

impl PageStyle {
    const WORDS: &[(&str, Self)] = &[
        ("link", Self::Link),
        ("cursor", Self::Cursor),
        ("page", Self::Page),
        ("offset", Self::Offset),
        ("connection", Self::Connection),
    ];
}

impl Pages {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        Self {
            span: node.inner_span(),
            style: r.choice(node, "style", PageStyle::WORDS),
            items: r.any_text(node, "items"),
            parameter: r.text(node, "parameter"),
            next: r.any_text(node, "next"),
            has_more: r.any_text(node, "has_more"),
            total: r.any_text(node, "total"),
            first_page: r.integer(node, "first_page"),
        }
    }

    /// A style that needs no more than its name.
    fn of(style: PageStyle, span: Span) -> Self {
        let style = Some(Spanned::new(style, span));
        Self {
            span,
            style,
            items: None,
            parameter: None,
            next: None,
            has_more: None,
            total: None,
            first_page: None,
        }
    }
}

/// `pages` of an operation.
#[derive(Debug, Clone)]
pub enum PagesReference {
    /// Said in place, or a style that needs no more than its name.
    Inline(Pages),
    /// A name of `pagination`.
    Named(Spanned<String>),
}

/// An entry of `operations`.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Its name.
    pub name: Spanned<String>,
    /// `call` or `graphql`
    pub kind: Option<OperationKind>,
    /// `description`
    pub description: Option<String>,
    /// `docs`
    pub docs: Option<String>,
    /// `scopes`
    pub scopes: Option<ScopeExpression>,
    /// Where `scopes` stands.
    pub scopes_span: Span,
    /// `token`
    pub token: Option<Spanned<TokenUse>>,
    /// `path`
    pub path: Vec<Property>,
    /// `query`
    pub query: Vec<Property>,
    /// `headers`
    pub headers: Vec<Property>,
    /// `body` or `form`
    pub body: Option<Spanned<Body>>,
    /// `form`, when there is a `body` as well.
    pub second_body: Option<Span>,
    /// `variables`
    pub variables: Vec<Property>,
    /// `data`
    pub data: Option<Spanned<String>>,
    /// `returns`
    pub returns: Option<Property>,
    /// `status`
    pub status: Option<u64>,
    /// `pages`
    pub pages: Option<PagesReference>,
    /// `idempotent`
    pub idempotent: Option<bool>,
    /// `deprecated`
    pub deprecated: Option<Deprecated>,
    /// Keys that belong to the other kind of operation.
    pub foreign_keys: Vec<Spanned<String>>,
}

/// How an operation is called.
#[derive(Debug, Clone)]
pub enum OperationKind {
    /// By method and path.
    Call(Spanned<String>),
    /// By a GraphQL document.
    GraphQl(Spanned<String>),
}

/// Whose token an operation takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenUse {
    /// Anybody's.
    Any,
    /// A user's.
    User,
    /// The application's.
    App,
    /// None is sent.
    None,
}

/// A request body.
#[derive(Debug, Clone)]
pub enum Body {
    /// JSON of one type.
    Type(ShortType),
    /// A JSON object of these members.
    Members(Vec<Property>),
    /// A form of these members.
    Form(Vec<Property>),
}

/// `deprecated`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deprecated {
    /// What to use instead.
    pub instead: Option<String>,
}

impl Operation {
    pub(super) fn read(r: &mut Reader, name: Spanned<String>, node: &Node) -> Self {
        let uses = [
            ("any", TokenUse::Any),
            ("user", TokenUse::User),
            ("app", TokenUse::App),
            ("none", TokenUse::None),
        ];
        let call = r.text(node, "call").map(OperationKind::Call);
        let kind = call.or_else(|| read_document(r, node).map(OperationKind::GraphQl));
        let foreign: &[&str] = match kind {
            Some(OperationKind::GraphQl(_)) => &["path", "query", "body", "form"],
            _ => &["variables", "data"],
        };
        let is_foreign = |member: &&crate::source::Member| foreign.contains(&member.key.as_str());
        let body = read_body(r, node);
        let form = node.get("form").map(|form| {
            Spanned::new(Body::Form(r.members(form.members())), form.span)
        });
        Self {
            name,
            kind,
            description: r.text(node, "description").map(|text| text.value),
            docs: r.text(node, "docs").map(|text| text.value),
            scopes: r.scope_expression(node, "scopes"),
            scopes_span: node.get("scopes").map(Node::inner_span).unwrap_or_default(),
            token: r.choice(node, "token", &uses),
            path: r.properties(node, "path"),
            query: r.properties(node, "query"),
            headers: r.properties(node, "headers"),
            second_body: form.as_ref().filter(|_| body.is_some()).map(|form| form.span),
            body: body.or(form),
            variables: r.properties(node, "variables"),
            data: r.any_text(node, "data"),
            returns: node.get("returns").and_then(|returns| {
                Property::read(r, Spanned::new("returns".into(), returns.inner_span()), returns)
            }),
            status: r.integer(node, "status").map(|n| n.value),
            pages: read_pages(r, node),
            idempotent: r.boolean(node, "idempotent").map(|flag| flag.value),
            deprecated: read_deprecated(node),
            foreign_keys: node.members().iter().filter(is_foreign).map(|m| m.key.clone()).collect(),
        }
    }
}

/// A GraphQL document: a text, or a list of lines.
fn read_document(r: &Reader, node: &Node) -> Option<Spanned<String>> {
    if let Some(text) = r.text(node, "graphql") {
        return Some(text);
    }
    let lines = r.texts(node, "graphql")?;
    let span = node.get("graphql")?.span;
    let lines: Vec<String> = lines.into_iter().map(|line| line.value).collect();
    Some(Spanned::new(lines.join("\n"), span))
}

fn read_body(r: &mut Reader, node: &Node) -> Option<Spanned<Body>> {
    let body = node.get("body")?;
    let value = match body.as_text() {
        Some(text) => Body::Type(r.short_type(&text)?),
        None => Body::Members(r.members(body.members())),
    };
    Some(Spanned::new(value, body.inner_span()))
}

fn read_pages(r: &mut Reader, node: &Node) -> Option<PagesReference> {
    let pages = node.get("pages")?;
    Some(match pages.as_text() {
        Some(text) if text.value == "link" => {
            PagesReference::Inline(Pages::of(PageStyle::Link, text.span))
        }
        Some(text) if text.value == "connection" => {
            PagesReference::Inline(Pages::of(PageStyle::Connection, text.span))
        }
        Some(text) => PagesReference::Named(text),
        None => PagesReference::Inline(Pages::read(r, pages)),
    })
}

fn read_deprecated(node: &Node) -> Option<Deprecated> {
    match &node.get("deprecated")?.value {
        Json::Boolean(true) => Some(Deprecated { instead: None }),
        Json::Text(text) => Some(Deprecated { instead: Some(text.clone()) }),
        _ => None,
    }
}

impl Property {
    /// The template, when the parameter has a fixed value.
    pub fn fixed(&self) -> Option<&Template> {
        match &self.kind {
            PropertyKind::Fixed(template) => Some(template),
            _ => None,
        }
    }
}
