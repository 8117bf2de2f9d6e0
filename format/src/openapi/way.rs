//! The ways of calling an operation that differ only in media types. Each is an operation of the spec;
//! the preferred one has the plain name.

use crate::source::{Json, Member, Node, Span};

/// A way of sending a body, or of reading a reply.
#[derive(Debug, Clone, Default)]
pub(crate) struct Way {
    /// The end of the operation's name; empty for the preferred way.
    pub(crate) suffix: String,
    /// What it would be if another way were preferred.
    pub(crate) word: String,
    /// Its keys of the operation.
    pub(crate) members: Vec<Member>,
    /// The header that selects one of several media types.
    pub(crate) choice: Option<Choice>,
    /// A sentence about it, for the operation's documentation.
    pub(crate) about: String,
}

/// A header with one of several media types, chosen by the call.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    header: &'static str,
    names: Vec<String>,
    /// Whether the first name is sent if the call does not choose.
    has_default: bool,
}

impl Choice {
    pub(crate) fn new(header: &'static str, names: &[String]) -> Self {
        Self {
            header,
            names: names.to_vec(),
            has_default: true,
        }
    }

    /// If the call does not choose, something else is sent than one of the names.
    pub(crate) fn without_default(self) -> Self {
        Self {
            has_default: false,
            ..self
        }
    }

    /// Returns the header as a parameter of the operation.
    pub(crate) fn parameter(&self, span: Span) -> Member {
        let text = |text: &str| Node::text_at(text, span);
        let values = self.names.iter().map(|name| text(name)).collect();
        let values = Node {
            value: Json::List(values),
            span,
        };
        let mut members = vec![
            Member::new("enum", values),
            Member::new("optional", super::types::boolean(span)),
        ];
        let default = self.names.first().filter(|_| self.has_default);
        members.extend(default.map(|default| Member::new("default", text(default))));
        let about = match self.header {
            "accept" => "The media type of the reply.",
            _ => "The media type of the body.",
        };
        members.push(Member::new("description", text(about)));
        Member::new(self.header, Node::object_at(members, span))
    }
}
