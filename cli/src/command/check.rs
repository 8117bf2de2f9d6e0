//! The arguments of `cargo licit check`.

use std::path::PathBuf;

use lexopt::prelude::*;
use licit_format::LoadOptions;

use super::value::{document_root, next, path, text};

/// The output of `cargo licit help check`.
pub(crate) const HELP: &str = "\
Check specs, with the documents that they name, and report all problems. Exits with 1 if there are errors.

Without specs, those of `licit.toml` are checked, with its settings.

Usage: cargo licit check [spec]... [options]

  --format human|json|github|sarif
                            set the form of the report: for a terminal, a JSON list, annotations of GitHub
                            Actions, or SARIF 2.1.0 for code scanning (default: human)
  --config FILE             read these settings (default: licit.toml, here or in a directory above)
  --deny-warnings           fail if there are warnings
  --watch                   check again when a file changes, until interrupted
  --document-root DIR       set the directory that must contain all documents that specs refer to
                            (default: the directory of the spec). URLs are never fetched
  --names FILE              use the names of a names file

Example:
  cargo licit check specs/*.json --deny-warnings
";

/// `check`
pub(crate) struct Check {
    /// Empty: those of the settings.
    pub(crate) specs: Vec<PathBuf>,
    pub(crate) config: Option<PathBuf>,
    pub(crate) format: CheckFormat,
    pub(crate) deny_warnings: bool,
    pub(crate) watch: bool,
    pub(crate) load: LoadOptions,
}

/// The form of the report of `check`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum CheckFormat {
    Human,
    Json,
    GitHub,
    Sarif,
}

impl Check {
    pub(super) fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
        let mut check = Self {
            specs: Vec::new(),
            config: None,
            format: CheckFormat::Human,
            deny_warnings: false,
            watch: false,
            load: LoadOptions::default(),
        };
        while let Some(argument) = next(parser)? {
            match argument {
                Long("format") => {
                    check.format = match text(parser)?.as_str() {
                        "human" => CheckFormat::Human,
                        "json" => CheckFormat::Json,
                        "github" => CheckFormat::GitHub,
                        "sarif" => CheckFormat::Sarif,
                        other => {
                            return Err(format!(
                                "`--format` is `human`, `json`, `github` or `sarif`, not `{other}`"
                            ));
                        }
                    };
                }
                Long("config") => check.config = Some(path(parser)?),
                Long("deny-warnings") => check.deny_warnings = true,
                Long("watch") => check.watch = true,
                Long("names") => check.load = check.load.clone().names(path(parser)?),
                Long("document-root") => check.load = document_root(&check.load, parser)?,
                Value(path) => check.specs.push(path.into()),
                other => return Err(other.unexpected().to_string()),
            }
        }
        if check.config.is_some() && !check.specs.is_empty() {
            return Err("`--config` cannot be combined with specs".into());
        }
        if check.watch && check.format != CheckFormat::Human {
            return Err("`--watch` cannot be combined with `--format`".into());
        }
        Ok(check)
    }
}
