//! Device authorization (RFC 8628): how often the token endpoint is polled, and the results. Time
//! advances only as a test requires.

use std::future::Future;
use std::pin::pin;
use std::sync::mpsc;
use std::task::Poll;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use licit_runtime::error::{AuthorizationError, TokenReplyFault};
use licit_runtime::tables::{
    ClientAuth, DeviceCode, Encoding, ErrorPlace, ErrorRule, Grant, Meaning, Method, Parameter,
    Pkce, Provider, Registration,
};
use licit_runtime::{App, DeviceAuthorization, Error};
use sha2::{Digest, Sha256};

use crate::acme::{self, Reading};
use crate::support::{Answer, Server};

static REGISTRATION: Registration = Registration {
    device_code: Some(DeviceCode {
        device_authorization_endpoint: "https://acme.example/device",
        grant: Grant {
            token_endpoint: acme::TOKEN,
            auth_methods: &[ClientAuth::None],
            ..Grant::DEFAULT
        },
        ..DeviceCode::DEFAULT
    }),
    ..Registration::of(&acme::PROVIDER)
};

const CODES: &str = r#"{"device_code":"device-code-1","user_code":"WDJB-MJHT",
    "verification_uri":"https://acme.example/device","expires_in":1800,"interval":10}"#;
const TOKENS: &str = r#"{"access_token":"access-1","expires_in":3600,"refresh_token":"refresh-1"}"#;

fn refused(code: &str) -> Answer {
    Answer::json(400, format!(r#"{{"error":"{code}"}}"#))
}

/// A login that is waiting for the user, with these answers to its token requests. While the sender
/// exists, time advances only as the test requires.
async fn begun(
    codes: &str,
    answers: impl IntoIterator<Item = Answer>,
) -> (Server, DeviceAuthorization<Reading>, mpsc::Sender<()>) {
    let (hold, released) = mpsc::channel();
    tokio::task::spawn_blocking(move || released.recv());
    let all = std::iter::once(Answer::json(200, codes)).chain(answers);
    let server = Server::answering(all.collect()).await;
    let login = app(&server).device().await.unwrap();
    (server, login, hold)
}

fn app(server: &Server) -> App {
    App::builder(&REGISTRATION)
        .client_id("the-client")
        .timeout(Duration::from_secs(5))
        .origin(&server.origin())
        .build()
        .unwrap()
}

/// Lets sockets make progress without advancing the time.
async fn settle(mut done: impl FnMut() -> bool) {
    for _ in 0..200 {
        if done() {
            return;
        }
        std::thread::sleep(Duration::from_millis(1));
        tokio::task::yield_now().await;
    }
}

/// Polls while time is paused. For each of `waits`, advances the time by as many seconds, and
/// checks that the server is not polled earlier.
async fn polled(
    server: &Server,
    login: &mut DeviceAuthorization<Reading>,
    waits: &[u64],
) -> Result<licit_runtime::Tokens<Reading>, Error> {
    let mut poll = pin!(login.poll());
    let mut outcome = None;
    let mut step = |outcome: &mut Option<_>| {
        let waker = std::task::Waker::noop();
        if outcome.is_none()
            && let Poll::Ready(ready) = poll
                .as_mut()
                .poll(&mut std::task::Context::from_waker(waker))
        {
            *outcome = Some(ready);
        }
    };
    for (asked, seconds) in waits.iter().enumerate() {
        step(&mut outcome);
        tokio::time::advance(Duration::from_millis(seconds * 1000 - 20)).await;
        for _ in 0..20 {
            step(&mut outcome);
            settle(|| true).await;
            tokio::task::yield_now().await;
        }
        let before = server.requests().len();
        assert_eq!(
            before,
            asked + 1,
            "asked before {seconds} seconds were over"
        );
        tokio::time::advance(Duration::from_millis(40)).await;
        settle(|| {
            step(&mut outcome);
            server.requests().len() > asked + 1
        })
        .await;
        assert_eq!(server.requests().len(), asked + 2, "not asked in time");
        // The answer arrives, and the next wait begins.
        for _ in 0..20 {
            std::thread::sleep(Duration::from_millis(1));
            tokio::task::yield_now().await;
            step(&mut outcome);
        }
    }
    outcome.expect("an outcome")
}

#[tokio::test(start_paused = true)]
async fn the_tokens_are_returned_after_the_users_decision() {
    let answers = [
        refused("authorization_pending"),
        refused("authorization_pending"),
        Answer::json(200, TOKENS),
    ];
    let (server, mut login, _hold) = begun(CODES, answers).await;
    assert_eq!(login.user_code(), "WDJB-MJHT");
    assert_eq!(
        login.verification_uri().as_str(),
        "https://acme.example/device"
    );
    assert_eq!(login.verification_uri_complete(), None);
    let asked = &server.requests()[0];
    assert_eq!(asked.target, "/acme.example/device");
    assert_eq!(asked.form("client_id").as_deref(), Some("the-client"));
    assert_eq!(asked.form("scope").as_deref(), Some("read list"));
    assert_eq!(asked.form("grant_type"), None);

    let tokens = polled(&server, &mut login, &[10, 10, 10]).await.unwrap();
    assert_eq!(tokens.access_token().expose(), "access-1");
    assert_eq!(tokens.scopes(), ["read", "list"]);
    let asked = &server.requests()[1];
    let grant = "urn:ietf:params:oauth:grant-type:device_code";
    assert_eq!(asked.form("grant_type").as_deref(), Some(grant));
    assert_eq!(asked.form("device_code").as_deref(), Some("device-code-1"));
    assert_eq!(asked.form("client_id").as_deref(), Some("the-client"));
}

#[tokio::test(start_paused = true)]
async fn the_default_polling_interval_is_five_seconds() {
    let codes = CODES.replace(r#","interval":10"#, "");
    let answers = [refused("authorization_pending"), Answer::json(200, TOKENS)];
    let (server, mut login, _hold) = begun(&codes, answers).await;
    polled(&server, &mut login, &[5, 5]).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn slow_down_permanently_adds_five_seconds() {
    let answers = [
        refused("slow_down"),
        refused("authorization_pending"),
        refused("slow_down"),
        Answer::json(200, TOKENS),
    ];
    let (server, mut login, _hold) = begun(CODES, answers).await;
    polled(&server, &mut login, &[10, 15, 15, 20])
        .await
        .unwrap();
}

#[tokio::test(start_paused = true)]
async fn polling_backs_off_if_the_server_does_not_answer() {
    let answers = [
        Answer::Hangup,
        Answer::json(503, ""),
        Answer::Hangup,
        Answer::Hangup,
        refused("authorization_pending"),
        Answer::json(200, TOKENS),
    ];
    let (server, mut login, _hold) = begun(CODES, answers).await;
    let waits = [10, 20, 40, 80, 120, 10];
    polled(&server, &mut login, &waits).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_retry_after_header_delays_the_next_poll() {
    let busy = Answer::json(429, "").with("retry-after", "70");
    let (server, mut login, _hold) = begun(CODES, [busy, Answer::json(200, TOKENS)]).await;
    polled(&server, &mut login, &[10, 70]).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_denied_device_login_is_a_distinct_error() {
    let (server, mut login, _hold) = begun(CODES, [refused("access_denied")]).await;
    let error = polled(&server, &mut login, &[10]).await.unwrap_err();
    assert!(error.is_access_denied(), "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn an_expired_device_code_is_not_polled() {
    let (server, mut login, _hold) = begun(CODES, [refused("expired_token")]).await;
    let error = polled(&server, &mut login, &[10]).await.unwrap_err();
    assert!(is_expired(&error), "{error:?}");

    let short = CODES.replace("1800", "25");
    let pending = [refused("authorization_pending")];
    let (server, mut login, _hold) = begun(&short, pending).await;
    let poll = tokio::spawn(async move { login.poll().await });
    for _ in 0..30 {
        tokio::time::advance(Duration::from_secs(1)).await;
        for _ in 0..10 {
            std::thread::sleep(Duration::from_millis(1));
            tokio::task::yield_now().await;
        }
    }
    let error = poll.await.unwrap().unwrap_err();
    assert!(is_expired(&error), "{error:?}");
    assert_eq!(server.requests().len(), 3, "after 10 and 20 seconds");
}

fn is_expired(error: &Error) -> bool {
    matches!(error, Error::Authorization(error) if **error == AuthorizationError::Expired)
}

#[tokio::test(start_paused = true)]
async fn cancelling_a_poll_loses_neither_time_nor_tokens() {
    let late = Answer::json(200, TOKENS).after(Duration::from_secs(3));
    let (server, mut login, _hold) = begun(CODES, [late]).await;
    {
        let mut poll = pin!(login.poll());
        let mut step = || {
            let waker = std::task::Waker::noop();
            poll.as_mut()
                .poll(&mut std::task::Context::from_waker(waker))
                .is_pending()
        };
        assert!(step());
        tokio::time::advance(Duration::from_secs(11)).await;
        settle(|| {
            assert!(step());
            server.requests().len() == 2
        })
        .await;
    }
    // The caller is gone, and the answer has not arrived yet.
    assert_eq!(server.requests().len(), 2);
    tokio::time::advance(Duration::from_secs(4)).await;
    let tokens = login.poll().await.unwrap();
    assert_eq!(tokens.access_token().expose(), "access-1");
    assert_eq!(server.requests().len(), 2, "the code was sent once");
}

#[tokio::test]
async fn an_unusable_device_response_is_rejected() {
    for (wrong, right, member) in [
        (
            r#""user_code":"""#,
            r#""user_code":"WDJB-MJHT""#,
            "user_code",
        ),
        (
            r#""user_code":"a\u001b[2J""#,
            r#""user_code":"WDJB-MJHT""#,
            "user_code",
        ),
        (
            r#""device_code":7"#,
            r#""device_code":"device-code-1""#,
            "device_code",
        ),
        (
            r#""expires_in":"soon""#,
            r#""expires_in":1800"#,
            "expires_in",
        ),
        (r#""x":1"#, r#""expires_in":1800"#, "expires_in"),
        (r#""interval":[]"#, r#""interval":10"#, "interval"),
        (
            "javascript:alert(1)",
            "https://acme.example/device",
            "verification_uri",
        ),
        (
            "http://acme.example/device",
            "https://acme.example/device",
            "verification_uri",
        ),
    ] {
        let codes = CODES.replace(right, wrong);
        assert_ne!(codes, CODES, "{wrong}");
        let server = Server::answering(vec![Answer::json(200, codes)]).await;
        let login = app(&server).device::<Reading, Error>().await;
        match login.unwrap_err() {
            Error::TokenReply(error) => {
                assert_eq!(error.fault(), TokenReplyFault::Member(member), "{wrong}");
            }
            other => panic!("{wrong}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn neither_code_is_printed() {
    let server = Server::answering(vec![Answer::json(200, CODES)]).await;
    let login = app(&server).device::<Reading, Error>().await.unwrap();
    let shown = format!("{login:?}");
    assert!(
        !shown.contains("device-code-1") && !shown.contains("WDJB"),
        "{shown}"
    );
}

#[tokio::test]
async fn a_registration_without_the_device_grant_is_an_error() {
    let server = Server::answering(vec![]).await;
    let login = acme::app(&server).device::<Reading, Error>().await;
    assert!(matches!(login.unwrap_err(), Error::Config(_)));
}

/// A provider that answers by status, takes the request for the codes by `GET`, and requires PKCE.
static UNUSUAL_PROVIDER: Provider = Provider {
    errors: &[
        ErrorRule {
            name: "Pending",
            status: &[400],
            at: ErrorPlace::DeviceCode,
            means: Meaning::AuthorizationPending,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "TooFast",
            status: &[429],
            at: ErrorPlace::DeviceCode,
            means: Meaning::SlowDown,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "Expired",
            status: &[410],
            at: ErrorPlace::DeviceCode,
            means: Meaning::DeviceCodeExpired,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "Denied",
            status: &[418],
            at: ErrorPlace::DeviceCode,
            means: Meaning::AccessDenied,
            ..ErrorRule::DEFAULT
        },
    ],
    ..acme::PROVIDER_VALUE
};

static UNUSUAL: Registration = Registration {
    device_code: Some(DeviceCode {
        device_authorization_endpoint: "https://acme.example/device",
        method: Method::Get,
        encoding: Encoding::Query,
        headers: &[Parameter {
            name: "x-device",
            value: "television",
        }],
        pkce: Pkce::S256,
        grant: Grant {
            token_endpoint: acme::TOKEN,
            auth_methods: &[ClientAuth::None],
            ..Grant::DEFAULT
        },
        ..DeviceCode::DEFAULT
    }),
    ..Registration::of(&UNUSUAL_PROVIDER)
};

/// Polls a provider that answers by status, without bodies, after each of `waits` in seconds.
async fn polled_by_status(statuses: &[u16], waits: &[u64]) -> (Server, Result<(), Error>) {
    let (_hold, released) = mpsc::channel::<()>();
    tokio::task::spawn_blocking(move || released.recv());
    let codes = std::iter::once(Answer::json(200, CODES));
    let polls = statuses.iter().map(|status| match status {
        200 => Answer::json(200, TOKENS),
        status => Answer::json(*status, ""),
    });
    let server = Server::answering(codes.chain(polls).collect()).await;
    let app = App::builder(&UNUSUAL)
        .client_id("the-client")
        .origin(&server.origin())
        .build()
        .unwrap();
    let mut login: DeviceAuthorization<Reading> = app.device().await.unwrap();
    let outcome = polled(&server, &mut login, waits).await.map(|_| ());
    (server, outcome)
}

#[tokio::test(start_paused = true)]
async fn the_request_for_the_codes_may_be_a_get_with_a_header_and_a_challenge() {
    let (server, outcome) = polled_by_status(&[400, 429, 200], &[10, 10, 15]).await;
    outcome.unwrap();
    let requests = server.requests();
    let (asked, polled) = (&requests[0], &requests[3]);
    assert_eq!(asked.method, "GET");
    assert!(
        asked.target.contains("client_id=the-client"),
        "{}",
        asked.target
    );
    assert!(asked.target.contains("code_challenge_method=S256"));
    assert_eq!(asked.header("x-device"), Some("television"));
    let verifier = polled.form("code_verifier").unwrap();
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier));
    assert!(
        asked
            .target
            .contains(&format!("code_challenge={challenge}&"))
    );
}

#[tokio::test(start_paused = true)]
async fn documented_statuses_end_a_device_login() {
    let (_, expired) = polled_by_status(&[400, 410], &[10, 10]).await;
    let expired = expired.unwrap_err();
    let is_expired = matches!(
        &expired,
        Error::Authorization(error) if matches!(**error, AuthorizationError::Expired)
    );
    assert!(is_expired, "{expired:?}");
    let (_, denied) = polled_by_status(&[418], &[10]).await;
    assert!(denied.unwrap_err().is_access_denied());
}
