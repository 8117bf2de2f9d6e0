//! Options of an application's calls and of one call, limits, and calls that the spec does not have.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use licit_runtime::error::TransportErrorKind;
use licit_runtime::observe::{CallRequest, Deprecation, Observer};
use licit_runtime::tables::Operation;
use licit_runtime::{AppBuilder, CallOptions, Client, Error, Json, Method};

use crate::acme;
use crate::support::{Answer, Server};

static LIST: Operation = Operation {
    name: "list",
    path: "contacts/{id}",
    ..Operation::DEFAULT
};

fn client(server: &Server, with: impl FnOnce(AppBuilder) -> AppBuilder) -> Client {
    acme::client_with(server, with)
}

#[tokio::test]
async fn every_call_has_the_options_of_its_application() {
    let server = Server::start(|_| Answer::json(200, "1")).await;
    let usual = CallOptions::new()
        .header("User-Agent", "billing/2")
        .header("Acme-Version", "8")
        .header("Authorization", "other")
        .query("debug", "1")
        .query("page", "7");
    let client = client(&server, |builder| builder.call_options(usual));
    let call = client.call(&LIST).path("id", 1).query("page", 2);
    let own = CallOptions::new()
        .header("acme-version", "9")
        .header("X-Own", "1");
    let request = call.request::<Json, Error>().options(own);
    request.send().await.unwrap();
    let sent = &server.requests()[0];
    assert_eq!(sent.header("user-agent"), Some("billing/2"));
    assert_eq!(sent.header("acme-version"), Some("9"));
    assert_eq!(sent.header("x-own"), Some("1"));
    assert_eq!(sent.header("authorization"), Some("Bearer access-0"));
    assert_eq!(sent.query("debug").as_deref(), Some("1"));
    assert_eq!(sent.query("page").as_deref(), Some("2"));
}

#[tokio::test]
async fn an_invalid_header_of_the_options_is_an_error() {
    let server = Server::answering(Vec::new()).await;
    let client = client(&server, |builder| {
        builder.call_options(CallOptions::new().header("X-Key", "a\nb"))
    });
    let request = client.call(&LIST).path("id", 1).request::<Json, Error>();
    let error = request.send().await.unwrap_err().to_string();
    assert!(error.contains("X-Key"), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn requests_beyond_the_limit_wait() {
    let in_flight = Arc::new(AtomicUsize::new(0));
    let most = Arc::new(AtomicUsize::new(0));
    let (now, peak) = (Arc::clone(&in_flight), Arc::clone(&most));
    let server = Server::start(move |_| {
        peak.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(20));
        now.fetch_sub(1, Ordering::SeqCst);
        Answer::json(200, "1")
    })
    .await;
    let client = client(&server, |builder| {
        builder.max_concurrent_requests(NonZeroUsize::MIN)
    });
    let send = || {
        client
            .call(&LIST)
            .path("id", 1)
            .request::<Json, Error>()
            .send()
    };
    let (first, second, third) = tokio::join!(send(), send(), send());
    assert!(first.is_ok() && second.is_ok() && third.is_ok());
    assert_eq!(most.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn the_wait_for_a_place_counts_towards_the_timeout() {
    let slow = || Answer::json(200, "1").after(Duration::from_secs(2));
    let server = Server::start(move |_| slow()).await;
    let client = client(&server, |builder| {
        builder.max_concurrent_requests(NonZeroUsize::MIN)
    });
    let request = || client.call(&LIST).path("id", 1).request::<Json, Error>();
    let waiting = async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        let options = CallOptions::new()
            .timeout(Duration::from_millis(100))
            .retries(0);
        request().options(options).send().await
    };
    let (first, second) = tokio::join!(request().send(), waiting);
    first.unwrap();
    let Err(Error::Transport(error)) = second else {
        panic!("not a transport error");
    };
    assert_eq!(error.kind(), TransportErrorKind::Timeout);
    assert!(!error.is_ambiguous());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_path_without_an_operation_is_called_like_one() {
    let server = Server::answering(vec![Answer::json(503, "{}"), Answer::json(200, "[7]")]).await;
    let client = acme::client(&server);
    let call = client.request(Method::Get, "/v2/reports/{x}?format=a b");
    let got: Vec<u32> = call
        .query("page", 2)
        .request::<_, Error>()
        .send()
        .await
        .unwrap();
    assert_eq!(got, [7]);
    let requests = server.requests();
    assert_eq!(requests.len(), 2, "retried");
    assert_eq!(
        requests[1].target,
        "/api.acme.example/v1/the%20shop/v2/reports/%7Bx%7D?format=a%20b&page=2"
    );
    assert_eq!(requests[1].header("authorization"), Some("Bearer access-0"));
    for wrong in ["reports", "https://evil.example/", "/a#b"] {
        let call = client.request(Method::Get, wrong).request::<Json, Error>();
        assert!(call.send().await.is_err(), "{wrong}");
    }
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_path_without_an_operation_stays_on_the_host_of_the_api() {
    let server = Server::start(|_| Answer::json(200, "1")).await;
    let client = acme::client(&server);
    for path in ["//evil.example/x", "/@evil.example", "/a..b/.c?d=../e"] {
        let call = client.request(Method::Get, path).request::<Json, Error>();
        call.send().await.unwrap();
    }
    for request in server.requests() {
        assert!(
            request.target.starts_with("/api.acme.example/"),
            "{}",
            request.target
        );
    }
}

/// The base URL has a path: that of a tenant, beside which are others.
#[tokio::test]
async fn a_path_without_an_operation_stays_below_the_base_url() {
    let server = Server::start(|_| Answer::json(200, "1")).await;
    let client = acme::client(&server);
    for path in [
        "/..",
        "/../x",
        "/a/../../x",
        "/./x",
        "/a/%2e%2E/x",
        "/.%2e?x",
        "/..\\x",
        "/\\evil.example",
        "/.\t./x",
        "/\n../x",
    ] {
        let call = client.request(Method::Get, path).request::<Json, Error>();
        let error = call.send().await.expect_err(path);
        assert!(matches!(error, Error::Argument(_)), "{error}");
    }
    assert!(server.requests().is_empty());
}

#[derive(Default)]
struct Notices(std::sync::Mutex<Vec<(String, Option<SystemTime>)>>);

impl Observer for Notices {
    fn deprecated(&self, request: &CallRequest<'_>, notice: &Deprecation) {
        let mut notices = self.0.lock().unwrap();
        notices.push((request.route().to_owned(), notice.sunset()));
    }
}

#[tokio::test]
async fn a_deprecated_operation_is_reported_with_its_route() {
    let notice = Answer::json(200, "1")
        .with("deprecation", "@1688169599")
        .with("sunset", "Sun, 30 Jun 2024 23:59:59 GMT");
    let server = Server::answering(vec![notice, Answer::json(200, "1")]).await;
    let notices = Arc::new(Notices::default());
    let client = acme::watched_client(&server, Arc::clone(&notices));
    for _ in 0..2 {
        let request = client.call(&LIST).path("id", 1).request::<Json, Error>();
        request.send().await.unwrap();
    }
    let end = SystemTime::UNIX_EPOCH + Duration::from_secs(1_719_791_999);
    let expected = [("contacts/{id}".to_owned(), Some(end))];
    assert_eq!(*notices.0.lock().unwrap(), expected);
}
