//! Signing keys that another system holds: signers that delay, fail, hang, return DER, or sign with another
//! key.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use aws_lc_rs::encoding::{AsDer, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _,
};
use licit_runtime::error::{ConfigError, SignerError};
use licit_runtime::jose::{
    Algorithm, KeySet, Signer, SignerFuture, SigningInput, SigningKey, public_jwk_from_der,
};
use licit_runtime::store::MemoryStore;
use licit_runtime::tables::{
    ActsAs, AuthorizationCode, Dpop, Grant, Operation, Provider, Refresh, Registration,
    RequestObject, Reuse, Rotation,
};
use licit_runtime::token::Application as ForItself;
use licit_runtime::{
    App, AppBuilder, CallOptions, Client, ClientAuth, Error, Json, Session, Tokens, serde_json,
};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::acme::{self, Listing};
use crate::session::{access, refreshed, refreshing, until};
use crate::support::{Answer, Request, Server, find};

const BY_KEY: Grant = Grant {
    auth_methods: &[ClientAuth::PrivateKeyJwt],
    ..acme::GRANT
};

/// A server that treats a second use of a refresh token as theft.
static STRICT: Registration = Registration {
    client_credentials: Some(Grant {
        acts_as: ActsAs::App,
        ..BY_KEY
    }),
    refresh_token: Some(Refresh {
        grant: BY_KEY,
        rotation: Rotation::Always,
        reuse: Reuse::Strict,
        ..Refresh::DEFAULT
    }),
    ..Registration::of(&acme::PROVIDER)
};

static BOUND: Provider = Provider {
    dpop: Some(Dpop {
        required: true,
        ..Dpop::DEFAULT
    }),
    ..acme::PROVIDER_VALUE
};
static BINDING: Registration = Registration {
    client_credentials: Some(Grant {
        acts_as: ActsAs::App,
        ..acme::GRANT
    }),
    ..Registration::of(&BOUND)
};

static LIST: Operation = Operation {
    name: "list",
    path: "list",
    ..Operation::DEFAULT
};

const GRANTED: &str = r#"{"access_token":"access-1","expires_in":3600}"#;
const BOUND_TOKEN: &str = r#"{"access_token":"access-1","token_type":"DPoP","expires_in":3600}"#;

#[derive(Clone, Copy, PartialEq)]
enum Mood {
    Signs,
    Delays(Duration),
    Fails,
    FailsOnce,
    Hangs,
}

/// A key service with one key.
struct Service {
    pair: EcdsaKeyPair,
    mood: Mutex<Mood>,
    calls: AtomicUsize,
}

impl Service {
    /// The service returns signatures in DER, or in the form of JOSE.
    fn new(is_der: bool) -> Arc<Self> {
        let form = if is_der {
            &ECDSA_P256_SHA256_ASN1_SIGNING
        } else {
            &ECDSA_P256_SHA256_FIXED_SIGNING
        };
        Arc::new(Self {
            pair: EcdsaKeyPair::generate(form).unwrap(),
            mood: Mutex::new(Mood::Signs),
            calls: AtomicUsize::new(0),
        })
    }

    fn becomes(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }

    fn public_jwk(&self) -> Value {
        let der: PublicKeyX509Der<'_> = self.pair.public_key().as_der().unwrap();
        public_jwk_from_der(Algorithm::Es256, der.as_ref()).unwrap()
    }

    fn key(self: &Arc<Self>) -> SigningKey {
        SigningKey::external(Algorithm::Es256, &self.public_jwk(), Arc::clone(self)).unwrap()
    }

    /// Checks that this key signed `jwt`, and returns its claims.
    fn claims(&self, jwt: &str) -> serde_json::Map<String, Value> {
        let keys = json!({ "keys": [self.public_jwk()] }).to_string();
        let keys = KeySet::parse(keys.as_bytes()).unwrap();
        keys.verify(jwt, &[Algorithm::Es256]).unwrap().into_claims()
    }
}

impl Signer for Service {
    fn sign<'a>(&'a self, input: SigningInput<'a>) -> SignerFuture<'a> {
        self.calls.fetch_add(1, Ordering::SeqCst);
        let mood = *self.mood.lock().unwrap();
        Box::pin(async move {
            match mood {
                Mood::Signs => {}
                Mood::Delays(time) => tokio::time::sleep(time).await,
                Mood::Hangs => std::future::pending().await,
                Mood::Fails | Mood::FailsOnce => {
                    if mood == Mood::FailsOnce {
                        self.becomes(Mood::Signs);
                    }
                    let echoed = String::from_utf8_lossy(input.message()).into_owned();
                    return Err(SignerError::new(format!("throttled: {echoed}")));
                }
            }
            let signature = self.pair.sign(&SystemRandom::new(), input.message());
            Ok(signature.unwrap().as_ref().to_vec())
        })
    }
}

fn builder(server: &Server, key: SigningKey) -> AppBuilder {
    App::builder(&STRICT)
        .client_id("the-client")
        .signing_key(key)
        .timeout(Duration::from_secs(5))
        .origin(&server.origin())
}

async fn requested(app: &App) -> Result<Tokens<Listing, ForItself>, Error> {
    app.client_credentials().await
}

fn assertion(request: &Request) -> String {
    request.form("client_assertion").unwrap()
}

fn signer_error(outcome: Result<impl std::fmt::Debug, Error>) -> SignerError {
    match outcome.unwrap_err() {
        Error::Signer(error) => *error,
        other => panic!("{other:?}"),
    }
}

/// A session whose access token has expired.
fn expired(app: &App) -> Session {
    app.session(acme::tokens(-1).for_subject("u"))
}

fn sent(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let sent = requests
        .iter()
        .filter_map(|request| request.form("refresh_token"));
    sent.collect()
}

#[tokio::test]
async fn a_signature_in_either_form_authenticates_the_client() {
    for is_der in [true, false] {
        let service = Service::new(is_der);
        let server = Server::answering(vec![Answer::json(200, GRANTED)]).await;
        let app = builder(&server, service.key()).build().unwrap();
        // DER differs in length from one signature to the next.
        for _ in 0..8 {
            requested(&app).await.unwrap();
        }
        let ids: std::collections::BTreeSet<String> = server
            .requests()
            .iter()
            .map(|request| service.claims(&assertion(request))["jti"].to_string())
            .collect();
        assert_eq!(ids.len(), 8, "each request has its own assertion");
    }
}

#[tokio::test]
async fn a_signer_that_fails_costs_no_grant_and_its_text_is_masked() {
    let service = Service::new(true);
    let server = refreshing().await;
    let app = builder(&server, service.key()).build().unwrap();
    let session = expired(&app);
    service.becomes(Mood::Fails);
    let error = signer_error(session.current().await);
    assert!(error.is_retryable());
    let text = error.to_string();
    assert!(text.contains("throttled: [secret]"), "{text}");
    assert!(!text.contains("eyJ"), "{text}");
    assert_eq!(sent(&server), [""; 0]);

    service.becomes(Mood::Signs);
    assert_eq!(access(&session).await, "access-1");
    assert_eq!(sent(&server), ["refresh-0"]);
}

#[tokio::test]
async fn a_signer_that_hangs_is_given_up_at_the_deadline_and_costs_no_grant() {
    let service = Service::new(true);
    let server = refreshing().await;
    let deadline = Duration::from_millis(300);
    let app = builder(&server, service.key())
        .timeout(deadline)
        .build()
        .unwrap();
    let session = expired(&app);
    service.becomes(Mood::Hangs);
    let outcome = timeout(Duration::from_secs(5), session.current()).await;
    let error = signer_error(outcome.expect("in time"));
    assert!(error.to_string().contains("deadline"), "{error}");
    assert_eq!(sent(&server), [""; 0]);

    service.becomes(Mood::Signs);
    assert_eq!(access(&session).await, "access-1");
    assert_eq!(sent(&server), ["refresh-0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_ends_while_it_waits_for_the_signer_has_sent_nothing() {
    let service = Service::new(true);
    let server = refreshing().await;
    let store = Arc::new(MemoryStore::new());
    let app = |timeout| {
        let builder = builder(&server, service.key()).timeout(timeout);
        builder.store(store.clone()).build().unwrap()
    };
    let process = tokio::runtime::Runtime::new().unwrap();
    service.becomes(Mood::Hangs);
    let first = app(Duration::from_secs(1));
    process.spawn(async move { drop(expired(&first).current().await) });
    until(|| service.calls() > 0).await;
    process.shutdown_background();

    service.becomes(Mood::Signs);
    let second = expired(&app(Duration::from_secs(10)));
    assert_eq!(access(&second).await, "access-1");
    assert_eq!(sent(&server), ["refresh-0"]);
}

#[tokio::test]
async fn a_caller_that_stops_waiting_for_the_signer_does_not_stop_the_refresh() {
    let service = Service::new(true);
    let server = refreshing().await;
    let app = builder(&server, service.key()).build().unwrap();
    let session = expired(&app);
    service.becomes(Mood::Delays(Duration::from_millis(200)));
    let stopped = timeout(Duration::from_millis(50), session.current()).await;
    assert!(stopped.is_err());
    assert_eq!(access(&session).await, "access-1");
    assert_eq!(sent(&server), ["refresh-0"]);
    assert_eq!(service.calls(), 1);
}

#[tokio::test]
async fn a_repeated_attempt_has_a_new_signature() {
    let service = Service::new(true);
    let failed = Answer::json(503, "{}");
    let server = Server::answering(vec![failed, refreshed(1)]).await;
    let app = builder(&server, service.key()).build().unwrap();
    requested(&app).await.unwrap_err();
    requested(&app).await.unwrap();
    let ids = server
        .requests()
        .iter()
        .map(|request| {
            service.claims(&assertion(request))["jti"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect::<Vec<_>>();
    assert_ne!(ids[0], ids[1]);
}

#[tokio::test]
async fn a_signature_of_another_key_is_found_before_it_is_sent() {
    let service = Service::new(true);
    let server = refreshing().await;
    let public = Service::new(true).public_jwk();
    let key = SigningKey::external(Algorithm::Es256, &public, Arc::clone(&service)).unwrap();
    let app = builder(&server, key).build().unwrap();
    let error = signer_error(requested(&app).await);
    assert!(error.to_string().contains("public key"), "{error}");
    assert!(!error.is_retryable());
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn an_external_key_needs_its_public_key_alone() {
    let service = Service::new(true);
    let external = |algorithm, jwk: &Value| {
        SigningKey::external(algorithm, jwk, Arc::clone(&service))
            .unwrap_err()
            .to_string()
    };
    let mut private = service.public_jwk();
    private["d"] = "AA".into();
    assert!(external(Algorithm::Es256, &private).contains("private key"));
    assert!(external(Algorithm::Es384, &service.public_jwk()).contains("algorithm"));
    assert!(external(Algorithm::Hs256, &json!({"kty": "oct"})).contains("public"));
    let key = service.key();
    assert!(key.sign_local([], []).is_err());
    assert!(key.to_pem().is_none());
    assert_eq!(key.public_jwk().unwrap()["x"], service.public_jwk()["x"]);
    let shown = format!("{key:?}");
    assert!(
        !shown.contains(service.public_jwk()["x"].as_str().unwrap()),
        "{shown}"
    );
}

fn bound(server: &Server, keys: &[&Arc<Service>]) -> App {
    let builder = App::builder(&BINDING)
        .client_id("the-client")
        .client_secret("the-client-secret")
        .timeout(Duration::from_secs(5))
        .origin(&server.origin());
    keys.iter()
        .fold(builder, |builder, service| builder.dpop_key(service.key()))
        .build()
        .unwrap()
}

async fn list(app: &App, tokens: Tokens<Listing, ForItself>) -> Result<Json, Error> {
    let client = Client::new(app, tokens);
    let request = client.call(&LIST).request::<Json, Error>();
    request.send().await
}

#[tokio::test]
async fn an_external_key_signs_the_proof_of_every_request() {
    let service = Service::new(true);
    let wants = Answer::json(401, "{}")
        .with("dpop-nonce", "n-1")
        .with("www-authenticate", r#"DPoP error="use_dpop_nonce""#);
    let answers = vec![
        Answer::json(200, BOUND_TOKEN),
        wants,
        Answer::json(200, "[]"),
    ];
    let server = Server::answering(answers).await;
    let app = bound(&server, &[&service]);
    let tokens = requested(&app).await.unwrap();
    list(&app, tokens).await.unwrap();
    let requests = server.requests();
    let proofs: Vec<_> = requests
        .iter()
        .map(|request| service.claims(request.header("dpop").unwrap()))
        .collect();
    assert_eq!(proofs.len(), 3);
    assert_eq!(proofs[0].get("ath"), None);
    assert!(proofs[1].contains_key("ath"));
    assert_eq!(proofs[2]["nonce"], "n-1");
    assert_ne!(proofs[1]["jti"], proofs[2]["jti"]);
}

#[tokio::test]
async fn a_grant_continues_with_the_key_that_it_is_bound_to_and_no_other() {
    let (old, new) = (Service::new(true), Service::new(false));
    let answers = vec![Answer::json(200, BOUND_TOKEN), Answer::json(200, "[]")];
    let server = Server::answering(answers).await;
    let stored = requested(&bound(&server, &[&old]))
        .await
        .unwrap()
        .to_stored();
    let text = serde_json::to_string(&stored).unwrap();
    let thumbprint = old.key().thumbprint().unwrap();
    assert!(
        text.contains(&thumbprint) && !text.contains("PRIVATE KEY"),
        "{text}"
    );

    let restored = || Tokens::restore(serde_json::from_str(&text).unwrap()).unwrap();
    let replaced = bound(&server, &[&new, &old]);
    list(&replaced, restored()).await.unwrap();
    let call = server.requests().pop().unwrap();
    old.claims(call.header("dpop").unwrap());

    match list(&bound(&server, &[&new]), restored())
        .await
        .unwrap_err()
    {
        Error::Config(error) => {
            assert!(matches!(&*error, ConfigError::DpopKeyMissing(named) if *named == thumbprint));
            assert!(error.to_string().contains("dpop_key"), "{error}");
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_call_does_not_wait_for_a_signer_beyond_its_deadline() {
    let service = Service::new(true);
    let server = Server::answering(vec![Answer::json(200, BOUND_TOKEN)]).await;
    let app = bound(&server, &[&service]);
    let client = Client::new(&app, requested(&app).await.unwrap());
    service.becomes(Mood::Hangs);
    let start = Instant::now();
    let options = CallOptions::default()
        .timeout(Duration::from_millis(200))
        .retries(0);
    let request = client.call(&LIST).request::<Json, Error>();
    let outcome = request.options(options).send();
    signer_error(
        timeout(Duration::from_secs(5), outcome)
            .await
            .expect("in time"),
    );
    assert!(start.elapsed() < Duration::from_secs(4));
    assert_eq!(server.requests().len(), 1, "only the token request");
}

#[tokio::test]
async fn a_call_is_retried_if_the_signer_fails_once() {
    let service = Service::new(true);
    let answers = vec![Answer::json(200, BOUND_TOKEN), Answer::json(200, "[]")];
    let server = Server::answering(answers).await;
    let app = bound(&server, &[&service]);
    let tokens = requested(&app).await.unwrap();
    service.becomes(Mood::FailsOnce);
    list(&app, tokens).await.unwrap();
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_dpop_key_that_the_provider_does_not_accept_is_a_configuration_error() {
    let service = Service::new(true);
    let server = Server::answering(vec![Answer::json(200, GRANTED)]).await;
    let unbound = builder(&server, service.key())
        .dpop_key(service.key())
        .build();
    let error = unbound.unwrap_err().to_string();
    assert!(error.contains("does not bind tokens"), "{error}");
    let other = SigningKey::generate(Algorithm::Es384).unwrap();
    let refused = App::builder(&BINDING)
        .client_id("the-client")
        .client_secret("s")
        .dpop_key(other)
        .build();
    let error = refused.unwrap_err().to_string();
    assert!(
        error.contains("ES384") && error.contains("ES256"),
        "{error}"
    );
}

#[tokio::test]
async fn an_external_key_signs_authorization_requests() {
    static SIGNED: Registration = Registration {
        authorization_code: Some(AuthorizationCode {
            authorization_endpoint: "https://acme.example/authorize",
            request_object: Some(RequestObject {
                required: true,
                algorithms: &["ES256"],
            }),
            grant: BY_KEY,
            ..AuthorizationCode::DEFAULT
        }),
        ..Registration::of(&acme::PROVIDER)
    };
    let service = Service::new(true);
    let app = App::builder(&SIGNED)
        .client_id("the-client")
        .signing_key(service.key())
        .redirect_uri(acme::REDIRECT)
        .build()
        .unwrap()
        .for_protected_logins()
        .unwrap();
    let login = || {
        let login = app.authorize::<Listing>().parameter("max_age", 300);
        login
            .resource("https://a.example")
            .resource("https://b.example")
    };
    let url = login().sign().await.unwrap().url();
    let claims = service.claims(&find(&url, "request").unwrap());
    assert_eq!(find(&url, "state"), None);
    assert_eq!(claims["iss"], "the-client");
    assert_eq!(claims["aud"], "https://acme.example");
    assert_eq!(claims["client_id"], find(&url, "client_id").unwrap());
    assert_eq!(claims["redirect_uri"], acme::REDIRECT);
    assert_eq!(claims["max_age"], 300);
    assert_eq!(
        claims["resource"],
        json!(["https://a.example", "https://b.example"])
    );
    assert!(claims["exp"].as_u64().unwrap() <= claims["nbf"].as_u64().unwrap() + 3600);

    service.becomes(Mood::Fails);
    let error = signer_error(login().sign().await);
    assert!(error.is_retryable());
}
