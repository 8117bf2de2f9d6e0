//! The world around the processes: calls in flight, their arrival times, and the faults that hit
//! them.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, oneshot};

use super::dice::Dice;
use super::properties::Checker;
use super::scenario::{CALM, DEADLINE, LAST_ROUND, Millis, Scenario, TokenRequest};
use super::server::{self, Server};
use super::steps::{Coverage, Fault, Phase, Step};
use super::store::Shelf;
use crate::clock::Timestamp;
use crate::store::{Commit, GrantState, OpenRecord, Version};

pub(super) type SharedWorld = Arc<Mutex<World>>;

pub(super) fn lock(world: &SharedWorld) -> MutexGuard<'_, World> {
    world.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A process's call to the world.
#[derive(Debug)]
pub(super) enum Operation {
    Load,
    Lease(Millis),
    Renew(u64, Millis),
    Commit(u64, Version, Box<OpenRecord>),
    Release(u64),
    Wait,
    Connect,
    Post(Sending),
}

/// The reply to a call.
#[derive(Debug)]
pub(super) enum Reply {
    Loaded(Version, Box<OpenRecord>),
    Leased(Option<u64>),
    Renewed(bool),
    Committed(Commit),
    Done,
    Http(u16, String),
    Failed,
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Loaded(version, record) => {
                let token = token_of(record);
                write!(f, "{} r{token} {:?}", version.number(), record.state())
            }
            other => write!(f, "{other:?}"),
        }
    }
}

/// A request on its way to the server.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sending {
    /// The refresh token's number.
    pub(super) token: Option<usize>,
    /// The lease under which it is sent.
    pub(super) fence: u64,
    pub(super) deadline: Millis,
    /// The process's system time when the body passed the last check.
    pub(super) time_of_day: Timestamp,
    /// Whether a fault occurred between the last check and the write.
    pub(super) was_stopped: bool,
}

/// The receiver of a reply.
pub(super) type ReplyTo = oneshot::Sender<Reply>;

/// A call in flight.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) process: usize,
    pub(super) life: u64,
    step: Step,
    operation: Operation,
    reply_to: ReplyTo,
}

/// A scheduled event.
#[derive(Debug)]
pub(super) enum Event {
    /// A call takes effect.
    Effect(Call),
    /// A reply arrives at a process's socket. `request` is the number of the server request, if it
    /// was one.
    Arrival {
        process: usize,
        life: u64,
        reply: Reply,
        reply_to: ReplyTo,
        request: Option<usize>,
    },
    /// A caller requests a token.
    TokenRequest(usize, TokenRequest),
    Resume(usize),
    Restart(usize),
    /// The user revokes consent.
    Withdrawal,
}

#[derive(Debug)]
struct Entry {
    due: Millis,
    number: u64,
    event: Event,
}

impl Ord for Entry {
    /// The earliest is the greatest.
    fn cmp(&self, other: &Self) -> Ordering {
        (other.due, other.number).cmp(&(self.due, self.number))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Entry {}

/// Whether a process is running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Running,
    /// The machine may also sleep.
    Suspended {
        machine: bool,
    },
    Dead,
}

/// The world's data of a process.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent flags")]
pub(super) struct Seat {
    pub(super) state: State,
    /// The number of its starts.
    pub(super) life: u64,
    /// The error of its system time in milliseconds.
    pub(super) skew: i64,
    /// Signals the scheduler to stop driving it.
    pub(super) stop: Arc<Notify>,
    /// Whether it has read the grant since its start.
    pub(super) is_open: bool,
    /// The number of waiting callers.
    pub(super) waiting: u64,
    /// The lease that it acquired last and has not released.
    pub(super) lease: Option<u64>,
    pub(super) leased_at: Millis,
    has_written_attempt: bool,
    /// Whether it has recorded an attempt and not withdrawn it.
    pub(super) has_attempt_open: bool,
    /// Whether a request has passed its last check.
    pub(super) has_written: bool,
    has_posted: bool,
    in_flight: u64,
    /// Calls that never get a reply.
    unanswered: Vec<ReplyTo>,
    pub(super) suspended_at: Vec<Millis>,
    pub(super) store_faults: Vec<Millis>,
}

impl Seat {
    fn new() -> Self {
        Self {
            state: State::Dead,
            life: 0,
            skew: 0,
            stop: Arc::default(),
            is_open: false,
            waiting: 0,
            lease: None,
            leased_at: 0,
            has_written_attempt: false,
            has_attempt_open: false,
            has_written: false,
            has_posted: false,
            in_flight: 0,
            unanswered: Vec::new(),
            suspended_at: Vec::new(),
            store_faults: Vec::new(),
        }
    }

    /// Counts a start of the process.
    pub(super) fn begin_life(&mut self) -> u64 {
        *self = Self {
            state: State::Running,
            life: self.life + 1,
            skew: self.skew,
            ..Self::new()
        };
        self.life
    }

    fn has_other_calls(&self) -> bool {
        self.in_flight > 0 || self.unanswered.iter().any(|call| !call.is_closed())
    }
}

/// The world.
#[derive(Debug)]
pub(super) struct World {
    pub(super) scenario: Scenario,
    pub(super) dice: Dice,
    pub(super) now: Millis,
    queue: BinaryHeap<Entry>,
    entries: u64,
    pub(super) shelf: Shelf,
    pub(super) server: Server,
    pub(super) seats: Vec<Seat>,
    faults: u64,
    passed_over: u64,
    pub(super) coverage: Coverage,
    pub(super) checker: Checker,
    pub(super) trace: Option<Vec<String>>,
}

impl World {
    pub(super) fn new(scenario: Scenario, record: OpenRecord, is_traced: bool) -> Self {
        let mut world = Self {
            dice: scenario.dice.clone(),
            now: 0,
            queue: BinaryHeap::new(),
            entries: 0,
            shelf: Shelf::new(record),
            server: Server::new(),
            seats: (0..scenario.processes).map(|_| Seat::new()).collect(),
            faults: 0,
            passed_over: 0,
            coverage: Coverage::new(),
            checker: Checker::default(),
            trace: is_traced.then(Vec::new),
            scenario,
        };
        for (at, process, token_request) in world.scenario.token_requests.clone() {
            world.push(at, Event::TokenRequest(process, token_request));
        }
        if let Some(at) = world.scenario.withdrawn_at {
            world.push(at, Event::Withdrawal);
        }
        world
    }

    pub(super) fn note(&mut self, text: impl FnOnce() -> String) {
        let now = self.now;
        if let Some(trace) = &mut self.trace {
            trace.push(format!("{now:>6} {}", text()));
        }
    }

    fn push(&mut self, due: Millis, event: Event) {
        self.entries += 1;
        self.queue.push(Entry {
            due,
            number: self.entries,
            event,
        });
    }

    pub(super) fn next_due(&self) -> Option<Millis> {
        self.queue.peek().map(|entry| entry.due)
    }

    /// Returns the next event that is due.
    pub(super) fn pop_due(&mut self) -> Option<Event> {
        if self.next_due()? > self.now {
            return None;
        }
        self.queue.pop().map(|entry| entry.event)
    }

    /// A process calls at its local time `at`.
    pub(super) fn call(
        &mut self,
        process: usize,
        life: u64,
        at: Millis,
        operation: Operation,
    ) -> oneshot::Receiver<Reply> {
        let (reply_to, reply) = oneshot::channel();
        let step = self.step(process, &operation);
        match step {
            Step::Release => {
                self.check_release(process);
                self.seats[process].lease = None;
            }
            Step::WriteAttempt => self.prepare_attempt(process, at, &operation),
            _ => {}
        }
        let fault = self.fault(process, step, Phase::Before);
        self.note(|| format!("{process}@{at}: {step:?} {fault:?}"));
        let resumed = fault.and_then(|fault| self.strike(process, at, step, fault));
        let seat = &mut self.seats[process];
        match fault {
            Some(Fault::Crash | Fault::Silence) => seat.unanswered.push(reply_to),
            Some(Fault::Failure) => {
                let due = at + self.latency(step);
                self.seats[process].in_flight += 1;
                self.push(
                    due,
                    Event::Arrival {
                        process,
                        life,
                        reply: Reply::Failed,
                        reply_to,
                        request: None,
                    },
                );
            }
            _ => {
                seat.in_flight += 1;
                // The bytes of a request have been sent by then; a store call has not started.
                let begins = resumed.filter(|_| step != Step::Post).unwrap_or(at);
                let due = begins + self.latency(step);
                let call = Call {
                    process,
                    life,
                    step,
                    operation,
                    reply_to,
                };
                self.push(due, Event::Effect(call));
            }
        }
        reply
    }

    /// The instant between the last check and the write. `None` if no fault occurs in it.
    pub(super) fn write(
        &mut self,
        process: usize,
        life: u64,
        at: Millis,
    ) -> Option<oneshot::Receiver<Reply>> {
        self.seats[process].has_written = true;
        let fault = self.fault(process, Step::Write, Phase::Before)?;
        self.note(|| format!("{process}@{at}: Write {fault:?}"));
        let resumed = self.strike(process, at, Step::Write, fault);
        let (reply_to, reply) = oneshot::channel();
        match fault {
            Fault::Crash | Fault::Silence => self.seats[process].unanswered.push(reply_to),
            _ => {
                self.seats[process].in_flight += 1;
                let reply = match fault {
                    Fault::Failure => Reply::Failed,
                    _ => Reply::Done,
                };
                let event = Event::Arrival {
                    process,
                    life,
                    reply,
                    reply_to,
                    request: None,
                };
                self.push(resumed.unwrap_or(at) + 1, event);
            }
        }
        Some(reply)
    }

    /// Returns the step that a call belongs to.
    fn step(&self, process: usize, operation: &Operation) -> Step {
        let seat = &self.seats[process];
        match operation {
            Operation::Load if seat.lease.is_none() => Step::Look,
            Operation::Load if seat.has_posted => Step::ReadAgain,
            Operation::Load => Step::Reread,
            Operation::Lease(_) => Step::Lease,
            Operation::Renew(..) if seat.has_other_calls() => Step::Renew,
            Operation::Renew(..) if seat.has_written_attempt && !seat.has_posted => Step::Confirm,
            Operation::Renew(..) => Step::HoldAgain,
            Operation::Commit(_, _, record) => match record.state() {
                GrantState::Lost(_) => Step::WriteEnd,
                GrantState::Refreshing(_) if !seat.has_written_attempt => Step::WriteAttempt,
                GrantState::Ready if self.has_new_tokens(record) => Step::WriteResult,
                GrantState::Refreshing(_) | GrantState::Ready => Step::Withdraw,
            },
            Operation::Release(_) => Step::Release,
            Operation::Wait => Step::Wait,
            Operation::Connect => Step::Connect,
            Operation::Post(_) => Step::Post,
        }
    }

    pub(super) fn has_new_tokens(&self, record: &OpenRecord) -> bool {
        let (new, old) = (record.tokens(), self.shelf.record.tokens());
        new.access_token() != old.access_token() || new.refresh_token() != old.refresh_token()
    }

    /// Decides whether a fault occurs, and which one.
    fn fault(&mut self, process: usize, step: Step, phase: Phase) -> Option<Fault> {
        if self.now > CALM
            || self.seats[process].state != State::Running
            || self.faults >= self.scenario.most_faults
        {
            return None;
        }
        let fault = self.aimed(step, phase).or_else(|| {
            let strikes = self.dice.next() % 1000 < self.scenario.fault_rate;
            let fault = strikes.then(|| self.dice.pick(&Fault::ALL))?;
            (fault != self.scenario.spared).then_some(fault)
        })?;
        self.faults += 1;
        self.coverage.count((step, phase, fault));
        self.checker.has_set_clock |= fault.sets_clock();
        Some(fault)
    }

    fn aimed(&mut self, step: Step, phase: Phase) -> Option<Fault> {
        let ((aim_step, aim_phase, fault), skip) = self.scenario.aim?;
        if (aim_step, aim_phase) != (step, phase) {
            return None;
        }
        if self.passed_over < skip {
            self.passed_over += 1;
            return None;
        }
        self.scenario.aim = None;
        Some(fault)
    }

    /// Applies a fault to a process. Returns when it resumes, if it is suspended.
    fn strike(&mut self, process: usize, at: Millis, step: Step, fault: Fault) -> Option<Millis> {
        let at = at.max(self.now);
        let duration = match fault {
            Fault::Pause => self.dice.between(100, DEADLINE - 200),
            Fault::LongPause => self.dice.between(2 * DEADLINE + 100, 9_000),
            Fault::Sleep => self.dice.between(300, 9_000),
            _ => 0,
        };
        let by = self.dice.pick(&[1_500, 10_000, 3_600_000]);
        let restarts = self.dice.between(50, 5_000);
        let seat = &mut self.seats[process];
        match fault {
            Fault::Crash => {
                seat.state = State::Dead;
                seat.stop.notify_one();
                self.push((at + restarts).min(LAST_ROUND - 1), Event::Restart(process));
            }
            Fault::Pause | Fault::LongPause | Fault::Sleep => {
                let machine = fault == Fault::Sleep;
                seat.state = State::Suspended { machine };
                seat.suspended_at.push(at);
                seat.stop.notify_one();
                self.push(at + duration, Event::Resume(process));
                return Some(at + duration);
            }
            Fault::ClockForward => seat.skew += by,
            Fault::ClockBack => seat.skew -= by,
            Fault::Failure | Fault::Silence => {
                if step.is_in_store() {
                    seat.store_faults.push(at);
                }
            }
        }
        None
    }

    fn latency(&mut self, step: Step) -> Millis {
        let is_slow = self.now < CALM && self.dice.chance(self.scenario.slow);
        match step {
            Step::Connect if is_slow && self.dice.chance(30) => self.dice.between(300, 2_100),
            Step::Wait => self.dice.between(20, 200),
            _ => self.dice.between(1, 15),
        }
    }

    fn reply_latency(&mut self, step: Step) -> Millis {
        let is_slow = self.now < CALM && self.dice.chance(self.scenario.slow);
        match step {
            Step::Post if is_slow => {
                let (least, most) = self.scenario.slow_reply;
                self.dice.between(least, most)
            }
            _ => self.dice.between(1, 25),
        }
    }

    /// Applies a call's effect.
    pub(super) fn effect(&mut self, call: Call) {
        let Call {
            process,
            life,
            step,
            operation,
            reply_to,
        } = call;
        let (reply, request) = self.answer(process, life, operation);
        self.note(|| format!("{process}: {step:?} -> {reply}"));
        let is_here = self.seats[process].life == life;
        let fault = if is_here && step.has(Phase::After) {
            self.fault(process, step, Phase::After)
        } else {
            None
        };
        if let Some(fault) = fault {
            self.note(|| format!("{process}: {step:?} after: {fault:?}"));
            self.strike(process, self.now, step, fault);
        }
        let reply = match fault {
            Some(Fault::Crash | Fault::Silence) => {
                let seat = &mut self.seats[process];
                seat.in_flight = seat.in_flight.saturating_sub(1);
                seat.unanswered.push(reply_to);
                return;
            }
            Some(Fault::Failure) => Reply::Failed,
            _ => reply,
        };
        let is_lost = fault == Some(Fault::Failure);
        let due = self.now + self.reply_latency(step);
        let event = Event::Arrival {
            process,
            life,
            reply,
            reply_to,
            request: request.filter(|_| !is_lost),
        };
        self.push(due, event);
    }

    fn answer(
        &mut self,
        process: usize,
        life: u64,
        operation: Operation,
    ) -> (Reply, Option<usize>) {
        let now = self.now;
        let reply = match operation {
            Operation::Load => {
                Reply::Loaded(self.shelf.version, Box::new(self.shelf.record.clone()))
            }
            Operation::Lease(time) => {
                let fence = self.shelf.lease(now, time);
                let seat = &mut self.seats[process];
                if fence.is_some() && seat.life == life {
                    seat.lease = fence;
                    seat.leased_at = now;
                    seat.has_written_attempt = false;
                    seat.has_attempt_open = false;
                    seat.has_written = false;
                    seat.has_posted = false;
                }
                Reply::Leased(fence)
            }
            Operation::Renew(fence, time) => Reply::Renewed(self.shelf.renew(now, fence, time)),
            Operation::Commit(fence, expected, record) => {
                let commit = self.shelf.may_commit(fence, expected);
                if let Commit::Done(_) = commit {
                    self.check_commit(process, life, &record);
                    let seat = &mut self.seats[process];
                    if matches!(record.state(), GrantState::Refreshing(_)) && seat.life == life {
                        seat.has_attempt_open = !seat.has_written_attempt;
                        seat.has_written_attempt = true;
                    }
                    self.shelf.put(now, fence, *record);
                }
                Reply::Committed(commit)
            }
            Operation::Release(fence) => {
                self.shelf.release(fence);
                Reply::Done
            }
            Operation::Wait | Operation::Connect => Reply::Done,
            Operation::Post(sending) => return self.post(process, life, sending),
        };
        (reply, None)
    }

    /// Delivers a request to the server.
    fn post(&mut self, process: usize, life: u64, sending: Sending) -> (Reply, Option<usize>) {
        let token = sending.token.unwrap_or(usize::MAX);
        self.check_sending(process, token, &sending);
        let verdict = self
            .server
            .refresh(&self.scenario, &mut self.dice, self.now, token);
        if self.seats[process].life == life {
            self.seats[process].has_posted = true;
        }
        let request = self.check_verdict(process, life, &sending, &verdict);
        (Reply::Http(verdict.status, verdict.body), Some(request))
    }

    /// Records that a reply has arrived at a process's socket.
    pub(super) fn arrived(&mut self, process: usize, life: u64, request: Option<usize>) {
        let seat = &mut self.seats[process];
        if seat.life == life {
            seat.in_flight = seat.in_flight.saturating_sub(1);
        }
        if let Some(request) = request {
            self.note_arrival(request);
        }
    }
}

/// Returns the number of a record's refresh token.
pub(super) fn token_of(record: &OpenRecord) -> usize {
    let token = record.tokens().refresh_token();
    token
        .and_then(|token| server::number(token.expose()))
        .unwrap_or(usize::MAX)
}
