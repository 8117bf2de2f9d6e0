//! The members of an object, collected as texts and then read one by one.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::error::MemberError;
use super::missing::Missing;
use crate::json::exact::ExactJson;
use crate::json::integral;
use crate::model::unlisted;

/// The members of an object being read. Each call reads the next one.
#[derive(Debug)]
pub struct Members<'j> {
    names: &'static [&'static str],
    /// One text per name.
    texts: Vec<Option<ExactJson<'j>>>,
    next: usize,
    /// The members without a name here, if they are preserved.
    rest: Option<Vec<(String, ExactJson<'j>)>>,
}

impl<'j> Members<'j> {
    /// Collects the members with these `names`; if `open`, all others as well.
    pub(super) fn collect<D: Deserializer<'j>>(
        deserializer: D,
        names: &'static [&'static str],
        open: bool,
    ) -> Result<Self, D::Error> {
        let mut texts = Vec::new();
        texts.resize_with(names.len(), || None);
        deserializer.deserialize_map(Self {
            names,
            texts,
            next: 0,
            rest: open.then(Vec::new),
        })
    }

    /// Reads the next member. If `T` is an `Option`, the member may be null or missing.
    ///
    /// # Errors
    /// Returns an error if it is missing or not a `T`.
    pub fn read<T: DeserializeOwned>(&mut self) -> Result<T, MemberError> {
        match self.take() {
            (name, Some(json)) => read(name, &json),
            (name, None) => {
                T::deserialize(Missing { name }).map_err(|error| MemberError::missing(&error))
            }
        }
    }

    /// Returns the next member, which may be missing or null.
    pub fn optional<T: DeserializeOwned>(&mut self) -> OptionalMember<'_, 'j, T> {
        OptionalMember(self, PhantomData)
    }

    /// Returns the next member, which has this value.
    pub fn constant<V>(&mut self, value: V) -> ConstantMember<'_, 'j, V> {
        ConstantMember(self, value)
    }

    /// Returns the next member, a secret, which is written in plain text.
    pub fn secret(&mut self) -> &mut Self {
        self
    }

    /// Returns the next member, which is never written.
    pub fn hidden(&mut self) -> &mut Self {
        self
    }

    /// Reads all members without a field.
    ///
    /// # Errors
    /// Returns an error if one of them is not a `T`.
    pub fn rest<T: DeserializeOwned>(&mut self) -> Result<BTreeMap<String, T>, MemberError> {
        self.rest
            .take()
            .unwrap_or_default()
            .into_iter()
            .map(|(name, json)| Ok((name.clone(), read(&name, &json)?)))
            .collect()
    }

    fn take(&mut self) -> (&'static str, Option<ExactJson<'j>>) {
        let at = self.next;
        self.next += 1;
        (
            self.names.get(at).copied().unwrap_or_default(),
            self.texts.get_mut(at).and_then(Option::take),
        )
    }
}

/// A member that may be missing or null: both are `None`.
#[derive(Debug)]
pub struct OptionalMember<'m, 'j, T>(&'m mut Members<'j>, PhantomData<T>);

impl<'m, 'j, T: DeserializeOwned> OptionalMember<'m, 'j, T> {
    /// Reads the member.
    ///
    /// # Errors
    /// Returns an error if it is present and not a `T`.
    pub fn read(self) -> Result<Option<T>, MemberError> {
        match self.0.take() {
            (name, Some(json)) => read(name, &json),
            (_, None) => Ok(None),
        }
    }

    /// Returns the same member, of which null is a value. Only a missing member is `None`.
    pub fn nullable(self) -> NullableMember<'m, 'j, T> {
        NullableMember(self.0, PhantomData)
    }

    /// Returns the same member, a secret, which is written in plain text.
    #[must_use]
    pub fn secret(self) -> Self {
        self
    }

    /// Returns the same member, which is never written.
    #[must_use]
    pub fn hidden(self) -> Self {
        self
    }
}

/// A member that may be missing, and of which null is a value.
#[derive(Debug)]
pub struct NullableMember<'m, 'j, T>(&'m mut Members<'j>, PhantomData<T>);

impl<T: DeserializeOwned> NullableMember<'_, '_, T> {
    /// Reads the member. It is `None` if it is missing.
    ///
    /// # Errors
    /// Returns an error if it is present and not a `T`.
    pub fn read(self) -> Result<Option<T>, MemberError> {
        match self.0.take() {
            (name, Some(json)) => read(name, &json).map(Some),
            (_, None) => Ok(None),
        }
    }

    /// Returns the same member, a secret, which is written in plain text.
    #[must_use]
    pub fn secret(self) -> Self {
        self
    }

    /// Returns the same member, which is never written.
    #[must_use]
    pub fn hidden(self) -> Self {
        self
    }
}

/// A member with a constant value. Another value of the same type is preserved. If the member is of
/// another type, the constant is read.
#[derive(Debug)]
pub struct ConstantMember<'m, 'j, V>(&'m mut Members<'j>, V);

impl<'m, 'j, V> ConstantMember<'m, 'j, V> {
    /// Reads the member. If it is missing, returns the constant.
    ///
    /// # Errors
    /// Never returns an error.
    pub fn read<T: DeserializeOwned + PartialEq>(self) -> Result<T, MemberError>
    where
        V: Into<T>,
    {
        let (_, json) = self.0.take();
        let other = json.and_then(|json| integral::read(json.as_str()).ok());
        Ok(constant(other, self.1.into()))
    }

    /// Returns the same member, which may be missing.
    pub fn omittable(self) -> OptionalConstant<'m, 'j, V> {
        OptionalConstant(self.0, self.1)
    }

    /// Returns the same member, which may be null or missing, and has the constant only at first.
    pub fn nullable(self) -> &'m mut Members<'j> {
        self.0
    }

    /// Returns the same member, of which null and missing differ, and which has the constant only at
    /// first.
    pub fn maybe<T: DeserializeOwned>(self) -> NullableMember<'m, 'j, T> {
        NullableMember(self.0, PhantomData)
    }
}

/// A member that may be missing and otherwise has a constant value.
#[derive(Debug)]
pub struct OptionalConstant<'m, 'j, V>(&'m mut Members<'j>, V);

impl<V> OptionalConstant<'_, '_, V> {
    /// Reads the member.
    ///
    /// # Errors
    /// Never returns an error.
    pub fn read<T: DeserializeOwned + PartialEq>(self) -> Result<Option<T>, MemberError>
    where
        V: Into<T>,
    {
        let (_, json) = self.0.take();
        Ok(json.map(|json| constant(integral::read(json.as_str()).ok(), self.1.into())))
    }
}

/// Returns the value that was read instead of a constant, or otherwise the constant.
fn constant<T: PartialEq>(read: Option<T>, constant: T) -> T {
    if read.as_ref() != Some(&constant) {
        unlisted::add();
    }
    read.unwrap_or(constant)
}

fn read<T: DeserializeOwned>(name: &str, json: &ExactJson<'_>) -> Result<T, MemberError> {
    integral::read(json.as_str()).map_err(|error| MemberError::new(name, &error, json.as_str()))
}

impl<'de> Visitor<'de> for Members<'de> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self, A::Error> {
        // Members mostly arrive in the order of the fields.
        let mut expected = 0;
        while let Some(key) = map.next_key_seed(Key {
            names: self.names,
            expected,
            keep: self.rest.is_some(),
        })? {
            match (key, &mut self.rest) {
                (Found::At(at), _) => {
                    let json = map.next_value()?;
                    if let Some(text) = self.texts.get_mut(at) {
                        *text = Some(json);
                    }
                    expected = at + 1;
                }
                (Found::Other(name), Some(rest)) => rest.push((name, map.next_value()?)),
                (Found::Other(_), None) => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(self)
    }
}

/// Finds a member's name among those of the object.
struct Key {
    names: &'static [&'static str],
    /// The most likely index.
    expected: usize,
    keep: bool,
}

enum Found {
    At(usize),
    /// A name without a field; empty unless it is preserved.
    Other(String),
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Found, E> {
        let (before, behind) = self
            .names
            .split_at_checked(self.expected)
            .unwrap_or((self.names, &[]));
        let is_it = |known: &&str| *known == name;
        if let Some(at) = behind.iter().position(is_it) {
            return Ok(Found::At(before.len() + at));
        }
        Ok(match before.iter().position(is_it) {
            Some(at) => Found::At(at),
            None if self.keep => Found::Other(name.to_owned()),
            None => Found::Other(String::new()),
        })
    }
}
