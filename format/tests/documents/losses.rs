//! The parts of documents that are left out: a closed list, which `docs/openapi.md` explains.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use licit_format::diagnostic::{Code, Loss};
use licit_format::openapi::{ImportOptions, import_openapi_source};
use licit_format::source::Source;

#[test]
fn the_documentation_explains_each_kind_and_no_other() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/openapi.md");
    let page = fs::read_to_string(page).expect("docs/openapi.md");
    let (_, table) = page.split_once("| --- | --- | --- |\n").expect("a table");
    let rows = table.lines().take_while(|line| line.starts_with('|'));
    let documented: Vec<&str> = rows
        .map(|row| row.split('|').nth(1).expect("a cell").trim())
        .collect();
    assert_eq!(documented, Loss::ALL.map(Loss::name));
}

#[test]
fn each_part_that_is_left_out_is_reported_with_its_kind() {
    let document = r##"{
        "openapi": "3.1.0", "info": { "title": "Acme", "version": "1" },
        "servers": [{ "url": "https://acme.example" }],
        "paths": { "/a": {
            "trace": {}, "query": {}, "additionalOperations": { "COPY": {}, "MOVE": {} },
            "put": {
                "operationId": "put_a",
                "servers": [{ "url": "https://b.example" }, { "url": "https://c.example" }],
                "parameters": [
                    { "name": "q", "in": "querystring", "schema": { "type": "string" } },
                    { "name": "Content-Length", "in": "header", "schema": { "type": "string" } }
                ],
                "requestBody": { "content": { "multipart/mixed": { "schema": { "type": "array" } } } },
                "responses": { "100": { "description": "", "content": { "text/plain": {} } },
                    "303": { "description": "", "content": { "text/plain": {} },
                        "links": { "next": { "operationId": "put_a" } } },
                    "201": { "description": "", "content": { "application/xml": { "schema": { "type": "object" } } } },
                    "204": { "description": "", "content": { "text/plain": {} } }, "fine": {},
                    "200": { "description": "", "content": { "application/json": { "schema": {
                        "oneOf": [{ "$ref": "#/components/schemas/Cat" }, { "$ref": "#/components/schemas/Dog" }],
                        "discriminator": { "propertyName": "kind", "defaultMapping": "Cat" }
                    } } } } },
                "callbacks": { "done": {} }
            }
        } },
        "components": { "schemas": {
            "Cat": { "type": "object", "properties": { "kind": { "type": "string" } } },
            "Dog": { "type": "object", "properties": { "kind": { "type": "string" } } }
        } },
        "webhooks": { "ordered": { "post": {} } }
    }"##;
    let source = Source::new("acme.json", document);
    let imported = import_openapi_source(source, &ImportOptions::default());
    let imported = imported.unwrap_or_else(|report| panic!("{report}"));
    let found = imported.warnings.diagnostics();
    let lost: BTreeSet<Loss> = found.iter().filter_map(|one| one.loss).collect();
    let expected = [
        Loss::Webhooks,
        Loss::Callbacks,
        Loss::Method,
        Loss::Server,
        Loss::Parameter,
        Loss::Header,
        Loss::Status,
        Loss::Part,
        Loss::Content,
        Loss::Redirect,
        Loss::Links,
        Loss::Format,
        Loss::Mapping,
    ];
    assert_eq!(lost, BTreeSet::from(expected));
    let mut left_out = found.iter().filter(|one| one.code == Code::LeftOut);
    assert!(left_out.all(|one| one.loss.is_some()));
    let methods = found.iter().filter(|one| one.loss == Some(Loss::Method));
    assert_eq!(methods.count(), 4);
    let contents = found.iter().filter(|one| one.loss == Some(Loss::Content));
    assert_eq!(contents.count(), 2);
}
