//! Stores whose calls never return.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use licit_runtime::error::GrantLostReason;
use licit_runtime::token::User;
use licit_runtime::{App, Error, Session};
use tokio::time::timeout;

use crate::acme::{self, Reading};
use crate::faulty_store::{STEPS, Seen, Step};
use crate::session::{access, lost, refreshed, refreshing, until};
use crate::support::{Answer, Server};

const TIMEOUT: Duration = Duration::from_millis(250);

/// The time within which a caller gets a result.
const BOUND: Duration = Duration::from_secs(3);

fn app(server: &Server, store: &Arc<Seen>, timeout: Duration) -> App {
    acme::builder_of(&acme::STRICT, server)
        .timeout(timeout)
        .store(store.clone())
        .build()
        .unwrap()
}

/// A session whose access token has expired.
fn session(app: &App) -> Session {
    app.session(acme::tokens(-1).for_subject("u"))
}

fn sent(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let sent = requests
        .iter()
        .filter_map(|request| request.form("refresh_token"));
    sent.collect()
}

#[tokio::test]
async fn a_hanging_lease_renewal_does_not_block_the_reply() {
    let deadline = Duration::from_secs(4);
    // After the first renewal began, and before its time limit.
    let server = Server::answering(vec![refreshed(1).after(deadline * 3 / 4)]).await;
    let store = Arc::new(Seen::default());
    let session = session(&app(&server, &store, deadline));
    let calling = tokio::spawn(async move { access(&session).await });
    until(|| !server.requests().is_empty()).await;
    store.hang(Some(Step::Renew));
    let answered = timeout(deadline, calling).await.expect("in time");
    assert_eq!(answered.unwrap(), "access-1");
}

#[tokio::test]
async fn a_hanging_lease_renewal_leaves_time_for_another() {
    let server = refreshing().await;
    let store = Arc::new(Seen::default());
    store.hang(Some(Step::Renew));
    let deadline = Duration::from_secs(2);
    let session = session(&app(&server, &store, deadline));
    let start = Instant::now();
    let answered = timeout(BOUND, session.current()).await.expect("in time");
    assert!(matches!(answered, Err(Error::Store(_))), "{answered:?}");
    assert!(start.elapsed() < deadline * 3 / 4, "{:?}", start.elapsed());
    assert_eq!(sent(&server), [""; 0]);
}

#[tokio::test]
async fn a_hanging_release_of_a_lease_does_not_block_the_token() {
    let server = refreshing().await;
    let store = Arc::new(Seen::default());
    store.hang(Some(Step::Release));
    let deadline = Duration::from_secs(4);
    let session = session(&app(&server, &store, deadline));
    let answered = timeout(deadline / 2, access(&session)).await;
    assert_eq!(answered.expect("in time"), "access-1");
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_hanging_store_every_caller_gets_a_result_and_no_token_is_lost() {
    let rounds = STEPS.map(|step| {
        tokio::spawn(async move {
            for is_made in [false, true] {
                hangs_at(step, is_made).await;
            }
        })
    });
    for round in rounds {
        round.await.unwrap();
    }
}

/// `is_made`: the hanging call still takes effect.
async fn hangs_at(step: Step, is_made: bool) {
    let server = refreshing().await;
    let store = Arc::new(Seen::default());
    store.is_made.store(is_made, Ordering::SeqCst);
    store.hang(Some(step));
    let app = app(&server, &store, TIMEOUT);
    let first = session(&app);
    let answered = timeout(BOUND, first.current()).await;
    if let Err(error) = answered.unwrap_or_else(|_| panic!("{step:?} {is_made}")) {
        assert!(matches!(error, Error::Store(_)), "{step:?}: {error:?}");
    }

    store.hang(None);
    assert_eq!(access(&first).await, "access-1", "{step:?} {is_made}");
    app.settle().await;
    assert_eq!(
        access(&session(&app)).await,
        "access-1",
        "{step:?} {is_made}"
    );
    assert_eq!(sent(&server), ["refresh-0"], "{step:?} {is_made}");
}

#[tokio::test]
async fn an_unsent_attempt_with_an_unconfirmed_write_does_not_count() {
    let server = Server::answering(vec![Answer::json(400, r#"{"error":"invalid_grant"}"#)]).await;
    let store = Arc::new(Seen::default());
    store.is_made.store(true, Ordering::SeqCst);
    store.hang(Some(Step::Commit));
    let session = session(&app(&server, &store, TIMEOUT));
    let answered = timeout(BOUND, session.current()).await.expect("in time");
    assert!(matches!(answered, Err(Error::Store(_))), "{answered:?}");

    store.hang(None);
    // No earlier attempt used the same token, so the server's answer is final.
    let error = session.current().await.unwrap_err();
    assert_eq!(lost(error), GrantLostReason::Rejected);
    assert_eq!(sent(&server), ["refresh-0"]);
}

#[tokio::test]
async fn a_hanging_store_does_not_block_loading_a_grant() {
    let server = refreshing().await;
    let store = Arc::new(Seen::default());
    store.hang(Some(Step::Load));
    let app = app(&server, &store, TIMEOUT);
    let found = timeout(BOUND, app.load_grant::<Reading, User>("u")).await;
    let error = found.expect("in time").unwrap_err().to_string();
    assert!(error.contains("`load` did not return"), "{error}");
}
