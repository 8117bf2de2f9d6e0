//! Completes a body: sets constants, and reports required members that are missing.

use licit_format::resolve::{Body, Field, ModelKind, Operation, Provider, Scalar, Type};
use serde_json::Value;

use super::EntryError;

/// Completes the body of an operation.
pub(super) fn body(
    provider: &Provider,
    operation: &Operation,
    value: &mut Value,
) -> Result<(), EntryError> {
    let Some(body) = &operation.body else {
        return Ok(());
    };
    let mut completion = Completion {
        provider,
        missing: Vec::new(),
    };
    match body {
        Body::Json { ty, .. } | Body::FormType { ty, .. } => completion.visit(value, ty, ""),
        Body::Binary { .. } => {}
        Body::Members(members) | Body::Form(members) | Body::Multipart(members) => {
            for member in members {
                match value.get_mut(&member.name) {
                    Some(value) => completion.visit(value, &member.ty, &member.name),
                    None if member.optional => {}
                    None => completion.missing.push(member.name.clone()),
                }
            }
        }
    }
    if completion.missing.is_empty() {
        Ok(())
    } else {
        Err(EntryError(format!(
            "the body needs a value for `{}`",
            completion.missing.join("`, `")
        )))
    }
}

struct Completion<'p> {
    provider: &'p Provider,
    /// The paths of missing members.
    missing: Vec<String>,
}

impl Completion<'_> {
    fn visit(&mut self, value: &mut Value, ty: &Type, path: &str) {
        match (ty.present(), value) {
            (Type::List(item), Value::Array(items)) => {
                for (at, value) in items.iter_mut().enumerate() {
                    self.visit(value, item, &joined(path, &at.to_string()));
                }
            }
            (Type::Map(item), Value::Object(members)) => {
                for (name, value) in members {
                    self.visit(value, item, &joined(path, name));
                }
            }
            (Type::Model(at), value) => {
                let kind = self.provider.model(*at).map(|model| &model.kind);
                match (kind, value) {
                    (Some(ModelKind::Alias(ty)), value) => self.visit(value, ty, path),
                    (Some(ModelKind::Object(object)), value @ Value::Object(_)) => {
                        for field in &object.fields {
                            self.field(value, field, path);
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn field(&mut self, object: &mut Value, field: &Field, path: &str) {
        let path = joined(path, &field.name);
        if let Some(value) = object.get_mut(&field.name) {
            self.visit(value, &field.ty, &path);
        } else if let (Some(constant), Value::Object(members)) = (&field.constant, object) {
            // As generated code does, also for members that may be absent.
            let value = match constant {
                Scalar::Text(text) => Value::from(text.as_str()),
                Scalar::Integer(number) => Value::from(*number),
                Scalar::Boolean(value) => Value::from(*value),
            };
            members.insert(field.name.clone(), value);
        } else if !field.optional && !field.read_only {
            self.missing.push(path);
        }
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}
