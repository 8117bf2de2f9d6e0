//! The provider: it rotates refresh tokens, and treats the use of a replaced one as theft, at once or after
//! a grace period.

use std::sync::Arc;
use std::time::Duration;

use licit_dynamic::Tables;
use licit_emulator::{Authorized, Emulator, RecordedRequest, Running};
use licit_format::source::Source;
use licit_runtime::store::Store;
use licit_runtime::{App, AtRunTime, Error};

const SPEC: &str = r#"{
    "name": "rotating",
    "authorization_endpoint": "https://rotating.example/authorize",
    "token_endpoint": "https://rotating.example/token",
    "revocation_endpoint": "https://rotating.example/revoke",
    "scopes": { "read": "Read." },
    "grants": {
        "authorization_code": {},
        "refresh_token": REFRESH
    },
    "api": { "base_url": "https://api.rotating.example" },
    "operations": { "get": { "call": "GET /things", "scopes": "read" } }
}"#;

/// A provider that accepts a replaced refresh token for half a minute: the one of tests that need no other.
pub(crate) const GRACE: &str = r#"{ "rotation": "always", "reuse": "grace", "grace_period": 30 }"#;

/// A provider that treats every use of a replaced refresh token as theft.
pub(crate) const STRICT: &str = r#"{ "rotation": "always", "reuse": "strict" }"#;

const CALLBACK: &str = "https://us.example/callback";

/// The grant that all processes share.
pub(crate) const NAME: &str = "ada";

fn spec(refresh: &str) -> licit_format::resolve::Provider {
    let source = Source::new("rotating.json", SPEC.replace("REFRESH", refresh));
    match licit_format::parse(source) {
        Ok(loaded) => loaded.provider,
        Err(report) => panic!("{report}"),
    }
}

/// Starts the provider. `observe` receives each request when it was answered.
pub(crate) async fn start(
    lifetime: Duration,
    observe: impl Fn(&RecordedRequest) + Send + Sync + 'static,
) -> Running {
    start_with(GRACE, lifetime, observe).await
}

/// Starts the provider with another `refresh_token` grant.
pub(crate) async fn start_with(
    refresh: &str,
    lifetime: Duration,
    observe: impl Fn(&RecordedRequest) + Send + Sync + 'static,
) -> Running {
    let emulator = emulator(refresh, lifetime).on_request(observe);
    emulator.start().await.unwrap()
}

/// The provider with this `refresh_token` grant, which is not started.
pub(crate) fn emulator(refresh: &str, lifetime: Duration) -> Emulator {
    Emulator::from_spec(spec(refresh))
        .access_token_lifetime(lifetime)
        .client("app", "the-client", Some("the-secret"), CALLBACK)
}

/// An application of the provider at `origin`. A lease is twice as long as `timeout`.
pub(crate) fn app(origin: &str, timeout: Duration, store: Arc<dyn Store>) -> App {
    app_with(GRACE, origin, timeout, store)
}

/// An application of the provider with another `refresh_token` grant.
pub(crate) fn app_with(
    refresh: &str,
    origin: &str,
    timeout: Duration,
    store: Arc<dyn Store>,
) -> App {
    let tables = Tables::new(&spec(refresh));
    App::builder(tables.registration("app").unwrap())
        .client_id("the-client")
        .client_secret("the-secret")
        .redirect_uri(CALLBACK)
        .scopes(licit_dynamic::scopes(&["read".to_owned()]))
        .timeout(timeout)
        .origin(origin)
        .store(store)
        .build()
        .unwrap()
}

/// Logs the user in, and saves the grant.
pub(crate) async fn log_in(provider: &Running, app: &App) {
    log_in_as(NAME, provider, app).await;
}

/// Logs a user in, and saves the grant under this name.
pub(crate) async fn log_in_as(name: &str, provider: &Running, app: &App) {
    try_log_in_as(name, provider, app).await.unwrap();
}

/// Logs a user in, unless a request fails.
pub(crate) async fn try_log_in_as(name: &str, provider: &Running, app: &App) -> Result<(), Error> {
    let login = app.clone().for_logins().unwrap().authorize::<AtRunTime>();
    let outcome = provider.authorize(login.url().as_str()).await.unwrap();
    let Authorized::Callback(callback) = outcome else {
        panic!("{outcome:?}")
    };
    let pending = login.into_pending();
    let tokens = app.finish(pending, &callback).await?;
    app.save_grant(tokens.for_subject(name)).await?;
    Ok(())
}
