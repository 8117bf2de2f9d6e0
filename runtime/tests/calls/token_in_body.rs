//! Access tokens in the bodies of calls.

use licit_runtime::tables::{Method, Operation};
use licit_runtime::{Error, File, Json, Upload};
use serde_json::json;

use crate::acme;
use crate::support::{Answer, Request, Server};

static POST: Operation = Operation {
    name: "post",
    method: Method::Post,
    path: "/post",
    ..Operation::DEFAULT
};
static GET: Operation = Operation {
    name: "get",
    path: "/get",
    ..Operation::DEFAULT
};
static OPEN: Operation = Operation {
    name: "open",
    method: Method::Post,
    path: "/open",
    authorized: false,
    ..Operation::DEFAULT
};

async fn server() -> Server {
    Server::answering(vec![Answer::json(200, "{}")]).await
}

fn only(server: &Server) -> Request {
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].header("authorization"), None);
    requests[0].clone()
}

#[tokio::test]
async fn the_token_is_a_member_of_the_form_or_the_object() {
    let server = server().await;
    let client = acme::body_client(&server);
    let form = client.call(&POST).form_field("a", "1");
    form.request::<Json, Error>().send().await.unwrap();
    let member = client.call(&POST).body_field("a", &1);
    member.request::<Json, Error>().send().await.unwrap();
    let whole = client.call(&POST).body(&json!({ "a": 1 }));
    whole.request::<Json, Error>().send().await.unwrap();
    let none = client.call(&POST);
    none.request::<Json, Error>().send().await.unwrap();
    let bodies: Vec<_> = server.requests().into_iter().map(|one| one.body).collect();
    assert_eq!(
        bodies,
        [
            "a=1&access_token=access-0",
            r#"{"a":1,"access_token":"access-0"}"#,
            r#"{"access_token":"access-0","a":1}"#,
            "access_token=access-0",
        ]
    );
}

#[tokio::test]
async fn the_token_is_a_part_before_the_files() {
    let server = server().await;
    let call = acme::body_client(&server).call(&POST);
    let call = call.file("file", File::new("a.txt", "content"), "text/plain");
    call.request::<Json, Error>().send().await.unwrap();
    let body = only(&server).body;
    let token = body
        .find("name=\"access_token\"\r\n\r\naccess-0\r\n")
        .unwrap();
    assert!(token < body.find("name=\"file\"").unwrap(), "{body}");
}

#[tokio::test]
async fn a_call_whose_method_has_no_body_sends_the_token_in_the_query() {
    let server = server().await;
    let call = acme::body_client(&server).call(&GET);
    call.request::<Json, Error>().send().await.unwrap();
    let request = only(&server);
    assert_eq!(
        (request.target.as_str(), request.body.as_str()),
        ("/api.plain.example/get?access_token=access-0", "")
    );
}

#[tokio::test]
async fn a_call_without_a_token_sends_none() {
    let server = server().await;
    let call = acme::body_client(&server).call(&OPEN).form_field("a", "1");
    call.request::<Json, Error>().send().await.unwrap();
    assert_eq!(only(&server).body, "a=1");
}

#[tokio::test]
async fn a_new_token_is_sent_after_a_refresh() {
    let server = Server::answering(vec![
        Answer::json(401, "{}"),
        Answer::json(200, r#"{"access_token":"access-1","token_type":"Bearer"}"#),
        Answer::json(200, "{}"),
    ])
    .await;
    let call = acme::body_client(&server).call(&POST).form_field("a", "1");
    call.request::<Json, Error>().send().await.unwrap();
    let bodies: Vec<_> = server.requests().into_iter().map(|one| one.body).collect();
    assert_eq!(bodies[0], "a=1&access_token=access-0");
    assert_eq!(bodies[2], "a=1&access_token=access-1");
}

#[tokio::test]
async fn nothing_is_sent_if_the_body_has_no_members() {
    let server = server().await;
    let client = acme::body_client(&server);
    let list = client.call(&POST).body(&[1]);
    let file = client.call(&POST).upload(Upload::from("content"));
    for call in [list, file] {
        let error = call.request::<Json, Error>().send().await.unwrap_err();
        assert!(error.to_string().contains("access token"), "{error}");
    }
    assert!(server.requests().is_empty());
}
