//! Arguments with examples: those of the spec, or made-up ones.

use std::cell::Cell;

use licit_format::resolve::{
    Body, Builtin, Field, Limits, ModelKind, Operation, Parameter, Provider, Scalar, Type, Union,
};
use serde_json::{Map, Value};

use super::media_type;
use crate::call::{
    Argument, Arguments, ArgumentsError, BodyArgument, PartHeaderArgument, parameters,
    requires_body,
};

/// How deep made-up objects are nested.
const DEEPEST: usize = 8;

/// The maximum number of values in the arguments of an operation. Beyond it, values are null, because their number
/// may grow exponentially with the size of a document.
const MOST_VALUES: usize = 10_000;

impl<'s> Arguments<'s> {
    /// Creates arguments with an example of each argument that the operation requires: the example or the
    /// default of the spec, or a value of the type.
    ///
    /// ```
    /// use licit_dynamic::Arguments;
    ///
    /// let spec = licit_format::load("../docs/examples/textbook.json".as_ref())?.provider;
    /// for operation in &spec.operations {
    ///     let arguments = Arguments::sample(&spec, operation)?;
    ///     assert_eq!(arguments.operation().table.name, operation.table.name);
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if no sample value can be generated.
    pub fn sample(
        provider: &'s Provider,
        operation: &'s Operation,
    ) -> Result<Self, ArgumentsError> {
        let left = Cell::new(MOST_VALUES);
        let sampler = Sampler { provider, left };
        let required = parameters(provider, operation).filter(|(_, one)| !one.optional);
        let given = required.map(|(place, parameter)| Argument {
            place,
            name: parameter.name.clone(),
            value: sampler.parameter(parameter),
        });
        let body = operation.body.as_ref().filter(|_| requires_body(operation));
        let body = body.map(|body| sampler.body(operation, body));
        Self::from_json(provider, operation, given.collect(), body)
    }
}

struct Sampler<'s> {
    provider: &'s Provider,
    /// How many more values may be made up.
    left: Cell<usize>,
}

impl Sampler<'_> {
    fn body(&self, operation: &Operation, body: &Body) -> BodyArgument {
        let mut part_headers = Vec::new();
        let value = if let Some((ty, _)) = body.value() {
            self.value(ty, "body", None, 0)
        } else if let Body::Binary { .. } = body {
            "body".into()
        } else {
            let required = body.members().iter().filter(|member| !member.optional);
            let members = required.map(|member| {
                let headers = member.headers.iter().filter(|header| !header.optional);
                part_headers.extend(headers.map(|header| PartHeaderArgument {
                    part: member.name.clone(),
                    name: header.name.clone(),
                    value: self.parameter(header),
                }));
                (member.name.clone(), self.parameter(member))
            });
            Value::Object(members.collect())
        };
        BodyArgument {
            media_type: media_type(operation),
            value,
            part_headers,
        }
    }

    fn parameter(&self, parameter: &Parameter) -> Value {
        let stated = parameter.example.as_ref().or(parameter.default.as_ref());
        if let Some(value) = stated.filter(|value| self.fits(&parameter.ty, value)) {
            return value.clone();
        }
        self.value(
            &parameter.ty,
            &parameter.name,
            parameter.limits.as_deref(),
            0,
        )
    }

    fn field(&self, field: &Field, depth: usize) -> Value {
        match &field.constant {
            Some(Scalar::Text(text)) => return text.as_str().into(),
            Some(Scalar::Integer(number)) => return (*number).into(),
            Some(Scalar::Boolean(value)) => return (*value).into(),
            None => {}
        }
        let stated = field.example.as_ref().or(field.default.as_ref());
        match stated.filter(|value| self.fits(&field.ty, value)) {
            Some(value) => value.clone(),
            None => self.value(&field.ty, &field.name, field.limits.as_deref(), depth),
        }
    }

    /// Whether a value that the spec states has the type, at its outside.
    fn fits(&self, ty: &Type, value: &Value) -> bool {
        match ty {
            Type::Nullable(inner) => value.is_null() || self.fits(inner, value),
            Type::List(item) => {
                let items = value.as_array();
                items.is_some_and(|items| items.iter().all(|value| self.fits(item, value)))
            }
            Type::Map(_) => value.is_object(),
            Type::Model(at) => match self.provider.model(*at).map(|model| &model.kind) {
                Some(ModelKind::Alias(ty)) => self.fits(ty, value),
                Some(ModelKind::Object(_)) => value.is_object(),
                Some(ModelKind::Enum(_)) => value.is_string(),
                Some(ModelKind::IntegerEnum(_)) => value.is_i64(),
                Some(ModelKind::Union(_)) | None => true,
            },
            Type::Builtin(builtin) => match builtin {
                Builtin::Integer => value.is_i64(),
                Builtin::Unsigned => value.is_u64(),
                Builtin::Number | Builtin::ExactNumber => value.is_number(),
                Builtin::Boolean => value.is_boolean(),
                Builtin::Json => true,
                Builtin::Decimal => value.is_string() || value.is_number(),
                _ => value.is_string(),
            },
        }
    }

    /// A value of a type.
    fn value(&self, ty: &Type, name: &str, limits: Option<&Limits>, depth: usize) -> Value {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        if depth > DEEPEST || left == 0 {
            return Value::Null;
        }
        match ty.present() {
            Type::List(item) => {
                let limits = limits.and_then(|limits| limits.items.as_deref());
                vec![self.value(item, name, limits, depth + 1)].into()
            }
            Type::Map(_) | Type::Nullable(_) => Value::Object(Map::new()),
            Type::Builtin(builtin) => builtin_value(*builtin, name, limits),
            Type::Model(at) => match self.provider.model(*at).map(|model| &model.kind) {
                Some(ModelKind::Alias(ty)) => self.value(ty, name, limits, depth),
                Some(ModelKind::Enum(variants)) => {
                    let first = variants.first();
                    first.map_or_else(|| name.into(), |first| first.value.as_str().into())
                }
                Some(ModelKind::IntegerEnum(variants)) => {
                    variants.first().map_or(1, |first| first.value).into()
                }
                Some(ModelKind::Union(union)) => self.union(union, name, depth),
                Some(ModelKind::Object(object)) => {
                    let required = object.fields.iter();
                    let required = required
                        .filter(|one| (!one.optional && !one.read_only) || one.constant.is_some());
                    let members =
                        required.map(|field| (field.name.clone(), self.field(field, depth + 1)));
                    Value::Object(members.collect())
                }
                None => Value::Null,
            },
        }
    }

    /// A value of the first type of a union, with the tag that identifies it.
    fn union(&self, union: &Union, name: &str, depth: usize) -> Value {
        let Some(first) = union.members.first() else {
            return Value::Null;
        };
        let mut value = self.value(&first.ty, name, None, depth + 1);
        if let (Some(property), Some(tag), Some(members)) = (
            &union.discriminator,
            first.tags.first(),
            value.as_object_mut(),
        ) {
            members.insert(property.clone(), tag.as_str().into());
        }
        value
    }
}

fn builtin_value(builtin: Builtin, name: &str, limits: Option<&Limits>) -> Value {
    let least = limits.and_then(|limits| limits.minimum.or(limits.exclusive_minimum));
    // Larger numbers are not tried: no spec is known that needs one.
    let whole =
        || (1..1_000_000_i32).find(|number| least.is_none_or(|least| f64::from(*number) > least));
    match builtin {
        Builtin::Integer | Builtin::Unsigned => whole().unwrap_or(1).into(),
        Builtin::Number => 1.5.into(),
        Builtin::ExactNumber => 1.into(),
        Builtin::Boolean => true.into(),
        Builtin::Decimal => "1.5".into(),
        Builtin::Date => "2025-01-31".into(),
        Builtin::DateTime => "2025-01-31T12:00:00Z".into(),
        Builtin::Uuid => "123e4567-e89b-12d3-a456-426614174000".into(),
        Builtin::Uri => "https://example.com/".into(),
        Builtin::Bytes => "Ynl0ZXM=".into(),
        Builtin::Json => Value::Object(Map::new()),
        Builtin::File => "file".into(),
        Builtin::String | Builtin::Text | Builtin::Secret => name.into(),
    }
}

#[cfg(test)]
mod tests {
    use licit_format::source::Source;

    use super::*;

    #[test]
    fn the_size_of_made_up_arguments_is_bounded() {
        let wide = |next: usize| -> String {
            let members: Vec<_> = (0..12).map(|at| format!(r#""a{at}": "M{next}""#)).collect();
            members.join(",")
        };
        let models: Vec<_> = (0..9)
            .map(|at| format!(r#""M{at}": {{ {} }}"#, wide(at + 1)))
            .collect();
        let spec = format!(
            r#"{{ "name": "wide", "credentials": {{ "key": {{}} }},
                 "api": {{ "base_url": "https://wide.example" }},
                 "operations": {{ "make": {{ "call": "POST /", "body": "M0" }} }},
                 "models": {{ {}, "M9": {{ "id": "string" }} }} }}"#,
            models.join(",")
        );
        let provider = licit_format::parse(Source::new("wide.json", spec))
            .expect("a valid spec")
            .provider;
        let operation = provider.operations.first().expect("an operation");
        let sampler = Sampler {
            provider: &provider,
            left: Cell::new(MOST_VALUES),
        };
        let body = sampler.body(operation, operation.body.as_ref().expect("a body"));
        let text = body.value.to_string();
        assert!(text.len() < 20 * MOST_VALUES, "{}", text.len());
        assert_eq!(sampler.left.get(), 0);
    }
}
