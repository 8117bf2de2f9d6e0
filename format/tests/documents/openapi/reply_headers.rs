//! Headers of replies.

use serde_json::json;

use super::with_paths;

#[test]
fn the_headers_of_all_replies_are_typed() {
    let imported = with_paths(
        "  /things:
    get:
      operationId: listThings
      responses:
        '200':
          description: They.
          headers:
            X-Total-Count: { description: The number of things., required: true, schema: { type: integer } }
            x-tags: { schema: { type: array, items: { type: string, enum: [a, b] } } }
            Content-Type: { schema: { type: string } }
            Last-Modified: { schema: { type: string, format: date-time } }
            X-Since: { schema: { type: string, format: date-time } }
            X-Object: { schema: { type: object, properties: { a: { type: string } } } }
            X-Json: { content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }
            X-Nothing: {}
            'No Name': { schema: { type: string } }
          content: { application/json: { schema: { type: array, items: { type: string } } } }
        '206': { $ref: '#/components/responses/Part' }
        '429':
          description: Too many.
          headers:
            Retry-After: { schema: { type: integer } }
            X-Request-Id: { $ref: '#/components/headers/Request' }
            x-total-count: { schema: { type: string } }
components:
  headers:
    Request: { deprecated: true, schema: { type: string, format: uuid } }
  responses:
    Part:
      description: Some.
      headers: { X-Request-Id: { $ref: '#/components/headers/Request' } }
",
    );
    assert_eq!(
        imported.spec["operations"]["list_things"]["reply_headers"],
        json!({
            "X-Total-Count": { "type": "string", "description": "The number of things." },
            "x-tags": "[ListThingsXTag]",
            "Last-Modified": "string",
            "X-Since": "datetime",
            "X-Object": "string",
            "X-Json": { "type": "ListThingsXJson", "style": "json" },
            "X-Nothing": "string",
            "X-Request-Id": { "type": "uuid", "deprecated": true },
            "Retry-After": { "type": "integer", "description": "Only errors have it." },
        })
    );
    assert_eq!(imported.messages, ["`No Name` is not a valid header name"]);
}

#[test]
fn equal_names_of_headers_are_spelled_out() {
    let imported = with_paths(
        "  /things:
    delete:
      operationId: clear
      responses:
        '204':
          description: Done.
          headers:
            X-Count: { schema: { type: integer } }
            X_Count: { schema: { type: integer } }
            X-Other: { schema: { type: integer, minimum: 1 } }
",
    );
    let headers = &imported.spec["operations"]["clear"]["reply_headers"];
    let names = ["X-Count", "X_Count"].map(|name| headers[name]["rust_name"].as_str());
    assert!(names[0] != names[1], "{headers}");
    assert_eq!(
        headers["X-Other"],
        json!({ "type": "integer", "limits": { "minimum": 1 } })
    );
}
