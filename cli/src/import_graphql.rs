//! `cargo licit import graphql`: adds the operations of GraphQL documents to a spec.

use std::fs;
use std::path::Path;

use licit_format::diagnostic::Report;
use licit_format::source::{self, MAX_BYTES, Source};

use crate::command::ImportGraphQl;
use crate::graphql::{self, Converted, File};
use crate::terminal::{self, noteln, out};

/// Writes the operations and their models into the spec, or prints them. A spec that would be invalid is not
/// written.
pub(crate) fn run(options: &ImportGraphQl) -> Result<bool, String> {
    let schema = file(&options.schema)?;
    let documents = options.documents.iter().map(|path| file(path));
    let documents = documents.collect::<Result<Vec<_>, _>>()?;
    let converted = match graphql::convert(&schema, &documents, &options.choices) {
        Ok(converted) => converted,
        Err(faults) => {
            for fault in &faults {
                noteln!("error: {fault}");
            }
            return Ok(false);
        }
    };
    if !converted.untyped.is_empty() {
        noteln!(
            "note: the schema does not describe the values of {}; they are any JSON value. To choose a type: \
             `--scalar NAME=TYPE`, for example `--scalar DateTime=datetime`",
            converted.untyped.join(", ")
        );
    }
    match &options.into {
        None => {
            out!("{}", graphql::members(converted).to_text());
            Ok(true)
        }
        Some(path) => write(path, &converted, options.replace),
    }
}

fn file(path: &Path) -> Result<File, String> {
    let text = source::read_text(path, MAX_BYTES)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    Ok(File {
        path: path.display().to_string(),
        text,
    })
}

fn write(path: &Path, converted: &Converted, may_replace: bool) -> Result<bool, String> {
    let source = Source::new(path, file(path)?.text);
    let root = match source.parse() {
        Ok(root) => root,
        Err(found) => {
            let report = Report::new(source, found);
            terminal::note_report(&report.render(terminal::has_colours()));
            return Ok(false);
        }
    };
    let (text, replaced) = graphql::splice(&source, &root, converted);
    if !replaced.is_empty() && !may_replace {
        return Err(format!(
            "{} has other content for {}: pass `--replace` to replace it",
            path.display(),
            replaced.join(", ")
        ));
    }
    let report = match licit_format::parse(Source::new(path, text.as_str())) {
        Ok(loaded) => loaded.warnings,
        Err(report) => report,
    };
    if !report.diagnostics().is_empty() {
        terminal::note_report(&report.render(terminal::has_colours()));
    }
    if report.has_errors() {
        noteln!("{} is unchanged", path.display());
        return Ok(false);
    }
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    noteln!(
        "{}: {} operations and {} models written",
        path.display(),
        converted.operations.len(),
        converted.models.len()
    );
    Ok(true)
}
