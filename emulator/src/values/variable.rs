//! Values of the spec's variables, for callbacks, token replies and templates of replies.

use licit_format::resolve::{Provider, Variable, VariableFormat};

use super::pattern::{self, Bindings};

/// The value of a variable: always the same.
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

/// Another possible value of the variable: that of a further tenant.
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
    let domain = variable.under.first().map_or("example.com", String::as_str);
    match variable.format {
        VariableFormat::Text | VariableFormat::OneOf(_) => format!("{label}-1"),
        VariableFormat::Label => label,
        VariableFormat::Host => format!("{label}.{domain}"),
        VariableFormat::Origin => format!("https://{label}.{domain}"),
    }
}

/// The binding of a request that was sent to an address of the emulator's own metadata: the issuer
/// there. No variable has this name.
pub(crate) const SERVED_ISSUER: &str = "issuer of the metadata";

/// The issuer: that of the metadata by which the client found the URL of the request, or else the
/// spec's.
pub(crate) fn issuer(provider: &Provider, template: &str, bindings: &Bindings) -> String {
    let served = bindings.iter().find(|(name, _)| name == SERVED_ISSUER);
    match served {
        Some((_, issuer)) => issuer.clone(),
        None => fill(provider, template, bindings),
    }
}

/// Fills a template with the variables of the request's URL, or else with [`value`].
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
            // Paths contain only the host of an origin.
            Some((_, host)) if is_origin(name) => format!("https://{host}"),
            Some((_, bound)) => bound.clone(),
            None => value(provider, name),
        }
    })
}
