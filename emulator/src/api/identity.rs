//! What tells one thing from others of its kind: the member that holds its identifier.

use licit_format::resolve::{Field, Provider, Type};
use serde_json::Value;

use crate::model;
use crate::model::noun::words;

/// The member of a type that identifies a thing: the one that is named like the path's variable,
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
    names.into_iter().flatten().find_map(|wanted| {
        fields
            .iter()
            .find(|field| words(&field.name).concat() == wanted)
    })
}

/// An identifier as it stands in a path.
pub(crate) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
