//! Encrypted tokens of other implementations are decrypted, and all others are rejected without a reason.

use licit_runtime::Secret;
use licit_runtime::jose::{ContentEncryption, DecryptionKey, JoseError, KeyEncryption};
use licit_runtime::serde_json::{Value, from_str, json};

use crate::token;

const ALL: &[ContentEncryption] = ContentEncryption::ALL;

fn vectors() -> Value {
    from_str(include_str!("vectors/encrypted.json")).unwrap()
}

fn key(vectors: &Value, name: &str, algorithm: KeyEncryption) -> DecryptionKey {
    let mut jwk = vectors["keys"][name].clone();
    jwk["kid"] = json!(name);
    let jwk = Secret::new(jwk.to_string());
    DecryptionKey::from_jwk(algorithm, &jwk).unwrap()
}

/// The tokens of the vectors: their keys, and the tokens themselves.
fn good(vectors: &Value) -> Vec<(DecryptionKey, ContentEncryption, String)> {
    let good = vectors["good"].as_array().unwrap().iter();
    good.map(|one| {
        let text = |name: &str| one[name].as_str().unwrap();
        let algorithm = KeyEncryption::from_name(text("alg")).unwrap();
        let encoding = ContentEncryption::from_name(text("enc")).unwrap();
        let key = key(vectors, text("key"), algorithm);
        (key, encoding, text("token").to_owned())
    })
    .collect()
}

#[test]
fn tokens_of_other_implementations_are_decrypted() {
    let vectors = vectors();
    let good = good(&vectors);
    assert_eq!(good.len(), 54);
    for (key, encoding, encrypted) in good {
        let decrypted = key.decrypt(&encrypted, &[encoding]).unwrap();
        assert_eq!(decrypted.expose(), token("ES256"), "{key:?} {encoding}");
        let other = ALL.iter().find(|other| **other != encoding).unwrap();
        assert!(matches!(
            key.decrypt(&encrypted, &[*other]),
            Err(JoseError::AlgorithmNotAccepted)
        ));
    }
}

#[test]
fn a_key_is_read_in_each_form() {
    let vectors = vectors();
    for (name, algorithm) in [
        ("RSA", KeyEncryption::RsaOaep256),
        ("P-256", KeyEncryption::EcdhEs),
        ("P-384", KeyEncryption::EcdhEsA128Kw),
        ("P-521", KeyEncryption::EcdhEsA256Kw),
    ] {
        let by_jwk = key(&vectors, name, algorithm);
        let pem = Secret::new(vectors["pem"][name].as_str().unwrap());
        let by_pem = DecryptionKey::from_pem(algorithm, &pem).unwrap();
        let by_pem = by_pem.with_key_id(name);
        assert_eq!(by_pem.public_jwk(), by_jwk.public_jwk());
        let written = DecryptionKey::from_pem(algorithm, &by_jwk.to_pem().unwrap()).unwrap();
        assert_eq!(written.with_key_id(name).public_jwk(), by_jwk.public_jwk());
        assert_eq!(by_jwk.public_jwk()["use"], "enc");
        assert_eq!(by_jwk.public_jwk().get("d"), None);
        assert!(!format!("{by_jwk:?}").contains("BEGIN"), "{by_jwk:?}");
        let other = match algorithm {
            KeyEncryption::RsaOaep256 => KeyEncryption::EcdhEs,
            _ => KeyEncryption::RsaOaep,
        };
        assert!(DecryptionKey::from_pem(other, &pem).is_err());
    }
    for pem in [
        include_str!("vectors/rsa.pkcs1.pem"),
        include_str!("vectors/rsa.pkcs8.pem"),
    ] {
        DecryptionKey::from_pem(KeyEncryption::RsaOaep, &Secret::new(pem)).unwrap();
    }
    let sec1 = Secret::new(include_str!("vectors/es256.sec1.pem"));
    DecryptionKey::from_pem(KeyEncryption::EcdhEs, &sec1).unwrap();
    let mut foreign = vectors["keys"]["P-256"].clone();
    foreign["x"] = vectors["keys"]["P-384"]["x"].clone();
    let foreign = Secret::new(foreign.to_string());
    assert!(DecryptionKey::from_jwk(KeyEncryption::EcdhEs, &foreign).is_err());
}

#[test]
fn algorithms_that_are_not_supported_are_rejected_before_anything_is_decrypted() {
    let vectors = vectors();
    let key = key(&vectors, "RSA", KeyEncryption::RsaOaep);
    for name in ["RSA1_5", "A192GCM", "dir"] {
        let token = vectors["bad"][name].as_str().unwrap();
        assert!(
            matches!(
                key.decrypt(token, ALL),
                Err(JoseError::AlgorithmNotAccepted)
            ),
            "{name}"
        );
    }
    let compressed = vectors["bad"]["zip"].as_str().unwrap();
    let error = key.decrypt(compressed, ALL).unwrap_err();
    assert!(error.to_string().contains("compressed"), "{error}");
    let signed = token("ES256");
    assert!(matches!(
        key.decrypt(&signed, ALL),
        Err(JoseError::NotEncrypted)
    ));
    let long = format!("{}.a.a.a.a", "A".repeat(100_000));
    assert!(matches!(key.decrypt(&long, ALL), Err(JoseError::TooLong)));
}

/// Any change of any part is the same error: neither the key, nor the tag, nor the padding is an oracle.
#[test]
fn every_modified_token_is_the_same_error() {
    let vectors = vectors();
    for (key, _, encrypted) in good(&vectors).into_iter().step_by(3) {
        let parts: Vec<&str> = encrypted.split('.').collect();
        for position in 1..parts.len() {
            for change in [Change::First, Change::Last, Change::Cut, Change::Empty] {
                let mut parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
                if !change.apply(&mut parts[position]) {
                    continue;
                }
                let error = key.decrypt(&parts.join("."), ALL).unwrap_err();
                assert!(
                    matches!(error, JoseError::Decryption),
                    "{position}: {error:?}"
                );
            }
        }
        let other = DecryptionKey::generate(key.algorithm()).unwrap();
        let error = other.decrypt(&encrypted, ALL).unwrap_err();
        assert!(matches!(error, JoseError::Decryption), "{error:?}");
        let named = key.with_key_id("another");
        // The tokens name no key.
        assert!(named.decrypt(&encrypted, ALL).is_ok());
    }
}

#[derive(Clone, Copy)]
enum Change {
    First,
    Last,
    Cut,
    Empty,
}

impl Change {
    /// Changes a part, in whole bytes; false if it has nothing to change.
    fn apply(self, part: &mut String) -> bool {
        if part.len() < 8 {
            return false;
        }
        let swap = |c: &str| if c == "A" { "B" } else { "A" };
        match self {
            Self::First => {
                let swapped = swap(&part[..1]);
                part.replace_range(..1, swapped);
            }
            Self::Last => {
                // Not the last character, whose lowest bits may be unused.
                let at = part.len() - 3;
                let swapped = swap(&part[at..=at]);
                part.replace_range(at..=at, swapped);
            }
            Self::Cut => part.truncate((part.len() / 4 - 1) * 4),
            Self::Empty => part.clear(),
        }
        true
    }
}
