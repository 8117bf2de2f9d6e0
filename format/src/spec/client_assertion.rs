//! JWTs for client authentication.

use super::Property;
use super::read::Reader;
use crate::expression::template::Template;
use crate::source::{Node, Span, Spanned};
use licit_tables::AssertionPlace;

/// `client_assertion`
#[derive(Debug, Clone)]
pub struct ClientAssertion {
    /// Its location.
    pub span: Span,
    /// `audience`
    pub audience: Option<Template>,
    /// `lifetime`
    pub lifetime: Option<u64>,
    /// `sent_as`
    pub place: Option<AssertionPlace>,
    /// `claims`
    pub claims: Vec<Property>,
    /// `headers`
    pub headers: Vec<Property>,
    /// `algorithms`
    pub algorithms: Vec<Spanned<String>>,
}

impl ClientAssertion {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        let places = [
            ("client_assertion", AssertionPlace::ClientAssertion),
            ("client_secret", AssertionPlace::ClientSecret),
            ("bearer", AssertionPlace::Bearer),
        ];
        Self {
            span: Span::new(node.span.start, node.span.start + 1),
            audience: r.template(node, "audience"),
            lifetime: node.integer("lifetime").map(|seconds| seconds.value),
            place: node.choice("sent_as", &places).map(|place| place.value),
            claims: r.properties(node, "claims"),
            headers: r.properties(node, "headers"),
            algorithms: node.texts("algorithms").unwrap_or_default(),
        }
    }
}
