//! Invalid documents: faults are reported, and read as they were most likely meant.

use licit_format::diagnostic::Code;
use licit_format::openapi::{ImportOptions, import_openapi_source};
use licit_format::source::Source;
use serde_json::{Value, json};

use super::{import, with_paths, with_schemas};

#[test]
fn a_version_without_a_minor_is_read() {
    let imported = import("openapi: '3'\ninfo: { title: Acme, version: '1' }\npaths: {}");
    assert_eq!(imported.census.operations, 0);
}

#[test]
fn an_invalid_media_type_matches_any() {
    let imported = with_paths(
        "
  /orders:
    patch:
      operationId: changeOrder
      requestBody:
        content:
          'application/json-patch+json:': { schema: { type: object, properties: { a: { type: string } } } }
      responses:
        '200': { description: It., content: { acme/orders/v1: { schema: { type: integer } } } }
",
    );
    let operation = &imported.spec["operations"]["change_order"];
    assert_eq!(operation["body"], json!({ "a": "string?" }));
    assert_eq!(operation["returns"], "integer");
    assert_eq!(
        imported.messages,
        [
            "`application/json-patch+json:` is not a media type",
            "`acme/orders/v1` is not a media type"
        ]
    );
}

#[test]
fn unsendable_parameters_are_reported_and_omitted() {
    let imported = with_paths(
        "
  /orders:
    get:
      operationId: listOrders
      parameters:
      - { name: 'X Trace', in: header, schema: { type: string } }
      - { name: 'a b', in: cookie, schema: { type: string } }
      - { name: 'a b', in: query, schema: { type: string } }
      responses: { '204': { description: Nothing. } }
",
    );
    let operation = &imported.spec["operations"]["list_orders"];
    assert_eq!(operation["query"], json!({ "a b": "string?" }));
    assert_eq!(
        (&operation["headers"], &operation["cookies"]),
        (&json!(null), &json!(null))
    );
    assert_eq!(
        imported.messages,
        [
            "`X Trace` is not a valid parameter name",
            "`a b` is not a valid parameter name"
        ]
    );
}

#[test]
fn an_invalid_status_is_reported_and_omitted() {
    let imported = with_paths(
        "
  /orders:
    get:
      operationId: listOrders
      responses:
        '2004': { description: It., content: { application/json: { schema: { type: string } } } }
        '200': { description: It., content: { application/json: { schema: { type: integer } } } }
",
    );
    assert_eq!(
        imported.spec["operations"]["list_orders"]["returns"],
        "integer"
    );
    assert_eq!(imported.messages, ["`2004` is not a valid status"]);
}

#[test]
fn a_read_only_and_write_only_property_is_sent_and_received() {
    let imported = with_schemas(
        "
Root:
  type: object
  properties: { name: { type: string, readOnly: true, writeOnly: true } }
",
    );
    assert_eq!(
        imported.spec["models"],
        json!({ "Root": { "name": "string?" } })
    );
    assert_eq!(
        imported.messages,
        ["`name` is both read-only and write-only"]
    );
}

#[test]
fn a_key_without_a_name_is_a_token() {
    let imported = import(
        "
openapi: 3.0.3
info: { title: Acme, version: '1' }
servers: [{ url: 'https://api.acme.example' }]
paths: {}
components: { securitySchemes: { key: { type: apiKey, in: query, name: '' } } }
",
    );
    assert_eq!(imported.spec["credentials"], json!({ "api_token": {} }));
}

#[test]
fn nested_braces_in_a_path_are_not_variables() {
    let imported = with_paths(
        "
  '/orders/{ a {id} }/x':
    get:
      operationId: getOrder
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '204': { description: Nothing. } }
",
    );
    assert_eq!(
        imported.spec["operations"]["get_order"]["call"],
        "GET /orders/%20a%20{id}%20/x"
    );
}

#[test]
fn webhooks_and_callbacks_are_counted() {
    let imported = import(
        "
openapi: 3.1.0
info: { title: Acme, version: '1' }
servers: [{ url: 'https://api.acme.example' }]
webhooks: { made: { post: {} }, gone: { post: {} } }
paths:
  /orders:
    post:
      operationId: order
      responses: { '204': { description: Nothing. } }
      callbacks: { ready: { '{$request.body#/url}': { post: {} } } }
",
    );
    assert_eq!(
        imported.messages,
        ["2 webhooks are ignored", "a callback is ignored"]
    );
}

#[test]
fn required_members_of_a_body_without_a_property_are_reported_and_json_preserves_them() {
    let schema = "schema: { type: object, required: [a, b], properties: { b: { type: string } } }";
    let imported = with_paths(&format!(
        "
  /orders:
    post:
      operationId: order
      requestBody: {{ required: true, content: {{ application/json: {{ {schema} }} }} }}
      responses: {{ '204': {{ description: Nothing. }} }}
  /forms:
    post:
      operationId: send
      requestBody: {{ required: true, content: {{ application/x-www-form-urlencoded: {{ {schema} }} }} }}
      responses: {{ '204': {{ description: Nothing. }} }}
"
    ));
    assert_eq!(imported.spec["operations"]["order"]["body"], "OrderBody");
    let model = json!({ "$additional": "json", "b": "string" });
    assert_eq!(imported.spec["models"]["OrderBody"], model);
    let form = &imported.spec["operations"]["send"]["form"];
    assert_eq!(*form, json!({ "b": "string" }));
    let message = "no property describes the required `a`";
    assert_eq!(imported.messages, [message, message]);
}

/// The operation `act` with these keys, and the messages of its document.
fn act(keys: &str) -> (Value, Vec<String>) {
    let keys = keys.replace('\n', "\n      ");
    let imported = with_paths(&format!(
        "  /act:\n    post:\n      operationId: act\n      {keys}\n"
    ));
    (
        imported.spec["operations"]["act"].clone(),
        imported.messages,
    )
}

#[expect(clippy::too_many_lines, reason = "a table of cases")]
#[test]
fn a_value_of_another_kind_is_read_as_it_is_meant_and_reported() {
    let done = "responses: { '204': { description: Done. } }";
    let query = json!({ "b": "string?" });
    for (keys, key, expected, message) in [
        (
            "servers: 'https://o.acme.example'".to_owned(),
            "call",
            json!("POST https://o.acme.example/act"),
            "`servers` is not a list",
        ),
        (
            "servers: ['https://o.acme.example']".to_owned(),
            "call",
            json!("POST https://o.acme.example/act"),
            "the server is not an object",
        ),
        ("tags: X".to_owned(), "tags", json!(["X"]), "`tags` is not a list"),
        (
            "parameters: { name: b, in: query, schema: { type: string } }".to_owned(),
            "query",
            query.clone(),
            "`parameters` is not a list",
        ),
        (
            "parameters: { b: { in: query, schema: { type: string } } }".to_owned(),
            "query",
            query.clone(),
            "`parameters` is not a list",
        ),
        (
            "requestBody: { content: [application/pdf] }".to_owned(),
            "binary",
            json!("application/pdf?"),
            "`content` is not an object",
        ),
        (
            "requestBody: { content: { text/plain: string } }".to_owned(),
            "binary",
            json!("text/plain?"),
            "the media type `text/plain` is not an object",
        ),
        (
            "parameters: [{ name: b, in: query, schema: { type: string }, content: { text/plain: {} } }]"
                .to_owned(),
            "query",
            query.clone(),
            "a parameter has `schema` and `content`",
        ),
        (
            "parameters: [{ name: b, in: query, content: { text/plain: {}, application/json: {} } }]"
                .to_owned(),
            "query",
            query,
            "the `content` of a parameter has several media types",
        ),
    ] {
        let (operation, messages) = act(&format!("{keys}\n{done}"));
        assert_eq!(operation[key], expected, "{keys}");
        assert_eq!(messages, [message], "{keys}");
    }
    let (operation, messages) = act("responses: [{ description: Done. }]");
    assert_eq!(operation["returns"], json!(null));
    assert_eq!(messages, ["`responses` is not an object"]);
    let imported = with_paths(
        "
  /a: { GET: { operationId: a, responses: { '204': { description: Done. } } } }
  /b: { get: [{ operationId: b, responses: { '204': { description: Done. } } }] }
",
    );
    let operations = &imported.spec["operations"];
    assert_eq!(operations["a"]["call"], "GET /a");
    assert_eq!(operations["b"]["call"], "GET /b");
    assert_eq!(
        imported.messages,
        [
            "the method `GET` is not in lower case",
            "the operation is not an object"
        ]
    );
    let imported = with_paths(
        "
  /a:
    GET: { operationId: upper, responses: { '204': { description: Done. } } }
    get: { operationId: lower, responses: { '204': { description: Done. } } }
",
    );
    let operations = imported.spec["operations"].as_object().expect("operations");
    assert_eq!(operations.keys().collect::<Vec<_>>(), ["lower"]);
    assert_eq!(imported.messages, ["the method `GET` is not in lower case"]);
}

#[test]
fn the_servers_of_a_document_may_be_one() {
    for (servers, message) in [
        ("{ url: https://o.acme.example }", "`servers` is not a list"),
        ("https://o.acme.example", "`servers` is not a list"),
        ("[https://o.acme.example]", "the server is not an object"),
    ] {
        let imported = import(&format!(
            "openapi: 3.1.0\ninfo: {{ title: Acme, version: '1' }}\nservers: {servers}\npaths: {{}}"
        ));
        assert_eq!(
            imported.spec["api"]["base_url"], "https://o.acme.example",
            "{servers}"
        );
        assert_eq!(imported.messages, [message], "{servers}");
    }
}

#[test]
fn keys_of_swagger_2_have_their_meaning_and_are_reported() {
    let (operation, messages) = act("parameters:
- { name: b, in: query, type: integer, maximum: 5 }
- { name: l, in: query, type: array, items: { type: string }, collectionFormat: csv }
requestBody: { required: true, schema: { type: object, properties: { x: { type: string } } } }
responses: { '200': { description: It., schema: { type: array, items: { type: string } } } }");
    assert_eq!(
        operation["query"]["b"],
        json!({ "type": "integer?", "limits": { "maximum": 5 } })
    );
    assert_eq!(
        operation["query"]["l"],
        json!({ "type": "[string]?", "explode": false })
    );
    assert_eq!(operation["body"], json!({ "x": "string?" }));
    assert_eq!(operation["returns"], "[string]");
    let (of_type, of_schema) = (
        "a `type` is not in a `schema`",
        "the `schema` of a body is not in its `content`",
    );
    assert_eq!(messages, [of_type, of_type, of_schema, of_schema]);
}

#[test]
fn slips_are_reported_if_an_operation_needs_them() {
    let document = "
openapi: 3.1.0
info: { title: Acme, version: '1' }
servers: [{ url: https://api.acme.example }]
paths:
  /a: { get: { operationId: a, tags: A, responses: { '204': { $ref: '#/components/responses/A' } } } }
  /b: { get: { operationId: b, tags: B, responses: { '204': { $ref: '#/components/responses/B' } } } }
components:
  responses:
    A: { description: It., headers: { X-A: { type: string } } }
    B: { description: It., headers: { X-B: { type: string } } }
    C: { description: It., headers: { X-C: { type: string } } }
";
    let options = ImportOptions {
        inline: true,
        exclude: vec!["b".to_owned()],
        ..ImportOptions::default()
    };
    let imported = import_openapi_source(Source::new("acme.yaml", document), &options);
    let imported = imported.unwrap_or_else(|report| panic!("{report}"));
    let found = imported.warnings.diagnostics().iter();
    let found = found.filter(|one| one.code == Code::Malformed);
    let messages: Vec<&str> = found.map(|one| one.message.as_str()).collect();
    assert_eq!(
        messages,
        ["`tags` is not a list", "a `type` is not in a `schema`"]
    );
}

#[test]
fn a_header_in_two_cases_is_one_parameter() {
    let imported = with_paths(
        "
  /a:
    parameters: [{ name: x-req-id, in: header, schema: { type: integer } }]
    get:
      operationId: act
      parameters:
      - { name: X-Key, in: header, required: true, schema: { type: string } }
      - { name: x-key, in: header, schema: { type: string } }
      - { name: X-Req-Id, in: header, schema: { type: string } }
      responses: { '204': { description: Done. } }
",
    );
    assert_eq!(
        imported.spec["operations"]["act"]["headers"],
        json!({ "X-Key": "string", "X-Req-Id": "string?" })
    );
}
