//! Unguessable values: `state`, code verifiers, names of anonymous grants.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::error::ConfigError;
use crate::secret::Secret;

/// The source of an application's unguessable values: the operating system, through `getrandom`.
///
/// The operating system provides a seed while the application is built, where a failure can be
/// reported. If it fails later, values are derived by HMAC from that seed, a counter and the process
/// identifier. No value is then guessable or repeated, and no call has to fail.
pub(crate) struct Entropy {
    seed: Zeroizing<[u8; 64]>,
    derived: AtomicU64,
}

impl Entropy {
    /// Obtains the seed from the operating system.
    pub(crate) fn gather() -> Result<Self, ConfigError> {
        let mut seed = Zeroizing::new([0; 64]);
        getrandom::fill(&mut *seed).map_err(|_| ConfigError::NoEntropy)?;
        Ok(Self {
            seed,
            derived: AtomicU64::new(0),
        })
    }

    /// A source without a seed, for an application that sends nothing.
    pub(crate) fn for_tests() -> Self {
        Self {
            seed: Zeroizing::new([0; 64]),
            derived: AtomicU64::new(0),
        }
    }

    /// Returns 256 random bits as 43 URL-safe characters, the length that RFC 7636 §4.1 recommends for a
    /// code verifier.
    pub(crate) fn unguessable(&self) -> Secret {
        Secret::new(URL_SAFE_NO_PAD.encode(self.bits().as_slice()))
    }

    /// Returns a random UUID (RFC 9562 §5.4) as text.
    pub(crate) fn uuid(&self) -> String {
        let mut bytes = [0; 16];
        for (byte, random) in bytes.iter_mut().zip(self.bits().iter()) {
            *byte = *random;
        }
        uuid_of(bytes)
    }

    fn bits(&self) -> Zeroizing<[u8; 32]> {
        let mut bits = Zeroizing::new([0; 32]);
        match getrandom::fill(&mut *bits) {
            Ok(()) => bits,
            Err(_) => self.derive(std::process::id()),
        }
    }

    /// Derives a value that no other call derives, neither in this process nor in a fork of it.
    fn derive(&self, process: u32) -> Zeroizing<[u8; 32]> {
        let number = self.derived.fetch_add(1, Ordering::Relaxed);
        // The seed is a whole block, which HMAC uses unchanged as its key.
        let mac = <Hmac<Sha256> as KeyInit>::new((&*self.seed).into())
            .chain_update(number.to_be_bytes())
            .chain_update(process.to_be_bytes());
        Zeroizing::new(mac.finalize().into_bytes().into())
    }
}

/// Prints nothing: the seed would make values guessable.
impl fmt::Debug for Entropy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Entropy(..)")
    }
}

/// Returns a random UUID (RFC 9562 §5.4) as text.
pub(crate) fn uuid() -> Result<String, ConfigError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| ConfigError::NoEntropy)?;
    Ok(uuid_of(bytes))
}

/// Formats random bits as a version 4 UUID.
fn uuid_of(bytes: [u8; 16]) -> String {
    let bits = u128::from_be_bytes(bytes);
    // Sets the version and the variant (RFC 9562 §4.1 and §4.2).
    let bits = bits & !(0xf << 76) | 0x4 << 76;
    let bits = bits & !(0x3 << 62) | 0x2 << 62;
    let mut text = format!("{bits:032x}");
    for at in [20, 16, 12, 8] {
        text.insert(at, '-');
    }
    text
}

/// Returns a number below `bound`, to spread requests over time; not for secrets.
pub(crate) fn below(bound: u64) -> u64 {
    #[cfg(test)]
    if let Some(number) = repeatable::next() {
        return number.checked_rem(bound).unwrap_or(0);
    }
    getrandom::u64().map_or(0, |number| number.checked_rem(bound).unwrap_or(0))
}

/// Reproducible random numbers for the simulation.
#[cfg(test)]
pub(crate) mod repeatable {
    use std::cell::Cell;

    thread_local! {
        static STATE: Cell<Option<u64>> = const { Cell::new(None) };
    }

    /// Makes [`below`](super::below) use numbers derived from `seed` on this thread; `None` reverts it.
    pub(crate) fn seed(seed: Option<u64>) {
        STATE.set(seed);
    }

    pub(super) fn next() -> Option<u64> {
        let (number, state) = step(STATE.get()?);
        STATE.set(Some(state));
        Some(number)
    }

    /// Returns the next number and the next state (`SplitMix64`).
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
    fn a_uuid_is_of_version_4_and_unique() {
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
    fn a_uuid_has_the_version_and_variant_of_random_ones() {
        let entropy = Entropy::gather().unwrap();
        let uuid = entropy.uuid();
        assert_ne!(uuid, entropy.uuid());
        let groups: Vec<usize> = uuid.split('-').map(str::len).collect();
        assert_eq!(groups, [8, 4, 4, 4, 12], "{uuid}");
        let uuid: crate::model::types::Uuid = uuid.parse().unwrap();
        assert_eq!(uuid.as_u128() >> 76 & 0xf, 4);
        assert_eq!(uuid.as_u128() >> 62 & 0x3, 2);
    }

    #[test]
    fn derived_values_differ_by_seed_by_number_and_by_process() {
        let (one, other) = (Entropy::gather().unwrap(), Entropy::gather().unwrap());
        let fork = Entropy {
            seed: one.seed.clone(),
            derived: AtomicU64::new(0),
        };
        let values = [
            one.derive(1),
            one.derive(1),
            other.derive(1),
            other.derive(1),
            fork.derive(2),
        ];
        for (at, value) in values.iter().enumerate() {
            assert!(!values[..at].contains(value), "{at}");
            assert_ne!(**value, [0; 32]);
        }
    }

    #[test]
    fn the_seed_does_not_print() {
        assert_eq!(format!("{:?}", Entropy::gather().unwrap()), "Entropy(..)");
    }

    #[test]
    fn a_bound_of_zero_gives_zero() {
        assert_eq!(below(0), 0);
        assert!(below(10) < 10);
    }
}
