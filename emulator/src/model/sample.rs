//! Generates values of a type: always the same for the same name and position, with every optional
//! part, to a limited depth.

use std::cell::Cell;

use licit_format::resolve::{Builtin, Field, Limits, Model, ModelKind, Provider, Type, Union};
use serde_json::{Map, Value};

use super::{limits, noun, words};
use crate::values::moment;

/// Depth below which optional parts are omitted.
const FULL_DEPTH: usize = 3;

/// Maximum depth: no type with finite values needs more.
const MAX_DEPTH: usize = 24;

/// The day on which everything happens: 6 January 2025, in milliseconds since the Unix epoch.
const A_MONDAY: u64 = 1_736_154_000_000;

const DAY: u64 = 86_400_000;

/// The place of a value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'n> {
    /// The noun of its object, as [`noun::singular`] writes it.
    pub(crate) noun: &'n str,
    /// The property's name.
    pub(crate) name: &'n str,
    /// The position of its object among those with the same noun.
    pub(crate) index: usize,
    /// Its depth.
    pub(crate) depth: usize,
}

impl<'n> Place<'n> {
    /// Returns the place of a whole reply about a noun.
    pub(crate) fn top(noun: &'n str, index: usize) -> Self {
        Self {
            noun,
            name: noun,
            index,
            depth: 0,
        }
    }
}

/// The maximum number of values in one sample. Beyond it, lists are empty and other values absent or null, because
/// the number of values may grow exponentially with the size of a document.
const MOST_VALUES: usize = 20_000;

/// A value of a type.
pub(crate) fn value(provider: &Provider, ty: &Type, place: Place<'_>) -> Value {
    let left = Cell::new(MOST_VALUES);
    Sampler { provider, left }.value(ty, place)
}

/// A value of a member of an object, within its limits; `None` leaves it out.
pub(crate) fn member(provider: &Provider, field: &Field, place: Place<'_>) -> Option<Value> {
    let left = Cell::new(MOST_VALUES);
    Sampler { provider, left }.member(field, place)
}

/// Generates one value with everything in it.
struct Sampler<'p> {
    provider: &'p Provider,
    /// How many more values may be generated.
    left: Cell<usize>,
}

impl Sampler<'_> {
    /// Counts a value. Returns `false` if there are too many.
    fn spend(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }

    /// Whether no more values may be generated.
    fn is_spent(&self) -> bool {
        self.left.get() == 0
    }

    /// A value of a type.
    fn value(&self, ty: &Type, place: Place<'_>) -> Value {
        if !self.spend() {
            return Value::Null;
        }
        let deeper = Place {
            depth: place.depth + 1,
            ..place
        };
        if place.depth > MAX_DEPTH {
            return Value::Null;
        }
        match ty {
            Type::Builtin(builtin) => scalar(*builtin, place),
            Type::Nullable(inner) => self.value(inner, place),
            Type::List(_) if place.depth > FULL_DEPTH || self.is_spent() => {
                Value::Array(Vec::new())
            }
            Type::List(inner) => {
                let length = if place.depth < FULL_DEPTH { 2 } else { 1 };
                let item = |at| {
                    self.value(
                        inner,
                        Place {
                            index: place.index + at,
                            ..deeper
                        },
                    )
                };
                (0..length).map(item).collect()
            }
            Type::Map(_) if place.depth > FULL_DEPTH || self.is_spent() => {
                Value::Object(Map::new())
            }
            Type::Map(inner) => {
                let entry = |at| {
                    let key = noun::identifier(&noun::singular(place.name), at);
                    (
                        key,
                        self.value(
                            inner,
                            Place {
                                index: place.index + at,
                                ..deeper
                            },
                        ),
                    )
                };
                Value::Object((0..2).map(entry).collect())
            }
            Type::Model(position) => match self.provider.model(*position) {
                Some(found) => self.model(found, deeper),
                None => Value::Null,
            },
        }
    }

    fn model(&self, model: &Model, place: Place<'_>) -> Value {
        match &model.kind {
            ModelKind::Alias(target) => self.value(target, place),
            ModelKind::Enum(variants) => {
                let at = place.index % variants.len().max(1);
                variants
                    .get(at)
                    .map_or(Value::Null, |variant| variant.value.as_str().into())
            }
            ModelKind::IntegerEnum(variants) => {
                let at = place.index % variants.len().max(1);
                variants
                    .get(at)
                    .map_or(Value::Null, |variant| variant.value.into())
            }
            ModelKind::Union(union) => self.union_value(union, place),
            ModelKind::Object(object) => {
                let members = object
                    .fields
                    .iter()
                    .filter_map(|field| Some((field.name.clone(), self.member(field, place)?)));
                let mut members: Map<String, Value> = members.collect();
                if let Some(additional) = &object.additional
                    && place.depth <= FULL_DEPTH
                {
                    let name = noun::identifier(place.noun, place.index);
                    let made = self.value(&additional.ty, place);
                    members.entry(name).or_insert(made);
                }
                Value::Object(members)
            }
        }
    }

    fn union_value(&self, union: &Union, place: Place<'_>) -> Value {
        let at = place.index % union.members.len().max(1);
        let Some(member) = union.members.get(at) else {
            return Value::Null;
        };
        let mut made = self.value(&member.ty, place);
        if let (Some(property), Some(tag), Value::Object(members)) =
            (&union.discriminator, member.tags.first(), &mut made)
        {
            let given = members.get(property).and_then(Value::as_str);
            if !member.tags.iter().any(|tag| Some(tag.as_str()) == given) {
                members.insert(property.clone(), tag.as_str().into());
            }
        }
        made
    }

    /// A member of an object within its limits; `None` leaves it out.
    fn member(&self, field: &Field, place: Place<'_>) -> Option<Value> {
        let made = self.free_member(field, place)?;
        let Some(limits) = field.limits.as_deref().filter(|_| field.constant.is_none()) else {
            return Some(made);
        };
        if let Some(variant) = self.allowed_variant(field, limits, place.index) {
            return Some(variant);
        }
        let mut another = |at: usize| match super::plain(self.provider, &field.ty) {
            Type::List(inner) | Type::Map(inner) => {
                let place = Place {
                    name: &field.name,
                    index: place.index + at,
                    depth: place.depth + 1,
                    ..place
                };
                self.value(inner, place)
            }
            _ => Value::Null,
        };
        Some(limits::fitted(limits, made, place.index, &mut another))
    }

    /// The first value of an enum that is within limits, from a position on; `None` if the type is no enum.
    fn allowed_variant(&self, field: &Field, limits: &Limits, index: usize) -> Option<Value> {
        let Type::Model(at) = super::plain(self.provider, &field.ty) else {
            return None;
        };
        let ModelKind::Enum(variants) = &self.provider.model(*at)?.kind else {
            return None;
        };
        let values = variants.iter().cycle().skip(index % variants.len().max(1));
        let mut values = values
            .take(variants.len())
            .map(|variant| Value::from(variant.value.as_str()));
        values.find(|value| limits::check(limits, value, "").is_ok())
    }

    /// A member of an object before its limits apply; `None` leaves it out.
    fn free_member(&self, field: &Field, place: Place<'_>) -> Option<Value> {
        if let Some(value) = &field.constant {
            return Some(value.to_json());
        }
        let identifies = words::identified(&field.name, "").is_some();
        // A repeated identifier would make two objects one.
        if let Some(example) = field
            .example
            .as_ref()
            .filter(|_| !identifies || place.index == 0)
        {
            return Some(example.clone());
        }
        let is_scalar = matches!(super::plain(self.provider, &field.ty), Type::Builtin(_));
        if (place.depth > FULL_DEPTH || self.is_spent()) && !is_scalar {
            if field.optional {
                return None;
            }
            if field.nullable {
                return Some(Value::Null);
            }
        }
        if is_scalar {
            return Some(self.value(
                &field.ty,
                Place {
                    name: &field.name,
                    ..place
                },
            ));
        }
        // A nested object has the noun of its name, and is one of the existing objects.
        let noun = noun::singular(&field.name);
        let index = place.index % noun::SEEDED;
        Some(self.value(
            &field.ty,
            Place {
                noun: &noun,
                name: &field.name,
                index,
                ..place
            },
        ))
    }
}

fn scalar(builtin: Builtin, place: Place<'_>) -> Value {
    let position = place.index + 1;
    let identifier = words::identified(place.name, place.noun).map(|noun| {
        let own = noun == place.noun;
        noun::identifier(
            &noun,
            if own {
                place.index
            } else {
                place.index % noun::SEEDED
            },
        )
    });
    let day = A_MONDAY + DAY * u64::try_from(place.index % 28).unwrap_or_default();
    match builtin {
        Builtin::String | Builtin::Text | Builtin::File => identifier
            .unwrap_or_else(|| words::text(place.name, place.index))
            .into(),
        Builtin::Secret => format!("secret-{position}").into(),
        Builtin::Integer | Builtin::Unsigned => identifier
            .and_then(|id| id.parse::<i64>().ok())
            .map_or_else(|| position.into(), Value::from),
        Builtin::Number | Builtin::ExactNumber => {
            (f64::from(u32::try_from(position).unwrap_or(u32::MAX)) + 0.5).into()
        }
        Builtin::Boolean => noun::number(place.name).is_multiple_of(2).into(),
        Builtin::Decimal => format!("{position}2.50").into(),
        Builtin::Date => moment::write(day)
            .chars()
            .take(10)
            .collect::<String>()
            .into(),
        Builtin::DateTime => moment::write(day).into(),
        Builtin::Uuid => uuid(place).into(),
        Builtin::Uri => format!(
            "https://example.com/{}/{position}",
            noun::words(place.name).join("-")
        )
        .into(),
        // "licit", in base64.
        Builtin::Bytes => "bGljaXQ=".into(),
        Builtin::Json => Value::Object(Map::new()),
    }
}

/// A version 8 UUID (RFC 9562 §5.8), whose content is free.
fn uuid(place: Place<'_>) -> String {
    let noun = words::identified(place.name, place.noun);
    let series = noun::number(noun.as_deref().unwrap_or(place.name));
    format!("{series:08x}-0000-8000-8000-{:012x}", place.index + 1)
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;
    use crate::tests::provider;

    #[test]
    fn every_model_of_a_spec_has_valid_values() {
        let provider = provider(
            r#""Tree": { "left": "Tree?", "right": "Tree|null", "leaves": "[Tree]", "by_name": "{Tree}" },
               "Kind": { "enum": ["a", "b"] },
               "Any": { "one_of": ["integer", "Kind", "Tree"] },
               "All": { "id": "string", "at": "datetime", "on": "date", "who": "uuid", "where": "uri",
                        "what": "bytes", "much": "decimal", "n": "number", "i": "integer", "b": "boolean",
                        "s": "secret", "j": "json", "any": "[Any]", "kind": "Kind", "tree": "Tree" },
               "Reply": { "all": "[All]" }"#,
        );
        for (position, model) in provider.models.iter().enumerate() {
            for index in 0..4 {
                let ty = Type::Model(position);
                let made = value(&provider, &ty, Place::top("thing", index));
                let checked = check::check(&provider, &ty, &made);
                assert_eq!(checked, Ok(()), "{} {made}", model.rust_name);
            }
        }
    }

    #[test]
    fn each_location_has_its_own_reproducible_value() {
        let provider =
            provider(r#""Reply": { "id": "string", "name": "string", "contact_id": "integer" }"#);
        let at = |index| value(&provider, &Type::Model(0), Place::top("invoice", index));
        assert_eq!(at(1), at(1));
        assert_ne!(at(1)["id"], at(2)["id"]);
        assert_eq!(
            at(0)["contact_id"].to_string(),
            noun::identifier("contact", 0)
        );
    }

    #[test]
    fn a_value_of_an_enum_is_within_its_limits() {
        let provider = provider(
            r#""Reply": { "kind": { "type": "Kind", "limits": { "pattern": "^b" } },
                          "by": { "type": "{integer}", "limits": { "min_properties": 3 } } },
               "Kind": { "enum": ["a", "b"] }"#,
        );
        let reply = provider
            .models
            .iter()
            .position(|model| model.rust_name == "Reply");
        let made = value(&provider, &Type::Model(reply.unwrap()), Place::top("x", 0));
        assert_eq!(made["kind"], "b");
        assert_eq!(made["by"].as_object().unwrap().len(), 3);
    }

    #[test]
    fn an_example_is_returned() {
        let provider = provider(r#""Reply": { "name": { "type": "string", "example": "Ada" } }"#);
        let made = value(&provider, &Type::Model(0), Place::top("x", 3));
        assert_eq!(made, serde_json::json!({"name": "Ada"}));
    }

    fn count(value: &Value) -> usize {
        1 + match value {
            Value::Array(items) => items.iter().map(count).sum(),
            Value::Object(members) => members.values().map(count).sum(),
            _ => 0,
        }
    }

    #[test]
    fn the_size_of_a_sample_is_bounded() {
        let mut models = vec![r#""M24": { "id": "string" }"#.to_owned()];
        for at in 0..24 {
            let next = at + 1;
            models.push(format!(r#""M{at}": {{ "a": "M{next}", "b": "M{next}" }}"#));
        }
        models.push(r#""Reply": { "m": "M0" }"#.to_owned());
        let doubled = provider(&models.join(","));
        let first = doubled.models.iter().position(|one| one.rust_name == "M0");
        let made = value(&doubled, &Type::Model(first.unwrap()), Place::top("m", 0));
        assert!(count(&made) <= 2 * MOST_VALUES, "{}", count(&made));
        // Lists with at least a hundred items, within each other.
        let mut models = Vec::new();
        for at in 0..5 {
            let inner = if at == 4 {
                "integer".to_owned()
            } else {
                format!("L{}", at + 1)
            };
            models.push(format!(
                r#""L{at}": {{ "items": {{ "type": "[{inner}]", "limits": {{ "min_items": 100 }} }} }}"#
            ));
        }
        models.push(r#""Reply": { "l": "L0" }"#.to_owned());
        let nested = provider(&models.join(","));
        let first = nested.models.iter().position(|one| one.rust_name == "L0");
        let made = value(&nested, &Type::Model(first.unwrap()), Place::top("l", 0));
        assert!(count(&made) <= 10 * MOST_VALUES, "{}", count(&made));
    }
}
