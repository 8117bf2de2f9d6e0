//! The members of objects.

use std::borrow::Cow;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::{ReadError, Reader};

impl<'j> Reader<'j> {
    /// Returns whether the object ends here, and leaves it if so. Otherwise, the next byte begins a name.
    #[inline]
    pub(super) fn is_last(&mut self) -> Result<bool, ReadError> {
        let is_first = std::mem::take(&mut self.is_first);
        let next = match self.peek() {
            Some(b'}') => {
                self.at += 1;
                return Ok(true);
            }
            Some(b',') if !is_first => {
                self.at += 1;
                self.peek()
            }
            next if is_first => next,
            _ => None,
        };
        if next == Some(b'"') {
            Ok(false)
        } else {
            Err(ReadError::syntax())
        }
    }

    /// Reads a name and its colon.
    #[inline]
    pub(super) fn enter_member(&mut self) -> Result<Cow<'j, str>, ReadError> {
        let start = self.at + 1;
        let name = self.string()?;
        let written = self.text.get(start..self.at.saturating_sub(1));
        self.name = written.unwrap_or_default();
        self.expect(b':')?;
        Ok(name)
    }
}

/// The members of a map.
pub(super) struct Entries<'r, 'j>(pub(super) &'r mut Reader<'j>);

impl<'j> MapAccess<'j> for Entries<'_, 'j> {
    type Error = ReadError;

    fn next_key_seed<K: DeserializeSeed<'j>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ReadError> {
        if self.0.is_last()? {
            return Ok(None);
        }
        let name = self.0.enter_member()?;
        seed.deserialize(Name(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'j>>(&mut self, seed: V) -> Result<V::Value, ReadError> {
        let name = self.0.name;
        let value = seed.deserialize(&mut *self.0);
        value.map_err(|error| error.in_member(name))
    }
}

/// The name of a member of a map, which may be a number or a variant.
struct Name<'de>(Cow<'de, str>);

macro_rules! numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
            match serde_json::from_str(&self.0) {
                Ok(number) => visitor.visit_i64(number),
                Err(_) => match serde_json::from_str(&self.0) {
                    Ok(number) => visitor.visit_u64(number),
                    Err(_) => self.deserialize_any(visitor),
                },
            }
        })*
    };
}

impl<'de> Deserializer<'de> for Name<'de> {
    type Error = ReadError;

    numbers! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
    deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.0 {
            Cow::Borrowed(name) => visitor.visit_borrowed_str(name),
            Cow::Owned(name) => visitor.visit_string(name),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let key = serde::de::value::CowStrDeserializer::new(self.0);
        key.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i128 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}
