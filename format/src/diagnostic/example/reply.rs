//! Documented errors and webhooks.

use super::entry::Entry;
use crate::diagnostic::Code;

pub(super) const EXAMPLES: &[Entry] = &[
    (
        Code::UnknownShape,
        r#""errors": {
  "shapes": { "fault": { "code": "/fault/code" } },
  "documented": { "NotFound": { "code": "7", "shape": "fualt" } }
}"#,
        r#""errors": {
  "shapes": { "fault": { "code": "/fault/code" } },
  "documented": { "NotFound": { "code": "7", "shape": "fault" } }
}"#,
    ),
    (
        Code::ErrorNeverMatches,
        r#""errors": {
  "shapes": { "fault": { "code": "/code" } },
  "documented": {
    "NotFound": { "status": 404 },
    "OrderDeleted": { "status": 404, "code": "deleted" }
  }
}"#,
        r#""errors": {
  "shapes": { "fault": { "code": "/code" } },
  "documented": {
    "OrderDeleted": { "status": 404, "code": "deleted" },
    "NotFound": { "status": 404 }
  }
}"#,
    ),
    (
        Code::CodeWithoutShape,
        r#""errors": { "documented": { "NotFound": { "code": "7" } } }"#,
        r#""errors": {
  "shapes": { "fault": { "code": "/code" } },
  "documented": { "NotFound": { "code": "7" } }
}"#,
    ),
    (
        Code::DeviceErrorElsewhere,
        r#""device_authorization_endpoint": "https://acme.example/device",
"grants": { "device_code": {} },
"errors": { "documented": { "Pending": { "status": 400, "means": "authorization_pending" } } }"#,
        r#""device_authorization_endpoint": "https://acme.example/device",
"grants": { "device_code": {} },
"errors": {
  "documented": {
    "Pending": { "status": 400, "at": "device_code", "means": "authorization_pending" }
  }
}"#,
    ),
    (
        Code::EmptyShape,
        r#""errors": { "shapes": { "fault": { "documentation_url": "/docs" } } }"#,
        r#""errors": { "shapes": { "fault": { "message": "/message", "documentation_url": "/docs" } } }"#,
    ),
    (
        Code::UnknownError,
        r#""operations": { "list_orders": { "call": "GET /orders", "returns": "[Order]", "errors": ["NotFound"] } }"#,
        r#""errors": { "documented": { "NotFound": { "status": 404 } } },
"operations": { "list_orders": { "call": "GET /orders", "returns": "[Order]", "errors": ["NotFound"] } }"#,
    ),
    (
        Code::UnidentifiedEvent,
        r#""webhooks": {
  "signature": { "secret": { "header": "X-Secret" } },
  "events": { "paid": "Order", "shipped": "Order" }
}"#,
        r#""webhooks": {
  "signature": { "secret": { "header": "X-Secret" } },
  "event_type": { "pointer": "/type" },
  "events": { "paid": "Order", "shipped": "Order" }
}"#,
    ),
    (
        Code::EventNeverMatches,
        r#""webhooks": {
  "signature": { "secret": { "header": "X-Secret" } },
  "event_type": { "pointer": "/type" },
  "events": {
    "changed": { "type": "order", "matches": { "/state": "*" } },
    "lost": { "type": "order", "matches": { "/state": "lost" } }
  }
}"#,
        r#""webhooks": {
  "signature": { "secret": { "header": "X-Secret" } },
  "event_type": { "pointer": "/type" },
  "events": {
    "lost": { "type": "order", "matches": { "/state": "lost" } },
    "changed": { "type": "order", "matches": { "/state": "*" } }
  }
}"#,
    ),
    (
        Code::UnverifiableSignature,
        r#""webhooks": {
  "signature": {
    "hmac": { "header": "X-Signature", "signed": "{timestamp}", "timestamp": { "header": "X-Timestamp" } }
  },
  "event_type": { "pointer": "/type" },
  "events": { "paid": "Order" }
}"#,
        r#""webhooks": {
  "signature": {
    "hmac": { "header": "X-Signature", "signed": "{timestamp}.{body}", "timestamp": { "header": "X-Timestamp" } }
  },
  "event_type": { "pointer": "/type" },
  "events": { "paid": "Order" }
}"#,
    ),
    (
        Code::UnsignedWebhooks,
        r#""webhooks": {
  "signature": "none",
  "event_type": { "pointer": "/type" },
  "events": { "paid": "Order" }
}"#,
        r#""webhooks": {
  "signature": { "hmac": { "header": "X-Signature" } },
  "event_type": { "pointer": "/type" },
  "events": { "paid": "Order" }
}"#,
    ),
    (
        Code::UnsignedTimestamp,
        r#""webhooks": {
  "signature": { "hmac": { "header": "X-Signature", "timestamp": { "header": "X-Timestamp" } } },
  "event_type": { "pointer": "/type" },
  "events": { "paid": "Order" }
}"#,
        r#""webhooks": {
  "signature": {
    "hmac": { "header": "X-Signature", "signed": "{timestamp}.{body}", "timestamp": { "header": "X-Timestamp" } }
  },
  "event_type": { "pointer": "/type" },
  "events": { "paid": "Order" }
}"#,
    ),
];
