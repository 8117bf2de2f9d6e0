//! Completes a model from some of its members: the others get sample values.
//!
//! [`Part`] is the JSON of the model, with gaps. The model's own `Deserialize` reads it, which names the first member
//! that is missing; that member becomes a gap, and the model is read again. The type that is read from a gap determines
//! its value. Generated code contains nothing for this.

mod access;

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, DeserializeOwned, Deserializer, Visitor};
use serde_json::Value;

use self::access::{Entries, Here, Items};
use super::ModelError;
use crate::json::failure::Failure;
use crate::json::json_path::{Path, Step};
use crate::json::requests::AS_TEXT;

/// The maximum number of gaps in a model.
const MAX_GAPS: usize = 10_000;

/// The sample of a string without a form of its own.
const TEXT: &str = "text";

/// The sample of an integer.
const INTEGER: i64 = 1;

/// Reads a model from some of its members.
pub(super) fn complete<T: DeserializeOwned>(members: Value) -> Result<T, ModelError> {
    let mut part = Part::of(members);
    let mut gaps = 0;
    loop {
        let problem = match T::deserialize(Sample(&part)) {
            Ok(model) => return Ok(model),
            Err(problem) => problem,
        };
        gaps += 1;
        if gaps > MAX_GAPS || !part.fill(&problem) {
            return Err(problem.into());
        }
    }
}

/// A JSON value with gaps.
pub(super) enum Part {
    /// A value that was not given, with an example of its form, if it is known.
    Gap(Option<String>),
    Scalar(Value),
    List(Vec<Part>),
    Object(BTreeMap<String, Part>),
}

impl Part {
    fn of(value: Value) -> Self {
        match value {
            Value::Array(items) => Self::List(items.into_iter().map(Self::of).collect()),
            Value::Object(members) => {
                let members = members.into_iter();
                Self::Object(
                    members
                        .map(|(name, value)| (name, Self::of(value)))
                        .collect(),
                )
            }
            scalar => Self::Scalar(scalar),
        }
    }

    /// The value; null in place of a gap without an example.
    fn to_json(&self) -> Value {
        match self {
            Self::Gap(example) => example.clone().into(),
            Self::Scalar(value) => value.clone(),
            Self::List(items) => items.iter().map(Self::to_json).collect(),
            Self::Object(members) => {
                let members = members.iter();
                members
                    .map(|(name, part)| (name.clone(), part.to_json()))
                    .collect()
            }
        }
    }

    /// Changes the part so that `problem` does not occur again. Returns whether it can be.
    fn fill(&mut self, problem: &Problem) -> bool {
        let Some(part) = self.at(&problem.steps) else {
            return false;
        };
        match (&mut *part, &problem.kind) {
            (Self::Gap(_), ProblemKind::Missing(name)) => {
                let member = (name.clone(), Self::Gap(None));
                *part = Self::Object(BTreeMap::from([member]));
                true
            }
            (Self::Object(members), ProblemKind::Missing(name)) => {
                members.insert(name.clone(), Self::Gap(None)).is_none()
            }
            (Self::Gap(example @ None), ProblemKind::Other(message)) => {
                *example = example_in(message);
                example.is_some()
            }
            _ => false,
        }
    }

    fn at(&mut self, steps: &[Step]) -> Option<&mut Self> {
        steps
            .iter()
            .try_fold(self, |part, step| match (part, step) {
                (Self::Object(members), Step::Member(name)) => members.get_mut(name),
                (Self::List(items), Step::Item(index)) => items.get_mut(*index),
                _ => None,
            })
    }
}

/// Returns the example in a message such as "expected a date such as 2024-01-31".
fn example_in(message: &str) -> Option<String> {
    let (_, example) = message.split_once(" such as ")?;
    let example = match example.strip_prefix('`') {
        Some(quoted) => quoted.rsplit_once('`')?.0,
        None => example.split_whitespace().next()?.trim_end_matches(','),
    };
    Some(example.to_owned())
}

/// What a visitor expects, in words.
fn expected<'de, V: Visitor<'de>>(visitor: &V) -> String {
    format!("{}", visitor as &dyn de::Expected)
}

/// Why a model cannot be read, and where.
#[derive(Debug)]
pub(super) struct Problem {
    steps: Vec<Step>,
    kind: ProblemKind,
}

#[derive(Debug)]
enum ProblemKind {
    /// A required member is missing.
    Missing(String),
    Other(String),
}

impl Problem {
    fn inside(mut self, step: Step) -> Self {
        self.steps.insert(0, step);
        self
    }
}

impl de::Error for Problem {
    fn custom<T: fmt::Display>(message: T) -> Self {
        // An error of a value that was read from its text contains its path.
        let Failure { steps, problem } = Failure::of_message(&message.to_string());
        Self {
            steps,
            kind: ProblemKind::Other(problem),
        }
    }

    fn missing_field(name: &'static str) -> Self {
        let kind = ProblemKind::Missing(name.to_owned());
        Self {
            steps: Vec::new(),
            kind,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ProblemKind::Missing(name) => write!(f, "`{name}` is missing"),
            ProblemKind::Other(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Problem {}

impl From<Problem> for ModelError {
    fn from(problem: Problem) -> Self {
        Self {
            path: Path(&problem.steps).to_string(),
            problem: problem.to_string(),
        }
    }
}

/// Deserializes a part.
#[derive(Clone, Copy)]
pub(super) struct Sample<'p>(&'p Part);

impl Sample<'_> {
    /// Returns the example of a gap, or else what the visitor expects.
    fn example<'de, V: Visitor<'de>>(self, visitor: &V) -> Option<String> {
        match self.0 {
            Part::Gap(Some(example)) => Some(example.clone()),
            _ => example_in(&expected(visitor)),
        }
    }

    fn is_gap(self) -> bool {
        matches!(self.0, Part::Gap(_))
    }
}

macro_rules! integers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
            if !self.is_gap() {
                return self.deserialize_any(visitor);
            }
            let example = self.example(&visitor).and_then(|example| example.parse().ok());
            visitor.visit_i64(example.unwrap_or(INTEGER))
        })*
    };
}

/// A gap has one value for each of these types; other parts are values of `serde_json`.
macro_rules! scalars {
    ($($method:ident = $visit:ident($value:expr);)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
            if self.is_gap() {
                return visitor.$visit($value);
            }
            self.deserialize_any(visitor)
        })*
    };
}

impl<'de> Deserializer<'de> for Sample<'_> {
    type Error = Problem;

    integers! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
    deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 }

    scalars! {
        deserialize_bool = visit_bool(false);
        deserialize_f32 = visit_f64(1.0);
        deserialize_f64 = visit_f64(1.0);
        deserialize_char = visit_char('a');
        deserialize_bytes = visit_bytes(&[]);
        deserialize_byte_buf = visit_bytes(&[]);
        deserialize_identifier = visit_str(TEXT);
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.0 {
            Part::Gap(_) => visitor.visit_unit(),
            Part::Scalar(value) => {
                let read = value.clone().deserialize_any(visitor);
                read.map_err(de::Error::custom)
            }
            Part::List(_) => visitor.visit_seq(Items::of(self.0)),
            Part::Object(_) => visitor.visit_map(Entries::of(self.0)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        if !self.is_gap() {
            return self.deserialize_any(visitor);
        }
        let example = self.example(&visitor);
        visitor.visit_string(example.unwrap_or_else(|| TEXT.to_owned()))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.0 {
            Part::Gap(_) | Part::Scalar(Value::Null) => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.deserialize_any(visitor)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        self.deserialize_any(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        match name {
            AS_TEXT => visitor.visit_seq(Here::of(self.0)),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        if self.is_gap() {
            return visitor.visit_seq(Items::of(self.0));
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Problem> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        if self.is_gap() {
            return visitor.visit_map(Entries::of(self.0));
        }
        self.deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        let value = match (self.0, variants) {
            (Part::Gap(_), [first, ..]) => Value::from(*first),
            _ => self.0.to_json(),
        };
        let read = value.deserialize_enum(name, variants, visitor);
        read.map_err(de::Error::custom)
    }

    /// Called for a member that the model does not have.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Problem> {
        Err(de::Error::custom("the model has no such member"))
    }
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macros are for types that are public")]
mod tests;
