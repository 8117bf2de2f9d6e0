//! What a schema says beside a type applies wherever the schema is used.

use serde_json::json;

use super::{with_paths, with_schemas};

#[test]
fn annotations_behind_a_reference_apply_to_the_property() {
    let imported = with_schemas(
        "
Root:
  type: object
  required: [id, name]
  properties:
    id: { $ref: '#/components/schemas/Id' }
    part: { allOf: [{ $ref: '#/components/schemas/Id' }] }
    own: { $ref: '#/components/schemas/Id', description: Its own text. }
    secret: { $ref: '#/components/schemas/Secret' }
    cursor: { $ref: '#/components/schemas/Cursor' }
    maybe: { anyOf: [{ $ref: '#/components/schemas/Cursor' }, { type: 'null' }] }
    kind: { $ref: '#/components/schemas/Kind' }
    name: { type: string }
Id: { type: string, readOnly: true, description: The identifier. }
Secret: { type: string, writeOnly: true }
Cursor: { type: string, description: An opaque cursor., default: start, deprecated: true, example: abc }
Kind: { type: string, enum: [a, b], description: Text of the enum. }
",
    );
    let cursor = json!({
        "type": "string?", "default": "start", "deprecated": true,
        "description": "An opaque cursor.\n\nExample: `abc`.",
    });
    let mut maybe = cursor.clone();
    maybe["type"] = json!("string|null?");
    assert_eq!(
        imported.spec["models"]["Root"],
        json!({
            "id": { "type": "string", "read_only": true, "description": "The identifier." },
            "part": { "type": "string?", "read_only": true, "description": "The identifier." },
            "own": { "type": "string?", "read_only": true, "description": "Its own text." },
            "secret": { "type": "string?", "write_only": true },
            "cursor": cursor,
            "maybe": maybe,
            "kind": "Kind?",
            "name": "string",
        })
    );
}

#[test]
fn annotations_behind_a_reference_apply_to_parameters_and_members_of_bodies() {
    let imported = with_paths(
        "  /root:
    put:
      operationId: putRoot
      parameters:
      - { name: from, in: query, schema: { $ref: '#/components/schemas/Cursor' } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [name]
              properties:
                id: { $ref: '#/components/schemas/Id' }
                name: { type: string }
                cursor: { $ref: '#/components/schemas/Cursor' }
      responses: { '204': { description: Done. } }
components:
  schemas:
    Id: { type: string, readOnly: true }
    Cursor: { type: string, description: An opaque cursor., default: start, deprecated: true, example: abc }
",
    );
    let operation = &imported.spec["operations"]["put_root"];
    let text = "An opaque cursor.\n\nExample: `abc`.";
    assert_eq!(
        operation["query"]["from"],
        json!({ "type": "string?", "default": "start", "deprecated": true, "description": text })
    );
    assert_eq!(
        operation["body"],
        json!({
            "name": "string",
            "cursor": { "type": "string?", "deprecated": true, "description": text },
        })
    );
}

#[test]
fn the_text_of_a_model_is_its_own() {
    let imported = with_schemas(
        "
Root:
  type: object
  properties:
    dog: { $ref: '#/components/schemas/Dog' }
Animal: { type: object, description: An animal., properties: { name: { type: string } } }
Dog:
  allOf:
  - { $ref: '#/components/schemas/Animal' }
  - { description: A dog. }
  - { properties: { barks: { type: boolean } } }
",
    );
    assert_eq!(imported.spec["models"]["Dog"]["$description"], "A dog.");
}

#[test]
fn descriptions_of_items_and_every_example_are_carried() {
    let imported = with_paths(
        "  /root:
    get:
      operationId: getRoot
      parameters:
      - name: ids
        in: query
        required: true
        description: The identifiers.
        schema: { type: array, items: { type: string, description: One identifier. } }
      - name: filter
        in: query
        examples:
          one: { summary: By name., value: name }
          two: { $ref: '#/components/examples/Two' }
        schema: { type: string }
      responses:
        '200':
          description: It.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Root' }
              examples: { a: { value: {} }, b: { value: {} } }
components:
  examples:
    Two: { value: date }
  schemas:
    Root:
      type: object
      properties:
        matrix:
          type: array
          description: The matrix.
          items: { type: array, description: A row., items: { type: integer, description: A cell. } }
        code: { type: string, examples: [a, b, '`c`'] }
        options: { type: object, example: { text: OVER } }
"
        .replace("OVER", &"long ".repeat(30))
        .as_str(),
    );
    let operation = &imported.spec["operations"]["get_root"];
    assert_eq!(
        operation["query"]["ids"]["description"],
        "The identifiers.\n\nItems: One identifier."
    );
    assert_eq!(
        operation["query"]["filter"]["description"],
        "Examples: `name` (By name), `date`."
    );
    let root = &imported.spec["models"]["Root"];
    assert_eq!(
        root["matrix"]["description"],
        "The matrix.\n\nItems: A row.\n\nTheir items: A cell."
    );
    assert_eq!(
        root["code"]["description"],
        "Examples: `a`, `b`.\n\nExample:\n\n```\n`c`\n```"
    );
    let options = root["options"]["description"].as_str().expect("a text");
    assert!(
        options.starts_with("Example:\n\n```\n{\n  \"text\": \"long long"),
        "{options}"
    );
    assert_eq!(imported.census.examples, 2);
}
