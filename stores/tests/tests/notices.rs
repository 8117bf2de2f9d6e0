//! A waiting process is notified of commits and released leases. Without a notification, it looks again after
//! 200 ms: these tests require less.

use std::sync::Arc;
use std::time::Duration;

use licit_runtime::store::{Commit, GrantKey, GrantRecord, Store, Version};
use tokio::time::Instant;

use crate::servers::{Postgres, Redis};

const LEASE: Duration = Duration::from_secs(60);

/// The time for which a process waits before the change. What remains of the 200 ms is above the limit.
const BEFORE: Duration = Duration::from_millis(10);
const LIMIT: Duration = Duration::from_millis(150);

const ROUNDS: usize = 20;

/// The time after which a lost connection has been opened again.
const REOPENED: Duration = Duration::from_secs(3);

fn key() -> GrantKey {
    GrantKey::new("acme", "app", "", "client", "ada")
}

/// Makes a change while another process waits for it. Returns how long that waits from then on.
async fn delay(waiting: &Arc<dyn Store>, seen: Version, change: impl Future) -> Duration {
    let waiting = Arc::clone(waiting);
    let waiting = tokio::spawn(async move {
        waiting.changed(&key(), seen).await.unwrap();
        Instant::now()
    });
    tokio::time::sleep(BEFORE).await;
    let begun = Instant::now();
    change.await;
    waiting.await.unwrap().saturating_duration_since(begun)
}

/// Asserts that a process with the store `there` is notified of the commits and releases of another one.
async fn assert_notifies(here: &dyn Store, there: &Arc<dyn Store>) {
    let (mut commits, mut releases) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let lease = here.lease(&key(), LEASE).await.unwrap().unwrap();
        let found = here.load(&key()).await.unwrap();
        let seen = found.map_or(Version::NONE, |(version, _)| version);
        let commit = async {
            let commit = here.commit(&lease, seen, GrantRecord::erased()).await;
            assert_eq!(commit.unwrap(), Commit::Done(seen.next()));
        };
        commits.push(delay(there, seen, commit).await);
        let release = async { here.release(lease.clone()).await.unwrap() };
        releases.push(delay(there, seen.next(), release).await);
    }
    for (what, mut delays) in [("commits", commits), ("releases", releases)] {
        delays.sort();
        // The machine may be busy now and then.
        assert!(delays[ROUNDS / 2] < LIMIT, "{what}: {delays:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_notifies_of_commits_and_releases_also_after_the_listening_connection_was_cut() {
    let Some(server) = Postgres::start().await else {
        return;
    };
    let here = server.store().await;
    let there: Arc<dyn Store> = Arc::new(server.store().await);
    assert_notifies(&here, &there).await;
    let cut = "SELECT count(pg_terminate_backend(pid)) = 1 FROM pg_stat_activity
        WHERE query LIKE 'LISTEN%'";
    server.until(cut).await;
    tokio::time::sleep(REOPENED).await;
    assert_notifies(&here, &there).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn redis_notifies_of_commits_and_releases_also_after_the_listening_connection_was_cut() {
    let Some(server) = Redis::start(&[]).await else {
        return;
    };
    let here = server.store().await;
    let there: Arc<dyn Store> = Arc::new(server.store().await);
    assert_notifies(&here, &there).await;
    let cut: i64 = server.ask(&["CLIENT", "KILL", "TYPE", "pubsub"]).await;
    assert_eq!(cut, 1);
    tokio::time::sleep(REOPENED).await;
    assert_notifies(&here, &there).await;
}
