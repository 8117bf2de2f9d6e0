//! Custom grants (RFC 6749 §4.5): parameters from the command line; secret ones from the environment or a
//! prompt.

use licit_codegen::environment_variable;
use licit_format::resolve::{Builtin, CustomGrant, Parameter, Registration, TokenInput, Type};
use licit_runtime::token::Kind;
use licit_runtime::{App, AtRunTime, GrantRequest, Secret};

use super::context::Context;
use super::failure::Failure;
use super::given::variable;
use super::prompt;
use crate::command::Login;

/// Returns the grant that a login without an option uses: the only one that needs no input.
pub(super) fn default(registration: &Registration) -> Option<&CustomGrant> {
    let needs_nothing = |grant: &&CustomGrant| {
        grant.input == TokenInput::Nothing
            && grant.parameters.iter().all(|parameter| parameter.optional)
    };
    let mut grants = registration.custom.iter().filter(needs_nothing);
    grants.next().filter(|_| grants.next().is_none())
}

/// Returns the only grant that needs no tokens of another one.
pub(super) fn only(registration: &Registration) -> Option<&CustomGrant> {
    let needs_no_tokens = |grant: &&CustomGrant| grant.input == TokenInput::Nothing;
    let mut grants = registration.custom.iter().filter(needs_no_tokens);
    grants.next().filter(|_| grants.next().is_none())
}

/// Returns the grant with a name, and checks the parameters for it.
pub(super) fn find<'r>(
    options: &Login,
    registration: &'r Registration,
    name: &str,
) -> Result<&'r CustomGrant, Failure> {
    let grant = named(registration, name)?;
    if grant.input != TokenInput::Nothing {
        let message = format!("the grant `{name}` exchanges the tokens of another grant");
        let help = format!("pass `--exchange {name}` to log in, and to exchange the tokens");
        return Err(Failure::new(message).help(help));
    }
    for (name, _) in &options.parameters {
        let known = || grant.parameters.iter();
        match known().find(|known| known.name == *name) {
            None if is_of_exchange(options, registration, name) => {}
            None => {
                let names = known().map(|known| known.name.as_str());
                return Err(Failure::unknown("parameter", name, names));
            }
            Some(parameter) if is_secret(parameter) => {
                let message = format!("the parameter `{name}` is secret");
                return Err(Failure::new(message).help(instead(parameter)));
            }
            Some(_) => {}
        }
    }
    Ok(grant)
}

/// Returns the grant with a name.
pub(super) fn named<'r>(
    registration: &'r Registration,
    name: &str,
) -> Result<&'r CustomGrant, Failure> {
    let names = || registration.custom.iter().map(|grant| grant.name.as_str());
    let mut grants = registration.custom.iter();
    let grant = grants.find(|grant| grant.name == name);
    grant.ok_or_else(|| Failure::unknown("custom grant", name, names()))
}

/// Whether a grant of `--exchange` has a parameter of this name that is not secret.
pub(super) fn is_of_exchange(options: &Login, registration: &Registration, name: &str) -> bool {
    let grants = registration.custom.iter();
    let grants = grants.filter(|grant| options.exchanges.contains(&grant.name));
    let mut parameters = grants.flat_map(|grant| &grant.parameters);
    parameters.any(|parameter| parameter.name == name && !is_secret(parameter))
}

/// Builds the request of a custom grant that takes no tokens.
pub(super) fn request<K: Kind>(
    context: &Context<'_>,
    app: &App,
    name: &str,
) -> Result<GrantRequest<AtRunTime, K>, Failure> {
    let grant = find(context.options, context.registration, name)?;
    with_parameters(context, app, grant)
}

/// Builds the request of a custom grant, without tokens.
pub(super) fn with_parameters<K: Kind>(
    context: &Context<'_>,
    app: &App,
    grant: &CustomGrant,
) -> Result<GrantRequest<AtRunTime, K>, Failure> {
    // The runtime knows names as constants of generated code.
    let mut request = app.custom_grant(grant.name.clone().leak());
    for parameter in &grant.parameters {
        if let Some(value) = value(context, parameter)? {
            request = request.parameter(parameter.name.clone().leak(), value);
        }
    }
    Ok(request)
}

/// Returns the value of a parameter; `None` for an optional one that is not given.
fn value(context: &Context<'_>, parameter: &Parameter) -> Result<Option<Secret>, Failure> {
    let name = &parameter.name;
    let mut given = context.options.parameters.iter();
    if let Some((_, value)) = given.find(|(given, _)| given == name) {
        return Ok(Some(Secret::new(value.as_str())));
    }
    if is_secret(parameter) {
        if let Some(value) = variable(&environment_variable("PARAMETER", name)) {
            return Ok(Some(Secret::new(value)));
        }
        if !parameter.optional
            && let Some(typed) = prompt::secret(&format!("Parameter `{name}`"))?
        {
            return Ok(Some(typed));
        }
    }
    if parameter.optional {
        return Ok(None);
    }
    let message = format!("the parameter `{name}` is missing");
    let help = if is_secret(parameter) {
        instead(parameter)
    } else {
        format!("pass `--parameter {name}=…`")
    };
    Err(Failure::new(message).help(help))
}

fn is_secret(parameter: &Parameter) -> bool {
    parameter.ty == Type::Builtin(Builtin::Secret)
}

/// Says where a secret is read from.
fn instead(parameter: &Parameter) -> String {
    let variable = environment_variable("PARAMETER", &parameter.name);
    format!("set the environment variable {variable}, or enter it when prompted")
}
