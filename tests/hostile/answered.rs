//! Sends a row's reply to every kind of token request: to a refresh, which sends a refresh token
//! and a client secret and can lose a grant; to a login, which sends a code; and to a client
//! credentials request.
//!
//! Each sends one request, in bounded time, and all three have the same result, except for what
//! they can lose.

use std::time::{Duration, Instant};

use licit_runtime::tables::{
    Api, AuthorizationCode, Grant, Provider, Refresh, Registration, TokenReply,
};
use licit_runtime::token::Application as ForItself;
use licit_runtime::{App, Credential, Error, Session, Tokens};

use tokio::time::timeout;

use crate::acme::{self, Reading};
use crate::login::{self, filled};
use crate::markers;
use crate::row::Row;
use crate::suite::Theme;
use crate::support::{Answer, Server};
use crate::verdict;
use crate::witness;

/// Tolerance of a request's deadline on a busy machine.
const GRACE: Duration = Duration::from_secs(5);

/// Runs the rows as cases.
pub(crate) async fn cases(theme: &mut Theme, rows: impl IntoIterator<Item = Row>) {
    for row in rows {
        let (name, expected) = (row.name, row.verdict);
        theme.case(name, expected, verdict(row)).await;
    }
}

/// Checks the result of a row's reply.
async fn verdict(row: Row) -> String {
    let refreshed = refreshed(&row).await;
    if row.is_of_refreshes {
        return refreshed;
    }
    for (who, result) in granted(&row).await {
        // Neither has a grant to lose, or a refresh token that the reply could leave unchanged.
        let is_same = match result.as_str() {
            "OAuth invalid_grant" | "documented error 0" => refreshed == "grant lost: Rejected",
            result if result.starts_with("token") => refreshed.starts_with("token"),
            result if result.starts_with("less granted") => refreshed.contains(", scopes"),
            result => result == refreshed,
        };
        if !is_same {
            return format!("{refreshed}; but {who}: {result}");
        }
    }
    refreshed
}

async fn refreshed(row: &Row) -> String {
    // A token at the location that the row's spec declares.
    let good = r#"{"access_token":"access-2","data":{"access_token":"access-2"}}"#;
    let good = Answer::json(200, good);
    let server = Server::answering(vec![row.answer.clone(), good]).await;
    let app = app(row, &server);
    let mut events = app.events();
    let session = app.session(held(-1));

    let start = Instant::now();
    let outcome = session.current().await;
    check_time(row, start);

    assert_eq!(server.requests().len(), 1, "asked once");
    witness::saw(&(&session, &outcome, session.tokens()));
    let verdict = match &outcome {
        Ok(_) => verdict::of_tokens(&session.tokens().unwrap()),
        Err(error) => {
            let is_lost = matches!(error, Error::GrantLost(_));
            assert_ne!(session.can_refresh(), is_lost);
            verdict::of_error(error)
        }
    };
    check_sequel(&server, &session, outcome).await;
    while let Ok(Some(event)) = timeout(Duration::ZERO, events.next()).await {
        witness::saw(&event);
    }
    verdict
}

/// The results of a login and a client credentials request.
async fn granted(row: &Row) -> [(&'static str, String); 2] {
    let server = Server::answering(vec![row.answer.clone()]).await;
    let app = app(row, &server);
    let start = Instant::now();
    let callback = |state: &str| filled("?code=CODE&state=STATE", state);
    let login = login::begin(&app).finish(callback).await;
    check_time(row, start);
    assert_eq!(server.requests().len(), 1, "a code is sent once");
    let start = Instant::now();
    let itself = app.client_credentials::<Reading, ForItself>().await;
    check_time(row, start);
    assert_eq!(server.requests().len(), 2, "asked once");
    witness::saw(&itself);
    [
        ("a login", verdict_of(login)),
        ("an application for itself", verdict_of(itself)),
    ]
}

fn verdict_of<K>(outcome: Result<Tokens<Reading, K>, Error>) -> String {
    match outcome {
        Ok(tokens) => verdict::of_tokens(&tokens.to_stored()),
        Err(error) => verdict::of_error(&error),
    }
}

fn check_time(row: &Row, start: Instant) {
    let time = start.elapsed();
    assert!(time < row.deadline + GRACE, "{time:?}");
}

/// The current tokens, which expire in `seconds`.
pub(crate) fn held(seconds: i64) -> Tokens<Reading> {
    let mut stored = serde_json::to_value(acme::stored(seconds)).unwrap();
    stored["access_token"] = markers::ACCESS.into();
    stored["refresh_token"] = markers::REFRESH.into();
    Tokens::restore(serde_json::from_value(stored).unwrap()).unwrap()
}

/// An application whose spec describes replies as the row declares.
fn app(row: &Row, server: &Server) -> App {
    let provider: &'static Provider = Box::leak(Box::new(Provider {
        api: Api {
            retry_after: row.retry_after,
            ..acme::PROVIDER_VALUE.api
        },
        ..acme::PROVIDER_VALUE
    }));
    let refresh = acme::REGISTRATION_VALUE.refresh_token.unwrap();
    let code = acme::REGISTRATION_VALUE.authorization_code.unwrap();
    let grant = Grant {
        auth_methods: row.auth_methods,
        reply: row.reply,
        ..refresh.grant
    };
    let registration: &'static Registration = Box::leak(Box::new(Registration {
        provider,
        authorization_code: Some(AuthorizationCode { grant, ..code }),
        client_credentials: Some(Grant {
            acts_as: licit_runtime::tables::ActsAs::App,
            reply: TokenReply { ..row.reply },
            ..grant
        }),
        refresh_token: Some(Refresh { grant, ..refresh }),
        ..acme::REGISTRATION_VALUE
    }));
    App::builder(registration)
        .client_id("the-client")
        .client_secret(markers::CLIENT_SECRET)
        .redirect_uri(acme::REDIRECT)
        .timeout(row.deadline)
        .origin(&server.origin())
        .build()
        .unwrap()
}

/// Checks the next attempt. A token is used without another request, even if it was expired when it
/// was received. After an error the grant is unchanged, unless the server revoked it. If the server
/// asked to wait, no request is sent.
async fn check_sequel(server: &Server, session: &Session, outcome: Result<Credential, Error>) {
    let next = session.current().await;
    let requests = server.requests().len();
    match outcome {
        Ok(credential) => {
            assert_eq!(next.unwrap().version(), credential.version());
            assert_eq!(requests, 1);
        }
        Err(Error::GrantLost(_)) => {
            assert!(matches!(next, Err(Error::GrantLost(_))));
            assert_eq!(requests, 1);
        }
        Err(error) if error.retry_after().is_some_and(|wait| !wait.is_zero()) => {
            assert!(next.is_err());
            assert_eq!(requests, 1);
        }
        Err(_) => {
            assert_eq!(next.unwrap().token().expose(), "access-2");
            let sent = server.requests()[1].form("refresh_token");
            assert_eq!(sent.as_deref(), Some(markers::REFRESH));
        }
    }
}
