//! Values that nobody can guess: `state`, code verifiers, names of attempts.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::secret::Secret;

/// 256 bits from the operating system, in 43 URL-safe characters: the length RFC 7636 §4.1
/// recommends for a code verifier.
///
/// # Panics
///
/// When the operating system has no randomness to give. Nothing that is secure can go on then.
#[expect(
    clippy::expect_used,
    reason = "no input reaches this, and a login without randomness must not happen"
)]
pub(crate) fn unguessable() -> Secret {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    Secret::new(URL_SAFE_NO_PAD.encode(bytes))
}

/// A number below `bound`, to spread requests in time; not for secrets.
pub(crate) fn below(bound: u64) -> u64 {
    getrandom::u64().map_or(0, |number| number.checked_rem(bound).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_values_are_alike() {
        assert_ne!(unguessable(), unguessable());
        assert_eq!(unguessable().expose().len(), 43);
    }

    #[test]
    fn nothing_is_below_zero_but_zero() {
        assert_eq!(below(0), 0);
        assert!(below(10) < 10);
    }
}
