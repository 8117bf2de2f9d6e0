//! Connects to an MCP server with the published SDK: logins at a server that is found at run time, and
//! further scopes when a tool needs them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail"
)]

use std::collections::HashMap;

use licit::rt::discovery::Challenge;
use licit::rt::{Url, reqwest};
use licit_example_mcp::{Browser as _, Connection, Consenting, World, notes};
use serde_json::{Map, json};

/// The parameters of the authorization requests, in order.
fn logins(world: &World) -> Vec<HashMap<String, String>> {
    let requests = world.accounts.requests().into_iter();
    let logins = requests.filter(|request| request.endpoint == "authorization");
    logins
        .map(|login| login.query.into_iter().collect())
        .collect()
}

async fn read_and_write(world: &World) {
    let mut connection = Connection::open(&world.resource, world.options(), Consenting)
        .await
        .unwrap();
    let read = connection.call(notes::READ.0, Map::new()).await.unwrap();
    assert_eq!(read, "");
    assert_eq!(logins(world).len(), 1, "reading needs one login");
    let mut text = Map::new();
    text.insert("text".into(), json!("Buy milk."));
    let written = connection.call(notes::WRITE.0, text).await.unwrap();
    assert_eq!(written, "Buy milk.");
    let logins = logins(world);
    let scopes: Vec<_> = logins.iter().map(|login| login["scope"].as_str()).collect();
    assert_eq!(scopes, ["notes:read", "notes:read notes:write"]);
    for login in &logins {
        assert_eq!(login["resource"], world.resource);
        assert_eq!(login["code_challenge_method"], "S256");
    }
    // Both tools work with the token of the second login.
    let read = connection.call(notes::READ.0, Map::new()).await.unwrap();
    assert_eq!(read, "Buy milk.");
    connection.close().await.unwrap();
}

#[tokio::test]
async fn a_client_known_by_its_document_calls_tools_and_steps_up() {
    let world = World::start(true).await.unwrap();
    read_and_write(&world).await;
    for login in logins(&world) {
        assert_eq!(login["client_id"], world.document);
    }
}

#[tokio::test]
async fn a_client_registers_itself_where_documents_are_not_accepted() {
    let world = World::start(false).await.unwrap();
    read_and_write(&world).await;
    let requests = world.accounts.requests();
    let registrations = requests
        .iter()
        .filter(|request| request.endpoint == "registration");
    assert_eq!(registrations.count(), 1);
    for login in logins(&world) {
        assert_ne!(login["client_id"], world.document);
    }
}

#[tokio::test]
async fn an_expired_or_revoked_token_is_replaced() {
    let world = World::start(true).await.unwrap();
    let mut connection = Connection::open(&world.resource, world.options(), Consenting)
        .await
        .unwrap();
    world.accounts.expire_access_tokens();
    connection.call(notes::READ.0, Map::new()).await.unwrap();
    assert_eq!(logins(&world).len(), 1, "the token was refreshed");
    world.accounts.revoke_all();
    connection.call(notes::READ.0, Map::new()).await.unwrap();
    assert_eq!(logins(&world).len(), 2, "the user logged in again");
    connection.close().await.unwrap();
}

#[tokio::test]
async fn a_request_without_a_token_is_challenged() {
    let world = World::start(true).await.unwrap();
    let reply = reqwest::Client::new()
        .post(&world.resource)
        .send()
        .await
        .unwrap();
    assert_eq!(reply.status(), 401);
    let challenge = Challenge::of(reply.headers());
    assert!(challenge.resource_metadata().is_some());
    assert_eq!(challenge.scopes(), ["notes:read"]);
}

#[tokio::test]
async fn a_document_with_another_redirect_uri_gets_no_code() {
    let world = World::start(true).await.unwrap();
    let url = format!("{}/~/accounts.example/authorize", world.accounts.origin());
    let mut url = Url::parse(&url).unwrap();
    url.query_pairs_mut()
        .append_pair("response_type", "code")
        .append_pair("client_id", &world.document)
        .append_pair("redirect_uri", "https://evil.example/callback");
    let refused = Consenting
        .visit(url.as_str())
        .await
        .unwrap_err()
        .to_string();
    assert!(refused.contains("evil.example"), "{refused}");
}
