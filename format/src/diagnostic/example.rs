//! For a rule, a spec that breaks it and one that does not: keys that replace those of [`BASE`].

use super::Code;

/// The spec that the keys of an example belong to.
#[cfg(test)]
const BASE: &str = r#"{
  "name": "acme",
  "authorization_endpoint": "https://acme.example/authorize",
  "token_endpoint": "https://acme.example/token",
  "scopes": { "orders:read": "Read orders." },
  "grants": { "authorization_code": {} },
  "api": { "base_url": "https://api.acme.example" },
  "operations": { "list_orders": { "call": "GET /orders", "scopes": "orders:read", "returns": "[Order]" } },
  "models": { "Order": { "id": "string" } }
}"#;

/// An example of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example {
    /// Keys of a spec that break the rule.
    pub wrong: &'static str,
    /// The same keys as they should be.
    pub right: &'static str,
}

impl Code {
    /// Returns an example, if a few keys of a spec can show the rule.
    pub fn example(self) -> Option<Example> {
        let found = EXAMPLES.iter().find(|(code, ..)| *code == self);
        found.map(|(_, wrong, right)| Example { wrong, right })
    }
}

const EXAMPLES: &[(Code, &str, &str)] = &[
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
        Code::ScopeSyntax,
        r#""operations": { "list_orders": { "call": "GET /orders", "scopes": "orders:read |" } }"#,
        r#""operations": { "list_orders": { "call": "GET /orders", "scopes": "orders:read" } }"#,
    ),
    (
        Code::UnknownScope,
        r#""operations": { "list_orders": { "call": "GET /orders", "scopes": "order:read" } }"#,
        r#""operations": { "list_orders": { "call": "GET /orders", "scopes": "orders:read" } }"#,
    ),
    (
        Code::ScopeCycle,
        r#""scopes": {
  "orders:read": { "description": "Read.", "implies": ["orders:write"] },
  "orders:write": { "description": "Write.", "implies": ["orders:read"] }
}"#,
        r#""scopes": {
  "orders:read": "Read.",
  "orders:write": { "description": "Write.", "implies": ["orders:read"] }
}"#,
    ),
    (
        Code::ScopeNameClash,
        r#""scopes": { "orders:read": "Read.", "orders_read": "Read, in the old way." }"#,
        r#""scopes": {
  "orders:read": "Read.",
  "orders_read": { "description": "Read, in the old way.", "rust_name": "OldOrdersRead" }
}"#,
    ),
    (
        Code::MissingEndpoint,
        r#""grants": { "authorization_code": {}, "device_code": {} }"#,
        r#""device_authorization_endpoint": "https://acme.example/device",
"grants": { "authorization_code": {}, "device_code": {} }"#,
    ),
    (
        Code::NotHttps,
        r#""token_endpoint": "http://acme.example/token""#,
        r#""token_endpoint": "https://acme.example/token""#,
    ),
    (
        Code::MalformedUrl,
        r#""token_endpoint": "https://acme.example/token#x""#,
        r#""token_endpoint": "https://acme.example/token""#,
    ),
    (
        Code::UnknownClient,
        r#""grants": { "authorization_code": { "client": "user" } }"#,
        r#""clients": { "user": { "description": "For users." } },
"grants": { "authorization_code": { "client": "user" } }"#,
    ),
    (
        Code::UnusableAuthMethod,
        r#""grants": { "authorization_code": {}, "client_credentials": { "token_endpoint_auth_methods": ["none"] } }"#,
        r#""grants": { "authorization_code": {}, "client_credentials": {} }"#,
    ),
    (
        Code::RefreshWithoutGrant,
        r#""grants": { "client_credentials": {}, "refresh_token": {} }"#,
        r#""grants": { "authorization_code": {}, "refresh_token": {} }"#,
    ),
    (
        Code::IssuerMissing,
        r#""grants": { "authorization_code": { "authorization_response_iss_parameter_supported": true } }"#,
        r#""issuer": "https://acme.example",
"grants": { "authorization_code": { "authorization_response_iss_parameter_supported": true } }"#,
    ),
    (
        Code::UnusedClient,
        r#""clients": { "user": { "description": "For users." }, "service": { "description": "For us." } },
"grants": { "authorization_code": { "client": "user" } }"#,
        r#""clients": { "user": { "description": "For users." }, "service": { "description": "For us." } },
"grants": { "authorization_code": { "client": "user" }, "client_credentials": { "client": "service" } }"#,
    ),
    (
        Code::UnsupportedGrant,
        r#""grants": { "implicit": {} }"#,
        r#""grants": { "authorization_code": {} }"#,
    ),
    (
        Code::PushWithoutEndpoint,
        r#""require_pushed_authorization_requests": true"#,
        r#""require_pushed_authorization_requests": true,
"pushed_authorization_request_endpoint": "https://acme.example/par""#,
    ),
    (
        Code::ReuseContradiction,
        r#""grants": { "authorization_code": {}, "refresh_token": { "rotation": "always", "reuse": "grace" } }"#,
        r#""grants": {
  "authorization_code": {},
  "refresh_token": { "rotation": "always", "reuse": "grace", "grace_period": 60 }
}"#,
    ),
    (
        Code::UnknownVariable,
        r#""api": { "base_url": "https://{shop}.acme.example" }"#,
        r#""variables": { "shop": { "description": "The shop's name.", "format": "label" } },
"api": { "base_url": "https://{shop}.acme.example" }"#,
    ),
    (
        Code::VariableValue,
        r#""variables": { "region": { "enum": ["eu", "us"], "default": "asia" } },
"api": { "base_url": "https://{region}.acme.example" }"#,
        r#""variables": { "region": { "enum": ["eu", "us"], "default": "eu" } },
"api": { "base_url": "https://{region}.acme.example" }"#,
    ),
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
        Code::MixedEnum,
        r#""models": { "Order": { "id": "string", "state": "State" }, "State": { "enum": ["open", 1] } }"#,
        r#""models": { "Order": { "id": "string", "state": "State" }, "State": { "enum": ["open", "1"] } }"#,
    ),
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
        Code::UnknownPagination,
        r#""operations": { "list_orders": { "call": "GET /orders", "returns": "[Order]", "pages": "links" } }"#,
        r#""operations": { "list_orders": { "call": "GET /orders", "returns": "[Order]", "pages": "link" } }"#,
    ),
    (
        Code::UnknownSecurityScheme,
        r#""operations": { "list_orders": { "call": "GET /orders", "security": [{ "key": [] }], "returns": "[Order]" } }"#,
        r#""security_schemes": { "key": { "header": "X-Key" } },
"operations": { "list_orders": { "call": "GET /orders", "security": [{ "key": [] }], "returns": "[Order]" } }"#,
    ),
    (
        Code::UnknownError,
        r#""operations": { "list_orders": { "call": "GET /orders", "returns": "[Order]", "errors": ["NotFound"] } }"#,
        r#""errors": { "documented": { "NotFound": { "status": 404 } } },
"operations": { "list_orders": { "call": "GET /orders", "returns": "[Order]", "errors": ["NotFound"] } }"#,
    ),
    (
        Code::UnusedModel,
        r#""models": { "Order": { "id": "string" }, "Invoice": { "id": "string" } }"#,
        r#""models": { "Order": { "id": "string", "invoice": "Invoice?" }, "Invoice": { "id": "string" } }"#,
    ),
    (
        Code::UnusedScope,
        r#""scopes": { "orders:read": "Read orders.", "offline": "A refresh token." }"#,
        r#""scopes": {
  "orders:read": "Read orders.",
  "offline": { "description": "A refresh token.", "offline": true }
}"#,
    ),
    (
        Code::PlainPkce,
        r#""grants": { "authorization_code": { "code_challenge_methods": ["plain"] } }"#,
        r#""grants": { "authorization_code": { "code_challenge_methods": ["S256"] } }"#,
    ),
    (
        Code::NoProtection,
        r#""grants": { "authorization_code": { "code_challenge_methods": [], "state": "unsupported" } }"#,
        r#""grants": { "authorization_code": { "code_challenge_methods": [] } }"#,
    ),
    (
        Code::UnusedVariable,
        r#""variables": { "shop": { "description": "The shop's name.", "format": "label" } }"#,
        r#""variables": { "shop": { "description": "The shop's name.", "format": "label" } },
"api": { "base_url": "https://{shop}.acme.example" }"#,
    ),
    (
        Code::PasswordGrant,
        r#""grants": { "password": {} }"#,
        r#""grants": { "authorization_code": {} }"#,
    ),
    (
        Code::PublicWithoutPkce,
        r#""token_endpoint_auth_methods": ["none"],
"grants": { "authorization_code": { "code_challenge_methods": [] } }"#,
        r#""token_endpoint_auth_methods": ["none"],
"grants": { "authorization_code": {} }"#,
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::{Map, Value};

    use super::*;
    use crate::source::Source;

    /// The codes of a spec with these keys, and whether it has errors.
    fn reported(keys: &str) -> (BTreeSet<&'static str>, bool) {
        let read = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap();
        let mut spec = read(BASE);
        spec.extend(read(&format!("{{{keys}}}")));
        let text = Value::Object(spec).to_string();
        let report = match crate::parse(Source::new("example.json", text)) {
            Ok(loaded) => loaded.warnings,
            Err(report) => report,
        };
        let codes = report.diagnostics().iter().map(|found| found.code.id());
        (codes.collect(), report.has_errors())
    }

    #[test]
    fn examples_break_their_rule_and_then_do_not() {
        for (code, wrong, right) in EXAMPLES {
            let (codes, _) = reported(wrong);
            assert!(
                codes.contains(code.id()),
                "{code} is not among {codes:?}: {wrong}"
            );
            let (codes, has_errors) = reported(right);
            assert!(
                !codes.contains(code.id()) && !has_errors,
                "{code}: {codes:?}: {right}"
            );
        }
    }
}
