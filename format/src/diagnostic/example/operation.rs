//! Operations.

use super::entry::Entry;
use crate::diagnostic::Code;

pub(super) const EXAMPLES: &[Entry] = &[
    (
        Code::CallSyntax,
        r#""operations": { "list_orders": { "call": "/orders", "returns": "[Order]" } }"#,
        r#""operations": { "list_orders": { "call": "GET /orders", "returns": "[Order]" } }"#,
    ),
    (
        Code::UndeclaredPathParameter,
        r#""operations": { "get_order": { "call": "GET /orders/{id}", "returns": "Order" } }"#,
        r#""operations": { "get_order": { "call": "GET /orders/{id}", "path": { "id": "string" }, "returns": "Order" } }"#,
    ),
    (
        Code::UnusedPathParameter,
        r#""operations": { "get_order": { "call": "GET /orders", "path": { "id": "string" }, "returns": "Order" } }"#,
        r#""operations": { "get_order": { "call": "GET /orders/{id}", "path": { "id": "string" }, "returns": "Order" } }"#,
    ),
    (
        Code::MissingBaseUrl,
        r#""api": {}"#,
        r#""api": { "base_url": "https://api.acme.example" }"#,
    ),
    (
        Code::BodyNotAllowed,
        r#""operations": { "check_order": { "call": "HEAD /orders", "body": "Order" } }"#,
        r#""operations": { "create_order": { "call": "POST /orders", "body": "Order" } }"#,
    ),
    (
        Code::GraphQlWithoutEndpoint,
        r#""operations": { "list_orders": { "graphql": "{ orders { id } }", "returns": "json" } }"#,
        r#""api": { "base_url": "https://api.acme.example", "graphql_endpoint": "/graphql" },
"operations": { "list_orders": { "graphql": "{ orders { id } }", "returns": "json" } }"#,
    ),
    (
        Code::KeyNotAllowed,
        r#""operations": {
  "list_orders": { "call": "GET /orders", "variables": { "state": "string?" }, "returns": "[Order]" }
}"#,
        r#""operations": {
  "list_orders": { "call": "GET /orders", "query": { "state": "string?" }, "returns": "[Order]" }
}"#,
    ),
    (
        Code::UnknownPagination,
        r#""operations": { "list_orders": { "call": "GET /orders", "returns": "[Order]", "pages": "links" } }"#,
        r#""operations": { "list_orders": { "call": "GET /orders", "returns": "[Order]", "pages": "link" } }"#,
    ),
    (
        Code::PaginationParameter,
        r#""operations": {
  "list_orders": { "call": "GET /orders", "pages": { "style": "page" }, "returns": "[Order]" }
}"#,
        r#""operations": {
  "list_orders": {
    "call": "GET /orders",
    "query": { "page": "integer?" },
    "pages": { "style": "page" },
    "returns": "[Order]"
  }
}"#,
    ),
    (
        Code::ItemsNotAList,
        r#""operations": {
  "list_orders": {
    "call": "GET /orders",
    "pages": { "style": "link", "items": "/orders" },
    "returns": "[Order]"
  }
}"#,
        r#""operations": {
  "list_orders": {
    "call": "GET /orders",
    "pages": { "style": "link", "items": "/orders" },
    "returns": { "properties": { "orders": "[Order]" } }
  }
}"#,
    ),
    (
        Code::PaginationKey,
        r#""operations": {
  "list_orders": {
    "call": "GET /orders",
    "query": { "cursor": "string?" },
    "pages": { "style": "cursor", "items": "/orders" },
    "returns": { "properties": { "orders": "[Order]", "next": "string?" } }
  }
}"#,
        r#""operations": {
  "list_orders": {
    "call": "GET /orders",
    "query": { "cursor": "string?" },
    "pages": { "style": "cursor", "items": "/orders", "next": "/next" },
    "returns": { "properties": { "orders": "[Order]", "next": "string?" } }
  }
}"#,
    ),
    (
        Code::TokenNeverGranted,
        r#""grants": { "client_credentials": {} },
"operations": { "get_me": { "call": "GET /me", "token": "user", "returns": "json" } }"#,
        r#""grants": { "authorization_code": {} },
"operations": { "get_me": { "call": "GET /me", "token": "user", "returns": "json" } }"#,
    ),
    (
        Code::ReservedName,
        r#""operations": { "clone": { "call": "POST /orders/clone", "returns": "Order" } }"#,
        r#""operations": { "clone_order": { "call": "POST /orders/clone", "returns": "Order" } }"#,
    ),
    (
        Code::UnknownSubClient,
        r#""sub_clients": { "orders": {} },
"operations": { "list_orders": { "call": "GET /orders", "sub_client": "order", "method": "list", "returns": "[Order]" } }"#,
        r#""sub_clients": { "orders": {} },
"operations": { "list_orders": { "call": "GET /orders", "sub_client": "orders", "method": "list", "returns": "[Order]" } }"#,
    ),
    (
        Code::WrongStatus,
        r#""operations": {
  "create_order": { "call": "POST /orders", "replies": { "201": "Order", "404": "json" } }
}"#,
        r#""operations": {
  "create_order": { "call": "POST /orders", "replies": { "201": "Order" }, "errors": { "404": "json" } }
}"#,
    ),
    (
        Code::GraphQlDocument,
        r#""api": { "base_url": "https://api.acme.example", "graphql_endpoint": "/graphql" },
"operations": { "list_orders": { "graphql": "subscription { order { id } }", "returns": "json" } }"#,
        r#""api": { "base_url": "https://api.acme.example", "graphql_endpoint": "/graphql" },
"operations": { "list_orders": { "graphql": "query { orders { id } }", "returns": "json" } }"#,
    ),
    (
        Code::UnusableRedirect,
        r#""operations": { "export": { "call": "PUT /export", "returns": "bytes", "redirect": "follow" } }"#,
        r#""operations": { "export": { "call": "GET /export", "returns": "bytes", "redirect": "follow" } }"#,
    ),
    (
        Code::NoIdempotencyHeader,
        r#""operations": { "create_order": { "call": "POST /orders", "idempotency_key": true, "returns": "Order" } }"#,
        r#""operations": { "create_order": { "call": "POST /orders", "idempotency_key": "Idempotency-Key", "returns": "Order" } }"#,
    ),
    (
        Code::EmptyRateLimit,
        r#""api": { "base_url": "https://api.acme.example", "rate_limit": {} }"#,
        r#""api": { "base_url": "https://api.acme.example", "rate_limit": { "remaining": "X-RateLimit-Remaining" } }"#,
    ),
    (
        Code::UndeclaredOrigin,
        r#""api": { "openapi": "acme.yaml" }"#,
        r#""api": { "openapi": "acme.yaml", "base_url": "https://api.acme.example" }"#,
    ),
    (
        Code::TokenValue,
        r#""api": { "base_url": "https://api.acme.example", "token_in": { "header": "Authorization", "value": "token {client_id}" } }"#,
        r#""api": { "base_url": "https://api.acme.example", "token_in": { "header": "Authorization", "value": "token {client_id}:{access_token}" } }"#,
    ),
    (
        Code::TokenInBody,
        r#""api": { "base_url": "https://api.acme.example", "token_in": { "body": "access_token" } },
"operations": { "put_photo": { "call": "PUT /photo", "binary": "image/png" } }"#,
        r#""api": { "base_url": "https://api.acme.example", "token_in": { "body": "access_token" } },
"operations": { "put_photo": { "call": "PUT /photo", "multipart": { "photo": "file" } } }"#,
    ),
    (
        Code::UnknownSecurityScheme,
        r#""operations": { "list_orders": { "call": "GET /orders", "security": [{ "key": [] }], "returns": "[Order]" } }"#,
        r#""security_schemes": { "key": { "header": "X-Key" } },
"operations": { "list_orders": { "call": "GET /orders", "security": [{ "key": [] }], "returns": "[Order]" } }"#,
    ),
    (
        Code::SecurityConflict,
        r#""security_schemes": { "key": { "header": "X-Key" }, "old_key": { "header": "X-Key" } },
"operations": { "list_orders": { "call": "GET /orders", "security": [{ "key": [], "old_key": [] }], "returns": "[Order]" } }"#,
        r#""security_schemes": { "key": { "header": "X-Key" }, "old_key": { "header": "X-Key" } },
"operations": { "list_orders": { "call": "GET /orders", "security": [{ "key": [] }, { "old_key": [] }], "returns": "[Order]" } }"#,
    ),
];
