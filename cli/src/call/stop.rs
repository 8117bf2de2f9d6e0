//! Why a call was not made or failed, and the exit code for it.

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use licit_format::diagnostic::Report;
use licit_runtime::error::ConfigError;
use licit_runtime::{Error, Meaning};
use serde_json::Value;

use crate::terminal::{self, json, noteln, with_causes};

/// The word for the spec in the advice of a [`Stop`], which does not know its file.
const SPEC: &str = "SPEC";

/// The reason, as shown to the user.
#[derive(Debug)]
pub(super) enum Stop {
    /// The spec has errors.
    Spec(Box<Report>),
    /// The call cannot be made.
    Failed(String),
    /// The command line, the operation or an argument is wrong.
    Usage(String),
    /// The provider's reply is an error.
    Refused(String),
    /// There are no valid tokens.
    NoTokens(String),
}

impl Stop {
    pub(super) fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Spec(_) | Self::Failed(_) => 1,
            Self::Usage(_) => 2,
            Self::Refused(_) => 3,
            Self::NoTokens(_) => 4,
        })
    }

    /// Prints the reason. Commands that it advises have the file of the spec.
    pub(super) fn print(&self, spec: &Path) {
        if let Self::Spec(report) = self {
            let report = report.errors_only().render(terminal::has_colours());
            return terminal::note_report(&report);
        }
        let mut text = self.to_string();
        for command in ["login", "scopes", "call"] {
            let of = |spec: &str| format!("`cargo licit {command} {spec}");
            text = text.replace(&of(SPEC), &of(&spec.display().to_string()));
        }
        noteln!("error: {text}");
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Spec(report) => report.fmt(f),
            Self::Failed(text) | Self::Usage(text) | Self::Refused(text) | Self::NoTokens(text) => {
                f.write_str(text)
            }
        }
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        let mut text = with_causes(&error);
        if let Error::Api(error) = &error {
            text.push_str(&shown_body(error.body()));
        }
        let no_tokens = |text: String| {
            Self::NoTokens(format!(
                "{text}\nhelp: log in again: `cargo licit login SPEC --save`"
            ))
        };
        match &error {
            Error::GrantLost(_) => no_tokens(text),
            Error::Config(error) => match &**error {
                ConfigError::VariableMissing(name) => {
                    Self::Usage(format!("{text}\nhelp: pass `--set {name}=…`"))
                }
                ConfigError::CredentialMissing(_) => Self::NoTokens(text),
                ConfigError::VariableUnknown(_) | ConfigError::EnvironmentUnknown(_) => {
                    Self::Usage(text)
                }
                _ => Self::Failed(text),
            },
            Error::Argument(_) => Self::Usage(text),
            Error::Api(error) => match error.meaning() {
                Some(Meaning::TokenExpired) => no_tokens(text),
                None if error.status() == 401 => no_tokens(text),
                Some(Meaning::InsufficientScope) => Self::Refused(format!(
                    "{text}\nhelp: `cargo licit scopes SPEC OPERATION` prints the scopes that it needs; log in \
                     with them"
                )),
                Some(Meaning::RateLimited | Meaning::Retry) => {
                    Self::Refused(format!("{text}\nhelp: try again later"))
                }
                _ => Self::Refused(text),
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
