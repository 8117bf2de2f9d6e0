//! Requests that are signed with the client secret: `ewelink.json`, `shopee.json`. And
//! token requests in nested JSON: `xbox-live.json`.

use licit_emulator::{Authorized, Emulator};

use crate::support::{consent, last, members, names, start};

#[licit::oauth_provider(spec = "tests/specs/providers/ewelink.json")]
pub mod ewelink {}

#[licit::oauth_provider(spec = "tests/specs/providers/shopee.json")]
pub mod shopee {}

#[licit::oauth_provider(spec = "tests/specs/providers/xbox-live.json")]
pub mod xbox_live {}

#[tokio::test]
async fn ewelink_signs_the_authorization_request_and_the_body_of_the_token_request() {
    let emulator = start("ewelink").await;
    let app = builder!(ewelink, emulator).build().expect("an application");
    let login = app.authorize::<ewelink::AllScopes>();
    let url = login.url();
    let secret = emulator
        .client("app")
        .and_then(|client| client.client_secret.as_deref());
    assert!(!url.as_str().contains(secret.expect("a secret")));
    let forged = url.as_str().replace("seq=", "seq=1");
    match emulator.authorize(&forged).await {
        Ok(Authorized::Callback(callback)) => {
            assert!(callback.contains("error=invalid_request"), "{callback}");
        }
        other => panic!("{other:?}"),
    }
    let tokens = finish!(emulator, app, login).expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(members(&exchange), ["code", "grantType", "redirectUrl"]);
    let signature = exchange.header("authorization").expect("a signature");
    assert!(signature.starts_with("Sign "), "{signature}");
    let client = ewelink::Client::new(&app, tokens);
    client.get_families().send().await.expect("families");
    emulator.expire_access_tokens();
    client.get_families().send().await.expect("refreshed");
    assert_eq!(members(&last(&emulator, "token")), ["rt"]);
}

#[tokio::test]
async fn shopee_signs_both_requests_and_sends_numbers() {
    let emulator = Emulator::from_file("tests/specs/providers/shopee.json")
        .unwrap_or_else(|report| panic!("{report}"))
        // The client identifier is a number.
        .client(
            "app",
            "2000451",
            Some("partner-key"),
            "http://127.0.0.1:9/callback",
        );
    let emulator = emulator.start().await.expect("a port");
    let app = builder!(shopee, emulator).build().expect("an application");
    let login = app.authorize::<shopee::AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(names(&exchange.query), ["partner_id", "sign", "timestamp"]);
    let body = exchange.json().expect("JSON");
    assert_eq!(body["partner_id"], 2_000_451);
    assert_eq!(body["shop_id"], 14_701_711);
    assert_eq!(members(&exchange), ["code", "partner_id", "shop_id"]);
    let client = shopee::Client::new(&app, tokens);
    let session = client.session();
    let credential = session.current().await.expect("a token");
    session.refresh(&credential).await.expect("refreshed");
    let refresh = last(&emulator, "token");
    assert_eq!(
        members(&refresh),
        ["partner_id", "refresh_token", "shop_id"]
    );
}

#[tokio::test]
async fn xbox_exchanges_tokens_in_nested_json_and_sends_a_hash_of_the_user() {
    let emulator = start("xbox-live").await;
    let app = public_builder!(xbox_live, emulator)
        .build()
        .expect("an application");
    let first = finish!(emulator, app, app.authorize::<xbox_live::AllScopes>()).expect("tokens");
    let user = app
        .user_token::<xbox_live::AllScopes>(&first)
        .await
        .expect("tokens");
    let asked = last(&emulator, "token").json().expect("JSON");
    let ticket = format!("d={}", first.access_token().expose());
    assert_eq!(asked["Properties"]["RpsTicket"], ticket.as_str());
    assert_eq!(asked["RelyingParty"], "http://auth.xboxlive.com");
    let tokens = app
        .xsts_token::<xbox_live::AllScopes>(&user)
        .await
        .expect("tokens");
    let asked = last(&emulator, "token").json().expect("JSON");
    assert_eq!(
        asked["Properties"]["UserTokens"][0],
        user.access_token().expose()
    );
    let token = tokens.access_token().expose().to_owned();
    let client = xbox_live::Client::new(&app, tokens);
    client
        .get_profile("Gamertag")
        .send()
        .await
        .expect("a profile");
    let call = last(&emulator, "get_profile");
    let expected = format!("XBL3.0 x=2535467384917;{token}");
    assert_eq!(call.header("authorization"), Some(expected.as_str()));
}
