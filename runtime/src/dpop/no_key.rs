//! Replaces the key in builds without the feature `jose`: every use returns an error that names the
//! feature.

use reqwest::Request;
use reqwest::header::HeaderValue;

use crate::clock::Timestamp;
use crate::error::{ConfigError, Error};
use crate::random::Entropy;
use crate::secret::Secret;
use crate::tables::Dpop;

/// The application's keys: none.
#[derive(Debug, Clone, Default)]
pub(crate) struct DpopKeys {}

/// A key that cannot exist.
#[derive(Debug, Clone)]
pub(crate) enum DpopKey {}

impl DpopKey {
    pub(crate) fn for_new_grant(_: &DpopKeys, _: &Dpop) -> Result<Self, Error> {
        Err(ConfigError::FeatureMissing("jose").into())
    }

    pub(crate) fn from_stored(_: &DpopKeys, _: &Secret) -> Result<Self, Error> {
        Err(ConfigError::FeatureMissing("jose").into())
    }

    pub(crate) fn stored(&self) -> &Secret {
        match *self {}
    }

    pub(crate) fn thumbprint(&self) -> Option<String> {
        match *self {}
    }

    #[expect(clippy::unused_async, reason = "awaits with the feature")]
    pub(crate) async fn proof(
        &self,
        _: &Entropy,
        _: &Request,
        _: Option<&str>,
        _: Option<&Secret>,
        _: Timestamp,
    ) -> Result<HeaderValue, Error> {
        match *self {}
    }
}
