//! Why a login failed.

use std::fmt;

use licit_emulator::AuthorizeError;
use licit_format::diagnostic::nearest;
use licit_runtime::{Error, LoopbackError};

/// The most names that a suggestion lists.
const SHOWN: usize = 12;

/// A failed login, as shown to the user.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(super) message: String,
    pub(super) help: Vec<String>,
}

impl Failure {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: Vec::new(),
        }
    }

    /// Reports a name that the spec does not have.
    pub(super) fn unknown<'n>(
        what: &str,
        name: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Self {
        let failure = Self::new(format!("the spec has no {what} `{name}`"));
        failure.nearest(what, name, known)
    }

    /// Suggests the name that is nearest to a wrong one, or lists those that the spec has.
    pub(super) fn nearest<'n>(
        self,
        what: &str,
        name: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Self {
        let known: Vec<_> = known.into_iter().collect();
        if let Some(near) = nearest(name, known.iter().copied()) {
            return self.help(format!("did you mean `{near}`?"));
        }
        let shown = known.get(..SHOWN).unwrap_or(&known);
        let rest = if known.len() > SHOWN { ", …" } else { "" };
        match shown {
            [] => self.help(format!("the spec has no {what} at all")),
            _ => self.help(format!("use one of: {}{rest}", shown.join(", "))),
        }
    }

    /// Adds a suggestion.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        for help in &self.help {
            write!(f, "\nhelp: {help}")?;
        }
        Ok(())
    }
}

/// Any error during a login.
pub(crate) enum LoginError {
    Runtime(Error),
    Loopback(LoopbackError),
    Emulator(AuthorizeError),
    Other(Failure),
}

impl From<Error> for LoginError {
    fn from(error: Error) -> Self {
        Self::Runtime(error)
    }
}

impl From<LoopbackError> for LoginError {
    fn from(error: LoopbackError) -> Self {
        Self::Loopback(error)
    }
}

impl From<AuthorizeError> for LoginError {
    fn from(error: AuthorizeError) -> Self {
        Self::Emulator(error)
    }
}

impl From<Failure> for LoginError {
    fn from(failure: Failure) -> Self {
        Self::Other(failure)
    }
}
