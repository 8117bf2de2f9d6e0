//! Token revocation (RFC 7009).

use std::sync::Arc;
use std::time::Duration;

use licit_runtime::error::{ConfigError, GrantLostReason, OAuthErrorCode, TransportErrorKind};
use licit_runtime::store::MemoryStore;
use licit_runtime::tables::Registration;
use licit_runtime::token::Application as ForItself;
use licit_runtime::{App, Error, Meaning, Secret, Session, Tokens};

use crate::acme::{self, Reading};
use crate::session::{access, lost, refreshed};
use crate::support::{Answer, Request, Server};

fn done() -> Answer {
    Answer::body(200, "text/plain", "")
}

/// A server that refreshes, and revokes with this answer.
async fn answering(refresh: Answer, revoke: Answer) -> Server {
    Server::start(move |request| {
        if is_revocation(request) {
            revoke.clone()
        } else {
            refresh.clone()
        }
    })
    .await
}

fn is_revocation(request: &Request) -> bool {
    request.target == "/acme.example/revoke"
}

async fn revocation_error(answer: Answer) -> Error {
    let server = Server::answering(vec![answer]).await;
    let token = Secret::new("s3cret");
    let error = acme::app(&server).revoke(&token).await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("s3cret"));
    error
}

#[tokio::test]
async fn a_token_is_revoked_by_the_client_that_has_it() {
    let server = Server::answering(vec![done()]).await;
    let token = Secret::new("some token");
    acme::app(&server).revoke(&token).await.unwrap();
    let requests = server.requests();
    let [request] = requests.as_slice() else {
        panic!("{requests:?}")
    };
    assert_eq!(request.method, "POST");
    assert!(is_revocation(request));
    assert_eq!(
        request.body,
        "token=some+token&client_id=the-client&client_secret=the-client-secret"
    );
}

#[tokio::test]
async fn a_success_status_is_a_success_regardless_of_the_body() {
    for answer in [
        done(),
        Answer::json(200, "{}"),
        Answer::json(200, r#"{"error":null}"#),
        Answer::body(200, "text/html", "<p>Done"),
        Answer::json(204, ""),
    ] {
        let server = Server::answering(vec![answer]).await;
        let token = Secret::new("t");
        acme::app(&server).revoke(&token).await.unwrap();
    }
}

#[tokio::test]
async fn a_rejection_contains_the_servers_description() {
    for status in [200, 400] {
        let body = r#"{"error":"unsupported_token_type","error_description":"no s3cret"}"#;
        let Error::OAuth(error) = revocation_error(Answer::json(status, body)).await else {
            panic!("{status}")
        };
        assert_eq!(*error.code(), OAuthErrorCode::UnsupportedTokenType);
        assert_eq!(error.status(), Some(status));
    }
    for status in [200, 400] {
        let body = r#"{"error_code":"grant.revoked","error_message":"s3cret is gone"}"#;
        let (rule, error) = revocation_error(Answer::json(status, body))
            .await
            .documented()
            .unwrap();
        assert_eq!((rule, error.message()), (0, Some("[secret] is gone")));
    }
    // §2.2.1: the token still exists, and the same request may succeed later.
    let busy = Answer::body(503, "text/html", "<p>s3cret").with("retry-after", "7");
    let error = revocation_error(busy).await;
    assert_eq!(error.meaning(), Some(Meaning::Retry));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
}

#[tokio::test]
async fn a_token_is_not_sent_to_a_redirect_target() {
    let other = Server::answering(vec![done()]).await;
    let away = Answer::json(307, "").with("location", other.origin());
    let Error::Transport(error) = revocation_error(away).await else {
        panic!("followed")
    };
    assert_eq!(error.kind(), TransportErrorKind::Redirect);
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn without_a_revocation_endpoint_nothing_is_sent() {
    static ENDLESS: Registration = Registration {
        revocation_endpoint: None,
        ..acme::REGISTRATION_VALUE
    };
    let app = App::builder(&ENDLESS)
        .client_id("c")
        .client_secret("the-client-secret")
        .redirect_uri(acme::REDIRECT)
        .build()
        .unwrap();
    let error = app.revoke(&Secret::new("t")).await.unwrap_err();
    assert!(
        matches!(&error, Error::Config(error) if matches!(**error, ConfigError::RevocationNotOffered)),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_revoked_session_ends_for_every_session_of_its_grant() {
    let server = answering(refreshed(1), done()).await;
    let store = Arc::new(MemoryStore::new());
    let app = acme::builder(&server).store(store).build().unwrap();
    let session = app.session(acme::tokens(3600).for_subject("u"));
    let copy = session.clone();
    session.revoke().await.unwrap();

    let request = &server.requests()[0];
    assert_eq!(request.form("token").as_deref(), Some("refresh-0"));
    assert_eq!(
        request.form("token_type_hint").as_deref(),
        Some("refresh_token")
    );
    for session in [
        session,
        copy,
        app.session(acme::tokens(-1).for_subject("u")),
    ] {
        assert!(session.try_current().is_none());
        assert_eq!(
            lost(session.current().await.unwrap_err()),
            GrantLostReason::Revoked
        );
        assert!(!session.can_refresh());
    }
    assert_eq!(server.requests().len(), 1, "nothing is refreshed");
}

#[tokio::test]
async fn a_new_login_after_a_revocation_is_a_new_grant() {
    let server = answering(refreshed(1), done()).await;
    let app = acme::app(&server);
    let old = app.session(acme::tokens(-10).for_subject("u"));
    old.revoke().await.unwrap();
    let new = app.session(acme::tokens(-1).for_subject("u"));
    assert_eq!(access(&new).await, "access-1");
}

#[tokio::test]
async fn a_rejected_revocation_leaves_the_session_unchanged() {
    let server = answering(refreshed(1), Answer::json(503, "")).await;
    let session = acme::app(&server).session(acme::tokens(3600));
    assert!(session.revoke().await.is_err());
    assert_eq!(access(&session).await, "access-0");
    assert!(session.can_refresh());
}

#[tokio::test]
async fn a_revocation_waits_for_a_running_refresh_and_revokes_its_token() {
    let slowly = refreshed(1).after(Duration::from_millis(100));
    let server = answering(slowly, done()).await;
    let session = acme::app(&server).session(acme::tokens(-1));
    let waiting = tokio::spawn({
        let session = session.clone();
        async move { access(&session).await }
    });
    while server.requests().is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    session.revoke().await.unwrap();
    assert_eq!(waiting.await.unwrap(), "access-1");
    assert_eq!(
        server.requests()[1].form("token").as_deref(),
        Some("refresh-1")
    );
    assert!(session.try_current().is_none());
}

#[tokio::test]
async fn a_revocation_completes_after_its_caller_is_cancelled() {
    let server = answering(refreshed(1), done().after(Duration::from_millis(50))).await;
    let session = acme::app(&server).session(acme::tokens(3600));
    let impatient = tokio::time::timeout(Duration::from_millis(10), session.revoke()).await;
    assert!(impatient.is_err());
    let ended = async {
        while session.try_current().is_some() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let ended = tokio::time::timeout(Duration::from_secs(5), ended).await;
    assert!(ended.is_ok());
}

#[tokio::test]
async fn a_revoked_application_token_is_not_requested_again() {
    let granted = Answer::json(200, r#"{"access_token":"app-1","expires_in":3600}"#);
    let server = answering(granted, done()).await;
    let app = acme::app(&server);
    let tokens: Tokens<Reading, ForItself> = app.client_credentials().await.unwrap();
    let session: Session = app.session(tokens);
    session.revoke().await.unwrap();
    assert_eq!(
        lost(session.current().await.unwrap_err()),
        GrantLostReason::Revoked
    );
    let request = &server.requests()[1];
    assert_eq!(request.form("token").as_deref(), Some("app-1"));
    assert_eq!(
        request.form("token_type_hint").as_deref(),
        Some("access_token")
    );
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_token_in_flight_does_not_outlive_the_revocation() {
    let slowly = Answer::json(200, r#"{"access_token":"app-2"}"#).after(Duration::from_millis(100));
    let server = answering(slowly, done()).await;
    let mut stored = serde_json::to_value(acme::stored(-1)).unwrap();
    stored["obtained_by"] = "client_credentials".into();
    stored["refresh_token"] = licit_runtime::Json::Null;
    let tokens: Tokens<Reading> = Tokens::restore(serde_json::from_value(stored).unwrap()).unwrap();
    let session = acme::app(&server).session(tokens);
    let waiting = tokio::spawn({
        let session = session.clone();
        async move { session.current().await }
    });
    while server.requests().is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    session.revoke().await.unwrap();
    assert_eq!(
        lost(waiting.await.unwrap().unwrap_err()),
        GrantLostReason::Revoked
    );
    assert!(session.try_current().is_none());
}
