//! The credentials of a call besides the access token, from the environment, a prompt, or the
//! emulator. Secrets are never accepted on the command line.

use licit_codegen::environment_variable;
use licit_emulator::Running;
use licit_format::resolve::{Alternative, CredentialIn, Operation, Provider, SecurityScheme};
use licit_runtime::{Credentials, Secret};

use super::failure::Failure;
use super::prompt;
use super::target::Target;

/// Returns the credentials that an operation requires. `has_token`: whether the login returns an
/// access token.
pub(crate) fn credentials(
    provider: &Provider,
    operation: &Operation,
    target: &Target,
    has_token: bool,
) -> Result<Credentials, Failure> {
    let mut credentials = Credentials::new();
    let alternative = alternative(provider, operation, has_token)?;
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

/// Chooses the way to authenticate: the first that needs no certificate, by token if there is one.
fn alternative<'o>(
    provider: &Provider,
    operation: &'o Operation,
    has_token: bool,
) -> Result<Option<&'o Alternative>, Failure> {
    let name = &operation.table.name;
    let needs_token = |message: &str| Failure::new(format!("`{name}` cannot be called: {message}"));
    let Some(alternatives) = &operation.security else {
        let is_possible = has_token || !operation.table.authorized;
        let failure = || needs_token("it requires an access token, and the spec has no grants");
        return if is_possible {
            Ok(None)
        } else {
            Err(failure())
        };
    };
    let certificate = |at: &usize| {
        let scheme = provider.security_schemes.get(*at);
        scheme.is_some_and(|scheme| scheme.table.place == CredentialIn::MutualTls)
    };
    let possible = alternatives
        .iter()
        .filter(|one| !one.schemes.iter().any(certificate))
        .filter(|one| has_token || !one.token);
    let by_token = possible.clone().find(|one| one.token);
    let chosen = by_token.or_else(|| possible.clone().next());
    if chosen.is_none() && !alternatives.is_empty() {
        let message = if has_token {
            "it requires a client certificate, which the command line cannot present"
        } else {
            "it requires an access token or a client certificate"
        };
        return Err(needs_token(message));
    }
    Ok(chosen)
}

fn user(scheme: &SecurityScheme, target: &Target) -> Result<String, Failure> {
    let name = &scheme.table.name;
    if target.emulator().is_some() {
        return Ok(Running::BASIC_USER.to_owned());
    }
    let variable = format!("{}_USER", environment_variable("CREDENTIAL", name));
    match std::env::var(&variable) {
        Ok(user) => Ok(user),
        Err(_) if prompt::is_interactive() => prompt::line(&format!("User name for `{name}`")),
        Err(_) => Err(missing(name, &variable)),
    }
}

fn secret(scheme: &SecurityScheme, target: &Target) -> Result<Secret, Failure> {
    let name = &scheme.table.name;
    let emulated = target.emulator().and_then(|running| running.secret(name));
    if let Some(secret) = emulated {
        return Ok(Secret::new(secret));
    }
    let variable = environment_variable("CREDENTIAL", name);
    if let Ok(secret) = std::env::var(&variable) {
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
