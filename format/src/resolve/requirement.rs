//! What an operation requires of the client: scopes, or security schemes.

use licit_tables::owned;

use super::clauses::Clauses;
use super::coverage::Alternative;
use super::security::Requirements;
use crate::spec::{Index, Operation};

/// What an operation requires of the client.
pub(super) struct Requirement {
    /// Positions of clauses.
    pub(super) requires: Vec<usize>,
    /// The requirements that clients execute.
    pub(super) table: Vec<owned::SecurityRequirement>,
    /// `None` if `token` and `scopes` of the operation are sufficient.
    pub(super) security: Option<Vec<Alternative>>,
    /// The position of a coverage.
    pub(super) coverage: Option<usize>,
}

/// Returns the requirement of an operation.
pub(super) fn of(
    index: &Index<'_>,
    operation: &Operation,
    security: &mut Requirements<'_>,
    clauses: &mut Clauses<'_>,
) -> Requirement {
    let Some(alternatives) = security.of(index, operation) else {
        return Requirement {
            requires: clauses.required(index, operation.scopes.as_ref()),
            table: Vec::new(),
            security: None,
            coverage: None,
        };
    };
    let expression = security.expression(&alternatives);
    Requirement {
        requires: clauses.required(index, expression.as_ref()),
        coverage: security.coverage(&alternatives),
        table: security.table(&alternatives),
        security: Some(alternatives),
    }
}
