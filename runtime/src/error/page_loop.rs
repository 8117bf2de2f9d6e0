//! Pagination that loops.

use std::fmt;

/// The server links to a page that was already returned, so pagination would never end. The pages so
/// far are complete, but there may be others that the server does not link to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLoopError {
    pages: u64,
}

impl PageLoopError {
    pub(crate) fn after(pages: u64) -> Self {
        Self { pages }
    }

    /// Returns the number of pages before the loop.
    pub fn pages(&self) -> u64 {
        self.pages
    }
}

impl fmt::Display for PageLoopError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the pages form a loop: page {} links to a page that was already returned",
            self.pages
        )
    }
}

impl std::error::Error for PageLoopError {}
