//! Device authorization (RFC 8628).

use licit::rt;
use licit_emulator::{Consent, Running};

use super::support::{emulator, last, of, start};

#[licit::oauth_provider(spec = "docs/examples/devices.json")]
pub mod flimmer {
    #[scopes(watch)]
    pub struct Watching;
}

fn app(emulator: &Running) -> flimmer::App {
    let id = &emulator.client("app").expect("a registration").client_id;
    let app = flimmer::App::builder(id).origin(emulator.origin());
    app.build().expect("an application")
}

#[tokio::test]
async fn a_device_logs_in_calls_and_refreshes() {
    let emulator = start("devices").await;
    let app = app(&emulator);
    let mut login = app.device::<flimmer::Watching>().await.expect("codes");
    let asked = last(&emulator, "device_authorization");
    assert_eq!(asked.path, "/login.flimmer.example/device/code");
    assert_eq!(asked.parameter("scope"), Some("watch"));
    assert_eq!(asked.parameter("device_model"), Some("television"));
    assert!(asked.parameter("client_id").is_some());
    assert!(login.verification_uri_complete().is_some());
    assert!(login.verification_uri().as_str().ends_with("/device"));

    let code = login.user_code().to_lowercase().replace('-', "");
    let user = async {
        while of(&emulator, "token").is_empty() {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        assert!(emulator.decide_device(&code, true));
    };
    let (tokens, ()) = tokio::join!(login.poll(), user);
    let tokens = tokens.expect("tokens");
    assert!(
        of(&emulator, "token").len() > 1,
        "it was asked before the user decided"
    );

    let client = flimmer::Client::new(&app, tokens);
    client.list_films().send().await.expect("films");
    emulator.expire_access_tokens();
    client
        .list_films()
        .send()
        .await
        .expect("refreshed, then films");
    let refresh = last(&emulator, "token");
    assert_eq!(refresh.parameter("grant_type"), Some("refresh_token"));
}

#[tokio::test]
async fn a_device_code_is_exchanged_once() {
    let emulator = start("devices").await;
    let mut login = app(&emulator)
        .device::<flimmer::Watching>()
        .await
        .expect("codes");
    assert!(emulator.decide_device(login.user_code(), true));
    login.poll().await.expect("tokens");
    let again = login.poll().await;
    let is_spent = matches!(
        &again,
        Err(flimmer::Error::Runtime(rt::Error::OAuth(error)))
            if *error.code() == rt::error::OAuthErrorCode::InvalidGrant
    );
    assert!(is_spent, "{again:?}");
    assert!(
        !emulator.decide_device(login.user_code(), true),
        "nobody waits for it"
    );
}

#[tokio::test]
async fn a_user_can_deny_a_device_login() {
    let emulator = emulator("devices").consent(Consent::Page);
    let emulator = emulator.start().await.expect("a port");
    let mut login = app(&emulator)
        .device::<flimmer::Watching>()
        .await
        .expect("codes");
    assert!(emulator.decide_device(login.user_code(), false));
    match login.poll().await {
        Err(flimmer::Error::Runtime(error)) => assert!(error.is_access_denied(), "{error:?}"),
        other => panic!("{other:?}"),
    }
}
