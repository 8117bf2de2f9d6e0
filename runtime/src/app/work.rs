//! What an application does in tasks of its own, counted, so that its end can be waited for.

use tokio::sync::watch;

/// The work under way.
#[derive(Debug, Default)]
pub(crate) struct Work(watch::Sender<usize>);

/// One piece of work: under way until this is dropped.
#[derive(Debug)]
pub(crate) struct Piece(watch::Sender<usize>);

impl Work {
    pub(crate) fn begin(&self) -> Piece {
        self.0.send_modify(|pieces| *pieces += 1);
        Piece(self.0.clone())
    }

    /// Whether there is work under way.
    #[cfg(test)]
    pub(crate) fn is_under_way(&self) -> bool {
        *self.0.borrow() > 0
    }

    /// Waits until no work is under way.
    pub(crate) async fn done(&self) {
        // The sender lives in `self`: it does not go away.
        let _ = self.0.subscribe().wait_for(|pieces| *pieces == 0).await;
    }
}

impl Drop for Piece {
    fn drop(&mut self) {
        self.0
            .send_modify(|pieces| *pieces = pieces.saturating_sub(1));
    }
}
