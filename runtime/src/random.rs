//! Values that nobody can guess: `state`, code verifiers, names of grants that have no other.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::error::ConfigError;
use crate::secret::Secret;

/// What an application's unguessable values are made of.
///
/// The operating system is asked once while the application is set up, where a refusal can be told.
/// From then on nothing can fail: each value is a hash of that seed, a number that no other value
/// has, and fresh randomness if there is some. The seed alone makes it unguessable, the number makes
/// it unique, and the fresh part keeps two copies of one process (a fork, a restored snapshot of a
/// machine) apart.
pub(crate) struct Entropy {
    seed: Zeroizing<[u8; 32]>,
    next: AtomicU64,
}

impl Entropy {
    /// Asks the operating system for the seed.
    pub(crate) fn gather() -> Result<Self, ConfigError> {
        let mut seed = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *seed).map_err(|_| ConfigError::NoEntropy)?;
        Ok(Self {
            seed,
            next: AtomicU64::new(0),
        })
    }

    /// 256 bits in 43 URL-safe characters: the length RFC 7636 §4.1 recommends for a code verifier.
    pub(crate) fn unguessable(&self) -> Secret {
        Secret::new(URL_SAFE_NO_PAD.encode(self.bits()))
    }

    /// A random UUID (RFC 9562 §5.4), as text.
    pub(crate) fn uuid(&self) -> String {
        let digits = self
            .bits()
            .iter()
            .take(16)
            .fold(0, |number: u128, byte| number << 8 | u128::from(*byte));
        let version = (digits & !(0xf << 76)) | 0x4 << 76;
        let number = (version & !(0x3 << 62)) | 0x2 << 62;
        let mut text = format!("{number:032x}");
        for at in [20, 16, 12, 8] {
            text.insert(at, '-');
        }
        text
    }

    fn bits(&self) -> [u8; 32] {
        let mut fresh = Zeroizing::new([0; 32]);
        if getrandom::fill(&mut *fresh).is_err() {
            // It may have been filled in part, with anything.
            *fresh = [0; 32];
        }
        self.mix(&fresh)
    }

    fn mix(&self, fresh: &[u8; 32]) -> [u8; 32] {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        Sha256::new()
            .chain_update(*self.seed)
            .chain_update(number.to_be_bytes())
            .chain_update(fresh)
            .finalize()
            .into()
    }
}

/// Shows nothing: whoever has the seed can guess.
impl fmt::Debug for Entropy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Entropy(..)")
    }
}

/// A fresh UUID of random bits (RFC 9562 §5.4).
pub(crate) fn uuid() -> Result<String, ConfigError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| ConfigError::NoEntropy)?;
    let bits = u128::from_be_bytes(bytes);
    // Version 4 and the variant of RFC 9562 §4.1.
    let bits = bits & !(0xf << 76) | 0x4 << 76;
    let bits = bits & !(0x3 << 62) | 0x2 << 62;
    let (high, low) = (bits >> 64, bits & u128::from(u64::MAX));
    Ok(format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff
    ))
}

/// A number below `bound`, to spread requests in time; not for secrets.
pub(crate) fn below(bound: u64) -> u64 {
    #[cfg(test)]
    if let Some(number) = repeatable::next() {
        return number.checked_rem(bound).unwrap_or(0);
    }
    getrandom::u64().map_or(0, |number| number.checked_rem(bound).unwrap_or(0))
}

/// Numbers for a simulation that can be repeated.
#[cfg(test)]
pub(crate) mod repeatable {
    use std::cell::Cell;

    thread_local! {
        static STATE: Cell<Option<u64>> = const { Cell::new(None) };
    }

    /// Lets [`below`](super::below) take its numbers from `seed` on this thread; `None` ends that.
    pub(crate) fn seed(seed: Option<u64>) {
        STATE.set(seed);
    }

    pub(super) fn next() -> Option<u64> {
        let (number, state) = step(STATE.get()?);
        STATE.set(Some(state));
        Some(number)
    }

    /// The next number after `state`, and the state after it (`SplitMix64`).
    pub(crate) fn step(state: u64) -> (u64, u64) {
        let state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31), state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_is_one_of_version_4_and_never_the_same() {
        let (one, other) = (uuid().unwrap(), uuid().unwrap());
        assert_ne!(one, other);
        assert_eq!(one.len(), 36);
        let at = |at| one.chars().nth(at);
        assert_eq!(at(14), Some('4'));
        assert!(matches!(at(19), Some('8' | '9' | 'a' | 'b')), "{one}");
        assert!(one.parse::<crate::Uuid>().is_ok());
    }

    #[test]
    fn no_two_values_are_alike() {
        let entropy = Entropy::gather().unwrap();
        assert_ne!(entropy.unguessable(), entropy.unguessable());
        assert_eq!(entropy.unguessable().expose().len(), 43);
    }

    #[test]
    fn a_uuid_says_that_it_is_random() {
        let entropy = Entropy::gather().unwrap();
        let uuid = entropy.uuid();
        assert_ne!(uuid, entropy.uuid());
        let groups: Vec<usize> = uuid.split('-').map(str::len).collect();
        assert_eq!(groups, [8, 4, 4, 4, 12], "{uuid}");
        let uuid: crate::types::Uuid = uuid.parse().unwrap();
        assert_eq!(uuid.as_u128() >> 76 & 0xf, 4);
        assert_eq!(uuid.as_u128() >> 62 & 0x3, 2);
    }

    #[test]
    fn without_fresh_randomness_values_still_differ_by_number_and_by_seed() {
        let (one, other) = (Entropy::gather().unwrap(), Entropy::gather().unwrap());
        let values = [&one, &one, &other, &other].map(|entropy| entropy.mix(&[0; 32]));
        for (at, value) in values.iter().enumerate() {
            assert!(!values[..at].contains(value));
        }
    }

    #[test]
    fn the_seed_does_not_print() {
        assert_eq!(format!("{:?}", Entropy::gather().unwrap()), "Entropy(..)");
    }

    #[test]
    fn nothing_is_below_zero_but_zero() {
        assert_eq!(below(0), 0);
        assert!(below(10) < 10);
    }
}
