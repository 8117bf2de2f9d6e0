//! `mercury.json`.

use crate::support::{last, names, start};

#[licit::oauth_provider(spec = "tests/specs/providers/mercury.json")]
pub mod mercury {}

#[tokio::test]
async fn mercury_requires_no_client_authentication_and_no_client_identifier() {
    let emulator = start("mercury").await;
    let registered = emulator.client("app").expect("a registration");
    let app = mercury::App::builder(&registered.client_id, &registered.redirect_uri)
        .environment(mercury::Environment::Sandbox)
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<mercury::AllScopes>()).expect("tokens");
    assert_eq!(
        last(&emulator, "authorization").path,
        "/oauth2-sandbox.mercury.com/oauth2/auth"
    );
    let exchange = last(&emulator, "token");
    assert_eq!(
        names(&exchange.form),
        ["code", "code_verifier", "grant_type", "redirect_uri"]
    );
    assert_eq!(exchange.header("authorization"), None);
    let client = mercury::Client::new(&app, tokens);
    let found = client.list_accounts().send().await.expect("accounts");
    assert_eq!(
        last(&emulator, "list_accounts").path,
        "/api-sandbox.mercury.com/api/v1/accounts"
    );
    emulator.expire_access_tokens();
    let account = found.accounts.first().expect("an account");
    client
        .list_transactions(&account.id)
        .send()
        .await
        .expect("refreshed, then transactions");
    assert_eq!(
        names(&last(&emulator, "token").form),
        ["grant_type", "refresh_token"]
    );
    emulator
        .fail_next("list_accounts", "Forbidden")
        .expect("a documented error");
    let refused = client.list_accounts().send().await;
    assert!(
        matches!(refused, Err(mercury::Error::Forbidden(_))),
        "{refused:?}"
    );
}
