//! `kill -9` at any time, of processes that refresh continuously.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::acme;
use crate::folder::Folder;
use crate::issuer::Issuer;
use crate::worker::{self, Job, NAME, Worker};

/// The default duration. `LICIT_KILL_SECONDS` overrides it.
const SECONDS: u64 = 3;

/// The number of concurrent processes.
const WORKERS: usize = 4;

/// A cheap pseudorandom sequence, the same in each run of the same length.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % bound
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_at_any_time_loses_no_grant() {
    let seconds = std::env::var("LICIT_KILL_SECONDS").map_or(SECONDS, |text| text.parse().unwrap());
    let folder = Folder::new();
    let issuer = Issuer::start(Duration::from_secs(30), folder.file()).await;
    let origin = issuer.server.origin();
    let app = worker::app(false, &origin, Arc::new(folder.store()));
    app.save_grant(acme::tokens(-1).for_subject(NAME))
        .await
        .unwrap();

    let start = || Worker::start(Job::Forever, false, &origin, &folder.file());
    let mut workers: Vec<_> = (0..WORKERS).map(|_| start()).collect();
    for worker in &mut workers {
        assert!(worker.next_line().is_some(), "it came to work");
    }
    let (mut dice, mut deaths) = (Dice(seconds), 0);
    let end = Instant::now() + Duration::from_secs(seconds);
    while Instant::now() < end {
        std::thread::sleep(Duration::from_millis(10 + dice.below(60)));
        let victim = &mut workers[usize::try_from(dice.below(WORKERS as u64)).unwrap()];
        victim.kill();
        *victim = start();
        deaths += 1;
        let book = issuer.book();
        assert_eq!(book.unlabelled, [""; 0]);
        assert!(!book.is_revoked);
    }
    for worker in &mut workers {
        worker.kill();
    }

    let mut survivor = Worker::start(Job::Once, false, &origin, &folder.file());
    let said = survivor.next_line().unwrap();
    let book = issuer.book();
    assert!(book.takes(&said), "{said}");
    assert_eq!(book.unlabelled, [""; 0]);
    let mut sent = book.sent.clone();
    sent.sort();
    let all = sent.len();
    sent.dedup();
    println!(
        "{deaths} deaths, {} refresh tokens, {} of them sent again under a label",
        sent.len(),
        all - sent.len()
    );
    assert!(deaths > 0 && sent.len() > WORKERS);
}
