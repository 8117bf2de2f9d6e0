//! The hosts that a document's operations use, and their list in the spec.

use licit_format::source::Source;
use serde_json::{Value, json};

use super::import;

/// The calls and the list of origins of a document with one operation, at `/a`.
fn with_operation(server: &str) -> (Value, Value) {
    let imported = import(&format!(
        "
openapi: 3.0.3
info: {{ title: Acme, version: '1' }}
servers: [{{ url: 'https://{{region}}.acme.example/v1', variables: {{ region: {{ default: eu }} }} }}]
paths:
  /a:
    get: {{ operationId: getA, servers: [{server}], responses: {{ '204': {{ description: Nothing }} }} }}
"
    ));
    let spec = &imported.spec;
    (
        spec["operations"]["get_a"]["call"].clone(),
        spec["api"]["trusted_origins"].clone(),
    )
}

#[test]
fn the_servers_of_operations_are_listed_once_in_the_spec() {
    for (server, call, origins) in [
        (
            "{ url: 'https://up.acme.example/x/' }",
            "GET https://up.acme.example/x/a",
            json!(["https://up.acme.example"]),
        ),
        (
            "{ url: '//up.acme.example' }",
            "GET https://up.acme.example/a",
            json!(["https://up.acme.example"]),
        ),
        (
            "{ url: 'http://up.acme.example' }",
            "GET https://up.acme.example/a",
            json!(["https://up.acme.example"]),
        ),
        (
            "{ url: 'wss://a.example' }, { url: 'https://b.example' }",
            "GET https://b.example/a",
            json!(["https://b.example"]),
        ),
        (
            "{ url: 'https://{h}', variables: { h: { default: up.acme.example } } }",
            "GET https://{h}/a",
            json!(["https://{h}"]),
        ),
        (
            "{ url: 'https://{region}.up.example' }",
            "GET https://{region}.up.example/a",
            json!(["https://{region}.up.example"]),
        ),
        (
            "{ url: /v2 }",
            "GET https://{region}.acme.example/v2/a",
            Value::Null,
        ),
        (
            "{ url: 'https://{region}.acme.example/v1' }",
            "GET /a",
            Value::Null,
        ),
        ("{ url: v2 }", "GET /a", Value::Null),
        ("{ url: 'https://{unknown}' }", "GET /a", Value::Null),
    ] {
        assert_eq!(with_operation(server), (json!(call), origins), "{server}");
    }
}

#[test]
fn a_server_without_a_host_costs_its_operation_alone() {
    let imported = import(
        "
openapi: 3.0.3
info: { title: Acme, version: '1' }
servers: [{ url: 'https://{region}.acme.example', variables: { region: { default: eu, enum: [eu, us] } } }]
paths:
  /a:
    get: { operationId: getA, servers: [{ url: '{region}/v9' }], responses: { '204': { description: Nothing } } }
  /b:
    get: { operationId: getB, responses: { '204': { description: Nothing } } }
",
    );
    let operations = imported.spec["operations"].as_object().expect("operations");
    assert_eq!(operations.keys().collect::<Vec<_>>(), ["get_b"]);
    assert_eq!(imported.spec["api"]["trusted_origins"], Value::Null);
    assert_eq!(
        imported.messages,
        ["the operation `get_a` is left out: `{region}/v9/a` is not an absolute URL"]
    );
}

#[test]
fn a_path_is_a_url_only_by_its_scheme() {
    for (path, call) in [
        ("https://b.example/a", "GET https://b.example/a"),
        ("//b.example/a", "GET //b.example/a"),
        ("/x/https://b.example/a", "GET /x/https://b.example/a"),
        ("'{x}/a'", "GET /{x}/a"),
        ("x/https://b.example", "GET /x/https://b.example"),
    ] {
        let imported = super::with_paths(&format!(
            "  {path}:\n    get: {{ operationId: getA, responses: {{ '204': {{ description: Nothing }} }} }}"
        ));
        assert_eq!(imported.spec["operations"]["get_a"]["call"], call, "{path}");
    }
}

/// The codes of a spec with `region` (`eu` or `us`) and `name` (anything), and one operation.
fn codes(base_url: &str, origins: &[&str], url: &str) -> Vec<&'static str> {
    let spec = json!({
        "name": "acme",
        "authorization_endpoint": "https://acme.example/authorize",
        "token_endpoint": "https://acme.example/token",
        "variables": {
            "region": { "enum": ["eu", "us"] },
            "name": { "format": "label" },
            "other": { "format": "label" },
            "whole": { "format": "origin" },
        },
        "grants": { "authorization_code": {} },
        "api": { "base_url": base_url, "trusted_origins": origins },
        "operations": { "get": { "call": format!("GET {url}") } },
    });
    match licit_format::parse(Source::new("acme.json", spec.to_string())) {
        Ok(_) => Vec::new(),
        Err(report) => {
            let errors = report.errors_only();
            errors
                .diagnostics()
                .iter()
                .map(|found| found.code.id())
                .collect()
        }
    }
}

#[test]
fn origins_are_compared_for_every_value_of_their_variables() {
    let eu_and_us = ["https://eu.acme.example", "https://us.acme.example"];
    for (base_url, origins, url) in [
        (
            "https://api.acme.example/v1",
            &[][..],
            "https://API.acme.example:443/x",
        ),
        (
            "https://{name}.acme.example",
            &[],
            "https://{name}.acme.example/x",
        ),
        (
            "https://{region}.acme.example",
            &[],
            "https://{region}.acme.example/x",
        ),
        (
            "https://a.example",
            &eu_and_us,
            "https://{region}.acme.example/x",
        ),
        (
            "https://bücher.example",
            &[],
            "https://xn--bcher-kva.example/x",
        ),
    ] {
        assert!(codes(base_url, origins, url).is_empty(), "{url}");
    }
    for (base_url, origins, url) in [
        (
            "https://{name}.acme.example",
            &[][..],
            "https://{other}.acme.example/x",
        ),
        (
            "https://{name}.acme.example",
            &[],
            "https://variable-1.acme.example/x",
        ),
        (
            "https://{region}.acme.example",
            &[],
            "https://eu.acme.example/x",
        ),
        (
            "https://a.example",
            &eu_and_us[..1],
            "https://{region}.acme.example/x",
        ),
        (
            "https://a.example",
            &eu_and_us,
            "https://{name}.acme.example/x",
        ),
        ("https://a.example", &[], "https://a.example./x"),
        ("https://a.example", &[], "https://a.example:8443/x"),
        ("https://a.example", &[], "https://a.example.evil.example/x"),
        ("https://a.example", &[], "{whole}/x"),
    ] {
        assert_eq!(codes(base_url, origins, url), ["E0623"], "{url}");
    }
}

#[test]
fn a_host_that_clients_read_differently_is_rejected() {
    for url in [
        "https:///evil.example/x",
        "https:////evil.example/x",
        "https://\\evil.example/x",
        "https://evil.example\\@a.example/x",
        "https://evil%2eexample/x",
    ] {
        assert_eq!(codes("https://a.example", &[], url), ["E0304"], "{url}");
    }
}
