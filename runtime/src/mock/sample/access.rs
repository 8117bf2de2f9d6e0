//! The parts inside a part: items of a list, entries of a map, members of an object.

use std::collections::btree_map;
use std::iter::Enumerate;
use std::marker::PhantomData;
use std::slice;

use serde::de::value::StrDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;

use super::{Part, Problem, Sample};
use crate::json::json_path::Step;
use crate::json::requests::{OBJECT, VERBATIM};

/// The items of a list; none of another part.
pub(super) struct Items<'p>(Enumerate<slice::Iter<'p, Part>>);

impl<'p> Items<'p> {
    pub(super) fn of(part: &'p Part) -> Self {
        let items = match part {
            Part::List(items) => items.as_slice(),
            _ => &[],
        };
        Self(items.iter().enumerate())
    }
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Problem;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Problem> {
        let Some((index, item)) = self.0.next() else {
            return Ok(None);
        };
        let item = seed.deserialize(Sample(item));
        item.map(Some)
            .map_err(|problem| problem.inside(Step::Item(index)))
    }
}

/// The members of an object, of which one is read; none of another part.
struct Members<'p> {
    rest: btree_map::Iter<'p, String, Part>,
    current: Option<(&'p str, &'p Part)>,
}

impl<'p> Members<'p> {
    fn of(part: &'p Part) -> Self {
        let rest = match part {
            Part::Object(members) => members.iter(),
            _ => btree_map::Iter::default(),
        };
        Self {
            rest,
            current: None,
        }
    }

    /// Enters the next member, and returns its name.
    fn enter(&mut self) -> Option<&'p str> {
        self.current = self.rest.next().map(|(name, part)| (name.as_str(), part));
        self.current.map(|(name, _)| name)
    }

    /// Reads the value of the member that was entered.
    fn value<'de, S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Problem> {
        let member = self.current.take();
        let (name, part) = member.ok_or_else(|| Problem::custom("no member was entered"))?;
        let value = seed.deserialize(Sample(part));
        value.map_err(|problem| problem.inside(Step::Member(name.to_owned())))
    }
}

/// The entries of a map.
pub(super) struct Entries<'p>(Members<'p>);

impl<'p> Entries<'p> {
    pub(super) fn of(part: &'p Part) -> Self {
        Self(Members::of(part))
    }
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Problem;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Problem> {
        let Some(name) = self.0.enter() else {
            return Ok(None);
        };
        let name: StrDeserializer<'_, Problem> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Problem> {
        self.0.value(seed)
    }
}

/// A part, for a visitor that reads the members of an object or the text of a value, as
/// [`Reader`](crate::json::reader::Reader) provides them.
pub(super) struct Here<'p> {
    part: &'p Part,
    members: Members<'p>,
}

impl<'p> Here<'p> {
    pub(super) fn of(part: &'p Part) -> Self {
        Self {
            part,
            members: Members::of(part),
        }
    }
}

impl<'de> SeqAccess<'de> for Here<'_> {
    type Error = Problem;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Problem> {
        seed.deserialize(Request(self)).map(Some)
    }

    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, Problem> {
        self.members.value(PhantomData::<T>).map(Some)
    }
}

/// What a visitor requests other than a value.
struct Request<'h, 'p>(&'h mut Here<'p>);

impl<'de> Deserializer<'de> for Request<'_, '_> {
    type Error = Problem;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        Err(Problem::custom(format_args!(
            "expected {}",
            super::expected(&visitor)
        )))
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        let is_object = matches!(self.0.part, Part::Object(_) | Part::Gap(_));
        if name == OBJECT && is_object {
            visitor.visit_unit()
        } else {
            self.deserialize_any(visitor)
        }
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.0.members.enter() {
            Some(name) => visitor.visit_str(name),
            None => visitor.visit_none(),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        if name == VERBATIM {
            visitor.visit_string(self.0.part.to_json().to_string())
        } else {
            self.deserialize_any(visitor)
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        seq tuple tuple_struct map struct enum ignored_any
    }
}
