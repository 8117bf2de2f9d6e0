//! Security profiles: OAuth 2.1 by `oauth21.json`, the FAPI 2.0 Security Profile by `fapi.json`, FAPI 2.0
//! Message Signing by `fapi-messages.json`. The specs state little more than `profile`, and the client and the emulator follow its rules.

use std::time::SystemTime;

use licit::rt::error::ConfigError;
use licit::rt::jose::{Algorithm, SigningKey};
use licit::rt::serde_json::{Value, from_slice, json};
use licit::rt::{Error, Secret, Url, reqwest};
use licit_emulator::{AuthorizeError, Running};

use crate::support::{consent, last, start};

#[licit::oauth_provider(spec = "tests/specs/protocols/fapi.json")]
pub mod fapi {}

#[licit::oauth_provider(spec = "tests/specs/protocols/oauth21.json")]
pub mod oauth21 {}

#[licit::oauth_provider(spec = "tests/specs/protocols/fapi-messages.json")]
pub mod messages {}

const ISSUER: &str = "https://auth.fapi.example";

fn key(emulator: &Running) -> SigningKey {
    let registered = emulator.client("app").expect("a registration");
    let pem = registered.private_key.as_deref().expect("a key");
    SigningKey::from_pem(Algorithm::Es256, &Secret::new(pem)).expect("a key")
}

fn app(emulator: &Running) -> fapi::App {
    let registered = emulator.client("app").expect("a registration");
    let uri = &registered.redirect_uri;
    fapi::App::builder(&registered.client_id, key(emulator), uri)
        .origin(emulator.origin())
        .build()
        .expect("an application")
}

fn claims(jwt: &str) -> Value {
    use base64::Engine as _;
    let part = jwt.split('.').nth(1).expect("claims");
    let text = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(part);
    from_slice(&text.expect("base64url")).expect("an object")
}

#[tokio::test]
async fn the_profile_alone_pushes_binds_and_authenticates_for_the_issuer() {
    let emulator = start("fapi").await;
    let app = app(&emulator);
    let login = app.authorize::<fapi::AllScopes>().push().await;
    let login = login.expect("a reference");
    let callback = consent(&emulator, login.url().as_str()).await;
    let returned = Url::parse(&callback).expect("a URL");
    let issuer = returned.query_pairs().find(|(name, _)| name == "iss");
    assert_eq!(issuer.expect("an issuer").1, ISSUER);
    let tokens = app.finish(login.into_pending(), &callback).await;
    let client = fapi::Client::new(&app, tokens.expect("tokens"));
    client.list_accounts().send().await.expect("accounts");

    for endpoint in ["pushed_authorization_request", "token"] {
        let sent = last(&emulator, endpoint);
        let jwt = sent.parameter("client_assertion").expect("an assertion");
        assert_eq!(claims(jwt)["aud"], json!(ISSUER), "{endpoint}");
    }
    assert!(last(&emulator, "token").header("dpop").is_some());
    let called = last(&emulator, "list_accounts");
    let scheme = called.header("authorization").expect("a token");
    assert!(scheme.starts_with("DPoP "), "{scheme}");
}

#[tokio::test]
async fn a_callback_without_the_issuer_is_rejected() {
    let emulator = start("fapi").await;
    let app = app(&emulator);
    let login = app.authorize::<fapi::AllScopes>().push().await;
    let login = login.expect("a reference");
    let callback = consent(&emulator, login.url().as_str()).await;
    let mut callback = Url::parse(&callback).expect("a URL");
    let kept: Vec<(String, String)> = callback
        .query_pairs()
        .filter(|(name, _)| name != "iss")
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    callback.query_pairs_mut().clear().extend_pairs(kept);
    let refused = app.finish(login.into_pending(), callback.as_str()).await;
    let Err(fapi::Error::Runtime(Error::Authorization(error))) = refused else {
        panic!("{refused:?}")
    };
    assert!(error.to_string().contains("iss"), "{error}");
}

/// FAPI 2.0 Security Profile §5.4.1.
#[tokio::test]
async fn a_key_with_an_algorithm_that_the_profile_forbids_is_an_error_before_anything_is_sent() {
    let secret = Secret::new("a secret of thirty-two characters");
    let secret = SigningKey::from_secret(Algorithm::Hs256, &secret).expect("a key");
    let es384 = SigningKey::generate(Algorithm::Es384).expect("a key");
    for key in [secret, es384] {
        let name = key.algorithm().name();
        let refused = fapi::App::new("licit-client", key, "https://app.example/callback");
        let Err(fapi::Error::Runtime(Error::Config(error))) = refused else {
            panic!("{refused:?}")
        };
        assert!(matches!(*error, ConfigError::SigningKey(_)));
        assert!(error.to_string().contains(name), "{error}");
    }
}

/// FAPI 2.0 Security Profile §5.3.2.2.
#[tokio::test]
async fn the_emulator_rejects_a_request_that_is_not_pushed() {
    let emulator = start("fapi").await;
    let mut url = Url::parse("https://auth.fapi.example/authorize").expect("a URL");
    url.query_pairs_mut()
        .append_pair("response_type", "code")
        .append_pair("client_id", "licit-client")
        .append_pair("redirect_uri", "http://127.0.0.1/callback");
    let refused = emulator.authorize(url.as_str()).await;
    let Err(AuthorizeError::Rejected { message, .. }) = refused else {
        panic!("{refused:?}")
    };
    assert!(message.contains("pushed"), "{message}");
}

/// Pushes a request with a client assertion for `audience`. Returns the error description.
async fn pushed_with(emulator: &Running, audience: Value, redirect_uri: &str) -> Option<String> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let now = now.expect("a time").as_secs();
    let claims = [
        ("iss", json!("licit-client")),
        ("sub", json!("licit-client")),
        ("aud", audience),
        ("jti", json!(format!("{redirect_uri} {now}"))),
        ("iat", json!(now)),
        ("exp", json!(now + 60)),
    ];
    let jwt = key(emulator).sign([], claims).await.expect("a JWT");
    let challenge = "a".repeat(43);
    let form = [
        ("client_id", "licit-client"),
        ("client_assertion", jwt.as_str()),
        (
            "client_assertion_type",
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        ),
        ("response_type", "code"),
        ("redirect_uri", redirect_uri),
        ("scope", "openid accounts"),
        ("state", "state"),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ];
    let body = Url::parse_with_params(ISSUER, form).expect("a URL");
    let reply = reqwest::Client::new()
        .post(format!("{}/auth.fapi.example/par", emulator.origin()))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body.query().unwrap_or_default().to_owned())
        .send()
        .await
        .expect("a reply");
    let body: Value = from_slice(&reply.bytes().await.expect("a body")).expect("JSON");
    let description = body.get("error_description")?.as_str()?;
    Some(description.to_owned())
}

/// FAPI 2.0 Security Profile §5.3.2.1: the audience is the issuer, as a string.
#[tokio::test]
async fn the_emulator_accepts_assertions_for_the_issuer_alone() {
    let emulator = start("fapi").await;
    let redirect_uri = "http://127.0.0.1/callback";
    let right = pushed_with(&emulator, json!(ISSUER), redirect_uri).await;
    assert_eq!(right, None);
    let endpoint = "https://auth.fapi.example/par";
    for audience in [json!([ISSUER]), json!([ISSUER, endpoint]), json!(endpoint)] {
        let refused = pushed_with(&emulator, audience.clone(), redirect_uri).await;
        let refused = refused.unwrap_or_else(|| panic!("{audience} was accepted"));
        assert!(refused.contains("`aud`"), "{refused}");
    }
}

/// FAPI 2.0 Security Profile §5.3.2.2.
#[tokio::test]
async fn the_emulator_rejects_redirect_uris_that_the_profile_forbids() {
    let emulator = start("fapi").await;
    for uri in ["http://app.example/callback", "com.example.app:/callback"] {
        let refused = pushed_with(&emulator, json!(ISSUER), uri).await;
        let refused = refused.unwrap_or_else(|| panic!("{uri} was accepted"));
        assert!(refused.contains("neither `https` nor"), "{refused}");
    }
}

/// OAuth 2.1 §4.3.1, §4.1.1.
#[tokio::test]
async fn a_public_client_of_oauth_2_1_uses_each_refresh_token_once_and_sends_pkce() {
    let emulator = start("oauth21").await;
    let registered = emulator.client("app").expect("a registration");
    let app = oauth21::App::builder(&registered.client_id, &registered.redirect_uri)
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let login = app.authorize::<oauth21::AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    let tokens = app.finish(login.into_pending(), &callback).await;
    let client = oauth21::Client::new(&app, tokens.expect("tokens"));
    let mut used = Vec::new();
    for _ in 0..2 {
        emulator.expire_access_tokens();
        client.list_orders().send().await.expect("orders");
        let refresh = last(&emulator, "token");
        let token = refresh.parameter("refresh_token").expect("a refresh");
        used.push(token.to_owned());
    }
    assert_ne!(used[0], used[1]);
    let authorize = last(&emulator, "authorization");
    assert!(authorize.parameter("code_challenge").is_some());
}

/// FAPI 2.0 Message Signing §5.3 to §5.5.
#[tokio::test]
async fn the_message_signing_profile_signs_requests_responses_and_introspection() {
    let emulator = start("fapi-messages").await;
    let registered = emulator.client("app").expect("a registration");
    let uri = &registered.redirect_uri;
    let app = messages::App::builder(&registered.client_id, key(&emulator), uri)
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let login = app.authorize::<messages::AllScopes>().push().await;
    let login = login.expect("a reference");
    let pushed = last(&emulator, "pushed_authorization_request");
    let request = claims(pushed.parameter("request").expect("a request object"));
    assert_eq!(request["aud"], json!("https://auth.messages.example"));
    assert_eq!(request["response_mode"], json!("jwt"));
    assert!(
        request["exp"].is_u64() && request["nbf"].is_u64(),
        "{request}"
    );
    assert!(pushed.parameter("redirect_uri").is_none());

    let callback = consent(&emulator, login.url().as_str()).await;
    let returned = Url::parse(&callback).expect("a URL");
    let names: Vec<_> = returned.query_pairs().map(|(name, _)| name).collect();
    assert_eq!(names, ["response"]);
    let tokens = app.finish(login.into_pending(), &callback).await;
    let tokens = tokens.expect("tokens");
    let introspection = app.introspect(tokens.access_token()).await;
    assert!(introspection.expect("a signed response").is_active());
    let sent = last(&emulator, "introspection");
    let accept = sent.header("accept").expect("a media type");
    assert!(accept.contains("introspection+jwt"), "{accept}");
    let client = messages::Client::new(&app, tokens);
    client.list_accounts().send().await.expect("accounts");
}
