//! Generates the module of a provider, with the options' scope sets and patterns.

use licit_format::resolve::Provider;

use crate::emit::{self, Module};
use crate::option_error::OptionError;
use crate::options::Options;
use crate::scope_set;

/// Generates the module of a provider.
///
/// # Errors
///
/// Returns an error if a scope set of the options names a scope or an operation that the provider
/// does not have, or if a pattern matches no operation.
pub fn generate(provider: &Provider, options: &Options) -> Result<Module, Vec<OptionError>> {
    let selected = options.selected(provider).map_err(|errors| {
        errors
            .into_iter()
            .map(OptionError::Pattern)
            .collect::<Vec<_>>()
    });
    // Resolved against all operations, because a set may be for requests of another part of the
    // application.
    let sets = scope_set::resolve(provider, options.scope_sets()).map_err(|errors| {
        errors
            .into_iter()
            .map(OptionError::ScopeSet)
            .collect::<Vec<_>>()
    });
    match (selected, sets) {
        (Ok(selected), Ok(sets)) => {
            let provider = selected.as_ref().unwrap_or(provider);
            Ok(emit::module(provider, &sets, options))
        }
        (selected, sets) => Err(selected
            .err()
            .into_iter()
            .chain(sets.err())
            .flatten()
            .collect()),
    }
}
