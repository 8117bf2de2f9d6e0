//! Scopes, how they are written, and the static tokens that grant them.

use std::collections::HashSet;

use super::model::{ActsAs, Credential, Scope, ScopeFormat};
use crate::name;
use crate::source::Spanned;
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

/// The positions of declared scopes, in the order of the declaration.
pub(super) fn positions(scopes: &[Scope], wanted: &[Spanned<String>]) -> Vec<usize> {
    let wanted: HashSet<&str> = wanted.iter().map(|name| name.as_str()).collect();
    let named = |scope: &Scope| wanted.contains(scope.name.as_str());
    scopes
        .iter()
        .enumerate()
        .filter(|(_, scope)| named(scope))
        .map(|(at, _)| at)
        .collect()
}

pub(super) fn format(spec: &Spec) -> ScopeFormat {
    let format = &spec.scope_format;
    let sent_on = |request: &str| match &format.sent_on {
        Some(requests) => requests.iter().any(|r| r.value == request),
        None => request == "authorization",
    };
    ScopeFormat {
        parameter: format.parameter.clone().unwrap_or_else(|| "scope".into()),
        separator: format
            .separator
            .as_ref()
            .map_or_else(|| " ".into(), |separator| separator.value.clone()),
        on_authorization: sent_on("authorization"),
        on_exchange: sent_on("exchange"),
        on_refresh: sent_on("refresh"),
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
