//! Erasing a grant: revoked where the provider can, erased in any case, and not written again by a
//! process that was refreshing it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use licit_runtime::error::GrantLostReason;
use licit_runtime::observe::{AuthRequest, AuthResponse, Observer};
use licit_runtime::store::{GrantFilter, GrantKey, GrantRecord, MemoryStore, Store, Version};
use licit_runtime::tables::Registration;
use licit_runtime::{App, Error, GrantEventKind, Revocation, Tokens};

use crate::acme::{self, Reading};
use crate::faulty_store::PAUSE;
use crate::session::{access, lost, refreshed, until};
use crate::support::{Answer, Server};

/// A server that refreshes after a delay, and revokes with this answer.
async fn answering(delay: Duration, revoke: Answer) -> Server {
    Server::start(move |request| {
        if request.target == "/acme.example/revoke" {
            revoke.clone()
        } else {
            refreshed(1).after(delay)
        }
    })
    .await
}

async fn revoking() -> Server {
    answering(Duration::ZERO, Answer::body(200, "text/plain", "")).await
}

fn app(server: &Server, store: &Arc<MemoryStore>) -> App {
    let store = Arc::clone(store) as Arc<dyn Store>;
    acme::builder(server).store(store).build().unwrap()
}

/// Saves a grant of `ada`, whose access token expires in `seconds`.
async fn save(app: &App, seconds: i64) {
    let tokens = acme::tokens(seconds).for_subject("ada");
    app.save_grant(tokens).await.unwrap();
}

async fn stored(app: &App) -> Option<Tokens<Reading>> {
    app.load_grant("ada").await.unwrap()
}

async fn listed(store: &MemoryStore) -> Vec<GrantKey> {
    let page = store.list(&GrantFilter::all(), None, 10).await.unwrap();
    let grants = page.grants().iter();
    grants.map(|grant| grant.key().clone()).collect()
}

/// What the store has of a grant that was listed before.
async fn content(store: &MemoryStore, key: &GrantKey) -> Option<(Version, GrantRecord)> {
    store.load(key).await.unwrap()
}

#[tokio::test]
async fn a_forgotten_grant_is_revoked_and_erased() {
    let (server, store) = (revoking().await, Arc::default());
    let app = app(&server, &store);
    save(&app, 3600).await;
    let [key] = listed(&store).await.try_into().unwrap();
    assert_eq!(key.subject(), "ada");

    let mut events = app.events();
    let forgotten = app.forget("ada").await.unwrap();
    assert!(forgotten.was_stored());
    assert!(matches!(forgotten.revocation(), Revocation::Revoked));
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].form("token").as_deref(), Some("refresh-0"));

    assert!(stored(&app).await.is_none());
    assert!(listed(&store).await.is_empty());
    let (_, record) = content(&store, &key).await.unwrap();
    assert_eq!(
        serde_json::to_string(&record).unwrap(),
        r#"{"erased":true}"#
    );
    let event = events.next().await.unwrap();
    assert!(
        matches!(
            event.kind(),
            GrantEventKind::Lost(GrantLostReason::Forgotten)
        ),
        "{event:?}"
    );

    let again = app.forget("ada").await.unwrap();
    assert!(!again.was_stored());
    assert!(matches!(again.revocation(), Revocation::Unneeded));
    assert_eq!(server.requests().len(), 1, "nothing is left to revoke");
}

#[tokio::test]
async fn a_grant_is_erased_if_its_revocation_fails_or_is_not_offered() {
    static IRREVOCABLE: Registration = Registration {
        revocation_endpoint: None,
        ..acme::REGISTRATION_VALUE
    };
    let server = answering(Duration::ZERO, Answer::json(503, "")).await;
    for registration in [&acme::REGISTRATION, &IRREVOCABLE] {
        let app = acme::builder_of(registration, &server).build().unwrap();
        save(&app, 3600).await;
        let forgotten = app.forget("ada").await.unwrap();
        assert!(forgotten.was_stored());
        let revocation = forgotten.revocation();
        if registration.revocation_endpoint.is_some() {
            assert!(
                matches!(revocation, Revocation::Failed(_)),
                "{revocation:?}"
            );
        } else {
            assert!(
                matches!(revocation, Revocation::NotOffered),
                "{revocation:?}"
            );
        }
        assert!(stored(&app).await.is_none());
    }
}

#[tokio::test]
async fn an_open_session_of_a_forgotten_grant_ends_without_a_request() {
    let (server, store) = (revoking().await, Arc::default());
    let app = app(&server, &store);
    save(&app, -1).await;
    let elsewhere = self::app(&server, &store).session(stored(&app).await.unwrap());
    let [key] = listed(&store).await.try_into().unwrap();
    drop(app.forget("ada").await.unwrap());

    for _ in 0..2 {
        let error = elsewhere.current().await.unwrap_err();
        assert_eq!(lost(error), GrantLostReason::Forgotten);
    }
    assert!(elsewhere.try_current().is_none());
    assert_eq!(server.requests().len(), 1, "only the revocation");
    assert!(content(&store, &key).await.unwrap().1.is_erased());

    // A revocation by the open session does not write the grant again either.
    elsewhere.revoke().await.unwrap();
    assert!(content(&store, &key).await.unwrap().1.is_erased());
}

#[tokio::test]
async fn a_login_after_forgetting_is_a_new_grant() {
    let (server, store) = (revoking().await, Arc::default());
    let app = app(&server, &store);
    save(&app, 3600).await;
    let old = app.session(stored(&app).await.unwrap());
    drop(app.forget("ada").await.unwrap());
    save(&app, -1).await;
    let new = app.session(stored(&app).await.unwrap());
    assert_eq!(access(&new).await, "access-1");
    assert_eq!(listed(&store).await.len(), 1);
    drop(old);
}

#[tokio::test]
async fn forgetting_waits_for_a_running_refresh_and_revokes_its_token() {
    let done = Answer::body(200, "text/plain", "");
    let server = answering(Duration::from_millis(100), done).await;
    let store = Arc::default();
    let app = app(&server, &store);
    save(&app, -1).await;
    let session = app.session(stored(&app).await.unwrap());
    let refreshing = tokio::spawn(async move { access(&session).await });
    until(|| !server.requests().is_empty()).await;
    drop(app.forget("ada").await.unwrap());
    assert_eq!(refreshing.await.unwrap(), "access-1");
    let revoked = server.requests()[1].form("token");
    assert_eq!(revoked.as_deref(), Some("refresh-1"));
    assert!(stored(&app).await.is_none());
}

/// Suspends its process when a reply has arrived, once.
#[derive(Default)]
struct Suspends(AtomicBool);

impl Observer for Suspends {
    fn auth_response_received(&self, _: &AuthRequest, _: &AuthResponse) {
        if !self.0.swap(true, Ordering::SeqCst) {
            thread::sleep(PAUSE);
        }
    }
}

/// The process has the new tokens in memory, and its lease has expired: it must not write them.
#[tokio::test(flavor = "multi_thread")]
async fn a_process_suspended_during_its_refresh_does_not_write_a_forgotten_grant_again() {
    let (server, store) = (revoking().await, Arc::default());
    let app = app(&server, &store);
    save(&app, -1).await;
    let [key] = listed(&store).await.try_into().unwrap();
    let tokens = stored(&app).await.unwrap();
    let suspended = acme::builder(&server)
        .timeout(Duration::from_millis(400))
        .store(Arc::clone(&store) as Arc<dyn Store>)
        .observer(Arc::new(Suspends::default()))
        .build()
        .unwrap();
    let suspended = thread::spawn(move || {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_all().build().unwrap();
        runtime.block_on(async move {
            let session = suspended.session(tokens);
            let token = session.current().await;
            // Waits until the write was retried.
            suspended.settle().await;
            (token, session.current().await)
        })
    });
    until(|| !server.requests().is_empty()).await;
    tokio::time::sleep(PAUSE / 2).await;
    let forgotten = app.forget("ada").await.unwrap();
    assert!(forgotten.was_stored());
    let ended = tokio::task::spawn_blocking(|| suspended.join().unwrap());
    let (_, afterwards): (_, Result<_, Error>) = ended.await.unwrap();
    assert_eq!(lost(afterwards.unwrap_err()), GrantLostReason::Forgotten);
    assert!(content(&store, &key).await.unwrap().1.is_erased());
    assert!(listed(&store).await.is_empty());
}
