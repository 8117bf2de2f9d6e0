//! A store whose calls fail, take effect although they failed, or arrive late, and in which processes die.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use licit_runtime::error::StoreError;
use licit_runtime::store::{
    Commit, Cursor, GrantFilter, GrantKey, GrantPage, GrantRecord, GrantState, Lease, Store,
    StoreFuture, Version,
};
use tokio::sync::Notify;

use crate::killed::Dice;
use crate::ledger::Ledger;
use crate::model::TIMEOUT;

/// What happens to a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    None,
    /// It fails before it has an effect.
    Before,
    /// It has an effect, and its reply is lost.
    After,
    /// It has an effect after this time, up to that of a lease.
    Late(Duration),
    /// The process dies before or after it has an effect.
    Death {
        has_effect: bool,
    },
}

impl Fault {
    fn of(dice: &mut Dice) -> Self {
        match dice.below(100) {
            0..3 => Self::Before,
            3..6 => Self::After,
            6..9 => Self::Late(TIMEOUT / 2 + dice.millis(1_000)),
            9..11 => Self::Death { has_effect: false },
            11..13 => Self::Death { has_effect: true },
            _ => Self::None,
        }
    }
}

/// The life of a process.
#[derive(Clone, Default)]
pub(crate) struct Life {
    /// Notified when the process dies.
    pub(crate) death: Arc<Notify>,
    /// Without faults.
    pub(crate) is_calm: Arc<AtomicBool>,
}

/// The store of a process.
pub(crate) struct Faulty {
    store: Arc<dyn Store>,
    ledger: Arc<Mutex<Ledger>>,
    dice: Mutex<Dice>,
    life: Life,
    is_traced: bool,
}

impl Faulty {
    pub(crate) fn new(
        store: Arc<dyn Store>,
        ledger: Arc<Mutex<Ledger>>,
        dice: Dice,
        life: Life,
        is_traced: bool,
    ) -> Self {
        Self {
            store,
            ledger,
            dice: Mutex::new(dice),
            life,
            is_traced,
        }
    }

    fn draw(&self, call: &str) -> Fault {
        if self.life.is_calm.load(Ordering::SeqCst) {
            return Fault::None;
        }
        let fault = Fault::of(&mut self.dice.lock().unwrap());
        if fault != Fault::None {
            lock(&self.ledger).faults += 1;
            if self.is_traced {
                println!("{call}: {fault:?}");
            }
        }
        fault
    }

    /// Makes a call, with a fault.
    async fn call<T: Send + 'static>(
        &self,
        name: &str,
        work: impl Future<Output = Result<T, StoreError>> + Send + 'static,
    ) -> Result<T, StoreError> {
        match self.draw(name) {
            Fault::None => work.await,
            Fault::Before => Err(StoreError::new("the call failed")),
            Fault::After => {
                work.await?;
                Err(StoreError::new("the reply was lost"))
            }
            Fault::Late(time) => {
                // Also when the caller has given up.
                let late = tokio::spawn(async move {
                    tokio::time::sleep(time).await;
                    work.await
                });
                late.await.unwrap()
            }
            Fault::Death { has_effect } => {
                if has_effect {
                    let _ = work.await;
                }
                self.life.death.notify_one();
                std::future::pending().await
            }
        }
    }
}

fn lock(ledger: &Mutex<Ledger>) -> MutexGuard<'_, Ledger> {
    ledger.lock().unwrap()
}

impl Store for Faulty {
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>> {
        let (store, ledger, key) = (self.store.clone(), self.ledger.clone(), key.clone());
        Box::pin(self.call("load", async move {
            let (_, known) = lock(&ledger).latest(key.subject());
            let found = store.load(&key).await?;
            let version = found
                .as_ref()
                .map_or(Version::NONE, |(version, _)| *version);
            if version < known {
                let what = format!("`load` returned {version:?} after {known:?}");
                lock(&ledger).violated(key.subject(), &what);
            }
            Ok(found)
        }))
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreFuture<'a, Option<Lease>> {
        let (store, ledger, key) = (self.store.clone(), self.ledger.clone(), key.clone());
        Box::pin(self.call("lease", async move {
            let (known, _) = lock(&ledger).latest(key.subject());
            let lease = store.lease(&key, time).await?;
            if let Some(lease) = &lease {
                let mut ledger = lock(&ledger);
                if lease.fence() <= known {
                    ledger.violated(key.subject(), "a lease has an earlier fence");
                }
                ledger.leased(key.subject(), lease.fence());
            }
            Ok(lease)
        }))
    }

    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreFuture<'a, bool> {
        let (store, lease) = (self.store.clone(), lease.clone());
        Box::pin(self.call("renew", async move { store.renew(&lease, time).await }))
    }

    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreFuture<'a, Commit> {
        let (store, ledger, lease) = (self.store.clone(), self.ledger.clone(), lease.clone());
        Box::pin(self.call("commit", async move {
            let subject = lease.key().subject();
            let (fence, _) = lock(&ledger).latest(subject);
            let attempt = attempt(&record);
            let commit = store.commit(&lease, expected, record).await?;
            if let Commit::Done(version) = commit {
                let mut ledger = lock(&ledger);
                if fence > lease.fence() || version != expected.next() {
                    ledger.violated(subject, "a commit under an earlier lease");
                }
                ledger.committed(subject, version);
                if let Some((token, number)) = attempt {
                    ledger.attempted(subject, &token, number);
                }
            }
            Ok(commit)
        }))
    }

    fn erase<'a>(&'a self, lease: &'a Lease, tombstone: Duration) -> StoreFuture<'a, Commit> {
        let (store, ledger, lease) = (self.store.clone(), self.ledger.clone(), lease.clone());
        Box::pin(self.call("erase", async move {
            let commit = store.erase(&lease, tombstone).await?;
            if let Commit::Done(version) = commit {
                lock(&ledger).committed(lease.key().subject(), version);
            }
            Ok(commit)
        }))
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
        let store = self.store.clone();
        Box::pin(self.call("release", async move { store.release(lease).await }))
    }

    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreFuture<'a, ()> {
        self.store.changed(key, seen)
    }
}

/// The refresh token of an attempt, and the number of the attempt.
fn attempt(record: &GrantRecord) -> Option<(String, u32)> {
    let GrantState::Refreshing(attempt) = record.state()? else {
        return None;
    };
    let token = record.tokens()?.refresh_token()?.expose();
    Some((token.to_owned(), attempt.number()))
}

impl fmt::Debug for Faulty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Faulty")
            .field("store", &self.store)
            .finish_non_exhaustive()
    }
}
