//! Schemas that list their values.

use std::collections::HashSet;

use super::enum_texts::Described;
use super::{Typed, Types, boolean};
use crate::diagnostic::{Code, Diagnostic, Loss};
use crate::openapi::document::At;
use crate::openapi::integer;
use crate::openapi::schema::{self, Facet, Schema};
use crate::openapi::union_tag::Meaning;
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
        let is_integer = |node: &Node| node.as_integer().is_some();
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
            let described = Described::of(schema);
            return Typed::plain(self.text_enum(texts, (schema, &described), hint));
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
                Some(integers) => {
                    let described = Described::of(schema);
                    Typed::plain(self.integer_enum(integers, (schema, &described), hint))
                }
                None if types == ["integer"] || all(is_integer) => {
                    let message = "the values of an enum of very large integers".to_owned();
                    self.unlisted(schema, message, "any integer is accepted");
                    Typed::plain(integer::of_values(values))
                }
                None => self.fractions(schema),
            },
            [only] => {
                self.values_beside(values, only, schema);
                let only = (*only).to_owned();
                self.of_kind(&only, schema, hint)
            }
            _ => self.values_of_types(values, schema, hint),
        }
    }

    /// Returns the type of values of several types: an enum for each, or their union.
    fn values_of_types(&mut self, values: &[&'a Node], schema: &Schema<'a>, hint: &str) -> Typed {
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        if !values.iter().all(|value| is_scalar(value)) {
            self.fallback(span, "enum values that are objects or lists");
            return Typed::plain("json");
        }
        let is_boolean = |value: &&Node| matches!(value.value, Json::Boolean(_));
        let is_text = |value: &&Node| matches!(value.value, Json::Text(_));
        let (booleans, others): (Vec<&Node>, Vec<&Node>) =
            values.iter().partition(|value| is_boolean(value));
        let (texts, numbers): (Vec<&Node>, Vec<&Node>) = others.into_iter().partition(is_text);
        let kinds = [&booleans, &texts, &numbers];
        let is_only = kinds.iter().filter(|kind| !kind.is_empty()).count() == 1;
        // The union is named after the place, and an enum in it is its member.
        let within = |word: &str| {
            if is_only {
                hint.to_owned()
            } else {
                format!("{hint}{word}")
            }
        };
        let described = Described::of(schema);
        let mut members = Vec::new();
        if !booleans.is_empty() {
            members.push(Typed::plain("boolean"));
        }
        if !numbers.is_empty() {
            let integers = numbers
                .iter()
                .map(|value| i64::try_from(value.as_integer()?).ok());
            members.push(match integers.collect::<Option<Vec<i64>>>() {
                Some(integers) => {
                    let hint = within("Number");
                    Typed::plain(self.integer_enum(integers, (schema, &described), &hint))
                }
                None => self.fractions(schema),
            });
        }
        if !texts.is_empty() {
            let texts = texts
                .iter()
                .filter_map(|value| scalar_text(value))
                .collect();
            let hint = within("Text");
            members.push(Typed::plain(self.text_enum(
                texts,
                (schema, &described),
                &hint,
            )));
        }
        let meaning = Meaning {
            about: self.description(schema),
            ..Meaning::default()
        };
        self.either(members, meaning, span, hint)
    }

    /// Reports values that the type of an enum does not list, because they are objects or of another type.
    fn values_beside(&mut self, values: &[&'a Node], ty: &str, schema: &Schema<'a>) {
        let is_of_type = |value: &&Node| match value.value {
            Json::Boolean(_) => ty == "boolean",
            Json::Number(_) => ty == "number",
            Json::Object(_) => ty == "object",
            _ => false,
        };
        if values.iter().any(is_of_type) {
            let message = format!("the values of an enum of the type `{ty}` are not listed");
            self.unlisted(schema, message, "the generated type allows more values");
            return;
        }
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        if self.constraints.insert(span) {
            let message = format!("no value of an enum is of its type `{ty}`");
            let found = Diagnostic::warning(Code::Untyped, message);
            self.found.push(found.at(span, "the values are ignored"));
        }
    }

    /// Returns the type of numbers that no enum lists.
    fn fractions(&mut self, schema: &Schema<'a>) -> Typed {
        let message = "the values of an enum of fractional numbers".to_owned();
        self.unlisted(schema, message, "any number is accepted");
        Typed::plain("number")
    }

    /// Reports that the type of an enum does not list its values.
    fn unlisted(&mut self, schema: &Schema<'a>, message: String, label: &str) {
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        self.leave_out(Loss::Constraint, message, span, label);
    }

    /// Returns the enum of a choice between values: members that fix values, possibly beside a
    /// string. `None` if a member is something else, or the choice is one named enum.
    pub(in crate::openapi) fn choice_of_values(
        &mut self,
        members: &[At<'a>],
        schema: &Schema<'a>,
        hint: &str,
    ) -> Option<Typed> {
        let mut all: Vec<&'a Node> = Vec::new();
        let mut described = Described::default();
        let (mut enums, mut has_string, mut nullable) = (0, false, false);
        let mut is_named = true;
        for member in members {
            let read = schema::followed(self.documents, &[Facet::of(*member)]);
            nullable |= read.nullable;
            if !read.unions.is_empty() || !read.properties.is_empty() || !read.items.is_empty() {
                return None;
            }
            match &read.values {
                Some(values) => {
                    enums += 1;
                    is_named &= member.node.get("$ref").is_some();
                    all.extend(values);
                    described.read(&read);
                    if let [only] = values.as_slice() {
                        described.read_constant(only, *member);
                    }
                }
                None if read.types == ["string"] && read.format.is_none() => has_string = true,
                None => return None,
            }
        }
        let are_texts = all.iter().all(|value| matches!(value.value, Json::Text(_)));
        // A text beside a named enum opens the enum in this place only.
        if all.is_empty() || (enums == 1 && is_named && !has_string) {
            return None;
        }
        if are_texts {
            let texts = all.iter().filter_map(|value| scalar_text(value)).collect();
            let name = self.text_enum(texts, (schema, &described), hint);
            if has_string {
                self.open_inline_enum(&name);
            }
            return Some(Typed::plain(name).or_null(nullable));
        }
        let integers: Option<Vec<i64>> = all
            .iter()
            .map(|value| i64::try_from(value.as_integer()?).ok())
            .collect();
        let integers = integers.filter(|_| !has_string)?;
        let name = self.integer_enum(integers, (schema, &described), hint);
        Some(Typed::plain(name).or_null(nullable))
    }

    fn text_enum(
        &mut self,
        mut texts: Vec<String>,
        (schema, described): (&Schema<'a>, &Described<'_>),
        hint: &str,
    ) -> String {
        let mut seen = HashSet::new();
        texts.retain(|text| seen.insert(text.clone()));
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        let value = |text: &String| {
            let value = Node::text_at(text.clone(), span);
            described.value(value, text, self.texts, false)
        };
        let values = texts.iter().map(value).collect();
        let name = self.enumeration(values, schema, hint);
        self.enums.insert(name.clone(), texts);
        name
    }

    fn integer_enum(
        &mut self,
        mut integers: Vec<i64>,
        (schema, described): (&Schema<'a>, &Described<'_>),
        hint: &str,
    ) -> String {
        let mut seen = HashSet::new();
        integers.retain(|value| seen.insert(*value));
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        let value = |number: &i64| {
            let text = number.to_string();
            let value = Json::Number(text.clone());
            described.value(Node { value, span }, &text, self.texts, true)
        };
        let values = integers.iter().map(value).collect();
        let name = self.enumeration(values, schema, hint);
        self.integer_enums.insert(name.clone());
        name
    }

    fn enumeration(&mut self, values: Vec<Node>, schema: &Schema<'a>, hint: &str) -> String {
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        let mut members = Vec::new();
        members.extend(self.description(schema));
        let values = Node {
            value: Json::List(values),
            span,
        };
        members.push(Member::new("enum", values));
        self.inline(hint, Node::object_at(members, span))
    }

    /// Records that an enum of an anonymous schema lists only some of the texts that are accepted.
    pub(in crate::openapi) fn open_inline_enum(&mut self, name: &str) {
        if !self.enums.contains_key(name) || self.known_texts.contains(name) {
            return;
        }
        let mut models = self.models.iter_mut().rev();
        if let Some(model) = models.find(|model| model.key.value == name)
            && model.value.get("$open").is_none()
            && let Json::Object(members) = &mut model.value.value
        {
            members.push(Member::new("$open", boolean(model.value.span)));
        }
    }

    /// Records that an enum lists only some of the texts that are accepted in a place. One that has a name
    /// of its own is as it is wherever else it is used, so the place gets an enum of its own.
    pub(in crate::openapi) fn open_enum(&mut self, name: &mut String, span: Span, hint: &str) {
        if self.known_texts.contains(name.as_str())
            && let Some(texts) = self.enums.get(name.as_str()).cloned()
        {
            *name = self.merged_enum(texts, span, &format!("{hint}Value"));
        }
        self.open_inline_enum(name);
    }

    /// Whether a model is an enum.
    pub(in crate::openapi) fn is_enum(&self, name: &str) -> bool {
        self.enums.contains_key(name) || self.integer_enums.contains(name)
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

/// Whether a value is a scalar that a spec may contain: no number is infinite.
pub(super) fn is_sendable(node: &Node) -> bool {
    let is_finite = match &node.value {
        Json::Number(text) => text.parse::<f64>().is_ok_and(f64::is_finite),
        _ => true,
    };
    is_scalar(node) && is_finite
}

pub(super) fn scalar_text(node: &Node) -> Option<String> {
    match &node.value {
        Json::Text(text) | Json::Number(text) => Some(text.clone()),
        Json::Boolean(value) => Some(value.to_string()),
        _ => None,
    }
}
