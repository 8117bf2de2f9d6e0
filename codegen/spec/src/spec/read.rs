//! Small accessors from the tree to the model; each leaves out what has the wrong structure.

use super::{AuthMethod, Property};
use crate::diagnostic::Diagnostic;
use crate::scope_expression::ScopeExpression;
use crate::source::{Json, Node, Spanned};
use crate::template::Template;
use crate::type_expression::ShortType;

/// Collects what cannot be read while the model is built.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) found: Vec<Diagnostic>,
}

impl Reader {
    pub(super) fn text(&self, node: &Node, key: &str) -> Option<Spanned<String>> {
        node.get(key)?.as_text().filter(|text| !text.is_empty())
    }

    /// A text that may be empty: separators, descriptions.
    pub(super) fn any_text(&self, node: &Node, key: &str) -> Option<Spanned<String>> {
        node.get(key)?.as_text()
    }

    pub(super) fn texts(&self, node: &Node, key: &str) -> Option<Vec<Spanned<String>>> {
        let list = node.get(key)?;
        matches!(list.value, Json::List(_))
            .then(|| list.elements().iter().filter_map(Node::as_text).collect())
    }

    pub(super) fn integer(&self, node: &Node, key: &str) -> Option<Spanned<u64>> {
        let node = node.get(key)?;
        match &node.value {
            Json::Number(text) => Some(Spanned::new(text.parse().ok()?, node.span)),
            _ => None,
        }
    }

    pub(super) fn boolean(&self, node: &Node, key: &str) -> Option<Spanned<bool>> {
        let node = node.get(key)?;
        match node.value {
            Json::Boolean(value) => Some(Spanned::new(value, node.span)),
            _ => None,
        }
    }

    /// A word of a fixed list; other words were reported as structure.
    pub(super) fn choice<T: Copy>(
        &self,
        node: &Node,
        key: &str,
        words: &[(&str, T)],
    ) -> Option<Spanned<T>> {
        let text = self.text(node, key)?;
        let (_, value) = words.iter().find(|(word, _)| *word == text.value)?;
        Some(Spanned::new(*value, text.span))
    }

    pub(super) fn auth_methods(&self, node: &Node) -> Option<Vec<Spanned<AuthMethod>>> {
        let texts = self.texts(node, "token_endpoint_auth_methods")?;
        let known = |text: Spanned<String>| {
            Some(Spanned::new(AuthMethod::from_name(&text)?, text.span))
        };
        Some(texts.into_iter().filter_map(known).collect())
    }

    pub(super) fn template(&mut self, node: &Node, key: &str) -> Option<Template> {
        let text = self.text(node, key)?;
        self.keep(Template::parse(&text))
    }

    pub(super) fn short_type(&mut self, text: &Spanned<String>) -> Option<ShortType> {
        self.keep(ShortType::parse(text))
    }

    pub(super) fn scope_expression(&mut self, node: &Node, key: &str) -> Option<ScopeExpression> {
        let text = self.text(node, key)?;
        self.keep(ScopeExpression::parse(&text))
    }

    /// An object, read by `read`.
    pub(super) fn object<T>(
        &mut self,
        node: &Node,
        key: &str,
        read: impl FnOnce(&mut Self, &Node) -> T,
    ) -> Option<T> {
        let node = node.get(key)?;
        matches!(node.value, Json::Object(_)).then(|| read(self, node))
    }

    /// The members of an object whose keys the author chose; `$` keys are left out.
    pub(super) fn map<T>(
        &mut self,
        node: &Node,
        key: &str,
        mut read: impl FnMut(&mut Self, Spanned<String>, &Node) -> T,
    ) -> Vec<T> {
        let members = node.get(key).map(Node::members).unwrap_or_default();
        members.iter().map(|member| read(self, member.key.clone(), &member.value)).collect()
    }

    /// Pairs of texts: renamed parameters, captures.
    pub(super) fn pairs(&self, node: &Node, key: &str) -> Vec<(Spanned<String>, Spanned<String>)> {
        let members = node.get(key).map(Node::members).unwrap_or_default();
        members
            .iter()
            .filter_map(|member| Some((member.key.clone(), member.value.as_text()?)))
            .collect()
    }

    /// Properties or parameters.
    pub(super) fn properties(&mut self, node: &Node, key: &str) -> Vec<Property> {
        let members = node.get(key).map(Node::members).unwrap_or_default();
        self.members(members)
    }

    pub(super) fn members(&mut self, members: &[crate::source::Member]) -> Vec<Property> {
        members
            .iter()
            .filter_map(|member| Property::read(self, member.key.clone(), &member.value))
            .collect()
    }

    pub(super) fn keep<T>(&mut self, result: Result<T, Diagnostic>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(diagnostic) => {
                self.found.push(diagnostic);
                None
            }
        }
    }
}
