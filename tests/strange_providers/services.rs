//! Grants without a browser: `salesforce-jwt.json`, `zoom-s2s.json`, `sap-ariba.json`,
//! `salesforce-cdp.json`, `adp.json`, `setmore.json`, `tripletex.json`.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use licit_emulator::Running;

use crate::support::{last, names, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/salesforce-jwt.json")]
pub mod salesforce_jwt {}

#[licit::oauth_provider(spec = "tests/specs/providers/zoom-s2s.json")]
pub mod zoom_s2s {}

#[licit::oauth_provider(spec = "tests/specs/providers/sap-ariba.json")]
pub mod sap_ariba {}

#[licit::oauth_provider(spec = "tests/specs/providers/salesforce-cdp.json")]
pub mod salesforce_cdp {}

#[licit::oauth_provider(spec = "tests/specs/providers/adp.json")]
pub mod adp {}

#[licit::oauth_provider(spec = "tests/specs/providers/setmore.json")]
pub mod setmore {}

#[licit::oauth_provider(spec = "tests/specs/providers/tripletex.json")]
pub mod tripletex {}

/// An assertion for this server, whose signature the emulator cannot verify: it does not know the issuer.
fn assertion(audience: &str) -> String {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a time");
    let expires_at = now.as_secs() + 300;
    let claims = format!(
        r#"{{"iss":"https://idp.example","sub":"ada","aud":"{audience}","exp":{expires_at}}}"#
    );
    let header = URL_SAFE_NO_PAD.encode(r#"{"alg":"RS256"}"#);
    format!("{header}.{}.c2ln", URL_SAFE_NO_PAD.encode(claims))
}

fn registered(emulator: &Running) -> (&str, &str) {
    let client = emulator.client("app").expect("a registration");
    let secret = client.client_secret.as_deref().unwrap_or_default();
    (&client.client_id, secret)
}

#[tokio::test]
async fn salesforce_jwt_requires_only_an_assertion_and_returns_the_apis_host() {
    let emulator = start("salesforce-jwt").await;
    let app = salesforce_jwt::App::builder(registered(&emulator).0)
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let tokens = app
        .jwt_bearer::<salesforce_jwt::AllScopes>(assertion("https://login.salesforce.com"))
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
async fn zoom_has_a_custom_grant_type_with_the_account() {
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
async fn sap_ariba_refreshes_the_application_token_and_requires_a_key() {
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
    client.list_requisitions().send().await.expect("refreshed");
    let refresh = last(&emulator, "token");
    assert_eq!(refresh.parameter("grant_type"), Some("refresh_token"));
    let call = last(&emulator, "list_requisitions");
    assert_eq!(call.header("apikey"), Some("k-7"));
    assert_eq!(call.parameter("realm"), Some("mytestrealm"));
}

#[tokio::test]
async fn salesforce_cdp_exchanges_the_first_token_at_the_returned_host() {
    let emulator = start("salesforce-cdp").await;
    let app = salesforce_cdp::App::builder(registered(&emulator).0)
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let first = app
        .jwt_bearer::<salesforce_cdp::AllScopes>(assertion("https://login.salesforce.com"))
        .await
        .expect("tokens");
    let tokens = app
        .data_cloud::<salesforce_cdp::AllScopes>(&first)
        .await
        .expect("tokens");
    let asked = last(&emulator, "token");
    assert_eq!(asked.path, "/acme.my.salesforce.com/services/a360/token");
    assert_eq!(
        names(&asked.form),
        ["grant_type", "subject_token", "subject_token_type"]
    );
    assert_eq!(
        asked.parameter("subject_token"),
        Some(first.access_token().expose())
    );
    assert_ne!(first.access_token(), tokens.access_token());
    let client = salesforce_cdp::Client::new(&app, tokens);
    client.query("SELECT 1").send().await.expect("a result");
    assert_eq!(
        last(&emulator, "query").path,
        "/gq2.c360a.salesforce.com/api/v2/query"
    );
    emulator.revoke_all();
    let refused = app
        .data_cloud::<salesforce_cdp::AllScopes>(&first)
        .await
        .expect_err("a token that has ended");
    let shown = format!("{refused} {refused:?}");
    assert!(!shown.contains(first.access_token().expose()), "{shown}");
}

#[tokio::test]
async fn adp_requires_a_certificate_in_addition_to_the_secret() {
    let emulator = start("adp").await;
    let (id, secret) = registered(&emulator);
    let builder = || adp::App::builder(id, secret).origin(emulator.origin());
    let error = builder().build().expect_err("nobody brings a certificate");
    assert!(
        format!("{error:?}").contains("CertificateMissing"),
        "{error:?}"
    );
    let own = licit::rt::reqwest::Client::builder()
        .redirect(licit::rt::reqwest::redirect::Policy::none())
        .build()
        .expect("a client");
    let app = builder().http(own).build().expect("an application");
    let tokens = app
        .client_credentials::<adp::AllScopes>()
        .await
        .expect("tokens");
    assert_eq!(
        names(&last(&emulator, "token").form),
        ["client_id", "client_secret", "grant_type"]
    );
    let client = adp::Client::new(&app, tokens);
    client.list_workers().send().await.expect("workers");
}

#[tokio::test]
async fn setmore_starts_from_a_refresh_token_of_the_user() {
    let emulator = start("setmore").await;
    let app = setmore::App::builder(registered(&emulator).0)
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let brought = emulator.refresh_token("app").expect("a registration");
    let tokens = app
        .with_refresh_token::<setmore::AllScopes>(brought.as_str())
        .await
        .expect("tokens");
    let client = setmore::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.list_services().send().await.expect("refreshed");
    let sent = of(&emulator, "token");
    assert_eq!(sent.len(), 2);
    for request in sent {
        assert_eq!(request.method, "GET");
        assert_eq!(names(&request.query), ["refreshToken"]);
        assert_eq!(request.parameter("refreshToken"), Some(brought.as_str()));
    }
    let refused = app
        .with_refresh_token::<setmore::AllScopes>("hunter2-hunter2")
        .await
        .expect_err("an unknown one");
    let shown = format!("{refused} {refused:?}");
    assert!(!shown.contains("hunter2"), "{shown}");
}

#[tokio::test]
async fn tripletex_requests_a_session_by_put_and_sends_it_as_http_basic() {
    let emulator = start("tripletex").await;
    let (id, secret) = registered(&emulator);
    let app = tripletex::App::builder(id, secret, "employee-7", "2026-12-31")
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let tokens = app.session::<tripletex::AllScopes>().await.expect("tokens");
    let asked = last(&emulator, "token");
    assert_eq!(asked.method, "PUT");
    assert_eq!(
        names(&asked.query),
        ["consumerToken", "employeeToken", "expirationDate"]
    );
    let token = tokens.access_token().expose().to_owned();
    let client = tripletex::Client::new(&app, tokens);
    client.list_accounts().send().await.expect("accounts");
    let expected = format!("Basic {}", STANDARD.encode(format!("0:{token}")));
    let call = last(&emulator, "list_accounts");
    assert_eq!(call.header("authorization"), Some(expected.as_str()));
}
