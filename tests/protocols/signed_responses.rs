//! Signed authorization responses (JARM), by `signed-responses.json`.

use std::time::SystemTime;

use licit::rt::Error;
use licit::rt::error::{AuthorizationError, SignedToken, SignedTokenFault};
use licit::rt::serde_json::json;
use licit_emulator::{Consent, Forgery, Running};

use crate::support::{consent, emulator, last, of, start};

#[licit::oauth_provider(spec = "tests/specs/protocols/signed-responses.json")]
pub mod sealed {}

use sealed::{AllScopes, Tokens};

fn app(emulator: &Running) -> sealed::App {
    let registered = emulator.client("app").expect("a registration");
    sealed::App::builder(&registered.client_id, &registered.redirect_uri)
        .origin(emulator.origin())
        .build()
        .expect("an application")
}

async fn log_in(emulator: &Running) -> Result<Tokens<AllScopes>, sealed::Error> {
    let app = app(emulator);
    let login = app.authorize::<AllScopes>();
    let callback = consent(emulator, login.url().as_str()).await;
    app.finish(login.into_pending(), &callback).await
}

#[tokio::test]
async fn a_signed_response_completes_a_login() {
    let emulator = start("signed-responses").await;
    let app = app(&emulator);
    let login = app.authorize::<AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    assert!(
        callback.contains("?response=") && !callback.contains("code="),
        "{callback}"
    );
    app.finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(asked.parameter("response_mode"), Some("jwt"));
}

#[tokio::test]
async fn a_response_with_wrong_signature_audience_or_time_is_rejected() {
    let emulator = start("signed-responses").await;
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let ended = now.expect("a time").as_secs() - 100;
    for (forgery, claim) in [
        (Forgery::Unsigned, None),
        (Forgery::PublicKeyAsSecret, None),
        (Forgery::UnknownKey, None),
        (Forgery::ForeignKey, None),
        (
            Forgery::claim("iss", "https://another.example"),
            Some("iss"),
        ),
        (Forgery::claim("aud", "another"), Some("aud")),
        (Forgery::claim("exp", json!(null)), Some("exp")),
        (Forgery::claim("exp", ended), None),
    ] {
        emulator.forge_next(forgery.clone());
        let refused = log_in(&emulator).await;
        let Err(sealed::Error::Runtime(Error::SignedToken(error))) = refused else {
            panic!("{forgery:?}: {refused:?}")
        };
        assert_eq!(error.token(), SignedToken::AuthorizationResponse);
        match error.fault() {
            SignedTokenFault::Claim(name) => assert_eq!(claim, Some(*name)),
            _ => assert_eq!(claim, None, "{forgery:?}"),
        }
    }
    assert!(of(&emulator, "token").is_empty(), "no code was exchanged");
}

#[tokio::test]
async fn the_state_of_a_signed_response_must_match_the_login() {
    let emulator = start("signed-responses").await;
    emulator.forge_next(Forgery::claim("state", "another"));
    let refused = log_in(&emulator).await;
    assert!(
        matches!(&refused, Err(sealed::Error::Runtime(Error::Authorization(error))) if **error == AuthorizationError::State),
        "{refused:?}"
    );
}

#[tokio::test]
async fn parameters_beside_a_signed_response_are_ignored() {
    let emulator = start("signed-responses").await;
    let app = app(&emulator);
    let login = app.authorize::<AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    let callback = format!("{callback}&code=injected&state=x&error=access_denied");
    app.finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    let asked = last(&emulator, "token");
    assert_ne!(asked.parameter("code"), Some("injected"));

    // A callback without a signed response is rejected.
    let login = app.authorize::<AllScopes>();
    let url = login.url();
    let state = url.query_pairs().find(|(name, _)| name == "state");
    let (_, state) = state.expect("a state");
    let plain = format!("https://app.example/callback?code=injected&state={state}");
    let refused = app.finish(login.into_pending(), &plain).await;
    let Err(sealed::Error::Runtime(Error::SignedToken(error))) = refused else {
        panic!("{refused:?}")
    };
    assert!(matches!(error.fault(), SignedTokenFault::Missing));
}

#[tokio::test]
async fn a_signed_error_response_is_verified() {
    let emulator = emulator("signed-responses").consent(Consent::Deny);
    let emulator = emulator.start().await.expect("a port");
    let refused = log_in(&emulator).await;
    assert!(refused.is_err_and(|error| error.is_access_denied()));
}
