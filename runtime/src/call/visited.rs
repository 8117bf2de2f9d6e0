//! Records the pages already visited, to stop if a server's links form a cycle.

use std::collections::VecDeque;
use std::hash::{BuildHasher, RandomState};

/// The number of pages remembered: the longest cycle that is detected.
const MEMORY: usize = 1024;

/// The visited pages, identified by cursors or URLs. Stored as hashes with a random key, so that a
/// server cannot cause collisions.
#[derive(Default)]
pub(crate) struct Visited {
    key: RandomState,
    places: VecDeque<u64>,
}

impl Visited {
    /// Records `place`; returns `false` if it was already visited.
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
    fn a_place_is_new_only_once() {
        let mut visited = Visited::default();
        assert!(visited.add("a"));
        assert!(visited.add("b"));
        assert!(!visited.add("a"));
    }

    #[test]
    fn the_memory_is_bounded_and_drops_the_oldest_first() {
        let mut visited = Visited::default();
        for place in 0..=MEMORY {
            assert!(visited.add(&place.to_string()));
        }
        assert_eq!(visited.places.len(), MEMORY);
        assert!(!visited.add("1"));
        assert!(visited.add("0"));
    }
}
