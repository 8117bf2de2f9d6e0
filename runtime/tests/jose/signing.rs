//! Verifies tokens of other implementations, and tokens that were signed here.

use licit_runtime::Secret;
use licit_runtime::jose::{Algorithm, KeySet, SigningKey};
use licit_runtime::serde_json::{Value, from_str, json};

use crate::{PRIVATE, SECRET, keys, keys_for, token};

fn private(algorithm: &str) -> Secret {
    let keys: Value = from_str(PRIVATE).unwrap();
    Secret::new(keys.get(algorithm).unwrap().to_string())
}

fn pem(algorithm: Algorithm, text: &str) -> SigningKey {
    SigningKey::from_pem(algorithm, &Secret::new(text)).unwrap()
}

#[test]
fn signatures_of_another_implementation_verify_in_every_algorithm() {
    for &algorithm in Algorithm::ALL {
        let jwt = keys_for(algorithm).verify(&token(algorithm.name()), &[algorithm]);
        let jwt = jwt.unwrap_or_else(|error| panic!("{algorithm}: {error}"));
        assert_eq!(jwt.algorithm(), algorithm);
        assert_eq!(jwt.text("sub"), Some("ada"), "{algorithm}");
        assert_eq!(jwt.time("iat"), Some(1_700_000_000), "{algorithm}");
    }
}

#[test]
fn a_token_without_key_id_is_tried_with_the_matching_keys() {
    assert!(keys().verify(&token("no kid"), &[Algorithm::Es256]).is_ok());
}

#[test]
fn the_token_of_rfc_7515_appendix_a_3_is_verified() {
    let keys = json!({ "keys": [{
        "kty": "EC", "crv": "P-256",
        "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    }]});
    let token = "eyJhbGciOiJFUzI1NiJ9.\
                 eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.\
                 DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    let keys = KeySet::parse(keys.to_string().as_bytes()).unwrap();
    let jwt = keys.verify(token, &[Algorithm::Es256]).unwrap();
    assert_eq!(jwt.text("iss"), Some("joe"));
}

#[test]
fn a_key_in_any_common_format_signs_what_its_public_key_verifies() {
    let signing = [
        pem(Algorithm::Es256, include_str!("vectors/es256.pkcs8.pem")),
        pem(Algorithm::Es256, include_str!("vectors/es256.sec1.pem")),
        pem(Algorithm::Es384, include_str!("vectors/es384.pkcs8.pem")),
        pem(Algorithm::EdDsa, include_str!("vectors/eddsa.pkcs8.pem")),
        pem(Algorithm::Rs256, include_str!("vectors/rsa.pkcs8.pem")),
        pem(Algorithm::Ps512, include_str!("vectors/rsa.pkcs1.pem")),
        SigningKey::from_jwk(Algorithm::Es256, &private("ES256")).unwrap(),
        SigningKey::from_jwk(Algorithm::Es384, &private("ES384")).unwrap(),
        SigningKey::from_jwk(Algorithm::EdDsa, &private("EdDSA")).unwrap(),
        SigningKey::from_jwk(Algorithm::Rs384, &private("RS256")).unwrap(),
        SigningKey::from_jwk(Algorithm::Hs256, &private("HS256")).unwrap(),
        SigningKey::from_secret(Algorithm::Hs512, &Secret::new(SECRET)).unwrap(),
    ];
    for key in signing {
        let token = key.sign_local([], [("sub", json!("ada"))]).unwrap();
        let jwt = keys_for(key.algorithm()).verify(&token, &[key.algorithm()]);
        assert_eq!(jwt.unwrap().text("sub"), Some("ada"), "{key:?}");
    }
}

#[test]
fn a_generated_key_can_be_stored_and_loaded() {
    for algorithm in [Algorithm::Es256, Algorithm::Es384, Algorithm::EdDsa] {
        let key = SigningKey::generate(algorithm).unwrap();
        let again = SigningKey::from_pem(algorithm, &key.to_pem().unwrap()).unwrap();
        assert_eq!(key.thumbprint(), again.thumbprint());
        let published = json!({ "keys": [key.public_jwk()] }).to_string();
        let token = again.sign_local([], []).unwrap();
        let keys = KeySet::parse(published.as_bytes()).unwrap();
        assert!(keys.verify(&token, &[algorithm]).is_ok());
    }
}

#[test]
fn the_header_has_the_algorithm_the_key_id_and_custom_members() {
    let key = SigningKey::generate(Algorithm::Es256).unwrap();
    let key = key.with_key_id("2026");
    let header = [("typ", json!("dpop+jwt")), ("alg", json!("none"))];
    let token = key.sign_local(header, []).unwrap();
    let published = json!({ "keys": [key.public_jwk()] }).to_string();
    let keys = KeySet::parse(published.as_bytes()).unwrap();
    let jwt = keys.verify(&token, &[Algorithm::Es256]).unwrap();
    let expected = json!({ "alg": "ES256", "kid": "2026", "typ": "dpop+jwt" });
    assert_eq!(Value::Object(jwt.header().clone()), expected);
}

#[test]
fn the_thumbprint_is_that_of_rfc_8037_appendix_a_3() {
    let jwk = json!({
        "kty": "OKP", "crv": "Ed25519",
        "d": "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
        "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    });
    let key = SigningKey::from_jwk(Algorithm::EdDsa, &Secret::new(jwk.to_string())).unwrap();
    let thumbprint = key.thumbprint().unwrap();
    assert_eq!(thumbprint, "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
}

#[test]
fn a_key_is_rejected_for_an_algorithm_that_is_not_its_own() {
    let rsa = Secret::new(include_str!("vectors/rsa.pkcs8.pem"));
    let elliptic = Secret::new(include_str!("vectors/es256.pkcs8.pem"));
    for (algorithm, key) in [
        (Algorithm::Es256, &rsa),
        (Algorithm::Rs256, &elliptic),
        (Algorithm::Es384, &elliptic),
        (Algorithm::EdDsa, &elliptic),
        (Algorithm::Hs256, &elliptic),
    ] {
        assert!(SigningKey::from_pem(algorithm, key).is_err(), "{algorithm}");
    }
    assert!(SigningKey::from_jwk(Algorithm::Es256, &private("ES384")).is_err());
    assert!(SigningKey::from_jwk(Algorithm::Es384, &private("ES256")).is_err());
    assert!(SigningKey::from_jwk(Algorithm::Rs256, &private("HS256")).is_err());
    assert!(SigningKey::from_secret(Algorithm::Es256, &Secret::new("x")).is_err());
    assert!(SigningKey::from_secret(Algorithm::Hs256, &Secret::new("")).is_err());
    assert!(SigningKey::generate(Algorithm::Rs256).is_err());
}

#[test]
fn an_invalid_key_is_an_error_that_does_not_print_it() {
    let texts = [
        "",
        "marker",
        "-----BEGIN PRIVATE KEY-----\nmarker\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nbWFya2Vy\n",
        r#"{"kty":"EC","crv":"P-256","d":"marker","x":"marker","y":"marker"}"#,
        r#"{"kty":"EC"}"#,
    ];
    for text in texts.map(Secret::new) {
        let errors = [
            SigningKey::from_pem(Algorithm::Es256, &text).unwrap_err(),
            SigningKey::from_jwk(Algorithm::Es256, &text).unwrap_err(),
        ];
        for error in errors {
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains("marker") && !shown.contains("bWFya2Vy"));
        }
    }
}

#[test]
fn a_signing_key_does_not_print() {
    let key = pem(Algorithm::Es256, include_str!("vectors/es256.pkcs8.pem"));
    let shown = format!("{:?}", key.with_key_id("2026"));
    assert_eq!(
        shown,
        r#"SigningKey { algorithm: Es256, id: Some("2026"), .. }"#
    );
}
