//! Token introspection (RFC 7662) with correct and incorrect servers.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use licit_runtime::error::{
    ConfigError, OAuthErrorCode, SignedToken, SignedTokenFault, TokenReplyFault, TransportErrorKind,
};
use licit_runtime::tables::{
    Grant, Provider, Refresh, Registration, TokenReply, Variable, VariableFormat, VariableSource,
};
use licit_runtime::{App, Error, Introspection, Secret, StoredTokens};
use serde_json::json;

use crate::acme::{self, HandClock, Reading};
use crate::session::{access, until};
use crate::support::{Answer, Request, Server};

const ENDPOINT: &str = "/acme.example/introspect";

const INTROSPECTED: TokenReply = TokenReply {
    introspected: true,
    ..TokenReply::DEFAULT
};

/// A registration whose expiry times come only from introspection.
static REGISTRATION: Registration = Registration {
    introspection_endpoint: Some("https://acme.example/introspect"),
    client_credentials: Some(Grant {
        token_endpoint: acme::TOKEN,
        reply: INTROSPECTED,
        ..Grant::DEFAULT
    }),
    refresh_token: Some(Refresh {
        grant: Grant {
            token_endpoint: acme::TOKEN,
            reply: INTROSPECTED,
            ..Grant::DEFAULT
        },
        ..Refresh::DEFAULT
    }),
    ..acme::REGISTRATION_VALUE
};

fn app(server: &Server) -> App {
    acme::builder_of(&REGISTRATION, server).build().unwrap()
}

async fn introspect(answer: Answer) -> Result<Introspection, Error> {
    let server = Server::answering(vec![answer]).await;
    let introspected = app(&server).introspect(&Secret::new("s3cret")).await;
    assert!(!format!("{introspected:?}").contains("s3cret"));
    introspected
}

#[tokio::test]
async fn a_token_is_introspected_by_a_client_that_authenticates_itself() {
    let body = json!({"active": true, "scope": "read list", "exp": 4_000_000_000_u64}).to_string();
    let server = Server::answering(vec![Answer::json(200, body)]).await;
    let introspected = app(&server)
        .introspect(&Secret::new("a token"))
        .await
        .unwrap();
    assert!(introspected.is_active());
    assert_eq!(introspected.scopes(), ["read", "list"]);
    assert!(introspected.expires_at().unwrap() > SystemTime::now());
    let requests = server.requests();
    let [request] = requests.as_slice() else {
        panic!("{requests:?}")
    };
    assert_eq!((&*request.method, &*request.target), ("POST", ENDPOINT));
    assert_eq!(request.form("token").as_deref(), Some("a token"));
    assert!(
        request
            .header("authorization")
            .unwrap()
            .starts_with("Basic ")
    );
}

#[tokio::test]
async fn an_inactive_token_is_not_an_error_and_has_no_other_values() {
    let body = r#"{"active":false,"scope":"read list admin","sub":"root"}"#;
    let introspected = introspect(Answer::json(200, body)).await.unwrap();
    assert!(!introspected.is_active());
    assert!(introspected.scopes().is_empty() && introspected.subject().is_none());
}

#[tokio::test]
async fn an_invalid_introspection_reply_is_rejected() {
    for (answer, fault) in [
        (Answer::json(200, "{}"), TokenReplyFault::Member("active")),
        (
            Answer::json(200, r#"{"active":1}"#),
            TokenReplyFault::Member("active"),
        ),
        (
            Answer::json(200, r#"{"active":true,"active":true}"#),
            TokenReplyFault::Repeated,
        ),
        (
            Answer::body(200, "text/html", "<p>s3cret"),
            TokenReplyFault::Html,
        ),
        (
            Answer::body(200, "text/xml", "<?xml version=\"1.0\"?><error/>"),
            TokenReplyFault::NotJson,
        ),
        (
            Answer::body(200, "text/html", "<?xml version=\"1.0\"?><HTML/>"),
            TokenReplyFault::Html,
        ),
        (Answer::json(200, ""), TokenReplyFault::Empty),
        (Answer::json(200, "[true]"), TokenReplyFault::NotAnObject),
    ] {
        let Err(Error::TokenReply(error)) = introspect(answer).await else {
            panic!("{fault:?}")
        };
        assert_eq!(error.fault(), fault);
    }
    let huge = json!({"active": true, "more": "x".repeat(300_000)}).to_string();
    let Err(Error::Transport(error)) = introspect(Answer::json(200, huge)).await else {
        panic!("read")
    };
    assert_eq!(error.kind(), TransportErrorKind::TooLarge);
}

#[tokio::test]
async fn a_rejection_contains_the_servers_description() {
    let body = r#"{"error":"invalid_client","error_description":"not s3cret"}"#;
    let Err(Error::OAuth(error)) = introspect(Answer::json(401, body)).await else {
        panic!("taken")
    };
    assert_eq!(*error.code(), OAuthErrorCode::InvalidClient);
    assert_eq!(error.description(), Some("not [secret]"));
}

#[tokio::test]
async fn a_token_is_not_sent_to_a_redirect_target() {
    let other = Server::answering(vec![Answer::json(200, r#"{"active":true}"#)]).await;
    let away = Answer::json(307, "").with("location", other.origin());
    let Err(Error::Transport(error)) = introspect(away).await else {
        panic!("followed")
    };
    assert_eq!(error.kind(), TransportErrorKind::Redirect);
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn without_introspection_nothing_is_sent() {
    let server = Server::answering(vec![]).await;
    let introspected = acme::app(&server).introspect(&Secret::new("t")).await;
    let Err(Error::Config(error)) = introspected else {
        panic!("{introspected:?}")
    };
    assert!(matches!(
        *error,
        ConfigError::EndpointNotOffered("introspection_endpoint")
    ));
    assert!(server.requests().is_empty());
}

fn is_introspection(request: &Request) -> bool {
    request.target == ENDPOINT
}

/// A server whose tokens expire as `introspection` states.
async fn server(introspection: Answer) -> Server {
    Server::start(move |request| {
        if is_introspection(request) {
            introspection.clone()
        } else {
            let body = r#"{"access_token":"access-1","refresh_token":"refresh-1"}"#;
            Answer::json(200, body)
        }
    })
    .await
}

fn ending(in_seconds: u64) -> Answer {
    let end = SystemTime::now() + Duration::from_secs(in_seconds);
    let end = end
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap()
        .as_secs();
    Answer::json(200, json!({"active": true, "exp": end}).to_string())
}

fn asked(server: &Server) -> usize {
    server
        .requests()
        .iter()
        .filter(|r| is_introspection(r))
        .count()
}

#[tokio::test]
async fn a_new_token_without_expiry_is_introspected() {
    let server = server(ending(600)).await;
    let tokens = app(&server)
        .client_credentials::<Reading, licit_runtime::token::Application>()
        .await
        .unwrap();
    let left = tokens
        .expires_at()
        .unwrap()
        .duration_since(SystemTime::now());
    assert!(left.unwrap() > Duration::from_secs(590));
    assert_eq!(asked(&server), 1);
}

#[tokio::test]
async fn a_failed_introspection_loses_no_token() {
    for answer in [
        Answer::json(503, ""),
        Answer::body(200, "text/html", "<p>captcha"),
        Answer::json(200, r#"{"active":false}"#),
    ] {
        let server = server(answer).await;
        let tokens = app(&server)
            .client_credentials::<Reading, licit_runtime::token::Application>()
            .await
            .unwrap();
        assert_eq!(tokens.expires_at(), None);
    }
}

#[tokio::test]
async fn a_refreshed_token_is_stored_and_used_before_one_introspection() {
    // The introspection takes longer than a caller would wait.
    let server = server(ending(600).after(Duration::from_millis(300))).await;
    let session = app(&server).session(acme::tokens(-1));
    assert_eq!(access(&session).await, "access-1");
    assert_eq!(session.tokens().unwrap().expires_at(), None);
    for _ in 0..10 {
        assert_eq!(access(&session).await, "access-1");
    }
    until(|| session.tokens().unwrap().expires_at().is_some()).await;
    assert_eq!(asked(&server), 1);
}

#[tokio::test]
async fn an_expiry_from_introspection_causes_a_refresh() {
    let server = server(ending(600)).await;
    let clock = Arc::new(HandClock::default());
    let app = acme::builder_of(&REGISTRATION, &server).clock(clock.clone());
    let session = app.build().unwrap().session(acme::tokens(-1));
    access(&session).await;
    access(&session).await;
    until(|| session.tokens().unwrap().expires_at().is_some()).await;
    clock.turn(601);
    assert!(session.try_current().is_none());
    access(&session).await;
    let refreshes = server
        .requests()
        .iter()
        .filter(|r| !is_introspection(r))
        .count();
    assert_eq!(refreshes, 2);
}

#[tokio::test]
async fn a_response_that_is_not_signed_is_rejected_if_signatures_are_required() {
    static SIGNING: Provider = Provider {
        jwks_uri: Some("https://acme.example/keys"),
        ..acme::PROVIDER_VALUE
    };
    static SIGNED: Registration = Registration {
        introspection_endpoint: Some("https://acme.example/introspect"),
        introspection_algorithms: &["ES256"],
        client_credentials: Some(Grant {
            token_endpoint: acme::TOKEN,
            ..Grant::DEFAULT
        }),
        ..Registration::of(&SIGNING)
    };
    let body = json!({"active": true}).to_string();
    for media_type in [
        "application/json",
        "application/jwt",
        "text/html; charset=x",
    ] {
        let server = Server::answering(vec![Answer::body(200, media_type, body.clone())]).await;
        let app = acme::builder_of(&SIGNED, &server).build().unwrap();
        match app.introspect(&Secret::new("a token")).await.unwrap_err() {
            Error::SignedToken(error) => {
                assert_eq!(error.token(), SignedToken::IntrospectionResponse);
                assert!(matches!(error.fault(), SignedTokenFault::Plain(_)));
                let named = media_type.split(';').next().unwrap();
                assert!(error.to_string().contains(named), "{error}");
            }
            other => panic!("{other:?}"),
        }
    }
}

static OF_SHOPS: Provider = Provider {
    variables: &[Variable {
        name: "shop",
        source: VariableSource::TokenReply,
        format: VariableFormat::Host,
        under: &["acme.example"],
        ..Variable::DEFAULT
    }],
    ..acme::PROVIDER_VALUE
};
static AT_THE_SHOP: Registration = Registration {
    provider: &OF_SHOPS,
    introspection_endpoint: Some("https://{shop}/introspect"),
    ..acme::REGISTRATION_VALUE
};

#[tokio::test]
async fn tokens_are_introspected_at_their_own_host() {
    let server = Server::answering(vec![Answer::json(200, r#"{"active":true}"#)]).await;
    let app = acme::builder_of(&AT_THE_SHOP, &server).build().unwrap();
    let stored = json!({
        "version": 1,
        "owner": {"provider": "acme", "registration": "app"},
        "subject": null,
        "obtained_by": "authorization_code",
        "acts_as": "user",
        "access_token": "access-0",
        "obtained_at": 0,
        "expires_at": null,
        "requested": ["read"],
        "scopes": ["read"],
        "captured": {"shop": "one.acme.example"},
    });
    let stored: StoredTokens = serde_json::from_value(stored).unwrap();
    assert!(app.introspect_tokens(&stored).await.unwrap().is_active());
    assert_eq!(server.requests()[0].target, "/one.acme.example/introspect");
}
