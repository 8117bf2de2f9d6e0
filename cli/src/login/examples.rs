//! Values of the spec's variables for an emulated login: the examples of the spec, for those without a value.

use std::borrow::Cow;

use licit_format::resolve::{Provider, Variable, VariableFormat, VariableSource};

use crate::command::Login;
use crate::terminal::noteln;

/// Returns the options with an example for each variable that requires a value and has none.
pub(crate) fn filled<'l>(options: &'l Login, provider: &Provider) -> Cow<'l, Login> {
    let missing = missing(options, provider);
    if !options.emulate || missing.is_empty() {
        return Cow::Borrowed(options);
    }
    let mut options = options.clone();
    options.set.extend(missing);
    Cow::Owned(options)
}

/// Prints which examples are used.
pub(super) fn announce(options: &Login, provider: &Provider) {
    if !options.emulate {
        return;
    }
    let pairs = missing(options, provider).into_iter();
    let pairs: Vec<_> = pairs
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    if !pairs.is_empty() {
        noteln!("Examples of the spec are set: {}", pairs.join(", "));
    }
}

/// The variables that the application must set and does not, with their examples.
fn missing(options: &Login, provider: &Provider) -> Vec<(String, String)> {
    let mut environments = provider.table.environments.iter();
    let chosen = environments.find(|known| options.environment.as_ref() == Some(&known.name));
    let of_environment = chosen.map_or(&[][..], |chosen| chosen.values.as_slice());
    let is_missing = |variable: &&Variable| {
        let mut set = options.set.iter().chain(of_environment);
        variable.source == VariableSource::App
            && variable.default.is_none()
            && !variable.optional
            && !set.any(|(name, _)| *name == variable.name)
    };
    let variables = provider.table.variables.iter().filter(is_missing);
    variables
        .filter_map(|variable| Some((variable.name.clone(), example(variable)?)))
        .collect()
}

/// Returns the example of a variable, or the first of its accepted values.
fn example(variable: &Variable) -> Option<String> {
    let first = || match &variable.format {
        VariableFormat::OneOf(values) => values.first().cloned(),
        _ => None,
    };
    variable.example.clone().or_else(first)
}
