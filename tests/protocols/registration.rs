//! Dynamic client registration (RFC 7591, RFC 7592), by `registered.json`.

use licit::rt::error::{ConfigError, OAuthErrorCode};
use licit::rt::jose::{Algorithm, SigningKey};
use licit::rt::{ClientAuth, ClientMetadata, Error, RegisteredClient, Registrar, serde_json};
use licit_emulator::Running;

use crate::support::{consent, last, of, start};

#[licit::oauth_provider(spec = "tests/specs/protocols/registered.json")]
pub mod registered {}

use registered::{AllScopes, App, Client};

const CALLBACK: &str = "https://app.example/callback";

fn registrar(emulator: &Running) -> Registrar {
    App::registrar()
        .origin(emulator.origin())
        .build()
        .expect("a registrar")
}

fn metadata() -> ClientMetadata {
    ClientMetadata::new()
        .redirect_uri(CALLBACK)
        .client_name("Orders at a glance")
        .software("4NRB1-0XZABZI9E6-5SM3R", "2.2")
}

async fn log_in(emulator: &Running, app: &App) -> Client<AllScopes> {
    let login = app.authorize::<AllScopes>();
    let callback = consent(emulator, login.url().as_str()).await;
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    Client::new(app, tokens)
}

fn app(emulator: &Running, client: &RegisteredClient) -> App {
    App::registered(client, CALLBACK)
        .origin(emulator.origin())
        .build()
        .expect("an application")
}

#[tokio::test]
async fn an_application_registers_itself_and_logs_users_in() {
    let emulator = start("registered").await;
    let client = registrar(&emulator)
        .register(metadata())
        .await
        .expect("a client");
    let sent = last(&emulator, "registration");
    let sent = sent.json().expect("JSON");
    assert_eq!(sent["redirect_uris"], serde_json::json!([CALLBACK]));
    assert_eq!(sent["client_name"], "Orders at a glance");
    // Metadata from the spec can be omitted.
    assert_eq!(
        sent["grant_types"],
        serde_json::json!(["authorization_code", "refresh_token"])
    );
    assert_eq!(sent["response_types"], serde_json::json!(["code"]));
    assert_eq!(sent["token_endpoint_auth_method"], "client_secret_basic");

    assert!(client.client_secret().is_some() && client.secret_expires_at().is_none());
    assert_eq!(client.metadata()["software_version"], "2.2");
    let orders = log_in(&emulator, &app(&emulator, &client)).await;
    orders.list_orders().send().await.expect("orders");
    let id = last(&emulator, "authorization")
        .parameter("client_id")
        .map(str::to_owned);
    assert_eq!(id.as_deref(), Some(client.client_id()));
}

#[tokio::test]
async fn a_key_replaces_the_secret() {
    let emulator = start("registered").await;
    let key = SigningKey::generate(Algorithm::Es256).expect("a key");
    let metadata = metadata().signing_key(&key);
    let client = registrar(&emulator)
        .register(metadata)
        .await
        .expect("a client");
    assert_eq!(client.auth_method(), Some(ClientAuth::PrivateKeyJwt));
    assert!(client.client_secret().is_none());
    let jwks = &last(&emulator, "registration").json().expect("JSON")["jwks"];
    assert!(!jwks.to_string().contains("\"d\""), "the private half");
    let app = App::registered(&client, CALLBACK)
        .signing_key(key)
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let orders = log_in(&emulator, &app).await;
    orders.list_orders().send().await.expect("orders");
    assert!(
        last(&emulator, "token")
            .parameter("client_assertion")
            .is_some()
    );
}

#[tokio::test]
async fn a_stored_registration_manages_the_client_and_prints_no_secret() {
    let emulator = start("registered").await;
    let registrar = registrar(&emulator);
    let client = registrar.register(metadata()).await.expect("a client");
    let stored = serde_json::to_string(&client).expect("text");
    let secret = client.client_secret().expect("a secret").expose();
    assert!(stored.contains(secret));
    let shown = format!("{client:?} {registrar:?}");
    assert!(
        !shown.contains(secret) && !shown.contains("Bearer"),
        "{shown}"
    );
    let client: RegisteredClient = serde_json::from_str(&stored).expect("a client");

    let read = registrar.read(&client).await.expect("a client");
    assert_eq!(read.client_secret(), client.client_secret());
    let changed = metadata().client_name("Orders, faster");
    let changed = registrar.update(&client, changed).await.expect("a client");
    assert_eq!(changed.metadata()["client_name"], "Orders, faster");
    let sent = last(&emulator, "client_configuration");
    assert_eq!(sent.method, "PUT");
    let sent = sent.json().expect("JSON");
    assert_eq!(sent["client_id"], client.client_id());
    assert!(sent.get("registration_access_token").is_none());
    // A reply may omit the management URI and token.
    registrar.read(&changed).await.expect("a client");

    registrar.delete(&changed).await.expect("gone");
    let gone = registrar.read(&changed).await;
    assert!(gone.is_err(), "{gone:?}");
    let login = app(&emulator, &changed).authorize::<AllScopes>();
    let refused = emulator.authorize(login.url().as_str()).await;
    assert!(refused.is_err(), "{refused:?}");
}

#[tokio::test]
async fn a_rejected_registration_has_an_error_code() {
    let emulator = start("registered").await;
    let registrar = registrar(&emulator);
    for (metadata, code) in [
        (ClientMetadata::new(), OAuthErrorCode::InvalidRedirectUri),
        (
            metadata().auth_method(ClientAuth::TlsClientAuth),
            OAuthErrorCode::InvalidClientMetadata,
        ),
    ] {
        let refused = registrar.register(metadata).await;
        let Err(Error::OAuth(error)) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(*error.code(), code);
    }
    assert_eq!(of(&emulator, "registration").len(), 2);
}

#[tokio::test]
async fn an_undeclared_method_is_an_error_before_anything_is_sent() {
    let emulator = start("registered").await;
    let client = registrar(&emulator)
        .register(metadata())
        .await
        .expect("a client");
    let mut stored = serde_json::to_value(&client).expect("JSON");
    stored["metadata"]["token_endpoint_auth_method"] = "client_secret_jwt".into();
    let client: RegisteredClient = serde_json::from_value(stored).expect("a client");
    let built = App::registered(&client, CALLBACK).build();
    let Err(registered::Error::Runtime(Error::Config(error))) = built else {
        panic!("{built:?}")
    };
    assert!(matches!(*error, ConfigError::AuthMethodNotOffered(_)));
}
