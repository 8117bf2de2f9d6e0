//! Imports small documents, each with one construct that occurs in real ones.

mod annotations;
mod exclusion;
mod faults;
mod hosts;
mod keywords;
mod limits;
mod media;
mod names;
mod overlays;
mod pages;
mod recursion;
mod references;
mod reply_headers;
mod security;
mod servers;
mod styles;
mod text;
mod unions;

use licit_format::diagnostic::Code;
use licit_format::openapi::{Census, ImportOptions, import_openapi_source};
use licit_format::source::Source;
use serde_json::Value;

/// An imported document.
struct Imported {
    /// The spec in the native format.
    spec: Value,
    census: Census,
    /// The messages of the warnings.
    messages: Vec<String>,
}

/// Imports a document, and checks that the resulting spec is valid.
fn import(document: &str) -> Imported {
    let options = ImportOptions {
        inline: true,
        ..ImportOptions::default()
    };
    let imported = import_openapi_source(Source::new("acme.yaml", document), &options)
        .unwrap_or_else(|report| panic!("{report}"));
    // Small documents declare more than they use.
    let is_unused = |code: Code| matches!(code, Code::UnusedModel | Code::UnusedScope);
    let messages = imported.warnings.diagnostics().iter();
    let messages = messages.filter(|found| !is_unused(found.code));
    let messages = messages.map(|found| found.message.clone()).collect();
    let spec = serde_json::from_str(&imported.text).expect("JSON");
    if let Err(report) = licit_format::parse(Source::new("acme.json", imported.text)) {
        panic!("{report}");
    }
    Imported {
        spec,
        census: imported.census,
        messages,
    }
}

/// Imports a document with these paths and what follows them.
fn with_paths(rest: &str) -> Imported {
    import(&format!(
        "openapi: 3.1.0\ninfo: {{ title: Acme, version: '1' }}\nservers: [{{ url: https://api.acme.example }}]\npaths:\n{rest}"
    ))
}

/// Imports a document that returns the schema `Root`, which is one of these.
fn with_schemas(schemas: &str) -> Imported {
    let schemas = schemas.trim_end().replace('\n', "\n    ");
    with_paths(&format!(
        "  /root:
    get:
      operationId: getRoot
      responses:
        '200':
          description: It.
          content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Root' }} }} }}
components:
  schemas:
    {schemas}
"
    ))
}
