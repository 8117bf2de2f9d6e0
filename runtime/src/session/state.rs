//! The data that all work on a grant shares.

use std::sync::{Arc, Mutex, RwLock, Weak};

use tokio::sync::watch;
use tokio::time::Instant;

use super::live::{Credential, Live};
use super::renewal::Renewal;
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, StoreError};
use crate::store::{Attempt, Bounded, GrantKey, Lease, OpenRecord, Version};
use crate::token::{StoredTokens, TokenKey};

/// How often work on a grant restarts after another process acquired the lease.
pub(super) const STARTS: u32 = 4;

pub(super) type Outcome = Result<Credential, Error>;

#[derive(Debug)]
pub(super) struct Shared {
    pub(super) app: App,
    pub(super) renewal: Renewal,
    /// Whether expiration times are requested by introspection.
    pub(super) introspects: bool,
    pub(super) key: Arc<GrantKey>,
    pub(super) store: Bounded,
    /// The grant, if this session is for an additional token.
    pub(super) origin: Option<Origin>,
    /// The sessions of the grant's additional tokens.
    pub(super) further: Mutex<Vec<(TokenKey, Weak<Shared>)>>,
    /// Locked only while it is copied, never across an await.
    pub(super) live: RwLock<Arc<Live>>,
    pub(super) refresh_task: Mutex<RefreshTask>,
    pub(super) unfinished: tokio::sync::Mutex<Unfinished>,
}

/// The refresh in flight and the delays for the next one.
#[derive(Debug, Default)]
pub(super) struct RefreshTask {
    /// The latest refresh. The inner value is `None` while it is running.
    pub(super) result: Option<watch::Receiver<Option<Outcome>>>,
    /// The error returned until the given time, because the server requested a delay or the grant
    /// is lost.
    pub(super) hold: Option<(Instant, Error)>,
    /// The earliest time of the next early refresh.
    pub(super) ahead_after: Option<Instant>,
    /// The expiry of the refresh token that was last announced.
    pub(super) announced_expiry: Option<Timestamp>,
    /// The version of the token that was introspected.
    pub(super) expiry_requested_for: Option<u64>,
    /// The store's error, if the current tokens could not be written.
    pub(super) unsaved: Option<StoreError>,
}

/// The unfinished work of a session on the stored grant.
#[derive(Debug, Default)]
pub(super) struct Unfinished {
    pub(super) unsaved: Option<Box<Unsaved>>,
    /// Whether a task is retrying the write.
    pub(super) is_retried: bool,
    /// An attempt of this session that may be in the store and was certainly not sent.
    pub(super) unsent: Option<Unsent>,
}

/// A record that could not be written to the store.
#[derive(Debug)]
pub(super) struct Unsaved {
    /// The lease that keeps other processes from using the grant, unless it is lost.
    pub(super) lease: Option<Lease>,
    /// The version that it replaces.
    pub(super) version: Version,
    /// The tokens that it replaces.
    pub(super) follows: Vec<StoredTokens>,
    pub(super) record: OpenRecord,
}

/// An attempt that was recorded, or may have been, and was certainly not sent.
#[derive(Debug)]
pub(super) struct Unsent {
    pub(super) attempt: Attempt,
    pub(super) earlier: Option<Attempt>,
    /// The version of its record.
    pub(super) version: Version,
}

/// The grant that an additional token belongs to, and the token's key.
#[derive(Debug)]
pub(super) struct Origin {
    pub(super) grant: Arc<Shared>,
    pub(super) key: TokenKey,
}
