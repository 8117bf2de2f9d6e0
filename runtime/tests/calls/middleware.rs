//! Middleware around each request of a call.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use licit_runtime::error::{TransportError, TransportErrorKind};
use licit_runtime::middleware::{CallInfo, Middleware, MiddlewareFuture, Next};
use licit_runtime::reqwest::Request;
use licit_runtime::tables::Operation;
use licit_runtime::{AppBuilder, CallOptions, Client, Error, Json};

use crate::acme;
use crate::support::{Answer, Server};

static GET: Operation = Operation {
    name: "get_contact",
    path: "contacts/{id}",
    ..Operation::DEFAULT
};

/// Records what it sees, and adds a header.
struct Recorder {
    name: &'static str,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Recorder {
    fn note(&self, text: &str) {
        let line = format!("{} {text}", self.name);
        self.seen.lock().unwrap().push(line);
    }
}

impl Middleware for Recorder {
    fn handle<'a>(
        &'a self,
        call: CallInfo,
        mut request: Request,
        next: Next<'a>,
    ) -> MiddlewareFuture<'a> {
        Box::pin(async move {
            let has_token = request.headers().contains_key("authorization");
            self.note(&format!(
                "{} {} {} {has_token}",
                call.operation(),
                call.route(),
                call.attempt()
            ));
            let value = self.name.parse().unwrap();
            request.headers_mut().append("traceparent", value);
            let reply = next.run(request).await;
            let status = reply.as_ref().map(|reply| reply.status().as_u16());
            self.note(&format!("{status:?}"));
            reply
        })
    }
}

fn client(server: &Server, middleware: Vec<Arc<dyn Middleware>>) -> Client {
    acme::client_with(server, |builder| {
        middleware.into_iter().fold(builder, AppBuilder::middleware)
    })
}

async fn get(client: &Client) -> Result<Json, Error> {
    let request = client.call(&GET).path("id", 7).request::<Json, Error>();
    request.options(CallOptions::new().retries(1)).send().await
}

#[tokio::test]
async fn middleware_surrounds_each_request_with_its_token() {
    let server = Server::answering(vec![Answer::json(503, "{}"), Answer::json(200, "1")]).await;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let layer = |name| -> Arc<dyn Middleware> {
        Arc::new(Recorder {
            name,
            seen: Arc::clone(&seen),
        })
    };
    get(&client(&server, vec![layer("outer"), layer("inner")]))
        .await
        .unwrap();
    let expected = [
        "outer get_contact contacts/{id} 1 true",
        "inner get_contact contacts/{id} 1 true",
        "inner Ok(503)",
        "outer Ok(503)",
        "outer get_contact contacts/{id} 2 true",
        "inner get_contact contacts/{id} 2 true",
        "inner Ok(200)",
        "outer Ok(200)",
    ];
    assert_eq!(*seen.lock().unwrap(), expected);
    let sent = &server.requests()[0];
    let traces = sent
        .headers
        .iter()
        .filter(|(name, _)| name == "traceparent");
    assert_eq!(traces.count(), 2);
}

/// Sends nothing, as an open circuit breaker.
struct Open;

impl Middleware for Open {
    fn handle<'a>(&'a self, _: CallInfo, _: Request, _: Next<'a>) -> MiddlewareFuture<'a> {
        Box::pin(async { Err(TransportError::rejected("the circuit is open")) })
    }
}

#[tokio::test]
async fn a_rejected_request_is_neither_sent_nor_retried() {
    let server = Server::answering(Vec::new()).await;
    let Error::Transport(error) = get(&client(&server, vec![Arc::new(Open)]))
        .await
        .unwrap_err()
    else {
        panic!("not a transport error");
    };
    assert_eq!(error.kind(), TransportErrorKind::Rejected);
    assert!(!error.is_ambiguous() && !error.is_retryable());
    let source = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(source, "the circuit is open");
    assert!(server.requests().is_empty());
}

/// Sends the request elsewhere.
struct Elsewhere;

impl Middleware for Elsewhere {
    fn handle<'a>(
        &'a self,
        _: CallInfo,
        mut request: Request,
        next: Next<'a>,
    ) -> MiddlewareFuture<'a> {
        *request.url_mut() = "http://192.0.2.1/".parse().unwrap();
        Box::pin(next.run(request))
    }
}

#[tokio::test]
async fn middleware_cannot_send_plain_http_to_another_machine() {
    let server = Server::answering(Vec::new()).await;
    let error = get(&client(&server, vec![Arc::new(Elsewhere)]))
        .await
        .unwrap_err();
    let Error::Transport(error) = error else {
        panic!("not a transport error");
    };
    assert_eq!(error.kind(), TransportErrorKind::Insecure);
}

#[tokio::test]
async fn middleware_notices_that_a_request_timed_out() {
    let answer = Answer::json(200, "1").after(Duration::from_secs(5));
    let server = Server::answering(vec![answer]).await;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let layer = Arc::new(Recorder {
        name: "layer",
        seen: Arc::clone(&seen),
    });
    let client = client(&server, vec![layer]);
    let options = CallOptions::new()
        .timeout(Duration::from_millis(200))
        .retries(0);
    let request = client.call(&GET).path("id", 7).request::<Json, Error>();
    let error = request.options(options).send().await.unwrap_err();
    assert!(error.is_timeout());
    let last = seen.lock().unwrap().last().cloned().unwrap();
    assert!(last.contains("Timeout"), "{last}");
}
