//! The spec's own GraphQL operations: their data, and what they do to the objects of the API.

use licit_format::resolve::Operation;
use serde_json::{Map, Value};

use crate::api::catalog::{graphql_collection, graphql_noun};
use crate::api::objects::Kind;
use crate::api::pages::{self, PageRange};
use crate::api::resource::Resource;
use crate::api::state::Api;
use crate::api::{arguments, identity};
use crate::core::server::Server;
use crate::model::sample::{self, Place};
use crate::openid::person;
use crate::rejection::fault::{Fault, Problem};
use crate::values::pointer;

/// The `data` of the reply to an operation.
pub(super) fn answer(
    api: &Api,
    operation: &Operation,
    at: &str,
    variables: &Map<String, Value>,
) -> Result<Value, Fault> {
    arguments::members(&api.server.provider, &operation.variables, variables)
        .map_err(|problem| Fault::new(Problem::BadArgument, problem))?;
    let mut data = Value::Object(Map::new());
    if let Some(mut result) = result(api, operation, variables)? {
        let provider = &api.server.provider;
        if let Some(returns) = &operation.returns {
            person::describe(provider, &operation.table.name, returns, &mut result);
        }
        pointer::set(&mut data, at, result);
    }
    Ok(data)
}

/// Returns the data of the spec's queries without variables, which supplies the fields of other
/// documents.
pub(super) fn known_data(server: &Server) -> Value {
    let mut known = Value::Object(Map::new());
    for operation in &server.provider.operations {
        let graphql = operation.table.graphql.as_ref();
        if let (Some(graphql), Some(returns)) = (graphql, &operation.returns) {
            let noun = graphql_noun(&server.provider, operation);
            let mut made = sample::value(&server.provider, returns, Place::top(&noun, 0));
            let pages = operation.table.pages.as_ref();
            if let Some(has_more) = pages.and_then(|pages| pages::has_more(&pages.style)) {
                pointer::set(&mut made, has_more, false.into());
            }
            pointer::set(&mut known, &graphql.at, made);
        }
    }
    known
}

fn result(
    api: &Api,
    operation: &Operation,
    variables: &Map<String, Value>,
) -> Result<Option<Value>, Fault> {
    let provider = &api.server.provider;
    let Some(returns) = &operation.returns else {
        return Ok(None);
    };
    let noun = graphql_noun(provider, operation);
    let resource = Resource::of(provider, operation, &noun, None);
    let listed = api
        .catalog
        .find_graphql(&noun)
        .is_some_and(|known| known.listed);
    let kind = Kind {
        provider,
        ty: resource.ty(),
        noun,
        variable: None,
    };
    let mut whole = sample::value(provider, returns, Place::top(&kind.noun, 0));
    let mut state = api.state();
    let collection = graphql_collection(&kind.noun);
    let scripted = api.scripted(&collection);
    let Some(objects) = state.objects.collection(&collection, &kind, scripted) else {
        return Ok(Some(whole));
    };
    match &resource {
        Resource::List { at, .. } => {
            let all = objects.all(&kind);
            let Some(table) = &operation.table.pages else {
                pointer::set(&mut whole, at, Value::Array(all));
                return Ok(Some(whole));
            };
            let given = |name: &str| variables.get(name).and_then(identity::text);
            let range = PageRange::of(table, &operation.variables, given, all.len())?
                .in_a_circle(api.server.settings.pages_in_a_circle);
            pointer::set(&mut whole, at, range.items(all));
            range.describe(provider, operation, None, &mut whole);
        }
        Resource::One { at, .. } => {
            let id = variables.get("id").and_then(identity::text);
            let object = match (is_mutation(operation), id) {
                (true, None) => objects.create(&kind, variables),
                (false, None) => objects.get(&kind, 0),
                (mutation, Some(id)) => {
                    let position = objects.find(&kind, &id, !listed).ok_or_else(|| {
                        Fault::new(
                            Problem::NotFound,
                            format!("there is no {} `{id}`", kind.noun),
                        )
                    })?;
                    if mutation {
                        objects.change(&kind, position, variables)
                    } else {
                        objects.get(&kind, position)
                    }
                }
            };
            pointer::set(&mut whole, at, object.unwrap_or_default());
        }
        Resource::Nothing => {}
    }
    Ok(Some(whole))
}

fn is_mutation(operation: &Operation) -> bool {
    let graphql = operation.table.graphql.as_ref();
    graphql.is_some_and(|graphql| graphql.document.trim_start().starts_with("mutation"))
}
