//! The current tokens and the credential to send.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use reqwest::header::HeaderValue;

use crate::app::App;
use crate::clock::{self, Timestamp};
use crate::dpop::{self, DpopKey};
use crate::error::{ArgumentError, Error, GrantLostReason};
use crate::random;
use crate::secret::{Secret, wiped};
use crate::tables::TokenIn;
use crate::token::StoredTokens;

/// How early a token is refreshed, at most. Short-lived tokens are refreshed in the last tenth of
/// their lifetime.
const AHEAD: Duration = Duration::from_secs(60);

/// A new token is used for at least this long, even if it has already expired. Waiting calls can
/// then proceed, and such a server receives at most one request a second.
const AT_LEAST: Duration = Duration::from_secs(1);

/// The credential that authenticates an API call. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Credential(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    version: u64,
    header: HeaderValue,
    token: Secret,
    /// The key that the token is bound to.
    key: Option<DpopKey>,
}

/// The current tokens.
#[derive(Debug, Clone)]
pub(super) struct Live {
    credential: Credential,
    tokens: StoredTokens,
    /// When a refresh becomes due.
    due_at: Option<Timestamp>,
    usable_until: Option<Timestamp>,
    /// Until then, the token is handed out and nothing else is to be done. Of the system's type: a conversion
    /// of the current time takes longer than the comparison.
    calm_until: SystemTime,
    is_rejected: bool,
    lost: Option<GrantLostReason>,
}

impl Credential {
    fn new(version: u64, app: &App, tokens: &StoredTokens) -> Result<Self, Error> {
        let token = tokens.access_token();
        let key = app.dpop_key(tokens.dpop_key())?;
        let api = &app.provider().api;
        let text = match (api.token_in, api.token_value) {
            _ if key.is_some() => Secret::new([dpop::SCHEME, " ", token.expose()].concat()),
            (_, Some(value)) => app.filling(tokens.captured()).with_token(value, token)?,
            (TokenIn::Authorization(scheme), None) => {
                Secret::new([scheme, " ", token.expose()].concat())
            }
            (TokenIn::Header(_) | TokenIn::Query(_) | TokenIn::Body(_), None) => token.clone(),
        };
        let unsendable = |_| ArgumentError::new("tokens", "cannot be sent in a header");
        let header = wiped::header(text).map_err(unsendable)?;
        Ok(Self(Arc::new(Parts {
            version,
            header,
            token: token.clone(),
            key,
        })))
    }

    /// Returns the number of the token within its session. Newer tokens have higher numbers.
    pub fn version(&self) -> u64 {
        self.0.version
    }

    /// Returns the value of the header that carries the token, marked as sensitive.
    ///
    /// If the token is bound to a key (RFC 9449), the request also needs a
    /// [proof](crate::Session::dpop_proof).
    pub fn header(&self) -> &HeaderValue {
        &self.0.header
    }

    /// Returns the token.
    pub fn token(&self) -> &Secret {
        &self.0.token
    }

    /// Returns the key that the token is bound to, if any.
    pub(crate) fn key(&self) -> Option<&DpopKey> {
        self.0.key.as_ref()
    }
}

impl Live {
    /// Creates the initial tokens of a session.
    pub(super) fn first(app: &App, tokens: StoredTokens) -> Result<Self, Error> {
        Self::new(1, app, tokens)
    }

    /// Creates a placeholder for a token that is not yet available. It is never handed out and is
    /// older than any token.
    pub(super) fn without_token(app: &App, grant: StoredTokens) -> Result<Self, Error> {
        Ok(Self::new(0, app, grant)?.rejected())
    }

    /// Returns the same access token with an updated grant.
    pub(super) fn in_grant(&self, tokens: StoredTokens) -> Self {
        let calm_until = calm_until(&tokens, self.due_at, self.usable_until);
        Self {
            tokens,
            calm_until,
            ..self.clone()
        }
    }

    /// Replaces the tokens by newer ones of the same grant.
    pub(super) fn succeeded_by(&self, app: &App, tokens: StoredTokens) -> Result<Self, Error> {
        Self::new(self.credential.version() + 1, app, tokens)
    }

    fn new(version: u64, app: &App, tokens: StoredTokens) -> Result<Self, Error> {
        let usable_until = usable_until(&tokens);
        let due_at = usable_until.map(|end| due_at(tokens.obtained_at(), end));
        Ok(Self {
            credential: Credential::new(version, app, &tokens)?,
            due_at,
            usable_until,
            calm_until: calm_until(&tokens, due_at, usable_until),
            tokens,
            is_rejected: false,
            lost: None,
        })
    }

    /// Sets the expiration time that the server reported later.
    pub(super) fn with_expiry(&self, end: Timestamp) -> Self {
        let tokens = self.tokens.clone().with_expiry(end);
        let usable_until = usable_until(&tokens);
        let due_at = usable_until.map(|end| due_at(tokens.obtained_at(), end));
        Self {
            due_at,
            usable_until,
            calm_until: calm_until(&tokens, due_at, usable_until),
            tokens,
            ..self.clone()
        }
    }

    /// Marks the token as rejected by the API.
    pub(super) fn rejected(&self) -> Self {
        Self {
            is_rejected: true,
            ..self.clone()
        }
    }

    /// Marks the grant as lost.
    pub(super) fn without_grant(&self, reason: GrantLostReason) -> Self {
        Self {
            lost: Some(reason),
            ..self.clone()
        }
    }

    pub(super) fn credential(&self) -> &Credential {
        &self.credential
    }

    pub(super) fn tokens(&self) -> &StoredTokens {
        &self.tokens
    }

    pub(super) fn lost(&self) -> Option<GrantLostReason> {
        self.lost
    }

    /// Returns how long the token remains usable; zero if it is not.
    pub(super) fn usable_for(&self, now: Timestamp) -> Duration {
        match self.usable_until {
            _ if !self.is_usable(now) => Duration::ZERO,
            Some(end) => end.since(now),
            None => Duration::MAX,
        }
    }

    pub(super) fn is_usable(&self, now: Timestamp) -> bool {
        !self.is_rejected && self.usable_until.is_none_or(|end| now < end)
    }

    /// Whether the token is handed out and nothing else is to be done.
    pub(super) fn is_calm(&self, now: SystemTime) -> bool {
        !self.is_rejected && now < self.calm_until
    }

    pub(super) fn is_due(&self, now: Timestamp) -> bool {
        self.due_at.is_some_and(|due| due <= now)
    }
}

fn usable_until(tokens: &StoredTokens) -> Option<Timestamp> {
    let at_least = tokens.obtained_at().plus(AT_LEAST);
    tokens.ends_at().map(|end| end.max(at_least))
}

/// Returns the first moment at which the access token is to be refreshed or the end of the refresh token
/// is to be announced.
fn calm_until(
    tokens: &StoredTokens,
    due_at: Option<Timestamp>,
    usable_until: Option<Timestamp>,
) -> SystemTime {
    let announced_at = tokens.refresh_token_near_end();
    let moments = [due_at, usable_until, announced_at];
    let first = moments.into_iter().flatten().min();
    first.map_or_else(clock::far_future, Timestamp::to_system_time)
}

/// Returns when to refresh early. Up to half of the margin is added at random, so that processes
/// started together do not refresh together.
fn due_at(obtained_at: Timestamp, end: Timestamp) -> Timestamp {
    let ahead = AHEAD.min(end.since(obtained_at) / 10);
    let half = u64::try_from(ahead.as_millis() / 2).unwrap_or(0);
    let jitter = Duration::from_millis(random::below(half));
    end.minus(ahead + jitter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_due_at_most_90_seconds_early() {
        let start = Timestamp::from_millis(0);
        let end = start.plus(Duration::from_secs(3600));
        for _ in 0..100 {
            let left = end.since(due_at(start, end)).as_secs();
            assert!((60..=90).contains(&left), "{left}");
        }
    }

    #[test]
    fn a_short_lived_token_is_due_near_its_last_tenth() {
        let start = Timestamp::from_millis(0);
        let end = start.plus(Duration::from_secs(10));
        let left = end.since(due_at(start, end)).as_millis();
        assert!((1000..=1500).contains(&left), "{left}");
    }
}
