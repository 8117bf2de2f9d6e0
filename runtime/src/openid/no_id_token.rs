//! Replaces ID token verification in builds without the feature `jose`: every token is rejected.

use serde_json::{Map, Value};

use super::{Expected, LogoutToken, Refusal};
use crate::app::App;
use crate::error::{ConfigError, Error};
use crate::secret::Secret;
use crate::token::{Reply, StoredIdentity, StoredTokens};

pub(crate) async fn fetch_keys(app: &App) -> Result<(), Error> {
    refused(app)
}

pub(crate) async fn of_grant(
    app: &App,
    _: &Reply,
    _: Expected<'_>,
) -> Result<Option<StoredIdentity>, Error> {
    refused(app).map(|()| None)
}

pub(crate) async fn of_refresh(
    app: &App,
    _: &StoredTokens,
    _: &Reply,
) -> Result<Option<StoredIdentity>, Refusal> {
    refused(app).map(|()| None).map_err(|error| Refusal {
        error,
        is_another_user: false,
    })
}

pub(crate) async fn verify_userinfo(
    _: &App,
    _: &Secret,
    _: &[&str],
) -> Result<Map<String, Value>, Error> {
    Err(ConfigError::FeatureMissing("jose").into())
}

pub(super) async fn verify_logout_token(_: &App, _: &Secret) -> Result<LogoutToken, Error> {
    Err(ConfigError::FeatureMissing("jose").into())
}

fn refused(app: &App) -> Result<(), Error> {
    match app.provider().openid {
        Some(_) => Err(ConfigError::FeatureMissing("jose").into()),
        None => Ok(()),
    }
}
