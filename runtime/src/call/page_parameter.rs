//! The parameter that selects a page: in the query, among the variables of a GraphQL document, or
//! at any depth of the body.

use std::collections::BTreeMap;

use serde_json::value::{RawValue, to_raw_value};

use super::arguments::Call;
use super::body::Body;
use super::query;
use super::written::{Field, Written};
use crate::error::ArgumentError;
use crate::json::pointer;
use crate::tables::Pages;

/// Returns the value of `parameter` as text.
pub(crate) fn get(
    call: &Call,
    pages: &Pages,
    parameter: &str,
) -> Result<Option<String>, ArgumentError> {
    if !is_in_body(call, pages) {
        return Ok(text_of(&call.query, parameter));
    }
    let pointer = pointer_to(parameter);
    let value = match &call.body {
        Body::Form(form) => {
            return Ok(text_of(form, parameter));
        }
        Body::Json(json) => pointer::find(json, &pointer),
        Body::Fields(_) => {
            let (name, rest) = split(&pointer);
            let field = call.body.field(&name);
            field.and_then(|field| pointer::find(field.get().as_bytes(), rest))
        }
        _ => None,
    };
    let text = value.map(|value| query::text(parameter, value));
    Ok(text.transpose()?.filter(|text| !text.is_empty()))
}

/// Sets `parameter` to a JSON value.
pub(crate) fn set(
    call: &mut Call,
    pages: &Pages,
    parameter: &str,
    value: &RawValue,
) -> Result<(), ArgumentError> {
    if !is_in_body(call, pages) {
        call.set_query(parameter, query::text(parameter, value)?);
        return Ok(());
    }
    let pointer = pointer_to(parameter);
    let refused = |_| ArgumentError::new(parameter, "cannot be set in the body");
    match &mut call.body {
        Body::Form(form) => {
            let text = query::text(parameter, value)?;
            form.retain(|field| field.name != parameter);
            form.push(Field::new(parameter, Written::value(text)));
        }
        Body::Json(json) => {
            let changed = with_member(json, &pointer, value).map_err(refused)?;
            *json = Box::<str>::from(changed).into_boxed_bytes().into();
        }
        body => {
            let (name, rest) = split(&pointer);
            let before = body.field(&name).map_or("", RawValue::get);
            let changed = with_member(before.as_bytes(), rest, value).map_err(refused)?;
            body.set_field(&name, changed);
        }
    }
    Ok(())
}

fn text_of(fields: &[Field], name: &str) -> Option<String> {
    let set = fields.iter().find(|field| field.name == name);
    set.map(|field| field.value.plain())
}

fn is_in_body(call: &Call, pages: &Pages) -> bool {
    call.operation.graphql.is_some() || pages.in_body
}

/// Returns the pointer to a parameter. A plain name refers to a top-level member.
fn pointer_to(parameter: &str) -> String {
    if parameter.starts_with('/') {
        parameter.to_owned()
    } else {
        format!("/{}", parameter.replace('~', "~0").replace('/', "~1"))
    }
}

/// Splits a pointer into its first name and the rest.
fn split(pointer: &str) -> (String, &str) {
    let name = pointer::names(pointer).next().unwrap_or_default();
    let inside = pointer.strip_prefix('/').unwrap_or_default();
    let rest = inside
        .find('/')
        .map_or("", |slash| inside.split_at(slash).1);
    (name, rest)
}

/// Returns `json` with the value at `pointer` replaced. Missing objects are created; everything
/// else is left unchanged, including formatting.
fn with_member(
    json: &[u8],
    pointer: &str,
    value: &RawValue,
) -> Result<Box<RawValue>, serde_json::Error> {
    if pointer.is_empty() {
        return Ok(value.to_owned());
    }
    let mut members: BTreeMap<String, Box<RawValue>> = match json.trim_ascii() {
        b"" | b"null" => BTreeMap::new(),
        json => serde_json::from_slice(json)?,
    };
    let (name, rest) = split(pointer);
    let before = members.get(&name).map_or("", |member| member.get());
    let member = with_member(before.as_bytes(), rest, value)?;
    members.insert(name, member);
    to_raw_value(&members)
}

#[cfg(test)]
mod tests {
    use serde_json::value::to_raw_value;

    use super::{pointer_to, with_member};

    fn changed(json: &str, pointer: &str) -> String {
        let value = to_raw_value("c").unwrap();
        let changed = with_member(json.as_bytes(), pointer, &value).unwrap();
        changed.get().to_owned()
    }

    #[test]
    fn a_member_is_set_and_the_rest_is_unchanged() {
        assert_eq!(
            changed(r#"{"n": 1.10, "after": "b"}"#, "/after"),
            r#"{"after":"c","n":1.10}"#
        );
    }

    #[test]
    fn missing_objects_are_created() {
        assert_eq!(changed("", "/page/after"), r#"{"page":{"after":"c"}}"#);
        assert_eq!(
            changed(r#"{"page": null, "a": 1}"#, "/page/after"),
            r#"{"a":1,"page":{"after":"c"}}"#
        );
    }

    #[test]
    fn setting_a_member_of_a_non_object_fails() {
        let value = to_raw_value("c").unwrap();
        assert!(with_member(b"[1]", "/a", &value).is_err());
        assert!(with_member(br#"{"a": 1}"#, "/a/b", &value).is_err());
    }

    #[test]
    fn a_name_with_special_characters_is_one_member() {
        assert_eq!(pointer_to("page"), "/page");
        assert_eq!(pointer_to("page/after~"), "/page~1after~0");
        assert_eq!(pointer_to("/page/after"), "/page/after");
    }
}
