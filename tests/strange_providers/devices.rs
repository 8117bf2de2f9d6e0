//! Device logins that RFC 8628 does not have: `trakt.json`, `bmw-cardata.json`.

use licit_emulator::{Consent, Emulator, Running};

use crate::support::{last, members, names, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/trakt.json")]
pub mod trakt {}

#[licit::oauth_provider(spec = "tests/specs/providers/bmw-cardata.json")]
pub mod bmw_cardata {
    #[scopes("authenticate_user", "cardata:api:read")]
    pub struct Vehicles;
}

fn trakt_app(emulator: &Running) -> trakt::App {
    let client = emulator.client("app").expect("a registration");
    let secret = client.client_secret.as_deref().expect("a secret");
    let app = trakt::App::builder(&client.client_id, secret).origin(emulator.origin());
    app.build().expect("an application")
}

/// Decides after the first poll.
async fn decide(emulator: &Running, code: &str, allowed: bool) {
    while of(emulator, "token").is_empty() {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert!(emulator.decide_device(code, allowed));
}

#[tokio::test]
async fn trakt_answers_a_polling_device_by_status_alone() {
    let emulator = Emulator::from_file("tests/specs/providers/trakt.json")
        .unwrap_or_else(|report| panic!("{report}"))
        .consent(Consent::Page);
    let emulator = emulator.start().await.expect("a port");
    let app = trakt_app(&emulator);
    let mut login = app.device::<trakt::AllScopes>().await.expect("codes");
    let asked = last(&emulator, "device_authorization");
    assert_eq!(members(&asked), ["client_id", "client_secret"]);
    let code = login.user_code().to_owned();
    let (tokens, ()) = tokio::join!(login.poll(), decide(&emulator, &code, true));
    let client = trakt::Client::new(&app, tokens.expect("tokens"));
    let polls = of(&emulator, "token");
    assert!(polls.len() > 1, "polled again after the status 400");
    assert_eq!(members(&polls[0]), ["client_id", "client_secret", "code"]);
    client.get_current_user().send().await.expect("the user");
    emulator.expire_access_tokens();
    client.get_current_user().send().await.expect("refreshed");
    assert_eq!(last(&emulator, "token").path, "/api.trakt.tv/oauth/token");
}

#[tokio::test]
async fn trakt_denies_with_the_status_418() {
    let emulator = Emulator::from_file("tests/specs/providers/trakt.json")
        .unwrap_or_else(|report| panic!("{report}"))
        .consent(Consent::Page);
    let emulator = emulator.start().await.expect("a port");
    let mut login = trakt_app(&emulator)
        .device::<trakt::AllScopes>()
        .await
        .expect("codes");
    assert!(emulator.decide_device(login.user_code(), false));
    match login.poll().await {
        Err(trakt::Error::Runtime(error)) => assert!(error.is_access_denied(), "{error:?}"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn bmw_requires_pkce_with_device_codes() {
    let emulator = start("bmw-cardata").await;
    let id = &emulator.client("app").expect("a registration").client_id;
    let app = bmw_cardata::App::builder(id).origin(emulator.origin());
    let app = app.build().expect("an application");
    let mut login = app.device::<bmw_cardata::Vehicles>().await.expect("codes");
    let asked = last(&emulator, "device_authorization");
    assert_eq!(asked.parameter("response_type"), Some("device_code"));
    assert_eq!(asked.parameter("code_challenge_method"), Some("S256"));
    assert!(emulator.decide_device(login.user_code(), true));
    let tokens = login.poll().await.expect("tokens");
    assert_eq!(
        names(&last(&emulator, "token").form),
        ["client_id", "code_verifier", "device_code", "grant_type"]
    );
    let client = bmw_cardata::Client::new(&app, tokens);
    client.list_mappings().send().await.expect("vehicles");
    emulator.expire_access_tokens();
    client.list_mappings().send().await.expect("refreshed");
}
