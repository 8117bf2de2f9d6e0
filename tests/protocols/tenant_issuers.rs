//! An issuer for each tenant, known only from the ID token, by `tenant-issuers.json`.

use licit::rt::Error;
use licit::rt::error::SignedTokenFault;
use licit::rt::serde_json::json;
use licit_emulator::{Forgery, Running};

use crate::support::{consent, start};

#[licit::oauth_provider(spec = "tests/specs/protocols/tenant-issuers.json")]
pub mod condominium {}

use condominium::{AllScopes, App, Tokens};

async fn log_in(emulator: &Running) -> Result<(App, Tokens<AllScopes>), condominium::Error> {
    let registered = emulator.client("app").expect("a registration");
    let app = App::builder(&registered.client_id, &registered.redirect_uri)
        .origin(emulator.origin())
        .build()?;
    let login = app.authorize::<AllScopes>();
    let callback = consent(emulator, login.url().as_str()).await;
    let tokens = app.finish(login.into_pending(), &callback).await?;
    Ok((app, tokens))
}

#[tokio::test]
async fn a_user_of_any_tenant_logs_in_and_is_of_the_issuer_of_the_tenant() {
    let emulator = start("tenant-issuers").await;
    let (app, tokens) = log_in(&emulator).await.expect("tokens");
    let identity = app.identity(&tokens).expect("an identity");
    let tenant = identity.claim("tid").and_then(|tid| tid.as_str());
    let tenant = tenant.expect("a tenant");
    let expected = format!("https://login.condominium.example/{tenant}/v2.0");
    assert_eq!(identity.issuer(), expected);

    // A refresh is of the same tenant.
    let client = condominium::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.list_orders().send().await.expect("orders");
}

#[tokio::test]
async fn a_token_whose_issuer_is_not_of_its_tenant_is_rejected() {
    let emulator = start("tenant-issuers").await;
    for (forgery, claim) in [
        (Forgery::claim("tid", "another"), "iss"),
        (Forgery::claim("tid", json!(null)), "tid"),
        (Forgery::claim("tid", "a/b"), "tid"),
        (
            Forgery::claim("iss", "https://evil.example/tenant/v2.0"),
            "iss",
        ),
        (Forgery::claim("iss", json!(null)), "iss"),
    ] {
        emulator.forge_next(forgery.clone());
        let refused = log_in(&emulator).await.map(|_| ());
        let Err(condominium::Error::Runtime(Error::SignedToken(error))) = refused else {
            panic!("{forgery:?}: {refused:?}")
        };
        let fault = error.fault();
        assert!(
            matches!(fault, SignedTokenFault::Claim(name) if *name == claim),
            "{forgery:?}: {fault:?}"
        );
    }
}
