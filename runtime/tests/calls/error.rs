//! How the provider's errors are returned to the caller.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use licit_runtime::tables::{
    Api, ErrorRule, ErrorShape, Meaning, Operation, Provider, Registration, RetryAfter,
};
use licit_runtime::{App, CallOptions, Client, Json, Tokens};

use crate::acme::{self, Contact, Error};
use crate::support::{Answer, Server};

static LIST: Operation = Operation {
    name: "list_contacts",
    path: "contacts",
    ..Operation::DEFAULT
};

async fn error(answer: Answer) -> Error {
    let server = Server::answering(vec![answer]).await;
    let call = acme::client(&server).call(&LIST);
    call.request::<Vec<Contact>, Error>()
        .options(CallOptions::new().retries(0))
        .send()
        .await
        .unwrap_err()
}

#[tokio::test]
async fn a_documented_error_is_its_variant() {
    let body = r#"{"error": {"code": "no_access", "text": "No access to contacts"}}"#;
    let Error::NoAccess(error) = error(Answer::json(401, body)).await else {
        panic!("not documented");
    };
    assert_eq!(error.message(), Some("No access to contacts"));
    assert_eq!(
        error.to_string(),
        "Acme answered with status 401, no_access: No access to contacts"
    );
}

#[tokio::test]
async fn an_expired_token_that_cannot_be_refreshed_is_its_variant() {
    let body = r#"{"error": {"code": "token_expired"}}"#;
    let server = Server::answering(vec![Answer::json(401, body)]).await;
    let call = acme::static_client(&server).call(&LIST);
    let result = call.request::<Vec<Contact>, Error>().send().await;
    let Err(Error::TokenExpired(error)) = result else {
        panic!("not documented");
    };
    assert_eq!(error.rule(), Some(0));
}

#[tokio::test]
async fn an_undocumented_error_contains_the_whole_reply() {
    let answer = Answer::body(503, "text/html", "<h1>Down</h1>").with("retry-after", "1500");
    let Error::Unexpected(error) = error(answer).await else {
        panic!("documented");
    };
    assert!(error.is_retryable());
    assert_eq!(error.status(), 503);
    assert_eq!(error.retry_after(), Some(Duration::from_millis(1500)));
    assert_eq!(error.body(), b"<h1>Down</h1>");
    assert_eq!(error.headers()["content-type"], "text/html");
}

#[tokio::test]
async fn a_rate_limit_in_plain_text_with_a_unix_time_is_parsed() {
    static LIMITING: Provider = Provider {
        api: Api {
            base_url: "https://api.acme.example",
            retry_after: RetryAfter::EpochSeconds,
            ..Api::DEFAULT
        },
        error_shapes: &[
            ErrorShape {
                present: "/error",
                message: Some("/error"),
                ..ErrorShape::DEFAULT
            },
            ErrorShape {
                message: Some(""),
                ..ErrorShape::DEFAULT
            },
        ],
        errors: &[ErrorRule {
            name: "RateLimited",
            status: &[429],
            means: Meaning::RateLimited,
            ..ErrorRule::DEFAULT
        }],
        ..Provider::DEFAULT
    };
    static STATIC_TOKENS: Registration = Registration::of(&LIMITING);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let free_at = now.as_secs() + 100;
    let answer = Answer::json(429, r#""Retry later""#).with("retry-after", free_at.to_string());
    let server = Server::answering(vec![answer]).await;
    let app = App::builder(&STATIC_TOKENS).origin(&server.origin());
    let tokens = Tokens::<acme::Reading>::from_access_token("personal-token");
    let client = Client::new(&app.build().unwrap(), tokens);
    let request = client.call(&LIST).request::<Json, licit_runtime::Error>();
    let licit_runtime::Error::Api(error) = request.send().await.unwrap_err() else {
        panic!("no error of the API");
    };
    assert_eq!(
        (error.rule(), error.message()),
        (Some(0), Some("Retry later"))
    );
    assert_eq!(error.meaning(), Some(Meaning::RateLimited));
    assert!(error.is_retryable());
    let wait = error.retry_after().unwrap().as_secs();
    assert!((90..=100).contains(&wait), "{wait}");
}

#[tokio::test]
async fn an_error_body_with_a_success_status_is_an_error() {
    let body = r#"{"error": {"code": 12, "text": "Busy"}}"#;
    let Error::Unexpected(error) = error(Answer::json(200, body)).await else {
        panic!("documented");
    };
    assert_eq!((error.status(), error.code()), (200, Some("12")));
}

#[tokio::test]
async fn a_reply_with_another_structure_is_an_error_with_a_path() {
    let answer = Answer::json(200, r#"[{"id": 1}, {"id": "s3cret"}]"#);
    let Error::Runtime(licit_runtime::Error::Decode(error)) = error(answer).await else {
        panic!("no decode error");
    };
    assert_eq!(error.path(), "[1].id");
    assert!(!error.to_string().contains("s3cret"));
}

#[tokio::test]
async fn a_reply_that_is_nested_too_deeply_is_rejected() {
    let answer = Answer::json(200, "[".repeat(200_000));
    let found = error(answer).await;
    assert!(
        matches!(found, Error::Runtime(licit_runtime::Error::Decode(_))),
        "{found:?}"
    );
}

#[tokio::test]
async fn errors_of_one_status_are_distinguished_by_their_media_types() {
    static TYPED: Provider = Provider {
        api: Api {
            base_url: "https://api.acme.example",
            ..Api::DEFAULT
        },
        errors: &[
            ErrorRule {
                name: "Problem",
                status: &[400],
                media_type: Some("application/problem+json"),
                ..ErrorRule::DEFAULT
            },
            ErrorRule {
                name: "Plain",
                status: &[400],
                media_type: Some("application/json"),
                ..ErrorRule::DEFAULT
            },
        ],
        ..Provider::DEFAULT
    };
    static STATIC_TOKENS: Registration = Registration::of(&TYPED);
    for (media_type, rule) in [
        ("application/json", Some(1)),
        ("application/problem+json", Some(0)),
        ("Application/Problem+JSON; charset=utf-8", Some(0)),
        ("text/html", None),
    ] {
        let answer = Answer::body(400, media_type, r#"{"title": "Wrong"}"#);
        let server = Server::answering(vec![answer]).await;
        let app = App::builder(&STATIC_TOKENS).origin(&server.origin());
        let tokens = Tokens::<acme::Reading>::from_access_token("personal-token");
        let client = Client::new(&app.build().unwrap(), tokens);
        let request = client.call(&LIST).request::<Json, licit_runtime::Error>();
        let licit_runtime::Error::Api(error) = request.send().await.unwrap_err() else {
            panic!("no error of the API");
        };
        assert_eq!(error.rule(), rule, "{media_type}");
    }
}

#[tokio::test]
async fn customary_formats_are_read_without_a_word_in_the_spec() {
    for (body, code, message) in [
        (
            r#"{"error":{"code":"no","message":"Not now."}}"#,
            Some("no"),
            "Not now.",
        ),
        (
            r#"{"error":"no","error_description":"Not now."}"#,
            Some("no"),
            "Not now.",
        ),
        (r#"{"errors":[{"message":"Not now."}]}"#, None, "Not now."),
        (
            r#"{"type":"https://a.example/no","title":"No","detail":"Not now."}"#,
            Some("https://a.example/no"),
            "Not now.",
        ),
        (r#"{"title":"Not now."}"#, None, "Not now."),
        (r#"{"message":"Not now.","code":7}"#, Some("7"), "Not now."),
        (r#"{"error":"Not now."}"#, Some("Not now."), "Not now."),
    ] {
        let server = Server::answering(vec![Answer::json(422, body)]).await;
        let call = acme::plain_client(&server).call(&LIST);
        let Err(Error::Unexpected(error)) = call.request::<Json, Error>().send().await else {
            panic!("not an error: {body}");
        };
        assert_eq!(error.code(), code, "{body}");
        assert_eq!(error.message(), Some(message), "{body}");
        assert!(error.to_string().contains(message), "{error}");
        assert!(error.rule().is_none());
    }
    // A success status is a success.
    let server = Server::answering(vec![Answer::json(200, r#"{"message":"hello"}"#)]).await;
    let call = acme::plain_client(&server).call(&LIST);
    call.request::<Json, Error>().send().await.unwrap();
}
