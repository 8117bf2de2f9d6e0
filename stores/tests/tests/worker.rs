//! A worker process: this test program, controlled by environment variables.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use licit_runtime::store::{
    Commit, Cursor, GrantFilter, GrantKey, GrantPage, GrantRecord, GrantState, Lease, Store,
    StoreFuture, Version,
};
use licit_runtime::token::User;
use licit_runtime::{App, AtRunTime, GrantEventKind, Session};
use licit_store_postgres::PostgresStore;
use licit_store_redis::RedisStore;

use crate::provider::{self, NAME};
use crate::servers::{client, pool, signal};

/// The deadline of a worker's requests. Its leases last twice as long.
const TIMEOUT: Duration = Duration::from_secs(1);

/// The pause between two refreshes of a worker.
const PAUSE: Duration = Duration::from_millis(20);

/// Which store the workers use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Postgres,
    Redis,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Postgres => "PostgreSQL",
            Self::Redis => "Redis",
        }
    }

    /// The store of the server in `folder`.
    pub(crate) async fn open(self, folder: &Path) -> Arc<dyn Store> {
        match self {
            Self::Postgres => Arc::new(PostgresStore::open(pool(folder, 3))),
            Self::Redis => Arc::new(RedisStore::connect(client(folder)).await.unwrap()),
        }
    }
}

/// What all workers have said.
#[derive(Debug, Default)]
pub(crate) struct Said {
    /// How often each refresh token was labelled, before it was sent again.
    pub(crate) labels: Mutex<HashMap<String, usize>>,
    pub(crate) starts: AtomicUsize,
    /// The reasons of lost grants.
    pub(crate) losses: Mutex<Vec<String>>,
}

impl Said {
    fn note(&self, words: &str) {
        match words.split_once(' ') {
            None => drop(self.starts.fetch_add(1, Ordering::SeqCst)),
            Some(("label", token)) => {
                let mut labels = self.labels.lock().unwrap();
                *labels.entry(token.to_owned()).or_default() += 1;
            }
            Some((_, reason)) => self.losses.lock().unwrap().push(reason.to_owned()),
        }
    }
}

/// A worker process.
pub(crate) struct Worker {
    child: Child,
    reader: Option<std::thread::JoinHandle<()>>,
}

impl Worker {
    /// Starts a worker for a provider at `origin`, whose `refresh_token` grant is `refresh`.
    pub(crate) fn start(
        kind: Kind,
        folder: &Path,
        refresh: &str,
        origin: &str,
        said: &Arc<Said>,
    ) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["worker::work", "--exact", "--nocapture"])
            .env("LICIT_WORKER_STORE", kind.name())
            .env("LICIT_WORKER_FOLDER", folder)
            .env("LICIT_WORKER_REFRESH", refresh)
            .env("LICIT_WORKER_ORIGIN", origin)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (lines, said) = (
            BufReader::new(child.stdout.take().unwrap()),
            Arc::clone(said),
        );
        let reader = std::thread::spawn(move || {
            for line in lines.lines().map_while(Result::ok) {
                if let Some((_, words)) = line.split_once("worker: ") {
                    said.note(words);
                }
            }
        });
        Self {
            child,
            reader: Some(reader),
        }
    }

    pub(crate) fn signal(&self, name: &str) {
        signal(self.child.id(), name);
    }

    /// `kill -9`. Returns when all that it said was read.
    pub(crate) fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.kill();
    }
}

fn say(what: &str) {
    println!("worker: {what}");
    std::io::stdout().flush().unwrap();
}

/// Prints which refresh token is labelled as sent again, before it is sent.
#[derive(Debug)]
struct Labelling(Arc<dyn Store>);

impl Store for Labelling {
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>> {
        self.0.load(key)
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreFuture<'a, Option<Lease>> {
        self.0.lease(key, time)
    }

    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreFuture<'a, bool> {
        self.0.renew(lease, time)
    }

    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreFuture<'a, Commit> {
        let labelled = match record.state() {
            Some(GrantState::Refreshing(attempt)) if attempt.number() > 1 => {
                let tokens = record.tokens().unwrap();
                Some(tokens.refresh_token().unwrap().clone())
            }
            _ => None,
        };
        Box::pin(async move {
            let commit = self.0.commit(lease, expected, record).await?;
            if let (Some(token), Commit::Done(_)) = (labelled, commit) {
                say(&format!("label {}", token.expose()));
            }
            Ok(commit)
        })
    }

    fn erase<'a>(&'a self, lease: &'a Lease, tombstone: Duration) -> StoreFuture<'a, Commit> {
        self.0.erase(lease, tombstone)
    }

    fn list<'a>(
        &'a self,
        filter: &'a GrantFilter,
        after: Option<&'a Cursor>,
        limit: usize,
    ) -> StoreFuture<'a, GrantPage> {
        self.0.list(filter, after, limit)
    }

    fn release(&self, lease: Lease) -> StoreFuture<'_, ()> {
        self.0.release(lease)
    }

    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreFuture<'a, ()> {
        self.0.changed(key, seen)
    }
}

/// Loads the grant, also while connections are cut, and while it is lost.
async fn session(app: &App) -> Session {
    loop {
        match app.load_grant::<AtRunTime, User>(NAME).await {
            Ok(Some(tokens)) => return app.session(tokens),
            Ok(None) => panic!("the grant is not stored"),
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

/// The code of a worker process. Without its environment variables, there is nothing to do.
#[tokio::test(flavor = "multi_thread")]
async fn work() {
    let Ok(kind) = std::env::var("LICIT_WORKER_STORE") else {
        return;
    };
    let argument = |name: &str| std::env::var(format!("LICIT_WORKER_{name}")).unwrap();
    let kind = [Kind::Postgres, Kind::Redis]
        .into_iter()
        .find(|known| known.name() == kind)
        .unwrap();
    let store = kind.open(Path::new(&argument("FOLDER"))).await;
    let (refresh, origin) = (argument("REFRESH"), argument("ORIGIN"));
    let app = provider::app_with(&refresh, &origin, TIMEOUT, Arc::new(Labelling(store)));
    let mut events = app.events();
    tokio::spawn(async move {
        while let Some(event) = events.next().await {
            if let GrantEventKind::Lost(reason) = event.kind() {
                say(&format!("lost {}", reason.as_str()));
            }
        }
    });
    let session = session(&app).await;
    say("started");
    loop {
        // An error while connections are cut, or while the grant is lost, is followed by another attempt.
        if let Ok(credential) = session.current().await {
            let _ = session.refresh(&credential).await;
        }
        tokio::time::sleep(PAUSE).await;
    }
}
