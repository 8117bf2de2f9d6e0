//! Processes that are suspended while they work on a grant. Here, a process is a thread with its
//! own runtime: while the thread sleeps, nothing of the process runs.

use std::future::ready;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use licit_runtime::observe::{AuthRequest, Observer};
use licit_runtime::store::{MemoryStore, Store};
use licit_runtime::token::User;
use licit_runtime::{App, AppBuilder, Error};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::acme::{self, HandClock, Reading};
use crate::faulty_store::{PAUSE, Seen, Step};
use crate::session::{access, refreshed, refreshing, until};
use crate::support::{Answer, Server};

/// The deadline of requests. A lease is twice as long, and a suspension is longer than that.
const TIMEOUT: Duration = Duration::from_millis(400);

/// Runs `work` as a separate process.
fn process<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> JoinHandle<T> {
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

/// An application whose provider treats the reuse of a refresh token as a theft.
fn builder(server: &Server, store: Arc<dyn Store>) -> AppBuilder {
    let builder = acme::builder_of(&acme::STRICT, server);
    builder.timeout(TIMEOUT).store(store)
}

/// Gets a token to replace an expired one.
async fn first_token(app: App) -> Result<String, Error> {
    let session = app.session(acme::tokens(-1).for_subject("u"));
    let token = session.current().await;
    app.settle().await;
    token.map(|token| token.token().expose().to_owned())
}

/// A process that gets a token.
fn caller(server: &Server, store: Arc<dyn Store>) -> JoinHandle<Result<String, Error>> {
    process(first_token(builder(server, store).build().unwrap()))
}

/// The values of this parameter that the server received.
fn sent(server: &Server, name: &str) -> Vec<String> {
    let requests = server.requests();
    let sent = requests.iter().filter_map(|request| request.form(name));
    sent.collect()
}

/// Suspends the current process after a delay.
async fn suspend_after(time: Duration) {
    tokio::time::sleep(time).await;
    thread::sleep(PAUSE);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_suspended_after_storing_its_attempt_does_not_send_it() {
    let steps = [Step::Commit, Step::Renew, Step::Lease, Step::Load];
    let rounds = steps.map(|step| {
        tokio::spawn(async move {
            let (server, memory) = (refreshing().await, Arc::default());
            let suspended = caller(&server, Arc::new(Seen::suspended_after(&memory, step)));
            tokio::time::sleep(PAUSE / 2).await;
            // The lease of the first has expired.
            let second = caller(&server, memory);
            assert_eq!(end(second).await.unwrap(), "access-1", "{step:?}");
            assert_eq!(end(suspended).await.unwrap(), "access-1", "{step:?}");
            assert_eq!(sent(&server, "refresh_token"), ["refresh-0"], "{step:?}");
        })
    });
    for round in rounds {
        round.await.unwrap();
    }
}

/// Suspends its process immediately before a request, once.
#[derive(Default)]
struct Suspends(AtomicBool);

impl Observer for Suspends {
    fn auth_request_started(&self, _: &AuthRequest) {
        if !self.0.swap(true, Ordering::SeqCst) {
            thread::sleep(PAUSE);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_was_not_overtaken_while_suspended_continues() {
    let (server, memory) = (refreshing().await, Arc::<MemoryStore>::default());
    let app = builder(&server, memory).observer(Arc::new(Suspends::default()));
    let suspended = process(first_token(app.build().unwrap()));
    assert_eq!(end(suspended).await.unwrap(), "access-1");
    assert_eq!(sent(&server, "refresh_token"), ["refresh-0"]);
}

/// Suspends its process while a name is resolved, once.
#[derive(Debug, Default)]
struct SlowResolver(AtomicBool);

impl Resolve for SlowResolver {
    fn resolve(&self, _: Name) -> Resolving {
        if !self.0.swap(true, Ordering::SeqCst) {
            thread::sleep(PAUSE);
        }
        let address: SocketAddr = ([127, 0, 0, 1], 0).into();
        let addresses: Addrs = Box::new(std::iter::once(address));
        Box::pin(ready(Ok(addresses)))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_is_suspended_while_it_connects_does_not_send() {
    let (server, memory) = (refreshing().await, Arc::<MemoryStore>::default());
    let client = reqwest::Client::builder()
        .no_proxy()
        .dns_resolver(SlowResolver::default())
        .build()
        .unwrap();
    let app = builder(&server, memory.clone())
        .http(client)
        .origin(&server.origin().replace("127.0.0.1", "localhost"))
        .build()
        .unwrap();
    let suspended = process(first_token(app));
    tokio::time::sleep(PAUSE / 2).await;
    let second = caller(&server, memory);
    assert_eq!(end(second).await.unwrap(), "access-1");
    assert_eq!(end(suspended).await.unwrap(), "access-1");
    assert_eq!(sent(&server, "refresh_token"), ["refresh-0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_that_arrives_while_its_process_is_suspended_is_used() {
    let body = r#"{"access_token":"access-1","refresh_token":"refresh-1","expires_in":3600}"#;
    let (start, rest) = body.split_at(20);
    let answers = [
        refreshed(1).after(TIMEOUT / 2),
        refreshed(1).after(TIMEOUT * 2),
        // The head arrives first.
        Answer::Parts {
            content_type: "application/json",
            parts: vec![(Duration::ZERO, start), (TIMEOUT * 2, rest)],
        },
    ];
    let rounds = answers.map(|answer| {
        tokio::spawn(async move {
            let server = Server::answering(vec![answer, Answer::Hangup]).await;
            let app = builder(&server, Arc::new(MemoryStore::new()));
            let app = app.build().unwrap();
            let suspended = process(async {
                tokio::spawn(suspend_after(TIMEOUT / 4));
                first_token(app).await
            });
            assert_eq!(end(suspended).await.unwrap(), "access-1");
            assert_eq!(sent(&server, "refresh_token"), ["refresh-0"]);
        })
    });
    for round in rounds {
        round.await.unwrap();
    }
}

/// A server that refreshes, and revokes with a delay. It sets `is_asked` when it receives the
/// revocation.
async fn revoking(time: Duration, is_asked: Arc<AtomicBool>) -> Server {
    Server::start(move |request| {
        if request.target.ends_with("/revoke") {
            is_asked.store(true, Ordering::SeqCst);
            Answer::body(200, "text/plain", "").after(time)
        } else {
            refreshed(1)
        }
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_is_suspended_before_it_revokes_a_token_revokes_the_latest() {
    let server = revoking(Duration::ZERO, Arc::default()).await;
    let memory = Arc::default();
    let store = Arc::new(Seen::suspended_after(&memory, Step::Load));
    let app = builder(&server, store).build().unwrap();
    let suspended = process(async move {
        let session = app.session(acme::tokens(-1).for_subject("u"));
        session.revoke().await
    });
    tokio::time::sleep(PAUSE / 2).await;
    let second = caller(&server, memory);
    assert_eq!(end(second).await.unwrap(), "access-1");
    end(suspended).await.unwrap();
    assert_eq!(sent(&server, "token"), ["refresh-1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_another_process_obtained_during_a_revocation_is_revoked_too() {
    let is_asked = Arc::<AtomicBool>::default();
    let server = revoking(TIMEOUT / 2, is_asked.clone()).await;
    let memory = Arc::<MemoryStore>::default();
    let app = builder(&server, memory.clone()).build().unwrap();
    let suspended = process(async move {
        tokio::spawn(async move {
            until(|| is_asked.load(Ordering::SeqCst)).await;
            thread::sleep(PAUSE);
        });
        let session = app.session(acme::tokens(-1).for_subject("u"));
        session.revoke().await
    });
    tokio::time::sleep(PAUSE / 2).await;
    let second = caller(&server, memory);
    assert_eq!(end(second).await.unwrap(), "access-1");
    end(suspended).await.unwrap();
    assert_eq!(sent(&server, "token"), ["refresh-0", "refresh-1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_suspended_while_storing_a_login_still_stores_it() {
    let (server, memory) = (refreshing().await, Arc::<MemoryStore>::default());
    let store = Arc::new(Seen::suspended_after(&memory, Step::Load));
    let app = builder(&server, store).build().unwrap();
    let suspended = process(async move {
        let login = app.save_grant(acme::tokens(3600).for_subject("u")).await;
        login.map(|login| login.access_token().expose().to_owned())
    });
    tokio::time::sleep(PAUSE / 2).await;
    let second = caller(&server, memory.clone());
    assert_eq!(end(second).await.unwrap(), "access-1");
    assert_eq!(end(suspended).await.unwrap(), "access-0");
    let app = builder(&server, memory).build().unwrap();
    let found = app.load_grant::<Reading, User>("u").await.unwrap().unwrap();
    assert_eq!(found.access_token().expose(), "access-0");
}

/// Changes its application's clock immediately before a request, once.
#[derive(Default)]
struct ClockJumps {
    clock: Arc<HandClock>,
    has_jumped: AtomicBool,
}

impl Observer for ClockJumps {
    fn auth_request_started(&self, _: &AuthRequest) {
        if !self.has_jumped.swap(true, Ordering::SeqCst) {
            self.clock.turn(60);
        }
    }
}

#[tokio::test]
async fn a_clock_jump_before_the_request_causes_a_lease_check() {
    let server = refreshing().await;
    let store = Arc::new(Seen::default());
    let clock = Arc::<HandClock>::default();
    let observer = ClockJumps {
        clock: clock.clone(),
        ..ClockJumps::default()
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
    assert_eq!(sent(&server, "refresh_token"), ["refresh-0"]);
}
