//! Changes of the system clock cause additional requests at most. They lose no grant and cause no
//! loop.

use std::sync::Arc;

use licit_runtime::Session;

use crate::acme::{self, HandClock};
use crate::session::{access, refreshing, until};
use crate::support::Server;

fn session(server: &Server, seconds: i64) -> (Session, Arc<HandClock>) {
    let clock = Arc::new(HandClock::default());
    let app = acme::builder(server).clock(clock.clone()).build().unwrap();
    (app.session(acme::tokens(seconds)), clock)
}

#[tokio::test]
async fn a_clock_set_forwards_refreshes_once() {
    let server = refreshing().await;
    let (session, clock) = session(&server, 3600);
    assert_eq!(access(&session).await, "access-0");
    clock.turn(10 * 365 * 24 * 3600);
    for _ in 0..5 {
        assert_eq!(access(&session).await, "access-1");
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn with_a_clock_set_back_the_server_decides_about_expiry() {
    let server = refreshing().await;
    let (session, clock) = session(&server, 60);
    clock.turn(-365 * 24 * 3600);
    let credential = session.current().await.unwrap();
    assert_eq!(credential.token().expose(), "access-0");
    // The API has rejected the token.
    let renewed = session.refresh(&credential).await.unwrap();
    assert_eq!(renewed.token().expose(), "access-1");
    assert_eq!(access(&session).await, "access-1");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_jumping_clock_neither_loses_nor_repeats_a_refresh_token() {
    let server = refreshing().await;
    let (session, clock) = session(&server, 3600);
    for jump in [7200, -7200, 7200, -14_400, 86_400] {
        clock.turn(jump);
        access(&session).await;
    }
    session
        .refresh(&session.current().await.unwrap())
        .await
        .unwrap();
    until(|| session.try_current().is_some()).await;
    let requests = server.requests();
    let mut sent: Vec<_> = requests
        .iter()
        .filter_map(|r| r.form("refresh_token"))
        .collect();
    let all = sent.len();
    sent.dedup();
    assert_eq!(sent.len(), all, "{sent:?}");
}
