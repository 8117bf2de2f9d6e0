//! Explains a failed login and suggests a fix.

use licit_codegen::environment_variable;
use licit_format::resolve::{Grant, TokenInput, VariableSource};
use licit_runtime::error::{
    AuthorizationError, ConfigError, OAuthError, OAuthErrorCode, SignedTokenFault, TokenReplyFault,
    TransportErrorKind,
};
use licit_runtime::{ApiError, Error, LoopbackError, Meaning};

use super::certificate;
use super::context::Context;
use super::custom;
use super::failure::{Failure, LoginError};
use super::grant::Flow;
use crate::terminal::with_causes;

/// Returns the error with suggestions.
pub(crate) fn of(error: LoginError, context: &Context<'_>, flow: &Flow) -> Failure {
    let error = match error {
        LoginError::Other(failure) => return failure,
        LoginError::Loopback(error) => return loopback(&error),
        LoginError::Emulator(error) => return Failure::new(error.to_string()),
        LoginError::Runtime(error) => error,
    };
    let mut failure = Failure::new(with_causes(&error));
    // What licit does not recognize is shown as the provider wrote it.
    if matches!(error, Error::TokenReply(_) | Error::Api(_))
        && let Some(rejection) = context.witness.rejection()
    {
        failure.message = format!("{}\nthe reply was {rejection}", failure.message);
    }
    match &error {
        Error::Config(error) => config(failure, error, context),
        Error::Authorization(error) => authorization(failure, error, context),
        Error::OAuth(error) => oauth(failure, error, context, flow),
        Error::TokenReply(error) if error.status() >= 400 => failure.help(
            "check the credentials and `token_request` in the spec: the server rejected the request, \
             in a form of its own. `-v` shows what was sent",
        ),
        Error::TokenReply(error) => match error.fault() {
            TokenReplyFault::Html => failure.help(
                "check `token_endpoint` in the spec: it is a web page, or a proxy in between \
                 returned one",
            ),
            TokenReplyFault::NoAccessToken => failure
                .help(
                    "if the reply is an error, describe its form in `errors`, in a shape with \
                     `\"at_success\": true`",
                )
                .help("otherwise, check `token_reply`: `-v` shows the names of the members"),
            TokenReplyFault::TokenType => failure.help(
                "add the type to `token_types` in `token_reply`, if the token is sent like a bearer \
                 token: `-v` shows the type",
            ),
            _ => failure.help(
                "check `token_reply` in the spec: the reply does not match it. \
                 `-v` shows the names of the members",
            ),
        },
        Error::SignedToken(error) => match error.fault() {
            SignedTokenFault::Claim("iss") => {
                failure.help("set `issuer` in the spec to exactly the provider's issuer")
            }
            SignedTokenFault::Expired => failure.help("check the clock of this machine"),
            SignedTokenFault::Missing => failure
                .help("enable OpenID Connect for your application in the provider's settings"),
            _ => failure.help("check `openid` in the spec: its signing algorithms and keys"),
        },
        Error::GrantLost(_) => failure.help("log in again"),
        Error::Api(error) => api(failure, error, context),
        Error::Decode(_) => failure
            .help("`--call` supports only JSON replies; the operation may return something else"),
        Error::Transport(error) => match error.kind() {
            TransportErrorKind::Connect => {
                failure.help("check the host in the spec's URL; if you need a proxy, see `-v`")
            }
            TransportErrorKind::Redirect => failure.help(
                "check the spec's URL for a wrong path, a slash or `www`: secrets \
                 are not sent to redirect targets",
            ),
            _ => failure,
        },
        _ => failure,
    }
}

fn loopback(error: &LoopbackError) -> Failure {
    let failure = Failure::new(error.to_string());
    match error {
        LoopbackError::Timeout => failure
            .help(
                "if the provider's page rejected the redirect URI, register exactly the one \
                 shown above",
            )
            .help(
                "if the provider requires a fixed port, pass `--redirect-uri` with that port; \
                 if it does not allow loopback, pass the registered `https` URI \
                 and paste the address of the page",
            )
            .help("if your browser is on another machine, pass `--paste`"),
        LoopbackError::Bind(_) => failure
            .help("the port is in use or not permitted: choose another one, or pass `--paste`"),
        _ => failure,
    }
}

fn config(failure: Failure, error: &ConfigError, context: &Context<'_>) -> Failure {
    match error {
        ConfigError::VariableMissing(name) => {
            if let Some(help) = set_by_provider(context, name) {
                return failure.help(help);
            }
            let variables = &context.provider.table.variables;
            let known = variables.iter().find(|variable| variable.name == *name);
            let example = known.and_then(|variable| variable.example.as_deref());
            let failure = if known.is_some_and(|variable| variable.secret) {
                let exported = environment_variable("VARIABLE", name);
                failure.help(format!("set the environment variable {exported}"))
            } else {
                failure.help(format!("pass `--set {name}={}`", example.unwrap_or("…")))
            };
            match known.and_then(|variable| variable.description.as_deref()) {
                Some(description) => failure.help(format!("`{name}`: {description}")),
                None => failure,
            }
        }
        ConfigError::VariableUnknown(name) => {
            if let Some(help) = set_by_provider(context, name) {
                return Failure::new(format!("the variable `{name}` cannot be set")).help(help);
            }
            let variables = context.provider.table.variables.iter();
            let names = variables.map(|known| known.name.as_str());
            failure.nearest("variable", name, names)
        }
        ConfigError::SigningKeyMissing => failure.help("pass `--signing-key` with a PEM file"),
        ConfigError::DecryptionKeyMissing => {
            failure.help("pass `--decryption-key` with a PEM file")
        }
        ConfigError::ClientSecretMissing => {
            failure.help("set LICIT_CLIENT_SECRET, or pass `--client-secret-file`")
        }
        ConfigError::RevocationNotOffered => failure.help("set `revocation_endpoint` in the spec"),
        ConfigError::CertificateMissing => {
            Failure::new("the provider requires a client certificate").help(certificate::ADVICE)
        }
        _ => failure,
    }
}

/// Says where the value of a variable comes from that the application does not set.
fn set_by_provider(context: &Context<'_>, name: &str) -> Option<String> {
    let mut variables = context.provider.table.variables.iter();
    let variable = variables.find(|variable| variable.name == name)?;
    let by_custom = || {
        let mut custom = context.registration.table.custom.iter();
        let captures = |grant: &Grant| grant.reply.captures.iter().any(|(_, set)| set == name);
        let (grant, _) = custom.find(|(_, grant)| captures(grant))?;
        let option = match custom::named(context.registration, grant).ok()?.input {
            TokenInput::Nothing => "--grant",
            TokenInput::AccessToken | TokenInput::RefreshToken => "--exchange",
        };
        Some(format!(
            "the grant `{grant}` sets `{name}`: pass `{option} {grant}`"
        ))
    };
    match variable.source {
        VariableSource::App => None,
        VariableSource::Callback => Some(format!("the callback of a login sets `{name}`")),
        VariableSource::TokenReply => {
            by_custom().or_else(|| Some(format!("the reply to the token request sets `{name}`")))
        }
        VariableSource::Tenant => Some(format!("the chosen tenant sets `{name}`")),
    }
}

fn authorization(failure: Failure, error: &AuthorizationError, context: &Context<'_>) -> Failure {
    match error {
        AuthorizationError::OAuth(error) => callback_error(failure, error, context),
        AuthorizationError::State => failure.help(
            "start again, and use only the page of this login. \
             If the provider does not return `state`, set `\"state\": \"unsupported\"` in the spec",
        ),
        AuthorizationError::CodeMissing => failure.help(
            "paste the whole address, starting with `http`; if the provider uses another parameter for \
             the code, set `callback` in the spec",
        ),
        AuthorizationError::IssuerMissing { .. } | AuthorizationError::Issuer => failure.help(
            "set `issuer` in the spec to exactly the provider's issuer. If it is correct, the callback \
             came from another server",
        ),
        AuthorizationError::Expired => failure.help("start again and complete the login faster"),
        _ => failure,
    }
}

/// Errors in the callback (RFC 6749 §4.1.2.1).
fn callback_error(failure: Failure, error: &OAuthError, context: &Context<'_>) -> Failure {
    match error.code() {
        OAuthErrorCode::AccessDenied => failure.help("the user or the provider denied access"),
        OAuthErrorCode::InvalidScope => wrong_scope(failure, context),
        OAuthErrorCode::UnauthorizedClient => not_enabled(failure),
        OAuthErrorCode::ServerError | OAuthErrorCode::TemporarilyUnavailable => {
            failure.help("the provider is temporarily unavailable: try again later")
        }
        _ => about_redirect_uri(failure, error),
    }
}

/// Errors of the token endpoint (RFC 6749 §5.2).
fn oauth(failure: Failure, error: &OAuthError, context: &Context<'_>, flow: &Flow) -> Failure {
    match error.code() {
        OAuthErrorCode::InvalidClient => wrong_client(failure, context, flow),
        OAuthErrorCode::InvalidGrant => match flow {
            Flow::Code(_) => {
                let code = context.registration.table.authorization_code.as_ref();
                let lifetime = code.and_then(|code| code.code_lifetime);
                let lifetime = lifetime.map_or_else(String::new, |seconds| {
                    format!(" (its lifetime in the spec is {seconds} seconds)")
                });
                failure
                    .help(format!("the code expired{lifetime} or was already used"))
                    .help("or the redirect URI is not exactly the registered one: compare every character")
            }
            Flow::Password(_) => failure.help("check the user's name and password"),
            Flow::JwtBearer(_) => failure.help(
                "check the assertion: its signature, its `iss`, `sub` and `aud`, and that it has not \
                 expired and was not used before",
            ),
            Flow::Custom(_) => failure.help("check the parameters of the grant"),
            Flow::RefreshToken(_) => {
                failure.help("the refresh token expired, was revoked, or was already used")
            }
            Flow::Device | Flow::ClientCredentials => {
                failure.help("the exchanged credential expired or was already used")
            }
        },
        OAuthErrorCode::InvalidScope => wrong_scope(failure, context),
        OAuthErrorCode::UnauthorizedClient | OAuthErrorCode::UnsupportedGrantType => {
            not_enabled(failure)
        }
        OAuthErrorCode::InvalidRequest => about_redirect_uri(failure, error)
            .help("compare the request shown by `-v` with `token_request` in the spec"),
        _ => failure,
    }
}

fn wrong_client(failure: Failure, context: &Context<'_>, flow: &Flow) -> Failure {
    let grant = flow.table(context.registration);
    let methods = grant.map_or(&[][..], |grant| grant.auth_methods.as_slice());
    let methods: Vec<_> = methods.iter().map(|method| method.name()).collect();
    failure
        .help("check the client identifier and the client secret, and that they belong to this environment")
        .help(format!(
            "or check `token_endpoint_auth_methods`: the spec uses {}",
            methods.join(", ")
        ))
}

fn wrong_scope(failure: Failure, context: &Context<'_>) -> Failure {
    let help = if context.scopes.is_empty() {
        "no scopes were requested, and the provider may require some: pass `--scopes`".to_owned()
    } else {
        format!(
            "the provider does not support one of {}, or your application is not registered for it",
            context.scopes.join(", ")
        )
    };
    failure.help(help)
}

fn not_enabled(failure: Failure) -> Failure {
    failure.help("enable this grant for your application in the provider's settings")
}

fn about_redirect_uri(failure: Failure, error: &OAuthError) -> Failure {
    let description = error.description().unwrap_or_default();
    if !description.to_lowercase().contains("redirect") {
        return failure;
    }
    failure.help(
        "register exactly the redirect URI above, or pass the registered one as `--redirect-uri`",
    )
}

/// Errors of the API.
fn api(failure: Failure, error: &ApiError, context: &Context<'_>) -> Failure {
    let failure = match error.documentation_url() {
        Some(url) => failure.help(format!("see the provider's documentation: {url}")),
        None => failure,
    };
    match error.meaning() {
        Some(Meaning::InsufficientScope) => failure.help(format!(
            "the tokens have {}: request more with `--scopes`, if the user may grant them",
            if context.scopes.is_empty() {
                "the provider's default scopes".to_owned()
            } else {
                context.scopes.join(", ")
            }
        )),
        Some(Meaning::RateLimited | Meaning::Retry) => failure.help("try again later"),
        Some(Meaning::InvalidClient) => {
            failure.help("check the client identifier and the client secret")
        }
        _ => failure,
    }
}
