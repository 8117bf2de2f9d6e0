//! Client registration (RFC 7591, RFC 7592) with incorrect servers.

use licit_runtime::error::{ConfigError, OAuthErrorCode, TokenReplyFault, TransportErrorKind};
use licit_runtime::tables::Registration;
use licit_runtime::{ClientMetadata, Error, RegisteredClient, Registrar};
use serde_json::{Value, json};

use crate::acme;
use crate::support::{Answer, Server};

static REGISTRATION: Registration = Registration {
    registration_endpoint: Some("https://acme.example/clients"),
    ..acme::REGISTRATION_VALUE
};

fn registrar(server: &Server) -> Registrar {
    Registrar::builder(&REGISTRATION)
        .origin(&server.origin())
        .initial_access_token("initial-s3cret")
        .build()
        .unwrap()
}

async fn register(answer: Answer) -> Result<RegisteredClient, Error> {
    let server = Server::answering(vec![answer]).await;
    let outcome = registrar(&server).register(ClientMetadata::new()).await;
    let shown = match &outcome {
        Ok(client) => format!("{client:?}"),
        Err(error) => format!("{error} {error:?}"),
    };
    assert!(!shown.contains("s3cret"), "{shown}");
    outcome
}

fn client() -> Value {
    json!({
        "client_id": "the-id",
        "client_secret": "client-s3cret",
        "client_secret_expires_at": 0,
        "registration_access_token": "management-s3cret",
        "registration_client_uri": "https://acme.example/clients/the-id",
    })
}

#[tokio::test]
async fn the_initial_access_token_is_sent_and_new_members_are_returned() {
    let server = Server::answering(vec![Answer::json(201, client().to_string())]).await;
    let registered = registrar(&server)
        .register(ClientMetadata::new())
        .await
        .unwrap();
    assert_eq!(registered.client_id(), "the-id");
    let requests = server.requests();
    let [request] = requests.as_slice() else {
        panic!("{requests:?}")
    };
    assert_eq!(
        (&*request.method, &*request.target),
        ("POST", "/acme.example/clients")
    );
    assert_eq!(
        request.header("authorization"),
        Some("Bearer initial-s3cret")
    );
    assert_eq!(request.header("content-type"), Some("application/json"));
    let sent: Value = serde_json::from_str(&request.body).unwrap();
    assert_eq!(
        sent["grant_types"],
        json!(["authorization_code", "refresh_token", "client_credentials"])
    );
}

#[tokio::test]
async fn an_invalid_client_reply_is_rejected() {
    let with = |name: &str, value: Value| {
        let mut body = client();
        body[name] = value;
        Answer::json(201, body.to_string())
    };
    for (answer, fault) in [
        (
            with("client_id", Value::Null),
            TokenReplyFault::Member("client_id"),
        ),
        (
            with("client_id", json!("")),
            TokenReplyFault::Member("client_id"),
        ),
        (
            with("client_id", json!(7)),
            TokenReplyFault::Member("client_id"),
        ),
        (
            with("client_id", json!("a\u{1b}[31mb")),
            TokenReplyFault::Member("client_id"),
        ),
        (
            with("client_secret", json!([])),
            TokenReplyFault::Member("client_secret"),
        ),
        (
            with("client_secret_expires_at", json!("never")),
            TokenReplyFault::Member("client_secret_expires_at"),
        ),
        (
            with(
                "registration_client_uri",
                json!("http://acme.example/clients/x"),
            ),
            TokenReplyFault::Member("registration_client_uri"),
        ),
        (
            Answer::body(201, "text/html", "<p>s3cret"),
            TokenReplyFault::Html,
        ),
        (Answer::json(201, ""), TokenReplyFault::Empty),
        (Answer::json(200, "[]"), TokenReplyFault::NotAnObject),
    ] {
        let outcome = register(answer).await;
        let Err(Error::TokenReply(error)) = &outcome else {
            panic!("{fault:?}: {outcome:?}")
        };
        assert_eq!(error.fault(), fault);
    }
    let huge = with("client_name", json!("x".repeat(300_000)));
    let Err(Error::Transport(error)) = register(huge).await else {
        panic!("read")
    };
    assert_eq!(error.kind(), TransportErrorKind::TooLarge);
}

#[tokio::test]
async fn a_rejected_registration_prints_no_token() {
    let body =
        json!({"error": "invalid_software_statement", "error_description": "not initial-s3cret"});
    let Err(Error::OAuth(error)) = register(Answer::json(400, body.to_string())).await else {
        panic!("taken")
    };
    assert_eq!(*error.code(), OAuthErrorCode::InvalidSoftwareStatement);
    assert_eq!(error.description(), Some("not [secret]"));
}

#[tokio::test]
async fn no_registration_token_is_sent_to_a_redirect_target() {
    let other = Server::answering(vec![Answer::json(201, client().to_string())]).await;
    let away = Answer::json(307, "").with("location", other.origin());
    let Err(Error::Transport(error)) = register(away).await else {
        panic!("followed")
    };
    assert_eq!(error.kind(), TransportErrorKind::Redirect);
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn a_management_token_is_not_sent_to_another_server() {
    let mut body = client();
    body["registration_client_uri"] = json!("https://evil.example/clients/the-id");
    let server = Server::answering(vec![Answer::json(201, body.to_string())]).await;
    let registrar = registrar(&server);
    let client = registrar.register(ClientMetadata::new()).await.unwrap();
    for error in [
        registrar.read(&client).await.unwrap_err(),
        registrar
            .update(&client, ClientMetadata::new())
            .await
            .unwrap_err(),
        registrar.delete(&client).await.unwrap_err(),
    ] {
        assert!(matches!(error, Error::Argument(_)), "{error:?}");
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_reply_about_another_client_is_rejected() {
    let mut other = client();
    other["client_id"] = json!("somebody-else");
    let answers = [client(), other.clone(), other];
    let answers = answers.map(|body| Answer::json(200, body.to_string()));
    let server = Server::answering(answers.into()).await;
    let registrar = registrar(&server);
    let client = registrar.register(ClientMetadata::new()).await.unwrap();
    for outcome in [
        registrar.read(&client).await,
        registrar.update(&client, ClientMetadata::new()).await,
    ] {
        let Err(Error::TokenReply(error)) = outcome else {
            panic!("{outcome:?}")
        };
        assert_eq!(error.fault(), TokenReplyFault::Member("client_id"));
    }
}

#[tokio::test]
async fn an_update_keeps_omitted_values_and_applies_new_ones() {
    let rotated = json!({"client_id": "the-id", "registration_access_token": "second-token"});
    let answers = [client(), rotated, json!({"client_id": "the-id"})];
    let answers = answers.map(|body| Answer::json(200, body.to_string()));
    let server = Server::answering(answers.into()).await;
    let registrar = registrar(&server);
    let first = registrar.register(ClientMetadata::new()).await.unwrap();
    let second = registrar
        .update(&first, ClientMetadata::new())
        .await
        .unwrap();
    assert_eq!(second.client_secret(), first.client_secret());
    registrar.read(&second).await.unwrap();
    let sent = server.requests();
    assert_eq!(
        sent[1].header("authorization"),
        Some("Bearer management-s3cret")
    );
    assert_eq!(sent[2].header("authorization"), Some("Bearer second-token"));
}

#[tokio::test]
async fn without_a_registration_endpoint_nothing_is_sent() {
    let server = Server::answering(vec![]).await;
    let registrar = Registrar::builder(&acme::REGISTRATION)
        .origin(&server.origin())
        .build()
        .unwrap();
    let outcome = registrar.register(ClientMetadata::new()).await;
    let Err(Error::Config(error)) = outcome else {
        panic!("{outcome:?}")
    };
    assert!(matches!(
        *error,
        ConfigError::EndpointNotOffered("registration_endpoint")
    ));
    assert!(server.requests().is_empty());
}
