//! Every entry is consistent: it passes `check`, and a client that is built from it logs in, calls,
//! refreshes and revokes at the emulator, which is built from it, too. This verifies nothing about
//! the provider itself.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

use licit_catalog::Entry;
use licit_dynamic::{Arguments, Tables};
use licit_emulator::{Authorized, Emulator, Running};
use licit_format::resolve::{Method, Provider, Registration};
use licit_format::source::Source;
use licit_runtime::jose::{Algorithm, SigningKey};
use licit_runtime::tables::VariableSource;
use licit_runtime::{App, AtRunTime, Client, Error, Json, Secret};

#[tokio::test]
async fn every_entry_works_against_the_emulator() {
    let mut faults = Vec::new();
    let (mut refreshed, mut revoked, mut called) = (0, 0, 0);
    for entry in licit_catalog::entries() {
        match Box::pin(exercise(entry)).await {
            Ok(done) => {
                refreshed += usize::from(done.refreshed);
                revoked += usize::from(done.revoked);
                called += done.called;
            }
            Err(fault) => faults.push(format!("{}: {fault}", entry.id())),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    println!(
        "{} entries; {refreshed} refreshed, {revoked} revoked, {called} calls",
        licit_catalog::entries().len()
    );
    assert!(refreshed > 0 && revoked > 0 && called > 0);
}

#[derive(Default)]
struct Done {
    refreshed: bool,
    revoked: bool,
    called: usize,
}

async fn exercise(entry: &Entry) -> Result<Done, String> {
    let source = Source::new(format!("{}.json", entry.id()), entry.spec());
    let loaded = licit_format::parse(source).map_err(|report| report.to_string())?;
    let provider = loaded.provider;
    let emulator = Emulator::from_spec(provider.clone()).start().await;
    let emulator = emulator.map_err(|error| error.to_string())?;
    let tables = Tables::new(&provider);
    let mut done = Done::default();
    for registration in &provider.registrations {
        if registration.table.authorization_code.is_none() {
            continue;
        }
        let outcome = log_in(&emulator, &tables, &provider, registration).await;
        let (app, client) = outcome.map_err(|error| error.to_string())?;
        done.called += call(&provider, &client).await?;
        let session = client.session();
        if session.can_refresh() {
            let credential = session.current().await.map_err(|error| error.to_string())?;
            let renewed = session.refresh(&credential).await;
            renewed.map_err(|error| format!("refresh: {error}"))?;
            done.refreshed = true;
            done.called += call(&provider, &client).await?;
        }
        if registration.table.revocation_endpoint.is_some() {
            let ended = session.revoke().await;
            ended.map_err(|error| format!("revocation: {error}"))?;
            done.revoked = true;
        }
        app.settle().await;
    }
    emulator.shutdown().await;
    Ok(done)
}

/// Logs in with all scopes of the spec.
async fn log_in(
    emulator: &Running,
    tables: &Tables,
    provider: &Provider,
    registration: &Registration,
) -> Result<(App, Client), Box<dyn std::error::Error>> {
    let name = registration.table.name.as_str();
    let table = tables.registration(name).ok_or("no table")?;
    let registered = emulator.client(name).ok_or("no registration")?;
    let scopes: Vec<String> = provider
        .scopes
        .iter()
        .map(|scope| scope.name.clone())
        .collect();
    let mut builder = App::builder(table)
        .client_id(&registered.client_id)
        .redirect_uri(&registered.redirect_uri)
        .scopes(licit_dynamic::scopes(&scopes))
        .origin(emulator.origin());
    if let Some(secret) = &registered.client_secret {
        builder = builder.client_secret(secret.as_str());
    }
    if let Some(pem) = &registered.private_key {
        let pem = Secret::new(pem.as_str());
        let algorithms = [Algorithm::Es256, Algorithm::Rs256];
        let key = algorithms
            .iter()
            .find_map(|one| SigningKey::from_pem(*one, &pem).ok());
        builder = builder.signing_key(key.ok_or("the key has another algorithm")?);
    }
    let variables = provider.table.variables.iter();
    for variable in variables.filter(|known| known.source == VariableSource::App) {
        let value = variable.example.as_ref().or(variable.default.as_ref());
        let value = value.ok_or_else(|| format!("`{}` has no example", variable.name))?;
        builder = builder.variable(&variable.name, value);
    }
    let app = builder.build()?;
    let mut login = app.authorize::<AtRunTime>();
    for parameter in registration
        .parameters
        .iter()
        .filter(|known| !known.optional)
    {
        login = login.parameter(&parameter.name, "example");
    }
    let url = login.url();
    let pending = login.into_pending();
    let tokens = match emulator.authorize(url.as_str()).await? {
        Authorized::Callback(callback) | Authorized::Posted(callback) => {
            app.finish(pending, &callback).await?
        }
        Authorized::Code(code) => app.finish_with_code(pending, &code).await?,
        other => return Err(format!("{other:?}").into()),
    };
    let client = Client::new(&app, tokens);
    Ok((app, client))
}

/// Calls each operation that needs no arguments. Returns their number.
async fn call(provider: &Provider, client: &Client) -> Result<usize, String> {
    let mut called = 0;
    for operation in &provider.operations {
        if operation.table.method != Method::Get || operation.stream.is_some() {
            continue;
        }
        let Ok(arguments) = Arguments::new(provider, operation, Vec::new()) else {
            continue;
        };
        let reply = arguments.call(client).request::<Json, Error>().send().await;
        reply.map_err(|error| format!("`{}`: {error}", operation.table.name))?;
        called += 1;
    }
    Ok(called)
}
