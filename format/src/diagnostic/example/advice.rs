//! Warnings about specs.

use super::entry::Entry;
use crate::diagnostic::Code;

pub(super) const EXAMPLES: &[Entry] = &[
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
        Code::UnusedPagination,
        r#""pagination": { "numbered": { "style": "page" } }"#,
        r#""pagination": { "numbered": { "style": "page" } },
"operations": {
  "list_orders": { "call": "GET /orders", "query": { "page": "integer?" }, "pages": "numbered", "returns": "[Order]" }
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
        Code::TokenInQuery,
        r#""api": { "base_url": "https://api.acme.example", "token_in": { "query": "token" } }"#,
        r#""api": { "base_url": "https://api.acme.example" }"#,
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
        Code::UnusedClientAssertion,
        r#""client_assertion": { "audience": "token_endpoint" }"#,
        r#""token_endpoint_auth_methods": ["private_key_jwt"],
"client_assertion": { "audience": "token_endpoint" }"#,
    ),
    (
        Code::UnverifiedCallback,
        r#""variables": { "shop": { "from": "callback" } },
"grants": {
  "authorization_code": { "callback": { "without_code": true, "captures": { "shop": "shop" } } }
},
"api": { "base_url": "https://api.acme.example/{shop}" }"#,
        r#""variables": { "shop": { "from": "callback" } },
"grants": { "authorization_code": { "callback": { "captures": { "shop": "shop" } } } },
"api": { "base_url": "https://api.acme.example/{shop}" }"#,
    ),
    (
        Code::HostFromReply,
        r#""variables": { "server": { "from": "token_reply", "format": "host" } },
"token_reply": { "captures": { "server": "server" } },
"api": { "base_url": "https://{server}" }"#,
        r#""variables": { "server": { "from": "token_reply", "format": "host", "under": ["acme.example"] } },
"token_reply": { "captures": { "server": "server" } },
"api": { "base_url": "https://{server}" }"#,
    ),
    (
        Code::PublicWithoutPkce,
        r#""token_endpoint_auth_methods": ["none"],
"grants": { "authorization_code": { "code_challenge_methods": [] } }"#,
        r#""token_endpoint_auth_methods": ["none"],
"grants": { "authorization_code": {} }"#,
    ),
    (
        Code::SeveralIssuers,
        r#""variables": { "server": { "format": "host" } },
"issuer": "https://{server}",
"authorization_endpoint": "https://{server}/authorize",
"token_endpoint": "https://{server}/token""#,
        r#""variables": { "server": { "format": "host" } },
"issuer": "https://{server}",
"authorization_endpoint": "https://{server}/authorize",
"token_endpoint": "https://{server}/token",
"grants": { "authorization_code": { "authorization_response_iss_parameter_supported": true } }"#,
    ),
    (
        Code::Overlap,
        r#""models": {
  "Order": { "one_of": ["Sale", "Gift"] },
  "Sale": { "id": "string", "price": "decimal?" },
  "Gift": { "id": "string", "card": "string?" }
}"#,
        r#""models": {
  "Order": { "one_of": ["Sale", "Gift"] },
  "Sale": { "id": "string", "price": "decimal" },
  "Gift": { "id": "string", "card": "string" }
}"#,
    ),
    (
        Code::SubjectOfAnyServer,
        r#""variables": { "host": { "format": "host", "example": "social.example" } },
"authorization_endpoint": "https://{host}/oauth/authorize",
"identity": { "operation": "get_me", "subject": "/id" },
"operations": { "get_me": { "call": "GET /me", "returns": "Member" } },
"models": { "Member": { "id": "string" } }"#,
        r#""variables": { "host": { "format": "host", "example": "social.example" } },
"authorization_endpoint": "https://{host}/oauth/authorize",
"identity": { "operation": "get_me", "subject": "{host}:{/id}" },
"operations": { "get_me": { "call": "GET /me", "returns": "Member" } },
"models": { "Member": { "id": "string" } }"#,
    ),
    (
        Code::DiscouragedByProfile,
        r#""profile": "fapi2-security",
"issuer": "https://acme.example",
"pushed_authorization_request_endpoint": "https://acme.example/par",
"token_endpoint_auth_methods": ["private_key_jwt"],
"dpop": {},
"grants": { "authorization_code": {}, "refresh_token": { "rotation": "always" } }"#,
        r#""profile": "fapi2-security",
"issuer": "https://acme.example",
"pushed_authorization_request_endpoint": "https://acme.example/par",
"token_endpoint_auth_methods": ["private_key_jwt"],
"dpop": {},
"grants": { "authorization_code": {}, "refresh_token": { "rotation": "never" } }"#,
    ),
];
