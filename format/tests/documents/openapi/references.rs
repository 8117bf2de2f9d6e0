//! References, and what stands beside them.

use serde_json::json;

use super::with_schemas;

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
    assert_eq!(imported.census.fallbacks, 0, "{:?}", imported.told);
    assert_eq!(
        imported.spec["models"]["Root"],
        json!({ "name": "string", "size": "integer" })
    );
}
