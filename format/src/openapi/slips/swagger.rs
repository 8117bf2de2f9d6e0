//! What Swagger 2 writes in other places: the schema of a body, and the type of a parameter.

use super::Reader;
use crate::openapi::document::text_of;
use crate::source::{Json, Member, Node};

/// Keys of a parameter or a header in Swagger 2 that are keys of its schema in `OpenAPI` 3.
const OF_SCHEMAS: &[&str] = &[
    "type",
    "format",
    "items",
    "enum",
    "default",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "uniqueItems",
    "multipleOf",
    "pattern",
];

impl Reader {
    /// Moves the schema of a body into `content`.
    pub(super) fn own_schema(&mut self, owner: &mut Node) {
        if owner.get("content").is_some() {
            return;
        }
        let Json::Object(members) = &mut owner.value else {
            return;
        };
        let Some(at) = members.iter().position(|own| own.key.value == "schema") else {
            return;
        };
        let schema = members.remove(at);
        let (key, span) = (schema.key.span, schema.value.span);
        let media = Node::object_at(vec![schema], span);
        let content = Node::object_at(vec![Member::new("application/json", media)], span);
        members.push(Member::new("content", content));
        let message = "the `schema` of a body is not in its `content`";
        self.report(message, key, "read as that of `application/json`");
    }

    /// Moves the type of a parameter or a header into its schema.
    pub(super) fn own_type(&mut self, owner: &mut Node) {
        let others = ["schema", "content", "$ref"];
        if others.iter().any(|key| owner.get(key).is_some()) {
            return;
        }
        let Some(span) = owner.get("type").map(|kind| kind.span) else {
            return;
        };
        let Json::Object(members) = &mut owner.value else {
            return;
        };
        let all = std::mem::take(members).into_iter();
        let (schema, others): (Vec<Member>, Vec<Member>) =
            all.partition(|own| OF_SCHEMAS.contains(&own.key.value.as_str()));
        *members = others;
        members.push(Member::new("schema", Node::object_at(schema, span)));
        let format = members
            .iter()
            .find(|own| own.key.value == "collectionFormat");
        let (style, is_exploded) = match format.and_then(|format| text_of(&format.value)) {
            Some("multi") => (None, Some(true)),
            Some("csv") => (None, Some(false)),
            Some("ssv") => (Some("spaceDelimited"), Some(false)),
            Some("pipes") => (Some("pipeDelimited"), Some(false)),
            _ => (None, None),
        };
        members.extend(style.map(|style| Member::new("style", Node::text_at(style, span))));
        members.extend(is_exploded.map(|is_exploded| {
            let value = Json::Boolean(is_exploded);
            Member::new("explode", Node { value, span })
        }));
        self.report(
            "a `type` is not in a `schema`",
            span,
            "read as that of its schema",
        );
    }
}
