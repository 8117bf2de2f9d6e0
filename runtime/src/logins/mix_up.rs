//! Distinguishes the responses of several authorization servers (RFC 9700 §4.4). Otherwise a server could
//! make the browser fetch a code from another server, and the application would send it that code.

use super::option::LoginOption;
use crate::error::{AuthorizationError, ConfigError, Error};
use crate::grant::authorization_code::callback::{self, ISS, Parameters};

impl LoginOption {
    /// Returns an error if a callback of `other` cannot be distinguished from one of this option.
    pub(super) fn check_beside(&self, other: &Self) -> Result<(), ConfigError> {
        let is_fine = self.is_at_server_of(other)
            || self.has_own_path(other)
            || (self.is_known_by_issuer(other) && other.is_known_by_issuer(self));
        if is_fine {
            return Ok(());
        }
        Err(ConfigError::RedirectUriShared {
            options: [self.id().to_owned(), other.id().to_owned()],
            redirect_uri: other.app().redirect_uri().map(str::to_owned),
        })
    }

    /// Checks that `callback` does not belong to another option: by its path if the issuer is not enough, and
    /// by its `iss`.
    pub(super) fn check_callback(&self, callback: &str, all: &[Self]) -> Result<(), Error> {
        let others: Vec<_> = all
            .iter()
            .filter(|other| !self.is_at_server_of(other))
            .collect();
        let needs_path = others.iter().any(|other| !self.is_known_by_issuer(other));
        if needs_path && !callback::has_location(callback) {
            let expected = self.app().redirect_uri().map(callback::location_of);
            let expected = expected.unwrap_or_default();
            return Err(AuthorizationError::LocationMissing { expected }.into());
        }
        let parameters = Parameters::parse(callback)?;
        let iss = parameters.once(ISS)?;
        if iss.is_some() && others.iter().any(|other| other.app().issuer() == iss) {
            return Err(AuthorizationError::Issuer.into());
        }
        Ok(())
    }

    /// Whether one authorization server answers the logins of both, so that there is nothing to mix up.
    fn is_at_server_of(&self, other: &Self) -> bool {
        let server = |option: &Self| {
            let authorization = option.app().authorization().ok()?;
            let token_endpoint = authorization.table.grant.token_endpoint;
            Some((authorization.endpoint.clone(), token_endpoint))
        };
        server(self) == server(other)
    }

    /// Whether the location of a callback distinguishes the options.
    fn has_own_path(&self, other: &Self) -> bool {
        let own = self.app().redirect_uri();
        let others = other.app().redirect_uri();
        others.is_some_and(|others| own.is_some() && callback::check_location(others, own).is_err())
    }

    /// Whether a login of this option rejects every callback of `other` by its `iss` (RFC 9207 §2.4).
    fn is_known_by_issuer(&self, other: &Self) -> bool {
        let own = self.app().issuer();
        let is_promised = self.app().code_grant().is_ok_and(|grant| {
            // A signed response always contains its issuer.
            grant.iss || !grant.signed_response.is_empty()
        });
        is_promised && own.is_some() && own != other.app().issuer()
    }
}
