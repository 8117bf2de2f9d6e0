//! The closed format of script files: the keys of each object, and values of the right type.

use licit_format::diagnostic::{Code, Diagnostic};
use licit_format::source::{Json, Node, Spanned};

/// Reads objects and collects every problem.
#[derive(Default)]
pub(super) struct Problems(pub(super) Vec<Diagnostic>);

impl Problems {
    /// Adds a problem.
    pub(super) fn add(&mut self, problem: Diagnostic) {
        self.0.push(problem);
    }

    /// Checks that a value is an object with these keys only.
    pub(super) fn object(&mut self, node: &Node, what: &str, keys: &[&str]) -> bool {
        if !matches!(node.value, Json::Object(_)) {
            self.wrong_type(node, &format!("{what}, an object"));
            return false;
        }
        for member in node.members() {
            let key = member.key.value.as_str();
            if !keys.contains(&key) {
                let problem = Diagnostic::error(Code::UnknownKey, format!("unknown key `{key}`"))
                    .at(member.key.span, format!("not a key of {what}"))
                    .suggest_nearest("a key", key, member.key.span, keys.iter().copied());
                self.add(problem);
            }
        }
        true
    }

    /// The items of a list.
    pub(super) fn list<'n>(&mut self, node: Option<&'n Node>) -> &'n [Node] {
        match node {
            None => &[],
            Some(node) => {
                if !matches!(node.value, Json::List(_)) {
                    self.wrong_type(node, "a list");
                }
                node.elements()
            }
        }
    }

    /// A text, if there is one.
    pub(super) fn text(&mut self, node: Option<&Node>) -> Option<Spanned<String>> {
        let node = node?;
        let text = node.as_text();
        if text.is_none() {
            self.wrong_type(node, "a string");
        }
        text
    }

    /// A flag, `false` if it is absent.
    pub(super) fn flag(&mut self, node: Option<&Node>) -> bool {
        match node.map(|node| (node, &node.value)) {
            None => false,
            Some((_, Json::Boolean(flag))) => *flag,
            Some((node, _)) => {
                self.wrong_type(node, "`true` or `false`");
                false
            }
        }
    }

    /// A whole number in a range.
    pub(super) fn number(&mut self, node: &Node, least: i128, most: i128) -> Option<i128> {
        let Some(number) = node.as_integer() else {
            self.wrong_type(node, "a whole number");
            return None;
        };
        if (least..=most).contains(&number) {
            return Some(number);
        }
        let message = format!("{number} is not between {least} and {most}");
        self.add(Diagnostic::error(Code::OutOfRange, message).at(node.span, "out of range"));
        None
    }

    /// Reports a value that something else rejects.
    pub(super) fn invalid(&mut self, node: &Node, message: impl std::fmt::Display) {
        let problem = Diagnostic::error(Code::InvalidChoice, message.to_string());
        self.add(problem.at(node.inner_span(), "not valid here"));
    }

    fn wrong_type(&mut self, node: &Node, expected: &str) {
        let message = format!("expected {expected}, found {}", node.kind());
        let problem = Diagnostic::error(Code::WrongType, message);
        self.add(problem.at(node.span, "wrong type"));
    }
}
