//! Token requests with more than RFC 6749 requires.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::support::{consent, last, start};

#[licit::oauth_provider(spec = "docs/examples/sealed.json")]
pub mod sealed {}

#[tokio::test]
async fn functions_the_secret_as_user_and_further_parameters_are_sent() {
    let emulator = start("sealed").await;
    let client = emulator.client("app").expect("a registration");
    let secret = client.client_secret.as_deref().expect("a secret");
    let (id, redirect) = (&client.client_id, &client.redirect_uri);
    let app = sealed::App::builder(id, secret, redirect).origin(emulator.origin());
    let app = app.build().expect("an application");

    let login = app.authorize::<sealed::AllScopes>();
    let nonce = |url: &licit::rt::Url| {
        let mut pairs = url.query_pairs();
        let nonce = pairs.find(|(name, _)| name == "nonce");
        nonce.map(|(_, value)| value.into_owned()).expect("a nonce")
    };
    let other = app.authorize::<sealed::AllScopes>();
    assert_eq!(nonce(&login.url()).len(), 36);
    assert_ne!(
        nonce(&login.url()),
        nonce(&other.url()),
        "fresh for each login"
    );

    let url = login.url();
    let callback = consent(&emulator, url.as_str()).await;
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    let asked = last(&emulator, "token");
    let basic = asked
        .header("authorization")
        .and_then(|text| text.strip_prefix("Basic "));
    let basic = STANDARD.decode(basic.expect("Basic")).expect("base64");
    assert_eq!(basic, format!("{secret}:").as_bytes());
    let mut pairs = url.query_pairs();
    let state = pairs
        .find(|(name, _)| name == "state")
        .map(|(_, value)| value.into_owned());
    assert_eq!(asked.parameter("state"), state.as_deref());
    assert_eq!(asked.parameter("client_id"), Some(id.as_str()));
    assert_eq!(asked.parameter("device_id"), Some("dev-7"));
    assert_eq!(asked.parameter("secret_hash").map(str::len), Some(64));
    let key = STANDARD.encode(format!("{id}:{secret}"));
    assert_eq!(asked.header("x-sealed-key"), Some(key.as_str()));
    let time = asked
        .header("x-sealed-time")
        .and_then(|time| time.parse::<u64>().ok());
    assert!(time.is_some_and(|time| time > 1_700_000_000), "{time:?}");

    let client = sealed::Client::new(&app, tokens);
    client.open().send().await.expect("a vault");
    assert_eq!(
        last(&emulator, "open").header("x-client-id"),
        Some(id.as_str())
    );
    let before = client.session().current().await.expect("a token");
    emulator.expire_access_tokens();
    client.open().send().await.expect("extended, then a vault");
    let refresh = last(&emulator, "token");
    assert_eq!(refresh.path, "/login.sealed.example/extend");
    assert_eq!(refresh.parameter("redirect_uri"), Some(redirect.as_str()));
    assert_eq!(refresh.parameter("scope"), Some("vault"));
    assert_eq!(refresh.parameter("signature").map(str::len), Some(64));
    let after = client.session().current().await.expect("a token");
    assert_eq!(before.token(), after.token(), "the reply has no other");
}
