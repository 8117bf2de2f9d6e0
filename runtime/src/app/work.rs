//! Counts an application's background tasks, so that `settle` can wait for them.

use tokio::sync::watch;

/// The background work in progress.
#[derive(Debug, Default)]
pub(crate) struct Work(watch::Sender<usize>);

/// One piece of work, in progress until dropped.
#[derive(Debug)]
pub(crate) struct Piece(watch::Sender<usize>);

impl Work {
    pub(crate) fn begin(&self) -> Piece {
        self.0.send_modify(|pieces| *pieces += 1);
        Piece(self.0.clone())
    }

    /// Returns whether any work is in progress.
    #[cfg(test)]
    pub(crate) fn is_under_way(&self) -> bool {
        *self.0.borrow() > 0
    }

    /// Waits until no work is in progress.
    pub(crate) async fn done(&self) {
        // `self` owns the sender, so the channel cannot be closed here.
        let _ = self.0.subscribe().wait_for(|pieces| *pieces == 0).await;
    }
}

impl Drop for Piece {
    fn drop(&mut self) {
        self.0
            .send_modify(|pieces| *pieces = pieces.saturating_sub(1));
    }
}
