//! The state of a session besides its tokens: the refresh in flight, and unfinished work on the stored grant.

use tokio::sync::watch;
use tokio::time::Instant;

use super::live::Credential;
use crate::clock::Timestamp;
use crate::error::{Error, StoreError};
use crate::store::{Attempt, Lease, OpenRecord, Version};
use crate::token::StoredTokens;

/// How often work on a grant restarts after another process acquired the lease.
pub(super) const STARTS: u32 = 4;

pub(super) type Outcome = Result<Credential, Error>;

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
