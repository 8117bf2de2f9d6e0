//! The stores fulfil the contract of stores.

use std::sync::Arc;
use std::time::Duration;

use licit_runtime::error::StoreError;
use licit_runtime::store::conformance::Conformance;
use licit_runtime::store::{Encrypted, LocalKeys, Store};
use licit_store_postgres::PostgresStore;
use licit_store_redis::RedisStore;

use crate::servers::{Postgres, Redis};

const KEY: [u8; 32] = [1; 32];
const NAME_KEY: [u8; 32] = [2; 32];

/// The time of leases and tombstones that expire. A late call does no harm.
const LEASE: Duration = Duration::from_secs(1);

async fn assert_conforms(open: impl AsyncFn() -> Result<Arc<dyn Store>, StoreError>) {
    let suite = Conformance::new(open).lease_time(LEASE);
    if let Err(violations) = suite.run().await {
        panic!("{violations}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_fulfils_the_contract() {
    let Some(server) = Postgres::start().await else {
        return;
    };
    drop(server.store().await);
    let several = async || Ok(Arc::new(PostgresStore::connect(server.pool()).await?) as _);
    // One connection: without notifications.
    let single = async || {
        let pool = crate::servers::pool(server.0.folder(), 1);
        Ok(Arc::new(PostgresStore::open(pool)) as _)
    };
    tokio::join!(assert_conforms(several), assert_conforms(single));
}

#[tokio::test(flavor = "multi_thread")]
async fn redis_fulfils_the_contract() {
    let Some(server) = Redis::start(&[]).await else {
        return;
    };
    assert_conforms(async || Ok(Arc::new(RedisStore::connect(server.client()).await?) as _)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn encrypted_stores_fulfil_the_contract() {
    if let Some(server) = Postgres::start().await {
        let open = async || {
            let store = PostgresStore::connect(server.pool()).await?;
            Ok(Arc::new(Encrypted::new(store, LocalKeys::new(&KEY), &NAME_KEY)) as _)
        };
        assert_conforms(open).await;
    }
    if let Some(server) = Redis::start(&[]).await {
        let open = async || {
            let store = RedisStore::connect(server.client()).await?;
            Ok(Arc::new(Encrypted::new(store, LocalKeys::new(&KEY), &NAME_KEY)) as _)
        };
        assert_conforms(open).await;
    }
}
