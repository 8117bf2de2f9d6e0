//! PKCE: the challenge of an authorization request and the verifier of a token request (RFC 7636).

use crate::refusal::fault::{Fault, Problem};
use crate::values::secret;

/// A code challenge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Challenge {
    value: String,
    hashed: bool,
}

impl Challenge {
    /// The challenge of a request, if the provider supports its method. Without a method, it is
    /// `plain` (RFC 7636 §4.3).
    pub(crate) fn read(
        value: &str,
        method: Option<&str>,
        takes_plain: bool,
    ) -> Result<Self, String> {
        let hashed = match method.unwrap_or("plain") {
            "S256" if !takes_plain => true,
            "plain" if takes_plain => false,
            other => {
                return Err(format!(
                    "the code challenge method `{other}` is not supported"
                ));
            }
        };
        if !is_verifier(value) {
            return Err("`code_challenge` is not 43 to 128 unreserved characters".to_owned());
        }
        Ok(Self {
            value: value.to_owned(),
            hashed,
        })
    }

    /// Verifies the verifier of a token request against the challenge of the code (RFC 7636 §4.6). A
    /// verifier for a code without a challenge is refused as well: an attacker removed the challenge
    /// (RFC 9700 §2.1.1).
    pub(crate) fn verify(challenge: Option<&Self>, verifier: Option<&str>) -> Result<(), Fault> {
        let problem = match (challenge, verifier) {
            (None, None) => return Ok(()),
            (None, Some(_)) => "`code_verifier` was sent for a code without `code_challenge`",
            (Some(_), None) => "`code_verifier` is missing",
            (Some(_), Some(verifier)) if !is_verifier(verifier) => {
                "`code_verifier` is not 43 to 128 unreserved characters"
            }
            (Some(challenge), Some(verifier)) => {
                let hash = challenge.hashed.then(|| secret::challenge(verifier));
                if secret::same(&challenge.value, hash.as_deref().unwrap_or(verifier)) {
                    return Ok(());
                }
                "`code_verifier` does not belong to `code_challenge`"
            }
        };
        Err(Fault::new(Problem::InvalidGrant, problem))
    }
}

/// RFC 7636 §4.1, and §4.2 for a challenge.
fn is_verifier(text: &str) -> bool {
    let is_unreserved = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
    (43..=128).contains(&text.len()) && text.bytes().all(is_unreserved)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    #[test]
    fn a_verifier_must_belong_to_the_challenge() {
        let challenge = Challenge::read(CHALLENGE, Some("S256"), false).unwrap();
        assert!(Challenge::verify(Some(&challenge), Some(VERIFIER)).is_ok());
        for verifier in [None, Some(CHALLENGE), Some("short")] {
            assert!(Challenge::verify(Some(&challenge), verifier).is_err());
        }
        assert!(Challenge::verify(None, Some(VERIFIER)).is_err());
        assert!(Challenge::verify(None, None).is_ok());
    }

    #[test]
    fn the_challenge_method_is_that_of_the_spec() {
        assert!(Challenge::read(CHALLENGE, Some("plain"), false).is_err());
        assert!(Challenge::read(CHALLENGE, None, false).is_err());
        assert!(Challenge::read(CHALLENGE, Some("S256"), true).is_err());
        let plain = Challenge::read(VERIFIER, None, true).unwrap();
        assert!(Challenge::verify(Some(&plain), Some(VERIFIER)).is_ok());
    }

    #[test]
    fn a_challenge_of_the_wrong_length_is_rejected() {
        assert!(Challenge::read("short", Some("S256"), false).is_err());
        assert!(Challenge::read(&"a".repeat(129), Some("S256"), false).is_err());
    }
}
