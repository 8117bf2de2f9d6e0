//! What changes while the emulator runs: what was issued, what was made, what is to fail, what was
//! asked.

use std::io;

use crate::api::objects::Objects;
use crate::failure::Failures;
use crate::issued::Issued;
use crate::recorded::RecordedRequest;
use crate::secret::Mint;

/// The state of a running emulator.
pub(crate) struct State {
    /// Where codes and tokens come from.
    pub(crate) mint: Mint,
    /// Codes and tokens.
    pub(crate) issued: Issued,
    /// The objects of the API.
    pub(crate) objects: Objects,
    /// What is to fail.
    pub(crate) failures: Failures,
    /// What was asked.
    pub(crate) requests: Vec<RecordedRequest>,
}

impl State {
    /// The state at the start.
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self {
            mint: Mint::new()?,
            issued: Issued::default(),
            objects: Objects::default(),
            failures: Failures::default(),
            requests: Vec::new(),
        })
    }
}
