//! Shapes select the variant of a union before any variant is read, by the kind of JSON value, by
//! strings that only one variant has, and by members of objects. Trying the types in order is not
//! enough: an object whose members are all optional can be read from any object.

use crate::json::outline::{Outline, scalar};

/// The shape of a type's JSON values.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Shape {
    /// Any value.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// A number or a string.
    Decimal,
    /// A string.
    Text,
    /// A string, probably one of these.
    Texts(&'static [&'static str]),
    /// A number, probably one of these.
    Integers(&'static [i64]),
    /// A list of this shape.
    List(&'static Shape),
    /// An object with any members.
    Map,
    /// An object with members that are always present, and members that may be present.
    Object(&'static [&'static str], &'static [&'static str]),
    /// An object like `Object`, some of whose members, if present, have one of a few values: strings,
    /// or the texts of numbers and booleans.
    Tagged(
        &'static [&'static str],
        &'static [&'static str],
        &'static [(&'static str, &'static [&'static str])],
    ),
    /// An object of this shape that has no other members.
    Closed(&'static Shape),
    /// The shape, or null.
    Nullable(&'static Shape),
    /// One of several shapes.
    OneOf(&'static [Shape]),
}

/// How well a value matches a shape: higher is better.
pub(crate) type Rank = i64;

/// The rank of a matching tag: higher than all names of an object together.
const TAG: Rank = 1 << 20;

impl Shape {
    /// Returns how well `value` matches this shape; `None` if it cannot be of the type.
    pub(crate) fn rank(&self, value: &Outline<'_>) -> Option<Rank> {
        match (self, value) {
            // Last: an integer written as a float.
            (Self::Any, _)
            | (Self::Nullable(_), Outline::Null)
            | (Self::Map, Outline::Object(_))
            | (Self::Integer | Self::Integers(_), Outline::Number) => Some(0),
            (Self::Nullable(inner) | Self::Closed(inner), _) => inner.rank(value),
            (Self::OneOf(shapes), _) => shapes.iter().filter_map(|one| one.rank(value)).max(),
            (Self::Boolean, Outline::Boolean)
            | (Self::Number | Self::Decimal, Outline::Integer(_))
            | (Self::Text | Self::Decimal, Outline::Text(_)) => Some(1),
            (Self::Integers(known), Outline::Integer(number)) => {
                Some(if known.contains(number) { 3 } else { 0 })
            }
            (Self::Integer, Outline::Integer(_))
            | (Self::Number | Self::Decimal, Outline::Number) => Some(2),
            (Self::Texts(known), Outline::Text(text)) => {
                Some(if known.contains(&&**text) { 2 } else { 0 })
            }
            (Self::List(of), Outline::List(first)) => match first {
                Some(first) => of.rank(&Outline::of(first)),
                None => Some(0),
            },
            (Self::Object(required, optional), _) => rank_of_object(required, optional, &[], value),
            (Self::Tagged(required, optional, tags), _) => {
                rank_of_object(required, optional, tags, value)
            }
            _ => None,
        }
    }

    /// Whether the value has members that this shape excludes.
    pub(crate) fn is_exceeded(&self, value: &Outline<'_>) -> bool {
        match self {
            Self::Nullable(inner) => inner.is_exceeded(value),
            Self::OneOf(shapes) => shapes.iter().all(|shape| shape.is_exceeded(value)),
            Self::Closed(
                Self::Object(required, optional) | Self::Tagged(required, optional, _),
            ) => {
                let Outline::Object(members) = value else {
                    return false;
                };
                let is_known = |name: &str| required.contains(&name) || optional.contains(&name);
                members.iter().any(|(name, _)| !is_known(name))
            }
            _ => false,
        }
    }

    /// Whether the values are objects with any members.
    pub(crate) fn is_map(&self) -> bool {
        match self {
            Self::Nullable(inner) => inner.is_map(),
            Self::Map => true,
            _ => false,
        }
    }
}

fn rank_of_object(
    required: &[&str],
    optional: &[&str],
    tags: &[(&str, &[&str])],
    value: &Outline<'_>,
) -> Option<Rank> {
    let Outline::Object(members) = value else {
        return None;
    };
    let is_there = |name: &&&str| members.iter().any(|(member, _)| member == **name);
    let required_there = required.iter().filter(is_there).count();
    if required_there < required.len() {
        return None;
    }
    let known = required_there + optional.iter().filter(is_there).count();
    let mut rank = Rank::try_from(known).unwrap_or(TAG);
    for (name, texts) in tags {
        let Some((_, json)) = members.iter().find(|(member, _)| member == name) else {
            continue;
        };
        if matches!(Outline::of(json), Outline::Null) {
            continue;
        }
        let has_it = scalar(json).is_some_and(|text| texts.contains(&&*text));
        match (has_it, texts) {
            (true, _) => rank += TAG,
            // This member has a single possible value.
            (false, [_]) => return None,
            // The provider may have added a value.
            (false, _) => rank -= TAG,
        }
    }
    Some(rank)
}
