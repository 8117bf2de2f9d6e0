//! `lightspeed.json`.

use crate::support::{consent, last, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/lightspeed.json")]
pub mod lightspeed {}

#[tokio::test]
async fn lightspeed_has_the_token_endpoint_in_the_callback() {
    let emulator = start("lightspeed").await;
    let app = builder!(lightspeed, emulator)
        .build()
        .expect("an application");
    let login = app.authorize::<lightspeed::AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    assert!(
        callback.contains("domain_prefix=corner-store"),
        "{callback}"
    );
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    assert_eq!(
        last(&emulator, "token").path,
        "/corner-store.retail.lightspeed.app/api/1.0/token"
    );
    let client = lightspeed::Client::new(&app, tokens);
    client.get_retailer().send().await.expect("a retailer");
    assert_eq!(
        last(&emulator, "get_retailer").path,
        "/corner-store.retail.lightspeed.app/api/2.0/retailer"
    );
    let mut products = client.list_products().page_size(2).items();
    let mut count = 0;
    while let Some(product) = products.next().await {
        product.expect("a product");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "list_products").len() > 1);
    emulator.expire_access_tokens();
    client
        .get_retailer()
        .send()
        .await
        .expect("refreshed, then a retailer");
    let refresh = last(&emulator, "token");
    assert_eq!(
        refresh.path,
        "/corner-store.retail.lightspeed.app/api/1.0/token"
    );
    assert_eq!(refresh.parameter("grant_type"), Some("refresh_token"));
    emulator
        .fail_next("get_retailer", "Forbidden")
        .expect("a documented error");
    let refused = client.get_retailer().send().await;
    assert!(
        matches!(refused, Err(lightspeed::Error::Forbidden(_))),
        "{refused:?}"
    );

    let login = app.authorize::<lightspeed::AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    let elsewhere = callback.replace("corner-store", "evil.example%2F");
    let sent = of(&emulator, "token").len();
    app.finish(login.into_pending(), &elsewhere)
        .await
        .expect_err("a host that is no label");
    assert_eq!(of(&emulator, "token").len(), sent, "the code went nowhere");
}
