//! Invalid YAML that lenient parsers accept and many documents contain.

use super::import;

#[test]
fn missing_spaces_are_repaired() {
    let imported = import(
        "openapi: 3.0.3
info:
  title: 'Acme'# a comment right behind a value
  version: '1'
servers: [{ url: 'https://api.acme.example' }]
paths:
  /orders:
    get:
      operationId: listOrders
      summary: \"Orders, whose description
      is not indented, and goes \\
      on\"
      responses:
        '200':
          description: It.
          content:
            application/json:
              example: {
                a: 1
            }
              schema: { type: string }
",
    );
    assert_eq!(imported.spec["title"], "Acme");
    let operation = &imported.spec["operations"]["list_orders"];
    assert_eq!(
        operation["description"],
        "Orders, whose description is not indented, and goes on."
    );
    assert_eq!(operation["returns"], "string");
}
