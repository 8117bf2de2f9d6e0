//! Modified tokens, and tokens of another kind than the verifier accepts, are rejected.

use licit_runtime::Secret;
use licit_runtime::jose::{Algorithm, JoseError, KeySet, SigningKey};
use licit_runtime::serde_json::{Value, from_str, json};

use crate::{KEYS, keys, token};

const ACCEPTED: &[Algorithm] = &[Algorithm::Es256, Algorithm::Rs256];

/// Base64url of a header or of claims.
fn part(value: &Value) -> String {
    let key = SigningKey::from_secret(Algorithm::Hs256, &Secret::new("x")).unwrap();
    let members = value.as_object().unwrap().clone();
    let claims = members
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()));
    let token = key.sign_local([], claims).unwrap();
    token.split('.').nth(1).unwrap().to_owned()
}

#[test]
fn changing_any_part_of_a_token_invalidates_it() {
    let good = token("ES256");
    let parts: Vec<&str> = good.split('.').collect();
    let [header, claims, signature] = parts[..] else {
        panic!("three parts")
    };
    let other = token("RS256");
    let other_signature = other.rsplit('.').next().unwrap();
    let cut = &signature[..signature.len() - 4];
    let admin = part(&json!({ "sub": "root" }));
    let none = part(&json!({ "alg": "none" }));
    let lower = part(&json!({ "alg": "es256", "kid": "es256" }));
    for (name, tampered) in [
        ("claims", format!("{header}.{admin}.{signature}")),
        ("none", format!("{none}.{claims}.")),
        ("none, signed", format!("{none}.{claims}.{signature}")),
        (
            "algorithm in lower case",
            format!("{lower}.{claims}.{signature}"),
        ),
        (
            "another signature",
            format!("{header}.{claims}.{other_signature}"),
        ),
        ("signature cut", format!("{header}.{claims}.{cut}")),
        ("signature missing", format!("{header}.{claims}.")),
        ("two parts", format!("{header}.{claims}")),
        ("four parts", format!("{good}.{signature}")),
        ("parts turned", format!("{claims}.{header}.{signature}")),
        ("padding", format!("{good}==")),
        ("space", format!(" {good}")),
        ("nothing", String::new()),
        ("dots", "..".to_owned()),
        (
            "long",
            format!("{header}.{}.{signature}", "A".repeat(70_000)),
        ),
    ] {
        assert!(keys().verify(&tampered, ACCEPTED).is_err(), "{name}");
    }
    assert!(keys().verify(&good, ACCEPTED).is_ok());
}

#[test]
fn every_flipped_bit_of_a_signature_is_detected() {
    let good = token("ES256");
    let start = good.rfind('.').unwrap() + 1;
    for at in start..good.len() {
        let mut bytes = good.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let tampered = String::from_utf8(bytes).unwrap();
        assert!(keys().verify(&tampered, ACCEPTED).is_err(), "at {at}");
    }
}

#[test]
fn an_algorithm_that_the_verifier_does_not_allow_is_rejected() {
    for name in ["ES384", "PS256", "RS512", "EdDSA", "HS256"] {
        let error = keys().verify(&token(name), ACCEPTED).unwrap_err();
        assert!(matches!(error, JoseError::AlgorithmNotAccepted), "{name}");
    }
}

/// RFC 8725 §2.1: the public key as HMAC secret.
#[test]
fn a_public_key_is_not_accepted_as_an_hmac_secret() {
    let public: Value = from_str(KEYS).unwrap();
    for key in public.get("keys").and_then(Value::as_array).unwrap() {
        let secret = Secret::new(key.to_string());
        let forger = SigningKey::from_secret(Algorithm::Hs256, &secret).unwrap();
        let kid = key.get("kid").and_then(Value::as_str).unwrap();
        let token = forger
            .with_key_id(kid)
            .sign_local([], [("sub", json!("root"))]);
        let accepted = [Algorithm::Hs256, Algorithm::Es256, Algorithm::Rs256];
        assert!(keys().verify(&token.unwrap(), &accepted).is_err());
    }
}

#[test]
fn a_symmetric_key_in_a_published_key_set_is_ignored() {
    let published = json!({ "keys": [{ "kty": "oct", "k": "c2VjcmV0", "kid": "x" }] }).to_string();
    let keys = KeySet::parse(published.as_bytes()).unwrap();
    let secret = Secret::new("secret");
    let forger = SigningKey::from_secret(Algorithm::Hs256, &secret).unwrap();
    let token = forger.with_key_id("x").sign_local([], []).unwrap();
    let error = keys.verify(&token, &[Algorithm::Hs256]).unwrap_err();
    assert!(matches!(error, JoseError::KeyUnknown));
}

#[test]
fn a_key_is_used_only_for_its_declared_purpose() {
    let usable = |change: &dyn Fn(&mut Value)| {
        let mut set: Value = from_str(KEYS).unwrap();
        change(&mut set["keys"][0]);
        let keys = KeySet::parse(set.to_string().as_bytes()).unwrap();
        keys.verify(&token("ES256"), ACCEPTED).is_ok()
    };
    assert!(usable(&|_| ()));
    assert!(usable(&|key| key["key_ops"] = json!(["verify"])));
    assert!(!usable(&|key| key["use"] = json!("enc")));
    assert!(!usable(&|key| key["key_ops"] = json!(["sign"])));
    assert!(!usable(&|key| key["alg"] = json!("ES384")));
    assert!(!usable(&|key| key["alg"] = json!("ECDH-ES")));
    assert!(!usable(&|key| key["alg"] = json!(7)));
    assert!(!usable(&|key| key["kid"] = json!("another")));
    assert!(!usable(&|key| key["crv"] = json!("P-384")));
    assert!(!usable(&|key| key["x"] = json!("AAAA")));
}

#[test]
fn an_unknown_critical_extension_is_rejected() {
    let error = keys().verify(&token("crit"), ACCEPTED).unwrap_err();
    assert!(matches!(error, JoseError::UnsupportedExtension));
}

#[test]
fn an_unknown_key_and_a_wrong_signature_are_different_errors() {
    let stranger = SigningKey::generate(Algorithm::Es256).unwrap();
    let verify = |key: SigningKey| {
        let token = key.sign_local([], []).unwrap();
        keys().verify(&token, ACCEPTED).unwrap_err()
    };
    let unknown = verify(stranger.clone().with_key_id("stranger"));
    assert!(matches!(unknown, JoseError::KeyUnknown));
    let wrong = verify(stranger.with_key_id("es256"));
    assert!(matches!(wrong, JoseError::Signature));
}

#[test]
fn an_invalid_key_set_is_rejected() {
    for text in ["", "[]", "{}", r#"{"keys":{}}"#, r#"{"keys":[],"keys":[]}"#] {
        let error = KeySet::parse(text.as_bytes()).unwrap_err();
        assert!(matches!(error, JoseError::NotAKeySet), "{text}");
    }
}

#[test]
fn errors_do_not_print_the_token() {
    let marker = "bWFya2Vy";
    for token in [marker.to_owned(), format!("{marker}.{marker}.{marker}")] {
        let error = keys().verify(&token, ACCEPTED).unwrap_err();
        assert!(!format!("{error} {error:?}").contains(marker));
    }
}

#[test]
fn an_encrypted_token_is_named_as_such() {
    let header = part(&json!({"alg": "RSA-OAEP-256", "enc": "A256GCM"}));
    let error = keys()
        .verify(&format!("{header}.a.b.c.d"), ACCEPTED)
        .unwrap_err();
    assert!(matches!(error, JoseError::Encrypted));
    assert!(
        error
            .to_string()
            .contains("id_token_encrypted_response_alg"),
        "{error}"
    );
}
