//! An import reports what checking the imported spec reports.

use std::fs;
use std::path::Path;

use licit_format::diagnostic::{Code, Report};
use licit_format::openapi::{ImportOptions, import_openapi};

/// An unused scope, a union whose types overlap, a callback, and a style without a meaning.
const DOCUMENT: &str = r##"{
    "openapi": "3.1.0", "info": { "title": "Acme", "version": "1" },
    "servers": [{ "url": "https://api.acme.example" }],
    "security": [{ "login": ["books:read"] }],
    "paths": { "/books": {
        "get": {
            "operationId": "list_books",
            "parameters": [
                { "name": "id", "in": "query", "style": "deepObject", "schema": { "type": "integer" } }
            ],
            "responses": { "200": { "description": "", "content": { "application/json": {
                "schema": { "oneOf": [
                    { "$ref": "#/components/schemas/Book" }, { "$ref": "#/components/schemas/Leaflet" }
                ] }
            } } } },
            "callbacks": { "done": {} }
        }
    } },
    "components": {
        "schemas": {
            "Book": { "type": "object", "properties": { "title": { "type": "string" } } },
            "Leaflet": { "type": "object", "properties": { "title": { "type": "string" } } }
        },
        "securitySchemes": { "login": { "type": "oauth2", "flows": { "authorizationCode": {
            "authorizationUrl": "https://acme.example/authorize", "tokenUrl": "https://acme.example/token",
            "scopes": { "books:read": "Read", "books:write": "Write" }
        } } } }
    }
}"##;

#[test]
fn an_import_reports_the_warnings_of_the_imported_spec() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("warnings");
    fs::create_dir_all(&folder).expect("a folder");
    let (document, spec) = (folder.join("acme.openapi.json"), folder.join("acme.json"));
    fs::write(&document, DOCUMENT).expect("a document");
    let options = ImportOptions {
        spec: Some(spec.clone()),
        ..ImportOptions::default()
    };
    let imported = import_openapi(&document, &options).unwrap_or_else(|report| panic!("{report}"));
    fs::write(&spec, &imported.text).expect("a spec");
    let loaded = licit_format::load(&spec).unwrap_or_else(|report| panic!("{report}"));
    let reported = summary(&imported.warnings);
    assert_eq!(reported, summary(&loaded.warnings));
    let codes: Vec<&str> = reported.iter().map(|(code, _)| *code).collect();
    for code in [Code::UnusedScope, Code::Overlap, Code::LeftOut] {
        assert!(codes.contains(&code.id()), "{codes:?}");
    }
    let scope = imported.warnings.diagnostics().iter();
    let mut scope = scope.filter(|found| found.code == Code::UnusedScope);
    let place = scope.next().and_then(|found| found.primary.as_ref());
    let place = place.expect("a location in the document").span;
    assert_eq!(&DOCUMENT[place.start..place.end], "books:write");
}

/// The codes and messages of a report, sorted.
fn summary(report: &Report) -> Vec<(&'static str, String)> {
    let found = report.diagnostics().iter();
    let mut summary: Vec<_> = found
        .map(|one| (one.code.id(), one.message.clone()))
        .collect();
    summary.sort();
    summary
}
