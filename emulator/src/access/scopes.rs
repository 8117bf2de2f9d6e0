//! Scopes of requests and replies (RFC 6749 §3.3), as positions in the provider's list.

use licit_format::resolve::{Provider, Scope};

use crate::core::client::Client;
use crate::rejection::fault::{Fault, Problem};
use crate::values::pattern;

/// The scope that makes a login one of OpenID Connect (Core §3.1.2.1).
pub(crate) const OPENID: &str = "openid";

/// Reads the scopes of a client's request, whose parameters `get` returns. For a request without scopes,
/// returns the provider's default scopes, or all scopes if it has no default. A client that registered
/// scopes (RFC 7591 §2) gets no others.
pub(crate) fn requested<'p>(
    provider: &'p Provider,
    client: &Client,
    get: impl Fn(&'p str) -> Option<&'p str>,
) -> Result<Vec<usize>, Fault> {
    let asked = named(provider, get)?;
    of_client(provider, client, asked, defaults(provider))
}

/// The same for a grant without a login, which has none of the user's identity by default, and needs no
/// refresh token. `granted` are the scopes of the token that the request exchanges.
pub(crate) fn requested_without_login<'p>(
    provider: &'p Provider,
    client: &Client,
    granted: Option<&[usize]>,
    get: impl Fn(&'p str) -> Option<&'p str>,
) -> Result<Vec<usize>, Fault> {
    let asked = match (named(provider, get)?, granted) {
        (Some(asked), Some(granted)) => Some(narrower(provider, asked, granted)?),
        (asked, _) => asked,
    };
    let mut rest = granted.map_or_else(|| defaults(provider), <[usize]>::to_vec);
    let is_of_login = |scope: &Scope| scope.offline || scope.name == OPENID;
    rest.retain(|at| !provider.scopes.get(*at).is_some_and(is_of_login));
    of_client(provider, client, asked, rest)
}

fn defaults(provider: &Provider) -> Vec<usize> {
    let own = provider.default_scopes.clone();
    own.unwrap_or_else(|| (0..provider.scopes.len()).collect())
}

fn of_client(
    provider: &Provider,
    client: &Client,
    asked: Option<Vec<usize>>,
    mut rest: Vec<usize>,
) -> Result<Vec<usize>, Fault> {
    let registered = registered(provider, client)?;
    let allows = |scope: &usize| registered.as_ref().is_none_or(|all| all.contains(scope));
    match asked {
        Some(asked) => match asked.iter().position(|scope| !allows(scope)) {
            Some(at) => {
                let beyond = asked.get(at..=at).unwrap_or_default();
                let message = format!(
                    "`{}` is not registered for `{}`, only for `{}`",
                    client.credentials.client_id,
                    write(provider, beyond, " "),
                    client.scope.as_deref().unwrap_or_default()
                );
                Err(Fault::new(Problem::InvalidScope, message))
            }
            None => Ok(asked),
        },
        None if provider.table.scope.required => Err(Fault::new(
            Problem::InvalidScope,
            format!("`{}` is missing", provider.table.scope.parameter),
        )),
        None => {
            rest.retain(allows);
            Ok(rest)
        }
    }
}

/// The scopes that a client registered, and those that they imply.
fn registered(provider: &Provider, client: &Client) -> Result<Option<Vec<usize>>, Fault> {
    let Some(scope) = &client.scope else {
        return Ok(None);
    };
    let scopes = positions(provider, scope.split_ascii_whitespace())?;
    Ok(Some(provider.closure(&scopes)))
}

/// Scopes that are no more than was granted (RFC 6749 §6).
pub(crate) fn narrower(
    provider: &Provider,
    asked: Vec<usize>,
    granted: &[usize],
) -> Result<Vec<usize>, Fault> {
    let granted = provider.closure(granted);
    if asked.iter().all(|scope| granted.contains(scope)) {
        return Ok(asked);
    }
    let message = format!(
        "`{}` is more than was granted",
        write(provider, &asked, " ")
    );
    Err(Fault::new(Problem::InvalidScope, message))
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
    let separator = provider.table.scope.separator.as_str();
    if separator.is_empty() {
        return positions(provider, std::iter::once(text));
    }
    let names = text.split(separator).map(str::trim);
    positions(provider, names.filter(|name| !name.is_empty()))
}

/// The positions of scopes by their names.
pub(crate) fn positions<'n>(
    provider: &Provider,
    names: impl Iterator<Item = &'n str>,
) -> Result<Vec<usize>, Fault> {
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
    let mut scopes = names.map(position).collect::<Result<Vec<_>, _>>()?;
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
