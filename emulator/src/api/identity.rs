//! The member of an object that contains its identifier.

use licit_format::resolve::{Field, Provider, Type};
use serde_json::Value;

use crate::model;
use crate::model::noun::words;

/// The member of a type that contains the identifier: the one with the name of the path's variable,
/// `id`, or `contact_id` for a contact.
pub(crate) fn member<'p>(
    provider: &'p Provider,
    ty: &'p Type,
    noun: &str,
    variable: Option<&str>,
) -> Option<&'p Field> {
    let fields = model::fields(provider, ty)?;
    let own = format!("{noun}id");
    let variable = variable.map(|name| words(name).concat());
    let names = [variable.as_deref(), Some("id"), Some(own.as_str())];
    names.into_iter().flatten().find_map(|candidate| {
        fields
            .iter()
            .find(|field| words(&field.name).concat() == candidate)
    })
}

/// An identifier as text, as in a path.
pub(crate) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
