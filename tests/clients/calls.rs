//! Tests retries, idempotency keys, rate limits, redirects and pages: a generated client against
//! the emulator, both from `specs/calls.json`.

use std::sync::{Arc, Mutex};

use licit::rt::observe::{CallRequest, CallResponse, Observer};
use licit::rt::{self, CallOptions};
use licit_emulator::{Emulator, RecordedRequest, Running};

#[licit::oauth_provider(spec = "tests/specs/calls.json")]
pub mod calls {}

use calls::{AllScopes, Api, Client, Error, model};

async fn start(change: fn(Emulator) -> Emulator) -> (Running, Client<AllScopes>) {
    let emulator = Emulator::from_file("tests/specs/calls.json").expect("a good spec");
    let emulator = change(emulator).start().await.expect("a port");
    let client = client(&emulator, None);
    (emulator, client)
}

fn client(emulator: &Running, observer: Option<Arc<dyn Observer>>) -> Client<AllScopes> {
    let mut api = Api::builder().origin(emulator.origin());
    if let Some(observer) = observer {
        api = api.observer(observer);
    }
    let token = emulator.personal_token("api_key").expect("a credential");
    api.build().expect("an API").with_api_key(token)
}

/// The number of an existing order.
async fn order(client: &Client<AllScopes>) -> i64 {
    let first = client.list_orders().items().next().await;
    first.expect("an order").expect("an order").id
}

fn asked(emulator: &Running, operation: &str) -> Vec<RecordedRequest> {
    let mut requests = emulator.requests();
    requests.retain(|request| request.endpoint == operation);
    requests
}

#[tokio::test]
async fn an_outage_is_retried() {
    let (emulator, client) = start(|emulator| emulator).await;
    let id = order(&client).await;
    for failure in [503_u16, 502] {
        emulator.fail_next("get_order", failure).expect("a status");
    }
    client.get_order(id).send().await.expect("an order");
    assert_eq!(asked(&emulator, "get_order").len(), 3);
    emulator.fail_next("get_order", "Busy").expect("an error");
    client.get_order(id).send().await.expect("an order");
    assert_eq!(asked(&emulator, "get_order").len(), 5);
}

#[tokio::test]
async fn status_429_is_retried_after_the_requested_delay() {
    let (emulator, client) = start(|emulator| emulator).await;
    let id = order(&client).await;
    emulator
        .fail_next("get_order", "TooMany")
        .expect("an error");
    let start = std::time::Instant::now();
    client.get_order(id).send().await.expect("an order");
    assert!(start.elapsed() >= std::time::Duration::from_secs(1));
}

#[tokio::test]
async fn an_idempotent_request_is_repeated_and_performed_once() {
    let (emulator, client) = start(|emulator| emulator).await;
    let input = model::OrderInput::new("Tea");
    emulator.fail_next("create_order", 503).expect("a status");
    client.create_order(&input).send().await.expect("an order");
    let keys: Vec<_> = asked(&emulator, "create_order")
        .iter()
        .map(|request| request.header("idempotency-key").map(str::to_owned))
        .collect();
    assert!(keys.len() == 2 && keys.first() == keys.last(), "{keys:?}");

    let mine = || CallOptions::new().idempotency_key("order-7");
    let create = || client.create_order(&input).options(mine()).send();
    let (first, again) = (create().await.expect("it"), create().await.expect("it"));
    assert_eq!(first.id, again.id);
    let other = client.create_order(&input).send().await.expect("another");
    assert_ne!(first.id, other.id);
}

#[tokio::test]
async fn a_request_that_is_not_idempotent_is_not_repeated() {
    let (emulator, client) = start(|emulator| emulator).await;
    emulator.fail_next("note", 503).expect("a status");
    let error = client.note("Tea").send().await.expect_err("an outage");
    assert_eq!(error.status(), Some(503));
    let asked = asked(&emulator, "note");
    assert!(
        asked.len() == 1
            && asked
                .iter()
                .all(|note| note.header("idempotency-key").is_none())
    );
    client.note("Tea").send().await.expect("a note");
}

#[tokio::test]
async fn the_rate_limit_is_available_after_the_first_call() {
    let (_emulator, client) = start(|emulator| emulator).await;
    assert_eq!(client.rate_limit(), None);
    let id = order(&client).await;
    let reply = client
        .get_order(id)
        .send_with_meta()
        .await
        .expect("a reply");
    let first = reply.rate_limit.expect("a rate limit");
    client.get_order(id).send().await.expect("an order");
    let second = client.rate_limit().expect("a rate limit");
    assert_eq!(first.limit, second.limit);
    assert!(second.remaining < first.remaining);
    let wait = second.reset_in().expect("a moment");
    assert!(wait.as_secs() <= 60 && wait.as_secs() > 30, "{wait:?}");
}

#[tokio::test]
async fn a_redirected_download_does_not_receive_the_token() {
    let (emulator, client) = start(|emulator| emulator).await;
    let bytes = client.download().send().await.expect("a file");
    assert!(!bytes.is_empty());
    let elsewhere = asked(&emulator, "download");
    let with_token = |request: &&RecordedRequest| request.header("authorization").is_some();
    assert_eq!(elsewhere.len(), 2);
    assert_eq!(elsewhere.iter().filter(with_token).count(), 1);
}

#[tokio::test]
async fn every_page_style_is_followed_to_the_end() {
    let (emulator, client) = start(|emulator| emulator).await;
    let search = model::Search::new("tea");
    let mut walks = [
        client.list_orders().items(),
        client.list_bills().items(),
        client.list_months().items(),
        client.search_orders(&search).items(),
    ];
    for items in &mut walks {
        let mut ids = Vec::new();
        while let Some(item) = items.next().await {
            ids.push(item.expect("an item").id);
        }
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert!(all > 2 && ids.len() == all, "{ids:?}");
    }
    for operation in ["list_orders", "list_bills", "list_months", "search_orders"] {
        assert!(asked(&emulator, operation).len() > 1, "{operation}");
    }
}

#[tokio::test]
async fn a_cycle_of_pages_is_an_error() {
    let (_emulator, client) = start(|emulator| emulator.pages_in_a_circle(true)).await;
    let search = model::Search::new("tea");
    let walks = [
        client.list_bills().pages(),
        client.search_orders(&search).pages(),
    ];
    for mut pages in walks {
        let mut count = 0;
        let error = loop {
            match pages.next().await.expect("no silent end") {
                Ok(_) => count += 1,
                Err(error) => break error,
            }
            assert!(count < 10, "no end");
        };
        let Error::Runtime(rt::Error::PageLoop(error)) = error else {
            panic!("{error}");
        };
        assert_eq!(error.pages(), count);
    }
}

#[tokio::test]
async fn an_observer_sees_each_request_and_no_secret() {
    #[derive(Default)]
    struct Log(Mutex<Vec<String>>);

    impl Observer for Log {
        fn response_received(&self, sent: &CallRequest<'_>, received: &CallResponse<'_>) {
            let line = format!("{} {} {}", sent.operation(), sent.url(), received.status());
            self.0.lock().expect("no panic").push(line);
        }
    }

    let (emulator, unseen) = start(|emulator| emulator).await;
    let id = order(&unseen).await;
    let log = Arc::new(Log::default());
    let client = client(&emulator, Some(log.clone()));
    emulator.fail_next("list_orders", 503).expect("a status");
    client.list_orders().after(id).send().await.expect("a page");
    let lines = log.0.lock().expect("no panic");
    assert_eq!(
        *lines,
        [
            "list_orders https://api.calls.example/v1/orders?after=… 503",
            "list_orders https://api.calls.example/v1/orders?after=… 200",
        ]
    );
}
