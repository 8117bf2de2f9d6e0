//! What one schedule is about, drawn from its seed: the provider's habits, the processes and what
//! their callers want, and where faults are to strike.

use std::time::Duration;

use super::dice::Dice;
use super::steps::{Cell, Coverage, Fault, Phase, Step};
use crate::tables::{
    ClientAuth, Grant, Provider, Refresh, Registration, Reuse, Rotation, TokenReply,
};

/// Milliseconds since the schedule began.
pub(super) type Millis = u64;

/// The deadline of a request. A lease lasts twice as long.
pub(super) const DEADLINE: Millis = 2_000;

/// No fault strikes after this.
pub(super) const CALM: Millis = 9_000;

/// By then every process runs again.
pub(super) const LAST_ROUND: Millis = 20_000;

/// No schedule takes longer than this, unless somebody waits for ever.
pub(super) const LIMIT: Millis = 200_000;

static PROVIDER: Provider = Provider {
    name: "model",
    title: "Model",
    ..Provider::DEFAULT
};

const fn registration(rotation: Rotation, reuse: Reuse, grace: u64) -> Registration {
    Registration {
        refresh_token: Some(Refresh {
            grant: Grant {
                token_endpoint: "https://model.example/token",
                auth_methods: &[ClientAuth::None],
                reply: TokenReply::DEFAULT,
                ..Grant::DEFAULT
            },
            rotation,
            reuse,
            grace,
            ..Refresh::DEFAULT
        }),
        ..Registration::of(&PROVIDER)
    }
}

/// What specs say of providers.
static PROVIDERS: [Registration; 9] = [
    registration(Rotation::Always, Reuse::Strict, 0),
    registration(Rotation::Always, Reuse::Grace, 5),
    registration(Rotation::Always, Reuse::Grace, 30),
    registration(Rotation::Always, Reuse::Unknown, 0),
    registration(Rotation::Always, Reuse::Unknown, 10),
    registration(Rotation::Maybe, Reuse::Unknown, 0),
    registration(Rotation::Maybe, Reuse::Strict, 0),
    registration(Rotation::Maybe, Reuse::Grace, 10),
    registration(Rotation::Never, Reuse::Unknown, 0),
];

/// What a caller wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LeaseOutcome {
    /// A valid token.
    Current,
    /// Another token than the current one, which the API has rejected.
    Renew,
}

/// What one schedule is about.
#[derive(Debug, Clone)]
pub(super) struct Scenario {
    pub(super) registration: &'static Registration,
    /// Whether a server of unknown habits ends the family when a used token comes again.
    pub(super) revokes_reuse: bool,
    /// Whether a second use within the grace gets the same answer as the first, or one of its own.
    pub(super) repeats_answer: bool,
    /// How long access tokens last, in seconds.
    pub(super) lifetime: u64,
    /// How often the server is overloaded, in percent.
    pub(super) overload: u64,
    /// How often a reply takes nearly as long as the deadline, or longer, in percent.
    pub(super) slow: u64,
    /// How long it takes then, at least and at most.
    pub(super) slow_reply: (Millis, Millis),
    /// When the user withdraws the consent.
    pub(super) withdrawn_at: Option<Millis>,
    pub(super) processes: usize,
    pub(super) wishes: Vec<(Millis, usize, LeaseOutcome)>,
    /// Where a fault is to strike, and how many such places are passed over first.
    pub(super) aim: Option<(Cell, u64)>,
    /// How often others strike, per thousand steps.
    pub(super) fault_rate: u64,
    pub(super) most_faults: u64,
    /// Faults that do not strike in this schedule.
    pub(super) spared: Fault,
    pub(super) dice: Dice,
}

impl Scenario {
    pub(super) fn of(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let registration = dice.pick(&PROVIDERS.each_ref());
        let processes = dice.pick(&[1, 2, 2, 2, 3]);
        let lifetime = dice.between(2, 6);
        let cells: Vec<Cell> = Coverage::cells().collect();
        let cell = if dice.chance(15) {
            // The write that must not get lost.
            let fault = dice.pick(&[Fault::Failure, Fault::Silence]);
            (Step::WriteResult, Phase::Before, fault)
        } else {
            dice.pick(&cells)
        };
        let skip = dice.pick(&[0, 0, 0, 1, 2]);
        let aim = dice.chance(70).then_some((cell, skip));
        // Both clocks never lie at once.
        let spared = match aim {
            Some(((_, _, Fault::ClockBack), _)) => Fault::Sleep,
            Some(((_, _, Fault::Sleep), _)) => Fault::ClockBack,
            _ => dice.pick(&[Fault::Sleep, Fault::ClockBack]),
        };
        let mut scenario = Self {
            registration,
            revokes_reuse: dice.chance(60),
            repeats_answer: dice.chance(50),
            lifetime,
            overload: dice.pick(&[0, 0, 0, 15]),
            slow: dice.pick(&[0, 0, 10, 40, 90]),
            slow_reply: dice.pick(&[(1_300, 1_950), (1_800, 1_950), (1_950, 2_600)]),
            withdrawn_at: dice.chance(6).then(|| dice.between(500, CALM)),
            processes,
            wishes: Vec::new(),
            aim,
            fault_rate: dice.pick(&[0, 0, 15, 40]),
            most_faults: dice.between(1, 4),
            spared,
            dice,
        };
        scenario.wish();
        scenario
    }

    /// Callers that want tokens around the moments when they end, and at the end one after another.
    fn wish(&mut self) {
        let lifetime = self.lifetime * 1_000;
        let mut at = self.dice.between(0, 500);
        while at < CALM {
            for process in 0..self.processes {
                if self.dice.chance(80) {
                    let wish = if self.dice.chance(10) {
                        LeaseOutcome::Renew
                    } else {
                        LeaseOutcome::Current
                    };
                    let delay = self.dice.between(0, 60);
                    self.wishes.push((at + delay, process, wish));
                }
            }
            at += self.dice.between(lifetime / 2, lifetime + 1_500);
        }
        for round in 0..2 {
            for process in 0..self.processes {
                let apart = process as u64 * self.dice.pick(&[0, 40, 400]);
                let at = LAST_ROUND + round * (lifetime + 1_500) + apart;
                self.wishes.push((at, process, LeaseOutcome::Current));
            }
        }
    }

    pub(super) fn refresh(&self) -> &'static Refresh {
        self.registration.refresh_token.as_ref().unwrap()
    }

    pub(super) fn timeout() -> Duration {
        Duration::from_millis(DEADLINE)
    }
}
