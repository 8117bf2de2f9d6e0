//! Whether the values of one type are values of another.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use crate::resolve::{Builtin, Field, Model, ModelKind, Object, Provider, Type, Variant};

/// Steps after which two types count as unrelated. Types of real documents need a few hundred.
const MOST_STEPS: usize = 5_000;

/// How the values of two types relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// The same values.
    Same,
    /// The new type has all values of the old one, and more.
    Wider,
    /// The old type has all values of the new one, and more.
    Narrower,
    /// Each has values that the other has not, as far as is known.
    Other,
}

/// A type of a provider.
#[derive(Clone, Copy)]
pub(super) struct Typed<'p> {
    pub(super) provider: &'p Provider,
    pub(super) ty: &'p Type,
}

/// Returns how the values of two types relate.
pub(super) fn relation(old: Typed<'_>, new: Typed<'_>) -> Relation {
    match (fits(old, new), fits(new, old)) {
        (true, true) => Relation::Same,
        (true, false) => Relation::Wider,
        (false, true) => Relation::Narrower,
        (false, false) => Relation::Other,
    }
}

fn fits(one: Typed<'_>, other: Typed<'_>) -> bool {
    let steps = Cell::new(MOST_STEPS);
    Search { steps: &steps }.fits(one, other)
}

struct Search<'s> {
    steps: &'s Cell<usize>,
}

/// A type whose aliases are resolved.
enum Kind<'p> {
    Builtin(Builtin),
    List(&'p Type),
    Map(&'p Type),
    Nullable(&'p Type),
    Model(&'p ModelKind),
}

impl<'p> Typed<'p> {
    fn with(self, ty: &'p Type) -> Self {
        Self { ty, ..self }
    }

    /// Returns the kind of the type, behind at most 16 aliases.
    fn kind(self) -> Option<Kind<'p>> {
        let mut ty = self.ty;
        for _ in 0..16 {
            let at = match ty {
                Type::Builtin(builtin) => return Some(Kind::Builtin(*builtin)),
                Type::List(inner) => return Some(Kind::List(inner)),
                Type::Map(inner) => return Some(Kind::Map(inner)),
                Type::Nullable(inner) => return Some(Kind::Nullable(inner)),
                Type::Model(at) => at,
            };
            match self.provider.model(*at)? {
                Model {
                    kind: ModelKind::Alias(target),
                    ..
                } => ty = target,
                Model { kind, .. } => return Some(Kind::Model(kind)),
            }
        }
        None
    }
}

impl Search<'_> {
    /// Whether every value of `one` is a value of `other`.
    fn fits(&self, one: Typed<'_>, other: Typed<'_>) -> bool {
        let Some(left) = self.steps.get().checked_sub(1) else {
            return false;
        };
        self.steps.set(left);
        let (Some(a), Some(b)) = (one.kind(), other.kind()) else {
            return false;
        };
        match (a, b) {
            (_, Kind::Builtin(Builtin::Json)) => true,
            (Kind::Nullable(a), Kind::Nullable(b)) => self.fits(one.with(a), other.with(b)),
            (Kind::Nullable(_), _) => false,
            (_, Kind::Nullable(b)) => self.fits(one, other.with(b)),
            (Kind::Builtin(a), Kind::Builtin(b)) => is_part(a, b),
            (Kind::List(a), Kind::List(b)) | (Kind::Map(a), Kind::Map(b)) => {
                self.fits(one.with(a), other.with(b))
            }
            (Kind::Model(ModelKind::Union(union)), _) => union
                .members
                .iter()
                .all(|member| self.fits(one.with(&member.ty), other)),
            (_, Kind::Model(ModelKind::Union(union))) => union
                .members
                .iter()
                .any(|member| self.fits(one, other.with(&member.ty))),
            (Kind::Model(ModelKind::Enum(a)), Kind::Model(ModelKind::Enum(b))) => is_subset(a, b),
            (Kind::Model(ModelKind::IntegerEnum(a)), Kind::Model(ModelKind::IntegerEnum(b))) => {
                is_subset(a, b)
            }
            (Kind::Model(ModelKind::Enum(_)), Kind::Builtin(b)) => is_part(Builtin::String, b),
            (Kind::Model(ModelKind::IntegerEnum(_)), Kind::Builtin(b)) => {
                is_part(Builtin::Integer, b)
            }
            (Kind::Model(ModelKind::Object(a)), Kind::Map(b)) => a
                .fields
                .iter()
                .all(|field| !field.nullable && self.fits(one.with(&field.ty), other.with(b))),
            (Kind::Model(ModelKind::Object(a)), Kind::Model(ModelKind::Object(b))) => {
                self.object_fits((one, a), (other, b))
            }
            _ => false,
        }
    }

    fn object_fits(
        &self,
        (one, a): (Typed<'_>, &Object),
        (other, b): (Typed<'_>, &Object),
    ) -> bool {
        if b.closed && !a.closed {
            return false;
        }
        let own: HashMap<&str, &Field> = a.fields.iter().map(|f| (f.name.as_str(), f)).collect();
        let mut required = b.fields.iter().filter(|field| !field.optional);
        let has_required = required.all(|field| {
            let own = own.get(field.name.as_str());
            own.is_some_and(|own| !own.optional)
        });
        let known: HashMap<&str, &Field> = b.fields.iter().map(|f| (f.name.as_str(), f)).collect();
        let fits = |own: &Field| match known.get(own.name.as_str()) {
            Some(field) => {
                (field.nullable || !own.nullable)
                    && self.fits(one.with(&own.ty), other.with(&field.ty))
            }
            None => !b.closed,
        };
        has_required && a.fields.iter().all(fits)
    }
}

/// Whether every value of an enum is a value of another.
fn is_subset<V: Hash + Eq>(one: &[Variant<V>], other: &[Variant<V>]) -> bool {
    let known: HashSet<&V> = other.iter().map(|variant| &variant.value).collect();
    one.iter().all(|variant| known.contains(&variant.value))
}

/// Whether every value of a built-in type is a value of another.
fn is_part(one: Builtin, other: Builtin) -> bool {
    use Builtin as B;
    match one {
        B::Integer => matches!(other, B::Integer | B::Number | B::ExactNumber | B::Decimal),
        B::Unsigned => is_part(B::Integer, other) || other == B::Unsigned,
        B::Number | B::ExactNumber => matches!(other, B::Number | B::ExactNumber | B::Decimal),
        B::String | B::Secret | B::Text => matches!(other, B::String | B::Secret | B::Text),
        B::Date | B::DateTime | B::Uuid | B::Uri | B::Bytes => {
            one == other || is_part(B::String, other)
        }
        B::Boolean | B::Decimal | B::Json | B::File => one == other,
    }
}
