//! `cargo licit import openapi`: creates a spec from an OpenAPI document.

use std::fs;
use std::io::IsTerminal as _;

use crate::command::ImportOpenApi;

/// Writes the spec, and reports problems in the document and untyped schemas.
pub(crate) fn run(options: &ImportOpenApi) -> Result<bool, String> {
    if let Some(path) = options.output.as_ref().filter(|path| path.exists()) {
        return Err(format!("{} already exists", path.display()));
    }
    let imported = match licit_format::openapi::import_openapi(&options.document, &options.options)
    {
        Ok(imported) => imported,
        Err(report) => {
            eprintln!("{}\n", report.render(std::io::stderr().is_terminal()));
            return Ok(false);
        }
    };
    if !imported.warnings.diagnostics().is_empty() {
        eprintln!(
            "{}\n",
            imported.warnings.render(std::io::stderr().is_terminal())
        );
    }
    eprintln!("{}: {}", imported.name, imported.census);
    match &options.output {
        None => print!("{}", imported.text),
        Some(path) => {
            fs::write(path, &imported.text)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            eprintln!("{} written", path.display());
        }
    }
    Ok(true)
}
