//! The command line, parsed with `lexopt`. Must not use the commands that it
//! parses, such as `check`, `login` and `call`.

mod call;
mod catalog;
mod completions;
mod definition;
mod diff;
mod docs;
mod emulate;
mod help;
mod import;
mod login;
mod scopes;
mod sdk;
mod value;

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;
use licit_format::LoadOptions;

use value::{document_root, named_list, next, pair, path, text};

pub(crate) use call::Call;
use catalog::Catalog;
pub(crate) use catalog::{Add, List, Page, Update, Verify};
pub(crate) use completions::{Completions, Shell};
pub(crate) use definition::{Definition, all as definitions};
pub(crate) use diff::{Diff, Format as DiffFormat, Version as DiffVersion};
pub(crate) use docs::Docs;
pub(crate) use emulate::Emulate;
pub(crate) use import::{Import, ImportGraphQl, ImportOpenApi};
pub(crate) use login::{GrantOption, Login};
pub(crate) use scopes::Scopes;
pub(crate) use sdk::{LicitSource, Sdk};

/// A command with its options.
pub(crate) enum Command {
    Help(&'static str),
    Version,
    Check(Check),
    Diff(Diff),
    Scopes(Scopes),
    Generate(Generate),
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

/// `schema`
pub(crate) struct Schema {
    /// The spec whose names the schema offers.
    pub(crate) spec: Option<PathBuf>,
    pub(crate) load: LoadOptions,
}

/// `gen`
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
pub(crate) struct Generate {
    pub(crate) spec: PathBuf,
    pub(crate) output: Option<PathBuf>,
    pub(crate) check: bool,
    pub(crate) deny_warnings: bool,
    pub(crate) scopes: Vec<(String, Vec<String>)>,
    pub(crate) operations: Vec<(String, Vec<String>)>,
    pub(crate) types: Vec<(String, String)>,
    pub(crate) include: Vec<String>,
    pub(crate) exclude: Vec<String>,
    pub(crate) crate_path: Option<String>,
    pub(crate) load: LoadOptions,
    /// The directory of the documents, which is also in `load`.
    pub(crate) root: Option<PathBuf>,
    /// The names file.
    pub(crate) names: Option<PathBuf>,
    pub(crate) write_names: bool,
    /// Whether the options are written to the settings.
    pub(crate) save: bool,
    /// The command that generates the output again.
    pub(crate) again: String,
}

/// `gen` without a spec: everything in the settings.
pub(crate) struct GenerateAll {
    pub(crate) config: Option<PathBuf>,
    pub(crate) check: bool,
    pub(crate) deny_warnings: bool,
    pub(crate) write_names: bool,
}

/// `new`
pub(crate) struct New {
    pub(crate) name: String,
    pub(crate) output: Option<PathBuf>,
}

impl Command {
    /// Returns the command that helps with a wrong command line.
    pub(crate) fn advice(arguments: &[OsString]) -> String {
        let mut words = arguments.iter().filter_map(|word| word.to_str());
        let first = words.by_ref().find(|word| *word != "licit");
        let kind = words.next().unwrap_or_default();
        match first {
            Some(first) if first != "help" && help::has(first) => {
                let both = format!("{first} {kind}");
                let is_kind = help::ALL.iter().any(|(name, _)| *name == both);
                let name = if is_kind { &both } else { first };
                format!("Run `cargo licit help {name}` for its options.")
            }
            _ => "Run `cargo licit help` for a list of commands.".to_owned(),
        }
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
        let again = again(&arguments);
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
            "gen" => Generate::parse(&mut parser, again),
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

impl Schema {
    fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
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

impl Check {
    fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
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

impl Generate {
    fn parse(parser: &mut lexopt::Parser, again: String) -> Result<Command, String> {
        let mut generate = Self::new(PathBuf::new(), again);
        let (mut config, mut others) = (None, Vec::new());
        while let Some(argument) = next(parser)? {
            if let Long(name) = &argument
                && !["check", "deny-warnings", "write-names", "config"].contains(name)
            {
                others.push(format!("--{name}"));
            }
            match argument {
                Short('o') | Long("output") => {
                    generate.output = Some(parser.value().map_err(|e| e.to_string())?.into());
                }
                Long("config") => config = Some(path(parser)?),
                Long("save") => generate.save = true,
                Long("check") => generate.check = true,
                Long("deny-warnings") => generate.deny_warnings = true,
                Long("scopes") => generate.scopes.push(named_list(&text(parser)?)?),
                Long("operations") => generate.operations.push(named_list(&text(parser)?)?),
                Long("type") => generate.types.push(pair(&text(parser)?)?),
                Long("include") => generate.include.push(text(parser)?),
                Long("exclude") => generate.exclude.push(text(parser)?),
                Long("names") => generate.names = Some(path(parser)?),
                Long("write-names") => generate.write_names = true,
                Long("crate") => generate.crate_path = Some(text(parser)?),
                Long("document-root") => generate = generate.in_root(path(parser)?),
                Value(path) if generate.spec.as_os_str().is_empty() => generate.spec = path.into(),
                other => return Err(other.unexpected().to_string()),
            }
        }
        if generate.spec.as_os_str().is_empty() {
            if generate.output.is_some() {
                others.push("-o".into());
            }
            return match others.first() {
                None => Ok(Command::GenerateAll(GenerateAll {
                    config,
                    check: generate.check,
                    deny_warnings: generate.deny_warnings,
                    write_names: generate.write_names,
                })),
                Some(option) => Err(format!("`{option}` needs a spec file")),
            };
        }
        if config.is_some() {
            return Err("`--config` cannot be combined with a spec".into());
        }
        if generate.write_names && generate.names.is_none() {
            return Err("`--write-names` needs `--names FILE`".into());
        }
        if generate.check && generate.output.is_none() {
            return Err("`--check` needs `-o` with the file to compare".into());
        }
        if generate.save && (generate.check || generate.output.is_none()) {
            return Err("`--save` needs `-o`, and does not go with `--check`".into());
        }
        Ok(Command::Generate(generate))
    }

    /// Creates the options for a spec, with the command that generates its output again.
    pub(crate) fn new(spec: PathBuf, again: String) -> Self {
        Self {
            spec,
            output: None,
            check: false,
            deny_warnings: false,
            scopes: Vec::new(),
            operations: Vec::new(),
            types: Vec::new(),
            include: Vec::new(),
            exclude: Vec::new(),
            crate_path: None,
            load: LoadOptions::default(),
            root: None,
            names: None,
            write_names: false,
            save: false,
            again,
        }
    }

    /// Sets the directory of the documents.
    pub(crate) fn in_root(mut self, root: PathBuf) -> Self {
        self.load = self.load.document_root(&root);
        self.root = Some(root);
        self
    }
}

/// Returns the command with all of its arguments except `--check`, for a shell.
fn again(arguments: &[OsString]) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./=,:@%+".contains(c);
    let arguments = arguments.iter().filter(|argument| *argument != "--check");
    let quoted = arguments.map(|argument| {
        let text = argument.to_string_lossy();
        if !text.is_empty() && text.chars().all(is_plain) {
            text.into_owned()
        } else {
            format!("'{}'", text.replace('\'', r"'\''"))
        }
    });
    let quoted: Vec<_> = quoted.collect();
    format!("cargo licit {}", quoted.join(" "))
}

impl New {
    fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
        let (mut name, mut output) = (None, None);
        while let Some(argument) = next(parser)? {
            match argument {
                Short('o') | Long("output") => {
                    output = Some(parser.value().map_err(|e| e.to_string())?.into());
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

/// Rejects further arguments.
fn alone(parser: &mut lexopt::Parser) -> Result<(), String> {
    match next(parser)? {
        None => Ok(()),
        Some(other) => Err(other.unexpected().to_string()),
    }
}
