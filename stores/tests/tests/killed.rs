//! Processes that share one grant are killed (`kill -9`) and stopped (`SIGSTOP`) at any time, and their
//! connections to the store are cut. The provider treats the reuse of a refresh token as theft.

use std::collections::HashSet;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use licit_emulator::RecordedRequest;
use licit_runtime::AtRunTime;
use licit_runtime::token::User;

use crate::provider::{self, NAME};
use crate::servers::{Postgres, Redis, pool};
use crate::worker::{Kind, Worker};

/// The default duration. `LICIT_KILL_SECONDS` overrides it.
const SECONDS: u64 = 5;

/// The number of concurrent processes.
const WORKERS: usize = 4;

/// A cheap pseudorandom sequence, the same in each run of the same length.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn millis(&mut self, bound: usize) -> Duration {
        Duration::from_millis(self.below(bound) as u64)
    }
}

/// What the provider saw.
#[derive(Debug, Default)]
pub(crate) struct Book {
    sent: HashSet<String>,
    pub(crate) refreshes: usize,
    /// The tokens that were sent more than once.
    pub(crate) resent: usize,
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
        if !self.sent.insert(token.clone()) {
            self.resent += 1;
        }
        self.refused.extend(request.rejection.clone());
    }
}

/// What was done to the workers.
#[derive(Debug, Default)]
struct Harm {
    kills: usize,
    stops: usize,
    cuts: usize,
}

/// Cuts the connections of every worker to the store.
async fn cut(kind: Kind, folder: &Path) {
    match kind {
        Kind::Postgres => {
            let others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'";
            let pool = pool(folder, 1);
            sqlx::query(others).execute(&pool).await.unwrap();
            pool.close().await;
        }
        Kind::Redis => {
            let client = crate::servers::client(folder);
            let mut connection = client.get_multiplexed_async_connection().await.unwrap();
            let mut kill = redis::cmd("CLIENT");
            kill.arg(&["KILL", "TYPE", "normal", "SKIPME", "yes"]);
            let _: i64 = kill.query_async(&mut connection).await.unwrap();
        }
    }
}

/// Harms the workers until `end`.
async fn harm(
    workers: &mut [Worker],
    start: impl Fn() -> Worker,
    cut: impl AsyncFn(),
    end: Instant,
) -> Harm {
    let (mut dice, mut harm) = (Dice(1), Harm::default());
    // The stopped workers, and when they continue.
    let mut stopped: Vec<(usize, Instant)> = Vec::new();
    while Instant::now() < end {
        tokio::time::sleep(Duration::from_millis(100) + dice.millis(300)).await;
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
                workers[victim] = start();
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
                cut().await;
                harm.cuts += 1;
            }
        }
    }
    for (index, _) in stopped {
        workers[index].signal("CONT");
    }
    harm
}

async fn no_grant_is_lost(kind: Kind, folder: &Path) {
    let seconds = std::env::var("LICIT_KILL_SECONDS").map_or(SECONDS, |text| text.parse().unwrap());
    let book = Arc::<Mutex<Book>>::default();
    let noting = Arc::clone(&book);
    let hour = Duration::from_secs(3600);
    let provider = provider::start(hour, move |request| noting.lock().unwrap().note(request)).await;
    let app = provider::app(
        provider.origin(),
        Duration::from_secs(5),
        kind.open(folder).await,
    );
    provider::log_in(&provider, &app).await;

    let said = Arc::default();
    let start = || Worker::start(kind, folder, provider.origin(), &said);
    let mut workers: Vec<_> = (0..WORKERS).map(|_| start()).collect();
    while said.starts.load(Ordering::SeqCst) < WORKERS {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let end = Instant::now() + Duration::from_secs(seconds);
    let harm = harm(&mut workers, start, async || cut(kind, folder).await, end).await;
    drop(workers);

    // The next process continues the grant.
    let tokens = app.load_grant::<AtRunTime, User>(NAME).await.unwrap();
    let session = app.session(tokens.unwrap());
    let credential = session.current().await.unwrap();
    session.refresh(&credential).await.unwrap();

    let (book, labels) = (book.lock().unwrap(), said.labels.load(Ordering::SeqCst));
    println!(
        "{}: {seconds} s, {WORKERS} processes, {} refreshes, {} kills, {} stops, {} times all \
         connections cut; {} refresh tokens sent again after a label, {} reuses, {} losses",
        kind.name(),
        book.refreshes,
        harm.kills,
        harm.stops,
        harm.cuts,
        book.resent,
        book.refused.len(),
        said.losses.lock().unwrap().len(),
    );
    assert_eq!(book.refused, [""; 0]);
    assert_eq!(*said.losses.lock().unwrap(), [""; 0]);
    // The survivor's attempt may have had one as well.
    assert!(book.resent <= labels + 1, "{} of {labels}", book.resent);
    assert!(harm.kills > 0 && harm.stops > 0 && book.refreshes > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_and_stopped_processes_lose_no_grant_in_postgres() {
    if let Some(server) = Postgres::start().await {
        drop(server.store().await);
        no_grant_is_lost(Kind::Postgres, server.0.folder()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_and_stopped_processes_lose_no_grant_in_redis() {
    if let Some(server) = Redis::start(&[]).await {
        no_grant_is_lost(Kind::Redis, server.0.folder()).await;
    }
}
