//! References, and the keywords beside them.

use serde_json::json;

use super::{import, with_paths, with_schemas};

#[test]
fn properties_beside_a_reference_add_to_what_it_refers_to() {
    let imported = with_schemas(
        "
Root:
  $ref: '#/components/schemas/Named'
  required: [size]
  properties: { size: { type: integer } }
Named:
  type: object
  required: [name]
  properties: { name: { type: string } }
",
    );
    assert_eq!(imported.census.fallbacks, 0, "{:?}", imported.messages);
    assert_eq!(
        imported.spec["models"]["Root"],
        json!({ "name": "string", "size": "integer" })
    );
}

#[test]
fn fragments_are_pointers_anchors_and_names() {
    let imported = with_schemas(
        "
Root:
  type: object
  properties:
    by_anchor: { $ref: '#named' }
    by_pointer: { $ref: '#/components/schemas/Named' }
    without_slash: { $ref: '#components/schemas/Named' }
Named:
  $anchor: named
  type: object
  required: [name]
  properties: { name: { type: string } }
",
    );
    assert_eq!(imported.census.fallbacks, 0, "{:?}", imported.messages);
    let models = imported.spec["models"].as_object().expect("models");
    assert_eq!(models.len(), 2, "{models:?}");
    for (property, ty) in models["Root"].as_object().expect("an object") {
        assert!(
            ty.as_str().is_some_and(|ty| ty.ends_with('?')),
            "{property}: {ty}"
        );
    }
}

#[test]
fn a_reference_to_a_parameter_may_describe_it() {
    let imported = with_paths(
        "  /a:
    get:
      operationId: act
      parameters:
      - { $ref: '#/components/parameters/Plain' }
      - { $ref: '#/components/parameters/Told', description: Of this operation. }
      responses: { '204': { description: Done. } }
components:
  parameters:
    Plain: { name: plain, in: query, description: Its own., schema: { type: string } }
    Told: { name: told, in: query, description: Its own., schema: { type: string } }
",
    );
    let query = &imported.spec["operations"]["act"]["query"];
    assert_eq!(query["plain"]["description"], "Its own.");
    assert_eq!(query["told"]["description"], "Of this operation.");
}

#[test]
fn a_reference_by_the_name_that_a_document_gives_itself_leads_into_the_document() {
    let schemas = "components: { schemas: { Book: { type: object, properties: { title: { type: string } } } } }";
    for (own, name) in [
        (
            "https://acme.example/v1/api.yaml",
            "https://acme.example/v1/api.yaml",
        ),
        ("https://acme.example/v1/api.yaml", "api.yaml"),
        ("https://acme.example/v1/api.yaml", "/v1/api.yaml"),
        ("/v1/api", "/v1/api"),
    ] {
        let imported = import(&format!(
            "openapi: 3.2.0
$self: {own}
info: {{ title: Acme, version: '1' }}
servers: [{{ url: https://api.acme.example }}]
paths:
  /books:
    get:
      operationId: getBook
      responses:
        '200':
          description: It.
          content: {{ application/json: {{ schema: {{ $ref: '{name}#/components/schemas/Book' }} }} }}
{schemas}
"
        ));
        assert_eq!(
            imported.spec["operations"]["get_book"]["returns"], "Book",
            "{name}"
        );
        assert_eq!(imported.messages, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_schema_is_found_by_its_identifier_and_by_a_dynamic_anchor() {
    let imported = with_schemas(
        "
Root:
  $dynamicAnchor: node
  type: object
  properties:
    kids: { type: array, items: { $dynamicRef: '#node' } }
    by_id: { $ref: 'https://schemas.example/by-id.json' }
    part: { $ref: 'https://schemas.example/by-id.json#/properties/i' }
    page: { $ref: '#/components/schemas/Page' }
ById: { $id: 'https://schemas.example/by-id.json', type: object, properties: { i: { type: string } } }
Page: { type: object, properties: { items: { type: array, items: { $dynamicRef: '#T' } } }, $defs: { a: { $dynamicAnchor: T, type: string } } }
Other: { $defs: { a: { $dynamicAnchor: T, type: integer } } }
",
    );
    let models = &imported.spec["models"];
    assert_eq!(models["Root"]["kids"], "[Root]?");
    assert_eq!(models["Root"]["by_id"], "ById?");
    assert_eq!(models["Root"]["part"], "string?");
    // Its target depends on who refers to it.
    assert_eq!(models["Page"]["items"], "[json]?");
    assert_eq!(imported.messages, ["`$dynamicRef` without a type"]);
}

#[test]
fn what_is_beside_the_reference_of_a_path_item_is_carried() {
    let imported = with_paths(
        "  /a:
    $ref: '#/components/pathItems/A'
    parameters: [{ name: extra, in: query, schema: { type: string } }]
    post: { operationId: beside, responses: { '204': { description: Done. } } }
    put: { operationId: own, responses: { '204': { description: Done. } } }
components:
  pathItems:
    A:
      parameters: [{ name: shared, in: query, schema: { type: integer } }]
      get: { operationId: target, responses: { '204': { description: Done. } } }
      put: { operationId: replaced, responses: { '204': { description: Done. } } }
",
    );
    let operations = imported.spec["operations"].as_object().expect("operations");
    let names: Vec<&str> = operations.keys().map(String::as_str).collect();
    assert_eq!(names, ["beside", "own", "target"]);
    for name in names {
        assert_eq!(
            operations[name]["query"],
            serde_json::json!({ "extra": "string?", "shared": "integer?" })
        );
    }
}

#[test]
fn references_below_an_id_are_relative_to_it() {
    let imported = with_schemas(
        "
Root:
  $id: https://acme.example/order
  type: object
  properties:
    line: { $ref: '#/$defs/Line' }
    rel: { $ref: 'customer' }
    self: { $ref: '#' }
    whole: { $ref: '#/components/schemas/Customer' }
  $defs:
    Line: { type: object, properties: { sku: { type: string } } }
Customer:
  $id: https://acme.example/customer
  type: object
  properties: { name: { type: string } }
",
    );
    assert_eq!(imported.messages, [""; 0]);
    let root = &imported.spec["models"]["Root"];
    assert_eq!(root["rel"], "Customer?");
    assert_eq!(root["self"], "Root?");
    assert_eq!(root["whole"], "Customer?");
    let line = root["line"].as_str().expect("a type").trim_end_matches('?');
    assert_eq!(imported.spec["models"][line], json!({ "sku": "string?" }));
}

#[test]
fn sections_of_a_document_may_be_references() {
    let imported = import(
        "openapi: 3.1.0
info: { $ref: '#/x-all/info' }
servers: { $ref: '#/x-all/servers' }
paths: { $ref: '#/x-all/paths' }
components: { $ref: '#/x-all/components' }
x-all:
  info: { title: Acme, version: '1' }
  servers: [{ url: 'https://api.acme.example' }]
  paths: { /a: { get: { $ref: '#/x-all/get' } } }
  get: { operationId: getA, parameters: { $ref: '#/x-all/parameters' }, responses: { $ref: '#/x-all/responses' } }
  parameters: [{ name: r, in: query, schema: { type: string } }]
  responses: { '200': { description: It., content: { $ref: '#/x-all/content' } } }
  content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
  components: { schemas: { $ref: '#/x-all/schemas' } }
  schemas: { Thing: { type: object, properties: { $ref: '#/x-all/properties' } } }
  properties: { b: { type: string } }
",
    );
    assert_eq!(imported.messages, [""; 0]);
    assert_eq!(imported.spec["title"], "Acme");
    assert_eq!(imported.spec["api"]["base_url"], "https://api.acme.example");
    let operation = &imported.spec["operations"]["get_a"];
    assert_eq!(operation["query"]["r"], "string?");
    assert_eq!(operation["returns"], "Thing");
    assert_eq!(
        imported.spec["models"]["Thing"],
        serde_json::json!({ "b": "string?" })
    );
}

#[test]
fn a_reference_through_itself_leads_nowhere() {
    let imported = with_schemas(
        "
Root: { $ref: '#/components/schemas/A/b' }
A: { $ref: '#/components/schemas/A/b' }
",
    );
    assert_eq!(imported.spec["operations"]["get_root"]["returns"], "json");
}

#[test]
fn an_operation_that_leads_nowhere_is_reported() {
    let imported = super::with_paths("  /a:\n    get: { $ref: '#/x-absent' }\n");
    assert_eq!(imported.census.operations, 0);
    assert_eq!(imported.messages.len(), 1, "{:?}", imported.messages);
}
