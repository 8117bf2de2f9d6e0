//! The code of the guide's chapter on stores, against real servers.

use std::sync::Arc;

use licit_runtime::store::GrantFilter;

use crate::servers::{Postgres, Redis};

mod licit {
    pub(crate) use licit_runtime as rt;
}

type Failure = Box<dyn std::error::Error>;

// In the guide:
use licit::rt::store::{Encrypted, LocalKeys, Store};
use licit_store_postgres::PostgresStore;
use licit_store_postgres::sqlx::PgPool;

#[rustfmt::skip]
async fn open_postgres(url: &str, keys: LocalKeys, names: &[u8; 32]) -> Result<Arc<dyn Store>, Failure> {
    let pool = PgPool::connect(url).await?;
    // Creates the tables, or updates them to the version of this build.
    let store = PostgresStore::connect(pool).await?;
    Ok(Arc::new(Encrypted::new(store, keys, names)))
}

// In the guide:
use licit_store_redis::RedisStore;
use licit_store_redis::redis::Client;

#[rustfmt::skip]
async fn open_redis(url: &str, keys: LocalKeys, names: &[u8; 32]) -> Result<Arc<dyn Store>, Failure> {
    let store = RedisStore::connect(Client::open(url)?).await?;
    Ok(Arc::new(Encrypted::new(store, keys, names)))
}

// Not in the guide:

#[test]
fn the_guide_has_this_code() {
    let folder = env!("CARGO_MANIFEST_DIR");
    let guide = format!("{folder}/../../docs/guide/stores.md");
    let guide = std::fs::read_to_string(guide).unwrap();
    let own = include_str!("guide.rs").replace("#[rustfmt::skip]\n", "");
    let (code, _) = own.split_once("// Not in the guide:").unwrap();
    for block in code.split("// In the guide:").skip(1) {
        assert!(guide.contains(block.trim()), "{block}");
    }
}

async fn list(store: Arc<dyn Store>) {
    let page = store.list(&GrantFilter::all(), None, 1).await.unwrap();
    assert!(page.grants().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_of_the_guide_opens_the_stores() {
    let (key, names) = ([1; 32], [2; 32]);
    if let Some(server) = Postgres::start().await {
        let folder = server.0.folder().display();
        let url = format!("postgres://licit@localhost/postgres?host={folder}");
        let store = open_postgres(&url, LocalKeys::new(&key), &names).await;
        list(store.unwrap()).await;
    }
    if let Some(server) = Redis::start(&[]).await {
        let url = format!("redis+unix://{}/s", server.0.folder().display());
        let store = open_redis(&url, LocalKeys::new(&key), &names).await;
        list(store.unwrap()).await;
    }
}
