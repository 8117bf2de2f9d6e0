//! Parameters of queries, headers, forms and the authorization request: their types exist and can
//! be written there.

use super::models::property_type;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::spec::{Index, ModelKind, Property, PropertyKind};
use crate::type_expression::{Builtin, TypeExpression};

pub(super) fn check(index: &Index<'_>, parameters: &[Property], found: &mut Vec<Diagnostic>) {
    for parameter in parameters {
        property_type(index, parameter, found);
        let plain = match &parameter.kind {
            PropertyKind::Type(TypeExpression::List(of)) => is_plain(index, of),
            PropertyKind::Type(expression) => is_plain(index, expression),
            PropertyKind::Enum(_) | PropertyKind::Fixed(_) => true,
            PropertyKind::Union(_) | PropertyKind::Object(_) => false,
        };
        if !plain {
            let message = format!(
                "`{}` cannot be written into a parameter",
                shown(&parameter.name)
            );
            found.push(Diagnostic::error(Code::BadParameterType, message).at(
                parameter.span,
                "not text, a number, a boolean, a date, an enum, or a list of these",
            ));
        }
    }
}

fn is_plain(index: &Index<'_>, expression: &TypeExpression) -> bool {
    let mut current = expression;
    // Aliases that end nowhere are reported; the bound keeps them from turning here.
    for _ in 0..=index.spec.models.len() {
        match current {
            TypeExpression::Builtin(builtin) => {
                return !matches!(builtin, Builtin::Json | Builtin::Bytes);
            }
            TypeExpression::Named(name) => match index.model(name).map(|model| &model.kind) {
                Some(ModelKind::Alias(target)) => current = target,
                Some(ModelKind::Enum(_)) | None => return true,
                Some(ModelKind::Object(_) | ModelKind::Union(_)) => return false,
            },
            TypeExpression::Nullable(_) | TypeExpression::List(_) | TypeExpression::Map(_) => {
                return false;
            }
        }
    }
    true
}
