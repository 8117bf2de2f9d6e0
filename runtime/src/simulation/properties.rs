//! The properties, checked as events occur.

use std::collections::{HashMap, HashSet};

use super::process::START;
use super::scenario::{DEADLINE, LAST_ROUND, Millis};
use super::server::{End, Verdict};
use super::world::{Operation, Sending, State, World, token_of};
use crate::clock::Timestamp;
use crate::error::{Error, GrantLostReason};
use crate::store::{GrantState, OpenRecord};
use crate::tables::{Reuse, Rotation};

/// The maximum time that a caller waits while its process runs.
const PATIENCE: Millis = 40 * DEADLINE;

/// How long until a lost grant is read again from the store, including the call.
const LOOKS_AGAIN: Millis = 1_100;

/// The observed events and violations.
#[derive(Debug, Default)]
pub(super) struct Checker {
    pub(super) violations: Vec<String>,
    /// Requests sent with a lost lease because the process was stopped between its last check and
    /// the write.
    pub(super) instants: u64,
    /// Grants that were given up as `Interrupted`.
    pub(super) interrupted: u64,
    pub(super) answers: u64,
    pub(super) longest: Millis,
    pub(super) has_set_clock: bool,
    /// Access tokens that the API rejected, with the process that used them.
    pub(super) rejected: HashSet<(usize, String)>,
    /// Processes that have lost the grant, and their last refresh token.
    gave_up: HashMap<(usize, u64), usize>,
    requests: Vec<Request>,
    attempts: Vec<Attempt>,
    /// Processes whose last request for a token failed.
    pub(super) without_token: HashSet<usize>,
}

/// A request that reached the server.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent flags")]
struct Request {
    process: usize,
    life: u64,
    fence: u64,
    token: usize,
    deadline: Millis,
    status: u16,
    successor: Option<usize>,
    has_arrived: bool,
    /// When the process read the reply.
    read_at: Option<Millis>,
    had_lost_lease: bool,
    /// The store has the tokens of the reply.
    mark_saved: bool,
    /// A later refresh returned the same token.
    is_superseded: bool,
}

/// A recorded attempt.
#[derive(Debug)]
struct Attempt {
    token: usize,
    /// By the process's system time.
    justified: Justification,
    /// The system time before which it must be sent, if it relies on the grace period.
    grace_until: Option<Timestamp>,
    process: usize,
    request: Option<usize>,
}

/// Why a token that may have been sent before may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Justification {
    /// It was not sent before.
    First,
    /// The spec's grace period applies.
    Grace,
    /// There is no valid access token.
    UsedUp,
    /// It is never rotated.
    Constant,
    None,
}

impl World {
    fn violated(&mut self, text: String) {
        self.note(|| format!("VIOLATION {text}"));
        self.checker.violations.push(text);
    }

    fn wall(&self, process: usize, at: Millis) -> u64 {
        (START + at).saturating_add_signed(self.seats[process].skew)
    }

    /// A process is about to record an attempt.
    pub(super) fn prepare_attempt(&mut self, process: usize, at: Millis, operation: &Operation) {
        let Operation::Commit(_, _, record) = operation else {
            return;
        };
        let GrantState::Refreshing(attempt) = record.state() else {
            return;
        };
        let refresh = self.scenario.refresh();
        let now = Timestamp::from_millis(self.wall(process, at));
        let tokens = record.tokens();
        let rejected = (process, tokens.access_token().expose().to_owned());
        let is_rejected = self.checker.rejected.contains(&rejected);
        let is_valid = tokens.ends_at().is_some_and(|end| now < end) && !is_rejected;
        let (number, earlier) = (attempt.number(), self.shelf.record.state());
        let grace = std::time::Duration::from_secs(refresh.grace);
        let grace_until = match earlier {
            GrantState::Refreshing(earlier) => {
                earlier.left_of(grace, now).map(|left| now.plus(left))
            }
            _ => None,
        };
        let justified = if number == 1 {
            Justification::First
        } else if refresh.rotation == Rotation::Never {
            Justification::Constant
        } else if number == 2 && refresh.grace > 0 && grace_until.is_some() {
            Justification::Grace
        } else if !is_valid && (refresh.reuse != Reuse::Strict || number <= 2) {
            Justification::UsedUp
        } else {
            Justification::None
        };
        let left = tokens.ends_at().map_or(0, |end| {
            u64::try_from(end.since(now).as_millis()).unwrap_or(u64::MAX)
        });
        let early = self.scenario.lifetime * 150 + 50;
        if number == 1 && left > early && !is_rejected && !self.checker.has_set_clock {
            self.violated(format!(
                "{process} refreshes a token that is valid for {left} ms"
            ));
        }
        let token = token_of(record);
        self.checker.attempts.push(Attempt {
            token,
            justified,
            grace_until,
            process,
            request: None,
        });
    }

    /// A process is about to release its lease.
    pub(super) fn check_release(&mut self, process: usize) {
        let seat = &self.seats[process];
        let is_own = seat.lease == Some(self.shelf.fence)
            && self.shelf.written_under == self.shelf.fence
            && matches!(self.shelf.record.state(), GrantState::Refreshing(_));
        let mut faults = seat.store_faults.iter();
        let store_is_well = !faults.any(|at| *at >= seat.leased_at);
        if is_own && seat.has_attempt_open && !seat.has_written && store_is_well {
            self.violated(format!("{process} leaves the record of an unsent attempt"));
        }
    }

    /// A process is about to replace the stored record.
    pub(super) fn check_commit(&mut self, process: usize, life: u64, record: &OpenRecord) {
        let (old, new) = (token_of(&self.shelf.record), token_of(record));
        if self.server.descends(old, new) {
            self.violated(format!("{process} writes r{new} over r{old}"));
        }
        let (has_new_tokens, is_ready) = (
            self.has_new_tokens(record),
            *record.state() == GrantState::Ready,
        );
        let requests = self.checker.requests.iter_mut();
        for request in requests.filter(|request| request.token == new) {
            // A rejected attempt is withdrawn, even if the rejection arrived late.
            let is_withdrawn = is_ready && request.process == process && request.was_rejected();
            request.is_superseded |= has_new_tokens || is_withdrawn;
        }
        let requests = self.checker.requests.iter_mut();
        for request in requests.filter(|request| (request.process, request.life) == (process, life))
        {
            let latest = request.successor.unwrap_or(request.token);
            let is_ready = !matches!(record.state(), GrantState::Refreshing(_));
            request.mark_saved |= request.read_at.is_some() && latest == new && is_ready;
        }
        if let GrantState::Lost(reason) = record.state() {
            self.check_end(process, *reason, new);
            self.checker.gave_up.insert((process, life), new);
        }
    }

    /// A request is about to reach the server.
    pub(super) fn check_sending(&mut self, process: usize, token: usize, sending: &Sending) {
        let is_own = self.shelf.fence == sending.fence
            && self.shelf.written_under == sending.fence
            && matches!(self.shelf.record.state(), GrantState::Refreshing(_));
        if !is_own && sending.was_stopped {
            self.checker.instants += 1;
            self.note(|| format!("{process} sends r{token} after being stopped before the write"));
            return;
        }
        if !is_own {
            self.violated(format!("{process} sends r{token} without the lease"));
        }
        let is_open = |request: &Request| request.token == token && !request.is_settled();
        let is_repeated = self.checker.requests.iter().any(is_open);
        let attempts = self.checker.attempts.iter().rev();
        let mut own =
            attempts.filter(|attempt| (attempt.process, attempt.token) == (process, token));
        let (justified, grace_until) = own.next().map_or((Justification::None, None), |attempt| {
            (attempt.justified, attempt.grace_until)
        });
        let is_late = grace_until.is_some_and(|until| until < sending.time_of_day);
        if justified == Justification::Grace && is_late && !sending.was_stopped {
            self.violated(format!("{process} sends r{token} after the grace period"));
        }
        let is_wrong = match justified {
            Justification::First => self.scenario.refresh().rotation != Rotation::Never,
            Justification::None => true,
            _ => false,
        };
        if is_repeated && is_wrong && self.checker.instants == 0 {
            self.violated(format!("{process} sends r{token} again: {justified:?}"));
        }
    }

    /// The server has responded.
    pub(super) fn check_verdict(
        &mut self,
        process: usize,
        life: u64,
        sending: &Sending,
        verdict: &Verdict,
    ) -> usize {
        let token = sending.token.unwrap_or(usize::MAX);
        if verdict.is_end && !self.is_excused(token) {
            self.violated(format!(
                "{process} causes the family's revocation with r{token}"
            ));
        }
        let number = self.checker.requests.len();
        self.checker.requests.push(Request {
            process,
            life,
            fence: sending.fence,
            token,
            deadline: sending.deadline,
            status: verdict.status,
            successor: verdict.successor,
            has_arrived: false,
            read_at: None,
            had_lost_lease: false,
            mark_saved: false,
            is_superseded: false,
        });
        let attempts = self.checker.attempts.iter_mut().rev();
        let mut own =
            attempts.filter(|attempt| (attempt.process, attempt.token) == (process, token));
        if let Some(attempt) = own.next() {
            attempt.request = Some(number);
        }
        number
    }

    /// The reply to a request has arrived.
    pub(super) fn note_arrival(&mut self, number: usize) {
        let (now, fence) = (self.now, self.shelf.fence);
        let request = &mut self.checker.requests[number];
        let seat = &self.seats[request.process];
        if now > request.deadline || seat.life != request.life || seat.state == State::Dead {
            return;
        }
        request.has_arrived = true;
        if seat.state == State::Running {
            request.read_at = Some(now);
            request.had_lost_lease = fence != request.fence;
        }
    }

    /// A process resumed and reads what has arrived.
    pub(super) fn note_resumption(&mut self, process: usize) {
        let (now, fence, life) = (self.now, self.shelf.fence, self.seats[process].life);
        for request in &mut self.checker.requests {
            let is_own = (request.process, request.life) == (process, life);
            if is_own && request.has_arrived && request.read_at.is_none() {
                request.read_at = Some(now);
                request.had_lost_lease = fence != request.fence;
            }
        }
    }

    /// Whether the tokens of a reply were lost without any process being able to save them.
    fn is_lost(&self, request: &Request) -> bool {
        let Some(read_at) = request.read_at.filter(|_| request.status < 500) else {
            return true;
        };
        let seat = &self.seats[request.process];
        let is_same = seat.life == request.life && seat.state == State::Running;
        let was_suspended = seat.suspended_at.iter().any(|at| *at >= read_at);
        let faults = seat.store_faults.iter().filter(|at| **at >= read_at);
        !request.mark_saved
            && (!is_same || was_suspended || request.had_lost_lease || faults.count() >= 3)
    }

    /// Whether an attempt with this token received no reply through no fault of the process.
    fn is_excused(&self, token: usize) -> bool {
        let checker = &self.checker;
        let is_unanswered = |attempt: &Attempt| {
            let request = attempt
                .request
                .and_then(|number| checker.requests.get(number));
            request.is_none_or(|request| !request.is_definite() && self.is_lost(request))
        };
        let mut attempts = checker.attempts.iter();
        checker.instants > 0
            || attempts.any(|attempt| attempt.token == token && is_unanswered(attempt))
            || checker.requests.iter().any(|request| {
                request.token == token && !request.is_definite() && self.is_lost(request)
            })
    }

    /// A process gives up the grant although the store does not record it as lost.
    fn check_others(&mut self, process: usize) {
        let is_ready = *self.shelf.record.state() == GrantState::Ready;
        if is_ready && self.server.ended().is_none() {
            self.violated(format!(
                "{process} gives up a grant that another process continues"
            ));
        }
    }

    fn check_end(&mut self, process: usize, reason: GrantLostReason, token: usize) {
        let ended = self.server.ended();
        let is_withdrawn = ended == Some(End::Withdrawn);
        let is_right = match reason {
            GrantLostReason::Rejected => is_withdrawn,
            // The end of a family was checked when it happened.
            GrantLostReason::Interrupted => ended.is_some() || self.is_excused(token),
            _ => false,
        };
        if reason == GrantLostReason::Interrupted {
            self.checker.interrupted += 1;
        }
        if !is_right {
            self.violated(format!(
                "{process} gives up r{token} as {}",
                reason.as_str()
            ));
        }
    }

    /// A caller gets a result after `time`, including suspensions.
    pub(super) fn check_answer(
        &mut self,
        process: usize,
        time: Millis,
        result: &Result<(), Error>,
    ) {
        self.note(|| match result {
            Ok(()) => format!("{process}: got a result after {time}"),
            Err(error) => format!("{process}: got a result after {time}: {error}"),
        });
        self.checker.answers += 1;
        self.checker.longest = self.checker.longest.max(time);
        if time > PATIENCE {
            self.violated(format!("{process} got a result only after {time} ms"));
        }
        match result {
            Ok(()) => {
                self.checker.without_token.remove(&process);
            }
            Err(Error::GrantLost(lost)) => {
                self.checker.without_token.remove(&process);
                let token = token_of(&self.shelf.record);
                let begun = self.now.saturating_sub(time);
                let was_in_store = self.shelf.was_lost_since(begun.saturating_sub(LOOKS_AGAIN));
                let life = (process, self.seats[process].life);
                match self.checker.gave_up.get(&life).copied() {
                    _ if was_in_store => {
                        self.checker.gave_up.entry(life).or_insert(token);
                    }
                    None => {
                        self.checker.gave_up.insert(life, token);
                        self.check_others(process);
                        self.check_end(process, lost.reason(), token);
                    }
                    Some(earlier)
                        if begun >= LAST_ROUND && self.server.descends(token, earlier) =>
                    {
                        self.violated(format!("{process} does not continue with r{token}"));
                    }
                    Some(_) => {}
                }
            }
            Err(_) => {
                if self.now >= LAST_ROUND {
                    self.checker.without_token.insert(process);
                }
            }
        }
    }

    /// No more events are pending.
    pub(super) fn check_rest(&mut self) {
        for process in 0..self.seats.len() {
            if self.seats[process].waiting > 0 {
                self.violated(format!("{process} has callers that wait forever"));
            }
            if self.checker.without_token.contains(&process) {
                self.violated(format!(
                    "{process} has no token although the grant is not lost"
                ));
            }
        }
        let requests = self.checker.requests.iter();
        let unsaved = requests.filter(|request| {
            request.status == 200
                && request.read_at.is_some()
                && !request.mark_saved
                && !self.is_lost(request)
        });
        let unsaved: Vec<_> = unsaved
            .map(|request| (request.process, request.token))
            .collect();
        for (process, token) in unsaved {
            self.violated(format!(
                "{process} received the tokens for r{token} but did not save them"
            ));
        }
    }
}

impl Request {
    fn was_rejected(&self) -> bool {
        (400..500).contains(&self.status)
    }

    /// Whether the reply guarantees that the token was not, and will not be, used up.
    fn is_definite(&self) -> bool {
        self.was_rejected() && self.read_at.is_some()
    }

    fn is_settled(&self) -> bool {
        self.is_definite() || self.mark_saved || self.is_superseded
    }
}
