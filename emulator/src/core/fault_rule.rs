//! Rules that make requests fail, as texts: `rate-limited,on=list_contacts,times=2`.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use licit_format::diagnostic::nearest;
use licit_format::resolve::Provider;

use super::failure::{Endpoint, Failure, UnknownNameError};

/// The names of failures in texts, with an example of each value.
pub(crate) const NAMES: [(&str, &str); 14] = [
    ("delay", "delay=200ms"),
    ("error", "error=NotFound"),
    ("status", "status=502"),
    ("rate-limited", ""),
    ("unavailable", ""),
    ("reset", ""),
    ("lost-reply", ""),
    ("truncated", ""),
    ("malformed", ""),
    ("revoked-token", ""),
    ("rotated-keys", ""),
    ("denied", ""),
    ("grant-only", "grant-only=read+write"),
    ("clock-skew", "clock-skew=-5m"),
];

/// The names of the conditions of a rule.
const CONDITIONS: [&str; 3] = ["on", "times", "every"];

/// Makes requests fail: which ones, how, and how often. A rule that names no endpoint applies to all.
///
/// ```
/// use licit_emulator::{FaultRule, Failure};
///
/// let rule: FaultRule = "rate-limited,on=list_contacts,times=2".parse()?;
/// assert_eq!(rule, FaultRule::new(Failure::RateLimited).on("list_contacts").times(2));
/// # Ok::<(), licit_emulator::FaultError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultRule {
    pub(crate) what: Effect,
    /// The name of an endpoint or operation.
    pub(crate) on: Option<String>,
    pub(crate) every: u32,
    pub(crate) times: Option<u32>,
}

/// What a rule does to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Effect {
    Fail(Failure),
    Delay(Duration),
}

impl FaultRule {
    /// Makes every request fail.
    pub fn new(what: impl Into<Failure>) -> Self {
        Self::of(Effect::Fail(what.into()))
    }

    /// Holds every reply back for this time.
    pub fn delay(by: Duration) -> Self {
        Self::of(Effect::Delay(by))
    }

    fn of(what: Effect) -> Self {
        Self {
            what,
            on: None,
            every: 1,
            times: None,
        }
    }

    /// Applies only to requests to this endpoint.
    #[must_use]
    pub fn on(mut self, endpoint: impl Into<Endpoint>) -> Self {
        self.on = Some(endpoint.into().name().to_owned());
        self
    }

    /// Applies to this number of requests.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = Some(times);
        self
    }

    /// Applies to one of this many requests only: the last of them.
    #[must_use]
    pub fn every(mut self, requests: u32) -> Self {
        self.every = requests.max(1);
        self
    }

    /// Whether it sets how it applies to several requests.
    pub(crate) fn has_conditions(&self) -> bool {
        self.on.is_some() || self.times.is_some() || self.every > 1
    }

    /// The skew of the clock that it sets.
    pub(crate) fn skew(&self) -> Option<i64> {
        match self.what {
            Effect::Fail(Failure::ClockSkew(seconds)) => Some(seconds),
            _ => None,
        }
    }

    /// Checks that a provider has what the rule names.
    ///
    /// # Errors
    ///
    /// Returns an error that names what it lacks.
    pub fn check(&self, provider: &Provider) -> Result<(), FaultError> {
        if let Some(on) = &self.on {
            Endpoint::named(provider, on)?;
        }
        match &self.what {
            Effect::Fail(failure) => Ok(failure.check(provider)?),
            Effect::Delay(_) => Ok(()),
        }
    }

    /// Whether it applies to an endpoint.
    pub(crate) fn applies_to(&self, at: &Endpoint) -> bool {
        match (&self.on, &self.what) {
            (Some(on), _) => on == at.name(),
            // Users decide only there.
            (None, Effect::Fail(Failure::Denied | Failure::GrantOnly(_))) => {
                *at == Endpoint::Authorization
            }
            (None, _) => true,
        }
    }
}

impl fmt::Display for FaultRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.what {
            Effect::Fail(failure) => write!(f, "{failure}")?,
            Effect::Delay(by) => write!(f, "delay={by:?}")?,
        }
        if let Some(on) = &self.on {
            write!(f, ",on={on}")?;
        }
        if self.every > 1 {
            write!(f, ",every={}", self.every)?;
        }
        match self.times {
            Some(times) => write!(f, ",times={times}"),
            None => Ok(()),
        }
    }
}

impl FromStr for FaultRule {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Self, FaultError> {
        let mut parts = text.split(',').map(str::trim);
        let first = parts.next().unwrap_or_default();
        let (name, value) = match first.split_once('=') {
            Some((name, value)) => (name.trim(), Some(value.trim())),
            None => (first, None),
        };
        let mut rule = Self::of(effect(name, value)?);
        for part in parts {
            let Some((name, value)) = part.split_once('=') else {
                return Err(FaultError(format!(
                    "`{part}` is not a condition; write `on=ENDPOINT`, `times=N` or `every=N`"
                )));
            };
            match (name.trim(), value.trim()) {
                ("on", value) => rule.on = Some(value.to_owned()),
                ("times", value) => rule.times = Some(number(value)?),
                ("every", value) => rule.every = number(value)?,
                (name, _) => return Err(unknown("condition", name, CONDITIONS)),
            }
        }
        Ok(rule)
    }
}

fn effect(name: &str, value: Option<&str>) -> Result<Effect, FaultError> {
    let Some((_, example)) = NAMES.iter().find(|(known, _)| *known == name) else {
        return Err(unknown("fault", name, NAMES.map(|(known, _)| known)));
    };
    let value = match value {
        None if !example.is_empty() => {
            let problem = format!("`{name}` needs a value: `{example}`");
            return Err(FaultError(problem));
        }
        Some(_) if example.is_empty() => {
            return Err(FaultError(format!("`{name}` takes no value")));
        }
        value => value.unwrap_or_default(),
    };
    Ok(Effect::Fail(match name {
        "delay" => return Ok(Effect::Delay(duration(value)?)),
        "error" => Failure::Documented(value.to_owned()),
        "status" => Failure::Status(
            value
                .parse()
                .map_err(|_| FaultError(format!("`{value}` is not a status; write `{example}`")))?,
        ),
        "rate-limited" => Failure::RateLimited,
        "unavailable" => Failure::Unavailable,
        "reset" => Failure::Reset,
        "lost-reply" => Failure::LostReply,
        "truncated" => Failure::Truncated,
        "malformed" => Failure::Malformed,
        "revoked-token" => Failure::RevokedToken,
        "rotated-keys" => Failure::RotatedKeys,
        "denied" => Failure::Denied,
        "grant-only" => {
            let scopes = value.split([' ', '+']).filter(|scope| !scope.is_empty());
            Failure::GrantOnly(scopes.map(str::to_owned).collect())
        }
        _ => Failure::ClockSkew(match value.strip_prefix('-') {
            Some(behind) => -seconds(behind)?,
            None => seconds(value.trim_start_matches('+'))?,
        }),
    }))
}

fn unknown<const N: usize>(kind: &str, name: &str, known: [&str; N]) -> FaultError {
    let hint = match nearest(name, known) {
        Some(similar) => format!("a similar name is `{similar}`"),
        None => format!("the names are `{}`", known.join("`, `")),
    };
    FaultError(format!("`{name}` is not a {kind}; {hint}"))
}

fn number(text: &str) -> Result<u32, FaultError> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| FaultError(format!("`{text}` is not a number of requests above 0")))
}

fn seconds(text: &str) -> Result<i64, FaultError> {
    let seconds = duration(text)?.as_secs();
    i64::try_from(seconds).map_err(|_| FaultError(format!("`{text}` is too long")))
}

/// Reads `200ms`, `2s`, `5m` or `1h`.
pub(crate) fn duration(text: &str) -> Result<Duration, FaultError> {
    let wrong = || {
        FaultError(format!(
            "`{text}` is not a duration; write `200ms`, `2s`, `5m` or `1h`"
        ))
    };
    let end = text.find(|c: char| !c.is_ascii_digit()).ok_or_else(wrong)?;
    let (number, unit) = text.split_at(end);
    let number: u64 = number.parse().map_err(|_| wrong())?;
    let millis = match unit {
        "ms" => Some(number),
        "s" => number.checked_mul(1000),
        "m" => number.checked_mul(60_000),
        "h" => number.checked_mul(3_600_000),
        _ => None,
    };
    millis.map(Duration::from_millis).ok_or_else(wrong)
}

/// The error for a fault that cannot be read, or that the provider does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultError(pub(super) String);

impl fmt::Display for FaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FaultError {}

impl From<UnknownNameError> for FaultError {
    fn from(unknown: UnknownNameError) -> Self {
        Self(unknown.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_written_as_it_is_read() {
        for text in [
            "delay=200ms",
            "error=NotFound,on=get_book",
            "status=502,on=token,every=3,times=2",
            "rate-limited",
            "grant-only=read+write",
            "clock-skew=-300s",
        ] {
            let rule: FaultRule = text.parse().unwrap();
            assert_eq!(rule.to_string(), text);
        }
        let skew: FaultRule = "clock-skew=5m".parse().unwrap();
        assert_eq!(skew, FaultRule::new(Failure::ClockSkew(300)));
    }

    #[test]
    fn a_wrong_rule_is_reported_with_what_is_right() {
        for (text, problem) in [
            (
                "rate-limit",
                "`rate-limit` is not a fault; a similar name is `rate-limited`",
            ),
            ("delay", "`delay` needs a value: `delay=200ms`"),
            (
                "delay=200",
                "`200` is not a duration; write `200ms`, `2s`, `5m` or `1h`",
            ),
            ("reset=1", "`reset` takes no value"),
            ("status=x", "`x` is not a status; write `status=502`"),
            (
                "reset,on",
                "`on` is not a condition; write `on=ENDPOINT`, `times=N` or `every=N`",
            ),
            (
                "reset,time=2",
                "`time` is not a condition; a similar name is `times`",
            ),
            ("reset,times=0", "`0` is not a number of requests above 0"),
        ] {
            let error = text.parse::<FaultRule>().unwrap_err();
            assert_eq!(error.to_string(), problem);
        }
    }
}
