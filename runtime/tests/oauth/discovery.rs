//! Discovery of servers at run time, with correct and incorrect metadata.

use licit_runtime::discovery::{
    Challenge, ClientOptions, ClientSource, DiscoveredClient, Discovery, ProtectedResource,
    Server as Found,
};
use licit_runtime::error::{AuthorizationError, DiscoveryError};
use licit_runtime::{AtRunTime, ClientMetadata, Error, Pending, RegisteredClient};
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
    for (name, value) in changes.as_object().unwrap() {
        document[name] = value.clone();
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

async fn error_with(resource: Value, issuer: Value) -> DiscoveryError {
    let server = servers(resource, issuer).await;
    let outcome = discovery(&server)
        .find(RESOURCE, &Challenge::default())
        .await;
    kind(outcome.unwrap_err())
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
    let app = client.app().build().unwrap();
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
    let app = client.app().build().unwrap();
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
async fn wrong_metadata_of_a_resource_is_named() {
    for (changes, message) in [
        (
            json!({"resource": "https://mcp.example/other"}),
            "is for the resource `https://mcp.example/other`, not for `https://mcp.example/mcp`",
        ),
        (
            json!({"resource": "https://mcp.example"}),
            "call `accept_parent_resource`",
        ),
        (
            json!({"resource": "https://evil.example/mcp"}),
            "is for the resource",
        ),
        (
            json!({"resource": "http://mcp.example/mcp"}),
            "`resource` is `http://mcp.example/mcp`, which is plain http",
        ),
        (json!({"resource": null}), "is not metadata: resource"),
        (json!({"resource": 7}), "is not metadata: resource"),
        (
            json!({"authorization_servers": null}),
            "no `authorization_servers`",
        ),
        (
            json!({"authorization_servers": []}),
            "no `authorization_servers`",
        ),
        (
            json!({"authorization_servers": [7]}),
            "is not metadata: authorization_servers",
        ),
        (
            json!({"authorization_servers": ["http://auth.example"]}),
            "`authorization_servers` is `http://auth.example`, which is plain http",
        ),
        (
            json!({"authorization_servers": ["https://auth.example/?a"]}),
            "`authorization_servers` is",
        ),
        (
            json!({"authorization_servers": ["https://10.0.0.1"]}),
            "private network",
        ),
        (
            json!({"authorization_servers": ["https://[::ffff:169.254.169.254]"]}),
            "private network",
        ),
        (
            json!({"authorization_servers": ["http://localhost:6379"]}),
            "private network",
        ),
        (
            json!({"bearer_methods_supported": ["query"]}),
            "see `bearer_methods_supported`",
        ),
        (
            json!({"dpop_bound_access_tokens_required": true}),
            "see `dpop_bound_access_tokens_required`",
        ),
    ] {
        let error = error_with(with(resource(), changes.clone()), issuer()).await;
        let text = error.to_string();
        assert!(text.contains(message), "{changes}: {text}");
        assert!(!error.is_retryable(), "{changes}");
    }
}

#[tokio::test]
async fn wrong_metadata_of_an_authorization_server_is_named() {
    for (changes, message) in [
        (
            json!({"issuer": "https://honest.example"}),
            "is of the issuer `https://honest.example`, not of `https://auth.example/one`",
        ),
        (
            json!({"issuer": "https://auth.example/one/"}),
            "is of the issuer",
        ),
        (json!({"issuer": null}), "is not metadata: issuer"),
        (
            json!({"code_challenge_methods_supported": null}),
            "does not advertise PKCE with S256",
        ),
        (
            json!({"code_challenge_methods_supported": ["plain"]}),
            "(it has `plain`)",
        ),
        (
            json!({"authorization_endpoint": null}),
            "see `authorization_endpoint`",
        ),
        (
            json!({"authorization_endpoint": "javascript:alert(1)"}),
            "`authorization_endpoint` is",
        ),
        (
            json!({"authorization_endpoint": "http://auth.example/a"}),
            "`authorization_endpoint` is `http://auth.example/a`, which is plain http",
        ),
        (json!({"token_endpoint": null}), "see `token_endpoint`"),
        (
            json!({"token_endpoint": "https://192.168.1.1/token"}),
            "`token_endpoint` is `https://192.168.1.1/token`, which is in a private network",
        ),
        (
            json!({"token_endpoint": "https://auth.example/{x}"}),
            "`token_endpoint` is",
        ),
        (
            json!({"registration_endpoint": "http://127.0.0.1/"}),
            "`registration_endpoint` is `http://127.0.0.1/`, which is in a private network",
        ),
        (
            json!({"grant_types_supported": ["implicit"]}),
            "see `grant_types_supported`",
        ),
        (
            json!({"response_types_supported": ["token"]}),
            "see `response_types_supported`",
        ),
        (
            json!({"token_endpoint_auth_methods_supported": ["tls_client_auth"]}),
            "see `token_endpoint_auth_methods_supported`",
        ),
        (
            json!({"scopes_supported": "read"}),
            "is not metadata: scopes_supported",
        ),
    ] {
        let error = error_with(resource(), with(issuer(), changes.clone())).await;
        let text = error.to_string();
        assert!(text.contains(message), "{changes}: {text}");
        assert!(!error.is_retryable(), "{changes}");
    }
}

#[tokio::test]
async fn a_document_is_bounded_and_json() {
    for (answer, message) in [
        (Answer::Endless, "exceeds 262144 bytes"),
        (
            Answer::body(200, "text/html", "<html>"),
            "is not a JSON object",
        ),
        (Answer::json(200, "[]"), "is not a JSON object"),
        (
            Answer::json(200, r#"{"issuer":"a","issuer":"b"}"#),
            "without repeated members",
        ),
        (
            Answer::json(404, "{}"),
            "status 404 from `https://mcp.example/.well-known/oauth-protected-resource/mcp`, status 404",
        ),
        (Answer::Hangup, "no metadata from"),
    ] {
        let server = Server::telling(vec![answer]).await;
        let outcome = discovery(&server)
            .find(RESOURCE, &Challenge::default())
            .await;
        let text = outcome.unwrap_err().to_string();
        assert!(text.contains(message), "{text}");
    }
    let server = Server::telling(vec![Answer::json(503, "{}")]).await;
    let outcome = discovery(&server)
        .find(RESOURCE, &Challenge::default())
        .await;
    assert!(outcome.unwrap_err().is_retryable());
}

#[tokio::test]
async fn a_redirect_stays_on_its_origin() {
    let body = resource().to_string();
    let server = Server::start(move |request| match request.target.as_str() {
        OF_RESOURCE => Answer::json(302, "").with("location", "/moved"),
        "/mcp.example/moved" => Answer::json(200, body.clone()),
        _ => Answer::json(404, "{}"),
    })
    .await;
    let discovery_of = discovery(&server);
    let moved = discovery_of.resource(RESOURCE, &Challenge::default()).await;
    assert_eq!(moved.unwrap().identifier(), RESOURCE);

    for (target, requests) in [
        ("https://evil.example/m", 1),
        ("http://169.254.169.254/m", 1),
        ("http://mcp.example/m", 1),
        ("https://mcp.example:8443/m", 1),
        // In a circle.
        ("/m", 4),
    ] {
        let away = Answer::json(307, "").with("location", target);
        let server = Server::telling(vec![away]).await;
        let outcome = discovery(&server)
            .find(RESOURCE, &Challenge::default())
            .await;
        let error = kind(outcome.unwrap_err());
        assert!(
            matches!(&error, DiscoveryError::Redirected { .. }),
            "{error:?}"
        );
        assert_eq!(server.requests().len(), requests, "{target}");
    }
}

#[tokio::test]
async fn documents_are_looked_for_in_the_order_of_the_specification() {
    let server = Server::start(|request| {
        let document = match request.target.as_str() {
            "/mcp.example/.well-known/oauth-protected-resource" => resource(),
            "/auth.example/one/.well-known/openid-configuration" => issuer(),
            // A web application answers every path.
            OF_ISSUER => return Answer::body(200, "text/html", "<html>"),
            _ => return Answer::json(404, "{}"),
        };
        Answer::json(200, document.to_string())
    })
    .await;
    found(&server).await;
    assert_eq!(
        targets(&server),
        [
            OF_RESOURCE,
            "/mcp.example/.well-known/oauth-protected-resource",
            OF_ISSUER,
            "/auth.example/.well-known/openid-configuration/one",
            "/auth.example/one/.well-known/openid-configuration",
        ]
    );
}

#[tokio::test]
async fn metadata_at_the_root_may_describe_the_origin() {
    let root = with(resource(), json!({"resource": "https://mcp.example"}));
    let server = Server::start(move |request| match request.target.as_str() {
        "/mcp.example/.well-known/oauth-protected-resource" => Answer::json(200, root.to_string()),
        OF_ISSUER => Answer::json(200, issuer().to_string()),
        _ => Answer::json(404, "{}"),
    })
    .await;
    let found = found(&server).await;
    let client = found.client(&options()).await.unwrap();
    let url = client.app().build().unwrap().authorize_for(&["read"]).url();
    assert_eq!(
        find(&url, "resource").as_deref(),
        Some("https://mcp.example")
    );
}

#[tokio::test]
async fn a_parent_resource_is_accepted_only_on_request() {
    let parent = with(resource(), json!({"resource": "https://mcp.example/"}));
    let server = servers(parent, issuer()).await;
    let builder = || Discovery::builder().origin(&server.origin());
    let strict = builder().build().unwrap();
    let outcome = strict.find(RESOURCE, &Challenge::default()).await;
    assert!(matches!(
        kind(outcome.unwrap_err()),
        DiscoveryError::OtherResource { .. }
    ));
    let lenient = builder().accept_parent_resource().build().unwrap();
    let found = lenient.find(RESOURCE, &Challenge::default()).await.unwrap();
    assert_eq!(found.resource().identifier(), "https://mcp.example/");
    for other in [
        "https://mcp.example/mcp2",
        "https://mcp.example:8443/",
        "https://example/",
    ] {
        let document = with(resource(), json!({"resource": other}));
        let server = servers(document, issuer()).await;
        let builder = Discovery::builder().origin(&server.origin());
        let lenient = builder.accept_parent_resource().build().unwrap();
        let outcome = lenient.find(RESOURCE, &Challenge::default()).await;
        assert!(outcome.is_err(), "{other}");
    }
}

#[tokio::test]
async fn a_challenge_names_the_metadata_and_the_scopes() {
    let server = Server::start(|request| match request.target.as_str() {
        "/meta.example/m" => Answer::json(200, resource().to_string()),
        OF_ISSUER => Answer::json(200, issuer().to_string()),
        _ => Answer::json(404, "{}"),
    })
    .await;
    let challenge = Challenge::parse(
        r#"Basic realm="x", Bearer resource_metadata="https://meta.example/m", scope="files""#,
    );
    let found = discovery(&server).find(RESOURCE, &challenge).await.unwrap();
    assert_eq!(found.scopes(), ["files"]);
    assert_eq!(targets(&server), ["/meta.example/m", OF_ISSUER]);

    for named in [
        "http://169.254.169.254/m",
        "https://10.0.0.1/m",
        "https://localhost/m",
        "//x",
    ] {
        let challenge = Challenge::parse(&format!(r#"Bearer resource_metadata="{named}""#));
        let outcome = discovery(&server).find(RESOURCE, &challenge).await;
        assert!(outcome.is_err(), "{named}");
    }
    assert_eq!(server.requests().len(), 2, "nothing was sent there");
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

async fn client_at(issuer: Value, options: &ClientOptions) -> Result<DiscoveredClient, Error> {
    let server = servers(resource(), issuer).await;
    found(&server).await.client(options).await
}

#[tokio::test]
async fn the_client_is_chosen_in_the_order_of_the_specification() {
    let all = || options().register(ClientMetadata::new().client_name("Notes"));
    let known = all().registered(ISSUER, "known", Some("secret".into()));
    let client = client_at(issuer(), &known).await.unwrap();
    assert_eq!(
        (client.source(), client.client_id()),
        (ClientSource::Registered, "known")
    );

    let elsewhere = all().registered("https://auth.example/two", "known", None);
    let client = client_at(issuer(), &elsewhere).await.unwrap();
    assert_eq!(
        (client.source(), client.client_id()),
        (ClientSource::MetadataDocument, DOCUMENT)
    );

    for without in [
        json!({"client_id_metadata_document_supported": null}),
        // A public document cannot have a secret.
        json!({"token_endpoint_auth_methods_supported": ["client_secret_basic"]}),
    ] {
        let issuer = with(issuer(), without);
        let client = client_at(issuer, &all()).await.unwrap();
        assert_eq!(client.source(), ClientSource::RegisteredNow);
        let registered = client.registered_client().unwrap().clone();
        let stored: RegisteredClient = serde_json::from_value(json!(registered)).unwrap();
        let client = client_at(self::issuer(), &all().stored(stored))
            .await
            .unwrap();
        assert_eq!(
            (client.source(), client.client_id()),
            (ClientSource::Stored, "registered-1")
        );
    }
}

#[tokio::test]
async fn a_missing_client_is_an_error_with_advice() {
    let bare = || {
        with(
            issuer(),
            json!({"client_id_metadata_document_supported": false, "registration_endpoint": null}),
        )
    };
    let none = ClientOptions::new(REDIRECT_URI);
    for (issuer, options, advice) in [
        (issuer(), none.clone(), "name it with `metadata_document`"),
        (
            with(
                issuer(),
                json!({"client_id_metadata_document_supported": false}),
            ),
            options(),
            "with `register`",
        ),
        (bare(), options(), "with its operator"),
        (
            bare(),
            none.clone().registered("https://old.example", "id", None),
            "is registered with `https://old.example`: register it with the new one",
        ),
        (
            issuer(),
            none.metadata_document("http://app.example/client.json"),
            "`client_id` is `http://app.example/client.json`, which is plain http",
        ),
    ] {
        let text = client_at(issuer, &options).await.unwrap_err().to_string();
        assert!(text.contains(advice), "{text}");
    }
}

#[tokio::test]
async fn a_registration_says_what_kind_of_application_it_is() {
    let issuer = with(
        issuer(),
        json!({"client_id_metadata_document_supported": false}),
    );
    for (redirect_uri, kind) in [
        (REDIRECT_URI, "native"),
        ("com.example.notes:/callback", "native"),
        ("https://notes.example/callback", "web"),
    ] {
        let server = servers(resource(), issuer.clone()).await;
        let options = ClientOptions::new(redirect_uri)
            .register(ClientMetadata::new().client_name("Notes"))
            .initial_access_token("initial");
        found(&server).await.client(&options).await.unwrap();
        let requests = server.requests();
        let request = requests.last().unwrap();
        assert_eq!(request.header("authorization"), Some("Bearer initial"));
        let sent: Value = serde_json::from_str(&request.body).unwrap();
        assert_eq!(sent["application_type"], kind);
        assert_eq!(sent["redirect_uris"], json!([redirect_uri]));
        assert_eq!(sent["token_endpoint_auth_method"], "none");
        assert_eq!(
            sent["grant_types"],
            json!(["authorization_code", "refresh_token"])
        );
    }
}

#[tokio::test]
async fn grants_belong_to_one_resource_and_issuer() {
    let server = servers(resource(), issuer()).await;
    let client = found(&server).await.client(&options()).await.unwrap();
    let app = client.app().build().unwrap();
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
        let server = Server::telling(vec![Answer::json(200, document.to_string())]).await;
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
