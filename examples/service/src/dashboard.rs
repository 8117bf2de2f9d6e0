//! What happens to grants, counted: put these into your metrics, and an alarm on the last two.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use licit::rt::{GrantEventKind, GrantEvents};

/// Numbers for a dashboard. Copies count together.
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
    /// Counts until there will be no more events.
    pub async fn follow(self, mut events: GrantEvents) {
        while let Some(event) = events.next().await {
            let count = match event.kind() {
                GrantEventKind::Refreshed => &self.0.refreshed,
                GrantEventKind::Adopted => &self.0.adopted,
                // The provider does not answer, or the disk is full: calls will fail soon.
                GrantEventKind::RefreshFailed(_) | GrantEventKind::CommitFailed(_) => {
                    &self.0.failed
                }
                // Somebody must do something.
                GrantEventKind::Lost(_) => &self.0.lost,
                _ => continue,
            };
            count.fetch_add(1, Relaxed);
        }
    }

    /// Tokens that this process renewed.
    pub fn refreshed(&self) -> u64 {
        self.0.refreshed.load(Relaxed)
    }

    /// Tokens that another process renewed, and this one found in the store.
    pub fn adopted(&self) -> u64 {
        self.0.adopted.load(Relaxed)
    }

    /// Renewals that failed, and tokens that could not be written down.
    pub fn failed(&self) -> u64 {
        self.0.failed.load(Relaxed)
    }

    /// Grants that have ended.
    pub fn lost(&self) -> u64 {
        self.0.lost.load(Relaxed)
    }
}

impl fmt::Display for Dashboard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} renewed, {} found renewed, {} failed, {} lost",
            self.refreshed(),
            self.adopted(),
            self.failed(),
            self.lost()
        )
    }
}
