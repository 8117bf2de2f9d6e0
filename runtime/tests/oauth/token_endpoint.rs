//! Requests to a token endpoint. (`tests/hostile` of the workspace tests its replies.)

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use licit_runtime::error::{ConfigError, TransportErrorKind};
use licit_runtime::tables::{
    ClientAuth, Encoding, Grant, Method, Parameter, Registration, TokenRequest,
};
use licit_runtime::token::Application as ForItself;
use licit_runtime::{App, Error, Tokens};

use crate::acme::{self, Reading};
use crate::support::{Answer, Server};

const GRANTED: &str = r#"{"access_token":"access-1","token_type":"Bearer","expires_in":3600}"#;

async fn ask(app: &App) -> Result<Tokens<Reading, ForItself>, Error> {
    app.client_credentials().await
}

#[tokio::test]
async fn a_redirect_followed_by_a_custom_client_is_rejected() {
    let other = Server::answering(vec![Answer::json(200, GRANTED)]).await;
    let away = Answer::json(302, "").with("location", other.origin());
    let server = Server::answering(vec![away]).await;
    let app = acme::builder(&server)
        .http(licit_runtime::reqwest::Client::new())
        .build()
        .unwrap();
    let Error::Transport(error) = ask(&app).await.unwrap_err() else {
        panic!("followed")
    };
    assert_eq!(error.kind(), TransportErrorKind::Redirect);
}

#[tokio::test]
async fn a_refused_connection_means_that_nothing_was_sent() {
    let server = Server::answering(vec![]).await;
    let app = acme::app(&server);
    drop(server);
    tokio::task::yield_now().await;
    let Error::Transport(error) = ask(&app).await.unwrap_err() else {
        panic!("answered")
    };
    assert_eq!(error.kind(), TransportErrorKind::Connect);
    assert!(!error.is_ambiguous());
}

#[tokio::test]
async fn the_chosen_authentication_method_is_used() {
    let server = Server::answering(vec![Answer::json(401, r#"{"error":"invalid_client"}"#)]).await;
    let app = acme::builder(&server)
        .auth_method(ClientAuth::ClientSecretBasic)
        .build()
        .unwrap();
    assert!(ask(&app).await.is_err());
    let requests = server.requests();
    assert_eq!(requests.len(), 1, "no other method is tried");
    assert_eq!(
        requests[0].header("authorization"),
        Some("Basic dGhlLWNsaWVudDp0aGUtY2xpZW50LXNlY3JldA==")
    );
    assert_eq!(requests[0].form("client_secret"), None);
}

#[tokio::test]
async fn a_token_request_has_the_form_of_the_spec() {
    const JSON: Grant = Grant {
        token_endpoint: acme::TOKEN,
        auth_methods: &[ClientAuth::ClientSecretPost],
        request: TokenRequest {
            encoding: Encoding::Json,
            parameters: &[Parameter {
                name: "audience",
                value: "api",
            }],
            headers: &[Parameter {
                name: "acme-version",
                value: "2026-01-01",
            }],
            renamed: &[("client_id", "client_key")],
            omitted: &["grant_type"],
            ..TokenRequest::DEFAULT
        },
        ..Grant::DEFAULT
    };
    static JSON_APP: Registration = Registration {
        client_credentials: Some(JSON),
        ..Registration::of(&acme::PROVIDER)
    };
    static QUERY_APP: Registration = Registration {
        client_credentials: Some(Grant {
            request: TokenRequest {
                method: Method::Get,
                encoding: Encoding::Query,
                ..JSON.request
            },
            ..JSON
        }),
        ..Registration::of(&acme::PROVIDER)
    };
    let server = Server::answering(vec![Answer::json(200, GRANTED)]).await;
    for registration in [&JSON_APP, &QUERY_APP] {
        let app = App::builder(registration)
            .client_id("the-client")
            .client_secret("the-client-secret")
            .origin(&server.origin())
            .build()
            .unwrap();
        ask(&app).await.unwrap();
    }
    let requests = server.requests();
    let body: licit_runtime::Json = serde_json::from_str(&requests[0].body).unwrap();
    assert_eq!(
        body,
        serde_json::json!({"scope": "read list", "client_key": "the-client",
            "client_secret": "the-client-secret", "audience": "api"})
    );
    assert_eq!(requests[0].header("acme-version"), Some("2026-01-01"));
    assert_eq!(requests[1].method, "GET");
    assert_eq!(
        requests[1].query("client_key").as_deref(),
        Some("the-client")
    );
    assert_eq!(requests[1].body, "");
}

#[test]
fn without_a_runtime_a_token_request_is_an_error() {
    let app = App::builder(&acme::REGISTRATION)
        .client_id("the-client")
        .client_secret("the-client-secret")
        .redirect_uri(acme::REDIRECT)
        .build()
        .unwrap();
    let session = app.session(acme::tokens(-1));
    let has_no_runtime = |error: Option<Error>| matches!(error, Some(Error::Config(error)) if matches!(*error, ConfigError::NoRuntime));
    assert!(has_no_runtime(at_once(ask(&app)).err()));
    assert!(has_no_runtime(at_once(session.current()).err()));
    assert!(has_no_runtime(at_once(session.revoke()).err()));
}

/// The result of a future that does not need to wait, outside any runtime.
fn at_once<T>(future: impl Future<Output = T>) -> T {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(result) => result,
        Poll::Pending => panic!("it waits"),
    }
}
