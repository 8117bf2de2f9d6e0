//! Client authentication by JWT (RFC 7523 §2.2), by `signed-clients.json`, and JWTs as client
//! secret or Bearer token, by `minted-secret.json` and `app-jwt.json`.

use std::collections::HashSet;
use std::time::SystemTime;

use licit::rt::Error;
use licit::rt::error::{ConfigError, OAuthErrorCode};
use licit::rt::jose::{Algorithm, SigningKey};
use licit::rt::serde_json::{Map, Value, from_slice};
use licit::rt::{Secret, reqwest};
use licit_emulator::{RecordedRequest, Running};

use crate::support::{consent, emulator, last, of, start};

#[licit::oauth_provider(spec = "tests/specs/protocols/signed-clients.json")]
pub mod signed {}

#[licit::oauth_provider(spec = "tests/specs/protocols/minted-secret.json")]
pub mod minted {}

#[licit::oauth_provider(spec = "tests/specs/protocols/app-jwt.json")]
pub mod installed {}

/// The application's key, which the emulator generated.
fn key(emulator: &Running, registration: &str, algorithm: Algorithm) -> SigningKey {
    let registered = emulator.client(registration).expect("a registration");
    let pem = registered.private_key.as_deref().expect("a key");
    SigningKey::from_pem(algorithm, &Secret::new(pem)).expect("a key")
}

fn part(jwt: &str, at: usize) -> Map<String, Value> {
    use base64::Engine as _;
    let part = jwt.split('.').nth(at).expect("a part");
    let text = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(part);
    from_slice(&text.expect("base64url")).expect("an object")
}

fn user_app(emulator: &Running, key: SigningKey) -> signed::UserApp {
    let registered = emulator.client("user").expect("a registration");
    signed::UserApp::builder(&registered.client_id, key, &registered.redirect_uri)
        .origin(emulator.origin())
        .build()
        .expect("an application")
}

fn parameter<'r>(request: &'r RecordedRequest, name: &str) -> &'r str {
    request
        .parameter(name)
        .unwrap_or_else(|| panic!("no {name} in {request:?}"))
}

#[tokio::test]
async fn private_key_jwt_is_fresh_for_every_request_and_for_the_issuer() {
    let emulator = start("signed-clients").await;
    let app = user_app(&emulator, key(&emulator, "user", Algorithm::Es256));
    let login = app
        .authorize::<signed::AllScopes>()
        .push()
        .await
        .expect("a reference");
    let callback = consent(&emulator, login.url().as_str()).await;
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    let client = signed::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.list_orders().send().await.expect("orders");
    client.session().revoke().await.expect("revoked");

    let endpoints = ["pushed_authorization_request", "token", "revocation"];
    let sent: Vec<_> = endpoints.iter().flat_map(|at| of(&emulator, at)).collect();
    assert_eq!(sent.len(), 4);
    let mut seen = HashSet::new();
    for request in &sent {
        assert!(request.header("authorization").is_none());
        assert!(request.parameter("client_secret").is_none());
        assert_eq!(
            parameter(request, "client_assertion_type"),
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
        );
        let claims = part(parameter(request, "client_assertion"), 1);
        let text = |name: &str| claims[name].as_str().expect("text");
        assert_eq!((text("iss"), text("sub")), ("user-client", "user-client"));
        assert_eq!(text("aud"), "https://auth.signed.example");
        let time = |name: &str| claims[name].as_u64().expect("a time");
        assert_eq!(time("exp") - time("iat"), 120);
        let now = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .expect("a time");
        assert!(now.as_secs().abs_diff(time("iat")) < 10);
        assert!(seen.insert(text("jti").to_owned()), "a `jti` is used once");
    }
}

#[tokio::test]
async fn client_secret_jwt_proves_the_secret_and_does_not_send_it() {
    let emulator = start("signed-clients").await;
    let app = signed::ServiceApp::builder("service-client", "service-secret")
        .origin(emulator.origin())
        .build()
        .expect("an application");
    app.client_credentials::<signed::AllScopes>()
        .await
        .expect("tokens");
    let request = last(&emulator, "token");
    assert!(!format!("{request:?}").contains("service-secret"));
    assert_eq!(
        part(parameter(&request, "client_assertion"), 0)["alg"],
        "HS256"
    );
}

#[tokio::test]
async fn another_key_is_rejected_and_no_error_contains_the_jwt() {
    let emulator = start("signed-clients").await;
    let another = SigningKey::generate(Algorithm::Es256).expect("a key");
    let refused = user_app(&emulator, another)
        .authorize::<signed::AllScopes>()
        .push()
        .await;
    let Err(signed::Error::Runtime(Error::OAuth(error))) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(*error.code(), OAuthErrorCode::InvalidClient);
    let request = last(&emulator, "pushed_authorization_request");
    let jwt = parameter(&request, "client_assertion");
    assert!(!format!("{error} {error:?}").contains(jwt));
}

#[tokio::test]
async fn a_registered_public_key_verifies_what_its_private_key_signs() {
    let key = SigningKey::generate(Algorithm::Es256)
        .expect("a key")
        .with_key_id("2026");
    let public = key.public_jwk().expect("a public key");
    let emulator = emulator("signed-clients").client_key("user", public);
    let emulator = emulator.start().await.expect("a port");
    let app = user_app(&emulator, key);
    app.authorize::<signed::AllScopes>()
        .push()
        .await
        .expect("a reference");
    let request = last(&emulator, "pushed_authorization_request");
    assert_eq!(
        part(parameter(&request, "client_assertion"), 0)["kid"],
        "2026"
    );
}

#[tokio::test]
async fn a_key_of_another_algorithm_is_an_error_before_anything_is_sent() {
    let key = SigningKey::generate(Algorithm::EdDsa).expect("a key");
    let refused = signed::UserApp::new("user-client", key, "https://app.example/callback");
    let Err(signed::Error::Runtime(Error::Config(error))) = refused else {
        panic!("{refused:?}")
    };
    assert!(matches!(*error, ConfigError::SigningKey(_)));
    assert!(error.to_string().contains("EdDSA"), "{error}");
}

/// Requests a token with a custom JWT, and returns the emulator's result.
async fn token_reply(emulator: &Running, jwt: &str) -> String {
    let url = format!("{}/auth.signed.example/token", emulator.origin());
    let form = format!(
        "grant_type=client_credentials&client_id=service-client&client_assertion={jwt}&\
         client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    );
    let request = reqwest::Client::new()
        .post(url)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form);
    let reply = request.send().await.expect("a reply");
    reply.text().await.expect("a text")
}

#[tokio::test]
async fn the_emulator_accepts_a_jwt_once_before_expiry_and_for_its_audience() {
    let emulator = start("signed-clients").await;
    let secret = |text: &str| Secret::new(text);
    let key = SigningKey::from_secret(Algorithm::Hs256, &secret("service-secret")).expect("a key");
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .expect("a time");
    let now = now.as_secs();
    let jwt = |jti: &str, aud: &str, exp: u64| {
        let id = Value::from("service-client");
        let claims = [("iss", id.clone()), ("sub", id), ("jti", jti.into())];
        let more = [("aud", aud.into()), ("exp", exp.into())];
        key.sign_local([], claims.into_iter().chain(more))
            .expect("a JWT")
    };
    let ours = "https://auth.signed.example";
    let good = jwt("1", ours, now + 60);
    assert!(token_reply(&emulator, &good).await.contains("access_token"));
    for (jwt, problem) in [
        (good, "used before"),
        (jwt("2", "https://elsewhere.example", now + 60), "`aud`"),
        (jwt("3", ours, now - 1), "expired"),
        (jwt("4", ours, now + 86_400), "more than an hour"),
        (
            format!("{}x", jwt("5", ours, now + 60)),
            "not signed by its key",
        ),
    ] {
        let reply_text = token_reply(&emulator, &jwt).await;
        assert!(
            reply_text.contains("invalid_client") && reply_text.contains(problem),
            "{reply_text}"
        );
    }
}

#[tokio::test]
async fn a_generated_jwt_replaces_the_client_secret() {
    let emulator = start("minted-secret").await;
    let key = key(&emulator, "app", Algorithm::Es256);
    let registered = emulator.client("app").expect("a registration");
    let app = minted::App::builder(
        &registered.client_id,
        key,
        &registered.redirect_uri,
        "TEAM7",
    )
    .origin(emulator.origin())
    .build()
    .expect("an application");
    let login = app.authorize::<minted::AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    app.finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    let request = last(&emulator, "token");
    assert!(request.parameter("client_assertion").is_none());
    let claims = part(parameter(&request, "client_secret"), 1);
    assert_eq!(claims["iss"], "TEAM7");
    assert_eq!(claims["sub"], "licit-client");
    assert_eq!(claims["aud"], "https://id.minted.example");
}

#[tokio::test]
async fn an_application_jwt_is_a_bearer_token_for_an_installation_token() {
    let emulator = start("app-jwt").await;
    let key = key(&emulator, "app", Algorithm::Rs256);
    let app = installed::App::builder("licit-client", key, "4711")
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let tokens = app
        .client_credentials::<installed::AllScopes>()
        .await
        .expect("tokens");
    assert!(tokens.expires_at().is_some());
    let request = last(&emulator, "token");
    assert_eq!(
        request.path,
        "/api.installed.example/app/installations/4711/access_tokens"
    );
    assert!(request.form.is_empty(), "{request:?}");
    let header = request.header("authorization").expect("a header");
    let jwt = header.strip_prefix("Bearer ").expect("a Bearer token");
    assert_eq!(part(jwt, 0)["alg"], "RS256");
    assert_eq!(part(jwt, 1)["iss"], "licit-client");

    let client = installed::Client::new(&app, tokens);
    client
        .list_repositories()
        .send()
        .await
        .expect("repositories");
    let call = last(&emulator, "list_repositories");
    assert_ne!(call.header("authorization"), Some(header));
}
