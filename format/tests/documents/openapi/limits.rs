//! Constraints of schemas beyond the type.

use serde_json::json;

use super::{with_paths, with_schemas};

#[test]
fn limits_of_properties_are_carried() {
    let imported = with_schemas(
        "
Root:
  type: object
  properties:
    code: { $ref: '#/components/schemas/Code' }
    rate: { type: number, minimum: 10, exclusiveMaximum: 12.5 }
    tags: { type: array, minItems: 2, uniqueItems: true, items: { type: string, minLength: 5 } }
    mail: { type: string, format: email }
    slip: { type: string, minLength: x }
    pair: { $ref: '#/components/schemas/Pair' }
Pair: { type: object, minProperties: 1, maxProperties: 2, minLength: 3, properties: { a: { type: string }, b: { type: string } } }
Code: { type: string, pattern: '^[A-Z]{2}[0-9]{3}$' }
",
    );
    let root = &imported.spec["models"]["Root"];
    assert_eq!(
        root["code"]["limits"],
        json!({ "pattern": "^[A-Z]{2}[0-9]{3}$" })
    );
    assert_eq!(
        root["rate"]["limits"],
        json!({ "minimum": 10, "exclusive_maximum": 12.5 })
    );
    assert_eq!(
        root["tags"]["limits"],
        json!({ "min_items": 2, "unique_items": true, "items": { "min_length": 5 } })
    );
    assert_eq!(root["mail"]["limits"], json!({ "format": "email" }));
    assert_eq!(root["slip"], "string?");
    assert_eq!(
        root["pair"]["limits"],
        json!({ "min_properties": 1, "max_properties": 2 })
    );
}

#[test]
fn limits_of_parameters_are_carried() {
    let imported = with_paths(
        "  /berths/{code}:
    get:
      operationId: getBerth
      parameters:
      - { name: code, in: path, required: true, schema: { type: string, pattern: '^[A-Z]+$' } }
      - { name: limit, in: query, schema: { type: integer, maximum: 50 } }
      responses: { '204': { description: Nothing. } }
",
    );
    let operation = &imported.spec["operations"]["get_berth"];
    assert_eq!(
        operation["path"]["code"]["limits"],
        json!({ "pattern": "^[A-Z]+$" })
    );
    assert_eq!(
        operation["query"]["limit"]["limits"],
        json!({ "maximum": 50 })
    );
}
