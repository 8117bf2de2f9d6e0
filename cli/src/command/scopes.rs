//! The arguments of `cargo licit scopes`.

use std::path::PathBuf;

use lexopt::prelude::*;
use licit_format::LoadOptions;

use super::value::{document_root, next, path};

/// The output of `cargo licit help scopes`.
pub(crate) const HELP: &str = "\
List which scopes permit which operations. With operations: print the least scopes that permit all of them.

Usage: cargo licit scopes <spec> [OPERATION...] [options]

  OPERATION                 a name (`list_*`), a path, or a tag (`tag:Contacts`)
  --json                    print JSON
  --names FILE              use the names of a names file
  --document-root DIR       set the directory that must contain all documents (default: the spec's)

Example:
  cargo licit scopes specs/acme.json list_things create_thing
";

/// `scopes`
pub(crate) struct Scopes {
    pub(crate) spec: PathBuf,
    /// Names, paths or tags of operations.
    pub(crate) operations: Vec<String>,
    pub(crate) json: bool,
    pub(crate) load: LoadOptions,
}

impl Scopes {
    pub(super) fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
        let (mut spec, mut operations, mut json) = (None, Vec::new(), false);
        let mut load = LoadOptions::default();
        while let Some(argument) = next(parser)? {
            match argument {
                Long("json") => json = true,
                Long("names") => load = load.names(path(parser)?),
                Long("document-root") => load = document_root(&load, parser)?,
                Value(path) if spec.is_none() => spec = Some(PathBuf::from(path)),
                Value(name) => operations.push(name.to_string_lossy().into_owned()),
                other => return Err(other.unexpected().to_string()),
            }
        }
        match spec {
            Some(spec) => Ok(Self {
                spec,
                operations,
                json,
                load,
            }),
            None => Err("`scopes` needs a spec file".into()),
        }
    }
}
