//! Keeps names short: a name that is too long is its beginning with a hash of the whole, so that it
//! depends on nothing but the name.

/// The maximum length of a derived Rust name, in characters.
pub const LONGEST: usize = 60;

/// The number of characters of a hash.
const HASH: usize = 6;

/// Returns a name of at most [`LONGEST`] characters. A longer one is cut, and ends in a hash of the
/// whole name: `get_repos_by_owner_by_repo_actions_runs_by_run_id_atte_3kq9x0`.
pub fn limited(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let is_snake = !name.starts_with(char::is_uppercase);
    let start: String = name.chars().take(LONGEST - HASH - 1).collect();
    let start = start.trim_end_matches('_');
    let hash = hash(name);
    if is_snake {
        format!("{start}_{hash}")
    } else {
        format!("{start}{hash}")
    }
}

/// Returns a hash of a text in six characters: a digit, then digits and small letters. It is the same
/// on every machine and in every version.
pub(crate) fn hash(text: &str) -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghijkmnpqrstvwxz";
    // FNV-1a, because it is fixed for all time, unlike the standard library's hasher.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in text.bytes() {
        hash ^= u64::from(byte);
        hash = hash.wrapping_mul(0x0100_0000_01b3);
    }
    // A digit first: the hash is one word with the preceding one in both notations.
    let first = char::from_digit(u32::try_from(hash % 10).unwrap_or_default(), 10);
    let mut rest = hash / 10;
    let mut short = String::from(first.unwrap_or('0'));
    while short.len() < HASH {
        let digit = usize::try_from(rest % 32).unwrap_or_default();
        short.extend(DIGITS.get(digit).map(|digit| char::from(*digit)));
        rest /= 32;
    }
    short
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, hash, limited};

    #[test]
    fn a_name_has_at_most_sixty_characters_and_differs_from_longer_ones() {
        let whole = "a".repeat(LONGEST);
        assert_eq!(limited(&whole), whole);
        let (one, other) = (format!("{whole}b"), format!("{whole}c"));
        assert_eq!(limited(&one).chars().count(), LONGEST);
        assert_ne!(limited(&one), limited(&other));
        assert_eq!(limited(&one), limited(&one));
        // Not in the middle of a character.
        assert_eq!(limited(&"ä".repeat(100)).chars().count(), LONGEST);
        assert!(limited(&"Word".repeat(20)).starts_with("WordWord"));
    }

    #[test]
    fn a_hash_never_changes() {
        assert_eq!(hash("a"), hash("a"));
        assert_eq!(hash("a").len(), 6);
        assert_ne!(hash("a"), hash("b"));
        // Written down, because generated code of earlier versions contains it.
        assert_eq!(hash(""), "73v0sr");
        assert_eq!(hash("contact"), "53m6hj");
    }
}
