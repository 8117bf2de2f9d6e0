//! Scripts: how the next requests to an endpoint are answered.

use std::time::Duration;

use bytes::Bytes;
use licit_format::resolve::Operation;

use super::condition::{Asked, Condition};
use super::failure::{Endpoint, Failure};
use super::fault_rule::{Effect, FaultRule};
use super::scripted_reply::ScriptedReply;
use crate::http::delivery::Delivery;
use crate::http::reply::Reply;

/// How one request is answered.
#[derive(Debug, Clone, Default)]
pub(crate) struct Step {
    pub(crate) action: Action,
    /// How long the reply is held back.
    pub(crate) delay: Duration,
}

impl Step {
    /// A step that only fails.
    pub(crate) fn failing(failure: Failure) -> Self {
        Self {
            action: Action::Fail(failure),
            delay: Duration::ZERO,
        }
    }

    /// What a rule does to a request.
    pub(crate) fn of(effect: &Effect) -> Self {
        match effect {
            Effect::Fail(failure) => Self::failing(failure.clone()),
            Effect::Delay(delay) => Self {
                action: Action::Usual,
                delay: *delay,
            },
        }
    }

    /// How it fails, if it does.
    pub(crate) fn failure(&self) -> Option<&Failure> {
        match &self.action {
            Action::Fail(failure) => Some(failure),
            Action::Usual | Action::Reply(_) => None,
        }
    }

    /// The documented success status that it selects.
    pub(crate) fn success(&self, operation: &Operation) -> Option<u16> {
        self.failure()?.success(operation)
    }

    /// Adds what another step does; of two failures or replies, the first remains.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.delay = self.delay.saturating_add(other.delay);
        if matches!(self.action, Action::Usual) {
            self.action = other.action;
        }
        self
    }

    /// Completes the reply to its request.
    pub(crate) fn finish(&self, mut reply: Reply) -> Reply {
        reply.delay = self.delay;
        reply.script = self.describe();
        match self.failure() {
            Some(Failure::Reset | Failure::LostReply) => reply.delivery = Delivery::Reset,
            Some(Failure::Truncated) => reply.delivery = Delivery::Cut,
            Some(Failure::Malformed) => reply.body = malformed(&reply.body),
            _ => {}
        }
        reply
    }

    /// What it does, human-readable; `None` if that is nothing.
    fn describe(&self) -> Option<String> {
        let action = match &self.action {
            Action::Usual => None,
            Action::Fail(failure) => Some(failure.to_string()),
            Action::Reply(_) => Some("reply".to_owned()),
        };
        let delay = (!self.delay.is_zero()).then(|| format!("delay={:?}", self.delay));
        let parts: Vec<String> = action.into_iter().chain(delay).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// Half of a body, and a character that ends no text in JSON, XML or a form.
fn malformed(body: &Bytes) -> Bytes {
    let half = body.get(..body.len() / 2).unwrap_or_default();
    [half, b"<"].concat().into()
}

/// What a step does.
#[derive(Debug, Clone, Default)]
pub(crate) enum Action {
    /// Answers as usual.
    #[default]
    Usual,
    /// Fails.
    Fail(Failure),
    /// Sends this reply to a request that the spec allows.
    Reply(ScriptedReply),
}

/// A step to plan.
#[derive(Debug, Clone)]
pub(crate) struct ScriptedStep {
    pub(crate) on: Endpoint,
    pub(crate) condition: Condition,
    pub(crate) step: Step,
    /// How often it is used; `None` for every request.
    pub(crate) times: Option<u32>,
}

/// A step, and how often it is used.
#[derive(Debug)]
struct Planned {
    on: Endpoint,
    condition: Condition,
    step: Step,
    /// `None` for every request.
    times: Option<u32>,
    used: u32,
}

impl Planned {
    fn is_used_up(&self) -> bool {
        self.times.is_some_and(|times| self.used >= times)
    }
}

/// The planned steps, in order.
#[derive(Debug, Default)]
pub(crate) struct Scripts(Vec<Planned>);

impl Scripts {
    /// Plans a step for one request after those that are already planned. Returns its position.
    pub(crate) fn plan(&mut self, on: Endpoint, condition: Condition, action: Action) -> usize {
        let delay = Duration::ZERO;
        self.add(ScriptedStep {
            on,
            condition,
            step: Step { action, delay },
            times: Some(1),
        })
    }

    /// Plans a step. Returns its position.
    pub(crate) fn add(&mut self, scripted: ScriptedStep) -> usize {
        self.0.push(Planned {
            on: scripted.on,
            condition: scripted.condition,
            step: scripted.step,
            times: scripted.times,
            used: 0,
        });
        self.0.len() - 1
    }

    /// Sets how often the step at a position is used.
    pub(crate) fn set_times(&mut self, position: usize, times: Option<u32>) {
        if let Some(planned) = self.0.get_mut(position) {
            planned.times = times;
        }
    }

    /// Sets the delay of the step at a position.
    pub(crate) fn set_delay(&mut self, position: usize, delay: Duration) {
        if let Some(planned) = self.0.get_mut(position) {
            planned.step.delay = delay;
        }
    }

    /// Uses the next step of an endpoint whose condition the request meets. A request that the spec does not
    /// allow uses failures only.
    pub(crate) fn next(
        &mut self,
        at: &Endpoint,
        is_allowed: bool,
        asked: &dyn Fn() -> Asked,
    ) -> Option<Step> {
        let mut known = None;
        let mut is_meant = |condition: &Condition| {
            condition.is_empty() || condition.is_met(known.get_or_insert_with(asked))
        };
        let mut planned = self.0.iter_mut();
        let next = planned.find(|planned| {
            planned.on == *at && !planned.is_used_up() && is_meant(&planned.condition)
        })?;
        if !is_allowed && !matches!(next.step.action, Action::Fail(_)) {
            return None;
        }
        next.used = next.used.saturating_add(1);
        Some(next.step.clone())
    }

    /// The endpoints of steps that were not used as often as planned, and how often they remain.
    pub(crate) fn unused(&self) -> Vec<(&Endpoint, Option<u32>)> {
        let unused = self.0.iter().filter(|planned| match planned.times {
            Some(times) => planned.used < times,
            None => planned.used == 0,
        });
        unused
            .map(|planned| {
                let left = planned
                    .times
                    .map(|times| times.saturating_sub(planned.used));
                (&planned.on, left)
            })
            .collect()
    }
}

/// The rules that apply until they are removed, in the order in which they were added.
#[derive(Debug, Default)]
pub(crate) struct Rules(Vec<Standing>);

/// A rule, and the requests that it has seen.
#[derive(Debug)]
struct Standing {
    rule: FaultRule,
    seen: u32,
    used: u32,
}

impl Rules {
    /// Adds a rule.
    pub(crate) fn add(&mut self, rule: FaultRule) {
        self.0.push(Standing {
            rule,
            seen: 0,
            used: 0,
        });
    }

    /// Removes all rules.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// The rules that still apply.
    pub(crate) fn all(&self) -> Vec<FaultRule> {
        let left = self.0.iter().filter(|standing| !standing.is_used_up());
        left.map(|standing| standing.rule.clone()).collect()
    }

    /// What the rules do to a request.
    pub(crate) fn step(&mut self, at: &Endpoint) -> Step {
        let applying = self.0.iter_mut().filter(|one| one.rule.applies_to(at));
        applying.fold(Step::default(), |step, standing| {
            standing.seen = standing.seen.saturating_add(1);
            let is_due = standing.seen.is_multiple_of(standing.rule.every);
            if !is_due || standing.is_used_up() {
                return step;
            }
            standing.used = standing.used.saturating_add(1);
            step.and(Step::of(&standing.rule.what))
        })
    }
}

impl Standing {
    fn is_used_up(&self) -> bool {
        self.rule.times.is_some_and(|times| self.used >= times)
    }
}
