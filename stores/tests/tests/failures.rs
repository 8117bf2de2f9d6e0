//! What the stores promise when their server fails.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use licit_runtime::error::StoreError;
use licit_runtime::store::{Commit, GrantFilter, GrantKey, GrantRecord, Lease, Store, Version};
use licit_runtime::token::User;
use licit_runtime::{App, AtRunTime, Error, Session};
use licit_store_postgres::PostgresStore;
use licit_store_redis::RedisStore;
use sqlx::Row as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{UnixListener, UnixStream};

use crate::provider::{self, NAME};
use crate::servers::{Postgres, Redis};

const TIME: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);
const TIMEOUT: Duration = Duration::from_secs(2);

fn key() -> GrantKey {
    GrantKey::new("acme", "app", "", "client", NAME)
}

async fn lease(store: &dyn Store) -> Lease {
    store.lease(&key(), TIME).await.unwrap().unwrap()
}

async fn session(app: &App) -> Session {
    let tokens = app.load_grant::<AtRunTime, User>(NAME).await.unwrap();
    app.session(tokens.unwrap())
}

/// The store's error in a refresh of a session whose token is valid.
async fn refresh_failure(session: &Session) -> StoreError {
    assert!(session.try_current().is_some());
    let credential = session.current().await.unwrap();
    match session.refresh(&credential).await.unwrap_err() {
        Error::Store(error) => *error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_store_a_session_has_its_valid_token_and_a_refresh_is_an_error() {
    let provider = provider::start(HOUR, |_| {}).await;
    if let Some(mut server) = Postgres::start().await {
        let app = provider::app(provider.origin(), TIMEOUT, Arc::new(server.store().await));
        provider::log_in(&provider, &app).await;
        let session = session(&app).await;
        server.0.kill();
        refresh_failure(&session).await;
    }
    if let Some(mut server) = Redis::start(&[]).await {
        let app = provider::app(provider.origin(), TIMEOUT, Arc::new(server.store().await));
        provider::log_in(&provider, &app).await;
        let session = session(&app).await;
        server.0.kill();
        refresh_failure(&session).await;
    }
}

/// Refreshes, and tries again while connections are opened again.
async fn refreshed(session: &Session) -> Result<(), Error> {
    let mut result = Ok(());
    for _ in 0..50 {
        result = match session.current().await {
            Ok(credential) => session.refresh(&credential).await.map(drop),
            Err(error) => Err(error),
        };
        if result.is_ok() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    result
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_crashed_has_the_grant_when_it_is_back() {
    let provider = provider::start(HOUR, |_| {}).await;
    if let Some(mut server) = Postgres::start().await {
        let app = provider::app(provider.origin(), TIMEOUT, Arc::new(server.store().await));
        provider::log_in(&provider, &app).await;
        let open = session(&app).await;
        refreshed(&open).await.unwrap();
        server.0.kill();
        server.until_ready().await;
        refreshed(&open).await.unwrap();
        refreshed(&session(&app).await).await.unwrap();
    }
    let settings = ["--appendonly", "yes", "--appendfsync", "always"];
    if let Some(mut server) = Redis::start(&settings).await {
        let app = provider::app(provider.origin(), TIMEOUT, Arc::new(server.store().await));
        provider::log_in(&provider, &app).await;
        let open = session(&app).await;
        refreshed(&open).await.unwrap();
        server.0.kill();
        server.until_ready().await;
        refreshed(&open).await.unwrap();
        refreshed(&session(&app).await).await.unwrap();
    }
}

/// While the server is suspended, calls fail in time. Then a session continues, and so does another process.
async fn continues_after(suspend: impl AsyncFn(&str), store: impl AsyncFn() -> Arc<dyn Store>) {
    let provider = provider::start(HOUR, |_| {}).await;
    let app = provider::app(provider.origin(), TIMEOUT, store().await);
    provider::log_in(&provider, &app).await;
    let session = session(&app).await;
    suspend("STOP").await;
    let refused = tokio::time::timeout(4 * TIMEOUT, refresh_failure(&session)).await;
    suspend("CONT").await;
    refused.unwrap();
    let mut result = session.current().await;
    for _ in 0..50 {
        if result.is_ok() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
        result = session.current().await;
    }
    result.unwrap();
    let app = provider::app(provider.origin(), TIMEOUT, store().await);
    refreshed(&self::session(&app).await).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_continues_when_a_suspended_redis_does() {
    if let Some(server) = Redis::start(&[]).await {
        let suspend = async |signal: &str| server.0.signal(signal);
        continues_after(suspend, async || Arc::new(server.store().await) as _).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_continues_when_a_suspended_postgres_does() {
    if let Some(server) = Postgres::start().await {
        // Stopped, the server does not answer which they are.
        let processes = std::sync::Mutex::new(Vec::new());
        let suspend = async |signal: &str| {
            if signal == "STOP" {
                *processes.lock().unwrap() = server.processes().await;
            }
            for id in &*processes.lock().unwrap() {
                crate::servers::signal(*id, signal);
            }
        };
        continues_after(suspend, async || Arc::new(server.store().await) as _).await;
    }
}

/// After a restore or a failover, a lease from before must not count.
async fn fences_increase(store: &dyn Store, lose_everything: impl AsyncFnOnce()) {
    let before = lease(store).await;
    lose_everything().await;
    let commit = store
        .commit(&before, Version::NONE, GrantRecord::erased())
        .await;
    assert_eq!(commit.unwrap(), Commit::Fenced);
    let after = lease(store).await;
    assert!(after.fence() > before.fence());
    let commit = store
        .commit(&before, Version::NONE, GrantRecord::erased())
        .await;
    assert_eq!(commit.unwrap(), Commit::Fenced);
    assert!(!store.renew(&before, TIME).await.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn fences_increase_after_the_server_lost_everything() {
    if let Some(server) = Postgres::start().await {
        let store = server.store().await;
        let truncate = async || {
            let query = sqlx::query("TRUNCATE licit_grants");
            query.execute(&server.pool()).await.unwrap();
        };
        fences_increase(&store, truncate).await;
    }
    if let Some(server) = Redis::start(&[]).await {
        let store = server.store().await;
        fences_increase(&store, async || server.run(&["FLUSHALL"]).await).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn processes_create_the_tables_at_the_same_time_and_reject_those_of_a_later_build() {
    let Some(server) = Postgres::start().await else {
        return;
    };
    let pool = server.pool();
    let options = pool.connect_options().as_ref().clone();
    // With it, a transaction sees nothing that others commit after its first statement.
    let options = options.options([("default_transaction_isolation", r"repeatable\ read")]);
    pool.set_connect_options(options);
    let mut processes = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let pool = pool.clone();
        processes.spawn(async move { PostgresStore::connect(pool).await.map(drop) });
    }
    for result in processes.join_all().await {
        result.unwrap();
    }
    let rows = sqlx::query("SELECT version FROM licit_schema")
        .fetch_all(&pool)
        .await;
    assert_eq!(rows.unwrap().len(), 1);
    let later = sqlx::query("INSERT INTO licit_schema VALUES (99)");
    later.execute(&pool).await.unwrap();
    let error = PostgresStore::connect(pool).await.unwrap_err().to_string();
    assert!(error.contains("update licit-store-postgres"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_whose_role_may_not_create_tables_opens_the_store() {
    let Some(server) = Postgres::start().await else {
        return;
    };
    drop(server.store().await);
    server
        .run("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        .await;
    server.run("CREATE ROLE app LOGIN").await;
    server
        .run("GRANT SELECT, INSERT, UPDATE, DELETE ON licit_grants TO app")
        .await;
    let pool = server.pool();
    let options = pool.connect_options().as_ref().clone();
    pool.set_connect_options(options.username("app"));
    let error = PostgresStore::connect(pool.clone()).await.unwrap_err();
    assert!(error.to_string().contains("permission denied"), "{error}");
    let store = PostgresStore::open(pool);
    let lease = lease(&store).await;
    store.erase(&lease, TIME).await.unwrap();
    store.release(lease).await.unwrap();
    store.changed(&key(), Version::NONE).await.unwrap();
    store.tidy().await.unwrap();
}

/// Every row, as text.
async fn rows(server: &Postgres) -> String {
    let all = "SELECT coalesce(string_agg(grants::text, ' '), '') FROM licit_grants AS grants";
    let row = sqlx::query(all).fetch_one(&server.pool()).await.unwrap();
    row.get(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_forgotten_user_remains_in_postgres() {
    let Some(server) = Postgres::start().await else {
        return;
    };
    let store = server.store().await;
    let provider = provider::start(HOUR, |_| {}).await;
    let app = provider::app(provider.origin(), TIMEOUT, Arc::new(store.clone()));
    provider::log_in(&provider, &app).await;
    assert!(rows(&server).await.contains(NAME));
    assert!(app.forget(NAME).await.unwrap().was_stored());
    let tombstone = rows(&server).await;
    assert!(
        !tombstone.contains(NAME) && !tombstone.contains("token"),
        "{tombstone}"
    );
    assert!(!tombstone.is_empty());

    let lease = lease(&store).await;
    store.erase(&lease, Duration::ZERO).await.unwrap();
    store.release(lease).await.unwrap();
    store.tidy().await.unwrap();
    assert_eq!(
        rows(&server).await,
        tombstone,
        "only the tombstone whose time is over is removed"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_forgotten_user_remains_in_redis() {
    let Some(server) = Redis::start(&[]).await else {
        return;
    };
    let store = server.store().await;
    let provider = provider::start(HOUR, |_| {}).await;
    let app = provider::app(provider.origin(), TIMEOUT, Arc::new(store.clone()));
    provider::log_in(&provider, &app).await;
    let of_user = GrantFilter::all().subject(NAME);
    assert_eq!(
        store.list(&of_user, None, 10).await.unwrap().grants().len(),
        1
    );
    drop(app.forget(NAME).await.unwrap());

    let mut connection = server
        .client()
        .get_multiplexed_async_connection()
        .await
        .unwrap();
    let keys: Vec<String> = redis::cmd("KEYS")
        .arg("*")
        .query_async(&mut connection)
        .await
        .unwrap();
    let [tombstone] = keys.try_into().unwrap();
    assert!(!tombstone.contains(NAME), "{tombstone}");
    let fields: Vec<String> = redis::cmd("HKEYS")
        .arg(&tombstone)
        .query_async(&mut connection)
        .await
        .unwrap();
    assert!(
        !fields
            .iter()
            .any(|field| field == "record" || field == "name"),
        "{fields:?}"
    );
    let left: i64 = redis::cmd("PTTL")
        .arg(&tombstone)
        .query_async(&mut connection)
        .await
        .unwrap();
    assert!(left > 0, "the tombstone ends by itself");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lease_that_no_replica_confirms_is_not_used() {
    let Some(server) = Redis::start(&[]).await else {
        return;
    };
    let store = server.store().await;
    // Longer than the client waits for a reply by default.
    let confirmed = store.clone().confirmed_by(1, Duration::from_secs(1));
    let error = confirmed.lease(&key(), TIME).await.unwrap_err().to_string();
    assert!(error.contains("0 of 1 replicas"), "{error}");
    // It does not block other processes.
    assert!(store.lease(&key(), TIME).await.unwrap().is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_redis_that_may_evict_grants_or_marks_is_rejected() {
    let limited = ["--maxmemory", "64mb"].as_slice();
    let unlimited = [].as_slice();
    for (policy, limit, is_accepted) in [
        ("allkeys-lru", limited, false),
        ("volatile-ttl", limited, false),
        ("noeviction", limited, true),
        ("volatile-ttl", unlimited, true),
    ] {
        let settings = [["--maxmemory-policy", policy].as_slice(), limit].concat();
        let Some(server) = Redis::start(&settings).await else {
            return;
        };
        match RedisStore::connect(server.client()).await {
            Ok(_) => assert!(is_accepted, "{policy}"),
            Err(error) => {
                assert!(!is_accepted, "{policy}: {error}");
                assert!(error.to_string().contains("noeviction"), "{error}");
            }
        }
    }
}

/// After a failover, the old address may accept packets and never answer.
#[tokio::test(flavor = "multi_thread")]
async fn a_connection_without_an_answer_is_replaced() {
    let Some(server) = Redis::start(&[]).await else {
        return;
    };
    let silent = Arc::new(AtomicBool::new(false));
    let proxy = server.0.folder().join("proxy");
    let listener = UnixListener::bind(&proxy).unwrap();
    let (upstream, is_silent) = (server.0.folder().join("s"), Arc::clone(&silent));
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let server = UnixStream::connect(&upstream).await.unwrap();
            is_silent.store(false, Ordering::SeqCst);
            tokio::spawn(forward(client, server, Arc::clone(&is_silent)));
        }
    });
    let client = redis::Client::open(format!("redis+unix://{}", proxy.display())).unwrap();
    let store = RedisStore::connect(client).await.unwrap();
    store.load(&key()).await.unwrap();
    silent.store(true, Ordering::SeqCst);
    store.load(&key()).await.unwrap_err();
    let key = key();
    let again = tokio::time::timeout(Duration::from_secs(2), store.load(&key));
    assert!(again.await.unwrap().unwrap().is_none());
}

/// Forwards bytes until it is to be silent, and then holds the connection.
async fn forward(client: UnixStream, server: UnixStream, is_silent: Arc<AtomicBool>) {
    let ((mut from_client, mut to_client), (mut from_server, mut to_server)) =
        (client.into_split(), server.into_split());
    let replies =
        tokio::spawn(async move { tokio::io::copy(&mut from_server, &mut to_client).await });
    let mut bytes = [0; 4096];
    while let Ok(read @ 1..) = from_client.read(&mut bytes).await {
        if is_silent.load(Ordering::SeqCst) {
            std::future::pending::<()>().await;
        }
        to_server.write_all(&bytes[..read]).await.unwrap();
    }
    drop(replies);
}
