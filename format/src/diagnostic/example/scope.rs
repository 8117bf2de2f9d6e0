//! Scopes.

use super::entry::Entry;
use crate::diagnostic::Code;

pub(super) const EXAMPLES: &[Entry] = &[
    (
        Code::ScopeSyntax,
        r#""operations": { "list_orders": { "call": "GET /orders", "scopes": "orders:read |" } }"#,
        r#""operations": { "list_orders": { "call": "GET /orders", "scopes": "orders:read" } }"#,
    ),
    (
        Code::ScopeTooComplex,
        r#""scopes": {
  "a": "A.", "b": "B.", "c": "C.", "d": "D.", "e": "E.", "f": "F.", "g": "G.", "h": "H.",
  "i": "I.", "j": "J.", "k": "K.", "l": "L.", "m": "M.", "n": "N.", "o": "O.", "p": "P."
},
"operations": {
  "list_orders": {
    "call": "GET /orders",
    "scopes": "(a & b & c & d) | (e & f & g & h) | (i & j & k & l) | (m & n & o & p)"
  }
}"#,
        r#""scopes": { "a": "A.", "b": "B.", "c": "C.", "d": "D." },
"operations": { "list_orders": { "call": "GET /orders", "scopes": "(a & b) | (c & d)" } }"#,
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
        Code::ScopeWithSeparator,
        r#""scope_format": { "separator": ":" }"#,
        r#""scope_format": { "separator": "," }"#,
    ),
    (
        Code::RequiredScopes,
        r#""scope_format": { "required": true }, "default_scopes": ["orders:read"]"#,
        r#""scope_format": { "required": true }"#,
    ),
];
