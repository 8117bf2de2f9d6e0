//! The options of `add` and `update`.

use std::path::PathBuf;

use lexopt::prelude::*;

use super::value::{path, text};

/// `add <id>`
pub(crate) struct Add {
    pub(crate) id: String,
    pub(crate) output: Option<PathBuf>,
    /// Whether to write the evidence beside the spec.
    pub(crate) sources: bool,
    /// Whether to replace an existing file.
    pub(crate) force: bool,
}

/// `add --list`
pub(crate) struct List {
    pub(crate) search: Option<String>,
    pub(crate) json: bool,
}

/// `update`
pub(crate) struct Update {
    pub(crate) specs: Vec<PathBuf>,
}

/// What `add` does.
pub(super) enum Catalog {
    Add(Add),
    List(List),
}

/// Parses the arguments of `add`.
pub(super) fn parse_add(parser: &mut lexopt::Parser) -> Result<Catalog, String> {
    let (mut id, mut output, mut search) = (None, None, None);
    let (mut list, mut json, mut sources, mut force) = (false, false, false, false);
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Short('o') | Long("output") => output = Some(path(parser)?),
            Long("list") => list = true,
            Long("search") => search = Some(text(parser)?),
            Long("json") => json = true,
            Long("sources") => sources = true,
            Long("force") => force = true,
            Value(value) if id.is_none() => id = Some(value.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    let is_listing = list || search.is_some();
    match id {
        None if is_listing && output.is_none() && !sources && !force => {
            Ok(Catalog::List(List { search, json }))
        }
        None if is_listing => Err("`add --list` accepts only `--search` and `--json`".into()),
        None => Err("`add` needs a provider; `cargo licit add --list` lists all".into()),
        Some(_) if is_listing || json => {
            Err("`--list`, `--search` and `--json` list providers: omit the provider".into())
        }
        Some(id) => Ok(Catalog::Add(Add {
            id,
            output,
            sources,
            force,
        })),
    }
}

/// Parses the arguments of `update`.
pub(super) fn parse_update(parser: &mut lexopt::Parser) -> Result<Update, String> {
    let mut specs = Vec::new();
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Value(path) => specs.push(path.into()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    if specs.is_empty() {
        return Err("`update` needs a spec, such as `specs/github.json`".into());
    }
    Ok(Update { specs })
}
