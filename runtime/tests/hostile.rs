//! What a token endpoint may answer, well or badly, and what is made of it: one row per answer.
//!
//! Each answer is given over a real socket to a refresh, where most is at stake: a refresh token and
//! a client secret are on the way, and a grant can be lost. Whatever the answer, the server is asked
//! once, the time is bounded, nothing that is secret prints, and nothing panics. The verdicts are
//! shown by `cargo test --test hostile -- --nocapture`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail in any way"
)]

#[path = "support/acme.rs"]
mod acme;
#[path = "hostile/refusals.rs"]
mod refusals;
#[path = "hostile/replies.rs"]
mod replies;
#[path = "hostile/row.rs"]
mod row;
#[path = "support/mod.rs"]
mod support;
#[path = "hostile/wire.rs"]
mod wire;

use std::error::Error as StdError;
use std::fmt::Write as _;
use std::time::{Duration, Instant, SystemTime};

use licit_runtime::error::OAuthError;
use licit_runtime::provider::{Api, Grant, Provider, Refresh, Registration};
use licit_runtime::{App, Credential, Error, Session, Tokens};

use acme::Reading;
use row::Row;
use support::{Answer, Server};

/// What the request carries, as it is and as it is written in a form and in a header.
const SENT: [&str; 5] = [
    "access-0",
    "refresh-0",
    row::CLIENT_SECRET,
    "s3cret%2Fof%2Bours",
    row::BASIC,
];

/// What the answers carry that must not be shown.
const TOLD: &str = "marker";

/// How much longer than its deadline a refresh may take, on a machine that is busy.
const GRACE: Duration = Duration::from_secs(5);

#[tokio::test(flavor = "multi_thread")]
async fn a_token_endpoint_may_answer_anything() {
    let elsewhere = Server::telling(vec![Answer::json(200, row::GRANTED)]).await;
    let mut table = String::new();
    let mut wrong = Vec::new();
    let rows = [
        replies::all(),
        refusals::all(),
        wire::all(&elsewhere.origin()),
    ];
    for row in rows.into_iter().flatten() {
        let (verdict, time) = answered(&row).await;
        let millis = time.as_millis();
        writeln!(table, "{:<56} {millis:>5} ms  {verdict}", row.name).unwrap();
        if verdict != row.verdict {
            wrong.push(format!(
                "{}:\n  expected {}\n  found    {verdict}",
                row.name, row.verdict
            ));
        }
    }
    println!("{table}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(elsewhere.requests().is_empty(), "nothing is sent on");
}

/// What is made of a row's answer, and how long that took.
async fn answered(row: &Row) -> (String, Duration) {
    // One that is understood wherever a row says that the token stands.
    let good = r#"{"access_token":"access-2","data":{"access_token":"access-2"}}"#;
    let good = Answer::json(200, good);
    let server = Server::telling(vec![row.answer.clone(), good]).await;
    let tokens: Tokens<Reading> = Tokens::restore(acme::stored(-1)).unwrap();
    let session = app(row, &server).session(tokens);

    let start = Instant::now();
    let outcome = session.current().await;
    let time = start.elapsed();

    assert!(time < row.deadline + GRACE, "{}: {time:?}", row.name);
    assert_eq!(server.requests().len(), 1, "{}: asked once", row.name);
    check_leaks(row, &session, &outcome);
    let verdict = match &outcome {
        Ok(_) => granted(&session),
        Err(error) => refused(error, &session),
    };
    check_sequel(row, &server, &session, outcome).await;
    (verdict, time)
}

/// An application whose provider is told to read replies as the row says.
fn app(row: &Row, server: &Server) -> App {
    let provider: &'static Provider = Box::leak(Box::new(Provider {
        api: Api {
            retry_after: row.retry_after,
            ..acme::PROVIDER_VALUE.api
        },
        ..acme::PROVIDER_VALUE
    }));
    let refresh = acme::REGISTRATION_VALUE.refresh_token.unwrap();
    let registration: &'static Registration = Box::leak(Box::new(Registration {
        provider,
        refresh_token: Some(Refresh {
            grant: Grant {
                auth_methods: row.auth_methods,
                reply: row.reply,
                ..refresh.grant
            },
            ..refresh
        }),
        ..acme::REGISTRATION_VALUE
    }));
    App::builder(registration)
        .client_id("the-client")
        .client_secret(row::CLIENT_SECRET)
        .redirect_uri(acme::REDIRECT)
        .timeout(row.deadline)
        .origin(&server.origin())
        .build()
        .unwrap()
}

/// What comes of the next attempt. A token is used without another request, even one that has ended
/// as it came. After an error the grant is as good as before, unless the server has ended it; one
/// that asked to wait is left alone.
async fn check_sequel(
    row: &Row,
    server: &Server,
    session: &Session,
    outcome: Result<Credential, Error>,
) {
    let name = row.name;
    let next = session.current().await;
    let requests = server.requests().len();
    match outcome {
        Ok(credential) => {
            assert_eq!(next.unwrap().version(), credential.version(), "{name}");
            assert_eq!(requests, 1, "{name}");
        }
        Err(Error::GrantLost(_)) => {
            assert!(matches!(next, Err(Error::GrantLost(_))), "{name}");
            assert_eq!(requests, 1, "{name}");
        }
        Err(error) if error.retry_after().is_some_and(|wait| !wait.is_zero()) => {
            assert!(next.is_err(), "{name}");
            assert_eq!(requests, 1, "{name}");
        }
        Err(_) => {
            assert_eq!(next.unwrap().token().expose(), "access-2", "{name}");
            let sent = server.requests()[1].form("refresh_token");
            assert_eq!(sent.as_deref(), Some("refresh-0"), "{name}");
        }
    }
}

fn check_leaks(row: &Row, session: &Session, outcome: &Result<Credential, Error>) {
    let mut shown = format!("{session:?} {session:#?} {outcome:?} {outcome:#?}");
    if let Err(error) = outcome {
        let text = error.to_string();
        assert!(text.len() < 1000, "{}: {text}", row.name);
        write!(shown, " {text}").unwrap();
        let mut source = StdError::source(error);
        while let Some(error) = source {
            write!(shown, " {error} {error:?}").unwrap();
            source = error.source();
        }
        if let Error::Api(error) = error {
            let body = String::from_utf8_lossy(error.body());
            assert!(!SENT.iter().any(|secret| body.contains(secret)), "{body}");
        }
    }
    for secret in SENT.iter().chain(&[TOLD]) {
        assert!(!shown.contains(secret), "{}: {secret}: {shown}", row.name);
    }
    assert!(!shown.contains('\u{1b}'), "{}: {shown}", row.name);
}

fn granted(session: &Session) -> String {
    let tokens = session.tokens().unwrap();
    let life = match tokens.expires_at() {
        None => "without end".to_owned(),
        Some(end) => match end.duration_since(SystemTime::now()) {
            Err(_) => "ended".to_owned(),
            Ok(left) if left > Duration::from_secs(100 * 365 * 86_400) => "for ages".to_owned(),
            Ok(left) => format!("for {} min", (left.as_secs() + 30) / 60),
        },
    };
    let refresh = match tokens.refresh_token().unwrap().expose() {
        "refresh-0" => "",
        _ => ", new refresh token",
    };
    let scopes = match tokens.scopes().join(" ").as_str() {
        "read list" => String::new(),
        other => format!(", scopes {other}"),
    };
    format!("token {life}{refresh}{scopes}")
}

fn refused(error: &Error, session: &Session) -> String {
    let what = match error {
        Error::OAuth(error) => match OAuthError::description(error) {
            Some(description) => {
                let start: String = description.chars().take(40).collect();
                format!("OAuth {}: {start}", error.code().as_str())
            }
            None => format!("OAuth {}", error.code().as_str()),
        },
        Error::Api(error) => match (error.rule(), error.message()) {
            (Some(rule), _) => format!("documented error {rule}"),
            (None, Some(message)) => format!("undocumented error: {message}"),
            (None, None) => format!("undocumented error {}", error.status()),
        },
        Error::NotATokenReply(error) => format!("no token reply: {:?}", error.fault()),
        Error::Transport(error) if error.is_ambiguous() => format!("{:?}, ambiguous", error.kind()),
        Error::Transport(error) => format!("{:?}", error.kind()),
        Error::GrantLost(error) => format!("grant lost: {:?}", error.reason()),
        other => format!("{other:?}"),
    };
    let retry = if error.is_retryable() {
        ", retryable"
    } else {
        ""
    };
    let wait = error.retry_after().map_or(String::new(), |wait| {
        format!(", wait {} s", (wait.as_secs() + 5) / 10 * 10)
    });
    let is_lost = matches!(error, Error::GrantLost(_));
    assert_ne!(session.can_renew(), is_lost, "{what}");
    format!("{what}{retry}{wait}")
}
