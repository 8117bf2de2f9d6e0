//! The slots of an object's fields.

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, SeqAccess};

use super::super::missing::Missing;
use super::value;
use crate::json::exact::ExactJson;
use crate::json::reader;
use crate::model::unlisted;

/// A place for the value of a member.
pub trait Slot<'de, A: SeqAccess<'de>> {
    /// Reads the member's value. A duplicate replaces the value before.
    ///
    /// # Errors
    /// Returns an error if the value is not of the type.
    fn read(&mut self, source: &mut A) -> Result<(), A::Error>;

    /// Called if the object has no such member.
    ///
    /// # Errors
    /// Returns an error if the member must be present.
    fn finish(&mut self, _name: &'static str) -> Result<(), A::Error> {
        Ok(())
    }
}

/// Creates a slot.
#[derive(Debug)]
pub struct Begin;

impl Begin {
    /// Creates a slot for a member that must be present, unless `T` is an `Option`.
    pub fn of<T>(self) -> Required<T> {
        Required(None)
    }

    /// Creates a slot for a member that may be missing or null.
    pub fn optional<T>(self) -> Optional<T> {
        Optional(None)
    }

    /// Creates a slot for a member that has this value.
    pub fn constant<V>(self, value: V) -> Value<V> {
        Value(value)
    }
}

/// The value of a constant whose type is not known yet.
#[derive(Debug)]
pub struct Value<V>(V);

impl<V> Value<V> {
    /// Sets the type of the field.
    pub fn of<T>(self) -> Constant<V, T> {
        Constant {
            expected: self.0,
            is_present: false,
            value: None,
        }
    }
}

/// A member that must be present.
#[derive(Debug)]
pub struct Required<T>(Option<T>);

impl<T> Required<T> {
    /// Returns the same slot: a secret, which is written in plain text.
    #[must_use]
    pub fn secret(self) -> Self {
        self
    }

    /// Returns the same slot: a member that is never written.
    #[must_use]
    pub fn hidden(self) -> Self {
        self
    }

    /// Returns the field's value.
    ///
    /// # Panics
    /// Panics if [`Members::read`](super::Members::read) did not return successfully.
    #[expect(
        clippy::expect_used,
        reason = "`Members::read` fills every slot or fails"
    )]
    pub fn take(self) -> T {
        self.0.expect("a slot that was read or finished")
    }
}

impl<'de, T: DeserializeOwned, A: SeqAccess<'de>> Slot<'de, A> for Required<T> {
    fn read(&mut self, source: &mut A) -> Result<(), A::Error> {
        self.0 = Some(value(source)?);
        Ok(())
    }

    fn finish(&mut self, name: &'static str) -> Result<(), A::Error> {
        if self.0.is_none() {
            self.0 = Some(T::deserialize(Missing::new(name))?);
        }
        Ok(())
    }
}

/// A member that may be missing or null: both are `None`.
#[derive(Debug)]
pub struct Optional<T>(Option<T>);

impl<T> Optional<T> {
    /// Returns a slot for a member of which null is a value.
    pub fn nullable(self) -> Nullable<T> {
        Nullable(None)
    }

    /// Returns the same slot: a secret, which is written in plain text.
    #[must_use]
    pub fn secret(self) -> Self {
        self
    }

    /// Returns the same slot: a member that is never written.
    #[must_use]
    pub fn hidden(self) -> Self {
        self
    }

    /// Returns the field's value.
    pub fn take(self) -> Option<T> {
        self.0
    }
}

impl<'de, T: DeserializeOwned, A: SeqAccess<'de>> Slot<'de, A> for Optional<T> {
    fn read(&mut self, source: &mut A) -> Result<(), A::Error> {
        self.0 = value(source)?;
        Ok(())
    }
}

/// A member that may be missing, and of which null is a value.
#[derive(Debug)]
pub struct Nullable<T>(Option<T>);

impl<T> Nullable<T> {
    /// Returns the same slot: a secret, which is written in plain text.
    #[must_use]
    pub fn secret(self) -> Self {
        self
    }

    /// Returns the same slot: a member that is never written.
    #[must_use]
    pub fn hidden(self) -> Self {
        self
    }

    /// Returns the field's value; `None` if the member is missing.
    pub fn take(self) -> Option<T> {
        self.0
    }
}

impl<'de, T: DeserializeOwned, A: SeqAccess<'de>> Slot<'de, A> for Nullable<T> {
    fn read(&mut self, source: &mut A) -> Result<(), A::Error> {
        self.0 = Some(value(source)?);
        Ok(())
    }
}

/// A member with a constant value. Another value of the same type is preserved. If the member is of another type,
/// the constant is read.
#[derive(Debug)]
pub struct Constant<V, T> {
    expected: V,
    is_present: bool,
    value: Option<T>,
}

impl<V, T> Constant<V, T> {
    /// Returns the field's value; the constant if the member is missing.
    pub fn take(self) -> T
    where
        V: Into<T>,
        T: PartialEq,
    {
        checked(self.value, self.expected.into())
    }
}

impl<V, T> Constant<V, Option<T>> {
    /// Returns a slot for a member that may be missing.
    pub fn omittable(self) -> Omittable<V, T> {
        Omittable(Constant {
            expected: self.expected,
            is_present: false,
            value: None,
        })
    }

    /// Returns a slot for a member that may be null or missing, and has the constant only at first.
    pub fn nullable(self) -> Required<Option<T>> {
        Required(None)
    }

    /// Returns a slot for a member of which null and missing differ, and which has the constant only at first.
    pub fn maybe(self) -> Nullable<T> {
        Nullable(None)
    }
}

impl<'de, V, T: DeserializeOwned, A: SeqAccess<'de>> Slot<'de, A> for Constant<V, T> {
    fn read(&mut self, source: &mut A) -> Result<(), A::Error> {
        let Tried(read) = value(source)?;
        self.is_present = true;
        self.value = read;
        Ok(())
    }
}

/// A member that may be missing and otherwise has a constant value.
#[derive(Debug)]
pub struct Omittable<V, T>(Constant<V, T>);

impl<V: Into<T>, T: PartialEq> Omittable<V, T> {
    /// Returns the field's value; `None` if the member is missing.
    pub fn take(self) -> Option<T> {
        let Constant {
            expected,
            is_present,
            value,
        } = self.0;
        is_present.then(|| checked(value, expected.into()))
    }
}

impl<'de, V, T: DeserializeOwned, A: SeqAccess<'de>> Slot<'de, A> for Omittable<V, T> {
    fn read(&mut self, source: &mut A) -> Result<(), A::Error> {
        self.0.read(source)
    }
}

/// A value of the type, or `None` for another value.
struct Tried<T>(Option<T>);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Tried<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = ExactJson::deserialize(deserializer)?;
        Ok(Self(reader::read(json.as_str()).ok()))
    }
}

/// Returns the value that was read instead of a constant, or otherwise the constant.
fn checked<T: PartialEq>(read: Option<T>, constant: T) -> T {
    if read.as_ref() != Some(&constant) {
        unlisted::add();
    }
    read.unwrap_or(constant)
}
