//! Schemas that contain themselves, directly or indirectly.

use serde_json::json;

use super::with_schemas;

#[test]
fn recursive_choices_inside_all_of_terminate() {
    let imported = with_schemas(
        "
Root:
  required: [name]
  allOf:
  - anyOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
  - properties: { name: { type: string } }
Cat: { type: object, properties: { lives: { type: integer } } }
Dog: { type: object, properties: { barks: { type: boolean } } }
",
    );
    assert_eq!(
        imported.spec["models"],
        json!({
            "Root": { "one_of": ["RootCat", "RootDog"] },
            "RootCat": { "name": "string", "lives": "integer?" },
            "RootDog": { "name": "string", "barks": "boolean?" },
        })
    );
}

#[test]
fn a_recursive_all_of_is_a_recursive_model() {
    let imported = with_schemas(
        "
Root: { type: object, properties: { both: { $ref: '#/components/schemas/Both' } } }
Both:
  allOf: [{ $ref: '#/components/schemas/Left' }, { $ref: '#/components/schemas/Right' }]
Left:
  type: object
  properties:
    name: { type: string }
    more:
      type: array
      items: { allOf: [{ $ref: '#/components/schemas/Left' }, { $ref: '#/components/schemas/Right' }] }
Right:
  type: object
  properties:
    size: { type: integer }
",
    );
    assert_eq!(imported.census.fallbacks, 0, "{:?}", imported.messages);
    assert_eq!(
        imported.spec["models"],
        json!({
            "Root": { "both": "Both?" },
            "Both": { "name": "string?", "more": "[LeftMoreItem]?", "size": "integer?" },
            "LeftMoreItem": { "name": "string?", "more": "[LeftMoreItem]?", "size": "integer?" },
        })
    );
}
