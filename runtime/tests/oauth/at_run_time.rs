//! Scopes that are known only at run time.

use licit_runtime::error::AuthorizationError;
use licit_runtime::token::Application as ForItself;
use licit_runtime::{AtRunTime, Error, Pending, Tokens};
use serde_json::json;

use crate::acme;
use crate::support::{Answer, Server, find};

const GRANTED: &str = r#"{"access_token":"access-1","expires_in":3600}"#;

#[tokio::test]
async fn a_run_time_scope_set_requests_the_scopes_of_its_application() {
    let server = Server::answering(vec![Answer::json(200, GRANTED)]).await;
    let app = acme::builder(&server).scopes(&["read", "write"]);
    let app = app.build().unwrap().for_logins().unwrap();
    let login = app.authorize::<AtRunTime>();
    assert!(
        login.url().as_str().contains("scope=read+write"),
        "{}",
        login.url()
    );
    let tokens: Tokens<AtRunTime, ForItself> = app.client_credentials().await.unwrap();
    assert_eq!(
        server.requests()[0].form("scope").as_deref(),
        Some("read write")
    );
    // The reply had no scopes.
    assert_eq!(tokens.scopes(), ["read", "write"]);
}

#[tokio::test]
async fn a_pending_login_for_other_scopes_is_rejected() {
    let server = Server::answering(vec![]).await;
    let app = |scopes| {
        acme::builder(&server)
            .scopes(scopes)
            .build()
            .unwrap()
            .for_logins()
            .unwrap()
    };
    let pending = app(&["read"]).authorize::<AtRunTime>().into_pending();
    let stored = json!(pending);
    let pending: Pending<AtRunTime> = serde_json::from_value(stored).unwrap();
    let refused = app(&["read", "write"])
        .finish(pending, "/callback?code=c")
        .await;
    match refused.unwrap_err() {
        Error::Authorization(error) => assert_eq!(*error, AuthorizationError::OtherScopes),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_login_for_chosen_scopes_belongs_to_no_declared_set() {
    let server = Server::answering(vec![Answer::json(200, GRANTED)]).await;
    let app = acme::builder(&server)
        .build()
        .unwrap()
        .for_logins()
        .unwrap();
    let login = app.authorize_for(&["extra".to_owned()]);
    assert_eq!(find(&login.url(), "scope").as_deref(), Some("extra"));
    let state = find(&login.url(), "state").unwrap();
    let callback = format!("/callback?code=c&state={state}");
    let stored = json!(login.into_pending());
    let declared: Pending<acme::Listing> = serde_json::from_value(stored.clone()).unwrap();
    match app.finish(declared, &callback).await.unwrap_err() {
        Error::Authorization(error) => assert_eq!(*error, AuthorizationError::OtherScopes),
        other => panic!("{other:?}"),
    }
    let pending: Pending<AtRunTime> = serde_json::from_value(stored).unwrap();
    let tokens = app.finish(pending, &callback).await.unwrap();
    // The reply had no scopes.
    assert_eq!(tokens.scopes(), ["extra"]);
}
