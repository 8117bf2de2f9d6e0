//! Erases a grant: revokes its tokens if possible, then removes its record. The lease prevents a
//! concurrent refresh, and a tombstone without names and tokens prevents a process that was suspended during
//! one from writing the grant again.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use super::grant_session::GrantSession;
use super::handle::Session;
use super::held_lease::HeldLease;
use super::lease::LeaseOutcome;
use super::state::STARTS;
use super::unfinished::overwritten;
use crate::app::App;
use crate::error::{ConfigError, Error, GrantLostReason};
use crate::secret::Secret;
use crate::store::{Commit, Found, GrantState, OpenRecord};
use crate::tables::ActsAs;
use crate::token::StoredTokens;

/// How long the tombstone of an erased grant remains: longer than a process is suspended.
const TOMBSTONE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// How much longer than the access token the tombstone remains: a session elsewhere may use the token until it
/// expires, and reads the store then.
const AFTER_TOKEN: Duration = Duration::from_secs(24 * 60 * 60);

/// The result of [`App::forget`]: the grant is no longer stored.
#[derive(Debug, Clone)]
#[must_use = "a revocation may have failed"]
pub struct Forgotten {
    was_stored: bool,
    revocation: Revocation,
}

/// Whether a forgotten grant was revoked.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Revocation {
    /// The provider revoked the grant (RFC 7009).
    Revoked,
    /// There was nothing to revoke: no grant was stored, or it was already revoked.
    Unneeded,
    /// The provider does not support revocation: tokens that were copied elsewhere are valid until they
    /// expire.
    NotOffered,
    /// The revocation failed, or the stored tokens could not be read. The user can end the grant in the
    /// provider's settings.
    Failed(Error),
}

impl Forgotten {
    /// Returns whether a grant was stored.
    pub fn was_stored(&self) -> bool {
        self.was_stored
    }

    /// Returns whether the grant was revoked.
    pub fn revocation(&self) -> &Revocation {
        &self.revocation
    }
}

impl App {
    /// Erases the grant stored under `subject` in the application's [store](crate::AppBuilder::store), and
    /// revokes its tokens if the provider supports that (RFC 7009).
    ///
    /// The grant is erased even if the revocation fails: check [`Forgotten::revocation`]. Waits for a
    /// refresh in progress. For at least a week, a tombstone without names and tokens prevents a suspended
    /// process from writing the grant again; it is then removed automatically. A later login under the
    /// same subject is stored as usual.
    ///
    /// An open session of the grant, here or in another process, may use its access token until that
    /// expires, unless the provider has revoked it. Its next refresh returns
    /// [`Error::GrantLost`](Error::GrantLost) with [`GrantLostReason::Forgotten`].
    ///
    /// Erases only the grant of this application. To find a user's grants of every provider, call
    /// [`Store::list`](crate::store::Store::list). The erasure continues if the future is dropped.
    ///
    /// # Errors
    ///
    /// [`Error::Store`] if the store fails, or another process holds the lease on the grant for too long.
    /// The grant may still be stored: call this again.
    pub async fn forget(&self, subject: &str) -> Result<Forgotten, Error> {
        // Without tokens: the session only takes the lease on the grant.
        let none = StoredTokens::from_access_token(Secret::new(""), &[], ActsAs::User);
        let session = Session::new(self.clone(), none.for_subject(subject));
        let grant = session.grant_session()?;
        let task_state = Arc::clone(grant);
        grant
            .run_detached(async move { task_state.forget().await })
            .await
    }
}

impl GrantSession {
    async fn forget(self: &Arc<Self>) -> Result<Forgotten, Error> {
        for _ in 0..STARTS {
            let LeaseOutcome::Granted(held) = self.acquire_lease(|_| None::<Infallible>).await?;
            let work = self.forget_leased(&held);
            let result = self.while_leased(&held, work).await;
            self.give_back(held.lease().clone()).await;
            if let Some(forgotten) = result? {
                drop(self.mark_forgotten());
                return Ok(forgotten);
            }
        }
        Err(overwritten().into())
    }

    /// Revokes and erases the grant; `None` if another process acquired the lease.
    async fn forget_leased(&self, held: &Arc<HeldLease>) -> Result<Option<Forgotten>, Error> {
        let (was_stored, revocation, time) = match self.store.load(&self.key).await {
            Ok(None | Some((_, Found::Erased))) => (false, Revocation::Unneeded, TOMBSTONE),
            Ok(Some((_, Found::Record(record)))) => {
                let Some(revocation) = self.revoke_record(held, &record).await else {
                    return Ok(None);
                };
                (true, revocation, self.tombstone_time(record.tokens()))
            }
            // The record of a key that is lost or of a later version is erased as well.
            Err(error) => (true, Revocation::Failed(error.into()), TOMBSTONE),
        };
        match self.store.erase(held.lease(), time).await? {
            Commit::Done(_) => Ok(Some(Forgotten {
                was_stored,
                revocation,
            })),
            Commit::Conflict | Commit::Fenced => Ok(None),
        }
    }

    /// Revokes the tokens of a record; `None` if the lease was lost before.
    async fn revoke_record(
        &self,
        held: &Arc<HeldLease>,
        record: &OpenRecord,
    ) -> Option<Revocation> {
        if *record.state() == GrantState::Lost(GrantLostReason::Revoked) {
            return Some(Revocation::Unneeded);
        }
        match self.revoke_tokens(held, record.tokens()).await {
            Ok(true) => Some(Revocation::Revoked),
            Ok(false) => None,
            Err(Error::Config(error)) if is_not_offered(&error) => Some(Revocation::NotOffered),
            Err(error) => Some(Revocation::Failed(error)),
        }
    }

    /// Whether a grant without a record was erased so long ago that its tombstone has ended, and no session here has
    /// used it since. If the store lost the record, this is wrong only after such a time.
    pub(super) fn was_forgotten(&self) -> bool {
        let (live, now) = (self.live(), self.app.now());
        let tokens = live.tokens();
        let has_ended = tokens
            .ends_at()
            .is_none_or(|end| now.since(end) > AFTER_TOKEN);
        tokens.was_stored() && now.since(tokens.obtained_at()) > TOMBSTONE && has_ended
    }

    /// Returns how long the tombstone of a grant with these tokens remains.
    fn tombstone_time(&self, tokens: &StoredTokens) -> Duration {
        let left = tokens.ends_at().map(|end| end.since(self.app.now()));
        left.map_or(TOMBSTONE, |left| {
            TOMBSTONE.max(left.saturating_add(AFTER_TOKEN))
        })
    }
}

fn is_not_offered(error: &ConfigError) -> bool {
    matches!(error, ConfigError::RevocationNotOffered)
}
