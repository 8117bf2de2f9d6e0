//! Proof Key for Code Exchange (RFC 7636): a code cannot be exchanged without the verifier.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::random::Entropy;
use crate::secret::Secret;
use crate::tables::Pkce;

/// Generates a code verifier (RFC 7636 §4.1), if the provider supports PKCE.
pub(crate) fn verifier(pkce: Pkce, entropy: &Entropy) -> Option<Secret> {
    match pkce {
        Pkce::S256 | Pkce::Plain => Some(entropy.unguessable()),
        Pkce::Unsupported => None,
    }
}

/// Returns the code challenge for `verifier` and the name of its method (RFC 7636 §4.2).
pub(crate) fn challenge(pkce: Pkce, verifier: &Secret) -> (String, &'static str) {
    match pkce {
        Pkce::Plain => (verifier.expose().to_owned(), "plain"),
        Pkce::S256 | Pkce::Unsupported => {
            let digest = Sha256::digest(verifier.expose().as_bytes());
            (URL_SAFE_NO_PAD.encode(digest), "S256")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_is_that_of_rfc_7636_appendix_b() {
        let verifier = Secret::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        let (challenge, method) = challenge(Pkce::S256, &verifier);
        assert_eq!(challenge, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assert_eq!(method, "S256");
    }

    #[test]
    fn every_verifier_is_unique_and_uses_the_characters_of_the_rfc() {
        let entropy = Entropy::gather().unwrap();
        let mut seen = std::collections::HashSet::new();
        for _ in 0..2000 {
            let verifier = verifier(Pkce::S256, &entropy).unwrap();
            let text = verifier.expose();
            // RFC 7636 §4.1, with the 256 bits of entropy that §7.1 recommends.
            assert!((43..=128).contains(&text.len()), "{text}");
            let is_unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
            assert!(text.bytes().all(is_unreserved), "{text}");
            let (challenge, _) = challenge(Pkce::S256, &verifier);
            assert_eq!(challenge.len(), 43);
            assert!(seen.insert(text.to_owned()) && seen.insert(challenge));
        }
    }

    #[test]
    fn a_provider_without_pkce_gets_no_verifier() {
        let entropy = Entropy::gather().unwrap();
        assert!(verifier(Pkce::Unsupported, &entropy).is_none());
        assert!(verifier(Pkce::S256, &entropy).is_some());
    }
}
