//! What changes while the emulator runs: what was issued, what was made, what is to fail, what was
//! asked.

use std::collections::{HashSet, VecDeque};
use std::io;

use licit_format::resolve::Provider;

use crate::api::download::Downloads;
use crate::api::idempotency::KnownCalls;
use crate::api::objects::Objects;
use crate::authorization::pushed::PushedRequests;
use crate::client::registration::RegisteredClients;
use crate::core::failure::Failures;
use crate::core::issued::Issued;
use crate::dispatch::recorded::RecordedRequest;
use crate::jose::signing::Signing;
use crate::values::secret::{Digest, Mint};

/// Requests that are recorded: more than a test makes.
const MOST_REQUESTS: usize = 10_000;
/// Bytes of them: no more than a long-running emulator can hold.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The state of a running emulator.
pub(crate) struct State {
    /// Where codes and tokens come from.
    pub(crate) mint: Mint,
    /// Codes and tokens.
    pub(crate) issued: Issued,
    /// Clients that have registered themselves.
    pub(crate) registered: RegisteredClients,
    /// Authorization requests that were pushed, and wait for their user.
    pub(crate) pushed: PushedRequests,
    /// The JWTs of clients that were used, by their `jti`.
    pub(crate) used_jwts: HashSet<Digest>,
    /// What the provider signs with.
    pub(crate) signing: Signing,
    /// What proofs of possession must have in them, where that is asked for.
    pub(crate) dpop_nonce: String,
    /// The objects of the API.
    pub(crate) objects: Objects,
    /// How many calls of the API were answered.
    pub(crate) calls: u64,
    /// Calls that are known again by their keys.
    pub(crate) known_calls: KnownCalls,
    /// What lies elsewhere.
    pub(crate) downloads: Downloads,
    /// What is to fail.
    pub(crate) failures: Failures,
    /// What was asked, as far back as [`MOST_REQUESTS`] and [`MOST_BYTES`].
    pub(crate) requests: VecDeque<RecordedRequest>,
    /// The bytes of `requests`.
    request_bytes: usize,
}

impl State {
    /// The state at the start.
    pub(crate) fn new(provider: &Provider) -> io::Result<Self> {
        let mut mint = Mint::new()?;
        Ok(Self {
            dpop_nonce: mint.fresh(),
            mint,
            signing: Signing::new(provider)?,
            issued: Issued::default(),
            registered: RegisteredClients::default(),
            pushed: PushedRequests::default(),
            used_jwts: HashSet::new(),
            objects: Objects::default(),
            calls: 0,
            known_calls: KnownCalls::default(),
            downloads: Downloads::default(),
            failures: Failures::default(),
            requests: VecDeque::new(),
            request_bytes: 0,
        })
    }

    /// Records a request that was answered. The oldest ones give way to it.
    pub(crate) fn record(&mut self, request: RecordedRequest) {
        self.request_bytes += request.size();
        self.requests.push_back(request);
        while self.requests.len() > MOST_REQUESTS || self.request_bytes > MOST_BYTES {
            let Some(oldest) = self.requests.pop_front() else {
                break;
            };
            self.request_bytes = self.request_bytes.saturating_sub(oldest.size());
        }
    }
}
