//! Scopes of requests and replies (RFC 6749 §3.3), as positions in the provider's list.

use licit_format::resolve::{Provider, Scope};

use crate::refusal::fault::{Fault, Problem};
use crate::values::pattern;

/// Reads the scopes of a request, whose parameters `get` returns. For a request without scopes,
/// returns the provider's default scopes, or all scopes if it has no default.
pub(crate) fn requested<'p>(
    provider: &'p Provider,
    get: impl Fn(&'p str) -> Option<&'p str>,
) -> Result<Vec<usize>, Fault> {
    match named(provider, get)? {
        Some(scopes) => Ok(scopes),
        None if provider.table.scope.required => Err(Fault::new(
            Problem::InvalidScope,
            format!("`{}` is missing", provider.table.scope.parameter),
        )),
        None => Ok(provider
            .default_scopes
            .clone()
            .unwrap_or_else(|| (0..provider.scopes.len()).collect())),
    }
}

/// Reads the scopes that a request names, each in its own parameter; `None` if it names none.
pub(crate) fn named<'p>(
    provider: &'p Provider,
    get: impl Fn(&'p str) -> Option<&'p str>,
) -> Result<Option<Vec<usize>>, Fault> {
    let format = &provider.table.scope;
    let mut parameters = vec![format.parameter.as_str()];
    parameters.extend(format.elsewhere.iter().map(|(_, name)| name.as_str()));
    parameters.sort_unstable();
    parameters.dedup();
    let mut found: Option<Vec<usize>> = None;
    for parameter in parameters {
        let Some(text) = get(parameter) else { continue };
        let scopes = read(provider, text)?;
        for name in names(provider, &scopes) {
            let own = format.elsewhere.iter().find(|(known, _)| known == name);
            let own = own.map_or(&format.parameter, |(_, parameter)| parameter);
            if own != parameter {
                let message = format!("`{name}` must be requested with `{own}`, not `{parameter}`");
                return Err(Fault::new(Problem::InvalidScope, message));
            }
        }
        found.get_or_insert_default().extend(scopes);
    }
    Ok(found)
}

/// Reads scopes as a request writes them.
pub(crate) fn read(provider: &Provider, text: &str) -> Result<Vec<usize>, Fault> {
    let position = |name: &str| {
        let templates = &provider.table.scope.templates;
        let is = |scope: &Scope| {
            let is_template = || templates.contains(&scope.name);
            scope.name == name || is_template() && pattern::text_fits(&scope.name, name)
        };
        let known = provider.scopes.iter().position(is);
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
