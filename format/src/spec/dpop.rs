//! DPoP (RFC 9449).

use crate::source::{Node, Span, Spanned};

/// `dpop`
#[derive(Debug, Clone)]
pub struct Dpop {
    /// Its location.
    pub span: Span,
    /// `required`
    pub required: Option<Spanned<bool>>,
    /// `algorithms`
    pub algorithms: Vec<Spanned<String>>,
}

impl Dpop {
    pub(super) fn read(node: &Node) -> Self {
        Self {
            span: Span::new(node.span.start, node.span.start + 1),
            required: node.boolean("required"),
            algorithms: node.texts("algorithms").unwrap_or_default(),
        }
    }
}
