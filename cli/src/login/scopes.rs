//! Selects the scopes to request: those given, or the minimum for the call.

use licit_format::resolve::{Operation, Provider, least_scopes};

use super::call::PlannedCall;
use super::failure::Failure;
use super::prompt;
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
            if scope.contains(' ') {
                return Err(failure.help("separate scopes by commas"));
            }
            return Err(failure.help("add the scope to the spec if the provider supports it"));
        }
    }
    if !options.scopes.is_empty() {
        return Ok(options.scopes.clone());
    }
    let least = call.map_or_else(Vec::new, |call| least(provider, call.operation()));
    if least.is_empty() && provider.table.scope.required {
        return asked(provider);
    }
    Ok(least)
}

/// Prompts for scopes, if the provider rejects requests without scopes.
fn asked(provider: &Provider) -> Result<Vec<String>, Failure> {
    let names = || provider.scopes.iter().map(|scope| scope.name.as_str());
    let all = names().collect::<Vec<_>>().join(",");
    if !prompt::is_interactive() {
        let failure = Failure::new("the provider rejects requests without scopes");
        return Err(failure.help(format!("pass `--scopes`, with some of {all}")));
    }
    let typed = prompt::line(&format!("Scopes, separated by commas, of {all}"))?;
    let scopes = typed.split(',').map(str::trim);
    let scopes: Vec<String> = scopes
        .filter(|scope| !scope.is_empty())
        .map(str::to_owned)
        .collect();
    match scopes
        .iter()
        .find(|scope| !names().any(|known| known == *scope))
    {
        Some(unknown) => Err(Failure::unknown("scope", unknown, names())),
        None => Ok(scopes),
    }
}

/// Returns the fewest scopes that the operation requires.
pub(crate) fn least(provider: &Provider, operation: &Operation) -> Vec<String> {
    let clauses = operation.requires.iter();
    let clauses: Vec<_> = clauses.filter_map(|at| provider.clauses.get(*at)).collect();
    let closure = |scopes: &[usize]| provider.closure(scopes);
    let least = least_scopes(&clauses, provider.scopes.len(), closure);
    let least = least.iter().filter_map(|at| provider.scopes.get(*at));
    least.map(|scope| scope.name.clone()).collect()
}
