//! Signed tokens with a hash of the body, and published keys.

use std::time::Duration;

use licit_runtime::jose::{Algorithm, JoseError, SigningKey};
use licit_runtime::serde_json::{Value, json};
use licit_runtime::tables::{
    Provider, Variable, VariableFormat, VariableSource, WebhookJwt, WebhookPlace, WebhookSignature,
    Webhooks,
};
use licit_runtime::webhook::{TokenVerifier, VerifierBuilder, WebhookError};

use crate::acme::{AT, AcmeEvent, EVENTS, at};
use crate::support::{Answer, Server};

static ACME: Provider = Provider {
    name: "acme",
    variables: &[Variable {
        name: "host",
        source: VariableSource::App,
        default: Some("keys.example"),
        format: VariableFormat::Host,
        ..Variable::DEFAULT
    }],
    ..Provider::DEFAULT
};

static SIGNED: Webhooks = Webhooks {
    signature: WebhookSignature::Jwt(WebhookJwt {
        header: "Acme-Signature",
        jwks_uri: "https://{host}/.well-known/jwks.json",
        body_hash: "request_body_sha256",
        issuer: Some("https://acme.example"),
        ..WebhookJwt::DEFAULT
    }),
    event_type: Some(WebhookPlace::Pointer("/type")),
    events: EVENTS,
    ..Webhooks::DEFAULT
};

const BODY: &[u8] = br#"{"type": "ping"}"#;
/// By `printf '{"type": "ping"}' | sha256sum`.
const HASH: &str = "48dc423fa41ce224a0f447612ebb524339b3279a1d1edf3ee6564578fe9743db";

async fn server(key: &SigningKey) -> Server {
    let keys = json!({ "keys": [key.public_jwk()] }).to_string();
    Server::answering(vec![Answer::json(200, keys)]).await
}

fn key() -> SigningKey {
    SigningKey::generate(Algorithm::Es256)
        .unwrap()
        .with_key_id("k1")
}

fn claims() -> Value {
    json!({ "iss": "https://acme.example", "iat": AT, "request_body_sha256": HASH })
}

fn signed(key: &SigningKey, claims: &Value) -> String {
    let members = claims.as_object().unwrap().clone();
    let claims = members
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()));
    key.sign_local([], claims).unwrap()
}

fn verifier(server: &Server) -> TokenVerifier {
    VerifierBuilder::new(&ACME, &SIGNED)
        .clock(|| at(AT))
        .origin(&server.origin())
        .build_token()
        .unwrap()
}

async fn take(
    verifier: &TokenVerifier,
    token: &str,
    body: &[u8],
) -> Result<AcmeEvent, WebhookError> {
    let delivery = verifier.verify([("acme-signature", token)], body).await;
    delivery.map(|delivery| delivery.event)
}

#[tokio::test]
async fn a_token_signed_for_this_body_is_accepted() {
    let key = key();
    let server = server(&key).await;
    let delivery = verifier(&server)
        .verify::<AcmeEvent, _, _>([("acme-signature", signed(&key, &claims()))], BODY)
        .await
        .unwrap();
    assert!(matches!(delivery.event, AcmeEvent::Ping(_)));
    assert_eq!(delivery.signed_at, Some(at(AT)));
    assert_eq!(
        server.requests()[0].target,
        "/keys.example/.well-known/jwks.json"
    );
}

#[tokio::test]
async fn claims_about_another_webhook_are_distinct_errors() {
    let key = key();
    let server = server(&key).await;
    let verifier = verifier(&server);
    let with = |name: &str, value: Value| {
        let mut claims = claims();
        claims[name] = value;
        signed(&key, &claims)
    };
    let refused =
        async |token: String, body: &[u8]| take(&verifier, &token, body).await.unwrap_err();

    let other_body = refused(signed(&key, &claims()), br#"{"type": "ping" }"#).await;
    assert!(matches!(other_body, WebhookError::BodyHashMismatch));
    for hash in [json!(null), json!(""), json!(HASH[1..]), json!(7)] {
        let error = refused(with("request_body_sha256", hash), BODY).await;
        assert!(matches!(error, WebhookError::BodyHashMismatch));
    }
    let issuer = refused(with("iss", json!("https://evil.example")), BODY).await;
    assert!(matches!(issuer, WebhookError::IssuerMismatch));
    let old = refused(with("iat", json!(AT - 301)), BODY).await;
    assert!(matches!(old, WebhookError::TooOld { .. }));
    let ahead = refused(with("iat", json!(AT + 301)), BODY).await;
    assert!(matches!(ahead, WebhookError::FromTheFuture { .. }));
    // The time window is checked before the hash of the body.
    let replayed = refused(with("iat", json!(AT - 301)), b"another body").await;
    assert!(matches!(replayed, WebhookError::TooOld { .. }));
    for time in [json!(null), json!("now"), json!(-1)] {
        let error = refused(with("iat", time), BODY).await;
        assert!(matches!(error, WebhookError::TimestampMalformed));
    }
}

#[tokio::test]
async fn a_token_signed_by_another_party_is_rejected() {
    let key = key();
    let server = server(&key).await;
    let verifier = verifier(&server);
    let forged = signed(&self::key(), &claims());
    let error = take(&verifier, &forged, BODY).await.unwrap_err();
    assert!(matches!(error, WebhookError::Token(JoseError::Signature)));
    assert_eq!(error.status(), 401);

    let unknown = signed(&self::key().with_key_id("k2"), &claims());
    let error = take(&verifier, &unknown, BODY).await.unwrap_err();
    assert!(matches!(error, WebhookError::Token(JoseError::KeyUnknown)));

    let none = "eyJhbGciOiJub25lIn0.e30.";
    let error = take(&verifier, none, BODY).await.unwrap_err();
    assert!(matches!(
        error,
        WebhookError::Token(JoseError::AlgorithmNotAccepted)
    ));

    let taken = verifier.verify::<AcmeEvent, &str, &str>([], BODY).await;
    assert!(matches!(
        taken.unwrap_err(),
        WebhookError::HeaderMissing("Acme-Signature")
    ));
}

#[tokio::test]
async fn a_body_above_the_limit_is_rejected_before_the_keys_are_fetched() {
    let key = key();
    let server = server(&key).await;
    let verifier = VerifierBuilder::new(&ACME, &SIGNED)
        .clock(|| at(AT))
        .origin(&server.origin())
        .max_body(BODY.len() - 1)
        .build_token()
        .unwrap();
    let error = take(&verifier, &signed(&key, &claims()), BODY)
        .await
        .unwrap_err();
    assert!(
        matches!(error, WebhookError::BodyTooLarge { .. }),
        "{error}"
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn unavailable_keys_are_an_error_that_asks_for_redelivery() {
    let server = Server::answering(vec![Answer::json(503, "")]).await;
    let token = signed(&key(), &claims());
    let error = take(&verifier(&server), &token, BODY).await.unwrap_err();
    assert!(error.is_retryable() && error.status() == 503);
}

#[test]
fn a_token_verifier_requires_valid_variables_and_no_secret() {
    let builder = || VerifierBuilder::new(&ACME, &SIGNED).tolerance(Duration::from_secs(1));
    assert!(
        builder()
            .variable("host", "sandbox.example")
            .build_token()
            .is_ok()
    );
    assert!(
        builder()
            .variable("host", "evil.example/")
            .build_token()
            .is_err()
    );
    assert!(
        builder().secret("x").build().is_err(),
        "signed in another way"
    );
}
