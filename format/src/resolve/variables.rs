//! Variables and environments.

use super::grants::pairs;
use super::model::{Environment, Variable, VariableFormat, VariableFrom};
use crate::spec::Spec;

pub(super) fn resolve(spec: &Spec) -> Vec<Variable> {
    spec.variables
        .iter()
        .map(|variable| Variable {
            name: variable.name.value.clone(),
            description: variable.description.clone(),
            from: variable
                .from
                .as_ref()
                .map_or(VariableFrom::App, |from| from.value),
            default: super::text(variable.default.as_ref()),
            format: match &variable.format {
                Some(format) => format.value,
                None if stands_in_a_host(spec, &variable.name) => VariableFormat::Label,
                None => VariableFormat::Text,
            },
            under: variable
                .under
                .iter()
                .flatten()
                .map(|domain| domain.value.clone())
                .collect(),
            prefix: super::text(variable.prefix.as_ref()),
            suffix: super::text(variable.suffix.as_ref()),
            secret: variable.secret.is_some(),
            values: variable
                .values
                .iter()
                .flatten()
                .map(|value| value.value.clone())
                .collect(),
            example: variable
                .example
                .as_ref()
                .map(|example| example.value.clone()),
        })
        .collect()
}

/// A variable between `https://` and the next `/` is a part of a host, and must not bring its own
/// slashes: the default format is strict there.
fn stands_in_a_host(spec: &Spec, name: &str) -> bool {
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
