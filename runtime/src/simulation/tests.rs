//! Runs many schedules on all cores, and runs each injected mutant until it is detected.
//! `LICIT_MODEL_SCHEDULES` sets the number of schedules, `LICIT_MODEL_FIRST` the first seed.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use super::schedule::{Report, run};
use super::steps::Coverage;
use crate::mutant::{Mutant, plant};

/// The default number of schedules.
const SCHEDULES: u64 = 1_500;

/// The number of schedules that covers all combinations.
const FULL: u64 = 100_000;

/// The number of schedules within which each mutant is detected.
const MUTANT_SCHEDULES: u64 = 8_000;

/// The combined results of many schedules.
struct Sum {
    coverage: Coverage,
    failures: Vec<(u64, String)>,
    instants: u64,
    interrupted: u64,
    answers: u64,
    longest: u64,
}

impl Sum {
    fn new() -> Self {
        Self {
            coverage: Coverage::new(),
            failures: Vec::new(),
            instants: 0,
            interrupted: 0,
            answers: 0,
            longest: 0,
        }
    }

    fn add(&mut self, report: &Report, reason: &str) {
        self.coverage.add(&report.coverage);
        let violations = report.violations.iter();
        let violations = violations.filter(|violation| violation.contains(reason));
        self.failures
            .extend(violations.map(|violation| (report.seed, violation.clone())));
        self.instants += report.instants;
        self.interrupted += report.interrupted;
        self.answers += report.answers;
        self.longest = self.longest.max(report.longest);
    }

    fn join(&mut self, other: Self) {
        self.coverage.add(&other.coverage);
        self.failures.extend(other.failures);
        self.instants += other.instants;
        self.interrupted += other.interrupted;
        self.answers += other.answers;
        self.longest = self.longest.max(other.longest);
    }
}

fn number_from(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Runs `count` schedules from `first` on all cores until `most_failures` failures are found. With a
/// mutant, only failures of its kind count.
fn explore(first: u64, count: u64, mutant: Option<(Mutant, &str)>, most_failures: usize) -> Sum {
    let reason = mutant.map_or("", |(_, reason)| reason);
    let next = AtomicU64::new(0);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        let mut sum = Sum::new();
        plant(mutant.map(|(mutant, _)| mutant));
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return sum;
            }
            sum.add(&run(first + number, false), reason);
            if sum.failures.len() >= most_failures {
                next.fetch_max(count, Ordering::Relaxed);
            }
        }
    };
    let mut sum = Sum::new();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            sum.join(worker.join().unwrap());
        }
    });
    sum.failures.sort();
    sum
}

#[test]
fn no_schedule_sends_a_token_twice_loses_a_grant_or_leaves_a_caller_waiting() {
    let count = number_from("LICIT_MODEL_SCHEDULES").unwrap_or(SCHEDULES);
    let first = number_from("LICIT_MODEL_FIRST").unwrap_or(0);
    let sum = explore(first, count, None, 20);
    println!("{}", sum.coverage);
    println!(
        "{count} schedules, {} answers, the slowest after {} ms; {} requests left in the instant \
         after the last check; {} grants were given up as interrupted",
        sum.answers, sum.longest, sum.instants, sum.interrupted
    );
    let shown = sum.failures.iter().take(20);
    let failures: Vec<_> = shown
        .map(|(seed, violation)| format!("LICIT_MODEL_SEED={seed}: {violation}"))
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    if count >= FULL {
        assert_eq!(sum.coverage.empty_cells(), []);
    }
}

/// Mutants, each of which removes one safeguard from the session code, a part of the expected violation, and
/// the first schedule that finds it. A change of the simulation may move that schedule: the search then goes
/// on behind it, and takes longer.
const MUTANTS: [(Mutant, &str, u64); 15] = [
    (Mutant::DeadlineFirst, "did not save them", 719),
    (Mutant::NoRecheck, "without the lease", 234),
    (Mutant::NoGate, "without the lease", 409),
    (Mutant::FenceIgnored, "without the lease", 23),
    (Mutant::NoReread, "refreshes a token that is valid", 1),
    (Mutant::AttemptNotWritten, "without the lease", 0),
    (Mutant::CommitIgnored, "did not save them", 5),
    (Mutant::TakeoverNotAsked, "again: None", 19),
    (Mutant::NotRenewed, "did not save them", 36),
    (Mutant::WaitsForRenewal, "has no token", 182),
    (Mutant::LossOverNewer, "process continues", 4140),
    (Mutant::HeldBackIsAmbiguous, "of an unsent attempt", 144),
    (Mutant::StoreUnbounded, "wait forever", 5),
    (Mutant::ContestForgotten, "as rejected", 6),
    (Mutant::GraceNotRechecked, "after the grace period", 248),
];

#[test]
fn every_planted_mutant_is_found() {
    let mut missed = Vec::new();
    for (mutant, reason, first) in MUTANTS {
        let sum = explore(first, MUTANT_SCHEDULES, Some((mutant, reason)), 1);
        match sum.failures.first() {
            Some((seed, violation)) => println!("{mutant:?}: seed {seed}: {violation}"),
            None => missed.push(mutant),
        }
    }
    assert_eq!(missed, []);
}

/// Prints a trace of one schedule.
#[test]
fn replay() {
    let Some(seed) = number_from("LICIT_MODEL_SEED") else {
        return;
    };
    let named = std::env::var("LICIT_MODEL_MUTANT").ok();
    plant(
        MUTANTS
            .map(|(mutant, ..)| mutant)
            .into_iter()
            .find(|mutant| Some(format!("{mutant:?}")) == named),
    );
    let report = run(seed, true);
    println!("{}", report.trace.join("\n"));
    assert!(report.violations.is_empty(), "{:#?}", report.violations);
}

#[test]
fn a_seed_reproduces_its_schedule() {
    for seed in 0..200 {
        let (one, other) = (run(seed, true).trace, run(seed, true).trace);
        let mut lines = one.iter().zip(&other);
        let difference = lines.find(|(one, other)| one != other);
        assert_eq!((seed, difference), (seed, None));
    }
}
