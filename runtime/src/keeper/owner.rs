//! Which process acts: the one that holds a lease in the store. The others try to acquire it from time to
//! time.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, sleep};

use super::first;
use super::work::{Running, Work};
use crate::app::App;
use crate::random;
use crate::store::{GrantKey, Lease};

/// How long the process that acts may be silent before another one takes over.
const LEASE: Duration = Duration::from_secs(60);

/// The pause between two attempts to take over, to which up to half is added at random.
const STANDBY: Duration = Duration::from_secs(40);

/// Acts whenever this process holds the lease, until `stopped`.
pub(super) async fn run(
    work: Arc<Work>,
    stopped: watch::Receiver<bool>,
    activity: watch::Sender<bool>,
) {
    let key = key(&work.app);
    while !*stopped.borrow() {
        // A store that is down is like a lease that another process holds.
        if let Ok(Some(lease)) = work.store.lease(&key, LEASE).await {
            activity.send_replace(true);
            refresh_until_stopped(&work, &lease, &stopped).await;
            activity.send_replace(false);
            // If this fails, the lease expires.
            let _ = work.store.release(lease).await;
        }
        first(stop(&stopped), sleep(standby())).await;
    }
}

/// Refreshes grants until the lease is lost or the keeper is stopped, then waits for the refreshes that are
/// running.
async fn refresh_until_stopped(work: &Arc<Work>, lease: &Lease, stopped: &watch::Receiver<bool>) {
    let mut running = Running::new();
    let until = first(stop(stopped), renew(work, lease));
    first(until, work.run(&mut running)).await;
    first(renew_only(work, lease), async {
        while running.join_next().await.is_some() {}
    })
    .await;
}

/// Renews the lease until another process may hold it.
async fn renew(work: &Work, lease: &Lease) {
    let (mut confirmed, mut pause) = (Instant::now(), LEASE / 3);
    loop {
        sleep(pause).await;
        let before = Instant::now();
        match work.store.renew(lease, LEASE).await {
            Ok(true) => (confirmed, pause) = (before, LEASE / 3),
            Ok(false) => return,
            Err(_) if confirmed.elapsed() >= LEASE => return,
            Err(_) => pause = LEASE / 12,
        }
    }
}

/// Renews the lease while refreshes are running, which end also without it.
async fn renew_only(work: &Work, lease: &Lease) {
    renew(work, lease).await;
    std::future::pending::<()>().await;
}

/// Waits until the keeper is stopped or dropped.
async fn stop(stopped: &watch::Receiver<bool>) {
    // An error means that the sender was dropped.
    let _ = stopped.clone().wait_for(|is_stopped| *is_stopped).await;
}

fn standby() -> Duration {
    let half = u64::try_from(STANDBY.as_millis() / 2).unwrap_or(0);
    STANDBY + Duration::from_millis(random::below(half))
}

/// The name of the lease. No grant has it, because no provider has this name.
fn key(app: &App) -> GrantKey {
    let own = app.grant_key(app.provider_name());
    GrantKey::new(
        "licit-keeper",
        own.registration(),
        own.tenant(),
        own.client_id(),
        own.subject(),
    )
}
