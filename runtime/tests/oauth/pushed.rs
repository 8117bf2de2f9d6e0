//! Pushed authorization requests (RFC 9126): replies of their endpoint.

use licit_runtime::error::{ConfigError, TokenReplyFault, TransportErrorKind};
use licit_runtime::tables::{AuthorizationCode, Registration};
use licit_runtime::{App, Error, PushedLogin};

use crate::acme::{self, Reading};
use crate::support::{Answer, Server, find};

static PUSHING: Registration = PUSHING_VALUE;

const PUSHING_VALUE: Registration = Registration {
    authorization_code: Some(AuthorizationCode {
        pushed_authorization_request_endpoint: Some("https://acme.example/par"),
        ..code()
    }),
    ..acme::REGISTRATION_VALUE
};

const fn code() -> AuthorizationCode {
    match acme::REGISTRATION_VALUE.authorization_code {
        Some(code) => code,
        None => AuthorizationCode::DEFAULT,
    }
}

async fn pushed(answer: Answer) -> (Server, Result<PushedLogin<Reading>, Error>) {
    let server = Server::answering(vec![answer]).await;
    let app = App::builder(&PUSHING)
        .client_id("the-client")
        .client_secret("the-client-secret")
        .redirect_uri(acme::REDIRECT)
        .origin(&server.origin())
        .build()
        .unwrap()
        .for_logins()
        .unwrap();
    let outcome = app
        .authorize::<Reading>()
        .parameter("locale", "nb")
        .push()
        .await;
    (server, outcome)
}

#[tokio::test]
async fn the_server_gets_every_parameter_once_and_the_browser_a_reference() {
    let answer = Answer::json(201, r#"{"request_uri":"urn:x:1","expires_in":"60"}"#);
    let (server, outcome) = pushed(answer).await;
    let login = outcome.unwrap();
    let url = login.url();
    assert_eq!(find(&url, "request_uri").as_deref(), Some("urn:x:1"));
    assert_eq!(find(&url, "client_id").as_deref(), Some("the-client"));
    assert_eq!(url.query_pairs().count(), 2);
    let request = &server.requests()[0];
    assert_eq!(
        (&*request.method, &*request.target),
        ("POST", "/acme.example/par")
    );
    assert_eq!(request.form("locale").as_deref(), Some("nb"));
    assert_eq!(
        request.form("client_secret").as_deref(),
        Some("the-client-secret")
    );
    assert_eq!(request.body.matches("client_id=").count(), 1);
}

#[tokio::test]
async fn a_reply_without_a_usable_reference_is_rejected() {
    for body in [
        r#"{"expires_in":60}"#,
        r#"{"request_uri":"","expires_in":60}"#,
        r#"{"request_uri":7,"expires_in":60}"#,
        r#"{"request_uri":"urn:x:marker"}"#,
        r#"{"request_uri":"urn:x:marker","expires_in":0}"#,
        r#"{"request_uri":"urn:x:marker","expires_in":-1}"#,
    ] {
        let (_, outcome) = pushed(Answer::json(201, body)).await;
        match outcome.unwrap_err() {
            Error::TokenReply(error) => assert_eq!(error.fault(), TokenReplyFault::RequestUri),
            other => panic!("{body}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn a_pushed_request_is_not_sent_to_a_redirect_target() {
    let elsewhere = Server::answering(vec![Answer::json(201, "{}")]).await;
    let answer = Answer::json(307, "").with("location", elsewhere.origin());
    let (_server, outcome) = pushed(answer).await;
    match outcome.unwrap_err() {
        Error::Transport(error) => assert_eq!(error.kind(), TransportErrorKind::Redirect),
        other => panic!("{other:?}"),
    }
    assert!(elsewhere.requests().is_empty());
}

#[tokio::test]
async fn no_secret_of_a_pushed_request_is_in_its_error() {
    let body = r#"{"error":"invalid_client","error_description":"the-client-secret is wrong"}"#;
    let (_, outcome) = pushed(Answer::json(401, body)).await;
    let error = outcome.unwrap_err();
    assert!(
        !format!("{error} {error:?}").contains("the-client-secret"),
        "{error}"
    );
}

#[tokio::test]
async fn without_a_pushed_request_endpoint_nothing_is_sent() {
    let server = Server::answering(vec![]).await;
    let refused = acme::app(&server).authorize::<Reading>().push().await;
    match refused.unwrap_err() {
        Error::Config(error) => assert!(matches!(*error, ConfigError::PushedRequestsNotOffered)),
        other => panic!("{other:?}"),
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_login_is_made_ready_as_the_provider_requires() {
    static REQUIRED: Registration = Registration {
        authorization_code: Some(AuthorizationCode {
            push_required: true,
            ..match PUSHING_VALUE.authorization_code {
                Some(code) => code,
                None => AuthorizationCode::DEFAULT,
            }
        }),
        ..PUSHING_VALUE
    };
    let answer = Answer::json(201, r#"{"request_uri":"urn:x:1","expires_in":60}"#);
    let server = Server::answering(vec![answer]).await;
    let ready = async |registration| {
        let app = acme::builder_of(registration, &server).build().unwrap();
        let app = app.for_protected_logins().unwrap();
        app.authorize::<Reading>().ready().await.unwrap().url()
    };
    // It may be pushed, and need not be.
    let plain = ready(&PUSHING).await;
    assert!(plain.as_str().contains("code_challenge="), "{plain}");
    assert!(server.requests().is_empty());
    let pushed = ready(&REQUIRED).await;
    assert!(pushed.as_str().contains("request_uri=urn"), "{pushed}");
    assert_eq!(server.requests().len(), 1);
}
