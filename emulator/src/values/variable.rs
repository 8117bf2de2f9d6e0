//! Values of the spec's variables, where the emulator has to name one: in what a callback or a
//! token reply brings, and in templates of its own answers.

use licit_format::resolve::{Provider, Variable, VariableFormat};

use crate::values::pattern::{self, Bindings};

/// The value that the emulator answers for a variable: always the same.
pub(crate) fn value(provider: &Provider, name: &str) -> String {
    match provider
        .table
        .variables
        .iter()
        .find(|variable| variable.name == name)
    {
        Some(variable) => variable
            .example
            .clone()
            .or_else(|| variable.default.clone())
            .or_else(|| variable.format.values().first().cloned())
            .unwrap_or_else(|| made_up(variable)),
        None => name.to_owned(),
    }
}

/// Another value that the variable could have: that of a further tenant.
pub(crate) fn other(provider: &Provider, name: &str, number: usize) -> String {
    let named = provider.table.variables.iter();
    match named.into_iter().find(|variable| variable.name == name) {
        Some(variable) if !variable.format.values().is_empty() => {
            let at = number % variable.format.values().len();
            variable
                .format
                .values()
                .get(at)
                .cloned()
                .unwrap_or_default()
        }
        Some(variable) => {
            let numbered = Variable {
                name: format!("{name}_{number}"),
                ..variable.clone()
            };
            made_up(&numbered)
        }
        None => format!("{name}-{number}"),
    }
}

fn made_up(variable: &Variable) -> String {
    let label = variable.name.replace('_', "-");
    match variable.format {
        VariableFormat::Text | VariableFormat::OneOf(_) => format!("{label}-1"),
        VariableFormat::Label => label,
        VariableFormat::Host => format!("{label}.example.com"),
        VariableFormat::Origin => format!("https://{label}.example.com"),
    }
}

/// A template, filled with what the request's URL says and else with [`value`].
pub(crate) fn fill(provider: &Provider, template: &str, bindings: &Bindings) -> String {
    let is_origin = |name: &str| {
        let named = provider
            .table
            .variables
            .iter()
            .find(|variable| variable.name == name);
        named.is_some_and(|variable| variable.format == VariableFormat::Origin)
    };
    pattern::fill(template, |name| {
        match bindings.iter().find(|(known, _)| known == name) {
            // Paths hold the host of an origin alone.
            Some((_, host)) if is_origin(name) => format!("https://{host}"),
            Some((_, bound)) => bound.clone(),
            None => value(provider, name),
        }
    })
}
