//! The members of an object, read in the order of the text into a slot for each field.

mod slot;

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, IgnoredAny, SeqAccess, Visitor,
};

#[doc(hidden)]
pub use self::slot::{Begin, Constant, Nullable, Omittable, Optional, Required, Slot, Value};
use crate::json::requests::OBJECT;

/// An object being read.
#[derive(Debug)]
pub struct Members<A> {
    source: A,
    names: &'static [&'static str],
}

/// The members without a field.
#[doc(hidden)]
pub trait Rest<'de, A: SeqAccess<'de>> {
    /// Reads the value of the member `name`.
    ///
    /// # Errors
    /// Returns the deserializer's errors.
    fn read(&mut self, name: String, source: &mut A) -> Result<(), A::Error>;
}

impl<'de, T: DeserializeOwned, A: SeqAccess<'de>> Rest<'de, A> for BTreeMap<String, T> {
    fn read(&mut self, name: String, source: &mut A) -> Result<(), A::Error> {
        self.insert(name, value(source)?);
        Ok(())
    }
}

impl<'de, A: SeqAccess<'de>> Members<A> {
    pub(super) fn new(source: A, names: &'static [&'static str]) -> Self {
        Self { source, names }
    }

    /// Reads all members into the slots, which are in the order of the names, and the others into `rest`.
    ///
    /// # Errors
    /// Returns an error if a member is missing or does not have its field's type.
    pub fn read(
        &mut self,
        slots: &mut [&mut dyn Slot<'de, A>],
        mut rest: Option<&mut dyn Rest<'de, A>>,
    ) -> Result<(), A::Error> {
        self.source.next_element_seed(Open)?;
        // Members mostly arrive in the order of the fields.
        let mut expected = 0;
        let mut seen = 0_u64;
        loop {
            let key = Key {
                names: self.names,
                expected,
                is_open: rest.is_some(),
            };
            match self.source.next_element_seed(key)? {
                None | Some(Found::End) => break,
                Some(Found::At(at)) => {
                    if let Some(slot) = slots.get_mut(at) {
                        slot.read(&mut self.source)?;
                    }
                    seen |= bit(at);
                    expected = at + 1;
                }
                Some(Found::Other(name)) => match &mut rest {
                    Some(rest) => rest.read(name, &mut self.source)?,
                    None => drop(self.source.next_element::<IgnoredAny>()?),
                },
            }
        }
        for (at, (slot, name)) in slots.iter_mut().zip(self.names).enumerate() {
            if seen & bit(at) == 0 {
                slot.finish(name)?;
            }
        }
        Ok(())
    }
}

/// The bit of a slot; none for slots beyond the first 64.
fn bit(at: usize) -> u64 {
    u32::try_from(at)
        .ok()
        .and_then(|at| 1_u64.checked_shl(at))
        .unwrap_or_default()
}

/// Reads the value of the member whose name was read.
fn value<'de, T: DeserializeOwned, A: SeqAccess<'de>>(source: &mut A) -> Result<T, A::Error> {
    let value = source.next_element()?;
    value.ok_or_else(|| A::Error::custom("no value"))
}

/// Enters an object.
struct Open;

impl<'de> DeserializeSeed<'de> for Open {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_unit_struct(OBJECT, self)
    }
}

impl Visitor<'_> for Open {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// Finds a member's name among those of the object.
struct Key {
    names: &'static [&'static str],
    /// The most likely index.
    expected: usize,
    /// Whether names without a field are returned.
    is_open: bool,
}

enum Found {
    At(usize),
    /// A name without a field; empty unless it is preserved.
    Other(String),
    End,
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_none<E>(self) -> Result<Found, E> {
        Ok(Found::End)
    }

    #[inline]
    fn visit_str<E>(self, name: &str) -> Result<Found, E> {
        if self.names.get(self.expected) == Some(&name) {
            return Ok(Found::At(self.expected));
        }
        Ok(self.search(name))
    }
}

impl Key {
    /// Searches the names behind the most likely one first.
    fn search(&self, name: &str) -> Found {
        let (before, behind) = self
            .names
            .split_at_checked(self.expected)
            .unwrap_or((self.names, &[]));
        let is_it = |known: &&str| *known == name;
        if let Some(at) = behind.iter().position(is_it) {
            return Found::At(before.len() + at);
        }
        match before.iter().position(is_it) {
            Some(at) => Found::At(at),
            None if self.is_open => Found::Other(name.to_owned()),
            None => Found::Other(String::new()),
        }
    }
}
