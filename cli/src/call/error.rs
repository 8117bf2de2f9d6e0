//! Why a call was not made or failed, and the exit code for it.

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use licit_format::diagnostic::Report;
use licit_runtime::error::ConfigError;
use licit_runtime::{Error, Meaning};
use serde_json::Value;

use crate::login::CERTIFICATE_ADVICE;
use crate::terminal::{self, json, noteln, with_causes};

/// The word for the spec in the advice of a [`CallError`], which does not know its file.
const SPEC: &str = "SPEC";

/// The reason, as shown to the user.
#[derive(Debug)]
pub(super) enum CallError {
    /// The spec has errors.
    Spec(Box<Report>),
    /// The call cannot be made.
    Failed(String),
    /// The command line, the operation or an argument is wrong.
    Usage(String),
    /// The provider's reply is an error.
    Rejected(String),
    /// There are no valid tokens.
    NoTokens(String),
    /// An error with advice, in which `SPEC` is the file of the spec.
    Advised { error: Box<Self>, advice: String },
}

impl CallError {
    /// Adds advice, in which `SPEC` is the file of the spec.
    pub(super) fn advise(self, advice: impl Into<String>) -> Self {
        Self::Advised {
            error: Box::new(self),
            advice: advice.into(),
        }
    }

    pub(super) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Spec(_) | Self::Failed(_) => ExitCode::from(1),
            Self::Usage(_) => ExitCode::from(2),
            Self::Rejected(_) => ExitCode::from(3),
            Self::NoTokens(_) => ExitCode::from(4),
            Self::Advised { error, .. } => error.exit_code(),
        }
    }

    /// Prints the reason, and the advice with the file of the spec.
    pub(super) fn print(&self, spec: &Path) {
        match self {
            Self::Spec(report) => {
                let report = report.errors_only().render(terminal::has_colours());
                terminal::note_report(&report);
            }
            Self::Failed(text)
            | Self::Usage(text)
            | Self::Rejected(text)
            | Self::NoTokens(text) => {
                noteln!("error: {text}");
            }
            Self::Advised { error, advice } => {
                error.print(spec);
                noteln!(
                    "help: {}",
                    advice.replace(SPEC, &spec.display().to_string())
                );
            }
        }
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Spec(report) => report.fmt(f),
            Self::Failed(text)
            | Self::Usage(text)
            | Self::Rejected(text)
            | Self::NoTokens(text) => f.write_str(text),
            Self::Advised { error, advice } => write!(f, "{error}\nhelp: {advice}"),
        }
    }
}

impl From<Error> for CallError {
    fn from(error: Error) -> Self {
        let mut text = with_causes(&error);
        if let Error::Api(error) = &error {
            text.push_str(&shown_body(error.body()));
        }
        let no_tokens = |text: String| {
            Self::NoTokens(text).advise("log in again: `cargo licit login SPEC --save`")
        };
        match &error {
            Error::GrantLost(_) => no_tokens(text),
            Error::Config(error) => match &**error {
                ConfigError::VariableMissing(name) => {
                    Self::Usage(text).advise(format!("pass `--set {name}=…`"))
                }
                ConfigError::CredentialMissing(_) => Self::NoTokens(text),
                ConfigError::CertificateMissing => Self::Usage(format!(
                    "the provider requires a client certificate\nhelp: {CERTIFICATE_ADVICE}"
                )),
                ConfigError::VariableUnknown(_) | ConfigError::EnvironmentUnknown(_) => {
                    Self::Usage(text)
                }
                _ => Self::Failed(text),
            },
            Error::Argument(_) => Self::Usage(text),
            Error::Api(error) => match error.meaning() {
                Some(Meaning::TokenExpired) => no_tokens(text),
                None if error.status() == 401 => no_tokens(text),
                Some(Meaning::InsufficientScope) => Self::Rejected(text).advise(
                    "`cargo licit scopes SPEC OPERATION` prints the scopes that it needs; log in with them",
                ),
                Some(Meaning::RateLimited | Meaning::Retry) => {
                    Self::Rejected(text).advise("try again later")
                }
                _ => Self::Rejected(text),
            },
            Error::OAuth(_) => Self::NoTokens(text),
            _ => Self::Failed(text),
        }
    }
}

/// The maximum number of characters of an error's body that are shown.
const MOST_SHOWN: usize = 2_000;

/// Returns the body of an error reply as the lines after its message.
fn shown_body(body: &[u8]) -> String {
    let text = match serde_json::from_slice::<Value>(body) {
        Ok(value) => json(&value),
        Err(_) => String::from_utf8_lossy(body).trim().to_owned(),
    };
    if text.is_empty() {
        return text;
    }
    match text.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("\n{}…", text.get(..end).unwrap_or_default()),
        None => format!("\n{text}"),
    }
}
