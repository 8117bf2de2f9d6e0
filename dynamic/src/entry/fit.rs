//! Checks a JSON body against the types of the spec. Missing members are found later, because entries may
//! set them.

use licit_format::resolve::{Body, Builtin, Field, ModelKind, Operation, Provider, Type};
use serde_json::{Map, Value};

/// Returns the first value that does not have the type of the spec, as a sentence without a full stop. Enums and
/// unions are open, so that any value of their kind fits.
pub(super) fn mismatch(provider: &Provider, operation: &Operation, json: &Value) -> Option<String> {
    let fit = Fit { provider };
    let body = operation.body.as_ref()?;
    if let Some((ty, _)) = body.value() {
        return fit.value(ty, json, "");
    }
    if matches!(body, Body::Binary { .. }) {
        return None;
    }
    let members = body.members().iter();
    let members: Vec<_> = members.map(|one| (one.name.as_str(), &one.ty)).collect();
    let fixed = operation.fixed_body.iter().map(|fixed| fixed.name.as_str());
    let fixed: Vec<&str> = fixed.collect();
    let Some(object) = json.as_object() else {
        return Some(wrong("", "an object", json));
    };
    // An unknown member of the body itself is found with its arguments.
    object.iter().find_map(|(name, value)| {
        let (_, ty) = members.iter().find(|(known, _)| known == name)?;
        let is_fixed = fixed.contains(&name.as_str());
        (!is_fixed).then(|| fit.value(ty, value, name)).flatten()
    })
}

struct Fit<'p> {
    provider: &'p Provider,
}

impl Fit<'_> {
    fn value(&self, ty: &Type, value: &Value, at: &str) -> Option<String> {
        match (ty, value) {
            (Type::Builtin(builtin), value) => {
                let (fits, expected) = builtin_fits(*builtin, value);
                (!fits).then(|| wrong(at, expected, value))
            }
            (Type::Nullable(_), Value::Null) => None,
            (Type::Nullable(inner), value) => self.value(inner, value, at),
            (Type::List(inner), Value::Array(items)) => {
                let mut items = items.iter().enumerate();
                items.find_map(|(index, item)| self.value(inner, item, &below(at, index)))
            }
            (Type::List(_), value) => Some(wrong(at, "a list", value)),
            (Type::Map(inner), Value::Object(members)) => {
                let mut members = members.iter();
                members.find_map(|(name, member)| self.value(inner, member, &below(at, name)))
            }
            (Type::Map(_), value) => Some(wrong(at, "an object", value)),
            (Type::Model(model), value) => match &self.provider.model(*model)?.kind {
                ModelKind::Alias(target) => self.value(target, value, at),
                ModelKind::Enum(_) => (!value.is_string()).then(|| wrong(at, "a string", value)),
                ModelKind::IntegerEnum(_) => {
                    (!value.is_number()).then(|| wrong(at, "an integer", value))
                }
                ModelKind::Union(_) => None,
                ModelKind::Object(object) => match value {
                    Value::Object(members) => {
                        let other = object.additional.as_ref().map(|other| &other.ty);
                        self.object(&object.fields, other, members, at)
                    }
                    value => Some(wrong(at, "an object", value)),
                },
            },
        }
    }

    fn object(
        &self,
        fields: &[Field],
        other: Option<&Type>,
        members: &Map<String, Value>,
        at: &str,
    ) -> Option<String> {
        members.iter().find_map(|(name, value)| {
            let at = below(at, name);
            match fields.iter().find(|field| field.name == *name) {
                Some(field) if field.nullable && value.is_null() => None,
                Some(field) => self.value(&field.ty, value, &at),
                None => match other {
                    Some(ty) => self.value(ty, value, &at),
                    None => Some(format!("the type has no member `{at}`")),
                },
            }
        })
    }
}

/// Returns whether a value is one of a built-in type as far as JSON distinguishes it, and what is expected.
fn builtin_fits(builtin: Builtin, value: &Value) -> (bool, &'static str) {
    match builtin {
        Builtin::Json | Builtin::File => (true, "JSON"),
        Builtin::Boolean => (value.is_boolean(), "a boolean"),
        Builtin::Integer | Builtin::Unsigned => {
            let is_whole = value.is_i64() || value.is_u64();
            let is_whole = is_whole || value.as_f64().is_some_and(|number| number.fract() == 0.0);
            (is_whole, "an integer")
        }
        Builtin::Number | Builtin::ExactNumber => (value.is_number(), "a number"),
        Builtin::Decimal => (value.is_number() || value.is_string(), "a number"),
        Builtin::String
        | Builtin::Secret
        | Builtin::Text
        | Builtin::Date
        | Builtin::DateTime
        | Builtin::Uuid
        | Builtin::Uri
        | Builtin::Bytes => (value.is_string(), "a string"),
    }
}

fn below(at: &str, key: impl std::fmt::Display) -> String {
    if at.is_empty() {
        key.to_string()
    } else {
        format!("{at}.{key}")
    }
}

fn wrong(at: &str, expected: &str, value: &Value) -> String {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    match at {
        "" => format!("the body must be {expected}, and is {kind}"),
        at => format!("`{at}` must be {expected}, and is {kind}"),
    }
}
