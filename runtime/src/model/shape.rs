//! What tells the members of a union apart before any is read: the kind of JSON value, texts that
//! only one of them has, and members of objects. The first type that can be read is not enough: an
//! object all of whose members are optional can be read from any object.

use crate::json::outline::Outline;

/// What a JSON value must look like to be of a type.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Anything.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// A number, or text.
    Decimal,
    /// Text.
    Text,
    /// Text, probably one of these.
    Texts(&'static [&'static str]),
    /// A number, probably one of these.
    Integers(&'static [i64]),
    /// A list.
    List(&'static Shape),
    /// An object of any members.
    Map,
    /// An object with members that are always there, and members that may be there.
    Object(&'static [&'static str], &'static [&'static str]),
    /// The same, some of whose members have one of a few texts.
    Tagged(
        &'static [&'static str],
        &'static [&'static str],
        &'static [(&'static str, &'static [&'static str])],
    ),
    /// The shape, or null.
    Nullable(&'static Shape),
    /// One of several.
    OneOf(&'static [Shape]),
}

/// How well a value has a shape: more is better.
pub(crate) type Rank = i64;

/// What a member with the right text counts: more than all names of an object.
const TAG: Rank = 1 << 20;

impl Shape {
    /// How well `value` has this shape; `None` when it cannot be of the type.
    pub(crate) fn rank(&self, value: &Outline<'_>) -> Option<Rank> {
        match (self, value) {
            // The last: an integer that is written as a float.
            (Self::Any, _)
            | (Self::Nullable(_), Outline::Null)
            | (Self::Map, Outline::Object(_))
            | (Self::Integer | Self::Integers(_), Outline::Number) => Some(0),
            (Self::Nullable(inner), _) => inner.rank(value),
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
        let has_it = match Outline::of(json) {
            Outline::Text(text) => texts.contains(&&*text),
            _ => false,
        };
        match (has_it, texts) {
            (true, _) => rank += TAG,
            // It only ever has the one.
            (false, [_]) => return None,
            // The list may have grown.
            (false, _) => rank -= TAG,
        }
    }
    Some(rank)
}
