//! Posted and signed callbacks.

use licit::rt::error::AuthorizationError;
use licit::rt::{self, Pending};
use licit_emulator::{Authorized, Running};

use super::support::{last, of, start};

#[licit::oauth_provider(spec = "docs/examples/signed-callback.json")]
pub mod siegel {}

type Set = siegel::AllScopes;

/// A login with its callback.
async fn back(emulator: &Running) -> (siegel::App, Pending<Set>, String) {
    let client = emulator.client("app").expect("a registration");
    let secret = client.client_secret.as_deref().expect("a secret");
    let app = siegel::App::builder(&client.client_id, secret, &client.redirect_uri);
    let app = app
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let login = app.authorize::<Set>();
    let form = match emulator.authorize(login.url().as_str()).await {
        Ok(Authorized::Posted(form)) => form,
        other => panic!("{other:?}"),
    };
    (app, login.into_pending(), form)
}

#[tokio::test]
async fn a_posted_form_completes_a_login() {
    let emulator = start("signed-callback").await;
    let (app, pending, form) = back(&emulator).await;
    let asked = last(&emulator, "authorization");
    assert_eq!(asked.parameter("response_mode"), Some("form_post"));
    let tokens = app.finish(pending, &form).await.expect("tokens");
    assert_eq!(tokens.captured("shop"), Some("corner.siegel.example"));
    let client = siegel::Client::new(&app, tokens);
    client.list_goods().send().await.expect("goods");
}

#[tokio::test]
async fn a_callback_with_an_invalid_signature_is_rejected() {
    let emulator = start("signed-callback").await;
    let (app, pending, form) = back(&emulator).await;
    let stored = licit::rt::serde_json::to_string(&pending).expect("JSON");
    let at = form.find("&hmac=").expect("a signature");
    let (signed, signature) = form.split_at(at);
    for forged in [
        signed.to_owned(),
        format!("{signed}&hmac="),
        format!("{signed}&hmac={}", "0".repeat(64)),
        form.replace("corner.siegel.example", "evil.siegel.example"),
        format!("{form}&more=1"),
        format!("{}{signature}", signed.replacen("code=", "code=x", 1)),
    ] {
        let pending: Pending<Set> = licit::rt::serde_json::from_str(&stored).expect("pending");
        match app.finish(pending, &forged).await {
            Err(siegel::Error::Runtime(rt::Error::Authorization(error))) => {
                assert_eq!(*error, AuthorizationError::Signature, "{forged}");
            }
            other => panic!("{forged}: {other:?}"),
        }
    }
    assert!(of(&emulator, "token").is_empty(), "no code was sent");
    let sorted_otherwise: Vec<_> = form.split('&').rev().collect();
    app.finish(pending, &sorted_otherwise.join("&"))
        .await
        .expect("the order does not matter");
}
