//! Reads JSON text in one pass.
//!
//! [`Reader`] is a serde deserializer that objects ([`crate::model::object`]) read member by member, without
//! collecting the text of each first. It reads what generated models consist of. Everything else, and every
//! value that does not have its type, is left to `serde_json`, which gets the text of that value.

mod error;
mod map;
mod scan;
mod value;

use serde::de::{Deserialize, DeserializeOwned, DeserializeSeed, SeqAccess, Visitor};

pub(crate) use self::error::ReadError;

/// Reads a JSON text as a `T`.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, ReadError> {
    let mut reader = Reader::new(text);
    let value = T::deserialize(&mut reader)?;
    reader.end()?;
    Ok(value)
}

/// A position in a JSON text.
pub(crate) struct Reader<'j> {
    text: &'j str,
    at: usize,
    /// Whether no member of the innermost object was read yet.
    is_first: bool,
    /// The name of the last member that was entered.
    name: &'j str,
}

impl<'j> Reader<'j> {
    pub(crate) fn new(text: &'j str) -> Self {
        Self {
            text,
            at: 0,
            is_first: false,
            name: "",
        }
    }

    /// Lets a visitor read the members of the object that follows.
    pub(crate) fn here<V: Visitor<'j>>(&mut self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_seq(Here(self))
    }

    /// Requires that only whitespace follows.
    pub(crate) fn end(&mut self) -> Result<(), ReadError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(ReadError::syntax()),
        }
    }

    /// Reads the value of the member whose name was just read.
    fn member<T: Deserialize<'j>>(&mut self) -> Result<T, ReadError> {
        let name = self.name;
        T::deserialize(self).map_err(|error| error.in_member(name))
    }
}

/// The reader, for a visitor that reads an object's members or a value's text.
pub(crate) struct Here<'r, 'j>(&'r mut Reader<'j>);

impl<'j> SeqAccess<'j> for Here<'_, 'j> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'j>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ReadError> {
        seed.deserialize(&mut *self.0).map(Some)
    }

    fn next_element<T: Deserialize<'j>>(&mut self) -> Result<Option<T>, ReadError> {
        self.0.member().map(Some)
    }
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macro is for structs that are public")]
mod tests;
