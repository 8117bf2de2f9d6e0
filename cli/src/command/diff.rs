//! The arguments of `cargo licit diff`.

use std::path::PathBuf;

use lexopt::prelude::*;
use licit_format::diff::Severity;

use super::value::{next, path, text};

/// The output of `cargo licit help diff`.
pub(crate) const HELP: &str = "\
Compare two versions of a provider, and report each change and whom it breaks: callers, granted tokens
(users must consent again), or nobody. Each version is a spec or an OpenAPI document.

Usage: cargo licit diff <old> <new> [options]
       cargo licit diff --git REV [file] [options]

  --git REV                 compare the file with itself in a git revision, with its settings in `licit.toml`;
                            without a file: compare every spec of `licit.toml`
  --format human|json|github|markdown
                            set the form of the report: for a terminal, for tools, annotations of GitHub
                            Actions, or a comment for a pull request (default: human)
  --fail-on callers|tokens|any
                            exit with 1 on changes that break callers or tokens, that break tokens, or
                            on any change
  --accepted FILE           do not report or fail on the changes that the file lists: a code and a place on
                            each line. They still count for `--crate-version`
  --write-accepted          add all other changes that break something to the file of `--accepted`
  --crate-version VERSION   print the next version of the crate with the client, by semantic versioning
  --names FILE              use the names of a names file for both versions
  --document-root DIR       set the directory that must contain all documents (default: the file's)

Example:
  cargo licit diff --git origin/main specs/acme.json --fail-on callers
";

/// `diff`
pub(crate) struct Diff {
    pub(crate) old: Version,
    /// `None` with `--git` for every spec of the settings.
    pub(crate) new: Option<PathBuf>,
    pub(crate) format: Format,
    /// The least severity that fails.
    pub(crate) fail_on: Option<Severity>,
    /// The file of accepted changes.
    pub(crate) accepted: Option<PathBuf>,
    pub(crate) write_accepted: bool,
    /// The version of the crate with the client.
    pub(crate) crate_version: Option<String>,
    pub(crate) names: Option<PathBuf>,
    pub(crate) root: Option<PathBuf>,
}

/// The old version.
pub(crate) enum Version {
    File(PathBuf),
    /// The new version's file in this revision.
    Revision(String),
}

/// The form of the report.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Human,
    Json,
    GitHub,
    Markdown,
}

const FORMATS: [(&str, Format); 4] = [
    ("human", Format::Human),
    ("json", Format::Json),
    ("github", Format::GitHub),
    ("markdown", Format::Markdown),
];

/// The values of `--fail-on`.
const SEVERITIES: [(&str, Severity); 3] = [
    ("callers", Severity::Callers),
    ("tokens", Severity::Tokens),
    ("any", Severity::Nobody),
];

impl Diff {
    pub(super) fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
        let (mut files, mut revision) = (Vec::new(), None);
        let (mut format, mut fail_on, mut accepted) = (Format::Human, None, None);
        let (mut write_accepted, mut crate_version) = (false, None);
        let (mut names, mut root) = (None, None);
        while let Some(argument) = next(parser)? {
            match argument {
                Long("git") => revision = Some(text(parser)?),
                Long("format") => format = chosen("--format", &text(parser)?, &FORMATS)?,
                Long("fail-on") => {
                    fail_on = Some(chosen("--fail-on", &text(parser)?, &SEVERITIES)?);
                }
                Long("accepted") => accepted = Some(path(parser)?),
                Long("write-accepted") => write_accepted = true,
                Long("crate-version") => crate_version = Some(text(parser)?),
                Long("names") => names = Some(path(parser)?),
                Long("document-root") => root = Some(path(parser)?),
                Value(path) => files.push(PathBuf::from(path)),
                other => return Err(other.unexpected().to_string()),
            }
        }
        if write_accepted && accepted.is_none() {
            return Err("`--write-accepted` needs `--accepted FILE`".into());
        }
        let mut files = files.into_iter();
        let (old, new) = match (revision, files.next(), files.next(), files.next()) {
            (Some(revision), new, None, None) => (Version::Revision(revision), new),
            (None, Some(old), Some(new), None) => (Version::File(old), Some(new)),
            (Some(_), ..) => return Err("`diff --git REV` compares one file".into()),
            (None, ..) => return Err("`diff` needs an old and a new file".into()),
        };
        if new.is_none() && (accepted.is_some() || names.is_some() || root.is_some()) {
            return Err(
                "`--accepted`, `--names` and `--document-root` need a file with `--git`".into(),
            );
        }
        Ok(Self {
            old,
            new,
            format,
            fail_on,
            accepted,
            write_accepted,
            crate_version,
            names,
            root,
        })
    }
}

/// Returns the choice with a name.
fn chosen<T: Copy>(option: &str, name: &str, choices: &[(&str, T)]) -> Result<T, String> {
    let known = choices.iter().find(|(known, _)| *known == name);
    known.map(|(_, choice)| *choice).ok_or_else(|| {
        let names: Vec<_> = choices
            .iter()
            .map(|(name, _)| format!("`{name}`"))
            .collect();
        format!("`{option}` is {}, not `{name}`", names.join(", "))
    })
}
