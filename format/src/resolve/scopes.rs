//! Scopes, how they are written, and the static tokens that grant them.

use std::collections::{BTreeSet, HashSet};

use super::model::{ActsAs, Credential, Scope, ScopeFormat};
use crate::name;
use crate::source::{Spanned, value_of};
use crate::spec::{Index, Spec};

pub(super) fn resolve(index: &Index<'_>) -> Vec<Scope> {
    let position = |name: &Spanned<String>| index.scope_position(name);
    index
        .spec
        .scopes
        .iter()
        .map(|scope| Scope {
            name: scope.name.value.clone(),
            rust_name: scope.rust_name(),
            description: scope.description.clone(),
            implies: scope.implies.iter().filter_map(position).collect(),
            deprecated: scope.deprecated,
            offline: scope.offline,
        })
        .collect()
}

/// Returns the positions of the given scopes and of all scopes that they imply.
pub(super) fn closure(scopes: &[Scope], given: &[usize]) -> Vec<usize> {
    let mut all = BTreeSet::new();
    let mut open = given.to_vec();
    while let Some(scope) = open.pop() {
        if all.insert(scope) {
            let implied = scopes.get(scope).map(|s| s.implies.as_slice());
            open.extend_from_slice(implied.unwrap_or_default());
        }
    }
    all.into_iter().collect()
}

/// Returns the positions of declared scopes, in the order of the declaration.
pub(super) fn positions(scopes: &[Scope], names: &[Spanned<String>]) -> Vec<usize> {
    let names: HashSet<&str> = names.iter().map(|name| name.as_str()).collect();
    let is_named = |scope: &Scope| names.contains(scope.name.as_str());
    scopes
        .iter()
        .enumerate()
        .filter(|(_, scope)| is_named(scope))
        .map(|(at, _)| at)
        .collect()
}

/// Returns how scopes are written, and what they imply.
pub(super) fn format(spec: &Spec, scopes: &[Scope], default_scopes: &[usize]) -> ScopeFormat {
    let format = &spec.scope_format;
    let default = ScopeFormat::default();
    let sent_on = |request: &str, default: bool| match &format.sent_on {
        Some(requests) => requests.iter().any(|r| r.value == request),
        None => default,
    };
    let names = |positions: &[usize]| -> Vec<String> {
        let scopes = positions.iter().filter_map(|at| scopes.get(*at));
        scopes.map(|scope| scope.name.clone()).collect()
    };
    let elsewhere = spec.scopes.iter().filter_map(|scope| {
        let parameter = scope.parameter.as_ref()?;
        Some((scope.name.value.clone(), parameter.value.clone()))
    });
    let templates = spec
        .scopes
        .iter()
        .filter(|scope| scope.is_template(&spec.variables));
    let offline = scopes.iter().filter(|scope| scope.offline);
    let implying = scopes.iter().enumerate();
    let implying = implying.filter(|(_, scope)| !scope.implies.is_empty());
    let implied = implying.map(|(at, scope)| {
        let mut covered = closure(scopes, &[at]);
        covered.retain(|other| *other != at);
        (scope.name.clone(), names(&covered))
    });
    ScopeFormat {
        parameter: value_of(format.parameter.as_ref()).unwrap_or(default.parameter),
        separator: value_of(format.separator.as_ref()).unwrap_or(default.separator),
        default: names(default_scopes),
        implied: implied.collect(),
        offline: offline.map(|scope| scope.name.clone()).collect(),
        elsewhere: elsewhere.collect(),
        templates: templates.map(|scope| scope.name.value.clone()).collect(),
        required: format.required.is_some(),
        on_authorization: sent_on("authorization", default.on_authorization),
        on_exchange: sent_on("exchange", default.on_exchange),
        on_refresh: sent_on("refresh", default.on_refresh),
    }
}

pub(super) fn credentials(spec: &Spec, scopes: &[Scope]) -> Vec<Credential> {
    spec.credentials
        .iter()
        .map(|credential| Credential {
            name: credential.name.value.clone(),
            rust_name: format!(
                "with_{}",
                name::snake(&credential.name).trim_start_matches("r#")
            ),
            description: credential.description.clone(),
            docs: credential.docs.clone(),
            scopes: credential
                .scopes
                .as_ref()
                .map(|names| positions(scopes, names)),
            acts_as: if credential.acts_as_app {
                ActsAs::App
            } else {
                ActsAs::User
            },
        })
        .collect()
}
