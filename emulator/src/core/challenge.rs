//! PKCE: the challenge of an authorization request and the verifier of a token request (RFC 7636).

use crate::rejection::fault::{Fault, Problem};
use crate::values::{moment, secret};

/// A code challenge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Challenge {
    value: String,
    hashed: bool,
    /// When it was sent, in milliseconds since the Unix epoch by the emulator's clock.
    sent_at: u64,
}

impl Challenge {
    /// The challenge of a request, if the provider supports its method. Without a method, it is
    /// `plain` (RFC 7636 §4.3).
    pub(crate) fn read(
        value: &str,
        method: Option<&str>,
        takes_plain: bool,
        now: u64,
    ) -> Result<Self, String> {
        let hashed = match method.unwrap_or("plain") {
            "S256" if !takes_plain => true,
            "plain" if takes_plain => false,
            other => {
                let supported = if takes_plain { "plain" } else { "S256" };
                return Err(format!(
                    "`code_challenge_method` is `{other}`, but the spec supports `{supported}`"
                ));
            }
        };
        if !is_verifier(value) {
            return Err("`code_challenge` is not 43 to 128 unreserved characters".to_owned());
        }
        Ok(Self {
            value: value.to_owned(),
            hashed,
            sent_at: now,
        })
    }

    /// Verifies the verifier of a token request against the challenge of the code (RFC 7636 §4.6).
    /// A verifier for a code without a challenge is rejected as well: an attacker removed the
    /// challenge (RFC 9700 §2.1.1).
    pub(crate) fn verify(challenge: Option<&Self>, verifier: Option<&str>) -> Result<(), Fault> {
        let sent_at = |challenge: &Self| moment::write_time(challenge.sent_at);
        let problem = match (challenge, verifier) {
            (None, None) => return Ok(()),
            (None, Some(_)) => {
                "`code_verifier` was sent, but the authorization request had no `code_challenge`"
                    .to_owned()
            }
            (Some(challenge), None) => format!(
                "`code_verifier` is missing: the authorization request of {} had a `code_challenge`",
                sent_at(challenge)
            ),
            (Some(_), Some(verifier)) if !is_verifier(verifier) => format!(
                "`code_verifier` has {} characters, not 43 to 128 unreserved ones (RFC 7636 §4.1)",
                verifier.chars().count()
            ),
            (Some(challenge), Some(verifier)) => {
                let hash = challenge.hashed.then(|| secret::challenge(verifier));
                if secret::same(&challenge.value, hash.as_deref().unwrap_or(verifier)) {
                    return Ok(());
                }
                let method = if challenge.hashed { "S256" } else { "plain" };
                format!(
                    "`code_verifier` does not match the `code_challenge` of {} ({method})",
                    sent_at(challenge)
                )
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
        let challenge = Challenge::read(CHALLENGE, Some("S256"), false, 43_387_000).unwrap();
        assert!(Challenge::verify(Some(&challenge), Some(VERIFIER)).is_ok());
        for verifier in [None, Some(CHALLENGE), Some("short")] {
            assert!(Challenge::verify(Some(&challenge), verifier).is_err());
        }
        let other = "x".repeat(43);
        assert_eq!(
            Challenge::verify(Some(&challenge), Some(&other))
                .unwrap_err()
                .message,
            "`code_verifier` does not match the `code_challenge` of 12:03:07 (S256)"
        );
        assert!(Challenge::verify(None, Some(VERIFIER)).is_err());
        assert!(Challenge::verify(None, None).is_ok());
    }

    #[test]
    fn the_challenge_method_is_that_of_the_spec() {
        assert!(Challenge::read(CHALLENGE, Some("plain"), false, 0).is_err());
        assert!(Challenge::read(CHALLENGE, None, false, 0).is_err());
        assert!(Challenge::read(CHALLENGE, Some("S256"), true, 0).is_err());
        let plain = Challenge::read(VERIFIER, None, true, 0).unwrap();
        assert!(Challenge::verify(Some(&plain), Some(VERIFIER)).is_ok());
    }

    #[test]
    fn a_challenge_of_the_wrong_length_is_rejected() {
        assert!(Challenge::read("short", Some("S256"), false, 43_387_000).is_err());
        assert!(Challenge::read(&"a".repeat(129), Some("S256"), false, 43_387_000).is_err());
    }
}
