//! The limits of a call's parameters: what the provider requires of values beyond their type.

use licit_format::resolve::{Operation, Parameter, Provider, Style, Type};
use serde_json::Value;

use crate::http::request::Request;
use crate::model::{self, limits, text};
use crate::values::pattern::Bindings;

/// Checks the single values and the lists among the parameters of a path, a query and headers, whose
/// types were checked.
pub(super) fn check(
    provider: &Provider,
    operation: &Operation,
    bindings: &Bindings,
    request: &Request,
) -> Result<(), String> {
    for parameter in &operation.path {
        let mut values = bindings.iter();
        let value = values.find(|(name, _)| *name == parameter.name);
        if let Some((_, value)) = value.filter(|_| parameter.style == Style::Simple) {
            one(provider, parameter, &[value])?;
        }
    }
    for parameter in &operation.query {
        let values: Vec<&str> = request.query.all(&parameter.name).collect();
        if parameter.style == Style::Form && !values.is_empty() {
            one(provider, parameter, &values)?;
        }
    }
    for parameter in &operation.headers {
        let value = request.header(&parameter.name);
        if let Some(value) = value.filter(|_| parameter.style == Style::Simple) {
            one(provider, parameter, &[value])?;
        }
    }
    Ok(())
}

fn one(provider: &Provider, parameter: &Parameter, texts: &[&str]) -> Result<(), String> {
    let Some(limits) = &parameter.limits else {
        return Ok(());
    };
    let value = match (model::plain(provider, &parameter.ty), texts) {
        (Type::List(inner), texts) => {
            let texts = texts.iter().flat_map(|text| {
                let joined = if parameter.explode { None } else { Some(',') };
                match joined {
                    Some(comma) => text.split(comma).collect(),
                    None => vec![*text],
                }
            });
            let items = texts.map(|text| text::read(provider, inner, text));
            items
                .collect::<Result<Vec<Value>, String>>()
                .map(Value::from)
        }
        (ty, [text]) => text::read(provider, ty, text),
        _ => return Ok(()),
    };
    // What is not of its type was refused, or has a form that only the whole request explains.
    let Ok(value) = value else { return Ok(()) };
    limits::check(limits, &value, "").map_err(|problem| {
        let problem = problem.strip_prefix("the value").unwrap_or(&problem);
        format!("`{}`{problem}", parameter.name)
    })
}
