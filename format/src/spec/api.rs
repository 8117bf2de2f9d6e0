//! Settings of all API calls, and static tokens.

use super::Property;
use super::Security;
use super::read::Reader;
use crate::expression::template::Template;
use crate::source::{Node, Span, Spanned};
use licit_tables::owned::TokenIn;
use licit_tables::{ResetUnit, RetryAfter};

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
    pub(super) fn read(name: Spanned<String>, node: &Node) -> Self {
        let actors = [("user", false), ("app", true)];
        Self {
            name,
            description: node.text("description").map(|text| text.value),
            docs: node.text("docs").map(|text| text.value),
            scopes: node.texts("scopes"),
            acts_as_app: node
                .choice("acts_as", &actors)
                .is_some_and(|word| word.value),
        }
    }
}

/// `api`
#[derive(Debug, Clone, Default)]
pub struct Api {
    /// `base_url`
    pub base_url: Option<Template>,
    /// `token_in`
    pub token_in: Option<Spanned<TokenIn>>,
    /// `value` of `token_in`
    pub token_value: Option<Template>,
    /// `security`
    pub security: Option<Security>,
    /// `headers`
    pub headers: Vec<Property>,
    /// `query`
    pub query: Vec<Property>,
    /// `accept`
    pub accept: Option<String>,
    /// `trusted_origins`
    pub trusted_origins: Vec<Template>,
    /// `retry_after`
    pub retry_after: Option<RetryAfter>,
    /// `rate_limit`
    pub rate_limit: Option<RateLimit>,
    /// `idempotency_key`
    pub idempotency_key: Option<String>,
    /// `graphql_endpoint`
    pub graphql_endpoint: Option<Template>,
}

/// `rate_limit`
#[derive(Debug, Clone)]
pub struct RateLimit {
    /// Its location.
    pub span: Span,
    /// `limit`
    pub limit: Option<String>,
    /// `remaining`
    pub remaining: Option<String>,
    /// `reset`
    pub reset: Option<String>,
    /// `reset_unit`
    pub reset_unit: Option<Spanned<ResetUnit>>,
}

impl RateLimit {
    fn read(node: &Node) -> Self {
        let units = [
            ("seconds", ResetUnit::Seconds),
            ("milliseconds", ResetUnit::Milliseconds),
            ("epoch_seconds", ResetUnit::EpochSeconds),
            ("epoch_milliseconds", ResetUnit::EpochMilliseconds),
            ("date", ResetUnit::Date),
        ];
        let text = |key| node.text(key).map(|text| text.value);
        Self {
            span: node.span,
            limit: text("limit"),
            remaining: text("remaining"),
            reset: text("reset"),
            reset_unit: node.choice("reset_unit", &units),
        }
    }
}

/// Where API calls carry the token.
pub(crate) fn token_in(place: &Node) -> Option<Spanned<TokenIn>> {
    let text = |key| place.text(key).map(|text| text.value);
    let value = text("scheme")
        .map(TokenIn::Authorization)
        .or_else(|| text("header").map(TokenIn::Header))
        .or_else(|| text("query").map(TokenIn::Query))
        .or_else(|| text("body").map(TokenIn::Body))?;
    Some(Spanned::new(value, place.span))
}

impl Api {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        let units = [
            ("standard", RetryAfter::Standard),
            ("epoch_seconds", RetryAfter::EpochSeconds),
            ("milliseconds", RetryAfter::Milliseconds),
        ];
        let origins = node.texts("trusted_origins").unwrap_or_default();
        Self {
            base_url: r.template(node, "base_url"),
            token_in: node.get("token_in").and_then(token_in),
            token_value: node
                .get("token_in")
                .and_then(|place| r.template(place, "value")),
            security: Security::read(node, "security"),
            headers: r.properties(node, "headers"),
            query: r.properties(node, "query"),
            accept: node.text("accept").map(|text| text.value),
            trusted_origins: origins
                .iter()
                .filter_map(|t| r.keep(Template::parse(t)))
                .collect(),
            retry_after: node.choice("retry_after", &units).map(|word| word.value),
            rate_limit: r.object(node, "rate_limit", |_, node| RateLimit::read(node)),
            idempotency_key: node.text("idempotency_key").map(|text| text.value),
            graphql_endpoint: r.template(node, "graphql_endpoint"),
        }
    }
}
