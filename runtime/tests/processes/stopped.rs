//! `SIGSTOP` while the reply is in flight, and `SIGCONT` long after the deadline.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::every_step::login;
use crate::folder::Folder;
use crate::issuer::{Issuer, Moment};
use crate::worker::{Job, Worker};

/// Longer than the short deadline of a worker.
const PAUSE: Duration = Duration::from_secs(3);

const ROUNDS: usize = 4;

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_that_arrived_while_its_process_was_stopped_is_not_lost() {
    let rounds = (0..ROUNDS).map(|_| tokio::spawn(stopped()));
    for round in rounds.collect::<Vec<_>>() {
        round.await.unwrap();
    }
}

/// A process is stopped before the server answers, and its reply waits in the socket.
async fn stopped() {
    let folder = Folder::new();
    let victim: Arc<Mutex<Option<Worker>>> = Arc::default();
    let stopping = Arc::clone(&victim);
    let issuer = Issuer::interrupting(Duration::ZERO, folder.file(), move |now| {
        if now == Moment::Replaced {
            stopping.lock().unwrap().as_ref().unwrap().signal("STOP");
        }
        // The reply is sent.
        false
    })
    .await;
    let origin = issuer.server.origin();
    login(&folder, true, &origin).await;
    {
        // The server needs the process ID before the request arrives.
        let mut victim = victim.lock().unwrap();
        *victim = Some(Worker::start(Job::Impatient, true, &origin, &folder.file()));
    }
    while issuer.book().sent.is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    tokio::time::sleep(PAUSE).await;
    let mut worker = victim.lock().unwrap().take().unwrap();
    worker.signal("CONT");
    let said = tokio::task::spawn_blocking(move || worker.next_line()).await;
    assert_eq!(said.unwrap().as_deref(), Some("access-1"));
    let book = issuer.book();
    assert_eq!(book.sent, ["refresh-0"]);
    assert!(!book.is_revoked);
}
