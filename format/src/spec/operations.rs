//! Operations and sub-clients.

use super::read::Reader;
use super::{Limits, PagesReference, Property, Security};
use crate::expression::call::CallExpression;
use crate::expression::scope_expression::ScopeExpression;
use crate::expression::status::StatusRange;
use crate::expression::type_expression::{ShortType, TypeExpression};
use crate::source::{Json, Member, Node, Span, Spanned};
use licit_tables::Redirect;

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
            description: node.text("description").map(|text| text.value),
            parameters: r.properties(node, "parameters"),
        }
    }
}

/// An entry of `operations`.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Its name.
    pub name: Spanned<String>,
    /// `method`
    pub method: Option<Spanned<String>>,
    /// `sub_client`
    pub sub_client: Option<Spanned<String>>,
    /// `tags`
    pub tags: Vec<String>,
    /// `call` or `graphql`
    pub kind: Option<OperationKind>,
    /// `description`
    pub description: Option<String>,
    /// `docs`
    pub docs: Option<String>,
    /// `scopes`
    pub scopes: Option<ScopeExpression>,
    /// The location of `scopes`.
    pub scopes_span: Span,
    /// `token`
    pub token: Option<Spanned<TokenUse>>,
    /// `security`
    pub security: Option<Security>,
    /// `path`
    pub path: Vec<Property>,
    /// `query`
    pub query: Vec<Property>,
    /// `headers`
    pub headers: Vec<Property>,
    /// `cookies`
    pub cookies: Vec<Property>,
    /// `body`, `form`, `multipart` or `binary`
    pub body: Option<Spanned<Body>>,
    /// A second body key.
    pub second_body: Option<Span>,
    /// `content_type`
    pub content_type: Option<Spanned<String>>,
    /// `empty_body`
    pub empty_body: Option<Spanned<bool>>,
    /// `optional_body`
    pub optional_body: Option<Spanned<bool>>,
    /// `body_limits`
    pub body_limits: Option<Spanned<Limits>>,
    /// `variables`
    pub variables: Vec<Property>,
    /// `data`
    pub data: Option<Spanned<String>>,
    /// `returns`
    pub returns: Option<Property>,
    /// `replies`
    pub replies: Vec<Reply>,
    /// `reply_headers`
    pub reply_headers: Vec<Property>,
    /// The location of `replies`, if `returns` is also set.
    pub second_reply: Option<Span>,
    /// `stream`
    pub stream: Option<Spanned<Stream>>,
    /// `accept`
    pub accept: Option<String>,
    /// `errors`
    pub errors: OperationErrors,
    /// `status`
    pub status: Option<u64>,
    /// `pages`
    pub pages: Option<PagesReference>,
    /// `idempotent`
    pub idempotent: Option<bool>,
    /// `idempotency_key`
    pub idempotency_key: Option<Spanned<IdempotencyKey>>,
    /// `redirect`
    pub redirect: Option<Spanned<Redirect>>,
    /// `deprecated`
    pub deprecated: Option<Deprecated>,
    /// Keys that belong to the other kind of operation.
    pub foreign_keys: Vec<Spanned<String>>,
}

/// The kind of an operation.
#[derive(Debug, Clone)]
pub enum OperationKind {
    /// An HTTP method and path.
    Call(Spanned<String>),
    /// A GraphQL document.
    GraphQl(Spanned<String>),
}

/// The token that an operation requires.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenUse {
    /// Any token.
    Any,
    /// A user token.
    User,
    /// An application token.
    App,
    /// No token.
    None,
}

/// A request body.
#[derive(Debug, Clone)]
pub enum Body {
    /// JSON of one type.
    Type(ShortType),
    /// A JSON object with these members.
    Members(Vec<Property>),
    /// A form with these members.
    Form(Vec<Property>),
    /// A form with the members of an object.
    FormType(ShortType),
    /// A multipart body with these parts.
    Multipart(Vec<Property>),
    /// A raw body.
    Binary {
        /// Media types. The caller chooses one; the first is the default.
        media_types: Vec<String>,
        /// Whether the body is optional.
        optional: bool,
    },
}

impl Body {
    /// Returns its members, which become parameters of the method.
    pub fn members(&self) -> &[Property] {
        match self {
            Self::Members(list) | Self::Form(list) | Self::Multipart(list) => list,
            Self::Type(_) | Self::FormType(_) | Self::Binary { .. } => &[],
        }
    }
}

/// An entry of `replies`.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The statuses.
    pub status: Spanned<StatusRange>,
    /// The type of the body; `None` for no body.
    pub body: Option<Property>,
}

/// `stream`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// The raw body.
    Bytes,
    /// Server-sent events.
    Events,
    /// JSON Lines.
    Lines,
}

impl Stream {
    const ALL: &[(&str, Self)] = &[
        ("bytes", Self::Bytes),
        ("events", Self::Events),
        ("lines", Self::Lines),
    ];
}

/// `errors` of an operation.
#[derive(Debug, Clone, Default)]
pub struct OperationErrors {
    /// Names of documented errors.
    pub named: Vec<Spanned<String>>,
    /// The types of error bodies by status.
    pub typed: Vec<TypedError>,
}

/// An error with a type of its own.
#[derive(Debug, Clone)]
pub struct TypedError {
    /// The statuses.
    pub status: Spanned<StatusRange>,
    /// The media type, if it distinguishes bodies with the same status.
    pub media_type: Option<String>,
    /// The type of the body; `None` for no body.
    pub body: Option<TypeExpression>,
}

/// `idempotency_key`
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IdempotencyKey {
    /// The header of this name; `None` for the header set in `api`.
    Header(Option<String>),
    /// No key, regardless of `api`.
    None,
}

/// `deprecated`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deprecated {
    /// What to use instead.
    pub instead: Option<String>,
}

/// The values of `token`.
const TOKEN_USES: &[(&str, TokenUse)] = &[
    ("any", TokenUse::Any),
    ("user", TokenUse::User),
    ("app", TokenUse::App),
    ("none", TokenUse::None),
];

impl Operation {
    pub(super) fn read(r: &mut Reader, name: Spanned<String>, node: &Node) -> Self {
        let call = node.text("call").map(OperationKind::Call);
        let kind = call.or_else(|| read_document(node).map(OperationKind::GraphQl));
        let foreign: &[&str] = match kind {
            Some(OperationKind::GraphQl(_)) => &[
                "path",
                "query",
                "cookies",
                "body",
                "form",
                "multipart",
                "binary",
                "content_type",
                "replies",
                "stream",
            ],
            _ => &["variables", "data"],
        };
        let is_foreign = |member: &&Member| foreign.contains(&member.key.as_str());
        let mut bodies = read_bodies(r, node).into_iter();
        Self {
            name,
            method: node.text("method"),
            sub_client: node.text("sub_client"),
            tags: tags(node),
            kind,
            description: node.text("description").map(|text| text.value),
            docs: node.text("docs").map(|text| text.value),
            scopes: r.scope_expression(node, "scopes"),
            scopes_span: node.get("scopes").map(Node::inner_span).unwrap_or_default(),
            token: node.choice("token", TOKEN_USES),
            security: Security::read(node, "security"),
            path: r.parameters(node, "path"),
            query: r.parameters(node, "query"),
            headers: r.parameters(node, "headers"),
            cookies: r.parameters(node, "cookies"),
            body: bodies.next(),
            second_body: bodies.next().map(|body| body.span),
            content_type: node.text("content_type"),
            empty_body: node.boolean("empty_body"),
            optional_body: node.boolean("optional_body"),
            body_limits: node
                .get("body_limits")
                .map(|limits| Spanned::new(Limits::read(limits), limits.span)),
            variables: r.parameters(node, "variables"),
            data: node.any_text("data"),
            returns: node.get("returns").and_then(|returns| {
                Property::read(
                    r,
                    Spanned::new("returns".into(), returns.inner_span()),
                    returns,
                )
            }),
            replies: read_replies(r, node),
            reply_headers: r.parameters(node, "reply_headers"),
            second_reply: node
                .get("replies")
                .filter(|_| node.get("returns").is_some())
                .map(|replies| replies.span),
            stream: node.choice("stream", Stream::ALL),
            accept: node.text("accept").map(|text| text.value),
            errors: read_errors(r, node),
            status: node.integer("status").map(|n| n.value),
            pages: PagesReference::read(node),
            idempotent: node.boolean("idempotent").map(|flag| flag.value),
            idempotency_key: read_idempotency_key(node),
            redirect: node.choice(
                "redirect",
                &[("refuse", Redirect::Refuse), ("follow", Redirect::Follow)],
            ),
            deprecated: read_deprecated(node),
            foreign_keys: node
                .members()
                .iter()
                .filter(is_foreign)
                .map(|m| m.key.clone())
                .collect(),
        }
    }
}

impl Operation {
    /// Returns the call if the operation has a valid one.
    pub(crate) fn call(&self) -> Option<CallExpression> {
        match &self.kind {
            Some(OperationKind::Call(text)) => CallExpression::parse(text).ok(),
            Some(OperationKind::GraphQl(_)) | None => None,
        }
    }
}

/// A GraphQL document: a string, or a list of lines.
fn read_document(node: &Node) -> Option<Spanned<String>> {
    if let Some(text) = node.text("graphql") {
        return Some(text);
    }
    let lines = node.texts("graphql")?;
    let span = node.get("graphql")?.span;
    let lines: Vec<String> = lines.into_iter().map(|line| line.value).collect();
    Some(Spanned::new(lines.join("\n"), span))
}

/// Returns the body, and any additional ones, which are invalid.
fn read_bodies(r: &mut Reader, node: &Node) -> Vec<Spanned<Body>> {
    let json = node.get("body").and_then(|body| {
        let value = match body.as_text() {
            Some(text) => Body::Type(r.short_type(&text)?),
            None => Body::Members(r.parameters_of(body)),
        };
        Some(Spanned::new(value, body.inner_span()))
    });
    let form = node.get("form").and_then(|form| {
        let value = match form.as_text() {
            Some(text) => Body::FormType(r.short_type(&text)?),
            None => Body::Form(r.parameters_of(form)),
        };
        Some(Spanned::new(value, form.inner_span()))
    });
    let multipart = node
        .get("multipart")
        .map(|parts| Spanned::new(Body::Multipart(r.parameters_of(parts)), parts.span));
    let binary = node.get("binary").map(|binary| {
        let texts = binary
            .as_text()
            .map_or_else(|| node.texts("binary"), |text| Some(vec![text]));
        let mut media_types: Vec<String> =
            texts.into_iter().flatten().map(|text| text.value).collect();
        let mut optional = false;
        for media_type in &mut media_types {
            if let Some(bare) = media_type.strip_suffix('?') {
                *media_type = bare.to_owned();
                optional = true;
            }
        }
        let value = Body::Binary {
            media_types,
            optional,
        };
        Spanned::new(value, binary.inner_span())
    });
    [json, form, multipart, binary]
        .into_iter()
        .flatten()
        .collect()
}

fn read_replies(r: &mut Reader, node: &Node) -> Vec<Reply> {
    let read = |r: &mut Reader, status: Spanned<String>, node: &Node| {
        Some(Reply {
            status: Spanned::new(StatusRange::parse(&status)?, status.span),
            body: match node.value {
                Json::Null => None,
                _ => Some(Property::read(
                    r,
                    Spanned::new("returns".into(), node.inner_span()),
                    node,
                )?),
            },
        })
    };
    let replies = r.map(node, "replies", read);
    replies.into_iter().flatten().collect()
}

fn read_errors(r: &mut Reader, node: &Node) -> OperationErrors {
    let body = |r: &mut Reader, node: &Node| {
        node.as_text().map(|text| {
            r.present_type(&text)
                .unwrap_or_else(TypeExpression::unreadable)
        })
    };
    let read = |r: &mut Reader, status: Spanned<String>, node: &Node| {
        let status = Spanned::new(StatusRange::parse(&status)?, status.span);
        let error = |media_type, body| TypedError {
            status,
            media_type,
            body,
        };
        if node.members().is_empty() {
            return Some(vec![error(None, body(r, node))]);
        }
        let by_type = node.members().iter().map(|member| {
            let media_type = member.key.value.to_ascii_lowercase();
            error(Some(media_type), body(r, &member.value))
        });
        Some(by_type.collect())
    };
    let typed = r.map(node, "errors", read);
    OperationErrors {
        named: node.texts("errors").unwrap_or_default(),
        typed: typed.into_iter().flatten().flatten().collect(),
    }
}

fn read_idempotency_key(node: &Node) -> Option<Spanned<IdempotencyKey>> {
    let key = node.get("idempotency_key")?;
    let value = match &key.value {
        Json::Boolean(false) => IdempotencyKey::None,
        Json::Boolean(true) => IdempotencyKey::Header(None),
        Json::Text(name) => IdempotencyKey::Header(Some(name.clone())),
        _ => return None,
    };
    Some(Spanned::new(value, key.inner_span()))
}

fn read_deprecated(node: &Node) -> Option<Deprecated> {
    match &node.get("deprecated")?.value {
        Json::Boolean(true) => Some(Deprecated { instead: None }),
        Json::Text(text) => Some(Deprecated {
            instead: Some(text.clone()),
        }),
        _ => None,
    }
}

fn tags(operation: &Node) -> Vec<String> {
    let tags = operation.texts("tags").unwrap_or_default();
    tags.into_iter().map(|tag| tag.value).collect()
}
