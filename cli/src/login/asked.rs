//! Which scopes are asked for: those that are named, or the least that the call needs.

use licit_format::resolve::{Provider, least_scopes};

use super::advice::Trouble;
use super::call::Planned;
use crate::command::Login;

/// The scopes to ask for; none where nothing says which, and the provider decides.
pub(super) fn scopes(
    options: &Login,
    provider: &Provider,
    planned: Option<&Planned<'_>>,
) -> Result<Vec<String>, Trouble> {
    let names = || provider.scopes.iter().map(|scope| scope.name.as_str());
    for scope in &options.scopes {
        if !names().any(|known| known == scope) {
            let trouble = Trouble::unknown("scope", scope, names());
            return Err(trouble.help("scopes that the spec does not know can be added to it"));
        }
    }
    if !options.scopes.is_empty() {
        return Ok(options.scopes.clone());
    }
    let Some(planned) = planned else {
        return Ok(Vec::new());
    };
    let clauses = planned.operation().requires.iter();
    let clauses: Vec<_> = clauses.filter_map(|at| provider.clauses.get(*at)).collect();
    let closure = |scopes: &[usize]| provider.closure(scopes);
    let least = least_scopes(&clauses, provider.scopes.len(), closure);
    let least = least.iter().filter_map(|at| provider.scopes.get(*at));
    Ok(least.map(|scope| scope.name.clone()).collect())
}
