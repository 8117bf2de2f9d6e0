//! Processes that share one grant are killed (`kill -9`) and stopped (`SIGSTOP`) at any time, and their
//! connections to the store are cut.
//!
//! One provider accepts a replaced refresh token for half a minute: no grant is lost. Another treats every
//! use of a replaced one as theft: a process that dies between the provider's rotation and its commit loses
//! the grant. The next process sends the token again because its access token is rejected, too, and has
//! recorded that before. Without such a label, no token is sent twice.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use licit_emulator::{RecordedRequest, Running};
use licit_runtime::token::User;
use licit_runtime::{App, AtRunTime, Error};

use crate::provider::{self, GRACE, NAME, STRICT};
use crate::servers::{Postgres, Redis, pool};
use crate::worker::{Kind, Said, Worker};

/// The default duration. `LICIT_KILL_SECONDS` overrides it.
const SECONDS: u64 = 5;

/// The number of concurrent processes.
const WORKERS: usize = 4;

/// The time of access tokens.
const LIFETIME: Duration = Duration::from_secs(3600);

/// The time within which another process continues the grant.
const SOON: Duration = Duration::from_secs(60);

/// A cheap pseudorandom sequence, the same for the same seed.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    pub(crate) fn millis(&mut self, bound: usize) -> Duration {
        Duration::from_millis(self.below(bound) as u64)
    }
}

/// What the provider saw.
#[derive(Debug, Default)]
pub(crate) struct Book {
    /// How often each refresh token was sent.
    sent: HashMap<String, usize>,
    pub(crate) refreshes: usize,
    accepted: usize,
    /// The requests after which the provider assumed a theft, or that came after such a one.
    pub(crate) refused: Vec<String>,
}

impl Book {
    pub(crate) fn note(&mut self, request: &RecordedRequest) {
        let form = request.form.iter();
        let token = form.clone().find(|(name, _)| name == "refresh_token");
        let Some((_, token)) = token.filter(|_| request.endpoint == "token") else {
            return;
        };
        self.refreshes += 1;
        *self.sent.entry(token.clone()).or_default() += 1;
        match &request.rejection {
            Some(rejection) => self.refused.push(rejection.clone()),
            None => self.accepted += 1,
        }
    }

    /// How often a token was sent again.
    pub(crate) fn resent(&self) -> usize {
        self.sent.values().map(|times| times - 1).sum()
    }

    /// How often a token was sent again without a label.
    fn reuses(&self, labels: &HashMap<String, usize>) -> usize {
        let unlabelled = self.sent.iter().map(|(token, times)| {
            let labels = labels.get(token).copied().unwrap_or(0);
            (times - 1).saturating_sub(labels)
        });
        unlabelled.sum()
    }
}

/// What was done to the workers, and the grants that it cost.
#[derive(Debug, Default)]
struct Harm {
    kills: usize,
    stops: usize,
    cuts: usize,
    /// The grants that were lost. After each, the user logged in again.
    losses: usize,
}

/// Workers that share a grant.
struct Fleet {
    kind: Kind,
    folder: PathBuf,
    refresh: &'static str,
    provider: Running,
    app: App,
    book: Arc<Mutex<Book>>,
    said: Arc<Said>,
}

impl Fleet {
    /// Starts the provider, whose `refresh_token` grant is `refresh`, and logs the user in.
    async fn new(kind: Kind, folder: &Path, refresh: &'static str) -> Self {
        let book = Arc::<Mutex<Book>>::default();
        let noting = Arc::clone(&book);
        let observe = move |request: &_| noting.lock().unwrap().note(request);
        let provider = provider::start_with(refresh, LIFETIME, observe).await;
        let timeout = Duration::from_secs(5);
        let store = kind.open(folder).await;
        let app = provider::app_with(refresh, provider.origin(), timeout, store);
        provider::log_in(&provider, &app).await;
        Self {
            kind,
            folder: folder.to_owned(),
            refresh,
            provider,
            app,
            book,
            said: Arc::default(),
        }
    }

    fn worker(&self) -> Worker {
        let origin = self.provider.origin();
        Worker::start(self.kind, &self.folder, self.refresh, origin, &self.said)
    }

    /// Logs the user in again if the grant is lost.
    async fn mend(&self, harm: &mut Harm) {
        // Another error means that connections were cut.
        if let Err(Error::GrantLost(_)) = self.app.load_grant::<AtRunTime, User>(NAME).await {
            harm.losses += 1;
            provider::log_in(&self.provider, &self.app).await;
        }
    }

    /// Cuts the connections of every worker to the store.
    async fn cut(&self) {
        match self.kind {
            Kind::Postgres => {
                let others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'";
                let pool = pool(&self.folder, 1);
                sqlx::query(others).execute(&pool).await.unwrap();
                pool.close().await;
            }
            Kind::Redis => {
                let client = crate::servers::client(&self.folder);
                let mut connection = client.get_multiplexed_async_connection().await.unwrap();
                let mut kill = redis::cmd("CLIENT");
                kill.arg(&["KILL", "TYPE", "normal", "SKIPME", "yes"]);
                let _: i64 = kill.query_async(&mut connection).await.unwrap();
            }
        }
    }

    /// Harms the workers until `end`.
    async fn harm(&self, workers: &mut [Worker], end: Instant) -> Harm {
        let (mut dice, mut harm) = (Dice(1), Harm::default());
        // The stopped workers, and when they continue.
        let mut stopped: Vec<(usize, Instant)> = Vec::new();
        while Instant::now() < end {
            tokio::time::sleep(Duration::from_millis(100) + dice.millis(300)).await;
            self.mend(&mut harm).await;
            stopped.retain(|(index, until)| {
                let is_over = *until <= Instant::now();
                if is_over {
                    workers[*index].signal("CONT");
                }
                !is_over
            });
            let victim = dice.below(workers.len());
            match dice.below(10) {
                0..6 => {
                    // Dropping it kills it, also if it is stopped.
                    workers[victim] = self.worker();
                    stopped.retain(|(index, _)| *index != victim);
                    harm.kills += 1;
                }
                6..9 => {
                    workers[victim].signal("STOP");
                    // Up to twice the time of a lease.
                    let until = Instant::now() + dice.millis(4_000);
                    stopped.retain(|(index, _)| *index != victim);
                    stopped.push((victim, until));
                    harm.stops += 1;
                }
                _ => {
                    self.cut().await;
                    harm.cuts += 1;
                }
            }
        }
        for (index, _) in stopped {
            workers[index].signal("CONT");
        }
        harm
    }

    /// The next process continues the grant, or a new one if it was lost.
    async fn continues(&self, harm: &mut Harm) {
        let before = self.book.lock().unwrap().accepted;
        let (begun, survivor) = (Instant::now(), self.worker());
        while self.book.lock().unwrap().accepted == before {
            assert!(begun.elapsed() < SOON, "the grant does not continue");
            tokio::time::sleep(Duration::from_millis(50)).await;
            self.mend(harm).await;
        }
        drop(survivor);
    }
}

/// Harms processes that share a grant. Without a label, no token is sent twice.
async fn only_labelled_tokens_are_sent_again(
    kind: Kind,
    folder: &Path,
    refresh: &'static str,
) -> (Fleet, Harm) {
    let seconds = std::env::var("LICIT_KILL_SECONDS").map_or(SECONDS, |text| text.parse().unwrap());
    let fleet = Fleet::new(kind, folder, refresh).await;
    let mut workers: Vec<_> = (0..WORKERS).map(|_| fleet.worker()).collect();
    while fleet.said.starts.load(Ordering::SeqCst) < WORKERS {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut harm = fleet.harm(&mut workers, end).await;
    drop(workers);
    fleet.continues(&mut harm).await;

    let book = fleet.book.lock().unwrap();
    let labels = fleet.said.labels.lock().unwrap();
    let (resent, reuses) = (book.resent(), book.reuses(&labels));
    println!(
        "{}, {}: {seconds} s, {WORKERS} processes, {} refreshes, {} kills, {} stops, {} times all \
         connections cut; {} refresh tokens sent again after a label, {reuses} without one (reuses); \
         {} grants lost",
        kind.name(),
        if refresh == STRICT { "strict" } else { "grace" },
        book.refreshes,
        harm.kills,
        harm.stops,
        harm.cuts,
        resent - reuses,
        harm.losses,
    );
    assert_eq!(reuses, 0);
    assert!(harm.losses <= labels.len(), "a loss without a label");
    assert!(harm.kills > 0 && harm.stops > 0 && book.refreshes > 0);
    drop((book, labels));
    (fleet, harm)
}

/// With a grace period, nothing is lost.
async fn no_grant_is_lost(kind: Kind, folder: &Path) {
    let (fleet, harm) = only_labelled_tokens_are_sent_again(kind, folder, GRACE).await;
    assert_eq!(fleet.book.lock().unwrap().refused, [""; 0]);
    assert_eq!(*fleet.said.losses.lock().unwrap(), [""; 0]);
    assert_eq!(harm.losses, 0);
}

/// Under strict detection of reuse, a grant is lost by what was done to a process alone.
async fn only_interrupted_grants_are_lost(kind: Kind, folder: &Path) {
    let (fleet, harm) = only_labelled_tokens_are_sent_again(kind, folder, STRICT).await;
    let losses = fleet.said.losses.lock().unwrap();
    let is_interrupted = |reason: &String| reason == "interrupted";
    assert!(losses.iter().all(is_interrupted), "{losses:?}");
    let harms = harm.kills + harm.stops + harm.cuts;
    assert!(harm.losses <= harms, "{harm:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_grace_period_killed_and_stopped_processes_lose_no_grant_in_postgres() {
    if let Some(server) = Postgres::start().await {
        drop(server.store().await);
        no_grant_is_lost(Kind::Postgres, server.0.folder()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_grace_period_killed_and_stopped_processes_lose_no_grant_in_redis() {
    if let Some(server) = Redis::start(&[]).await {
        no_grant_is_lost(Kind::Redis, server.0.folder()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn with_strict_reuse_killed_and_stopped_processes_lose_only_interrupted_grants_in_postgres() {
    if let Some(server) = Postgres::start().await {
        drop(server.store().await);
        only_interrupted_grants_are_lost(Kind::Postgres, server.0.folder()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn with_strict_reuse_killed_and_stopped_processes_lose_only_interrupted_grants_in_redis() {
    if let Some(server) = Redis::start(&[]).await {
        only_interrupted_grants_are_lost(Kind::Redis, server.0.folder()).await;
    }
}
