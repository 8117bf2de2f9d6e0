//! The arguments of a call: path, query, headers and body, each checked against its type.

use licit_format::resolve::{
    Body, Builtin, FixedMember, FixedParameter, ModelKind, Operation, Parameter, Provider, Style,
    Type,
};
use serde_json::{Map, Value};

use super::styles;
use super::tree::Tree;
use crate::http::multipart::Part;
use crate::http::request::{Request, is_json};
use crate::http::undecoded::{Encoding, Undecoded};
use crate::model::{self, check, text};
use crate::rejection::fault::{Fault, Problem};
use crate::values::pattern::{self, Bindings};
use crate::values::variable;

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
            pairs(provider, declared, &fixed, &request.raw_query()).map(|_| ())
        })
        .and_then(|()| headers(provider, operation, request))
        .and_then(|()| {
            let (declared, fixed) = (&operation.cookies, &operation.table.cookies);
            pairs(provider, declared, fixed, &request.cookies()).map(|_| ())
        })
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
            styles::text(provider, parameter, value, Encoding::Percent)?;
        }
    }
    Ok(())
}

/// Parameters of a query, a form or the cookies. Returns their values.
fn pairs(
    provider: &Provider,
    declared: &[Parameter],
    fixed: &[FixedParameter],
    given: &Undecoded,
) -> Result<Map<String, Value>, String> {
    let mut values = Map::new();
    for parameter in declared {
        let value = styles::pairs(provider, parameter, declared, given)?;
        values.extend(value.map(|value| (parameter.name.clone(), value)));
    }
    for FixedParameter { name, value } in fixed {
        let is_given = given
            .all(name)
            .any(|given_value| pattern::text_fits(value, &given.encoding.decode(given_value)));
        let is_absent = given.all(name).next().is_none();
        let may_be_absent = is_absent && variable::may_be_absent(provider, value);
        if !is_given && !may_be_absent {
            return Err(format!("`{name}` is not `{value}`"));
        }
    }
    Ok(values)
}

fn headers(provider: &Provider, operation: &Operation, request: &Request) -> Result<(), String> {
    for parameter in &operation.headers {
        match request.header(&parameter.name) {
            Some(value) => {
                styles::text(provider, parameter, value, Encoding::None)?;
            }
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
        let given = request.header(name);
        let may_be_absent = given.is_none() && variable::may_be_absent(provider, value);
        if !may_be_absent && !pattern::text_fits(value, given.unwrap_or_default()) {
            return Err(format!("the header `{name}` is not `{value}`"));
        }
    }
    Ok(())
}

fn body(
    provider: &Provider,
    operation: &Operation,
    expected: &Body,
    request: &Request,
) -> Result<Map<String, Value>, String> {
    if request.body.is_empty() && may_be_absent(operation, expected) {
        return Ok(Map::new());
    }
    match expected {
        Body::Form(declared) => {
            let form = form(operation, request).ok_or("the body is not a form")?;
            let given = pairs(provider, declared, &[], &form)?;
            fixed_members(operation, |FixedMember { name, value, .. }| {
                let mut given = form.all(name).map(|given| form.encoding.decode(given));
                given.any(|given| *given == *value.to_string())
            })?;
            Ok(given)
        }
        Body::FormType { ty, .. } => {
            let form = form(operation, request).ok_or("the body is not a form")?;
            whole_form(provider, ty, &form)
        }
        Body::Json { ty, .. } => {
            let value = json(operation, request)?;
            check::check(provider, ty, &value)?;
            whole(operation, &value)?;
            Ok(object(value))
        }
        Body::Members(declared) => {
            let value = json(operation, request)?;
            whole(operation, &value)?;
            let given = object(value);
            members(provider, declared, &given)?;
            fixed_members(operation, |FixedMember { name, value, .. }| {
                given.get(name) == Some(&value.to_json())
            })?;
            Ok(given)
        }
        Body::Multipart(declared) => {
            let expected = operation.table.content_type.as_deref();
            let expected = expected.unwrap_or("multipart/form-data");
            let parts = request.parts().filter(|_| request.is_of(expected));
            let parts = parts.ok_or_else(|| format!("the body is not `{expected}`"))?;
            let given = multipart(provider, declared, &parts)?;
            fixed_members(operation, |FixedMember { name, value, .. }| {
                let mut parts = parts.iter().filter(|part| part.name == *name);
                parts.any(|part| *String::from_utf8_lossy(&part.content) == *value.to_string())
            })?;
            Ok(given)
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

/// The members of a body that have a fixed value.
fn fixed_members(
    operation: &Operation,
    is_sent: impl Fn(&FixedMember) -> bool,
) -> Result<(), String> {
    let mut fixed = operation.fixed_body.iter();
    match fixed.find(|member| !is_sent(member)) {
        Some(FixedMember { name, value, .. }) => Err(format!("`{name}` is not `{value}`")),
        None => Ok(()),
    }
}

/// Checks a JSON body as a whole.
fn whole(operation: &Operation, value: &Value) -> Result<(), String> {
    let limits = operation.body_limits.as_ref();
    limits.map_or(Ok(()), |limits| model::limits::check(limits, value, ""))
}

/// Whether a request without a body is valid.
fn may_be_absent(operation: &Operation, expected: &Body) -> bool {
    match expected {
        Body::Json { optional, .. }
        | Body::FormType { optional, .. }
        | Body::Binary { optional, .. } => *optional,
        Body::Members(members) | Body::Form(members) | Body::Multipart(members) => {
            let has_no_required = members.iter().all(|member| member.optional);
            operation.optional_body || (has_no_required && !operation.table.empty_body)
        }
    }
}

/// The parts of a multipart body that are not files.
fn multipart(
    provider: &Provider,
    declared: &[Parameter],
    parts: &[Part],
) -> Result<Map<String, Value>, String> {
    let mut given = Map::new();
    for parameter in declared {
        let name = &parameter.name;
        part_headers(provider, parameter, parts)?;
        if parameter.style != Style::Content {
            let texts = parts.iter().map(|part| {
                let text = String::from_utf8_lossy(&part.content).into_owned();
                (part.name.clone(), text)
            });
            let texts = Undecoded::new(texts.collect(), Encoding::None);
            let value = styles::pairs(provider, parameter, declared, &texts)?;
            given.extend(value.map(|value| (name.clone(), value)));
            continue;
        }
        let own: Vec<_> = parts.iter().filter(|part| part.name == *name).collect();
        let (ty, several) = match model::plain(provider, &parameter.ty) {
            Type::List(inner) => (inner.as_ref(), true),
            ty => (ty, false),
        };
        match own.len() {
            0 if parameter.optional => continue,
            0 => return Err(format!("`{name}` is missing")),
            1 => {}
            _ if !several => return Err(format!("`{name}` is sent twice")),
            _ => {}
        }
        let mut values = Vec::new();
        for part in own {
            if *ty == Type::Builtin(Builtin::File) {
                if part.file_name.is_none() {
                    return Err(format!("`{name}` is not a file"));
                }
                continue;
            }
            let content = String::from_utf8_lossy(&part.content);
            let value = if part.media_type.as_deref().is_some_and(is_json) {
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

/// The headers of each part with a parameter's name.
fn part_headers(provider: &Provider, parameter: &Parameter, parts: &[Part]) -> Result<(), String> {
    for part in parts.iter().filter(|part| part.name == parameter.name) {
        for header in &parameter.headers {
            match part.header(&header.name) {
                Some(value) => {
                    styles::text(provider, header, value, Encoding::None)?;
                }
                None if header.optional => {}
                None => {
                    let (part, header) = (&parameter.name, &header.name);
                    return Err(format!("the part `{part}` has no header `{header}`"));
                }
            }
        }
    }
    Ok(())
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
        return Err("the `Content-Type` of the body is not JSON".to_owned());
    }
    serde_json::from_slice(&request.body).map_err(|error| format!("the body is not JSON: {error}"))
}

fn form(operation: &Operation, request: &Request) -> Option<Undecoded> {
    let is_form = match &operation.table.content_type {
        Some(own) => request.is_of(own),
        None => request.has_type("application/x-www-form-urlencoded"),
    };
    is_form.then(|| Undecoded::form(&String::from_utf8_lossy(&request.body)))
}

/// The members of an object in a form: lists repeat the name, objects are JSON.
fn whole_form(
    provider: &Provider,
    ty: &Type,
    form: &Undecoded,
) -> Result<Map<String, Value>, String> {
    let mut tree = Tree::Members(Vec::new());
    for (name, text) in form.decoded() {
        tree.add(&[name], text);
    }
    let plain = model::plain(provider, ty);
    let kind = match plain {
        Type::Model(at) => provider.model(*at).map(|model| &model.kind),
        _ => None,
    };
    let candidates: Vec<&Type> = match kind {
        Some(ModelKind::Union(union)) => union.members.iter().map(|member| &member.ty).collect(),
        _ => vec![plain],
    };
    let mut problem = "the form is not of any of its types".to_owned();
    for candidate in candidates {
        let value = tree.value(provider, candidate).and_then(|value| {
            check::check(provider, candidate, &value)?;
            Ok(object(value))
        });
        match value {
            Ok(value) => return Ok(value),
            Err(found) => problem = found,
        }
    }
    Err(problem)
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}
