//! Where metadata is looked for, and what it must contain.

use licit_runtime::discovery::{Challenge, Discovery};
use licit_runtime::error::DiscoveryError;
use serde_json::{Value, json};

use super::{
    OF_ISSUER, OF_RESOURCE, RESOURCE, discovery, found, issuer, kind, options, resource, servers,
    targets, with,
};
use crate::support::{Answer, Server, find};

async fn error_with(resource: Value, issuer: Value) -> DiscoveryError {
    let server = servers(resource, issuer).await;
    let outcome = discovery(&server)
        .find(RESOURCE, &Challenge::default())
        .await;
    kind(outcome.unwrap_err())
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
            "is for the issuer `https://honest.example`, not for `https://auth.example/one`",
        ),
        (
            json!({"issuer": "https://auth.example/one/"}),
            "is for the issuer",
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
        let server = Server::answering(vec![answer]).await;
        let outcome = discovery(&server)
            .find(RESOURCE, &Challenge::default())
            .await;
        let text = outcome.unwrap_err().to_string();
        assert!(text.contains(message), "{text}");
    }
    let server = Server::answering(vec![Answer::json(503, "{}")]).await;
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
        let server = Server::answering(vec![away]).await;
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
    let url = client
        .app()
        .build()
        .unwrap()
        .for_logins()
        .unwrap()
        .authorize_for(&["read"])
        .url();
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
