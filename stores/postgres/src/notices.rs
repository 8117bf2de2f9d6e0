//! Notifications of commits and released leases: one connection listens for the whole process.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::PgListener;
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::task::AbortHandle;

/// The channel, which every statement that notifies names as well.
const CHANNEL: &str = "licit_grants";

/// The number of notifications that a waiting caller may be behind.
const BACKLOG: usize = 1024;

/// The pause before the connection is opened again.
const PAUSE: Duration = Duration::from_secs(1);

/// The notifications of a store. Listening begins with the first caller that waits, and ends with the store.
#[derive(Debug)]
pub(crate) struct Notices {
    sender: broadcast::Sender<Arc<str>>,
    task: OnceLock<AbortHandle>,
}

impl Notices {
    pub(crate) fn new() -> Self {
        Self {
            sender: broadcast::Sender::new(BACKLOG),
            task: OnceLock::new(),
        }
    }

    /// Subscribes to the notifications, and begins to listen.
    pub(crate) fn subscribe(&self, pool: &PgPool) -> broadcast::Receiver<Arc<str>> {
        // Listening occupies a connection for good.
        if pool.options().get_max_connections() > 1 {
            self.task.get_or_init(|| {
                let work = listen(pool.clone(), self.sender.clone());
                tokio::spawn(work).abort_handle()
            });
        }
        self.sender.subscribe()
    }
}

impl Drop for Notices {
    fn drop(&mut self) {
        if let Some(task) = self.task.get() {
            task.abort();
        }
    }
}

async fn listen(pool: PgPool, sender: broadcast::Sender<Arc<str>>) {
    loop {
        // Waiting callers look again in the meantime.
        let _ = forward(&pool, &sender).await;
        if pool.is_closed() {
            return;
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn forward(pool: &PgPool, sender: &broadcast::Sender<Arc<str>>) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    loop {
        let notice = listener.recv().await?;
        // Nobody may be waiting.
        let _ = sender.send(notice.payload().into());
    }
}

/// Waits for a notification about `id`.
pub(crate) async fn about(mut notices: broadcast::Receiver<Arc<str>>, id: &str) {
    loop {
        match notices.recv().await {
            Ok(changed) if *changed == *id => return,
            Ok(_) => {}
            // It may have been among the missed ones.
            Err(RecvError::Lagged(_) | RecvError::Closed) => return,
        }
    }
}
