//! What a token endpoint may answer, and what is made of it.

use std::time::Duration;

use licit_runtime::error::{OAuthErrorCode, TokenReplyFault, TransportErrorKind};
use licit_runtime::provider::{
    ClientAuth, Encoding, Grant, Method, Parameter, Registration, TokenRequest,
};
use licit_runtime::token::App as ForItself;
use licit_runtime::{App, Error, Meaning, Tokens};

use crate::acme::{self, Reading};
use crate::support::{Answer, Server};

const GRANTED: &str = r#"{"access_token":"access-1","token_type":"Bearer","expires_in":3600}"#;

async fn ask(app: &App) -> Result<Tokens<Reading, ForItself>, Error> {
    app.client_credentials().await
}

async fn asked(answer: Answer) -> Result<Tokens<Reading, ForItself>, Error> {
    let server = Server::telling(vec![answer]).await;
    let result = ask(&acme::app(&server)).await;
    assert_eq!(
        server.requests().len(),
        1,
        "asked once, whatever the answer"
    );
    result
}

async fn refused(answer: Answer) -> Error {
    asked(answer).await.unwrap_err()
}

async fn transport(answer: Answer) -> (TransportErrorKind, bool) {
    let server = Server::telling(vec![answer]).await;
    let app = acme::builder(&server)
        .timeout(Duration::from_millis(300))
        .build()
        .unwrap();
    match ask(&app).await.unwrap_err() {
        Error::Transport(error) => (error.kind(), error.is_ambiguous()),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_token_is_a_token_whatever_its_content_type() {
    for kind in ["application/json", "text/html", "text/plain; charset=x"] {
        assert!(
            asked(Answer::body(200, kind, GRANTED)).await.is_ok(),
            "{kind}"
        );
    }
    let bare = Answer::Reply {
        status: 201,
        headers: vec![],
        body: format!("\u{feff}{GRANTED}").into_bytes(),
    };
    assert!(asked(bare).await.is_ok());
}

#[tokio::test]
async fn an_oauth_error_is_one_at_any_status() {
    for status in [200, 400, 401] {
        let body = r#"{"error":"invalid_client","error_description":"no"}"#;
        let Error::OAuth(error) = refused(Answer::json(status, body)).await else {
            panic!("{status}")
        };
        assert_eq!(*error.code(), OAuthErrorCode::InvalidClient);
        assert_eq!(error.status(), Some(status));
        assert_eq!(error.meaning(), Meaning::InvalidClient);
    }
}

#[tokio::test]
async fn the_providers_own_error_is_told_even_at_200() {
    for status in [200, 400] {
        let body = r#"{"error_code":"grant.revoked","error_message":"gone"}"#;
        let error = refused(Answer::json(status, body)).await;
        assert_eq!(error.meaning(), Some(Meaning::Reauthorize));
        let (rule, error) = error.documented().unwrap();
        assert_eq!(rule, 0);
        assert_eq!(error.message(), Some("gone"));
    }
    let unknown = refused(Answer::json(400, r#"{"error_code":"else"}"#)).await;
    assert_eq!(unknown.documented().unwrap().0, usize::MAX);
}

#[tokio::test]
async fn a_web_page_is_not_a_token_reply() {
    let page = "<!doctype html><title>marker</title>";
    for (status, retryable) in [(200, false), (403, false), (503, true)] {
        let error = refused(Answer::body(status, "text/html", page)).await;
        assert_eq!(error.is_retryable(), retryable, "{status}");
        assert!(!format!("{error} {error:?}").contains("marker"));
        let Error::NotATokenReply(error) = error else {
            panic!("{error:?}")
        };
        assert_eq!(error.fault(), TokenReplyFault::Html);
        assert_eq!(error.status(), status);
    }
}

#[tokio::test]
async fn bodies_that_are_no_token_reply_are_refused_without_showing_them() {
    for (body, fault) in [
        (&b""[..], TokenReplyFault::Empty),
        (b"[]", TokenReplyFault::NotAnObject),
        (b"{}", TokenReplyFault::NoAccessToken),
        (br#"{"access_token":"marker"#, TokenReplyFault::NotJson),
        (
            br#"{"access_token":"marker\r\nx"}"#,
            TokenReplyFault::MalformedToken,
        ),
        (
            br#"{"access_token":"marker","access_token":"b"}"#,
            TokenReplyFault::Repeated,
        ),
        (
            b"{\"access_token\":\"marker\xff\"}",
            TokenReplyFault::NotJson,
        ),
        (
            br#"{"access_token":"marker","token_type":"mac"}"#,
            TokenReplyFault::TokenType,
        ),
        (
            br#"{"access_token":"marker","expires_in":"soon"}"#,
            TokenReplyFault::ExpiresIn,
        ),
    ] {
        let error = refused(Answer::body(200, "application/json", body)).await;
        assert!(!format!("{error} {error:?}").contains("marker"));
        let Error::NotATokenReply(error) = error else {
            panic!("{error:?}")
        };
        assert_eq!(error.fault(), fault, "{body:?}");
    }
    let deep = "[".repeat(200_000);
    let Error::NotATokenReply(error) = refused(Answer::json(200, deep)).await else {
        panic!("nesting")
    };
    assert_eq!(error.fault(), TokenReplyFault::NotJson);
    let Error::NotATokenReply(error) = refused(Answer::json(204, "")).await else {
        panic!("204")
    };
    assert_eq!(error.fault(), TokenReplyFault::Empty);
}

#[tokio::test]
async fn a_request_to_wait_is_kept() {
    for body in [r#""Retry later""#, r#"{"error":"slow_down"}"#, ""] {
        let error = refused(Answer::json(429, body).with("retry-after", "17")).await;
        assert_eq!(error.retry_after(), Some(Duration::from_secs(17)), "{body}");
        assert!(error.is_retryable());
    }
    let junk = refused(Answer::json(429, "{}").with("retry-after", "soon")).await;
    assert_eq!(junk.retry_after(), None);
}

#[tokio::test]
async fn a_large_or_endless_reply_is_cut() {
    let large = format!(r#"{{"access_token":"{}"}}"#, "x".repeat(5_000_000));
    let large = transport(Answer::json(200, large)).await;
    assert_eq!(large, (TransportErrorKind::TooLarge, true));
    let endless = transport(Answer::Endless).await;
    assert_eq!(endless, (TransportErrorKind::TooLarge, true));
}

#[tokio::test]
async fn a_slow_or_silent_server_meets_the_deadline() {
    let drip = Answer::Drip(
        Duration::from_millis(20),
        Box::new(Answer::json(200, GRANTED)),
    );
    assert_eq!(transport(drip).await, (TransportErrorKind::Timeout, true));
    assert_eq!(
        transport(Answer::Silence).await,
        (TransportErrorKind::Timeout, true)
    );
}

#[tokio::test]
async fn a_connection_that_breaks_after_the_request_is_ambiguous() {
    assert_eq!(
        transport(Answer::Hangup).await,
        (TransportErrorKind::Interrupted, true)
    );
}

#[tokio::test]
async fn no_redirect_is_followed() {
    for status in [301, 302, 303, 307, 308] {
        let other = Server::telling(vec![Answer::json(200, GRANTED)]).await;
        let error = refused(Answer::json(status, "").with("location", other.origin())).await;
        let Error::Transport(error) = error else {
            panic!("{error:?}")
        };
        assert_eq!(error.kind(), TransportErrorKind::Redirect);
        assert!(other.requests().is_empty());
    }
}

#[tokio::test]
async fn a_redirect_that_the_callers_client_followed_is_refused() {
    let other = Server::telling(vec![Answer::json(200, GRANTED)]).await;
    let away = Answer::json(302, "").with("location", other.origin());
    let server = Server::telling(vec![away]).await;
    let app = acme::builder(&server)
        .http(licit_runtime::reqwest::Client::new())
        .build()
        .unwrap();
    let Error::Transport(error) = ask(&app).await.unwrap_err() else {
        panic!("followed")
    };
    assert_eq!(error.kind(), TransportErrorKind::Redirect);
}

#[tokio::test]
async fn nothing_listening_means_nothing_sent() {
    let server = Server::telling(vec![]).await;
    let app = acme::app(&server);
    drop(server);
    tokio::task::yield_now().await;
    let Error::Transport(error) = ask(&app).await.unwrap_err() else {
        panic!("answered")
    };
    assert_eq!(error.kind(), TransportErrorKind::Connect);
    assert!(!error.is_ambiguous());
}

#[tokio::test]
async fn an_echoed_client_secret_is_scrubbed() {
    let body = r#"{"error":"invalid_client",
        "error_description":"the-client-secret is wrong","error_uri":"x?s=the-client-secret"}"#;
    let error = refused(Answer::json(401, body)).await;
    let Error::OAuth(oauth) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(oauth.description(), Some("[secret] is wrong"));
    assert!(!format!("{error:?}").contains("the-client-secret"));
    let body = r#"{"error_code":"x","error_message":"the-client-secret is wrong"}"#;
    let (_, error) = refused(Answer::json(401, body)).await.documented().unwrap();
    assert_eq!(error.message(), Some("[secret] is wrong"));
    assert!(!String::from_utf8_lossy(error.body()).contains("the-client-secret"));
}

#[tokio::test]
async fn the_method_that_was_chosen_is_the_one_that_is_used() {
    let server = Server::telling(vec![Answer::json(401, r#"{"error":"invalid_client"}"#)]).await;
    let app = acme::builder(&server)
        .auth_method(ClientAuth::ClientSecretBasic)
        .build()
        .unwrap();
    assert!(ask(&app).await.is_err());
    let requests = server.requests();
    assert_eq!(requests.len(), 1, "no other method is tried");
    assert_eq!(
        requests[0].header("authorization"),
        Some("Basic dGhlLWNsaWVudDp0aGUtY2xpZW50LXNlY3JldA==")
    );
    assert_eq!(requests[0].form("client_secret"), None);
}

#[tokio::test]
async fn a_token_request_is_written_as_the_spec_says() {
    const JSON: Grant = Grant {
        token_endpoint: acme::TOKEN,
        auth_methods: &[ClientAuth::ClientSecretPost],
        request: TokenRequest {
            encoding: Encoding::Json,
            parameters: &[Parameter {
                name: "audience",
                value: "api",
            }],
            headers: &[Parameter {
                name: "acme-version",
                value: "2026-01-01",
            }],
            renamed: &[("client_id", "client_key")],
            omitted: &["grant_type"],
            ..TokenRequest::DEFAULT
        },
        ..Grant::DEFAULT
    };
    static JSON_APP: Registration = Registration {
        client_credentials: Some(JSON),
        ..Registration::of(&acme::PROVIDER)
    };
    static QUERY_APP: Registration = Registration {
        client_credentials: Some(Grant {
            request: TokenRequest {
                method: Method::Get,
                encoding: Encoding::Query,
                ..JSON.request
            },
            ..JSON
        }),
        ..Registration::of(&acme::PROVIDER)
    };
    let server = Server::telling(vec![Answer::json(200, GRANTED)]).await;
    for registration in [&JSON_APP, &QUERY_APP] {
        let app = App::builder(registration)
            .client_id("the-client")
            .client_secret("the-client-secret")
            .origin(&server.origin())
            .build()
            .unwrap();
        ask(&app).await.unwrap();
    }
    let requests = server.requests();
    let body: licit_runtime::Json = serde_json::from_str(&requests[0].body).unwrap();
    assert_eq!(
        body,
        serde_json::json!({"scope": "read list", "client_key": "the-client",
            "client_secret": "the-client-secret", "audience": "api"})
    );
    assert_eq!(requests[0].header("acme-version"), Some("2026-01-01"));
    assert_eq!(requests[1].method, "GET");
    assert_eq!(
        requests[1].query("client_key").as_deref(),
        Some("the-client")
    );
    assert_eq!(requests[1].body, "");
}
