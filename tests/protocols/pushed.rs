//! Pushed authorization requests (RFC 9126), by `pushed.json`.

use crate::support::{consent, last, of, start};
use licit::rt::Error;
use licit::rt::error::OAuthErrorCode;
use licit_emulator::AuthorizeError;

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
async fn the_browser_receives_only_the_reference_of_a_pushed_login() {
    let emulator = start("pushed").await;
    let app = app(&emulator, "licit-secret");
    let login = app
        .authorize::<pushed::AllScopes>()
        .login_hint("mona@x.example");
    let login = login.push().await.expect("a reference");
    let url = login.url();
    let mut names: Vec<_> = url
        .query_pairs()
        .map(|(name, _)| name.into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["client_id", "request_uri"]);
    let shown = format!("{login:?}");
    assert!(!shown.contains("urn:ietf"), "{shown}");

    let sent = last(&emulator, "pushed_authorization_request");
    assert_eq!((&*sent.method, sent.status), ("POST", 201));
    let mut names: Vec<_> = sent.form.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "client_id",
            "code_challenge",
            "code_challenge_method",
            "login_hint",
            "redirect_uri",
            "response_type",
            "scope",
            "state"
        ]
    );
    assert!(
        sent.header("authorization")
            .is_some_and(|value| value.starts_with("Basic "))
    );

    let callback = consent(&emulator, url.as_str()).await;
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    let client = pushed::Client::new(&app, tokens);
    client.list_orders().send().await.expect("orders");

    // A reference can be used once (§4).
    let again = emulator.authorize(url.as_str()).await;
    assert!(
        matches!(again, Err(AuthorizeError::Rejected { .. })),
        "{again:?}"
    );
}

#[tokio::test]
async fn a_rejected_pushed_request_never_reaches_the_browser() {
    let emulator = start("pushed").await;
    let app = app(&emulator, "another-secret");
    let refused = app.authorize::<pushed::AllScopes>().push().await;
    match refused {
        Err(pushed::Error::Runtime(Error::OAuth(error))) => {
            assert_eq!(*error.code(), OAuthErrorCode::InvalidClient);
        }
        other => panic!("{other:?}"),
    }
    assert!(of(&emulator, "authorization").is_empty());
}
