//! Counts grant events. Export the counts as metrics, and set alarms on `failed` and `lost`.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use licit::rt::{GrantEventKind, GrantEvents};

/// Counters for a dashboard. Clones share them.
#[derive(Debug, Clone, Default)]
pub struct Dashboard(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    refreshed: AtomicU64,
    adopted: AtomicU64,
    failed: AtomicU64,
    lost: AtomicU64,
}

impl Dashboard {
    /// Counts events until the stream ends.
    pub async fn follow(self, mut events: GrantEvents) {
        while let Some(event) = events.next().await {
            let count = match event.kind() {
                GrantEventKind::Refreshed => &self.0.refreshed,
                GrantEventKind::Adopted => &self.0.adopted,
                // The provider is unavailable, or the disk is full. Calls will fail soon.
                GrantEventKind::RefreshFailed(_) | GrantEventKind::SaveFailed(_) => &self.0.failed,
                // The user must be enrolled again.
                GrantEventKind::Lost(_) => &self.0.lost,
                _ => continue,
            };
            count.fetch_add(1, Relaxed);
        }
    }

    /// Tokens that this process refreshed.
    pub fn refreshed(&self) -> u64 {
        self.0.refreshed.load(Relaxed)
    }

    /// Tokens that another process refreshed and this one loaded from the store.
    pub fn adopted(&self) -> u64 {
        self.0.adopted.load(Relaxed)
    }

    /// Failed refreshes, and tokens that could not be stored.
    pub fn failed(&self) -> u64 {
        self.0.failed.load(Relaxed)
    }

    /// Lost grants.
    pub fn lost(&self) -> u64 {
        self.0.lost.load(Relaxed)
    }
}

impl fmt::Display for Dashboard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} refreshed, {} adopted, {} failed, {} lost",
            self.refreshed(),
            self.adopted(),
            self.failed(),
            self.lost()
        )
    }
}
