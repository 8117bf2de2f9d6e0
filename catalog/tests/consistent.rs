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
    let mut identified = Vec::new();
    for entry in licit_catalog::entries() {
        match Box::pin(exercise(entry)).await {
            Ok(done) => {
                refreshed += usize::from(done.refreshed);
                revoked += usize::from(done.revoked);
                called += done.called;
                identified.extend(done.identified.then_some(entry.id()));
            }
            Err(fault) => faults.push(format!("{}: {fault}", entry.id())),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    println!(
        "{} entries; {refreshed} refreshed, {revoked} revoked, {called} calls, {} identified",
        licit_catalog::entries().len(),
        identified.len()
    );
    let missing = WELL_KNOWN.iter().filter(|id| !identified.contains(id));
    let missing: Vec<_> = missing.collect();
    assert!(missing.is_empty(), "no identity: {missing:?}");
    assert!(refreshed > 0 && revoked > 0 && called > 0);
}

/// The providers that people search for most, as far as they say who is logged in. Of Snowflake
/// no source has a request that a spec can express.
const WELL_KNOWN: &[&str] = &[
    "airtable",
    "amazon",
    "apple",
    "asana",
    "atlassian",
    "auth0",
    "bitbucket",
    "box",
    "calendly",
    "clickup",
    "digitalocean",
    "discord",
    "docusign",
    "dropbox",
    "dropbox-sign",
    "eventbrite",
    "facebook",
    "figma",
    "fitbit",
    "github",
    "gitlab",
    "google",
    "heroku",
    "hubspot",
    "instagram",
    "intercom",
    "linear",
    "linkedin",
    "mailchimp",
    "microsoft",
    "monday",
    "netlify",
    "notion",
    "okta",
    "paypal",
    "pinterest",
    "pipedrive",
    "quickbooks",
    "reddit",
    "salesforce",
    "shopify",
    "slack",
    "spotify",
    "square",
    "strava",
    "stripe",
    "tiktok",
    "twitch",
    "typeform",
    "vercel",
    "webflow",
    "wordpress",
    "x",
    "xero",
    "yahoo",
    "youtube",
    "zendesk",
    "zoho",
    "zoom",
];

#[derive(Default)]
struct Done {
    identified: bool,
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
        done.identified |= identify(&provider, &client).await?;
        let session = client.session();
        if session.can_refresh() {
            let credential = session.current().await.map_err(|error| error.to_string())?;
            let refreshed = session.refresh(&credential).await;
            refreshed.map_err(|error| format!("refresh: {error}"))?;
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
    let mut login = app.clone().for_logins()?.authorize::<AtRunTime>();
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

/// Requests who is logged in, and checks that the places of the spec have values. Returns whether the
/// provider says so.
async fn identify(provider: &Provider, client: &Client) -> Result<bool, String> {
    let declared = provider.table.identity.as_ref();
    if declared.is_none() && provider.openid.is_none() {
        return Ok(false);
    }
    let user = client.user_identity().await;
    let user = user.map_err(|error| format!("identity: {error}"))?;
    let mut lacking = Vec::new();
    if user.subject.is_empty() || user.provider != provider.table.name {
        lacking.push("subject");
    }
    if let Some(declared) = declared {
        let email = declared
            .email
            .as_ref()
            .or(declared.emails.as_ref().map(|it| &it.email));
        let emails = declared.emails.as_ref();
        let verified = declared.email_verified.as_ref();
        let verified = verified.or(emails.and_then(|emails| emails.email_verified.as_ref()));
        let fields = [
            ("name", declared.name.is_some(), user.name.is_some()),
            ("email", email.is_some(), user.email.is_some()),
            (
                "email_verified",
                verified.is_some(),
                user.email_verified == Some(true),
            ),
            (
                "picture",
                declared.picture.is_some(),
                user.picture.is_some(),
            ),
        ];
        let fields = fields
            .into_iter()
            .filter(|(_, declared, found)| *declared && !found);
        lacking.extend(fields.map(|(name, ..)| name));
    }
    if lacking.is_empty() {
        Ok(true)
    } else {
        Err(format!("identity without {}: {user:?}", lacking.join(", ")))
    }
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
