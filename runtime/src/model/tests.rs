//! Runs many schedules on all cores, and each planted mutant until it is found.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use super::schedule::{Report, run};
use super::steps::Coverage;
use crate::mutant::{Mutant, plant};

/// How many schedules are run, unless `LICIT_MODEL_SCHEDULES` says otherwise.
const SCHEDULES: u64 = 1_500;

/// So many fill every cell of the coverage.
const FULL: u64 = 100_000;

/// Within so many schedules each mutant is found.
const MUTANT_SCHEDULES: u64 = 8_000;

/// The sum of many schedules.
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

    fn add(&mut self, report: &Report) {
        self.coverage.add(&report.coverage);
        let violations = report.violations.iter();
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

/// Runs the schedules of the seeds below `count` on all cores, with `mutant` planted, until so many
/// failures are found.
fn explore(count: u64, mutant: Option<Mutant>, most_failures: usize) -> Sum {
    let next = AtomicU64::new(0);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        let mut sum = Sum::new();
        plant(mutant);
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= count {
                return sum;
            }
            sum.add(&run(seed, false));
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
    let sum = explore(count, None, 20);
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

/// Mutants, each of which takes one thing away from the code that keeps grants alive.
const MUTANTS: [Mutant; 14] = [
    Mutant::DeadlineFirst,
    Mutant::NoRecheck,
    Mutant::NoGate,
    Mutant::FenceIgnored,
    Mutant::NoReread,
    Mutant::AttemptNotWritten,
    Mutant::CommitIgnored,
    Mutant::TakeoverNotAsked,
    Mutant::NotRenewed,
    Mutant::WaitsForRenewal,
    Mutant::TombstoneOverNewer,
    Mutant::HeldBackIsAmbiguous,
    Mutant::StoreUnbounded,
    Mutant::ContestForgotten,
];

#[test]
fn every_planted_mutant_is_found() {
    let mut missed = Vec::new();
    for mutant in MUTANTS {
        let sum = explore(MUTANT_SCHEDULES, Some(mutant), 1);
        match sum.failures.first() {
            Some((seed, violation)) => println!("{mutant:?}: seed {seed}: {violation}"),
            None => missed.push(mutant),
        }
    }
    assert_eq!(missed, []);
}

/// Shows one schedule, step by step.
#[test]
fn replay() {
    let Some(seed) = number_from("LICIT_MODEL_SEED") else {
        return;
    };
    let named = std::env::var("LICIT_MODEL_MUTANT").ok();
    plant(
        MUTANTS
            .into_iter()
            .find(|mutant| Some(format!("{mutant:?}")) == named),
    );
    let report = run(seed, true);
    println!("{}", report.trace.join("\n"));
    assert!(report.violations.is_empty(), "{:#?}", report.violations);
}

#[test]
fn a_seed_gives_the_same_schedule_each_time() {
    for seed in 0..200 {
        let (one, other) = (run(seed, true).trace, run(seed, true).trace);
        let mut lines = one.iter().zip(&other);
        let difference = lines.find(|(one, other)| one != other);
        assert_eq!((seed, difference), (seed, None));
    }
}
