//! `salesforce.json`.

use crate::support::{last, start};

#[licit::oauth_provider(spec = "tests/specs/providers/salesforce.json")]
pub mod salesforce {}

#[tokio::test]
async fn salesforce_returns_the_apis_host_in_the_token_reply() {
    let emulator = start("salesforce").await;
    let sandbox = salesforce::Environment::Sandbox;
    let app = builder!(salesforce, emulator)
        .environment(sandbox)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<salesforce::AllScopes>()).expect("tokens");
    assert_eq!(
        last(&emulator, "authorization").path,
        "/test.salesforce.com/services/oauth2/authorize"
    );
    assert_eq!(
        last(&emulator, "token").path,
        "/test.salesforce.com/services/oauth2/token"
    );
    // The lifetime comes from introspection, not from the token reply.
    assert!(tokens.expires_at().is_some());
    let asked = last(&emulator, "introspection");
    let introspected = asked.parameter("token").expect("a token");
    assert_eq!(introspected, tokens.access_token().expose());

    let client = salesforce::Client::new(&app, tokens);
    client
        .query("SELECT Id FROM Account")
        .send()
        .await
        .expect("a result");
    assert_eq!(
        last(&emulator, "query").path,
        "/acme.my.salesforce.com/services/data/v61.0/query"
    );
    client.get_identity().send().await.expect("an identity");
    assert_eq!(
        last(&emulator, "get_identity").path,
        "/test.salesforce.com/services/oauth2/userinfo"
    );
    emulator.expire_access_tokens();
    client
        .query("SELECT Id FROM Account")
        .send()
        .await
        .expect("refreshed, then a result");
    assert_eq!(
        last(&emulator, "token").parameter("grant_type"),
        Some("refresh_token")
    );
    // The new token is introspected while it is already used.
    let renewed = client.session().tokens().expect("tokens");
    for _ in 0..200 {
        if client
            .session()
            .tokens()
            .is_ok_and(|tokens| tokens.expires_at().is_some())
        {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    let learnt = client.session().tokens().expect("tokens");
    assert!(learnt.expires_at().is_some());
    assert_eq!(learnt.access_token(), renewed.access_token());
    emulator
        .fail_next("query", "MalformedQuery")
        .expect("a documented error");
    let refused = client.query("SELECT").send().await;
    assert!(
        matches!(refused, Err(salesforce::Error::MalformedQuery(_))),
        "{refused:?}"
    );
    emulator
        .fail_next("query", "RequestLimitExceeded")
        .expect("a documented error");
    let once = licit::rt::CallOptions::new().retries(0);
    let refused = client
        .query("SELECT Id FROM Account")
        .options(once)
        .send()
        .await;
    assert!(
        matches!(refused, Err(salesforce::Error::RequestLimitExceeded(_))),
        "{refused:?}"
    );
}
