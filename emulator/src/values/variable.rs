//! Values of the spec's variables, for callbacks, token replies and templates of replies.

use licit_format::resolve::{Provider, Variable, VariableFormat};

use super::pattern::{self, Bindings};
use super::secret;

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

/// The value of the variable for a further tenant.
pub(crate) fn of_tenant(provider: &Provider, name: &str, number: usize) -> String {
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
            // Only the example is known to match a pattern.
            let known = variable.example.clone();
            let known = known.filter(|_| matches!(variable.format, VariableFormat::Pattern(_)));
            known.unwrap_or_else(|| made_up(&numbered))
        }
        None => format!("{name}-{number}"),
    }
}

fn made_up(variable: &Variable) -> String {
    let label = variable.name.replace('_', "-");
    let domain = variable.under.first().map_or("example.com", String::as_str);
    match variable.format {
        VariableFormat::Text | VariableFormat::OneOf(_) | VariableFormat::Pattern(_) => {
            format!("{label}-1")
        }
        VariableFormat::Url => format!("https://{label}.{domain}/{label}"),
        VariableFormat::Uuid => uuid(&label),
        VariableFormat::Email => format!("{label}@example.com"),
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

/// A UUID that belongs to a name (RFC 9562 §5.8).
fn uuid(name: &str) -> String {
    let digit = |four: u8| char::from_digit(four.into(), 16).unwrap_or_default();
    let digest = secret::digest(name);
    let digits = digest
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    let digits: String = digits.collect();
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!(
        "{}-{}-8{}-8{}-{}",
        part(0, 8),
        part(8, 12),
        part(13, 16),
        part(17, 20),
        part(20, 32)
    )
}

/// Whether a template names an optional variable, so that its value may be absent.
pub(crate) fn may_be_absent(provider: &Provider, template: &str) -> bool {
    let mut variables = provider.table.variables.iter();
    template.contains('{')
        && variables.any(|variable| variable.optional && template.contains(&variable.name))
}

/// Fills a template with the variables of the request's URL, or else with [`value`].
pub(crate) fn fill(provider: &Provider, template: &str, bindings: &Bindings) -> String {
    let is_origin = |name: &str| {
        let named = provider
            .table
            .variables
            .iter()
            .find(|variable| variable.name == name);
        named.is_some_and(|variable| {
            matches!(
                variable.format,
                VariableFormat::Origin | VariableFormat::Url
            )
        })
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
