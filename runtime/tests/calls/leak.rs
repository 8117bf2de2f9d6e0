//! No printed value contains a secret.

use std::error::Error as _;

use licit_runtime::tables::{Method, Operation, PageStyle, Pages};
use licit_runtime::{Error, Json};

use crate::acme;
use crate::support::{Answer, Server};

static CREATE: Operation = Operation {
    name: "create",
    method: Method::Post,
    path: "a/{id}",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// The tokens, the caller's arguments, and the server's reply.
const SECRETS: [&str; 5] = [
    "access-0",
    "refresh-0",
    "the-client-secret",
    "s3cret-sent",
    "s3cret-received",
];

fn check(shown: &str) {
    for secret in SECRETS {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[tokio::test]
async fn no_request_prints_its_token_or_arguments() {
    let server = Server::answering(vec![Answer::json(200, "[]")]).await;
    for client in [acme::client(&server), acme::plain_client(&server)] {
        check(&format!("{client:?} {:?}", client.session()));
        let call = client
            .bind("bound", "s3cret-sent")
            .call(&CREATE)
            .path("id", "s3cret-sent")
            .query("q", "s3cret-sent")
            .header("x-key", "s3cret-sent")
            .body_field("password", "s3cret-sent");
        check(&format!("{call:?}"));
        check(&format!("{:?}", call.clone().request::<Json, Error>()));
        let request = call.paged::<Json, Json, Error>();
        check(&format!("{request:?}"));
        let mut pages = request.pages();
        pages.next().await.unwrap().unwrap();
        check(&format!("{pages:?}"));
    }
}

#[tokio::test]
async fn no_error_shows_a_secret() {
    let echo =
        r#"{"error": {"code": "access-0", "text": "access-0 is bad", "x": "s3cret-received"}}"#;
    let answers = [
        Answer::json(400, echo),
        Answer::json(200, echo),
        Answer::json(200, r#"{"token": "s3cret-received"}"#),
        Answer::json(200, r#"["s3cret-received"]"#),
        Answer::json(200, r#""s3cret-received""#),
        Answer::json(200, "s3cret-received"),
        Answer::json(302, "").with("location", "https://x.example/?t=s3cret-received"),
        Answer::json(500, "").with("set-cookie", "s=s3cret-received"),
        Answer::Hangup,
    ];
    for answer in answers {
        let server = Server::answering(vec![answer]).await;
        for client in [acme::client(&server), acme::plain_client(&server)] {
            let call = client
                .call(&CREATE)
                .path("id", "s3cret-sent")
                .query("q", "s3cret-sent");
            let error = call.request::<Vec<u8>, Error>().send().await.unwrap_err();
            check(&format!("{error} {error:?}"));
            let mut source = error.source();
            while let Some(cause) = source {
                check(&format!("{cause} {cause:?}"));
                source = cause.source();
            }
        }
    }
}

#[tokio::test]
async fn no_argument_error_prints_the_argument() {
    let server = Server::answering(vec![]).await;
    let call = acme::client(&server).call(&CREATE).path("id", 1);
    let error = call
        .header("x-key", "s3cret-sent\n")
        .request_unit::<Error>()
        .send()
        .await;
    let error = error.unwrap_err();
    check(&format!("{error} {error:?}"));
}
