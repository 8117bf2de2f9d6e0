//! Revocation in a provider's own way.

use serde_json::json;

use crate::support::{logging_in, start};

#[tokio::test]
async fn an_application_may_be_uninstalled_with_its_access_token() {
    let spec = json!({
        "revocation_endpoint": "https://api.acme.example/apps/{client_id}/current",
        "revocation": {
            "method": "DELETE",
            "token": "access_token",
            "token_endpoint_auth_methods": ["none"],
            "headers": { "X-Acme-Access-Token": { "value": "{access_token}" } },
            "omit": ["token", "token_type_hint", "client_id"],
        },
        "grants": { "refresh_token": {} },
        "api": { "base_url": "https://api.acme.example" },
        "operations": { "me": { "call": "GET /me", "returns": "json" } },
    });
    let provider = start(&logging_in(spec)).await;
    let app = provider.app();
    let tokens = provider.log_in(&app).await.expect("tokens");
    let token = tokens.access_token().expose().to_owned();
    let refresh_token = tokens.refresh_token().cloned().expect("a refresh token");
    app.session(tokens).revoke().await.expect("revoked");
    let sent = provider.last("revocation");
    assert_eq!((sent.method.as_str(), sent.status), ("DELETE", 200));
    assert_eq!(sent.header("x-acme-access-token"), Some(token.as_str()));
    assert_eq!(
        (sent.form.len(), sent.query.len(), sent.body.len()),
        (0, 0, 0)
    );
    // The grant is gone.
    let again = app
        .with_refresh_token::<licit_runtime::AtRunTime, licit_runtime::token::User>(refresh_token);
    assert!(again.await.is_err());
}

#[tokio::test]
async fn a_token_may_be_revoked_under_another_name_in_json() {
    let spec = json!({
        "revocation_endpoint": "https://acme.example/logout",
        "token_endpoint_auth_methods": ["client_secret_post"],
        "revocation": {
            "encoding": "json",
            "rename": { "token": "refreshToken", "client_id": "clientId", "client_secret": "clientSecret" },
            "omit": ["token_type_hint"],
        },
        "grants": { "refresh_token": {} },
    });
    let provider = start(&logging_in(spec)).await;
    let app = provider.app();
    let tokens = provider.log_in(&app).await.expect("tokens");
    let token = tokens
        .refresh_token()
        .map(|token| token.expose().to_owned());
    app.session(tokens).revoke().await.expect("revoked");
    let sent = provider.last("revocation").json().expect("JSON");
    assert_eq!(sent["refreshToken"].as_str(), token.as_deref());
    let names: Vec<_> = sent
        .as_object()
        .into_iter()
        .flat_map(|sent| sent.keys())
        .collect();
    assert_eq!(names, ["clientId", "clientSecret", "refreshToken"]);
}
