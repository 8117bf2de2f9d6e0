//! Notifications of commits and released leases: one connection subscribes for the whole process.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures_core::Stream;
use redis::Client;
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::task::AbortHandle;

/// The number of notifications that a waiting caller may be behind.
const BACKLOG: usize = 1024;

/// The pause before the connection is opened again.
const PAUSE: Duration = Duration::from_secs(1);

/// The notifications of a store. Subscribing begins with the first caller that waits, and ends with the
/// store.
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

    /// Subscribes to the notifications of a channel, which is the same for each call.
    pub(crate) fn subscribe(
        &self,
        client: &Client,
        channel: String,
    ) -> broadcast::Receiver<Arc<str>> {
        self.task.get_or_init(|| {
            let work = listen(client.clone(), channel, self.sender.clone());
            tokio::spawn(work).abort_handle()
        });
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

async fn listen(client: Client, channel: String, sender: broadcast::Sender<Arc<str>>) {
    loop {
        // Waiting callers look again in the meantime.
        let _ = forward(&client, &channel, &sender).await;
        tokio::time::sleep(PAUSE).await;
    }
}

async fn forward(
    client: &Client,
    channel: &str,
    sender: &broadcast::Sender<Arc<str>>,
) -> redis::RedisResult<()> {
    let mut connection = client.get_async_pubsub().await?;
    connection.subscribe(channel).await?;
    let mut messages = pin!(connection.into_on_message());
    while let Some(message) = poll_fn(|context| messages.as_mut().poll_next(context)).await {
        let id: String = message.get_payload()?;
        // Nobody may be waiting.
        let _ = sender.send(id.into());
    }
    Ok(())
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
