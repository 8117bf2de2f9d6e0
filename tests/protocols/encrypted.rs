//! Encrypted ID tokens (OpenID Connect Core §10.2), by `encrypted.json` and `encrypted-optional.json`.

use licit::rt::error::{ConfigError, SignedToken, SignedTokenFault};
use licit::rt::jose::{ContentEncryption, DecryptionKey, JoseError, KeyEncryption};
use licit::rt::serde_json::{Value, json};
use licit::rt::{ClientMetadata, Error, RegisteredClient, Secret};
use licit_emulator::Running;

use crate::support::{consent, last, start};

#[licit::oauth_provider(spec = "tests/specs/protocols/encrypted.json")]
pub mod sealed {}

#[licit::oauth_provider(spec = "tests/specs/protocols/encrypted-optional.json")]
pub mod sealable {}

const CALLBACK: &str = "https://app.example/callback";

/// The key that the emulator encrypts for.
fn key(emulator: &Running) -> DecryptionKey {
    let client = emulator.client("app").expect("a registration");
    let pem = Secret::new(client.decryption_key.as_deref().expect("a key"));
    DecryptionKey::from_pem(KeyEncryption::EcdhEsA128Kw, &pem).expect("a key")
}

fn app(emulator: &Running, keys: &[DecryptionKey]) -> Result<sealed::App, sealed::Error> {
    let client = emulator.client("app").expect("a registration");
    let secret = client.client_secret.as_deref().expect("a secret");
    let builder = sealed::App::builder(&client.client_id, secret, &client.redirect_uri);
    let builder = keys
        .iter()
        .cloned()
        .fold(builder, sealed::AppBuilder::decryption_key);
    builder.origin(emulator.origin()).build()
}

async fn log_in(
    emulator: &Running,
    app: &sealed::App,
) -> Result<sealed::Tokens<sealed::AllScopes>, sealed::Error> {
    let login = app.authorize::<sealed::AllScopes>();
    let callback = consent(emulator, login.url().as_str()).await;
    app.finish(login.into_pending(), &callback).await
}

/// The reason why the ID token of a login was rejected.
fn reason(error: Error) -> JoseError {
    let Error::SignedToken(error) = error else {
        panic!("{error:?}")
    };
    assert_eq!(error.token(), SignedToken::IdToken);
    match error.fault() {
        SignedTokenFault::NotSigned(reason) => reason.clone(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_encrypted_id_token_is_decrypted_at_login_and_at_each_refresh() {
    let emulator = start("encrypted").await;
    let app = app(&emulator, &[key(&emulator)]).expect("an application");
    let tokens = log_in(&emulator, &app).await.expect("tokens");
    let identity = app.identity(&tokens).expect("an identity");
    assert_eq!(identity.subject(), "ada");
    // The signed token is stored: it is the hint of a logout (Core §3.1.2.1).
    assert_eq!(identity.id_token().expose().matches('.').count(), 2);
    let logout = app.logout(&tokens).expect("a logout").url();
    assert!(logout.as_str().contains(identity.id_token().expose()));

    let client = sealed::Client::new(&app, tokens);
    let credential = client.session().current().await.expect("a token");
    client.session().refresh(&credential).await.expect("tokens");
    let refreshed = client.identity().expect("an identity");
    assert_eq!(refreshed.subject(), "ada");
}

#[tokio::test]
async fn keys_are_replaced_without_losing_a_login() {
    let emulator = start("encrypted").await;
    let registered = key(&emulator);
    let newer = DecryptionKey::generate(KeyEncryption::EcdhEs).expect("a key");
    let another = DecryptionKey::generate(KeyEncryption::EcdhEsA128Kw).expect("a key");
    let keys = [newer.with_key_id("2027"), another.clone(), registered];
    let both = app(&emulator, &keys).expect("an application");
    log_in(&emulator, &both).await.expect("tokens");

    let without = app(&emulator, &[another]).expect("an application");
    let Err(sealed::Error::Runtime(error)) = log_in(&emulator, &without).await else {
        panic!("an error")
    };
    assert!(matches!(reason(error), JoseError::Decryption));
}

#[tokio::test]
async fn a_missing_key_and_a_key_for_another_algorithm_are_configuration_errors() {
    let emulator = start("encrypted").await;
    let Err(sealed::Error::Runtime(Error::Config(error))) = app(&emulator, &[]) else {
        panic!("an error")
    };
    assert!(
        matches!(*error, ConfigError::DecryptionKeyMissing),
        "{error}"
    );

    let other = DecryptionKey::generate(KeyEncryption::RsaOaep).expect("a key");
    let built = sealable::App::builder("id", "secret", CALLBACK)
        .decryption_key(other)
        .build();
    let message = built.map(drop).expect_err("an error").to_string();
    assert!(message.contains("RSA-OAEP, but"), "{message}");
}

async fn register(emulator: &Running, metadata: ClientMetadata) -> Result<RegisteredClient, Error> {
    let registrar = sealed::App::registrar().origin(emulator.origin());
    let metadata = metadata.redirect_uri(CALLBACK);
    registrar
        .build()
        .expect("a registrar")
        .register(metadata)
        .await
}

#[tokio::test]
async fn every_algorithm_can_be_registered() {
    let emulator = start("encrypted").await;
    for algorithm in KeyEncryption::ALL {
        for encoding in ContentEncryption::ALL {
            let key = DecryptionKey::generate(*algorithm).expect("a key");
            let key = key.with_key_id("2026");
            let metadata = ClientMetadata::new()
                .decryption_key(&key)
                .member("id_token_encrypted_response_enc", encoding.name());
            let client = register(&emulator, metadata).await.expect("a client");
            let app = sealed::App::registered(&client, CALLBACK)
                .decryption_key(key)
                .origin(emulator.origin())
                .build()
                .expect("an application");
            let tokens = log_in(&emulator, &app).await.expect("tokens");
            let subject = app.identity(&tokens).expect("an identity");
            assert_eq!(subject.subject(), "ada", "{algorithm} {encoding}");
        }
    }
}

#[tokio::test]
async fn registration_sends_the_key_and_the_preferred_algorithms() {
    let emulator = start("encrypted").await;
    let key = DecryptionKey::generate(KeyEncryption::EcdhEs).expect("a key");
    let metadata = ClientMetadata::new().decryption_key(&key);
    register(&emulator, metadata).await.expect("a client");
    let sent = last(&emulator, "registration").json().expect("JSON");
    assert_eq!(sent["id_token_encrypted_response_alg"], "ECDH-ES");
    assert_eq!(sent["id_token_encrypted_response_enc"], "A256GCM");
    assert_eq!(sent["jwks"]["keys"], json!([key.public_jwk()]));
    assert_eq!(sent["jwks"]["keys"][0]["use"], "enc");
    // A key for encryption does not authenticate the client.
    assert_eq!(sent["token_endpoint_auth_method"], "client_secret_basic");

    for (name, value, expected) in [
        ("client_name", json!("Nobody"), "is missing"),
        ("id_token_encrypted_response_alg", json!("RSA1_5"), "RSA1_5"),
        (
            "id_token_encrypted_response_alg",
            json!("RSA-OAEP"),
            "no key",
        ),
    ] {
        let metadata = ClientMetadata::new().member(name, value);
        let outcome = register(&emulator, metadata).await;
        let message = outcome.map(drop).expect_err("an error").to_string();
        assert!(message.contains(expected), "{message}");
    }
}

#[tokio::test]
async fn with_a_key_an_id_token_that_is_not_encrypted_is_rejected() {
    let emulator = start("encrypted-optional").await;
    let client = emulator.client("app").expect("a registration");
    assert_eq!(client.decryption_key, None);
    let secret = client.client_secret.as_deref().expect("a secret");
    let builder = || {
        let builder = sealable::App::builder(&client.client_id, secret, &client.redirect_uri);
        builder.origin(emulator.origin())
    };
    let key = DecryptionKey::generate(KeyEncryption::EcdhEs).expect("a key");
    for (app, is_rejected) in [
        (builder().build().expect("an application"), false),
        (
            builder()
                .decryption_key(key)
                .build()
                .expect("an application"),
            true,
        ),
    ] {
        let login = app.authorize::<sealable::AllScopes>();
        let callback = consent(&emulator, login.url().as_str()).await;
        match app.finish(login.into_pending(), &callback).await {
            Ok(_) => assert!(!is_rejected),
            Err(sealable::Error::Runtime(error)) => {
                assert!(is_rejected && matches!(reason(error), JoseError::NotEncrypted));
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn the_emulator_publishes_its_algorithms() {
    let emulator = start("encrypted").await;
    let url = format!("{}/.well-known/openid-configuration", emulator.origin());
    let reply = licit::rt::reqwest::get(url).await.expect("a reply");
    let text = reply.text().await.expect("a text");
    let metadata: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(
        metadata["id_token_encryption_alg_values_supported"][0],
        "ECDH-ES+A128KW"
    );
    assert_eq!(
        metadata["id_token_encryption_enc_values_supported"][0],
        "A256GCM"
    );
}
