//! The state that changes while the emulator runs: issued tokens, registered clients, and
//! scripts.

use std::collections::HashSet;
use std::io;

use licit_format::resolve::Provider;

use super::issued::Issued;
use super::pushed::PushedRequests;
use super::registered::RegisteredClients;
use super::script::{Rules, Scripts};
use crate::jose::signing::Signing;
use crate::values::secret::{Digest, Mint};

/// The state of a running emulator.
pub(crate) struct State {
    /// Where codes and tokens come from.
    pub(crate) mint: Mint,
    /// Codes and tokens.
    pub(crate) issued: Issued,
    /// Clients that registered themselves.
    pub(crate) registered: RegisteredClients,
    /// Authorization requests that were pushed and wait for their user.
    pub(crate) pushed: PushedRequests,
    /// The JWTs of clients that were used, by their `jti`.
    pub(crate) used_jwts: HashSet<Digest>,
    /// The keys that the provider signs with.
    pub(crate) signing: Signing,
    /// The nonce that DPoP proofs must contain, if nonces are required.
    pub(crate) dpop_nonce: String,
    /// Planned replies and failures.
    pub(crate) scripts: Scripts,
    /// Failures that are not of a script.
    pub(crate) rules: Rules,
}

impl State {
    /// The state at the start.
    pub(crate) fn new(provider: &Provider) -> io::Result<Self> {
        let mut mint = Mint::new()?;
        Ok(Self {
            dpop_nonce: mint.fresh(),
            mint,
            signing: Signing::new(provider),
            issued: Issued::default(),
            registered: RegisteredClients::default(),
            pushed: PushedRequests::default(),
            used_jwts: HashSet::new(),
            scripts: Scripts::default(),
            rules: Rules::default(),
        })
    }
}
