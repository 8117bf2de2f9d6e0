//! The steps of a refresh, the faults that can hit them, and the coverage of their combinations.

use std::fmt;

/// An interaction of a process with the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Reads the record without a lease, at the start or while another process has it.
    Look,
    /// Acquires the lease.
    Lease,
    /// Waits for a change while another process has the lease.
    Wait,
    /// Reads the record under the lease.
    Reread,
    /// Records the attempt.
    WriteAttempt,
    /// Confirms the lease immediately before the request.
    Confirm,
    /// Connects to the server.
    Connect,
    /// The instant between the last check and the write to the socket.
    Write,
    /// Sends the request and receives its reply.
    Post,
    /// Renews the lease during other work.
    Renew,
    /// Commits the new tokens.
    WriteResult,
    /// Withdraws an attempt that was not sent or not used.
    Withdraw,
    /// Reads the record after the server has rejected the grant.
    ReadAgain,
    /// Records that the grant is lost.
    WriteEnd,
    /// Confirms the lease to retry a failed write.
    HoldAgain,
    /// Releases the lease.
    Release,
}

/// Before or after a step takes effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Before,
    After,
}

/// A fault during a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The process crashes.
    Crash,
    /// The process is suspended for less than the timeout.
    Pause,
    /// The process is suspended for longer than its lease.
    LongPause,
    /// The machine sleeps: the monotonic clock stops.
    Sleep,
    /// The system time is set forward.
    ClockForward,
    /// The system time is set back.
    ClockBack,
    /// The step fails, or is reported as failed.
    Failure,
    /// There is no reply.
    Silence,
}

impl Step {
    pub(super) const ALL: [Self; 16] = [
        Self::Look,
        Self::Lease,
        Self::Wait,
        Self::Reread,
        Self::WriteAttempt,
        Self::Confirm,
        Self::Connect,
        Self::Write,
        Self::Post,
        Self::Renew,
        Self::WriteResult,
        Self::Withdraw,
        Self::ReadAgain,
        Self::WriteEnd,
        Self::HoldAgain,
        Self::Release,
    ];

    /// A step without an effect has only one phase.
    pub(super) fn has(self, phase: Phase) -> bool {
        phase == Phase::Before || !matches!(self, Self::Write | Self::Connect | Self::Wait)
    }

    pub(super) fn is_in_store(self) -> bool {
        !matches!(self, Self::Connect | Self::Write | Self::Post)
    }
}

impl Fault {
    pub(super) const ALL: [Self; 8] = [
        Self::Crash,
        Self::Pause,
        Self::LongPause,
        Self::Sleep,
        Self::ClockForward,
        Self::ClockBack,
        Self::Failure,
        Self::Silence,
    ];

    pub(super) fn sets_clock(self) -> bool {
        matches!(self, Self::ClockForward | Self::ClockBack)
    }
}

/// A combination of step, phase and fault.
pub(super) type Cell = (Step, Phase, Fault);

/// How often each fault has hit each step.
#[derive(Debug, Clone)]
pub(super) struct Coverage([[[u64; 8]; 2]; 16]);

impl Coverage {
    pub(super) fn new() -> Self {
        Self([[[0; 8]; 2]; 16])
    }

    /// All combinations.
    pub(super) fn cells() -> impl Iterator<Item = Cell> {
        Step::ALL.into_iter().flat_map(|step| {
            [Phase::Before, Phase::After]
                .into_iter()
                .filter(move |phase| step.has(*phase))
                .flat_map(move |phase| Fault::ALL.map(|fault| (step, phase, fault)))
        })
    }

    pub(super) fn count(&mut self, (step, phase, fault): Cell) {
        self.0[step as usize][phase as usize][fault as usize] += 1;
    }

    pub(super) fn of(&self, (step, phase, fault): Cell) -> u64 {
        self.0[step as usize][phase as usize][fault as usize]
    }

    pub(super) fn add(&mut self, other: &Self) {
        for cell in Self::cells() {
            let (step, phase, fault) = cell;
            self.0[step as usize][phase as usize][fault as usize] += other.of(cell);
        }
    }

    pub(super) fn empty_cells(&self) -> Vec<Cell> {
        Self::cells().filter(|cell| self.of(*cell) == 0).collect()
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:21}", "step")?;
        for fault in Fault::ALL {
            write!(f, "{:>13}", format!("{fault:?}"))?;
        }
        for step in Step::ALL {
            for phase in [Phase::Before, Phase::After] {
                if step.has(phase) {
                    write!(f, "\n{:13} {:7}", format!("{step:?}"), format!("{phase:?}"))?;
                    for fault in Fault::ALL {
                        write!(f, "{:>13}", self.of((step, phase, fault)))?;
                    }
                }
            }
        }
        Ok(())
    }
}
