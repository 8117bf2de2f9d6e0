//! Signed JWTs of clients (RFC 7523), and proofs of possession (RFC 9449).

use std::time::SystemTime;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use licit::rt::Secret;
use licit::rt::jose::{Algorithm, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::side::{BOUND, Outcomes, SECRET_JWT, Side, answer};

const KIND: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

pub async fn run(side: &Side) -> Outcomes {
    let mut outcomes = assertions(side).await;
    outcomes.extend(proofs(side).await);
    outcomes
}

fn now() -> u64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    now.expect("a time").as_secs()
}

async fn assertions(side: &Side) -> Outcomes {
    let key =
        |secret| SigningKey::from_secret(Algorithm::Hs256, &Secret::new(secret)).expect("a key");
    let (own, other) = (
        key(SECRET_JWT.1),
        key("another-secret-of-at-least-32-bytes"),
    );
    let sign = |key: &SigningKey, changes: &[(&'static str, Value)]| {
        let usual = [
            ("iss", json!(SECRET_JWT.0)),
            ("sub", json!(SECRET_JWT.0)),
            ("aud", json!(side.issuer())),
            ("exp", json!(now() + 60)),
            ("iat", json!(now())),
            ("jti", json!(format!("{:?}", SystemTime::now()))),
        ];
        let unchanged = usual
            .into_iter()
            .filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
        let all = unchanged
            .chain(changes.iter().cloned())
            .filter(|(_, value)| !value.is_null());
        key.sign_local([], all).expect("a JWT")
    };
    let ask = async |jwt: &str, kind: &str| {
        let form = [
            ("grant_type", "client_credentials"),
            ("client_assertion_type", kind),
            ("client_assertion", jwt),
        ];
        side.post("token_endpoint", &form).await.outcome()
    };
    let good = sign(&own, &[]);
    vec![
        ("a client's JWT", ask(&good, KIND).await),
        ("a client's JWT twice", ask(&good, KIND).await),
        (
            "a client's JWT of another type",
            ask(&sign(&own, &[]), "x").await,
        ),
        ("a client's JWT that is none", ask("x", KIND).await),
        (
            "a client's JWT of another key",
            ask(&sign(&other, &[]), KIND).await,
        ),
        (
            "a client's JWT for the token endpoint",
            ask(
                &sign(&own, &[("aud", json!(side.endpoint("token_endpoint")))]),
                KIND,
            )
            .await,
        ),
        (
            "a client's JWT for another server",
            ask(
                &sign(&own, &[("aud", json!("https://other.example"))]),
                KIND,
            )
            .await,
        ),
        (
            "a client's JWT that has expired",
            ask(&sign(&own, &[("exp", json!(now() - 120))]), KIND).await,
        ),
        (
            "a client's JWT without `exp`",
            ask(&sign(&own, &[("exp", Value::Null)]), KIND).await,
        ),
        (
            "a client's JWT without `jti`",
            ask(&sign(&own, &[("jti", Value::Null)]), KIND).await,
        ),
        (
            "a client's JWT of another issuer",
            ask(&sign(&own, &[("iss", json!("x"))]), KIND).await,
        ),
    ]
}

/// A key for proofs.
struct Prover {
    key: SigningKey,
    jwk: Value,
}

impl Prover {
    fn new() -> Self {
        let key = SigningKey::generate(Algorithm::Es256).expect("a key");
        let jwk = key.public_jwk().expect("a public key");
        let jwk = json!({ "kty": jwk["kty"], "crv": jwk["crv"], "x": jwk["x"], "y": jwk["y"] });
        Self { key, jwk }
    }

    fn proof(&self, htm: &str, htu: &str, changes: &[(&'static str, Value)]) -> String {
        let usual = [
            ("htm", json!(htm)),
            ("htu", json!(htu)),
            ("iat", json!(now())),
            ("jti", json!(format!("{:?}", SystemTime::now()))),
        ];
        let unchanged = usual
            .into_iter()
            .filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
        let all = unchanged
            .chain(changes.iter().cloned())
            .filter(|(_, value)| !value.is_null());
        let header = [("typ", json!("dpop+jwt")), ("jwk", self.jwk.clone())];
        self.key.sign_local(header, all).expect("a proof")
    }
}

#[expect(clippy::too_many_lines, reason = "a list of behaviours")]
async fn proofs(side: &Side) -> Outcomes {
    let prover = Prover::new();
    let token_endpoint = side.endpoint("token_endpoint").to_owned();
    let exchange = async |proof: Option<&str>| {
        let code = side.code(BOUND, &[]).await;
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code.as_str()),
            ("redirect_uri", crate::CALLBACK),
            ("client_id", BOUND),
            ("code_verifier", super::side::VERIFIER),
        ];
        match proof {
            Some(proof) => {
                side.post_with("token_endpoint", ("dpop", proof), &form)
                    .await
            }
            None => side.post("token_endpoint", &form).await,
        }
    };
    let proof = |changes: &[(&'static str, Value)]| prover.proof("POST", &token_endpoint, changes);
    let good = proof(&[]);
    let tokens = exchange(Some(&good)).await;
    let mut outcomes = vec![
        (
            "an exchange with a proof",
            format!("{} {}", tokens.outcome(), tokens.text("token_type")),
        ),
        ("a proof twice", exchange(Some(&good)).await.outcome()),
        (
            "a proof for another method",
            exchange(Some(&proof(&[("htm", json!("GET"))])))
                .await
                .outcome(),
        ),
        (
            "a proof for another URL",
            exchange(Some(&proof(&[("htu", json!("https://other.example/"))])))
                .await
                .outcome(),
        ),
        (
            "a proof of an hour ago",
            exchange(Some(&proof(&[("iat", json!(now() - 3600))])))
                .await
                .outcome(),
        ),
        (
            "a proof without `jti`",
            exchange(Some(&proof(&[("jti", Value::Null)])))
                .await
                .outcome(),
        ),
        ("a proof that is none", exchange(Some("x")).await.outcome()),
    ];
    let access = tokens.text("access_token");
    let url = side.endpoint("userinfo_endpoint").to_owned();
    let ath = json!(URL_SAFE_NO_PAD.encode(Sha256::digest(access)));
    let call = async |scheme: &str, proof: Option<String>| {
        let request = side.send("GET", "userinfo_endpoint");
        let request = request.header("authorization", format!("{scheme} {access}"));
        answer(match proof {
            Some(proof) => request.header("dpop", proof),
            None => request,
        })
        .await
        .outcome()
    };
    let bound = |prover: &Prover, ath: Value| Some(prover.proof("GET", &url, &[("ath", ath)]));
    outcomes.extend([
        (
            "a call with a bound token and its proof",
            call("DPoP", bound(&prover, ath.clone())).await,
        ),
        (
            "a call with a bound token as a bearer token",
            call("Bearer", None).await,
        ),
        (
            "a call with a bound token without a proof",
            call("DPoP", None).await,
        ),
        (
            "a call with a proof without `ath`",
            call("DPoP", bound(&prover, Value::Null)).await,
        ),
        (
            "a call with a proof of another key",
            call("DPoP", bound(&Prover::new(), ath)).await,
        ),
    ]);
    outcomes
}
