//! Requests after the login: `qq.json`, `sentry.json`.

use licit_emulator::Endpoint;

use crate::support::{consent, last, members, names, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/qq.json")]
pub mod qq {}

#[licit::oauth_provider(spec = "tests/specs/providers/sentry.json")]
pub mod sentry {}

#[tokio::test]
async fn qq_returns_the_user_in_a_script() {
    let emulator = start("qq").await;
    let app = builder!(qq, emulator).build().expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<qq::AllScopes>()).expect("tokens");
    assert_eq!(last(&emulator, "token").method, "GET");
    let question = last(&emulator, "tenants");
    assert_eq!(names(&question.query), ["access_token"]);
    assert_eq!(tokens.captured("openid"), Some("QQ-1"));
    let client = qq::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.get_user_info().send().await.expect("refreshed");
    let call = last(&emulator, "get_user_info");
    assert_eq!(
        names(&call.query),
        ["access_token", "oauth_consumer_key", "openid"]
    );
    assert_eq!(call.parameter("oauth_consumer_key"), Some("licit-client"));
    assert_eq!(call.parameter("openid"), Some("QQ-1"), "a refresh keeps it");
}

#[tokio::test]
async fn sentry_is_notified_of_the_installation() {
    let emulator = start("sentry").await;
    let app = builder!(sentry, emulator, "watchdog")
        .build()
        .expect("an application");
    let login = app.authorize::<sentry::AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    let asked = last(&emulator, "authorization");
    assert_eq!(
        asked.path,
        "/sentry.io/sentry-apps/watchdog/external-install/"
    );
    assert!(asked.query.is_empty());
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    let installation = "7a485448-a9e2-4c85-8a3c-4f44175783c9";
    let root = format!("/sentry.io/api/0/sentry-app-installations/{installation}/");
    let exchange = last(&emulator, "token");
    assert_eq!(exchange.path, format!("{root}authorizations/"));
    assert_eq!(exchange.status, 201);
    assert_eq!(
        members(&exchange),
        ["client_id", "client_secret", "code", "grant_type"]
    );
    assert!(tokens.expires_at().is_some(), "an absolute time");
    let activation = last(&emulator, "tenants");
    assert_eq!((&*activation.method, &*activation.path), ("PUT", &*root));
    assert_eq!(
        activation.json(),
        Some(licit::rt::serde_json::json!({ "status": "installed" }))
    );
    let client = sentry::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.list_projects().send().await.expect("refreshed");
    assert_eq!(
        last(&emulator, "list_projects").path,
        "/sentry.io/api/0/organizations/acme/projects/"
    );
}

#[tokio::test]
async fn sentry_tokens_remain_if_the_activation_fails_and_it_can_be_repeated() {
    let emulator = start("sentry").await;
    let app = builder!(sentry, emulator, "watchdog")
        .build()
        .expect("an application");
    emulator
        .fail_next(Endpoint::Tenants, 503)
        .expect("a status");
    let tokens = finish!(emulator, app, app.authorize::<sentry::AllScopes>()).expect("tokens");
    assert_eq!(last(&emulator, "tenants").status, 503);
    app.tenants(&tokens).await.expect("the tenants");
    assert_eq!(of(&emulator, "tenants").len(), 2);
}
