//! A call and its reply, as a step of a script.

use hyper::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, LINK, RETRY_AFTER, SET_COOKIE};
use licit_format::resolve::{Body, Builtin, ErrorRule, Operation, PageStyle, Provider, Type};
use serde_json::{Map, Value, json};

use super::filter::{Dropped, Filter, Required, Why};
use super::forward::RealReply;
use super::secrets::Secrets;
use crate::core::condition::Asked;
use crate::core::failure::Endpoint;
use crate::core::fit;
use crate::core::scripted_reply::ScriptedReply;
use crate::model;
use crate::values::pointer;

/// A step to record.
#[derive(Debug)]
pub(super) struct Recorded {
    pub(super) on: String,
    /// The arguments of the call.
    pub(super) when: Value,
    pub(super) reply: Value,
}

/// The body of a recorded reply.
enum Content {
    Json(Value),
    Text(String),
    None,
}

/// A reply to record.
struct Reduced {
    content: Content,
    /// It is not one that the spec describes.
    is_raw: bool,
}

/// What is recorded of a call, and what is left out. The error is the reason why nothing is recorded.
pub(super) fn of(
    provider: &Provider,
    secrets: &mut Secrets,
    operation: &Operation,
    asked: &Asked,
    real: &RealReply,
) -> (Result<Recorded, String>, Dropped) {
    let mut filter = Filter::new(provider, secrets, Required::LeftOut);
    when(provider, operation, asked, &mut filter);
    let found = filter.found;
    secrets.extend(&found);
    let mut filter = Filter::new(provider, secrets, Required::Replaced);
    // The result is of no interest yet: only the secrets, which the reply may repeat elsewhere.
    let _ = reply(provider, operation, real, &mut filter);
    let found = filter.found;
    secrets.extend(&found);
    let mut filter = Filter::new(provider, secrets, Required::Replaced);
    let reply = reply(provider, operation, real, &mut filter);
    let mut asking = Filter::new(provider, secrets, Required::LeftOut);
    let when = when(provider, operation, asked, &mut asking);
    let mut dropped = filter.dropped;
    for ((at, why), count) in asking.dropped {
        dropped.insert((format!("request {at}"), why), count);
    }
    let recorded = reply.map(|reply| Recorded {
        on: operation.table.name.clone(),
        when,
        reply,
    });
    (recorded, dropped)
}

fn reply(
    provider: &Provider,
    operation: &Operation,
    real: &RealReply,
    filter: &mut Filter<'_>,
) -> Result<Value, String> {
    let status = real.status.as_u16();
    if real.headers.contains_key(CONTENT_ENCODING) && !real.body.is_empty() {
        return Err("its body is compressed".to_owned());
    }
    let reduced = match status {
        _ if operation.table.graphql.is_some() => graphql(operation, real, filter)?,
        200..=299 => success(operation, real, filter)?,
        300..=399 => return Err("it is a redirect".to_owned()),
        _ => error(provider, operation, real, filter),
    };
    let headers = headers(operation, real, &reduced.content, filter);
    let mut written = json!({ "status": status });
    let mut planned = ScriptedReply::new(status);
    match &reduced.content {
        Content::Json(value) => {
            planned = ScriptedReply::json(status, value);
            pointer::set(&mut written, "/json", value.clone());
        }
        Content::Text(text) => {
            planned = planned.body(text.clone());
            pointer::set(&mut written, "/text", Value::from(text.as_str()));
        }
        Content::None => {}
    }
    if !headers.is_empty() {
        pointer::set(&mut written, "/headers", Value::Object(headers));
    }
    if reduced.is_raw {
        pointer::set(&mut written, "/raw", Value::Bool(true));
        return Ok(written);
    }
    let at = Endpoint::Operation(operation.table.name.clone());
    fit::problem(provider, &at, &planned)?;
    Ok(written)
}

/// The data of a GraphQL operation.
fn graphql(
    operation: &Operation,
    real: &RealReply,
    filter: &mut Filter<'_>,
) -> Result<Reduced, String> {
    let body: Value = parsed(real)?;
    let at = operation
        .table
        .graphql
        .as_ref()
        .map_or("", |graphql| &graphql.at);
    let at = format!("/data{at}");
    let data = body
        .pointer(&at)
        .ok_or_else(|| format!("`{at}` is missing"))?;
    let data = match &operation.returns {
        Some(ty) => filter
            .whole(ty, data)
            .ok_or("its data is not of its type")?,
        None => Value::Null,
    };
    let others = body.as_object().into_iter().flatten();
    for (name, _) in others.filter(|(name, _)| *name != "data") {
        filter.drop_at(&format!("/{name}"), Why::Undeclared);
    }
    let mut reduced = Value::Null;
    pointer::set(&mut reduced, &at, data);
    Ok(Reduced {
        content: Content::Json(reduced),
        is_raw: false,
    })
}

fn success(
    operation: &Operation,
    real: &RealReply,
    filter: &mut Filter<'_>,
) -> Result<Reduced, String> {
    let status = real.status.as_u16();
    let mut replies = operation.replies.iter();
    let ty = match replies.find(|known| known.status.includes(status)) {
        Some(documented) => documented.ty.as_ref(),
        None => operation.returns.as_ref(),
    };
    let is_empty = operation.table.no_content.contains(&status)
        || matches!(status, 204 | 205)
        || operation.table.method.name() == "HEAD";
    let Some(ty) = ty.filter(|_| !is_empty) else {
        if !real.body.is_empty() {
            filter.drop_at("body", Why::Undeclared);
        }
        return Ok(Reduced {
            content: Content::None,
            is_raw: false,
        });
    };
    let content = match ty.present() {
        _ if operation.stream.is_some() => return Err("it is a stream".to_owned()),
        Type::Builtin(Builtin::Bytes | Builtin::File) => {
            return Err("its body is neither JSON nor text".to_owned());
        }
        Type::Builtin(Builtin::Text) => {
            let text = std::str::from_utf8(&real.body).map_err(|_| "its body is not UTF-8")?;
            Content::Text(filter.text("body", text).ok_or("its body is secret")?)
        }
        _ => {
            let body = parsed(real)?;
            Content::Json(
                filter
                    .whole(ty, &body)
                    .ok_or("its body is not of its type")?,
            )
        }
    };
    Ok(Reduced {
        content,
        is_raw: false,
    })
}

/// A documented error with what the spec describes of it. Of another one, only the status is recorded.
fn error(
    provider: &Provider,
    operation: &Operation,
    real: &RealReply,
    filter: &mut Filter<'_>,
) -> Reduced {
    let status = real.status.as_u16();
    let at = Endpoint::Operation(operation.table.name.clone());
    let body = parsed(real).ok();
    for rule in fit::documented(provider, operation, status) {
        let mut attempt = filter.attempt();
        let content = match (&body, provider.error_body(rule)) {
            (Some(body), Some(ty)) => attempt.whole(ty, body),
            (Some(body), None) => Some(parts_of_error(provider, rule, body, &mut attempt)),
            (None, _) => None,
        };
        let (planned, content) = match content {
            Some(value) => (ScriptedReply::json(status, &value), Content::Json(value)),
            None => (ScriptedReply::new(status), Content::None),
        };
        if fit::problem(provider, &at, &planned).is_ok() {
            filter.accept(attempt);
            return Reduced {
                content,
                is_raw: false,
            };
        }
    }
    if !real.body.is_empty() {
        filter.drop_at(&format!("body of an error {status}"), Why::Undeclared);
    }
    Reduced {
        content: Content::None,
        is_raw: true,
    }
}

/// The parts of an error without a type that its shape and its rule name.
fn parts_of_error(
    provider: &Provider,
    rule: &ErrorRule,
    body: &Value,
    filter: &mut Filter<'_>,
) -> Value {
    let shapes = provider.table.error_shapes.iter().enumerate();
    let shapes = shapes.filter(|(at, _)| rule.shape.is_none_or(|shape| shape == *at));
    let named = shapes.flat_map(|(_, shape)| {
        let optional = [
            &shape.code,
            &shape.message,
            &shape.documentation_url,
            &shape.retry_after,
        ];
        let optional = optional.into_iter().flatten();
        let excluding = shape.unless.iter().map(|(pointer, _)| pointer);
        [&shape.present]
            .into_iter()
            .chain(optional)
            .chain(excluding)
    });
    let matched = rule.matches.iter().map(|(pointer, _)| pointer);
    let mut reduced = Value::Object(Map::new());
    for at in named.chain(matched).filter(|at| !at.is_empty()) {
        let value = match body.pointer(at) {
            Some(Value::String(text)) => filter.text(at, text).map(Value::from),
            Some(scalar @ (Value::Bool(_) | Value::Number(_))) => Some(scalar.clone()),
            _ => None,
        };
        if let Some(value) = value {
            pointer::set(&mut reduced, at, value);
        }
    }
    if reduced != *body {
        filter.drop_at("members of an error", Why::Undeclared);
    }
    reduced
}

fn parsed(real: &RealReply) -> Result<Value, String> {
    serde_json::from_slice(&real.body).map_err(|_| "its body is not JSON".to_owned())
}

/// The headers that the spec declares. The others are counted together.
fn headers(
    operation: &Operation,
    real: &RealReply,
    content: &Content,
    filter: &mut Filter<'_>,
) -> Map<String, Value> {
    let pages = operation.table.pages.as_ref();
    let has_links = pages.is_some_and(|pages| pages.style == PageStyle::Link);
    let mut reduced = Map::new();
    for name in real.headers.keys() {
        let mut declared = operation.reply_headers.iter();
        let is_declared = declared.any(|header| header.name.eq_ignore_ascii_case(name.as_str()))
            || (*name == LINK && has_links)
            || (*name == RETRY_AFTER && !real.status.is_success());
        let is_recorded = match content {
            _ if *name == SET_COOKIE => false,
            Content::None => is_declared,
            Content::Text(_) => is_declared || *name == CONTENT_TYPE,
            Content::Json(_) => {
                is_declared || (*name == CONTENT_TYPE && !is_plain_json(&real.headers))
            }
        };
        let text = all(&real.headers, name.as_str());
        match text.filter(|_| is_recorded) {
            Some(text) => {
                let text = filter.header(name.as_str(), &text);
                reduced.extend(text.map(|text| (name.as_str().to_owned(), Value::from(text))));
            }
            None if *name == CONTENT_TYPE => {}
            None => filter.drop_at("headers", Why::Undeclared),
        }
    }
    reduced
}

/// The values of a header in one text (RFC 9110 §5.3).
fn all(headers: &HeaderMap, name: &str) -> Option<String> {
    let values = headers.get_all(name).iter();
    let values: Vec<&str> = values
        .map(|value| value.to_str().ok())
        .collect::<Option<_>>()?;
    Some(values.join(", "))
}

fn is_plain_json(headers: &HeaderMap) -> bool {
    let media_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let essence = media_type
        .unwrap_or_default()
        .split(';')
        .next()
        .unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/json")
}

/// The condition of a step: the arguments of its call, without secrets.
fn when(
    provider: &Provider,
    operation: &Operation,
    asked: &Asked,
    filter: &mut Filter<'_>,
) -> Value {
    let mut when = Map::new();
    let mut path = Map::new();
    for (name, value) in &asked.path {
        let value = filter.text(&format!("path {name}"), value);
        path.extend(value.map(|value| (name.clone(), Value::from(value))));
    }
    if !path.is_empty() {
        when.insert("path".to_owned(), Value::Object(path));
    }
    if operation.table.graphql.is_none() {
        let query = query(&asked.query, filter);
        when.extend(query.map(|query| ("query".to_owned(), Value::Object(query))));
    }
    let body = body(provider, operation, &asked.body, filter);
    let body = body.filter(|body| !body.is_null() && *body != json!({}));
    when.extend(body.map(|body| ("json".to_owned(), body)));
    Value::Object(when)
}

/// All parameters of the query; `None` if one of them is secret.
fn query(pairs: &[(String, String)], filter: &mut Filter<'_>) -> Option<Map<String, Value>> {
    let mut query: Map<String, Value> = Map::new();
    for (name, value) in pairs {
        let value = Value::from(filter.text(&format!("query {name}"), value)?);
        match query.get_mut(name) {
            None => {
                query.insert(name.clone(), value);
            }
            Some(Value::Array(values)) => values.push(value),
            Some(first) => *first = Value::Array(vec![first.take(), value]),
        }
    }
    Some(query)
}

fn body(
    provider: &Provider,
    operation: &Operation,
    given: &Value,
    filter: &mut Filter<'_>,
) -> Option<Value> {
    let is_fixed = |name: &String| operation.fixed_body.iter().any(|fixed| fixed.name == *name);
    let members = given.as_object().into_iter().flatten();
    let members = members.filter(|(name, _)| !is_fixed(name));
    let members: Map<String, Value> = members
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    match &operation.body {
        _ if operation.table.graphql.is_some() => {
            Some(filter.parameters(&operation.variables, &members))
        }
        Some(Body::Json { ty, .. }) if !given.is_null() => filter.whole(ty, given),
        Some(Body::Members(declared) | Body::Form(declared) | Body::Multipart(declared)) => {
            Some(filter.parameters(declared, &members))
        }
        Some(Body::FormType { ty, .. }) => {
            let fields = model::fields(provider, ty).unwrap_or_default();
            let mut reduced = Map::new();
            for (name, value) in members {
                let is_declared = fields.iter().any(|field| field.name == name);
                let text = value.as_str().filter(|_| is_declared);
                let text = text.and_then(|text| filter.header(&name, text));
                reduced.extend(text.map(|text| (name, Value::from(text))));
            }
            Some(Value::Object(reduced))
        }
        _ => None,
    }
}
