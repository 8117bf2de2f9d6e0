//! JSON values as Rust expressions of generated types.

use std::collections::HashSet;

use licit_format::resolve::{Builtin, Field, Model, ModelKind, Object, Parameter, Type, Variant};
use quote::quote;
use serde_json::Value;

use super::CallValues;
use super::client::environment_variable;
use crate::emit::context::Context;
use crate::emit::model::object::{is_argument, is_converted, member_name};
use crate::emit::model::types::ident;

/// Writes the values of a call.
pub(super) struct Values<'c> {
    pub(super) context: &'c Context<'c>,
    pub(super) values: &'c CallValues,
}

impl<'c> Values<'c> {
    pub(super) fn new(context: &'c Context<'c>, values: &'c CallValues) -> Self {
        Self { context, values }
    }

    /// A parameter as an argument. `None` if it has no value.
    pub(super) fn parameter(&self, parameter: &Parameter, value: Option<&Value>) -> Option<String> {
        match parameter.ty.present() {
            Type::Builtin(Builtin::Secret) => Some(format!("&{}", secret(&parameter.name))),
            Type::Builtin(Builtin::File) => self.files(&parameter.name).into_iter().next(),
            Type::List(item) if **item == Type::Builtin(Builtin::File) => {
                Some(format!("vec![{}]", self.files(&parameter.name).join(", ")))
            }
            _ => self.argument(&parameter.ty, value?),
        }
    }

    /// A parameter as the field of a struct. `None` if it has no value.
    pub(super) fn field(&self, parameter: &Parameter, value: Option<&Value>) -> Option<String> {
        match parameter.ty.present() {
            Type::Builtin(Builtin::Secret) => Some(secret(&parameter.name)),
            Type::Builtin(Builtin::File) => {
                let file = self.files(&parameter.name).into_iter().next()?;
                Some(format!("{file}.into()"))
            }
            _ => self.owned(&parameter.ty, value?),
        }
    }

    /// The content of a raw body.
    pub(super) fn content(&self) -> String {
        let path = self.values.content.as_deref().unwrap_or("body");
        format!("std::fs::read({path:?})?")
    }

    /// The files of a part.
    fn files(&self, part: &str) -> Vec<String> {
        let files = self.values.files.iter().filter(|(name, _)| name == part);
        let files = files.map(|(_, path)| {
            let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
            format!("rt::File::new({name:?}, std::fs::read({path:?})?)")
        });
        files.collect()
    }

    /// A value as the argument of a method or a setter of a request: see [`Context::borrowed`].
    pub(super) fn argument(&self, ty: &Type, value: &Value) -> Option<String> {
        match ty {
            Type::Builtin(Builtin::String) => Some(format!("{:?}", value.as_str()?)),
            Type::Builtin(
                Builtin::Integer | Builtin::Unsigned | Builtin::Number | Builtin::Boolean,
            ) => self.owned(ty, value),
            Type::List(item) => Some(format!("&[{}]", self.items(item, value)?)),
            Type::Nullable(_) if value.is_null() => Some("None".to_owned()),
            Type::Nullable(inner) => Some(format!("Some({})", self.argument(inner, value)?)),
            Type::Model(at) => match self.context.provider.model(*at).map(|model| &model.kind) {
                Some(ModelKind::Alias(target)) if !matches!(target, Type::Model(_)) => {
                    self.argument(target, value)
                }
                _ => Some(format!("&{}", self.owned(ty, value)?)),
            },
            Type::Builtin(_) | Type::Map(_) => Some(format!("&{}", self.owned(ty, value)?)),
        }
    }

    /// A value as an owned one.
    pub(super) fn owned(&self, ty: &Type, value: &Value) -> Option<String> {
        match ty {
            Type::Builtin(builtin) => self.builtin(*builtin, ty, value),
            Type::List(item) if value.is_array() => {
                Some(format!("vec![{}]", self.items(item, value)?))
            }
            Type::Map(item) if value.is_object() => {
                let members = value.as_object()?.iter();
                let members = members.map(|(name, value)| {
                    Some(format!(
                        "({name:?}.to_owned(), {})",
                        self.owned(item, value)?
                    ))
                });
                let members: Vec<_> = members.collect::<Option<_>>()?;
                let members = members.join(", ");
                Some(format!("std::collections::BTreeMap::from([{members}])"))
            }
            Type::Nullable(_) if value.is_null() => Some("None".to_owned()),
            Type::Nullable(inner) => Some(format!("Some({})", self.owned(inner, value)?)),
            Type::Model(at) => {
                let model = self.context.provider.model(*at)?;
                let written = self.model(model, value);
                written.or_else(|| self.parsed_json(ty, value))
            }
            Type::List(_) | Type::Map(_) => self.parsed_json(ty, value),
        }
    }

    fn items(&self, item: &Type, value: &Value) -> Option<String> {
        let items = value.as_array()?.iter();
        let items: Vec<_> = items
            .map(|value| self.owned(item, value))
            .collect::<Option<_>>()?;
        Some(items.join(", "))
    }

    fn builtin(&self, builtin: Builtin, ty: &Type, value: &Value) -> Option<String> {
        let parsed = |name: &str| {
            let text = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            Some(format!("{text:?}.parse::<rt::types::{name}>()?"))
        };
        match builtin {
            Builtin::String | Builtin::Text => Some(format!("{:?}.to_owned()", value.as_str()?)),
            Builtin::Integer => Some(value.as_i64()?.to_string()),
            Builtin::Unsigned => Some(value.as_u64()?.to_string()),
            Builtin::Number => Some(format!("{:?}", value.as_f64()?)),
            Builtin::Boolean => Some(value.as_bool()?.to_string()),
            Builtin::Decimal => parsed("Decimal"),
            Builtin::ExactNumber => parsed("ExactNumber"),
            Builtin::Date => parsed("Date"),
            Builtin::DateTime => parsed("DateTime"),
            Builtin::Uuid => parsed("Uuid"),
            Builtin::Uri => parsed("Uri"),
            Builtin::Json => Some(json(value)),
            Builtin::Secret => Some(secret("value")),
            Builtin::Bytes => self.parsed_json(ty, value),
            Builtin::File => None,
        }
    }

    /// `None` if the value has to be read from JSON.
    fn model(&self, model: &Model, value: &Value) -> Option<String> {
        let path = format!(
            "{}::model::{}",
            self.context.provider.rust_name, model.rust_name
        );
        match &model.kind {
            ModelKind::Alias(ty) => self.owned(ty, value),
            ModelKind::Enum(variants) => {
                let text = value.as_str()?;
                let known = variant(variants, |known| known == text);
                Some(known.map_or_else(
                    || format!("{path}::from({text:?})"),
                    |name| format!("{path}::{name}"),
                ))
            }
            ModelKind::IntegerEnum(variants) => {
                let number = value.as_i64()?;
                let known = variant(variants, |known| *known == number);
                Some(known.map_or_else(
                    || format!("{path}::from({number})"),
                    |name| format!("{path}::{name}"),
                ))
            }
            ModelKind::Object(object) if model.sent => self.object(&path, object, value),
            ModelKind::Object(_) | ModelKind::Union(_) => None,
        }
    }

    /// The constructor of an object, and the setters of its other members.
    fn object(&self, path: &str, object: &Object, value: &Value) -> Option<String> {
        let members = value.as_object()?;
        let is_field = |name: &String| object.fields.iter().any(|field| field.name == *name);
        if !members.keys().all(is_field) {
            return None;
        }
        let arguments = object.fields.iter().filter(|field| is_argument(field));
        let arguments: Vec<_> = arguments
            .map(|field| self.member(field, members.get(&field.name)?))
            .collect::<Option<_>>()?;
        let mut text = format!("{path}::new({})", arguments.join(", "));
        for field in &object.fields {
            if is_argument(field) || field.constant.is_some() {
                continue;
            }
            if let Some(value) = members.get(&field.name) {
                let value = self.member(field, value)?;
                text = format!("{text}.{}({value})", member_name(field));
            }
        }
        Some(text)
    }

    /// The value of a field, as its setter or the constructor takes it.
    fn member(&self, field: &Field, value: &Value) -> Option<String> {
        let converts = is_converted(self.context, field);
        if field.nullable && value.is_null() {
            return Some("None".to_owned());
        }
        let mut text = match &field.ty {
            Type::Builtin(Builtin::Secret) => secret(&field.name),
            Type::Builtin(Builtin::String) if converts => format!("{:?}", value.as_str()?),
            ty => self.owned(ty, value)?,
        };
        if field.boxed {
            text = format!("Box::new({text})");
        }
        if field.nullable {
            text = format!("Some({text})");
        }
        Some(text)
    }

    /// A value that is read from JSON. `None` if it may contain a secret, which code must not contain.
    fn parsed_json(&self, ty: &Type, value: &Value) -> Option<String> {
        if self.has_secret(ty, &mut HashSet::new()) {
            return None;
        }
        let module = ident(&self.context.provider.rust_name);
        let ty = self.context.owned(ty, &quote!(#module::model::));
        Some(format!(
            "rt::serde_json::from_value::<{ty}>({})?",
            json(value)
        ))
    }

    /// Whether values of a type may contain secrets.
    fn has_secret(&self, ty: &Type, seen: &mut HashSet<usize>) -> bool {
        match ty {
            Type::Builtin(builtin) => *builtin == Builtin::Secret,
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => {
                self.has_secret(inner, seen)
            }
            Type::Model(at) if !seen.insert(*at) => false,
            Type::Model(at) => match self.context.provider.model(*at).map(|model| &model.kind) {
                Some(ModelKind::Alias(ty)) => self.has_secret(ty, seen),
                Some(ModelKind::Union(union)) => {
                    let mut members = union.members.iter();
                    members.any(|member| self.has_secret(&member.ty, seen))
                }
                Some(ModelKind::Object(object)) => {
                    let fields = object.fields.iter().map(|field| &field.ty);
                    let additional = object.additional.iter().map(|one| &one.ty);
                    fields.chain(additional).any(|ty| self.has_secret(ty, seen))
                }
                _ => false,
            },
        }
    }
}

fn variant<V>(variants: &[Variant<V>], is_same: impl Fn(&V) -> bool) -> Option<&str> {
    let found = variants.iter().find(|variant| is_same(&variant.value))?;
    Some(&found.rust_name)
}

/// A secret, which code does not contain.
fn secret(name: &str) -> String {
    let variable = environment_variable("SECRET", name);
    format!("rt::Secret::new(std::env::var({variable:?})?)")
}

fn json(value: &Value) -> String {
    format!("rt::serde_json::json!({})", tokens(value))
}

/// JSON as tokens of `json!`, whose strings are Rust's.
fn tokens(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text:?}"),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(tokens).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(members) => {
            let members = members.iter();
            let members: Vec<_> = members
                .map(|(name, value)| format!("{name:?}: {}", tokens(value)))
                .collect();
            format!("{{{}}}", members.join(", "))
        }
        scalar => scalar.to_string(),
    }
}
