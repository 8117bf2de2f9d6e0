//! A token that the API rejects is refreshed once, and only if that can help.

use licit_runtime::tables::{Method, Operation};
use licit_runtime::{Client, Error, Json, TraceContext};

use crate::acme;
use crate::support::{Answer, Request, Server};

static LIST: Operation = Operation {
    name: "list_contacts",
    path: "contacts",
    ..Operation::DEFAULT
};
static CREATE: Operation = Operation {
    name: "create_contact",
    method: Method::Post,
    path: "contacts",
    ..Operation::DEFAULT
};
static OPEN: Operation = Operation {
    name: "status",
    path: "status",
    authorized: false,
    ..Operation::DEFAULT
};

const EXPIRED: &str = r#"{"error": {"code": "token_expired", "text": "Expired"}}"#;
const NEW_TOKEN: &str = r#"{"access_token": "access-1", "expires_in": 3600}"#;

/// A server that rejects the first token with this reply, and accepts the second.
async fn server(refusal: Answer) -> Server {
    Server::start(move |request| {
        if request.target == "/acme.example/token" {
            Answer::json(200, NEW_TOKEN)
        } else if has_new_token(request) {
            Answer::json(200, "true")
        } else {
            refusal.clone()
        }
    })
    .await
}

fn has_new_token(request: &Request) -> bool {
    request.header("authorization") == Some("Bearer access-1")
        || request.query("access_token").as_deref() == Some("access-1")
}

fn targets(server: &Server) -> Vec<String> {
    let requests = server.requests();
    requests.into_iter().map(|request| request.target).collect()
}

async fn status(client: &Client) -> Result<Json, Option<u16>> {
    let request = client.call(&LIST).request::<Json, Error>();
    request.send().await.map_err(|error| error.status())
}

#[tokio::test]
async fn an_expired_token_is_refreshed_and_the_call_repeated() {
    let server = server(Answer::json(401, EXPIRED)).await;
    let call = acme::client(&server).call(&CREATE).body_field("name", "A");
    call.request::<Json, Error>().send().await.unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    assert_eq!(
        requests[1].form("refresh_token").as_deref(),
        Some("refresh-0")
    );
    assert_eq!(requests[2].body, r#"{"name":"A"}"#);
    assert_eq!(requests[2].header("authorization"), Some("Bearer access-1"));
}

#[tokio::test]
async fn calls_and_refreshes_carry_the_current_trace() {
    const TRACE: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    let server = server(Answer::json(401, EXPIRED)).await;
    let current = || {
        TraceContext::new(TRACE)
            .and_then(|trace| trace.state("a=b"))
            .ok()
    };
    let client = acme::client_with(&server, |app| app.trace_context(current));
    assert_eq!(status(&client).await, Ok(Json::Bool(true)));
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    for request in requests {
        assert_eq!(
            request.header("traceparent"),
            Some(TRACE),
            "{}",
            request.target
        );
        assert_eq!(request.header("tracestate"), Some("a=b"));
    }
}

#[tokio::test]
async fn an_expiry_error_with_status_200_causes_a_refresh() {
    let server = server(Answer::json(200, EXPIRED)).await;
    assert_eq!(status(&acme::client(&server)).await, Ok(Json::Bool(true)));
}

#[tokio::test]
async fn a_missing_scope_causes_no_refresh() {
    let body = r#"{"error": {"code": "no_access"}}"#;
    let server = server(Answer::json(401, body)).await;
    assert_eq!(status(&acme::client(&server)).await, Err(Some(401)));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn an_unknown_401_causes_a_refresh_only_for_an_invalid_token_challenge() {
    let server = server(Answer::json(401, "{}")).await;
    assert_eq!(status(&acme::client(&server)).await, Err(Some(401)));
    assert_eq!(server.requests().len(), 1);

    let challenge = r#"Bearer realm="x", error="invalid_token""#;
    let server = self::server(Answer::json(401, "{}").with("www-authenticate", challenge)).await;
    assert_eq!(status(&acme::client(&server)).await, Ok(Json::Bool(true)));

    let challenge = r#"Bearer error="insufficient_scope""#;
    let server = self::server(Answer::json(401, "{}").with("www-authenticate", challenge)).await;
    assert_eq!(status(&acme::client(&server)).await, Err(Some(401)));
}

#[tokio::test]
async fn an_undocumented_401_causes_a_refresh() {
    let server = server(Answer::json(401, "")).await;
    assert_eq!(
        status(&acme::plain_client(&server)).await,
        Ok(Json::Bool(true))
    );
    assert_eq!(
        targets(&server),
        [
            "/api.plain.example/contacts?access_token=access-0",
            "/acme.example/token",
            "/api.plain.example/contacts?access_token=access-1"
        ]
    );
}

#[tokio::test]
async fn a_403_causes_no_refresh() {
    let server = server(Answer::json(403, "")).await;
    assert_eq!(status(&acme::plain_client(&server)).await, Err(Some(403)));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_rejected_new_token_is_not_refreshed_again() {
    let server = Server::start(|request| {
        if request.target == "/acme.example/token" {
            Answer::json(200, NEW_TOKEN)
        } else {
            Answer::json(401, EXPIRED)
        }
    })
    .await;
    assert_eq!(status(&acme::client(&server)).await, Err(Some(401)));
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_token_that_cannot_be_refreshed_returns_the_providers_error() {
    let server = server(Answer::json(401, EXPIRED)).await;
    let client = acme::static_client(&server);
    assert_eq!(status(&client).await, Err(Some(401)));
    assert_eq!(status(&client).await, Err(Some(401)));
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_lost_grant_is_reported_as_lost() {
    let server = Server::start(|request| {
        if request.target == "/acme.example/token" {
            Answer::json(400, r#"{"error": "invalid_grant"}"#)
        } else {
            Answer::json(401, EXPIRED)
        }
    })
    .await;
    let request = acme::client(&server).call(&LIST).request::<Json, Error>();
    let error = request.send().await.unwrap_err();
    assert!(matches!(error, Error::GrantLost(_)), "{error}");
}

#[tokio::test]
async fn a_call_without_authorization_causes_no_refresh() {
    let server = server(Answer::json(401, EXPIRED)).await;
    let request = acme::client(&server).call(&OPEN).request::<Json, Error>();
    assert_eq!(request.send().await.unwrap_err().status(), Some(401));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn concurrent_calls_share_one_refresh() {
    let server = server(Answer::json(401, EXPIRED)).await;
    let client = acme::client(&server);
    let calls: Vec<_> = (0..50)
        .map(|_| {
            let request = client.call(&LIST).request::<Json, Error>();
            tokio::spawn(request.send())
        })
        .collect();
    for call in calls {
        assert!(call.await.unwrap().is_ok());
    }
    let renewals = targets(&server)
        .iter()
        .filter(|target| target.ends_with("/token"))
        .count();
    assert_eq!(renewals, 1);
}

#[tokio::test]
async fn a_token_can_be_sent_in_a_header_with_the_client_identifier() {
    let server = Server::answering(vec![Answer::json(200, "true")]).await;
    let called = status(&acme::named_client(&server)).await;
    assert_eq!(called, Ok(Json::Bool(true)));
    let sent = &server.requests()[0];
    assert_eq!(
        sent.header("authorization"),
        Some("token the-client:access-0")
    );
}
