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
        self.signs_as([], claims)
    }

    fn signs_as<const N: usize>(
        &self,
        header: [(&'static str, Value); N],
        claims: &Value,
    ) -> Value {
        let claims = claims.as_object().unwrap().clone();
        let claims = claims
            .iter()
            .map(|(name, value)| (name.as_str(), value.clone()));
        json!({ "signed_metadata": self.0.sign_local(header, claims).unwrap() })
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
    let scopes = json!({
        "iss": FEDERATION,
        "resource": RESOURCE,
        "scopes_supported": ["signed"],
        "iat": 1,
    });
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
    let claims = json!({ "iss": FEDERATION, "resource": RESOURCE, "scopes_supported": ["signed"] });
    let forged = Party::new().signs(&claims);
    let outcome = found((with(resource(), forged), issuer()), verify).await;
    assert!(!problem(outcome).is_empty());

    let past = party.signs(&with(claims.clone(), json!({ "exp": 1 })));
    let outcome = found((with(resource(), past), issuer()), verify).await;
    assert_eq!(problem(outcome), "it has expired");

    let early = party.signs(&with(claims.clone(), json!({ "nbf": 99_999_999_999_u64 })));
    let outcome = found((with(resource(), early), issuer()), verify).await;
    assert_eq!(problem(outcome), "it is not valid yet");

    // The issuer itself is a signed value as well.
    let moved = party.signs(&json!({ "iss": FEDERATION, "issuer": "https://evil.example" }));
    let outcome = found((resource(), with(issuer(), moved)), verify).await;
    let error = kind(outcome.map(drop).unwrap_err());
    assert!(
        matches!(error, DiscoveryError::OtherIssuer { .. }),
        "{error}"
    );

    let strict = |builder| verify(builder).require_signed_metadata();
    let whole = with(resource(), json!({ "iss": FEDERATION }));
    let half = (with(resource(), party.signs(&whole)), issuer());
    assert!(problem(found(half, strict).await).contains("there is none"));
}

#[tokio::test]
async fn another_jwt_of_the_party_is_not_signed_metadata() {
    let party = Party::new();
    let verify = |builder: DiscoveryBuilder| builder.signed_metadata_of(FEDERATION, party.keys());
    let strict = |builder: DiscoveryBuilder| verify(builder).require_signed_metadata();
    let signed_resource = || {
        let claims = with(resource(), json!({ "iss": FEDERATION }));
        with(resource(), party.signs(&claims))
    };
    let server = with(issuer(), json!({ "iss": FEDERATION }));
    let id_token =
        json!({ "iss": FEDERATION, "sub": "anyone", "aud": "client", "exp": 99_999_999_999_u64 });
    let evil = json!({ "token_endpoint": "https://evil.example/token" });
    let attacks = [
        ("`aud`", party.signs(&id_token)),
        ("lacks `issuer`", party.signs(&json!({ "iss": FEDERATION }))),
        // Of a document of the other kind.
        (
            "lacks `issuer`",
            party.signs(&json!({ "iss": FEDERATION, "resource": ISSUER })),
        ),
        (
            "`aud`",
            party.signs(&with(server.clone(), json!({ "aud": "client" }))),
        ),
        ("`typ`", party.signs_as([("typ", json!("at+jwt"))], &server)),
    ];
    for (expected, attack) in attacks {
        let document = || with(with(issuer(), evil.clone()), attack.clone());
        let strict = found((signed_resource(), document()), strict).await;
        assert!(problem(strict).contains(expected), "{expected}");
        let lax = found((resource(), document()), verify).await;
        assert!(problem(lax).contains(expected), "{expected}");
    }
    let general = party.signs_as([("typ", json!("application/jwt"))], &server);
    let documents = (signed_resource(), with(issuer(), general));
    assert!(found(documents, strict).await.is_ok());
}

#[tokio::test]
async fn unsigned_members_are_not_used_if_signed_metadata_is_required() {
    let party = Party::new();
    let strict = |builder: DiscoveryBuilder| {
        let builder = builder.signed_metadata_of(FEDERATION, party.keys());
        builder.require_signed_metadata()
    };
    let signed = |claims: Value| party.signs(&with(claims, json!({ "iss": FEDERATION })));
    let beside = json!({
        "scopes_supported": ["unsigned"],
        "registration_endpoint": "https://evil.example/register",
    });
    let mut claims = resource();
    claims.as_object_mut().unwrap().remove("scopes_supported");
    let resource = with(with(resource(), beside.clone()), signed(claims));
    let server = with(with(issuer(), beside), signed(issuer()));
    let (_server, found) = found((resource, server), strict).await.unwrap();
    assert!(
        !found.scopes().contains(&"unsigned".to_owned()),
        "{:?}",
        found.scopes()
    );

    // Without the endpoint, there is no server to use.
    let mut claims = issuer();
    claims.as_object_mut().unwrap().remove("token_endpoint");
    let documents = (
        with(super::resource(), signed(super::resource())),
        with(issuer(), signed(claims)),
    );
    assert!(self::found(documents, strict).await.is_err());
}
