//! Token exchange (RFC 8693), JWT bearer (RFC 7523 §2.1), the password grant (RFC 6749 §4.3), and
//! custom grants (§4.5).

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use licit::rt::{self, TokenType};
use licit_emulator::Running;

use super::support::{last, of, start};

#[licit::oauth_provider(spec = "docs/examples/other-grants.json")]
pub mod werkbank {
    #[scopes("jobs:read")]
    pub struct Watching;
}

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

fn app(emulator: &Running) -> werkbank::App {
    let client = emulator.client("app").expect("a registration");
    let secret = client.client_secret.as_deref().expect("a secret");
    let app = werkbank::App::builder(&client.client_id, secret).origin(emulator.origin());
    app.build().expect("an application")
}

#[tokio::test]
async fn an_assertion_returns_an_application_token() {
    let emulator = start("other-grants").await;
    let app = app(&emulator);
    let assertion = assertion("https://login.werkbank.example/token");
    let tokens = app
        .jwt_bearer::<werkbank::AllScopes>(assertion.as_str())
        .await
        .expect("tokens");
    let asked = last(&emulator, "token");
    let grant = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    assert_eq!(asked.parameter("grant_type"), Some(grant));
    assert_eq!(asked.parameter("assertion"), Some(&*assertion));
    assert_eq!(
        asked.header("authorization"),
        None,
        "this grant has no client secret"
    );
    let client = werkbank::Client::new(&app, tokens);
    client
        .drain()
        .send()
        .await
        .expect("an operation for applications");
}

#[tokio::test]
async fn an_invalid_assertion_is_rejected_and_not_printed() {
    let emulator = start("other-grants").await;
    let refused = app(&emulator)
        .jwt_bearer::<werkbank::Watching>("hunter2-hunter2")
        .await;
    let error = format!("{:?}", refused.expect_err("no JWT"));
    assert!(
        error.contains("InvalidGrant") && !error.contains("hunter2"),
        "{error}"
    );
}

#[tokio::test]
async fn a_token_is_exchanged_for_another() {
    let emulator = start("other-grants").await;
    let app = app(&emulator);
    let first = app
        .password::<werkbank::AllScopes>("ada", "l0velace")
        .await
        .expect("tokens");
    let actor = assertion("https://login.werkbank.example/exchange");
    let tokens = app
        .token_exchange::<werkbank::Watching>(first.access_token().clone(), TokenType::AccessToken)
        .actor(actor.as_str(), TokenType::Jwt)
        .audience("printer")
        .audience("scanner")
        .resource(&"https://api.werkbank.example/jobs".parse().expect("a URL"))
        .requested_token_type(TokenType::AccessToken)
        .send()
        .await
        .expect("tokens");
    let asked = last(&emulator, "token");
    assert_eq!(asked.path, "/login.werkbank.example/exchange");
    for (name, value) in [
        (
            "grant_type",
            "urn:ietf:params:oauth:grant-type:token-exchange",
        ),
        ("subject_token", first.access_token().expose()),
        (
            "subject_token_type",
            "urn:ietf:params:oauth:token-type:access_token",
        ),
        ("actor_token", actor.as_str()),
        ("actor_token_type", "urn:ietf:params:oauth:token-type:jwt"),
        (
            "requested_token_type",
            "urn:ietf:params:oauth:token-type:access_token",
        ),
        ("resource", "https://api.werkbank.example/jobs"),
        ("scope", "jobs:read"),
        ("tier", "gold"),
    ] {
        assert_eq!(asked.parameter(name), Some(value), "{name}");
    }
    let audiences = asked.form.iter().filter(|(name, _)| name == "audience");
    assert_eq!(audiences.count(), 2, "RFC 8693 §2.1 allows several");
    let client = werkbank::Client::new(&app, tokens);
    client.list_jobs().send().await.expect("jobs");
}

#[tokio::test]
async fn a_password_grant_returns_a_user_token_that_is_refreshed() {
    let emulator = start("other-grants").await;
    let app = app(&emulator);
    let tokens = app
        .password::<werkbank::AllScopes>("ada", "l0velace")
        .await
        .expect("tokens");
    let asked = last(&emulator, "token");
    assert_eq!(asked.parameter("grant_type"), Some("password"));
    assert_eq!(asked.parameter("username"), Some("ada"));
    assert_eq!(asked.parameter("password"), Some("l0velace"));
    let client = werkbank::Client::new(&app, tokens);
    client
        .start_job("cut")
        .send()
        .await
        .expect("an operation for users");
    emulator.expire_access_tokens();
    client
        .start_job("drill")
        .send()
        .await
        .expect("refreshed, then a job");
    assert_eq!(
        last(&emulator, "token").parameter("grant_type"),
        Some("refresh_token")
    );
}

#[tokio::test]
async fn a_custom_grant_has_its_parameters_as_arguments_and_setters() {
    let emulator = start("other-grants").await;
    let app = app(&emulator);
    let tokens = app
        .badge::<werkbank::Watching>(4711, "0000")
        .shift(&werkbank::model::BadgeShift::Late)
        .send()
        .await
        .expect("tokens");
    let asked = last(&emulator, "token");
    for (name, value) in [
        ("grant_type", "urn:werkbank:badge"),
        ("badge_number", "4711"),
        ("pin", "0000"),
        ("shift", "late"),
        ("reader", "gate-7"),
        ("scope", "jobs:read"),
    ] {
        assert_eq!(asked.parameter(name), Some(value), "{name}");
    }
    assert!(tokens.expires_at().is_some() && tokens.refresh_token().is_none());
    let client = werkbank::Client::new(&app, tokens);
    client.list_jobs().send().await.expect("jobs");
    emulator.expire_access_tokens();
    let ended = client.list_jobs().send().await;
    let is_lost = matches!(
        ended,
        Err(werkbank::Error::Runtime(
            rt::Error::GrantLost(_) | rt::Error::Api(_)
        ))
    ) || matches!(ended, Err(werkbank::Error::Unexpected(_)));
    assert!(is_lost, "nothing refreshes it: {ended:?}");
    assert_eq!(of(&emulator, "token").len(), 1);

    let machine = app
        .machine_key::<werkbank::AllScopes>("k")
        .await
        .expect("tokens");
    let client = werkbank::Client::new(&app, machine);
    client
        .drain()
        .send()
        .await
        .expect("an operation for applications");
}

#[tokio::test]
async fn a_pending_request_prints_no_secret() {
    let emulator = start("other-grants").await;
    let app = app(&emulator);
    let badge = app.badge::<werkbank::Watching>(4711, "se-cret-pin");
    let exchange = app.token_exchange::<werkbank::Watching>("se-cret-token", TokenType::Jwt);
    let shown = format!("{badge:?} {exchange:?}");
    assert!(
        shown.contains("pin") && !shown.contains("se-cret"),
        "{shown}"
    );
}
