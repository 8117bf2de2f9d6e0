//! A refresh token whose refresh got no reply: how it is used next, depending on the provider's
//! reuse policy in the spec (RFC 9700 §4.14.2).

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use licit_runtime::error::GrantLostReason;
use licit_runtime::observe::{AuthRequest, Observer};
use licit_runtime::store::MemoryStore;
use licit_runtime::tables::Registration;
use licit_runtime::{Session, Tokens};

use crate::acme::{self, HandClock, Reading};
use crate::session::{access, lost, refreshed, until};
use crate::support::{Answer, Server};

/// The equivalent of two processes with one store.
struct Fleet {
    registration: &'static Registration,
    server: Server,
    store: Arc<MemoryStore>,
    clock: Arc<HandClock>,
    tokens: Tokens<Reading>,
}

impl Fleet {
    async fn of(registration: &'static Registration, answers: Vec<Answer>) -> Self {
        Self {
            registration,
            server: Server::answering(answers).await,
            store: Arc::default(),
            clock: Arc::default(),
            tokens: acme::tokens(30).for_subject("u"),
        }
    }

    /// A process with a token that expires half a minute after the start.
    fn process(&self) -> Session {
        let app = acme::builder_of(self.registration, &self.server)
            .store(self.store.clone())
            .clock(self.clock.clone())
            .build()
            .unwrap();
        app.session(self.tokens.clone())
    }

    fn sent(&self) -> Vec<String> {
        let requests = self.server.requests();
        let sent = requests.iter().filter_map(|r| r.form("refresh_token"));
        sent.collect()
    }

    /// An early refresh without an answer.
    async fn interrupted(&self) {
        let first = self.process();
        assert!(first.try_current().is_some());
        until(|| self.sent().len() == 1).await;
        // Its outcome is stored, and its lease released.
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn within_the_grace_period_it_is_sent_again_at_once() {
    let fleet = Fleet::of(&acme::GRACEFUL, vec![Answer::Hangup, refreshed(1)]).await;
    fleet.interrupted().await;
    let second = fleet.process();
    assert_eq!(second.try_current().unwrap().token().expose(), "access-0");
    until(|| second.try_current().unwrap().token().expose() == "access-1").await;
    assert_eq!(fleet.sent(), ["refresh-0", "refresh-0"]);
}

#[tokio::test]
async fn within_the_grace_period_it_is_sent_again_once() {
    let fleet = Fleet::of(&acme::GRACEFUL, vec![Answer::Hangup]).await;
    fleet.interrupted().await;
    let second = fleet.process();
    assert!(second.try_current().is_some());
    until(|| fleet.sent().len() == 2).await;
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    let third = fleet.process();
    assert_eq!(access(&third).await, "access-0");
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    assert_eq!(fleet.sent().len(), 2);
}

/// Moves the clock past the grace period immediately before a request, once.
#[derive(Default)]
struct GraceEnds {
    clock: Arc<HandClock>,
    has_ended: AtomicBool,
}

impl Observer for GraceEnds {
    fn auth_request_started(&self, _: &AuthRequest) {
        if !self.has_ended.swap(true, Ordering::SeqCst) {
            self.clock.turn(31);
        }
    }
}

#[tokio::test]
async fn it_is_not_sent_again_if_the_grace_period_ends_first() {
    let mut fleet = Fleet::of(&acme::GRACEFUL, vec![Answer::Hangup, refreshed(1)]).await;
    fleet.tokens = acme::tokens(55).for_subject("u");
    fleet.interrupted().await;
    let clock = fleet.clock.clone();
    let observer = Arc::new(GraceEnds {
        clock: clock.clone(),
        ..GraceEnds::default()
    });
    let app = acme::builder_of(fleet.registration, &fleet.server)
        .store(fleet.store.clone())
        .clock(clock.clone())
        .observer(observer.clone())
        .build()
        .unwrap();
    let second = app.session(fleet.tokens.clone());
    assert!(second.try_current().is_some());
    until(|| observer.has_ended.load(Ordering::SeqCst)).await;
    app.settle().await;
    assert_eq!(access(&second).await, "access-0");
    assert_eq!(fleet.sent(), ["refresh-0"]);
    // An unsent attempt leaves no mark: this is the second attempt, and not a third.
    clock.turn(30);
    assert_eq!(access(&second).await, "access-1");
    assert_eq!(fleet.sent(), ["refresh-0", "refresh-0"]);
}

#[tokio::test]
async fn the_mark_of_an_abandoned_grant_survives_a_withdrawn_attempt() {
    let answers = vec![
        Answer::Hangup,
        Answer::Hangup,
        Answer::json(429, "{}"),
        Answer::json(400, r#"{"error":"invalid_grant"}"#),
    ];
    let mut fleet = Fleet::of(&acme::STRICT, answers).await;
    fleet.interrupted().await;
    fleet.clock.turn(31);
    assert!(fleet.process().current().await.is_err());
    let error = fleet.process().current().await.unwrap_err();
    assert_eq!(lost(error), GrantLostReason::Interrupted);

    // A process that received later tokens and could not store them continues.
    fleet.tokens = acme::tokens(29).for_subject("u");
    fleet.clock.turn(60);
    let later = fleet.process();
    assert!(later.current().await.is_err());
    assert_eq!(fleet.sent().len(), 3);
    let error = later.current().await.unwrap_err();
    assert_eq!(lost(error), GrantLostReason::Interrupted);
    assert_eq!(fleet.sent().len(), 4);
}

#[tokio::test]
async fn with_strict_reuse_the_access_token_is_used_until_it_expires() {
    let fleet = Fleet::of(&acme::STRICT, vec![Answer::Hangup, refreshed(1)]).await;
    fleet.interrupted().await;
    let second = fleet.process();
    for _ in 0..10 {
        assert_eq!(access(&second).await, "access-0");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert_eq!(fleet.sent(), ["refresh-0"]);
    fleet.clock.turn(31);
    assert_eq!(access(&second).await, "access-1");
    assert_eq!(fleet.sent(), ["refresh-0", "refresh-0"]);
}

#[tokio::test]
async fn with_strict_reuse_two_lost_replies_lose_the_grant() {
    let fleet = Fleet::of(&acme::STRICT, vec![Answer::Hangup]).await;
    fleet.interrupted().await;
    fleet.clock.turn(31);
    assert!(fleet.process().current().await.is_err());
    for _ in 0..3 {
        let error = fleet.process().current().await.unwrap_err();
        assert_eq!(lost(error), GrantLostReason::Interrupted);
    }
    assert_eq!(fleet.sent(), ["refresh-0", "refresh-0"]);
}

#[tokio::test]
async fn with_unknown_reuse_the_access_token_is_used_and_the_grant_is_not_abandoned() {
    let answers = vec![Answer::Hangup, Answer::Hangup, Answer::Hangup, refreshed(1)];
    let fleet = Fleet::of(&acme::REGISTRATION, answers).await;
    fleet.interrupted().await;
    assert_eq!(access(&fleet.process()).await, "access-0");
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    assert_eq!(fleet.sent().len(), 1);
    fleet.clock.turn(31);
    for _ in 0..2 {
        assert!(fleet.process().current().await.is_err());
    }
    assert_eq!(access(&fleet.process()).await, "access-1");
}

#[tokio::test]
async fn a_request_certainly_not_processed_does_not_clear_the_mark_of_an_earlier_one() {
    let answers = vec![
        Answer::Hangup,
        Answer::json(429, "{}"),
        Answer::json(400, r#"{"error":"invalid_grant"}"#),
    ];
    let fleet = Fleet::of(&acme::REGISTRATION, answers).await;
    fleet.clock.turn(31);
    for _ in 0..2 {
        assert!(fleet.process().current().await.is_err());
    }
    let error = fleet.process().current().await.unwrap_err();
    assert_eq!(lost(error), GrantLostReason::Interrupted);
}
