//! The request for the tenants of a token, after a login (`tenants` of the spec).

use licit_format::resolve::{FixedParameter, Provider, TenantLookup};
use serde_json::{Map, Value};

use crate::access::token;
use crate::core::server::Server;
use crate::http::parameters::Parameters;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::rejection::{self, Place};
use crate::values::{pattern, pointer, variable};

/// Answers the request.
pub(crate) fn answer(server: &Server, registration: usize, http: &Request) -> Reply {
    respond(server, registration, http)
        .unwrap_or_else(|fault| rejection::reject(&server.provider, Place::Api, &fault))
}

fn respond(server: &Server, registration: usize, http: &Request) -> Result<Reply, Fault> {
    let table = server
        .authorization_code(registration, |_| None)
        .and_then(|(grant, _)| grant.tenant_lookup.as_ref())
        .ok_or_else(|| Fault::new(Problem::NotFound, "the spec declares no such request"))?;
    if http.method.as_str() != table.method.name() {
        let message = "the spec does not declare this method here";
        return Err(Fault::new(Problem::NoSuchMethod, message));
    }
    let carried = token::token(&table.token_in, table.token_value.as_deref(), http)
        .ok_or_else(|| Fault::new(Problem::NoToken, "there is no access token"))?;
    let now = server.clock.now();
    let chosen = server
        .state()
        .issued
        .access(&carried.token)
        .filter(|(access, _)| access.expires_at.is_none_or(|at| at > now))
        .map(|(_, family)| family.tenant)
        .ok_or_else(|| Fault::new(Problem::InvalidToken, "the access token is invalid"))?;
    for FixedParameter { name, value } in &table.body {
        let json = Parameters::from_json(&http.body);
        let given = json.as_ref().and_then(|json| json.get(name));
        if !http.is_json() || !pattern::text_fits(value, given.unwrap_or_default()) {
            let message = format!("`{name}` of the body is not `{value}`");
            return Err(Fault::new(Problem::BadArgument, message));
        }
    }
    let tenants = 0..=server.settings.further_tenants;
    let tenants = tenants.filter(|number| chosen.is_none_or(|chosen| chosen == *number));
    let tenants: Vec<Value> = tenants
        .map(|number| tenant(&server.provider, table, number))
        .collect();
    let body = written(table, tenants);
    if table.jsonp {
        let script = format!("callback( {body} );");
        return Ok(Reply::of_type(200, "application/javascript", script));
    }
    Ok(Reply::json(200, &body))
}

/// A tenant. The first has the values that the spec gives as examples.
fn tenant(provider: &Provider, table: &TenantLookup, number: usize) -> Value {
    let mut tenant = Value::Object(Map::new());
    if let Some(label) = &table.label {
        let name = format!("{} {}", provider.table.title, number.saturating_add(1));
        pointer::set(&mut tenant, label, name.into());
    }
    for (at, name) in &table.captures {
        let value = variable::value(provider, name);
        let value = match number {
            0 => value,
            number => variable::of_tenant(provider, name, number),
        };
        pointer::set(&mut tenant, at, value.into());
    }
    tenant
}

fn written(table: &TenantLookup, tenants: Vec<Value>) -> Value {
    match &table.items {
        Some(items) => {
            let mut body = Value::Object(Map::new());
            pointer::set(&mut body, items, tenants.into());
            body
        }
        None => tenants.into_iter().next().unwrap_or_default(),
    }
}
