//! What a grant survives when its server loses its last writes: after a crash that loses what was not
//! flushed, and when a replica is promoted that had not received them.
//!
//! If the provider accepts a used refresh token for half a minute, the grant continues, in a session that
//! has the lost tokens and in a process that has not. If it treats each reuse as theft, the grant is lost.

use std::sync::Arc;
use std::time::Duration;

use licit_emulator::Running;
use licit_runtime::store::{Commit, GrantFilter, GrantKey, GrantRecord, Lease, Store, Version};
use licit_runtime::token::User;
use licit_runtime::{App, AtRunTime, Error, Session};

use crate::provider::{self, NAME, STRICT};
use crate::servers::{Postgres, Redis};

const HOUR: Duration = Duration::from_secs(3600);
const TIMEOUT: Duration = Duration::from_secs(2);
const LEASE: Duration = Duration::from_secs(60);

async fn open(app: &App) -> Session {
    let tokens = app.load_grant::<AtRunTime, User>(NAME).await.unwrap();
    app.session(tokens.unwrap())
}

/// Refreshes, and tries again while connections are opened again.
async fn refresh(session: &Session) {
    for attempt in 0.. {
        let result = match session.current().await {
            Ok(credential) => session.refresh(&credential).await.map(drop),
            Err(error) => Err(error),
        };
        match result {
            Ok(()) => return,
            Err(error) => assert!(attempt < 50, "{error}"),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// The version of the grant.
pub(crate) async fn version(store: &dyn Store) -> Version {
    let of_user = GrantFilter::all().subject(NAME);
    let page = store.list(&of_user, None, 10).await.unwrap();
    page.grants()[0].version()
}

fn other_key() -> GrantKey {
    GrantKey::new("acme", "app", "", "client", "ben")
}

/// A grant with its provider, and a lease on another grant.
pub(crate) struct Before {
    provider: Running,
    session: Session,
    pub(crate) version: Version,
    lease: Lease,
}

impl Before {
    /// Logs in and refreshes. `settle` is called when the server has everything that it must not lose.
    pub(crate) async fn in_store(store: Arc<dyn Store>, settle: impl AsyncFnOnce()) -> Self {
        let provider = provider::start(HOUR, |_| {}).await;
        let app = provider::app(provider.origin(), TIMEOUT, store.clone());
        provider::log_in(&provider, &app).await;
        settle().await;
        let session = open(&app).await;
        for _ in 0..3 {
            refresh(&session).await;
        }
        let lease = store.lease(&other_key(), LEASE).await.unwrap().unwrap();
        let version = version(&*store).await;
        Self {
            provider,
            session,
            version,
            lease,
        }
    }

    /// The grant continues in a new process with `store`, and in the session if that has the same store.
    pub(crate) async fn continues(self, store: Arc<dyn Store>, has_session: bool) {
        let app = provider::app(self.provider.origin(), TIMEOUT, store.clone());
        refresh(&open(&app).await).await;
        if has_session {
            refresh(&self.session).await;
        }
        refresh(&open(&app).await).await;
        // A lease from before does not count.
        let next = store.lease(&other_key(), LEASE).await.unwrap();
        if let Some(next) = next {
            assert!(next.fence() > self.lease.fence());
            let record = GrantRecord::erased();
            let commit = store.commit(&self.lease, Version::NONE, record).await;
            assert_eq!(commit.unwrap(), Commit::Fenced);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_synchronous_commit_a_crash_of_postgres_loses_writes_and_no_grant_with_grace() {
    // Nothing is flushed for ten seconds.
    let settings = ["synchronous_commit=off", "wal_writer_delay=10s"];
    let Some(mut server) = Postgres::start_with(&settings).await else {
        return;
    };
    let store = Arc::new(server.store().await);
    let checkpoint = async || server.run("CHECKPOINT").await;
    let before = Before::in_store(store.clone(), checkpoint).await;
    server.0.kill();
    server.until_ready().await;
    assert!(version(&server.store().await).await < before.version);
    before.continues(store, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_fsync_a_crash_of_postgres_alone_loses_nothing() {
    let Some(mut server) = Postgres::start_with(&["fsync=off"]).await else {
        return;
    };
    let store = Arc::new(server.store().await);
    let before = Before::in_store(store.clone(), async || {}).await;
    server.0.kill();
    server.until_ready().await;
    assert_eq!(version(&server.store().await).await, before.version);
    before.continues(store, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promoted_replica_of_postgres_has_every_commit_with_synchronous_replication() {
    let Some(mut primary) = Postgres::start().await else {
        return;
    };
    let store = Arc::new(primary.store().await);
    let replica = primary.replica().await.unwrap();
    primary
        .run("ALTER SYSTEM SET synchronous_standby_names = '*'")
        .await;
    primary.run("SELECT pg_reload_conf()").await;
    primary
        .until("SELECT count(*) = 1 FROM pg_stat_replication WHERE sync_state = 'sync'")
        .await;
    let before = Before::in_store(store, async || {}).await;
    primary.0.kill();
    replica.run("SELECT pg_promote()").await;
    let store = Arc::new(replica.store().await);
    assert_eq!(version(&*store).await, before.version);
    before.continues(store, false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replica_of_postgres_that_had_not_received_commits_loses_them_and_no_grant_with_grace() {
    let Some(mut primary) = Postgres::start().await else {
        return;
    };
    let store = Arc::new(primary.store().await);
    let mut replica = None;
    // A copy from before the refreshes.
    let copy = async || {
        let copy = primary.replica().await.unwrap();
        copy.run("SELECT pg_promote()").await;
        replica = Some(copy);
    };
    let before = Before::in_store(store, copy).await;
    primary.0.kill();
    let store = Arc::new(replica.as_ref().unwrap().store().await);
    assert!(version(&*store).await < before.version);
    before.continues(store, false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_redis_that_lost_its_last_second_loses_no_grant_with_grace() {
    let settings = ["--appendonly", "yes", "--appendfsync", "everysec"];
    let Some(mut server) = Redis::start(&settings).await else {
        return;
    };
    let store = Arc::new(server.store().await);
    let mut flushed = 0;
    let size = async || flushed = std::fs::metadata(server.appended()).unwrap().len();
    let before = Before::in_store(store.clone(), size).await;
    server.0.kill();
    // As after a crash of the machine: what the kernel had not written is missing.
    let file = std::fs::File::options().write(true).open(server.appended());
    file.unwrap().set_len(flushed).unwrap();
    server.until_ready().await;
    assert!(version(&server.store().await).await < before.version);
    before.continues(store, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_strict_reuse_a_redis_that_lost_a_refresh_loses_the_grant_until_the_next_login() {
    let settings = ["--appendonly", "yes", "--appendfsync", "everysec"];
    let Some(mut server) = Redis::start(&settings).await else {
        return;
    };
    let provider = provider::start_with(STRICT, HOUR, |_| {}).await;
    let app = |store| provider::app_with(STRICT, provider.origin(), TIMEOUT, store);
    let before = app(Arc::new(server.store().await));
    provider::log_in(&provider, &before).await;
    let flushed = std::fs::metadata(server.appended()).unwrap().len();
    refresh(&open(&before).await).await;
    server.0.kill();
    let file = std::fs::File::options().write(true).open(server.appended());
    file.unwrap().set_len(flushed).unwrap();
    server.until_ready().await;

    let after = app(Arc::new(server.store().await));
    let session = open(&after).await;
    let credential = session.current().await.unwrap();
    match session.refresh(&credential).await.unwrap_err() {
        Error::GrantLost(lost) => assert_eq!(lost.reason().as_str(), "rejected"),
        error => panic!("{error}"),
    }
    provider::log_in(&provider, &after).await;
    refresh(&open(&after).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promoted_replica_of_redis_has_every_confirmed_commit() {
    let Some((mut primary, replica)) = Redis::start_pair().await else {
        return;
    };
    let store = primary.store().await.confirmed_by(1, TIMEOUT);
    let before = Before::in_store(Arc::new(store), async || {}).await;
    primary.0.kill();
    replica.run(&["REPLICAOF", "NO", "ONE"]).await;
    let store = Arc::new(replica.store().await);
    assert_eq!(version(&*store).await, before.version);
    before.continues(store, false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replica_of_redis_that_had_not_received_commits_loses_them_and_no_grant_with_grace() {
    let Some((mut primary, replica)) = Redis::start_pair().await else {
        return;
    };
    let store = Arc::new(primary.store().await);
    let received = async || {
        primary.run(&["WAIT", "1", "5000"]).await;
        // It receives nothing more.
        replica.run(&["REPLICAOF", "NO", "ONE"]).await;
    };
    let before = Before::in_store(store, received).await;
    primary.0.kill();
    let store = Arc::new(replica.store().await);
    assert!(version(&*store).await < before.version);
    before.continues(store, false).await;
}
