//! The lifetime of a token: refreshed once, never lost.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use licit_runtime::error::{GrantLostReason, TransportErrorKind};
use licit_runtime::store::MemoryStore;
use licit_runtime::token::Application as ForItself;
use licit_runtime::{Error, Session, Tokens};
use tokio::task::JoinSet;

use crate::acme::{self, Reading};
use crate::support::{Answer, Server};

pub(crate) fn refreshed(number: usize) -> Answer {
    Answer::json(
        200,
        format!(
            r#"{{"access_token":"access-{number}","refresh_token":"refresh-{number}",
            "expires_in":3600}}"#
        ),
    )
}

/// A server whose n-th refresh returns the n-th tokens.
pub(crate) async fn refreshing() -> Server {
    let count = AtomicUsize::new(0);
    Server::start(move |_| refreshed(count.fetch_add(1, Ordering::SeqCst) + 1)).await
}

pub(crate) async fn access(session: &Session) -> String {
    let credential = session.current().await.unwrap();
    credential.token().expose().to_owned()
}

pub(crate) fn lost(error: Error) -> GrantLostReason {
    match error {
        Error::GrantLost(lost) => lost.reason(),
        other => panic!("{other:?}"),
    }
}

pub(crate) async fn until(what: impl Fn() -> bool) {
    let wait = async {
        while !what() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), wait)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_valid_token_is_returned_without_a_request() {
    let server = refreshing().await;
    let session = acme::app(&server).session(acme::tokens(3600));
    let credential = session.try_current().unwrap();
    assert_eq!(credential.header(), "Bearer access-0");
    assert!(credential.header().is_sensitive());
    assert_eq!(access(&session).await, "access-0");
    assert!(server.requests().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_callers_make_one_request() {
    let server = Server::answering(vec![
        refreshed(1).after(Duration::from_millis(50)),
        refreshed(2),
    ])
    .await;
    let session = acme::app(&server).session(acme::tokens(-1));
    assert!(session.try_current().is_none());
    let mut callers = JoinSet::new();
    for _ in 0..1000 {
        let session = session.clone();
        callers.spawn(async move { access(&session).await });
    }
    for token in callers.join_all().await {
        assert_eq!(token, "access-1");
    }
    assert_eq!(server.requests().len(), 1);
    let request = &server.requests()[0];
    assert_eq!(request.form("grant_type").as_deref(), Some("refresh_token"));
    assert_eq!(request.form("refresh_token").as_deref(), Some("refresh-0"));
    assert_eq!(request.form("scope").as_deref(), Some("read list"));
}

#[tokio::test]
async fn a_cancelled_caller_loses_nothing() {
    let server = Server::answering(vec![refreshed(1).after(Duration::from_millis(100))]).await;
    let session = acme::app(&server).session(acme::tokens(-1));
    let caller = tokio::spawn({
        let session = session.clone();
        async move { session.current().await }
    });
    until(|| !server.requests().is_empty()).await;
    caller.abort();
    assert!(caller.await.unwrap_err().is_cancelled());
    assert_eq!(access(&session).await, "access-1");
    assert_eq!(server.requests().len(), 1);
    let tokens = session.tokens().unwrap();
    assert_eq!(tokens.refresh_token().unwrap().expose(), "refresh-1");
}

#[tokio::test]
async fn a_session_dropped_during_a_refresh_still_stores_the_new_tokens() {
    let server = Server::answering(vec![refreshed(1).after(Duration::from_millis(50))]).await;
    let app = acme::app(&server);
    let session = app.session(acme::tokens(-1).for_subject("u"));
    let impatient = tokio::time::timeout(Duration::from_millis(10), session.current()).await;
    assert!(impatient.is_err());
    drop(session);
    let again = app.session(acme::tokens(-1).for_subject("u"));
    assert_eq!(access(&again).await, "access-1");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_token_near_expiry_is_refreshed_in_the_background() {
    let server = Server::answering(vec![refreshed(1).after(Duration::from_millis(100))]).await;
    let session = acme::app(&server).session(acme::tokens(30));
    for _ in 0..100 {
        let credential = session.try_current().unwrap();
        assert_eq!(credential.token().expose(), "access-0");
        assert_eq!(access(&session).await, "access-0");
    }
    until(|| session.try_current().unwrap().token().expose() == "access-1").await;
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_failed_early_refresh_is_not_repeated_while_the_token_is_valid() {
    let server = Server::answering(vec![Answer::Hangup]).await;
    let session = acme::app(&server).session(acme::tokens(30));
    for _ in 0..20 {
        assert_eq!(access(&session).await, "access-0");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_rejected_token_is_refreshed_once_for_all_its_users() {
    let server = refreshing().await;
    let session = acme::app(&server).session(acme::tokens(3600));
    let old = session.current().await.unwrap();
    assert!(session.can_refresh());
    let new = session.refresh(&old).await.unwrap();
    assert_eq!(new.token().expose(), "access-1");
    let same = session.refresh(&old).await.unwrap();
    assert_eq!(same.version(), new.version());
    assert_eq!(server.requests().len(), 1);
    session.refresh(&new).await.unwrap();
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_rejected_token_is_not_used_again_even_if_its_refresh_fails() {
    let server = Server::answering(vec![Answer::json(500, ""), refreshed(1)]).await;
    let session = acme::app(&server).session(acme::tokens(3600));
    let old = session.current().await.unwrap();
    assert!(session.refresh(&old).await.is_err());
    assert!(session.try_current().is_none());
    assert_eq!(access(&session).await, "access-1");
}

#[tokio::test]
async fn a_revoked_grant_is_reported_and_persisted() {
    for body in [
        r#"{"error":"invalid_grant"}"#,
        r#"{"error_code":"grant.revoked"}"#,
    ] {
        let server = Server::answering(vec![Answer::json(400, body)]).await;
        let store = Arc::new(MemoryStore::new());
        let app = acme::builder(&server).store(store).build().unwrap();
        let tokens = acme::tokens(-1).for_subject("u");
        let session = app.session(tokens.clone());
        for _ in 0..3 {
            let error = session.current().await.unwrap_err();
            assert_eq!(lost(error), GrantLostReason::Rejected);
        }
        assert!(!session.can_refresh());
        // Another session of the same grant reads it from the store.
        let again = app.session(tokens);
        assert_eq!(
            lost(again.current().await.unwrap_err()),
            GrantLostReason::Rejected
        );
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_new_login_of_the_same_subject_is_independent_of_the_ended_one() {
    let server = Server::answering(vec![
        Answer::json(400, r#"{"error":"invalid_grant"}"#),
        refreshed(1),
    ])
    .await;
    let app = acme::app(&server);
    let old = app.session(acme::tokens(-10).for_subject("u"));
    assert!(old.current().await.is_err());
    let new = app.session(acme::tokens(-1).for_subject("u"));
    assert_eq!(access(&new).await, "access-1");
}

#[tokio::test]
async fn a_grant_used_up_by_a_lost_reply_is_a_distinct_error() {
    let server = Server::answering(vec![
        Answer::Hangup,
        Answer::json(400, r#"{"error":"invalid_grant"}"#),
    ])
    .await;
    let session = acme::app(&server).session(acme::tokens(-1));
    let Error::Transport(error) = session.current().await.unwrap_err() else {
        panic!("answered")
    };
    assert!(error.is_ambiguous());
    assert_eq!(
        lost(session.current().await.unwrap_err()),
        GrantLostReason::Interrupted
    );
}

#[tokio::test]
async fn a_rejection_after_a_failed_connection_is_an_ordinary_one() {
    let server = Server::answering(vec![
        Answer::json(429, "{}"),
        Answer::json(400, r#"{"error":"invalid_grant"}"#),
    ])
    .await;
    let session = acme::app(&server).session(acme::tokens(-1));
    assert!(session.current().await.is_err());
    assert_eq!(
        lost(session.current().await.unwrap_err()),
        GrantLostReason::Rejected
    );
}

#[tokio::test]
async fn an_expired_token_without_a_refresh_token_is_an_error() {
    let server = refreshing().await;
    let mut stored = serde_json::to_value(acme::stored(-1)).unwrap();
    stored["refresh_token"] = licit_runtime::Json::Null;
    let tokens: Tokens<Reading> = Tokens::restore(serde_json::from_value(stored).unwrap()).unwrap();
    let session = acme::app(&server).session(tokens);
    assert!(!session.can_refresh());
    assert_eq!(
        lost(session.current().await.unwrap_err()),
        GrantLostReason::NoRefreshToken
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_personal_token_is_used_unchanged() {
    let server = refreshing().await;
    let tokens: Tokens<Reading> = Tokens::from_access_token("personal");
    assert_eq!(tokens.expires_at(), None);
    let session = acme::app(&server).session(tokens);
    assert_eq!(access(&session).await, "personal");
    assert!(!session.can_refresh());
}

#[tokio::test]
async fn an_expired_application_token_is_requested_again() {
    let server = refreshing().await;
    let app = acme::app(&server);
    let tokens: Tokens<Reading, ForItself> = app.client_credentials().await.unwrap();
    let session = app.session(tokens);
    let old = session.current().await.unwrap();
    assert_eq!(old.token().expose(), "access-1");
    let new = session.refresh(&old).await.unwrap();
    assert_eq!(new.token().expose(), "access-2");
    for request in server.requests() {
        assert_eq!(
            request.form("grant_type").as_deref(),
            Some("client_credentials")
        );
        assert_eq!(request.form("scope").as_deref(), Some("read list"));
    }
}

#[tokio::test]
async fn tokens_of_another_provider_are_not_sent() {
    let server = refreshing().await;
    let mut stored = serde_json::to_value(acme::stored(3600)).unwrap();
    stored["owner"]["provider"] = "other".into();
    let tokens: Tokens<Reading> = Tokens::restore(serde_json::from_value(stored).unwrap()).unwrap();
    let session = acme::app(&server).session(tokens);
    assert!(session.try_current().is_none());
    assert!(matches!(session.current().await, Err(Error::Argument(_))));
}

#[test]
fn waiters_get_an_error_if_the_runtime_of_the_refresh_ends() {
    let first = tokio::runtime::Runtime::new().unwrap();
    let second = tokio::runtime::Runtime::new().unwrap();
    let server = second.block_on(Server::answering(vec![Answer::Silence]));
    let session = acme::app(&server).session(acme::tokens(-1));
    let started = session.clone();
    first.spawn(async move { started.current().await });
    second.block_on(until(|| !server.requests().is_empty()));
    let outcome = second.block_on(async {
        // Callers that are already waiting get an error immediately. (Later callers wait until the
        // lease of the ended task expires, and then send another request.)
        let mut waiting = pin!(session.current());
        let soon = Duration::from_millis(20);
        assert!(tokio::time::timeout(soon, &mut waiting).await.is_err());
        first.shutdown_background();
        tokio::time::timeout(Duration::from_secs(2), waiting).await
    });
    let Error::Transport(error) = outcome.unwrap().unwrap_err() else {
        panic!("not a transport error")
    };
    assert_eq!(error.kind(), TransportErrorKind::Interrupted);
    assert!(error.is_ambiguous());
}
