//! Signed metadata (RFC 8414 §2.1, RFC 9728 §2.2).

use licit_runtime::Error;
use licit_runtime::discovery::{Challenge, Discovery, DiscoveryBuilder, Server as Found};
use licit_runtime::error::DiscoveryError;
use licit_runtime::jose::{Algorithm, KeySet, SigningKey};
use serde_json::{Value, json};

use super::{ISSUER, RESOURCE, issuer, kind, resource, servers, with};
use crate::support::Server;

const FEDERATION: &str = "https://federation.example";

/// A party that signs metadata.
struct Party(SigningKey);

impl Party {
    fn new() -> Self {
        Self(SigningKey::generate(Algorithm::Es256).unwrap())
    }

    fn keys(&self) -> KeySet {
        let keys = json!({ "keys": [self.0.public_jwk()] });
        KeySet::parse(keys.to_string().as_bytes()).unwrap()
    }

    fn signs(&self, claims: &Value) -> Value {
        let claims = claims.as_object().unwrap().clone();
        let claims = claims
            .iter()
            .map(|(name, value)| (name.as_str(), value.clone()));
        json!({ "signed_metadata": self.0.sign_local([], claims).unwrap() })
    }
}

async fn found(
    documents: (Value, Value),
    configure: impl Fn(DiscoveryBuilder) -> DiscoveryBuilder,
) -> Result<(Server, Found), Error> {
    let server = servers(documents.0, documents.1).await;
    let builder = configure(Discovery::builder().origin(&server.origin()));
    let discovery = builder.build().unwrap();
    let found = discovery.find(RESOURCE, &Challenge::default()).await?;
    Ok((server, found))
}

fn problem(outcome: Result<(Server, Found), Error>) -> String {
    match kind(outcome.map(drop).unwrap_err()) {
        DiscoveryError::SignedMetadata { problem, .. } => problem,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn signed_values_take_precedence_over_those_beside_them() {
    let party = Party::new();
    let scopes = json!({ "iss": FEDERATION, "scopes_supported": ["signed"], "iat": 1 });
    let endpoint = json!({
        "iss": FEDERATION,
        "issuer": ISSUER,
        "authorization_endpoint": "https://auth.example/signed",
    });
    let documents = || {
        let resource = with(resource(), party.signs(&scopes));
        (resource, with(issuer(), party.signs(&endpoint)))
    };
    let url = async |found: Found| {
        let client = found.client(&super::options()).await.unwrap();
        let app = client.app().build().unwrap().for_logins().unwrap();
        app.authorize_for(&["read"]).url()
    };

    let verify = |builder: DiscoveryBuilder| builder.signed_metadata_of(FEDERATION, party.keys());
    let (_server, verified) = found(documents(), verify).await.unwrap();
    assert_eq!(verified.scopes(), ["signed"]);
    assert_eq!(url(verified).await.path(), "/signed");

    // Without keys, or with keys of another party, it is ignored.
    let other = |builder: DiscoveryBuilder| {
        builder.signed_metadata_of("https://other.example", party.keys())
    };
    for ignored in [
        found(documents(), |builder| builder).await.unwrap(),
        found(documents(), other).await.unwrap(),
    ] {
        assert_eq!(ignored.1.scopes(), ["read", "write"]);
        assert_eq!(url(ignored.1).await.path(), "/authorize");
    }
    let required = found(documents(), |builder| {
        other(builder).require_signed_metadata()
    });
    assert!(problem(required.await).contains("there is none"));
}

#[tokio::test]
async fn signed_metadata_that_cannot_be_verified_is_an_error() {
    let party = Party::new();
    let verify = |builder: DiscoveryBuilder| builder.signed_metadata_of(FEDERATION, party.keys());
    let claims = json!({ "iss": FEDERATION, "scopes_supported": ["signed"] });
    let forged = Party::new().signs(&claims);
    let outcome = found((with(resource(), forged), issuer()), verify).await;
    assert!(!problem(outcome).is_empty());

    let past = party.signs(&with(claims.clone(), json!({ "exp": 1 })));
    let outcome = found((with(resource(), past), issuer()), verify).await;
    assert_eq!(problem(outcome), "it has expired");

    // The issuer itself is a signed value as well.
    let moved = party.signs(&json!({ "iss": FEDERATION, "issuer": "https://evil.example" }));
    let outcome = found((resource(), with(issuer(), moved)), verify).await;
    let error = kind(outcome.map(drop).unwrap_err());
    assert!(
        matches!(error, DiscoveryError::OtherIssuer { .. }),
        "{error}"
    );

    let strict = |builder| verify(builder).require_signed_metadata();
    let half = (with(resource(), party.signs(&claims)), issuer());
    assert!(problem(found(half, strict).await).contains("there is none"));
}
