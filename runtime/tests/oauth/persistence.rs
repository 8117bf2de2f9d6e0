//! Grants in the application's store: saved by name after a login, and loaded again.

use std::sync::Arc;
use std::time::Duration;

use licit_runtime::error::GrantLostReason;
use licit_runtime::store::MemoryStore;
use licit_runtime::token::User;
use licit_runtime::{App, Error, Tokens};

use crate::acme::{self, HandClock, Reading};
use crate::session::{access, lost, refreshed, refreshing};
use crate::support::{Answer, Server};

async fn stored(app: &App) -> Result<Option<Tokens<Reading, User>>, Error> {
    app.load_grant("u").await
}

#[tokio::test]
async fn a_login_is_stored_and_found_by_its_name() {
    let server = refreshing().await;
    let app = acme::app(&server);
    assert!(stored(&app).await.unwrap().is_none());
    app.save_grant(acme::tokens(3600).for_subject("u"))
        .await
        .unwrap();
    let found = stored(&app).await.unwrap().unwrap();
    assert_eq!(found.access_token().expose(), "access-0");
    assert!(
        app.load_grant::<Reading, User>("v")
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn a_refresh_is_persisted_automatically() {
    let server = refreshing().await;
    let app = acme::app(&server);
    let tokens = app
        .save_grant(acme::tokens(-1).for_subject("u"))
        .await
        .unwrap();
    access(&app.session(tokens)).await;
    let found = stored(&app).await.unwrap().unwrap();
    assert_eq!(found.refresh_token().unwrap().expose(), "refresh-1");
}

#[tokio::test]
async fn tokens_without_a_name_are_not_stored() {
    let server = refreshing().await;
    let error = acme::app(&server).save_grant(acme::tokens(3600)).await;
    assert!(matches!(error.unwrap_err(), Error::Argument(_)));
}

#[tokio::test]
async fn an_ended_grant_is_reported_and_replaced_by_a_new_login() {
    let server = Server::answering(vec![
        Answer::json(400, r#"{"error":"invalid_grant"}"#),
        refreshed(1),
    ])
    .await;
    let app = acme::app(&server);
    let tokens = app
        .save_grant(acme::tokens(-1).for_subject("u"))
        .await
        .unwrap();
    assert!(app.session(tokens).current().await.is_err());
    let error = stored(&app).await.unwrap_err();
    assert_eq!(lost(error), GrantLostReason::Rejected);

    let tokens = app
        .save_grant(acme::tokens(-1).for_subject("u"))
        .await
        .unwrap();
    assert_eq!(access(&app.session(tokens)).await, "access-1");
}

#[tokio::test]
async fn a_session_whose_grant_was_lost_uses_the_users_next_login() {
    for (seconds, token) in [(3600, "access-0"), (-1, "access-1")] {
        let server = Server::answering(vec![
            Answer::json(400, r#"{"error":"invalid_grant"}"#),
            refreshed(1),
        ])
        .await;
        let app = acme::app(&server);
        let tokens = app
            .save_grant(acme::tokens(-1).for_subject("u"))
            .await
            .unwrap();
        let session = app.session(tokens);
        for _ in 0..2 {
            let error = session.current().await.unwrap_err();
            assert_eq!(lost(error), GrantLostReason::Rejected);
        }
        let login = acme::tokens(seconds).for_subject("u");
        app.save_grant(login).await.unwrap();
        // The store is read at most once a second.
        tokio::time::sleep(Duration::from_millis(1_100)).await;
        assert_eq!(access(&session).await, token);
        assert!(session.can_refresh());
    }
}

#[tokio::test]
async fn a_new_login_replaces_the_old_one_even_if_the_clock_was_set_back() {
    let server = Server::answering(vec![Answer::json(400, r#"{"error":"invalid_grant"}"#)]).await;
    let (store, clock) = (Arc::new(MemoryStore::new()), Arc::new(HandClock::default()));
    let app = acme::builder(&server).store(store).clock(clock.clone());
    let app = app.build().unwrap();
    let tokens = app
        .save_grant(acme::tokens(-1).for_subject("u"))
        .await
        .unwrap();
    assert!(app.session(tokens).current().await.is_err());

    // As if obtained long before the other grant ended.
    clock.turn(-24 * 3600);
    let login = acme::tokens(-1).for_subject("u");
    let tokens = app.save_grant(login).await.unwrap();
    let session = app.session(tokens);
    assert!(session.try_current().is_some());
    assert_eq!(access(&session).await, "access-0");
}
