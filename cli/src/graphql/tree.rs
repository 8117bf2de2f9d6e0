//! JSON as a tree, which keeps the order of members. Nothing here has a place in a text.

use licit_format::source::{Json, Member, Node, Span};

pub(super) fn text(text: impl Into<String>) -> Node {
    Node::text_at(text, nowhere())
}

pub(super) fn truth() -> Node {
    node(Json::Boolean(true))
}

pub(super) fn list(elements: impl IntoIterator<Item = Node>) -> Node {
    node(Json::List(elements.into_iter().collect()))
}

pub(super) fn object(members: Vec<Member>) -> Node {
    Node::object_at(members, nowhere())
}

fn node(value: Json) -> Node {
    Node {
        value,
        span: nowhere(),
    }
}

fn nowhere() -> Span {
    Span::new(0, 0)
}
