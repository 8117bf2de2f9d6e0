//! Tests the emulator with every spec: each operation returns its type, and each documented error is
//! recognizable.

mod caller;

use std::path::Path;

use bytes::Bytes;
use hyper::Method;
use hyper::header::{HeaderMap, LOCATION};
use licit_format::resolve::{ActsAs, Builtin, Credential, ErrorPlace, Provider, Redirect, Type};
use serde_json::{Value, json};

use crate::core::server::Settings;
use crate::dispatch::dispatcher::Dispatcher;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::model::check;
use crate::rejection::fault::{Fault, Problem};
use crate::rejection::{self, documented, exclusion};
use caller::Caller;

fn providers() -> Vec<Provider> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let files = [
        "specs/luca.json",
        "specs/money-button.json",
        "specs/moneybird.json",
        "specs/moneykit.json",
        "tests/specs/minimal.json",
        "tests/specs/quirks.json",
        "tests/specs/security.json",
    ];
    let load = |file| match licit_format::load(&root.join(file)) {
        Ok(loaded) => loaded.provider,
        Err(report) => panic!("{report}"),
    };
    files.into_iter().map(load).collect()
}

/// The emulator of a provider, with a user's and an application's token that may do everything.
fn dispatcher(mut provider: Provider) -> Dispatcher {
    provider.credentials = [ActsAs::User, ActsAs::App]
        .map(|acts_as| Credential::new(format!("{acts_as:?}"), acts_as))
        .into();
    Dispatcher::new(
        provider,
        Settings::default(),
        Vec::new(),
        ([127, 0, 0, 1], 4000).into(),
        None,
    )
    .unwrap()
}

fn value(reply: &Reply) -> Value {
    serde_json::from_slice(&reply.body).unwrap_or_default()
}

#[tokio::test]
async fn every_operation_returns_a_value_of_its_type() {
    for provider in providers() {
        let dispatcher = dispatcher(provider);
        let server = &dispatcher.server;
        for operation in &server.provider.operations {
            let request = Caller::of(server, operation).request();
            let mut reply = dispatcher.answer(&request).await;
            if operation.table.redirect == Redirect::Follow {
                let elsewhere = reply.headers[LOCATION].to_str().unwrap();
                let path = elsewhere.strip_prefix("https:/").unwrap();
                let uri = path.parse().unwrap();
                let request = Request::new(Method::GET, uri, HeaderMap::new(), Bytes::new());
                reply = dispatcher.answer(&request).await;
            }
            let name = format!(
                "{} {}: {} {}",
                server.provider.table.name, operation.table.name, request.method, request.uri
            );
            if dispatcher.records().all().last().unwrap().endpoint == "token" {
                // MoneyKit describes its token endpoint as an operation, too.
                continue;
            }
            let body = value(&reply);
            let result = match &operation.table.graphql {
                None => {
                    assert_eq!(reply.status.as_u16(), operation.status, "{name}: {body}");
                    Some(&body)
                }
                Some(graphql) => body.pointer(&format!("/data{}", graphql.at)),
            };
            let returns = match &operation.returns {
                Some(ty) => Some(ty),
                None => operation
                    .replies
                    .first()
                    .and_then(|reply| reply.ty.as_ref()),
            };
            let as_it_is = returns.is_some_and(|ty| {
                let raw = [Builtin::Bytes, Builtin::Text].map(Type::Builtin);
                raw.contains(ty.present())
            });
            if as_it_is || operation.stream.is_some() {
                assert!(!reply.body.is_empty(), "{name}");
                continue;
            }
            match (returns, result) {
                (Some(returns), Some(result)) => {
                    assert_eq!(
                        check::check(&server.provider, returns, result),
                        Ok(()),
                        "{name}: {result}"
                    );
                }
                (Some(_), None) => panic!("{name}: {body}"),
                (None, _) => {}
            }
        }
    }
}

#[test]
fn every_documented_error_differs_from_the_others() {
    for provider in providers() {
        // Those of some operations do not occur anywhere else.
        let rules = provider.table.errors.iter().enumerate();
        for (position, rule) in rules.filter(|(_, rule)| !rule.listed) {
            let place = match rule.at {
                ErrorPlace::TokenEndpoint | ErrorPlace::DeviceCode => rejection::Place::Token,
                _ if provider.table.api.graphql_endpoint.is_some() && rule.status.is_empty() => {
                    rejection::Place::GraphQl
                }
                _ => rejection::Place::Api,
            };
            let fault = Fault::new(Problem::BadArgument, "something is wrong").about("this");
            let reply = documented::documented(&provider, place, rule, &fault);
            assert_eq!(
                recognized(&provider, place, &reply),
                Some(position),
                "{} {}: {}",
                provider.table.name,
                rule.name,
                value(&reply)
            );
            if let Some(ty) = provider.error_body(rule) {
                assert_eq!(
                    check::check(&provider, ty, &value(&reply)),
                    Ok(()),
                    "{} {}",
                    provider.table.name,
                    rule.name
                );
            }
        }
    }
}

/// The documented error that a client takes a reply for: the first that fits, with the code that
/// the first shape finds.
fn recognized(provider: &Provider, place: rejection::Place, reply: &Reply) -> Option<usize> {
    let body = value(reply);
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    };
    let is_there = |value: &Value| {
        !matches!(value, Value::Null | Value::Bool(false))
            && *value != json!("")
            && *value != json!([])
            && *value != json!({})
    };
    let success = reply.status.is_success();
    let shape = provider.table.error_shapes.iter().find(|shape| {
        (shape.at_success || !success)
            && body.pointer(&shape.present).is_some_and(is_there)
            && !exclusion::is_excluded(shape, &body)
    });
    let code = shape
        .and_then(|shape| body.pointer(shape.code.as_ref()?))
        .and_then(text);
    provider.table.errors.iter().position(|rule| {
        if rule.listed {
            return false;
        }
        let here = place.is_of(rule.at);
        let named = rule
            .shape
            .and_then(|at| provider.table.error_shapes.get(at));
        here && (rule.status.is_empty() || rule.status.contains(&reply.status.as_u16()))
            && named.is_none_or(|named| body.pointer(&named.present).is_some_and(is_there))
            && rule
                .code
                .as_ref()
                .is_none_or(|expected| code.as_ref() == Some(expected))
            && rule.matches.iter().all(|(pointer, pattern)| {
                let found = body.pointer(pointer).and_then(text).unwrap_or_default();
                let (start, end) = pattern.split_once('*').unwrap_or((pattern, ""));
                found.starts_with(start) && found.contains(end.trim_matches('*'))
            })
    })
}
