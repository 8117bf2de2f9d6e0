//! The arguments of `cargo licit gen`.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;
use licit_format::LoadOptions;

use super::value::{named_list, next, pair, path, text};

/// The output of `cargo licit help gen`.
pub(crate) const HELP: &str = "\
Generate the client of a spec. Without a spec: generate everything that `licit.toml` lists, with its settings.

Usage: cargo licit gen <spec> [options]
       cargo licit gen [--check] [--deny-warnings] [--write-names] [--config FILE]

  -o, --output FILE|DIR/    set the file, or the directory of a module in several files (default:
                            standard output)
  --save                    write the spec and these options to licit.toml
  --config FILE             read these settings (default: licit.toml, here or in a directory above)
  --check                   only check that the files of `-o` are up to date
  --deny-warnings           fail and write nothing if there are warnings
  --scopes NAME=a,b         generate a scope set with these scopes
  --operations NAME=a,b     generate a scope set for calling these operations
  --type SHORT=PATH         use a Rust type for a type of the spec
  --crate PATH              set the path of the `licit` crate
  --include WHAT            generate only these operations: a name (`list_*`), a path, or a tag
                            (`tag:Contacts`)
  --exclude WHAT            leave out these operations
  --names FILE              use the names of a names file
  --write-names             write all names to the names file
  --document-root DIR       set the directory that must contain all documents (default: the spec's)

Example:
  cargo licit gen specs/acme.json -o src/acme.rs --scopes Reading=things:read
";

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
    pub(crate) command_line: String,
}

/// `gen` without a spec: everything in the settings.
pub(crate) struct GenerateAll {
    pub(crate) config: Option<PathBuf>,
    pub(crate) check: bool,
    pub(crate) deny_warnings: bool,
    pub(crate) write_names: bool,
}

/// What `gen` generates: the client of a spec, or everything in the settings.
pub(super) enum Generation {
    One(Box<Generate>),
    All(GenerateAll),
}

impl Generate {
    pub(super) fn parse(
        parser: &mut lexopt::Parser,
        command_line: String,
    ) -> Result<Generation, String> {
        let mut generate = Self::new(PathBuf::new(), command_line);
        let (mut config, mut others) = (None, Vec::new());
        while let Some(argument) = next(parser)? {
            if let Long(name) = &argument
                && !["check", "deny-warnings", "write-names", "config"].contains(name)
            {
                others.push(format!("--{name}"));
            }
            match argument {
                Short('o') | Long("output") => {
                    generate.output = Some(path(parser)?);
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
                None => Ok(Generation::All(GenerateAll {
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
        Ok(Generation::One(Box::new(generate)))
    }

    /// Creates the options for a spec, with the command that generates its output again.
    pub(crate) fn new(spec: PathBuf, command_line: String) -> Self {
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
            command_line,
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
pub(super) fn command_line(arguments: &[OsString]) -> String {
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
