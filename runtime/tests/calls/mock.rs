//! Clients whose calls a mock answers: planned replies, failures, expectations.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use licit_runtime::error::TransportErrorKind;
use licit_runtime::mock::{Mock, MockReply};
use licit_runtime::tables::{
    Api, Method, Operation, Provider, RateLimitHeaders, Registration, Variable, VariableFormat,
    VariableSource,
};
use licit_runtime::{CallOptions, Client, Error, Json};
use serde_json::json;

use crate::acme;
use crate::support::Server;

/// A provider with a host that only a token reply states.
static SHOP: Provider = Provider {
    name: "shop",
    variables: &[Variable {
        name: "host",
        source: VariableSource::TokenReply,
        format: VariableFormat::Host,
        under: &["shop.example"],
        ..Variable::DEFAULT
    }],
    api: Api {
        base_url: "https://{host}/v1",
        rate_limit: Some(RateLimitHeaders {
            limit: Some("Shop-Limit"),
            ..RateLimitHeaders::DEFAULT
        }),
        ..Api::DEFAULT
    },
    // Clients need a certificate.
    certificate_bound: true,
    ..Provider::DEFAULT
};

static SHOP_APP: Registration = Registration::of(&SHOP);

static GET: Operation = Operation {
    name: "get_contact",
    path: "contacts/{id}",
    ..Operation::DEFAULT
};

static ADD: Operation = Operation {
    name: "add_contact",
    method: Method::Post,
    path: "contacts",
    ..Operation::DEFAULT
};

async fn get(client: &Client, id: u32) -> Result<Json, Error> {
    let request = client.call(&GET).path("id", id).request::<Json, Error>();
    request.options(CallOptions::new().retries(1)).send().await
}

async fn add(client: &Client, name: &str) -> Result<Json, Error> {
    let call = client.call(&ADD).body(&json!({ "name": name }));
    call.request::<Json, Error>().send().await
}

/// The reason in an error that no server sent.
fn reason(error: &Error) -> String {
    let source = std::error::Error::source(error);
    source.map_or_else(|| error.to_string(), ToString::to_string)
}

#[tokio::test(start_paused = true)]
async fn replies_are_used_in_the_planned_order() {
    let (client, mock) = Client::mock(&SHOP_APP);
    mock.on("get_contact").reply(503).times(1);
    mock.on("get_contact")
        .reply(MockReply::json(200, &[1, 2]).header("Shop-Limit", "9"));
    assert_eq!(get(&client, 7).await.unwrap(), json!([1, 2]));
    assert_eq!(client.rate_limit().unwrap().limit, Some(9));
    mock.verify().unwrap();
    let requests = mock.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].operation(), "get_contact");
    assert_eq!(requests[0].header("authorization"), Some("Bearer mock"));
    assert_eq!(requests[0].url(), "https://mock.shop.example/v1/contacts/7");
}

#[tokio::test]
async fn a_mock_is_also_middleware_of_an_application() {
    let server = Server::answering(Vec::new()).await;
    let mock = Mock::new();
    let client = acme::client_with(&server, |builder| {
        builder.middleware(Arc::new(mock.clone()))
    });
    mock.on("get_contact").reply(json!([1]));
    assert_eq!(get(&client, 7).await.unwrap(), json!([1]));
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_call_of_a_path_has_a_name_too() {
    let (client, mock) = Client::mock(&SHOP_APP);
    mock.on("request").reply(json!(1));
    let call = client.request(Method::Get, "/reports/7");
    let reply = call.request::<Json, Error>().send().await.unwrap();
    assert_eq!(reply, json!(1));
    assert_eq!(mock.requests()[0].operation(), "request");
}

#[tokio::test]
async fn a_call_without_a_planned_reply_and_an_invalid_reply_name_what_is_wrong() {
    let (client, mock) = Client::mock(&SHOP_APP);
    let none = reason(&get(&client, 7).await.unwrap_err());
    assert_eq!(
        none,
        "`get_contact`: no reply is planned for GET /v1/contacts/7"
    );
    for (reply, part) in [
        (MockReply::new(1000), "1000"),
        (MockReply::new(200).header("a b", "c"), "a b"),
        (MockReply::new(200).header("a", "b\nc"), "a"),
    ] {
        mock.on("get_contact").reply(reply).times(1);
        let reason = reason(&get(&client, 7).await.unwrap_err());
        assert!(reason.contains(part), "{reason}");
    }
    let unmet = mock.verify().unwrap_err().to_string();
    assert_eq!(
        unmet,
        format!("an expectation of the mock is not met:\n{none}")
    );
}

#[tokio::test(start_paused = true)]
async fn a_mock_fails_without_a_reply() {
    let (client, mock) = Client::mock(&SHOP_APP);
    for (failure, kind) in [
        (MockReply::no_connection(), TransportErrorKind::Connect),
        (MockReply::interrupted(), TransportErrorKind::Interrupted),
        (MockReply::timeout(), TransportErrorKind::Timeout),
    ] {
        // An attempt that is repeated, and then both attempts of a call.
        mock.on("get_contact").reply(failure.clone()).times(1);
        mock.on("get_contact").reply(json!([1])).times(1);
        assert_eq!(get(&client, 7).await.unwrap(), json!([1]));
        mock.on("get_contact").reply(failure).times(2);
        match get(&client, 7).await.unwrap_err() {
            Error::Transport(error) => assert_eq!(error.kind(), kind),
            other => panic!("{other:?}"),
        }
    }
    mock.verify().unwrap();
}

#[tokio::test]
async fn replies_depend_on_the_request() {
    let (client, mock) = Client::mock(&SHOP_APP);
    mock.on("add_contact")
        .with_json("/name", "Ada")
        .reply(json!("first"));
    mock.on("add_contact")
        .matching("of Emma", |request| {
            request.json().is_some_and(|body| body["name"] == "Emma")
        })
        .reply(json!("second"));
    mock.on("get_contact")
        .with_parameter("page", "2")
        .reply(json!("third"));
    assert_eq!(add(&client, "Emma").await.unwrap(), json!("second"));
    assert_eq!(add(&client, "Ada").await.unwrap(), json!("first"));
    let unmet = mock.verify().unwrap_err().to_string();
    assert_eq!(
        unmet,
        "an expectation of the mock is not met:\n\
         `get_contact`, with `page=2`: expected a request, received 0"
    );
    let error = add(&client, "Jane").await.unwrap_err();
    assert!(reason(&error).contains("no further reply is planned for POST /v1/contacts"));
    let call = client.call(&GET).path("id", 7).query("page", 2);
    call.request::<Json, Error>().send().await.unwrap();
    assert!(mock.verify().is_err());
}

#[tokio::test]
async fn a_mock_that_is_dropped_reports_unmet_expectations() {
    let message = |mock: Mock| {
        let panic = catch_unwind(AssertUnwindSafe(|| drop(mock))).err()?;
        Some(panic.downcast_ref::<String>().unwrap().clone())
    };
    let (client, mock) = Client::mock(&SHOP_APP);
    mock.on("get_contact").reply(200).times(2);
    mock.on("add_contact").reply(200).optional();
    mock.on("get_contakt").reply(200);
    drop(mock.clone());
    get(&client, 7).await.unwrap();
    assert_eq!(
        message(mock).unwrap(),
        "2 expectations of the mock are not met:\n\
         `get_contact`: expected 2 requests, received 1\n\
         `get_contakt`: expected a request, received 0"
    );

    let (client, mock) = Client::mock(&SHOP_APP);
    get(&client, 7).await.unwrap_err();
    assert!(message(mock).unwrap().contains("no reply is planned"));

    let (client, mock) = Client::mock(&SHOP_APP);
    mock.on("get_contact").reply(json!(1));
    get(&client, 7).await.unwrap();
    assert_eq!(message(mock), None);

    // A verified mock does not report again.
    let (_, mock) = Client::mock(&SHOP_APP);
    mock.on("get_contact").reply(json!(1));
    mock.verify().unwrap_err();
    assert_eq!(message(mock), None);
}
