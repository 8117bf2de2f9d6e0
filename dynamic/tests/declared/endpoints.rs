//! Endpoints and what they receive.

use licit_emulator::{Endpoint, Failure};
use licit_runtime::{AtRunTime, token};
use serde_json::{Value, json};

use crate::support::{Provider, acme, logging_in, refresh, start};

#[tokio::test]
async fn authorization_and_token_endpoint_may_be_one_url() {
    let url = "https://acme.example/oauth";
    let spec = json!({
        "authorization_endpoint": url,
        "token_endpoint": url,
        "revocation_endpoint": url,
        "grants": { "refresh_token": {} },
    });
    let provider = start(&logging_in(spec)).await;
    let app = provider.app();
    let tokens = provider.log_in(&app).await.expect("tokens");
    assert_eq!(provider.last("token").method, "POST");
    assert_eq!(provider.last("authorization").method, "GET");
    refresh(&app, tokens).await.expect("a new token");
}

#[tokio::test]
async fn revocation_and_token_endpoint_may_be_one_url() {
    let spec = json!({ "revocation_endpoint": "https://acme.example/token" });
    let provider = start(&logging_in(spec)).await;
    let app = provider.app();
    let tokens = provider.log_in(&app).await.expect("tokens");
    app.revoke(tokens.access_token()).await.expect("revoked");
    let sent = provider.last("revocation");
    assert_eq!(
        (sent.path.as_str(), sent.status),
        ("/acme.example/token", 200)
    );
}

#[tokio::test]
async fn the_scheme_of_an_endpoint_may_be_a_variable() {
    let spec = json!({
        "token_endpoint": "{scheme}://{host}/token",
        "variables": { "scheme": { "default": "https" }, "host": { "format": "host" } },
    });
    let provider = start(&logging_in(spec)).await;
    let app = provider
        .builder()
        .variable("host", "eu.acme.example")
        .build();
    let app = app.expect("an application");
    provider.log_in(&app).await.expect("tokens");
    assert_eq!(provider.last("token").path, "/eu.acme.example/token");
}

#[tokio::test]
async fn a_captured_origin_without_an_example_is_under_its_domain() {
    let spec = json!({
        "token_endpoint": "{home}/token",
        "variables": { "home": { "from": "callback", "format": "origin", "under": ["acme.test"] } },
        "grants": { "authorization_code": { "callback": { "captures": { "home": "home" } } } },
    });
    let provider = start(&logging_in(spec)).await;
    provider.log_in(&provider.app()).await.expect("tokens");
    assert_eq!(provider.last("token").path, "/home.acme.test/token");
}

#[tokio::test]
async fn a_post_without_a_body_states_its_length() {
    let request = json!({ "encoding": "query" });
    let spec = json!({ "grants": { "authorization_code": { "token_request": request } } });
    let provider = start(&logging_in(spec)).await;
    provider.log_in(&provider.app()).await.expect("tokens");
    let sent = provider.last("token");
    assert_eq!(sent.method, "POST");
    assert_eq!(sent.header("content-length"), Some("0"));
}

#[tokio::test]
async fn a_refresh_that_sends_nothing_follows_an_ordinary_login() {
    for request in [json!({}), json!({ "omit": ["grant_type"] })] {
        let grants = json!({ "refresh_token": { "input": "nothing" } });
        let provider = start(&logging_in(
            json!({ "grants": grants, "token_request": request }),
        ))
        .await;
        let app = provider.app();
        let tokens = provider.log_in(&app).await.expect("tokens");
        let first = tokens.access_token().expose().to_owned();
        let second = refresh(&app, tokens).await.expect("a new token");
        assert_ne!(second.expose(), first);
    }
}

#[tokio::test]
async fn a_refresh_may_be_known_by_its_access_token_alone() {
    let grants = json!({ "refresh_token": { "input": "access_token" } });
    let request = json!({ "omit": ["grant_type"] });
    let provider = start(&logging_in(
        json!({ "grants": grants, "token_request": request }),
    ))
    .await;
    let app = provider.app();
    let tokens = provider.log_in(&app).await.expect("tokens");
    refresh(&app, tokens).await.expect("a new token");
}

#[tokio::test]
async fn names_of_a_grant_are_added_to_those_of_the_provider() {
    let spec = json!({
        "token_request": { "rename": { "client_id": "app_id", "code": "the_code" } },
        "token_reply": { "rename": { "access_token": "token", "expires_in": "ttl" } },
        "grants": { "authorization_code": {
            "token_request": { "rename": { "code": "auth_code", "client_secret": "app_secret" } },
            "token_reply": { "rename": { "expires_in": "seconds" } },
        } },
        "token_endpoint_auth_methods": ["client_secret_post"],
    });
    let provider = start(&logging_in(spec)).await;
    let tokens = provider.log_in(&provider.app()).await.expect("tokens");
    assert!(tokens.expires_at().is_some());
    let sent = provider.last("token");
    for name in ["app_id", "auth_code", "app_secret"] {
        assert!(sent.parameter(name).is_some(), "{name} of {sent:?}");
    }
}

#[tokio::test]
async fn a_secret_may_have_the_name_of_an_assertion() {
    let spec = json!({
        "token_endpoint_auth_methods": ["client_secret_post"],
        "token_request": { "rename": { "client_secret": "client_assertion" } },
    });
    let provider = start(&logging_in(spec)).await;
    provider.log_in(&provider.app()).await.expect("tokens");
    assert!(
        provider
            .last("token")
            .parameter("client_assertion")
            .is_some()
    );
}

#[tokio::test]
async fn a_fixed_scope_is_not_a_request_for_scopes() {
    let spec = json!({
        "grants": { "client_credentials": {} },
        "token_request": { "parameters": { "scope": { "value": "orders/.default" } } },
    });
    let provider = start(&acme(spec)).await;
    let app = provider.app();
    app.client_credentials::<AtRunTime, token::Application>()
        .await
        .expect("tokens");
    assert_eq!(
        provider.last("token").parameter("scope"),
        Some("orders/.default")
    );
}

#[tokio::test]
async fn a_code_may_be_exchanged_with_a_token_of_the_application() {
    let spec = json!({
        "token_endpoint": "https://acme.example/user/token",
        "grants": { "authorization_code": {
            "app_token": {
                "token_endpoint": "https://acme.example/app/token",
                "token_request": { "method": "GET", "encoding": "query", "omit": ["grant_type"] },
                "token_reply": { "rename": { "access_token": "app_access_token" } },
            },
            "token_request": { "headers": { "authorization": { "value": "Bearer {app_token}" } } },
            "token_endpoint_auth_methods": ["none"],
        } },
        "token_endpoint_auth_methods": ["client_secret_post"],
    });
    let provider = start(&logging_in(spec)).await;
    provider.log_in(&provider.app()).await.expect("tokens");
    let requests = provider.running.requests();
    let paths: Vec<_> = requests
        .iter()
        .filter(|sent| sent.endpoint == "token")
        .collect();
    let [first, second] = paths.as_slice() else {
        panic!("{requests:?}")
    };
    assert_eq!(
        (first.method.as_str(), first.path.as_str()),
        ("GET", "/acme.example/app/token")
    );
    assert!(first.parameter("client_secret").is_some() && first.parameter("code").is_none());
    assert_eq!(second.path, "/acme.example/user/token");
    let token = second
        .header("authorization")
        .and_then(|value| value.strip_prefix("Bearer "));
    assert!(token.is_some_and(|token| token.len() > 20), "{second:?}");
    assert_eq!(second.parameter("app_token"), None);
}

/// A spec whose refresh has a token of the application.
fn refreshing_with_an_app_token() -> Value {
    let header = json!({ "headers": { "x-app": { "value": "{app_token}" } } });
    logging_in(json!({ "grants": {
        "authorization_code": { "app_token": { "token_endpoint": "https://acme.example/app/token" } },
        "refresh_token": { "token_request": header },
    } }))
}

#[tokio::test]
async fn a_refresh_requests_the_token_of_the_application_that_it_contains() {
    let provider = start(&refreshing_with_an_app_token()).await;
    let app = provider.app();
    let tokens = provider.log_in(&app).await.expect("tokens");
    // The exchange does not contain it.
    assert_eq!(paths(&provider), ["/acme.example/token"]);
    refresh(&app, tokens).await.expect("tokens");
    assert_eq!(
        paths(&provider)[1..],
        ["/acme.example/app/token", "/acme.example/token"]
    );
    let sent = provider.last("token");
    let token = sent.header("x-app");
    assert!(token.is_some_and(|token| token.len() > 20), "{sent:?}");
    assert_eq!(sent.parameter("app_token"), None);
}

#[tokio::test]
async fn a_refresh_token_is_not_sent_if_the_application_gets_no_token() {
    let provider = start(&refreshing_with_an_app_token()).await;
    let app = provider.app();
    let tokens = provider.log_in(&app).await.expect("tokens");
    let failed = provider
        .running
        .fail_next(Endpoint::Token, Failure::Status(503));
    failed.expect("an endpoint");
    refresh(&app, tokens.clone()).await.expect_err("no token");
    assert_eq!(paths(&provider)[1..], ["/acme.example/app/token"]);
    refresh(&app, tokens).await.expect("tokens");
}

fn paths(provider: &Provider) -> Vec<String> {
    let requests = provider.running.requests().into_iter();
    let requests = requests.filter(|sent| sent.endpoint == "token");
    requests.map(|sent| sent.path).collect()
}
