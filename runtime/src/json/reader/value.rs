//! The deserializer.

use std::borrow::Cow;
use std::convert::Infallible;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Expected, SeqAccess, Visitor};

use super::map::Entries;
use super::scan::Number;
use super::{Here, ReadError, Reader};
use crate::json::requests::{AS_TEXT, OBJECT, VERBATIM};

/// Reads a value with `serde_json`: a number that is none of the type, or a value of a type that generated models do
/// not have.
macro_rules! leave {
    ($reader:ident, $method:ident($($argument:expr),*)) => {{
        let text = $reader.skip()?;
        serde_json::Deserializer::from_str(text)
            .$method($($argument),*)
            .map_err(|error| ReadError::of(&error, text))
    }};
}

macro_rules! integers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, ReadError> {
            if self.peek().is_some() && let Some(number) = self.integer() {
                return visit(number, visitor);
            }
            leave!(self, $method(visitor))
        })*
    };
}

macro_rules! floats {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, ReadError> {
            if self.peek().is_some() && let Some(number) = self.number() {
                return visit(number, visitor);
            }
            leave!(self, $method(visitor))
        })*
    };
}

macro_rules! left {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {
        $(fn $method<V: Visitor<'j>>(
            self,
            $($argument: $type,)*
            visitor: V,
        ) -> Result<V::Value, ReadError> {
            leave!(self, $method($($argument,)* visitor))
        })*
    };
}

#[inline]
fn visit<'j, V: Visitor<'j>>(number: Number, visitor: V) -> Result<V::Value, ReadError> {
    match number {
        Number::Signed(number) => visitor.visit_i64(number),
        Number::Unsigned(number) => visitor.visit_u64(number),
        Number::Float(number) => visitor.visit_f64(number),
    }
}

impl<'j> Deserializer<'j> for &mut Reader<'j> {
    type Error = ReadError;

    integers! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
    deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 }

    floats! { deserialize_f32 deserialize_f64 }

    left! {
        deserialize_any();
        deserialize_i128();
        deserialize_u128();
        deserialize_char();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_unit();
        deserialize_tuple(length: usize);
        deserialize_tuple_struct(name: &'static str, length: usize);
        deserialize_struct(name: &'static str, fields: &'static [&'static str]);
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
    }

    fn deserialize_bool<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.peek();
        if self.word("true") {
            visitor.visit_bool(true)
        } else if self.word("false") {
            visitor.visit_bool(false)
        } else {
            Err(self.mismatch(&visitor))
        }
    }

    fn deserialize_str<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.peek() != Some(b'"') {
            return Err(self.mismatch(&visitor));
        }
        if let Some(text) = self.plain_string() {
            return visitor.visit_borrowed_str(text);
        }
        match self.escaped()? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn deserialize_string<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.peek();
        if self.word("null") {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit_struct<V: Visitor<'j>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if name != OBJECT {
            return leave!(self, deserialize_unit_struct(name, visitor));
        }
        if self.peek() != Some(b'{') {
            return Err(self.mismatch(&visitor));
        }
        self.at += 1;
        self.is_first = true;
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'j>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        match name {
            AS_TEXT => visitor.visit_seq(Here(self)),
            VERBATIM => visitor.visit_borrowed_str(self.skip()?),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.peek() != Some(b'[') {
            return Err(self.mismatch(&visitor));
        }
        self.at += 1;
        let items = Items {
            reader: &mut *self,
            index: 0,
        };
        let value = visitor.visit_seq(items)?;
        self.expect(b']')?;
        Ok(value)
    }

    fn deserialize_map<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.peek() != Some(b'{') {
            return Err(self.mismatch(&visitor));
        }
        self.at += 1;
        self.is_first = true;
        visitor.visit_map(Entries(self))
    }

    /// Reads the next member's name of the object that was entered, or `None` at its end.
    fn deserialize_identifier<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.is_last()? {
            return visitor.visit_none();
        }
        let name = self.enter_member()?;
        match name {
            Cow::Borrowed(name) => visitor.visit_borrowed_str(name),
            Cow::Owned(name) => visitor.visit_string(name),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'j>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.skip()?;
        visitor.visit_unit()
    }
}

impl Reader<'_> {
    /// The error that the value is not what is expected. Not generic: to read the value once more with `serde_json` would
    /// compile the decoder of each type twice.
    #[cold]
    fn mismatch(&mut self, expected: &dyn Expected) -> ReadError {
        let text = match self.skip() {
            Ok(text) => text,
            Err(error) => return error,
        };
        let mut other = serde_json::Deserializer::from_str(text);
        // Neither enters the value, so that the error is at its place and not within it.
        let read = if text.trim_start().starts_with('"') {
            other.deserialize_seq(Nothing(expected))
        } else {
            other.deserialize_str(Nothing(expected))
        };
        match read {
            Ok(never) => match never {},
            Err(error) => ReadError::of(&error, text),
        }
    }
}

/// Accepts no value.
struct Nothing<'e>(&'e dyn Expected);

impl Visitor<'_> for Nothing<'_> {
    type Value = Infallible;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The items of a list.
struct Items<'r, 'j> {
    reader: &'r mut Reader<'j>,
    index: usize,
}

impl<'j> SeqAccess<'j> for Items<'_, 'j> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'j>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ReadError> {
        if self.reader.peek() == Some(b']') {
            return Ok(None);
        }
        if self.index > 0 {
            self.reader.expect(b',')?;
        }
        let index = self.index;
        self.index += 1;
        let item = seed.deserialize(&mut *self.reader);
        item.map(Some).map_err(|error| error.in_item(index))
    }
}
