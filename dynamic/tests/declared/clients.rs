//! Client authentication, which is the same at every endpoint.

use licit_runtime::{AtRunTime, Error, token};
use serde_json::{Value, json};

use crate::support::{acme, logging_in, start};

#[tokio::test]
async fn every_signing_algorithm_authenticates_a_client() {
    for algorithm in [
        "ES256", "ES384", "EdDSA", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512",
    ] {
        let spec = json!({
            "token_endpoint_auth_methods": ["private_key_jwt"],
            "client_assertion": { "algorithms": [algorithm] },
            "grants": { "client_credentials": {} },
        });
        let provider = start(&acme(spec)).await;
        let app = provider.app();
        let tokens = app
            .client_credentials::<AtRunTime, token::Application>()
            .await;
        assert!(tokens.is_ok(), "{algorithm}: {tokens:?}");
    }
}

/// A provider with every endpoint at which clients authenticate.
fn with_every_endpoint(more: &Value) -> Value {
    let mut spec = logging_in(json!({
        "pushed_authorization_request_endpoint": "https://acme.example/par",
        "device_authorization_endpoint": "https://acme.example/device",
        "revocation_endpoint": "https://acme.example/revoke",
        "introspection_endpoint": "https://acme.example/introspect",
        "grants": { "device_code": {} },
    }));
    for (name, value) in more.as_object().into_iter().flatten() {
        spec[name] = value.clone();
    }
    spec
}

/// Sends a request to every endpoint.
async fn visit(spec: &Value, secret: Option<&str>) {
    let provider = start(spec).await;
    let mut builder = provider.builder();
    if let Some(secret) = secret {
        builder = builder.client_secret(secret);
    }
    let app = builder.build().expect("an application");
    let logins = app.clone().for_logins().expect("logins");
    let pushed = logins.authorize::<AtRunTime>().push().await;
    pushed.expect("a pushed request");
    app.device::<AtRunTime, Error>().await.expect("a code");
    let tokens = provider.log_in(&app).await.expect("tokens");
    app.introspect(tokens.access_token())
        .await
        .expect("a description");
    app.revoke(tokens.access_token()).await.expect("revoked");
}

#[tokio::test]
async fn a_jwt_is_for_the_issuer_at_every_endpoint() {
    let methods = json!(["private_key_jwt"]);
    for audience in [
        None,
        Some("token_endpoint"),
        Some("endpoint"),
        Some("https://acme.example"),
    ] {
        let mut assertion = json!({ "algorithms": ["ES256"] });
        if let Some(audience) = audience {
            assertion["audience"] = audience.into();
        }
        let more = json!({ "token_endpoint_auth_methods": methods, "client_assertion": assertion });
        visit(&with_every_endpoint(&more), None).await;
    }
}

#[tokio::test]
async fn http_basic_has_one_encoding_at_every_endpoint() {
    for encoding in ["raw", "form", "percent"] {
        let request =
            json!({ "basic_encoding": encoding, "headers": { "x-key": { "value": "7" } } });
        let spec = with_every_endpoint(&json!({ "token_request": request }));
        visit(&spec, None).await;
    }
}
