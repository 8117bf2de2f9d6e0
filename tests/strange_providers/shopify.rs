//! `shopify.json`.

use crate::support::{consent, last, names, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/shopify.json")]
pub mod shopify {}

#[tokio::test]
async fn shopify_has_a_host_for_each_shop_and_no_grant_type() {
    let emulator = start("shopify").await;
    let app = builder!(shopify, emulator, "corner-store")
        .build()
        .expect("an application");
    let login = app
        .authorize::<shopify::AllScopes>()
        .access_mode(&shopify::model::GrantOptions::PerUser);
    let tokens = finish!(emulator, app, login).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(
        asked.path,
        "/corner-store.myshopify.com/admin/oauth/authorize"
    );
    assert_eq!(asked.parameter("grant_options[]"), Some("per-user"));
    assert_eq!(asked.parameter("response_type"), None);
    let exchange = last(&emulator, "token");
    assert_eq!(
        exchange.path,
        "/corner-store.myshopify.com/admin/oauth/access_token"
    );
    assert_eq!(
        names(&exchange.form),
        ["client_id", "client_secret", "code"]
    );
    assert!(tokens.expires_at().is_none());

    let client = shopify::Client::new(&app, tokens);
    let mut products = client.list_products().limit(2).items();
    let mut count = 0;
    while let Some(product) = products.next().await {
        product.expect("a product");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "list_products").len() > 1);
    let call = last(&emulator, "list_products");
    assert_eq!(
        call.path,
        "/corner-store.myshopify.com/admin/api/2025-10/products.json"
    );
    assert!(
        call.header("x-shopify-access-token").is_some() && call.header("authorization").is_none()
    );
    let input = shopify::model::ProductInput::new("Teapot");
    let created = client
        .create_product(&input)
        .send()
        .await
        .expect("a product");
    assert_eq!(created.product.title, "Teapot");
    emulator
        .fail_next("count_orders", "MissingScope")
        .expect("a documented error");
    let refused = client.count_orders().send().await;
    assert!(
        matches!(refused, Err(shopify::Error::MissingScope(_))),
        "{refused:?}"
    );
    emulator.expire_access_tokens();
    let refused = client.count_orders().send().await;
    assert!(
        matches!(refused, Err(shopify::Error::InvalidToken(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn shopify_signs_the_callback_and_a_modified_one_is_rejected() {
    let emulator = start("shopify").await;
    let app = builder!(shopify, emulator, "corner-store")
        .build()
        .expect("an application");
    let begun = || app.authorize::<shopify::AllScopes>();
    let login = begun();
    let callback = consent(&emulator, login.url().as_str()).await;
    assert!(callback.contains("&hmac="), "{callback}");
    let pending = |login: shopify::Login<shopify::AllScopes>| login.into_pending();
    let (unsigned, _) = callback.split_once("&hmac=").expect("a signature");
    app.finish(pending(login), unsigned)
        .await
        .expect_err("no signature");
    let login = begun();
    let callback = consent(&emulator, login.url().as_str()).await;
    let changed = callback.replacen("code=", "code=x", 1);
    app.finish(pending(login), &changed)
        .await
        .expect_err("another code than was signed");
    assert!(of(&emulator, "token").is_empty(), "no code went out");
    let login = begun();
    let callback = consent(&emulator, login.url().as_str()).await;
    app.finish(pending(login), &callback).await.expect("tokens");
}
