//! The arguments of a call that the conditions of scripts name.

use licit_format::resolve::{Operation, Provider};
use serde_json::{Map, Value};

use crate::core::condition::{self, Asked};
use crate::http::request::Request;
use crate::values::pattern::Bindings;

/// The arguments of a call, whether or not the spec allows it. The values of forms are texts.
pub(crate) fn of(
    provider: &Provider,
    operation: &Operation,
    bindings: &Bindings,
    request: &Request,
) -> Asked {
    let path = condition::path(provider, operation).filter_map(|parameter| {
        let mut bound = bindings.iter().rev();
        bound.find(|(name, _)| *name == parameter.name).cloned()
    });
    let names = condition::query_names(provider, operation);
    let is_declared = |name: &str| {
        let outer = name.split('[').next().unwrap_or(name);
        names.contains(&name) || names.contains(&outer)
    };
    let query = request.raw_query();
    let query = query.decoded().filter(|(name, _)| is_declared(name));
    let sorted = |mut pairs: Vec<(String, String)>| {
        pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
        pairs
    };
    Asked {
        path: sorted(path.collect()),
        query: sorted(query.collect()),
        body: body(request),
    }
}

/// The body as JSON; null if it has neither members nor values.
fn body(request: &Request) -> Value {
    if let Some(parts) = request.parts() {
        let texts = parts.into_iter().filter(|part| part.file_name.is_none());
        return object(texts.map(|part| {
            let text = String::from_utf8_lossy(&part.content).into_owned();
            (part.name, text)
        }));
    }
    match request.form() {
        Some(form) => object(form.pairs().iter().cloned()),
        None => serde_json::from_slice(&request.body).unwrap_or_default(),
    }
}

/// An object of texts, in which a repeated name has a list.
fn object(pairs: impl Iterator<Item = (String, String)>) -> Value {
    let mut members = Map::new();
    for (name, text) in pairs {
        match members.get_mut(&name) {
            None => {
                members.insert(name, Value::from(text));
            }
            Some(Value::Array(texts)) => texts.push(Value::from(text)),
            Some(first) => *first = Value::from(vec![first.take(), Value::from(text)]),
        }
    }
    Value::Object(members)
}
