//! What schemas allow beyond, or less than, the types that are generated for them.

use super::{Typed, Types, text_format};
use crate::diagnostic::{Diagnostic, Loss, shown};
use crate::openapi::document::At;
use crate::openapi::schema::Schema;

impl<'a> Types<'a> {
    /// Reports the keywords of a schema that allow fewer values than its type, each once.
    pub(super) fn unchecked(&mut self, schema: &Schema<'a>) {
        for facet in &schema.facets {
            let members = facet.at.node.members();
            self.documents.spend(1 + members.len() / 8);
            let found = members
                .iter()
                .filter(|member| UNCHECKED.contains(&member.key.as_str()))
                .map(|member| (member.key.as_str(), member.value.span));
            for (key, span) in found {
                if self.constraints.insert(span) {
                    let message = format!("`{key}` is not checked");
                    self.found.push(
                        Diagnostic::left_out(Loss::Constraint, message)
                            .at(span, "the generated type allows more values"),
                    );
                }
            }
        }
    }

    /// Reports the type of values without a known tag (OpenAPI 3.2 §4.25), once for each discriminator.
    pub(in crate::openapi) fn default_mapping(&mut self, discriminator: At<'a>) {
        let Some(mapping) = discriminator.node.get("defaultMapping") else {
            return;
        };
        if self.constraints.insert(mapping.span) {
            self.found.push(
                Diagnostic::left_out(Loss::Mapping, "`defaultMapping` is ignored").at(
                    mapping.span,
                    "a value without a known tag remains JSON, as `Other`",
                ),
            );
        }
    }

    /// Infers the type of a schema without `type` from its other keys.
    pub(super) fn unsaid(&mut self, schema: &Schema<'a>, hint: &str) -> Typed {
        if schema.is_about_members() {
            return self.of_kind("object", schema, hint);
        }
        if !schema.items.is_empty() || !schema.prefix.is_empty() {
            return self.list(schema, hint);
        }
        if schema.text_like
            || schema
                .format
                .is_some_and(|format| text_format(format) != "string")
        {
            return self.of_kind("string", schema, hint);
        }
        self.any(schema);
        Typed::plain("json")
    }

    /// Counts a value of which the document says nothing, or nothing that a type could express.
    pub(super) fn any(&mut self, schema: &Schema<'a>) {
        let own = schema
            .at
            .iter()
            .chain(schema.facets.iter().map(|facet| &facet.at));
        let mut keys = own.flat_map(|at| at.node.members());
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        match keys.find(|key| CONSTRAINTS.contains(&key.key.as_str())) {
            Some(key) => {
                let message = format!("`{}` without a type", shown(&key.key.value));
                self.fallback(key.key.span, &message);
            }
            None if self.opened.insert(span) => self.open += 1,
            None => {}
        }
    }
}

/// Keys that constrain a value without giving it a type.
const CONSTRAINTS: &[&str] = &[
    "not",
    "if",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "contains",
    "propertyNames",
    "dependentRequired",
    "prefixItems",
    "$dynamicRef",
];

/// Keywords that exclude values of a type. What their schemas say of properties is carried.
const UNCHECKED: &[&str] = &[
    "not",
    "if",
    "dependentRequired",
    "contains",
    "propertyNames",
    "unevaluatedItems",
];
