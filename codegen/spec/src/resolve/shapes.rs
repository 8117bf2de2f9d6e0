//! Unions without a discriminator: what tells their members apart. All that can be decided here is,
//! so that reading has little to look at.

use super::model::{Field, Model, ModelKind, Object, ObjectShape, Shape, Type};
use super::tags;
use crate::type_expression::Builtin;

/// How far types are followed.
const MAX_DEPTH: usize = 4;

/// Gives the members of unions their shapes.
pub(super) fn resolve(models: &mut [Model]) {
    for at in 0..models.len() {
        let Some(ModelKind::Union(union)) = models.get(at).map(|model| &model.kind) else {
            continue;
        };
        let types = union.members.iter();
        let mut shapes: Vec<Shape> = types.map(|member| of(models, &member.ty, 0)).collect();
        simplify(&mut shapes);
        if let Some(ModelKind::Union(union)) = models.get_mut(at).map(|model| &mut model.kind) {
            for (member, shape) in union.members.iter_mut().zip(shapes) {
                member.shape = shape;
            }
        }
    }
}

fn of(models: &[Model], ty: &Type, depth: usize) -> Shape {
    let deeper = depth + 1;
    if depth > MAX_DEPTH {
        return Shape::Any;
    }
    match ty {
        Type::Builtin(builtin) => of_builtin(*builtin),
        Type::List(inner) => Shape::List(Box::new(of(models, inner, deeper))),
        Type::Map(_) => Shape::Map,
        Type::Nullable(inner) => Shape::Nullable(Box::new(of(models, inner, deeper))),
        Type::Model(at) => match models.get(*at).map(|model| &model.kind) {
            Some(ModelKind::Alias(target)) => of(models, target, deeper),
            Some(ModelKind::Enum(variants)) => {
                Shape::Texts(variants.iter().map(|v| v.value.clone()).collect())
            }
            Some(ModelKind::IntegerEnum(variants)) => {
                Shape::Integers(variants.iter().map(|v| v.value).collect())
            }
            Some(ModelKind::Union(union)) => {
                let members = union.members.iter();
                Shape::OneOf(members.map(|m| of(models, &m.ty, deeper)).collect())
            }
            Some(ModelKind::Object(object)) => of_object(models, object),
            None => Shape::Any,
        },
    }
}

fn of_builtin(builtin: Builtin) -> Shape {
    match builtin {
        Builtin::Boolean => Shape::Boolean,
        Builtin::Integer | Builtin::Unsigned => Shape::Integer,
        Builtin::Number => Shape::Number,
        Builtin::Decimal => Shape::Decimal,
        Builtin::Json => Shape::Any,
        _ => Shape::Text,
    }
}

fn of_object(models: &[Model], object: &Object) -> Shape {
    if object.fields.is_empty() && object.additional.is_some() {
        return Shape::Map;
    }
    // A constant that is missing is read all the same, and so is what may be null.
    let is_required =
        |field: &&Field| !field.optional && !field.nullable && field.constant.is_none();
    let (required, optional) = object.fields.iter().partition::<Vec<_>, _>(is_required);
    let names = |fields: Vec<&Field>| fields.iter().map(|field| field.name.clone()).collect();
    let tags = object.fields.iter().filter_map(|field| {
        let values = tags::values(models, field);
        (!values.is_empty()).then(|| (field.name.clone(), values))
    });
    Shape::Object(ObjectShape {
        required: names(required),
        optional: names(optional),
        tags: tags.collect(),
    })
}

/// The only object is told by being one, and so is the only list.
fn simplify(shapes: &mut [Shape]) {
    fn count(shapes: &[Shape], is_it: fn(&Shape) -> bool) -> usize {
        let each = |shape: &Shape| match shape {
            Shape::Nullable(inner) => count(std::slice::from_ref(inner), is_it),
            Shape::OneOf(shapes) => count(shapes, is_it),
            shape => usize::from(is_it(shape)),
        };
        shapes.iter().map(each).sum()
    }
    let is_object = |shape: &Shape| matches!(shape, Shape::Object(_) | Shape::Map | Shape::Any);
    let is_list = |shape: &Shape| matches!(shape, Shape::List(_) | Shape::Any);
    let (objects, lists) = (count(shapes, is_object), count(shapes, is_list));
    for shape in shapes {
        let inner = match shape {
            Shape::Nullable(inner) => inner,
            shape => shape,
        };
        match inner {
            Shape::Object(_) if objects == 1 => *inner = Shape::Map,
            Shape::List(of) if lists == 1 => **of = Shape::Any,
            _ => {}
        }
    }
}
