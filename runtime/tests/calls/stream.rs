//! Streamed replies: bytes, server-sent events, JSON lines.

use std::time::{Duration, Instant};

use licit_runtime::error::TransportErrorKind;
use licit_runtime::tables::Operation;
use licit_runtime::{CallOptions, Error, Event, Events, Json};
use serde_json::json;

use crate::acme::{self, Contact};
use crate::support::{Answer, Server};

static WATCH: Operation = Operation {
    name: "watch",
    path: "watch",
    stream_end: Some("[DONE]"),
    ..Operation::DEFAULT
};

const IMMEDIATELY: Duration = Duration::ZERO;
const A_WHILE: Duration = Duration::from_millis(50);
const FOR_EVER: Duration = Duration::from_secs(3600);

async fn sending(content_type: &'static str, parts: Vec<(Duration, &'static str)>) -> Server {
    let answer = Answer::Parts {
        content_type,
        parts,
    };
    Server::answering(vec![answer]).await
}

async fn events(server: &Server) -> Events<Json, Error> {
    let call = acme::client(server).call(&WATCH);
    call.request_events::<Json, Error>().send().await.unwrap()
}

fn transport(error: Error) -> TransportErrorKind {
    let Error::Transport(error) = error else {
        panic!("{error}");
    };
    error.kind()
}

#[tokio::test]
async fn events_are_decoded_as_they_arrive() {
    let parts = vec![
        (IMMEDIATELY, ": hello\n\nretry: 1500\nid: 7\nevent: add"),
        (A_WHILE, "\ndata: {\"id\":"),
        (A_WHILE, "\ndata: 1}\n\n"),
        (FOR_EVER, "data: never\n\n"),
    ];
    let server = sending("text/event-stream; charset=utf-8", parts).await;
    let mut events = events(&server).await;
    let Event {
        event, id, data, ..
    } = events.next().await.unwrap().unwrap();
    assert_eq!((event.as_str(), id.as_str()), ("add", "7"));
    assert_eq!(data, json!({"id": 1}));
    assert_eq!(events.retry(), Some(Duration::from_millis(1500)));
    assert_eq!(
        server.requests()[0].header("accept"),
        Some("text/event-stream")
    );
}

#[tokio::test]
async fn an_undecodable_event_is_an_error_and_the_next_one_follows() {
    let parts = vec![(
        IMMEDIATELY,
        "data: {\"id\": \"s3cret\"}\n\ndata: {\"id\": 2}\n\n",
    )];
    let server = sending("text/event-stream", parts).await;
    let request = acme::client(&server).call(&WATCH).request_events();
    let mut events: Events<Contact, Error> = request.send().await.unwrap();
    let error = events.next().await.unwrap().unwrap_err();
    assert!(matches!(&error, Error::Decode(_)), "{error}");
    assert!(!format!("{error} {error:?}").contains("s3cret"));
    assert_eq!(
        events.next().await.unwrap().unwrap().data,
        Contact { id: 2 }
    );
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn the_terminal_event_of_the_spec_ends_the_stream() {
    let parts = vec![
        (IMMEDIATELY, "data: 1\n\ndata: [DONE]\n\ndata: 2\n\n"),
        (FOR_EVER, ""),
    ];
    let server = sending("text/event-stream", parts).await;
    let mut events = events(&server).await;
    assert_eq!(events.next().await.unwrap().unwrap().data, 1);
    assert!(events.next().await.is_none());
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn what_commonly_ends_a_stream_of_json_ends_it_without_a_word_of_the_spec() {
    static LISTEN: Operation = Operation {
        name: "listen",
        path: "listen",
        ..Operation::DEFAULT
    };
    let parts = vec![(IMMEDIATELY, "data: 1\n\ndata: [DONE]\n\n"), (FOR_EVER, "")];
    let server = sending("text/event-stream", parts).await;
    let request = acme::client(&server).call(&LISTEN).request_events();
    let mut events: Events<Json, Error> = request.send().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, 1);
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn text_events_are_returned_unchanged() {
    let server = sending("text/event-stream", vec![(IMMEDIATELY, "data: a b\n\n")]).await;
    let request = acme::client(&server).call(&WATCH).request_text_events();
    let mut events: Events<String, Error> = request.send().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, "a b");
}

#[tokio::test]
async fn a_reply_that_is_not_an_event_stream_is_handled_as_any_other() {
    let error = r#"{"error": {"code": "no_access", "text": "no"}}"#;
    for status in [401, 200] {
        let server = Server::answering(vec![Answer::json(status, error)]).await;
        let request = acme::client(&server).call(&WATCH).request_events();
        let opened = request.send().await.map(|_: Events<Json, acme::Error>| ());
        let Err(acme::Error::NoAccess(error) | acme::Error::Unexpected(error)) = opened else {
            panic!("{opened:?}");
        };
        assert_eq!(error.code(), Some("no_access"));
    }
    let server = Server::answering(vec![Answer::json(200, "[]")]).await;
    let request = acme::client(&server).call(&WATCH).request_events();
    let opened = request.send().await.map(|_: Events<Json, Error>| ());
    let message = opened.unwrap_err().to_string();
    assert!(
        message.contains("it is not `text/event-stream`"),
        "{message}"
    );
}

#[tokio::test]
async fn a_stream_is_reopened_with_a_new_token() {
    let server = Server::start(|request| match request.header("authorization") {
        _ if request.target.contains("/token") => {
            Answer::json(200, r#"{"access_token": "access-1", "expires_in": 3600}"#)
        }
        Some("Bearer access-1") => Answer::body(200, "text/event-stream", "data: 1\n\n"),
        _ => Answer::json(401, r#"{"error": {"code": "token_expired"}}"#),
    })
    .await;
    let mut events = events(&server).await;
    assert_eq!(events.next().await.unwrap().unwrap().data, 1);
}

#[tokio::test]
async fn lines_are_decoded_and_the_last_needs_no_line_break() {
    let parts = vec![
        (IMMEDIATELY, "{\"id\": 1}\n\n{\"i"),
        (A_WHILE, "d\": 2}\r\n[]\n{\"id\": 3}"),
    ];
    let server = sending("application/x-ndjson", parts).await;
    let request = acme::client(&server).call(&WATCH).request_lines();
    let mut lines: licit_runtime::Lines<Contact, Error> = request.send().await.unwrap();
    for id in [1, 2] {
        assert_eq!(lines.next().await.unwrap().unwrap(), Contact { id });
    }
    assert!(matches!(lines.next().await, Some(Err(Error::Decode(_)))));
    assert_eq!(lines.next().await.unwrap().unwrap(), Contact { id: 3 });
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn bytes_arrive_in_chunks() {
    let body = "x".repeat(200_000);
    let server = Server::answering(vec![Answer::body(200, "image/png", body)]).await;
    let request = acme::client(&server)
        .call(&WATCH)
        .request_byte_stream::<Error>();
    let reply = request
        .options(CallOptions::new().max_body(10))
        .send_with_meta()
        .await
        .unwrap();
    assert_eq!(reply.headers["content-type"], "image/png");
    let mut stream = reply.value;
    assert_eq!(stream.remaining(), Some(200_000));
    let mut size = 0;
    while let Some(chunk) = stream.next().await {
        size += chunk.unwrap().len();
    }
    assert_eq!(size, 200_000);
}

#[tokio::test]
async fn an_interrupted_stream_ends_with_an_error() {
    let cut = Answer::Cut(3, Box::new(Answer::body(200, "text/plain", "123456")));
    let server = Server::answering(vec![cut]).await;
    let call = acme::client(&server).call(&WATCH);
    let request = call.request_lines::<u64, Error>();
    let mut lines = request.send().await.unwrap();
    let error = lines.next().await.unwrap().unwrap_err();
    assert_eq!(transport(error), TransportErrorKind::Interrupted);
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn a_stream_may_outlast_the_deadline_but_not_the_idle_timeout() {
    let parts = vec![
        (IMMEDIATELY, "data: 1\n\n"),
        (Duration::from_millis(400), ":\n"),
        (Duration::from_millis(400), "data: 2\n\n"),
        (FOR_EVER, ""),
    ];
    let server = sending("text/event-stream", parts).await;
    let call = acme::client(&server).call(&WATCH);
    let options = CallOptions::new()
        .timeout(Duration::from_millis(600))
        .idle_timeout(Duration::from_millis(600));
    let request = call.request_events::<u64, Error>().options(options);
    let start = Instant::now();
    let mut events = request.send().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, 1);
    assert_eq!(events.next().await.unwrap().unwrap().data, 2);
    assert!(start.elapsed() >= Duration::from_millis(800));
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(transport(error), TransportErrorKind::Timeout);
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn the_callers_own_delay_does_not_count_as_idle_time() {
    let server = sending(
        "text/event-stream",
        vec![(IMMEDIATELY, "data: 1\n\ndata: 2\n\n")],
    )
    .await;
    let call = acme::client(&server).call(&WATCH);
    let options = CallOptions::new().idle_timeout(Duration::from_millis(100));
    let request = call.request_byte_stream::<Error>().options(options);
    let mut stream = request.send().await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(stream.next().await.unwrap().is_ok());
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn an_endless_event_is_an_error_after_the_preceding_events() {
    let parts = vec![(
        IMMEDIATELY,
        "data: 1\n\ndata: 1234567890123456789012345678901234567890",
    )];
    let server = sending("text/event-stream", parts).await;
    let options = CallOptions::new().max_body(32);
    let call = acme::client(&server).call(&WATCH);
    let request = call.request_events::<Json, Error>().options(options);
    let mut events = request.send().await.unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data, 1);
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(transport(error), TransportErrorKind::TooLarge);
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn an_endless_byte_stream_is_not_buffered() {
    let server = Server::answering(vec![Answer::Endless]).await;
    let call = acme::client(&server).call(&WATCH);
    let mut stream = call.request_byte_stream::<Error>().send().await.unwrap();
    for _ in 0..100 {
        assert!(stream.next().await.unwrap().unwrap().len() <= 1024 * 1024);
    }
}

#[tokio::test]
async fn streams_implement_stream_and_send() {
    fn is_stream(_: &(impl futures_core::Stream + Send + Unpin)) {}
    let server = sending("text/event-stream", vec![(IMMEDIATELY, "data: 1\n\n")]).await;
    let call = acme::client(&server).call(&WATCH);
    is_stream(
        &call
            .clone()
            .request_events::<Json, Error>()
            .send()
            .await
            .unwrap(),
    );
    is_stream(
        &call
            .clone()
            .request_lines::<Json, Error>()
            .send()
            .await
            .unwrap(),
    );
    is_stream(&call.request_byte_stream::<Error>().send().await.unwrap());
}
