//! The arguments of `import discovery`, `import resource`, `import openapi` and `import graphql`.

use std::path::PathBuf;

use lexopt::prelude::*;
use licit_format::openapi::ImportOptions;

use super::Command;
use super::value::{next, pair, path, text};
use crate::graphql::Choices;

/// The kind of an import, with its options.
pub(super) fn parse(parser: &mut lexopt::Parser) -> Result<Command, String> {
    match next(parser)? {
        Some(Value(what)) if what == "discovery" => {
            Import::parse(parser, false).map(Command::Import)
        }
        Some(Value(what)) if what == "resource" => Import::parse(parser, true).map(Command::Import),
        Some(Value(what)) if what == "openapi" => {
            ImportOpenApi::parse(parser).map(Command::ImportOpenApi)
        }
        Some(Value(what)) if what == "graphql" => {
            ImportGraphQl::parse(parser).map(Command::ImportGraphQl)
        }
        _ => Err(
            "use `import discovery <ISSUER|FILE>`, `import resource <URL>`, `import openapi <DOCUMENT>` or \
             `import graphql <SCHEMA> <DOCUMENT>…`"
                .into(),
        ),
    }
}

/// `import discovery` and `import resource`
pub(crate) struct Import {
    /// An issuer, the URL of a metadata document, a file with one, or a protected resource.
    pub(crate) from: String,
    /// Whether it is a protected resource.
    pub(crate) is_resource: bool,
    pub(crate) output: Option<PathBuf>,
    pub(crate) name: Option<String>,
    pub(crate) plain_pkce: bool,
}

/// `import openapi`
pub(crate) struct ImportOpenApi {
    pub(crate) document: PathBuf,
    pub(crate) output: Option<PathBuf>,
    /// Whether nothing is written if there are warnings.
    pub(crate) deny_warnings: bool,
    pub(crate) options: ImportOptions,
    /// Whether to write the names file of the options.
    pub(crate) write_names: bool,
}

/// `import graphql`
pub(crate) struct ImportGraphQl {
    pub(crate) schema: PathBuf,
    pub(crate) documents: Vec<PathBuf>,
    /// The spec to which the operations are added.
    pub(crate) into: Option<PathBuf>,
    /// Whether operations and models of the spec may be replaced.
    pub(crate) replace: bool,
    pub(crate) choices: Choices,
}

impl ImportGraphQl {
    fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
        let mut files: Vec<PathBuf> = Vec::new();
        let (mut into, mut replace) = (None, false);
        let mut choices = Choices::default();
        while let Some(argument) = next(parser)? {
            match argument {
                Long("into") => into = Some(path(parser)?),
                Long("replace") => replace = true,
                Long("no-docs") => choices.no_docs = true,
                Long("scalar") => {
                    let (name, ty) = pair(&text(parser)?)?;
                    choices.scalars.insert(name, ty);
                }
                Value(value) => files.push(value.into()),
                other => return Err(other.unexpected().to_string()),
            }
        }
        if replace && into.is_none() {
            return Err("`--replace` needs `--into SPEC`".into());
        }
        let mut files = files.into_iter();
        let schema = files.next();
        let documents: Vec<PathBuf> = files.collect();
        match schema {
            Some(schema) if !documents.is_empty() => Ok(Self {
                schema,
                documents,
                into,
                replace,
                choices,
            }),
            _ => {
                Err("`import graphql` needs a schema and the documents with your operations".into())
            }
        }
    }
}

impl ImportOpenApi {
    fn parse(parser: &mut lexopt::Parser) -> Result<Self, String> {
        let mut document = None;
        let mut output: Option<PathBuf> = None;
        let mut deny_warnings = false;
        let mut options = ImportOptions::default();
        let mut write_names = false;
        while let Some(argument) = next(parser)? {
            match argument {
                Short('o') | Long("output") => output = Some(text(parser)?.into()),
                Long("name") => options.name = Some(text(parser)?),
                Long("deny-warnings") => deny_warnings = true,
                Long("inline") => options.inline = true,
                Long("no-docs") => options.no_docs = true,
                Long("names") => options.names = Some(path(parser)?),
                Long("write-names") => write_names = true,
                Long("document-root") => options.document_root = Some(path(parser)?),
                Long("include") => options.include.push(text(parser)?),
                Long("exclude") => options.exclude.push(text(parser)?),
                Value(value) if document.is_none() => document = Some(PathBuf::from(value)),
                other => return Err(other.unexpected().to_string()),
            }
        }
        options.spec.clone_from(&output);
        if write_names && (options.names.is_none() || output.is_none()) {
            return Err("`--write-names` needs `--names FILE` and `-o FILE`".into());
        }
        if write_names && options.inline {
            return Err(
                "`--write-names` does not work with `--inline`: the spec is the names".into(),
            );
        }
        Ok(Self {
            document: document.ok_or("`import openapi` needs a document")?,
            output,
            deny_warnings,
            options,
            write_names,
        })
    }
}

impl Import {
    fn parse(parser: &mut lexopt::Parser, is_resource: bool) -> Result<Self, String> {
        let mut from = None;
        let (mut output, mut name, mut plain_pkce) = (None, None, false);
        while let Some(argument) = next(parser)? {
            match argument {
                Short('o') | Long("output") => output = Some(text(parser)?.into()),
                Long("name") => name = Some(text(parser)?),
                Long("plain-pkce") => plain_pkce = true,
                Value(value) if from.is_none() => {
                    let value = value.into_string();
                    from = Some(value.map_err(|_| "arguments must be UTF-8".to_owned())?);
                }
                other => return Err(other.unexpected().to_string()),
            }
        }
        Ok(Self {
            from: from.ok_or(if is_resource {
                "`import resource` needs a URL"
            } else {
                "`import discovery` needs an issuer or a file"
            })?,
            is_resource,
            output,
            name,
            plain_pkce,
        })
    }
}
