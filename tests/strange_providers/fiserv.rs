//! `fiserv.json`.

use crate::support::{last, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/fiserv.json")]
pub mod fiserv {}

#[tokio::test]
async fn fiserv_returns_a_lifetime_in_milliseconds() {
    let emulator = start("fiserv").await;
    let registered = emulator.client("app").expect("a registration");
    let secret = registered.client_secret.as_deref().expect("a secret");
    let app = fiserv::App::builder(&registered.client_id, secret)
        .environment(fiserv::Environment::Certification)
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let tokens = app
        .client_credentials::<fiserv::AllScopes>()
        .await
        .expect("a token");
    let ends = tokens.expires_at().expect("an end");
    let lifetime = ends
        .duration_since(std::time::SystemTime::now())
        .expect("a time to come");
    assert!((3500..=3600).contains(&lifetime.as_secs()), "{lifetime:?}");
    let asked = last(&emulator, "token");
    assert_eq!(asked.path, "/cert.api.fiservapps.com/fts-apim/oauth2/v2");
    assert!(
        asked
            .header("authorization")
            .is_some_and(|value| value.starts_with("Basic "))
    );
    let client = fiserv::Client::new(&app, tokens);
    client
        .list_parties("{\"OrganizationId\":\"1\"}")
        .send()
        .await
        .expect("customers");
    assert_eq!(
        last(&emulator, "list_parties").header("efxheader"),
        Some("{\"OrganizationId\":\"1\"}")
    );
    emulator.expire_access_tokens();
    client
        .list_parties("{}")
        .send()
        .await
        .expect("a new token, then customers");
    assert_eq!(of(&emulator, "token").len(), 2);
    emulator
        .fail_next("get_party", "NotFound")
        .expect("a documented error");
    let refused = client.get_party("7", "{}").send().await;
    assert!(
        matches!(refused, Err(fiserv::Error::NotFound(_))),
        "{refused:?}"
    );
}
