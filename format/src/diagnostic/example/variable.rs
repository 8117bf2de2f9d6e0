//! Templates and variables.

use super::entry::Entry;
use crate::diagnostic::Code;

pub(super) const EXAMPLES: &[Entry] = &[
    (
        Code::TemplateSyntax,
        r#""variables": { "shop": { "format": "label" } },
"api": { "base_url": "https://{shop.acme.example" }"#,
        r#""variables": { "shop": { "format": "label" } },
"api": { "base_url": "https://{shop}.acme.example" }"#,
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
        Code::VariableTooLate,
        r#""variables": { "shop": { "from": "token_reply", "format": "label" } },
"token_reply": { "captures": { "shop": "shop" } },
"token_endpoint": "https://{shop}.acme.example/token""#,
        r#""variables": { "shop": { "from": "token_reply", "format": "label" } },
"token_reply": { "captures": { "shop": "shop" } },
"api": { "base_url": "https://{shop}.acme.example" }"#,
    ),
    (
        Code::NotCaptured,
        r#""variables": { "shop": { "from": "callback", "format": "label" } },
"api": { "base_url": "https://{shop}.acme.example" }"#,
        r#""variables": { "shop": { "from": "callback", "format": "label" } },
"grants": { "authorization_code": { "callback": { "captures": { "shop": "shop" } } } },
"api": { "base_url": "https://{shop}.acme.example" }"#,
    ),
    (
        Code::TemplateFunction,
        r#""token_request": { "parameters": { "digest": { "value": "{sha265_hex(client_id)}" } } }"#,
        r#""token_request": { "parameters": { "digest": { "value": "{sha256_hex(client_id)}" } } }"#,
    ),
    (
        Code::SecretInTemplate,
        r#""api": {
  "base_url": "https://api.acme.example",
  "headers": { "X-Secret": { "value": "{client_secret}" } }
}"#,
        r#""token_request": { "headers": { "X-Secret": { "value": "{client_secret}" } } }"#,
    ),
    (
        Code::RequestValue,
        r#""api": {
  "base_url": "https://api.acme.example",
  "headers": { "X-Code": { "value": "{code}" } }
}"#,
        r#""grants": {
  "authorization_code": { "token_request": { "headers": { "X-Code": { "value": "{code}" } } } }
}"#,
    ),
    (
        Code::SecretVariable,
        r#""variables": { "pin": { "secret": true } },
"grants": { "authorization_code": { "parameters": { "pin": { "value": "{pin}" } } } }"#,
        r#""variables": { "pin": { "secret": true } },
"token_request": { "parameters": { "pin": { "value": "{pin}" } } }"#,
    ),
    (
        Code::DomainsWithoutHost,
        r#""variables": { "server": { "under": ["acme.example"] } },
"api": { "base_url": "https://acme.example/{server}" }"#,
        r#""variables": { "server": { "format": "host", "under": ["acme.example"] } },
"api": { "base_url": "https://{server}" }"#,
    ),
    (
        Code::AffixOnCapture,
        r#""variables": { "shop": { "from": "token_reply", "format": "label", "suffix": ".acme.example" } },
"token_reply": { "captures": { "shop": "shop" } },
"api": { "base_url": "https://{shop}.acme.example" }"#,
        r#""variables": { "shop": { "format": "label", "suffix": ".acme.example" } },
"api": { "base_url": "https://{shop}.acme.example" }"#,
    ),
    (
        Code::HostFromCallback,
        r#""variables": { "server": { "from": "callback", "format": "host" } },
"grants": { "authorization_code": { "callback": { "captures": { "server": "server" } } } },
"api": { "base_url": "https://{server}" }"#,
        r#""variables": { "server": { "from": "callback", "format": "host", "under": ["acme.example"] } },
"grants": { "authorization_code": { "callback": { "captures": { "server": "server" } } } },
"api": { "base_url": "https://{server}" }"#,
    ),
    (
        Code::CaptureIgnored,
        r#""variables": { "shop": { "format": "label" } },
"token_reply": { "captures": { "shop": "shop" } },
"api": { "base_url": "https://{shop}.acme.example" }"#,
        r#""variables": { "shop": { "from": "token_reply", "format": "label" } },
"token_reply": { "captures": { "shop": "shop" } },
"api": { "base_url": "https://{shop}.acme.example" }"#,
    ),
    (
        Code::OptionalVariable,
        r#""variables": { "tenant": { "optional": true } },
"token_endpoint": "https://acme.example/{tenant}/token""#,
        r#""variables": { "tenant": { "optional": true } },
"token_request": { "headers": { "X-Tenant": { "value": "{tenant}" } } }"#,
    ),
    (
        Code::VariablePattern,
        r#""variables": { "account": { "pattern": "[0-9" } },
"api": { "base_url": "https://api.acme.example/{account}" }"#,
        r#""variables": { "account": { "pattern": "[0-9]+" } },
"api": { "base_url": "https://api.acme.example/{account}" }"#,
    ),
];
