//! Random schedules of the protocol over each store. Three processes share a grant. Calls to the store fail,
//! take effect although they failed, or arrive when the lease has expired; processes die in them; and replies
//! of the provider are lost.
//!
//! The rules are those of the model in `runtime/src/simulation/`, which runs a hundred thousand schedules over a
//! store of its own:
//!
//! - A version is committed once, by the latest lease, and no later read finds an earlier one.
//! - A refresh token is sent only after the attempt was recorded, and sent again only after a labelled one.
//! - Under strict detection of reuse, a token is sent at most twice, and a grant is lost only after a label. With
//!   a grace period, no grant is lost.
//! - A forgotten grant is not written again.
//! - Every caller gets a result, and the next process continues the grant.
//!
//! A failure names its seed. `LICIT_MODEL_SEED=<seed>` runs that schedule alone, and prints its steps. The faults
//! are the same, the order in which processes run may differ.

use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use licit_emulator::{FaultRule, Running};
use licit_runtime::error::StoreError;
use licit_runtime::store::{FileStore, GrantFilter, MemoryStore, Store};
use licit_runtime::token::User;
use licit_runtime::{App, AtRunTime, Error, Session};
use tokio::runtime::{Builder, Runtime};

use crate::faulty::{Faulty, Life};
use crate::killed::Dice;
use crate::ledger::Ledger;
use crate::provider::{self, GRACE, STRICT};
use crate::servers::{Postgres, Redis};
use crate::worker::Kind;

/// The default number of schedules for each store. `LICIT_MODEL_SCHEDULES` overrides it.
const SCHEDULES: u64 = 16;

/// The number of schedules at the same time.
const AT_ONCE: usize = 4;

const PROCESSES: usize = 3;
const STEPS: usize = 10;

/// The limit of a call, and half of a lease.
pub(crate) const TIMEOUT: Duration = Duration::from_millis(500);

/// The time within which a caller gets a result.
const PATIENCE: Duration = Duration::from_secs(30);

const HOUR: Duration = Duration::from_secs(3600);

/// The store under test.
#[derive(Debug, Clone)]
enum Backend {
    Memory(Arc<MemoryStore>),
    File(PathBuf),
    Server(Kind, PathBuf),
}

impl Backend {
    /// Opens the store, as a process does.
    async fn open(&self) -> Arc<dyn Store> {
        match self {
            Self::Memory(store) => store.clone(),
            Self::File(path) => Arc::new(FileStore::open(path).unwrap()),
            Self::Server(kind, folder) => kind.open(folder).await,
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Memory(_) => "memory",
            Self::File(_) => "file",
            Self::Server(kind, _) => kind.name(),
        }
    }
}

/// The schedules over one store, with providers of one kind.
struct Run {
    backend: Backend,
    /// The provider's kind, and its `refresh_token` grant.
    kind: &'static str,
    refresh: &'static str,
    provider: Running,
    ledger: Arc<Mutex<Ledger>>,
    is_traced: bool,
}

/// A process: it dies with its runtime.
struct Process {
    runtime: Option<Runtime>,
    app: App,
    session: Option<Session>,
    life: Life,
}

impl Process {
    /// Runs `work` to its end; `None` if the process dies before.
    async fn run<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Option<T> {
        let work = self.runtime.as_ref().unwrap().spawn(work);
        let work = tokio::time::timeout(PATIENCE, work);
        tokio::select! {
            biased;
            () = self.life.death.notified() => None,
            done = work => Some(done.expect("a caller gets a result").unwrap()),
        }
    }

    /// Refreshes as after a rejection by the API.
    async fn refresh(&mut self, name: &str) -> Option<Result<(), Error>> {
        let (app, name, session) = (self.app.clone(), name.to_owned(), self.session.clone());
        let work = async move {
            let session = match session {
                Some(session) => session,
                None => match app.load_grant::<AtRunTime, User>(&name).await {
                    Ok(Some(tokens)) => app.session(tokens),
                    Ok(None) => return (None, Err(StoreError::new("no grant is stored").into())),
                    Err(error) => return (None, Err(error)),
                },
            };
            let refreshed = async {
                let credential = session.current().await?;
                session.refresh(&credential).await.map(drop)
            };
            let result = refreshed.await;
            (Some(session), result)
        };
        let (session, result) = self.run(work).await?;
        self.session = session;
        Some(result)
    }
}

impl Drop for Process {
    /// `kill -9`: nothing that it does continues.
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Run {
    async fn new(backend: Backend, kind: &'static str, refresh: &'static str) -> Self {
        let ledger = Arc::<Mutex<Ledger>>::default();
        let noting = Arc::clone(&ledger);
        let lost: FaultRule = "lost-reply,on=token,every=9".parse().unwrap();
        let provider = provider::emulator(refresh, HOUR)
            .fault(lost)
            .on_request(move |request| noting.lock().unwrap().note(request));
        Self {
            backend,
            kind,
            refresh,
            provider: provider.start().await.unwrap(),
            ledger,
            is_traced: seed().is_some(),
        }
    }

    fn ledger(&self) -> std::sync::MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap()
    }

    /// Starts a process, whose store calls fail by `dice`.
    async fn process(&self, dice: Dice) -> Process {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let life = Life::default();
        let (backend, refresh) = (self.backend.clone(), self.refresh);
        let origin = self.provider.origin().to_owned();
        let (ledger, is_traced) = (Arc::clone(&self.ledger), self.is_traced);
        let own = life.clone();
        let faulty = move |store| Faulty::new(store, ledger, dice, own, is_traced);
        let app = runtime.spawn(async move {
            let store = faulty(backend.open().await);
            provider::app_with(refresh, &origin, TIMEOUT, Arc::new(store))
        });
        Process {
            app: app.await.unwrap(),
            runtime: Some(runtime),
            session: None,
            life,
        }
    }

    /// A process without faults.
    async fn calm(&self) -> Process {
        let process = self.process(Dice(0)).await;
        process.life.is_calm.store(true, Ordering::SeqCst);
        process
    }

    fn trace(&self, name: &str, what: &str) {
        if self.is_traced {
            println!("{}, {name}: {what}", self.backend.name());
        }
    }

    /// Logs the user in, perhaps again.
    async fn log_in(&self, name: &str) {
        let calm = self.calm().await;
        let log_in = async || provider::try_log_in_as(name, &self.provider, &calm.app).await;
        eventually(log_in).await.unwrap();
    }

    /// Runs the schedule with this seed.
    async fn schedule(&self, seed: u64) {
        let name = format!("{} {seed}", self.kind);
        let mut dice = Dice(seed);
        self.log_in(&name).await;
        let mut processes = Vec::new();
        for _ in 0..PROCESSES {
            processes.push(self.process(fork(&mut dice)).await);
        }
        for _ in 0..STEPS {
            // Some of the processes at the same time.
            let first = dice.below(PROCESSES);
            let last = first + dice.below(PROCESSES - first) + 1;
            let chosen = processes[first..last].iter_mut();
            let results = join(chosen.map(|process| process.refresh(&name))).await;
            let mut loss = None;
            for (result, index) in results.into_iter().zip(first..) {
                self.trace(&name, &format!("{index}: {result:?}"));
                match result {
                    None => {
                        processes[index] = self.process(fork(&mut dice)).await;
                        self.ledger().crashes += 1;
                    }
                    Some(Err(Error::GrantLost(error))) => loss = Some(error.reason()),
                    Some(_) => {}
                }
            }
            if let Some(reason) = loss {
                self.ledger().lost(&name, reason.as_str());
                self.log_in(&name).await;
                // A session looks for the new tokens at most once a second.
                for process in &mut processes {
                    process.session = None;
                }
            }
        }
        for process in &processes {
            process.life.is_calm.store(true, Ordering::SeqCst);
        }
        if dice.below(3) == 0 {
            self.forgotten(&name, processes).await;
        } else {
            drop(processes);
            self.continues(&name).await;
        }
    }

    /// The next process continues the grant.
    async fn continues(&self, name: &str) {
        let mut next = self.calm().await;
        let refresh = async || next.refresh(name).await.unwrap();
        match eventually(refresh).await {
            Ok(()) => {}
            Err(Error::GrantLost(error)) => self.ledger().lost(name, error.reason().as_str()),
            Err(error) => {
                let what = format!("it does not continue: {error}");
                self.ledger().violated(name, &what);
            }
        }
    }

    /// A grant that is forgotten while processes refresh it is not written again.
    async fn forgotten(&self, name: &str, mut processes: Vec<Process>) {
        let calm = self.calm().await;
        let forget = eventually(async || calm.app.forget(name).await.map(drop));
        let refreshes = join(processes.iter_mut().map(|process| process.refresh(name)));
        let (forgotten, _) = tokio::join!(forget, refreshes);
        if let Err(error) = forgotten {
            let what = format!("`forget`: {error}");
            self.ledger().violated(name, &what);
        }
        let after = join(processes.iter_mut().map(|process| process.refresh(name))).await;
        self.trace(name, &format!("after `forget`: {after:?}"));
        if after.iter().flatten().any(Result::is_ok) {
            self.ledger()
                .violated(name, "it is refreshed although it was forgotten");
        }
        let store = self.backend.open().await;
        let of_user = GrantFilter::all().subject(name);
        let page = store.list(&of_user, None, 10).await.unwrap();
        if !page.grants().is_empty() {
            self.ledger()
                .violated(name, "it is stored although it was forgotten");
        }
    }
}

/// Repeats work without faults until it succeeds: a reply of the provider may be lost, and a process that died
/// may hold the lease.
async fn eventually(mut work: impl AsyncFnMut() -> Result<(), Error>) -> Result<(), Error> {
    let mut result = work().await;
    for _ in 0..30 {
        if matches!(result, Ok(()) | Err(Error::GrantLost(_))) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
        result = work().await;
    }
    result
}

/// Returns dice for a process.
fn fork(dice: &mut Dice) -> Dice {
    Dice(dice.below(1 << 30) as u64)
}

/// Runs futures at the same time.
async fn join<T>(futures: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut futures: Vec<_> = futures.map(Box::pin).collect();
    let mut results: Vec<Option<T>> = futures.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (future, result) in futures.iter_mut().zip(&mut results) {
            if result.is_none()
                && let std::task::Poll::Ready(done) = future.as_mut().poll(context)
            {
                *result = Some(done);
            }
        }
        if results.iter().all(Option::is_some) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    results.into_iter().flatten().collect()
}

/// The schedule to run alone.
fn seed() -> Option<u64> {
    let seed = std::env::var("LICIT_MODEL_SEED").ok()?;
    Some(seed.parse().unwrap())
}

async fn follows_the_protocol(backend: Backend) {
    let schedules = std::env::var("LICIT_MODEL_SCHEDULES");
    let schedules = schedules.map_or(SCHEDULES, |text| text.parse().unwrap());
    let runs = [
        Run::new(backend.clone(), "strict", STRICT).await,
        Run::new(backend.clone(), "grace", GRACE).await,
    ];
    let seeds: Vec<_> = seed().map_or((0..schedules).collect(), |seed| vec![seed]);
    let several = (0..AT_ONCE).map(async |first| {
        for seed in seeds.iter().skip(first).step_by(AT_ONCE) {
            runs[usize::from(seed % 2 == 1)].schedule(*seed).await;
        }
    });
    join(several).await;
    for run in runs {
        let ledger = run.ledger();
        println!("{}, {}: {ledger}", backend.name(), run.kind);
        assert_eq!(ledger.violations, [""; 0]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_protocol_holds_over_the_memory_store() {
    follows_the_protocol(Backend::Memory(Arc::new(MemoryStore::new()))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_protocol_holds_over_the_file_store() {
    use std::os::unix::fs::DirBuilderExt as _;

    let name = format!("licit-model-{}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    let created = std::fs::DirBuilder::new().mode(0o700).create(&folder);
    created.unwrap();
    follows_the_protocol(Backend::File(folder.join("tokens.json"))).await;
    std::fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_protocol_holds_over_postgres() {
    if let Some(server) = Postgres::start().await {
        drop(server.store().await);
        let folder = server.0.folder().to_owned();
        follows_the_protocol(Backend::Server(Kind::Postgres, folder)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_protocol_holds_over_redis() {
    if let Some(server) = Redis::start(&[]).await {
        let folder = server.0.folder().to_owned();
        follows_the_protocol(Backend::Server(Kind::Redis, folder)).await;
    }
}
