//! The arguments of `sdk`.

use std::path::PathBuf;

use lexopt::prelude::*;
use licit_format::LoadOptions;

use super::value::{next, path, text};

/// The output of `cargo licit help sdk`.
pub(crate) const HELP: &str = "\
Write a crate with the client of a provider, ready to be published: manifest, generated code, README with a
first call, licences, an example, a test against the emulator, and a workflow for GitHub Actions. Run it again
after a change of the spec or of licit: files that you changed are left as they are.

Usage: cargo licit sdk <spec> -o DIR [options]

  -o, --output DIR          set the directory of the crate
  --name NAME               set the name of the crate (default: `<provider>-sdk`)
  --force                   also replace files that you changed
  --document-root DIR       set the directory that must contain all documents (default: the spec's)
  --licit-path DIR          take licit from its repository in this directory
  --licit-git URL           take licit from this git repository (default: the one of licit)
  --licit-rev REV           take this revision of the git repository

Example:
  cargo licit sdk specs/acme.json -o acme-sdk
";

/// `sdk`
pub(crate) struct Sdk {
    pub(crate) spec: PathBuf,
    pub(crate) output: PathBuf,
    pub(crate) name: Option<String>,
    pub(crate) force: bool,
    pub(crate) load: LoadOptions,
    /// The directory of the documents, which is also in `load`.
    pub(crate) root: Option<PathBuf>,
    pub(crate) licit: LicitSource,
}

/// Where the crate takes licit from. Not from crates.io, where nobody owns its names yet: the crate would
/// run the code of anybody who registers them.
#[derive(Debug)]
pub(crate) enum LicitSource {
    /// A directory with licit's repository.
    Path(PathBuf),
    Git {
        url: String,
        rev: Option<String>,
    },
}

impl LicitSource {
    fn new(
        path: Option<PathBuf>,
        git: Option<String>,
        rev: Option<String>,
    ) -> Result<Self, &'static str> {
        match (path, git) {
            (Some(_), Some(_)) => Err("pass either `--licit-path` or `--licit-git`"),
            (Some(_), None) if rev.is_some() => {
                Err("`--licit-rev` is a revision of a git repository, not of `--licit-path`")
            }
            (Some(path), None) => Ok(Self::Path(path)),
            (None, git) => Ok(Self::Git {
                url: git.unwrap_or_else(|| env!("CARGO_PKG_REPOSITORY").to_owned()),
                rev,
            }),
        }
    }
}

impl Sdk {
    pub(super) fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
        let (mut spec, mut output, mut name, mut root) = (None, None, None, None);
        let (mut licit_path, mut licit_git, mut licit_rev) = (None, None, None);
        let mut force = false;
        while let Some(argument) = next(parser)? {
            match argument {
                Short('o') | Long("output") => output = Some(path(parser)?),
                Long("name") => name = Some(text(parser)?),
                Long("force") => force = true,
                Long("document-root") => root = Some(path(parser)?),
                Long("licit-path") => licit_path = Some(path(parser)?),
                Long("licit-git") => licit_git = Some(text(parser)?),
                Long("licit-rev") => licit_rev = Some(text(parser)?),
                Value(path) if spec.is_none() => spec = Some(PathBuf::from(path)),
                other => return Err(other.unexpected().to_string()),
            }
        }
        let load = match &root {
            Some(root) => LoadOptions::default().document_root(root),
            None => LoadOptions::default(),
        };
        Ok(Self {
            spec: spec.ok_or("`sdk` needs a spec file")?,
            output: output.ok_or("`sdk` needs `-o DIR`")?,
            name,
            force,
            load,
            root,
            licit: LicitSource::new(licit_path, licit_git, licit_rev)?,
        })
    }
}
