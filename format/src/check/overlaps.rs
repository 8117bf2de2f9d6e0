//! Unions with types that a value can match at the same time, if nothing distinguishes them. Such
//! values are read as JSON.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::expression::type_expression::{Builtin, TypeExpression};
use crate::source::Span;
use crate::spec::{Index, ModelKind, ObjectType, Property, PropertyKind, Scalar, Union};

/// How far types are followed. Types that differ only below are assumed to overlap.
const MAX_DEPTH: usize = 4;

/// How many pairs of types and properties are compared. No real spec needs more; beyond the limit,
/// nothing is reported.
const MOST: usize = 2_000_000;

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let mut overlaps = Overlaps {
        index,
        properties: HashMap::new(),
        left: MOST,
    };
    for model in &index.spec.models {
        match &model.kind {
            ModelKind::Union(union) => overlaps.union(union, model.name.span, found),
            ModelKind::Object(object) => {
                for property in &object.properties {
                    if let PropertyKind::Union(union) = &property.kind {
                        overlaps.union(union, property.span, found);
                    }
                }
            }
            ModelKind::Enum(_) | ModelKind::Alias(_) => {}
        }
    }
}

struct Overlaps<'a> {
    index: &'a Index<'a>,
    /// The properties of objects by name, by the objects' addresses.
    properties: HashMap<usize, HashMap<&'a str, &'a Property>>,
    left: usize,
}

/// A type with aliases resolved.
#[derive(Clone, Copy)]
enum Seen<'a> {
    Object(&'a ObjectType),
    Union(&'a Union),
    List(&'a TypeExpression),
    Map(&'a TypeExpression),
    /// Kinds of JSON values, as bits.
    Scalar(u8),
}

const BOOLEAN: u8 = 1;
const NUMBER: u8 = 2;
const TEXT: u8 = 4;
const LIST: u8 = 8;
const OBJECT: u8 = 16;
const ALL: u8 = BOOLEAN | NUMBER | TEXT | LIST | OBJECT;

impl<'a> Overlaps<'a> {
    fn union(&mut self, union: &'a Union, span: Span, found: &mut Vec<Diagnostic>) {
        if union.discriminator.is_some() {
            return;
        }
        let mut pairs = Vec::new();
        for (at, a) in union.members.iter().enumerate() {
            for b in union.members.iter().skip(at + 1) {
                if self.left == 0 {
                    return;
                }
                if self.is_top_tie(a, b, 0) {
                    pairs.push((a, b));
                }
            }
        }
        let Some((a, b)) = pairs.first() else { return };
        let more = match pairs.len() - 1 {
            0 => String::new(),
            1 => ", and another pair of types overlaps".to_owned(),
            more => format!(", and {more} more pairs of types overlap"),
        };
        let message = format!("a value may be both `{a}` and `{b}`{more}");
        found.push(Diagnostic::warning(Code::Overlap, message).at(
            span,
            "if nothing distinguishes them, the value remains JSON",
        ));
    }

    /// Whether the limit allows `steps` more comparisons.
    fn spend(&mut self, steps: usize) -> bool {
        let left = self.left.checked_sub(steps);
        self.left = left.unwrap_or(0);
        left.is_some()
    }

    /// Whether some object, or some list or map of objects, is of both types.
    fn is_top_tie(&mut self, a: &'a TypeExpression, b: &'a TypeExpression, depth: usize) -> bool {
        if depth == MAX_DEPTH || !self.spend(1) {
            return false;
        }
        let deeper = depth + 1;
        match (self.seen(a), self.seen(b)) {
            (Seen::Object(a), Seen::Object(b)) => self.is_object_tie(a, b, 0),
            (Seen::List(a), Seen::List(b)) | (Seen::Map(a), Seen::Map(b)) => {
                self.is_top_tie(a, b, deeper)
            }
            (Seen::Union(union), _) => {
                let mut members = union.members.iter();
                members.any(|member| self.is_top_tie(member, b, deeper))
            }
            (_, Seen::Union(union)) => {
                let mut members = union.members.iter();
                members.any(|member| self.is_top_tie(a, member, deeper))
            }
            _ => false,
        }
    }

    /// Whether some value is of both types, and neither preserves more of it than the other.
    fn is_tie(&mut self, a: &'a TypeExpression, b: &'a TypeExpression, depth: usize) -> bool {
        if depth == MAX_DEPTH || !self.spend(1) {
            return true;
        }
        let deeper = depth + 1;
        if matches!(
            (a, b),
            (TypeExpression::Nullable(_), TypeExpression::Nullable(_))
        ) {
            return true;
        }
        match (self.seen(a), self.seen(b)) {
            (Seen::Object(a), Seen::Object(b)) => self.is_object_tie(a, b, deeper),
            (Seen::Union(union), _) => {
                let mut members = union.members.iter();
                members.any(|member| self.is_tie(member, b, deeper))
            }
            (_, Seen::Union(union)) => {
                let mut members = union.members.iter();
                members.any(|member| self.is_tie(a, member, deeper))
            }
            (a, b) => kinds(a) & kinds(b) != 0,
        }
    }

    fn is_object_tie(&mut self, a: &'a ObjectType, b: &'a ObjectType, depth: usize) -> bool {
        if std::ptr::eq(a, b) {
            return false;
        }
        if !self.spend(1 + a.properties.len() + b.properties.len()) {
            return false;
        }
        !self.decides(a, b, depth) && !self.decides(b, a, depth)
    }

    /// Whether a required property of `a` excludes that a value of `a` and `b` is a tie.
    fn decides(&mut self, a: &'a ObjectType, b: &'a ObjectType, depth: usize) -> bool {
        for property in a.properties.iter().filter(|property| !property.optional) {
            match (self.property(b, &property.name), &b.additional) {
                // A value read as `b` would lose the property.
                (None, None) => return true,
                (None, Some(other)) => {
                    if let PropertyKind::Type(ty) = &property.kind
                        && !self.is_tie(ty, other, depth)
                    {
                        return true;
                    }
                }
                (Some(other), _) => {
                    if !self.is_property_tie(property, other, depth) {
                        return true;
                    }
                }
            }
        }
        false
    }

    fn is_property_tie(&mut self, a: &'a Property, b: &'a Property, depth: usize) -> bool {
        if a.nullable && b.nullable {
            return true;
        }
        if let (Some(own), Some(other)) = (self.values(a), self.values(b)) {
            return other.iter().any(|value| own.contains(value));
        }
        let of = |property: &Property| match &property.kind {
            PropertyKind::Constant(value) => match value.value {
                Scalar::Text(_) => TEXT,
                Scalar::Integer(_) => NUMBER,
                Scalar::Boolean(_) => BOOLEAN,
            },
            PropertyKind::Enum(_) | PropertyKind::Fixed(_) => TEXT | NUMBER,
            PropertyKind::Object(_) => OBJECT,
            PropertyKind::Union(_) | PropertyKind::Type(_) => ALL,
        };
        match (&a.kind, &b.kind) {
            (PropertyKind::Type(a), PropertyKind::Type(b)) => self.is_tie(a, b, depth),
            (PropertyKind::Type(ty), _) => self.kinds_of(ty) & of(b) != 0,
            (_, PropertyKind::Type(ty)) => of(a) & self.kinds_of(ty) != 0,
            _ => of(a) & of(b) != 0,
        }
    }

    /// Returns the values that a property may have, if they are listed.
    fn values(&self, property: &'a Property) -> Option<HashSet<&'a Scalar>> {
        match &property.kind {
            PropertyKind::Constant(value) => Some(HashSet::from([&value.value])),
            PropertyKind::Enum(values) => Some(values.iter().map(|v| &v.value.value).collect()),
            PropertyKind::Type(TypeExpression::Named(name)) => {
                match &self.index.model(name)?.kind {
                    ModelKind::Enum(values) => {
                        Some(values.iter().map(|v| &v.value.value).collect())
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn property(&mut self, object: &'a ObjectType, name: &str) -> Option<&'a Property> {
        let id = std::ptr::from_ref(object).addr();
        let properties = self.properties.entry(id).or_insert_with(|| {
            let properties = object.properties.iter();
            properties.map(|p| (p.name.as_str(), p)).collect()
        });
        properties.get(name).copied()
    }

    fn seen(&self, ty: &'a TypeExpression) -> Seen<'a> {
        let mut current = ty;
        // Alias cycles are reported elsewhere.
        for _ in 0..=self.index.spec.models.len() {
            current = match current {
                TypeExpression::Nullable(inner) => inner,
                TypeExpression::List(inner) => return Seen::List(inner),
                TypeExpression::Map(inner) => return Seen::Map(inner),
                TypeExpression::Builtin(builtin) => return Seen::Scalar(of_builtin(*builtin)),
                TypeExpression::Named(name) => match self.index.model(name).map(|m| &m.kind) {
                    Some(ModelKind::Alias(target)) => target,
                    Some(ModelKind::Object(object)) => return Seen::Object(object),
                    Some(ModelKind::Union(union)) => return Seen::Union(union),
                    Some(ModelKind::Enum(values)) => {
                        let is_text =
                            |v: &crate::spec::EnumValue| matches!(v.value.value, Scalar::Text(_));
                        let kind = if values.iter().any(is_text) {
                            TEXT
                        } else {
                            NUMBER
                        };
                        return Seen::Scalar(kind);
                    }
                    None => return Seen::Scalar(ALL),
                },
            };
        }
        Seen::Scalar(ALL)
    }

    fn kinds_of(&self, ty: &'a TypeExpression) -> u8 {
        kinds(self.seen(ty))
    }
}

fn kinds(seen: Seen<'_>) -> u8 {
    match seen {
        Seen::Object(_) | Seen::Map(_) => OBJECT,
        Seen::List(_) => LIST,
        Seen::Union(_) => ALL,
        Seen::Scalar(kinds) => kinds,
    }
}

fn of_builtin(builtin: Builtin) -> u8 {
    match builtin {
        Builtin::Boolean => BOOLEAN,
        Builtin::Integer | Builtin::Unsigned | Builtin::Number | Builtin::ExactNumber => NUMBER,
        Builtin::Decimal => NUMBER | TEXT,
        Builtin::Json => ALL,
        _ => TEXT,
    }
}
