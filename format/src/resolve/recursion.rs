//! Boxes the fields of recursive types.

use super::model::{Model, ModelKind, Type};
use crate::graph;

/// Boxes every field and union member through which a type contains itself directly (a list or map
/// in between already gives it a size).
pub(super) fn box_cycles(models: &mut [Model]) {
    let direct: Vec<Vec<usize>> = models.iter().map(|model| contained(&model.kind)).collect();
    let component = graph::components(&direct);
    for (model, own) in models.iter_mut().zip(&component) {
        // A member in the same component leads back to the model.
        let closes = |ty: &Type| inline_model(ty).is_some_and(|to| component.get(to) == Some(own));
        match &mut model.kind {
            ModelKind::Object(object) => {
                for field in &mut object.fields {
                    field.boxed = closes(&field.ty);
                }
            }
            ModelKind::Union(union) => {
                for member in &mut union.members {
                    member.boxed = closes(&member.ty);
                }
            }
            ModelKind::Alias(_) | ModelKind::Enum(_) | ModelKind::IntegerEnum(_) => {}
        }
    }
}

/// Returns the models that a model contains without an allocation in between.
fn contained(kind: &ModelKind) -> Vec<usize> {
    match kind {
        ModelKind::Object(object) => {
            let fields = object.fields.iter();
            fields.filter_map(|f| inline_model(&f.ty)).collect()
        }
        ModelKind::Union(union) => {
            let members = union.members.iter();
            members.filter_map(|m| inline_model(&m.ty)).collect()
        }
        ModelKind::Alias(target) => inline_model(target).into_iter().collect(),
        ModelKind::Enum(_) | ModelKind::IntegerEnum(_) => Vec::new(),
    }
}

fn inline_model(ty: &Type) -> Option<usize> {
    match ty {
        Type::Model(at) => Some(*at),
        Type::Nullable(inner) => inline_model(inner),
        Type::Builtin(_) | Type::List(_) | Type::Map(_) => None,
    }
}
