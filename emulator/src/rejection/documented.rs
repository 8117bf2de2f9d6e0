//! Writes a documented error in its shape.

use hyper::header::{CONTENT_TYPE, RETRY_AFTER};
use licit_format::resolve::{ErrorRule, ErrorShape, Meaning, Provider, RetryAfter};
use serde_json::Value;

use super::exclusion;
use super::fault::{Fault, Problem};
use super::place::Place;
use crate::http::reply::Reply;
use crate::model::{check, sample};
use crate::values::{clock, pointer};

/// Seconds that a client must wait: few, because tests wait for them.
const WAIT: u64 = 1;

/// The reply with a documented error.
pub(crate) fn documented(
    provider: &Provider,
    place: Place,
    rule: &ErrorRule,
    fault: &Fault,
) -> Reply {
    let shape = shape_of(provider, rule);
    let mut body = match provider.error_body(rule) {
        Some(ty) => sample::value(provider, ty, sample::Place::top("error", 0)),
        None => Value::Null,
    };
    if let Some(shape) = shape {
        describe(provider, rule, shape, fault, &mut body);
    }
    for (pointer, pattern) in &rule.matches {
        let text = if pattern == "*" {
            &fault.message
        } else {
            &pattern.replace('*', &fault.detail)
        };
        pointer::set_text(&mut body, pointer, text);
    }
    if let Some(shape) = shape {
        exclusion::mark_error(provider, shape, provider.error_body(rule), &mut body);
    }
    let stated = rule.status.first().copied();
    let class = rule.class.map(|class| class * 100);
    let of_class = |status: &u16| class.is_none_or(|class| (class..class + 100).contains(status));
    let status = stated.unwrap_or_else(|| match shape {
        _ if rule.typed_only => Some(fault.problem.status())
            .filter(of_class)
            .or(class)
            .unwrap_or(400),
        Some(shape) if shape.at_success => 200,
        _ => usual_status(place, rule.means),
    });
    let reply = match body {
        Value::Null => Reply::empty(status),
        body => Reply::json(status, &body),
    };
    let reply = match &rule.media_type {
        Some(media_type) => reply.with(CONTENT_TYPE, media_type),
        None => reply,
    };
    if rule.means == Meaning::RateLimited {
        let mut reply = reply;
        reply.is_rate_limited = true;
        return reply.with(RETRY_AFTER, &retry_after(provider.table.api.retry_after));
    }
    reply
}

/// The reply with the first documented error of a meaning; if there is none, with a status, in the format
/// of the provider's errors.
pub(crate) fn of_meaning(
    provider: &Provider,
    place: Place,
    meaning: Meaning,
    status: u16,
    text: &str,
) -> Reply {
    let fault = Fault::new(Problem::BadArgument, text);
    let mut rules = provider.table.errors.iter();
    let rule = rules.find(|rule| {
        place.is_of(rule.at) && !rule.listed && !rule.typed_only && rule.means == meaning
    });
    if let Some(rule) = rule {
        return documented(provider, place, rule, &fault);
    }
    let undocumented = ErrorRule {
        name: String::new(),
        status: vec![status],
        means: meaning,
        ..ErrorRule::default()
    };
    documented(provider, place, &undocumented, &fault)
}

/// Writes what the shape has a place for, unless the body's type does not allow it.
fn describe(
    provider: &Provider,
    rule: &ErrorRule,
    shape: &ErrorShape,
    fault: &Fault,
    body: &mut Value,
) {
    let mut write = |pointer: &Option<String>, text: &str| {
        let Some(pointer) = pointer else { return };
        let mut changed = body.clone();
        pointer::set_text(&mut changed, pointer, text);
        let typed = provider.error_body(rule);
        if typed.is_none_or(|ty| check::check(provider, ty, &changed).is_ok()) {
            *body = changed;
        }
    };
    write(&shape.message, &fault.message);
    if let Some(docs) = &rule.docs {
        write(&shape.documentation_url, docs);
    }
    if rule.means == Meaning::RateLimited
        && let Some(pointer) = &shape.retry_after
    {
        pointer::set(body, pointer, WAIT.into());
    }
    if let (Some(pointer), Some(code)) = (&shape.code, &rule.code) {
        pointer::set_text(body, pointer, code);
    }
    if body.pointer(&shape.present).is_none_or(Value::is_null) {
        pointer::set_text(body, &shape.present, &fault.message);
    }
}

/// The shape of a documented error: the one it names, or the first that has a place for its content.
fn shape_of<'p>(provider: &'p Provider, rule: &ErrorRule) -> Option<&'p ErrorShape> {
    if let Some(position) = rule.shape {
        return provider.table.error_shapes.get(position);
    }
    let success = rule.status.first().is_some_and(|status| *status < 300);
    let mentions = |shape: &&ErrorShape| {
        let pointers = [
            Some(&shape.present),
            shape.code.as_ref(),
            shape.message.as_ref(),
        ];
        let named = |pointer: &String| pointers.contains(&Some(pointer));
        rule.matches.is_empty() || rule.matches.iter().any(|(pointer, _)| named(pointer))
    };
    let fitting = || {
        let shapes = provider.table.error_shapes.iter();
        shapes
            .filter(|shape| shape.at_success || !success)
            .filter(|shape| rule.code.is_none() || shape.code.is_some())
    };
    // A code needs a place, even if the shape has none of the matched pointers.
    fitting()
        .find(mentions)
        .or_else(|| fitting().find(|_| rule.code.is_some()))
}

fn usual_status(place: Place, means: Meaning) -> u16 {
    match means {
        _ if place == Place::GraphQl => 200,
        Meaning::TokenExpired | Meaning::InvalidClient => 401,
        Meaning::InsufficientScope => 403,
        Meaning::RateLimited => 429,
        Meaning::Retry => 503,
        _ => 400,
    }
}

fn retry_after(unit: RetryAfter) -> String {
    match unit {
        RetryAfter::Standard => WAIT.to_string(),
        RetryAfter::Milliseconds => (WAIT * 1000).to_string(),
        RetryAfter::EpochSeconds => (clock::wall() / 1000 + WAIT + 1).to_string(),
    }
}
