//! Values that exclude an error shape (`unless`): present in successes that would look like errors,
//! and absent from errors.

use licit_format::resolve::{ErrorShape, Provider, Type};
use serde_json::{Value, json};

use crate::model::check;
use crate::values::pointer;

/// Marks the body of a success that has a place for the mark, or that would look like an error with a
/// success status. A mark that the type does not allow is omitted.
pub(crate) fn mark_success(provider: &Provider, ty: &Type, body: &mut Value) {
    let shapes = provider.table.error_shapes.iter();
    for shape in shapes.filter(|shape| shape.at_success) {
        for (pointer, pattern) in &shape.unless {
            let is_excluded = is_excluded(shape, body);
            let has_place = body.pointer(pointer).is_some_and(|found| !is_parts(found));
            if !body.is_object() || has_value_at(body, pointer, pattern) {
                continue;
            }
            if has_place || (!is_excluded && is_present(shape, body)) {
                let text = pattern.replace('*', "");
                let scalar = serde_json::from_str(&text).ok();
                let others = scalar.into_iter().chain([Value::from(text)]);
                let is_marked = |body: &Value| {
                    has_value_at(body, pointer, pattern) && check::check(provider, ty, body).is_ok()
                };
                let changed = changes(body, pointer, others).find(is_marked);
                if let Some(changed) = changed {
                    *body = changed;
                }
            }
        }
    }
}

/// Removes members that exclude the shape of an error from its body. `ty` is the body's type, if it
/// has one.
pub(crate) fn mark_error(
    provider: &Provider,
    shape: &ErrorShape,
    ty: Option<&Type>,
    body: &mut Value,
) {
    for (pointer, pattern) in &shape.unless {
        let found = body.pointer(pointer);
        let others = match (found, pattern.as_str()) {
            // If a success has a flag, an error has the opposite value.
            (None, "true") if ty.is_none() => vec![json!(false)],
            (None, "false") if ty.is_none() => vec![json!(true)],
            _ if !has_value_at(body, pointer, pattern) => continue,
            (Some(Value::Bool(flag)), _) => vec![json!(!flag), Value::Null],
            (Some(Value::Number(_)), _) => vec![json!(1), json!(-1), Value::Null],
            _ => vec![json!("error"), json!(""), Value::Null],
        };
        let is_marked = |body: &Value| {
            !has_value_at(body, pointer, pattern)
                && ty.is_none_or(|ty| check::check(provider, ty, body).is_ok())
        };
        let changed = changes(body, pointer, others).find(is_marked);
        if let Some(changed) = changed {
            *body = changed;
        }
    }
}

/// Returns a copy of the body for each of `values` at the pointer.
fn changes(
    body: &Value,
    pointer: &str,
    values: impl IntoIterator<Item = Value>,
) -> impl Iterator<Item = Value> {
    values.into_iter().map(move |value| {
        let mut changed = body.clone();
        pointer::set(&mut changed, pointer, value);
        changed
    })
}

/// Whether the body excludes the shape.
pub(crate) fn is_excluded(shape: &ErrorShape, body: &Value) -> bool {
    let mut excluding = shape.unless.iter();
    excluding.any(|(pointer, pattern)| has_value_at(body, pointer, pattern))
}

/// Whether the body has the member that the shape requires.
fn is_present(shape: &ErrorShape, body: &Value) -> bool {
    match body.pointer(&shape.present) {
        None | Some(Value::Null | Value::Bool(false)) => false,
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Array(items)) => !items.is_empty(),
        Some(Value::Object(members)) => !members.is_empty(),
        Some(Value::Bool(true) | Value::Number(_)) => true,
    }
}

fn is_parts(value: &Value) -> bool {
    value.is_array() || value.is_object()
}

/// Whether the text, number or flag at a pointer matches a pattern, in which `*` matches anything.
pub(crate) fn has_value_at(body: &Value, pointer: &str, pattern: &str) -> bool {
    match body.pointer(pointer) {
        Some(Value::String(text)) => is_like(text, pattern),
        Some(scalar @ (Value::Number(_) | Value::Bool(_))) => is_like(&scalar.to_string(), pattern),
        _ => false,
    }
}

/// Whether a text matches a pattern, in which `*` matches anything.
fn is_like(text: &str, pattern: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return text == pattern;
    };
    let (middle, end) = rest.rsplit_once('*').unwrap_or(("", rest));
    let Some(inner) = text
        .strip_prefix(start)
        .and_then(|text| text.strip_suffix(end))
    else {
        return false;
    };
    middle
        .split('*')
        .try_fold(inner, |left, part| Some(left.split_once(part)?.1))
        .is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::provider;

    fn shape(unless: &[(&str, &str)]) -> ErrorShape {
        ErrorShape {
            name: "rejection".into(),
            present: "/code".into(),
            code: Some("/code".into()),
            message: None,
            documentation_url: None,
            retry_after: None,
            at_success: true,
            unless: unless
                .iter()
                .map(|(pointer, pattern)| ((*pointer).into(), (*pattern).into()))
                .collect(),
        }
    }

    #[test]
    fn a_success_has_the_members_that_distinguish_it_from_an_error() {
        let mut provider = provider(r#""Reply": { "code": "integer", "ok": "boolean?" }"#);
        provider.table.error_shapes = vec![shape(&[("/code", "0")])];
        let marked = |provider: &Provider, mut body: Value| {
            mark_success(provider, &Type::Model(0), &mut body);
            body
        };
        assert_eq!(marked(&provider, json!({"code": 7})), json!({"code": 0}));
        assert_eq!(marked(&provider, json!({"data": 7})), json!({"data": 7}));
        assert_eq!(marked(&provider, json!([7])), json!([7]));
        provider.table.error_shapes = vec![shape(&[("/ok", "true")])];
        let expected = json!({"code": 7, "ok": true});
        assert_eq!(marked(&provider, json!({"code": 7})), expected);
        assert_eq!(marked(&provider, json!({"code": 7, "ok": false})), expected);
    }

    #[test]
    fn an_error_has_no_member_that_excludes_it() {
        let provider = provider(r#""Reply": { "code": "integer" }"#);
        let marked = |unless, mut body: Value| {
            mark_error(&provider, &shape(unless), None, &mut body);
            body
        };
        assert_eq!(
            marked(&[("/code", "0")], json!({"code": 0})),
            json!({"code": 1})
        );
        assert_eq!(
            marked(&[("/code", "1")], json!({"code": 1})),
            json!({"code": -1})
        );
        assert_eq!(
            marked(&[("/ok", "true")], json!({"code": 7})),
            json!({"code": 7, "ok": false})
        );
        assert_eq!(
            marked(&[("/state", "o*")], json!({"state": "okay"})),
            json!({"state": "error"})
        );
        assert_eq!(
            marked(&[("/state", "*")], json!({"state": "okay"})),
            json!({"state": null})
        );
        let typed = json!({"code": 0});
        let mut body = typed.clone();
        mark_error(
            &provider,
            &shape(&[("/code", "*")]),
            Some(&Type::Model(0)),
            &mut body,
        );
        assert_eq!(body, typed, "the type allows nothing else");
    }

    #[test]
    fn a_star_matches_anything() {
        for (text, pattern) in [("", "*"), ("abc", "a*"), ("axbxc", "a*b*c"), ("a", "a")] {
            assert!(is_like(text, pattern), "{text} {pattern}");
        }
        for (text, pattern) in [("ab", "a"), ("ab", "ab*b"), ("b", "a*")] {
            assert!(!is_like(text, pattern), "{text} {pattern}");
        }
    }
}
