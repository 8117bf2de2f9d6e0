//! The provider spec format as data: every object, every key, and the values that each allows.
//!
//! A new key is added only here. The reference page and the JSON Schema for editors are generated
//! from this table (`cargo licit schema`, `cargo licit reference`). The file is long because it is
//! a table; splitting it would hide the format as a whole.

use crate::shape::{Field, Guard, Names, Object, Shape, StandardNames, Text};

const fn required(key: &'static str, shape: &'static Shape, doc: &'static str) -> Field {
    Field {
        key,
        doc,
        required: true,
        shape,
    }
}

const fn optional(key: &'static str, shape: &'static Shape, doc: &'static str) -> Field {
    Field {
        key,
        doc,
        required: false,
        shape,
    }
}

const fn map(keys: Text, values: &'static Shape) -> Shape {
    Shape::Map {
        keys,
        values,
        meta: &[],
    }
}

static TEXT: Shape = Shape::Text(Text::NonEmpty);
static TYPE: Shape = Shape::Text(Text::Refers(Names::Types));
static VARIABLE_NAME: Shape = Shape::Text(Text::Refers(Names::Variables));
static LINK: Shape = Shape::Text(Text::Link);
static SNAKE: Shape = Shape::Text(Text::SnakeName);
static POINTER: Shape = Shape::Text(Text::Pointer);
static SECONDS: Shape = Shape::Integer {
    min: 0,
    max: 3_153_600_000,
};
static TEXTS: Shape = Shape::List { of: &TEXT, min: 0 };
static SELECTORS: Shape = Shape::List { of: &TEXT, min: 1 };
static SCOPES: Shape = Shape::List {
    of: &Shape::Text(Text::Refers(Names::Scopes)),
    min: 0,
};
static SECURITY: Shape = Shape::List {
    of: &SECURITY_ALTERNATIVE,
    min: 0,
};
static SECURITY_ALTERNATIVE: Shape = map(Text::Refers(Names::SecuritySchemes), &SCOPES);
/// Parameters of the authorization request (RFC 6749 §4.1.1, RFC 7636 §4.3, RFC 8707 §2, RFC 9396 §2,
/// RFC 9449 §10, OpenID Connect Core §3.1.2.1). `scope` is the scope parameter, under any name that
/// `scope_format` gives it.
static AUTHORIZATION_PARAMETERS: StandardNames = StandardNames {
    what: "parameter of the authorization request",
    names: &[
        "authorization_details",
        "client_id",
        "code_challenge",
        "code_challenge_method",
        "dpop_jkt",
        "nonce",
        "redirect_uri",
        "resource",
        "response_mode",
        "response_type",
        "scope",
        "state",
    ],
};
static AUTHORIZATION_NAMES: Shape = map(Text::Standard(&AUTHORIZATION_PARAMETERS), &TEXT);
static AUTHORIZATION_LIST: Shape = Shape::List {
    of: &Shape::Text(Text::Standard(&AUTHORIZATION_PARAMETERS)),
    min: 0,
};
/// Parameters of token requests of all grants (RFC 6749 §2.3.1 and §4, RFC 7009, RFC 7521 §4, RFC 7523,
/// RFC 7662, RFC 8628 §3.4, RFC 8693 §2.1).
pub(crate) static TOKEN_PARAMETERS: StandardNames = StandardNames {
    what: "parameter of the token request",
    names: &[
        "access_token",
        "actor_token",
        "actor_token_type",
        "assertion",
        "audience",
        "authorization_details",
        "client_assertion",
        "client_assertion_type",
        "client_id",
        "client_secret",
        "code",
        "code_verifier",
        "device_code",
        "grant_type",
        "password",
        "redirect_uri",
        "refresh_token",
        "requested_token_type",
        "resource",
        "response_type",
        "scope",
        "state",
        "subject_token",
        "subject_token_type",
        "token",
        "token_type_hint",
        "username",
    ],
};
static TOKEN_NAMES: Shape = map(Text::Standard(&TOKEN_PARAMETERS), &TEXT);
static TOKEN_LIST: Shape = Shape::List {
    of: &Shape::Text(Text::Standard(&TOKEN_PARAMETERS)),
    min: 0,
};
/// The names of custom grants include their own parameters.
static CUSTOM_NAMES: Shape = map(Text::Usual(&TOKEN_PARAMETERS), &TEXT);
static CUSTOM_LIST: Shape = Shape::List {
    of: &Shape::Text(Text::Usual(&TOKEN_PARAMETERS)),
    min: 0,
};
/// Members of token replies (RFC 6749 §5.1, RFC 8693 §2.2.1, RFC 9396 §7, OpenID Connect Core §3.1.3.3).
static TOKEN_REPLY_MEMBERS: StandardNames = StandardNames {
    what: "member of the token reply",
    names: &[
        "access_token",
        "authorization_details",
        "expires_in",
        "id_token",
        "issued_token_type",
        "refresh_token",
        "refresh_token_expires_in",
        "scope",
        "token_type",
    ],
};
static REPLY_NAMES: Shape = map(Text::Standard(&TOKEN_REPLY_MEMBERS), &TEXT);
static REPLY_MEMBERS: Shape = Shape::List {
    of: &Shape::Text(Text::Standard(&TOKEN_REPLY_MEMBERS)),
    min: 0,
};
/// Members of the device authorization response (RFC 8628 §3.2).
static DEVICE_MEMBERS: StandardNames = StandardNames {
    what: "member of the device authorization response",
    names: &[
        "device_code",
        "expires_in",
        "interval",
        "user_code",
        "verification_uri",
        "verification_uri_complete",
    ],
};
static DEVICE_NAMES: Shape = map(Text::Standard(&DEVICE_MEMBERS), &TEXT);
static CAPTURES: Shape = map(Text::NonEmpty, &VARIABLE_NAME);
static FIXED_PARAMETERS: Shape = map(Text::NonEmpty, &Shape::Object(&FIXED_PARAMETER));
static TOKEN_REQUEST_PARAMETERS: Shape =
    map(Text::NonEmpty, &Shape::Object(&TOKEN_REQUEST_PARAMETER));
static FIXED_HEADERS: Shape = map(Text::HeaderName, &Shape::Object(&FIXED_PARAMETER));
static PROPERTIES: Shape = map(Text::NonEmpty, &PROPERTY_OR_TYPE);
static PROPERTY_OR_TYPE: Shape = Shape::Either(&[
    (Guard::IsText, &TYPE),
    (Guard::IsObject, &Shape::Object(&PROPERTY)),
]);
static NAMES: Shape = Shape::Either(&[
    (Guard::IsText, &TEXT),
    (Guard::IsObject, &map(Text::NonEmpty, &TEXT)),
]);
static PARAMETERS: Shape = map(Text::NonEmpty, &PROPERTY_OR_TYPE);
static PATH_PARAMETERS: Shape = map(Text::Refers(Names::PathParameters), &PROPERTY_OR_TYPE);
/// Parameters that many authorization servers understand and that no grant sends by itself (OpenID Connect
/// Core §3.1.2.1). Providers have others.
static LOGIN_PARAMETERS: Shape = map(
    Text::Usual(&StandardNames {
        what: "parameter of the authorization request",
        names: &[
            "acr_values",
            "claims",
            "display",
            "id_token_hint",
            "login_hint",
            "max_age",
            "prompt",
            "ui_locales",
        ],
    }),
    &PROPERTY_OR_TYPE,
);
static COOKIES: Shape = map(Text::HeaderName, &PROPERTY_OR_TYPE);
static MEDIA_TYPE: Shape = Shape::Text(Text::MediaType);
static HEADERS: Shape = map(Text::HeaderName, &PROPERTY_OR_TYPE);
static CHALLENGE_METHODS: Shape = Shape::List {
    of: &Shape::Text(Text::Choice(&[
        ("S256", "SHA-256 of the verifier (RFC 7636 §4.2)."),
        (
            "plain",
            "The verifier itself. Use it only if the provider supports nothing else.",
        ),
    ])),
    min: 0,
};
static ENCODING: Shape = Shape::Text(Text::Choice(&[
    ("form", "A form in the body."),
    ("json", "A JSON object in the body."),
    ("query", "The query string."),
]));
static AUTH_METHODS: Shape = Shape::List {
    of: &Shape::Text(Text::Choice(&[
        (
            "client_secret_basic",
            "HTTP Basic with client identifier and secret, each percent-encoded (RFC 6749 §2.3.1).",
        ),
        (
            "client_secret_post",
            "`client_id` and `client_secret` as request parameters.",
        ),
        ("none", "A public client: `client_id` alone."),
        (
            "client_secret_jwt",
            "A JWT signed with the client secret (RFC 7523 §2.2).",
        ),
        (
            "private_key_jwt",
            "A JWT signed with the application's private key (RFC 7523 §2.2).",
        ),
        (
            "tls_client_auth",
            "A CA-issued certificate in the TLS connection (RFC 8705 §2.1). Configure it in the `reqwest::Client`.",
        ),
        (
            "self_signed_tls_client_auth",
            "A self-signed certificate in the TLS connection (RFC 8705 §2.2). Configure it in the `reqwest::Client`.",
        ),
    ])),
    min: 1,
};
static SIGNING_ALGORITHMS: Shape = Shape::List {
    of: &Shape::Text(Text::Choice(&[
        ("ES256", "ECDSA on P-256 with SHA-256."),
        ("ES384", "ECDSA on P-384 with SHA-384."),
        ("EdDSA", "Ed25519."),
        ("RS256", "RSASSA-PKCS1-v1_5 with SHA-256."),
        ("RS384", "RSASSA-PKCS1-v1_5 with SHA-384."),
        ("RS512", "RSASSA-PKCS1-v1_5 with SHA-512."),
        ("PS256", "RSASSA-PSS with SHA-256."),
        ("PS384", "RSASSA-PSS with SHA-384."),
        ("PS512", "RSASSA-PSS with SHA-512."),
        ("HS256", "HMAC with SHA-256 and the client secret."),
        ("HS384", "HMAC with SHA-384 and the client secret."),
        ("HS512", "HMAC with SHA-512 and the client secret."),
    ])),
    min: 1,
};
static KEY_ENCRYPTION: Shape = Shape::List {
    of: &Shape::Text(Text::Choice(&[
        ("RSA-OAEP-256", "RSAES-OAEP with SHA-256."),
        ("RSA-OAEP", "RSAES-OAEP with SHA-1."),
        (
            "ECDH-ES",
            "ECDH-ES, whose shared secret encrypts the token.",
        ),
        ("ECDH-ES+A128KW", "ECDH-ES with AES key wrap, 128 bits."),
        ("ECDH-ES+A256KW", "ECDH-ES with AES key wrap, 256 bits."),
    ])),
    min: 1,
};
static CONTENT_ENCRYPTION: Shape = Shape::List {
    of: &Shape::Text(Text::Choice(&[
        ("A128CBC-HS256", "AES-CBC with 128 bits and HMAC-SHA256."),
        ("A256CBC-HS512", "AES-CBC with 256 bits and HMAC-SHA512."),
        ("A128GCM", "AES-GCM with 128 bits."),
        ("A256GCM", "AES-GCM with 256 bits."),
    ])),
    min: 1,
};
static PROFILE: Shape = Shape::Text(Text::Choice(&[
    ("oauth2.1", "OAuth 2.1 (draft-ietf-oauth-v2-1)."),
    (
        "fapi2-security",
        "FAPI 2.0 Security Profile: pushed requests, sender-constrained tokens, asymmetric client authentication.",
    ),
    (
        "fapi2-message-signing",
        "FAPI 2.0 Message Signing: the security profile, with signed authorization requests and responses, and signed introspection replies.",
    ),
]));
static ACTS_AS: Shape = Shape::Text(Text::Choice(&[
    (
        "user",
        "The token acts on behalf of the resource owner who consented.",
    ),
    ("app", "The token acts on behalf of the client itself."),
]));

/// Keys with another name in earlier versions: the object, the earlier name, and the present one. The earlier
/// name is an unknown key like any other; only its error suggests the present one.
pub static RENAMED: &[(&str, &str, &str)] =
    &[("authorization code grant", "connection", "tenants")];

/// The top-level object of a spec.
pub static PROVIDER: Object = Object {
    name: "provider",
    doc: "A provider: its authorization server, its grants and scopes, and its API.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "$schema",
            &TEXT,
            "URL of this format's JSON Schema, for completion in editors.",
        ),
        optional(
            "format_version",
            &Shape::Integer {
                min: 1,
                max: u32::MAX as i64,
            },
            "The version of this format that the spec is written in. An older licit rejects a newer one. Default: 1.",
        ),
        optional(
            "licit_version",
            &Shape::Text(Text::Version),
            "The minimum version of licit that supports all keys of the spec: `0.2`. An older one rejects the spec. Default: any.",
        ),
        required(
            "name",
            &Shape::Text(Text::ProviderName),
            "The provider's name in lower case. Names the generated module.",
        ),
        optional(
            "title",
            &TEXT,
            "The display name. Default: `name`, capitalized.",
        ),
        optional(
            "description",
            &TEXT,
            "Describes the provider in the generated documentation.",
        ),
        optional("docs", &LINK, "The provider's page about its OAuth or API."),
        optional(
            "profile",
            &PROFILE,
            "The security profile that the provider follows. `check` rejects what the profile forbids, and keys that the spec omits have the values that it requires.",
        ),
        optional(
            "issuer",
            &TEXT,
            "Issuer identifier (RFC 8414 §2). A template. Compared with the `iss` of callbacks (RFC 9207).",
        ),
        optional(
            "jwks_uri",
            &TEXT,
            "URL of the provider's signing keys (RFC 8414 §2). A template.",
        ),
        optional(
            "variables",
            &map(Text::SnakeName, &Shape::Object(&VARIABLE)),
            "Variables that templates use in braces: `https://{subdomain}.example.com`.",
        ),
        optional(
            "environments",
            &map(
                Text::SnakeName,
                &Shape::Map {
                    keys: Text::SnakeName,
                    values: &TEXT,
                    meta: &[],
                },
            ),
            "Named sets of variable values: `sandbox`, `production`.",
        ),
        optional(
            "authorization_endpoint",
            &TEXT,
            "URL of the authorization endpoint (RFC 6749 §3.1). A template.",
        ),
        optional(
            "token_endpoint",
            &TEXT,
            "URL of the token endpoint (RFC 6749 §3.2). A template. A grant can override it.",
        ),
        optional(
            "device_authorization_endpoint",
            &TEXT,
            "URL of the device authorization endpoint (RFC 8628 §3.1). A template. Required by the `device_code` grant.",
        ),
        optional(
            "revocation_endpoint",
            &TEXT,
            "URL of the revocation endpoint (RFC 7009). A template.",
        ),
        optional(
            "revocation",
            &Shape::Object(&REVOCATION),
            "How requests to the revocation endpoint differ from RFC 7009.",
        ),
        optional(
            "introspection_endpoint",
            &TEXT,
            "URL of the introspection endpoint (RFC 7662). A template. Enables token introspection.",
        ),
        optional(
            "introspection_signing_alg_values_supported",
            &SIGNING_ALGORITHMS,
            "The accepted signing algorithms of introspection responses (RFC 9701 §7). If set, a response that is not signed is rejected. Requires `issuer` and `jwks_uri`. Default: responses are JSON.",
        ),
        optional(
            "registration_endpoint",
            &TEXT,
            "URL of the client registration endpoint (RFC 7591). A template. Enables dynamic client registration and its management (RFC 7592).",
        ),
        optional(
            "pushed_authorization_request_endpoint",
            &TEXT,
            "URL of the pushed authorization request endpoint (RFC 9126). A template. Enables pushed authorization requests.",
        ),
        optional(
            "require_pushed_authorization_requests",
            &Shape::Boolean,
            "The provider accepts only pushed authorization requests (RFC 9126 §5). Requires `pushed_authorization_request_endpoint`.",
        ),
        optional(
            "token_endpoint_auth_methods",
            &AUTH_METHODS,
            "Client authentication methods, in order of preference. Default: `client_secret_basic`. A grant can override them.",
        ),
        optional(
            "client_assertion",
            &Shape::Object(&CLIENT_ASSERTION),
            "How the JWTs of `private_key_jwt` and `client_secret_jwt` differ from RFC 7523 §3.",
        ),
        optional(
            "clients",
            &map(Text::SnakeName, &Shape::Object(&CLIENT)),
            "Client registrations, for a provider that issues several client identifiers to one application. Default: one, named `app`. Each becomes a type: `user` becomes `UserApp`.",
        ),
        optional(
            "scopes",
            &map(
                Text::ScopeToken,
                &Shape::Either(&[
                    (Guard::IsText, &Shape::Text(Text::Any)),
                    (Guard::IsObject, &Shape::Object(&SCOPE)),
                ]),
            ),
            "Every scope and what it allows: a string, or an object. A scope may contain variables in braces.",
        ),
        optional(
            "default_scopes",
            &SCOPES,
            "The scopes that are granted when none is requested. Generates `DefaultScopes`.",
        ),
        optional(
            "scope_format",
            &Shape::Object(&SCOPE_FORMAT),
            "How scopes on the wire differ from RFC 6749 §3.3.",
        ),
        optional(
            "grants",
            &Shape::Object(&GRANTS),
            "The grants that the provider supports.",
        ),
        optional(
            "credentials",
            &map(Text::SnakeName, &Shape::Object(&CREDENTIAL)),
            "Static tokens in addition to OAuth, such as personal API tokens and API keys. Each becomes a constructor of the client.",
        ),
        optional(
            "security_schemes",
            &map(Text::SnakeName, &Shape::Object(&SECURITY_SCHEME)),
            "What calls send besides or instead of the access token: API keys, cookies, HTTP Basic, static bearer tokens, client certificates. Each becomes a method of `security::Credentials`.",
        ),
        optional(
            "token_request",
            &Shape::Object(&TOKEN_REQUEST),
            "The form of token requests, for all grants.",
        ),
        optional(
            "token_reply",
            &Shape::Object(&TOKEN_REPLY),
            "The form of token replies, for all grants.",
        ),
        optional(
            "errors",
            &Shape::Object(&ERRORS),
            "Error shapes and documented errors.",
        ),
        optional(
            "dpop",
            &Shape::Object(&DPOP),
            "DPoP-bound tokens (RFC 9449): `{}`, or options.",
        ),
        optional(
            "resource_indicators",
            &Shape::Object(&RESOURCE_INDICATORS),
            "Requests tokens for specific resources (RFC 8707): `{}`, or options.",
        ),
        optional(
            "openid",
            &Shape::Object(&OPENID),
            "OpenID Connect: `{}`, or options. Requires `issuer`, `jwks_uri` and the scope `openid`.",
        ),
        optional(
            "identity",
            &Shape::Object(&IDENTITY),
            "Who is logged in, for a provider without OpenID Connect: the operation that returns the user, and where its reply contains the identifier, name and email address. Generates the method `user_identity`, which returns the same type for all providers. With `openid`, the ID token has the identity, and this is not needed.",
        ),
        optional(
            "authorization_details",
            &TYPE,
            "The type of one authorization detail (RFC 9396 §2): a model with a `type`, or a union of such models with a discriminator. Logins can then request authorization details, and token sets list those granted.",
        ),
        optional(
            "tls_client_certificate_bound_access_tokens",
            &Shape::Boolean,
            "Token requests and API calls use a client certificate (RFC 8705 §3), in addition to the client authentication method. The certificate is part of the `reqwest::Client`; an application cannot be built without one.",
        ),
        optional(
            "api",
            &Shape::Object(&API),
            "Settings shared by all API calls.",
        ),
        optional(
            "sub_clients",
            &map(Text::SnakeName, &Shape::Object(&SUB_CLIENT)),
            "Parts of the client. Operations that name a sub-client, or whose path contains all its parameters, become methods of, for example, `client.administration(id)`.",
        ),
        optional(
            "pagination",
            &map(Text::SnakeName, &Shape::Object(&PAGES)),
            "Named page styles, referenced by an operation's `pages`.",
        ),
        optional(
            "operations",
            &map(Text::Refers(Names::Operations), &Shape::Object(&OPERATION)),
            "The API's operations, by method name.",
        ),
        optional(
            "webhooks",
            &Shape::Object(&WEBHOOKS),
            "Webhook events and their signatures.",
        ),
        optional(
            "models",
            &map(Text::PascalName, &MODEL),
            "The API's types, by type name.",
        ),
    ],
};

/// A template variable.
pub static VARIABLE: Object = Object {
    name: "variable",
    doc: "A value that templates use in braces.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "description",
            &TEXT,
            "What the value is and where to find it.",
        ),
        optional(
            "from",
            &Shape::Text(Text::Choice(&[
                ("app", "Set when the application is built."),
                (
                    "callback",
                    "A parameter of the authorization callback, stored by `captures`.",
                ),
                (
                    "token_reply",
                    "A member of the token reply, stored by `captures`.",
                ),
                (
                    "tenants",
                    "A value of a tenant, looked up after the login and stored by the `captures` of `tenants`.",
                ),
            ])),
            "The source of the value. Default: `app`.",
        ),
        optional("default", &TEXT, "The value if none is set."),
        optional(
            "format",
            &Shape::Text(Text::Choice(&[
                ("text", "Any non-empty string."),
                (
                    "origin",
                    "Scheme, host and optional port: `https://go.example.com`.",
                ),
                ("host", "A host name, with an optional port."),
                (
                    "label",
                    "A single host label: letters, digits and inner hyphens.",
                ),
                (
                    "url",
                    "Scheme, host and path, without a query: `https://eu.example.com/api`. Must be at the start of a URL.",
                ),
                ("uuid", "A UUID (RFC 9562)."),
                ("email", "An email address."),
            ])),
            "The form of the value. Default: `label` inside a host, otherwise `text`.",
        ),
        optional(
            "pattern",
            &TEXT,
            "A regular expression that the whole value matches, in the syntax of Rust's `regex` crate. In place of `format`.",
        ),
        optional(
            "optional",
            &Shape::Boolean,
            "The value may be absent. Parameters and headers whose template contains it are not sent then.",
        ),
        optional(
            "under",
            &Shape::List { of: &TEXT, min: 1 },
            "Allowed domains for a `host`, `origin` or `url`, which must be one of them or a subdomain: `[\"example.com\"]`.",
        ),
        optional(
            "prefix",
            &TEXT,
            "Removed from the start of the value if present: `https://`.",
        ),
        optional(
            "suffix",
            &TEXT,
            "Removed from the end of the value if present: `.example.com`.",
        ),
        optional(
            "secret",
            &Shape::Boolean,
            "The value is a secret. Allowed in headers and in parameters of requests that do not pass through a browser; not for values of the callback.",
        ),
        optional(
            "enum",
            &Shape::List { of: &TEXT, min: 1 },
            "The allowed values.",
        ),
        optional("example", &TEXT, "An example for the documentation."),
    ],
};

/// A client assertion.
pub static CLIENT_ASSERTION: Object = Object {
    name: "client assertion",
    doc: "A JWT for client authentication (RFC 7523 §3) and its place in a request. It contains `iss` and `sub` (the client identifier), `aud`, a unique `jti`, `iat` and `exp`.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "audience",
            &TEXT,
            "The audience (`aud`): `token_endpoint`; `endpoint` for the URL that receives the JWT; or a template. Default: `issuer` if set, otherwise the token endpoint.",
        ),
        optional("lifetime", &SECONDS, "Lifetime in seconds. Default: 60."),
        optional(
            "sent_as",
            &Shape::Text(Text::Choice(&[
                (
                    "client_assertion",
                    "`client_assertion`, together with `client_assertion_type` (RFC 7521 §4.2).",
                ),
                ("client_secret", "`client_secret`, in place of a secret."),
                ("bearer", "A bearer token in the `Authorization` header."),
            ])),
            "Where the JWT is sent. Default: `client_assertion`.",
        ),
        optional(
            "claims",
            &FIXED_PARAMETERS,
            "Claims with a fixed `value` (a template). They replace the default claims of the same name.",
        ),
        optional(
            "headers",
            &FIXED_PARAMETERS,
            "Members of the JWT's header (RFC 7515 §4), each with a fixed `value` (a template): `x5t#S256`, `typ`. They replace `kid`.",
        ),
        optional(
            "algorithms",
            &SIGNING_ALGORITHMS,
            "The algorithms that the provider accepts (`token_endpoint_auth_signing_alg_values_supported`, RFC 8414 §2). Default: any.",
        ),
    ],
};

/// Resource indicators (RFC 8707).
pub static RESOURCE_INDICATORS: Object = Object {
    name: "resource indicators",
    doc: "The resources that tokens are intended for (`resource`, RFC 8707 §2). Sent with authorization requests, pushed or not, and with all token requests. A grant for several resources yields a token for each of them: see `for_resource` of the generated client.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "resource",
            &Shape::List { of: &TEXT, min: 1 },
            "The resources: absolute URIs without a fragment. Templates. Default: the application chooses them.",
        ),
        optional(
            "chosen_by_application",
            &Shape::Boolean,
            "The application may choose other resources for a login. Default: true only without `resource`.",
        ),
        optional(
            "one_per_token",
            &Shape::Boolean,
            "The token endpoint accepts only one `resource` per request. The first token is for the first resource. Default: false.",
        ),
    ],
};

/// DPoP.
pub static DPOP: Object = Object {
    name: "proofs of possession",
    doc: "DPoP-bound tokens (RFC 9449). Each grant has its own key, stored with its tokens, and each request carries a proof. Nonces required by the server are supported.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "required",
            &Shape::Boolean,
            "Rejects tokens that are not bound. Default: an unbound token is used as a bearer token.",
        ),
        optional(
            "algorithms",
            &Shape::List {
                of: &Shape::Text(Text::Choice(&[
                    ("ES256", "ECDSA on P-256 with SHA-256."),
                    ("ES384", "ECDSA on P-384 with SHA-384."),
                    ("EdDSA", "Ed25519."),
                ])),
                min: 1,
            },
            "The algorithms that the provider accepts (`dpop_signing_alg_values_supported`, RFC 9449 §5.1), in order of preference. Default: `ES256`.",
        ),
    ],
};

/// OpenID Connect.
pub static OPENID: Object = Object {
    name: "openid",
    doc: "The identity of the user, signed by the provider (OpenID Connect Core). A login that requests the scope `openid` sends a nonce and returns a validated ID token (§3.1.3.7). Keys use the names of the provider metadata (OpenID Connect Discovery §3).",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "issuer_pattern",
            &TEXT,
            "The issuer of ID tokens if each tenant has its own, with claims of the same token in braces: `https://login.example/{tid}/v2.0`. Replaces `issuer`. Keys come from `jwks_uri` for all tenants.",
        ),
        optional(
            "id_token_signing_alg_values_supported",
            &SIGNING_ALGORITHMS,
            "The accepted signing algorithms of ID tokens. HMAC signatures are verified with the client secret. Default: `RS256`.",
        ),
        optional(
            "id_token_encryption_alg_values_supported",
            &KEY_ENCRYPTION,
            "The algorithms with which the provider encrypts ID tokens for an application's key (§10.2, RFC 7518 §4.1). An application with a decryption key accepts only encrypted ID tokens. Default: ID tokens are not encrypted.",
        ),
        optional(
            "id_token_encryption_enc_values_supported",
            &CONTENT_ENCRYPTION,
            "The accepted algorithms of the content of encrypted ID tokens (RFC 7518 §5.1), the preferred one first. Default: any.",
        ),
        optional(
            "require_encrypted_id_token",
            &Shape::Boolean,
            "The provider encrypts every ID token: an application needs a decryption key. Default: only for applications with a decryption key.",
        ),
        optional(
            "claims",
            &TYPE,
            "The model of the ID token's claims. Default: any JSON object.",
        ),
        optional(
            "userinfo_endpoint",
            &TEXT,
            "URL of the UserInfo endpoint (§5.3). A template. Generates a method of the client.",
        ),
        optional(
            "userinfo_signing_alg_values_supported",
            &SIGNING_ALGORITHMS,
            "The signing algorithms of UserInfo replies. Default: replies are unsigned JSON.",
        ),
        optional(
            "userinfo",
            &TYPE,
            "The model of UserInfo replies. Default: any JSON object.",
        ),
        optional(
            "end_session_endpoint",
            &TEXT,
            "URL of the logout endpoint (RP-Initiated Logout §2). A template.",
        ),
        optional(
            "backchannel_logout_supported",
            &Shape::Boolean,
            "The provider sends logout tokens to the application (Back-Channel Logout). Default: false.",
        ),
        optional(
            "trusted_audiences",
            &SELECTORS,
            "Audiences that ID tokens may have in addition to the client (§3.1.3.7, rule 3), such as an API that the provider adds to each token. An application can trust more audiences. Default: none, so that a token for another recipient is rejected.",
        ),
        optional(
            "clock_skew",
            &SECONDS,
            "Allowed clock skew in seconds. Default: 60.",
        ),
    ],
};

/// Who is logged in.
pub static IDENTITY: Object = Object {
    name: "identity",
    doc: "Who is logged in. A place is a JSON pointer into the reply, such as `/id`, or a template whose braces contain pointers and variables, such as `{subdomain}:{/user/id}`. A value that the reply does not have is absent.",
    one_of: &[],
    refused: &[],
    fields: &[
        required(
            "operation",
            &Shape::Text(Text::SnakeName),
            "The operation that returns the user. It must not require arguments.",
        ),
        required(
            "subject",
            &TEXT,
            "The place of the user's identifier: text or an integer that the provider never changes and never assigns to another user. Not the email address.",
        ),
        optional("name", &TEXT, "The place of the display name."),
        optional("email", &TEXT, "The place of the email address."),
        optional(
            "email_verified",
            &POINTER,
            "Whether the provider has verified the email address. Default: unknown.",
        ),
        optional("picture", &TEXT, "The place of the URL of a picture."),
        optional(
            "emails",
            &Shape::Object(&IDENTITY_EMAILS),
            "A second request, for the email address. It is sent if the granted scopes cover it.",
        ),
    ],
};

/// The request for email addresses.
pub static IDENTITY_EMAILS: Object = Object {
    name: "emails of an identity",
    doc: "The operation that lists the user's email addresses.",
    one_of: &[],
    refused: &[],
    fields: &[
        required(
            "operation",
            &Shape::Text(Text::SnakeName),
            "The operation that lists the addresses. It must not require arguments.",
        ),
        optional(
            "items",
            &POINTER,
            "The list of addresses in the reply. Default: the reply itself.",
        ),
        optional(
            "email",
            &POINTER,
            "The address within an item. Default: `/email`.",
        ),
        optional(
            "email_verified",
            &POINTER,
            "Whether the provider has verified the address, within an item. Default: unknown.",
        ),
        optional(
            "primary",
            &POINTER,
            "Whether the address is the primary one, within an item. Default: the first item is.",
        ),
    ],
};

/// A client registration.
pub static CLIENT: Object = Object {
    name: "client",
    doc: "A registration of an application with the provider.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional("description", &TEXT, "The purpose of the registration."),
        optional(
            "client_id",
            &TEXT,
            "The provider's own name for the client identifier.",
        ),
    ],
};

/// A scope in its long form.
pub static SCOPE: Object = Object {
    name: "scope",
    doc: "A scope in its long form.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "description",
            &Shape::Text(Text::Any),
            "What the scope allows.",
        ),
        optional("implies", &SCOPES, "Scopes that this scope includes."),
        optional(
            "deprecated",
            &Shape::Boolean,
            "New applications should not request the scope.",
        ),
        optional(
            "offline",
            &Shape::Boolean,
            "The scope requests a refresh token. No operation requires it, and providers often omit it from the reply.",
        ),
        optional(
            "parameter",
            &TEXT,
            "The parameter that requests the scope, if it is not that of `scope_format`: `user_scope`. The scope counts as granted if it was requested.",
        ),
        optional(
            "rust_name",
            &Shape::Text(Text::PascalName),
            "The name of the generated trait, if the default name collides or reads badly.",
        ),
    ],
};

/// The wire format of scopes.
pub static SCOPE_FORMAT: Object = Object {
    name: "scope format",
    doc: "The wire format of scopes.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "parameter",
            &TEXT,
            "The name of the parameter. Default: `scope`.",
        ),
        optional(
            "separator",
            &Shape::Text(Text::Any),
            "The separator between two scopes. Default: a space.",
        ),
        optional(
            "sent_on",
            &Shape::List {
                of: &Shape::Text(Text::Choice(&[
                    ("authorization", "The authorization request."),
                    ("exchange", "The authorization code exchange."),
                    ("refresh", "The refresh request."),
                ])),
                min: 0,
            },
            "The requests that send scopes. Default: `authorization`. Client credentials requests always do.",
        ),
        optional(
            "required",
            &Shape::Boolean,
            "The provider rejects requests without scopes. Scope sets must then not be empty.",
        ),
    ],
};

/// The grants.
pub static GRANTS: Object = Object {
    name: "grants",
    doc: "The grants that the provider supports. Other grants do not exist in the generated code.",
    one_of: &[],
    refused: &[(
        "implicit",
        "it exposes tokens to the browser (RFC 9700 §2.1.2); use `authorization_code`",
    )],
    fields: &[
        optional(
            "authorization_code",
            &Shape::Object(&AUTHORIZATION_CODE),
            "Authorization code (RFC 6749 §4.1).",
        ),
        optional(
            "client_credentials",
            &Shape::Object(&CLIENT_CREDENTIALS),
            "Client credentials (RFC 6749 §4.4).",
        ),
        optional(
            "refresh_token",
            &Shape::Object(&REFRESH_TOKEN),
            "Refresh (RFC 6749 §6).",
        ),
        optional(
            "device_code",
            &Shape::Object(&DEVICE_CODE),
            "Device authorization (RFC 8628). Needs `device_authorization_endpoint`.",
        ),
        optional(
            "token_exchange",
            &Shape::Object(&TOKEN_EXCHANGE),
            "Token exchange (RFC 8693).",
        ),
        optional(
            "jwt_bearer",
            &Shape::Object(&JWT_BEARER),
            "A JWT as an authorization grant (RFC 7523 §2.1).",
        ),
        optional(
            "password",
            &Shape::Object(&PASSWORD),
            "The resource owner's password (RFC 6749 §4.3). Use it only if the provider offers no other grant.",
        ),
        optional(
            "custom",
            &map(Text::SnakeName, &Shape::Object(&CUSTOM_GRANT)),
            "Provider-specific grants (RFC 6749 §4.5), by method name.",
        ),
    ],
};

static ANY_BASIC_CREDENTIALS: Shape = Shape::Object(&BASIC_CREDENTIALS);
static ANY_TOKEN_REQUEST: Shape = Shape::Object(&TOKEN_REQUEST);
static ANY_TOKEN_REPLY: Shape = Shape::Object(&TOKEN_REPLY);

const GRANT_CLIENT: Field = optional(
    "client",
    &Shape::Text(Text::Refers(Names::Clients)),
    "The registration in `clients` that this grant uses. Default: the only one.",
);
const GRANT_ENDPOINT: Field = optional(
    "token_endpoint",
    &TEXT,
    "Overrides the provider's token endpoint. A template.",
);
const GRANT_AUTH: Field = optional(
    "token_endpoint_auth_methods",
    &AUTH_METHODS,
    "Overrides the provider's client authentication methods, in order of preference.",
);
const GRANT_REQUEST: Field = optional(
    "token_request",
    &ANY_TOKEN_REQUEST,
    "The form of this grant's token request. Its keys override the provider's.",
);
const GRANT_REPLY: Field = optional(
    "token_reply",
    &ANY_TOKEN_REPLY,
    "The form of this grant's token reply. Its keys override the provider's.",
);

const GRANT_ACTS_AS: Field = optional(
    "acts_as",
    &ACTS_AS,
    "On whose behalf the token acts. Default: `user`.",
);

/// The authorization code grant.
pub static AUTHORIZATION_CODE: Object = Object {
    name: "authorization code grant",
    doc: "Redirects the user to the provider and back (RFC 6749 §4.1).",
    one_of: &[],
    refused: &[],
    fields: &[
        GRANT_CLIENT,
        GRANT_ENDPOINT,
        GRANT_AUTH,
        optional(
            "response_type",
            &TEXT,
            "The value of `response_type`. Default: `code`.",
        ),
        optional(
            "code_challenge_methods",
            &CHALLENGE_METHODS,
            "The PKCE methods that the provider supports (RFC 7636). Default: `S256`. Empty: PKCE must not be sent.",
        ),
        optional(
            "state",
            &Shape::Text(Text::Choice(&[
                ("echoed", "The callback returns `state`, which is verified."),
                (
                    "in_redirect_uri",
                    "The provider does not support `state`, but preserves the query of the redirect URI. The state is sent there and verified.",
                ),
                (
                    "unsupported",
                    "The provider neither accepts nor returns `state`.",
                ),
            ])),
            "How the provider treats `state`. Default: `echoed`.",
        ),
        optional(
            "authorization_response_iss_parameter_supported",
            &Shape::Boolean,
            "The callback always contains `iss` (RFC 9207). Requires `issuer`.",
        ),
        optional(
            "parameters",
            &LOGIN_PARAMETERS,
            "Extra parameters of the authorization request: typed parameters that the application sets, or a fixed `value`.",
        ),
        optional(
            "rename",
            &AUTHORIZATION_NAMES,
            "Standard parameters with a different name: `\"client_id\": \"client_key\"`.",
        ),
        optional(
            "omit",
            &AUTHORIZATION_LIST,
            "Standard parameters that must not be sent.",
        ),
        optional(
            "redirect_uri",
            &TEXT,
            "What requests send as `redirect_uri`, if it is the name of the registered redirect URI instead of the URI. A template.",
        ),
        optional(
            "out_of_band_redirect_uri",
            &TEXT,
            "The redirect URI that makes the provider display the code to the user instead of redirecting.",
        ),
        optional(
            "sorted",
            &Shape::Boolean,
            "The parameters of the authorization request are sorted alphabetically. Default: the order is unspecified.",
        ),
        optional(
            "query_encoding",
            &Shape::Text(Text::Choice(&[
                ("form", "A space is written as `+`."),
                ("percent", "A space is written as `%20`."),
            ])),
            "How the query of the authorization URL is encoded. Default: `form`.",
        ),
        optional(
            "fragment",
            &TEXT,
            "The fragment (after `#`) of the authorization URL, such as the path of a page in a single-page application. Not a template.",
        ),
        optional(
            "parameters_in",
            &Shape::Text(Text::Choice(&[
                ("query", "In the query."),
                (
                    "fragment",
                    "In the fragment, behind that of `fragment` and a `?`: the page is a single-page application.",
                ),
            ])),
            "Where the authorization URL has its parameters. Default: `query`.",
        ),
        optional(
            "code_lifetime",
            &SECONDS,
            "Lifetime of the authorization code in seconds.",
        ),
        optional(
            "callback",
            &Shape::Object(&CALLBACK),
            "The names of the callback's parameters.",
        ),
        optional(
            "response_mode",
            &Shape::Text(Text::Choice(&[
                ("query", "In the query of the redirect URI."),
                (
                    "form_post",
                    "In a form that the browser posts to the redirect URI.",
                ),
                (
                    "jwt",
                    "A signed response (JARM) in the provider's default place: the query for a code.",
                ),
                ("query.jwt", "A signed response in the query."),
                (
                    "form_post.jwt",
                    "A signed response in a form that the browser posts.",
                ),
            ])),
            "The value of `response_mode`. Sent only if set. Default: the query.",
        ),
        optional(
            "authorization_signing_alg_values_supported",
            &SIGNING_ALGORITHMS,
            "The accepted signing algorithms of authorization responses (JARM §4), for the signed values of `response_mode`. Default: `RS256`.",
        ),
        optional(
            "require_signed_request_object",
            &Shape::Boolean,
            "The provider accepts only signed authorization requests (RFC 9101 §10.5): the parameters are in a JWT that the application signs. Requires `issuer`.",
        ),
        optional(
            "request_object_signing_alg_values_supported",
            &SIGNING_ALGORITHMS,
            "The signing algorithms that the provider accepts in authorization requests (RFC 9101 §10.5). Without `require_signed_request_object`, an application can sign its requests. HMAC signatures are made with the client secret. Default: any.",
        ),
        optional(
            "app_token",
            &Shape::Object(&APP_TOKEN),
            "A token of the application itself that the exchange of the code needs. It is requested first; templates of the token request use it as `app_token`.",
        ),
        optional(
            "swap",
            &Shape::Object(&SWAP),
            "Exchanges the access token for another one immediately after the code exchange.",
        ),
        optional(
            "tenants",
            &Shape::Object(&TENANT_LOOKUP),
            "A request after the login that looks up the tenants that the token is valid for, or the host of the API.",
        ),
        GRANT_REQUEST,
        GRANT_REPLY,
    ],
};

/// The second token request of a login.
pub static SWAP: Object = Object {
    name: "swap",
    doc: "A second token request that sends the access token of the exchange as `access_token`. Its reply replaces the first one.",
    one_of: &[],
    refused: &[],
    fields: &[GRANT_ENDPOINT, GRANT_AUTH, GRANT_REQUEST, GRANT_REPLY],
};

/// The token request before the exchange of the code.
pub static APP_TOKEN: Object = Object {
    name: "app token",
    doc: "A token request before the exchange of the code, with the application's own credentials.",
    one_of: &[],
    refused: &[],
    fields: &[GRANT_ENDPOINT, GRANT_AUTH, GRANT_REQUEST, GRANT_REPLY],
};

/// A request after the login that looks up the tenants.
pub static TENANT_LOOKUP: Object = Object {
    name: "tenant lookup",
    doc: "A request with the new token that returns its tenants: the sites or accounts that it is valid for. A single tenant is stored immediately; of several, the application chooses one.",
    one_of: &[],
    refused: &[],
    fields: &[
        required(
            "call",
            &TEXT,
            "Method and URL: `GET https://api.example.com/tenants`. The URL is a template.",
        ),
        optional(
            "token_in",
            &Shape::Object(&TOKEN_IN),
            "Where the request carries its token. Default: as in API calls.",
        ),
        optional(
            "body",
            &FIXED_PARAMETERS,
            "Members of the JSON body, each with a fixed `value` (a template). Default: no body.",
        ),
        optional(
            "format",
            &Shape::Text(Text::Choice(&[
                ("json", "JSON."),
                (
                    "jsonp",
                    "JSON as the argument of a function: `callback({…});`.",
                ),
            ])),
            "The format of the reply. Default: `json`.",
        ),
        optional(
            "items",
            &POINTER,
            "The list of tenants in the reply. An empty pointer means the whole reply. Default: the reply is the only tenant.",
        ),
        optional(
            "label",
            &POINTER,
            "The display name of a tenant within its entry.",
        ),
        optional(
            "captures",
            &map(Text::Pointer, &VARIABLE_NAME),
            "Values to store with the token: JSON pointer to variable. Default: none; the request is sent only for its effect.",
        ),
    ],
};

/// The authorization callback.
pub static CALLBACK: Object = Object {
    name: "callback",
    doc: "The names of the callback's parameters (RFC 6749 §4.1.2).",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "code",
            &TEXT,
            "The parameter with the code. Default: `code`.",
        ),
        optional(
            "without_code",
            &Shape::Boolean,
            "The callback has no code. The captured values and client authentication are sufficient for the token request, and PKCE is not sent. Default: false.",
        ),
        optional(
            "state",
            &TEXT,
            "The parameter with the state. Default: `state`.",
        ),
        optional(
            "error",
            &TEXT,
            "The parameter with the error code. Default: `error`.",
        ),
        optional(
            "error_description",
            &TEXT,
            "The parameter with the error description. Default: `error_description`.",
        ),
        optional(
            "scope",
            &TEXT,
            "The parameter with the scopes that the user granted, separated as in token replies. It is used if the token reply lists none. Default: none.",
        ),
        optional(
            "captures",
            &CAPTURES,
            "Parameters to store with the token: parameter to variable.",
        ),
        optional(
            "signature",
            &Shape::Object(&CALLBACK_SIGNATURE),
            "The provider signs the callback with the client secret. Callbacks without a valid signature are rejected.",
        ),
    ],
};

/// A signature of the callback.
pub static CALLBACK_SIGNATURE: Object = Object {
    name: "callback signature",
    doc: "HMAC-SHA-256 with the client secret over all other parameters, sorted and joined as `name=value` with `&`.",
    one_of: &[],
    refused: &[],
    fields: &[
        required(
            "parameter",
            &TEXT,
            "The parameter with the signature: `hmac`.",
        ),
        optional(
            "encoding",
            &Shape::Text(Text::Choice(&[
                ("hex", "Hexadecimal digits."),
                ("base64", "Base64 (RFC 4648 §4)."),
            ])),
            "The encoding. Default: `hex`.",
        ),
    ],
};

/// The client credentials grant.
pub static CLIENT_CREDENTIALS: Object = Object {
    name: "client credentials grant",
    doc: "A token for the application itself (RFC 6749 §4.4). There is no refresh token; a new access token is requested when the old one expires.",
    one_of: &[],
    refused: &[],
    fields: &[
        GRANT_CLIENT,
        GRANT_ENDPOINT,
        GRANT_AUTH,
        GRANT_REQUEST,
        GRANT_REPLY,
    ],
};

/// The refresh grant.
pub static REFRESH_TOKEN: Object = Object {
    name: "refresh",
    doc: "Refreshes an access token (RFC 6749 §6).",
    one_of: &[],
    refused: &[],
    fields: &[
        GRANT_CLIENT,
        GRANT_ENDPOINT,
        GRANT_AUTH,
        optional(
            "rotation",
            &Shape::Text(Text::Choice(&[
                (
                    "never",
                    "The refresh token stays valid; the reply contains no new one.",
                ),
                (
                    "maybe",
                    "The reply may contain a new refresh token. Otherwise the old one stays valid.",
                ),
                (
                    "always",
                    "Each use invalidates the refresh token and returns a new one.",
                ),
            ])),
            "Refresh token rotation. Default: `maybe`.",
        ),
        optional(
            "grace_period",
            &SECONDS,
            "Seconds during which a used refresh token is still accepted. Default: 0.",
        ),
        optional(
            "reuse",
            &Shape::Text(Text::Choice(&[
                (
                    "grace",
                    "It is accepted for `grace_period` seconds. Later use is treated as theft.",
                ),
                (
                    "strict",
                    "It is treated as theft, and the grant is revoked.",
                ),
                ("unknown", "The provider does not document it."),
            ])),
            "How the provider treats a refresh token that is used again (RFC 9700 §4.14.2). Default: `grace` with a `grace_period`, otherwise `unknown`.",
        ),
        optional(
            "input",
            &Shape::Text(Text::Choice(&[
                ("refresh_token", "The refresh token."),
                ("access_token", "The access token itself."),
                (
                    "nothing",
                    "Nothing: client authentication and the captured values of the login are sufficient.",
                ),
            ])),
            "The token that a refresh request sends. Default: `refresh_token`.",
        ),
        optional(
            "lifetime",
            &SECONDS,
            "Lifetime of a refresh token in seconds, if the reply does not contain one as `refresh_token_expires_in`. Default: it is assumed not to expire.",
        ),
        optional(
            "inactivity_period",
            &SECONDS,
            "Seconds after which an unused refresh token expires. Each use begins the period again, even if the reply contains no new refresh token. Default: not known.",
        ),
        optional(
            "starts_from_token",
            &Shape::Boolean,
            "Users can create refresh tokens elsewhere, for example in their settings. The application can start from such a token.",
        ),
        GRANT_REQUEST,
        GRANT_REPLY,
    ],
};

/// The device authorization grant.
pub static DEVICE_CODE: Object = Object {
    name: "device code grant",
    doc: "A login on another device, where the user enters a short code (RFC 8628).",
    one_of: &[],
    refused: &[],
    fields: &[
        GRANT_CLIENT,
        GRANT_ENDPOINT,
        GRANT_AUTH,
        optional(
            "parameters",
            &FIXED_PARAMETERS,
            "Extra parameters of the device authorization request, each with a fixed `value` (a template).",
        ),
        optional(
            "device_request",
            &Shape::Object(&DEVICE_REQUEST),
            "How the device authorization request is written. Default: like the token request.",
        ),
        optional(
            "code_challenge_methods",
            &CHALLENGE_METHODS,
            "The PKCE methods that the provider requires with device codes (RFC 7636). Default: none, as in RFC 8628.",
        ),
        optional(
            "rename",
            &DEVICE_NAMES,
            "Members of the device authorization response with a different name: `\"verification_uri\": \"verification_url\"`.",
        ),
        optional(
            "interval",
            &Shape::Integer { min: 1, max: 3600 },
            "Polling interval in seconds if the response does not contain one (RFC 8628 §3.2). Default: 5. The emulator returns it.",
        ),
        GRANT_REQUEST,
        GRANT_REPLY,
    ],
};

/// The request for a device code.
pub static DEVICE_REQUEST: Object = Object {
    name: "device authorization request",
    doc: "How the device authorization request (RFC 8628 §3.1) is written. It has the names and the client authentication of the token request.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "method",
            &Shape::Text(Text::Choice(&[
                ("POST", "As required by RFC 8628."),
                ("GET", "Only if the provider does not support `POST`."),
            ])),
            "The HTTP method. Default: that of the token request.",
        ),
        optional(
            "encoding",
            &ENCODING,
            "Where the parameters are sent. Default: `query` with `\"method\": \"GET\"`, otherwise as in the token request.",
        ),
        optional(
            "headers",
            &FIXED_HEADERS,
            "Extra headers, each with a fixed `value` (a template that may contain `client_id` and `client_secret`). Default: those of the token request.",
        ),
    ],
};

/// Token exchange.
pub static TOKEN_EXCHANGE: Object = Object {
    name: "token exchange grant",
    doc: "Exchanges one token for another (RFC 8693).",
    one_of: &[],
    refused: &[],
    fields: &[
        GRANT_CLIENT,
        GRANT_ENDPOINT,
        GRANT_AUTH,
        GRANT_ACTS_AS,
        GRANT_REQUEST,
        GRANT_REPLY,
    ],
};

/// The JWT bearer grant.
pub static JWT_BEARER: Object = Object {
    name: "JWT bearer grant",
    doc: "Exchanges a signed assertion for a token (RFC 7523 §2.1). The application provides the assertion.",
    one_of: &[],
    refused: &[],
    fields: &[
        GRANT_CLIENT,
        GRANT_ENDPOINT,
        GRANT_AUTH,
        GRANT_ACTS_AS,
        GRANT_REQUEST,
        GRANT_REPLY,
    ],
};

/// The password grant.
pub static PASSWORD: Object = Object {
    name: "password grant",
    doc: "Exchanges the user's password for a token (RFC 6749 §4.3). RFC 9700 §2.4 forbids this grant; `check` warns about it.",
    one_of: &[],
    refused: &[],
    fields: &[
        GRANT_CLIENT,
        GRANT_ENDPOINT,
        GRANT_AUTH,
        GRANT_REQUEST,
        GRANT_REPLY,
    ],
};

/// A provider-specific grant.
pub static CUSTOM_GRANT: Object = Object {
    name: "custom grant",
    doc: "A provider-specific grant (RFC 6749 §4.5). Becomes a method of the application.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "description",
            &TEXT,
            "What the grant exchanges for a token, and for whom.",
        ),
        required(
            "grant_type",
            &TEXT,
            "The value of `grant_type`: an absolute URI, or a provider-specific name.",
        ),
        optional(
            "parameters",
            &PARAMETERS,
            "Its parameters: typed ones that the application sets (`secret` for sensitive values), or a fixed `value` (a template).",
        ),
        optional(
            "input",
            &Shape::Text(Text::Choice(&[
                ("nothing", "Only its parameters."),
                (
                    "access_token",
                    "Existing tokens of the application, passed to the method. The access token is sent as `access_token`, and templates can use the values captured with it.",
                ),
                (
                    "refresh_token",
                    "The same, but their refresh token is sent, as `refresh_token`.",
                ),
            ])),
            "The input of the grant. Default: `nothing`.",
        ),
        GRANT_CLIENT,
        GRANT_ENDPOINT,
        GRANT_AUTH,
        GRANT_ACTS_AS,
        optional(
            "token_request",
            &Shape::Object(&CUSTOM_TOKEN_REQUEST),
            "The form of this grant's token request. Its keys override the provider's.",
        ),
        GRANT_REPLY,
    ],
};

/// A static token.
pub static CREDENTIAL: Object = Object {
    name: "credential",
    doc: "A static token, in addition to OAuth.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "description",
            &TEXT,
            "What the token is and where to get it.",
        ),
        optional("docs", &LINK, "The provider's page about it."),
        optional("scopes", &SCOPES, "The scopes it grants. Default: all."),
        optional(
            "acts_as",
            &ACTS_AS,
            "On whose behalf it acts. Default: `user`.",
        ),
    ],
};

/// A security scheme.
pub static SECURITY_SCHEME: Object = Object {
    name: "security scheme",
    doc: "A credential that calls send besides or instead of the access token.",
    one_of: &["header", "query", "cookie", "http", "type"],
    refused: &[],
    fields: &[
        optional(
            "description",
            &TEXT,
            "What the credential is and where to get it.",
        ),
        optional(
            "header",
            &Shape::Text(Text::HeaderName),
            "An API key: a header with the bare key. It may be `Authorization`.",
        ),
        optional(
            "query",
            &TEXT,
            "An API key: a query parameter. Use it only if the provider requires it.",
        ),
        optional(
            "cookie",
            &Shape::Text(Text::HeaderName),
            "A cookie of this name (RFC 6265).",
        ),
        optional(
            "http",
            &Shape::Text(Text::Choice(&[
                ("basic", "User name and password (RFC 7617)."),
                (
                    "bearer",
                    "A bearer token (RFC 6750) that is not the provider's access token.",
                ),
            ])),
            "A scheme of the header `Authorization`.",
        ),
        optional(
            "type",
            &Shape::Text(Text::Choice(&[
                (
                    "mutual_tls",
                    "A client certificate in the TLS connection (RFC 8705). The `reqwest::Client` has it.",
                ),
                (
                    "token",
                    "The access token, under the name that the OpenAPI document gives it.",
                ),
            ])),
            "A credential that is neither a key nor an HTTP scheme.",
        ),
    ],
};

/// A token request.
pub static TOKEN_REQUEST: Object = Object {
    name: "token request",
    doc: "How token requests differ from RFC 6749.",
    one_of: &[],
    refused: &[],
    fields: &TOKEN_REQUEST_FIELDS,
};

/// A custom grant's token request.
pub static CUSTOM_TOKEN_REQUEST: Object = Object {
    name: "custom token request",
    doc: "The token request of a custom grant. `rename` and `omit` can list its own parameters, too.",
    one_of: &[],
    refused: &[],
    fields: &CUSTOM_TOKEN_REQUEST_FIELDS,
};

static TOKEN_REQUEST_FIELDS: [Field; 11] = token_request_fields(&TOKEN_NAMES, &TOKEN_LIST);
static CUSTOM_TOKEN_REQUEST_FIELDS: [Field; 11] = token_request_fields(&CUSTOM_NAMES, &CUSTOM_LIST);

const fn token_request_fields(names: &'static Shape, list: &'static Shape) -> [Field; 11] {
    [
        optional(
            "method",
            &Shape::Text(Text::Choice(&[
                ("POST", "As required by RFC 6749."),
                ("GET", "Only if the provider does not support `POST`."),
                ("PUT", "Only if the provider does not support `POST`."),
            ])),
            "The HTTP method. Default: `POST`.",
        ),
        optional(
            "encoding",
            &ENCODING,
            "Where the parameters are sent. With `json`, a parameter whose name starts with `/` is nested: its name is a JSON pointer. Default: `form`.",
        ),
        optional(
            "grant_type",
            &TEXT,
            "The value of `grant_type`, if it is not the standard one.",
        ),
        optional(
            "parameters",
            &TOKEN_REQUEST_PARAMETERS,
            "Extra parameters, each with a fixed `value` (a template that may contain `client_id` and `client_secret`).",
        ),
        optional(
            "query",
            &FIXED_PARAMETERS,
            "Extra parameters in the query, whatever the `encoding`, each with a fixed `value` (a template that may contain `client_id` and `client_secret`).",
        ),
        optional(
            "headers",
            &FIXED_HEADERS,
            "Extra headers, each with a fixed `value` (a template that may contain `client_id` and `client_secret`).",
        ),
        optional(
            "rename",
            names,
            "Standard parameters with a different name.",
        ),
        optional(
            "omit",
            list,
            "Standard parameters that must not be sent: `redirect_uri`, `grant_type`.",
        ),
        optional(
            "include",
            &Shape::List {
                of: &Shape::Text(Text::Choice(&[
                    ("client_id", "Also with HTTP Basic."),
                    ("redirect_uri", "Also with a refresh."),
                    ("response_type", "As in the authorization request."),
                    ("scope", "With a code exchange or a refresh."),
                    ("state", "With a code exchange."),
                ])),
                min: 0,
            },
            "Standard parameters that are sent in addition to those that the RFC requires.",
        ),
        optional(
            "basic_encoding",
            &Shape::Text(Text::Choice(&[
                ("percent", "Percent-encoded, with a space as `%20`."),
                (
                    "form",
                    "Form-encoded, with a space as `+` (RFC 6749 appendix B).",
                ),
                ("raw", "Not encoded."),
            ])),
            "How the two parts of HTTP Basic are encoded before they are joined. Default: `percent`, which both kinds of decoders accept.",
        ),
        optional(
            "basic_credentials",
            &ANY_BASIC_CREDENTIALS,
            "The HTTP Basic credentials, if they are not the client identifier and secret.",
        ),
    ]
}

/// A revocation request.
pub static REVOCATION: Object = Object {
    name: "revocation",
    doc: "How requests to `revocation_endpoint` differ from RFC 7009 §2.1: an endpoint that takes the token in a header, or uninstalls the application. Templates can use `access_token` and `refresh_token`.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "method",
            &Shape::Text(Text::Choice(&[
                ("POST", "As required by RFC 7009."),
                ("GET", "Only if the provider does not support `POST`."),
                ("PUT", "For APIs of the provider's own."),
                ("DELETE", "For APIs of the provider's own."),
            ])),
            "The HTTP method. Default: `POST`.",
        ),
        optional(
            "token",
            &Shape::Text(Text::Choice(&[
                ("access_token", "The access token."),
                ("refresh_token", "The refresh token."),
            ])),
            "The token that is revoked. Default: the refresh token if there is one, otherwise the access token.",
        ),
        GRANT_AUTH,
        optional(
            "encoding",
            &ENCODING,
            "Where the parameters are sent. Default: `form`.",
        ),
        optional(
            "parameters",
            &TOKEN_REQUEST_PARAMETERS,
            "Extra parameters, each with a fixed `value` (a template).",
        ),
        optional(
            "headers",
            &FIXED_HEADERS,
            "Headers, each with a fixed `value` (a template): `\"Authorization\": { \"value\": \"Bearer {access_token}\" }`.",
        ),
        optional(
            "rename",
            &TOKEN_NAMES,
            "Standard parameters with a different name: `token`, `client_id`.",
        ),
        optional(
            "omit",
            &TOKEN_LIST,
            "Standard parameters that must not be sent: `token`, `token_type_hint`, `client_id`.",
        ),
    ],
};

/// The parts of the HTTP Basic credentials.
pub static BASIC_CREDENTIALS: Object = Object {
    name: "HTTP Basic credentials",
    doc: "Username and password of HTTP Basic, if they are not the client identifier and secret.",
    one_of: &[],
    refused: &[],
    fields: &[
        required(
            "user",
            &Shape::Text(Text::Any),
            "The username. A template: `{client_secret}`.",
        ),
        required(
            "password",
            &Shape::Text(Text::Any),
            "The password. A template; may be empty.",
        ),
    ],
};

/// A token reply.
pub static TOKEN_REPLY: Object = Object {
    name: "token reply",
    doc: "How token replies differ from RFC 6749 §5.1. Accepted without any configuration: a string for `expires_in`, a missing `token_type`, any 2xx status.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "status",
            &Shape::Integer { min: 200, max: 299 },
            "The documented success status. Any 2xx status is accepted; the emulator returns this one. Default: 200.",
        ),
        optional(
            "format",
            &Shape::Text(Text::Choice(&[
                ("json", "A JSON object."),
                ("form", "`a=b&c=d`."),
                ("text", "The access token as plain text."),
            ])),
            "The format. Default: `json`.",
        ),
        optional(
            "at",
            &POINTER,
            "JSON pointer to the object that contains the token. Default: the whole reply.",
        ),
        optional(
            "rename",
            &REPLY_NAMES,
            "Members with a different name: `\"access_token\": \"accessToken\"`.",
        ),
        optional(
            "omit",
            &REPLY_MEMBERS,
            "Members that the provider does not send: `expires_in`. If a refresh reply omits `access_token`, the current token stays valid.",
        ),
        optional(
            "expires_in",
            &Shape::Text(Text::Choice(&[
                ("seconds", "Seconds from now, as a number."),
                ("seconds_text", "Seconds from now, as a string."),
                ("milliseconds", "Milliseconds from now."),
                ("minutes", "Minutes from now."),
                ("hours", "Hours from now."),
                ("days", "Days from now."),
                ("epoch_seconds", "Unix time in seconds."),
                ("epoch_milliseconds", "Unix time in milliseconds."),
                ("rfc3339", "An RFC 3339 date and time."),
                (
                    "utc_datetime",
                    "A date and time without an offset, in UTC: `2026-03-01 12:00:00`.",
                ),
                ("http_date", "An HTTP date (RFC 9110 §5.6.7)."),
                (
                    "introspection",
                    "The reply contains no lifetime. The token is introspected (RFC 7662), and `exp` is used. Requires `introspection_endpoint`.",
                ),
            ])),
            "The unit of `expires_in`. Default: `seconds`.",
        ),
        optional(
            "default_expires_in",
            &SECONDS,
            "Lifetime in seconds if the reply contains none. Default: the token is assumed not to expire.",
        ),
        optional(
            "refresh_token_expires_in",
            &Shape::Text(Text::Choice(&[
                ("seconds", "Seconds from now."),
                ("milliseconds", "Milliseconds from now."),
                ("minutes", "Minutes from now."),
                ("hours", "Hours from now."),
                ("days", "Days from now."),
                ("epoch_seconds", "Unix time in seconds."),
                ("epoch_milliseconds", "Unix time in milliseconds."),
                ("rfc3339", "An RFC 3339 date and time."),
                (
                    "utc_datetime",
                    "A date and time without an offset, in UTC: `2026-03-01 12:00:00`.",
                ),
                ("http_date", "An HTTP date (RFC 9110 §5.6.7)."),
            ])),
            "The unit of `refresh_token_expires_in`. Default: that of `expires_in`.",
        ),
        optional(
            "scope",
            &Shape::Text(Text::Choice(&[
                ("text", "One string."),
                ("list", "A list of strings."),
                (
                    "ignored",
                    "It does not list the granted scopes. The requested ones count as granted.",
                ),
            ])),
            "The form of `scope`. A string and a list are both accepted; the emulator returns this one. Default: `text`.",
        ),
        optional(
            "scope_separator",
            &Shape::Text(Text::Any),
            "The separator between two scopes. Default: the separator of `scope_format`.",
        ),
        optional(
            "token_types",
            &SELECTORS,
            "Values of `token_type` that are accepted besides `Bearer`, in any case. The emulator returns the first.",
        ),
        optional(
            "subject",
            &VARIABLE_NAME,
            "The captured variable that identifies the user. A refresh reply for a different user is rejected.",
        ),
        optional(
            "captures",
            &CAPTURES,
            "Members to store with the token: member to variable. A member that starts with `/` is a JSON pointer into the reply.",
        ),
        optional(
            "second",
            &Shape::Object(&SECOND_TOKEN),
            "A second token in the reply of a login: the user's in addition to the application's.",
        ),
        optional(
            "claims",
            &Shape::Object(&REPLY_CLAIMS),
            "Claims to store with the token, of the ID token or of an access token that is a JWT.",
        ),
    ],
};

/// A second token in a reply.
pub static SECOND_TOKEN: Object = Object {
    name: "second token",
    doc: "A second access token in the reply of a login, with its own refresh token if there is one. `Tokens::second` returns it as separate tokens, which are stored and refreshed independently.",
    one_of: &[],
    refused: &[],
    fields: &[
        required(
            "at",
            &POINTER,
            "JSON pointer into the whole reply, to the object that contains the token: `/authed_user`.",
        ),
        optional("rename", &REPLY_NAMES, "Members with a different name."),
        GRANT_ACTS_AS,
    ],
};

/// Captured claims.
pub static REPLY_CLAIMS: Object = Object {
    name: "captured claims",
    doc: "Claims of the tokens in a reply that are stored with the token. Tokens come from the token endpoint over TLS; their signatures are verified only with `openid`.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "id_token",
            &map(Text::Pointer, &VARIABLE_NAME),
            "Claims of the ID token: JSON pointer to variable.",
        ),
        optional(
            "access_token",
            &map(Text::Pointer, &VARIABLE_NAME),
            "Claims of the access token, a JWT (RFC 9068): JSON pointer to variable.",
        ),
    ],
};

/// Error shapes and documented errors.
pub static ERRORS: Object = Object {
    name: "errors",
    doc: "Error shapes and the errors that the provider documents.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "shapes",
            &map(Text::SnakeName, &Shape::Object(&ERROR_SHAPE)),
            "The structures of error replies. Tried in order.",
        ),
        optional(
            "documented",
            &map(Text::PascalName, &Shape::Object(&ERROR_RULE)),
            "The documented errors, by variant name. Tried in order.",
        ),
    ],
};

/// An error shape.
pub static ERROR_SHAPE: Object = Object {
    name: "error shape",
    doc: "The parts of an error reply, as JSON pointers.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional("description", &TEXT, "Where the shape is used."),
        optional(
            "present",
            &POINTER,
            "The value that must be present for the shape to apply. Default: `code`, otherwise `message`.",
        ),
        optional("code", &POINTER, "The error code."),
        optional("message", &POINTER, "The human-readable message."),
        optional(
            "documentation_url",
            &POINTER,
            "A link to the provider's documentation of the error.",
        ),
        optional("retry_after", &POINTER, "Seconds to wait before a retry."),
        optional(
            "at_success",
            &Shape::Boolean,
            "The shape also applies to replies with a success status.",
        ),
        optional(
            "unless",
            &map(Text::Pointer, &TEXT),
            "JSON pointers and values. The shape does not apply if one of them matches. `*` matches anything; numbers and booleans are compared as written.",
        ),
    ],
};

/// A documented error.
pub static ERROR_RULE: Object = Object {
    name: "documented error",
    doc: "An error that the provider documents: how to recognize it, and what it means.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional("description", &TEXT, "When it occurs and what to do."),
        optional("docs", &LINK, "The provider's page about it."),
        optional(
            "status",
            &Shape::Either(&[
                (Guard::IsInteger, &Shape::Integer { min: 200, max: 599 }),
                (
                    Guard::IsList,
                    &Shape::List {
                        of: &Shape::Integer { min: 200, max: 599 },
                        min: 1,
                    },
                ),
            ]),
            "The HTTP status, or a list of statuses. Default: any.",
        ),
        optional("code", &TEXT, "The error code, as read by the shape."),
        optional(
            "matches",
            &map(Text::Pointer, &TEXT),
            "JSON pointers and the values that they must have; `*` matches anything.",
        ),
        optional(
            "shape",
            &Shape::Text(Text::Refers(Names::Shapes)),
            "The error shape. Default: the first that matches.",
        ),
        optional(
            "at",
            &Shape::Text(Text::Choice(&[
                ("anywhere", "In API calls and at the token endpoint."),
                ("api", "In API calls."),
                ("token_endpoint", "At the token endpoint."),
                (
                    "device_code",
                    "At the token endpoint, while a device polls with its code.",
                ),
            ])),
            "Where it occurs. Default: `anywhere`.",
        ),
        optional(
            "means",
            &Shape::Text(Text::Choice(&[
                ("rejected", "The same request will always fail."),
                (
                    "retry",
                    "A temporary failure: the same request may succeed later.",
                ),
                ("rate_limited", "Too many requests: wait before retrying."),
                (
                    "token_expired",
                    "The access token expired or is unknown: it is refreshed once.",
                ),
                (
                    "insufficient_scope",
                    "The token lacks a scope or a permission: a refresh does not help.",
                ),
                (
                    "reauthorize",
                    "The grant was revoked: the user must consent again.",
                ),
                (
                    "invalid_client",
                    "The client's own credentials were rejected.",
                ),
                (
                    "authorization_pending",
                    "With `\"at\": \"device_code\"`: the user has not decided yet.",
                ),
                (
                    "slow_down",
                    "With `\"at\": \"device_code\"`: the device polls too often.",
                ),
                (
                    "access_denied",
                    "With `\"at\": \"device_code\"`: the user denied the login.",
                ),
                (
                    "device_code_expired",
                    "With `\"at\": \"device_code\"`: the device code expired.",
                ),
            ])),
            "What the error means for the caller. Default: `rejected`.",
        ),
        optional(
            "body",
            &TEXT,
            "The type of the reply's body, if it contains more than a code and a message.",
        ),
    ],
};

/// Settings shared by all API calls.
pub static API: Object = Object {
    name: "api",
    doc: "Settings shared by all API calls.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "openapi",
            &TEXT,
            "An OpenAPI 3.0, 3.1 or 3.2 document in JSON or YAML, as a path relative to this file. It must be in this file's directory or below it, unless `--document-root` (`document_root` in the macro and the build script) allows another directory. Its operations and schemas are added to the spec. Keys that the spec sets on an operation or model of the same name take precedence, and `null` removes a key.",
        ),
        optional(
            "include",
            &SELECTORS,
            "The operations to import from the document: names (`list_*`), paths (`/contacts/*`, `GET /contacts/*`), tags (`tag:contacts`). Default: all.",
        ),
        optional(
            "exclude",
            &SELECTORS,
            "The operations to skip among those that `include` selects.",
        ),
        optional(
            "group_by",
            &Shape::Text(Text::Choice(&[
                (
                    "tag",
                    "A sub-client for each tag: `client.contacts().list()`.",
                ),
                ("none", "All operations are methods of the client."),
            ])),
            "How the document's operations are grouped. Default: `tag`. The tag `default` has no sub-client.",
        ),
        optional(
            "overlays",
            &SELECTORS,
            "OpenAPI Overlay documents (1.0), in JSON or YAML, as paths like that of `openapi`. They are applied to the document in this order.",
        ),
        optional(
            "names",
            &NAMES,
            "Rust names for elements of the document, by their places: `\"GET /contacts/{id}\": \"contact\"`, `\"#/components/schemas/Contact\": \"Person\"`, `\"#/components/schemas/Contact.created-at\": \"created\"`, `\"#/components/schemas/Status=on-hold\": \"Paused\"`, `\"tag:Contacts\": \"people\"`, `\"scope:contacts:read\": \"ReadContacts\"`. Or a file with such an object, which `cargo licit gen --names FILE --write-names` writes: with it, names stay the same when the document changes.",
        ),
        optional(
            "base_url",
            &TEXT,
            "The URL that paths are relative to. A template. Required with `openapi`, because only the spec may decide where tokens are sent.",
        ),
        optional(
            "token_in",
            &Shape::Object(&TOKEN_IN),
            "Where API calls carry the token. Default: `Authorization: Bearer`.",
        ),
        optional(
            "security",
            &SECURITY,
            "The requirement of operations without `security`, `scopes` and `token`. Default: the access token.",
        ),
        optional(
            "headers",
            &FIXED_HEADERS,
            "Headers of every call, each with a fixed `value` (a template).",
        ),
        optional(
            "query",
            &FIXED_PARAMETERS,
            "Query parameters of every call, each with a fixed `value` (a template). An operation's parameter of the same name takes precedence.",
        ),
        optional(
            "accept",
            &TEXT,
            "The `Accept` header. Default: `application/json`.",
        ),
        optional(
            "trusted_origins",
            &TEXTS,
            "Additional origins that operations may call and that may receive the token: scheme and host, such as `https://files.example.com`. Templates.",
        ),
        optional(
            "retry_after",
            &Shape::Text(Text::Choice(&[
                ("standard", "Seconds, or an HTTP date (RFC 9110 §10.2.3)."),
                ("epoch_seconds", "Unix time in seconds."),
                ("milliseconds", "Milliseconds from now."),
            ])),
            "The unit of the `Retry-After` header. Default: `standard`.",
        ),
        optional(
            "rate_limit",
            &Shape::Object(&RATE_LIMIT),
            "The rate limit headers.",
        ),
        optional(
            "idempotency_key",
            &Shape::Text(Text::HeaderName),
            "The header that identifies repeated `POST` and `PATCH` calls: `Idempotency-Key`. These calls can then be retried.",
        ),
        optional(
            "graphql_endpoint",
            &TEXT,
            "The GraphQL endpoint: a path below `base_url`, or a URL. A template.",
        ),
    ],
};

/// Rate limit headers.
pub static RATE_LIMIT: Object = Object {
    name: "rate limit",
    doc: "The headers that report the rate limit.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "limit",
            &Shape::Text(Text::HeaderName),
            "The number of calls allowed per window.",
        ),
        optional(
            "remaining",
            &Shape::Text(Text::HeaderName),
            "The number of calls left in the window.",
        ),
        optional(
            "reset",
            &Shape::Text(Text::HeaderName),
            "When the window resets.",
        ),
        optional(
            "reset_unit",
            &Shape::Text(Text::Choice(&[
                ("seconds", "Seconds from now."),
                ("milliseconds", "Milliseconds from now."),
                ("epoch_seconds", "Unix time in seconds."),
                ("epoch_milliseconds", "Unix time in milliseconds."),
                ("date", "An HTTP date (RFC 9110 §5.6.7)."),
            ])),
            "The unit of `reset`. Default: `seconds`.",
        ),
    ],
};

/// The place of the token in an API call.
pub static TOKEN_IN: Object = Object {
    name: "token place",
    doc: "Where API calls carry the token.",
    refused: &[],
    one_of: &["scheme", "header", "query", "body"],
    fields: &[
        optional(
            "scheme",
            &Shape::Text(Text::Scheme),
            "`Authorization` with this scheme: `Bearer`, `token`.",
        ),
        optional(
            "header",
            &Shape::Text(Text::HeaderName),
            "A header with the bare token, or with `value`.",
        ),
        optional(
            "value",
            &TEXT,
            "The value of `header`: a template with `access_token`, such as `token {client_id}:{access_token}`. Default: the bare token.",
        ),
        optional(
            "query",
            &TEXT,
            "A query parameter. Use it only if the provider requires it.",
        ),
        optional(
            "body",
            &TEXT,
            "A member of the form, the JSON object or the multipart body that a call sends. A call without a body sends a form with the token, or a query parameter if its method is not `POST`, `PUT` or `PATCH`.",
        ),
    ],
};

/// A sub-client.
pub static SUB_CLIENT: Object = Object {
    name: "sub-client",
    doc: "A part of the client: operations on one subject, or with path parameters that are set once.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "description",
            &TEXT,
            "What the parameters identify, or what the operations are about.",
        ),
        optional(
            "parameters",
            &PATH_PARAMETERS,
            "The path parameters that the sub-client sets, in the order of the method's arguments. Default: none.",
        ),
    ],
};

/// A page style.
pub static PAGES: Object = Object {
    name: "page style",
    doc: "How to request the next page of a list.",
    one_of: &[],
    refused: &[],
    fields: &[
        required(
            "style",
            &Shape::Text(Text::Choice(&[
                ("link", "A `Link` header with `rel=\"next\"` (RFC 8288)."),
                ("next_url", "The reply contains the URL of the next page."),
                ("cursor", "The reply contains the next cursor."),
                ("last_item", "The last item of a page is the cursor."),
                ("page", "Numbered pages."),
                ("offset", "Offset and limit."),
                ("connection", "A GraphQL connection with `pageInfo`."),
            ])),
            "The style.",
        ),
        optional(
            "items",
            &POINTER,
            "The list of items in the reply. Default: the reply itself if it is a list; `/nodes` for a connection; otherwise each page is returned as a whole.",
        ),
        optional(
            "parameter",
            &TEXT,
            "The parameter for the cursor, page or offset: a query parameter, a body member (a name or a JSON pointer), or a GraphQL variable. Default: `cursor`, `page`, `offset`; `after` for a connection and for the last item.",
        ),
        optional(
            "next",
            &POINTER,
            "`cursor`, `next_url`: the next cursor or URL in the reply. Absent, null or empty ends the list.",
        ),
        optional(
            "id",
            &POINTER,
            "`last_item`: the cursor within an item. Default: `/id`.",
        ),
        optional(
            "has_more",
            &POINTER,
            "A flag in the reply that says whether there are more pages; not for `link` and `next_url`.",
        ),
        optional(
            "total",
            &POINTER,
            "`page`, `offset`: the total number of items in the reply.",
        ),
        optional(
            "total_pages",
            &POINTER,
            "`page`, `offset`: the total number of pages in the reply.",
        ),
        optional(
            "first_page",
            &Shape::Integer { min: 0, max: 1 },
            "`page`: the number of the first page. Default: 1.",
        ),
        optional(
            "first_offset",
            &Shape::Integer { min: 0, max: 1 },
            "`offset`: the offset of the first item. Default: 0.",
        ),
    ],
};

/// An operation.
pub static OPERATION: Object = Object {
    name: "operation",
    doc: "An API operation. Becomes a method.",
    refused: &[],
    one_of: &["call", "graphql"],
    fields: &[
        optional(
            "call",
            &TEXT,
            "Method and path: `GET /contacts/{id}`. The path is relative to `base_url`, or an absolute URL.",
        ),
        optional(
            "graphql",
            &Shape::Either(&[
                (Guard::IsText, &TEXT),
                (Guard::IsList, &Shape::List { of: &TEXT, min: 1 }),
            ]),
            "A GraphQL document with one query or mutation, instead of a method and path: a string, or a list of its lines.",
        ),
        optional(
            "method",
            &SNAKE,
            "The name of the generated method, if it is not the operation's name.",
        ),
        optional(
            "sub_client",
            &Shape::Text(Text::Refers(Names::SubClients)),
            "The sub-client that contains the method. Default: the one whose parameters the path contains.",
        ),
        optional(
            "tags",
            &TEXTS,
            "Tags by which `include` and `exclude` of the generators select the operation: `tag:Contacts`. Operations of a document have the document's tags.",
        ),
        optional("description", &TEXT, "What the operation does."),
        optional("docs", &LINK, "The provider's page about it."),
        optional(
            "scopes",
            &Shape::Text(Text::Refers(Names::ScopeExpression)),
            "The required scopes: `a | b` (any of), `a & b` (all of), parentheses. Default: none.",
        ),
        optional(
            "token",
            &Shape::Text(Text::Choice(&[
                ("any", "A user token or an application token."),
                ("user", "A user token."),
                ("app", "An application token."),
                ("none", "The call is sent without a token."),
            ])),
            "The kind of token that the call requires. Default: `any`.",
        ),
        optional(
            "security",
            &SECURITY,
            "What the call requires, as in OpenAPI: a list of alternatives, each an object whose keys are names of `security_schemes`, or `token` with its scopes. `{}`: nothing. Instead of `scopes`. Default: that of `api`.",
        ),
        optional(
            "path",
            &PATH_PARAMETERS,
            "The parameters in the path's braces.",
        ),
        optional("query", &PARAMETERS, "The query parameters."),
        optional("headers", &HEADERS, "The headers."),
        optional("cookies", &COOKIES, "The cookies."),
        optional(
            "body",
            &Shape::Either(&[(Guard::IsText, &TYPE), (Guard::IsObject, &PROPERTIES)]),
            "The JSON body: a type, or an object's members, which become parameters of the method.",
        ),
        optional(
            "form",
            &Shape::Either(&[(Guard::IsText, &TYPE), (Guard::IsObject, &PROPERTIES)]),
            "The form body: the type of an object, map or union, or an object's members, which become parameters of the method.",
        ),
        optional(
            "multipart",
            &PROPERTIES,
            "The parts of a multipart body (RFC 7578), by default `multipart/form-data`. Parts of type `file` are streamed.",
        ),
        optional(
            "binary",
            &Shape::Either(&[
                (Guard::IsText, &BINARY),
                (
                    Guard::IsList,
                    &Shape::List {
                        of: &BINARY,
                        min: 1,
                    },
                ),
            ]),
            "A raw body: its media type, or a list from which the caller chooses. The first one is the default. Append `?` to the first one if the body is optional.",
        ),
        optional(
            "empty_body",
            &Shape::Boolean,
            "With the members of a JSON `body`: sends `{}` if none is set. Default: no body is sent.",
        ),
        optional(
            "optional_body",
            &Shape::Boolean,
            "With the members of a `body`, `form` or `multipart`: the body may be left out, and its required members are set together. Default: a body with a required member is always sent.",
        ),
        optional(
            "body_limits",
            &Shape::Object(&LIMITS),
            "What the provider requires of a JSON `body` as a whole: `{ \"min_items\": 1 }`.",
        ),
        optional(
            "content_type",
            &MEDIA_TYPE,
            "The media type of a JSON, form or multipart body, if it is not the usual one: `multipart/related`.",
        ),
        optional(
            "variables",
            &PARAMETERS,
            "The variables of the GraphQL document.",
        ),
        optional(
            "data",
            &POINTER,
            "`graphql`: the pointer to the result below `data`.",
        ),
        optional(
            "returns",
            &PROPERTY_OR_TYPE,
            "The type of a successful reply; `bytes` and `text` return the body unchanged. Default: the body is ignored.",
        ),
        optional(
            "replies",
            &map(
                Text::Status,
                &Shape::Either(&[
                    (Guard::IsText, &TYPE),
                    (Guard::IsObject, &Shape::Object(&PROPERTY)),
                    (Guard::IsNull, &Shape::Null),
                ]),
            ),
            "Instead of `returns`: the types of successful replies by status (`200`, `2XX`, `default` for any other); `null` for no body. Different types become variants of an enum.",
        ),
        optional(
            "reply_headers",
            &HEADERS,
            "The headers of replies that callers read: `{ \"X-Total-Count\": \"integer\" }`. Each becomes a method of the headers that `send_with_meta` returns, whose value is absent if the reply lacks the header. Types are strings, numbers, booleans, dates, enums, lists of these, and with the style `json` any type.",
        ),
        optional(
            "stream",
            &Shape::Text(Text::Choice(&[
                ("bytes", "The body as it arrives."),
                (
                    "events",
                    "Server-sent events (WHATWG HTML §9.2). `returns` is the type of their data; default: `text`.",
                ),
                (
                    "lines",
                    "JSON Lines: one JSON value per line. `returns` is the type of a value.",
                ),
            ])),
            "Streams the reply as it arrives.",
        ),
        optional(
            "accept",
            &TEXT,
            "The `Accept` header, if it differs from that of `api`. Default for `bytes` and `text`: `*/*`.",
        ),
        optional(
            "errors",
            &Shape::Either(&[
                (
                    Guard::IsList,
                    &Shape::List {
                        of: &Shape::Text(Text::Refers(Names::Errors)),
                        min: 1,
                    },
                ),
                (
                    Guard::IsObject,
                    &map(
                        Text::Status,
                        &Shape::Either(&[
                            (Guard::IsText, &TYPE),
                            (Guard::IsNull, &Shape::Null),
                            (Guard::IsObject, &map(Text::MediaType, &TYPE)),
                        ]),
                    ),
                ),
            ]),
            "The operation's own errors: a list of names from `errors.documented`, which then occur only where they are listed; or the types of error bodies by status (`404`, `4XX`, `default`), `null` for no body, or an object with a type for each media type. Each status becomes a variant of `Error`.",
        ),
        optional(
            "status",
            &Shape::Integer { min: 200, max: 299 },
            "The documented success status; any 2xx status is accepted. Default: 200, or 204 without `returns`.",
        ),
        optional(
            "pages",
            &Shape::Either(&[
                (Guard::IsText, &Shape::Text(Text::Refers(Names::PageStyles))),
                (Guard::IsObject, &Shape::Object(&PAGES)),
            ]),
            "How to request further pages: `link`, a name from `pagination`, or an object.",
        ),
        optional(
            "idempotent",
            &Shape::Boolean,
            "The call can safely be repeated. Default: depends on the HTTP method.",
        ),
        optional(
            "idempotency_key",
            &Shape::Either(&[
                (Guard::IsText, &Shape::Text(Text::HeaderName)),
                (Guard::IsBoolean, &Shape::Boolean),
            ]),
            "The idempotency key header, if it differs from that of `api`; `false` for none.",
        ),
        optional(
            "redirect",
            &Shape::Text(Text::Choice(&[
                ("refuse", "Returns an error."),
                (
                    "follow",
                    "Follows up to five redirects over `https`. The token is not sent to another origin.",
                ),
            ])),
            "How redirects are handled (RFC 9110 §15.4). Default: `refuse`.",
        ),
        optional(
            "deprecated",
            &Shape::Either(&[(Guard::IsBoolean, &Shape::Boolean), (Guard::IsText, &TEXT)]),
            "The operation is deprecated. A string says what to use instead.",
        ),
    ],
};

static BINARY: Shape = Shape::Text(Text::MediaRange);

/// Webhooks.
pub static WEBHOOKS: Object = Object {
    name: "webhooks",
    doc: "Webhook events and their signatures.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional("description", &TEXT, "What the webhooks are for."),
        optional("docs", &LINK, "The provider's page about them."),
        required(
            "signature",
            &Shape::Either(&[
                (
                    Guard::IsText,
                    &Shape::Text(Text::Choice(&[(
                        "none",
                        "No signature: anyone who knows the URL can send events.",
                    )])),
                ),
                (Guard::IsObject, &Shape::Object(&WEBHOOK_SIGNATURE)),
            ]),
            "The signature of a webhook.",
        ),
        optional(
            "event_type",
            &Shape::Object(&WEBHOOK_PLACE),
            "Where the webhook contains its event type.",
        ),
        optional(
            "delivery_id",
            &Shape::Object(&WEBHOOK_PLACE),
            "Where the webhook contains an identifier that stays the same across deliveries.",
        ),
        optional(
            "body",
            &TYPE,
            "The type of every body. Default: `json`. An event can override it.",
        ),
        required(
            "events",
            &Shape::Map {
                keys: Text::SnakeName,
                values: &Shape::Either(&[
                    (Guard::IsText, &TYPE),
                    (Guard::IsObject, &Shape::Object(&WEBHOOK_EVENT)),
                ]),
                meta: &[],
            },
            "The events, by variant name: the type of the body, or an object. Unknown events are preserved.",
        ),
    ],
};

/// A place in a webhook.
pub static WEBHOOK_PLACE: Object = Object {
    name: "webhook place",
    doc: "Where a webhook contains a value.",
    one_of: &["pointer", "header"],
    refused: &[],
    fields: &[
        optional("pointer", &POINTER, "In the JSON body."),
        optional("header", &Shape::Text(Text::HeaderName), "In a header."),
    ],
};

/// An event.
pub static WEBHOOK_EVENT: Object = Object {
    name: "event",
    doc: "An event in its long form.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional("description", &TEXT, "When the event is sent."),
        optional("docs", &LINK, "The provider's page about it."),
        optional(
            "type",
            &TEXT,
            "The value at `event_type`. Default: the event's name.",
        ),
        optional(
            "matches",
            &map(Text::Pointer, &TEXT),
            "JSON pointers and the values that they must have; `*` matches anything.",
        ),
        optional(
            "body",
            &TYPE,
            "The type of the body. Default: the `body` of `webhooks`.",
        ),
    ],
};

/// The signature of a webhook.
pub static WEBHOOK_SIGNATURE: Object = Object {
    name: "webhook signature",
    doc: "Proves that a webhook comes from the provider.",
    one_of: &["hmac", "jwt", "secret"],
    refused: &[],
    fields: &[
        optional(
            "hmac",
            &Shape::Object(&WEBHOOK_HMAC),
            "An HMAC of the body (RFC 2104) in a header.",
        ),
        optional(
            "jwt",
            &Shape::Object(&WEBHOOK_JWT),
            "A JWT (RFC 7519) with the body's hash in a header.",
        ),
        optional(
            "secret",
            &Shape::Object(&WEBHOOK_PLACE),
            "The shared secret itself, unencrypted.",
        ),
    ],
};

/// An HMAC signature.
pub static WEBHOOK_HMAC: Object = Object {
    name: "webhook hash",
    doc: "An HMAC of the body and its place in the request.",
    one_of: &[],
    refused: &[],
    fields: &[
        required(
            "header",
            &Shape::Text(Text::HeaderName),
            "The header with the signature.",
        ),
        optional(
            "separator",
            &Shape::Text(Text::Choice(&[
                (",", "A comma."),
                (";", "A semicolon."),
                (" ", "A space."),
            ])),
            "The separator between elements of the header. Default: the header has a single element.",
        ),
        optional(
            "prefix",
            &TEXT,
            "The prefix of a signature: `sha256=`, `v1=`. Elements with another prefix are ignored.",
        ),
        optional(
            "encoding",
            &Shape::Text(Text::Choice(&[
                ("hex", "Hexadecimal digits."),
                ("base64", "Base64 (RFC 4648 §4)."),
            ])),
            "The encoding of a signature. Default: `hex`.",
        ),
        optional(
            "hash",
            &Shape::Text(Text::Choice(&[
                ("sha1", "SHA-1: outdated, but still secure within HMAC."),
                ("sha256", "SHA-256."),
                ("sha384", "SHA-384."),
                ("sha512", "SHA-512."),
            ])),
            "The hash function. Default: `sha256`.",
        ),
        optional(
            "signed",
            &TEXT,
            "The signed content: a template with `{body}`, and optionally `{timestamp}`, `{id}`, `{method}`, `{url}`. Default: `{body}`.",
        ),
        optional(
            "timestamp",
            &Shape::Object(&WEBHOOK_TIMESTAMP),
            "Where the webhook contains the time of its signature. Default: none.",
        ),
        optional(
            "tolerance",
            &SECONDS,
            "Maximum age or clock skew of the timestamp in seconds. Default: 300.",
        ),
        optional(
            "id_header",
            &Shape::Text(Text::HeaderName),
            "The header with the value of `{id}`.",
        ),
        optional(
            "secret_prefix",
            &TEXT,
            "A prefix of the secret that is not part of the key: `whsec_`.",
        ),
        optional(
            "secret_encoding",
            &Shape::Text(Text::Choice(&[
                ("text", "The key is the secret's bytes."),
                ("hex", "Hexadecimal digits."),
                ("base64", "Base64 (RFC 4648 §4)."),
            ])),
            "The encoding of the key in the secret. Default: `text`.",
        ),
    ],
};

/// The time of a webhook's signature.
pub static WEBHOOK_TIMESTAMP: Object = Object {
    name: "webhook timestamp",
    doc: "Where a webhook contains the time of its signature.",
    one_of: &["prefix", "pointer", "header"],
    refused: &[],
    fields: &[
        optional(
            "prefix",
            &TEXT,
            "An element of the signature header with this prefix: `t=`. Requires `separator`.",
        ),
        optional("pointer", &POINTER, "In the JSON body."),
        optional(
            "header",
            &Shape::Text(Text::HeaderName),
            "In a separate header.",
        ),
        optional(
            "format",
            &Shape::Text(Text::Choice(&[
                ("seconds", "Unix time in seconds."),
                ("milliseconds", "Unix time in milliseconds."),
                ("datetime", "RFC 3339."),
            ])),
            "The format of the timestamp. Default: `seconds`.",
        ),
    ],
};

/// A signed JWT.
pub static WEBHOOK_JWT: Object = Object {
    name: "webhook token",
    doc: "A JWT with the body's hash.",
    one_of: &[],
    refused: &[],
    fields: &[
        required(
            "header",
            &Shape::Text(Text::HeaderName),
            "The header with the token.",
        ),
        required(
            "jwks_uri",
            &TEXT,
            "URL of the keys that verify the token (RFC 7517). A template.",
        ),
        optional(
            "algorithms",
            &Shape::List {
                of: &Shape::Text(Text::Choice(&[
                    ("ES256", "ECDSA on P-256 with SHA-256."),
                    ("ES384", "ECDSA on P-384 with SHA-384."),
                    ("EdDSA", "Ed25519."),
                    ("RS256", "RSASSA-PKCS1-v1_5 with SHA-256."),
                    ("PS256", "RSASSA-PSS with SHA-256."),
                ])),
                min: 1,
            },
            "The accepted signing algorithms. Default: `ES256`.",
        ),
        required(
            "body_hash",
            &TEXT,
            "The claim with the body's SHA-256 hash.",
        ),
        optional(
            "body_hash_encoding",
            &Shape::Text(Text::Choice(&[
                ("hex", "Hexadecimal digits."),
                ("base64", "Base64 (RFC 4648 §4)."),
                ("base64url", "Base64url without padding (RFC 4648 §5)."),
            ])),
            "The encoding of the hash. Default: `hex`.",
        ),
        optional(
            "issuer",
            &TEXT,
            "The required value of `iss`. Default: any.",
        ),
        optional(
            "tolerance",
            &SECONDS,
            "Maximum difference between `iat` and the current time in seconds. Default: 300.",
        ),
    ],
};

/// A parameter or header with a fixed value.
pub static FIXED_PARAMETER: Object = Object {
    name: "fixed parameter",
    doc: "A value that is always sent.",
    one_of: &[],
    refused: &[],
    fields: &[
        required("value", &TEXT, "The value. A template."),
        optional("description", &TEXT, "What the parameter is for."),
    ],
};

/// A parameter of a token request.
pub static TOKEN_REQUEST_PARAMETER: Object = Object {
    name: "token request parameter",
    doc: "A value that is always sent with a token request.",
    one_of: &[],
    refused: &[],
    fields: &[
        required(
            "value",
            &Shape::Either(&[
                (Guard::IsText, &TEXT),
                (Guard::IsInteger, &ANY_INTEGER),
                (Guard::IsBoolean, &Shape::Boolean),
            ]),
            "The value: a template, an integer or a boolean.",
        ),
        optional(
            "type",
            &Shape::Text(Text::Choice(&[
                ("string", "A string."),
                ("integer", "A number without quotes."),
                ("boolean", "`true` or `false` without quotes."),
            ])),
            "The type of the value in JSON. Forms and queries contain text. Default: that of `value`.",
        ),
        optional("description", &TEXT, "What the parameter is for."),
    ],
};

/// A property or parameter in its long form.
pub static PROPERTY: Object = Object {
    name: "property",
    doc: "A property of a model or a parameter of an operation, in its long form.",
    refused: &[],
    one_of: &["type", "enum", "one_of", "properties", "const", "value"],
    fields: &[
        optional(
            "type",
            &TYPE,
            "The type in its short form: `string`, `[Contact]`, `integer?`.",
        ),
        optional(
            "enum",
            &ENUM_VALUES,
            "The values of an open enum: strings or integers, or objects with a name.",
        ),
        optional("one_of", &UNION_MEMBERS, "The types of a union."),
        optional(
            "discriminator",
            &DISCRIMINATOR_OR_NAME,
            "With `one_of`: the property whose value identifies the type.",
        ),
        optional(
            "properties",
            &PROPERTIES,
            "The properties of an inline object.",
        ),
        optional(
            "additional",
            &TYPE,
            "With `properties`: the type of all other properties, which are preserved; `none` if the provider allows no others. Without it, they are ignored.",
        ),
        optional(
            "const",
            &SCALAR,
            "Models and JSON bodies: the constant value of the property. It is serialized automatically.",
        ),
        optional(
            "value",
            &Shape::Text(Text::Any),
            "Parameters only: a fixed value (a template).",
        ),
        optional(
            "optional",
            &Shape::Boolean,
            "The value may be absent; same as `?` after a short type.",
        ),
        optional(
            "nullable",
            &Shape::Boolean,
            "The value may be null; same as `|null` after a short type.",
        ),
        optional("description", &TEXT, "What the value is."),
        optional("deprecated", &Shape::Boolean, "The value is deprecated."),
        optional(
            "read_only",
            &Shape::Boolean,
            "Models only: the provider returns the property but does not accept it.",
        ),
        optional(
            "write_only",
            &Shape::Boolean,
            "Models only: the provider accepts the property but does not return it.",
        ),
        optional(
            "default",
            &Shape::Any,
            "The value that the provider uses if it is absent.",
        ),
        optional(
            "example",
            &Shape::Any,
            "An example, which the emulator returns.",
        ),
        optional(
            "rust_name",
            &Shape::Text(Text::SnakeName),
            "The name of the generated field or argument.",
        ),
        optional(
            "style",
            &Shape::Text(Text::Choice(&[
                (
                    "form",
                    "Query, form, cookies: `ids=1&ids=2`, or `ids=1,2`; the members of an object are sent as separate parameters.",
                ),
                ("spaceDelimited", "Query, form: `ids=1%202`."),
                ("pipeDelimited", "Query, form: `ids=1%7C2`."),
                (
                    "deepObject",
                    "Query, form: `filter[name]=x` for each member of an object, at any depth; list items by position: `ids[0]=1`.",
                ),
                (
                    "simple",
                    "Path, headers: `1,2`, or an object: `name,x`, with `explode` `name=x`.",
                ),
                ("label", "Path: `.1,2`, with `explode` `.1.2`."),
                ("matrix", "Path: `;ids=1,2`, with `explode` `;ids=1;ids=2`."),
                (
                    "content",
                    "Query, form, cookies: objects as JSON text, each item of a list by itself.",
                ),
                ("json", "Anywhere: the value as JSON text."),
            ])),
            "Parameters only: how lists and objects are serialized (OpenAPI 3.1 §4.8.12). Default: `form`; in paths and headers `simple`.",
        ),
        optional(
            "explode",
            &Shape::Boolean,
            "Parameters only: writes each element or member by itself. Default: true for `form`, false for the other styles, as in OpenAPI.",
        ),
        optional(
            "allow_reserved",
            &Shape::Boolean,
            "Query, form: reserved characters in URLs (`:/?@!$'()*,;=`) and percent-encoded triplets are not encoded.",
        ),
        optional(
            "allow_empty_value",
            &Shape::Boolean,
            "Query only: null and an empty list or object are sent as `name=`.",
        ),
        optional(
            "content_type",
            &MEDIA_TYPE,
            "Parts of `multipart` only: the media type of the part.",
        ),
        optional(
            "headers",
            &HEADERS,
            "Parts of `multipart` only: headers of the part that the caller sets.",
        ),
        optional(
            "limits",
            &Shape::Object(&LIMITS),
            "What the provider requires of values beyond their type.",
        ),
    ],
};

static LENGTH: Shape = Shape::Integer {
    min: 0,
    max: i64::MAX,
};

/// What a provider requires of values beyond their type.
pub static LIMITS: Object = Object {
    name: "limits",
    doc: "What the provider requires of values beyond their type (JSON Schema 2020-12 Validation §6). The emulator's values are within them, and it rejects others; clients do not check them.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "pattern",
            &TEXT,
            "Strings: a regular expression (ECMA-262). The emulator ignores what Rust's `regex` does not support.",
        ),
        optional(
            "format",
            &TEXT,
            "Strings: `email`, `ipv4`, `ipv6`, `hostname` or `time`. Others are ignored.",
        ),
        optional(
            "min_length",
            &LENGTH,
            "Strings: the smallest number of characters.",
        ),
        optional(
            "max_length",
            &LENGTH,
            "Strings: the largest number of characters.",
        ),
        optional("minimum", &Shape::Any, "Numbers: the smallest value."),
        optional("maximum", &Shape::Any, "Numbers: the largest value."),
        optional(
            "exclusive_minimum",
            &Shape::Any,
            "Numbers: a value that must be exceeded.",
        ),
        optional(
            "exclusive_maximum",
            &Shape::Any,
            "Numbers: a value that must not be reached.",
        ),
        optional(
            "multiple_of",
            &Shape::Any,
            "Numbers: a divisor of the value.",
        ),
        optional("min_items", &LENGTH, "Lists: the smallest number of items."),
        optional("max_items", &LENGTH, "Lists: the largest number of items."),
        optional(
            "unique_items",
            &Shape::Boolean,
            "Lists: no item occurs twice.",
        ),
        optional(
            "min_properties",
            &LENGTH,
            "Maps: the smallest number of members.",
        ),
        optional(
            "max_properties",
            &LENGTH,
            "Maps: the largest number of members.",
        ),
        optional(
            "items",
            &Shape::Object(&LIMITS),
            "Lists and maps: the limits of each item or member.",
        ),
    ],
};

static ENUM_VALUES: Shape = Shape::List {
    of: &Shape::Either(&[
        (Guard::IsText, &Shape::Text(Text::Any)),
        (Guard::IsInteger, &ANY_INTEGER),
        (Guard::IsObject, &Shape::Object(&ENUM_VALUE)),
    ]),
    min: 1,
};

static ANY_INTEGER: Shape = Shape::Integer {
    min: i64::MIN,
    max: i64::MAX,
};

static SCALAR: Shape = Shape::Either(&[
    (Guard::IsText, &Shape::Text(Text::Any)),
    (Guard::IsInteger, &ANY_INTEGER),
    (Guard::IsBoolean, &Shape::Boolean),
]);

static UNION_MEMBERS: Shape = Shape::List { of: &TYPE, min: 1 };

/// An enum value in its long form.
pub static ENUM_VALUE: Object = Object {
    name: "enum value",
    doc: "A value of an open enum, in its long form.",
    one_of: &[],
    refused: &[],
    fields: &[
        required(
            "value",
            &Shape::Either(&[
                (Guard::IsText, &Shape::Text(Text::Any)),
                (Guard::IsInteger, &ANY_INTEGER),
            ]),
            "The value on the wire.",
        ),
        optional(
            "rust_name",
            &Shape::Text(Text::PascalName),
            "The name of the generated variant.",
        ),
        optional("description", &TEXT, "What the value means."),
    ],
};

/// A model that is an enum.
pub static ENUM_MODEL: Object = Object {
    name: "enum",
    doc: "An open enum: unknown values are preserved.",
    one_of: &[],
    refused: &[],
    fields: &[
        required(
            "enum",
            &ENUM_VALUES,
            "The values: strings or integers, or objects with a name.",
        ),
        optional("$description", &TEXT, "What the enum is."),
        optional(
            "$open",
            &Shape::Boolean,
            "The provider accepts other values, too: the listed ones are examples.",
        ),
    ],
};

/// A model that is a union.
pub static UNION_MODEL: Object = Object {
    name: "union",
    doc: "One of several types, chosen by what matches. Other values are preserved.",
    one_of: &[],
    refused: &[],
    fields: &[
        required(
            "one_of",
            &UNION_MEMBERS,
            "The types. If several match, the best match is used, otherwise the first.",
        ),
        optional(
            "discriminator",
            &DISCRIMINATOR_OR_NAME,
            "The property whose value identifies the type.",
        ),
        optional("$description", &TEXT, "What the union is."),
    ],
};

static DISCRIMINATOR_OR_NAME: Shape = Shape::Either(&[
    (Guard::IsText, &TEXT),
    (Guard::IsObject, &Shape::Object(&DISCRIMINATOR)),
]);

/// The discriminator of a union.
pub static DISCRIMINATOR: Object = Object {
    name: "discriminator",
    doc: "A property of all types of a union, whose value identifies the type.",
    one_of: &[],
    refused: &[],
    fields: &[
        required("property", &TEXT, "The property's name."),
        optional(
            "mapping",
            &map(Text::Any, &TEXT),
            "Maps values to types. A type without an entry is identified by the `const` or `enum` of its property, otherwise by its name.",
        ),
    ],
};

static MODEL: Shape = Shape::Either(&[
    (Guard::IsText, &TEXT),
    (Guard::HasList("enum"), &Shape::Object(&ENUM_MODEL)),
    (Guard::HasList("one_of"), &Shape::Object(&UNION_MODEL)),
    (
        Guard::IsObject,
        &Shape::Map {
            keys: Text::NonEmpty,
            values: &PROPERTY_OR_TYPE,
            meta: &[
                optional("$description", &TEXT, "What the model is."),
                optional(
                    "$additional",
                    &TEXT,
                    "The type of all other properties, which are preserved; `none` if the provider allows no others. Without it, they are ignored.",
                ),
            ],
        },
    ),
]);
