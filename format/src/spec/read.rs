//! Small accessors from the tree to the model. Each skips values with the wrong structure.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::expression::place::Place;
use crate::expression::scope_expression::ScopeExpression;
use crate::expression::template::Template;
use crate::expression::type_expression::{ShortType, TypeExpression};
use crate::source::{Json, Member, Node, Spanned};

/// Names mapped to strings, such as renamed parameters and captures.
pub(super) type Pairs = Vec<(Spanned<String>, Spanned<String>)>;

/// Collects parse errors while the model is built.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) found: Vec<Diagnostic>,
}

impl Reader {
    pub(super) fn template(&mut self, node: &Node, key: &str) -> Option<Template> {
        let written = node.get(key)?;
        let template = node
            .text(key)
            .and_then(|text| self.keep(Template::parse(&text)));
        Some(template.unwrap_or_else(|| Template::unreadable(written.span)))
    }

    /// Reads a template that may be empty.
    pub(super) fn any_template(&mut self, node: &Node, key: &str) -> Option<Template> {
        let text = node.any_text(key)?;
        self.keep(Template::parse(&text))
    }

    pub(super) fn short_type(&mut self, text: &Spanned<String>) -> Option<ShortType> {
        self.keep(ShortType::parse(text))
    }

    /// Reads a type whose value cannot be absent, so that `?` is meaningless.
    pub(super) fn present_type(&mut self, text: &Spanned<String>) -> Option<TypeExpression> {
        let short = self.short_type(text)?;
        if short.optional {
            let end = text.value.trim_end().len();
            let span = text.part(end - 1, end);
            self.found.push(
                Diagnostic::error(Code::TypeSyntax, "`?` is not allowed here")
                    .at(span, "this value is always present")
                    .suggest("remove it", span, ""),
            );
        }
        Some(short.expression)
    }

    /// Reads the type at a key, with its location.
    pub(super) fn spanned_type(
        &mut self,
        node: &Node,
        key: &str,
    ) -> Option<Spanned<TypeExpression>> {
        let text = node.text(key)?;
        Some(Spanned::new(self.present_type(&text)?, text.span))
    }

    pub(super) fn scope_expression(&mut self, node: &Node, key: &str) -> Option<ScopeExpression> {
        let text = node.text(key)?;
        self.keep(ScopeExpression::parse(&text))
    }

    /// Reads a place in a reply.
    pub(super) fn place(&mut self, node: &Node, key: &str) -> Option<Place> {
        let text = node.text(key)?;
        self.keep(Place::parse(&text))
    }

    /// Reads an object with `read`.
    pub(super) fn object<T>(
        &mut self,
        node: &Node,
        key: &str,
        read: impl FnOnce(&mut Self, &Node) -> T,
    ) -> Option<T> {
        let node = node.get(key)?;
        matches!(node.value, Json::Object(_)).then(|| read(self, node))
    }

    /// Reads the members of an object with author-defined keys.
    pub(super) fn map<T>(
        &mut self,
        node: &Node,
        key: &str,
        mut read: impl FnMut(&mut Self, Spanned<String>, &Node) -> T,
    ) -> Vec<T> {
        let members = node.get(key).map(Node::members).unwrap_or_default();
        once(members)
            .map(|member| read(self, member.key.clone(), &member.value))
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

/// Returns the value at a key if it has the right structure.
impl Node {
    pub(super) fn text(&self, key: &str) -> Option<Spanned<String>> {
        self.get(key)?.as_text().filter(|text| !text.is_empty())
    }

    /// Returns a string that may be empty: separators, descriptions.
    pub(super) fn any_text(&self, key: &str) -> Option<Spanned<String>> {
        self.get(key)?.as_text()
    }

    pub(super) fn texts(&self, key: &str) -> Option<Vec<Spanned<String>>> {
        let list = self.get(key)?;
        matches!(list.value, Json::List(_))
            .then(|| list.elements().iter().filter_map(Node::as_text).collect())
    }

    pub(super) fn integer(&self, key: &str) -> Option<Spanned<u64>> {
        let node = self.get(key)?;
        Some(Spanned::new(
            u64::try_from(node.as_integer()?).ok()?,
            node.span,
        ))
    }

    pub(super) fn boolean(&self, key: &str) -> Option<Spanned<bool>> {
        let node = self.get(key)?;
        match node.value {
            Json::Boolean(value) => Some(Spanned::new(value, node.span)),
            _ => None,
        }
    }

    /// Returns a value from a fixed list. Other values were reported by the structural rules.
    pub(super) fn choice<T: Copy>(&self, key: &str, words: &[(&str, T)]) -> Option<Spanned<T>> {
        let text = self.text(key)?;
        let (_, value) = words.iter().find(|(word, _)| *word == text.value)?;
        Some(Spanned::new(*value, text.span))
    }

    /// Returns pairs of strings: renamed parameters, captures. An empty object differs from none.
    pub(super) fn pairs(&self, key: &str) -> Option<Pairs> {
        Some(self.get(key)?.pairs_of())
    }

    /// Returns the members of an object as pairs of strings.
    pub(super) fn pairs_of(&self) -> Pairs {
        let pair = |member: &Member| Some((member.key.clone(), member.value.as_text()?));
        once(self.members()).filter_map(pair).collect()
    }
}

/// Returns the members without duplicates, which were reported by the structural rules.
pub(super) fn once(members: &[Member]) -> impl Iterator<Item = &Member> {
    let mut seen = HashSet::new();
    members
        .iter()
        .filter(move |member| seen.insert(member.key.as_str()))
}
