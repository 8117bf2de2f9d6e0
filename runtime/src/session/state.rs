//! What all the work on a grant shares.

use std::sync::{Arc, Mutex, RwLock, Weak};

use tokio::sync::watch;
use tokio::time::Instant;

use super::live::{Credential, Live};
use super::renewal::Renewal;
use crate::app::App;
use crate::error::{Error, StoreError};
use crate::store::{Attempt, Bounded, GrantKey, GrantRecord, Lease, Version};
use crate::token::{StoredTokens, TokenKey};

/// How often work on a grant starts over because another process has taken the lease meanwhile.
pub(super) const STARTS: u32 = 4;

pub(super) type Outcome = Result<Credential, Error>;

#[derive(Debug)]
pub(super) struct Shared {
    pub(super) app: App,
    pub(super) renewal: Renewal,
    /// Introspection tells when tokens end.
    pub(super) introspects: bool,
    pub(super) key: Arc<GrantKey>,
    pub(super) store: Bounded,
    /// The grant whose further token this is.
    pub(super) origin: Option<Origin>,
    /// The sessions of the grant's further tokens.
    pub(super) further: Mutex<Vec<(TokenKey, Weak<Shared>)>>,
    /// Locked for the time of a copy, never across an await.
    pub(super) live: RwLock<Arc<Live>>,
    pub(super) refresh_task: Mutex<RefreshTask>,
    pub(super) unfinished: tokio::sync::Mutex<Unfinished>,
}

/// The refresh under way, and when the next may start.
#[derive(Debug, Default)]
pub(super) struct RefreshTask {
    /// The latest refresh; `None` inside until it has ended.
    pub(super) result: Option<watch::Receiver<Option<Outcome>>>,
    /// The server asked to wait, or the grant is lost: until then this is the answer.
    pub(super) hold: Option<(Instant, Error)>,
    /// No refresh ahead of time before this.
    pub(super) ahead_after: Option<Instant>,
    /// The token whose end introspection was asked for.
    pub(super) end_asked_of: Option<u64>,
    /// The store failed to keep tokens that are in use.
    pub(super) unsaved: Option<StoreError>,
}

/// Where a session works on its grant.
#[derive(Debug, Default)]
pub(super) struct Unfinished {
    pub(super) unsaved: Option<Box<Unsaved>>,
    /// Whether a task is there that tries to write it.
    pub(super) is_retried: bool,
    /// An attempt of this session that may be in the store, and was never sent.
    pub(super) unsent: Option<Unsent>,
}

/// What a request brought and the store failed to take.
#[derive(Debug)]
pub(super) struct Unsaved {
    /// The lease that keeps others from the grant meanwhile, unless it is lost.
    pub(super) lease: Option<Lease>,
    /// The version that it follows.
    pub(super) version: Version,
    /// The tokens that it follows.
    pub(super) follows: Vec<StoredTokens>,
    pub(super) record: GrantRecord,
}

/// An attempt that was written down, or may have been, and of which nothing was sent.
#[derive(Debug)]
pub(super) struct Unsent {
    pub(super) attempt: Attempt,
    pub(super) earlier: Option<Attempt>,
    /// The version of its record.
    pub(super) version: Version,
}

/// The grant whose further token a session hands out, and which that is.
#[derive(Debug)]
pub(super) struct Origin {
    pub(super) grant: Arc<Shared>,
    pub(super) key: TokenKey,
}
