//! Signed authorization requests (RFC 9101) and signed introspection responses (RFC 9701), by
//! `signed-requests.json`.

use std::time::SystemTime;

use licit::rt::error::{OAuthErrorCode, SignedToken, SignedTokenFault};
use licit::rt::jose::{Algorithm, SigningKey};
use licit::rt::serde_json::{Value, json};
use licit::rt::{Error, Secret, Url};
use licit_emulator::{AuthorizeError, Forgery, Running};

use crate::support::{consent, last, of, start};

#[licit::oauth_provider(spec = "tests/specs/protocols/signed-requests.json")]
pub mod notary {}

use notary::{AllScopes, App, Tokens};

const REDIRECT_URI: &str = "http://127.0.0.1/callback";

/// The key that the emulator registered.
fn registered_key(emulator: &Running) -> SigningKey {
    let registered = emulator.client("app").expect("a registration");
    let pem = Secret::new(registered.private_key.as_deref().expect("a key"));
    SigningKey::from_pem(Algorithm::Es256, &pem).expect("an ES256 key")
}

fn app_with(emulator: &Running, key: SigningKey) -> App {
    App::builder("licit-client", key, REDIRECT_URI)
        .origin(emulator.origin())
        .build()
        .expect("an application")
}

fn app(emulator: &Running) -> App {
    app_with(emulator, registered_key(emulator))
}

fn names(url: &Url) -> Vec<String> {
    let pairs = url.query_pairs();
    pairs.map(|(name, _)| name.into_owned()).collect()
}

async fn tokens(emulator: &Running, app: &App) -> Tokens<AllScopes> {
    let login = app.authorize::<AllScopes>().sign().await;
    let login = login.expect("a signature");
    let callback = consent(emulator, login.url().as_str()).await;
    let finished = app.finish(login.into_pending(), &callback).await;
    finished.expect("tokens")
}

/// The reason why the emulator shows its user a page instead of a login.
async fn refusal(emulator: &Running, url: &Url) -> String {
    match emulator.authorize(url.as_str()).await {
        Err(AuthorizeError::Rejected {
            status: 400,
            message,
        }) => message,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_browser_carries_a_signed_request_and_the_client_identifier() {
    let emulator = start("signed-requests").await;
    let app = app(&emulator);
    let signed = app
        .authorize::<AllScopes>()
        .sign()
        .await
        .expect("a signature");
    assert_eq!(names(&signed.url()), ["client_id", "request"]);
    let callback = consent(&emulator, signed.url().as_str()).await;
    let finished = app.finish(signed.into_pending(), &callback).await;
    finished.expect("tokens");
}

#[tokio::test]
async fn a_pushed_request_is_signed() {
    let emulator = start("signed-requests").await;
    let app = app(&emulator);
    let login = app
        .authorize::<AllScopes>()
        .push()
        .await
        .expect("a reference");
    assert_eq!(names(&login.url()), ["client_id", "request_uri"]);
    let sent = last(&emulator, "pushed_authorization_request");
    let names: Vec<_> = sent.form.iter().map(|(name, _)| name.as_str()).collect();
    let by = ["client_assertion_type", "client_assertion"];
    assert_eq!(names, [&["client_id", "request"][..], &by].concat());
    let callback = consent(&emulator, login.url().as_str()).await;
    let finished = app.finish(login.into_pending(), &callback).await;
    finished.expect("tokens");
}

#[tokio::test]
async fn a_request_that_another_key_signed_is_rejected() {
    let emulator = start("signed-requests").await;
    let other = SigningKey::generate(Algorithm::Es256).expect("a key");
    let login = app_with(&emulator, other).authorize::<AllScopes>().sign();
    let url = login.await.expect("a signature").url();
    let problem = refusal(&emulator, &url).await;
    assert!(
        problem.contains("not signed by the client's key"),
        "{problem}"
    );
    assert!(of(&emulator, "token").is_empty());
}

/// A request object with changed claims; null removes one.
fn signed(
    key: &SigningKey,
    header: &[(&'static str, Value)],
    changes: &[(&'static str, Value)],
) -> String {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let now = now.expect("a time").as_secs();
    let mut claims = vec![
        ("iss", json!("licit-client")),
        ("aud", json!("https://auth.notary.example")),
        ("nbf", json!(now)),
        ("exp", json!(now + 60)),
        ("client_id", json!("licit-client")),
        ("response_type", json!("code")),
        ("redirect_uri", json!(REDIRECT_URI)),
        (
            "code_challenge",
            json!("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
        ),
        ("code_challenge_method", json!("S256")),
        ("scope", json!("deeds")),
        ("state", json!("s")),
        (
            "resource",
            json!([
                "https://api.notary.example/",
                "https://files.notary.example/"
            ]),
        ),
    ];
    for (name, value) in changes {
        claims.retain(|(known, _)| known != name);
        claims.push((name, value.clone()));
    }
    claims.retain(|(_, value)| !value.is_null());
    key.sign_local(header.iter().cloned(), claims)
        .expect("a JWT")
}

fn with_request(request: &str) -> Url {
    let base = "https://auth.notary.example/authorize";
    let pairs = [("client_id", "licit-client"), ("request", request)];
    Url::parse_with_params(base, pairs).expect("a URL")
}

#[tokio::test]
async fn a_request_object_for_another_server_client_or_time_is_rejected() {
    let emulator = start("signed-requests").await;
    let key = registered_key(&emulator);
    consent(&emulator, with_request(&signed(&key, &[], &[])).as_str()).await;
    let list = json!(["https://other.example", "https://auth.notary.example"]);
    let several = signed(&key, &[], &[("aud", list)]);
    consent(&emulator, with_request(&several).as_str()).await;

    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let now = now.expect("a time").as_secs();
    for (claim, value, expected) in [
        ("iss", json!("another"), "`iss`"),
        ("iss", json!(null), "`iss`"),
        ("sub", json!("licit-client"), "`sub`"),
        ("aud", json!("https://other.example"), "`aud`"),
        ("client_id", json!("another"), "`client_id`"),
        ("exp", json!(now - 1), "has expired"),
        ("exp", json!(now + 4000), "60 minutes"),
        ("exp", json!(null), "`exp`"),
        ("nbf", json!(null), "`nbf`"),
        ("nbf", json!(now + 600), "in the future"),
        ("request_uri", json!("https://x.example"), "`request_uri`"),
        ("request", json!("a.b.c"), "`request`"),
    ] {
        let url = with_request(&signed(&key, &[], &[(claim, value)]));
        let problem = refusal(&emulator, &url).await;
        assert!(problem.contains(expected), "{claim}: {problem}");
    }
    let header = [("typ", json!("at+jwt"))];
    let problem = refusal(&emulator, &with_request(&signed(&key, &header, &[]))).await;
    assert!(problem.contains("`typ`"), "{problem}");
}

#[tokio::test]
async fn an_unsigned_request_is_rejected_with_the_reason() {
    let emulator = start("signed-requests").await;
    let mut url = with_request("x");
    let plain = [
        ("client_id", "licit-client"),
        ("response_type", "code"),
        ("redirect_uri", REDIRECT_URI),
    ];
    url.query_pairs_mut().clear().extend_pairs(plain);
    let problem = refusal(&emulator, &url).await;
    assert!(
        problem.contains("only signed authorization requests"),
        "{problem}"
    );
    let unsigned = "eyJhbGciOiJub25lIn0.eyJpc3MiOiJsaWNpdC1jbGllbnQifQ.";
    let problem = refusal(&emulator, &with_request(unsigned)).await;
    assert!(problem.contains("`none`"), "{problem}");
    let problem = refusal(&emulator, &with_request("nothing")).await;
    assert!(problem.contains("not a signed JWT"), "{problem}");
}

#[tokio::test]
async fn parameters_beside_a_request_object_are_ignored() {
    let emulator = start("signed-requests").await;
    let mut url = with_request(&signed(&registered_key(&emulator), &[], &[]));
    url.query_pairs_mut()
        .append_pair("redirect_uri", "https://evil.example/")
        .append_pair("scope", "everything");
    let callback = consent(&emulator, url.as_str()).await;
    assert!(callback.starts_with(REDIRECT_URI), "{callback}");
}

#[tokio::test]
async fn a_key_of_another_algorithm_is_a_configuration_error() {
    let key = SigningKey::generate(Algorithm::EdDsa).expect("a key");
    let refused = App::new("licit-client", key, REDIRECT_URI);
    let message = refused.map(drop).expect_err("an error").to_string();
    assert!(
        message.contains("EdDSA") && message.contains("ES256"),
        "{message}"
    );
}

#[tokio::test]
async fn a_signed_introspection_response_is_verified() {
    let emulator = start("signed-requests").await;
    let app = app(&emulator);
    let tokens = tokens(&emulator, &app).await;
    let introspected = app.introspect(tokens.access_token()).await;
    let introspected = introspected.expect("an introspection");
    assert!(introspected.is_active());
    assert_eq!(introspected.scopes(), ["deeds"]);
    let asked = last(&emulator, "introspection");
    let accepted = asked.headers.iter().find(|(name, _)| name == "accept");
    let (_, accepted) = accepted.expect("a header");
    assert_eq!(accepted, "application/token-introspection+jwt");
    let unknown = app.introspect(&"made up".into()).await.expect("a reply");
    assert!(!unknown.is_active());
}

#[tokio::test]
async fn an_introspection_response_with_wrong_signature_type_or_claims_is_rejected() {
    let emulator = start("signed-requests").await;
    let app = app(&emulator);
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let now = now.expect("a time").as_secs();
    for (forgery, claim) in [
        (Forgery::Unsigned, None),
        (Forgery::PublicKeyAsSecret, None),
        (Forgery::UnknownKey, None),
        (Forgery::ForeignKey, None),
        (Forgery::Type("JWT".to_owned()), Some("typ")),
        (
            Forgery::claim("iss", "https://another.example"),
            Some("iss"),
        ),
        (Forgery::claim("aud", "another"), Some("aud")),
        (Forgery::claim("iat", json!(null)), Some("iat")),
        (Forgery::claim("iat", now + 3600), Some("iat")),
        (Forgery::claim("iat", now - 3600), Some("iat")),
        (
            Forgery::claim("token_introspection", json!(null)),
            Some("token_introspection"),
        ),
    ] {
        emulator.forge_next(forgery.clone());
        let refused = app.introspect(&"any".into()).await;
        let Err(notary::Error::Runtime(Error::SignedToken(error))) = refused else {
            panic!("{forgery:?}: {refused:?}")
        };
        assert_eq!(error.token(), SignedToken::IntrospectionResponse);
        match error.fault() {
            SignedTokenFault::Claim(name) => assert_eq!(claim, Some(*name)),
            _ => assert_eq!(claim, None, "{forgery:?}"),
        }
    }
}

#[tokio::test]
async fn an_error_of_signed_introspection_is_json() {
    let emulator = start("signed-requests").await;
    let other = SigningKey::generate(Algorithm::Es256).expect("a key");
    let refused = app_with(&emulator, other).introspect(&"any".into()).await;
    let Err(notary::Error::Runtime(Error::OAuth(error))) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(*error.code(), OAuthErrorCode::InvalidClient);
}
