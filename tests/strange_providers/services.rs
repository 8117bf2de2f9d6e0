//! Ways in without a user's browser: `salesforce-jwt.json`, `zoom-s2s.json`, `sap-ariba.json`.

use licit_emulator::Running;

use crate::support::{last, names, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/salesforce-jwt.json")]
pub mod salesforce_jwt {}

#[licit::oauth_provider(spec = "tests/specs/providers/zoom-s2s.json")]
pub mod zoom_s2s {}

#[licit::oauth_provider(spec = "tests/specs/providers/sap-ariba.json")]
pub mod sap_ariba {}

/// Signed by nobody whom the emulator could know: it looks at the claims alone.
/// `{"alg":"RS256"}`, `{"iss":"me","aud":"you","exp":4102444800}`
const ASSERTION: &str =
    "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJtZSIsImF1ZCI6InlvdSIsImV4cCI6NDEwMjQ0NDgwMH0.c2ln";

fn registered(emulator: &Running) -> (&str, &str) {
    let client = emulator.client("app").expect("a registration");
    let secret = client.client_secret.as_deref().unwrap_or_default();
    (&client.client_id, secret)
}

#[tokio::test]
async fn salesforce_jwt_takes_an_assertion_alone_and_names_the_apis_host() {
    let emulator = start("salesforce-jwt").await;
    let app = salesforce_jwt::App::builder(registered(&emulator).0)
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let tokens = app
        .jwt_bearer::<salesforce_jwt::AllScopes>(ASSERTION)
        .await
        .expect("tokens");
    assert_eq!(
        names(&last(&emulator, "token").form),
        ["assertion", "grant_type"]
    );
    assert!(tokens.expires_at().is_none(), "nobody says when it ends");
    let client = salesforce_jwt::Client::new(&app, tokens);
    let query = || client.query("SELECT Id FROM Account").send();
    query().await.expect("a result");
    assert_eq!(
        last(&emulator, "query").path,
        "/acme.my.salesforce.com/services/data/v61.0/query"
    );
    emulator.expire_access_tokens();
    let refused = query().await;
    assert!(
        matches!(refused, Err(salesforce_jwt::Error::SessionExpired(_))),
        "a new assertion is the application's to make: {refused:?}"
    );
    assert_eq!(of(&emulator, "token").len(), 1);
}

#[tokio::test]
async fn zoom_has_a_grant_type_of_its_own_that_names_the_account() {
    let emulator = start("zoom-s2s").await;
    let (id, secret) = registered(&emulator);
    let app = zoom_s2s::App::builder(id, secret, "AbC-1")
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let tokens = app
        .client_credentials::<zoom_s2s::AllScopes>()
        .await
        .expect("tokens");
    let asked = last(&emulator, "token");
    assert_eq!(names(&asked.query), ["account_id", "grant_type"]);
    assert_eq!(asked.parameter("grant_type"), Some("account_credentials"));
    let client = zoom_s2s::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.get_user("me").send().await.expect("asked for again");
    assert_eq!(of(&emulator, "token").len(), 2);
}

#[tokio::test]
async fn sap_ariba_refreshes_the_applications_own_token_and_wants_a_key_beside_it() {
    let emulator = start("sap-ariba").await;
    let (id, secret) = registered(&emulator);
    let app = sap_ariba::App::builder(id, secret, "k-7", "mytestrealm")
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let tokens = app
        .two_legged::<sap_ariba::AllScopes>()
        .await
        .expect("tokens");
    let asked = last(&emulator, "token");
    assert_eq!(asked.parameter("grant_type"), Some("openapi_2lo"));
    let client = sap_ariba::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.list_requisitions().send().await.expect("renewed");
    let refresh = last(&emulator, "token");
    assert_eq!(refresh.parameter("grant_type"), Some("refresh_token"));
    let call = last(&emulator, "list_requisitions");
    assert_eq!(call.header("apikey"), Some("k-7"));
    assert_eq!(call.parameter("realm"), Some("mytestrealm"));
}
