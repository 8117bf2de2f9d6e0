//! Discovery of servers at run time, with correct and incorrect metadata.

mod clients;
mod documents;
mod signed;

use licit_runtime::discovery::{
    Challenge, ClientOptions, ClientSource, Discovery, ProtectedResource, Server as Found,
};
use licit_runtime::error::{AuthorizationError, DiscoveryError};
use licit_runtime::{AtRunTime, Error, Pending};
use serde_json::{Value, json};

use crate::support::{Answer, Request, Server, find};

const RESOURCE: &str = "https://mcp.example/mcp";
const ISSUER: &str = "https://auth.example/one";
const REDIRECT_URI: &str = "http://127.0.0.1:3000/callback";
const DOCUMENT: &str = "https://app.example/oauth/client.json";

const OF_RESOURCE: &str = "/mcp.example/.well-known/oauth-protected-resource/mcp";
const OF_ISSUER: &str = "/auth.example/.well-known/oauth-authorization-server/one";

fn resource() -> Value {
    json!({
        "resource": RESOURCE,
        "authorization_servers": [ISSUER],
        "scopes_supported": ["read", "write"],
        "bearer_methods_supported": ["header"],
    })
}

fn issuer() -> Value {
    json!({
        "issuer": ISSUER,
        "authorization_endpoint": "https://auth.example/authorize",
        "token_endpoint": "https://auth.example/token",
        "registration_endpoint": "https://auth.example/register",
        "response_types_supported": ["code"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "none"],
        "authorization_response_iss_parameter_supported": true,
        "client_id_metadata_document_supported": true,
        "scopes_supported": ["offline_access", "read"],
    })
}

/// Adds or, with `null`, removes members.
fn with(mut document: Value, changes: Value) -> Value {
    let Value::Object(changes) = changes else {
        panic!("an object")
    };
    for (name, value) in changes {
        document[name] = value;
    }
    document
}

const TOKENS: &str = r#"{"access_token":"access-1","token_type":"Bearer","expires_in":1,
    "refresh_token":"refresh-1","scope":"read"}"#;

/// Servers of both kinds, with this metadata.
async fn servers(resource: Value, issuer: Value) -> Server {
    let registered = json!({"client_id": "registered-1", "token_endpoint_auth_method": "none"});
    Server::start(move |request| match request.target.as_str() {
        OF_RESOURCE => Answer::json(200, resource.to_string()),
        OF_ISSUER => Answer::json(200, issuer.to_string()),
        "/auth.example/token" => Answer::json(200, TOKENS),
        "/auth.example/register" => Answer::json(201, registered.to_string()),
        _ => Answer::json(404, "{}"),
    })
    .await
}

fn discovery(server: &Server) -> Discovery {
    let builder = Discovery::builder().origin(&server.origin());
    builder.build().unwrap()
}

async fn found(server: &Server) -> Found {
    let discovery = discovery(server);
    discovery
        .find(RESOURCE, &Challenge::default())
        .await
        .unwrap()
}

fn options() -> ClientOptions {
    ClientOptions::new(REDIRECT_URI).metadata_document(DOCUMENT)
}

fn kind(error: Error) -> DiscoveryError {
    match error {
        Error::Discovery(kind) => *kind,
        other => panic!("{other:?}"),
    }
}

fn targets(server: &Server) -> Vec<String> {
    let requests = server.requests().into_iter();
    requests.map(|request: Request| request.target).collect()
}

#[tokio::test]
async fn a_discovered_server_issues_tokens_for_the_resource_alone() {
    let server = servers(resource(), issuer()).await;
    let found = found(&server).await;
    assert_eq!(found.issuer(), ISSUER);
    assert_eq!(found.scopes(), ["read", "write"]);
    assert_eq!(
        found.scopes_with_offline_access(),
        ["read", "write", "offline_access"]
    );
    let client = found.client(&options()).await.unwrap();
    assert_eq!(client.source(), ClientSource::MetadataDocument);
    let app = client.app().build().unwrap().for_logins().unwrap();
    let login = app.authorize_for(&["read"]);
    let url = login.url();
    for (name, value) in [
        ("client_id", DOCUMENT),
        ("resource", RESOURCE),
        ("scope", "read"),
        ("code_challenge_method", "S256"),
        ("redirect_uri", REDIRECT_URI),
    ] {
        assert_eq!(find(&url, name).as_deref(), Some(value), "{name}");
    }
    let state = find(&url, "state").unwrap();
    let callback = format!("{REDIRECT_URI}?code=c&state={state}&iss={ISSUER}");
    let stored = json!(login.into_pending());
    let pending: Pending<AtRunTime> = serde_json::from_value(stored).unwrap();
    let tokens = app.finish(pending, &callback).await.unwrap();
    assert_eq!(tokens.scopes(), ["read"]);
    let session = app.session(tokens);
    let first = session.current().await.unwrap();
    session.refresh(&first).await.unwrap();
    let requests = server.requests();
    let sent: Vec<_> = requests
        .iter()
        .filter(|request| request.target == "/auth.example/token")
        .collect();
    let grants: Vec<_> = sent
        .iter()
        .map(|request| request.form("grant_type"))
        .collect();
    assert_eq!(grants.len(), 2, "{grants:?}");
    for request in sent {
        assert_eq!(request.form("resource").as_deref(), Some(RESOURCE));
        assert_eq!(request.form("client_id").as_deref(), Some(DOCUMENT));
        assert_eq!(request.header("authorization"), None);
    }
}

#[tokio::test]
async fn a_callback_of_another_issuer_is_rejected() {
    let server = servers(resource(), issuer()).await;
    let client = found(&server).await.client(&options()).await.unwrap();
    let app = client.app().build().unwrap().for_logins().unwrap();
    for iss in [
        "",
        "&iss=https://auth.example/two",
        "&iss=https://auth.example/one/",
    ] {
        let login = app.authorize_for(&["read"]);
        let state = find(&login.url(), "state").unwrap();
        let callback = format!("{REDIRECT_URI}?code=c&state={state}{iss}");
        let error = app
            .finish(login.into_pending(), &callback)
            .await
            .unwrap_err();
        let Error::Authorization(error) = error else {
            panic!("{iss}: {error:?}")
        };
        assert!(
            matches!(
                *error,
                AuthorizationError::Issuer | AuthorizationError::IssuerMissing { .. }
            ),
            "{iss}: {error:?}"
        );
    }
}

#[tokio::test]
async fn a_loopback_resource_may_have_a_loopback_server() {
    let server = Server::start(|request| {
        let origin = format!("http://{}", request.header("host").unwrap());
        match request.target.as_str() {
            "/.well-known/oauth-protected-resource/mcp" => Answer::json(
                200,
                json!({"resource": format!("{origin}/mcp"), "authorization_servers": [origin]})
                    .to_string(),
            ),
            "/.well-known/oauth-authorization-server" => {
                let own = json!({
                    "issuer": origin,
                    "authorization_endpoint": format!("{origin}/authorize"),
                    "token_endpoint": format!("{origin}/token"),
                    "registration_endpoint": null,
                });
                Answer::json(200, with(issuer(), own).to_string())
            }
            _ => Answer::json(404, "{}"),
        }
    })
    .await;
    let resource = format!("{}/mcp", server.origin());
    let discovery = Discovery::new().unwrap();
    let found = discovery
        .find(&resource, &Challenge::default())
        .await
        .unwrap();
    assert_eq!(found.issuer(), server.origin());

    // A server on the network cannot lead here.
    let error = discovery
        .find(
            "https://127.0.0.1.nip.example/mcp",
            &Challenge::parse(&format!(
                r#"Bearer resource_metadata="{}/.well-known/oauth-protected-resource/mcp""#,
                server.origin()
            )),
        )
        .await
        .unwrap_err();
    assert!(matches!(
        kind(error),
        DiscoveryError::NotPublic {
            member: "resource_metadata",
            ..
        }
    ));
}

#[tokio::test]
async fn a_configured_server_needs_no_metadata_of_the_resource() {
    let server = servers(Value::Null, issuer()).await;
    let resource = ProtectedResource::at(RESOURCE, ISSUER).unwrap();
    let discovery = discovery(&server);
    let found = discovery.server(&resource, ISSUER).await.unwrap();
    assert!(found.scopes().is_empty());
    assert_eq!(targets(&server), [OF_ISSUER]);
    let unnamed = discovery.server(&resource, "https://evil.example").await;
    assert!(matches!(
        kind(unnamed.unwrap_err()),
        DiscoveryError::NoAuthorizationServer { .. }
    ));
}

#[tokio::test]
async fn grants_belong_to_one_resource_and_issuer() {
    let server = servers(resource(), issuer()).await;
    let client = found(&server).await.client(&options()).await.unwrap();
    let app = client.app().build().unwrap().for_logins().unwrap();
    let login = app.authorize_for(&["read"]);
    let state = find(&login.url(), "state").unwrap();
    let pending = json!(login.into_pending());
    let pending = || serde_json::from_value::<Pending<AtRunTime>>(pending.clone()).unwrap();
    let callback = format!("{REDIRECT_URI}?code=c&state={state}&iss={ISSUER}");
    let tokens = app.finish(pending(), &callback).await.unwrap();

    for (resource, issuer) in [
        ("https://mcp.example/other", ISSUER),
        (RESOURCE, "https://auth.example/two"),
    ] {
        let document = with(self::issuer(), json!({"issuer": issuer}));
        let server = Server::answering(vec![Answer::json(200, document.to_string())]).await;
        let at = ProtectedResource::at(resource, issuer).unwrap();
        let other = discovery(&server).server(&at, issuer).await.unwrap();
        let client = other.client(&options()).await.unwrap();
        let other = client.app().build().unwrap();
        let error = other.finish(pending(), &callback).await.unwrap_err();
        assert!(
            matches!(&error, Error::Authorization(error) if **error == AuthorizationError::OtherProvider),
            "{error:?}"
        );
        let outcome = other.session(tokens.clone()).current().await;
        assert!(outcome.is_err(), "{resource} {issuer}");
    }
}

#[tokio::test]
async fn tables_are_leaked_once_for_each_content() {
    let server = servers(resource(), issuer()).await;
    let (first, second) = (found(&server).await, found(&server).await);
    assert!(std::ptr::eq(first.registration(), second.registration()));

    // A server that changes its metadata for each request is stopped.
    let next = std::sync::atomic::AtomicU32::new(0);
    let fickle = Server::start(move |_| {
        let number = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let changes = json!({
            "issuer": "https://fickle.example",
            "token_endpoint": format!("https://fickle.example/{number}"),
        });
        Answer::json(200, with(issuer(), changes).to_string())
    })
    .await;
    let at = ProtectedResource::at(RESOURCE, "https://fickle.example").unwrap();
    let discovery = discovery(&fickle);
    let mut outcomes = Vec::new();
    for _ in 0..9 {
        outcomes.push(discovery.server(&at, "https://fickle.example").await);
    }
    let last = outcomes.pop().unwrap();
    assert!(outcomes.iter().all(Result::is_ok));
    assert!(matches!(
        kind(last.unwrap_err()),
        DiscoveryError::TooMany { .. }
    ));
}
