//! The scopes of a further login, after a resource has rejected a request for lack of scopes.

use std::collections::HashMap;

use super::challenge::Challenge;
use crate::error::DiscoveryError;

/// The maximum number of logins for one operation.
const MAX_LOGINS: u32 = 3;

/// Decides which scopes a login requests after `insufficient_scope` (RFC 6750 §3.1), and when to give
/// up. Use one for each grant. It is not persisted.
///
/// ```
/// use licit_runtime::discovery::{Challenge, StepUp};
///
/// let mut step_up = StepUp::new();
/// let granted = ["files:read".to_owned()];
/// let challenge = Challenge::parse(
///     r#"Bearer error="insufficient_scope", scope="files:write""#,
/// );
/// let scopes = step_up.scopes("tools/call save", &challenge, &granted)?;
/// assert_eq!(scopes, ["files:read", "files:write"]);
/// # Ok::<(), licit_runtime::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct StepUp {
    /// The requested scopes, which the server may have left out of its replies.
    requested: Vec<String>,
    /// The number of logins for each operation.
    logins: HashMap<String, u32>,
}

impl StepUp {
    /// Creates a step-up without earlier logins.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the scopes that the next login requests: those of the `challenge`, those that are
    /// `granted`, and those that earlier calls returned. After the login, repeat the request, and call
    /// [`succeeded`](Self::succeeded) when it is accepted.
    ///
    /// `operation` is the application's name for the request, such as the tool of an MCP server.
    ///
    /// # Errors
    ///
    /// Returns [`DiscoveryError::StepUpFailed`](crate::error::DiscoveryError::StepUpFailed) if another
    /// login cannot help: there were three logins for the operation, the token already has all
    /// required scopes, or the challenge names none.
    pub fn scopes(
        &mut self,
        operation: &str,
        challenge: &Challenge,
        granted: &[String],
    ) -> Result<Vec<String>, DiscoveryError> {
        let demanded = challenge.scopes();
        let logins = self.logins.entry(operation.to_owned()).or_default();
        if *logins >= MAX_LOGINS || demanded.iter().all(|scope| granted.contains(scope)) {
            return Err(DiscoveryError::StepUpFailed {
                operation: operation.to_owned(),
                scopes: demanded.to_vec(),
                logins: *logins,
            });
        }
        *logins += 1;
        for scope in granted.iter().chain(demanded) {
            if !self.requested.contains(scope) {
                self.requested.push(scope.clone());
            }
        }
        Ok(self.requested.clone())
    }

    /// Resets the number of logins of an operation that was accepted.
    pub fn succeeded(&mut self, operation: &str) {
        self.logins.remove(operation);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn challenge(scope: &str) -> Challenge {
        Challenge::parse(&format!(
            r#"Bearer error="insufficient_scope", scope="{scope}""#
        ))
    }

    fn texts(list: &[&str]) -> Vec<String> {
        list.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn scopes_accumulate_over_operations() {
        let mut step_up = StepUp::new();
        let first = step_up.scopes("read", &challenge("b"), &texts(&["a"]));
        assert_eq!(first.unwrap(), ["a", "b"]);
        // The server's list of granted scopes left `a` out.
        let second = step_up.scopes("write", &challenge("c b"), &texts(&["b"]));
        assert_eq!(second.unwrap(), ["a", "b", "c"]);
    }

    #[test]
    fn an_operation_has_three_logins() {
        let mut step_up = StepUp::new();
        for scope in ["a", "b", "c"] {
            step_up.scopes("write", &challenge(scope), &[]).unwrap();
        }
        let error = step_up.scopes("write", &challenge("d"), &[]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`write` still needs the scopes `d` after 3 logins: the server does not grant them, or does \
             not accept its own token"
        );
        assert!(step_up.scopes("read", &challenge("d"), &[]).is_ok());
        step_up.succeeded("write");
        assert!(step_up.scopes("write", &challenge("d"), &[]).is_ok());
    }

    #[test]
    fn a_login_that_cannot_help_is_an_error() {
        let mut step_up = StepUp::new();
        let granted = texts(&["a", "b"]);
        for demanded in ["a", "b a", ""] {
            assert!(
                step_up.scopes("x", &challenge(demanded), &granted).is_err(),
                "{demanded}"
            );
        }
    }
}
