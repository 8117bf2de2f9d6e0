//! OpenID Connect.

use super::read::Reader;
use crate::expression::template::Template;
use crate::expression::type_expression::TypeExpression;
use crate::source::{Node, Span, Spanned};

/// `openid`
#[derive(Debug, Clone)]
pub struct OpenId {
    /// Its location.
    pub span: Span,
    /// `issuer_pattern`
    pub issuer_pattern: Option<Template>,
    /// `id_token_signing_alg_values_supported`
    pub algorithms: Option<Vec<Spanned<String>>>,
    /// `id_token_encryption_alg_values_supported`
    pub encryption_algorithms: Option<Vec<Spanned<String>>>,
    /// `id_token_encryption_enc_values_supported`
    pub encryption_encodings: Option<Vec<Spanned<String>>>,
    /// `require_encrypted_id_token`
    pub require_encrypted: Option<Spanned<bool>>,
    /// `claims`
    pub claims: Option<Spanned<TypeExpression>>,
    /// `userinfo_endpoint`
    pub userinfo_endpoint: Option<Template>,
    /// `userinfo_signing_alg_values_supported`
    pub userinfo_algorithms: Option<Vec<Spanned<String>>>,
    /// `userinfo`
    pub userinfo: Option<Spanned<TypeExpression>>,
    /// `end_session_endpoint`
    pub end_session_endpoint: Option<Template>,
    /// `backchannel_logout_supported`
    pub backchannel_logout: bool,
    /// `trusted_audiences`
    pub trusted_audiences: Option<Vec<Spanned<String>>>,
    /// `clock_skew`
    pub clock_skew: Option<u64>,
}

impl OpenId {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        Self {
            span: Span::new(node.span.start, node.span.start + 1),
            issuer_pattern: r.template(node, "issuer_pattern"),
            algorithms: node.texts("id_token_signing_alg_values_supported"),
            encryption_algorithms: node.texts("id_token_encryption_alg_values_supported"),
            encryption_encodings: node.texts("id_token_encryption_enc_values_supported"),
            require_encrypted: node.boolean("require_encrypted_id_token"),
            claims: model(r, node, "claims"),
            userinfo_endpoint: r.template(node, "userinfo_endpoint"),
            userinfo_algorithms: node.texts("userinfo_signing_alg_values_supported"),
            userinfo: model(r, node, "userinfo"),
            end_session_endpoint: r.template(node, "end_session_endpoint"),
            backchannel_logout: node
                .boolean("backchannel_logout_supported")
                .is_some_and(|flag| flag.value),
            trusted_audiences: node.texts("trusted_audiences"),
            clock_skew: node.integer("clock_skew").map(|seconds| seconds.value),
        }
    }
}

fn model(r: &mut Reader, node: &Node, key: &str) -> Option<Spanned<TypeExpression>> {
    let text = node.text(key)?;
    Some(Spanned::new(r.present_type(&text)?, text.span))
}
