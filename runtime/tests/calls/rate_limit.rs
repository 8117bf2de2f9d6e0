//! The rate limit that the provider reports.

use std::time::Duration;

use licit_runtime::Error;
use licit_runtime::tables::Operation;

use crate::acme::{self, Contact};
use crate::support::{Answer, Server};

static GET: Operation = Operation {
    name: "get",
    path: "x",
    ..Operation::DEFAULT
};

fn limited(status: u16, left: &str) -> Answer {
    Answer::json(status, r#"{"id": 7}"#)
        .with("acme-limit", "100")
        .with("acme-left", left)
        .with("acme-reset", "1.5")
}

#[tokio::test]
async fn the_rate_limit_is_in_the_reply_and_the_client_returns_the_latest() {
    let silent = Answer::json(200, r#"{"id": 7}"#);
    let server = Server::answering(vec![limited(200, "99"), silent, limited(404, "98")]).await;
    let client = acme::client(&server);
    assert_eq!(client.rate_limit(), None);
    let copy = client.bind("a", "b");
    let get = || copy.call(&GET).request::<Contact, Error>();
    let reply = get().send_with_meta().await.unwrap();
    let limit = reply.rate_limit.unwrap();
    assert_eq!((limit.limit, limit.remaining), (Some(100), Some(99)));
    assert!(limit.reset_in().unwrap() <= Duration::from_millis(1500));
    assert_eq!(client.rate_limit().unwrap().remaining, Some(99));

    let reply = get().send_with_meta().await.unwrap();
    assert_eq!(reply.rate_limit, None);
    assert_eq!(client.rate_limit().unwrap().remaining, Some(99));

    // Errors contain it, too.
    assert!(get().send().await.is_err());
    assert_eq!(client.rate_limit().unwrap().remaining, Some(98));
}

#[tokio::test]
async fn an_exhausted_rate_limit_has_a_time_to_wait() {
    let server = Server::answering(vec![limited(429, "0"), limited(200, "99")]).await;
    let start = std::time::Instant::now();
    let request = acme::client(&server).call(&GET).request::<Contact, Error>();
    request.send().await.unwrap();
    assert!(start.elapsed() >= Duration::from_millis(1400));
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_provider_without_rate_limit_headers_has_no_rate_limit() {
    let server = Server::answering(vec![limited(200, "1")]).await;
    let client = acme::static_client(&server);
    let request = client.call(&GET).request::<Contact, Error>();
    assert_eq!(request.send_with_meta().await.unwrap().rate_limit, None);
    assert_eq!(client.rate_limit(), None);
}
