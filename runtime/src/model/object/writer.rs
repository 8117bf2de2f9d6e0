//! The members of an object, written one by one.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::SerializeMap;

use crate::secret::{Exposed, Open};

/// An object that is written, member by member.
#[derive(Debug)]
pub struct Writer<M>(M);

impl<M: SerializeMap> Writer<M> {
    pub(super) fn new(map: M) -> Self {
        Self(map)
    }

    pub(super) fn end(self) -> Result<M::Ok, M::Error> {
        self.0.end()
    }

    /// A member that is always there.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn required<T: Serialize>(&mut self, name: &str, value: &T) -> Result<(), M::Error> {
        self.0.serialize_entry(name, value)
    }

    /// A member that is there when it has a value.
    ///
    /// # Errors
    /// Those of the serializer.
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

    /// As [`optional`](Self::optional).
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn present<T: Serialize>(&mut self, name: &str, value: &Option<T>) -> Result<(), M::Error> {
        self.optional(name, value)
    }

    /// A member that may be absent (`None`) or null (`Some(None)`).
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn maybe<T: Serialize>(
        &mut self,
        name: &str,
        value: &Option<Option<T>>,
    ) -> Result<(), M::Error> {
        self.optional(name, value)
    }

    /// As [`required`](Self::required).
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn constant<T: Serialize>(&mut self, name: &str, value: &T) -> Result<(), M::Error> {
        self.required(name, value)
    }

    /// As [`optional`](Self::optional).
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn optional_constant<T: Serialize>(
        &mut self,
        name: &str,
        value: &Option<T>,
    ) -> Result<(), M::Error> {
        self.optional(name, value)
    }

    /// A secret, or what holds some, as it is inside.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn secret<T: Exposed>(&mut self, name: &str, value: &T) -> Result<(), M::Error> {
        self.required(name, &Open(value))
    }

    /// As [`secret`](Self::secret), when it has a value.
    ///
    /// # Errors
    /// Those of the serializer.
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

    /// As [`maybe`](Self::maybe), of secrets.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn maybe_secret<T: Exposed>(
        &mut self,
        name: &str,
        value: &Option<Option<T>>,
    ) -> Result<(), M::Error> {
        self.optional_secret(name, value)
    }

    /// A member that is read and never written: a secret that only comes from the provider.
    ///
    /// # Errors
    /// None.
    pub fn hidden<T>(&mut self, _: &str, _: &T) -> Result<(), M::Error> {
        Ok(())
    }

    /// As [`hidden`](Self::hidden).
    ///
    /// # Errors
    /// None.
    pub fn optional_hidden<T>(&mut self, name: &str, value: &T) -> Result<(), M::Error> {
        self.hidden(name, value)
    }

    /// As [`hidden`](Self::hidden).
    ///
    /// # Errors
    /// None.
    pub fn maybe_hidden<T>(&mut self, name: &str, value: &T) -> Result<(), M::Error> {
        self.hidden(name, value)
    }

    /// All members that have no field of their own.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn rest<T: Serialize>(&mut self, rest: &BTreeMap<String, T>) -> Result<(), M::Error> {
        rest.iter()
            .try_for_each(|(name, value)| self.required(name, value))
    }
}
