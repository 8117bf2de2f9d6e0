//! Refreshes stored grants before they end, for applications whose users are away for longer than their
//! refresh tokens last.
//!
//! Every process of a fleet runs a keeper, and one of them acts: the one that holds a lease in the store. It
//! lists the grants that end soon, and refreshes each at a time that depends on the grant's name alone, so
//! that refreshes of grants that end together are spread over time. No safety depends on that lease: two
//! keepers that act at the same time refresh each grant once, because every refresh takes the lease on its
//! grant.

// Must not use `call`, or write to a grant other than by a session.

mod batch;
mod owner;
mod pace;
mod schedule;
#[cfg(test)]
mod tests;
mod work;

use std::fmt;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;

use self::work::Work;
use crate::app::App;
use crate::error::Error;
use crate::http;

/// The default limit of refreshes a minute.
const RATE: u32 = 300;

/// The default limit of refreshes that run at the same time.
const CONCURRENT: usize = 8;

/// Refreshes an application's stored grants in the background before they end.
///
/// A session refreshes its grant when it is used. A refresh token expires if it is not used for long enough,
/// and the user must log in again. Run a keeper in every process of a fleet that shares a
/// [`Store`](crate::store::Store). One of them acts at a time; if it stops or dies, another one takes over
/// within about two minutes.
///
/// Refreshes are spread over time and limited. [`App::events`] reports each one: `Refreshed`,
/// `RefreshFailed`, `Lost` or [`Skipped`](crate::GrantEventKind::Skipped). Grants without a known
/// expiry are not refreshed: their provider returns no `refresh_token_expires_in`, and the spec has neither
/// `lifetime` nor `inactivity_period`.
///
/// If the keeper is dropped, it stops in the background: see [`shutdown`](Self::shutdown).
///
/// ```
/// use licit_runtime::{App, Error, Keeper};
///
/// async fn serve(app: &App) -> Result<(), Error> {
///     let keeper = Keeper::builder(app).max_refreshes_per_minute(60).start()?;
///     // Serve requests until the process is asked to stop.
///     keeper.shutdown().await;
///     app.settle().await;
///     Ok(())
/// }
/// # use licit_runtime::tables::{Provider, Refresh, Registration};
/// # static ACME: Provider = Provider { name: "acme", ..Provider::DEFAULT };
/// # static ACME_APP: Registration = Registration {
/// #     refresh_token: Some(Refresh::DEFAULT),
/// #     ..Registration::of(&ACME)
/// # };
/// # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
/// # runtime.block_on(serve(&App::builder(&ACME_APP).client_id("x").client_secret("y").build()?))?;
/// # Ok::<(), Error>(())
/// ```
#[must_use = "a keeper stops when it is dropped"]
pub struct Keeper {
    stop: watch::Sender<bool>,
    active: watch::Receiver<bool>,
    task: JoinHandle<()>,
}

/// Configures a [`Keeper`].
#[derive(Debug)]
#[must_use]
pub struct KeeperBuilder {
    app: App,
    settings: Settings,
}

/// What the application has configured.
#[derive(Debug, Clone, Copy)]
struct Settings {
    ahead: Option<Duration>,
    per_minute: u32,
    concurrent: usize,
}

impl Keeper {
    /// Configures a keeper of this application's grants. Each application needs its own keeper.
    pub fn builder(app: &App) -> KeeperBuilder {
        KeeperBuilder {
            app: app.clone(),
            settings: Settings {
                ahead: None,
                per_minute: RATE,
                concurrent: CONCURRENT,
            },
        }
    }

    /// Returns whether this process is the one that refreshes.
    pub fn is_active(&self) -> bool {
        *self.active.borrow()
    }

    /// Stops: starts no other refresh, waits for those that are running, and lets another process take
    /// over at once. Call [`App::settle`] after it.
    pub async fn shutdown(mut self) {
        self.stop.send_replace(true);
        // A task that panicked or was cancelled has stopped as well.
        let _ = (&mut self.task).await;
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.stop.send_replace(true);
    }
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keeper")
            .field("active", &self.is_active())
            .finish_non_exhaustive()
    }
}

impl KeeperBuilder {
    /// Sets how long before its end a grant may be refreshed. The first attempt is in the first half of that
    /// time; after a failure, another one follows when half of the remaining time has passed.
    ///
    /// The default is a fifth of the lifetime of the grants, at most 14 days. If their lifetimes differ, it
    /// is derived from the longest.
    pub fn ahead(mut self, time: Duration) -> Self {
        self.settings.ahead = Some(time);
        self
    }

    /// Sets the maximum number of refreshes a minute, for all processes together. The default is 300; zero
    /// counts as one. They are spread evenly: 60 means one each second.
    pub fn max_refreshes_per_minute(mut self, limit: u32) -> Self {
        self.settings.per_minute = limit.max(1);
        self
    }

    /// Sets the maximum number of refreshes that run at the same time, for all processes together. The
    /// default is 8; zero counts as one.
    pub fn max_concurrent_refreshes(mut self, limit: usize) -> Self {
        self.settings.concurrent = limit.max(1);
        self
    }

    /// Starts the keeper on the current tokio runtime.
    ///
    /// # Errors
    ///
    /// Returns an error outside a tokio runtime.
    pub fn start(self) -> Result<Keeper, Error> {
        let runtime = http::require_runtime()?;
        let (stop, stopped) = watch::channel(false);
        let (activity, active) = watch::channel(false);
        let work = Arc::new(Work::new(self.app, self.settings));
        let task = runtime.spawn(owner::run(work, stopped, activity));
        Ok(Keeper { stop, active, task })
    }
}

/// Returns the result of the future that is ready first, and drops the other one.
async fn first<T>(one: impl Future<Output = T>, other: impl Future<Output = T>) -> T {
    let (mut one, mut other) = (pin!(one), pin!(other));
    std::future::poll_fn(|context| match one.as_mut().poll(context) {
        Poll::Ready(result) => Poll::Ready(result),
        Poll::Pending => other.as_mut().poll(context),
    })
    .await
}
