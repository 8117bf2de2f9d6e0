//! Writes the members of an object one by one.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::SerializeMap;

use crate::secret::{Exposed, Open};

/// An object being written, member by member.
#[derive(Debug)]
pub struct Writer<M>(M);

impl<M: SerializeMap> Writer<M> {
    pub(super) fn new(map: M) -> Self {
        Self(map)
    }

    pub(super) fn end(self) -> Result<M::Ok, M::Error> {
        self.0.end()
    }

    /// Writes a member that is always present.
    ///
    /// # Errors
    /// Returns the serializer's errors.
    pub fn required<T: Serialize>(&mut self, name: &str, value: &T) -> Result<(), M::Error> {
        self.0.serialize_entry(name, value)
    }

    /// Writes a member if it has a value.
    ///
    /// # Errors
    /// Returns the serializer's errors.
    pub fn optional<T: Serialize>(
        &mut self,
        name: &str,
        value: &Option<T>,
    ) -> Result<(), M::Error> {
        match value {
            Some(value) => self.required(name, value),
            None => Ok(()),
        }
    }

    /// Writes a member like [`optional`](Self::optional).
    ///
    /// # Errors
    /// Returns the serializer's errors.
    pub fn present<T: Serialize>(&mut self, name: &str, value: &Option<T>) -> Result<(), M::Error> {
        self.optional(name, value)
    }

    /// Writes a member that may be absent (`None`) or null (`Some(None)`).
    ///
    /// # Errors
    /// Returns the serializer's errors.
    pub fn maybe<T: Serialize>(
        &mut self,
        name: &str,
        value: &Option<Option<T>>,
    ) -> Result<(), M::Error> {
        self.optional(name, value)
    }

    /// Writes a member like [`required`](Self::required).
    ///
    /// # Errors
    /// Returns the serializer's errors.
    pub fn constant<T: Serialize>(&mut self, name: &str, value: &T) -> Result<(), M::Error> {
        self.required(name, value)
    }

    /// Writes a member like [`optional`](Self::optional).
    ///
    /// # Errors
    /// Returns the serializer's errors.
    pub fn optional_constant<T: Serialize>(
        &mut self,
        name: &str,
        value: &Option<T>,
    ) -> Result<(), M::Error> {
        self.optional(name, value)
    }

    /// Writes a secret, or a value that contains secrets, in plain text.
    ///
    /// # Errors
    /// Returns the serializer's errors.
    pub fn secret<T: Exposed>(&mut self, name: &str, value: &T) -> Result<(), M::Error> {
        self.required(name, &Open(value))
    }

    /// Writes a [`secret`](Self::secret) if it has a value.
    ///
    /// # Errors
    /// Returns the serializer's errors.
    pub fn optional_secret<T: Exposed>(
        &mut self,
        name: &str,
        value: &Option<T>,
    ) -> Result<(), M::Error> {
        match value {
            Some(value) => self.secret(name, value),
            None => Ok(()),
        }
    }

    /// Writes a secret like [`maybe`](Self::maybe).
    ///
    /// # Errors
    /// Returns the serializer's errors.
    pub fn maybe_secret<T: Exposed>(
        &mut self,
        name: &str,
        value: &Option<Option<T>>,
    ) -> Result<(), M::Error> {
        self.optional_secret(name, value)
    }

    /// Omits a member that is only read: a secret that only the provider sends.
    ///
    /// # Errors
    /// Never returns an error.
    pub fn hidden<T>(&mut self, _: &str, _: &T) -> Result<(), M::Error> {
        Ok(())
    }

    /// Omits a member like [`hidden`](Self::hidden).
    ///
    /// # Errors
    /// Never returns an error.
    pub fn optional_hidden<T>(&mut self, name: &str, value: &T) -> Result<(), M::Error> {
        self.hidden(name, value)
    }

    /// Omits a member like [`hidden`](Self::hidden).
    ///
    /// # Errors
    /// Never returns an error.
    pub fn maybe_hidden<T>(&mut self, name: &str, value: &T) -> Result<(), M::Error> {
        self.hidden(name, value)
    }

    /// Writes all members without a field.
    ///
    /// # Errors
    /// Returns the serializer's errors.
    pub fn rest<T: Serialize>(&mut self, rest: &BTreeMap<String, T>) -> Result<(), M::Error> {
        rest.iter()
            .try_for_each(|(name, value)| self.required(name, value))
    }
}
