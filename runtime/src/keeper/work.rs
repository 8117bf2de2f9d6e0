//! The work of the keeper that acts.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::sleep;

use super::Settings;
use super::batch::{Batch, Due, Grants};
use super::pace::Pace;
use super::schedule::Window;
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::StoreError;
use crate::session::StoredRefresh;
use crate::store::Bounded;

/// How often the clock is read during a long wait: it may be set, or the machine may sleep.
const LOOK_AGAIN: Duration = Duration::from_secs(60);

/// The refreshes that are running. They are detached from the work, which may be cancelled at any time.
pub(super) type Running = JoinSet<()>;

/// The application, its store and its limits.
pub(super) struct Work {
    pub(super) app: App,
    pub(super) store: Bounded,
    settings: Settings,
    pace: Pace,
}

impl Work {
    pub(super) fn new(app: App, settings: Settings) -> Self {
        Self {
            store: Bounded::new(Arc::clone(app.store()), app.timeout()),
            pace: Pace::new(settings.per_minute),
            settings,
            app,
        }
    }

    /// Refreshes grants until it is cancelled.
    pub(super) async fn run(self: &Arc<Self>, running: &mut Running) {
        // Attempts before this process acted are those of other processes. A grant that they missed has
        // another attempt when half of its remaining time is over.
        let mut since = self.app.now();
        loop {
            match self.plan(since).await {
                Ok(batch) => {
                    since = batch.until;
                    self.refresh_all(batch.due, running).await;
                    self.wait_until(since).await;
                }
                Err(error) => {
                    report(&error);
                    self.pace.failed(&error.into());
                    self.pace.turn().await;
                }
            }
        }
    }

    /// Lists the grants to refresh until the next list.
    async fn plan(&self, since: Timestamp) -> Result<Batch, StoreError> {
        let grants = Grants {
            app: &self.app,
            store: &self.store,
        };
        let window = Window::new(self.settings.ahead, grants.lifetimes().await?);
        let until = self.app.now().max(since).plus(window.pause);
        let most = window.batch(self.settings.per_minute);
        grants.due(window, since, until, most).await
    }

    async fn refresh_all(self: &Arc<Self>, due: Vec<Due>, running: &mut Running) {
        for due in due {
            self.wait_until(due.at).await;
            while running.len() >= self.settings.concurrent {
                running.join_next().await;
            }
            self.pace.turn().await;
            let work = Arc::clone(self);
            running.spawn(async move { work.refresh(&due).await });
            // Forgets the refreshes that have ended.
            while running.try_join_next().is_some() {}
        }
    }

    async fn refresh(&self, due: &Due) {
        match self.app.refresh_stored(&due.key, due.end).await {
            StoredRefresh::Refreshed => self.pace.succeeded(),
            StoredRefresh::Unneeded => {}
            StoredRefresh::Failed(error) => self.pace.failed(&error),
        }
    }

    async fn wait_until(&self, at: Timestamp) {
        loop {
            let left = at.since(self.app.now());
            if left.is_zero() {
                return;
            }
            sleep(left.min(LOOK_AGAIN)).await;
        }
    }
}

/// A failed list has no grant, and therefore no event.
fn report(error: &StoreError) {
    #[cfg(feature = "tracing")]
    tracing::warn!(target: "licit::token", error = %error, "listing grants failed");
    #[cfg(not(feature = "tracing"))]
    let _ = error;
}
