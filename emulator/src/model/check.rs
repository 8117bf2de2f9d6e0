//! Checks a JSON value against a type: what a provider would accept in a request.

use std::fmt::Display;

use licit_format::resolve::{Builtin, Field, Member, ModelKind, Object, Provider, Type, Union};
use serde_json::Value;
use url::Url;

use super::limits;
use crate::values::moment;

/// Maximum depth of a value, with unions and aliases.
const MAX_DEPTH: usize = 256;

/// Checks a value. The error names what does not fit, with the JSON pointer to it.
///
/// Null counts as absent if the value may be absent. Members that the type does not have are
/// ignored.
pub(crate) fn check(provider: &Provider, ty: &Type, value: &Value) -> Result<(), String> {
    Check { provider }.ty(ty, value, "", MAX_DEPTH)
}

struct Check<'p> {
    provider: &'p Provider,
}

impl Check<'_> {
    fn ty(&self, ty: &Type, value: &Value, at: &str, depth: usize) -> Result<(), String> {
        let depth = depth
            .checked_sub(1)
            .ok_or_else(|| format!("{} is nested too deeply", place(at)))?;
        match (ty, value) {
            (Type::Nullable(_), Value::Null) => Ok(()),
            (Type::Nullable(inner), _) => self.ty(inner, value, at, depth),
            (Type::Builtin(builtin), _) => scalar(*builtin, value, at),
            (Type::List(inner), Value::Array(items)) => {
                items.iter().enumerate().try_for_each(|(index, item)| {
                    self.ty(inner, item, &format!("{at}/{index}"), depth)
                })
            }
            (Type::List(_), _) => Err(format!("{} is not a list", place(at))),
            (Type::Map(inner), Value::Object(members)) => {
                members.iter().try_for_each(|(key, member)| {
                    self.ty(inner, member, &format!("{at}/{key}"), depth)
                })
            }
            (Type::Map(_), _) => Err(format!("{} is not an object", place(at))),
            (Type::Model(position), _) => match self.provider.model(*position) {
                Some(model) if model.open => of_kind(&model.kind, value, at),
                Some(model) => self.model(&model.kind, value, at, depth),
                None => Ok(()),
            },
        }
    }

    fn model(&self, kind: &ModelKind, value: &Value, at: &str, depth: usize) -> Result<(), String> {
        match kind {
            ModelKind::Alias(target) => self.ty(target, value, at, depth),
            ModelKind::Enum(variants) => {
                let known = variants.iter().map(|variant| variant.value.as_str());
                one_of(&known.collect::<Vec<_>>(), value.as_str(), at)
            }
            ModelKind::IntegerEnum(variants) => {
                let known = variants.iter().map(|variant| variant.value);
                one_of(&known.collect::<Vec<_>>(), value.as_i64(), at)
            }
            ModelKind::Union(union) => self.union(union, value, at, depth),
            ModelKind::Object(object) => self.object(object, value, at, depth),
        }
    }

    fn union(&self, union: &Union, value: &Value, at: &str, depth: usize) -> Result<(), String> {
        if let Some(property) = &union.discriminator {
            let tag = value.get(property).and_then(Value::as_str);
            let stands_for = |member: &&Member| {
                let mut tags = member.tags.iter();
                tags.any(|known| Some(known.as_str()) == tag)
            };
            return match union.members.iter().find(stands_for) {
                Some(member) => self.ty(&member.ty, value, at, depth),
                None => Err(format!("`{at}/{property}` identifies none of the types")),
            };
        }
        let fits = |member: &Member| self.ty(&member.ty, value, at, depth).is_ok();
        if union.members.iter().any(fits) {
            Ok(())
        } else {
            Err(format!("{} is not of any of its types", place(at)))
        }
    }

    fn object(&self, object: &Object, value: &Value, at: &str, depth: usize) -> Result<(), String> {
        let Value::Object(members) = value else {
            return Err(format!("{} is not an object", place(at)));
        };
        for field in &object.fields {
            self.field(field, members.get(&field.name), at, depth)?;
        }
        let is_known = |name: &str| object.fields.iter().any(|field| field.name == name);
        if object.closed
            && let Some(name) = members.keys().find(|name| !is_known(name))
        {
            return Err(format!("`{at}/{name}` is not allowed"));
        }
        let Some(additional) = &object.additional else {
            return Ok(());
        };
        members
            .iter()
            .filter(|(name, _)| !is_known(name))
            .try_for_each(|(name, value)| {
                self.ty(&additional.ty, value, &format!("{at}/{name}"), depth)
            })
    }

    fn field(
        &self,
        field: &Field,
        value: Option<&Value>,
        at: &str,
        depth: usize,
    ) -> Result<(), String> {
        let at = format!("{at}/{}", field.name);
        match value {
            None if field.optional => Ok(()),
            None => Err(format!("{} is missing", place(&at))),
            Some(Value::Null) if field.optional || field.nullable => Ok(()),
            Some(value)
                if field
                    .constant
                    .as_ref()
                    .is_some_and(|c| c.to_json() != *value) =>
            {
                Err(format!("{} is not its constant value", place(&at)))
            }
            Some(value) => {
                self.ty(&field.ty, value, &at, depth)?;
                match &field.limits {
                    Some(limits) => limits::check(limits, value, &at),
                    None => Ok(()),
                }
            }
        }
    }
}

/// Checks a value of an enum that lists only some of the accepted ones.
fn of_kind(kind: &ModelKind, value: &Value, at: &str) -> Result<(), String> {
    match kind {
        ModelKind::IntegerEnum(_) => scalar(Builtin::Integer, value, at),
        _ => scalar(Builtin::String, value, at),
    }
}

fn one_of<V: PartialEq + Display>(known: &[V], value: Option<V>, at: &str) -> Result<(), String> {
    if value.is_some_and(|value| known.contains(&value)) {
        return Ok(());
    }
    let known: Vec<String> = known.iter().map(V::to_string).collect();
    Err(format!(
        "{} is not one of `{}`",
        place(at),
        known.join("`, `")
    ))
}

fn scalar(builtin: Builtin, value: &Value, at: &str) -> Result<(), String> {
    let text = value.as_str();
    let (fits, expected) = match builtin {
        Builtin::String | Builtin::Secret | Builtin::Text | Builtin::File => {
            (text.is_some(), "a string")
        }
        Builtin::Integer => (value.is_i64(), "an integer"),
        Builtin::Unsigned => (value.is_u64(), "a non-negative integer"),
        Builtin::Number | Builtin::ExactNumber => (value.is_number(), "a number"),
        Builtin::Boolean => (value.is_boolean(), "`true` or `false`"),
        Builtin::Decimal => (
            value.is_number() || text.is_some_and(is_decimal),
            "a decimal number",
        ),
        Builtin::Date => (text.is_some_and(moment::is_date), "a date"),
        Builtin::DateTime => (text.is_some_and(moment::is_datetime), "a date and time"),
        Builtin::Uuid => (text.is_some_and(is_uuid), "a UUID"),
        Builtin::Uri => (text.is_some_and(|text| Url::parse(text).is_ok()), "a URI"),
        Builtin::Bytes => (text.is_some_and(is_base64), "base64"),
        Builtin::Json => (true, ""),
    };
    if fits {
        Ok(())
    } else {
        Err(format!("{} is not {expected}", place(at)))
    }
}

fn is_decimal(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_digit_or_dot = |b: u8| b.is_ascii_digit() || b == b'.';
    text.bytes().any(|b| b.is_ascii_digit())
        && text.bytes().all(is_digit_or_dot)
        && text.matches('.').count() <= 1
}

fn is_uuid(text: &str) -> bool {
    let groups: Vec<_> = text.split('-').collect();
    let lengths: Vec<_> = groups.iter().map(|group| group.len()).collect();
    let is_hex = |group: &&str| group.bytes().all(|b| b.is_ascii_hexdigit());
    lengths == [8, 4, 4, 4, 12] && groups.iter().all(is_hex)
}

fn is_base64(text: &str) -> bool {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD
        .decode(text)
        .is_ok()
}

pub(super) fn place(at: &str) -> String {
    if at.is_empty() {
        "the value".to_owned()
    } else {
        format!("`{at}`")
    }
}

#[cfg(test)]
mod tests {
    use licit_format::resolve::Type;
    use serde_json::json;

    use crate::tests::provider;

    #[test]
    fn mismatches_are_reported_with_their_location() {
        let provider = provider(
            r#""Reply": { "name": "string", "note": "string?", "kind": { "enum": ["a", "b"] },
                          "lines": "[Line]?", "or": { "one_of": ["integer", "Line"], "nullable": true } },
               "Line": { "price": "decimal" }"#,
        );
        let position = provider
            .models
            .iter()
            .position(|model| model.rust_name == "Reply")
            .unwrap();
        let check = |value| super::check(&provider, &Type::Model(position), &value);
        assert_eq!(
            check(json!({"name": "n", "note": null, "kind": "a", "or": null, "more": 1})),
            Ok(())
        );
        assert_eq!(
            check(json!({"name": "n", "kind": "b", "or": 1, "lines": [{"price": "1.5"}]})),
            Ok(())
        );
        for (value, problem) in [
            (json!([]), "the value is not an object"),
            (json!({}), "`/name` is missing"),
            (json!({"name": 1}), "`/name` is not a string"),
            (
                json!({"name": "n", "kind": "c"}),
                "`/kind` is not one of `a`, `b`",
            ),
            (
                json!({"name": "n", "kind": "a", "lines": [{"price": "x"}]}),
                "`/lines/0/price` is not a decimal number",
            ),
            (
                json!({"name": "n", "kind": "a", "or": "x"}),
                "`/or` is not of any of its types",
            ),
        ] {
            assert_eq!(check(value), Err(problem.to_owned()));
        }
    }

    #[test]
    fn an_open_enum_has_other_values_of_its_kind() {
        let provider = provider(
            r#""Reply": { "model": "Model", "level": "Level" },
               "Model": { "enum": ["small"], "$open": true }, "Level": { "enum": [1], "$open": true }"#,
        );
        let mut models = provider.models.iter();
        let position = models.position(|model| model.rust_name == "Reply").unwrap();
        let check = |value| super::check(&provider, &Type::Model(position), &value);
        assert_eq!(check(json!({"model": "large", "level": 2})), Ok(()));
        let problem = check(json!({"model": 1, "level": 2}));
        assert_eq!(problem, Err("`/model` is not a string".to_owned()));
        let problem = check(json!({"model": "small", "level": "x"}));
        assert_eq!(problem, Err("`/level` is not an integer".to_owned()));
    }

    #[test]
    fn built_in_types_have_their_formats() {
        use licit_format::resolve::Builtin::{Bytes, DateTime, Decimal, Integer, Uri, Uuid};
        let provider = provider(r#""Reply": {}"#);
        let fits =
            |builtin, value| super::check(&provider, &Type::Builtin(builtin), &value).is_ok();
        assert!(
            fits(Decimal, json!("-1.50"))
                && fits(Decimal, json!(2))
                && !fits(Decimal, json!("1.2.3"))
        );
        assert!(
            fits(Uuid, json!("00000000-0000-8000-8000-00000000000a"))
                && !fits(Uuid, json!("1-2-3"))
        );
        assert!(fits(Uri, json!("https://a.example")) && !fits(Uri, json!("/a")));
        assert!(fits(Bytes, json!("bGljaXQ=")) && !fits(Bytes, json!("?")));
        assert!(
            fits(Integer, json!(1)) && !fits(Integer, json!(1.5)) && !fits(Integer, json!("1"))
        );
        assert!(
            fits(DateTime, json!("2025-01-01T00:00:00Z")) && !fits(DateTime, json!("2025-01-01"))
        );
    }
}
