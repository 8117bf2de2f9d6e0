//! The requests of calls, and how replies are read.

use std::time::Duration;

use licit_runtime::error::{ConfigError, TransportErrorKind};
use licit_runtime::tables::{Method, Operation, Parameter};
use licit_runtime::{CallOptions, Error, Json};

use crate::acme::{self, Contact};
use crate::support::{Answer, Request, Server};

const GET: Operation = Operation {
    name: "get_contact",
    path: "/contacts/{id}{format}",
    ..Operation::DEFAULT
};
static GET_CONTACT: Operation = GET;
static POST_CONTACT: Operation = Operation {
    name: "create_contact",
    method: Method::Post,
    path: "contacts?via=api",
    headers: &[Parameter {
        name: "Content-Type",
        value: "application/vnd.acme+json",
    }],
    ..Operation::DEFAULT
};
static SIGN_UP: Operation = Operation {
    name: "sign_up",
    method: Method::Put,
    path: "https://{zone}.acme.example/{administration}/users",
    authorized: false,
    ..Operation::DEFAULT
};

async fn one_contact() -> Server {
    Server::answering(vec![
        Answer::json(200, r#"{"id": 7}"#).with("x-request-id", "r1"),
    ])
    .await
}

fn only(server: &Server) -> Request {
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    requests[0].clone()
}

#[tokio::test]
async fn a_call_has_the_token_and_the_providers_headers() {
    let server = one_contact().await;
    let call = acme::client(&server).call(&GET_CONTACT);
    let request = call
        .path("id", 7)
        .path("format", ".json")
        .request::<Contact, Error>();
    let reply = request
        .header("Acme-Version", 8)
        .send_with_meta()
        .await
        .unwrap();
    assert_eq!((reply.status, reply.value), (200, Contact { id: 7 }));
    assert_eq!(reply.headers["x-request-id"], "r1");

    let request = only(&server);
    assert_eq!(request.method, "GET");
    assert_eq!(
        request.target,
        "/api.acme.example/v1/the%20shop/contacts/7.json"
    );
    assert_eq!(request.header("authorization"), Some("Bearer access-0"));
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(request.header("acme-version"), Some("8"));
    assert_eq!(request.header("acme-shop"), Some("the shop"));
    assert_eq!(request.header("content-type"), None);
    let own = concat!("licit/", env!("CARGO_PKG_VERSION"));
    assert_eq!(request.header("user-agent"), Some(own));
}

#[tokio::test]
async fn the_user_agent_of_a_call_replaces_that_of_the_library() {
    let server = one_contact().await;
    let call = acme::client(&server).call(&GET_CONTACT);
    let request = call
        .path("id", 7)
        .path("format", ".json")
        .request::<Contact, Error>();
    request
        .header("User-Agent", "acme-shop (mail@acme.example)")
        .send()
        .await
        .unwrap();
    assert_eq!(
        only(&server).header("user-agent"),
        Some("acme-shop (mail@acme.example)")
    );
}

#[tokio::test]
async fn a_body_is_built_from_its_members() {
    let server = one_contact().await;
    let call = acme::client(&server).call(&POST_CONTACT);
    let request = call
        .query("tag", ["a&b", "ü"])
        .query("none", None::<u8>)
        .query_as("ids", [1, 2], licit_runtime::Style::FormJoined)
        .body_field("contact", &serde_json::json!({"name": "A"}))
        .body_field("send", &true)
        .request::<Contact, Error>();
    request.send().await.unwrap();

    let request = only(&server);
    assert_eq!(request.method, "POST");
    let query = "via=api&tag=a%26b&tag=%C3%BC&ids=1,2";
    assert_eq!(
        request.target,
        format!("/api.acme.example/v1/the%20shop/contacts?{query}")
    );
    assert_eq!(request.body, r#"{"contact":{"name":"A"},"send":true}"#);
    assert_eq!(
        request.header("content-type"),
        Some("application/vnd.acme+json")
    );
    assert_eq!(request.header("content-length"), Some("36"));
}

#[tokio::test]
async fn a_form_body_is_sent_form_encoded() {
    let server = one_contact().await;
    let call = acme::client(&server)
        .bind("administration", 12)
        .call(&SIGN_UP);
    let request = call
        .form_field("name", "A B")
        .form_field("tags", ["x", "y"]);
    request.request_unit::<Error>().send().await.unwrap();

    let request = only(&server);
    assert_eq!(request.method, "PUT");
    assert_eq!(request.target, "/eu.acme.example/12/users");
    assert_eq!(request.body, "name=A+B&tags=x&tags=y");
    assert_eq!(
        request.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
}

#[tokio::test]
async fn an_operation_without_authorization_sends_no_token() {
    let server = one_contact().await;
    let call = acme::client(&server)
        .bind("administration", 12)
        .call(&SIGN_UP);
    call.request_unit::<Error>().send().await.unwrap();
    assert_eq!(only(&server).header("authorization"), None);
}

#[tokio::test]
async fn an_operation_goes_only_to_origins_that_the_spec_declares() {
    const ELSEWHERE: Operation = Operation {
        path: "https://elsewhere.example/take",
        ..GET
    };
    const BY_ARGUMENT: Operation = Operation {
        path: "https://{id}.acme.example/take",
        ..GET
    };
    static OPERATIONS: [Operation; 2] = [ELSEWHERE, BY_ARGUMENT];
    let server = one_contact().await;
    for operation in &OPERATIONS {
        let call = acme::client(&server)
            .bind("administration", 12)
            .call(operation)
            .path("id", "other");
        let error = call.request_unit::<Error>().send().await.unwrap_err();
        assert!(
            matches!(&error, Error::Config(error) if matches!(**error, ConfigError::UndeclaredOrigin(_))),
            "{error:?}"
        );
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_token_is_in_the_query_only_if_the_provider_requires_it() {
    let server = one_contact().await;
    let call = acme::plain_client(&server).call(&GET_CONTACT);
    let request = call.path("id", 1).path("format", ".json").query("a", 1);
    request.request::<Contact, Error>().send().await.unwrap();
    let request = only(&server);
    assert_eq!(
        request.target,
        "/api.plain.example/contacts/1.json?a=1&access_token=access-0"
    );
    assert_eq!(request.header("authorization"), None);
}

#[tokio::test]
async fn a_path_argument_stays_in_its_segment() {
    let server = one_contact().await;
    let client = acme::client(&server);
    for (id, segment) in [
        ("../a/b?c#d", "..%2Fa%2Fb%3Fc%23d.x"),
        ("%2e%2e", "%252e%252e.x"),
        ("a b", "a%20b.x"),
        (".", "..x"),
    ] {
        let request = client
            .call(&GET_CONTACT)
            .path("id", id)
            .path("format", ".x");
        request.request::<Contact, Error>().send().await.unwrap();
        let target = server.requests().pop().unwrap().target;
        assert_eq!(target.rsplit('/').next(), Some(segment));
    }
}

#[tokio::test]
async fn an_invalid_argument_is_an_error_with_its_name_and_nothing_is_sent() {
    let server = one_contact().await;
    let call = || acme::client(&server).call(&GET_CONTACT);
    let odd = std::collections::HashMap::from([((1, 2), 3)]);
    for (call, name) in [
        (call().path("id", "").path("format", ".json"), "id"),
        (call().path("id", ".").path("format", "."), "format"),
        (
            call()
                .path("id", 1)
                .path("format", ".json")
                .query("odd", &odd),
            "odd",
        ),
        (
            call().path("id", 1).path("format", ".json").body(&odd),
            "body",
        ),
        (
            call()
                .path("id", 1)
                .path("format", ".json")
                .header("a b", "c"),
            "a b",
        ),
        (
            call()
                .path("id", 1)
                .path("format", ".json")
                .header("a", "c\r\nd"),
            "a",
        ),
    ] {
        let error = call.request_unit::<Error>().send().await.unwrap_err();
        let Error::Argument(error) = error else {
            panic!("{error}");
        };
        assert_eq!(error.name(), name);
    }
    let error = call().request_unit::<Error>().send().await.unwrap_err();
    assert!(matches!(error, Error::Config(_)), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_captured_value_cannot_change_the_path() {
    let server = one_contact().await;
    for shop in [".", "..", "../a", "a?b", "a\r\nb"] {
        let call = acme::client_of_shop(shop, &server).call(&POST_CONTACT);
        let error = call.request_unit::<Error>().send().await.unwrap_err();
        assert!(matches!(error, Error::Config(_)), "{error}");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn an_operation_without_reply_type_accepts_an_empty_body() {
    let server = Server::answering(vec![Answer::body(204, "text/plain", "")]).await;
    let call = || acme::client(&server).call(&POST_CONTACT);
    call().request_unit::<Error>().send().await.unwrap();
    let absent: Option<Contact> = call().request::<_, Error>().send().await.unwrap();
    assert_eq!(absent, None);
    let error = call().request::<Contact, Error>().send().await.unwrap_err();
    assert!(matches!(error, Error::Decode(_)), "{error}");
    // RFC 9110 §8.6: a POST without a body states a length of zero.
    assert_eq!(server.requests()[0].header("content-length"), Some("0"));
}

#[tokio::test]
async fn a_binary_body_is_returned_unchanged() {
    let server = Server::answering(vec![Answer::body(200, "image/png", vec![0xff, 0, 0xfe])]).await;
    let call = acme::client(&server).call(&POST_CONTACT);
    let bytes = call.request_bytes::<Error>().send().await.unwrap();
    assert_eq!(&*bytes, [0xff, 0, 0xfe]);
}

#[tokio::test]
async fn a_redirect_of_a_call_is_an_error_and_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let answer = Answer::json(status, "").with("location", "https://api.acme.example/other");
        let server = Server::answering(vec![answer]).await;
        let call = acme::client(&server).call(&POST_CONTACT);
        let error = call.request_unit::<Error>().send().await.unwrap_err();
        assert_eq!(error.status(), Some(status));
        assert_eq!(only(&server).method, "POST");
    }
}

#[tokio::test]
async fn a_call_ends_at_its_deadline() {
    let reply = Answer::json(200, "{}");
    for answer in [
        Answer::Silence,
        reply.clone().after(Duration::from_secs(60)),
        Answer::Drip(Duration::from_millis(50), Box::new(reply)),
    ] {
        let server = Server::answering(vec![answer]).await;
        let call = acme::client(&server).call(&POST_CONTACT);
        let request = call
            .request_unit::<Error>()
            .timeout(Duration::from_millis(200));
        let error = request.send().await.unwrap_err();
        let Error::Transport(error) = error else {
            panic!("{error}");
        };
        assert_eq!(error.kind(), TransportErrorKind::Timeout);
        assert!(error.is_ambiguous());
    }
}

#[tokio::test]
async fn an_infinite_deadline_is_no_deadline() {
    let server = one_contact().await;
    let call = acme::client(&server).call(&POST_CONTACT);
    let request = call.request::<Json, Error>().timeout(Duration::MAX);
    assert!(request.send().await.is_ok());
}

#[tokio::test]
async fn a_reply_is_read_up_to_its_size_limit() {
    let server = Server::answering(vec![Answer::Endless]).await;
    let call = acme::client(&server).call(&POST_CONTACT);
    let request = call
        .request::<Json, Error>()
        .options(CallOptions::new().max_body(100_000));
    let error = request.send().await.unwrap_err();
    let Error::Transport(error) = error else {
        panic!("{error}");
    };
    assert_eq!(error.kind(), TransportErrorKind::TooLarge);
}

#[tokio::test]
async fn a_preview_is_the_request_that_would_be_sent_and_sends_nothing() {
    let server = one_contact().await;
    let call = acme::client(&server).call(&POST_CONTACT);
    let request = call
        .body(&serde_json::json!({ "id": 7 }))
        .request::<Contact, Error>();
    let preview = request.preview().unwrap();
    assert!(server.requests().is_empty());
    request.send().await.unwrap();

    let sent = only(&server);
    assert_eq!(preview.method().as_str(), sent.method);
    assert!(
        preview.url().as_str().ends_with(&sent.target),
        "{} and {}",
        preview.url(),
        sent.target
    );
    assert!(preview.headers().len() > 3);
    for (name, value) in preview.headers() {
        assert_eq!(sent.header(name.as_str()), value.to_str().ok(), "{name}");
    }
    assert_eq!(
        preview.body().map(|body| &body[..]),
        Some(sent.body.as_bytes())
    );
    assert!(!format!("{preview:?}").contains("access-0"));

    let invalid = acme::client(&server).call(&GET_CONTACT).path("id", "..");
    assert!(invalid.request::<Contact, Error>().preview().is_err());
}
