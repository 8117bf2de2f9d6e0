//! A provider that runs from a spec, and an application that was built from the same spec.

use licit_dynamic::Tables;
use licit_emulator::{Authorized, Emulator, RecordedRequest, Running};
use licit_format::{parse, source::Source};
use licit_runtime::jose::{Algorithm, SigningKey};
use licit_runtime::{App, AppBuilder, AtRunTime, Error, Secret, Tokens};
use serde_json::{Value, json};

/// A minimal spec with `more` in it.
pub(crate) fn acme(more: Value) -> Value {
    let mut spec = json!({
        "name": "acme",
        "authorization_endpoint": "https://acme.example/authorize",
        "token_endpoint": "https://acme.example/token",
    });
    merge(&mut spec, more);
    spec
}

/// [`acme`] with the authorization code grant.
pub(crate) fn logging_in(more: Value) -> Value {
    let mut spec = acme(json!({ "grants": { "authorization_code": {} } }));
    merge(&mut spec, more);
    spec
}

fn merge(whole: &mut Value, more: Value) {
    match (whole, more) {
        (Value::Object(whole), Value::Object(more)) => {
            for (name, value) in more {
                merge(whole.entry(name).or_insert(Value::Null), value);
            }
        }
        (whole, more) => *whole = more,
    }
}

/// A running provider.
pub(crate) struct Provider {
    pub(crate) running: Running,
    tables: Tables,
    algorithms: Vec<String>,
}

/// Runs the provider of a spec.
pub(crate) async fn start(spec: &Value) -> Provider {
    let source = Source::new("acme.json", spec.to_string());
    let loaded = parse(source).unwrap_or_else(|report| panic!("{report}"));
    let provider = loaded.provider;
    Provider {
        tables: Tables::new(&provider),
        algorithms: provider.table.client_assertion.algorithms.clone(),
        running: Emulator::from_spec(provider).start().await.expect("a port"),
    }
}

impl Provider {
    /// The application that is registered with the provider.
    pub(crate) fn builder(&self) -> AppBuilder {
        let client = self.running.client("app").expect("a registration");
        let table = self.tables.registration("app").expect("a registration");
        let mut builder = App::builder(table)
            .client_id(&client.client_id)
            .redirect_uri("http://127.0.0.1/callback")
            .origin(self.running.origin());
        if let Some(secret) = &client.client_secret {
            builder = builder.client_secret(Secret::new(secret.as_str()));
        }
        if let Some(pem) = &client.private_key {
            let algorithm = self.algorithms.first().map_or("ES256", String::as_str);
            let algorithm = Algorithm::from_name(algorithm).expect("an algorithm");
            let key = SigningKey::from_pem(algorithm, &Secret::new(pem.as_str())).expect("a key");
            builder = builder.signing_key(key);
        }
        builder
    }

    pub(crate) fn app(&self) -> App {
        self.builder().build().expect("an application")
    }

    /// Logs in as a user who consents.
    pub(crate) async fn log_in(&self, app: &App) -> Result<Tokens<AtRunTime>, Error> {
        let login = app.clone().for_logins()?.authorize::<AtRunTime>();
        let url = login.url();
        let callback = match self.running.authorize(url.as_str()).await {
            Ok(Authorized::Callback(callback) | Authorized::Posted(callback)) => callback,
            other => panic!("{other:?}"),
        };
        app.finish(login.into_pending(), &callback).await
    }

    /// The last request to an endpoint.
    pub(crate) fn last(&self, endpoint: &str) -> RecordedRequest {
        let requests = self.running.requests();
        let last = requests.into_iter().rfind(|sent| sent.endpoint == endpoint);
        last.unwrap_or_else(|| panic!("nothing was sent to {endpoint}"))
    }
}

/// Refreshes the tokens, and returns the new access token.
pub(crate) async fn refresh(app: &App, tokens: Tokens<AtRunTime>) -> Result<Secret, Error> {
    let session = app.session(tokens);
    let credential = session.current().await?;
    session.refresh(&credential).await?;
    Ok(session.tokens()?.access_token().clone())
}
