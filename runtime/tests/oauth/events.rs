//! Grant events are reported without secrets.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use licit_runtime::error::GrantLostReason;
use licit_runtime::{GrantEvent, GrantEventKind, GrantEvents};

use crate::acme;
use crate::session::{access, refreshed, refreshing};
use crate::store::Fragile;
use crate::support::{Answer, Server};

/// The names of the events so far.
async fn event_names(events: &mut GrantEvents) -> Vec<String> {
    let mut names = Vec::new();
    let soon = std::time::Duration::from_millis(50);
    while let Ok(Some(event)) = tokio::time::timeout(soon, events.next()).await {
        assert_secretless(&event);
        names.push(word(&event));
    }
    names
}

fn word(event: &GrantEvent) -> String {
    let shown = format!("{:?}", event.kind());
    let end = shown.find(['(', ' ']).unwrap_or(shown.len());
    shown[..end].to_owned()
}

fn assert_secretless(event: &GrantEvent) {
    let shown = format!("{event:?}");
    for secret in ["access-", "refresh-", "the-client-secret"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[tokio::test]
async fn a_refresh_and_a_rotation_are_reported() {
    let server = Server::answering(vec![
        refreshed(1),
        Answer::json(200, r#"{"access_token":"access-2","expires_in":60}"#),
    ])
    .await;
    let app = acme::app(&server);
    let mut events = app.events();
    let session = app.session(acme::tokens(-1).for_subject("ada"));
    let first = session.current().await.unwrap();
    session.refresh(&first).await.unwrap();
    let event = events.next().await.unwrap();
    assert_eq!(event.grant().subject(), "ada");
    assert_eq!(word(&event), "Refreshed");
    assert_eq!(event_names(&mut events).await, ["Rotated", "Refreshed"]);
    assert_eq!(events.missed(), 0);
}

#[tokio::test]
async fn a_session_receives_events_of_its_own_grant_only() {
    let server = refreshing().await;
    let app = acme::app(&server);
    let ada = app.session(acme::tokens(-1).for_subject("ada"));
    let bob = app.session(acme::tokens(-1).for_subject("bob"));
    let mut of_bob = bob.events().unwrap();
    access(&ada).await;
    assert!(event_names(&mut of_bob).await.is_empty());
    access(&bob).await;
    assert_eq!(event_names(&mut of_bob).await, ["Refreshed", "Rotated"]);
}

#[tokio::test]
async fn the_loss_of_a_grant_is_reported_once() {
    let server = Server::answering(vec![
        Answer::json(503, ""),
        Answer::json(
            400,
            r#"{"error":"invalid_grant","error_description":"refresh-0"}"#,
        ),
    ])
    .await;
    let app = acme::app(&server);
    let mut events = app.events();
    let session = app.session(acme::tokens(-1));
    for _ in 0..4 {
        assert!(session.current().await.is_err());
    }
    let event = events.next().await.unwrap();
    assert!(matches!(event.kind(), GrantEventKind::RefreshFailed(error) if error.is_retryable()));
    assert_eq!(word(&events.next().await.unwrap()), "Resent");
    let event = events.next().await.unwrap();
    let GrantEventKind::Lost(reason) = event.kind() else {
        panic!("{event:?}")
    };
    assert_eq!(*reason, GrantLostReason::Interrupted);
    assert!(event_names(&mut events).await.is_empty());
}

#[tokio::test]
async fn a_revocation_is_reported() {
    let server = Server::answering(vec![Answer::json(200, "")]).await;
    let app = acme::app(&server);
    let session = app.session(acme::tokens(3600));
    let mut events = session.events().unwrap();
    session.revoke().await.unwrap();
    assert_eq!(event_names(&mut events).await, ["Revoked"]);
}

#[tokio::test]
async fn a_failed_commit_and_its_recovery_are_reported() {
    let server = refreshing().await;
    let store = Arc::new(Fragile::default());
    store.is_full.store(true, Ordering::SeqCst);
    let app = acme::builder(&server).store(store.clone()).build().unwrap();
    let mut events = app.events();
    let session = app.session(acme::tokens(-1).for_subject("u"));
    access(&session).await;
    assert_eq!(
        event_names(&mut events).await,
        ["SaveFailed", "Refreshed", "Rotated"]
    );
    store.is_full.store(false, Ordering::SeqCst);
    app.settle().await;
    assert_eq!(event_names(&mut events).await, ["Saved"]);
}

#[tokio::test]
async fn tokens_obtained_by_another_session_are_reported_as_such() {
    let server = refreshing().await;
    let app = acme::app(&server);
    let one = app.session(acme::tokens(-1).for_subject("u"));
    let other = app.session(acme::tokens(-1).for_subject("u"));
    access(&one).await;
    let mut events = app.events();
    assert_eq!(access(&other).await, "access-1");
    assert_eq!(event_names(&mut events).await, ["Adopted"]);
}

#[tokio::test]
async fn a_slow_subscriber_misses_the_oldest_events_and_gets_their_number() {
    let server = refreshing().await;
    let app = acme::app(&server);
    let mut events = app.events();
    let session = app.session(acme::tokens(-1));
    let mut credential = session.current().await.unwrap();
    for _ in 0..150 {
        credential = session.refresh(&credential).await.unwrap();
    }
    let names = event_names(&mut events).await;
    assert_eq!(names.len() as u64 + events.missed(), 302);
    assert!(events.missed() > 0);
    drop((app, session));
    assert!(events.next().await.is_none());
}
