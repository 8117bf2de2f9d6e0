//! Rejects providers that require signed authorization requests in builds without signature support.

use crate::app::App;
use crate::error::{ConfigError, Error};
use crate::secret::Secret;
use crate::tables::RequestObject;

/// A request object that cannot exist.
pub(crate) enum Unsigned {}

impl Unsigned {
    pub(crate) fn new<'p>(
        _: &App,
        _: &RequestObject,
        _: impl Iterator<Item = (&'p str, &'p str)>,
    ) -> Result<Self, Error> {
        Err(ConfigError::FeatureMissing("jose").into())
    }

    #[expect(clippy::unused_async, reason = "awaits with the feature")]
    pub(crate) async fn sign(self) -> Result<Secret, Error> {
        match self {}
    }
}
