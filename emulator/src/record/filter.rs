//! Reduces a value to what its type describes. The rest is left out and counted.

use std::collections::BTreeMap;

use licit_format::resolve::{
    Builtin, Field, Model, ModelKind, Object, Parameter, Provider, Type, Union,
};
use serde_json::{Map, Value};

use super::secrets::Secrets;
use crate::model::sample::{self, Place};
use crate::model::{self, check, limits, secrecy};

/// Why a value is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// The spec does not have it.
    Undeclared,
    /// The spec does not describe its type.
    Untyped,
    /// It is secret.
    Secret,
    /// It is not of its type.
    Unfit,
}

impl Why {
    /// Human-readable.
    pub(super) fn describe(self) -> &'static str {
        match self {
            Self::Undeclared => "undeclared",
            Self::Untyped => "of no declared type",
            Self::Secret => "secret",
            Self::Unfit => "not of its type",
        }
    }
}

/// The values that were left out: where and why, and how many.
pub(super) type Dropped = BTreeMap<(String, Why), u64>;

/// What happens to a required value that is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Required {
    /// A sample of its type is in its place, so that the whole still fits the spec.
    Replaced,
    /// It is left out, too.
    LeftOut,
}

/// Reduces values, and counts what it leaves out.
pub(super) struct Filter<'f> {
    provider: &'f Provider,
    secrets: &'f Secrets,
    required: Required,
    pub(super) dropped: Dropped,
    /// The values that are secret by their type or name.
    pub(super) found: Vec<String>,
}

/// Where a value is.
#[derive(Clone, Copy)]
struct At<'a> {
    /// The name of the member.
    name: &'a str,
    /// A JSON pointer in which `*` is an item or a member of a map.
    pointer: &'a str,
}

impl<'f> Filter<'f> {
    pub(super) fn new(provider: &'f Provider, secrets: &'f Secrets, required: Required) -> Self {
        Self {
            provider,
            secrets,
            required,
            dropped: Dropped::new(),
            found: Vec::new(),
        }
    }

    /// Adds what an attempt counted and found.
    pub(super) fn accept(&mut self, attempt: Self) {
        for (what, count) in attempt.dropped {
            *self.dropped.entry(what).or_default() += count;
        }
        self.found.extend(attempt.found);
    }

    /// A filter that counts for itself.
    pub(super) fn attempt(&self) -> Self {
        Self::new(self.provider, self.secrets, self.required)
    }

    /// Reduces a whole body; `None` if nothing of it remains.
    pub(super) fn whole(&mut self, ty: &Type, value: &Value) -> Option<Value> {
        self.value(
            ty,
            value,
            At {
                name: "",
                pointer: "",
            },
        )
    }

    /// Reduces the members of an object to the declared ones.
    pub(super) fn parameters(
        &mut self,
        declared: &[Parameter],
        given: &Map<String, Value>,
    ) -> Value {
        let mut members = Map::new();
        for (name, value) in given {
            let pointer = format!("/{name}");
            let at = At {
                name,
                pointer: &pointer,
            };
            match declared.iter().find(|parameter| parameter.name == *name) {
                None => self.drop_undeclared("", name),
                Some(parameter) => {
                    // Forms have texts of every type.
                    let reduced = match value {
                        Value::String(text) if !self.is_secret(&parameter.ty, text, at) => {
                            Some(value.clone())
                        }
                        _ => self.value(&parameter.ty, value, at),
                    };
                    members.extend(reduced.map(|value| (name.clone(), value)));
                }
            }
        }
        Value::Object(members)
    }

    /// The text of a header; `None` if it is secret.
    pub(super) fn header(&mut self, name: &str, text: &str) -> Option<String> {
        if secrecy::is_secret(name) || self.secrets.are_in(text) {
            self.drop_at(&format!("header {name}"), Why::Secret);
            return None;
        }
        Some(text.to_owned())
    }

    /// A text that is no secret.
    pub(super) fn text(&mut self, at: &str, text: &str) -> Option<String> {
        if self.secrets.are_in(text) {
            self.drop_at(at, Why::Secret);
            return None;
        }
        Some(text.to_owned())
    }

    /// Counts a value that is left out.
    pub(super) fn drop_at(&mut self, at: &str, why: Why) {
        *self.dropped.entry((at.to_owned(), why)).or_default() += 1;
    }

    /// Counts a member that the spec does not have. Its name is shown unless it may be a value.
    fn drop_undeclared(&mut self, pointer: &str, name: &str) {
        let shown = secrecy::is_plain(name) && !self.secrets.are_in(name);
        let name = if shown { name } else { "*" };
        self.drop_at(&format!("{pointer}/{name}"), Why::Undeclared);
    }

    fn value(&mut self, ty: &Type, value: &Value, at: At<'_>) -> Option<Value> {
        match (ty, value) {
            (Type::Nullable(_), Value::Null) => Some(Value::Null),
            (Type::Nullable(inner), _) => self.value(inner, value, at),
            (Type::List(inner), Value::Array(items)) => {
                let pointer = format!("{}/*", at.pointer);
                let at = At {
                    pointer: &pointer,
                    ..at
                };
                let items = items.iter().filter_map(|item| self.value(inner, item, at));
                Some(items.collect())
            }
            (Type::Map(inner), Value::Object(members)) => {
                Some(Value::Object(self.map(inner, members, at)))
            }
            (Type::List(_) | Type::Map(_), _) => self.unfit(at),
            (Type::Builtin(builtin), _) => self.scalar(*builtin, value, at),
            (Type::Model(position), _) => match self.provider.model(*position) {
                Some(model) => self.model(model, value, at),
                None => self.unfit(at),
            },
        }
    }

    fn map(
        &mut self,
        inner: &Type,
        members: &Map<String, Value>,
        at: At<'_>,
    ) -> Map<String, Value> {
        let pointer = format!("{}/*", at.pointer);
        let mut reduced = Map::new();
        for (key, value) in members {
            if self.secrets.are_in(key) {
                self.drop_at(&pointer, Why::Secret);
                continue;
            }
            let at = At {
                name: key,
                pointer: &pointer,
            };
            let value = self.value(inner, value, at);
            reduced.extend(value.map(|value| (key.clone(), value)));
        }
        reduced
    }

    fn model(&mut self, model: &Model, value: &Value, at: At<'_>) -> Option<Value> {
        match (&model.kind, value) {
            (ModelKind::Alias(target), _) => self.value(target, value, at),
            (ModelKind::Enum(variants), Value::String(text)) => {
                let mut known = variants.iter();
                let is_known = known.any(|variant| variant.value == *text);
                if is_known {
                    Some(value.clone())
                } else {
                    self.unfit(at)
                }
            }
            (ModelKind::IntegerEnum(variants), Value::Number(number)) => {
                let mut known = variants.iter();
                let is_known = known.any(|variant| Some(variant.value) == number.as_i64());
                if is_known {
                    Some(value.clone())
                } else {
                    self.unfit(at)
                }
            }
            (ModelKind::Union(union), _) => match self.member_of(union, value) {
                Some(ty) => self.value(ty, value, at),
                None => self.unfit(at),
            },
            (ModelKind::Object(object), Value::Object(members)) => {
                Some(self.object(object, members, at))
            }
            _ => self.unfit(at),
        }
    }

    /// The type of a union that a value has: of several objects, the one with most of its members.
    fn member_of<'u>(&self, union: &'u Union, value: &Value) -> Option<&'u Type> {
        if let Some(property) = &union.discriminator {
            let tag = value.get(property).and_then(Value::as_str)?;
            let mut members = union.members.iter();
            let found = members.find(|member| member.tags.iter().any(|known| known == tag));
            return found.map(|member| &member.ty);
        }
        let fits = |ty: &&Type| check::check(self.provider, ty, value).is_ok();
        let common = |ty: &Type| {
            let fields = model::fields(self.provider, ty).unwrap_or_default();
            let fields = fields.iter();
            fields
                .filter(|field| value.get(&field.name).is_some())
                .count()
        };
        let types = union.members.iter().map(|member| &member.ty).filter(fits);
        // Of equal ones, the first.
        types.rev().max_by_key(|ty| common(ty))
    }

    fn object(&mut self, object: &Object, given: &Map<String, Value>, at: At<'_>) -> Value {
        let mut members = Map::new();
        for field in &object.fields {
            let pointer = format!("{}/{}", at.pointer, field.name);
            let Some(value) = given.get(&field.name) else {
                continue;
            };
            let reduced = self.field(field, value, &pointer);
            members.extend(reduced.map(|value| (field.name.clone(), value)));
        }
        let is_known = |name: &String| object.fields.iter().any(|field| field.name == *name);
        let others = given.iter().filter(|(name, _)| !is_known(name));
        match &object.additional {
            Some(additional) => {
                let others = others.map(|(name, value)| (name.clone(), value.clone()));
                let others: Map<String, Value> = others.collect();
                members.extend(self.map(&additional.ty, &others, at));
            }
            None => others.for_each(|(name, _)| self.drop_undeclared(at.pointer, name)),
        }
        Value::Object(members)
    }

    fn field(&mut self, field: &Field, value: &Value, pointer: &str) -> Option<Value> {
        if value.is_null() && (field.optional || field.nullable) {
            return Some(Value::Null);
        }
        let at = At {
            name: &field.name,
            pointer,
        };
        let differs = field
            .constant
            .as_ref()
            .is_some_and(|c| c.to_json() != *value);
        let fits = |value: &Value| {
            let limits = field.limits.as_ref();
            limits.is_none_or(|limits| limits::check(limits, value, "").is_ok())
        };
        let reduced = if differs {
            self.unfit(at)
        } else {
            match self.value(&field.ty, value, at) {
                Some(reduced) if !fits(&reduced) && fits(value) => None,
                Some(reduced) if !fits(&reduced) => self.unfit(at),
                reduced => reduced,
            }
        };
        if reduced.is_some() || field.optional || self.required == Required::LeftOut {
            return reduced;
        }
        if field.nullable {
            return Some(Value::Null);
        }
        sample::member(self.provider, field, Place::top(&field.name, 0))
    }

    fn scalar(&mut self, builtin: Builtin, value: &Value, at: At<'_>) -> Option<Value> {
        let ty = Type::Builtin(builtin);
        if builtin == Builtin::Json {
            return Some(self.untyped(value, at));
        }
        if check::check(self.provider, &ty, value).is_err() {
            return self.unfit(at);
        }
        match value {
            Value::String(text) if self.is_secret(&ty, text, at) => {
                self.found.push(text.clone());
                self.drop_at(at.pointer, Why::Secret);
                None
            }
            _ => Some(value.clone()),
        }
    }

    /// A value of any type: it may contain anything, so only its outline remains.
    fn untyped(&mut self, value: &Value, at: At<'_>) -> Value {
        let outline = match value {
            Value::Null | Value::Bool(_) | Value::Number(_) => return value.clone(),
            Value::String(text) if text.is_empty() => return value.clone(),
            Value::String(_) => Value::from(""),
            Value::Array(items) if items.is_empty() => return value.clone(),
            Value::Array(_) => Value::Array(Vec::new()),
            Value::Object(members) if members.is_empty() => return value.clone(),
            Value::Object(_) => Value::Object(Map::new()),
        };
        self.drop_at(at.pointer, Why::Untyped);
        outline
    }

    fn unfit(&mut self, at: At<'_>) -> Option<Value> {
        self.drop_at(at.pointer, Why::Unfit);
        None
    }

    fn is_secret(&self, ty: &Type, text: &str, at: At<'_>) -> bool {
        let ty = model::plain(self.provider, ty);
        *ty == Type::Builtin(Builtin::Secret)
            || (secrecy::is_secret(at.name) && !text.is_empty())
            || self.secrets.are_in(text)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::tests::provider;

    fn reduced(models: &str, value: &Value) -> (Option<Value>, Vec<String>) {
        let provider = provider(models);
        let at = provider
            .models
            .iter()
            .position(|model| model.rust_name == "Reply");
        let secrets = Secrets::default();
        let mut filter = Filter::new(&provider, &secrets, Required::Replaced);
        let reduced = filter.whole(&Type::Model(at.unwrap()), value);
        if let Some(reduced) = &reduced {
            assert_eq!(
                check::check(&provider, &Type::Model(at.unwrap()), reduced),
                Ok(())
            );
        }
        let dropped = filter.dropped.into_iter();
        let dropped = dropped.map(|((at, why), count)| format!("{at} {} {count}", why.describe()));
        (reduced, dropped.collect())
    }

    #[test]
    fn only_declared_members_remain() {
        let (value, dropped) = reduced(
            r#""Reply": { "id": "string", "lines": "[Line]", "by": "{Line}?", "any": "json?", "kind": "Kind?" },
               "Line": { "price": "integer", "note": "string|null" }, "Kind": { "enum": ["a"] }"#,
            &json!({
                "id": "1", "internal": { "a": 1 }, "kind": "zz",
                "lines": [{ "price": 1, "note": null, "x": 1 }, { "price": 2, "note": "n", "x": 2 }],
                "by": { "k": { "price": 3, "note": "m", "9f86d081884c7d659a2f": 1 } },
                "any": { "secret": "s" },
            }),
        );
        let expected = json!({
            "id": "1", "lines": [{ "price": 1, "note": null }, { "price": 2, "note": "n" }],
            "by": { "k": { "price": 3, "note": "m" } }, "any": {},
        });
        assert_eq!(value, Some(expected));
        assert_eq!(
            dropped,
            [
                "/any of no declared type 1",
                "/by/*/* undeclared 1",
                "/internal undeclared 1",
                "/kind not of its type 1",
                "/lines/*/x undeclared 2",
            ]
        );
    }

    #[test]
    fn secrets_are_left_out_or_replaced() {
        let (value, dropped) = reduced(
            r#""Reply": { "key": "secret", "webhook_secret": "string", "api_token": "string?",
                          "next_page_token": "string", "link": "uri?" }"#,
            &json!({
                "key": "planted-1", "webhook_secret": "planted-2", "api_token": "planted-3",
                "next_page_token": "p2", "link": "https://a.example/x?sig=planted-4",
            }),
        );
        let text = value.unwrap().to_string();
        assert!(!text.contains("planted") && text.contains("p2"), "{text}");
        assert_eq!(dropped.len(), 4, "{dropped:?}");
    }

    #[test]
    fn a_union_is_reduced_to_the_type_with_most_members() {
        let (value, dropped) = reduced(
            r#""Reply": { "of": { "one_of": ["Cat", "Dog"] } },
               "Cat": { "name": "string", "lives": "integer?" }, "Dog": { "name": "string", "bark": "string?" }"#,
            &json!({ "of": { "name": "n", "bark": "b", "chip": "c" } }),
        );
        assert_eq!(value, Some(json!({ "of": { "name": "n", "bark": "b" } })));
        assert_eq!(dropped, ["/of/chip undeclared 1"]);
    }

    #[test]
    fn a_required_value_of_another_type_is_not_replaced_silently() {
        let (value, dropped) = reduced(r#""Reply": { "n": "integer" }"#, &json!({ "n": "x" }));
        assert_eq!(dropped, ["/n not of its type 1"]);
        assert_eq!(value, Some(json!({ "n": 1 })));
    }
}
