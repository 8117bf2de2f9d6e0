//! Rejects signed authorization responses in builds without signature support, since they cannot be
//! verified.

use crate::app::App;
use crate::error::{ConfigError, Error};
use crate::grant::authorization_code::callback::Parameters;
use crate::tables::AuthorizationCode;

#[expect(clippy::unused_async, reason = "awaits with the feature")]
pub(crate) async fn open(
    _: &App,
    grant: &AuthorizationCode,
    callback: &str,
) -> Result<Parameters, Error> {
    if grant.signed_response.is_empty() {
        Ok(Parameters::parse(callback)?)
    } else {
        Err(ConfigError::FeatureMissing("jose").into())
    }
}

/// Returns the parameters of `callback`, of which only `state` may be looked at.
pub(crate) fn peek(grant: &AuthorizationCode, callback: &str) -> Option<Parameters> {
    let is_plain = grant.signed_response.is_empty();
    Parameters::parse(callback).ok().filter(|_| is_plain)
}
