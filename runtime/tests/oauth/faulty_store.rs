//! A store for tests that suspends its process or hangs at a step.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use licit_runtime::store::{
    Commit, Cursor, GrantFilter, GrantKey, GrantPage, GrantRecord, Lease, MemoryStore, Store,
    StoreFuture, Version,
};

/// How long a process is suspended.
pub(crate) const PAUSE: Duration = Duration::from_secs(2);

/// Calls of a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Load,
    Lease,
    Renew,
    Commit,
    Erase,
    Release,
    Changed,
}

pub(crate) const STEPS: [Step; 6] = [
    Step::Load,
    Step::Lease,
    Step::Renew,
    Step::Commit,
    Step::Release,
    Step::Changed,
];

/// A store that several processes share, as one of them sees it.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    memory: Arc<MemoryStore>,
    /// The process is suspended once, after this call.
    suspends_after: Mutex<Option<Step>>,
    /// Calls of this kind never return.
    hangs: Mutex<Option<Step>>,
    /// Hanging calls still take effect.
    pub(crate) is_made: AtomicBool,
    pub(crate) renewals: AtomicUsize,
}

impl Seen {
    /// The store of a process that is suspended after its first call of this kind.
    pub(crate) fn suspended_after(memory: &Arc<MemoryStore>, step: Step) -> Self {
        Self {
            memory: Arc::clone(memory),
            suspends_after: Mutex::new(Some(step)),
            ..Self::default()
        }
    }

    /// Makes subsequent calls of this kind hang, or none.
    pub(crate) fn hang(&self, step: Option<Step>) {
        *self.hangs.lock().unwrap() = step;
    }

    async fn call<T>(&self, step: Step, call: impl Future<Output = T>) -> T {
        let hangs = *self.hangs.lock().unwrap() == Some(step);
        if hangs && !self.is_made.load(Ordering::SeqCst) {
            std::future::pending::<()>().await;
        }
        let result = call.await;
        if hangs {
            std::future::pending::<()>().await;
        }
        let suspends = self
            .suspends_after
            .lock()
            .unwrap()
            .take_if(|at| *at == step);
        if suspends.is_some() {
            thread::sleep(PAUSE);
        }
        result
    }
}

impl Store for Seen {
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>> {
        Box::pin(self.call(Step::Load, self.memory.load(key)))
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreFuture<'a, Option<Lease>> {
        Box::pin(self.call(Step::Lease, self.memory.lease(key, time)))
    }

    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreFuture<'a, bool> {
        self.renewals.fetch_add(1, Ordering::SeqCst);
        Box::pin(self.call(Step::Renew, self.memory.renew(lease, time)))
    }

    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreFuture<'a, Commit> {
        Box::pin(self.call(Step::Commit, self.memory.commit(lease, expected, record)))
    }

    fn erase<'a>(&'a self, lease: &'a Lease, tombstone: Duration) -> StoreFuture<'a, Commit> {
        Box::pin(self.call(Step::Erase, self.memory.erase(lease, tombstone)))
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
        Box::pin(async move { self.call(Step::Release, self.memory.release(lease)).await })
    }

    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreFuture<'a, ()> {
        Box::pin(self.call(Step::Changed, self.memory.changed(key, seen)))
    }
}
