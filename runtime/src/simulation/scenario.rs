//! The parameters of a schedule, generated from its seed: the provider's behaviour, the processes
//! and their callers, and the faults.

use std::time::Duration;

use super::dice::Dice;
use super::steps::{Cell, Coverage, Fault, Phase, Step};
use crate::tables::{
    ClientAuth, Grant, Provider, Refresh, Registration, Reuse, Rotation, TokenReply,
};

/// Milliseconds since the start of the schedule.
pub(super) type Millis = u64;

/// The timeout of a request. A lease lasts twice as long.
pub(super) const DEADLINE: Millis = 2_000;

/// The time after which no faults occur.
pub(super) const CALM: Millis = 9_000;

/// The time by which every process runs again.
pub(super) const LAST_ROUND: Millis = 20_000;

/// The maximum length of a schedule, unless a caller waits forever.
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

/// The providers' specs.
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

/// A caller's request for a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenRequest {
    /// A valid token.
    Current,
    /// A replacement for the current token, which the API has rejected.
    Renew,
}

/// The parameters of a schedule.
#[derive(Debug, Clone)]
pub(super) struct Scenario {
    pub(super) registration: &'static Registration,
    /// Whether a server with undocumented behaviour revokes the family when a used token is sent
    /// again.
    pub(super) revokes_reuse: bool,
    /// Whether a second use within the grace period returns the same reply as the first.
    pub(super) repeats_answer: bool,
    /// The lifetime of access tokens in seconds.
    pub(super) lifetime: u64,
    /// How often the server is overloaded, in percent.
    pub(super) overload: u64,
    /// How often a reply takes nearly as long as the timeout, or longer, in percent.
    pub(super) slow: u64,
    /// The minimum and maximum duration of a slow reply.
    pub(super) slow_reply: (Millis, Millis),
    /// When the user revokes consent.
    pub(super) withdrawn_at: Option<Millis>,
    pub(super) processes: usize,
    pub(super) token_requests: Vec<(Millis, usize, TokenRequest)>,
    /// The fault to inject, and how many occurrences of its step to skip first.
    pub(super) aim: Option<(Cell, u64)>,
    /// How often other faults occur, per thousand steps.
    pub(super) fault_rate: u64,
    pub(super) most_faults: u64,
    /// A fault that does not occur in this schedule.
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
            // This write must not be lost.
            let fault = dice.pick(&[Fault::Failure, Fault::Silence]);
            (Step::WriteResult, Phase::Before, fault)
        } else {
            dice.pick(&cells)
        };
        let skip = dice.pick(&[0, 0, 0, 1, 2]);
        let aim = dice.chance(70).then_some((cell, skip));
        // The two clocks must not both be wrong.
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
            token_requests: Vec::new(),
            aim,
            fault_rate: dice.pick(&[0, 0, 15, 40]),
            most_faults: dice.between(1, 4),
            spared,
            dice,
        };
        scenario.add_token_requests();
        scenario
    }

    /// Adds callers that request tokens around their expiration, and one after another at the end.
    fn add_token_requests(&mut self) {
        let lifetime = self.lifetime * 1_000;
        let mut at = self.dice.between(0, 500);
        while at < CALM {
            for process in 0..self.processes {
                if self.dice.chance(80) {
                    let token_request = if self.dice.chance(10) {
                        TokenRequest::Renew
                    } else {
                        TokenRequest::Current
                    };
                    let delay = self.dice.between(0, 60);
                    self.token_requests
                        .push((at + delay, process, token_request));
                }
            }
            at += self.dice.between(lifetime / 2, lifetime + 1_500);
        }
        for round in 0..2 {
            for process in 0..self.processes {
                let apart = process as u64 * self.dice.pick(&[0, 40, 400]);
                let at = LAST_ROUND + round * (lifetime + 1_500) + apart;
                self.token_requests
                    .push((at, process, TokenRequest::Current));
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
