//! The credentials of a call besides the access token, from the environment, a prompt, or the
//! emulator. Secrets are never accepted on the command line.

use licit_codegen::environment_variable;
use licit_emulator::Running;
use licit_format::resolve::{Alternative, CredentialIn, Operation, Provider, SecurityScheme};
use licit_runtime::{Credentials, Secret};

use super::failure::Failure;
use super::target::Target;
use super::{certificate, prompt};
use crate::command::Login;

/// What a call sends besides the credentials of security schemes.
#[derive(Clone, Copy)]
pub(crate) struct Available {
    /// Whether the login returns an access token.
    pub(crate) token: bool,
    /// Whether requests present a client certificate.
    pub(crate) certificate: bool,
}

/// Returns the credentials that an operation requires. `has_token`: whether the login returns an
/// access token.
pub(crate) fn credentials(
    provider: &Provider,
    operation: &Operation,
    (options, target): (&Login, &Target),
    has_token: bool,
) -> Result<Credentials, Failure> {
    let mut credentials = Credentials::new();
    let available = Available {
        token: has_token,
        certificate: certificate::is_available(options, target),
    };
    let alternative = alternative(provider, operation, available)?;
    for at in alternative
        .map(|one| one.schemes.as_slice())
        .unwrap_or_default()
    {
        let Some(scheme) = provider.security_schemes.get(*at) else {
            continue;
        };
        credentials = match scheme.table.place {
            CredentialIn::MutualTls => credentials.with_certificate(*at),
            CredentialIn::Basic => {
                let (user, password) = (user(scheme, target)?, secret(scheme, target)?);
                credentials.with_basic(*at, user, password)
            }
            _ => credentials.with_secret(*at, secret(scheme, target)?),
        };
    }
    Ok(credentials)
}

/// Chooses the way to authenticate.
fn alternative<'o>(
    provider: &Provider,
    operation: &'o Operation,
    available: Available,
) -> Result<Option<&'o Alternative>, Failure> {
    let name = &operation.table.name;
    let needs_token = |message: &str| Failure::new(format!("`{name}` cannot be called: {message}"));
    let Some(alternatives) = &operation.security else {
        let is_possible = available.token || !operation.table.authorized;
        let failure = || needs_token("it requires an access token, and the spec has no grants");
        return if is_possible {
            Ok(None)
        } else {
            Err(failure())
        };
    };
    let chosen = preferred(provider, alternatives, available);
    if chosen.is_none() && !alternatives.is_empty() {
        let message = match (available.token, available.certificate) {
            (true, _) => "it requires a client certificate",
            (false, false) => "it requires an access token or a client certificate",
            (false, true) => return Err(needs_token("it requires an access token")),
        };
        return Err(needs_token(message).help(certificate::ADVICE));
    }
    Ok(chosen)
}

/// Returns the way to authenticate, of those that are possible: the first whose credentials are given, in
/// the order of the spec, as generated clients choose it; or else that by token if there is one; or else
/// the first.
pub(crate) fn preferred<'o>(
    provider: &Provider,
    alternatives: &'o [Alternative],
    available: Available,
) -> Option<&'o Alternative> {
    let schemes = |one: &'o Alternative| {
        let positions = one.schemes.iter();
        positions.filter_map(|at| provider.security_schemes.get(*at))
    };
    let is_certificate = |scheme: &SecurityScheme| scheme.table.place == CredentialIn::MutualTls;
    let possible = || {
        let all = alternatives.iter();
        all.filter(|one| available.token || !one.token)
            .filter(|one| available.certificate || !schemes(one).any(is_certificate))
    };
    let is_something = |one: &&Alternative| one.token || !one.schemes.is_empty();
    let is_given = |one: &&'o Alternative| {
        schemes(one).all(|scheme| {
            is_certificate(scheme)
                || variable(&environment_variable("CREDENTIAL", &scheme.table.name)).is_some()
        })
    };
    let given = possible().filter(is_something).find(is_given);
    let by_token = || possible().find(|one| one.token);
    given.or_else(by_token).or_else(|| possible().next())
}

/// Returns the value of a variable of the environment. An empty one counts as not set.
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn user(scheme: &SecurityScheme, target: &Target) -> Result<String, Failure> {
    let name = &scheme.table.name;
    if target.emulator().is_some() {
        return Ok(Running::BASIC_USER.to_owned());
    }
    let variable = format!("{}_USER", environment_variable("CREDENTIAL", name));
    match self::variable(&variable) {
        Some(user) => Ok(user),
        None if prompt::is_interactive() => prompt::line(&format!("User name for `{name}`")),
        None => Err(missing(name, &variable)),
    }
}

fn secret(scheme: &SecurityScheme, target: &Target) -> Result<Secret, Failure> {
    let name = &scheme.table.name;
    let emulated = target.emulator().and_then(|running| running.secret(name));
    if let Some(secret) = emulated {
        return Ok(Secret::new(secret));
    }
    let variable = environment_variable("CREDENTIAL", name);
    if let Some(secret) = self::variable(&variable) {
        return Ok(Secret::new(secret));
    }
    let what = match scheme.table.place {
        CredentialIn::Basic => "Password",
        CredentialIn::Cookie(_) => "Cookie",
        CredentialIn::Bearer => "Bearer token",
        _ => "API key",
    };
    let typed = prompt::secret(&format!("{what} for `{name}`"))?;
    typed.ok_or_else(|| missing(name, &variable))
}

fn missing(scheme: &str, variable: &str) -> Failure {
    Failure::new(format!("the credential `{scheme}` is missing"))
        .help(format!("set the environment variable {variable}"))
}
