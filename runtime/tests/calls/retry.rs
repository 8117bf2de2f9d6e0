//! Retries of failed calls: which, when, and how often.

use std::time::Duration;

use licit_runtime::tables::{Method, Operation};
use licit_runtime::{CallOptions, Error, Json};
use tokio::net::TcpSocket;
use tokio::time::Instant;

use crate::acme::{self, Contact};
use crate::support::{Answer, Server};

static GET: Operation = Operation {
    name: "get",
    path: "x",
    ..Operation::DEFAULT
};
static POST: Operation = Operation {
    name: "create",
    method: Method::Post,
    path: "x",
    ..Operation::DEFAULT
};
static IDEMPOTENT_POST: Operation = Operation {
    name: "search",
    idempotent: true,
    ..POST
};
static KEYED_POST: Operation = Operation {
    name: "pay",
    idempotency_key: Some("Idempotency-Key"),
    ..POST
};

fn contact() -> Answer {
    Answer::json(200, r#"{"id": 7}"#)
}

async fn send(
    server: &Server,
    operation: &'static Operation,
    options: CallOptions,
) -> Result<Contact, Error> {
    let call = acme::client(server).call(operation);
    call.request().options(options).send().await
}

/// The number of requests if this is the first answer.
async fn requests_after(answer: Answer, operation: &'static Operation) -> usize {
    let server = Server::answering(vec![answer, contact()]).await;
    let _ = send(&server, operation, CallOptions::new()).await;
    server.requests().len()
}

#[tokio::test]
async fn a_temporary_error_is_retried() {
    for status in [408, 429, 502, 503, 504] {
        let answer = Answer::body(status, "text/html", "");
        let server = Server::answering(vec![answer.clone(), answer, contact()]).await;
        let got = send(&server, &GET, CallOptions::new()).await.unwrap();
        assert_eq!(got, Contact { id: 7 });
        assert_eq!(server.requests().len(), 3, "{status}");
    }
}

#[tokio::test]
async fn a_permanent_error_is_returned_immediately() {
    for status in [400, 401, 403, 404, 409, 422, 500, 501] {
        let answer = Answer::json(status, r#"{"error": {"code": "no_access"}}"#);
        assert_eq!(requests_after(answer, &GET).await, 1, "{status}");
    }
}

#[tokio::test]
async fn the_spec_overrides_the_status_for_retries() {
    // `busy` is temporary and `maintenance` is permanent, regardless of their statuses.
    let busy = Answer::json(200, r#"{"error": {"code": "busy"}}"#);
    assert_eq!(requests_after(busy, &GET).await, 2);
    let maintenance = Answer::json(503, r#"{"error": {"code": "maintenance"}}"#);
    assert_eq!(requests_after(maintenance, &GET).await, 1);
}

#[tokio::test]
async fn the_last_error_is_returned_if_all_attempts_fail() {
    let server = Server::answering(vec![Answer::json(503, "{}")]).await;
    let error = send(&server, &GET, CallOptions::new()).await.unwrap_err();
    assert_eq!(error.status(), Some(503));
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn the_caller_sets_the_number_of_retries() {
    for retries in [0, 1, 4] {
        let server = Server::answering(vec![Answer::json(503, "{}")]).await;
        let options = CallOptions::new().retries(retries);
        assert!(send(&server, &GET, options).await.is_err());
        assert_eq!(server.requests().len(), retries as usize + 1);
    }
}

#[tokio::test]
async fn a_request_that_may_have_succeeded_is_not_repeated() {
    for answer in [
        Answer::json(503, "{}"),
        Answer::json(429, "{}"),
        Answer::Hangup,
        Answer::Reset,
        Answer::Cut(3, Box::new(contact())),
    ] {
        assert_eq!(requests_after(answer.clone(), &POST).await, 1, "{answer:?}");
        for operation in [&GET, &IDEMPOTENT_POST, &KEYED_POST] {
            let requests = requests_after(answer.clone(), operation).await;
            assert_eq!(requests, 2, "{answer:?} {}", operation.name);
        }
    }
}

#[tokio::test]
async fn a_request_that_did_not_reach_the_server_is_repeated() {
    // The port is reserved, and nothing listens on it.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(([127, 0, 0, 1], 0).into()).unwrap();
    let client = acme::client_at(&format!("http://{}", socket.local_addr().unwrap()));
    let start = Instant::now();
    let error = client
        .call(&POST)
        .request::<Json, Error>()
        .options(CallOptions::new().retries(6))
        .send()
        .await
        .unwrap_err();
    assert!(error.is_retryable());
    // Six delays of up to 250 ms and more: they are not all zero.
    assert!(start.elapsed() > Duration::from_millis(50));
}

#[tokio::test]
async fn the_delay_is_at_least_the_one_that_the_server_requests() {
    // This provider counts milliseconds.
    let answer = Answer::json(429, "{}").with("retry-after", "400");
    let server = Server::answering(vec![answer, contact()]).await;
    let start = Instant::now();
    send(&server, &GET, CallOptions::new()).await.unwrap();
    assert!(start.elapsed() >= Duration::from_millis(400));
}

#[tokio::test]
async fn a_delay_beyond_the_deadline_is_not_started() {
    let answer = Answer::json(429, "{}").with("retry-after", "60000");
    let server = Server::answering(vec![answer, contact()]).await;
    let start = Instant::now();
    let error = send(&server, &GET, CallOptions::new()).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(60)));
    assert!(start.elapsed() < Duration::from_secs(5));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn waits_and_attempts_share_one_deadline() {
    let answer = Answer::json(503, "{}").with("retry-after", "4000");
    let server = Server::answering(vec![answer]).await;
    let start = Instant::now();
    let options = CallOptions::new()
        .timeout(Duration::from_secs(30))
        .retries(1000);
    let error = send(&server, &GET, options).await.unwrap_err();
    assert_eq!(error.status(), Some(503));
    let (took, requests) = (start.elapsed(), server.requests().len());
    assert!(took <= Duration::from_secs(30), "{took:?}");
    assert!(took >= Duration::from_secs(10), "{took:?}");
    assert!((3..=8).contains(&requests), "{requests} requests");
}

#[tokio::test]
async fn an_endless_body_and_its_retry_share_the_deadline() {
    let slow = Answer::Drip(Duration::from_millis(100), Box::new(contact()));
    let server = Server::answering(vec![slow]).await;
    let start = Instant::now();
    let options = CallOptions::new().timeout(Duration::from_millis(500));
    assert!(send(&server, &GET, options).await.is_err());
    assert!(start.elapsed() < Duration::from_secs(2));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_token_is_refreshed_once_regardless_of_retries() {
    let ended = r#"{"error": {"code": "token_expired"}}"#;
    let server = Server::start(move |request| {
        if request.target.contains("/token") {
            return Answer::json(200, r#"{"access_token": "access-1", "expires_in": 3600}"#);
        }
        Answer::json(401, ended)
    })
    .await;
    let options = CallOptions::new().retries(5);
    let error = send(&server, &GET, options).await.unwrap_err();
    assert_eq!(error.status(), Some(401));
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn each_call_has_its_own_idempotency_key_and_retries_repeat_it() {
    let server = Server::answering(vec![
        Answer::json(503, "{}"),
        Answer::json(502, "{}"),
        contact(),
    ])
    .await;
    for _ in 0..2 {
        send(&server, &KEYED_POST, CallOptions::new())
            .await
            .unwrap();
    }
    let requests = server.requests();
    let keys: Vec<_> = requests
        .iter()
        .map(|request| request.header("idempotency-key").unwrap())
        .collect();
    assert_eq!(keys.len(), 4);
    assert!(
        keys[0].parse::<licit_runtime::Uuid>().is_ok(),
        "{}",
        keys[0]
    );
    assert_eq!((keys[0], keys[0]), (keys[1], keys[2]));
    assert_ne!(keys[0], keys[3]);
}

#[tokio::test]
async fn the_caller_can_set_the_idempotency_key() {
    let server = Server::answering(vec![contact()]).await;
    let options = CallOptions::new().idempotency_key("order-7");
    send(&server, &KEYED_POST, options.clone()).await.unwrap();
    let sent = server.requests()[0]
        .header("idempotency-key")
        .map(str::to_owned);
    assert_eq!(sent.as_deref(), Some("order-7"));

    let error = send(&server, &POST, options).await.unwrap_err();
    assert!(matches!(error, Error::Argument(_)), "{error}");
    let options = CallOptions::new().idempotency_key("two\nlines");
    let error = send(&server, &KEYED_POST, options).await.unwrap_err();
    assert!(matches!(error, Error::Argument(_)), "{error}");
    assert_eq!(server.requests().len(), 1);
}
