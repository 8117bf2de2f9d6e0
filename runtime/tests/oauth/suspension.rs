//! Processes that are suspended in the middle of a refresh, and stores that hang. A process is a
//! thread with a runtime of its own here: while the thread sleeps, nothing of the process runs.

use std::fmt::Debug;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use licit_runtime::Error;
use licit_runtime::observe::{Asked, Observer};
use licit_runtime::store::{
    Answer as StoreAnswer, Commit, GrantKey, GrantRecord, Lease, MemoryStore, Store, Version,
};

use crate::acme::{self, HandClock};
use crate::session::{access, refreshed, refreshing};
use crate::support::Server;

const TIMEOUT: Duration = Duration::from_millis(250);

/// Longer than a lease.
const PAUSE: Duration = Duration::from_millis(1500);

/// Calls of a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Load,
    Lease,
    Renew,
    Commit,
    Release,
    Changed,
}

const STEPS: [Step; 6] = [
    Step::Load,
    Step::Lease,
    Step::Renew,
    Step::Commit,
    Step::Release,
    Step::Changed,
];

/// A store that several processes share, as one of them sees it.
#[derive(Debug, Default)]
struct Seen {
    memory: Arc<MemoryStore>,
    /// The process is suspended once, when this call has been made.
    suspends_after: Mutex<Option<Step>>,
    /// Calls of this kind never end.
    hangs: Mutex<Option<Step>>,
    /// Calls that hang are made all the same.
    is_made: AtomicBool,
    renewals: AtomicUsize,
}

impl Seen {
    fn of(memory: &Arc<MemoryStore>) -> Self {
        Self {
            memory: Arc::clone(memory),
            ..Self::default()
        }
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
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreAnswer<'a, Option<(Version, GrantRecord)>> {
        Box::pin(self.call(Step::Load, self.memory.load(key)))
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreAnswer<'a, Option<Lease>> {
        Box::pin(self.call(Step::Lease, self.memory.lease(key, time)))
    }

    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreAnswer<'a, bool> {
        self.renewals.fetch_add(1, Ordering::SeqCst);
        Box::pin(self.call(Step::Renew, self.memory.renew(lease, time)))
    }

    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreAnswer<'a, Commit> {
        Box::pin(self.call(Step::Commit, self.memory.commit(lease, expected, record)))
    }

    fn release(&self, lease: Lease) -> StoreAnswer<'_, ()> {
        Box::pin(async move { self.call(Step::Release, self.memory.release(lease)).await })
    }

    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreAnswer<'a, ()> {
        Box::pin(self.call(Step::Changed, self.memory.changed(key, seen)))
    }
}

/// Runs `work` as a process of its own.
fn process<T: Debug + Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> JoinHandle<T> {
    thread::spawn(|| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(work)
    })
}

async fn end<T: Send + 'static>(process: JoinHandle<T>) -> T {
    tokio::task::spawn_blocking(|| process.join().unwrap())
        .await
        .unwrap()
}

/// A process that gets a token, with an access token that has ended.
fn caller(
    server: &Server,
    store: Arc<dyn Store>,
    observer: impl Observer + 'static,
) -> JoinHandle<Result<String, Error>> {
    let app = acme::builder_of(&acme::STRICT, server)
        .timeout(TIMEOUT)
        .store(store)
        .observer(Arc::new(observer))
        .build()
        .unwrap();
    process(async move {
        let session = app.session(acme::tokens(-1).for_subject("u"));
        let token = session.current().await;
        app.settle().await;
        token.map(|token| token.token().expose().to_owned())
    })
}

fn sent(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let sent = requests
        .iter()
        .filter_map(|request| request.form("refresh_token"));
    sent.collect()
}

struct Nobody;

impl Observer for Nobody {}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_is_suspended_after_its_attempt_was_written_down_does_not_send_it() {
    for step in [Step::Commit, Step::Renew, Step::Lease, Step::Load] {
        let (server, memory) = (refreshing().await, Arc::default());
        let store = Seen::of(&memory);
        *store.suspends_after.lock().unwrap() = Some(step);
        let suspended = caller(&server, Arc::new(store), Nobody);
        tokio::time::sleep(PAUSE / 2).await;
        // The lease of the first has run out.
        let second = caller(&server, memory, Nobody);
        assert_eq!(end(second).await.unwrap(), "access-1", "{step:?}");
        assert_eq!(end(suspended).await.unwrap(), "access-1", "{step:?}");
        assert_eq!(sent(&server), ["refresh-0"], "{step:?}");
    }
}

/// Suspends its process, or turns its clock, right before a request: as when connecting takes long.
#[derive(Default)]
struct SlowConnection {
    clock: Option<Arc<HandClock>>,
    was_slow: AtomicBool,
}

impl Observer for SlowConnection {
    fn asking(&self, _: &Asked) {
        if self.was_slow.swap(true, Ordering::SeqCst) {
            return;
        }
        match &self.clock {
            Some(clock) => clock.turn(60),
            None => thread::sleep(PAUSE),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_is_suspended_while_it_connects_does_not_send() {
    let (server, memory) = (refreshing().await, Arc::default());
    let store = Arc::new(Seen::of(&memory));
    let suspended = caller(&server, store, SlowConnection::default());
    tokio::time::sleep(PAUSE / 2).await;
    let second = caller(&server, memory, Nobody);
    assert_eq!(end(second).await.unwrap(), "access-1");
    assert_eq!(end(suspended).await.unwrap(), "access-1");
    assert_eq!(sent(&server), ["refresh-0"]);
}

#[tokio::test]
async fn a_time_of_day_that_jumps_before_the_request_is_a_reason_to_confirm_the_lease() {
    let server = refreshing().await;
    let store = Arc::new(Seen::default());
    let clock = Arc::<HandClock>::default();
    let observer = SlowConnection {
        clock: Some(clock.clone()),
        ..SlowConnection::default()
    };
    let app = acme::builder(&server)
        .store(store.clone())
        .observer(Arc::new(observer))
        .clock(clock)
        .build()
        .unwrap();
    let session = app.session(acme::tokens(-1).for_subject("u"));
    assert_eq!(access(&session).await, "access-1");
    assert_eq!(store.renewals.load(Ordering::SeqCst), 2);
    assert_eq!(sent(&server), ["refresh-0"]);
}

#[tokio::test]
async fn a_renewal_that_hangs_does_not_hold_up_the_reply() {
    let server = Server::telling(vec![refreshed(1).after(TIMEOUT * 4)]).await;
    let store = Arc::new(Seen::default());
    let app = acme::builder(&server)
        .timeout(TIMEOUT * 5)
        .store(store.clone())
        .build()
        .unwrap();
    let session = app.session(acme::tokens(-1).for_subject("u"));
    let calling = tokio::spawn(async move { access(&session).await });
    crate::session::until(|| !server.requests().is_empty()).await;
    *store.hangs.lock().unwrap() = Some(Step::Renew);
    let start = Instant::now();
    assert_eq!(calling.await.unwrap(), "access-1");
    assert!(start.elapsed() < TIMEOUT * 6, "{:?}", start.elapsed());
}

/// The time within which a caller is answered, whatever the store does.
const BOUND: Duration = Duration::from_secs(3);

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_hangs_gives_every_caller_an_answer_and_loses_nothing() {
    for step in STEPS {
        for is_made in [false, true] {
            let server = refreshing().await;
            let store = Arc::new(Seen::default());
            store.is_made.store(is_made, Ordering::SeqCst);
            *store.hangs.lock().unwrap() = Some(step);
            let app = acme::builder_of(&acme::STRICT, &server)
                .timeout(TIMEOUT)
                .store(store.clone())
                .build()
                .unwrap();
            let session = app.session(acme::tokens(-1).for_subject("u"));
            let start = Instant::now();
            let first = session.current().await;
            assert!(start.elapsed() < BOUND, "{step:?}: {:?}", start.elapsed());
            if let Err(error) = &first {
                assert!(matches!(error, Error::Store(_)), "{step:?}: {error:?}");
            }

            *store.hangs.lock().unwrap() = None;
            assert_eq!(access(&session).await, "access-1", "{step:?} {is_made}");
            app.settle().await;
            let other = app.session(acme::tokens(-1).for_subject("u"));
            assert_eq!(access(&other).await, "access-1", "{step:?} {is_made}");
            assert_eq!(sent(&server), ["refresh-0"], "{step:?} {is_made}");
        }
    }
}

#[tokio::test]
async fn a_store_that_hangs_does_not_hold_up_who_looks_for_a_grant() {
    let server = refreshing().await;
    let store = Arc::new(Seen::default());
    *store.hangs.lock().unwrap() = Some(Step::Load);
    let app = acme::builder(&server)
        .timeout(TIMEOUT)
        .store(store)
        .build()
        .unwrap();
    let found = app
        .kept::<acme::Reading, licit_runtime::token::User>("u")
        .await;
    assert!(
        found
            .unwrap_err()
            .to_string()
            .contains("`load` did not answer")
    );
}
