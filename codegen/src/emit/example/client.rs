//! The statements that create a client with the credentials that an operation requires: from environment
//! variables, or from an emulator.

use std::fmt::Write as _;

use licit_format::resolve::{
    ActsAs, Alternative, AppArgument, CredentialIn, Operation, Provider, Registration,
    SecurityScheme, TokenUse, Variable, VariableSource,
};

use super::CallValues;
use crate::emit::context::Context;

/// Where the secrets of an example come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// Environment variables.
    Environment,
    /// The emulator that the variable `emulator` names.
    Emulator,
}

/// The statements that create `client`. `None` if the provider has no way to do so.
pub(super) fn create(
    context: &Context<'_>,
    operation: &Operation,
    values: &CallValues,
    source: Source,
) -> Option<String> {
    let provider = context.provider;
    let setup = Setup {
        context,
        values,
        source,
    };
    let alternative = alternative(provider, operation);
    let credentials = alternative.filter(|one| !one.schemes.is_empty());
    let credentials = credentials.map(|one| setup.credentials(one));
    let needs_token = match alternative {
        Some(alternative) => alternative.token,
        None => operation.token != TokenUse::None && operation.security.is_none(),
    };
    if !needs_token && context.has_credentials() {
        let module = &provider.rust_name;
        let credentials =
            credentials.unwrap_or_else(|| format!("{module}::security::Credentials::new()"));
        let api = setup.application("Api", None);
        return Some(format!(
            "let api = {api}; let client = api.client({credentials});"
        ));
    }
    let mut statements = setup.with_token(operation)?;
    if let Some(credentials) = credentials {
        let _ = write!(
            statements,
            "let client = client.with_credentials({credentials});"
        );
    }
    Some(statements)
}

/// The way to authenticate: the first without a certificate, by token if there is one.
fn alternative<'o>(provider: &Provider, operation: &'o Operation) -> Option<&'o Alternative> {
    let is_certificate = |at: &usize| {
        let scheme = provider.security_schemes.get(*at);
        scheme.is_some_and(|scheme| scheme.table.place == CredentialIn::MutualTls)
    };
    let all = operation.security.as_deref().unwrap_or_default();
    let has_grants = !provider.registrations.is_empty() || !provider.credentials.is_empty();
    let possible = || {
        all.iter()
            .filter(|one| has_grants || !one.token)
            .filter(|one| !one.schemes.iter().any(is_certificate))
    };
    let by_token = possible().find(|one| one.token);
    by_token.or_else(|| possible().next()).or(all.first())
}

struct Setup<'c> {
    context: &'c Context<'c>,
    values: &'c CallValues,
    source: Source,
}

impl Setup<'_> {
    /// The statements that create a client with an access token.
    fn with_token(&self, operation: &Operation) -> Option<String> {
        let provider = self.context.provider;
        let module = &provider.rust_name;
        let kind = match operation.token {
            TokenUse::App => ActsAs::App,
            _ if provider.has_user_tokens() => ActsAs::User,
            _ => ActsAs::App,
        };
        let mut registrations = provider.registrations.iter();
        if let Some(registration) = registrations.find(|one| one.gives(kind)) {
            let app = self.application(&registration.rust_name, Some(registration));
            let tokens = self.tokens(registration, kind)?;
            return Some(format!(
                "{}let app = {app}; {tokens} let client = {module}::Client::new(&app, tokens);",
                self.registered(registration)
            ));
        }
        let mut credentials = provider.credentials.iter();
        let credential = credentials.find(|one| one.acts_as == kind)?;
        let api = self.application("Api", None);
        let set = match credential.scopes {
            Some(_) => format!("::<{module}::AllScopes>"),
            None => String::new(),
        };
        let method = &credential.rust_name;
        let token = match self.source {
            Source::Environment => "std::env::var(\"LICIT_ACCESS_TOKEN\")?".to_owned(),
            Source::Emulator => {
                let name = &credential.name;
                format!("emulator.personal_token({name:?}).ok_or(\"no such token\")?")
            }
        };
        Some(format!(
            "let api = {api}; let client = api.{method}{set}({token});"
        ))
    }

    /// The statement that finds the emulator's client.
    fn registered(&self, registration: &Registration) -> String {
        match self.source {
            Source::Environment => String::new(),
            Source::Emulator => {
                let name = &registration.table.name;
                format!("let registered = emulator.client({name:?}).ok_or(\"no such client\")?;")
            }
        }
    }

    /// The statement that gets `tokens`.
    fn tokens(&self, registration: &Registration, kind: ActsAs) -> Option<String> {
        let module = &self.context.provider.rust_name;
        let set = format!("{module}::AllScopes");
        if self.source == Source::Environment {
            let kind = match kind {
                ActsAs::App if self.context.has_both_kinds() => ", rt::token::Application",
                _ => "",
            };
            return Some(format!(
                "let token = std::env::var(\"LICIT_ACCESS_TOKEN\")?;
                let tokens = {module}::Tokens::<{set}{kind}>::from_access_token(token);"
            ));
        }
        let table = &registration.table;
        let code = table.authorization_code.as_ref();
        let code = code.filter(|_| registration.parameters.iter().all(|one| one.optional));
        if let Some(code) = code.filter(|_| kind == ActsAs::User) {
            let push = if code.push_required {
                ".push().await?"
            } else {
                ""
            };
            return Some(format!(
                "let login = app.authorize::<{set}>(){push};
                let callback = match emulator.authorize(login.url().as_str()).await? {{
                    licit_emulator::Authorized::Callback(callback) => callback,
                    licit_emulator::Authorized::Posted(callback) => callback,
                    other => return Err(format!(\"unexpected: {{other:?}}\").into()),
                }};
                let tokens = app.finish(login.into_pending(), &callback).await?;"
            ));
        }
        let client_credentials = table.client_credentials.as_ref();
        client_credentials
            .filter(|grant| grant.acts_as == kind)
            .map(|_| format!("let tokens = app.client_credentials::<{set}>().await?;"))
    }

    /// The expression that creates an application or an `Api`.
    fn application(&self, name: &str, registration: Option<&Registration>) -> String {
        let provider = self.context.provider;
        let module = &provider.rust_name;
        let mut arguments = registration.map_or_else(Vec::new, |one| self.identity(one));
        let variables = provider.table.variables.iter();
        let variables = variables.filter(|variable| variable.source == VariableSource::App);
        let mut setters = String::new();
        for variable in variables {
            let mut given = self.values.variables.iter();
            if variable.default.is_none() && !variable.optional {
                arguments.push(self.variable(variable));
            } else if given.any(|(name, _)| *name == variable.name) {
                let method = licit_format::name::snake(&variable.name);
                let _ = write!(setters, ".{method}({})", self.variable(variable));
            }
        }
        if let Some(environment) = &self.values.environment {
            let variant = licit_format::name::pascal(environment);
            let _ = write!(setters, ".environment({module}::Environment::{variant})");
        }
        if self.source == Source::Emulator {
            setters.push_str(".origin(emulator.origin())");
        }
        let arguments = arguments.join(", ");
        if setters.is_empty() {
            format!("{module}::{name}::new({arguments})?")
        } else {
            format!("{module}::{name}::builder({arguments}){setters}.build()?")
        }
    }

    /// The arguments of an application that identify the client.
    fn identity(&self, registration: &Registration) -> Vec<String> {
        let (id, secret, redirect_uri) = match self.source {
            Source::Environment => (
                "&std::env::var(\"LICIT_CLIENT_ID\")?",
                "std::env::var(\"LICIT_CLIENT_SECRET\")?",
                "\"http://127.0.0.1/callback\"",
            ),
            Source::Emulator => (
                "&registered.client_id",
                "registered.client_secret.as_deref().unwrap_or_default()",
                "&registered.redirect_uri",
            ),
        };
        let value = |argument: AppArgument| match argument {
            AppArgument::ClientSecret => secret.to_owned(),
            AppArgument::SigningKey => self.signing_key(),
            AppArgument::RedirectUri => redirect_uri.to_owned(),
            _ => id.to_owned(),
        };
        registration.arguments().into_iter().map(value).collect()
    }

    fn signing_key(&self) -> String {
        let assertion = &self.context.provider.table.client_assertion;
        let algorithm = assertion.algorithms.first();
        let algorithm = algorithm.map_or("ES256", String::as_str);
        let pem = match self.source {
            Source::Environment => "std::fs::read_to_string(\"key.pem\")?",
            Source::Emulator => "registered.private_key.as_deref().unwrap_or_default()",
        };
        format!(
            "rt::jose::SigningKey::from_pem(
                rt::jose::Algorithm::from_name({algorithm:?}).ok_or(\"no such algorithm\")?,
                &rt::Secret::new({pem}),
            )?"
        )
    }

    /// The value of a variable: as given, or from the environment.
    fn variable(&self, variable: &Variable) -> String {
        if self.source == Source::Emulator {
            let example = variable.example.as_deref().unwrap_or("example");
            return format!("{example:?}");
        }
        let mut given = self.values.variables.iter();
        let given = given.find(|(name, _)| *name == variable.name);
        let name = environment_variable("VARIABLE", &variable.name);
        let of_environment = format!("std::env::var({name:?})?");
        match given {
            _ if variable.secret => of_environment,
            Some((_, value)) => format!("{value:?}"),
            None => format!("&{of_environment}"),
        }
    }

    /// The expression of the credentials of an alternative.
    fn credentials(&self, alternative: &Alternative) -> String {
        let provider = self.context.provider;
        let mut text = format!("{}::security::Credentials::new()", provider.rust_name);
        let schemes = alternative.schemes.iter();
        for scheme in schemes.filter_map(|at| provider.security_schemes.get(*at)) {
            let _ = write!(text, ".{}({})", scheme.rust_name, self.secrets(scheme));
        }
        text
    }

    fn secrets(&self, scheme: &SecurityScheme) -> String {
        let (user, secret) = match self.source {
            Source::Environment => {
                let name = environment_variable("CREDENTIAL", &scheme.table.name);
                (
                    format!("std::env::var(\"{name}_USER\")?"),
                    format!("std::env::var({name:?})?"),
                )
            }
            Source::Emulator => (
                "licit_emulator::Running::BASIC_USER".to_owned(),
                format!(
                    "emulator.secret({:?}).ok_or(\"no such secret\")?",
                    scheme.table.name
                ),
            ),
        };
        match scheme.table.place {
            CredentialIn::Basic => format!("{user}, {secret}"),
            CredentialIn::MutualTls => String::new(),
            _ => secret,
        }
    }
}

/// Returns the environment variable from which examples, and the commands of `cargo licit`, read a value of
/// the kind `CREDENTIAL`, `SECRET` or `VARIABLE`.
///
/// ```
/// let name = licit_codegen::environment_variable("CREDENTIAL", "api-key");
/// assert_eq!(name, "LICIT_CREDENTIAL_API_KEY");
/// ```
pub fn environment_variable(kind: &str, name: &str) -> String {
    let name = name.to_uppercase();
    let letters = name.chars();
    let name: String = letters
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect();
    format!("LICIT_{kind}_{name}")
}
