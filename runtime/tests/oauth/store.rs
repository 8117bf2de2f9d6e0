//! Grants in a store: shared, leased, and preserved if the store fails.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use licit_runtime::error::StoreError;
use licit_runtime::store::{
    Commit, Cursor, GrantFilter, GrantKey, GrantPage, GrantRecord, GrantState, Lease, MemoryStore,
    Store, StoreFuture, Version,
};
use licit_runtime::token::User;
use tokio::task::JoinSet;

use crate::acme;
use crate::session::{access, refreshed, refreshing, until};
use crate::support::{Answer, Server};

/// A memory store with faults.
#[derive(Debug, Default)]
pub(crate) struct Fragile {
    memory: MemoryStore,
    /// Commits of new tokens fail.
    pub(crate) is_full: AtomicBool,
    /// The next commit of new tokens takes effect and is reported as failed.
    is_unsure: AtomicBool,
    /// The first lease belongs to a process that never releases it, for this long.
    dead: Mutex<Option<Duration>>,
    leases: AtomicUsize,
    renewals: AtomicUsize,
    releases: AtomicUsize,
}

impl Store for Fragile {
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>> {
        self.memory.load(key)
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreFuture<'a, Option<Lease>> {
        if let Some(time) = self.dead.lock().unwrap().take() {
            return Box::pin(async move {
                // A dead process drops nothing.
                std::mem::forget(self.memory.lease(key, time).await?);
                Ok(None)
            });
        }
        self.leases.fetch_add(1, Ordering::SeqCst);
        self.memory.lease(key, time)
    }

    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreFuture<'a, bool> {
        self.renewals.fetch_add(1, Ordering::SeqCst);
        self.memory.renew(lease, time)
    }

    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreFuture<'a, Commit> {
        if self.is_full.load(Ordering::SeqCst) && record.state() == Some(&GrantState::Ready) {
            return Box::pin(async { Err(StoreError::new("the disk is full")) });
        }
        if record.state() == Some(&GrantState::Ready)
            && self.is_unsure.swap(false, Ordering::SeqCst)
        {
            return Box::pin(async move {
                self.memory.commit(lease, expected, record).await?;
                Err(StoreError::new("the connection was interrupted"))
            });
        }
        self.memory.commit(lease, expected, record)
    }

    fn erase<'a>(&'a self, lease: &'a Lease, tombstone: Duration) -> StoreFuture<'a, Commit> {
        self.memory.erase(lease, tombstone)
    }

    fn list<'a>(
        &'a self,
        filter: &'a GrantFilter,
        after: Option<&'a Cursor>,
        limit: usize,
    ) -> StoreFuture<'a, GrantPage> {
        self.memory.list(filter, after, limit)
    }

    fn release(&self, lease: Lease) -> StoreFuture<'_, ()> {
        self.releases.fetch_add(1, Ordering::SeqCst);
        self.memory.release(lease)
    }

    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreFuture<'a, ()> {
        self.memory.changed(key, seen)
    }
}

#[tokio::test]
async fn tokens_that_cannot_be_stored_are_used_and_stored_later() {
    let server = refreshing().await;
    let store = Arc::new(Fragile::default());
    store.is_full.store(true, Ordering::SeqCst);
    let app = acme::builder(&server).store(store.clone()).build().unwrap();
    let session = app.session(acme::tokens(-1).for_subject("u"));
    let first = session.current().await.unwrap();
    assert_eq!(first.token().expose(), "access-1");
    assert!(session.store_failure().is_some());

    store.is_full.store(false, Ordering::SeqCst);
    let second = session.refresh(&first).await.unwrap();
    assert_eq!(second.token().expose(), "access-2");
    assert_eq!(
        server.requests()[1].form("refresh_token").as_deref(),
        Some("refresh-1")
    );
    assert!(session.store_failure().is_none());
    let again = app.session(acme::tokens(-1).for_subject("u"));
    assert_eq!(access(&again).await, "access-2");
}

#[tokio::test]
async fn an_unconfirmed_commit_is_found() {
    let server = refreshing().await;
    let store = Arc::new(Fragile::default());
    store.is_unsure.store(true, Ordering::SeqCst);
    let app = acme::builder(&server).store(store).build().unwrap();
    let session = app.session(acme::tokens(-1).for_subject("u"));
    assert_eq!(access(&session).await, "access-1");
    until(|| session.store_failure().is_none()).await;
}

#[tokio::test]
async fn a_failed_write_is_repeated_when_the_store_recovers() {
    let server = refreshing().await;
    let store = Arc::new(Fragile::default());
    store.is_full.store(true, Ordering::SeqCst);
    let app = acme::builder(&server).store(store.clone()).build().unwrap();
    let session = app.session(acme::tokens(-1).for_subject("u"));
    assert_eq!(access(&session).await, "access-1");
    assert!(session.store_failure().is_some());
    drop(session);

    store.is_full.store(false, Ordering::SeqCst);
    app.settle().await;
    let stored = app
        .load_grant::<acme::Reading, User>("u")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(stored.refresh_token().unwrap().expose(), "refresh-1");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn no_other_session_refreshes_while_new_tokens_are_unwritten() {
    let server = refreshing().await;
    let store = Arc::new(Fragile::default());
    store.is_full.store(true, Ordering::SeqCst);
    let app = acme::builder(&server).store(store.clone()).build().unwrap();
    let session = app.session(acme::tokens(-1).for_subject("u"));
    assert_eq!(access(&session).await, "access-1");

    let other = acme::builder(&server).store(store.clone()).build().unwrap();
    let other = other.session(acme::tokens(-1).for_subject("u"));
    let early = tokio::time::timeout(Duration::from_millis(300), other.current()).await;
    assert!(early.is_err());
    store.is_full.store(false, Ordering::SeqCst);
    assert_eq!(access(&other).await, "access-1");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn every_lease_is_released() {
    let server = Server::answering(vec![
        Answer::Hangup,
        Answer::json(503, ""),
        Answer::json(400, r#"{"error":"invalid_grant"}"#),
    ])
    .await;
    let store = Arc::new(Fragile::default());
    let app = acme::builder(&server).store(store.clone()).build().unwrap();
    let session = app.session(acme::tokens(-1).for_subject("u"));
    for _ in 0..3 {
        assert!(session.current().await.is_err());
    }
    assert_eq!(store.leases.load(Ordering::SeqCst), 3);
    assert_eq!(store.releases.load(Ordering::SeqCst), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_sessions_of_one_grant_make_one_request() {
    let server = Server::answering(vec![
        refreshed(1).after(Duration::from_millis(50)),
        Answer::json(400, r#"{"error":"invalid_grant"}"#),
    ])
    .await;
    let app = acme::app(&server);
    let tokens = acme::tokens(-1).for_subject("u");
    let mut callers = JoinSet::new();
    for _ in 0..10 {
        let session = app.session(tokens.clone());
        callers.spawn(async move { access(&session).await });
    }
    for token in callers.join_all().await {
        assert_eq!(token, "access-1");
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn the_lease_is_renewed_while_the_server_is_slow() {
    let server = Server::answering(vec![refreshed(1).after(Duration::from_millis(350))]).await;
    let store = Arc::new(Fragile::default());
    let app = acme::builder(&server)
        .timeout(Duration::from_millis(400))
        .store(store.clone())
        .build()
        .unwrap();
    let session = app.session(acme::tokens(-1).for_subject("u"));
    assert_eq!(access(&session).await, "access-1");
    assert!(store.renewals.load(Ordering::SeqCst) > 0);
}

#[tokio::test]
async fn a_dead_process_blocks_the_grant_until_its_lease_expires() {
    let server = refreshing().await;
    let store = Arc::new(Fragile::default());
    *store.dead.lock().unwrap() = Some(Duration::from_millis(300));
    let app = acme::builder(&server).store(store).build().unwrap();
    let session = app.session(acme::tokens(-1).for_subject("u"));
    let start = Instant::now();
    assert_eq!(access(&session).await, "access-1");
    assert!(start.elapsed() >= Duration::from_millis(300));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn waiting_for_an_unreleased_lease_is_bounded() {
    let server = refreshing().await;
    let store = Arc::new(Fragile::default());
    *store.dead.lock().unwrap() = Some(Duration::from_secs(3600));
    let app = acme::builder(&server)
        .timeout(Duration::from_millis(50))
        .store(store)
        .build()
        .unwrap();
    let session = app.session(acme::tokens(-1).for_subject("u"));
    assert!(matches!(
        session.current().await,
        Err(licit_runtime::Error::Store(_))
    ));
    assert!(server.requests().is_empty());
}
