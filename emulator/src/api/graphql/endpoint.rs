//! The GraphQL endpoint: finds the operation of a document, and answers it.

use hyper::Method;
use licit_format::resolve::{Operation, Provider};
use serde_json::{Map, Value, json};

use super::document::Document;
use super::{operation, selection};
use crate::access::token;
use crate::api::state::Api;
use crate::core::condition::Asked;
use crate::core::failure::Endpoint;
use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::rejection::{self, Place};

/// Answers a request to the GraphQL endpoint, and returns the name of the spec's operation.
pub(crate) fn answer<'s>(api: &'s Api, request: &Request) -> (&'s str, Reply) {
    let server = &*api.server;
    let (name, answered) = match Query::read(request) {
        Ok(query) => match operation_of(&server.provider, &query.document) {
            Some((operation, data)) => {
                let at = Endpoint::Operation(operation.table.name.clone());
                let check = || token::check(server, operation, request);
                let mut checked = check();
                let asked = || Asked {
                    body: Value::Object(query.variables.clone()),
                    ..Asked::default()
                };
                let step = server.next_step(&at, checked.is_ok(), request, &asked);
                if server.prepare(&step, request) {
                    checked = check();
                }
                if let Some(reply) = server.planned(Place::GraphQl, &step) {
                    return (&operation.table.name, step.finish(reply));
                }
                let answered = checked
                    .and_then(|()| operation::answer(api, operation, data, &query.variables));
                let reply = written(server, answered);
                return (&operation.table.name, step.finish(reply));
            }
            None => ("graphql", answer_undeclared(server, request, &query)),
        },
        Err(fault) => ("graphql", Err(fault)),
    };
    (name, written(server, answered))
}

/// The operation of the spec whose document a request has, and its variables.
pub(crate) fn called<'p>(
    provider: &'p Provider,
    request: &Request,
) -> Option<(&'p Operation, Asked)> {
    let query = Query::read(request).ok()?;
    let (operation, _) = operation_of(provider, &query.document)?;
    let asked = Asked {
        body: Value::Object(query.variables),
        ..Asked::default()
    };
    Some((operation, asked))
}

fn written(server: &Server, answered: Result<Value, Fault>) -> Reply {
    match answered {
        Ok(data) => Reply::json(200, &json!({ "data": data })),
        Err(fault) => rejection::reject(&server.provider, Place::GraphQl, &fault),
    }
}

/// A request for a document.
struct Query {
    document: String,
    operation_name: Option<String>,
    variables: Map<String, Value>,
}

impl Query {
    fn read(request: &Request) -> Result<Self, Fault> {
        if request.method != Method::POST {
            return Err(Fault::new(
                Problem::NoSuchMethod,
                "documents must be sent with POST",
            ));
        }
        let bad = |problem: &str| Fault::new(Problem::BadArgument, problem);
        let body: Value =
            serde_json::from_slice(&request.body).map_err(|_| bad("the body is not JSON"))?;
        let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::to_owned);
        let variables = match body.get("variables") {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(variables)) => variables.clone(),
            Some(_) => return Err(bad("`variables` is not an object")),
        };
        Ok(Self {
            document: text("query").ok_or_else(|| bad("`query` is missing"))?,
            operation_name: text("operationName"),
            variables,
        })
    }
}

/// The operation of the spec with this document, ignoring white space, and the pointer to its data.
fn operation_of<'p>(provider: &'p Provider, document: &str) -> Option<(&'p Operation, &'p str)> {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let asked = plain(document);
    provider.operations.iter().find_map(|operation| {
        let graphql = operation.table.graphql.as_ref()?;
        (plain(&graphql.document) == asked).then_some((operation, graphql.at.as_str()))
    })
}

/// Answers a document that is not in the spec.
fn answer_undeclared(server: &Server, request: &Request, query: &Query) -> Result<Value, Fault> {
    token::authenticated(server, request)?;
    let document = Document::parse(&query.document).map_err(|problem| {
        Fault::new(
            Problem::BadArgument,
            format!("the document does not parse: {problem}"),
        )
    })?;
    let fields = document
        .operation(query.operation_name.as_deref())
        .ok_or_else(|| Fault::new(Problem::BadArgument, "the document has no such operation"))?;
    let known = operation::known_data(server);
    Ok(selection::answer(&document, fields, &known))
}
