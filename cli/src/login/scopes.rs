//! Selects the scopes to request: those given, or the minimum for the call.

use licit_format::resolve::{Provider, least_scopes};

use super::call::PlannedCall;
use super::failure::Failure;
use crate::command::Login;

/// Returns the scopes to request. If empty, the provider decides.
pub(super) fn scopes(
    options: &Login,
    provider: &Provider,
    call: Option<&PlannedCall<'_>>,
) -> Result<Vec<String>, Failure> {
    let names = || provider.scopes.iter().map(|scope| scope.name.as_str());
    for scope in &options.scopes {
        if !names().any(|known| known == scope) {
            let failure = Failure::unknown("scope", scope, names());
            return Err(failure.help("add the scope to the spec if the provider supports it"));
        }
    }
    if !options.scopes.is_empty() {
        return Ok(options.scopes.clone());
    }
    let Some(call) = call else {
        return Ok(Vec::new());
    };
    let clauses = call.operation().requires.iter();
    let clauses: Vec<_> = clauses.filter_map(|at| provider.clauses.get(*at)).collect();
    let closure = |scopes: &[usize]| provider.closure(scopes);
    let least = least_scopes(&clauses, provider.scopes.len(), closure);
    let least = least.iter().filter_map(|at| provider.scopes.get(*at));
    Ok(least.map(|scope| scope.name.clone()).collect())
}
