//! The authorization request as far as it is the same for every login: its templates are filled once.

use url::Url;

use crate::error::Error;
use crate::tables::{AuthorizationCode, Parameter, Pkce, State};
use crate::template::Filling;

/// What stands in for the authorization code grant where a registration has none: the way to a host
/// that can never exist (RFC 6761 §6.4), so that starting a login need not be able to fail. There is
/// no way back: finishing it is refused.
pub(crate) static NOWHERE: AuthorizationCode = AuthorizationCode {
    authorization_endpoint: "https://this-registration-has-no-authorization-code-grant.invalid/",
    pkce: Pkce::Unsupported,
    state: State::Unsupported,
    ..AuthorizationCode::DEFAULT
};

/// The authorization endpoint of an application, with its templates filled.
#[derive(Debug)]
pub(crate) struct Authorization {
    pub(crate) table: &'static AuthorizationCode,
    pub(crate) endpoint: Url,
    /// Each with its template: those that name something fresh are filled once more for each login.
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

    pub(crate) fn endpoint(&self) -> &Url {
        &self.endpoint
    }
}
