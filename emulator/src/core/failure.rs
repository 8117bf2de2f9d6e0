//! Planned failures: the next matching request gets the error that a test names.

use std::fmt;

use licit_format::resolve::{Operation, Provider};

/// How the next matching request fails.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// With an error of the spec, by its name there.
    Documented(String),
    /// With a status and no error body, like a reply of a gateway in front of the provider. A
    /// success status that the operation documents returns the documented body and is not a failure.
    Status(u16),
}

impl From<&str> for Failure {
    fn from(name: &str) -> Self {
        Self::Documented(name.to_owned())
    }
}

impl From<u16> for Failure {
    fn from(status: u16) -> Self {
        Self::Status(status)
    }
}

/// The requests that a [`Failure`] applies to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Endpoint {
    /// The token endpoint, for any grant.
    Token,
    /// The keys that the provider signs with (`jwks_uri` of the spec).
    Keys,
    /// The request for the user's tenants (`connection` of the spec).
    Tenants,
    /// An operation, by its name in the spec.
    Operation(String),
}

impl From<&str> for Endpoint {
    fn from(operation: &str) -> Self {
        Self::Operation(operation.to_owned())
    }
}

/// The error for a name that the spec does not have, or a status that is out of range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown(String);

impl Unknown {
    pub(crate) fn event(name: &str) -> Self {
        Self(format!("the spec has no event `{name}`"))
    }
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unknown {}

/// Planned failures, in order.
#[derive(Debug, Default)]
pub(crate) struct Failures(Vec<(Endpoint, Failure)>);

impl Failures {
    /// Plans a failure.
    pub(crate) fn plan(
        &mut self,
        provider: &Provider,
        on: Endpoint,
        what: Failure,
    ) -> Result<(), Unknown> {
        if let Failure::Documented(name) = &what
            && provider.table.errors.iter().all(|rule| rule.name != *name)
        {
            return Err(Unknown(format!("the spec documents no error `{name}`")));
        }
        if let Failure::Status(status) = what
            && !(200..=599).contains(&status)
        {
            return Err(Unknown(format!("no reply has the status {status}")));
        }
        if let Endpoint::Operation(name) = &on
            && provider
                .operations
                .iter()
                .all(|operation| operation.table.name != *name)
        {
            return Err(Unknown(format!("the spec has no operation `{name}`")));
        }
        self.0.push((on, what));
        Ok(())
    }

    /// Removes and returns the success status that is planned for a call, if the operation documents
    /// replies by status.
    pub(crate) fn take_success(&mut self, at: &Endpoint, operation: &Operation) -> Option<u16> {
        let position = self.0.iter().position(|(on, _)| on == at)?;
        let (_, Failure::Status(status)) = self.0.get(position)? else {
            return None;
        };
        let status = *status;
        let mut replies = operation.replies.iter();
        let is_documented = replies.any(|reply| reply.status.includes(status))
            || operation.table.no_content.contains(&status);
        (status < 300 && is_documented).then(|| self.0.remove(position))?;
        Some(status)
    }

    /// Removes and returns the failure that is planned for a request.
    pub(crate) fn take(&mut self, at: &Endpoint) -> Option<Failure> {
        let position = self.0.iter().position(|(on, _)| on == at)?;
        Some(self.0.remove(position).1)
    }
}
