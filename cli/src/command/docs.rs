//! The arguments of `docs`.

use std::path::PathBuf;

use lexopt::prelude::*;
use licit_format::LoadOptions;

use super::value::{document_root, next, path};

/// The output of `cargo licit help docs`.
pub(crate) const HELP: &str = "\
Write a web page about a provider: its flows as diagrams, the scopes that operations require, each operation
in Rust and for curl, and errors. A single file without third-party scripts; works offline.

Usage: cargo licit docs <spec> -o DIR [options]

  -o, --output DIR          set the directory of the page, index.html
  --names FILE              use the names of a names file
  --document-root DIR       set the directory that must contain all documents (default: the spec's)

Example:
  cargo licit docs specs/acme.json -o target/acme-docs
";

/// `docs`
pub(crate) struct Docs {
    pub(crate) spec: PathBuf,
    pub(crate) output: PathBuf,
    pub(crate) load: LoadOptions,
}

impl Docs {
    pub(super) fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
        let (mut spec, mut output, mut load) = (None, None, LoadOptions::default());
        while let Some(argument) = next(parser)? {
            match argument {
                Short('o') | Long("output") => output = Some(path(parser)?),
                Long("names") => load = load.names(path(parser)?),
                Long("document-root") => load = document_root(&load, parser)?,
                Value(path) if spec.is_none() => spec = Some(PathBuf::from(path)),
                other => return Err(other.unexpected().to_string()),
            }
        }
        Ok(Self {
            spec: spec.ok_or("`docs` needs a spec file")?,
            output: output.ok_or("`docs` needs `-o DIR`")?,
            load,
        })
    }
}
