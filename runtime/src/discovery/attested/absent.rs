//! Ignores signed metadata in builds without signature support, as RFC 8414 §2.1 allows.

use serde_json::{Map, Value};

use crate::error::DiscoveryError;

/// The parties whose signed metadata is trusted: none.
#[derive(Debug, Clone, Default)]
pub(super) struct Attesters {}

impl Attesters {
    #[expect(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "verifies with the feature"
    )]
    pub(super) fn apply(
        &self,
        _: &str,
        _: &str,
        members: Map<String, Value>,
    ) -> Result<Map<String, Value>, DiscoveryError> {
        Ok(members)
    }
}
