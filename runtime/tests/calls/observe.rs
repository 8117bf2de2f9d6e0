//! Observing requests and replies.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use licit_runtime::error::TransportError;
use licit_runtime::observe::{CallRequest, CallResponse, Observer};
use licit_runtime::tables::{Method, Operation};
use licit_runtime::{CallOptions, Client, Error, Json};

use crate::acme;
use crate::support::{Answer, Server};

static CREATE: Operation = Operation {
    name: "create",
    method: Method::Post,
    path: "x",
    idempotent: true,
    ..Operation::DEFAULT
};

#[derive(Default)]
struct Notes {
    lines: Mutex<Vec<String>>,
    bodies: bool,
}

impl Notes {
    fn add(&self, line: String) {
        self.lines.lock().unwrap().push(line);
    }
}

impl Observer for Notes {
    fn request_started(&self, sent: &CallRequest<'_>) {
        let body = sent.body().map(String::from_utf8_lossy);
        self.add(format!(
            "{} {} {} {} {body:?} {sent:?}",
            sent.attempt(),
            sent.operation(),
            sent.method(),
            sent.url()
        ));
    }

    fn response_received(&self, sent: &CallRequest<'_>, received: &CallResponse<'_>) {
        let body = received.body().map(String::from_utf8_lossy);
        let id = received.header("x-request-id");
        assert!(received.elapsed() < Duration::from_secs(10));
        self.add(format!(
            "{} {} {id:?} {body:?} {received:?}",
            sent.attempt(),
            received.status()
        ));
    }

    fn failed(&self, sent: &CallRequest<'_>, error: &TransportError, _: Duration) {
        self.add(format!("{} {error} {error:?}", sent.attempt()));
    }

    fn includes_bodies(&self) -> bool {
        self.bodies
    }
}

async fn watched(bodies: bool, client: fn(&Server, Arc<Notes>) -> Client) -> Vec<String> {
    let server = Server::answering(vec![
        Answer::json(503, r#""s3cret-received""#),
        Answer::Hangup,
        Answer::json(200, r#""s3cret-received""#).with("x-request-id", "r3"),
    ])
    .await;
    let notes = Arc::new(Notes {
        bodies,
        ..Notes::default()
    });
    let call = client(&server, Arc::clone(&notes)).call(&CREATE);
    let request = call
        .query("q", "s3cret-sent")
        .header("x-key", "s3cret-sent")
        .body_field("password", "s3cret-sent")
        .request::<Json, Error>();
    let options = CallOptions::new().retries(2);
    request.options(options).send().await.unwrap();
    let mut lines = notes.lines.lock().unwrap();
    std::mem::take(&mut *lines)
}

#[tokio::test]
async fn the_observer_receives_each_request_and_its_outcome() {
    let lines = watched(false, acme::watched_client).await;
    let starts = [
        "1 create POST https://api.acme.example/v1/{shop}/x?q=… None",
        "1 503 None None",
        "2 create POST",
        "2 the connection was interrupted",
        "3 create POST",
        "3 200 Some(\"r3\") None",
    ];
    assert_eq!(lines.len(), starts.len(), "{lines:#?}");
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.starts_with(start), "{line}");
    }
}

#[tokio::test]
async fn the_observer_receives_no_secret_unless_bodies_are_enabled() {
    for client in [acme::watched_client, acme::watched_plain_client] {
        let lines = watched(false, client).await.join("\n");
        for secret in ["access-0", "refresh-0", "the-client-secret", "s3cret"] {
            assert!(!lines.contains(secret), "{secret} in {lines}");
        }
        let lines = watched(true, client).await.join("\n");
        assert!(
            lines.contains(r#"{\"password\":\"s3cret-sent\"}"#),
            "{lines}"
        );
        assert!(lines.contains("s3cret-received"));
        assert!(!lines.contains("access-0"), "{lines}");
    }
}
