//! Checks that a reply of a script is one that the spec describes.

use std::fmt;

use licit_format::resolve::{Builtin, ErrorRule, Operation, Provider, Type};
use serde_json::Value;

use super::condition::Condition;
use super::failure::{self, Endpoint, UnknownNameError};
use super::scripted_reply::ScriptedReply;
use crate::model::check;
use crate::rejection::{Place, exclusion};

/// The error for a script that cannot be planned: a name that the spec does not have, or a reply that
/// does not fit the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScriptError(String);

impl fmt::Display for ScriptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ScriptError {}

impl From<UnknownNameError> for ScriptError {
    fn from(unknown: UnknownNameError) -> Self {
        Self(unknown.to_string())
    }
}

/// Checks a reply to requests to an endpoint.
pub(crate) fn check(
    provider: &Provider,
    on: &Endpoint,
    reply: &ScriptedReply,
) -> Result<(), ScriptError> {
    on.check(provider)?;
    problem(provider, on, reply).map_err(|problem| {
        let hint = match reply.invalid {
            Some(_) => "",
            None => "; call `raw()` on the reply to send it anyway",
        };
        ScriptError(format!("the reply to `{}`: {problem}{hint}", on.name()))
    })
}

/// Checks that requests to an endpoint have the arguments of a condition.
pub(crate) fn check_condition(
    provider: &Provider,
    on: &Endpoint,
    condition: &Condition,
) -> Result<(), ScriptError> {
    let checked = condition.check(provider, on);
    checked.map_err(|problem| ScriptError(format!("the step for `{}`: {problem}", on.name())))
}

/// Checks a reply to requests to an endpoint that the provider has. The error is the problem alone.
pub(crate) fn problem(
    provider: &Provider,
    on: &Endpoint,
    reply: &ScriptedReply,
) -> Result<(), String> {
    if let Some(problem) = &reply.invalid {
        return Err(problem.clone());
    }
    if reply.is_raw {
        return Ok(());
    }
    match failure::operation(provider, on.name()) {
        Ok(operation) => fits(provider, operation, reply),
        Err(_) => Err("the spec has no type for replies of this endpoint".to_owned()),
    }
}

fn fits(provider: &Provider, operation: &Operation, reply: &ScriptedReply) -> Result<(), String> {
    if let Some(graphql) = &operation.table.graphql {
        let body = json(reply)?;
        let data = body.pointer(&format!("/data{}", graphql.at));
        let data = data.ok_or_else(|| format!("`/data{}` is missing", graphql.at))?;
        let ty = operation.returns.as_ref();
        return ty.map_or(Ok(()), |ty| check::check(provider, ty, data));
    }
    if reply.status >= 300 {
        return is_documented(provider, operation, reply);
    }
    let mut replies = operation.replies.iter();
    let documented = replies.find(|known| known.status.includes(reply.status));
    let without_body = operation.table.no_content.contains(&reply.status)
        || matches!(reply.status, 204 | 205)
        || operation.table.method.name() == "HEAD";
    if documented.is_none() && reply.status != operation.status && !without_body {
        return Err(format!(
            "the status of a success is {}, not {}",
            operation.status, reply.status
        ));
    }
    let ty = match documented {
        Some(documented) => documented.ty.as_ref(),
        None => operation.returns.as_ref(),
    };
    let Some(ty) = ty.filter(|_| !without_body) else {
        let problem = || format!("a reply with status {} has no body", reply.status);
        return reply.body.is_empty().then_some(()).ok_or_else(problem);
    };
    let is_text = matches!(
        ty.present(),
        Type::Builtin(Builtin::Text | Builtin::Bytes | Builtin::File)
    );
    if operation.stream.is_some() || is_text {
        return Ok(());
    }
    check::check(provider, ty, &json(reply)?)
}

/// The errors with a status that the spec documents for the operation.
pub(crate) fn documented<'p>(
    provider: &'p Provider,
    operation: &'p Operation,
    status: u16,
) -> impl Iterator<Item = &'p ErrorRule> {
    let rules = provider.table.errors.iter().enumerate();
    let here = rules.filter(|(at, rule)| !rule.listed || operation.table.errors.contains(at));
    here.map(|(_, rule)| rule).filter(move |rule| {
        let by_class = rule.class.is_none_or(|class| class == status / 100);
        let is_any = rule.status.is_empty() && by_class;
        Place::Api.is_of(rule.at) && (is_any || rule.status.contains(&status))
    })
}

/// Whether a reply is an error that the spec documents for the operation.
fn is_documented(
    provider: &Provider,
    operation: &Operation,
    reply: &ScriptedReply,
) -> Result<(), String> {
    let status = reply.status;
    let mut problem = format!("the operation documents no error with status {status}");
    for rule in documented(provider, operation, status) {
        match is_error(provider, rule, reply) {
            Ok(()) => return Ok(()),
            Err(found) => problem = format!("it is not the error `{}`: {found}", rule.name),
        }
    }
    Err(problem)
}

/// Whether a reply is this documented error.
fn is_error(provider: &Provider, rule: &ErrorRule, reply: &ScriptedReply) -> Result<(), String> {
    let ty = provider.error_body(rule);
    if ty.is_none() && rule.code.is_none() && rule.matches.is_empty() {
        return Ok(());
    }
    let body = json(reply)?;
    if let Some(ty) = ty {
        check::check(provider, ty, &body)?;
    }
    if let Some(code) = &rule.code {
        let shapes = provider.table.error_shapes.iter().enumerate();
        let shapes = shapes.filter(|(at, _)| rule.shape.is_none_or(|shape| shape == *at));
        let has_code = |pointer: &String| exclusion::has_value_at(&body, pointer, code);
        let mut shapes = shapes.filter_map(|(_, shape)| shape.code.as_ref());
        if !shapes.any(has_code) {
            return Err(format!("its code is not `{code}`"));
        }
    }
    for (pointer, wanted) in &rule.matches {
        if !exclusion::has_value_at(&body, pointer, wanted) {
            return Err(format!("`{pointer}` is not `{wanted}`"));
        }
    }
    Ok(())
}

fn json(reply: &ScriptedReply) -> Result<Value, String> {
    serde_json::from_slice(&reply.body).map_err(|error| format!("the body is not JSON: {error}"))
}
