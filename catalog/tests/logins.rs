//! An application offers logins with the best-known providers: one list, one route, one identity. Each
//! provider is an emulator, run from its spec.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::collections::HashMap;

use licit_dynamic::{Tables, identity_scopes};
use licit_emulator::{Authorized, Emulator, Running};
use licit_format::source::Source;
use licit_runtime::jose::{Algorithm, SigningKey};
use licit_runtime::tables::VariableSource;
use licit_runtime::{App, LoginOption, Logins, PendingLogin, Secret};

const OFFERED: [&str; 24] = [
    "google",
    "github",
    "microsoft",
    "apple",
    "facebook",
    "gitlab",
    "bitbucket",
    "slack",
    "discord",
    "linkedin",
    "x",
    "twitch",
    "spotify",
    "reddit",
    "notion",
    "dropbox",
    "atlassian",
    "zoom",
    "salesforce",
    "figma",
    "linear",
    "asana",
    "yahoo",
    "amazon",
];

type Failure = Box<dyn std::error::Error>;

/// The path of the redirect URI.
fn path(id: &str) -> String {
    format!("/callback/{id}")
}

/// The emulated provider, and its place in the list.
async fn option(id: &str) -> Result<(Running, LoginOption), Failure> {
    let entry = licit_catalog::find(id).ok_or("no such entry")?;
    let source = Source::new(format!("{id}.json"), entry.spec());
    let loaded = licit_format::parse(source).map_err(|report| report.to_string())?;
    let provider = loaded.provider;
    let emulator = Emulator::from_spec(provider.clone()).start().await?;
    let tables = Tables::new(&provider);
    let registered = emulator.client("app").ok_or("no registration")?;
    let mut builder = App::builder(tables.registration("app").ok_or("no table")?)
        .client_id(&registered.client_id)
        // An emulator accepts every path on loopback.
        .redirect_uri(&format!("http://127.0.0.1{}", path(id)))
        .origin(emulator.origin());
    if let Some(secret) = &registered.client_secret {
        builder = builder.client_secret(secret.as_str());
    }
    if let Some(pem) = &registered.private_key {
        let pem = Secret::new(pem.as_str());
        builder = builder.signing_key(SigningKey::from_pem(Algorithm::Es256, &pem)?);
    }
    for variable in &provider.table.variables {
        let is_settable = variable.source == VariableSource::App && variable.default.is_none();
        if let Some(example) = variable.example.as_ref().filter(|_| is_settable) {
            builder = builder.variable(&variable.name, example);
        }
    }
    let app = builder.build()?;
    let option = LoginOption::new(&app, &identity_scopes(&provider))?;
    Ok((emulator, option.with_id(id)))
}

#[tokio::test]
async fn one_list_and_one_route_log_in_with_each_provider() {
    let mut logins = Logins::new();
    let mut emulators = HashMap::new();
    for id in OFFERED {
        let (emulator, option) = option(id)
            .await
            .unwrap_or_else(|error| panic!("{id}: {error}"));
        emulators.insert(id, emulator);
        logins = logins.with(option).expect("a redirect URI of its own");
    }
    assert_eq!(logins.options().len(), OFFERED.len());
    let mut keys = Vec::new();
    for id in OFFERED {
        let login = logins.begin(id).await.expect("a login");
        let url = login.url().clone();
        // What the session of the user stores.
        let stored = serde_json::to_string(&login.into_pending()).expect("JSON");
        let pending: PendingLogin = serde_json::from_str(&stored).expect("a pending login");
        let emulator = emulators.get(id).expect("an emulator");
        let authorized = emulator.authorize(url.as_str()).await.expect("a reply");
        let callback = match authorized {
            Authorized::Callback(callback) => callback,
            Authorized::Posted(body) => format!("{}?{body}", path(id)),
            other => panic!("{id}: {other:?}"),
        };
        let user = logins.finish(pending, &callback).await;
        let user = user.unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(user.option(), id);
        assert!(!user.identity().subject.is_empty(), "{id}");
        keys.push(user.identity().key());
    }
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), OFFERED.len(), "each provider has its own users");
}

#[tokio::test]
async fn a_callback_belongs_to_the_login_of_its_browser_and_provider() {
    let (github, first) = option("github").await.expect("GitHub");
    let (_gitlab, second) = option("gitlab").await.expect("GitLab");
    let logins = Logins::of([first, second]).expect("two redirect URIs");
    let victim = logins
        .begin("gitlab")
        .await
        .expect("a login")
        .into_pending();
    let attack = logins.begin("github").await.expect("a login");
    let authorized = github
        .authorize(attack.url().as_str())
        .await
        .expect("a reply");
    let Authorized::Callback(callback) = authorized else {
        panic!("{authorized:?}");
    };
    let error = logins
        .finish(victim, &callback)
        .await
        .expect_err("rejected");
    let problem = "did not arrive at the redirect URI";
    assert!(error.to_string().contains(problem), "{error}");
    let error = logins.begin("nowhere").await.expect_err("no such option");
    assert!(
        error.to_string().contains("no login option `nowhere`"),
        "{error}"
    );
}
