//! Where the API is: `gong.json`, `pipedrive.json`.

use crate::support::{last, names, start};

#[licit::oauth_provider(spec = "tests/specs/providers/gong.json")]
pub mod gong {}

#[licit::oauth_provider(spec = "tests/specs/providers/pipedrive.json")]
pub mod pipedrive {}

#[tokio::test]
async fn gong_names_the_customers_api_and_takes_a_post_with_a_query() {
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
    client.list_users().send().await.expect("renewed");
}

#[tokio::test]
async fn pipedrive_names_the_companys_api_and_takes_no_scopes() {
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
    client.get_deal(7).send().await.expect("renewed");
    assert_eq!(
        last(&emulator, "get_deal").path,
        "/acme.pipedrive.com/api/v2/deals/7"
    );
}
