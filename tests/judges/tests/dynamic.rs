//! Sends the calls of a document through `licit-dynamic` to a recorder.

use std::collections::HashMap;

use licit_dynamic::{Argument, Arguments, ArgumentsError, BodyArgument, Place, Tables};
use licit_format::resolve::{CredentialIn, Operation, Provider, VariableFormat};
use licit_runtime::token::{Tokens, User};
use licit_runtime::{App, AtRunTime, Client, Credentials, Error};
use serde_json::{Value, json};

use crate::recorder::Recorder;

/// Sends each call (see `make_calls.py`) and returns what was recorded.
pub(crate) async fn send(provider: &Provider, calls: &[Value], recorder: &Recorder) -> Vec<Value> {
    let client = client(provider, recorder);
    let by_path = by_path(provider);
    let mut results = Vec::new();
    for call in calls {
        let operation = &call["operation"];
        let key = key(text(&operation["method"]), text(&operation["path"]));
        // The URL of an operation with a server of its own has the path of that server as well.
        let same = by_path.get(&key).or_else(|| {
            let (method, path) = key.split_once(' ')?;
            let mut all = by_path.iter();
            let found = all.find(|(known, _)| known.starts_with(method) && known.ends_with(path));
            found.map(|(_, operations)| operations)
        });
        let same = same.and_then(|ways| way(provider, ways, call));
        let result = match same {
            None => json!({ "refused": "the operation is missing" }),
            Some(operation) => one(provider, operation, call, &client, recorder).await,
        };
        results.push(result);
    }
    results
}

async fn one(
    provider: &Provider,
    operation: &Operation,
    call: &Value,
    client: &Client,
    recorder: &Recorder,
) -> Value {
    let (mut given, mut body) = (arguments(call, &operation.table.path), body(call));
    let mut lost = Vec::new();
    let arguments = loop {
        let made = Arguments::from_json(provider, operation, given.clone(), body.clone());
        match made {
            Ok(arguments) => break arguments,
            Err(ArgumentsError::Unknown(name, _)) => {
                lost.push(format!("parameter {name}"));
                given.retain(|argument| argument.name != name);
            }
            Err(ArgumentsError::MediaType(name, known)) => {
                lost.push(format!("media type {name} beside {known:?}"));
                body = None;
            }
            Err(ArgumentsError::Member(name)) => {
                lost.push(format!("member {name}"));
                if let Some(Value::Object(members)) = body.as_mut().map(|body| &mut body.value) {
                    members.remove(&name);
                }
            }
            Err(error) => return json!({ "refused": error.to_string(), "lost": lost }),
        }
    };
    let request = arguments.call(client).request_unit::<Error>();
    let options = licit_runtime::CallOptions::new().retries(0);
    let sent = request.options(options).send().await;
    // A byte is a character, so that a body of any kind is a text.
    let raw = recorder.take().pop();
    let raw = raw.map(|raw| raw.into_iter().map(char::from).collect::<String>());
    match (raw, sent) {
        (Some(raw), _) => {
            json!({ "sent": raw, "lost": lost, "operation": operation.table.name })
        }
        (None, Err(error)) => json!({ "refused": error.to_string(), "lost": lost }),
        (None, Ok(())) => json!({ "refused": "nothing was sent", "lost": lost }),
    }
}

fn client(provider: &Provider, recorder: &Recorder) -> Client {
    let tables = Tables::new(provider);
    let build = |replaces_defaults: bool| {
        let mut app = App::builder(tables.api())
            .client_id("judge")
            // One of its own may have a client certificate.
            .http(licit_runtime::reqwest::Client::new())
            .origin(&recorder.origin);
        for variable in &provider.table.variables {
            if variable.default.is_none() || replaces_defaults {
                app = app.variable(&variable.name, value(&variable.format));
            }
        }
        app.build()
    };
    let app = build(false).or_else(|error| {
        println!("{}: {error}", provider.table.name);
        build(true)
    });
    let client = Client::new(
        &app.expect("an application"),
        Tokens::<AtRunTime, User>::from_access_token("judge-token"),
    );
    client.with_credentials(credentials(provider))
}

/// A credential for each scheme.
fn credentials(provider: &Provider) -> Credentials {
    let schemes = provider.security_schemes.iter().enumerate();
    schemes.fold(Credentials::new(), |all, (at, scheme)| {
        match scheme.table.place {
            CredentialIn::Basic => all.with_basic(at, "judge", "judge-password"),
            CredentialIn::MutualTls => all.with_certificate(at),
            _ => all.with_secret(at, "judge-key"),
        }
    })
}

/// The expression of the credential for the scheme at a position, the same as in `credentials`.
pub(crate) fn credential(place: &CredentialIn, at: usize) -> String {
    match place {
        CredentialIn::Basic => format!(".with_basic({at}, \"judge\", \"judge-password\")"),
        CredentialIn::MutualTls => format!(".with_certificate({at})"),
        _ => format!(".with_secret({at}, \"judge-key\")"),
    }
}

/// A value for a variable without a default.
pub(crate) fn value(format: &VariableFormat) -> &str {
    match format {
        VariableFormat::Text | VariableFormat::Label | VariableFormat::Pattern(_) => "judged",
        VariableFormat::Uuid => "f47ac10b-58cc-4372-a567-0e02b2c3d479",
        VariableFormat::Email => "judge@judged.example",
        VariableFormat::Origin | VariableFormat::Url => "https://judged.example",
        VariableFormat::Host => "judged.example",
        VariableFormat::OneOf(values) => values.first().map_or("judged", String::as_str),
    }
}

/// The operations by their method and path. The names of path parameters are left out.
pub(crate) fn by_path(provider: &Provider) -> HashMap<String, Vec<&Operation>> {
    let mut by_path: HashMap<_, Vec<_>> = HashMap::new();
    for operation in &provider.operations {
        let path = operation.table.path.as_str();
        // An operation with a server of its own has a whole URL.
        let path = match path.split_once("://") {
            Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
            None => path,
        };
        let key = key(operation.table.method.name(), path);
        by_path.entry(key).or_default().push(operation);
    }
    by_path
}

/// Of operations with one URL, the one that sends the pairs in the query of the path, if possible the
/// body of the call, and asks for the first kind of reply.
fn way<'p>(provider: &'p Provider, ways: &[&'p Operation], call: &Value) -> Option<&'p Operation> {
    let path = text(&call["operation"]["path"]);
    let query = path.split_once('?').map_or("", |(_, query)| query);
    let mut pairs: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty()).collect();
    pairs.retain(|pair| !pair.contains('{'));
    let sends_pairs = |operation: &&&Operation| {
        let fixed = &operation.table.query;
        fixed.len() == pairs.len()
            && pairs.iter().all(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                let mut fixed = fixed.iter();
                fixed.any(|fixed| fixed.name == name && fixed.value == value)
            })
    };
    let refuses_body = |operation: &Operation| {
        let made = Arguments::from_json(provider, operation, Vec::new(), body(call));
        matches!(
            made,
            Err(ArgumentsError::MediaType(..) | ArgumentsError::Body)
        )
    };
    let ways = ways.iter().filter(sends_pairs);
    ways.copied()
        .min_by_key(|operation| refuses_body(operation))
}

pub(crate) fn key(method: &str, path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    let mut key = method.to_ascii_uppercase() + " ";
    let mut is_name = false;
    for c in path.chars() {
        is_name &= c != '}';
        if !is_name {
            key.push(c);
        }
        is_name |= c == '{';
    }
    key
}

/// The arguments of a call. A path parameter has the name that licit gave it, which is found by its
/// position.
pub(crate) fn arguments(call: &Value, path: &str) -> Vec<Argument> {
    let own: Vec<&str> = names(text(&call["operation"]["path"])).collect();
    let known: Vec<&str> = names(path).collect();
    // A server's variables come before the path's.
    let known = &known[known.len().saturating_sub(own.len())..];
    let given = call["parameters"].as_array().expect("parameters");
    given
        .iter()
        .map(|parameter| {
            let name = text(&parameter["name"]);
            let place = match text(&parameter["in"]) {
                "path" => Place::Path,
                "header" => Place::Header,
                "cookie" => Place::Cookie,
                _ => Place::Query,
            };
            let position = own.iter().position(|other| *other == name);
            let renamed = position.and_then(|at| known.get(at));
            let renamed = renamed.filter(|_| place == Place::Path);
            Argument::new(place, *renamed.unwrap_or(&name), parameter["value"].clone())
        })
        .collect()
}

/// The names of the parameters of a path.
fn names(path: &str) -> impl Iterator<Item = &str> {
    let parts = path.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}').map(|(name, _)| name))
}

fn body(call: &Value) -> Option<BodyArgument> {
    let body = call.get("body").filter(|body| !body.is_null())?;
    let media_type = text(&body["media_type"]);
    Some(BodyArgument::new(media_type, body["value"].clone()))
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
