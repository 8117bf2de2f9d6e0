//! Addresses of APIs and authorization servers that a document leaves variable.

use serde_json::json;

use super::{import, with_paths};

fn with_server(server: &str) -> super::Imported {
    import(&format!(
        "openapi: 3.0.3\ninfo: {{ title: Acme, version: '1' }}\nservers:\n- {server}\npaths: {{}}"
    ))
}

#[test]
fn a_variable_that_a_url_begins_with_is_an_origin() {
    let imported = with_server(
        "{ url: '{apiRoot}/v1', variables: { apiRoot: { default: 'https://api.acme.example/' } } }",
    );
    assert_eq!(imported.spec["api"]["base_url"], "{api_root}/v1");
    assert_eq!(
        imported.spec["variables"]["api_root"],
        json!({ "format": "origin", "default": "https://api.acme.example" })
    );
}

#[test]
fn a_default_that_is_not_an_origin_is_reported_and_omitted() {
    let imported = with_server(
        "{ url: '{root}/v1', variables: { root: { default: 'https://acme.example/here' } } }",
    );
    assert_eq!(
        imported.spec["variables"]["root"],
        json!({ "format": "origin" })
    );
    assert_eq!(
        imported.messages,
        ["`https://acme.example/here` is not an origin"]
    );
}

#[test]
fn a_choice_of_schemes_is_https() {
    let imported = with_server(
        "{ url: '{protocol}://{hostname}/v3', variables: { protocol: { default: http }, hostname: { default: acme.example } } }",
    );
    assert_eq!(imported.spec["api"]["base_url"], "https://{hostname}/v3");
    assert_eq!(
        imported.messages,
        ["the server `{protocol}://{hostname}/v3` is not https"]
    );
}

#[test]
fn variables_do_not_collide_with_builder_methods() {
    let imported = with_server(
        "{ url: 'https://{environment}.acme.example:{port}', variables: { environment: { default: api } } }",
    );
    assert_eq!(
        imported.spec["api"]["base_url"],
        "https://{api_environment}.acme.example:{port}"
    );
    assert_eq!(
        imported.spec["variables"],
        json!({ "api_environment": { "default": "api" }, "port": { "default": "443" } })
    );
}

#[test]
fn a_variable_that_is_the_whole_host_is_a_host_variable() {
    let imported = with_server(
        "{ url: 'https://{domain}/v1', variables: { domain: { default: acme.example.com, description: 'The host of your shop. ' } } }",
    );
    assert_eq!(imported.spec["api"]["base_url"], "https://{domain}/v1");
    assert_eq!(
        imported.spec["variables"]["domain"],
        json!({
            "format": "host",
            "default": "acme.example.com",
            "description": "The host of your shop.",
        })
    );
}

#[test]
fn a_variable_after_the_host_is_replaced_by_its_default() {
    let imported = with_server(
        "{ url: 'https://api.acme.example{basePath}', variables: { basePath: { default: /sell/v1 } } }",
    );
    assert_eq!(
        imported.spec["api"]["base_url"],
        "https://api.acme.example/sell/v1"
    );
    assert_eq!(imported.spec["variables"], json!(null));
}

#[test]
fn the_server_of_an_operation_is_used_with_its_variables() {
    let imported = import(
        "
openapi: 3.0.3
info: { title: Acme, version: '1' }
servers: [{ url: 'https://api.acme.example/v1' }]
paths:
  /a:
    servers: [{ url: 'https://{host}/{version}', variables: { host: { default: up.acme.example, description: Where files are. }, version: { default: v2, enum: [v1, v2] } } }]
    put: { operationId: ofPath, responses: { '204': { description: Done. } } }
    get:
      operationId: own
      servers: [{ url: /v3 }]
      responses: { '204': { description: Done. } }
",
    );
    let call = |name: &str| imported.spec["operations"][name]["call"].clone();
    assert_eq!(call("of_path"), "PUT https://{host}/{version}/a");
    assert_eq!(call("own"), "GET https://api.acme.example/v3/a");
    assert_eq!(
        imported.spec["api"]["trusted_origins"],
        json!(["https://{host}"])
    );
    assert_eq!(
        imported.spec["variables"],
        json!({
            "host": { "format": "host", "default": "up.acme.example", "description": "Where files are." },
            "version": { "default": "v2", "enum": ["v1", "v2"] },
        })
    );
    assert_eq!(imported.messages, [""; 0]);
}

#[test]
fn another_server_of_the_document_is_another_host() {
    let imported = import(
        "
openapi: 3.0.3
info: { title: Acme, version: '1' }
servers: [{ url: 'https://api.acme.example' }, { url: 'https://upload.acme.example' }]
paths:
  /own:
    get: { operationId: own, servers: [{ url: 'https://upload.acme.example' }], responses: { '204': { description: Done. } } }
  /path:
    servers: [{ url: 'https://upload.acme.example/' }]
    get: { operationId: ofPath, responses: { '204': { description: Done. } } }
  /same:
    servers: [{ url: 'https://api.acme.example/' }, { url: 'https://upload.acme.example' }]
    get: { operationId: same, responses: { '204': { description: Done. } } }
",
    );
    let call = |name: &str| imported.spec["operations"][name]["call"].clone();
    assert_eq!(call("own"), "GET https://upload.acme.example/own");
    assert_eq!(call("of_path"), "GET https://upload.acme.example/path");
    assert_eq!(call("same"), "GET /same");
    assert_eq!(
        imported.spec["api"]["trusted_origins"],
        json!(["https://upload.acme.example"])
    );
    assert_eq!(imported.messages, Vec::<String>::new());
}

#[test]
fn usual_slips_of_server_urls_are_read() {
    for (url, base_url, messages) in [
        (
            "https://api.acme.example/v1#f",
            "https://api.acme.example/v1",
            1,
        ),
        (
            "https://api.acme.example/v1?x=1",
            "https://api.acme.example/v1",
            1,
        ),
        ("//api.acme.example/x", "https://api.acme.example/x", 0),
        ("https://${host}/x", "https://{host}/x", 0),
    ] {
        let imported = with_server(&format!("{{ url: '{url}' }}"));
        assert_eq!(imported.spec["api"]["base_url"], base_url, "{url}");
        assert_eq!(imported.messages.len(), messages, "{:?}", imported.messages);
    }
}

#[test]
fn a_server_that_is_not_http_is_ignored() {
    let imported = with_server("{ url: 'wss://acme.example' }\n- { url: 'https://acme.example' }");
    assert_eq!(imported.spec["api"]["base_url"], "https://acme.example");
}

#[test]
fn endpoints_that_begin_with_a_variable_have_it_as_their_origin() {
    let imported = import(
        "
openapi: 3.0.3
info: { title: Acme, version: '1' }
servers: [{ url: 'https://api.acme.example/v1' }]
paths: {}
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        authorizationCode: { authorizationUrl: '{authorizationUrl}', tokenUrl: '{nrfRoot}/oauth2/token', scopes: {} }
",
    );
    assert_eq!(imported.spec["token_endpoint"], "{nrf_root}/oauth2/token");
    assert_eq!(
        imported.spec["variables"],
        json!({ "nrf_root": { "format": "origin" } })
    );
    // A URL that is only a variable is an origin to fill in.
    assert_eq!(
        imported.spec["authorization_endpoint"],
        "https://api.acme.example/authorization_url"
    );
    assert_eq!(
        imported.messages,
        ["the endpoint `{authorizationUrl}` is not an https URL"]
    );
}

#[test]
fn a_host_with_letters_of_another_script_is_written_in_ascii_and_reported() {
    let imported = with_server("{ url: 'https://api.\u{430}cme.example/v1' }");
    assert_eq!(
        imported.spec["api"]["base_url"],
        "https://api.xn--cme-5cd.example/v1"
    );
    assert_eq!(
        imported.messages,
        ["the host of the server `https://api.\u{430}cme.example/v1` is not ASCII"]
    );
}

#[test]
fn a_url_that_clients_read_differently_is_not_a_server() {
    for url in [
        "https://evil.example\\@api.acme.example",
        "https:///evil.example/x",
        "https://api.acme.example@evil.example",
    ] {
        let imported = with_server(&format!("{{ url: '{url}' }}"));
        assert_eq!(
            imported.messages,
            ["the document has no usable server URL"],
            "{url}"
        );
    }
}

#[test]
fn a_server_with_other_defaults_is_another_server() {
    let imported = import(
        "
openapi: 3.1.0
info: { title: Acme, version: '1' }
servers: [{ url: 'https://{region}.acme.example/{base}', variables: { region: { default: eu }, base: { default: v1 } } }]
paths:
  /other:
    get:
      operationId: other
      servers: [{ url: 'https://{region}.acme.example/{base}', variables: { region: { default: us }, base: { default: v1 } } }]
      responses: { '204': { description: Done. } }
  /same:
    get:
      operationId: same
      servers: [{ url: 'https://{region}.acme.example/{base}', variables: { region: { default: eu }, base: { default: v1 } } }]
      responses: { '204': { description: Done. } }
",
    );
    let call = |name: &str| imported.spec["operations"][name]["call"].clone();
    assert_eq!(
        call("other"),
        "GET https://{other_region}.acme.example/{base}/other"
    );
    assert_eq!(call("same"), "GET /same");
    assert_eq!(
        imported.spec["variables"],
        json!({
            "region": { "default": "eu" },
            "base": { "default": "v1" },
            "other_region": { "default": "us" },
        })
    );
}

#[test]
fn a_space_in_a_path_is_part_of_it() {
    let imported = with_paths(
        "
  ' /reports/last year/{id} ':
    get:
      operationId: report
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '204': { description: Done. } }
",
    );
    assert_eq!(
        imported.spec["operations"]["report"]["call"],
        "GET /reports/last%20year/{id}"
    );
}

#[test]
fn the_defaults_of_a_document_are_values() {
    for (url, variable, base_url, declared) in [
        (
            "https://api.acme.example:{port}/v2",
            "port: { default: 8443, enum: [443, 8443] }",
            "https://api.acme.example:{port}/v2",
            json!({ "port": { "default": "8443", "enum": ["443", "8443"] } }),
        ),
        (
            "https://api.acme.example:{port}/v2",
            "port: { enum: ['8443'] }",
            "https://api.acme.example:{port}/v2",
            json!({ "port": { "default": "8443", "enum": ["8443"] } }),
        ),
        (
            "https://api.acme.example/v{version}",
            "version: { default: 2 }",
            "https://api.acme.example/v{version}",
            json!({ "version": { "default": "2" } }),
        ),
        (
            "https://{region}.acme.example",
            "region: { default: us, enum: [eu] }",
            "https://{region}.acme.example",
            json!({ "region": { "default": "us", "enum": ["eu", "us"] } }),
        ),
        (
            "https://{host}/x",
            "host: { default: https://api.acme.example }",
            "https://{host}/x",
            json!({ "host": { "format": "host", "default": "api.acme.example" } }),
        ),
        (
            "{server}/v1",
            "server: { default: https://api.acme.example, enum: [https://api.acme.example, https://eu.acme.example] }",
            "{server}/v1",
            json!({ "server": { "format": "origin", "default": "https://api.acme.example", "enum": ["https://api.acme.example", "https://eu.acme.example"] } }),
        ),
    ] {
        let imported = with_server(&format!("{{ url: '{url}', variables: {{ {variable} }} }}"));
        assert_eq!(imported.spec["api"]["base_url"], base_url, "{variable}");
        assert_eq!(imported.spec["variables"], declared, "{variable}");
        assert_eq!(imported.messages, [""; 0], "{variable}");
    }
}

#[test]
fn a_default_that_no_variable_accepts_is_part_of_the_url() {
    for (url, variable, base_url) in [
        (
            "https://api.acme.example/{path}",
            "path: { default: api/v2 }",
            "https://api.acme.example/api/v2",
        ),
        (
            "https://api.acme.example/{path}",
            "path: { default: /api/v2 }",
            "https://api.acme.example/api/v2",
        ),
        (
            "https://api.acme.example/{path}",
            "path: { default: '' }",
            "https://api.acme.example",
        ),
        (
            "https://{prefix}api.acme.example",
            "prefix: { default: '', enum: ['', eu-] }",
            "https://api.acme.example",
        ),
    ] {
        let imported = with_server(&format!("{{ url: '{url}', variables: {{ {variable} }} }}"));
        assert_eq!(imported.spec["api"]["base_url"], base_url, "{variable}");
        assert_eq!(imported.spec["variables"], json!(null), "{variable}");
        assert_eq!(imported.messages.len(), 1, "{variable}");
    }
}

#[test]
fn a_default_that_is_not_a_host_is_ignored() {
    let imported =
        with_server("{ url: 'https://{host}/x', variables: { host: { default: '<your.host>' } } }");
    assert_eq!(
        imported.spec["variables"],
        json!({ "host": { "format": "host" } })
    );
    assert_eq!(
        imported.messages,
        ["`<your.host>` is not a value of the server's variable"]
    );
}

#[test]
fn a_path_that_is_a_url_is_reported() {
    let imported = with_paths(
        "
  https://up.acme.example/files:
    post: { operationId: upload, responses: { '204': { description: Done. } } }
",
    );
    assert_eq!(
        imported.messages,
        ["the path `https://up.acme.example/files` is a URL"]
    );
}

#[test]
fn a_default_that_would_end_the_path_is_reported_and_ignored() {
    let imported = with_server(
        "{ url: 'https://api.acme.example/{p}', variables: { p: { default: 'x#y', enum: ['a b', 'v?', v2] } } }",
    );
    assert_eq!(
        imported.spec["variables"],
        json!({ "p": { "enum": ["v2"] } }),
        "{}",
        imported.spec
    );
    assert_eq!(imported.messages.len(), 3, "{:?}", imported.messages);
}

/// The calls and the variables of a document in which each operation has its own server.
fn with_servers(servers: &[(&str, &str)]) -> (Vec<String>, serde_json::Value, Vec<String>) {
    let paths = servers.iter().enumerate().map(|(at, (path, server))| {
        format!(
            "  {path}:
    get:
      operationId: op{at}
      servers: [{server}]
      responses: {{ '204': {{ description: Done. }} }}\n"
        )
    });
    let imported = with_paths(&paths.collect::<String>());
    let operations = &imported.spec["operations"];
    let call = |at: usize| {
        let call = operations[format!("op{at}")]["call"].as_str();
        call.unwrap_or_default().to_owned()
    };
    let calls = (0..servers.len()).map(call).collect();
    (calls, imported.spec["variables"].clone(), imported.messages)
}

#[test]
fn equal_variables_of_servers_are_one_and_others_are_named_after_their_operations() {
    let eu = "{ url: 'https://{region}.up.example', variables: { region: { default: eu } } }";
    let us = "{ url: 'https://{region}.up.example', variables: { region: { default: us } } }";
    let (calls, variables, messages) = with_servers(&[("/a", eu), ("/b", eu)]);
    assert_eq!(
        calls,
        [
            "GET https://{region}.up.example/a",
            "GET https://{region}.up.example/b"
        ]
    );
    assert_eq!(variables, json!({ "region": { "default": "eu" } }));
    assert_eq!(messages, [""; 0]);
    let (calls, variables, messages) = with_servers(&[("/a", eu), ("/b", us), ("/c", eu)]);
    assert_eq!(
        calls,
        [
            "GET https://{op0_region}.up.example/a",
            "GET https://{op1_region}.up.example/b",
            "GET https://{op0_region}.up.example/c"
        ]
    );
    assert_eq!(
        variables,
        json!({ "op0_region": { "default": "eu" }, "op1_region": { "default": "us" } })
    );
    assert_eq!(messages, [""; 0]);
}

#[test]
fn the_caller_of_an_operation_does_not_set_the_variable_of_its_server() {
    let server = "{ url: 'https://up.example/{version}', variables: { version: { default: v1 } } }";
    let (calls, variables, _) = with_servers(&[("'/files/{version}'", server)]);
    assert_eq!(
        calls,
        ["GET https://up.example/{op0_version}/files/{version}"]
    );
    assert_eq!(variables, json!({ "op0_version": { "default": "v1" } }));
}

#[test]
fn a_variable_of_a_server_that_a_spec_cannot_have_is_its_default_and_reported() {
    for (server, call, message) in [
        (
            "{ url: 'https://up.example/{base}', variables: { base: { default: x/y } } }",
            "GET https://up.example/x/y/a",
            "the server's `base` has one value",
        ),
        (
            "{ url: '{up}/v1', variables: { up: { default: 'https://up.example/x' } } }",
            "GET https://up.example/x/v1/a",
            "the server's `up` has one value",
        ),
        (
            "{ url: 'http://up.example' }",
            "GET https://up.example/a",
            "the server `http://up.example` is not https",
        ),
        (
            "{ url: 'https://up.example' }, { url: 'https://other.example' }",
            "GET https://up.example/a",
            "a further server of an operation is not used",
        ),
        (
            "{ url: 'https://{up}.example', variables: { up: {} } }",
            "GET /a",
            "the operation's server has no `https` host",
        ),
    ] {
        let (calls, variables, messages) = with_servers(&[("/a", server)]);
        assert_eq!(calls, [call], "{server}");
        assert_eq!(variables, json!(null), "{server}");
        assert_eq!(messages, [message], "{server}");
    }
    let first = "{ url: 'https://{up}.example', variables: { up: { enum: [a, b] } } }";
    let (_, variables, messages) = with_servers(&[("/a", first)]);
    assert_eq!(
        variables,
        json!({ "up": { "default": "a", "enum": ["a", "b"] } })
    );
    assert_eq!(messages, [""; 0]);
}
