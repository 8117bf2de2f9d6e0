//! Files and their structure.

use super::entry::Entry;
use crate::diagnostic::Code;

pub(super) const EXAMPLES: &[Entry] = &[
    (
        Code::Syntax,
        r#""operations": { "list_orders": { "call": "GET /orders", "returns": "[Order]", } }"#,
        r#""operations": { "list_orders": { "call": "GET /orders", "returns": "[Order]" } }"#,
    ),
    (
        Code::DuplicateKey,
        r#""models": { "Order": { "id": "string", "id": "integer" } }"#,
        r#""models": { "Order": { "id": "string" } }"#,
    ),
    (
        Code::Unreadable,
        r#""api": { "openapi": "acme-v2.yaml", "base_url": "https://api.acme.example" }"#,
        r#""api": { "openapi": "acme.yaml", "base_url": "https://api.acme.example" }"#,
    ),
    (
        Code::NewerFormat,
        r#""format_version": 9"#,
        r#""format_version": 1"#,
    ),
    (
        Code::UnknownKey,
        r#""operations": { "list_orders": { "call": "GET /orders", "retuns": "[Order]" } }"#,
        r#""operations": { "list_orders": { "call": "GET /orders", "returns": "[Order]" } }"#,
    ),
    (
        Code::WrongType,
        r#""grants": { "authorization_code": true }"#,
        r#""grants": { "authorization_code": {} }"#,
    ),
    (
        Code::MissingKey,
        r#""operations": { "list_orders": { "returns": "[Order]" } }"#,
        r#""operations": { "list_orders": { "call": "GET /orders", "returns": "[Order]" } }"#,
    ),
    (
        Code::InvalidChoice,
        r#""token_endpoint_auth_methods": ["basic"]"#,
        r#""token_endpoint_auth_methods": ["client_secret_basic"]"#,
    ),
    (
        Code::MalformedText,
        r#""name": "Acme Corp""#,
        r#""name": "acme_corp", "title": "Acme Corp""#,
    ),
    (
        Code::OutOfRange,
        r#""grants": { "authorization_code": { "code_lifetime": -1 } }"#,
        r#""grants": { "authorization_code": { "code_lifetime": 600 } }"#,
    ),
    (
        Code::TooFew,
        r#""token_endpoint_auth_methods": []"#,
        r#""token_endpoint_auth_methods": ["client_secret_post"]"#,
    ),
    (
        Code::ExclusiveKeys,
        r#""api": {
  "base_url": "https://api.acme.example",
  "token_in": { "header": "X-Token", "query": "token" }
}"#,
        r#""api": { "base_url": "https://api.acme.example", "token_in": { "header": "X-Token" } }"#,
    ),
];
