//! `cargo licit import openapi`: creates a spec from an OpenAPI document.

use std::fs;
use std::path::Path;

use licit_format::LoadOptions;
use licit_format::openapi::Census;

use crate::command::ImportOpenApi;
use crate::terminal::{self, noteln, out};

/// Writes the spec, and reports problems in the document and untyped schemas.
pub(crate) fn run(options: &ImportOpenApi) -> Result<bool, String> {
    if let Some(path) = options.output.as_ref().filter(|path| path.exists()) {
        return Err(format!("{} already exists", path.display()));
    }
    let names = options.options.names.as_ref();
    let names = names.filter(|_| options.write_names);
    if let Some(file) = names.filter(|file| !file.exists()) {
        written(file, "{}\n")?;
    }
    let imported = terminal::reading(&options.document, || {
        licit_format::openapi::import_openapi(&options.document, &options.options)
    });
    let imported = match imported {
        Ok(imported) => imported,
        Err(report) => {
            terminal::note_report(&report.render(terminal::has_colours()));
            return Ok(false);
        }
    };
    if !imported.warnings.diagnostics().is_empty() {
        terminal::note_report(&imported.warnings.render(terminal::has_colours()));
        if options.deny_warnings {
            return Ok(false);
        }
    }
    let warnings = imported.warnings.diagnostics().len();
    let census = Census {
        warnings,
        ..imported.census
    };
    noteln!("{}: {census}", imported.name);
    match &options.output {
        None => out!("{}", imported.text),
        Some(path) => {
            written(path, &imported.text)?;
            if let Some(file) = names {
                return write_names(options, path, file);
            }
        }
    }
    Ok(true)
}

fn written(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    noteln!("{} written", path.display());
    Ok(())
}

/// Writes the names of everything in the document, as the new spec has them.
fn write_names(options: &ImportOpenApi, spec: &Path, names: &Path) -> Result<bool, String> {
    let mut load = LoadOptions::default().names(names);
    if let Some(root) = &options.options.document_root {
        load = load.document_root(root);
    }
    match licit_format::load_with(spec, &load) {
        Ok(loaded) => written(names, &loaded.names()).map(|()| true),
        Err(report) => {
            noteln!("{report}\n");
            Ok(false)
        }
    }
}
