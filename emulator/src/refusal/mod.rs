//! Refusals in the provider's own words: the documented error that says it, in its shape; where
//! the spec documents none, as the RFCs have it (RFC 6749 §5.2, RFC 6750 §3).

pub(crate) mod exclusion;
pub(crate) mod fault;

use hyper::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use licit_format::resolve::{
    ErrorPlace, ErrorRule, ErrorShape, Meaning, Operation, Provider, RetryAfter, TokenIn,
};
use serde_json::{Value, json};

use crate::http::reply::Reply;
use crate::model::noun::words;
use crate::model::{check, sample};
use crate::refusal::fault::{Fault, Problem};
use crate::values::clock;
use crate::values::pointer;

/// Seconds that a client is asked to wait: few, since it is a test that waits.
const WAIT: u64 = 1;

/// Where a request was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// At the token or revocation endpoint.
    Token,
    /// In a call of the API.
    Api,
    /// In a GraphQL request.
    GraphQl,
}

/// The reply to a request that is refused.
pub(crate) fn refuse(provider: &Provider, place: Place, fault: &Fault) -> Reply {
    refuse_with(provider, place, &[], fault)
}

/// The reply to a call of an operation that is refused: it may have errors of its own.
pub(crate) fn refuse_call(provider: &Provider, operation: &Operation, fault: &Fault) -> Reply {
    refuse_with(provider, Place::Api, &operation.table.errors, fault)
}

fn refuse_with(provider: &Provider, place: Place, own: &[usize], fault: &Fault) -> Reply {
    if let Some(reply) = unproven(place, fault) {
        return reply;
    }
    match rule_for(provider, place, own, fault) {
        Some(rule) => documented(provider, place, rule, fault),
        None => undocumented(provider, place, fault),
    }
}

/// What is wrong with a proof of possession is told in the RFC's words, whatever the provider's own
/// are (RFC 9449 §5, §7.1).
fn unproven(place: Place, fault: &Fault) -> Option<Reply> {
    if !matches!(
        fault.problem,
        Problem::InvalidDpopProof | Problem::UseDpopNonce
    ) {
        return None;
    }
    let code = fault.problem.code();
    let body = json!({"error": code, "error_description": fault.message});
    Some(match place {
        Place::Token => Reply::json(400, &body),
        Place::Api | Place::GraphQl => {
            let challenge = format!("DPoP error=\"{code}\", algs=\"ES256\"");
            Reply::json(401, &body).with(WWW_AUTHENTICATE, &challenge)
        }
    })
}

/// The documented error that says best what is wrong.
fn rule_for<'p>(
    provider: &'p Provider,
    place: Place,
    own: &[usize],
    fault: &Fault,
) -> Option<&'p ErrorRule> {
    let possible = || {
        let rules = provider.table.errors.iter().enumerate();
        let here = rules.filter(|(at, rule)| !rule.listed || own.contains(at));
        here.map(|(_, rule)| rule)
            .filter(move |rule| occurs(rule, place))
    };
    let occurring = || possible().filter(|rule| !rule.typed_only);
    let problem = fault.problem;
    let by_code = occurring().find(|rule| rule.code.as_deref() == Some(problem.code()));
    by_code
        .or_else(|| match problem.means() {
            // So many errors mean this that it says too little.
            Meaning::Rejected => occurring()
                .filter(|rule| rule.means == Meaning::Rejected)
                .filter_map(|rule| Some((Distance::of(rule, fault)?, rule)))
                .min_by_key(|(distance, _)| *distance)
                .map(|(_, rule)| rule),
            means => occurring().find(|rule| rule.means == means),
        })
        .or_else(|| {
            // Where tokens cannot be renewed, an ended one is documented as the end of the grant.
            let is_ended = problem.means() == Meaning::TokenExpired;
            occurring()
                .filter(|_| is_ended)
                .find(|rule| rule.means == Meaning::Reauthorize && rule.at == ErrorPlace::Api)
        })
        .or_else(|| {
            let status = problem.status();
            possible().find(|rule| {
                rule.typed_only
                    && (rule.status.is_empty() || rule.status.contains(&status))
                    && rule.class.is_none_or(|class| class == status / 100)
            })
        })
}

fn occurs(rule: &ErrorRule, place: Place) -> bool {
    match rule.at {
        ErrorPlace::Anywhere => true,
        ErrorPlace::Api => place != Place::Token,
        ErrorPlace::TokenEndpoint => place == Place::Token,
    }
}

/// How far a documented error is from saying what is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Distance {
    /// It does not name what is missing.
    about_another: bool,
    /// Neither its name nor its code says what is wrong; only its status does.
    only_by_status: bool,
    /// How unlikely its status is.
    status: usize,
}

impl Distance {
    fn of(rule: &ErrorRule, fault: &Fault) -> Option<Self> {
        let problem = fault.problem;
        let name = words(&rule.name).concat();
        let code = words(rule.code.as_deref().unwrap_or_default()).concat();
        let says = |word: &str| name.contains(word) || code.contains(word);
        let by_word = problem.words().iter().any(|word| says(word));
        let statuses = problem.statuses();
        let status = statuses
            .iter()
            .position(|status| rule.status.contains(status));
        // A word in an error of quite another status is a coincidence.
        let possible = status.is_some()
            || rule.status.contains(&problem.status())
            || rule.status.iter().all(|status| *status < 300);
        let is_missing = problem == Problem::NotFound && !fault.detail.is_empty();
        (possible && (by_word || status.is_some())).then(|| Self {
            about_another: !(is_missing && says(&fault.detail)),
            only_by_status: !by_word,
            status: status.unwrap_or(statuses.len()),
        })
    }
}

/// The reply that is a documented error.
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
    if rule.means == Meaning::RateLimited {
        return reply.with(RETRY_AFTER, &retry_after(provider.table.api.retry_after));
    }
    reply
}

/// Writes what the shape has a place for. Where the body has a type, nothing may break it.
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

/// The shape that a documented error comes in: the one it names, or the first that has a place for
/// what it says.
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
    // A code has to stand somewhere, even if the shape knows none of the pointers that are matched.
    fitting()
        .find(mentions)
        .or_else(|| fitting().find(|_| rule.code.is_some()))
}

fn usual_status(place: Place, means: Meaning) -> u16 {
    match means {
        _ if place == Place::GraphQl => 200,
        Meaning::Rejected | Meaning::Reauthorize => 400,
        Meaning::TokenExpired | Meaning::InvalidClient => 401,
        Meaning::InsufficientScope => 403,
        Meaning::RateLimited => 429,
        Meaning::Retry => 503,
    }
}

fn retry_after(unit: RetryAfter) -> String {
    match unit {
        RetryAfter::Standard => WAIT.to_string(),
        RetryAfter::Milliseconds => (WAIT * 1000).to_string(),
        RetryAfter::EpochSeconds => (clock::wall() / 1000 + WAIT + 1).to_string(),
    }
}

fn undocumented(provider: &Provider, place: Place, fault: &Fault) -> Reply {
    let (code, status) = (fault.problem.code(), fault.problem.status());
    match place {
        Place::Token => {
            let body = json!({"error": code, "error_description": fault.message});
            let reply = Reply::json(status, &body);
            match fault.problem {
                Problem::InvalidClient => reply.with(
                    WWW_AUTHENTICATE,
                    &format!("Basic realm=\"{}\"", provider.table.name),
                ),
                _ => reply,
            }
        }
        Place::GraphQl if status != 401 => {
            let error =
                json!({"message": fault.message, "extensions": {"code": code.to_uppercase()}});
            Reply::json(200, &json!({"data": null, "errors": [error]}))
        }
        Place::Api | Place::GraphQl => {
            let reply = Reply::json(status, &json!({"error": code, "message": fault.message}));
            match challenge(provider, fault.problem) {
                Some(challenge) => reply.with(WWW_AUTHENTICATE, &challenge),
                None => reply,
            }
        }
    }
}

/// RFC 6750 §3: a call without any token is told the scheme and nothing more.
fn challenge(provider: &Provider, problem: Problem) -> Option<String> {
    let scheme = match &provider.table.api.token_in {
        TokenIn::Authorization(scheme) => scheme.as_str(),
        TokenIn::Header(_) | TokenIn::Query(_) => "Bearer",
    };
    let realm = &provider.table.name;
    match problem {
        Problem::NoToken => Some(format!("{scheme} realm=\"{realm}\"")),
        Problem::InvalidToken | Problem::InsufficientScope => Some(format!(
            "{scheme} realm=\"{realm}\", error=\"{}\"",
            problem.code()
        )),
        _ => None,
    }
}
