//! Excluding an operation helps with every fault that only this operation has.

use std::fs;
use std::path::Path;

use licit_format::diagnostic::{Code, Report};
use licit_format::openapi::{ImportOptions, import_openapi, import_openapi_source};
use licit_format::source::Source;
use licit_format::{LoadOptions, Loaded};

/// A document with a path without faults, further paths, and components.
fn document(paths: &str, components: &str) -> String {
    format!(
        "openapi: 3.2.0
info: {{ title: Acme, version: '1' }}
servers: [{{ url: 'https://api.acme.example' }}]
paths:
  /good:
    get: {{ operationId: good, security: [], responses: {{ '204': {{ description: Done. }} }} }}
{paths}
components:
{components}
"
    )
}

/// An operation called `bad` with further keys.
fn operation(keys: &str) -> String {
    format!("  /bad:\n    post:\n      operationId: bad\n      {keys}")
}

/// Faults, each with a pattern that excludes it: in paths, operations, parameters, bodies, schemes, and
/// components that no other operation uses.
fn faults() -> Vec<(&'static str, &'static str, String)> {
    let of_operation =
        |name, keys: &str, components: &str| (name, "bad", document(&operation(keys), components));
    let body = |schema: &str| {
        format!("requestBody: {{ content: {{ application/json: {{ schema: {schema} }} }} }}")
    };
    let mut faults = vec![
        of_operation(
            "parameter",
            "parameters: [{ name: q, in: querystring }]",
            "  {}",
        ),
        of_operation(
            "parameter-absent",
            "parameters: [{ $ref: '#/components/parameters/No' }]",
            "  {}",
        ),
        of_operation(
            "parameter-file",
            "parameters: [{ $ref: 'no.yaml#/P' }]",
            "  {}",
        ),
        of_operation(
            "parameter-undescribed",
            "parameters: [{ name: q, in: path, required: true }]",
            "  {}",
        ),
        of_operation(
            "body-absent",
            &body("{ $ref: '#/components/schemas/No' }"),
            "  {}",
        ),
        of_operation("body-file", &body("{ $ref: 'no.yaml#/S' }"), "  {}"),
        of_operation(
            "body-broken-file",
            &body("{ $ref: 'broken.yaml#/S' }"),
            "  {}",
        ),
        of_operation(
            "body-constraint",
            &body("{ type: string, not: { const: x } }"),
            "  {}",
        ),
        of_operation(
            "body-required",
            &body("{ type: object, properties: { b: { type: string } }, required: [a] }"),
            "  {}",
        ),
        of_operation(
            "component",
            &body("{ $ref: '#/components/schemas/Own' }"),
            "  schemas: { Own: { type: object, properties: { a: { $ref: 'no.yaml#/S' }, b: { $ref: '#/no' } } } }",
        ),
        of_operation("callbacks", "callbacks: { done: {} }", "  {}"),
        of_operation("server", "servers: [{ url: '{nowhere}' }]", "  {}"),
        of_operation(
            "scheme",
            "security: [{ digest: [] }]",
            "  securitySchemes: { digest: { type: http, scheme: digest } }",
        ),
        of_operation(
            "flow",
            "security: [{ login: [] }]",
            "  securitySchemes: { login: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://acme.example/a', scopes: {} } } } }",
        ),
        of_operation(
            "rule",
            "tags: ['']\n      x: 1\n    trace: { operationId: bad }",
            "  {}",
        ),
        of_operation(
            "identifier",
            "tags: [t]\n    put: { operationId: bad }",
            "  {}",
        ),
    ];
    faults.extend(in_paths());
    faults
}

/// Faults of path items, which have no operation with a name.
fn in_paths() -> impl Iterator<Item = (&'static str, &'static str, String)> {
    let of_path = |name, item: &str| (name, "/bad", document(&format!("  /bad: {item}"), "  {}"));
    let paths = [
        of_path("path-absent", "{ $ref: '#/components/pathItems/No' }"),
        of_path("path-file", "{ $ref: 'no.yaml#/P' }"),
        of_path("path-trace", "{ trace: {} }"),
        of_path("path-query", "{ query: {} }"),
        of_path("path-additional", "{ additionalOperations: { COPY: {} } }"),
    ];
    paths.into_iter()
}

#[test]
fn an_excluded_operation_costs_no_warning_and_no_error() {
    for (name, pattern, document) in faults() {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("exclusion")
            .join(name);
        fs::create_dir_all(&folder).expect("a folder");
        let (path, spec) = (folder.join("acme.yaml"), folder.join("acme.json"));
        fs::write(&path, document).expect("a document");
        fs::write(folder.join("broken.yaml"), "S: [").expect("a broken file");
        let messages = |exclude: &[&str]| {
            let options = ImportOptions {
                spec: Some(spec.clone()),
                exclude: exclude.iter().map(|text| (*text).to_owned()).collect(),
                ..ImportOptions::default()
            };
            let imported = import_openapi(&path, &options);
            let imported = imported.unwrap_or_else(|report| panic!("{name}:\n{report}"));
            fs::write(&spec, &imported.text).expect("a spec");
            let loaded = licit_format::load(&spec);
            let loaded = loaded.unwrap_or_else(|report| panic!("{name}:\n{report}"));
            let found = summary(&imported.warnings);
            assert_eq!(found, summary(&loaded.warnings), "{name}: import and check");
            found
        };
        assert_ne!(messages(&[]), Vec::<String>::new(), "{name} is a fault");
        assert_eq!(messages(&[pattern]), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn what_a_caller_excludes_costs_no_warning_and_keeps_scopes_and_names() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exclusion-of-callers");
    fs::create_dir_all(&folder).expect("a folder");
    for (name, pattern, document) in faults() {
        fs::write(folder.join("acme.yaml"), document).expect("a document");
        // The spec changes an operation that is excluded later.
        let is_generated = !["scheme", "rule", "identifier"].contains(&name);
        let own = if pattern == "bad" && is_generated {
            r#""bad": { "description": "Bad" }"#
        } else {
            ""
        };
        let spec = format!(
            r#"{{ "name": "acme", "api": {{ "openapi": "acme.yaml", "base_url": "https://acme.test" }},
                "token_endpoint": "https://acme.test/token", "grants": {{ "client_credentials": {{}} }},
                "operations": {{ {own} }} }}"#
        );
        fs::write(folder.join("acme.json"), spec).expect("a spec");
        let load = |exclude: &[&str]| {
            let options = LoadOptions::default().exclude(exclude.iter().copied());
            let loaded = licit_format::load_with(&folder.join("acme.json"), &options);
            loaded.unwrap_or_else(|report| panic!("{name}:\n{report}"))
        };
        assert_ne!(summary(&load(&[]).warnings), Vec::<String>::new(), "{name}");
        let loaded = load(&[pattern, "nothing"]);
        assert_eq!(summary(&loaded.warnings), Vec::<String>::new(), "{name}");
        // A pattern may match what has no operation, such as a path that leads nowhere.
        let exclude = [pattern, "nothing"].map(str::to_owned);
        let unmatched = loaded.provider.select(&[], &exclude).expect_err("nothing");
        let unmatched: Vec<&str> = unmatched.iter().map(|one| one.pattern.as_str()).collect();
        assert_eq!(unmatched, ["nothing"], "{name}");
        let part = loaded.provider.select(&[], &exclude[..1]);
        let part = part.unwrap_or_else(|unmatched| panic!("{name}: {unmatched:?}"));
        let names = part.operations.iter().map(|one| one.table.name.as_str());
        assert_eq!(names.collect::<Vec<_>>(), ["good"], "{name}");
    }
}

/// Two operations of a tag; the second is on another host, which is an error: the spec has to decide
/// where tokens may be sent.
const ELSEWHERE: &str = "openapi: 3.1.0
info: { title: Acme, version: '1' }
servers: [{ url: 'https://api.acme.example' }]
paths:
  /books:
    get: { operationId: getBooks, tags: [books], security: [{ login: [read] }], responses: { '204': { description: '' } } }
    post:
      operationId: listBooks
      tags: [books]
      servers: [{ url: 'https://elsewhere.example' }]
      security: [{ login: [write] }]
      responses: { '204': { description: '' } }
components: { securitySchemes: { login: { type: oauth2, flows: { clientCredentials: {
  tokenUrl: 'https://acme.example/token', scopes: { read: Read, write: Write } } } } } }
";

#[test]
fn excluding_an_operation_with_an_error_leaves_names_and_scopes() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exclusion-names");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("acme.yaml"), ELSEWHERE).expect("a document");
    let load = |origins: &str, exclude: &[&str]| {
        let spec = format!(
            r#"{{ "name": "acme", "token_endpoint": "https://acme.test/token",
                "api": {{ "openapi": "acme.yaml", "base_url": "https://acme.test", "trusted_origins": [{origins}] }},
                "grants": {{ "client_credentials": {{}} }} }}"#
        );
        let source = Source::new(folder.join("acme.json"), spec);
        let options = LoadOptions::default().exclude(exclude.iter().copied());
        licit_format::parse_with(source, &options)
    };
    let error = load("", &[]).expect_err("another host");
    assert!(error.to_string().contains("E0623"), "{error}");
    let part = load("", &["listBooks"]).unwrap_or_else(|report| panic!("{report}"));
    let whole = load(r#""https://elsewhere.example""#, &[]);
    let whole = whole.unwrap_or_else(|report| panic!("{report}"));
    let scopes = |loaded: &Loaded| -> Vec<String> {
        let scopes = loaded.provider.scopes.iter();
        scopes.map(|scope| scope.rust_name.clone()).collect()
    };
    assert_eq!(scopes(&part), scopes(&whole));
    // Both want the name `list`.
    let methods = |loaded: &Loaded| -> Vec<String> {
        let operations = loaded.provider.operations.iter();
        operations
            .map(|operation| operation.method_name.clone())
            .collect()
    };
    assert_eq!(methods(&whole), ["get_books", "list_books"]);
    assert_eq!(methods(&part), ["get_books"]);
    assert_eq!(summary(&part.warnings), Vec::<String>::new());
}

fn summary(report: &Report) -> Vec<String> {
    let is_unused = |code: Code| matches!(code, Code::UnusedModel | Code::UnusedScope);
    let found = report.diagnostics().iter();
    let found = found.filter(|one| !is_unused(one.code));
    let mut summary: Vec<_> = found.map(|one| one.message.clone()).collect();
    summary.sort();
    summary
}

#[test]
fn a_pattern_that_matches_nothing_is_an_error() {
    let import = |include: &[&str], exclude: &[&str]| {
        let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
        let options = ImportOptions {
            include: texts(include),
            exclude: texts(exclude),
            ..ImportOptions::default()
        };
        let source = Source::new("acme.yaml", ELSEWHERE);
        let imported = import_openapi_source(source, &options);
        imported.map(|imported| imported.census.operations)
    };
    for (include, exclude) in [
        (&["tag:books"][..], &["list_*"][..]),
        (&["/books"], &["listBooks"]),
    ] {
        assert_eq!(import(include, exclude).ok(), Some(1), "{include:?}");
    }
    for (include, exclude, expected) in [
        (
            &["tag:Books"][..],
            &[][..],
            "the document has no tag `Books`",
        ),
        (
            &[],
            &["get_book"],
            "the document has no operation `get_book`",
        ),
        (
            &["GET /nothing"],
            &[],
            "the document has no operation `GET /nothing`",
        ),
    ] {
        let report = import(include, exclude).expect_err(expected).to_string();
        assert!(report.contains(expected), "{report}");
    }
}
