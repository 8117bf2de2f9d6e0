//! Client authentication that sends no secret (RFC 8705, RFC 7523 §2.2).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use licit_runtime::error::ConfigError;
use licit_runtime::jose::{Algorithm, KeySet, SigningKey};
use licit_runtime::tables::{ClientAssertion, Grant, Parameter, Provider, Registration};
use licit_runtime::token::Application as ForItself;
use licit_runtime::{App, ClientAuth, Error, Tokens, reqwest, serde_json};

use crate::acme::{self, Listing};
use crate::support::{Answer, Server};

const GRANTED: &str = r#"{"access_token":"access-1","expires_in":3600}"#;

const fn registration(provider: &'static Provider, methods: &'static [ClientAuth]) -> Registration {
    Registration {
        client_credentials: Some(Grant {
            token_endpoint: acme::TOKEN,
            auth_methods: methods,
            ..Grant::DEFAULT
        }),
        ..Registration::of(provider)
    }
}

static BY_CERTIFICATE: Registration =
    registration(&acme::PROVIDER, &[ClientAuth::SelfSignedTlsClientAuth]);

static ANONYMOUS: Provider = Provider {
    issuer: None,
    ..acme::PROVIDER_VALUE
};
static CERTIFIED: Provider = Provider {
    client_assertion: ClientAssertion {
        headers: &[Parameter {
            name: "x5t#S256",
            value: "print-of-{client_id}",
        }],
        ..ClientAssertion::DEFAULT
    },
    ..acme::PROVIDER_VALUE
};
static BY_CERTIFIED_KEY: Registration = registration(&CERTIFIED, &[ClientAuth::PrivateKeyJwt]);
static BY_KEY: Registration = registration(&ANONYMOUS, &[ClientAuth::PrivateKeyJwt]);

#[tokio::test]
async fn a_client_with_a_certificate_sends_only_its_identifier() {
    let server = Server::answering(vec![Answer::json(200, GRANTED)]).await;
    let builder = || {
        App::builder(&BY_CERTIFICATE)
            .client_id("the-client")
            .origin(&server.origin())
    };
    match builder().build().unwrap_err() {
        Error::Config(error) => assert!(matches!(*error, ConfigError::CertificateMissing)),
        other => panic!("{other:?}"),
    }
    // A certificate would be part of a custom HTTP client.
    let app = builder().http(reqwest::Client::new()).build().unwrap();
    let _: Tokens<Listing, ForItself> = app.client_credentials().await.unwrap();
    let request = &server.requests()[0];
    assert_eq!(request.form("client_id").as_deref(), Some("the-client"));
    assert_eq!(request.form("client_secret"), None);
    assert_eq!(request.header("authorization"), None);
}

#[tokio::test]
async fn without_an_issuer_a_jwt_is_for_the_token_endpoint() {
    let server = Server::answering(vec![Answer::json(200, GRANTED)]).await;
    let key = SigningKey::generate(Algorithm::Es256).unwrap();
    let keys = serde_json::json!({"keys": [key.public_jwk()]}).to_string();
    let app = App::builder(&BY_KEY)
        .client_id("the-client")
        .signing_key(key)
        .origin(&server.origin())
        .build()
        .unwrap();
    let _: Tokens<Listing, ForItself> = app.client_credentials().await.unwrap();
    let jwt = server.requests()[0].form("client_assertion").unwrap();
    let keys = KeySet::parse(keys.as_bytes()).unwrap();
    let jwt = keys.verify(&jwt, &[Algorithm::Es256]).unwrap();
    assert_eq!(jwt.text("aud"), Some(acme::TOKEN));
    assert_eq!(jwt.text("iss"), Some("the-client"));
}

#[tokio::test]
async fn without_a_key_no_jwt_is_tried() {
    let outcome = App::builder(&BY_KEY).client_id("the-client").build();
    match outcome.unwrap_err() {
        Error::Config(error) => assert!(matches!(*error, ConfigError::SigningKeyMissing)),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_jwt_has_the_header_of_the_spec() {
    let server = Server::answering(vec![Answer::json(200, GRANTED)]).await;
    let app = App::builder(&BY_CERTIFIED_KEY)
        .client_id("the-client")
        .signing_key(SigningKey::generate(Algorithm::Es256).unwrap())
        .origin(&server.origin())
        .build()
        .unwrap();
    let _: Tokens<Listing, ForItself> = app.client_credentials().await.unwrap();
    let jwt = server.requests()[0].form("client_assertion").unwrap();
    let header = URL_SAFE_NO_PAD.decode(jwt.split('.').next().unwrap());
    let header: serde_json::Value = serde_json::from_slice(&header.unwrap()).unwrap();
    assert_eq!(header["x5t#S256"], "print-of-the-client");
    assert_eq!(header["alg"], "ES256");
}
