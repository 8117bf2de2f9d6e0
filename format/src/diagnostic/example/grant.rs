//! Grants and clients.

use super::entry::Entry;
use crate::diagnostic::Code;

pub(super) const EXAMPLES: &[Entry] = &[
    (
        Code::NoGrant,
        r#""grants": {}"#,
        r#""grants": { "client_credentials": {} }"#,
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
        Code::NoTokenInReply,
        r#""grants": { "authorization_code": { "token_reply": { "omit": ["access_token"] } } }"#,
        r#""grants": {
  "authorization_code": {},
  "refresh_token": { "token_reply": { "omit": ["access_token"] } }
}"#,
    ),
    (
        Code::SignatureWithoutSecret,
        r#""token_endpoint_auth_methods": ["none"],
"grants": { "authorization_code": { "callback": { "signature": { "parameter": "hmac" } } } }"#,
        r#""token_endpoint_auth_methods": ["client_secret_post"],
"grants": { "authorization_code": { "callback": { "signature": { "parameter": "hmac" } } } }"#,
    ),
    (
        Code::UnknownWireName,
        r#""token_request": { "rename": { "clientid": "app_id" } }"#,
        r#""token_request": { "rename": { "client_id": "app_id" } }"#,
    ),
    (
        Code::ParameterSetTwice,
        r#""grants": { "authorization_code": { "parameters": { "client_id": { "value": "acme-app" } } } }"#,
        r#""grants": {
  "authorization_code": {
    "omit": ["client_id"],
    "parameters": { "client_id": { "value": "acme-app" } }
  }
}"#,
    ),
    (
        Code::JsonParameter,
        r#""token_request": { "parameters": { "/device/model": { "value": "television" } } }"#,
        r#""token_request": {
  "encoding": "json",
  "parameters": { "/device/model": { "value": "television" } }
}"#,
    ),
    (
        Code::PushWithoutEndpoint,
        r#""require_pushed_authorization_requests": true"#,
        r#""require_pushed_authorization_requests": true,
"pushed_authorization_request_endpoint": "https://acme.example/par""#,
    ),
    (
        Code::DpopPlace,
        r#""dpop": { "required": true },
"api": { "base_url": "https://api.acme.example", "token_in": { "header": "X-Token" } }"#,
        r#""dpop": { "required": true },
"api": { "base_url": "https://api.acme.example" }"#,
    ),
    (
        Code::AssertionAlgorithm,
        r#""token_endpoint_auth_methods": ["client_secret_jwt"], "client_assertion": { "algorithms": ["ES256"] }"#,
        r#""token_endpoint_auth_methods": ["client_secret_jwt"], "client_assertion": { "algorithms": ["HS256"] }"#,
    ),
    (
        Code::UntypedDetails,
        r#""authorization_details": "Payment",
"models": { "Order": { "id": "string" }, "Payment": { "amount": "decimal" } }"#,
        r#""authorization_details": "Payment",
"models": { "Order": { "id": "string" }, "Payment": { "type": "string", "amount": "decimal" } }"#,
    ),
    (
        Code::OpenIdIncomplete,
        r#""openid": {}"#,
        r#""openid": {},
"issuer": "https://acme.example",
"jwks_uri": "https://acme.example/jwks.json",
"scopes": { "openid": "Who the user is.", "orders:read": "Read orders." }"#,
    ),
    (
        Code::SignedResponseIncomplete,
        r#""grants": { "authorization_code": { "response_mode": "jwt" } }"#,
        r#""issuer": "https://acme.example",
"jwks_uri": "https://acme.example/jwks.json",
"grants": { "authorization_code": { "response_mode": "jwt" } }"#,
    ),
    (
        Code::SignedWithoutSecret,
        r#""issuer": "https://acme.example",
"jwks_uri": "https://acme.example/jwks.json",
"scopes": { "openid": "Who the user is.", "orders:read": "Read orders." },
"token_endpoint_auth_methods": ["none"],
"openid": { "id_token_signing_alg_values_supported": ["HS256"] }"#,
        r#""issuer": "https://acme.example",
"jwks_uri": "https://acme.example/jwks.json",
"scopes": { "openid": "Who the user is.", "orders:read": "Read orders." },
"token_endpoint_auth_methods": ["client_secret_post"],
"openid": { "id_token_signing_alg_values_supported": ["HS256"] }"#,
    ),
    (
        Code::ClaimsNotAnObject,
        r#""issuer": "https://acme.example",
"jwks_uri": "https://acme.example/jwks.json",
"scopes": { "openid": "Who the user is.", "orders:read": "Read orders." },
"openid": { "claims": "string" }"#,
        r#""issuer": "https://acme.example",
"jwks_uri": "https://acme.example/jwks.json",
"scopes": { "openid": "Who the user is.", "orders:read": "Read orders." },
"openid": { "claims": "Claims" },
"models": { "Order": { "id": "string" }, "Claims": { "department": "string?" } }"#,
    ),
    (
        Code::IdentityOperation,
        r#""identity": { "operation": "get_member", "subject": "/id" },
"operations": {
  "get_member": { "call": "GET /members/{id}", "path": { "id": "string" }, "returns": "Member" },
  "get_me": { "call": "GET /me", "returns": "Member" }
},
"models": { "Member": { "id": "string", "email": "string" } }"#,
        r#""identity": { "operation": "get_me", "subject": "/id" },
"operations": {
  "get_member": { "call": "GET /members/{id}", "path": { "id": "string" }, "returns": "Member" },
  "get_me": { "call": "GET /me", "returns": "Member" }
},
"models": { "Member": { "id": "string", "email": "string" } }"#,
    ),
    (
        Code::IdentityPlace,
        r#""identity": { "operation": "get_me", "subject": "/user/id" },
"operations": { "get_me": { "call": "GET /me", "returns": "Member" } },
"models": { "Member": { "id": "string", "email": "string" } }"#,
        r#""identity": { "operation": "get_me", "subject": "/id" },
"operations": { "get_me": { "call": "GET /me", "returns": "Member" } },
"models": { "Member": { "id": "string", "email": "string" } }"#,
    ),
    (
        Code::IdentitySubject,
        r#""identity": { "operation": "get_me", "subject": "/email", "email": "/email" },
"operations": { "get_me": { "call": "GET /me", "returns": "Member" } },
"models": { "Member": { "id": "string", "email": "string" } }"#,
        r#""identity": { "operation": "get_me", "subject": "/id", "email": "/email" },
"operations": { "get_me": { "call": "GET /me", "returns": "Member" } },
"models": { "Member": { "id": "string", "email": "string" } }"#,
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
        Code::InactivityWithoutEffect,
        r#""grants": {
  "authorization_code": {},
  "refresh_token": { "lifetime": 5184000, "inactivity_period": 7776000 }
}"#,
        r#""grants": {
  "authorization_code": {},
  "refresh_token": { "lifetime": 7776000, "inactivity_period": 5184000 }
}"#,
    ),
    (
        Code::SignatureIncomplete,
        r#""introspection_endpoint": "https://acme.example/introspect",
"introspection_signing_alg_values_supported": ["ES256"]"#,
        r#""issuer": "https://acme.example",
"jwks_uri": "https://acme.example/jwks.json",
"introspection_endpoint": "https://acme.example/introspect",
"introspection_signing_alg_values_supported": ["ES256"]"#,
    ),
    (
        Code::IssuerPattern,
        r#""jwks_uri": "https://acme.example/jwks.json",
"scopes": { "openid": "Who the user is.", "orders:read": "Read orders." },
"openid": { "issuer_pattern": "https://{tid}.acme.example/v2.0" }"#,
        r#""jwks_uri": "https://acme.example/jwks.json",
"scopes": { "openid": "Who the user is.", "orders:read": "Read orders." },
"openid": { "issuer_pattern": "https://login.acme.example/{tid}/v2.0" }"#,
    ),
    (
        Code::ContraryToProfile,
        r#""profile": "oauth2.1",
"grants": { "authorization_code": { "code_challenge_methods": [] } }"#,
        r#""profile": "oauth2.1",
"grants": { "authorization_code": { "code_challenge_methods": ["S256"] } }"#,
    ),
];
