//! The arguments of a call: path, query, headers and body, each held against its type.

use licit_spec::resolve::{Body, Operation, Parameter, Provider, Type};
use serde_json::{Map, Value};

use crate::fault::{Fault, Problem};
use crate::model::{self, check, text};
use crate::parameters::Parameters;
use crate::pattern::{self, Bindings};
use crate::request::Request;
use crate::server::Server;

/// Checks the arguments of a call. What its body says, as an object, is returned.
pub(crate) fn read(
    server: &Server,
    operation: &Operation,
    bindings: &Bindings,
    request: &Request,
) -> Result<Map<String, Value>, Fault> {
    let provider = &server.provider;
    let checked = path(provider, operation, bindings)
        .and_then(|()| {
            query(
                provider,
                &operation.query,
                &operation.fixed_query,
                &request.query,
            )
        })
        .and_then(|()| headers(provider, operation, request))
        .and_then(|()| match &operation.body {
            Some(expected) => body(provider, expected, request),
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
            one(provider, &parameter.ty, &parameter.name, value)?;
        }
    }
    Ok(())
}

/// Parameters of a query or a form.
fn query(
    provider: &Provider,
    declared: &[Parameter],
    fixed: &[(String, String)],
    given: &Parameters,
) -> Result<(), String> {
    for parameter in declared {
        let values: Vec<&str> = given.all(&parameter.name).collect();
        if values.is_empty() && !parameter.optional {
            return Err(format!("`{}` is missing", parameter.name));
        }
        match model::plain(provider, &parameter.ty) {
            Type::List(inner) => {
                let separator = if parameter.explode { None } else { Some(',') };
                let separate = |value: &str| {
                    let mut items = value.split(|c| Some(c) == separator);
                    items.try_for_each(|item| one(provider, inner, &parameter.name, item))
                };
                values.into_iter().try_for_each(separate)?;
            }
            ty => match values.as_slice() {
                [] => {}
                [value] => one(provider, ty, &parameter.name, value)?,
                _ => return Err(format!("`{}` stands twice", parameter.name)),
            },
        }
    }
    for (name, template) in fixed {
        if !given
            .all(name)
            .any(|value| pattern::text_fits(template, value))
        {
            return Err(format!("`{name}` is not `{template}`"));
        }
    }
    Ok(())
}

fn headers(provider: &Provider, operation: &Operation, request: &Request) -> Result<(), String> {
    for parameter in &operation.headers {
        match request.header(&parameter.name) {
            Some(value) => one(provider, &parameter.ty, &parameter.name, value)?,
            None if parameter.optional => {}
            None => return Err(format!("the header `{}` is missing", parameter.name)),
        }
    }
    let overridden = |name: &str| {
        operation
            .fixed_headers
            .iter()
            .any(|(own, _)| own.eq_ignore_ascii_case(name))
    };
    let shared = provider
        .api
        .headers
        .iter()
        .filter(|(name, _)| !overridden(name));
    for (name, template) in shared.chain(&operation.fixed_headers) {
        if !pattern::text_fits(template, request.header(name).unwrap_or_default()) {
            return Err(format!("the header `{name}` is not `{template}`"));
        }
    }
    Ok(())
}

fn one(provider: &Provider, ty: &Type, name: &str, value: &str) -> Result<(), String> {
    match text::read(provider, ty, value) {
        Ok(_) => Ok(()),
        Err(problem) => Err(format!("`{name}` is {problem}")),
    }
}

fn body(
    provider: &Provider,
    expected: &Body,
    request: &Request,
) -> Result<Map<String, Value>, String> {
    match expected {
        Body::Form(declared) => {
            let form = request.form().ok_or("the body is not a form")?;
            query(provider, declared, &[], &form)?;
            let texts = form
                .pairs()
                .iter()
                .map(|(name, value)| (name.clone(), value.as_str().into()));
            Ok(texts.collect())
        }
        Body::Json { optional: true, .. } | Body::Binary { optional: true, .. }
            if request.body.is_empty() =>
        {
            Ok(Map::new())
        }
        Body::Json { ty, .. } => {
            let value = json(request)?;
            check::check(provider, ty, &value)?;
            Ok(object(value))
        }
        Body::Multipart(_) if !request.has_type("multipart/form-data") => {
            Err("the body is not `multipart/form-data`".to_owned())
        }
        Body::Binary { media_types, .. } if !media_types.iter().any(|ty| request.is_of(ty)) => Err(
            format!("the body is not of type `{}`", media_types.join("` or `")),
        ),
        Body::Multipart(_) | Body::Binary { .. } => Ok(Map::new()),
        Body::Members(declared) => {
            let no_body = request.body.is_empty() && declared.iter().all(|member| member.optional);
            let given = if no_body {
                Map::new()
            } else {
                object(json(request)?)
            };
            members(provider, declared, &given)?;
            Ok(given)
        }
    }
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
                .map_err(|problem| format!("`{}`: {problem}", parameter.name))?,
        }
    }
    Ok(())
}

fn json(request: &Request) -> Result<Value, String> {
    if !request.is_json() {
        return Err("the body does not say that it is JSON".to_owned());
    }
    serde_json::from_slice(&request.body).map_err(|error| format!("the body is not JSON: {error}"))
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}
