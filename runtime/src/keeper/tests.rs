//! The keeper against a simulated server, in paused time.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use reqwest::{Request, Response};
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep, timeout};

use super::{Keeper, KeeperBuilder};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, GrantLostReason, StoreError, TransportError};
use crate::event::{GrantEventKind, GrantEvents, SkipReason};
use crate::http::{Http, Wire};
use crate::scope::AtRunTime;
use crate::secret::Secret;
use crate::simulation::wire::response;
use crate::store::{
    Commit, Cursor, GrantFilter, GrantKey, GrantPage, GrantRecord, Lease, MemoryStore, Store,
    StoreFuture, Version,
};
use crate::tables::{ActsAs, ClientAuth, Grant, Provider, Refresh, Registration, TokenReply};
use crate::token::{ObtainedBy, Reply, StoredTokens, Tokens, User};

const START: u64 = 1_800_000_000_000;
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);

static PROVIDER: Provider = Provider {
    name: "acme",
    ..Provider::DEFAULT
};

/// Refresh tokens expire after ten hours.
static REGISTRATION: Registration = Registration {
    refresh_token: Some(Refresh {
        grant: Grant {
            token_endpoint: "https://acme.example/token",
            auth_methods: &[ClientAuth::None],
            reply: TokenReply {
                refresh_lifetime: Some(10 * HOUR.as_secs()),
                ..TokenReply::DEFAULT
            },
            ..Grant::DEFAULT
        },
        ..Refresh::DEFAULT
    }),
    ..Registration::of(&PROVIDER)
};

/// A server that sends these replies, and then new tokens.
#[derive(Debug, Default)]
struct Server {
    replies: Mutex<VecDeque<(u16, &'static str)>>,
    requests: Mutex<Vec<Instant>>,
}

impl Server {
    fn requests(&self) -> Vec<Instant> {
        self.requests.lock().unwrap().clone()
    }
}

const TOKENS: &str = r#"{"access_token":"a","expires_in":60,"refresh_token":"r"}"#;

impl Wire for Arc<Server> {
    fn send(
        &self,
        request: Request,
    ) -> Pin<Box<dyn Future<Output = Result<Response, TransportError>> + Send + '_>> {
        self.requests.lock().unwrap().push(Instant::now());
        let reply = self.replies.lock().unwrap().pop_front();
        let (status, body) = reply.unwrap_or((200, TOKENS));
        Box::pin(async move {
            sleep(Duration::from_millis(100)).await;
            let (sender, incoming) = oneshot::channel();
            drop(sender.send(Bytes::from(body)));
            Ok(response(request.url().clone(), status, incoming))
        })
    }
}

/// Refresh tokens expire after ten hours without use, and remain the same.
static OF_DISUSE: Registration = Registration {
    refresh_token: Some(Refresh {
        grant: Grant {
            token_endpoint: "https://acme.example/token",
            auth_methods: &[ClientAuth::None],
            reply: TokenReply {
                refresh_inactivity: Some(10 * HOUR.as_secs()),
                ..TokenReply::DEFAULT
            },
            ..Grant::DEFAULT
        },
        ..Refresh::DEFAULT
    }),
    ..Registration::of(&PROVIDER)
};

/// An application with its own clock, which follows tokio's.
fn app(client_id: &str, server: &Arc<Server>, store: Arc<dyn Store>) -> App {
    app_of(&REGISTRATION, client_id, server, store)
}

fn app_of(
    registration: &'static Registration,
    client_id: &str,
    server: &Arc<Server>,
    store: Arc<dyn Store>,
) -> App {
    let origin = Instant::now();
    let clock = move || Timestamp::from_millis(START).to_system_time() + origin.elapsed();
    let app = App::builder(registration)
        .client_id(client_id)
        .store(store)
        .clock(clock)
        .build()
        .unwrap();
    app.over(Http::simulated(Arc::new(Arc::clone(server))))
        .unwrap()
}

fn start() -> SystemTime {
    Timestamp::from_millis(START).to_system_time()
}

/// The reply to a login at `now`, with a refresh token that expires, or without one.
fn reply(now: Timestamp, refresh_token: Option<&str>) -> Reply {
    Reply {
        access_token: Secret::new("a"),
        refresh_token: refresh_token.map(Secret::new),
        id_token: None,
        is_bound: false,
        key: None,
        received_at: now,
        expires_at: Some(now.plus(if refresh_token.is_some() {
            MINUTE
        } else {
            10 * HOUR
        })),
        refresh_expires_at: refresh_token.map(|_| now.plus(10 * HOUR)),
        refresh_unused_until: None,
        names_no_scopes: false,
        scopes: None,
        captured: Vec::new(),
        second: None,
        details: None,
    }
}

/// Saves a grant whose refresh token, if it has one, was obtained just now.
async fn save(app: &App, subject: &str, refresh_token: Option<&str>) {
    save_reply(app, subject, reply(app.now(), refresh_token)).await;
}

async fn save_reply(app: &App, subject: &str, reply: Reply) {
    let by = ObtainedBy::AuthorizationCode;
    let tokens = StoredTokens::granted(&REGISTRATION, by, ActsAs::User, &[], reply);
    let tokens = Tokens::<(), User>::unchecked(tokens).for_subject(subject);
    app.save_grant(tokens).await.unwrap();
}

async fn next(events: &mut GrantEvents) -> (GrantEventKind, Duration) {
    let event = timeout(40 * HOUR, events.next()).await.unwrap().unwrap();
    let since = event.at().duration_since(start()).unwrap();
    (event.kind().clone(), since)
}

fn keeper(app: &App) -> KeeperBuilder {
    Keeper::builder(app)
}

#[tokio::test(start_paused = true)]
async fn an_unused_grant_is_refreshed_before_it_ends_again_and_again() {
    let (server, store) = (Arc::<Server>::default(), Arc::new(MemoryStore::new()));
    let app = app("one", &server, store);
    save(&app, "ada", Some("r0")).await;
    let keeper = keeper(&app).start().unwrap();
    refreshed_in_time(&app, &server).await;
    keeper.shutdown().await;
}

#[tokio::test(start_paused = true)]
async fn a_grant_that_would_end_of_disuse_is_refreshed_although_its_refresh_token_remains() {
    let (server, store) = (Arc::<Server>::default(), Arc::new(MemoryStore::new()));
    for _ in 0..3 {
        let without_one = (200, r#"{"access_token":"a","expires_in":60}"#);
        server.replies.lock().unwrap().push_back(without_one);
    }
    let app = app_of(&OF_DISUSE, "one", &server, store);
    let login = Reply {
        refresh_expires_at: None,
        refresh_unused_until: Some(app.now().plus(10 * HOUR)),
        ..reply(app.now(), Some("r0"))
    };
    save_reply(&app, "ada", login).await;
    let _keeper = keeper(&app).start().unwrap();
    refreshed_in_time(&app, &server).await;
}

/// A grant that lasts ten hours is refreshed in the last fifth of each.
async fn refreshed_in_time(app: &App, server: &Server) {
    let mut events = app.events();
    let (mut last, mut refreshes) = (Duration::ZERO, 0);
    while refreshes < 3 {
        let (kind, at) = next(&mut events).await;
        if matches!(kind, GrantEventKind::Refreshed) {
            let since = at.saturating_sub(last);
            assert!(since >= 8 * HOUR && since <= 9 * HOUR + MINUTE, "{since:?}");
            (last, refreshes) = (at, refreshes + 1);
        }
    }
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn one_process_acts_and_another_one_takes_over_when_it_stops() {
    let (server, store) = (Arc::<Server>::default(), Arc::new(MemoryStore::new()));
    let apps: Vec<_> = (0..5).map(|_| app("one", &server, store.clone())).collect();
    let mut keepers: Vec<_> = apps
        .iter()
        .map(|app| keeper(app).start().unwrap())
        .collect();
    while !keepers.is_empty() {
        sleep(Duration::from_secs(120)).await;
        let active = keepers.iter().filter(|keeper| keeper.is_active());
        assert_eq!(active.count(), 1);
        let active = keepers.iter().position(Keeper::is_active).unwrap();
        let keeper = keepers.swap_remove(active);
        if keepers.len().is_multiple_of(2) {
            keeper.shutdown().await;
        } else {
            drop(keeper);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_failed_refresh_is_tried_again_before_the_end() {
    let (server, store) = (Arc::<Server>::default(), Arc::new(MemoryStore::new()));
    for _ in 0..3 {
        server.replies.lock().unwrap().push_back((503, ""));
    }
    let app = app("one", &server, store);
    save(&app, "ada", Some("r0")).await;
    let mut events = app.events();
    let _keeper = keeper(&app).start().unwrap();
    let mut failures = 0;
    loop {
        let (kind, at) = next(&mut events).await;
        assert!(at < 10 * HOUR, "{kind:?}");
        match kind {
            GrantEventKind::RefreshFailed(_) => failures += 1,
            GrantEventKind::Refreshed => break,
            GrantEventKind::Resent => {}
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(failures, 3);
}

#[tokio::test(start_paused = true)]
async fn a_grant_without_a_refresh_token_is_skipped_with_the_reason() {
    let (server, store) = (Arc::<Server>::default(), Arc::new(MemoryStore::new()));
    let app = app("one", &server, store);
    save(&app, "ada", None).await;
    let mut events = app.events();
    let _keeper = keeper(&app).start().unwrap();
    let (kind, at) = next(&mut events).await;
    let expected = SkipReason::NoRefreshToken;
    assert!(
        matches!(kind, GrantEventKind::Skipped(reason) if reason == expected),
        "{kind:?}"
    );
    assert!(at < 10 * HOUR);
    assert!(server.requests().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_grant_that_the_server_ends_is_lost_and_remains_stored() {
    let (server, store) = (Arc::<Server>::default(), Arc::new(MemoryStore::new()));
    let ended = (400, r#"{"error":"invalid_grant"}"#);
    server.replies.lock().unwrap().push_back(ended);
    let app = app("one", &server, store.clone());
    save(&app, "ada", Some("r0")).await;
    let mut events = app.events();
    let _keeper = keeper(&app).start().unwrap();
    let (kind, _) = next(&mut events).await;
    assert!(
        matches!(kind, GrantEventKind::Lost(GrantLostReason::Rejected)),
        "{kind:?}"
    );
    sleep(10 * HOUR).await;
    assert_eq!(server.requests().len(), 1);
    let all = store.list(&GrantFilter::all(), None, 10).await.unwrap();
    assert_eq!(all.grants().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_grants_of_another_application_are_left_alone() {
    let (server, store) = (Arc::<Server>::default(), Arc::new(MemoryStore::new()));
    let (one, other) = (
        app("one", &server, store.clone()),
        app("other", &server, store),
    );
    save(&other, "ada", Some("r0")).await;
    let _keeper = keeper(&one).start().unwrap();
    sleep(20 * HOUR).await;
    assert!(server.requests().is_empty());
}

#[tokio::test(start_paused = true)]
async fn refreshes_of_grants_that_end_together_are_spread_and_limited() {
    let (server, store) = (Arc::<Server>::default(), Arc::new(MemoryStore::new()));
    let app = app("one", &server, store);
    for number in 0..200 {
        save(&app, &format!("u{number}"), Some("r0")).await;
    }
    let builder = keeper(&app).ahead(Duration::from_secs(200));
    let _keeper = builder.max_refreshes_per_minute(150).start().unwrap();
    sleep(10 * HOUR).await;
    let requests = server.requests();
    assert_eq!(requests.len(), 200);
    let apart = requests.windows(2).map(|pair| pair[1] - pair[0]);
    let least = Duration::from_millis(400 - 1);
    assert!(
        apart.clone().all(|apart| apart >= least),
        "{:?}",
        apart.min()
    );
}

#[tokio::test(start_paused = true)]
async fn a_store_that_is_down_delays_the_keeper_and_does_not_end_it() {
    let (server, store) = (Arc::<Server>::default(), Arc::new(MemoryStore::new()));
    let down = Arc::new(Unlistable(store, Mutex::new(50)));
    let app = app("one", &server, down.clone());
    save(&app, "ada", Some("r0")).await;
    let mut events = app.events();
    let _keeper = keeper(&app).start().unwrap();
    let (kind, _) = next(&mut events).await;
    assert!(matches!(kind, GrantEventKind::Refreshed), "{kind:?}");
    assert_eq!(*down.1.lock().unwrap(), 0);
}

#[test]
fn a_keeper_needs_a_runtime() {
    let server = Arc::<Server>::default();
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let runtime = builder.enable_time().start_paused(true).build().unwrap();
    let app = runtime.block_on(async { app("one", &server, Arc::new(MemoryStore::new())) });
    let error = keeper(&app).start().unwrap_err();
    assert!(matches!(error, Error::Config(_)), "{error:?}");
}

/// A store that fails to list grants so many times.
#[derive(Debug)]
struct Unlistable(Arc<MemoryStore>, Mutex<usize>);

impl Store for Unlistable {
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>> {
        self.0.load(key)
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreFuture<'a, Option<Lease>> {
        self.0.lease(key, time)
    }

    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreFuture<'a, bool> {
        self.0.renew(lease, time)
    }

    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreFuture<'a, Commit> {
        self.0.commit(lease, expected, record)
    }

    fn erase<'a>(&'a self, lease: &'a Lease, tombstone: Duration) -> StoreFuture<'a, Commit> {
        self.0.erase(lease, tombstone)
    }

    fn list<'a>(
        &'a self,
        filter: &'a GrantFilter,
        after: Option<&'a Cursor>,
        limit: usize,
    ) -> StoreFuture<'a, GrantPage> {
        let mut left = self.1.lock().unwrap();
        if *left > 0 {
            *left -= 1;
            return Box::pin(async { Err(StoreError::new("it is down")) });
        }
        drop(left);
        self.0.list(filter, after, limit)
    }

    fn release(&self, lease: Lease) -> StoreFuture<'_, ()> {
        self.0.release(lease)
    }

    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreFuture<'a, ()> {
        self.0.changed(key, seen)
    }
}

#[tokio::test(start_paused = true)]
async fn an_idle_session_does_not_write_a_forgotten_grant_again_when_its_tombstone_has_ended() {
    let (server, store) = (Arc::<Server>::default(), Arc::new(MemoryStore::new()));
    let (here, there) = (
        app("one", &server, store.clone()),
        app("one", &server, store.clone()),
    );
    save(&here, "ada", Some("r0")).await;
    let tokens = here.load_grant::<AtRunTime, User>("ada").await.unwrap();
    let session = here.session(tokens.unwrap());
    drop(there.forget("ada").await.unwrap());
    sleep(8 * 24 * HOUR).await;
    match session.current().await.unwrap_err() {
        Error::GrantLost(lost) => assert_eq!(lost.reason(), GrantLostReason::Forgotten),
        other => panic!("{other:?}"),
    }
    assert!(server.requests().is_empty());
    let all = store.list(&GrantFilter::all(), None, 10).await.unwrap();
    assert!(all.grants().is_empty());
}

#[tokio::test(start_paused = true)]
async fn an_idle_session_whose_tokens_were_never_stored_is_refreshed() {
    let (server, store) = (Arc::<Server>::default(), Arc::new(MemoryStore::new()));
    let app = app("one", &server, store);
    let by = ObtainedBy::AuthorizationCode;
    let tokens = reply(app.now(), Some("r0"));
    let tokens = StoredTokens::granted(&REGISTRATION, by, ActsAs::User, &[], tokens);
    let session = app.session(Tokens::<(), User>::unchecked(tokens).for_subject("ada"));
    sleep(8 * 24 * HOUR).await;
    session.current().await.unwrap();
    assert_eq!(server.requests().len(), 1);
}
