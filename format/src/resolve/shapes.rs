//! Computes how the members of unions without a discriminator are distinguished. As much as
//! possible is decided here, so that decoding compares little.

use super::model::{Field, Model, ModelKind, Object, ObjectShape, Shape, Type};
use super::tags;
use crate::expression::type_expression::Builtin;

/// How far types are followed.
const MAX_DEPTH: usize = 4;

/// The maximum number of parts in the shapes of one union, and of all unions: a few lines of a spec
/// can nest unions without limit. Members beyond the limit are tried in order.
const MOST_OF_ONE: usize = 20_000;
const MOST: usize = 1_000_000;

/// Sets the shapes of the members of unions.
pub(super) fn resolve(models: &mut [Model]) {
    let mut left = MOST;
    for at in 0..models.len() {
        let Some(ModelKind::Union(union)) = models.get(at).map(|model| &model.kind) else {
            continue;
        };
        let granted = left.min(MOST_OF_ONE);
        let mut shaping = Shaping {
            models,
            left: granted,
        };
        let types = union.members.iter();
        let mut shapes: Vec<Shape> = types.map(|member| shaping.of(&member.ty, 0)).collect();
        left -= granted - shaping.left;
        simplify(&mut shapes);
        if let Some(ModelKind::Union(union)) = models.get_mut(at).map(|model| &mut model.kind) {
            for (member, shape) in union.members.iter_mut().zip(shapes) {
                member.shape = shape;
            }
        }
    }
}

struct Shaping<'a> {
    models: &'a [Model],
    /// The number of parts that are still allowed.
    left: usize,
}

impl Shaping<'_> {
    fn of(&mut self, ty: &Type, depth: usize) -> Shape {
        let deeper = depth + 1;
        if depth > MAX_DEPTH || !self.spend(1) {
            return Shape::Any;
        }
        match ty {
            Type::Builtin(builtin) => of_builtin(*builtin),
            Type::List(inner) => Shape::List(Box::new(self.of(inner, deeper))),
            Type::Map(_) => Shape::Map,
            Type::Nullable(inner) => Shape::Nullable(Box::new(self.of(inner, deeper))),
            Type::Model(at) => {
                let models = self.models;
                let model = models.get(*at);
                model.map_or(Shape::Any, |model| match &model.kind {
                    ModelKind::Enum(_) if model.open => Shape::Text,
                    ModelKind::IntegerEnum(_) if model.open => Shape::Integer,
                    kind => self.of_model(kind, deeper),
                })
            }
        }
    }

    fn of_model(&mut self, kind: &ModelKind, deeper: usize) -> Shape {
        match kind {
            ModelKind::Alias(target) => self.of(target, deeper),
            ModelKind::Enum(variants) if self.spend(variants.len()) => {
                Shape::Texts(variants.iter().map(|v| v.value.clone()).collect())
            }
            ModelKind::IntegerEnum(variants) if self.spend(variants.len()) => {
                Shape::Integers(variants.iter().map(|v| v.value).collect())
            }
            ModelKind::Union(union) => {
                let members = union.members.iter();
                Shape::OneOf(members.map(|m| self.of(&m.ty, deeper)).collect())
            }
            ModelKind::Object(object) if self.spend(object.fields.len()) => {
                of_object(self.models, object)
            }
            ModelKind::Enum(_) | ModelKind::IntegerEnum(_) | ModelKind::Object(_) => Shape::Any,
        }
    }

    /// Takes `parts` from the limit. Returns `false` if too few are left.
    fn spend(&mut self, parts: usize) -> bool {
        let left = self.left.checked_sub(parts);
        self.left = left.unwrap_or(0);
        left.is_some()
    }
}

fn of_builtin(builtin: Builtin) -> Shape {
    match builtin {
        Builtin::Boolean => Shape::Boolean,
        Builtin::Integer | Builtin::Unsigned => Shape::Integer,
        Builtin::Number | Builtin::ExactNumber => Shape::Number,
        Builtin::Decimal => Shape::Decimal,
        Builtin::Json => Shape::Any,
        _ => Shape::Text,
    }
}

fn of_object(models: &[Model], object: &Object) -> Shape {
    if object.fields.is_empty() && object.additional.is_some() {
        return Shape::Map;
    }
    // Stricter than decoding, which tolerates a missing constant or null, because this
    // distinguishes objects.
    let is_required = |field: &&Field| !field.optional;
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
        closed: object.closed,
    })
}

/// Simplifies the shape of the only object and of the only list, whose kind of value is enough.
fn simplify(shapes: &mut [Shape]) {
    fn count(shapes: &[Shape], is_it: fn(&Shape) -> bool) -> usize {
        let each = |shape: &Shape| match shape {
            Shape::Nullable(inner) => count(std::slice::from_ref(inner), is_it),
            Shape::OneOf(shapes) => count(shapes, is_it),
            shape => usize::from(is_it(shape)),
        };
        shapes.iter().map(each).sum()
    }
    let is_object = |shape: &Shape| matches!(shape, Shape::Object(_) | Shape::Map);
    let is_list = |shape: &Shape| matches!(shape, Shape::List(_));
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
