//! No printed value contains a secret.

use std::error::Error as _;

use std::sync::{Arc, Mutex};

use licit_runtime::observe::{CallRequest, CallResponse, Observer};
use licit_runtime::tables::{
    Api, Method, Operation, PageStyle, Pages, Provider, Redirect, Registration, Variable,
    VariableFormat, VariableSource,
};
use licit_runtime::{App, CallOptions, Client, Error, Json, Secret, Tokens, exposed};
use serde_json::json;

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

/// A provider whose application key is in the path of every call.
static KEYED: Provider = Provider {
    name: "keyed",
    variables: &[Variable {
        name: "appkey",
        source: VariableSource::App,
        default: None,
        format: VariableFormat::Text,
        secret: true,
        ..Variable::DEFAULT
    }],
    api: Api {
        base_url: "https://api.keyed.example/bot{appkey}",
        ..Api::DEFAULT
    },
    ..Provider::DEFAULT
};

static KEYED_APP: Registration = Registration::of(&KEYED);

static READ: Operation = Operation {
    name: "read",
    method: Method::Get,
    path: "files/{id}/{token}",
    redirect: Redirect::Follow,
    ..Operation::DEFAULT
};

/// What an observer is shown.
#[derive(Default)]
struct Log(Mutex<Vec<String>>);

impl Observer for Log {
    fn request_started(&self, request: &CallRequest<'_>) {
        self.0.lock().unwrap().push(request.url());
    }

    fn response_received(&self, request: &CallRequest<'_>, _: &CallResponse<'_>) {
        check(&request.url());
    }
}

#[tokio::test]
async fn no_observer_sees_a_secret_of_a_path() {
    let answers = vec![
        Answer::json(302, "").with("location", "/api.keyed.example/other/s3cret-sent"),
        Answer::json(200, "1"),
        Answer::json(200, "1"),
        Answer::json(200, "1"),
    ];
    let server = Server::answering(answers).await;
    let log = Arc::new(Log::default());
    let app = App::builder(&KEYED_APP)
        .client_id("id")
        .variable("appkey", "s3cret-sent")
        .observer(log.clone())
        .origin(&server.origin());
    let tokens = Tokens::<acme::Reading>::from_access_token("access-0");
    let client = Client::new(&app.build().unwrap(), tokens);
    let call = client
        .call(&READ)
        .path("id", 1)
        .path("token", "s3cret-sent");
    let call = call.query("q", "s3cret-sent").request::<Json, Error>();
    call.send().await.unwrap();
    let own = client.request(Method::Get, "/own/s3cret-sent?q=s3cret-sent");
    own.request::<Json, Error>().send().await.unwrap();
    let shown = log.0.lock().unwrap().clone();
    for url in &shown {
        check(url);
    }
    let expected = [
        "https://api.keyed.example/bot{appkey}/files/{id}/{token}?q=…",
        "https://api.keyed.example/…",
        "https://api.keyed.example/…?q=…",
    ];
    assert_eq!(shown, expected);
}

/// A server that repeats what it received.
#[tokio::test]
async fn no_error_repeats_a_secret_argument_or_option() {
    let server = Server::start(|request| {
        let headers: Vec<_> = ["x-option", "x-argument"]
            .into_iter()
            .filter_map(|name| request.header(name))
            .collect();
        let sent = headers.join(" ");
        let text = format!("{} {sent} {}", request.target, request.body);
        Answer::json(
            400,
            json!({ "error": { "code": "x", "text": text } }).to_string(),
        )
    })
    .await;
    let secret = |text: &str| Secret::new(format!("s3cret-sent {text}+\"/\\"));
    let options = CallOptions::new()
        .header("x-option", secret("option"))
        .query("option", secret("parameter"))
        .retries(0);
    let call = || {
        let call = acme::client(&server).call(&CREATE).path("id", 1);
        call.query("shown", "visible")
    };
    let json = |call: licit_runtime::Call| {
        call.body_field("a", &exposed(&secret("a")))
            .body_field("b", &[json!({ "c": 1 })])
    };
    for call in [
        call().path("id", exposed(&secret("path"))),
        call().query("q", exposed(&secret("query"))),
        call().header("x-argument", exposed(&secret("header"))),
        call().form_field("f", exposed(&secret("form"))),
        call().part("p", &exposed(&secret("part"))),
        json(call()),
    ] {
        let request = call.request::<Json, Error>().options(options.clone());
        let error = request.send().await.unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(
            shown.contains("visible") && shown.contains("[secret]"),
            "{shown}"
        );
        check(&shown);
    }
}
