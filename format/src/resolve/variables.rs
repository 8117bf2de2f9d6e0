//! Variables and environments.

use super::grants::pairs;
use super::model::{Environment, Variable, VariableFormat};
use crate::source::{Spanned, value_of};
use crate::spec::{self, Spec};

pub(super) fn resolve(spec: &Spec) -> Vec<Variable> {
    let variables = spec.variables.iter();
    variables
        .map(|variable| self::variable(spec, variable))
        .collect()
}

fn variable(spec: &Spec, variable: &spec::Variable) -> Variable {
    let default = Variable::default();
    let values = |given: &Option<Vec<Spanned<String>>>| -> Vec<String> {
        let given = given.iter().flatten();
        given.map(|value| value.value.clone()).collect()
    };
    let text = |text: &Option<Spanned<String>>| value_of(text.as_ref());
    Variable {
        name: variable.name.value.clone(),
        source: variable
            .from
            .as_ref()
            .map_or(default.source, |from| from.value),
        default: text(&variable.default),
        format: match (&variable.values, &variable.pattern) {
            (Some(given), _) if !given.is_empty() => {
                VariableFormat::OneOf(values(&variable.values))
            }
            (_, Some(pattern)) => VariableFormat::Pattern(pattern.value.clone()),
            _ => format(spec, variable),
        },
        optional: variable.optional.is_some(),
        under: values(&variable.under),
        prefix: text(&variable.prefix).unwrap_or_default(),
        suffix: text(&variable.suffix).unwrap_or_default(),
        secret: variable.secret.is_some(),
        description: variable.description.clone(),
        example: text(&variable.example),
    }
}

fn format(spec: &Spec, variable: &spec::Variable) -> VariableFormat {
    let written = variable.format.as_ref().map(|format| format.value);
    let written = written.unwrap_or_else(|| {
        if is_in_host(spec, &variable.name) {
            spec::VariableFormat::Label
        } else {
            spec::VariableFormat::Text
        }
    });
    match written {
        spec::VariableFormat::Text => VariableFormat::Text,
        spec::VariableFormat::Origin => VariableFormat::Origin,
        spec::VariableFormat::Host => VariableFormat::Host,
        spec::VariableFormat::Label => VariableFormat::Label,
        spec::VariableFormat::Url => VariableFormat::Url,
        spec::VariableFormat::Uuid => VariableFormat::Uuid,
        spec::VariableFormat::Email => VariableFormat::Email,
    }
}

/// A variable between `https://` and the next `/` is part of a host and must not contain slashes,
/// so its default format is strict.
pub(crate) fn is_in_host(spec: &Spec, name: &str) -> bool {
    let grants = spec
        .grants
        .all()
        .filter_map(|(_, grant)| grant.token_endpoint.as_ref());
    let templates = [
        &spec.authorization_endpoint,
        &spec.token_endpoint,
        &spec.device_authorization_endpoint,
        &spec.revocation_endpoint,
        &spec.introspection_endpoint,
        &spec.registration_endpoint,
        &spec.api.base_url,
    ];
    templates
        .into_iter()
        .flatten()
        .chain(grants)
        .chain(&spec.api.trusted_origins)
        .any(|template| {
            let host = template.text.strip_prefix("https://").unwrap_or_default();
            host.split('/')
                .next()
                .is_some_and(|host| host.contains(&format!("{{{name}}}")))
        })
}

pub(super) fn environments(spec: &Spec) -> Vec<Environment> {
    spec.environments
        .iter()
        .map(|environment| Environment {
            name: environment.name.value.clone(),
            values: pairs(&environment.values),
        })
        .collect()
}
