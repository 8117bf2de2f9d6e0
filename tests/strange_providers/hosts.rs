//! Hosts of the API: `gong.json`, `pipedrive.json`, `questrade.json`, `amo-crm.json`.

use crate::support::{consent, last, members, names, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/gong.json")]
pub mod gong {}

#[licit::oauth_provider(spec = "tests/specs/providers/pipedrive.json")]
pub mod pipedrive {}

#[licit::oauth_provider(spec = "tests/specs/providers/questrade.json")]
pub mod questrade {}

#[licit::oauth_provider(spec = "tests/specs/providers/amo-crm.json")]
pub mod amo_crm {}

#[tokio::test]
async fn gong_returns_the_customers_api_and_accepts_a_post_with_a_query() {
    let emulator = start("gong").await;
    let app = builder!(gong, emulator).build().expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<gong::AllScopes>()).expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(exchange.method, "POST");
    assert_eq!(
        names(&exchange.query),
        ["client_id", "code", "grant_type", "redirect_uri"]
    );
    assert!(exchange.body.is_empty());
    let client = gong::Client::new(&app, tokens);
    client.list_users().send().await.expect("users");
    let call = last(&emulator, "list_users");
    assert_eq!(call.path, "/us-14321.api.gong.io/v2/users");
    emulator.expire_access_tokens();
    client.list_users().send().await.expect("refreshed");
}

#[tokio::test]
async fn pipedrive_returns_the_companys_api_and_has_no_scopes() {
    let emulator = start("pipedrive").await;
    let app = builder!(pipedrive, emulator)
        .build()
        .expect("an application");
    let login = app.authorize::<pipedrive::DefaultScopes>();
    let tokens = finish!(emulator, app, login).expect("tokens");
    assert!(
        last(&emulator, "authorization")
            .parameter("scope")
            .is_none()
    );
    assert_eq!(tokens.scopes(), ["base", "deals:read"]);
    let client = pipedrive::Client::new(&app, tokens);
    client.get_deal(7).send().await.expect("a deal");
    emulator.expire_access_tokens();
    client.get_deal(7).send().await.expect("refreshed");
    assert_eq!(
        last(&emulator, "get_deal").path,
        "/acme.pipedrive.com/api/v2/deals/7"
    );
}

#[tokio::test]
async fn questrade_returns_the_apis_origin_with_a_trailing_slash() {
    let emulator = start("questrade").await;
    let app = builder!(questrade, emulator)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<questrade::AllScopes>()).expect("tokens");
    let server = tokens.captured("api_server");
    assert_eq!(server, Some("https://api05.iq.questrade.com"));
    let client = questrade::Client::new(&app, tokens);
    for _ in 0..2 {
        emulator.expire_access_tokens();
        client.list_accounts().send().await.expect("refreshed");
    }
    assert_eq!(
        last(&emulator, "list_accounts").path,
        "/api05.iq.questrade.com/v1/accounts"
    );
    let sent = of(&emulator, "token");
    assert_ne!(
        sent[1].parameter("refresh_token"),
        sent[2].parameter("refresh_token")
    );
}

#[tokio::test]
async fn amo_crm_has_the_token_endpoints_host_in_the_callback() {
    let emulator = start("amo-crm").await;
    let app = builder!(amo_crm, emulator).build().expect("an application");
    let login = app.authorize::<amo_crm::AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    assert!(callback.contains("referer=acme.amocrm.ru"), "{callback}");
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(exchange.path, "/acme.amocrm.ru/oauth2/access_token");
    let client = amo_crm::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.get_account().send().await.expect("refreshed");
    let refresh = last(&emulator, "token");
    assert_eq!(refresh.path, "/acme.amocrm.ru/oauth2/access_token");
    assert!(members(&refresh).contains(&"redirect_uri".to_owned()));
    assert_eq!(
        last(&emulator, "get_account").path,
        "/acme.amocrm.ru/api/v4/account"
    );
}

#[tokio::test]
async fn amo_crm_sends_no_secret_to_a_host_that_is_not_the_vendors() {
    let emulator = start("amo-crm").await;
    let app = builder!(amo_crm, emulator).build().expect("an application");
    for hostile in [
        "evil.example",
        "evilamocrm.ru",
        "amocrm.ru.evil.example",
        "evil.example%2F.amocrm.ru",
        "evil.example%23.amocrm.ru",
        "a@evil.example",
    ] {
        let login = app.authorize::<amo_crm::AllScopes>();
        let callback = consent(&emulator, login.url().as_str()).await;
        let forged = callback.replace("acme.amocrm.ru", hostile);
        let refused = app.finish(login.into_pending(), &forged).await;
        assert!(refused.is_err(), "{hostile}");
    }
    assert!(of(&emulator, "token").is_empty(), "nothing was sent");
}
