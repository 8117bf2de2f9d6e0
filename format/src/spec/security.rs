//! Security schemes and requirements: what calls send to authenticate, besides the access token.

use super::read::once;
use crate::source::{Node, Span, Spanned};
use licit_tables::owned::CredentialIn;

/// The name of the access token in requirements.
pub const TOKEN: &str = "token";

/// An entry of `security_schemes`.
#[derive(Debug, Clone)]
pub struct SecurityScheme {
    /// Its name.
    pub name: Spanned<String>,
    /// `description`
    pub description: Option<String>,
    /// `header`, `query`, `cookie`, `http` or `type`; `None` if it is the access token.
    pub place: Option<CredentialIn>,
}

impl SecurityScheme {
    pub(super) fn read(name: Spanned<String>, node: &Node) -> Self {
        let text = |key: &str| node.text(key).map(|text| text.value);
        let http = [
            ("basic", CredentialIn::Basic),
            ("bearer", CredentialIn::Bearer),
        ];
        let word = |key: &str, words: &[(&str, CredentialIn)]| {
            let word = text(key)?;
            let known = words.iter().find(|(known, _)| *known == word)?;
            Some(known.1.clone())
        };
        Self {
            name,
            description: text("description"),
            place: text("header")
                .map(CredentialIn::Header)
                .or_else(|| text("query").map(CredentialIn::Query))
                .or_else(|| text("cookie").map(CredentialIn::Cookie))
                .or_else(|| word("http", &http))
                .or_else(|| word("type", &[("mutual_tls", CredentialIn::MutualTls)])),
        }
    }

    /// Returns the name of the generated setter.
    pub fn rust_name(&self) -> String {
        crate::name::snake(&self.name)
    }
}

/// `security`: alternatives, each of which is enough.
#[derive(Debug, Clone)]
pub struct Security {
    /// Its location.
    pub span: Span,
    /// The alternatives. An empty one requires no credential.
    pub alternatives: Vec<Alternative>,
}

/// An alternative: everything in it is required.
#[derive(Debug, Clone)]
pub struct Alternative {
    /// Names of schemes, or [`TOKEN`], each with scopes.
    pub members: Vec<(Spanned<String>, Vec<Spanned<String>>)>,
}

impl Security {
    pub(super) fn read(node: &Node, key: &str) -> Option<Self> {
        let node = node.get(key)?;
        let scopes = |node: &Node| node.elements().iter().filter_map(Node::as_text).collect();
        let alternative = |node: &Node| Alternative {
            members: once(node.members())
                .map(|member| (member.key.clone(), scopes(&member.value)))
                .collect(),
        };
        Some(Self {
            span: node.span,
            alternatives: node.elements().iter().map(alternative).collect(),
        })
    }

    /// Returns every scheme that it names.
    pub(crate) fn schemes(&self) -> impl Iterator<Item = &Spanned<String>> {
        let alternatives = self.alternatives.iter();
        let members = alternatives.flat_map(|alternative| &alternative.members);
        members.map(|(name, _)| name)
    }
}
