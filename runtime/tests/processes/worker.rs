//! A worker process: this test program, controlled by environment variables.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use licit_runtime::store::{FileStore, Store};
use licit_runtime::tables::Registration;
use licit_runtime::token::User;
use licit_runtime::{App, Session};

use crate::acme::{self, Reading};
use crate::mortal::Mortal;

/// The grant that all share.
pub(crate) const NAME: &str = "ada";

/// What a worker does.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Job {
    /// Gets one token, and prints it.
    Once,
    /// The same, with a deadline of a second for the reply.
    Impatient,
    /// Like `Once`, and stops at this step of its store.
    StopAt(usize),
    /// Refreshes the token repeatedly.
    Forever,
}

impl Job {
    fn argument(self) -> String {
        match self {
            Self::Once => "once".to_owned(),
            Self::Impatient => "impatient".to_owned(),
            Self::StopAt(step) => format!("stop {step}"),
            Self::Forever => "forever".to_owned(),
        }
    }
}

/// A worker process.
pub(crate) struct Worker {
    pub(crate) child: Child,
    lines: std::io::Lines<BufReader<ChildStdout>>,
}

impl Worker {
    pub(crate) fn start(job: Job, is_strict: bool, origin: &str, file: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["worker::work", "--exact", "--nocapture"])
            .env("LICIT_WORKER_JOB", job.argument())
            .env("LICIT_WORKER_STRICT", is_strict.to_string())
            .env("LICIT_WORKER_ORIGIN", origin)
            .env("LICIT_WORKER_FILE", file)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let stdout = child.stdout.take().unwrap();
        Self {
            child,
            lines: BufReader::new(stdout).lines(),
        }
    }

    /// The next line of output. `None` at its end.
    pub(crate) fn next_line(&mut self) -> Option<String> {
        loop {
            let line = self.lines.next()?.ok()?;
            if let Some((_, said)) = line.split_once("worker: ") {
                return Some(said.to_owned());
            }
        }
    }

    /// Sends a signal by its name.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let status = Command::new("kill").args(["-s", name, &id]).status();
        assert!(status.unwrap().success(), "{name}");
    }

    /// `kill -9`.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn registration(is_strict: bool) -> &'static Registration {
    if is_strict {
        &acme::STRICT
    } else {
        &acme::GRACEFUL
    }
}

pub(crate) fn app(is_strict: bool, origin: &str, store: Arc<dyn Store>) -> App {
    app_within(Duration::from_secs(5), is_strict, origin, store)
}

fn app_within(timeout: Duration, is_strict: bool, origin: &str, store: Arc<dyn Store>) -> App {
    App::builder(registration(is_strict))
        .client_id("the-client")
        .client_secret("the-client-secret")
        .redirect_uri(acme::REDIRECT)
        .timeout(timeout)
        .origin(origin)
        .store(store)
        .build()
        .unwrap()
}

fn say(what: &str) {
    println!("worker: {what}");
    std::io::stdout().flush().unwrap();
}

/// The code of a worker process. Without its environment variables, there is nothing to do.
#[tokio::test]
async fn work() {
    let Ok(job) = std::env::var("LICIT_WORKER_JOB") else {
        return;
    };
    let argument = |name: &str| std::env::var(format!("LICIT_WORKER_{name}")).unwrap();
    let file = FileStore::open(argument("FILE")).unwrap();
    let store: Arc<dyn Store> = match job.strip_prefix("stop ") {
        // Loading the grant is not a step of a refresh, and consists of two calls.
        Some(at) => Arc::new(Mortal::new(file, at.parse::<usize>().unwrap() + 2)),
        None => Arc::new(file),
    };
    let timeout = if job == "impatient" { 1 } else { 5 };
    let timeout = Duration::from_secs(timeout);
    let app = app_within(
        timeout,
        argument("STRICT") == "true",
        &argument("ORIGIN"),
        store,
    );
    let tokens = app.load_grant::<Reading, User>(NAME).await;
    let tokens = match tokens {
        Ok(tokens) => tokens.unwrap(),
        Err(error) => return say(&format!("lost: {error:?}")),
    };
    let session = app.session(tokens);
    if job == "forever" {
        renew_forever(&session).await;
    }
    match session.current().await {
        Ok(credential) => {
            app.settle().await;
            say(credential.token().expose());
        }
        Err(error) => say(&format!("lost: {error:?}")),
    }
}

async fn renew_forever(session: &Session) {
    let mut credential = session.current().await;
    loop {
        credential = match credential {
            Ok(credential) => {
                say(credential.token().expose());
                session.refresh(&credential).await
            }
            Err(error) => {
                say(&format!("error: {error:?}"));
                tokio::time::sleep(Duration::from_millis(20)).await;
                session.current().await
            }
        };
    }
}
