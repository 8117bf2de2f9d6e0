//! Arrays and tuples.

use super::{Typed, Types};
use crate::openapi::name;
use crate::openapi::schema::{Facet, Schema};
use crate::source::Json;

impl<'a> Types<'a> {
    pub(super) fn list(&mut self, schema: &Schema<'a>, hint: &str) -> Typed {
        if !schema.prefix.is_empty() {
            return self.tuple(schema, hint);
        }
        if schema.items.is_empty() {
            let of = match &schema.values {
                // The values of a list apply to its items.
                Some(values) if values.iter().all(|v| !matches!(v.value, Json::List(_))) => {
                    self.values(values, &[], schema, &name::model(hint)).text
                }
                _ => {
                    self.any(schema);
                    "json".to_owned()
                }
            };
            return Typed::plain(format!("[{of}]"));
        }
        let items = schema.items.clone();
        let hint = self.names.item(hint);
        let item = self.lower(&items, &hint);
        Typed::plain(format!("[{}]", item.inner()))
    }

    /// Returns the type of a list whose first items have schemas of their own (JSON Schema 2020-12
    /// §10.3.1.1). No type of a spec says at which position an item is, so that items of different
    /// types are JSON: a list of a union would accept each at every position.
    pub(super) fn tuple(&mut self, schema: &Schema<'a>, hint: &str) -> Typed {
        let one = self.names.item(hint);
        let mut items = Vec::new();
        for (at, item) in schema.prefix.iter().enumerate() {
            items.push(self.of(*item, &format!("{one}{}", at + 1)));
        }
        let says_more = |rest: &&Facet<'a>| !matches!(rest.at.node.value, Json::Boolean(_));
        let rest: Vec<Facet<'a>> = schema.items.iter().filter(says_more).copied().collect();
        if !rest.is_empty() {
            items.push(self.lower(&rest, &format!("{one}Rest")));
        }
        items.dedup();
        if let [same] = items.as_slice() {
            return Typed::plain(format!("[{}]", same.inner()));
        }
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        self.fallback(span, "list items whose types depend on their positions");
        Typed::plain("[json]")
    }
}
