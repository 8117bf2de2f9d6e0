//! The command line, parsed with `lexopt`. Must not use the commands that it
//! parses, such as `check`, `login` and `call`.

mod call;
mod catalog;
mod check;
mod completions;
mod definition;
mod diff;
mod docs;
mod emulate;
mod generate;
mod help;
mod import;
mod login;
mod new;
mod schema;
mod scopes;
mod sdk;
mod value;

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;

use value::alone;

pub(crate) use call::Call;
use catalog::Catalog;
pub(crate) use catalog::{Add, List, Page, Update, Verify};
pub(crate) use check::{Check, CheckFormat};
pub(crate) use completions::{Completions, Shell};
pub(crate) use definition::{Definition, all as definitions};
pub(crate) use diff::{Diff, Format as DiffFormat, Version as DiffVersion};
pub(crate) use docs::Docs;
pub(crate) use emulate::Emulate;
use generate::Generation;
pub(crate) use generate::{Generate, GenerateAll};
pub(crate) use import::{Import, ImportGraphQl, ImportOpenApi};
pub(crate) use login::{GrantOption, Login};
pub(crate) use new::New;
pub(crate) use schema::Schema;
pub(crate) use scopes::Scopes;
pub(crate) use sdk::{LicitSource, Sdk};

/// A command with its options.
pub(crate) enum Command {
    Help(&'static str),
    Version,
    Check(Check),
    Diff(Diff),
    Scopes(Scopes),
    Generate(Box<Generate>),
    GenerateAll(GenerateAll),
    New(New),
    Emulate(Emulate),
    Login(Box<Login>),
    Call(Box<Call>),
    Sdk(Sdk),
    Docs(Docs),
    Add(Add),
    List(List),
    Update(Update),
    Verify(Verify),
    Page(Page),
    Import(Import),
    ImportOpenApi(ImportOpenApi),
    ImportGraphQl(ImportGraphQl),
    Explain(String),
    Schema(Schema),
    Reference,
    Completions(Completions),
    /// Manual pages, to this directory.
    Manual(PathBuf),
}

/// Returns the name of the command in the arguments, such as `import openapi`.
fn named(arguments: &[OsString]) -> Option<String> {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    let first = words.by_ref().find(|word| *word != "licit");
    let first = first.filter(|first| *first != "help" && help::has(first))?;
    let both = format!("{first} {}", words.next().unwrap_or_default());
    let is_kind = help::ALL.iter().any(|(name, _)| *name == both);
    Some(if is_kind { both } else { first.to_owned() })
}

impl Command {
    /// Returns the command that helps with a wrong command line.
    pub(crate) fn advice(arguments: &[OsString]) -> String {
        match named(arguments) {
            Some(name) => format!("Run `cargo licit help {name}` for its options."),
            None => "Run `cargo licit help` for a list of commands.".to_owned(),
        }
    }

    /// Returns the options of the command that the arguments name, as `--save`.
    pub(crate) fn options(arguments: &[OsString]) -> Vec<String> {
        let name = named(arguments);
        let mut all = definitions();
        let definition = all.find(|definition| Some(definition.name) == name.as_deref());
        let flags = definition.map_or_else(Vec::new, |definition| definition.flags());
        flags.into_iter().map(|flag| flag.long).collect()
    }

    /// Parses the arguments after the program's name. Cargo passes the subcommand's name as the
    /// first argument; it is skipped.
    pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut arguments = arguments.peekable();
        arguments.next_if(|first| first == "licit");
        let arguments: Vec<OsString> = arguments.collect();
        let completes = arguments.first().is_some_and(|first| first == "complete");
        let is_help = |argument: &OsString| argument == "--help" || argument == "-h";
        if !completes && arguments.iter().any(is_help) {
            let words = arguments.iter().filter_map(|word| word.to_str());
            return Ok(Self::Help(help::of(words)));
        }
        let command_line = generate::command_line(&arguments);
        let mut parser = lexopt::Parser::from_args(arguments);
        let error = |error: lexopt::Error| error.to_string();
        let command = match parser.next().map_err(error)? {
            None => return Ok(Self::Help(help::OVERVIEW)),
            Some(Short('V') | Long("version")) => return Ok(Self::Version),
            Some(Value(name)) => name.to_string_lossy().into_owned(),
            Some(other) => return Err(other.unexpected().to_string()),
        };
        match command.as_str() {
            "help" => {
                let words = parser.raw_args().map_err(error)?;
                let words: Vec<_> = words.filter_map(|word| word.into_string().ok()).collect();
                match words.first() {
                    Some(word) if !help::has(word) => Err(unknown(word)),
                    _ => Ok(Self::Help(help::of(words.iter().map(String::as_str)))),
                }
            }
            "version" => Ok(Self::Version),
            "check" => Check::parse(&mut parser).map(Self::Check),
            "diff" => Diff::parse(&mut parser).map(Self::Diff),
            "scopes" => Scopes::parse(&mut parser).map(Self::Scopes),
            "gen" => {
                Generate::parse(&mut parser, command_line).map(|generation| match generation {
                    Generation::One(generate) => Self::Generate(generate),
                    Generation::All(all) => Self::GenerateAll(all),
                })
            }
            "new" => New::parse(&mut parser).map(Self::New),
            "emulate" => Emulate::parse(&mut parser).map(Self::Emulate),
            "login" => Login::parse(&mut parser).map(|login| Self::Login(Box::new(login))),
            "call" => Call::parse(&mut parser).map(|call| Self::Call(Box::new(call))),
            "docs" => Docs::parse(&mut parser).map(Self::Docs),
            "sdk" => Sdk::parse(&mut parser).map(Self::Sdk),
            "add" => catalog::parse_add(&mut parser).map(|catalog| match catalog {
                Catalog::Add(add) => Self::Add(add),
                Catalog::List(list) => Self::List(list),
            }),
            "update" => catalog::parse_update(&mut parser).map(Self::Update),
            "catalog" => catalog::parse_catalog(&mut parser),
            "import" => import::parse(&mut parser),
            "explain" => match parser.next().map_err(error)? {
                Some(Value(code)) => {
                    alone(&mut parser)?;
                    Ok(Self::Explain(code.to_string_lossy().into_owned()))
                }
                _ => Err("`explain` needs a code, such as `E0203`".into()),
            },
            "schema" => Schema::parse(&mut parser).map(Self::Schema),
            "reference" => alone(&mut parser).map(|()| Self::Reference),
            "completions" => Completions::parse(&mut parser).map(Self::Completions),
            "complete" => Completions::words(&mut parser).map(Self::Completions),
            "man" => completions::manual(&mut parser).map(Self::Manual),
            other => Err(unknown(other)),
        }
    }
}

/// The message for a command that does not exist.
fn unknown(command: &str) -> String {
    let known = help::ALL
        .iter()
        .filter_map(|(name, _)| name.split(' ').next());
    let hint = licit_format::diagnostic::nearest(command, known)
        .map_or_else(String::new, |name| format!("; did you mean `{name}`?"));
    format!("unknown command `{command}`{hint}")
}
