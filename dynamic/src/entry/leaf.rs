//! Reads a text as a value of a type.

use licit_format::diagnostic::nearest;
use licit_format::resolve::{Builtin, Model, ModelKind, Type, Variant};
use licit_runtime::{Bytes, Date, DateTime, Decimal, Uri, Uuid};
use serde_json::{Number, Value};

use super::assign::Assignment;
use super::{EntryError, EntryValue};

/// Sets the value of an entry. Items of a list are added.
pub(super) fn set(
    assignment: &Assignment<'_>,
    slot: &mut Value,
    ty: &Type,
) -> Result<(), EntryError> {
    let whole = match assignment.value {
        EntryValue::Json(value) => Some(value.clone()),
        // A list or an object may be written as JSON.
        EntryValue::Text(text) if is_nested(ty) && text.starts_with(['{', '[']) => {
            let json = serde_json::from_str(text);
            Some(json.map_err(|error| assignment.error(&format!("this is not JSON: {error}")))?)
        }
        _ => None,
    };
    if let Some(value) = whole {
        return once(assignment, slot, value);
    }
    match ty.present() {
        Type::List(item) => {
            let mut value = Value::Null;
            assignment.set(&mut value, item, "")?;
            match slot {
                Value::Array(items) => items.push(value),
                slot => *slot = Value::Array(vec![value]),
            }
            Ok(())
        }
        ty => {
            let value = read(assignment, ty)?;
            once(assignment, slot, value)
        }
    }
}

/// Whether the values of the type are lists or objects.
fn is_nested(ty: &Type) -> bool {
    match ty.present() {
        Type::List(_) | Type::Map(_) | Type::Model(_) => true,
        Type::Builtin(_) | Type::Nullable(_) => false,
    }
}

fn once(assignment: &Assignment<'_>, slot: &mut Value, value: Value) -> Result<(), EntryError> {
    if !slot.is_null() {
        return Err(assignment.error("this is set twice, and is not a list"));
    }
    *slot = value;
    Ok(())
}

/// Whether values of the type are files to send.
pub(super) fn is_file(ty: &Type) -> bool {
    match ty.present() {
        Type::List(item) => is_file(item),
        ty => *ty == Type::Builtin(Builtin::File),
    }
}

fn read(assignment: &Assignment<'_>, ty: &Type) -> Result<Value, EntryError> {
    let text = match assignment.value {
        EntryValue::Text(text) => text,
        EntryValue::Json(value) => return Ok(value.clone()),
        EntryValue::File { content, name } => {
            return file(assignment, ty, name, content);
        }
    };
    let wrong = || assignment.error(&format!("`{text}` is not {}", expected(assignment, ty)));
    match ty {
        Type::Builtin(builtin) => builtin_value(*builtin, text).ok_or_else(|| match builtin {
            Builtin::File => assignment.error("this is a file: write `name=@path`"),
            _ => wrong(),
        }),
        Type::Model(at) => match assignment.provider.model(*at) {
            Some(model) => model_value(assignment, model, text),
            None => Ok(text.as_str().into()),
        },
        _ => Err(wrong()),
    }
}

/// A file as the value of a member: bytes in base64, or text.
fn file(
    assignment: &Assignment<'_>,
    ty: &Type,
    name: &str,
    content: &[u8],
) -> Result<Value, EntryError> {
    match ty {
        Type::Builtin(Builtin::File) => Ok(name.into()),
        Type::Builtin(Builtin::Bytes) => {
            let bytes = serde_json::to_value(Bytes::from(content));
            bytes.map_err(|_| assignment.error("the file cannot be sent"))
        }
        ty => {
            let text = String::from_utf8(content.to_vec());
            let text = text.map_err(|_| assignment.error("the file is not UTF-8"))?;
            let value = EntryValue::Text(text);
            let assignment = Assignment {
                value: &value,
                ..*assignment
            };
            read(&assignment, ty)
        }
    }
}

fn builtin_value(builtin: Builtin, text: &str) -> Option<Value> {
    let if_valid = |is_valid: bool| is_valid.then(|| Value::from(text));
    match builtin {
        Builtin::String | Builtin::Secret | Builtin::Text | Builtin::Bytes => Some(text.into()),
        Builtin::Integer => text.parse::<i64>().ok().map(Value::from),
        Builtin::Unsigned => text.parse::<u64>().ok().map(Value::from),
        Builtin::Number | Builtin::ExactNumber => {
            serde_json::from_str::<Number>(text).ok().map(Value::Number)
        }
        Builtin::Boolean => text.parse::<bool>().ok().map(Value::from),
        Builtin::Decimal => if_valid(text.parse::<Decimal>().is_ok()),
        Builtin::Date => if_valid(text.parse::<Date>().is_ok()),
        Builtin::DateTime => if_valid(text.parse::<DateTime>().is_ok()),
        Builtin::Uuid => if_valid(text.parse::<Uuid>().is_ok()),
        Builtin::Uri => if_valid(text.parse::<Uri>().is_ok()),
        Builtin::Json => Some(serde_json::from_str(text).unwrap_or_else(|_| text.into())),
        Builtin::File => None,
    }
}

fn model_value(
    assignment: &Assignment<'_>,
    model: &Model,
    text: &str,
) -> Result<Value, EntryError> {
    match &model.kind {
        ModelKind::Alias(ty) => read(assignment, ty.present()),
        ModelKind::Enum(_) if model.open => Ok(text.into()),
        ModelKind::Enum(variants) => variant(assignment, variants, text).map(Value::from),
        ModelKind::IntegerEnum(variants) => {
            let value = if model.open {
                text
            } else {
                variant(assignment, variants, text)?
            };
            let number = value.parse::<i64>();
            number
                .map(Value::from)
                .map_err(|_| assignment.error(&format!("`{text}` is not an integer")))
        }
        ModelKind::Union(union) => {
            let members = union.members.iter();
            let mut read = members.map(|member| {
                let mut value = Value::Null;
                assignment.set(&mut value, &member.ty, "").map(|()| value)
            });
            let found = read.find_map(Result::ok);
            found
                .ok_or_else(|| assignment.error(&format!("`{text}` has none of the types of this")))
        }
        ModelKind::Object(_) => Err(assignment.error(&format!(
            "this is an object: set its members, as `{}.member=value`",
            assignment.entry
        ))),
    }
}

/// A value of an enum, which must be listed.
fn variant<'t, V: std::fmt::Display>(
    assignment: &Assignment<'_>,
    variants: &[Variant<V>],
    text: &'t str,
) -> Result<&'t str, EntryError> {
    let known: Vec<String> = variants
        .iter()
        .map(|variant| variant.value.to_string())
        .collect();
    if known.iter().any(|known| known == text) {
        return Ok(text);
    }
    let hint = match nearest(text, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it is one of `{}`", known.join("`, `")),
    };
    Err(assignment.error(&format!(
        "the spec does not list `{text}`; {hint} `{}:=\"{text}\"` sends it anyway",
        assignment.entry
    )))
}

/// What the values of a type are, with an article.
pub(super) fn expected(assignment: &Assignment<'_>, ty: &Type) -> &'static str {
    match ty.present() {
        Type::List(_) => "a list",
        Type::Map(_) => "an object",
        Type::Model(at) => match assignment.provider.model(*at).map(|model| &model.kind) {
            Some(ModelKind::Alias(ty)) => expected(assignment, ty),
            Some(ModelKind::Object(_)) => "an object",
            Some(ModelKind::IntegerEnum(_)) => "an integer",
            _ => "a value of the type",
        },
        Type::Builtin(builtin) => match builtin {
            Builtin::Integer => "an integer",
            Builtin::Unsigned => "a non-negative integer",
            Builtin::Number | Builtin::ExactNumber | Builtin::Decimal => "a number",
            Builtin::Boolean => "`true` or `false`",
            Builtin::Date => "a date, such as 2025-01-31",
            Builtin::DateTime => "a date and time, such as 2025-01-31T12:00:00Z",
            Builtin::Uuid => "a UUID",
            Builtin::Uri => "a URI",
            Builtin::File => "a file",
            _ => "a text",
        },
        Type::Nullable(_) => "a value",
    }
}
