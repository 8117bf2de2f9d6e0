//! Where a walk from page to page has been, so that a server that leads in a circle is not followed
//! for ever.

use std::collections::VecDeque;
use std::hash::{BuildHasher, RandomState};

/// How many places are remembered: circles of up to so many pages are noticed.
const MEMORY: usize = 1024;

/// The places that a walk has been to: cursors, or the URLs of pages. Hashes of them are kept, by a
/// key of their own, so that no server can make two places look alike.
#[derive(Default)]
pub(crate) struct Visited {
    key: RandomState,
    places: VecDeque<u64>,
}

impl Visited {
    /// Remembers `place`; `false` when it is known already.
    pub(crate) fn add(&mut self, place: &str) -> bool {
        let place = self.key.hash_one(place);
        if self.places.contains(&place) {
            return false;
        }
        if self.places.len() == MEMORY {
            self.places.pop_front();
        }
        self.places.push_back(place);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::{MEMORY, Visited};

    #[test]
    fn a_place_is_new_once() {
        let mut visited = Visited::default();
        assert!(visited.add("a"));
        assert!(visited.add("b"));
        assert!(!visited.add("a"));
    }

    #[test]
    fn the_memory_is_bounded_and_the_oldest_is_forgotten_first() {
        let mut visited = Visited::default();
        for place in 0..=MEMORY {
            assert!(visited.add(&place.to_string()));
        }
        assert_eq!(visited.places.len(), MEMORY);
        assert!(!visited.add("1"));
        assert!(visited.add("0"));
    }
}
