//! The front page of a generated module: how to log in, what the client does, and a first call.

use licit_format::resolve::{Operation, Registration, SubClient};

use super::client::example;
use super::context::Context;
use super::docs::{self, Doc};

/// The number of sub-clients that are listed.
const MOST: usize = 100;

/// Adds the sections of the front page.
pub(super) fn sections(context: &Context<'_>, mut doc: Doc) -> Doc {
    let provider = context.provider;
    let logins: Vec<String> = provider.registrations.iter().filter_map(login).collect();
    if !logins.is_empty() {
        doc = doc.trusted("# Grants").list(&logins);
    }
    let listed = provider.sub_clients.iter().take(MOST);
    let mut listed: Vec<String> = listed
        .enumerate()
        .map(|(at, sub_client)| line(context, at, sub_client))
        .collect();
    if provider.sub_clients.len() > MOST {
        listed.push(format!("and {} more.", provider.sub_clients.len() - MOST));
    }
    if !listed.is_empty() {
        doc = doc.trusted("# Operations").list(&listed);
    }
    match first(context) {
        Some(operation) => doc
            .trusted("# Example")
            .code(&first_call(context, operation)),
        None => doc,
    }
}

/// The grants of a registration.
fn login(registration: &Registration) -> Option<String> {
    let table = &registration.table;
    let grants = [
        ("authorization code", table.authorization_code.is_some()),
        ("device code", table.device_code.is_some()),
        ("client credentials", table.client_credentials.is_some()),
        ("refresh token", table.refresh_token.is_some()),
    ];
    let grants = grants.iter().filter(|(_, is_there)| *is_there);
    let own = registration
        .custom
        .iter()
        .map(|custom| docs::code_span(&custom.name));
    let grants: Vec<String> = grants
        .map(|(name, _)| (*name).to_owned())
        .chain(own)
        .collect();
    (!grants.is_empty()).then(|| format!("`{}`: {}.", registration.rust_name, grants.join(", ")))
}

/// A sub-client, with what it is for.
fn line(context: &Context<'_>, at: usize, sub_client: &SubClient) -> String {
    let operations = context.provider.operations.iter();
    let count = operations
        .filter(|operation| operation.sub_client == Some(at))
        .count();
    let count = match count {
        1 => "1 operation".to_owned(),
        count => format!("{count} operations"),
    };
    let name = sub_client.rust_name.trim_start_matches("r#");
    let text = sub_client.description.as_deref().unwrap_or_default();
    let text = text.lines().next().unwrap_or_default();
    let text = docs::note(text);
    if text.is_empty() {
        format!("`client.{name}()`: {count}.")
    } else {
        format!("`client.{name}()`: {count}. {text}")
    }
}

/// The operation with the shortest call, preferably one that only reads.
fn first<'p>(context: &Context<'p>) -> Option<&'p Operation> {
    let operations = context.provider.operations.iter();
    let operations = operations.filter(|operation| operation.deprecated.is_none());
    operations.min_by_key(|operation| {
        let writes = operation.body.is_some() || operation.returns.is_none();
        (writes, example(context, operation).len())
    })
}

fn first_call(context: &Context<'_>, operation: &Operation) -> String {
    let call = example(context, operation);
    if context.provider.registrations.is_empty() {
        return call;
    }
    format!("let client = Client::new(&app, tokens);\n{call}")
}
