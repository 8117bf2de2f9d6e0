//! Introspection (RFC 7662), by `pushed.json`.

use std::time::SystemTime;

use licit::rt::Error;
use licit::rt::error::OAuthErrorCode;

use crate::support::{consent, last, start};

#[licit::oauth_provider(spec = "tests/specs/protocols/pushed.json")]
pub mod pushed {}

fn app(emulator: &licit_emulator::Running, secret: &str) -> pushed::App {
    let registered = emulator.client("app").expect("a registration");
    pushed::App::builder(&registered.client_id, secret, &registered.redirect_uri)
        .origin(emulator.origin())
        .build()
        .expect("an application")
}

#[tokio::test]
async fn an_application_introspects_its_tokens() {
    let emulator = start("pushed").await;
    let app = app(&emulator, "licit-secret");
    let login = app
        .authorize::<pushed::AllScopes>()
        .push()
        .await
        .expect("a reference");
    let callback = consent(&emulator, login.url().as_str()).await;
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");

    let introspected = app
        .introspect(tokens.access_token())
        .await
        .expect("an introspection");
    assert!(introspected.is_active());
    assert_eq!(introspected.scopes(), ["orders"]);
    assert_eq!(introspected.client_id(), Some("licit-client"));
    assert_eq!(introspected.token_type(), Some("Bearer"));
    assert!(
        introspected
            .expires_at()
            .is_some_and(|end| end > SystemTime::now())
    );
    let asked = last(&emulator, "introspection");
    assert_eq!((&*asked.method, asked.status), ("POST", 200));

    emulator.expire_access_tokens();
    let introspected = app
        .introspect(tokens.access_token())
        .await
        .expect("an introspection");
    assert!(!introspected.is_active() && introspected.scopes().is_empty());
    let introspected = app
        .introspect(&"made up".into())
        .await
        .expect("an introspection");
    assert!(!introspected.is_active());
}

#[tokio::test]
async fn introspection_requires_client_authentication() {
    let emulator = start("pushed").await;
    let refused = app(&emulator, "another-secret")
        .introspect(&"token".into())
        .await;
    let Err(pushed::Error::Runtime(Error::OAuth(error))) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(*error.code(), OAuthErrorCode::InvalidClient);
}
