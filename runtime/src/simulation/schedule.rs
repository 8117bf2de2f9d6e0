//! A single schedule: drives the processes through a scenario and reports the results.

use std::sync::{Arc, Mutex};

use super::process::{Delivery, Process, START, SUBJECT};
use super::scenario::{LIMIT, Millis, Scenario};
use super::steps::Coverage;
use super::world::{Event, SharedWorld, State, World, lock};
use crate::clock::Timestamp;
use crate::random::repeatable;
use crate::secret::Secret;
use crate::store::{GrantState, OpenRecord};
use crate::tables::ActsAs;
use crate::token::{ObtainedBy, Reply, StoredTokens};

/// How far a process without inputs may lag behind the world.
const LAG: Millis = 200;

/// The results of a schedule.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) seed: u64,
    pub(super) violations: Vec<String>,
    pub(super) coverage: Coverage,
    pub(super) instants: u64,
    pub(super) interrupted: u64,
    pub(super) answers: u64,
    pub(super) longest: Millis,
    pub(super) trace: Vec<String>,
}

/// Runs the schedule with this seed.
pub(super) fn run(seed: u64, is_traced: bool) -> Report {
    repeatable::seed(Some(seed));
    let scenario = Scenario::of(seed);
    let record = OpenRecord::new(tokens(&scenario), GrantState::Ready);
    let world = Arc::new(Mutex::new(World::new(scenario, record, is_traced)));
    let mut schedule = Schedule::new(world);
    schedule.run();
    repeatable::seed(None);
    schedule.report(seed)
}

/// The tokens of an earlier login.
fn tokens(scenario: &Scenario) -> StoredTokens {
    let start = Timestamp::from_millis(START);
    let end = start.plus(std::time::Duration::from_millis(scenario.lifetime * 300));
    let reply = Reply {
        access_token: Secret::new("a0"),
        refresh_token: Some(Secret::new("r0")),
        id_token: None,
        is_bound: false,
        key: None,
        received_at: start.minus(std::time::Duration::from_millis(scenario.lifetime * 700)),
        expires_at: Some(end),
        refresh_expires_at: None,
        refresh_unused_until: None,
        names_no_scopes: false,
        scopes: None,
        captured: Vec::new(),
        second: None,
        details: None,
    };
    let by = ObtainedBy::AuthorizationCode;
    StoredTokens::granted(scenario.registration, by, ActsAs::User, &[], reply).for_subject(SUBJECT)
}

struct Schedule {
    world: SharedWorld,
    processes: Vec<Option<Process>>,
}

impl Schedule {
    fn new(world: SharedWorld) -> Self {
        let count = lock(&world).seats.len();
        let processes = (0..count).map(|number| Some(Process::start(&world, number)));
        Self {
            processes: processes.collect(),
            world,
        }
    }

    fn run(&mut self) {
        for process in 0..self.processes.len() {
            self.drive(process);
        }
        loop {
            let (now, due) = {
                let world = lock(&self.world);
                (world.now, world.next_due())
            };
            let next = match (due, self.is_anyone_busy()) {
                (Some(due), false) => due,
                (Some(due), true) => due.min(now + LAG),
                (None, true) => now + LAG,
                (None, false) => break,
            };
            if next > LIMIT {
                break;
            }
            lock(&self.world).now = next.max(now);
            for process in 0..self.processes.len() {
                self.catch_up(process);
            }
            while let Some(event) = self.next_event() {
                self.happen(event);
                self.bury();
            }
        }
        lock(&self.world).check_rest();
    }

    fn next_event(&self) -> Option<Event> {
        lock(&self.world).pop_due()
    }

    fn state(&self, process: usize) -> State {
        lock(&self.world).seats[process].state
    }

    fn is_anyone_busy(&self) -> bool {
        let mut processes = self.processes.iter().enumerate();
        processes.any(|(number, process)| {
            process.as_ref().is_some_and(Process::is_busy) && self.state(number) == State::Running
        })
    }

    /// Drives a busy process that is behind.
    fn catch_up(&mut self, number: usize) {
        let now = lock(&self.world).now;
        let lags = self.processes[number]
            .as_ref()
            .is_some_and(|process| process.is_busy() && now.saturating_sub(process.local()) >= LAG);
        if lags {
            self.drive(number);
            self.bury();
        }
    }

    fn drive(&mut self, number: usize) {
        let now = lock(&self.world).now;
        if let Some(process) = &self.processes[number]
            && self.state(number) == State::Running
        {
            process.drive(now);
        }
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Effect(call) => lock(&self.world).effect(call),
            Event::Arrival {
                process,
                life,
                reply,
                reply_to,
                request,
            } => {
                lock(&self.world).arrived(process, life, request);
                if let Some(running) = &self.processes[process]
                    && lock(&self.world).seats[process].life == life
                {
                    running.receive(Delivery::Reply(reply_to, reply));
                    self.drive(process);
                }
            }
            Event::TokenRequest(process, token_request) => {
                // A crashed process has no callers.
                if let Some(running) = &self.processes[process] {
                    running.receive(Delivery::TokenRequest(token_request));
                    self.drive(process);
                }
            }
            Event::Resume(process) => {
                let (now, reads_first) = {
                    let mut world = lock(&self.world);
                    if world.seats[process].state == State::Dead {
                        return;
                    }
                    world.note(|| format!("{process}: resumes"));
                    (world.now, world.dice.chance(50))
                };
                lock(&self.world).note_resumption(process);
                if let Some(process) = &self.processes[process] {
                    process.resume(now, reads_first);
                }
            }
            Event::Restart(process) => {
                lock(&self.world).note(|| format!("{process}: starts again"));
                self.processes[process] = Some(Process::start(&self.world, process));
                self.drive(process);
            }
            Event::Withdrawal => {
                let mut world = lock(&self.world);
                world.note(|| "the user withdraws the consent".to_owned());
                world.server.withdraw();
            }
        }
    }

    /// Drops the runtimes of crashed processes.
    fn bury(&mut self) {
        for number in 0..self.processes.len() {
            if self.state(number) == State::Dead {
                self.processes[number] = None;
            }
        }
    }

    fn report(self, seed: u64) -> Report {
        drop(self.processes);
        let mut world = lock(&self.world);
        Report {
            seed,
            violations: std::mem::take(&mut world.checker.violations),
            coverage: world.coverage.clone(),
            instants: world.checker.instants,
            interrupted: world.checker.interrupted,
            answers: world.checker.answers,
            longest: world.checker.longest,
            trace: world.trace.take().unwrap_or_default(),
        }
    }
}
