//! The cost of reading: time is linear in the input, memory is bounded, and inputs that would
//! exceed a limit are rejected with the reason.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]
#![allow(
    clippy::needless_pass_by_value,
    reason = "callers write the values where they pass them"
)]

mod bounds;
mod growth;
mod malice;
mod measure;

use licit_format::diagnostic::Report;
use licit_format::openapi::{ImportOptions, import_openapi_source};
use licit_format::source::Source;
use serde_json::{Map, Value, json};

/// Imports a document, checks the resulting spec, and renders the report.
fn import(document: &str) -> Result<(), Report> {
    let options = ImportOptions {
        inline: true,
        ..ImportOptions::default()
    };
    let imported = import_openapi_source(Source::new("acme.yaml", document), &options);
    let imported = imported.inspect_err(rendered)?;
    rendered(&imported.warnings);
    check(&imported.text)
}

/// Checks a spec, and renders the report.
fn check(spec: &str) -> Result<(), Report> {
    let loaded = licit_format::parse(Source::new("acme.json", spec)).inspect_err(rendered)?;
    rendered(&loaded.warnings);
    Ok(())
}

fn rendered(report: &Report) {
    let text = report.render(true);
    assert!(text.len() < 4_000_000, "a report of {} bytes", text.len());
    report.to_json();
}

/// The code and the message of the only diagnostic.
fn refusal(result: Result<(), Report>) -> (&'static str, String) {
    let report = result.expect_err("refused");
    let [only] = report.diagnostics() else {
        panic!("{report}");
    };
    (only.code.id(), only.message.clone())
}

/// A document with these paths and components.
fn document(paths: Value, components: Value) -> String {
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Acme", "version": "1" },
        "servers": [{ "url": "https://api.acme.example" }],
        "paths": paths,
        "components": components,
    })
    .to_string()
}

/// A document that returns the schema `Root`, which is one of these.
fn schemas(schemas: Value) -> String {
    let paths = json!({ "/root": { "get": operation("get_root", Some(&reference("Root"))) } });
    document(paths, json!({ "schemas": schemas }))
}

fn operation(id: &str, returns: Option<&Value>) -> Value {
    let content = match returns {
        Some(schema) => json!({ "application/json": { "schema": schema } }),
        None => json!({}),
    };
    json!({
        "operationId": id,
        "responses": { "200": { "description": "", "content": content } },
    })
}

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

/// A minimal provider with additional keys.
fn spec(own: Value) -> String {
    let mut spec = json!({
        "name": "acme",
        "authorization_endpoint": "https://acme.example/authorize",
        "token_endpoint": "https://acme.example/token",
        "grants": { "authorization_code": {} },
        "api": { "base_url": "https://api.acme.example" },
    });
    if let (Value::Object(spec), Value::Object(own)) = (&mut spec, own) {
        spec.extend(own);
    }
    spec.to_string()
}

/// An object with numbered members.
fn numbered<T: Into<Value>>(count: usize, member: impl Fn(usize) -> (String, T)) -> Value {
    let members = (0..count).map(member);
    Value::Object(
        members
            .map(|(key, value)| (key, value.into()))
            .collect::<Map<_, _>>(),
    )
}

/// A name without any character that an identifier can contain. All such names become one Rust
/// name.
fn crabs(mut number: usize) -> String {
    const SIGNS: [char; 8] = ['🦀', '🦞', '🦐', '🐙', '🦑', '🐚', '🐌', '🐛'];
    let mut name = String::new();
    loop {
        name.push(SIGNS[number % SIGNS.len()]);
        number /= SIGNS.len();
        if number == 0 {
            return name;
        }
    }
}
