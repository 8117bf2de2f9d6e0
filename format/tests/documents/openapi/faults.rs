//! Invalid documents: faults are reported, and read as they were most likely meant.

use serde_json::json;

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
