//! Errors on request: the next matching request is answered with one that a test names.

use std::fmt;

use licit_format::resolve::Provider;

/// How the next matching request fails.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// By an error that the spec documents, by its name there.
    Documented(String),
    /// By a bare status: what a gateway in front of the provider answers.
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

/// Which requests a [`Failure`] is for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Endpoint {
    /// The token endpoint, whatever the grant.
    Token,
    /// The keys that the provider signs with (`jwks_uri` of the spec).
    Keys,
    /// What is asked after a login (`connection` of the spec).
    Connection,
    /// An operation, by its name in the spec.
    Operation(String),
}

impl From<&str> for Endpoint {
    fn from(operation: &str) -> Self {
        Self::Operation(operation.to_owned())
    }
}

/// The spec has nothing of that name, or no reply has that status.
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

/// What is to fail next, in order.
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

    /// The failure that is planned for a request, which is then no longer planned.
    pub(crate) fn take(&mut self, at: &Endpoint) -> Option<Failure> {
        let position = self.0.iter().position(|(on, _)| on == at)?;
        Some(self.0.remove(position).1)
    }
}
