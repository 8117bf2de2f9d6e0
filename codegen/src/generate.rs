//! Generates the module of a provider, with the options' scope sets and patterns.

use std::borrow::Cow;

use licit_format::resolve::{Model, ModelKind, Provider};

use crate::emit::Module;
use crate::option_error::{MAX_ITEMS, OptionError};
use crate::options::Options;
use crate::scope_set;

/// Generates the module of a provider.
///
/// # Errors
///
/// Returns every error: a scope set of the options that names a scope or an operation that the
/// provider does not have, a pattern that matches no operation, or a module of more than 50,000
/// operations, models and members.
pub fn generate<'a>(
    provider: &'a Provider,
    options: &Options,
) -> Result<Module<'a>, Vec<OptionError>> {
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
            let provider = selected.map_or(Cow::Borrowed(provider), Cow::Owned);
            let items = items(&provider);
            if items > MAX_ITEMS {
                return Err(vec![OptionError::TooLarge { items }]);
            }
            Ok(Module {
                provider,
                sets,
                options: options.clone(),
            })
        }
        (selected, sets) => Err(selected
            .err()
            .into_iter()
            .chain(sets.err())
            .flatten()
            .collect()),
    }
}

/// The number of operations, models and members of models: each becomes one or several items.
fn items(provider: &Provider) -> usize {
    let members = |model: &Model| match &model.kind {
        ModelKind::Object(object) => object.fields.len(),
        ModelKind::Enum(variants) => variants.len(),
        ModelKind::IntegerEnum(variants) => variants.len(),
        ModelKind::Union(union) => union.members.len(),
        ModelKind::Alias(_) => 0,
    };
    let models = provider.models.iter().map(|model| 1 + members(model));
    provider.operations.len() + models.sum::<usize>()
}
