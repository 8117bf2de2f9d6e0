//! Objects: their properties, and what else they may have.

use std::collections::HashMap;

use super::enumeration::is_sendable;
use super::{Typed, Types, boolean, escaped, undescribed};
use crate::diagnostic::{Code, Diagnostic, Loss, shown};
use crate::openapi::annotations::Annotations;
use crate::openapi::document::At;
use crate::openapi::schema::{Additional, Facet, Property, Schema};
use crate::openapi::union_tag::Meaning;
use crate::openapi::{limits, name, schema};
use crate::source::{Json, Member, Node, Span};

impl<'a> Types<'a> {
    pub(super) fn any_object(&mut self, schema: &Schema<'a>, hint: &str) -> Typed {
        if schema.properties.is_empty() {
            if let Some(value) = self.rest(schema, &format!("{}Value", name::model(hint))) {
                return Typed::plain(format!("{{{}}}", value.0.inner()));
            }
            // An object without members is an object; any other untyped object is a map.
            if !matches!(schema.additional, Additional::None) || !schema.required.is_empty() {
                self.any(schema);
                return Typed::plain("{json}");
            }
        }
        let body = self.object(schema, hint);
        let name = self.inline(hint, body);
        self.objects.insert(name.clone());
        Typed::plain(name)
    }

    /// Returns the type of the members that have no property, and its location: that of
    /// `additionalProperties`, of `patternProperties`, or of either.
    pub(in crate::openapi) fn rest(
        &mut self,
        schema: &Schema<'a>,
        hint: &str,
    ) -> Option<(Typed, Span)> {
        let mut places: Vec<At<'a>> = schema.patterns.clone();
        match schema.additional {
            Additional::Of(at) => places.push(at),
            Additional::Any if !schema.properties.is_empty() || !places.is_empty() => {
                let span = schema.at.map(|at| at.node.span).unwrap_or_default();
                return Some((Typed::plain("json"), span));
            }
            Additional::Any | Additional::Unsaid | Additional::None => {}
        }
        let span = places.last()?.node.span;
        if !schema.closes_patterns() {
            self.fallback(span, "members that no pattern describes are any value");
            return Some((Typed::plain("json"), span));
        }
        let mut types = Vec::new();
        for at in places {
            types.push(self.of(at, hint));
        }
        Some((self.either(types, Meaning::default(), span, hint), span))
    }

    /// Returns an object's members as written in a model of a spec.
    pub(super) fn object(&mut self, schema: &Schema<'a>, name: &str) -> Node {
        let span = schema.at.map(|at| at.node.span).unwrap_or_default();
        self.unchecked(schema);
        let mut members = Vec::new();
        members.extend(self.description(schema));
        let undescribed = self.undescribed(schema);
        let rest = self.rest(schema, &format!("{name}Value"));
        if let Some((of, at)) = rest.or(undescribed) {
            let of = Node::text_at(of.inner(), at);
            members.push(Member::new("$additional", of));
        } else if matches!(schema.additional, Additional::None) {
            members.push(Member::new("$additional", Node::text_at("none", span)));
        }
        for property in &schema.properties {
            if property.name.value.trim().is_empty() {
                self.fallback(property.name.span, "a property without a name is ignored");
                continue;
            }
            let required = schema.required.contains(property.name.as_str());
            members.push(self.property(name, property, required));
        }
        Node::object_at(members, span)
    }

    /// Reports required members without a property. If they may exist, returns the type that
    /// preserves them. A member whose name differs from a property's only in case is a slip.
    pub(super) fn undescribed(&mut self, schema: &Schema<'a>) -> Option<(Typed, Span)> {
        let undescribed = undescribed(&schema.properties, &schema.required);
        if undescribed.is_empty() {
            return None;
        }
        let described = schema.properties.iter().map(|p| p.name.as_str());
        let lower: HashMap<String, &str> =
            described.map(|name| (name.to_lowercase(), name)).collect();
        let span = schema.required_at.unwrap_or_default();
        let mut preserved = None;
        for wanted in undescribed {
            let message = format!("no property describes the required `{}`", shown(wanted));
            let warning = Diagnostic::warning(Code::RequiredProperty, message);
            let warning = match lower.get(&wanted.to_lowercase()) {
                Some(near) => warning.at(
                    span,
                    format!("ignored: `{}` is another property", shown(near)),
                ),
                None if matches!(schema.additional, Additional::None) => {
                    warning.at(span, "ignored: the schema allows no other members")
                }
                None => {
                    preserved = Some((Typed::plain("json"), span));
                    warning.at(span, "preserved as any JSON value")
                }
            };
            self.found.push(warning);
        }
        preserved
    }

    /// Reports `required` with a boolean, as in earlier drafts of JSON Schema: whether a property is
    /// required is stated by its object.
    pub(in crate::openapi) fn required_in(&mut self, facets: &[Facet<'_>]) {
        for facet in facets {
            let required = facet.at.node.get("required");
            let Some(required) = required.filter(|node| matches!(node.value, Json::Boolean(_)))
            else {
                continue;
            };
            if self.opened.insert(required.span) {
                let message = "`required` of a property is not a list";
                self.found
                    .push(Diagnostic::warning(Code::RequiredProperty, message).at(
                        required.span,
                        "ignored: list the property in the `required` of its object",
                    ));
            }
        }
    }

    /// Reports the required fields of a form that no property describes.
    pub(in crate::openapi) fn unsent(&mut self, undescribed: Vec<&str>, span: Span) {
        for wanted in undescribed {
            let message = format!("no property describes the required `{}`", shown(wanted));
            let warning = Diagnostic::warning(Code::RequiredProperty, message);
            self.found.push(warning.at(
                span,
                "ignored: a field without a description cannot be sent",
            ));
        }
    }

    pub(super) fn property(
        &mut self,
        parent: &str,
        property: &Property<'a>,
        required: bool,
    ) -> Member {
        let hint = self.property_hint(parent, property);
        let facets = &property.facets;
        let span = facets
            .first()
            .map_or(property.name.span, |f| f.at.node.span);
        self.required_in(facets);
        let annotations = Annotations::of(self.documents, facets);
        let mut typed = Typed::plain("string");
        let schema = schema::read(self.documents, facets);
        let constant = match schema.values.as_deref() {
            Some([only]) if required && !schema.nullable && schema.unions.is_empty() => {
                let integer = only
                    .as_integer()
                    .and_then(|number| i64::try_from(number).ok());
                let simple =
                    matches!(&only.value, Json::Text(_) | Json::Boolean(_)) || integer.is_some();
                let fits = schema.types.is_empty() || !schema.types.contains(&"array");
                (simple && fits).then(|| (*only).clone())
            }
            _ => None,
        };
        let mut members = Vec::new();
        if let Some(constant) = constant {
            let constant = match (&constant.value, schema.types.as_slice()) {
                (Json::Number(text), ["string"]) => Node::text_at(text.clone(), constant.span),
                (Json::Boolean(value), ["string"]) => {
                    Node::text_at(value.to_string(), constant.span)
                }
                _ => constant,
            };
            members.push(Member::new("const", constant));
        } else {
            typed = self.lower(facets, &hint);
            let optional = if required { "" } else { "?" };
            members.push(Member::new(
                "type",
                Node::text_at(format!("{}{optional}", typed.inner()), span),
            ));
            members.extend(limits::of(self.documents, facets));
            let default = annotations.get("default");
            if let Some(default) = default.filter(|default| is_sendable(default)) {
                members.extend(default_of(default, required));
            }
        }
        members.extend(self.flags(property, &annotations, span));
        let description = self.texts_of(facets, &annotations, &typed.text);
        members.extend(description.map(|about| Member::new("description", about)));
        let value = match members.as_mut_slice() {
            [only] if only.key.value == "type" => std::mem::replace(&mut only.value, boolean(span)),
            _ => Node::object_at(members, span),
        };
        Member {
            key: property.name.clone().map(|name| escaped(&name)),
            value,
        }
    }

    /// Returns the keys for when a property is sent, returned, or not to be used.
    fn flags(
        &mut self,
        property: &Property<'a>,
        annotations: &Annotations<'a>,
        span: Span,
    ) -> Vec<Member> {
        let says = |key: &str| annotations.is(key);
        let (read_only, write_only) = (says("readOnly"), says("writeOnly"));
        let neither_way = read_only && write_only;
        if neither_way {
            self.found.push(
                Diagnostic::left_out(
                    Loss::Member,
                    format!(
                        "`{}` is both read-only and write-only",
                        shown(&property.name)
                    ),
                )
                .at(span, "treated as neither"),
            );
        }
        let flags = [
            ("read_only", read_only && !neither_way),
            ("write_only", write_only && !neither_way),
            ("deprecated", says("deprecated")),
        ];
        let set = flags.into_iter().filter(|(_, is_set)| *is_set);
        set.map(|(key, _)| Member::new(key, boolean(span)))
            .collect()
    }
}

/// The default of a property. A parameter with one is optional, unless the document requires it.
fn default_of(default: &Node, required: bool) -> impl Iterator<Item = Member> + use<> {
    let stated = Node {
        value: Json::Boolean(false),
        span: default.span,
    };
    let stated = required.then(|| Member::new("optional", stated));
    std::iter::once(Member::new("default", default.clone())).chain(stated)
}
