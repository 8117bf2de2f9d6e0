//! Several access tokens of one grant: for other resources (RFC 8707), or for fewer scopes.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;
use std::sync::Arc;
use std::time::Duration;

use licit_runtime::store::{FileStore, MemoryStore, Store};
use licit_runtime::{Error, Session, StoredTokens, Tokens};
use serde_json::json;

use crate::acme::{self, Reading};
use crate::session::{access, lost};
use crate::support::{Answer, Request, Server};

const FILES: &str = "https://files.acme.example/";

/// The answer of a server with rotating refresh tokens. Each token contains its purpose.
fn refreshed_for(number: usize, request: &Request) -> Answer {
    let resource = request.form("resource").unwrap_or_default();
    let scope = request.form("scope").unwrap_or_default();
    Answer::json(
        200,
        json!({
            "access_token": format!("{number}:{resource}:{}", scope.replace(' ', "+")),
            "refresh_token": format!("refresh-{number}"),
            "expires_in": 3600,
            "scope": scope,
        })
        .to_string(),
    )
}

/// A server that rejects a reused refresh token.
async fn rotating() -> Server {
    let used = std::sync::Mutex::new(Vec::new());
    Server::start(move |request| {
        let mut used = used.lock().unwrap();
        let token = request.form("refresh_token").unwrap_or_default();
        if used.contains(&token) {
            return Answer::json(400, r#"{"error":"invalid_grant"}"#);
        }
        used.push(token);
        refreshed_for(used.len(), request).after(Duration::from_millis(20))
    })
    .await
}

fn sent(server: &Server, name: &str) -> Vec<String> {
    let requests = server.requests();
    requests
        .iter()
        .map(|r| r.form(name).unwrap_or_default())
        .collect()
}

#[tokio::test]
async fn many_callers_of_several_tokens_send_one_refresh_for_each() {
    let server = rotating().await;
    let session = acme::app(&server).session(acme::tokens(-1));
    let sessions = [
        session.clone(),
        session.for_resource(FILES),
        session.narrowed(&["list"]),
    ];
    let callers: Vec<_> = (0..60)
        .map(|at| {
            let session = sessions[at % 3].clone();
            tokio::spawn(async move { access(&session).await })
        })
        .collect();
    for caller in callers {
        caller.await.unwrap();
    }
    assert_eq!(server.requests().len(), 3);
    let mut tokens = sent(&server, "refresh_token");
    tokens.sort();
    assert_eq!(tokens, ["refresh-0", "refresh-1", "refresh-2"]);
}

#[tokio::test]
async fn a_further_token_leaves_the_first_unchanged() {
    let server = rotating().await;
    let session = acme::app(&server).session(acme::tokens(600));
    let before = session.current().await.unwrap();
    assert!(access(&session.for_resource(FILES)).await.contains(FILES));
    let after = session.current().await.unwrap();
    assert_eq!(
        (before.version(), before.token()),
        (after.version(), after.token())
    );
    assert_eq!(
        session.tokens().unwrap().refresh_token().unwrap().expose(),
        "refresh-1"
    );
    // The first token is refreshed with the refresh token of the further one.
    session.refresh(&after).await.unwrap();
    assert_eq!(sent(&server, "refresh_token"), ["refresh-0", "refresh-1"]);
}

#[tokio::test]
async fn a_rejected_further_token_alone_is_replaced() {
    let server = rotating().await;
    let session = acme::app(&server).session(acme::tokens(600));
    let files = session.for_resource(FILES);
    let first = files.current().await.unwrap();
    let second = files.refresh(&first).await.unwrap();
    assert_ne!(first.token(), second.token());
    assert_eq!(access(&session).await, "access-0");
    assert_eq!(
        access(&session.for_resource(FILES)).await,
        second.token().expose()
    );
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_narrowed_token_requests_at_most_the_scopes_of_the_grant() {
    let server = rotating().await;
    let session = acme::app(&server).session(acme::tokens(600));
    assert_eq!(access(&session.narrowed(&["list"])).await, "1::list");
    let beyond = session.narrowed(&["list", "admin"]).current().await;
    let Err(Error::ScopeNarrowed(error)) = beyond else {
        panic!("{beyond:?}")
    };
    assert_eq!(error.missing(), ["admin"]);
    assert_eq!(server.requests().len(), 1, "nobody was asked for it");
}

#[tokio::test]
async fn a_further_token_never_has_more_scopes_than_requested() {
    let reply = json!({"access_token": "wide", "expires_in": 60, "scope": "read list admin"});
    let server = Server::answering(vec![Answer::json(200, reply.to_string())]).await;
    let session = acme::app(&server).session(acme::tokens(600));
    access(&session.narrowed(&["list"])).await;
    let stored = serde_json::to_value(session.tokens().unwrap()).unwrap();
    assert_eq!(stored["further"][0]["scopes"], json!(["list"]));
    assert_eq!(stored["scopes"], json!(["read", "list"]));
}

fn named(tokens: StoredTokens) -> Tokens<Reading> {
    Tokens::<Reading>::restore(tokens)
        .unwrap()
        .for_subject("mona")
}

fn sharing(server: &Server, store: &Arc<dyn Store>) -> Session {
    let app = acme::builder(server)
        .store(Arc::clone(store))
        .build()
        .unwrap();
    app.session(named(acme::stored(600)))
}

#[tokio::test]
async fn processes_that_share_a_grant_share_its_further_tokens() {
    let server = rotating().await;
    let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
    let (one, other) = (sharing(&server, &store), sharing(&server, &store));
    let token = access(&one.for_resource(FILES)).await;
    assert_eq!(access(&other.for_resource(FILES)).await, token);
    assert_eq!(server.requests().len(), 1);
    // The first token also needs it: the further one has used up the first refresh token.
    let rejected = other.current().await.unwrap();
    other.refresh(&rejected).await.unwrap();
    assert_eq!(sent(&server, "refresh_token"), ["refresh-0", "refresh-1"]);
}

#[tokio::test]
async fn a_further_token_of_another_process_does_not_mark_the_first_as_new() {
    let server = rotating().await;
    let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
    let (one, other) = (sharing(&server, &store), sharing(&server, &store));
    let rejected = other.current().await.unwrap();
    access(&one.for_resource(FILES)).await;
    let refreshed = other.refresh(&rejected).await.unwrap();
    assert_ne!(rejected.token(), refreshed.token());
}

#[tokio::test]
async fn a_rejected_resource_does_not_end_the_grant() {
    let server = Server::start(|request| {
        if request.form("resource").is_some() {
            Answer::json(400, r#"{"error":"invalid_target"}"#)
        } else {
            refreshed_for(1, request)
        }
    })
    .await;
    let session = acme::app(&server).session(acme::tokens(-1));
    let refused = session.for_resource(FILES).current().await;
    assert!(matches!(refused, Err(Error::OAuth(_))), "{refused:?}");
    assert!(session.can_refresh());
    access(&session).await;
}

#[tokio::test]
async fn further_tokens_end_with_the_grant() {
    let server = Server::answering(vec![Answer::json(400, r#"{"error":"invalid_grant"}"#)]).await;
    let session = acme::app(&server).session(acme::tokens(-1));
    lost(session.for_resource(FILES).current().await.unwrap_err());
    lost(session.current().await.unwrap_err());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn without_a_refresh_token_a_further_token_is_an_error_and_the_first_remains() {
    let server = Server::answering(vec![]).await;
    let mut stored = serde_json::to_value(acme::stored(600)).unwrap();
    stored["refresh_token"] = json!(null);
    let tokens = Tokens::<Reading>::restore(serde_json::from_value(stored).unwrap()).unwrap();
    let session = acme::app(&server).session(tokens);
    lost(session.for_resource(FILES).current().await.unwrap_err());
    assert_eq!(access(&session).await, "access-0");
}

/// A record of a version without further tokens.
const OLDER: &str = r#"{"format":"licit-grants","version":1,"grants":[{"key":{"provider":"acme","registration":"app","tenant":"","client_id":"the-client","subject":"mona"},"version":4,"record":{"tokens":{"version":1,"owner":{"provider":"acme","registration":"app"},"subject":"mona","obtained_by":"authorization_code","acts_as":"user","access_token":"older-access","refresh_token":"older-refresh","obtained_at":1700000000000,"expires_at":1700000003600,"requested":["read","list"],"scopes":["read","list"],"captured":{}},"state":"ready"}}]}"#;

#[tokio::test]
async fn a_store_of_an_older_version_is_read_and_extended_with_further_tokens() {
    let server = rotating().await;
    let folder = std::env::temp_dir().join(format!("licit-older-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("grants.json");
    std::fs::write(&path, OLDER).unwrap();
    std::fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
    let store: Arc<dyn Store> = Arc::new(FileStore::open(&path).unwrap());
    let app = acme::builder(&server).store(store).build().unwrap();
    let stored: Tokens<Reading> = app.load_grant("mona").await.unwrap().unwrap();
    assert_eq!(stored.access_token().expose(), "older-access");
    let session = app.session(stored);
    let token = access(&session.for_resource(FILES)).await;
    assert_eq!(sent(&server, "refresh_token"), ["older-refresh"]);

    let again: Tokens<Reading> = app.load_grant("mona").await.unwrap().unwrap();
    assert_eq!(access(&app.session(again).for_resource(FILES)).await, token);
    std::fs::remove_dir_all(&folder).unwrap();
}
