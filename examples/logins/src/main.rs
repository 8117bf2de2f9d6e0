//! A web application whose users log in with a provider of their choice.
//!
//! ```sh
//! cargo run -p licit-example-logins                      # twenty emulated providers
//! cargo run -p licit-example-logins -- credentials.json  # those of the file
//! ```
//!
//! `credentials.json` has what each provider issued for the redirect URI `$PUBLIC_URL/callback/ID`, in which `ID`
//! is the provider's entry:
//! `{ "github": { "client_id": "…", "client_secret": "…" } }`

use std::{env, fs};

use licit_emulator::{Emulator, Running};
use licit_example_logins::{Credentials, Site, option};
use licit_format::source::Source;
use licit_runtime::{Logins, Secret};
use serde_json::{Map, Value};
use tokio::net::TcpListener;

type Failure = Box<dyn std::error::Error>;

/// The providers that are emulated without a file.
const EMULATED: [&str; 20] = [
    "google",
    "github",
    "microsoft",
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
    "figma",
    "linear",
    "yahoo",
];

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let url = env::var("PUBLIC_URL").unwrap_or_else(|_| "http://127.0.0.1:8080".into());
    let redirect_uri = |id: &str| format!("{url}/callback/{id}");
    let mut logins = Logins::new();
    let mut emulators = Vec::new();
    if let Some(file) = env::args().nth(1) {
        let all: Map<String, Value> = serde_json::from_str(&fs::read_to_string(file)?)?;
        for (id, members) in &all {
            logins = logins.with(option(id, &redirect_uri(id), &credentials(members)?)?)?;
        }
    } else {
        for id in EMULATED {
            let (emulator, credentials) = emulated(id, &redirect_uri(id)).await?;
            logins = logins.with(option(id, &redirect_uri(id), &credentials)?)?;
            emulators.push(emulator);
        }
    }
    let site = Site::new(logins, &url);
    let listener = TcpListener::bind("127.0.0.1:8080").await?;
    println!("Open {url}");
    axum::serve(listener, site.router()).await?;
    Ok(())
}

fn credentials(members: &Value) -> Result<Credentials, Failure> {
    let text = |name: &str| members.get(name).and_then(Value::as_str);
    Ok(Credentials {
        client_id: text("client_id")
            .ok_or("`client_id` is missing")?
            .to_owned(),
        client_secret: text("client_secret").map(Secret::new),
        private_key: text("private_key").map(Secret::new),
        origin: None,
    })
}

/// Starts an emulator whose registered application is this one.
async fn emulated(id: &str, redirect_uri: &str) -> Result<(Running, Credentials), Failure> {
    let entry = licit_catalog::find(id).ok_or("no such entry")?;
    let source = Source::new(format!("{id}.json"), entry.spec());
    let loaded = licit_format::parse(source).map_err(|report| report.to_string())?;
    let emulator = Emulator::from_spec(loaded.provider);
    let emulator = emulator.client("app", "licit-client", Some("licit-secret"), redirect_uri);
    let running = emulator.start().await?;
    let credentials = Credentials {
        client_id: "licit-client".to_owned(),
        client_secret: Some(Secret::new("licit-secret")),
        private_key: None,
        origin: Some(running.origin().to_owned()),
    };
    Ok((running, credentials))
}
