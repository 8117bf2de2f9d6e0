//! References, and the keywords beside them.

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
    assert_eq!(imported.census.fallbacks, 0, "{:?}", imported.told);
    let models = imported.spec["models"].as_object().expect("models");
    assert_eq!(models.len(), 2, "{models:?}");
    for (property, ty) in models["Root"].as_object().expect("an object") {
        assert!(
            ty.as_str().is_some_and(|ty| ty.ends_with('?')),
            "{property}: {ty}"
        );
    }
}
