//! The simulated authorization server: a single grant with numbered refresh tokens.

use super::dice::Dice;
use super::scenario::{CALM, Millis, Scenario};
use crate::tables::{Reuse, Rotation};

/// The server and its only token family.
#[derive(Debug)]
pub(super) struct Server {
    tokens: Vec<Token>,
    ended: Option<End>,
    access_tokens: u64,
}

/// A refresh token.
#[derive(Debug)]
struct Token {
    /// The token that was exchanged for this one.
    parent: Option<usize>,
    consumed: Option<Consumption>,
}

#[derive(Debug, Clone, Copy)]
struct Consumption {
    at: Millis,
    successor: usize,
}

/// Why the family was revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// A used token was sent again.
    Reuse,
    /// The user revoked consent.
    Withdrawn,
}

/// The server's processing of a request.
#[derive(Debug)]
pub(super) struct Verdict {
    pub(super) status: u16,
    pub(super) body: String,
    /// The token that replaced the one that was sent.
    pub(super) successor: Option<usize>,
    /// Whether the request caused the family's revocation.
    pub(super) is_end: bool,
}

impl Server {
    pub(super) fn new() -> Self {
        Self {
            tokens: vec![Token {
                parent: None,
                consumed: None,
            }],
            ended: None,
            access_tokens: 0,
        }
    }

    pub(super) fn ended(&self) -> Option<End> {
        self.ended
    }

    pub(super) fn withdraw(&mut self) {
        self.ended.get_or_insert(End::Withdrawn);
    }

    /// Whether `later` was obtained, by any number of refreshes, from `earlier`.
    pub(super) fn descends(&self, later: usize, earlier: usize) -> bool {
        let mut at = Some(later);
        while let Some(token) = at {
            if token == earlier {
                return later != earlier;
            }
            at = self.tokens[token].parent;
        }
        false
    }

    /// Responds to a refresh with the token of this number.
    pub(super) fn refresh(
        &mut self,
        scenario: &Scenario,
        dice: &mut Dice,
        now: Millis,
        sent: usize,
    ) -> Verdict {
        if now < CALM && dice.chance(scenario.overload) {
            // A 429 does not use up the token; for a 503 this is unknown.
            let status = dice.pick(&[429, 503]);
            return Verdict::refusal(status, "temporarily_unavailable");
        }
        if self.ended.is_some() || sent >= self.tokens.len() {
            return Verdict::refusal(400, "invalid_grant");
        }
        let refresh = scenario.refresh();
        let Some(consumption) = self.tokens[sent].consumed else {
            let rotates = match refresh.rotation {
                Rotation::Never => false,
                Rotation::Maybe => dice.chance(60),
                Rotation::Always => true,
            };
            let successor = rotates.then(|| self.succeed(sent, now));
            return self.grant(scenario, successor);
        };
        let has_grace = now.saturating_sub(consumption.at) <= refresh.grace * 1_000;
        if refresh.grace > 0 && has_grace {
            let successor = if scenario.repeats_answer {
                consumption.successor
            } else {
                self.succeed(sent, now)
            };
            return self.grant(scenario, Some(successor));
        }
        let is_end = refresh.reuse != Reuse::Unknown || scenario.revokes_reuse;
        if is_end {
            self.ended = Some(End::Reuse);
        }
        Verdict {
            is_end,
            ..Verdict::refusal(400, "invalid_grant")
        }
    }

    fn succeed(&mut self, sent: usize, now: Millis) -> usize {
        let successor = self.tokens.len();
        self.tokens.push(Token {
            parent: Some(sent),
            consumed: None,
        });
        let token = &mut self.tokens[sent];
        token
            .consumed
            .get_or_insert(Consumption { at: now, successor });
        successor
    }

    fn grant(&mut self, scenario: &Scenario, successor: Option<usize>) -> Verdict {
        self.access_tokens += 1;
        let rotated = successor.map(|token| format!(r#","refresh_token":"r{token}""#));
        Verdict {
            status: 200,
            body: format!(
                r#"{{"access_token":"a{}","token_type":"Bearer","expires_in":{}{}}}"#,
                self.access_tokens,
                scenario.lifetime,
                rotated.unwrap_or_default()
            ),
            successor,
            is_end: false,
        }
    }
}

impl Verdict {
    fn refusal(status: u16, error: &str) -> Self {
        Self {
            status,
            body: format!(r#"{{"error":"{error}"}}"#),
            successor: None,
            is_end: false,
        }
    }
}

/// Returns the number of a refresh token.
pub(super) fn number(token: &str) -> Option<usize> {
    token.strip_prefix('r')?.parse().ok()
}
