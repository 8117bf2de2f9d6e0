//! OpenAPI documents, and keys of a spec that refer to one.

use super::entry::Entry;
use crate::diagnostic::Code;

/// Keys of a spec.
pub(super) const OF_SPECS: &[Entry] = &[
    (
        Code::UnknownOverride,
        r#""api": { "openapi": "acme.yaml", "base_url": "https://api.acme.example" },
"operations": { "list_invoice": { "description": "Lists all invoices." } }"#,
        r#""api": { "openapi": "acme.yaml", "base_url": "https://api.acme.example" },
"operations": { "list_invoices": { "description": "Lists all invoices." } }"#,
    ),
    (
        Code::UnmatchedSelection,
        r#""api": { "openapi": "acme.yaml", "base_url": "https://api.acme.example", "include": ["tag:Nothing"] }"#,
        r#""api": { "openapi": "acme.yaml", "base_url": "https://api.acme.example", "include": ["list_invoices"] }"#,
    ),
    (
        Code::DocumentOutsideRoot,
        r#""api": { "openapi": "../acme.yaml", "base_url": "https://api.acme.example" }"#,
        r#""api": { "openapi": "acme.yaml", "base_url": "https://api.acme.example" }"#,
    ),
    (
        Code::RemoteDocument,
        r#""api": { "openapi": "https://acme.example/acme.yaml", "base_url": "https://api.acme.example" }"#,
        r#""api": { "openapi": "acme.yaml", "base_url": "https://api.acme.example" }"#,
    ),
    (
        Code::GivenName,
        r#""api": {
  "openapi": "acme.yaml",
  "base_url": "https://api.acme.example",
  "names": { "GET /invoices": "allInvoices" }
}"#,
        r#""api": {
  "openapi": "acme.yaml",
  "base_url": "https://api.acme.example",
  "names": { "GET /invoices": "all_invoices" }
}"#,
    ),
    (
        Code::UnknownPlace,
        r#""api": {
  "openapi": "acme.yaml",
  "base_url": "https://api.acme.example",
  "names": { "GET /invoice": "all_invoices" }
}"#,
        r#""api": {
  "openapi": "acme.yaml",
  "base_url": "https://api.acme.example",
  "names": { "GET /invoices": "all_invoices" }
}"#,
    ),
];

/// Keys of the document `acme.yaml` that a spec names.
pub(super) const OF_DOCUMENTS: &[Entry] = &[
    (Code::NotOpenApi, r#"swagger: "2.0""#, r"openapi: 3.1.0"),
    (
        Code::DanglingReference,
        r##"paths:
  /invoices:
    get:
      operationId: list_invoices
      parameters: [{ $ref: "#/components/parameters/Pag" }]
      responses: { "204": { description: Done. } }
components:
  parameters:
    Page: { name: page, in: query, schema: { type: integer } }"##,
        r##"paths:
  /invoices:
    get:
      operationId: list_invoices
      parameters: [{ $ref: "#/components/parameters/Page" }]
      responses: { "204": { description: Done. } }
components:
  parameters:
    Page: { name: page, in: query, schema: { type: integer } }"##,
    ),
    (
        Code::Untyped,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      responses:
        "200":
          description: The invoices.
          content: { application/json: { schema: { not: { type: string } } } }"#,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      responses:
        "200":
          description: The invoices.
          content: { application/json: { schema: { type: object } } }"#,
    ),
    (
        Code::UndeclaredScheme,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      security: [{ api_key: [] }]
      responses: { "204": { description: Done. } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }"#,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      security: [{ key: [] }]
      responses: { "204": { description: Done. } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }"#,
    ),
    (
        Code::UndeclaredScope,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      security: [{ login: ["invoices:raed"] }]
      responses: { "204": { description: Done. } }
components:
  securitySchemes:
    login:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: https://acme.example/authorize
          tokenUrl: https://acme.example/token
          scopes: { "invoices:read": Read invoices. }"#,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      security: [{ login: ["invoices:read"] }]
      responses: { "204": { description: Done. } }
components:
  securitySchemes:
    login:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: https://acme.example/authorize
          tokenUrl: https://acme.example/token
          scopes: { "invoices:read": Read invoices. }"#,
    ),
    (
        Code::DuplicateOperation,
        r#"paths:
  /invoices:
    get: { operationId: invoices, responses: { "204": { description: Done. } } }
    post: { operationId: invoices, responses: { "204": { description: Done. } } }"#,
        r#"paths:
  /invoices:
    get: { operationId: list_invoices, responses: { "204": { description: Done. } } }
    post: { operationId: create_invoice, responses: { "204": { description: Done. } } }"#,
    ),
    (
        Code::PathParameter,
        r#"paths:
  /invoices/{id}:
    get:
      operationId: get_invoice
      parameters: [{ name: invoice_id, in: path, required: true, schema: { type: integer } }]
      responses: { "204": { description: Done. } }"#,
        r#"paths:
  /invoices/{id}:
    get:
      operationId: get_invoice
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses: { "204": { description: Done. } }"#,
    ),
    (
        Code::Server,
        r"servers: [{ url: http://api.acme.example/v1 }]",
        r"servers: [{ url: https://api.acme.example/v1 }]",
    ),
    (
        Code::LeftOut,
        r#"paths:
  /invoices:
    trace: { operationId: trace_invoices, responses: { "204": { description: Done. } } }
    get: { operationId: list_invoices, responses: { "204": { description: Done. } } }"#,
        r#"paths:
  /invoices:
    get: { operationId: list_invoices, responses: { "204": { description: Done. } } }"#,
    ),
    (
        Code::ReferenceRefused,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      responses:
        "200":
          description: The invoices.
          content: { application/json: { schema: { $ref: "../parts.yaml#/Invoices" } } }"#,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      responses:
        "200":
          description: The invoices.
          content: { application/json: { schema: { $ref: "parts.yaml#/Invoices" } } }"#,
    ),
    (
        Code::RemoteReference,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      responses:
        "200":
          description: The invoices.
          content: { application/json: { schema: { $ref: "https://acme.example/parts.yaml#/Invoices" } } }"#,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      responses:
        "200":
          description: The invoices.
          content: { application/json: { schema: { $ref: "parts.yaml#/Invoices" } } }"#,
    ),
    (
        Code::Malformed,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      tags: Invoices
      responses: { "204": { description: Done. } }"#,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      tags: [Invoices]
      responses: { "204": { description: Done. } }"#,
    ),
    (
        Code::RequiredProperty,
        r#"paths:
  /invoices:
    get:
      operationId: get_invoice
      responses:
        "200":
          description: An invoice.
          content:
            application/json:
              schema: { type: object, required: [total], properties: { Total: { type: integer } } }"#,
        r#"paths:
  /invoices:
    get:
      operationId: get_invoice
      responses:
        "200":
          description: An invoice.
          content:
            application/json:
              schema: { type: object, required: [Total], properties: { Total: { type: integer } } }"#,
    ),
    (
        Code::Style,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      parameters: [{ name: sort, in: query, style: simple, schema: { type: string } }]
      responses: { "204": { description: Done. } }"#,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      parameters: [{ name: sort, in: query, style: form, schema: { type: string } }]
      responses: { "204": { description: Done. } }"#,
    ),
    (
        Code::UnsupportedScheme,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      security: [{ login: [] }]
      responses: { "204": { description: Done. } }
components:
  securitySchemes:
    login: { type: http, scheme: digest }"#,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      security: [{ login: [] }]
      responses: { "204": { description: Done. } }
components:
  securitySchemes:
    login: { type: http, scheme: basic }"#,
    ),
    (
        Code::SecurityClash,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      security: [{ login: [], robot: [] }]
      responses: { "204": { description: Done. } }
components:
  securitySchemes:
    login: { type: http, scheme: basic }
    robot: { type: http, scheme: bearer }"#,
        r#"paths:
  /invoices:
    get:
      operationId: list_invoices
      security: [{ login: [] }, { robot: [] }]
      responses: { "204": { description: Done. } }
components:
  securitySchemes:
    login: { type: http, scheme: basic }
    robot: { type: http, scheme: bearer }"#,
    ),
];

/// Keys of an overlay of that document.
pub(super) const OF_OVERLAYS: &[Entry] = &[
    (
        Code::Overlay,
        r#"actions:
  - target: "paths./invoices"
    update: { summary: All invoices. }"#,
        r#"actions:
  - target: "$.paths['/invoices'].get"
    update: { summary: All invoices. }"#,
    ),
    (
        Code::OverlayTarget,
        r#"actions:
  - target: "$.paths['/invoice'].get"
    update: { summary: All invoices. }"#,
        r#"actions:
  - target: "$.paths['/invoices'].get"
    update: { summary: All invoices. }"#,
    ),
];
