//! Values of the spec's variables besides `--set`: those of the environment, so that a secret is not on the
//! command line; and for an emulated login, the examples of the spec.

use std::borrow::Cow;

use licit_codegen::environment_variable;
use licit_format::resolve::{Provider, Variable, VariableFormat, VariableSource};

use super::given;
use crate::command::Login;
use crate::terminal::noteln;

/// Returns the options with the values of the environment, and with an example for each variable that
/// requires a value and has none.
pub(crate) fn filled<'l>(options: &'l Login, provider: &Provider) -> Cow<'l, Login> {
    let mut further = of_environment(options, provider);
    if options.emulate {
        further.extend(missing(options, provider));
    }
    if further.is_empty() {
        return Cow::Borrowed(options);
    }
    let mut options = options.clone();
    options.set.extend(further);
    Cow::Owned(options)
}

/// The values in `LICIT_VARIABLE_<NAME>` of variables that the command line does not set.
fn of_environment(options: &Login, provider: &Provider) -> Vec<(String, String)> {
    let is_set = |name: &String| options.set.iter().any(|(set, _)| set == name);
    let variables = provider.table.variables.iter();
    let variables = variables
        .filter(|variable| variable.source == VariableSource::App && !is_set(&variable.name));
    variables
        .filter_map(|variable| {
            let value = given::variable(&environment_variable("VARIABLE", &variable.name))?;
            Some((variable.name.clone(), value))
        })
        .collect()
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
    let of_spec = chosen.map_or(&[][..], |chosen| chosen.values.as_slice());
    let exported = of_environment(options, provider);
    let is_missing = |variable: &&Variable| {
        let mut set = options.set.iter().chain(of_spec).chain(&exported);
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
