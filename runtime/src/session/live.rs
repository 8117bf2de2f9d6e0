//! The tokens in use, and the credential that is ready to be sent.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderValue;

use crate::clock::Timestamp;
use crate::dpop;
use crate::dpop::DpopKey;
use crate::error::{ArgumentError, Error, GrantLostReason};
use crate::random;
use crate::secret::Secret;
use crate::secret::wiped;
use crate::tables::TokenIn;
use crate::token::StoredTokens;

/// How long before its end a token is refreshed, at most; a short-lived one in its last tenth.
const AHEAD: Duration = Duration::from_secs(60);

/// A token is used for this long even when it has ended as it came: the calls that waited for it
/// are made, and a server that hands out such tokens is asked once a second at most.
const AT_LEAST: Duration = Duration::from_secs(1);

/// What a call sends to show that it may be made. Copies are cheap.
#[derive(Debug, Clone)]
pub struct Credential {
    version: u64,
    header: HeaderValue,
    token: Secret,
    /// The key that the token is bound to.
    key: Option<Arc<DpopKey>>,
}

/// The tokens in use.
#[derive(Debug, Clone)]
pub(super) struct Live {
    credential: Credential,
    tokens: StoredTokens,
    /// From then on a new token is wanted.
    due_at: Option<Timestamp>,
    usable_until: Option<Timestamp>,
    is_rejected: bool,
    lost: Option<GrantLostReason>,
}

impl Credential {
    fn new(version: u64, token_in: TokenIn, tokens: &StoredTokens) -> Result<Self, Error> {
        let token = tokens.access_token();
        let key = tokens.dpop_key().map(DpopKey::from_stored).transpose()?;
        let text = match token_in {
            _ if key.is_some() => Secret::new([dpop::SCHEME, " ", token.expose()].concat()),
            TokenIn::Authorization(scheme) => Secret::new([scheme, " ", token.expose()].concat()),
            TokenIn::Header(_) | TokenIn::Query(_) => token.clone(),
        };
        let unsendable = |_| ArgumentError::new("tokens", "cannot be sent in a header");
        let header = wiped::header(text).map_err(unsendable)?;
        Ok(Self {
            version,
            // The first copy of a header value allocates; those that are handed out do not.
            header: header.clone(),
            token: token.clone(),
            key: key.map(Arc::new),
        })
    }

    /// Which token of its session this is: later ones have higher numbers.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The value of the header that carries the token, marked as sensitive. A token that is bound to
    /// a key (RFC 9449) is not taken without a [proof](crate::Session::prove) beside it.
    pub fn header(&self) -> &HeaderValue {
        &self.header
    }

    /// The token itself.
    pub fn token(&self) -> &Secret {
        &self.token
    }

    /// The key that the token is bound to, if it is to one.
    pub(crate) fn key(&self) -> Option<&DpopKey> {
        self.key.as_deref()
    }
}

impl Live {
    /// The tokens that a session starts with.
    pub(super) fn first(token_in: TokenIn, tokens: StoredTokens) -> Result<Self, Error> {
        Self::new(1, token_in, tokens)
    }

    /// What stands where no token is yet: never handed out, and older than any.
    pub(super) fn without_token(token_in: TokenIn, grant: StoredTokens) -> Result<Self, Error> {
        Ok(Self::new(0, token_in, grant)?.rejected())
    }

    /// The same access token in a grant of which something else has changed.
    pub(super) fn in_grant(&self, tokens: StoredTokens) -> Self {
        Self {
            tokens,
            ..self.clone()
        }
    }

    /// Newer tokens of the same grant.
    pub(super) fn succeeded_by(
        &self,
        token_in: TokenIn,
        tokens: StoredTokens,
    ) -> Result<Self, Error> {
        Self::new(self.credential.version + 1, token_in, tokens)
    }

    fn new(version: u64, token_in: TokenIn, tokens: StoredTokens) -> Result<Self, Error> {
        let usable_until = usable_until(&tokens);
        Ok(Self {
            credential: Credential::new(version, token_in, &tokens)?,
            due_at: usable_until.map(|end| due_at(tokens.obtained_at(), end)),
            usable_until,
            tokens,
            is_rejected: false,
            lost: None,
        })
    }

    /// The same token, of which the server said later when it ends.
    pub(super) fn ending_at(&self, end: Timestamp) -> Self {
        let tokens = self.tokens.clone().ending_at(end);
        let usable_until = usable_until(&tokens);
        Self {
            due_at: usable_until.map(|end| due_at(tokens.obtained_at(), end)),
            usable_until,
            tokens,
            ..self.clone()
        }
    }

    /// The same after the API refused the token.
    pub(super) fn rejected(&self) -> Self {
        Self {
            is_rejected: true,
            ..self.clone()
        }
    }

    /// The same after the grant has ended.
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

    /// For how long the token may still be used; nothing when it may not.
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

    pub(super) fn is_due(&self, now: Timestamp) -> bool {
        self.due_at.is_some_and(|due| due <= now)
    }
}

fn usable_until(tokens: &StoredTokens) -> Option<Timestamp> {
    let at_least = tokens.obtained_at().plus(AT_LEAST);
    tokens.ends_at().map(|end| end.max(at_least))
}

/// When to refresh ahead of the end: up to half as early again, so that processes that started
/// together do not ask together.
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
    fn a_token_is_due_within_the_last_minute_and_a_half() {
        let start = Timestamp::from_millis(0);
        let end = start.plus(Duration::from_secs(3600));
        for _ in 0..100 {
            let left = end.since(due_at(start, end)).as_secs();
            assert!((60..=90).contains(&left), "{left}");
        }
    }

    #[test]
    fn a_short_token_is_due_in_its_last_tenth_or_so() {
        let start = Timestamp::from_millis(0);
        let end = start.plus(Duration::from_secs(10));
        let left = end.since(due_at(start, end)).as_millis();
        assert!((1000..=1500).contains(&left), "{left}");
    }
}
