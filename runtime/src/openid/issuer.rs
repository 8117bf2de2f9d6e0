//! An issuer that is known only from the token: the provider has one for each tenant, and the spec has their
//! pattern.
//!
//! Such a token is accepted only if its issuer is the pattern, filled with the token's own claims. The keys are
//! those of the spec's `jwks_uri`, never of the issuer that the token names. A key that is published for some
//! issuers, as its member `issuer` says, signs for no others.

use crate::jose::Jwt;
use crate::template::{Piece, pieces};

/// The maximum length of a claim in an issuer.
const LONGEST: usize = 128;

/// Returns the claim that is wrong if the issuer of `jwt` does not match `pattern`.
pub(super) fn check(pattern: &'static str, jwt: &Jwt) -> Result<(), &'static str> {
    let mut expected = String::with_capacity(pattern.len() + 64);
    for piece in pieces(pattern) {
        match piece {
            Piece::Text(text) => expected.push_str(text),
            Piece::Variable(claim) => {
                let value = jwt.text(claim).filter(|value| is_segment(value));
                expected.push_str(value.ok_or(claim)?);
            }
        }
    }
    if jwt.text("iss") != Some(expected.as_str()) {
        return Err("iss");
    }
    match jwt.key_issuer() {
        Some(of_key) if of_key != expected && shape(of_key) != shape(pattern) => Err("iss"),
        _ => Ok(()),
    }
}

/// Whether a claim is one segment of a path without characters that are encoded (RFC 3986 §2.3).
fn is_segment(value: &str) -> bool {
    let is_unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    !value.is_empty()
        && value.len() <= LONGEST
        && value.bytes().all(is_unreserved)
        && !value.bytes().all(|byte| byte == b'.')
}

/// Returns a pattern without the names in its braces, which a key set spells in its own way.
fn shape(pattern: &str) -> String {
    let pieces = pieces(pattern).map(|piece| match piece {
        Piece::Text(text) => text,
        Piece::Variable(_) => "{}",
    });
    pieces.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::jose::{Algorithm, KeySet, SigningKey};

    const PATTERN: &str = "https://login.example/{tid}/v2.0";

    fn checked(claims: Value, key_issuer: Option<&str>) -> Result<(), &'static str> {
        let key = SigningKey::generate(Algorithm::Es256).unwrap();
        let mut jwk = key.public_jwk().unwrap();
        if let Some(issuer) = key_issuer {
            jwk["issuer"] = issuer.into();
        }
        let Value::Object(claims) = claims else {
            panic!("an object")
        };
        let claims: Vec<_> = claims
            .iter()
            .map(|(name, value)| (name.as_str(), value.clone()))
            .collect();
        let token = key.sign_local([], claims).unwrap();
        let keys = KeySet::parse(json!({ "keys": [jwk] }).to_string().as_bytes()).unwrap();
        check(PATTERN, &keys.verify(&token, &[Algorithm::Es256]).unwrap())
    }

    fn of(issuer: &str, tenant: &str) -> Value {
        json!({ "iss": issuer, "tid": tenant })
    }

    #[test]
    fn the_issuer_is_the_pattern_with_the_claims_of_the_token() {
        assert_eq!(
            checked(of("https://login.example/a1-b/v2.0", "a1-b"), None),
            Ok(())
        );
        for (issuer, tenant, wrong) in [
            ("https://login.example/other/v2.0", "a1-b", "iss"),
            ("https://evil.example/a1-b/v2.0", "a1-b", "iss"),
            ("https://login.example/a1-b/v2.0/", "a1-b", "iss"),
            ("https://login.example/a1-b/v1.0", "a1-b", "iss"),
            ("https://login.example//v2.0", "", "tid"),
            ("https://login.example/a/b/v2.0", "a/b", "tid"),
            ("https://login.example/../v2.0", "..", "tid"),
            ("https://login.example/a%2fb/v2.0", "a%2fb", "tid"),
        ] {
            assert_eq!(checked(of(issuer, tenant), None), Err(wrong), "{issuer}");
        }
        let missing = json!({ "iss": "https://login.example/a/v2.0" });
        assert_eq!(checked(missing, None), Err("tid"));
        let number = json!({ "iss": "https://login.example/1/v2.0", "tid": 1 });
        assert_eq!(checked(number, None), Err("tid"));
    }

    #[test]
    fn a_key_of_some_issuers_signs_for_no_others() {
        let claims = || of("https://login.example/a/v2.0", "a");
        for issuer in [
            "https://login.example/{tenantid}/v2.0",
            "https://login.example/a/v2.0",
        ] {
            assert_eq!(checked(claims(), Some(issuer)), Ok(()), "{issuer}");
        }
        for issuer in [
            "https://login.example/b/v2.0",
            "https://login.example/{tenantid}/v1.0",
            "https://sts.example/{tenantid}/",
        ] {
            assert_eq!(checked(claims(), Some(issuer)), Err("iss"), "{issuer}");
        }
    }
}
