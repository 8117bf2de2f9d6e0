//! The parts of the authorization request that every login shares, with their templates filled once.

use url::Url;

use crate::error::Error;
use crate::tables::{AuthorizationCode, Parameter};
use crate::template::Filling;

/// The authorization endpoint of an application, with its templates filled.
#[derive(Debug)]
pub(crate) struct Authorization {
    pub(crate) table: &'static AuthorizationCode,
    pub(crate) endpoint: Url,
    /// Parameters with their templates. Templates that name a fresh value are filled again for each login.
    pub(crate) parameters: Vec<(&'static Parameter, String)>,
}

impl Authorization {
    pub(crate) fn new(
        table: &'static AuthorizationCode,
        filling: &Filling<'_>,
    ) -> Result<Self, Error> {
        let mut parameters = Vec::new();
        for parameter in table.parameters {
            let value = filling.text(parameter.value)?;
            parameters.push((parameter, value));
        }
        Ok(Self {
            table,
            endpoint: filling.url(table.authorization_endpoint)?,
            parameters,
        })
    }
}
