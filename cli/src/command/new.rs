//! The arguments of `cargo licit new`.

use std::path::PathBuf;

use lexopt::prelude::*;

use super::value::{next, path};

/// The output of `cargo licit help new`.
pub(crate) const HELP: &str = "\
Write a minimal spec with placeholders.

Usage: cargo licit new <name> [-o FILE]

  -o, --output FILE         set the file (default: <name>.json)

Example:
  cargo licit new acme -o specs/acme.json
";

/// `new`
pub(crate) struct New {
    pub(crate) name: String,
    pub(crate) output: Option<PathBuf>,
}

impl New {
    pub(super) fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
        let (mut name, mut output) = (None, None);
        while let Some(argument) = next(parser)? {
            match argument {
                Short('o') | Long("output") => {
                    output = Some(path(parser)?);
                }
                Value(value) if name.is_none() => name = Some(value.to_string_lossy().into_owned()),
                other => return Err(other.unexpected().to_string()),
            }
        }
        match name {
            Some(name) => Ok(Self { name, output }),
            None => Err("`new` needs the provider's name".into()),
        }
    }
}
