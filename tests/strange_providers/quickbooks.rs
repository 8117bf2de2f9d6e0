//! `quickbooks.json`.

use crate::support::{consent, last, start};

#[licit::oauth_provider(spec = "tests/specs/providers/quickbooks.json")]
pub mod quickbooks {}

#[tokio::test]
async fn quickbooks_has_the_company_in_the_callback() {
    let emulator = start("quickbooks").await;
    let sandbox = quickbooks::Environment::Sandbox;
    let app = builder!(quickbooks, emulator)
        .environment(sandbox)
        .build()
        .expect("an application");
    let login = app.authorize::<quickbooks::AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    assert!(callback.contains("realmId=9130357992221046"), "{callback}");
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    let exchange = last(&emulator, "token");
    assert!(
        exchange
            .header("authorization")
            .is_some_and(|value| value.starts_with("Basic "))
    );
    let client = quickbooks::Client::new(&app, tokens);
    client.get_company_info().send().await.expect("a company");
    let call = last(&emulator, "get_company_info");
    let company = "/sandbox-quickbooks.api.intuit.com/v3/company/9130357992221046";
    assert_eq!(call.path, format!("{company}/companyinfo/9130357992221046"));
    assert_eq!(call.parameter("minorversion"), Some("75"));
    emulator.expire_access_tokens();
    let input = quickbooks::model::CustomerInput::new("Boats & Co.");
    let created = client
        .create_customer(&input)
        .send()
        .await
        .expect("refreshed, then a customer");
    assert_eq!(created.customer.display_name, "Boats & Co.");
    assert_eq!(
        last(&emulator, "create_customer").path,
        format!("{company}/customer")
    );
    client.get_user_info().send().await.expect("a user");
    emulator
        .fail_next("query", "StaleObject")
        .expect("a documented error");
    let refused = client.query("select * from Customer").send().await;
    assert!(
        matches!(refused, Err(quickbooks::Error::StaleObject(_))),
        "{refused:?}"
    );
}
