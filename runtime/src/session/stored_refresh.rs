//! Refreshes a grant that is stored, whether or not a session uses it: for the keeper.

use std::sync::Arc;

use super::grant_session::GrantSession;
use super::handle::Session;
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::Error;
use crate::event::{GrantEventKind, SkipReason};
use crate::store::{Bounded, Found, GrantKey, GrantState};

/// The result of [`App::refresh_stored`].
pub(crate) enum StoredRefresh {
    /// This process or another one has refreshed the grant.
    Refreshed,
    /// No request was needed, or the grant cannot be refreshed.
    Unneeded,
    Failed(Error),
}

impl App {
    /// Refreshes the grant named `key` unless its end is no longer `end`: another process has then
    /// refreshed it. Emits an event.
    ///
    /// The refresh continues if the future is dropped. It follows the rules of every other session: a token
    /// that may have been used up is not sent while the access token is valid.
    pub(crate) async fn refresh_stored(&self, key: &GrantKey, end: Timestamp) -> StoredRefresh {
        let store = Bounded::new(Arc::clone(self.store()), self.timeout());
        let record = match store.load(key).await {
            Ok(Some((_, Found::Record(record)))) => record,
            Ok(_) => return StoredRefresh::Unneeded,
            Err(error) => {
                let error = Error::from(error);
                let failed = GrantEventKind::RefreshFailed(error.clone());
                let at = self.now().to_system_time();
                self.event_sender().emit(&Arc::new(key.clone()), failed, at);
                return StoredRefresh::Failed(error);
            }
        };
        let has_ended = matches!(record.state(), GrantState::Lost(_));
        if has_ended || record.end().is_none_or(|now| now > end) {
            return StoredRefresh::Unneeded;
        }
        let tokens = record.tokens().clone().for_subject(key.subject());
        match Session::new(self.clone(), tokens).0 {
            Ok(session) => session.refresh_stored().await,
            Err(error) => StoredRefresh::Failed(error),
        }
    }
}

impl GrantSession {
    async fn refresh_stored(self: &Arc<Self>) -> StoredRefresh {
        if !self.renewal.is_possible() {
            self.emit(GrantEventKind::Skipped(SkipReason::NoRefreshToken));
            return StoredRefresh::Unneeded;
        }
        let seen = self.live().credential().version();
        let outcome = match self.join_refresh(seen) {
            Ok(joined) => joined.outcome().await,
            Err(error) => Err(error),
        };
        match outcome {
            Ok(credential) if credential.version() > seen => StoredRefresh::Refreshed,
            Ok(_) => {
                self.emit(GrantEventKind::Skipped(SkipReason::Unanswered));
                StoredRefresh::Unneeded
            }
            // The server has replied.
            Err(Error::GrantLost(_)) => StoredRefresh::Refreshed,
            Err(error) => StoredRefresh::Failed(error),
        }
    }
}
