//! Types and models.

use super::entry::Entry;
use crate::diagnostic::Code;

pub(super) const EXAMPLES: &[Entry] = &[
    (
        Code::TypeSyntax,
        r#""models": { "Order": { "id": "string", "lines": "string[]" } }"#,
        r#""models": { "Order": { "id": "string", "lines": "[string]" } }"#,
    ),
    (
        Code::UnknownModel,
        r#""operations": { "list_orders": { "call": "GET /orders", "returns": "[Ordr]" } }"#,
        r#""operations": { "list_orders": { "call": "GET /orders", "returns": "[Order]" } }"#,
    ),
    (
        Code::NameClash,
        r#""operations": {
  "get_order": {
    "call": "GET /orders/{id}",
    "path": { "id": "string" },
    "query": { "id": "string?" },
    "returns": "Order"
  }
}"#,
        r#""operations": {
  "get_order": {
    "call": "GET /orders/{id}",
    "path": { "id": "string" },
    "query": { "id": { "type": "string?", "rust_name": "version_id" } },
    "returns": "Order"
  }
}"#,
    ),
    (
        Code::DuplicateValue,
        r#""models": { "Order": { "id": "string", "state": "State" }, "State": { "enum": ["open", "open"] } }"#,
        r#""models": { "Order": { "id": "string", "state": "State" }, "State": { "enum": ["open", "paid"] } }"#,
    ),
    (
        Code::AliasCycle,
        r#""models": { "Order": { "id": "Id" }, "Id": "Key", "Key": "Id" }"#,
        r#""models": { "Order": { "id": "Id" }, "Id": "Key", "Key": "string" }"#,
    ),
    (
        Code::NotOptional,
        r#""operations": {
  "get_order": { "call": "GET /orders/{id}", "path": { "id": "string?" }, "returns": "Order" }
}"#,
        r#""operations": {
  "get_order": { "call": "GET /orders/{id}", "path": { "id": "string" }, "returns": "Order" }
}"#,
    ),
    (
        Code::BadParameterType,
        r#""operations": { "add_scan": { "call": "POST /scans", "query": { "scan": "file" }, "returns": "Order" } }"#,
        r#""operations": { "add_scan": { "call": "POST /scans", "multipart": { "scan": "file" }, "returns": "Order" } }"#,
    ),
    (
        Code::FixedProperty,
        r#""models": { "Order": { "id": "string", "kind": { "value": "order" } } }"#,
        r#""models": { "Order": { "id": "string", "kind": { "const": "order" } } }"#,
    ),
    (
        Code::MisplacedStyle,
        r#""operations": {
  "list_orders": {
    "call": "GET /orders",
    "query": { "ids": { "type": "[string]?", "style": "simple" } },
    "returns": "[Order]"
  }
}"#,
        r#""operations": {
  "list_orders": {
    "call": "GET /orders",
    "query": { "ids": { "type": "[string]?", "style": "form", "explode": false } },
    "returns": "[Order]"
  }
}"#,
    ),
    (
        Code::MixedEnum,
        r#""models": { "Order": { "id": "string", "state": "State" }, "State": { "enum": ["open", 1] } }"#,
        r#""models": { "Order": { "id": "string", "state": "State" }, "State": { "enum": ["open", "1"] } }"#,
    ),
    (
        Code::BadDiscriminator,
        r#""models": {
  "Order": { "one_of": ["Paid", "string"], "discriminator": "state" },
  "Paid": { "id": "string", "state": { "const": "paid" } }
}"#,
        r#""models": {
  "Order": { "one_of": ["Paid", "Open"], "discriminator": "state" },
  "Paid": { "id": "string", "state": { "const": "paid" } },
  "Open": { "id": "string", "state": { "const": "open" } }
}"#,
    ),
    (
        Code::InvalidDirection,
        r#""models": { "Order": { "id": { "type": "string", "read_only": true, "write_only": true } } }"#,
        r#""models": { "Order": { "id": { "type": "string", "read_only": true } } }"#,
    ),
];
