//! `dingtalk.json`.

use crate::support::{consent, last, members, start};

#[licit::oauth_provider(spec = "tests/specs/providers/dingtalk.json")]
pub mod dingtalk {}

#[tokio::test]
async fn dingtalk_uses_camel_case_json_and_a_custom_header() {
    let emulator = start("dingtalk").await;
    let app = builder!(dingtalk, emulator)
        .build()
        .expect("an application");
    let login = app.authorize::<dingtalk::AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    assert!(
        callback.contains("authCode=") && !callback.contains("code="),
        "{callback}"
    );
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(
        exchange.path,
        "/api.dingtalk.com/v1.0/oauth2/userAccessToken"
    );
    assert_eq!(
        members(&exchange),
        ["clientId", "clientSecret", "code", "grantType"]
    );
    assert!(tokens.expires_at().is_some());

    let client = dingtalk::Client::new(&app, tokens);
    let me = client.get_me().send().await.expect("a user");
    let call = last(&emulator, "get_me");
    assert!(
        call.header("x-acs-dingtalk-access-token").is_some()
            && call.header("authorization").is_none()
    );
    emulator.expire_access_tokens();
    client
        .get_user(&me.union_id)
        .send()
        .await
        .expect("refreshed, then a user");
    assert_eq!(
        members(&last(&emulator, "token")),
        ["clientId", "clientSecret", "grantType", "refreshToken"]
    );
    emulator
        .fail_next("get_me", "Throttling")
        .expect("a documented error");
    let once = licit::rt::CallOptions::new().retries(0);
    let refused = client.get_me().options(once).send().await;
    assert!(
        matches!(refused, Err(dingtalk::Error::Throttling(_))),
        "{refused:?}"
    );
}
