//! Operations and sub-clients.

use super::read::Reader;
use super::{PagesReference, Property};
use crate::call::CallExpression;
use crate::scope_expression::ScopeExpression;
use crate::source::{Json, Member, Node, Span, Spanned};
use crate::type_expression::ShortType;

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
        let call = node.text("call").map(OperationKind::Call);
        let kind = call.or_else(|| read_document(node).map(OperationKind::GraphQl));
        let foreign: &[&str] = match kind {
            Some(OperationKind::GraphQl(_)) => &["path", "query", "body", "form"],
            _ => &["variables", "data"],
        };
        let is_foreign = |member: &&Member| foreign.contains(&member.key.as_str());
        let body = read_body(r, node);
        let form = node
            .get("form")
            .map(|form| Spanned::new(Body::Form(r.properties_of(form)), form.span));
        Self {
            name,
            kind,
            description: node.text("description").map(|text| text.value),
            docs: node.text("docs").map(|text| text.value),
            scopes: r.scope_expression(node, "scopes"),
            scopes_span: node.get("scopes").map(Node::inner_span).unwrap_or_default(),
            token: node.choice("token", &uses),
            path: r.properties(node, "path"),
            query: r.properties(node, "query"),
            headers: r.properties(node, "headers"),
            second_body: form
                .as_ref()
                .filter(|_| body.is_some())
                .map(|form| form.span),
            body: body.or(form),
            variables: r.properties(node, "variables"),
            data: node.any_text("data"),
            returns: node.get("returns").and_then(|returns| {
                Property::read(
                    r,
                    Spanned::new("returns".into(), returns.inner_span()),
                    returns,
                )
            }),
            status: node.integer("status").map(|n| n.value),
            pages: PagesReference::read(node),
            idempotent: node.boolean("idempotent").map(|flag| flag.value),
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
    /// The call, when the operation has one that can be read.
    pub(crate) fn call(&self) -> Option<CallExpression> {
        match &self.kind {
            Some(OperationKind::Call(text)) => CallExpression::parse(text).ok(),
            Some(OperationKind::GraphQl(_)) | None => None,
        }
    }
}

/// A GraphQL document: a text, or a list of lines.
fn read_document(node: &Node) -> Option<Spanned<String>> {
    if let Some(text) = node.text("graphql") {
        return Some(text);
    }
    let lines = node.texts("graphql")?;
    let span = node.get("graphql")?.span;
    let lines: Vec<String> = lines.into_iter().map(|line| line.value).collect();
    Some(Spanned::new(lines.join("\n"), span))
}

fn read_body(r: &mut Reader, node: &Node) -> Option<Spanned<Body>> {
    let body = node.get("body")?;
    let value = match body.as_text() {
        Some(text) => Body::Type(r.short_type(&text)?),
        None => Body::Members(r.properties_of(body)),
    };
    Some(Spanned::new(value, body.inner_span()))
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
