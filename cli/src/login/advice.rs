//! What went wrong, in plain words, and what can be done about it.

use std::fmt;

use licit_emulator::AuthorizeError;
use licit_format::diagnostic::nearest;
use licit_format::resolve::Grant;
use licit_runtime::error::{
    AuthorizationError, ConfigError, OAuthError, OAuthErrorCode, SignedTokenFault, TokenReplyFault,
    TransportErrorKind,
};
use licit_runtime::{ApiError, Error, LoopbackError, Meaning};

use super::Scene;
use super::grant::Plan;

/// What is told when a login does not come to its end.
#[derive(Debug)]
pub(super) struct Trouble {
    message: String,
    help: Vec<String>,
}

impl Trouble {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: Vec::new(),
        }
    }

    /// A name that the spec does not have.
    pub(super) fn unknown<'n>(
        what: &str,
        name: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Self {
        let trouble = Self::new(format!("the spec has no {what} `{name}`"));
        match nearest(name, known) {
            Some(near) => trouble.help(format!("did you mean `{near}`?")),
            None => trouble,
        }
    }

    /// The same, with something that may help.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        for help in &self.help {
            write!(f, "\nhelp: {help}")?;
        }
        Ok(())
    }
}

/// Whatever can go wrong on the way.
pub(super) enum Problem {
    Runtime(Error),
    Loopback(LoopbackError),
    Emulator(AuthorizeError),
    Other(Trouble),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        Self::Runtime(error)
    }
}

impl From<LoopbackError> for Problem {
    fn from(error: LoopbackError) -> Self {
        Self::Loopback(error)
    }
}

impl From<AuthorizeError> for Problem {
    fn from(error: AuthorizeError) -> Self {
        Self::Emulator(error)
    }
}

impl From<Trouble> for Problem {
    fn from(trouble: Trouble) -> Self {
        Self::Other(trouble)
    }
}

/// A problem with what may help against it.
pub(super) fn of(problem: Problem, scene: &Scene<'_>, plan: &Plan) -> Trouble {
    let error = match problem {
        Problem::Other(trouble) => return trouble,
        Problem::Loopback(error) => return loopback(&error),
        Problem::Emulator(error) => return Trouble::new(error.to_string()),
        Problem::Runtime(error) => error,
    };
    let trouble = Trouble::new(chain(&error));
    match &error {
        Error::Config(error) => config(trouble, error, scene),
        Error::Authorization(error) => authorization(trouble, error, scene),
        Error::OAuth(error) => oauth(trouble, error, scene, plan),
        Error::NotATokenReply(error) => match error.fault() {
            TokenReplyFault::Html => trouble.help(
                "`token_endpoint` of the spec leads to a page for people, or something between \
                 here and the provider answered instead",
            ),
            _ => trouble.help(
                "the provider answers in another way than the spec says: `token_reply` describes \
                 how. `-v` shows the names of what came",
            ),
        },
        Error::SignedToken(error) => match error.fault() {
            SignedTokenFault::Claim("iss") => {
                trouble.help("`issuer` of the spec must be the provider's, letter by letter")
            }
            SignedTokenFault::Expired => trouble.help("the clock of this machine may be wrong"),
            SignedTokenFault::Missing => trouble.help(
                "your application may have to be allowed OpenID Connect where it is registered",
            ),
            _ => trouble
                .help("`openid` of the spec says how the provider signs, and with which keys"),
        },
        Error::GrantLost(_) => trouble.help("log in again"),
        Error::Api(error) => api(trouble, error, scene),
        Error::Decode(_) => {
            trouble.help("`--call` shows JSON; the operation may answer with something else")
        }
        Error::Transport(error) => match error.kind() {
            TransportErrorKind::Connect => trouble.help(
                "the host of the spec's URL may be misspelt, or a proxy may be needed: see `-v`",
            ),
            TransportErrorKind::Redirect => trouble.help(
                "the spec's URL may lack or have too much of a path, a slash, or `www`: secrets \
                 are not sent along redirects",
            ),
            _ => trouble,
        },
        _ => trouble,
    }
}

/// An error with what caused it.
fn chain(error: &Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}

fn loopback(error: &LoopbackError) -> Trouble {
    let trouble = Trouble::new(error.to_string());
    match error {
        LoopbackError::Timeout => trouble
            .help(
                "if the provider's page complained of the redirect URI: register the one above, \
                 letter by letter",
            )
            .help(
                "a provider that takes no port but the registered one needs `--redirect-uri` \
                 with that port; one that takes no loopback at all needs the registered `https` \
                 URI, and you paste the page's address",
            )
            .help("if your browser is on another machine: `--paste`"),
        LoopbackError::Bind(_) => trouble
            .help("another program has the port, or this system lets you have none: `--paste`"),
        _ => trouble,
    }
}

fn config(trouble: Trouble, error: &ConfigError, scene: &Scene<'_>) -> Trouble {
    match error {
        ConfigError::VariableMissing(name) => {
            let variables = &scene.provider.table.variables;
            let known = variables.iter().find(|variable| variable.name == *name);
            let example = known.and_then(|variable| variable.example.as_deref());
            let trouble = trouble.help(format!("give `--set {name}={}`", example.unwrap_or("…")));
            match known.and_then(|variable| variable.description.as_deref()) {
                Some(description) => trouble.help(format!("`{name}`: {description}")),
                None => trouble,
            }
        }
        ConfigError::EnvironmentUnknown(_) => {
            let names = scene.provider.table.environments.iter();
            let names: Vec<_> = names.map(|known| known.name.as_str()).collect();
            trouble.help(format!("the spec has {}", names.join(", ")))
        }
        ConfigError::SigningKeyMissing => trouble.help("give `--signing-key` with a PEM file"),
        ConfigError::ClientSecretMissing => {
            trouble.help("set LICIT_CLIENT_SECRET, or give `--client-secret-file`")
        }
        ConfigError::RevocationNotOffered => {
            trouble.help("`revocation_endpoint` of the spec says where tokens are revoked")
        }
        ConfigError::CertificateMissing => {
            trouble.help("client certificates are for applications: use a generated client")
        }
        _ => trouble,
    }
}

fn authorization(trouble: Trouble, error: &AuthorizationError, scene: &Scene<'_>) -> Trouble {
    match error {
        AuthorizationError::OAuth(error) => at_consent(trouble, error, scene),
        AuthorizationError::State => trouble.help(
            "an older page may have been used: begin again, and use the page of this login alone. \
             A provider that drops `state` needs `\"state\": false` in its spec",
        ),
        AuthorizationError::CodeMissing => trouble.help(
            "paste the whole address, from `http` on; a provider with another name for the code \
             needs `callback` in its spec",
        ),
        AuthorizationError::IssuerMissing { .. } | AuthorizationError::Issuer => trouble.help(
            "`issuer` of the spec must be the provider's, letter by letter. If it is, somebody \
             else sent this callback",
        ),
        AuthorizationError::Expired => trouble.help("begin again, and be quicker"),
        _ => trouble,
    }
}

/// Errors on the way back (RFC 6749 §4.1.2.1).
fn at_consent(trouble: Trouble, error: &OAuthError, scene: &Scene<'_>) -> Trouble {
    match error.code() {
        OAuthErrorCode::AccessDenied => trouble.help("the user, or the provider for them, said no"),
        OAuthErrorCode::InvalidScope => wrong_scope(trouble, scene),
        OAuthErrorCode::UnauthorizedClient => not_enabled(trouble),
        OAuthErrorCode::ServerError | OAuthErrorCode::TemporarilyUnavailable => {
            trouble.help("the provider has a problem: try later")
        }
        _ => about_redirect_uri(trouble, error),
    }
}

/// Errors of the token endpoint (RFC 6749 §5.2).
fn oauth(trouble: Trouble, error: &OAuthError, scene: &Scene<'_>, plan: &Plan) -> Trouble {
    match error.code() {
        OAuthErrorCode::InvalidClient => wrong_client(trouble, scene, plan),
        OAuthErrorCode::InvalidGrant => match plan {
            Plan::Code(_) => {
                let code = scene.registration.table.authorization_code.as_ref();
                let lifetime = code.and_then(|code| code.code_lifetime);
                let lifetime = lifetime.map_or_else(String::new, |seconds| {
                    format!(" (the spec says that it lasts {seconds} seconds)")
                });
                trouble
                    .help(format!("the code has ended{lifetime}, or was used before"))
                    .help("or the redirect URI differs from the registered one, by a letter or a slash")
            }
            _ => trouble.help("what was exchanged has ended, or was used before"),
        },
        OAuthErrorCode::InvalidScope => wrong_scope(trouble, scene),
        OAuthErrorCode::UnauthorizedClient | OAuthErrorCode::UnsupportedGrantType => {
            not_enabled(trouble)
        }
        OAuthErrorCode::InvalidRequest => about_redirect_uri(trouble, error)
            .help("`-v` shows what was sent; `token_request` of the spec says what is"),
        _ => trouble,
    }
}

fn wrong_client(trouble: Trouble, scene: &Scene<'_>, plan: &Plan) -> Trouble {
    let registration = scene.registration;
    let grant: Option<&Grant> = match plan {
        Plan::Code(_) => registration
            .table
            .authorization_code
            .as_ref()
            .map(|code| &code.grant),
        Plan::Device => registration
            .table
            .device_code
            .as_ref()
            .map(|device| &device.grant),
        Plan::ClientCredentials => registration.table.client_credentials.as_ref(),
    };
    let methods = grant.map_or(&[][..], |grant| grant.auth_methods.as_slice());
    let methods: Vec<_> = methods.iter().map(|method| method.name()).collect();
    trouble
        .help("the client identifier or the client secret is wrong, or of another environment")
        .help(format!(
            "or the provider wants them in another way: the spec says {} \
             (`token_endpoint_auth_methods`)",
            methods.join(", ")
        ))
}

fn wrong_scope(trouble: Trouble, scene: &Scene<'_>) -> Trouble {
    let asked = if scene.asked.is_empty() {
        "none were asked for, and the provider may want some: `--scopes`".to_owned()
    } else {
        format!(
            "the provider does not know one of {}, or your application is not registered for it",
            scene.asked.join(", ")
        )
    };
    trouble.help(asked)
}

fn not_enabled(trouble: Trouble) -> Trouble {
    trouble
        .help("your application may not use this grant: it is switched on where it is registered")
}

fn about_redirect_uri(trouble: Trouble, error: &OAuthError) -> Trouble {
    let told = error.description().unwrap_or_default();
    if !told.to_lowercase().contains("redirect") {
        return trouble;
    }
    trouble.help("register the redirect URI above, letter by letter, or give the registered one as `--redirect-uri`")
}

/// Errors of the API.
fn api(trouble: Trouble, error: &ApiError, scene: &Scene<'_>) -> Trouble {
    let trouble = match error.documentation_url() {
        Some(url) => trouble.help(format!("the provider explains it at {url}")),
        None => trouble,
    };
    match error.meaning() {
        Some(Meaning::InsufficientScope) => trouble.help(format!(
            "the tokens cover {}: ask for more with `--scopes`, if the user may have more at all",
            if scene.asked.is_empty() {
                "what the provider gives by itself".to_owned()
            } else {
                scene.asked.join(", ")
            }
        )),
        Some(Meaning::RateLimited | Meaning::Retry) => trouble.help("try later"),
        Some(Meaning::InvalidClient) => {
            trouble.help("the client identifier or the client secret is wrong")
        }
        _ => trouble,
    }
}
