//! The options of `add`, `update` and `catalog`.

use std::path::PathBuf;

use lexopt::prelude::*;

use super::Command;
use super::value::{next, number, path, text};

/// `add <id>`
pub(crate) struct Add {
    pub(crate) id: String,
    pub(crate) output: Option<PathBuf>,
    /// Whether to write the evidence next to the spec.
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

/// `catalog verify`
pub(crate) struct Verify {
    /// Empty: all entries, without `live`.
    pub(crate) ids: Vec<String>,
    /// Whether to send requests to the providers.
    pub(crate) live: bool,
    /// Where requests are sent instead of to the providers.
    pub(crate) origin: Option<String>,
    /// The folder with `specs` and `sources`.
    pub(crate) folder: PathBuf,
    /// The number of days after which an entry is listed.
    pub(crate) term: i64,
}

/// `catalog page`
pub(crate) struct Page {
    pub(crate) output: Option<PathBuf>,
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
    while let Some(argument) = next(parser)? {
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
    while let Some(argument) = next(parser)? {
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

/// The number of days after which an entry is listed.
const TERM: i64 = 180;

/// Parses the arguments of `catalog`.
pub(super) fn parse_catalog(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let wrong = || "`catalog` needs `verify` or `page`".to_owned();
    match next(parser)? {
        Some(Value(name)) if name == "verify" => parse_verify(parser).map(Command::Verify),
        Some(Value(name)) if name == "page" => parse_page(parser).map(Command::Page),
        _ => Err(wrong()),
    }
}

fn parse_verify(parser: &mut lexopt::Parser) -> Result<Verify, String> {
    let mut verify = Verify {
        ids: Vec::new(),
        live: false,
        origin: None,
        folder: PathBuf::from("catalog"),
        term: TERM,
    };
    while let Some(argument) = next(parser)? {
        match argument {
            Long("live") => verify.live = true,
            Long("origin") => verify.origin = Some(text(parser)?),
            Long("catalog") => verify.folder = path(parser)?,
            Long("term") => verify.term = number(parser, "--term")?,
            Value(id) => verify.ids.push(id.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    if verify.live && verify.ids.is_empty() {
        return Err("`--live` sends requests to providers: name them".into());
    }
    if verify.origin.is_some() && !verify.live {
        return Err("`--origin` requires `--live`".into());
    }
    Ok(verify)
}

fn parse_page(parser: &mut lexopt::Parser) -> Result<Page, String> {
    let mut page = Page { output: None };
    while let Some(argument) = next(parser)? {
        match argument {
            Short('o') | Long("output") => page.output = Some(path(parser)?),
            other => return Err(other.unexpected().to_string()),
        }
    }
    Ok(page)
}
