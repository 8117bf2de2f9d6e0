//! Required members and parameters with `const`: requests contain them without being set.

use super::document::Documents;
use super::schema::{Facet, followed};
use crate::source::{Json, Node};

/// Returns the value that `const` fixes, if it is a text, an integer or a boolean. A list of one value
/// may become longer in a later version of the document, and `const` may not.
pub(super) fn of(documents: &Documents, facets: &[Facet<'_>]) -> Option<Node> {
    let schema = followed(documents, facets);
    let is_stated = |facet: &Facet<'_>| facet.at.node.get("const").is_some();
    let is_one_type = schema.unions.is_empty() && !schema.nullable;
    if !is_one_type || !schema.facets.iter().any(is_stated) {
        return None;
    }
    let [only] = schema.values.as_deref()? else {
        return None;
    };
    let is_text = schema.types == ["string"];
    let value = match &only.value {
        Json::Number(text) if is_text => Json::Text(text.clone()),
        Json::Boolean(value) if is_text => Json::Text(value.to_string()),
        Json::Text(_) | Json::Boolean(_) => only.value.clone(),
        Json::Number(_) => Json::Number(i64::try_from(only.as_integer()?).ok()?.to_string()),
        Json::Null | Json::List(_) | Json::Object(_) => return None,
    };
    let span = only.span;
    Some(Node { value, span })
}

/// Returns a constant as a text that is sent unchanged. Braces have a meaning in a spec.
pub(super) fn text(constant: &Node) -> Option<Node> {
    let text = match &constant.value {
        Json::Text(text) | Json::Number(text) => text.clone(),
        Json::Boolean(value) => value.to_string(),
        Json::Null | Json::List(_) | Json::Object(_) => return None,
    };
    let is_plain = !text.contains(['{', '}']);
    is_plain.then(|| Node::text_at(text, constant.span))
}
