//! A discriminator distinguishes the members of its union, and maps only to them.

use std::collections::HashSet;

use super::models;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::type_expression::TypeExpression;
use crate::spec::{Discriminator, Index, ModelKind, Union};

pub(super) fn check(
    index: &Index<'_>,
    union: &Union,
    discriminator: &Discriminator,
    found: &mut Vec<Diagnostic>,
) {
    let property = shown(&discriminator.property);
    for member in &union.members {
        if !is_object(index, member) {
            let message = format!("`{property}` cannot distinguish the types of this union");
            found.push(Diagnostic::error(Code::BadDiscriminator, message).at(
                discriminator.property.span,
                format!("`{member}` has no properties"),
            ));
        }
    }
    let names: HashSet<&str> = union.members.iter().filter_map(named).collect();
    for (tag, mapped) in &discriminator.mapping {
        models::type_known(index, mapped, tag.span, found);
        let is_one = match named(mapped) {
            Some(name) => names.contains(name),
            None => union.members.contains(mapped),
        };
        let is_known = mapped
            .model()
            .is_some_and(|name| index.model(name).is_some());
        if !is_one && is_known {
            let message = format!("`{}` maps to a type outside the union", shown(tag));
            found.push(
                Diagnostic::error(Code::BadDiscriminator, message)
                    .at(tag.span, format!("`one_of` does not contain `{mapped}`")),
            );
        }
    }
}

/// Whether a type is an object or a union of objects. Unknown models are reported elsewhere.
fn is_object(index: &Index<'_>, ty: &TypeExpression) -> bool {
    let mut current = ty;
    // Alias cycles are reported elsewhere; the bound prevents an endless loop.
    for _ in 0..=index.spec.models.len() {
        let TypeExpression::Named(name) = current else {
            return false;
        };
        match index.model(name).map(|model| &model.kind) {
            Some(ModelKind::Alias(target)) => current = target,
            Some(ModelKind::Object(_) | ModelKind::Union(_)) | None => return true,
            Some(ModelKind::Enum(_)) => return false,
        }
    }
    true
}

/// The model that a type refers to, at any depth.
fn named(ty: &TypeExpression) -> Option<&str> {
    match ty {
        TypeExpression::Named(name) => Some(name),
        _ => None,
    }
}
