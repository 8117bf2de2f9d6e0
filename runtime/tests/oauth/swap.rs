//! A first token that is exchanged for another. Regardless of the result, the code is used up and
//! the first token is not lost.

use licit_runtime::error::NotSwappedError;
use licit_runtime::tables::{AuthorizationCode, DeviceCode, Grant, Registration};
use licit_runtime::token::User;
use licit_runtime::{Error, LoginApp, Meaning};

use crate::acme::{self, Listing, Reading};
use crate::support::{Answer, Server, find};

static SWAPPING: Registration = Registration {
    authorization_code: Some(AuthorizationCode {
        swap: Some(Grant {
            token_endpoint: "https://acme.example/swap",
            ..acme::REGISTRATION_VALUE.refresh_token.unwrap().grant
        }),
        ..acme::REGISTRATION_VALUE.authorization_code.unwrap()
    }),
    ..acme::REGISTRATION_VALUE
};

const FIRST: &str = r#"{"access_token":"marker-short","expires_in":3600}"#;
const SECOND: &str = r#"{"access_token":"long","expires_in":5184000}"#;

/// A login whose exchanges get these answers, and its error.
async fn not_swapped(swaps: Vec<Answer>) -> (Server, LoginApp, NotSwappedError) {
    let answers = std::iter::once(Answer::json(200, FIRST)).chain(swaps);
    let server = Server::answering(answers.collect()).await;
    let app = acme::builder_of(&SWAPPING, &server)
        .build()
        .unwrap()
        .for_logins()
        .unwrap();
    let login = app.authorize::<Reading>();
    let state = find(&login.url(), "state").unwrap();
    let callback = format!("?code=c&state={state}");
    match app.finish(login.into_pending(), &callback).await {
        Err(Error::NotSwapped(error)) => (server, app, *error),
        other => panic!("{other:?}"),
    }
}

fn targets(server: &Server) -> Vec<String> {
    let requests = server.requests().into_iter();
    requests.map(|request| request.target).collect()
}

#[tokio::test]
async fn a_failed_swap_is_retried_with_the_first_token_and_without_the_code() {
    for failure in [Answer::json(503, "{}"), Answer::Hangup] {
        let swaps = vec![failure, Answer::json(200, SECOND)];
        let (server, app, error) = not_swapped(swaps).await;
        let whole = Error::from(error.clone());
        assert!(whole.is_retryable());
        assert_eq!(whole.meaning(), Some(Meaning::Retry));
        let tokens = error.retry::<Reading>(&app).await.unwrap();
        assert_eq!(tokens.access_token().expose(), "long");
        let swap = "/acme.example/swap";
        assert_eq!(targets(&server), ["/acme.example/token", swap, swap]);
        let sent = server.requests()[2].form("access_token");
        assert_eq!(sent.as_deref(), Some("marker-short"));
    }
}

#[tokio::test]
async fn a_permanently_failed_swap_leaves_the_first_token() {
    let refusal = Answer::json(400, r#"{"error":"unauthorized_client"}"#);
    let (server, app, error) = not_swapped(vec![refusal]).await;
    assert!(!Error::from(error.clone()).is_retryable());
    let Err(Error::NotSwapped(error)) = error.retry::<Reading>(&app).await else {
        panic!("another outcome");
    };
    let shown = format!("{error} {error:?} {:#?}", error.cause());
    assert!(
        shown.contains("unauthorized_client") && !shown.contains("marker"),
        "{shown}"
    );
    let tokens = error.accept::<Reading>().unwrap();
    assert_eq!(tokens.access_token().expose(), "marker-short");
    assert_eq!(targets(&server).len(), 3);
}

#[tokio::test]
async fn a_first_token_with_fewer_scopes_is_used_for_those_only() {
    let first = FIRST.replace('{', r#"{"scope":"list","#);
    let server = Server::answering(vec![Answer::json(200, first), Answer::json(503, "{}")]).await;
    let app = acme::builder_of(&SWAPPING, &server)
        .build()
        .unwrap()
        .for_logins()
        .unwrap();
    let login = app.authorize::<Reading>();
    let state = find(&login.url(), "state").unwrap();
    let callback = format!("?code=c&state={state}");
    let Err(Error::NotSwapped(error)) = app.finish(login.into_pending(), &callback).await else {
        panic!("another outcome");
    };
    let narrowed = error.accept::<Reading>().unwrap_err();
    assert_eq!(narrowed.missing(), ["read"]);
    assert!(
        narrowed
            .accept::<Listing, licit_runtime::token::User>()
            .is_ok()
    );
}

/// Refreshes tokens that were exchanged at login, with these answers to the next exchange.
async fn refreshed_and(swaps: Vec<Answer>) -> (Server, licit_runtime::Session) {
    let swaps = std::sync::Mutex::new(swaps.into_iter());
    let refreshes = std::sync::atomic::AtomicUsize::new(0);
    let server = Server::start(move |request| {
        if request.target.ends_with("/swap") {
            return swaps.lock().unwrap().next().unwrap();
        }
        let number = refreshes.fetch_add(1, std::sync::atomic::Ordering::SeqCst) + 1;
        let body = format!(r#"{{"access_token":"short-{number}","refresh_token":"refresh-{number}","expires_in":60}}"#);
        Answer::json(200, body)
    })
    .await;
    let app = acme::builder_of(&SWAPPING, &server).build().unwrap();
    let session = app.session(acme::tokens(-1));
    (server, session)
}

#[tokio::test]
async fn a_token_that_was_swapped_at_login_is_swapped_after_a_refresh() {
    let (server, session) = refreshed_and(vec![Answer::json(200, SECOND)]).await;
    let credential = session.current().await.unwrap();
    assert_eq!(credential.token().expose(), "long");
    let stored = session.tokens().unwrap();
    assert_eq!(stored.refresh_token().unwrap().expose(), "refresh-1");
    let sent = server.requests()[1].form("access_token");
    assert_eq!(sent.as_deref(), Some("short-1"));
}

#[tokio::test]
async fn a_further_token_is_swapped_as_the_first_one_is() {
    let (_server, session) = refreshed_and(vec![Answer::json(200, SECOND)]).await;
    let credential = session.narrowed(&["list"]).current().await.unwrap();
    assert_eq!(credential.token().expose(), "long");
}

#[tokio::test]
async fn a_failed_swap_after_a_refresh_keeps_the_rotated_refresh_token() {
    let swaps = vec![Answer::json(503, "{}"), Answer::json(200, SECOND)];
    let (server, session) = refreshed_and(swaps).await;
    let error = session.current().await.unwrap_err();
    assert!(matches!(error, Error::NotSwapped(_)), "{error:?}");
    let stored = session.tokens().unwrap();
    assert_eq!(stored.refresh_token().unwrap().expose(), "refresh-1");
    assert_eq!(stored.access_token().expose(), "access-0");
    let credential = session.current().await.unwrap();
    assert_eq!(credential.token().expose(), "long");
    let requests = server.requests();
    let sent: Vec<_> = requests
        .iter()
        .filter_map(|r| r.form("refresh_token"))
        .collect();
    assert_eq!(sent, ["refresh-0", "refresh-1"]);
}

#[tokio::test]
async fn every_login_of_a_user_is_swapped() {
    static EVERY_LOGIN: Registration = Registration {
        device_code: Some(DeviceCode {
            device_authorization_endpoint: "https://acme.example/device",
            grant: acme::REGISTRATION_VALUE.refresh_token.unwrap().grant,
            ..DeviceCode::DEFAULT
        }),
        password: Some(acme::REGISTRATION_VALUE.refresh_token.unwrap().grant),
        ..SWAPPING
    };
    const CODES: &str = r#"{"device_code":"d","user_code":"u","expires_in":60,"interval":0,
        "verification_uri":"https://acme.example/device"}"#;
    let device = [
        Answer::json(200, CODES),
        Answer::json(200, FIRST),
        Answer::json(200, SECOND),
    ];
    let server = Server::answering(device.into()).await;
    let app = acme::builder_of(&EVERY_LOGIN, &server).build().unwrap();
    let mut started = app.device::<Reading, Error>().await.unwrap();
    let tokens = started.poll().await.unwrap();
    assert_eq!(tokens.access_token().expose(), "long");
    let sent = server.requests()[2].form("access_token");
    assert_eq!(sent.as_deref(), Some("marker-short"));

    let password = [Answer::json(200, FIRST), Answer::json(200, SECOND)];
    let server = Server::answering(password.into()).await;
    let app = acme::builder_of(&EVERY_LOGIN, &server).build().unwrap();
    let request = app.password::<Reading, User>("user", "password");
    assert_eq!(
        request.send().await.unwrap().access_token().expose(),
        "long"
    );
}
