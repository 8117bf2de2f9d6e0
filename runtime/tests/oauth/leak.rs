//! Secrets are not printed: not by `Debug`, not by `Display`, and not in a chain of errors.

use std::error::Error as _;
use std::fmt::Write as _;

use licit_runtime::store::MemoryStore;
use licit_runtime::token::Application as ForItself;
use licit_runtime::{Error, Secret, Tokens};

use crate::acme::{self, Reading};
use crate::support::{Answer, Server, find};

/// Everything of an error that a log could contain.
fn printed(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        write!(text, " {error} {error:?}").unwrap();
        source = error.source();
    }
    text
}

#[tokio::test]
async fn no_public_type_prints_a_secret_value() {
    let granted = r#"{"access_token":"marker-access","refresh_token":"marker-refresh",
        "expires_in":3600}"#;
    let server = Server::answering(vec![Answer::json(200, granted)]).await;
    let builder = acme::builder(&server)
        .client_secret("marker-client-secret")
        .store(std::sync::Arc::new(MemoryStore::new()));
    let mut shown = format!("{builder:?}");
    let app = builder.build().unwrap().for_logins().unwrap();
    let login = app.authorize::<Reading>();
    let url = login.url();
    let state = find(&url, "state").unwrap();
    write!(shown, "{app:?} {login:?}").unwrap();
    let pending = login.into_pending();
    let stored: licit_runtime::Json = serde_json::to_value(&pending).unwrap();
    let verifier = stored["code_verifier"].as_str().unwrap().to_owned();
    write!(shown, "{pending:?}").unwrap();
    let callback = format!("/callback?code=marker-code&shop=marker-shop.example&state={state}");
    let tokens = app.finish(pending, &callback).await.unwrap();
    write!(shown, "{tokens:?} {:?}", tokens.to_stored()).unwrap();
    let session = app.session(tokens.for_subject("somebody"));
    let credential = session.current().await.unwrap();
    assert_eq!(credential.header(), "Bearer marker-access");
    write!(shown, "{session:?} {credential:?} {:?}", session.tokens()).unwrap();
    write!(shown, "{:?} {app:?}", Secret::new("marker-secret")).unwrap();

    for secret in ["marker", &state, &verifier] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[tokio::test]
async fn no_error_prints_a_secret() {
    let answers = [
        r#"{"error":"invalid_grant","error_description":"marker-code marker-client-secret",
            "error_uri":"https://x/?marker-code"}"#,
        r#"{"error_code":"x","error_message":"marker-client-secret"}"#,
        r#"{"access_token":"marker","scope":"none"}"#,
    ];
    for answer in answers {
        let server = Server::answering(vec![Answer::json(200, answer)]).await;
        let app = acme::builder(&server)
            .client_secret("marker-client-secret")
            .build()
            .unwrap()
            .for_logins()
            .unwrap();
        let login = app.authorize::<Reading>();
        let state = find(&login.url(), "state").unwrap();
        let callback = format!("/callback?code=marker-code&state={state}");
        let error = app
            .finish(login.into_pending(), &callback)
            .await
            .unwrap_err();
        let text = printed(&error);
        assert!(!text.contains("marker"), "{text}");
    }
}

#[tokio::test]
async fn a_token_that_is_invalid_in_a_header_is_rejected_without_printing_it() {
    let server = Server::answering(vec![]).await;
    let tokens: Tokens<Reading, ForItself> = Tokens::from_access_token("marker\r\nx");
    let session = acme::app(&server).session(tokens);
    assert!(session.try_current().is_none());
    let error = session.current().await.unwrap_err();
    assert!(matches!(error, Error::Argument(_)));
    assert!(!printed(&error).contains("marker"));
}
