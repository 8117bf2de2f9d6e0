//! A store whose process stops before or after a given step, to be killed there.

use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use licit_runtime::store::{
    Commit, Cursor, FileStore, GrantFilter, GrantKey, GrantPage, GrantRecord, Lease, Store,
    StoreFuture, Version,
};

#[derive(Debug)]
pub(crate) struct Mortal {
    store: FileStore,
    /// At which step to stop.
    at: usize,
    steps: AtomicUsize,
}

impl Mortal {
    pub(crate) fn new(store: FileStore, at: usize) -> Self {
        Self {
            store,
            at,
            steps: AtomicUsize::new(0),
        }
    }

    /// Waits to be killed if this is the given step.
    fn step(&self, name: &str) {
        if self.steps.fetch_add(1, Ordering::SeqCst) == self.at {
            println!("worker: stopped {name}");
            std::io::stdout().flush().unwrap();
            loop {
                std::thread::park();
            }
        }
    }

    async fn around<T>(&self, name: &str, work: impl Future<Output = T>) -> T {
        self.step(&format!("before {name}"));
        let result = work.await;
        self.step(&format!("after {name}"));
        result
    }
}

impl Store for Mortal {
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>> {
        Box::pin(self.around("load", self.store.load(key)))
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreFuture<'a, Option<Lease>> {
        Box::pin(self.around("lease", self.store.lease(key, time)))
    }

    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreFuture<'a, bool> {
        self.store.renew(lease, time)
    }

    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreFuture<'a, Commit> {
        Box::pin(self.around("commit", self.store.commit(lease, expected, record)))
    }

    fn erase<'a>(&'a self, lease: &'a Lease, tombstone: Duration) -> StoreFuture<'a, Commit> {
        Box::pin(self.around("erase", self.store.erase(lease, tombstone)))
    }

    fn list<'a>(
        &'a self,
        filter: &'a GrantFilter,
        after: Option<&'a Cursor>,
        limit: usize,
    ) -> StoreFuture<'a, GrantPage> {
        self.store.list(filter, after, limit)
    }

    fn release(&self, lease: Lease) -> StoreFuture<'_, ()> {
        Box::pin(async move { self.around("release", self.store.release(lease)).await })
    }

    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreFuture<'a, ()> {
        self.store.changed(key, seen)
    }
}
