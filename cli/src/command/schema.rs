//! The arguments of `cargo licit schema`.

use std::path::PathBuf;

use lexopt::prelude::*;
use licit_format::LoadOptions;

use super::value::{document_root, next, path};

/// The output of `cargo licit help schema`.
pub(crate) const HELP: &str = "\
Print the JSON Schema of the spec format, for editors. Refer to it in `$schema`.

Usage: cargo licit schema [options]

Options:
  --for SPEC            offer the names that this spec declares, such as its
                        scopes and models, where it uses them
  --document-root DIR   allow documents of the spec in this directory

Example:
  cargo licit schema > specs/provider.schema.json
  cargo licit schema --for specs/acme.json > specs/acme.schema.json
";

/// `schema`
pub(crate) struct Schema {
    /// The spec whose names the schema offers.
    pub(crate) spec: Option<PathBuf>,
    pub(crate) load: LoadOptions,
}

impl Schema {
    pub(super) fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
        let mut schema = Self {
            spec: None,
            load: LoadOptions::default(),
        };
        let mut has_root = false;
        while let Some(argument) = next(parser)? {
            match argument {
                Long("for") => schema.spec = Some(path(parser)?),
                Long("document-root") => {
                    schema.load = document_root(&schema.load, parser)?;
                    has_root = true;
                }
                other => return Err(other.unexpected().to_string()),
            }
        }
        if has_root && schema.spec.is_none() {
            return Err("`--document-root` requires `--for`".into());
        }
        Ok(schema)
    }
}
