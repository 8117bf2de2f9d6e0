//! An import reports what checking the imported spec reports.

use std::fs;
use std::path::Path;

use licit_format::diagnostic::{Code, Report};
use licit_format::openapi::{ImportOptions, import_openapi};
use licit_format::source::Source;

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

/// What an import of a document reports, which a check of the imported spec must report, too.
fn reported(name: &str, text: &str) -> (Report, Vec<(&'static str, String)>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("warnings")
        .join(name);
    fs::create_dir_all(&folder).expect("a folder");
    let (document, spec) = (folder.join("acme.openapi.json"), folder.join("acme.json"));
    fs::write(&document, text).expect("a document");
    let options = ImportOptions {
        spec: Some(spec.clone()),
        ..ImportOptions::default()
    };
    let imported = import_openapi(&document, &options).unwrap_or_else(|report| panic!("{report}"));
    fs::write(&spec, &imported.text).expect("a spec");
    let loaded = licit_format::load(&spec).unwrap_or_else(|report| panic!("{report}"));
    let reported = summary(&imported.warnings);
    assert_eq!(reported, summary(&loaded.warnings), "{name}");
    (imported.warnings, reported)
}

#[test]
fn flows_that_no_spec_has_are_reported_by_a_check_too() {
    let text = r#"{
        "openapi": "3.0.3", "info": { "title": "Acme", "version": "1" },
        "servers": [{ "url": "https://api.acme.example" }], "security": [{ "login": [] }],
        "paths": { "/books": { "get": { "responses": { "204": { "description": "" } } } } },
        "components": { "securitySchemes": { "login": { "type": "oauth2", "flows": {
            "implicit": { "authorizationUrl": "https://acme.example/authorize", "scopes": {} },
            "password": { "tokenUrl": "https://acme.example/token", "scopes": {} },
            "clientCredentials": { "tokenUrl": "/token", "refreshUrl": "/unused", "scopes": {} }
        } } } }
    }"#;
    let (_, found) = reported("flows", text);
    let messages: Vec<&str> = found.iter().map(|(_, message)| message.as_str()).collect();
    let expected = [
        "the endpoint `/token` is not an https URL",
        "the `implicit` flow is ignored",
        "the `password` flow is ignored",
    ];
    assert_eq!(messages, expected);
    // A spec that declares the grant has made the decision.
    let spec = r#"{ "name": "acme", "token_endpoint": "https://acme.example/token",
        "grants": { "password": {} },
        "api": { "openapi": "acme.openapi.json", "base_url": "https://acme.test" } }"#;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("warnings/flows");
    let source = Source::new(folder.join("own.json"), spec);
    let own = licit_format::parse(source).unwrap_or_else(|report| panic!("{report}"));
    let own = summary(&own.warnings);
    assert!(
        own.iter().all(|(_, message)| message != expected[2]),
        "{own:?}"
    );
}

#[test]
fn a_document_without_a_host_is_reported_until_the_spec_has_one() {
    for (name, servers) in [
        ("no-server", ""),
        ("relative-server", r#""servers": [{ "url": "/v1" }],"#),
    ] {
        let text = format!(
            r#"{{ "openapi": "3.1.0", "info": {{ "title": "Acme", "version": "1" }}, {servers} "paths": {{}} }}"#
        );
        let (_, found) = reported(name, &text);
        let missing = "the document has no usable server URL".to_owned();
        assert_eq!(found, [(Code::Server.id(), missing)]);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("warnings")
            .join(name);
        let spec = fs::read_to_string(folder.join("acme.json")).expect("a spec");
        let spec = spec.replace("https://unknown.acme.example", "https://api.acme.test");
        let source = Source::new(folder.join("acme.json"), spec);
        let loaded = licit_format::parse(source).unwrap_or_else(|report| panic!("{report}"));
        assert_eq!(summary(&loaded.warnings), []);
    }
}

#[test]
fn one_fault_that_occurs_very_often_hides_no_other() {
    let items: Vec<String> = (0..600)
        .map(|number| format!(r##""p{number}": {{ "$ref": "#/absent/{number}" }}"##))
        .collect();
    let text = DOCUMENT.replace(
        r#""title": { "type": "string" } } },
            "Leaflet""#,
        &format!(
            r#""title": {{ "type": "string" }}, {} }} }}, "Leaflet""#,
            items.join(", ")
        ),
    );
    let (report, found) = reported("very-often", &text);
    let count = |code: Code| found.iter().filter(|(id, _)| *id == code.id()).count();
    assert_eq!(count(Code::DanglingReference), 600);
    assert_eq!((count(Code::LeftOut), report.left_out()), (1, 0));
    assert!(
        report.to_string().contains("(and 599 more like this)"),
        "{report}"
    );
}

#[test]
fn an_import_reports_the_warnings_of_the_imported_spec() {
    let (warnings, reported) = reported("all", DOCUMENT);
    let codes: Vec<&str> = reported.iter().map(|(code, _)| *code).collect();
    for code in [Code::UnusedScope, Code::Overlap, Code::LeftOut] {
        assert!(codes.contains(&code.id()), "{codes:?}");
    }
    let scope = warnings.diagnostics().iter();
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

#[test]
fn a_spec_that_covers_a_part_of_an_api_may_leave_most_scopes_unused() {
    let unused = |scopes: &str| {
        let text = format!(
            r#"{{
                "name": "acme",
                "authorization_endpoint": "https://acme.example/authorize",
                "token_endpoint": "https://acme.example/token",
                "scopes": {scopes},
                "grants": {{ "authorization_code": {{}} }},
                "api": {{ "base_url": "https://api.acme.example" }},
                "operations": {{ "list": {{ "call": "GET /", "scopes": "read", "returns": "json" }} }}
            }}"#
        );
        let loaded = licit_format::parse(Source::new("acme.json", text));
        let loaded = loaded.unwrap_or_else(|report| panic!("{report}"));
        let found = loaded.warnings.diagnostics().iter();
        found.filter(|one| one.code == Code::UnusedScope).count()
    };
    assert_eq!(unused(r#"{ "read": {}, "write": {} }"#), 1);
    assert_eq!(unused(r#"{ "read": {}, "write": {}, "admin": {} }"#), 0);
}
