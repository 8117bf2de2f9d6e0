//! The arguments of a call: path, query, headers and body, each checked against its type.

use licit_format::resolve::{
    Body, Builtin, FixedParameter, Operation, Parameter, Provider, Style, Type,
};
use serde_json::{Map, Value};

use super::{limits, styles};
use crate::http::parameters::Parameters;
use crate::http::request::Request;
use crate::model::{self, check, text};
use crate::refusal::fault::{Fault, Problem};
use crate::values::pattern::{self, Bindings};

/// Checks the arguments of a call, and returns its body as an object.
pub(crate) fn read(
    provider: &Provider,
    operation: &Operation,
    bindings: &Bindings,
    request: &Request,
) -> Result<Map<String, Value>, Fault> {
    let checked = path(provider, operation, bindings)
        .and_then(|()| {
            let (declared, own) = (&operation.query, &operation.table.query);
            let is_own = |name: &String| {
                let names = declared.iter().map(|parameter| &parameter.name);
                own.iter()
                    .map(|fixed| &fixed.name)
                    .chain(names)
                    .any(|known| known == name)
            };
            let shared = provider
                .table
                .api
                .query
                .iter()
                .filter(|fixed| !is_own(&fixed.name));
            let fixed: Vec<_> = own.iter().chain(shared).cloned().collect();
            query(provider, declared, &fixed, &request.query)
        })
        .and_then(|()| headers(provider, operation, request))
        .and_then(|()| {
            let (declared, fixed) = (&operation.cookies, &operation.table.cookies);
            query(provider, declared, fixed, &request.cookies())
        })
        .and_then(|()| limits::check(provider, operation, bindings, request))
        .and_then(|()| match &operation.body {
            Some(expected) => body(provider, operation, expected, request),
            None => Ok(Map::new()),
        });
    checked.map_err(|problem| Fault::new(Problem::BadArgument, problem))
}

fn path(provider: &Provider, operation: &Operation, bindings: &Bindings) -> Result<(), String> {
    let bound = operation
        .sub_client
        .and_then(|position| provider.sub_clients.get(position));
    let parameters = bound
        .map(|sub_client| sub_client.parameters.as_slice())
        .unwrap_or_default();
    for parameter in parameters.iter().chain(&operation.path) {
        if let Some((_, value)) = bindings.iter().find(|(name, _)| *name == parameter.name) {
            simple(provider, parameter, value)?;
        }
    }
    Ok(())
}

/// Parameters of a query or a form.
fn query(
    provider: &Provider,
    declared: &[Parameter],
    fixed: &[FixedParameter],
    given: &Parameters,
) -> Result<(), String> {
    for parameter in declared {
        styles::check(provider, parameter, given)?;
    }
    for FixedParameter { name, value } in fixed {
        if !given
            .all(name)
            .any(|given| pattern::text_fits(value, given))
        {
            return Err(format!("`{name}` is not `{value}`"));
        }
    }
    Ok(())
}

fn headers(provider: &Provider, operation: &Operation, request: &Request) -> Result<(), String> {
    for parameter in &operation.headers {
        match request.header(&parameter.name) {
            Some(value) => simple(provider, parameter, value)?,
            None if parameter.optional => {}
            None => return Err(format!("the header `{}` is missing", parameter.name)),
        }
    }
    let overridden = |name: &str| {
        operation
            .table
            .headers
            .iter()
            .any(|own| own.name.eq_ignore_ascii_case(name))
    };
    let shared = provider
        .table
        .api
        .headers
        .iter()
        .filter(|shared| !overridden(&shared.name));
    let is_chosen = |name: &str| {
        let mut chosen = operation.headers.iter();
        let is_given = request.header(name).is_some();
        is_given && chosen.any(|own| own.name.eq_ignore_ascii_case(name))
    };
    let fixed = shared.chain(&operation.table.headers);
    for FixedParameter { name, value } in fixed.filter(|fixed| !is_chosen(&fixed.name)) {
        if !pattern::text_fits(value, request.header(name).unwrap_or_default()) {
            return Err(format!("the header `{name}` is not `{value}`"));
        }
    }
    Ok(())
}

/// A parameter of a path or a header: lists are separated by commas.
fn simple(provider: &Provider, parameter: &Parameter, value: &str) -> Result<(), String> {
    let name = &parameter.name;
    let one = |ty: &Type, value: &str| match text::read(provider, ty, value) {
        Ok(_) => Ok(()),
        Err(problem) => Err(format!("`{name}` is {problem}")),
    };
    let ty = model::plain(provider, &parameter.ty);
    if parameter.style == Style::Json {
        let value = serde_json::from_str(value).map_err(|_| format!("`{name}` is not JSON"))?;
        return check::check(provider, ty, &value)
            .map_err(|problem| format!("`{name}`: {problem}"));
    }
    match ty {
        Type::List(inner) => {
            let mut items = value.split(',').map(str::trim);
            items.try_for_each(|item| one(inner, item))
        }
        // Objects have too many forms to be parsed.
        Type::Map(_) => Ok(()),
        ty if model::fields(provider, ty).is_some() => Ok(()),
        ty => one(ty, value),
    }
}

fn body(
    provider: &Provider,
    operation: &Operation,
    expected: &Body,
    request: &Request,
) -> Result<Map<String, Value>, String> {
    let is_absent = request.body.is_empty();
    match expected {
        Body::Json { optional: true, .. } | Body::Binary { optional: true, .. } if is_absent => {
            Ok(Map::new())
        }
        Body::Form(declared) => {
            let form = form(operation, request).ok_or("the body is not a form")?;
            query(provider, declared, &[], &form)?;
            let texts = form
                .pairs()
                .iter()
                .map(|(name, value)| (name.clone(), value.as_str().into()));
            Ok(texts.collect())
        }
        Body::Json { ty, .. } => {
            let value = json(operation, request)?;
            check::check(provider, ty, &value)?;
            Ok(object(value))
        }
        Body::Members(declared) => {
            let no_body = is_absent && declared.iter().all(|member| member.optional);
            let given = if no_body {
                Map::new()
            } else {
                object(json(operation, request)?)
            };
            members(provider, declared, &given)?;
            Ok(given)
        }
        Body::Multipart(declared) => {
            let no_body = is_absent && declared.iter().all(|member| member.optional);
            if no_body {
                return Ok(Map::new());
            }
            multipart(provider, declared, request)
        }
        Body::Binary { media_types, .. } => {
            if media_types.iter().any(|range| request.is_of(range)) {
                return Ok(Map::new());
            }
            let expected = media_types.join("` or `");
            Err(format!("the body is not of type `{expected}`"))
        }
    }
}

/// The parts of a multipart body that are not files.
fn multipart(
    provider: &Provider,
    declared: &[Parameter],
    request: &Request,
) -> Result<Map<String, Value>, String> {
    let parts = request
        .parts()
        .ok_or("the body is not `multipart/form-data`")?;
    let mut given = Map::new();
    for parameter in declared {
        let name = &parameter.name;
        let own: Vec<_> = parts.iter().filter(|part| part.name == *name).collect();
        let (ty, several) = match model::plain(provider, &parameter.ty) {
            Type::List(inner) => (inner.as_ref(), true),
            ty => (ty, false),
        };
        match own.len() {
            0 if parameter.optional || several => continue,
            0 => return Err(format!("`{name}` is missing")),
            1 => {}
            _ if !several => return Err(format!("`{name}` is sent twice")),
            _ => {}
        }
        let mut values = Vec::new();
        for part in own {
            if *ty == Type::Builtin(Builtin::File) {
                if part.file_name.is_none() {
                    return Err(format!("`{name}` is no file"));
                }
                continue;
            }
            let content = String::from_utf8_lossy(&part.content);
            let is_json = part
                .media_type
                .as_ref()
                .is_some_and(|of| of.ends_with("json"));
            let value = if is_json {
                let value =
                    serde_json::from_str(&content).map_err(|_| format!("`{name}` is not JSON"))?;
                check::check(provider, ty, &value)
                    .map_err(|problem| format!("`{name}`: {problem}"))?;
                value
            } else {
                text::read(provider, ty, &content)
                    .map_err(|problem| format!("`{name}` is {problem}"))?
            };
            values.push(value);
        }
        let value = if several {
            Some(Value::Array(values))
        } else {
            values.pop()
        };
        given.extend(value.map(|value| (name.clone(), value)));
    }
    Ok(given)
}

/// The members of a JSON object that are parameters of a call, or variables of a GraphQL document.
pub(crate) fn members(
    provider: &Provider,
    declared: &[Parameter],
    given: &Map<String, Value>,
) -> Result<(), String> {
    for parameter in declared {
        match given.get(&parameter.name) {
            None | Some(Value::Null) if parameter.optional => {}
            None => return Err(format!("`{}` is missing", parameter.name)),
            Some(value) => check::check(provider, &parameter.ty, value)
                .and_then(|()| match &parameter.limits {
                    Some(limits) => model::limits::check(limits, value, ""),
                    None => Ok(()),
                })
                .map_err(|problem| format!("`{}`: {problem}", parameter.name))?,
        }
    }
    Ok(())
}

fn json(operation: &Operation, request: &Request) -> Result<Value, String> {
    let mut headers = operation.headers.iter();
    // The value of a header that selects the media type was checked as a parameter.
    let is_chosen = headers.any(|own| own.name.eq_ignore_ascii_case("content-type"));
    let is_json = match &operation.table.content_type {
        Some(own) => request.is_of(own),
        None => request.is_json(),
    };
    if !is_json && !is_chosen {
        return Err("the body does not say that it is JSON".to_owned());
    }
    serde_json::from_slice(&request.body).map_err(|error| format!("the body is not JSON: {error}"))
}

fn form(operation: &Operation, request: &Request) -> Option<Parameters> {
    match &operation.table.content_type {
        Some(own) => request
            .is_of(own)
            .then(|| Parameters::from_form(&request.body)),
        None => request.form(),
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}
