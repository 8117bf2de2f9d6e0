//! Parses values from the text of a path, a query, a header or a form.

use licit_format::resolve::{Builtin, ModelKind, Provider, Type};
use serde_json::Value;

use super::check;

/// Parses a text as a type.
pub(crate) fn read(provider: &Provider, ty: &Type, text: &str) -> Result<Value, String> {
    let plain = super::plain(provider, ty);
    let kind = match plain {
        Type::Model(position) => provider.model(*position).map(|model| &model.kind),
        _ => None,
    };
    if let Some(ModelKind::Union(union)) = kind {
        let read = union
            .members
            .iter()
            .find_map(|member| read(provider, &member.ty, text).ok());
        return read.ok_or_else(|| "not of any of its types".to_owned());
    }
    let is_bare = matches!(
        plain,
        Type::Builtin(
            Builtin::Integer
                | Builtin::Unsigned
                | Builtin::Number
                | Builtin::ExactNumber
                | Builtin::Boolean
        )
    );
    let value = if is_bare || matches!(kind, Some(ModelKind::IntegerEnum(_))) {
        serde_json::from_str(text).unwrap_or(Value::Null)
    } else {
        Value::from(text)
    };
    check::check(provider, plain, &value).map_err(|problem| {
        let problem = problem.strip_prefix("the value is ").unwrap_or(&problem);
        problem.to_owned()
    })?;
    Ok(value)
}

/// Writes a made-up value as the text of a parameter.
pub(crate) fn write(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::tests::provider;

    #[test]
    fn texts_are_parsed_as_their_types() {
        let provider = provider(
            r#""Reply": { "x": "E", "y": "U" }, "E": { "enum": ["1", "b"] }, "U": { "one_of": ["integer", "string"] }"#,
        );
        let model = |name: &str| {
            Type::Model(
                provider
                    .models
                    .iter()
                    .position(|m| m.rust_name == name)
                    .unwrap(),
            )
        };
        let read = |ty: &Type, text| read(&provider, ty, text);
        assert_eq!(read(&Type::Builtin(Builtin::Integer), "12"), Ok(json!(12)));
        assert_eq!(
            read(&Type::Builtin(Builtin::Integer), "x"),
            Err("not an integer".into())
        );
        assert_eq!(
            read(&Type::Builtin(Builtin::Boolean), "true"),
            Ok(json!(true))
        );
        assert_eq!(
            read(&Type::Builtin(Builtin::Decimal), "1.50"),
            Ok(json!("1.50"))
        );
        assert_eq!(read(&model("E"), "1"), Ok(json!("1")));
        assert_eq!(read(&model("E"), "c"), Err("not one of `1`, `b`".into()));
        assert_eq!(read(&model("U"), "7"), Ok(json!(7)));
        assert_eq!(read(&model("U"), "seven"), Ok(json!("seven")));
    }
}
