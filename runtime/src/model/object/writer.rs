//! Writes the members of an object one by one.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::SerializeMap;

use crate::secret::{Exposed, Open};

/// An object being written. Each call writes the next member.
#[derive(Debug)]
pub struct Writer<M> {
    map: M,
    names: &'static [&'static str],
    next: usize,
}

impl<M: SerializeMap> Writer<M> {
    pub(super) fn new(map: M, names: &'static [&'static str]) -> Self {
        let next = 0;
        Self { map, names, next }
    }

    pub(super) fn end(self) -> Result<M::Ok, M::Error> {
        self.map.end()
    }

    /// Writes the next member.
    ///
    /// # Errors
    /// Returns the serializer's errors.
    pub fn write<T: Serialize>(&mut self, value: &T) -> Result<(), M::Error> {
        let name = self.name();
        self.map.serialize_entry(name, value)
    }

    /// Returns the next member, which is written only if it has a value.
    pub fn optional<T>(&mut self) -> OptionalEntry<'_, M> {
        OptionalEntry(self)
    }

    /// Returns the next member, of which null is a value.
    pub fn nullable(&mut self) -> &mut Self {
        self
    }

    /// Returns the next member, a constant, which is written only if it has a value.
    pub fn omittable(&mut self) -> OptionalEntry<'_, M> {
        OptionalEntry(self)
    }

    /// Returns the next member, which is written only if it has a value, which may be null.
    pub fn maybe(&mut self) -> OptionalEntry<'_, M> {
        OptionalEntry(self)
    }

    /// Returns the next member, a secret or a value with secrets, which is written in plain text.
    pub fn secret(&mut self) -> SecretEntry<'_, M> {
        SecretEntry(self)
    }

    /// Returns the next member, which is not written: a secret that only the provider sends.
    pub fn hidden(&mut self) -> HiddenEntry<'_, M> {
        HiddenEntry(self)
    }

    /// Writes all members without a field.
    ///
    /// # Errors
    /// Returns the serializer's errors.
    pub fn rest<T: Serialize>(&mut self, rest: &BTreeMap<String, T>) -> Result<(), M::Error> {
        rest.iter()
            .try_for_each(|(name, value)| self.map.serialize_entry(name, value))
    }

    fn name(&mut self) -> &'static str {
        let name = self.names.get(self.next).copied();
        self.next += 1;
        name.unwrap_or_default()
    }
}

/// A member that is written only if it has a value.
#[derive(Debug)]
pub struct OptionalEntry<'w, M>(&'w mut Writer<M>);

impl<'w, M: SerializeMap> OptionalEntry<'w, M> {
    /// Writes the member.
    ///
    /// # Errors
    /// Returns the serializer's errors.
    pub fn write<T: Serialize>(self, value: &Option<T>) -> Result<(), M::Error> {
        let name = self.0.name();
        match value {
            Some(value) => self.0.map.serialize_entry(name, value),
            None => Ok(()),
        }
    }

    /// Returns the same member, of which null is a value.
    #[must_use]
    pub fn nullable(self) -> Self {
        self
    }

    /// Returns the same member, a secret, which is written in plain text.
    pub fn secret(self) -> OptionalSecretEntry<'w, M> {
        OptionalSecretEntry(self.0)
    }

    /// Returns the same member, which is not written.
    pub fn hidden(self) -> HiddenEntry<'w, M> {
        HiddenEntry(self.0)
    }
}

/// A secret member.
#[derive(Debug)]
pub struct SecretEntry<'w, M>(&'w mut Writer<M>);

impl<M: SerializeMap> SecretEntry<'_, M> {
    /// Writes the member in plain text.
    ///
    /// # Errors
    /// Returns the serializer's errors.
    pub fn write<T: Exposed>(self, value: &T) -> Result<(), M::Error> {
        let name = self.0.name();
        self.0.map.serialize_entry(name, &Open(value))
    }
}

/// A secret member that is written only if it has a value.
#[derive(Debug)]
pub struct OptionalSecretEntry<'w, M>(&'w mut Writer<M>);

impl<M: SerializeMap> OptionalSecretEntry<'_, M> {
    /// Writes the member in plain text.
    ///
    /// # Errors
    /// Returns the serializer's errors.
    pub fn write<T: Exposed>(self, value: &Option<T>) -> Result<(), M::Error> {
        let name = self.0.name();
        match value {
            Some(value) => self.0.map.serialize_entry(name, &Open(value)),
            None => Ok(()),
        }
    }
}

/// A member that is not written.
#[derive(Debug)]
pub struct HiddenEntry<'w, M>(&'w mut Writer<M>);

impl<M: SerializeMap> HiddenEntry<'_, M> {
    /// Omits the member.
    ///
    /// # Errors
    /// Never returns an error.
    pub fn write<T>(self, _: &T) -> Result<(), M::Error> {
        self.0.name();
        Ok(())
    }
}
