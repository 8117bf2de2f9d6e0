//! Scopes of requests and replies (RFC 6749 §3.3), as positions in the provider's list.

use licit_format::resolve::Provider;

use crate::refusal::fault::{Fault, Problem};

/// Reads the scopes of a request. Without any, returns the provider's default scopes, or all where it
/// has none.
pub(crate) fn requested(provider: &Provider, text: Option<&str>) -> Result<Vec<usize>, Fault> {
    match text {
        Some(text) => read(provider, text),
        None => Ok(provider
            .default_scopes
            .clone()
            .unwrap_or_else(|| (0..provider.scopes.len()).collect())),
    }
}

/// Reads scopes as a request writes them.
pub(crate) fn read(provider: &Provider, text: &str) -> Result<Vec<usize>, Fault> {
    let position = |name: &str| {
        let known = provider.scopes.iter().position(|scope| scope.name == name);
        let unknown = || {
            Fault::new(
                Problem::InvalidScope,
                format!("{} has no scope `{name}`", provider.table.title),
            )
        };
        known.ok_or_else(unknown)
    };
    let separator = provider.table.scope.separator.as_str();
    let mut scopes = if separator.is_empty() {
        vec![position(text)?]
    } else {
        let names = text
            .split(separator)
            .map(str::trim)
            .filter(|name| !name.is_empty());
        names.map(position).collect::<Result<Vec<_>, _>>()?
    };
    scopes.sort_unstable();
    scopes.dedup();
    Ok(scopes)
}

/// Scopes as a reply writes them.
pub(crate) fn write(provider: &Provider, scopes: &[usize], separator: &str) -> String {
    names(provider, scopes).collect::<Vec<_>>().join(separator)
}

/// The names of scopes.
pub(crate) fn names<'p>(
    provider: &'p Provider,
    scopes: &'p [usize],
) -> impl Iterator<Item = &'p str> {
    scopes
        .iter()
        .filter_map(|scope| provider.scopes.get(*scope))
        .map(|scope| scope.name.as_str())
}

/// The scopes of `requested` that the user grants: all, or those in `only`.
pub(crate) fn narrowed(
    provider: &Provider,
    requested: &[usize],
    only: Option<&[String]>,
) -> Vec<usize> {
    let granted = |scope: &&usize| match (only, provider.scopes.get(**scope)) {
        (Some(only), Some(scope)) => only.contains(&scope.name),
        (only, _) => only.is_none(),
    };
    requested.iter().filter(granted).copied().collect()
}
