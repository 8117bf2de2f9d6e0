//! Writes the members of an object one by one.
//!
//! A failure is returned at the end: a `?` after each member would cost the compiler more than the call itself.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::SerializeMap;

use crate::secret::{Exposed, Open};

/// An object being written. Each call writes the next member, unless an earlier one failed.
pub struct Writer<M: SerializeMap> {
    map: M,
    names: &'static [&'static str],
    next: usize,
    failure: Option<M::Error>,
}

impl<M: SerializeMap> Writer<M> {
    pub(super) fn new(map: M, names: &'static [&'static str]) -> Self {
        Self {
            map,
            names,
            next: 0,
            failure: None,
        }
    }

    /// Ends the object, or returns the first failure.
    pub(super) fn end(self) -> Result<M::Ok, M::Error> {
        self.failure.map_or_else(|| self.map.end(), Err)
    }

    /// Writes the next member.
    pub fn write<T: Serialize>(&mut self, value: &T) {
        let name = self.name();
        self.entry(name, value);
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
    pub fn rest<T: Serialize>(&mut self, rest: &BTreeMap<String, T>) {
        for (name, value) in rest {
            self.entry(name, value);
        }
    }

    fn entry<T: Serialize>(&mut self, name: &str, value: &T) {
        if self.failure.is_none() {
            self.failure = self.map.serialize_entry(name, value).err();
        }
    }

    fn name(&mut self) -> &'static str {
        let name = self.names.get(self.next).copied();
        self.next += 1;
        name.unwrap_or_default()
    }
}

/// A member that is written only if it has a value.
pub struct OptionalEntry<'w, M: SerializeMap>(&'w mut Writer<M>);

impl<'w, M: SerializeMap> OptionalEntry<'w, M> {
    /// Writes the member.
    pub fn write<T: Serialize>(self, value: &Option<T>) {
        let name = self.0.name();
        if let Some(value) = value {
            self.0.entry(name, value);
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
pub struct SecretEntry<'w, M: SerializeMap>(&'w mut Writer<M>);

impl<M: SerializeMap> SecretEntry<'_, M> {
    /// Writes the member in plain text.
    pub fn write<T: Exposed>(self, value: &T) {
        let name = self.0.name();
        self.0.entry(name, &Open(value));
    }
}

/// A secret member that is written only if it has a value.
pub struct OptionalSecretEntry<'w, M: SerializeMap>(&'w mut Writer<M>);

impl<M: SerializeMap> OptionalSecretEntry<'_, M> {
    /// Writes the member in plain text.
    pub fn write<T: Exposed>(self, value: &Option<T>) {
        let name = self.0.name();
        if let Some(value) = value {
            self.0.entry(name, &Open(value));
        }
    }
}

/// A member that is not written.
pub struct HiddenEntry<'w, M: SerializeMap>(&'w mut Writer<M>);

impl<M: SerializeMap> HiddenEntry<'_, M> {
    /// Omits the member.
    pub fn write<T>(self, _: &T) {
        self.0.name();
    }
}
