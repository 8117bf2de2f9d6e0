//! Scopes in requests.

use licit_emulator::{Authorized, Endpoint, Failure};
use licit_runtime::AtRunTime;
use serde_json::json;

use crate::support::{logging_in, start};

#[tokio::test]
async fn a_scope_may_have_a_parameter_of_its_own() {
    let spec = json!({
        "scopes": {
            "chat:write": "Write messages as the bot.",
            "search:read": { "description": "Search as the user.", "parameter": "user_scope" },
        },
        "scope_format": { "separator": "," },
    });
    let provider = start(&logging_in(spec)).await;
    let builder = provider.builder().scopes(&["chat:write", "search:read"]);
    let tokens = provider
        .log_in(&builder.build().expect("an application"))
        .await;
    let tokens = tokens.expect("tokens");
    assert_eq!(tokens.scopes(), ["chat:write", "search:read"]);
    let sent = provider.last("authorization");
    assert_eq!(sent.parameter("scope"), Some("chat:write"));
    assert_eq!(sent.parameter("user_scope"), Some("search:read"));
}

#[tokio::test]
async fn a_provider_that_requires_scopes_refuses_a_request_without_any() {
    let spec = json!({
        "scopes": { "orders": "Read orders." },
        "scope_format": { "required": true },
    });
    let provider = start(&logging_in(spec)).await;
    let app = provider.app().for_logins().expect("logins");
    let login = app.authorize::<AtRunTime>();
    let answer = provider.running.authorize(login.url().as_str()).await;
    let Ok(Authorized::Callback(callback)) = answer else {
        panic!("{answer:?}")
    };
    assert!(callback.contains("error=invalid_scope"), "{callback}");
    let app = provider.builder().scopes(&["orders"]).build();
    provider
        .log_in(&app.expect("an application"))
        .await
        .expect("tokens");
}

#[tokio::test]
async fn a_scope_may_be_a_template() {
    let name = "https://{org}.acme.example/.default";
    let spec = json!({
        "variables": { "org": {} },
        "scopes": { name: { "description": "All.", "rust_name": "Whole" }, "a{b}": "No variable." },
        "grants": { "refresh_token": {} },
        "scope_format": { "sent_on": ["authorization", "refresh"] },
    });
    let provider = start(&logging_in(spec)).await;
    let builder = provider
        .builder()
        .variable("org", "o7")
        .scopes(&["https://{org}.acme.example/.default", "a{b}"]);
    let app = builder.build().expect("an application");
    let tokens = provider.log_in(&app).await.expect("tokens");
    let sent = provider.last("authorization");
    assert_eq!(
        sent.parameter("scope"),
        Some("https://o7.acme.example/.default a{b}")
    );
    assert_eq!(tokens.scopes(), [name, "a{b}"]);
}

#[tokio::test]
async fn a_callback_may_list_the_scopes_that_the_user_granted() {
    let spec = json!({
        "scopes": { "read": "Read activities.", "write": "Write activities." },
        "scope_format": { "separator": "," },
        "grants": { "authorization_code": { "callback": { "scope": "granted" } } },
        "token_reply": { "omit": ["scope"] },
    });
    let provider = start(&logging_in(spec)).await;
    let builder = provider.builder().scopes(&["read", "write"]);
    let app = builder.build().expect("an application");
    let tokens = provider.log_in(&app).await.expect("tokens");
    assert_eq!(tokens.scopes(), ["read", "write"]);

    let only = Failure::GrantOnly(vec!["read".to_owned()]);
    let planned = provider.running.fail_next(Endpoint::Authorization, only);
    planned.expect("an endpoint");
    let tokens = provider.log_in(&app).await.expect("tokens");
    assert_eq!(tokens.scopes(), ["read"]);
}
