//! Token replies: `netsuite.json`, `naver.json`, `paypal.json`, `azure-ad-b2c.json`, `linear.json`,
//! `workday.json`, `stackexchange.json`.

use std::time::{Duration, SystemTime};

use crate::support::{last, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/netsuite.json")]
pub mod netsuite {}

#[licit::oauth_provider(spec = "tests/specs/providers/naver.json")]
pub mod naver {}

#[licit::oauth_provider(spec = "tests/specs/providers/paypal.json")]
pub mod paypal {}

#[licit::oauth_provider(spec = "tests/specs/providers/azure-ad-b2c.json")]
pub mod azure_ad_b2c {}

#[licit::oauth_provider(spec = "tests/specs/providers/linear.json")]
pub mod linear {}

#[licit::oauth_provider(spec = "tests/specs/providers/workday.json")]
pub mod workday {}

#[licit::oauth_provider(spec = "tests/specs/providers/stackexchange.json")]
pub mod stackexchange {}

/// Whether a token expires after this many seconds, within a minute.
fn ends_after(seconds: u64, end: Option<SystemTime>) -> bool {
    let left = end.expect("an end").duration_since(SystemTime::now());
    left.unwrap_or_default()
        .abs_diff(Duration::from_secs(seconds))
        < Duration::from_secs(60)
}

#[tokio::test]
async fn netsuite_returns_the_lifetime_as_a_string() {
    let emulator = start("netsuite").await;
    let app = builder!(netsuite, emulator, "123456-sb1")
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<netsuite::AllScopes>()).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(
        asked.path,
        "/123456-sb1.app.netsuite.com/app/login/oauth2/authorize.nl"
    );
    assert!(ends_after(3600, tokens.expires_at()));
    let client = netsuite::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.list_customers().send().await.expect("refreshed");
    assert_eq!(of(&emulator, "token").len(), 2);
}

#[tokio::test]
async fn naver_returns_the_lifetime_as_a_string_and_wraps_results() {
    let emulator = start("naver").await;
    let app = builder!(naver, emulator).build().expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<naver::AllScopes>()).expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(exchange.method, "GET");
    assert!(exchange.parameter("state").is_some());
    assert!(ends_after(3600, tokens.expires_at()));
    let client = naver::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.get_me().send().await.expect("refreshed");
    emulator
        .fail_next("get_me", "Forbidden")
        .expect("a documented error");
    let refused = client.get_me().send().await;
    assert!(
        matches!(refused, Err(naver::Error::Forbidden(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn paypal_returns_the_lifetime_as_a_string_for_users_and_a_number_for_applications() {
    let emulator = start("paypal").await;
    let app = builder!(paypal, emulator)
        .environment(paypal::Environment::Sandbox)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<paypal::AllScopes>()).expect("tokens");
    assert_eq!(
        last(&emulator, "authorization").path,
        "/www.sandbox.paypal.com/signin/authorize"
    );
    assert_eq!(
        last(&emulator, "token").path,
        "/api-m.sandbox.paypal.com/v1/oauth2/token"
    );
    assert!(ends_after(3600, tokens.expires_at()));
    let client = paypal::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client
        .get_invoice("INV2-1")
        .send()
        .await
        .expect("refreshed");
    let own = app.client_credentials::<paypal::AllScopes>().await;
    assert!(ends_after(3600, own.expect("tokens").expires_at()));
}

#[tokio::test]
async fn azure_ad_b2c_has_tenant_and_policy_in_its_urls() {
    let emulator = start("azure-ad-b2c").await;
    let registered = emulator.client("app").expect("a registration");
    let (id, redirect) = (&registered.client_id, &registered.redirect_uri);
    let (tenant, host) = ("contoso", "api.contoso.example");
    let app = azure_ad_b2c::App::builder_without_credentials(id, redirect, tenant, host)
        .origin(emulator.origin())
        .policy("B2C_1_edit")
        .build()
        .expect("an application");
    let login = app.authorize::<azure_ad_b2c::AllScopes>();
    let tokens = finish!(emulator, app, login).expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(
        exchange.path,
        "/contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_edit/oauth2/v2.0/token"
    );
    assert!(exchange.parameter("client_secret").is_none());
    assert!(ends_after(3600, tokens.expires_at()));
    let client = azure_ad_b2c::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.get_profile().send().await.expect("refreshed");
    assert_eq!(
        last(&emulator, "get_profile").path,
        "/api.contoso.example/profile"
    );
}

#[tokio::test]
async fn linear_requires_commas_between_scopes_and_returns_a_list() {
    let emulator = start("linear").await;
    let app = builder!(linear, emulator).build().expect("an application");
    let login = app
        .authorize::<linear::AllScopes>()
        .actor(&linear::model::Actor::App);
    let tokens = finish!(emulator, app, login).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(asked.parameter("scope"), Some("read,write,issues:create"));
    assert_eq!(asked.parameter("actor"), Some("app"));
    assert_eq!(tokens.scopes(), ["read", "write", "issues:create"]);
    let client = linear::Client::new(&app, tokens);
    client.viewer().send().await.expect("a user");
}

#[tokio::test]
async fn workday_returns_no_lifetime_and_the_spec_declares_it() {
    let emulator = start("workday").await;
    let hosts = ("impl.workday.com", "wd2-impl-services1.workday.com");
    let app = builder!(workday, emulator, hosts.0, hosts.1, "acme")
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<workday::AllScopes>()).expect("tokens");
    assert_eq!(
        last(&emulator, "authorization").path,
        "/impl.workday.com/acme/authorize"
    );
    assert!(ends_after(14_400, tokens.expires_at()));
    let client = workday::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.get_me().send().await.expect("refreshed");
    assert_eq!(
        last(&emulator, "get_me").path,
        "/wd2-impl-services1.workday.com/ccx/api/v1/acme/workers/me"
    );
}

#[tokio::test]
async fn stackexchange_replies_with_a_form_and_requires_a_key_and_a_site_in_every_call() {
    let emulator = start("stackexchange").await;
    let app = builder!(stackexchange, emulator, "rl-7")
        .build()
        .expect("an application");
    let login = app.authorize::<stackexchange::AllScopes>();
    let tokens = finish!(emulator, app, login).expect("tokens");
    assert!(ends_after(3600, tokens.expires_at()), "called `expires`");
    let client = stackexchange::Client::new(&app, tokens);
    let mut inbox = client.list_inbox().pagesize(2).items();
    while let Some(item) = inbox.next().await {
        item.expect("an item");
    }
    let calls = of(&emulator, "list_inbox");
    assert!(calls.len() > 1);
    for call in calls {
        assert_eq!(call.parameter("key"), Some("rl-7"));
        assert_eq!(call.parameter("site"), Some("stackoverflow"));
        assert!(call.parameter("access_token").is_some());
    }
    emulator.expire_access_tokens();
    let refused = client.list_inbox().send().await;
    assert!(
        matches!(refused, Err(stackexchange::Error::InvalidAccessToken(_))),
        "{refused:?}"
    );
}
