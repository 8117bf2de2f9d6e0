//! Dropped anywhere: a caller at each of its awaits, and the whole runtime at each step of a refresh.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use licit_runtime::store::MemoryStore;
use licit_runtime::token::User;

use crate::acme::{self, Reading};
use crate::session::{access, refreshed};
use crate::support::Server;

/// Polls a future so many times, and drops it. Whether it had ended by then.
async fn poll_times(times: usize, future: impl Future) -> bool {
    let mut future = pin!(future);
    for _ in 0..times {
        let mut is_ready = false;
        poll_fn(|context| {
            is_ready = future.as_mut().poll(context).is_ready();
            Poll::Ready(())
        })
        .await;
        if is_ready {
            return true;
        }
        tokio::task::yield_now().await;
    }
    false
}

#[tokio::test]
async fn a_caller_that_is_dropped_at_any_await_loses_nothing() {
    for times in 0.. {
        let server = Server::telling(vec![refreshed(1), refreshed(2)]).await;
        let app = acme::app(&server);
        let session = app.session(acme::tokens(-1).for_subject("u"));
        let has_ended = poll_times(times, session.current()).await;
        assert_eq!(access(&session).await, "access-1", "after {times} polls");
        assert_eq!(server.requests().len(), 1, "after {times} polls");
        if has_ended {
            assert!(times > 1);
            break;
        }
    }
}

#[tokio::test]
async fn keeping_a_login_that_is_dropped_at_any_await_is_done_or_not_begun() {
    for times in 0.. {
        let server = Server::telling(vec![refreshed(1)]).await;
        let app = acme::app(&server);
        let tokens = acme::tokens(3600).for_subject("u");
        let has_ended = poll_times(times, app.keep(tokens)).await;
        app.settle().await;
        let kept = app.kept::<Reading, User>("u").await.unwrap();
        assert_eq!(kept.is_some(), times > 0, "after {times} polls");
        if has_ended {
            break;
        }
    }
}

/// The refresh's own task is dropped with its runtime after so many turns of it: whoever comes then
/// either finds new tokens in the store, or the label of a request that may have been acted on.
#[test]
fn a_runtime_that_ends_at_any_step_leaves_the_grant_whole_or_labelled() {
    let outside = tokio::runtime::Runtime::new().unwrap();
    let mut has_ended = false;
    for turns in 0..400 {
        let server = outside.block_on(Server::telling(vec![refreshed(1), refreshed(2)]));
        let store = Arc::new(MemoryStore::new());
        let app = || {
            acme::builder(&server)
                .timeout(Duration::from_secs(1))
                .store(store.clone())
                .build()
                .unwrap()
        };
        let tokens = acme::tokens(-1).for_subject("u");

        let short = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let session = app().session(tokens.clone());
        has_ended = short.block_on(async { poll_times(turns, session.current()).await });
        drop((session, short));

        let again = app().session(tokens);
        let token = outside.block_on(access(&again));
        let sent = outside.block_on(async { server.requests().len() });
        // The second request is the labelled one, to a server that does not mind.
        let is_new = ["access-1", "access-2"].contains(&token.as_str());
        assert!(is_new, "{token} after {turns} turns");
        assert!(sent <= 2, "after {turns} turns");
        if has_ended {
            assert_eq!(sent, 1);
            break;
        }
    }
    assert!(has_ended);
}
