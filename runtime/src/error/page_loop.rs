//! Pages that lead nowhere new.

use std::fmt;

/// The server leads from a page to one that was there before: following it would never end. The
/// pages up to here are complete, and there may be more that it does not lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLoop {
    pages: u64,
}

impl PageLoop {
    pub(crate) fn after(pages: u64) -> Self {
        Self { pages }
    }

    /// How many pages came before.
    pub fn pages(&self) -> u64 {
        self.pages
    }
}

impl fmt::Display for PageLoop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the pages lead in a circle: what follows page {} was there before",
            self.pages
        )
    }
}

impl std::error::Error for PageLoop {}
