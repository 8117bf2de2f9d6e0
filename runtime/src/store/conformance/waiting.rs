//! Waiting for another process.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinHandle;

use super::bench::{Bench, Failure, done, record};
use crate::error::StoreError;
use crate::store::{GrantKey, Store, Version};

/// The time in which a waiting process notices a change.
const SOON: Duration = Duration::from_secs(20);

pub(super) async fn a_commit_wakes_waiting_processes(bench: &Bench) -> Result<(), Failure> {
    let key = bench.key();
    let lease = bench.take(&*bench.here, &key).await?;
    let waiting = [&bench.here, &bench.there].map(|store| wait(store, &key, Version::NONE));
    tokio::task::yield_now().await;
    done(
        bench
            .here
            .commit(&lease, Version::NONE, record("token"))
            .await?,
    )?;
    for waiting in waiting {
        woken(waiting).await?;
    }
    bench.here.release(lease).await?;
    Ok(())
}

pub(super) async fn a_released_lease_wakes_waiting_processes(bench: &Bench) -> Result<(), Failure> {
    let key = bench.key();
    let lease = bench.take(&*bench.here, &key).await?;
    let waiting = [&bench.here, &bench.there].map(|store| wait(store, &key, Version::NONE));
    tokio::task::yield_now().await;
    bench.here.release(lease).await?;
    for waiting in waiting {
        woken(waiting).await?;
    }
    Ok(())
}

pub(super) async fn waiting_ends_at_once_if_the_version_has_changed(
    bench: &Bench,
) -> Result<(), Failure> {
    let key = bench.key();
    bench.put(&key, &record("token")).await?;
    let lease = bench.take(&*bench.here, &key).await?;
    woken(wait(&bench.there, &key, Version::NONE)).await?;
    bench.here.release(lease).await?;
    Ok(())
}

pub(super) fn wait(
    store: &Arc<dyn Store>,
    key: &GrantKey,
    seen: Version,
) -> JoinHandle<Result<(), StoreError>> {
    let (store, key) = (store.clone(), key.clone());
    tokio::spawn(async move { store.changed(&key, seen).await })
}

pub(super) async fn woken(waiting: JoinHandle<Result<(), StoreError>>) -> Result<(), Failure> {
    match tokio::time::timeout(SOON, waiting).await {
        Ok(Ok(result)) => Ok(result?),
        Ok(Err(_)) => Err(Failure::new("`changed` panicked")),
        Err(_) => Err(Failure::new("`changed` does not return after a change")),
    }
}
