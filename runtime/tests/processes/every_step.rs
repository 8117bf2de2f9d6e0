//! `kill -9` between every two steps of a refresh; another process takes over.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use licit_runtime::Json;

use crate::acme;
use crate::folder::Folder;
use crate::issuer::{Issuer, Moment};
use crate::worker::{self, Job, NAME, Worker};

const GRACE: Duration = Duration::from_secs(30);

/// The store of a login whose access token has expired.
pub(crate) async fn login(folder: &Folder, is_strict: bool, origin: &str) {
    let app = worker::app(is_strict, origin, Arc::new(folder.store()));
    app.save_grant(acme::tokens(-1).for_subject(NAME))
        .await
        .unwrap();
}

/// The content of the store after a process died.
struct Found {
    refresh_token: String,
    is_labelled: bool,
}

impl Found {
    fn of(record: &Json) -> Self {
        Self {
            refresh_token: record["tokens"]["refresh_token"]
                .as_str()
                .unwrap()
                .to_owned(),
            is_labelled: record["state"]["refreshing"].is_object(),
        }
    }
}

/// Another process takes over. The grant is usable, or reported as lost if the provider's policy
/// leaves no other outcome.
fn assert_survival(issuer: &Issuer, folder: &Folder, is_strict: bool, step: &str) {
    let found = Found::of(&folder.record());
    let was_used_up = issuer.book().sent.contains(&found.refresh_token);
    let origin = issuer.server.origin();
    let mut survivor = Worker::start(Job::Once, is_strict, &origin, &folder.file());
    let said = survivor.next_line().unwrap_or_default();
    let book = issuer.book();
    assert_eq!(book.unlabelled, [""; 0], "{step}");
    assert!(!was_used_up || found.is_labelled, "{step}");
    if is_strict && was_used_up {
        // The token was rotated, and the new one was lost with the process.
        assert!(said.contains("Interrupted"), "{step}: {said}");
        assert_eq!(book.sent, ["refresh-0", "refresh-0"], "{step}");
    } else {
        assert!(book.takes(&said), "{step}: {said}");
        assert!(!book.is_revoked, "{step}");
        assert!(book.sent.len() <= 2, "{step}: {:?}", book.sent);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_kill_at_any_step_of_the_store_the_grant_is_usable_or_reported_as_lost() {
    for is_strict in [false, true] {
        let mut steps = Vec::new();
        for at in 0.. {
            let folder = Folder::new();
            let grace = if is_strict { Duration::ZERO } else { GRACE };
            let issuer = Issuer::start(grace, folder.file()).await;
            let origin = issuer.server.origin();
            login(&folder, is_strict, &origin).await;
            let mut worker = Worker::start(Job::StopAt(at), is_strict, &origin, &folder.file());
            let said = worker.next_line().unwrap();
            let Some(step) = said.strip_prefix("stopped ") else {
                assert!(issuer.book().takes(&said), "{said}");
                break;
            };
            worker.kill();
            assert_survival(&issuer, &folder, is_strict, step);
            steps.push(step.to_owned());
        }
        let expected = ["lease", "load", "commit", "commit", "release"];
        let expected = expected.map(|name| [format!("before {name}"), format!("after {name}")]);
        assert_eq!(steps, expected.concat());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_kill_at_any_moment_of_the_request_the_grant_is_usable_or_reported_as_lost() {
    for is_strict in [false, true] {
        for moment in [Moment::Received, Moment::Replaced] {
            let folder = Folder::new();
            let grace = if is_strict { Duration::ZERO } else { GRACE };
            let victim: Arc<Mutex<Option<Worker>>> = Arc::default();
            let dying = Arc::clone(&victim);
            let deaths = AtomicU32::new(0);
            let issuer = Issuer::interrupting(grace, folder.file(), move |now| {
                let mut dying = dying.lock().unwrap();
                let dies = now == moment && dying.is_some();
                if dies {
                    dying.take().unwrap().kill();
                    deaths.fetch_add(1, Ordering::SeqCst);
                }
                dies
            })
            .await;
            let origin = issuer.server.origin();
            login(&folder, is_strict, &origin).await;
            // The server needs the process ID before the request arrives.
            let mut guard = victim.lock().unwrap();
            *guard = Some(Worker::start(Job::Once, is_strict, &origin, &folder.file()));
            drop(guard);
            let start = std::time::Instant::now();
            while victim.lock().unwrap().is_some() {
                assert!(start.elapsed() < Duration::from_secs(30), "nobody died");
                std::thread::sleep(Duration::from_millis(5));
            }
            assert_survival(&issuer, &folder, is_strict, &format!("{moment:?}"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn concurrent_processes_send_one_request() {
    let folder = Folder::new();
    let issuer = Issuer::start(Duration::ZERO, folder.file()).await;
    let origin = issuer.server.origin();
    login(&folder, true, &origin).await;
    let mut workers: Vec<_> = (0..4)
        .map(|_| Worker::start(Job::Once, true, &origin, &folder.file()))
        .collect();
    for worker in &mut workers {
        assert_eq!(worker.next_line().as_deref(), Some("access-1"));
    }
    assert_eq!(issuer.book().sent, ["refresh-0"]);
}
