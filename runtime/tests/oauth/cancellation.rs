//! Cancellation: of a caller at each await, and of the whole runtime at each step of a refresh.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use licit_runtime::store::MemoryStore;
use licit_runtime::tables::{DeviceCode, Registration};
use licit_runtime::token::{Application as ForItself, User};
use licit_runtime::{DeviceAuthorization, Tokens};

use crate::acme::{self, Reading};
use crate::session::{access, refreshed};
use crate::support::{Answer, Server, find};

/// Polls a future `times` times and drops it. Returns whether it completed.
async fn poll_times(times: usize, future: impl Future) -> bool {
    let mut future = pin!(future);
    for _ in 0..times {
        if poll_once(&mut future).await {
            return true;
        }
        tokio::task::yield_now().await;
    }
    false
}

/// Polls a future once. Returns whether it completed.
async fn poll_once(future: &mut Pin<&mut impl Future>) -> bool {
    poll_fn(|context| Poll::Ready(future.as_mut().poll(context).is_ready())).await
}

#[tokio::test]
async fn a_caller_that_is_dropped_at_any_await_loses_nothing() {
    for times in 0.. {
        let server = Server::answering(vec![refreshed(1), refreshed(2)]).await;
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
async fn storing_a_login_is_atomic_if_dropped_at_any_await() {
    for times in 0.. {
        let server = Server::answering(vec![refreshed(1)]).await;
        let app = acme::app(&server);
        let tokens = acme::tokens(3600).for_subject("u");
        let has_ended = poll_times(times, app.save_grant(tokens)).await;
        app.settle().await;
        let stored = app.load_grant::<Reading, User>("u").await.unwrap();
        assert_eq!(stored.is_some(), times > 0, "after {times} polls");
        if has_ended {
            break;
        }
    }
}

/// The code of a cancelled login is sent at most once, no state is left, and the next login
/// succeeds.
#[tokio::test]
async fn a_login_dropped_at_any_await_sends_its_code_once_and_leaves_no_state() {
    for times in 0.. {
        let server = Server::answering(vec![refreshed(1)]).await;
        let app = acme::app(&server);
        let begin = |code: &str| {
            let login = app.authorize::<Reading>();
            let state = find(&login.url(), "state").unwrap();
            (login.into_pending(), format!("?code={code}&state={state}"))
        };
        let (pending, callback) = begin("first");
        let has_ended = poll_times(times, app.finish(pending, &callback)).await;
        app.settle().await;
        let (pending, callback) = begin("second");
        app.finish(pending, &callback).await.unwrap();
        let requests = server.requests();
        let codes = requests.iter().filter_map(|request| request.form("code"));
        let firsts = codes.filter(|code| code == "first").count();
        assert!(firsts <= 1, "after {times} polls");
        if has_ended {
            assert!(times > 1);
            assert_eq!(firsts, 1);
            break;
        }
    }
}

#[tokio::test]
async fn a_cancelled_client_credentials_request_leaves_its_token_in_the_session() {
    for times in 0.. {
        let server = Server::answering(vec![refreshed(1), refreshed(2), refreshed(3)]).await;
        let clock = Arc::new(acme::HandClock::default());
        let app = acme::builder(&server).clock(clock.clone()).build().unwrap();
        let own = app.client_credentials::<Reading, ForItself>();
        let asked = poll_times(times, own.into_future()).await;
        let before = server.requests().len();
        assert!(before <= 1, "after {times} polls");

        // The session requests its token once, regardless of cancelled callers.
        let tokens: Tokens<Reading, ForItself> = app.client_credentials().await.unwrap();
        let before = server.requests().len();
        let session = app.session(tokens);
        clock.turn(7200);
        let renewed = poll_times(times, session.current()).await;
        access(&session).await;
        assert_eq!(server.requests().len(), before + 1, "after {times} polls");
        if asked && renewed {
            assert!(times > 1);
            break;
        }
    }
}

/// A device login whose callers are cancelled: the next caller gets what the server granted in
/// between. Half a second passes between two polls.
#[tokio::test]
async fn a_device_login_cancelled_at_any_await_still_gets_its_tokens() {
    static REGISTRATION: Registration = Registration {
        device_code: Some(DeviceCode {
            device_authorization_endpoint: "https://acme.example/device",
            grant: acme::REGISTRATION_VALUE.refresh_token.unwrap().grant,
            ..DeviceCode::DEFAULT
        }),
        ..acme::REGISTRATION_VALUE
    };
    let codes = r#"{"device_code":"d","user_code":"u","interval":1,"expires_in":600,
        "verification_uri":"https://acme.example/device"}"#;
    for times in 0.. {
        let answers = vec![Answer::json(200, codes), refreshed(1), refreshed(2)];
        let server = Server::answering(answers).await;
        let app = acme::builder_of(&REGISTRATION, &server)
            .timeout(Duration::from_secs(300))
            .build()
            .unwrap();
        let mut login: DeviceAuthorization<Reading> = app.device().await.unwrap();
        tokio::time::pause();
        let has_ended = {
            let mut poll = pin!(login.poll());
            let mut has_ended = false;
            for _ in 0..times {
                has_ended = has_ended || poll_once(&mut poll).await;
                tokio::time::advance(Duration::from_millis(500)).await;
            }
            has_ended
        };
        if !has_ended {
            let tokens = login.poll().await.unwrap();
            assert_eq!(tokens.access_token().expose(), "access-1");
        }
        tokio::time::resume();
        // The codes and the tokens are each requested once.
        assert_eq!(server.requests().len(), 2, "after {times} polls");
        if has_ended {
            assert!(times > 2);
            break;
        }
    }
}

/// The refresh's own task is dropped with its runtime after `turns` polls. The next caller finds
/// either new tokens in the store, or the mark of a request that the server may have processed.
#[test]
fn a_runtime_that_ends_at_any_step_leaves_the_grant_usable_or_marked() {
    let outside = tokio::runtime::Runtime::new().unwrap();
    let mut has_ended = false;
    for turns in 0..400 {
        let server = outside.block_on(Server::answering(vec![refreshed(1), refreshed(2)]));
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
        // The second request is the marked one, to a server that tolerates it.
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
