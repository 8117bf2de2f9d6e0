//! Schemas that list their values.

use std::collections::HashSet;

use super::{Typed, Types};
use crate::openapi::schema::Schema;
use crate::source::{Json, Member, Node, Span};

impl<'a> Types<'a> {
    /// Returns the type of an enum.
    pub(super) fn values(
        &mut self,
        values: &[&'a Node],
        types: &[&str],
        schema: &Schema<'a>,
        hint: &str,
    ) -> Typed {
        let all = |is: fn(&Node) -> bool| values.iter().all(|value| is(value));
        let is_text = |node: &Node| matches!(node.value, Json::Text(_));
        let is_number = |node: &Node| matches!(node.value, Json::Number(_));
        let is_boolean = |node: &Node| matches!(node.value, Json::Boolean(_));
        if all(is_scalar)
            && (types == ["string"]
                || (types.is_empty() && all(is_text))
                || all(is_text) && types.iter().all(|t| *t == "string"))
        {
            let texts = values
                .iter()
                .filter_map(|value| scalar_text(value))
                .collect();
            return Typed::plain(self.text_enum(texts, schema, hint));
        }
        if all(is_boolean) {
            return Typed::plain("boolean");
        }
        let integers: Option<Vec<i64>> = values
            .iter()
            .map(|value| match &value.value {
                Json::Text(text) => text.parse().ok(),
                _ => i64::try_from(value.as_integer()?).ok(),
            })
            .collect();
        match types {
            ["integer" | "number"] | [] if all(is_number) || types == ["integer"] => match integers
            {
                Some(integers) => Typed::plain(self.integer_enum(integers, schema, hint)),
                None if types == ["integer"] => Typed::plain("integer"),
                None => Typed::plain("number"),
            },
            [only] => {
                let only = (*only).to_owned();
                self.one(&only, schema, hint)
            }
            _ => {
                // For values of several types, only the types are lowered.
                let mut members = Vec::new();
                for (is, kind) in [
                    (is_boolean as fn(&Node) -> bool, "boolean"),
                    (is_number, "number"),
                    (is_text, "string"),
                ] {
                    if values.iter().any(|value| is(value)) {
                        members.push(Typed::plain(kind));
                    }
                }
                let span = schema.at.map(|at| at.node.span).unwrap_or_default();
                if !all(is_scalar) {
                    self.fallback(span, "enum values that are objects or lists");
                    return Typed::plain("json");
                }
                self.either(members, None, span, hint)
            }
        }
    }

    pub(super) fn text_enum(
        &mut self,
        mut texts: Vec<String>,
        schema: &Schema<'a>,
        hint: &str,
    ) -> String {
        let mut seen = HashSet::new();
        texts.retain(|text| seen.insert(text.clone()));
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        let values = texts
            .iter()
            .map(|text| Node::text_at(text.clone(), span))
            .collect();
        let name = self.enumeration(values, schema, hint);
        self.enums.insert(name.clone(), texts);
        name
    }

    pub(super) fn integer_enum(
        &mut self,
        mut integers: Vec<i64>,
        schema: &Schema<'a>,
        hint: &str,
    ) -> String {
        let mut seen = HashSet::new();
        integers.retain(|value| seen.insert(*value));
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        let values = integers
            .iter()
            .map(|value| Node {
                value: Json::Number(value.to_string()),
                span,
            })
            .collect();
        self.enumeration(values, schema, hint)
    }

    pub(super) fn enumeration(
        &mut self,
        values: Vec<Node>,
        schema: &Schema<'a>,
        hint: &str,
    ) -> String {
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        let mut members = Vec::new();
        if let Some(description) = self.texts.description(schema) {
            members.push(Member::new("$description", description));
        }
        let values = Node {
            value: Json::List(values),
            span,
        };
        members.push(Member::new("enum", values));
        self.inline(hint, Node::object_at(members, span))
    }

    pub(in crate::openapi) fn enum_texts(&self, name: &str) -> Option<&Vec<String>> {
        self.enums.get(name)
    }

    pub(in crate::openapi) fn merged_enum(
        &mut self,
        texts: Vec<String>,
        span: Span,
        hint: &str,
    ) -> String {
        let values = texts
            .iter()
            .map(|text| Node::text_at(text.clone(), span))
            .collect();
        let values = Node {
            value: Json::List(values),
            span,
        };
        let body = Node::object_at(vec![Member::new("enum", values)], span);
        let name = self.inline(hint, body);
        self.enums.insert(name.clone(), texts);
        name
    }
}

pub(super) fn is_scalar(node: &Node) -> bool {
    !matches!(node.value, Json::List(_) | Json::Object(_) | Json::Null)
}

fn scalar_text(node: &Node) -> Option<String> {
    match &node.value {
        Json::Text(text) | Json::Number(text) => Some(text.clone()),
        Json::Boolean(value) => Some(value.to_string()),
        _ => None,
    }
}
