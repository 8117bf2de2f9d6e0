//! The sessions of users: an encrypted cookie with the user's name. There is no table of sessions; one that
//! ended before it expired is marked in the store.

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use serde::{Deserialize, Serialize};

use crate::failure::{Failure, FailureKind};
use crate::ledger::Spent;
use crate::site::Site;

/// What the cookie contains.
#[derive(Serialize, Deserialize)]
struct Session {
    id: String,
    user: String,
    expires_at: SystemTime,
}

impl Site {
    /// Returns the user who is signed in with the browser that sent these headers.
    ///
    /// # Errors
    ///
    /// Returns an error if the store fails.
    pub async fn user(&self, headers: &HeaderMap) -> Result<Option<String>, Failure> {
        Ok(self.session(headers).await?.map(|session| session.user))
    }

    /// Signs a user in. Returns the `Set-Cookie` header of a new session, which ends the browser's
    /// earlier one, so that an attacker's session cannot become the user's (session fixation).
    ///
    /// # Errors
    ///
    /// Returns an error if the store or the system's random number generator fails.
    pub async fn sign_in(&self, headers: &HeaderMap, user: &str) -> Result<String, Failure> {
        self.end(headers).await?;
        let lifetime = self.0.session_lifetime;
        let now = self.0.clock.now();
        let session = Session {
            id: unguessable()?,
            user: user.to_owned(),
            expires_at: now.checked_add(lifetime).unwrap_or(now),
        };
        let text = serde_json::to_vec(&session)?;
        Ok(self.seal(&self.0.session, &text, lifetime)?)
    }

    /// Signs the user out. Returns the `Set-Cookie` header that deletes the cookie; a copy of the cookie is
    /// no longer valid.
    ///
    /// # Errors
    ///
    /// Returns an error if the store fails.
    pub async fn sign_out(&self, headers: &HeaderMap) -> Result<String, Failure> {
        self.end(headers).await?;
        Ok(self.0.session.deleted())
    }

    async fn session(&self, headers: &HeaderMap) -> Result<Option<Session>, Failure> {
        let Some(text) = self.open(&self.0.session, headers) else {
            return Ok(None);
        };
        let session: Option<Session> = serde_json::from_slice(text.as_ref()).ok();
        let now = self.0.clock.now();
        let Some(session) = session.filter(|session| now < session.expires_at) else {
            return Ok(None);
        };
        let ledger = &self.0.ledger;
        let is_over = ledger.is_spent(Spent::Session, &session.id).await;
        let is_over = is_over.map_err(Failure::unavailable)?;
        Ok((!is_over).then_some(session))
    }

    async fn end(&self, headers: &HeaderMap) -> Result<(), Failure> {
        if let Some(session) = self.session(headers).await? {
            let left = left_until(session.expires_at, self.0.clock.now());
            let ended = self.0.ledger.spend(Spent::Session, &session.id, left).await;
            ended.map_err(Failure::unavailable)?;
        }
        Ok(())
    }
}

/// The time for which a tombstone is needed: clocks may differ by an hour.
pub(crate) fn left_until(end: SystemTime, now: SystemTime) -> Duration {
    let left = end.duration_since(now).unwrap_or_default();
    left.saturating_add(Duration::from_secs(60 * 60))
}

/// Returns 16 random bytes in hexadecimal digits.
pub(crate) fn unguessable() -> Result<String, Failure> {
    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(|_| {
        Failure::with(
            FailureKind::Internal,
            "the operating system provided no random bytes",
        )
    })?;
    Ok(format!("{:032x}", u128::from_ne_bytes(random)))
}
