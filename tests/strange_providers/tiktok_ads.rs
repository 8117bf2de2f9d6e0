//! `tiktok-ads.json`.

use crate::support::{last, members, names, of, start};
use licit::rt::CallOptions;

#[licit::oauth_provider(spec = "tests/specs/providers/tiktok-ads.json")]
pub mod tiktok_ads {}

#[tokio::test]
async fn tiktok_ads_exchanges_an_auth_code_as_json_without_a_grant_type() {
    let emulator = start("tiktok-ads").await;
    let app = builder!(tiktok_ads, emulator)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<tiktok_ads::AllScopes>()).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(names(&asked.query), ["app_id", "redirect_uri", "state"]);
    let exchange = last(&emulator, "token");
    assert_eq!(
        exchange.path,
        "/business-api.tiktok.com/open_api/v1.3/oauth2/access_token/"
    );
    assert_eq!(exchange.header("content-type"), Some("application/json"));
    assert_eq!(members(&exchange), ["app_id", "auth_code", "secret"]);
    assert!(tokens.expires_at().is_none() && tokens.refresh_token().is_none());

    let client = tiktok_ads::Client::new(&app, tokens);
    let user = client.get_user().send().await.expect("a user");
    assert_eq!(user.code, 0);
    let call = last(&emulator, "get_user");
    assert!(
        call.header("access-token").is_some() && call.header("authorization").is_none(),
        "{call:?}"
    );
    let mut campaigns = client.list_campaigns("7001").page_size(2).items();
    let mut count = 0;
    while let Some(campaign) = campaigns.next().await {
        campaign.expect("a campaign");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "list_campaigns").len() > 1);
    let at_once = || CallOptions::new().retries(0);
    emulator.fail_next("get_user", 503).expect("a status");
    let refused = client.get_user().options(at_once()).send().await;
    let refused = refused.expect_err("a failure");
    assert!(refused.is_retryable(), "{refused:?}");
    emulator
        .fail_next("get_user", "NoPermission")
        .expect("a documented error");
    let refused = client.get_user().send().await;
    assert_eq!(last(&emulator, "get_user").status, 200);
    assert!(
        matches!(refused, Err(tiktok_ads::Error::NoPermission(_))),
        "any code but 0 is an error: {refused:?}"
    );
    emulator
        .fail_next("get_user", "SystemError")
        .expect("a documented error");
    let refused = client.get_user().options(at_once()).send().await;
    let refused = refused.expect_err("a failure");
    assert!(refused.is_retryable(), "{refused:?}");
}
