//! What stands for signed authorization responses where signatures are left out of the build:
//! nothing is believed that cannot be checked.

use crate::app::App;
use crate::error::{ConfigError, Error};
use crate::grant::authorization_code::callback::Parameters;
use crate::tables::AuthorizationCode;

#[expect(clippy::unused_async, reason = "with the feature, keys are fetched")]
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
