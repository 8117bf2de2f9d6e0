//! The parts of the authorization request that every login shares, with their templates filled once.

use url::Url;

use crate::error::{ConfigError, Error};
use crate::tables::{AuthorizationCode, Parameter};
use crate::template::Filling;

/// How variables with another value in each request start.
const FRESH: [&str; 2] = ["{now", "{uuid}"];

/// The authorization endpoint of an application, with its templates filled.
#[derive(Debug)]
pub(crate) struct Authorization {
    pub(crate) table: &'static AuthorizationCode,
    pub(crate) endpoint: Url,
    /// The endpoint names a fresh value, and is filled again for each login.
    pub(crate) is_fresh: bool,
    /// Parameters with their templates. Templates that name a fresh value are filled again for each login.
    pub(crate) parameters: Vec<(&'static Parameter, String)>,
}

impl Authorization {
    /// `has_client`: whether the client is registered, and its secret known, if it has one.
    pub(crate) fn new(
        table: &'static AuthorizationCode,
        filling: &Filling<'_>,
        has_client: bool,
    ) -> Result<Self, Error> {
        let mut parameters = Vec::new();
        for parameter in table.parameters {
            let value = match filling.signed_text(parameter.value) {
                Err(Error::Config(error))
                    if !has_client && matches!(*error, ConfigError::ClientSecretMissing) =>
                {
                    String::new()
                }
                value => value?,
            };
            parameters.push((parameter, value));
        }
        let endpoint = table.authorization_endpoint;
        Ok(Self {
            table,
            is_fresh: FRESH.iter().any(|name| endpoint.contains(name)),
            endpoint: filling.url(table.authorization_endpoint)?,
            parameters,
        })
    }
}
