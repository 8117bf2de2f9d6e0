//! The provider spec format, written down as data: every object, every key, what may stand there.
//!
//! This is the one place where a key is added. The reference page for people and the JSON Schema
//! for editors are generated from it (`cargo licit schema`, `cargo licit reference`). It is long
//! because it is a table: cut in pieces, nobody would see the format as a whole.

use crate::shape::{Field, Guard, Object, Shape, Text};

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
    of: &Shape::Text(Text::ScopeToken),
    min: 0,
};
static WIRE_NAMES: Shape = map(Text::NonEmpty, &TEXT);
static CAPTURES: Shape = map(Text::NonEmpty, &SNAKE);
static FIXED_PARAMETERS: Shape = map(Text::NonEmpty, &Shape::Object(&FIXED_PARAMETER));
static FIXED_HEADERS: Shape = map(Text::HeaderName, &Shape::Object(&FIXED_PARAMETER));
static PROPERTIES: Shape = map(Text::NonEmpty, &PROPERTY_OR_TYPE);
static PROPERTY_OR_TYPE: Shape = Shape::Either(&[
    (Guard::IsText, &TEXT),
    (Guard::IsObject, &Shape::Object(&PROPERTY)),
]);
static PARAMETERS: Shape = map(Text::NonEmpty, &PROPERTY_OR_TYPE);
static COOKIES: Shape = map(Text::HeaderName, &PROPERTY_OR_TYPE);
static MEDIA_TYPE: Shape = Shape::Text(Text::MediaType);
static HEADERS: Shape = map(Text::HeaderName, &PROPERTY_OR_TYPE);
static AUTH_METHODS: Shape = Shape::List {
    of: &Shape::Text(Text::Choice(&[
        (
            "client_secret_basic",
            "HTTP Basic with id and secret, each encoded (RFC 6749 §2.3.1).",
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
            "A JWT signed with a private key of the application's (RFC 7523 §2.2).",
        ),
        (
            "tls_client_auth",
            "A certificate in the TLS connection (RFC 8705 §2.1), which is the caller's `reqwest::Client`'s.",
        ),
        (
            "self_signed_tls_client_auth",
            "A self-signed certificate in the TLS connection (RFC 8705 §2.2).",
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
        ("HS256", "HMAC with SHA-256, by the client secret."),
        ("HS384", "HMAC with SHA-384, by the client secret."),
        ("HS512", "HMAC with SHA-512, by the client secret."),
    ])),
    min: 1,
};
static ACTS_AS: Shape = Shape::Text(Text::Choice(&[
    (
        "user",
        "The token speaks for the resource owner who consented.",
    ),
    ("app", "The token speaks for the client itself."),
]));

/// The whole file.
pub static PROVIDER: Object = Object {
    name: "provider",
    doc: "A provider: its authorization server, its grants and scopes, and its API.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "$schema",
            &TEXT,
            "The JSON Schema of this format, for completion in an editor.",
        ),
        required(
            "name",
            &Shape::Text(Text::ProviderName),
            "The provider's name, in lower case: names the generated module.",
        ),
        optional(
            "title",
            &TEXT,
            "The name as people write it. Default: `name`, capitalised.",
        ),
        optional(
            "description",
            &TEXT,
            "What the provider is, for the generated documentation.",
        ),
        optional(
            "docs",
            &LINK,
            "The provider's own page on its OAuth or API.",
        ),
        optional(
            "issuer",
            &TEXT,
            "Issuer identifier (RFC 8414 §2). A template. Callbacks that carry `iss` are held against it (RFC 9207).",
        ),
        optional(
            "jwks_uri",
            &TEXT,
            "URL of the keys that the provider signs with (RFC 8414 §2). A template.",
        ),
        optional(
            "variables",
            &map(Text::SnakeName, &Shape::Object(&VARIABLE)),
            "Values that templates name in braces: `https://{subdomain}.example.com`.",
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
            "URL of the token endpoint (RFC 6749 §3.2). A template. A grant may name another.",
        ),
        optional(
            "device_authorization_endpoint",
            &TEXT,
            "URL of the device authorization endpoint (RFC 8628 §3.1). A template. The `device_code` grant needs it.",
        ),
        optional(
            "revocation_endpoint",
            &TEXT,
            "URL of the revocation endpoint (RFC 7009). A template.",
        ),
        optional(
            "introspection_endpoint",
            &TEXT,
            "URL of the introspection endpoint (RFC 7662). A template. Applications can then ask what a token is worth.",
        ),
        optional(
            "registration_endpoint",
            &TEXT,
            "URL of the client registration endpoint (RFC 7591). A template. Applications can then get their client identifier there, and manage it (RFC 7592).",
        ),
        optional(
            "pushed_authorization_request_endpoint",
            &TEXT,
            "URL that takes authorization requests beforehand (RFC 9126). A template. Logins can then be pushed.",
        ),
        optional(
            "require_pushed_authorization_requests",
            &Shape::Boolean,
            "The provider takes pushed authorization requests only (RFC 9126 §5). Needs `pushed_authorization_request_endpoint`.",
        ),
        optional(
            "token_endpoint_auth_methods",
            &AUTH_METHODS,
            "Client authentication methods, preferred first. Default: `client_secret_basic`. A grant may name others.",
        ),
        optional(
            "client_assertion",
            &Shape::Object(&CLIENT_ASSERTION),
            "The JWTs of `private_key_jwt` and `client_secret_jwt`, where not as RFC 7523 §3 says.",
        ),
        optional(
            "clients",
            &map(Text::SnakeName, &Shape::Object(&CLIENT)),
            "Registrations of an application, where the provider gives out more than one client identifier. Default: one, named `app`. Each becomes a type: `user` becomes `UserApp`.",
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
            "Every scope, with what it allows: a text, or an object.",
        ),
        optional(
            "default_scopes",
            &SCOPES,
            "The scopes that are granted when none is asked for. Generates `DefaultScopes`.",
        ),
        optional(
            "scope_format",
            &Shape::Object(&SCOPE_FORMAT),
            "How scopes are written on the wire, where not as RFC 6749 §3.3 says.",
        ),
        optional(
            "grants",
            &Shape::Object(&GRANTS),
            "The grants the provider offers.",
        ),
        optional(
            "credentials",
            &map(Text::SnakeName, &Shape::Object(&CREDENTIAL)),
            "Static tokens beside OAuth: personal API tokens, keys. Each becomes a constructor of the client.",
        ),
        optional(
            "token_request",
            &Shape::Object(&TOKEN_REQUEST),
            "How token requests are written; for all grants.",
        ),
        optional(
            "token_reply",
            &Shape::Object(&TOKEN_REPLY),
            "How token replies read; for all grants.",
        ),
        optional(
            "errors",
            &Shape::Object(&ERRORS),
            "How errors look, and which are documented.",
        ),
        optional(
            "dpop",
            &Shape::Object(&DPOP),
            "Tokens are bound to keys (RFC 9449): `{}`, or how.",
        ),
        optional(
            "resource_indicators",
            &Shape::Object(&RESOURCE_INDICATORS),
            "Tokens are asked for with the resources that they are for (RFC 8707): `{}`, or which.",
        ),
        optional(
            "openid",
            &Shape::Object(&OPENID),
            "Users are known by ID tokens (OpenID Connect): `{}`, or more. Needs `issuer`, `jwks_uri` and the scope `openid`.",
        ),
        optional(
            "authorization_details",
            &TEXT,
            "The type of one of the authorization details (RFC 9396 §2): a model with a `type`, or several with a discriminator. Logins then ask for such, and tokens tell which were granted.",
        ),
        optional(
            "tls_client_certificate_bound_access_tokens",
            &Shape::Boolean,
            "Token requests and calls are made with a certificate of the application's (RFC 8705 §3), beside whatever else it authenticates with. It is part of the `reqwest::Client` that the application brings: without one, none can be built.",
        ),
        optional("api", &Shape::Object(&API), "What all API calls share."),
        optional(
            "sub_clients",
            &map(Text::SnakeName, &Shape::Object(&SUB_CLIENT)),
            "Parts of the client: operations that name one, or whose path names all of its parameters, become methods of `client.administration(id)`.",
        ),
        optional(
            "pagination",
            &map(Text::SnakeName, &Shape::Object(&PAGES)),
            "Named page styles, for `pages` of an operation.",
        ),
        optional(
            "operations",
            &map(Text::SnakeName, &Shape::Object(&OPERATION)),
            "The API's operations, by the name of the generated method.",
        ),
        optional(
            "webhooks",
            &Shape::Object(&WEBHOOKS),
            "What the provider sends by itself: events, and how they are signed.",
        ),
        optional(
            "models",
            &map(Text::PascalName, &MODEL),
            "The API's types, by the name of the generated type.",
        ),
    ],
};

/// A variable of templates.
pub static VARIABLE: Object = Object {
    name: "variable",
    doc: "A value that templates name in braces.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "description",
            &TEXT,
            "What the value is and where the user finds it.",
        ),
        optional(
            "from",
            &Shape::Text(Text::Choice(&[
                ("app", "The application sets it when it builds its `App`."),
                (
                    "callback",
                    "A parameter of the authorization callback, kept by `captures`.",
                ),
                (
                    "token_reply",
                    "A member of the token reply, kept by `captures`.",
                ),
                (
                    "connection",
                    "What is asked after the login, kept by `captures` of `connection`.",
                ),
            ])),
            "Where the value comes from. Default: `app`.",
        ),
        optional("default", &TEXT, "The value when none is set."),
        optional(
            "format",
            &Shape::Text(Text::Choice(&[
                ("text", "Anything that is not empty."),
                ("origin", "Scheme, host and port: `https://go.example.com`."),
                ("host", "A host name, with an optional port."),
                (
                    "label",
                    "One host label: letters, digits and inner hyphens.",
                ),
            ])),
            "What the value must look like. Default: `label` inside a host, else `text`.",
        ),
        optional(
            "under",
            &Shape::List { of: &TEXT, min: 1 },
            "Domains, one of which a `host` or `origin` must be or belong to: `[\"example.com\"]`.",
        ),
        optional(
            "prefix",
            &TEXT,
            "What people write before the value: it is taken away, if it is there. `https://`",
        ),
        optional(
            "suffix",
            &TEXT,
            "What people write behind the value: it is taken away, if it is there. `.example.com`",
        ),
        optional(
            "secret",
            &Shape::Boolean,
            "It must not be shown. Only for the application's own values, in headers and in parameters of requests that no browser makes.",
        ),
        optional(
            "enum",
            &Shape::List { of: &TEXT, min: 1 },
            "The only values there are.",
        ),
        optional("example", &TEXT, "An example, for the documentation."),
    ],
};

/// A client's JWT.
pub static CLIENT_ASSERTION: Object = Object {
    name: "client assertion",
    doc: "How a JWT is made that a client authenticates with (RFC 7523 §3), and where it stands in a request. It has `iss` and `sub` (the client identifier), `aud`, a fresh `jti`, `iat` and `exp`.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "audience",
            &TEXT,
            "Whom it is for, `aud`: `token_endpoint`, or a text, a template. Default: `issuer`, where it is named, else the token endpoint.",
        ),
        optional(
            "lifetime",
            &SECONDS,
            "Seconds for which it is good. Default: 60.",
        ),
        optional(
            "sent_as",
            &Shape::Text(Text::Choice(&[
                (
                    "client_assertion",
                    "`client_assertion`, with its type beside it (RFC 7521 §4.2).",
                ),
                ("client_secret", "`client_secret`, as if it were one."),
                ("bearer", "A Bearer token in the `Authorization` header."),
            ])),
            "Where it stands in the request. Default: `client_assertion`.",
        ),
        optional(
            "claims",
            &FIXED_PARAMETERS,
            "Claims with a fixed `value`, a template; they replace those of the same name.",
        ),
        optional(
            "algorithms",
            &SIGNING_ALGORITHMS,
            "The algorithms that the provider takes (`token_endpoint_auth_signing_alg_values_supported`, RFC 8414 §2). Default: any.",
        ),
    ],
};

/// Where tokens are meant to be used.
pub static RESOURCE_INDICATORS: Object = Object {
    name: "resource indicators",
    doc: "Where tokens are meant to be used (`resource`, RFC 8707 §2). Sent with authorization requests, pushed or not, and with all token requests. A grant for several resources gives a token for each of them: see `for_resource` of the generated client.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "resource",
            &Shape::List { of: &TEXT, min: 1 },
            "The resources, absolute URIs without a fragment. Templates. Default: those that the application names.",
        ),
        optional(
            "chosen_by_application",
            &Shape::Boolean,
            "The application may name others for a login. Default: only where there is no `resource`.",
        ),
        optional(
            "one_per_token",
            &Shape::Boolean,
            "The token endpoint takes one resource in a request. The first token is for the first resource. Default: it takes several.",
        ),
    ],
};

/// Proofs of possession.
pub static DPOP: Object = Object {
    name: "proofs of possession",
    doc: "Tokens are bound to keys (DPoP, RFC 9449). Each grant has a key of its own, which is kept with its tokens, and each request a proof. A server that wants a nonce in proofs is given it.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "required",
            &Shape::Boolean,
            "A token that is not bound is refused. Default: one is taken as the Bearer token that it is.",
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
            "The algorithms that the provider takes (`dpop_signing_alg_values_supported`, RFC 9449 §5.1), preferred first. Default: `ES256`.",
        ),
    ],
};

/// OpenID Connect.
pub static OPENID: Object = Object {
    name: "openid",
    doc: "Who the user is, as the provider signs it (OpenID Connect Core). A login that asks for the scope `openid` has a nonce of its own, and brings an ID token that is checked (§3.1.3.7). Keys have the names of the provider's metadata (OpenID Connect Discovery §3).",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "id_token_signing_alg_values_supported",
            &SIGNING_ALGORITHMS,
            "The algorithms that ID tokens may be signed with; those of secrets are verified with the client's. Default: `RS256`.",
        ),
        optional(
            "claims",
            &TEXT,
            "The model of an ID token's claims. Default: any JSON object.",
        ),
        optional(
            "userinfo_endpoint",
            &TEXT,
            "URL that tells more of the user (§5.3). A template. Becomes a method of the client.",
        ),
        optional(
            "userinfo_signing_alg_values_supported",
            &SIGNING_ALGORITHMS,
            "The algorithms that its replies are signed with. Default: they are plain JSON.",
        ),
        optional(
            "userinfo",
            &TEXT,
            "The model of its replies. Default: any JSON object.",
        ),
        optional(
            "end_session_endpoint",
            &TEXT,
            "URL that ends the user's session with the provider (RP-Initiated Logout §2). A template.",
        ),
        optional(
            "backchannel_logout_supported",
            &Shape::Boolean,
            "The provider tells the application by itself that a user's session has ended (Back-Channel Logout). Default: it does not.",
        ),
        optional(
            "clock_skew",
            &SECONDS,
            "Seconds by which the provider's clock may differ from the application's. Default: 60.",
        ),
    ],
};

/// A registration of an application.
pub static CLIENT: Object = Object {
    name: "client",
    doc: "A registration of an application with the provider.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional("description", &TEXT, "What the registration is for."),
        optional(
            "client_id",
            &TEXT,
            "What the provider calls its client identifier.",
        ),
    ],
};

/// A scope, in its long form.
pub static SCOPE: Object = Object {
    name: "scope",
    doc: "A scope, in its long form.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "description",
            &Shape::Text(Text::Any),
            "What the scope allows.",
        ),
        optional("implies", &SCOPES, "Scopes that come with it."),
        optional(
            "deprecated",
            &Shape::Boolean,
            "New applications should not ask for it.",
        ),
        optional(
            "offline",
            &Shape::Boolean,
            "Asks for a refresh token; no operation needs it, and providers often do not echo it.",
        ),
        optional(
            "rust_name",
            &Shape::Text(Text::PascalName),
            "The generated trait's name, where the one made from the scope collides or reads badly.",
        ),
    ],
};

/// How scopes are written on the wire.
pub static SCOPE_FORMAT: Object = Object {
    name: "scope format",
    doc: "How scopes are written on the wire.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "parameter",
            &TEXT,
            "The parameter's name. Default: `scope`.",
        ),
        optional(
            "separator",
            &Shape::Text(Text::Any),
            "What stands between two scopes. Default: a space.",
        ),
        optional(
            "sent_on",
            &Shape::List {
                of: &Shape::Text(Text::Choice(&[
                    ("authorization", "The authorization request."),
                    ("exchange", "The exchange of the authorization code."),
                    ("refresh", "The refresh."),
                ])),
                min: 0,
            },
            "Requests that carry the scopes. Default: `authorization`. Client credentials always do.",
        ),
    ],
};

/// The grants.
pub static GRANTS: Object = Object {
    name: "grants",
    doc: "The grants the provider offers. A grant that is not here does not exist in the generated code.",
    one_of: &[],
    refused: &[(
        "implicit",
        "it hands tokens to the browser (RFC 9700 §2.1.2); use `authorization_code`",
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
            "A JWT as authorization grant (RFC 7523 §2.1).",
        ),
        optional(
            "password",
            &Shape::Object(&PASSWORD),
            "The resource owner's password (RFC 6749 §4.3): only where a provider knows nothing else.",
        ),
        optional(
            "custom",
            &map(Text::SnakeName, &Shape::Object(&CUSTOM_GRANT)),
            "Grants of the provider's own (RFC 6749 §4.5), by the name of the generated method.",
        ),
    ],
};

static ANY_TOKEN_REQUEST: Shape = Shape::Object(&TOKEN_REQUEST);
static ANY_TOKEN_REPLY: Shape = Shape::Object(&TOKEN_REPLY);

const GRANT_CLIENT: Field = optional(
    "client",
    &SNAKE,
    "The registration of `clients` that this grant needs. Default: the only one.",
);
const GRANT_ENDPOINT: Field = optional(
    "token_endpoint",
    &TEXT,
    "Another token endpoint than the provider's. A template.",
);
const GRANT_AUTH: Field = optional(
    "token_endpoint_auth_methods",
    &AUTH_METHODS,
    "Other client authentication methods than the provider's, preferred first.",
);
const GRANT_REQUEST: Field = optional(
    "token_request",
    &ANY_TOKEN_REQUEST,
    "How this grant's request is written; its keys replace the provider's.",
);
const GRANT_REPLY: Field = optional(
    "token_reply",
    &ANY_TOKEN_REPLY,
    "How this grant's reply reads; its keys replace the provider's.",
);

const GRANT_ACTS_AS: Field = optional(
    "acts_as",
    &ACTS_AS,
    "Whom the token speaks for. Default: `user`.",
);

/// The authorization code grant.
pub static AUTHORIZATION_CODE: Object = Object {
    name: "authorization code grant",
    doc: "The way to the user and back (RFC 6749 §4.1).",
    one_of: &[],
    refused: &[],
    fields: &[
        GRANT_CLIENT,
        GRANT_ENDPOINT,
        GRANT_AUTH,
        optional(
            "response_type",
            &TEXT,
            "Value of `response_type`. Default: `code`.",
        ),
        optional(
            "code_challenge_methods",
            &Shape::List {
                of: &Shape::Text(Text::Choice(&[
                    ("S256", "SHA-256 of the verifier (RFC 7636 §4.2)."),
                    (
                        "plain",
                        "The verifier itself: only where nothing else is known.",
                    ),
                ])),
                min: 0,
            },
            "PKCE methods the provider takes (RFC 7636). Default: `S256`. Empty: PKCE must not be sent.",
        ),
        optional(
            "state",
            &Shape::Text(Text::Choice(&[
                (
                    "echoed",
                    "`state` comes back on the callback, and is checked.",
                ),
                (
                    "in_redirect_uri",
                    "The provider takes no `state`, but comes back to the redirect URI with its query: it travels there, and is checked.",
                ),
                (
                    "unsupported",
                    "The provider neither takes nor returns `state`.",
                ),
            ])),
            "What happens to `state`. Default: `echoed`.",
        ),
        optional(
            "authorization_response_iss_parameter_supported",
            &Shape::Boolean,
            "The callback always carries `iss` (RFC 9207). Needs `issuer`.",
        ),
        optional(
            "parameters",
            &PARAMETERS,
            "Extra parameters of the authorization request: typed ones for the application to set, or a fixed `value`.",
        ),
        optional(
            "rename",
            &WIRE_NAMES,
            "Standard parameters under another name: `\"client_id\": \"client_key\"`.",
        ),
        optional("omit", &TEXTS, "Standard parameters that must not be sent."),
        optional(
            "out_of_band_redirect_uri",
            &TEXT,
            "The redirect URI with which the provider shows the code to the user instead of redirecting.",
        ),
        optional(
            "sorted",
            &Shape::Boolean,
            "The parameters of the authorization request stand in alphabetical order. Default: in no order that anybody should rely on.",
        ),
        optional(
            "fragment",
            &TEXT,
            "What stands behind `#` in the URL that the user is sent to.",
        ),
        optional(
            "code_lifetime",
            &SECONDS,
            "Seconds for which the authorization code is valid.",
        ),
        optional(
            "callback",
            &Shape::Object(&CALLBACK),
            "How the callback names its parameters.",
        ),
        optional(
            "response_mode",
            &Shape::Text(Text::Choice(&[
                ("query", "In the query of the redirect URI."),
                ("form_post", "In a form that the browser posts there."),
                (
                    "jwt",
                    "Signed as a whole (JARM), where the provider puts it: with a code, in the query.",
                ),
                ("query.jwt", "Signed as a whole, in the query."),
                (
                    "form_post.jwt",
                    "Signed as a whole, in a form that the browser posts.",
                ),
            ])),
            "Value of `response_mode`, which is sent when it is said here. Default: not sent; the query.",
        ),
        optional(
            "authorization_signing_alg_values_supported",
            &SIGNING_ALGORITHMS,
            "The algorithms that authorization responses may be signed with (JARM §4), where `response_mode` says that they are. Default: `RS256`.",
        ),
        optional(
            "swap",
            &Shape::Object(&SWAP),
            "The access token of the exchange is swapped for another at once.",
        ),
        optional(
            "connection",
            &Shape::Object(&CONNECTION),
            "What must be asked after the login: which tenant, which host.",
        ),
        GRANT_REQUEST,
        GRANT_REPLY,
    ],
};

/// What an access token is swapped for.
pub static SWAP: Object = Object {
    name: "swap",
    doc: "A second token request, with the access token of the exchange as `access_token`; its reply takes the first one's place.",
    one_of: &[],
    refused: &[],
    fields: &[GRANT_ENDPOINT, GRANT_AUTH, GRANT_REQUEST, GRANT_REPLY],
};

/// A call that ends the way to a usable token.
pub static CONNECTION: Object = Object {
    name: "connection",
    doc: "A call with the new token that says where it can be used. One answer is kept at once; of several the application picks one.",
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
            "Where the call carries its token. Default: as all calls do.",
        ),
        optional(
            "body",
            &FIXED_PARAMETERS,
            "Members of the call's JSON body, with a fixed `value`, a template. Default: no body.",
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
            "How the reply is written. Default: `json`.",
        ),
        optional(
            "items",
            &POINTER,
            "Where the list of tenants stands in the reply; empty for the reply itself. Default: the reply is the only one.",
        ),
        optional(
            "label",
            &POINTER,
            "Where a tenant's name stands in it, for people to pick by.",
        ),
        optional(
            "captures",
            &map(Text::Pointer, &SNAKE),
            "Values of a tenant to keep with the token: JSON pointer to variable. Default: none, where the call is made for its effect.",
        ),
    ],
};

/// The authorization callback.
pub static CALLBACK: Object = Object {
    name: "callback",
    doc: "How the authorization callback names its parameters (RFC 6749 §4.1.2).",
    one_of: &[],
    refused: &[],
    fields: &[
        optional("code", &TEXT, "The code's parameter. Default: `code`."),
        optional(
            "without_code",
            &Shape::Boolean,
            "There is no code: what the callback captures and the client's own authentication are enough for the token request. PKCE is not sent. Default: there is one.",
        ),
        optional("state", &TEXT, "The state's parameter. Default: `state`."),
        optional(
            "error",
            &TEXT,
            "The error code's parameter. Default: `error`.",
        ),
        optional(
            "error_description",
            &TEXT,
            "The error text's parameter. Default: `error_description`.",
        ),
        optional(
            "captures",
            &CAPTURES,
            "Parameters to keep with the token: parameter to variable.",
        ),
        optional(
            "signature",
            &Shape::Object(&CALLBACK_SIGNATURE),
            "The provider signs the callback with the client secret. One without a good signature is refused.",
        ),
    ],
};

/// A signature over the callback.
pub static CALLBACK_SIGNATURE: Object = Object {
    name: "callback signature",
    doc: "HMAC with SHA-256 and the client secret over all other parameters, sorted, as `name=value` joined by `&`.",
    one_of: &[],
    refused: &[],
    fields: &[
        required("parameter", &TEXT, "The parameter that holds it: `hmac`."),
        optional(
            "encoding",
            &Shape::Text(Text::Choice(&[
                ("hex", "Hexadecimal digits."),
                ("base64", "Base64 (RFC 4648 §4)."),
            ])),
            "How it is written. Default: `hex`.",
        ),
    ],
};

/// The client credentials grant.
pub static CLIENT_CREDENTIALS: Object = Object {
    name: "client credentials grant",
    doc: "The application's own way in (RFC 6749 §4.4). Without a refresh token; a new token is asked for when the old one ends.",
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

/// The refresh.
pub static REFRESH_TOKEN: Object = Object {
    name: "refresh",
    doc: "The refresh of an access token (RFC 6749 §6).",
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
                    "The refresh token stays valid, and the reply has none.",
                ),
                (
                    "maybe",
                    "The reply may bring another; the old one is kept otherwise.",
                ),
                (
                    "always",
                    "Each use ends the refresh token and brings another.",
                ),
            ])),
            "What the use of a refresh token does to it. Default: `maybe`.",
        ),
        optional(
            "grace_period",
            &SECONDS,
            "Seconds for which a used refresh token may be sent again. Default: 0.",
        ),
        optional(
            "reuse",
            &Shape::Text(Text::Choice(&[
                (
                    "grace",
                    "It is taken again for `grace_period` seconds, and for a theft after that.",
                ),
                (
                    "strict",
                    "It is taken for a theft at once, and the grant ends.",
                ),
                ("unknown", "The provider does not say."),
            ])),
            "What the provider does when a used refresh token is sent again (RFC 9700 §4.14.2). Default: `grace` with a `grace_period`, otherwise `unknown`.",
        ),
        optional(
            "input",
            &Shape::Text(Text::Choice(&[
                ("refresh_token", "The refresh token."),
                ("access_token", "The access token itself."),
                (
                    "nothing",
                    "Nothing: the client's own authentication is enough, with what the login captured.",
                ),
            ])),
            "What is sent to be refreshed. Default: `refresh_token`.",
        ),
        optional(
            "brought",
            &Shape::Boolean,
            "Users make refresh tokens elsewhere, as in their settings: the application can start from one that it is given.",
        ),
        GRANT_REQUEST,
        GRANT_REPLY,
    ],
};

/// The device authorization grant.
pub static DEVICE_CODE: Object = Object {
    name: "device code grant",
    doc: "A login on another device: the user types a short code there (RFC 8628).",
    one_of: &[],
    refused: &[],
    fields: &[
        GRANT_CLIENT,
        GRANT_ENDPOINT,
        GRANT_AUTH,
        optional(
            "parameters",
            &FIXED_PARAMETERS,
            "Extra parameters of the device authorization request with a fixed `value`, a template.",
        ),
        optional(
            "rename",
            &WIRE_NAMES,
            "Members of the device authorization response under another name: `\"verification_uri\": \"verification_url\"`.",
        ),
        optional(
            "interval",
            &Shape::Integer { min: 1, max: 3600 },
            "Seconds between two token requests where the response does not say (RFC 8628 §3.2). Default: 5. The emulator answers it.",
        ),
        GRANT_REQUEST,
        GRANT_REPLY,
    ],
};

/// Token exchange.
pub static TOKEN_EXCHANGE: Object = Object {
    name: "token exchange grant",
    doc: "One token for another (RFC 8693).",
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
    doc: "A signed assertion for a token (RFC 7523 §2.1). The application brings the assertion.",
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
    doc: "The user's own password for a token (RFC 6749 §4.3). RFC 9700 §2.4 forbids it; `check` warns.",
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

/// A grant of the provider's own.
pub static CUSTOM_GRANT: Object = Object {
    name: "custom grant",
    doc: "A grant of the provider's own (RFC 6749 §4.5). Becomes a method of the application.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "description",
            &TEXT,
            "What it exchanges for a token, and for whom.",
        ),
        required(
            "grant_type",
            &TEXT,
            "Value of `grant_type`: an absolute URI, or a word of the provider's own.",
        ),
        optional(
            "parameters",
            &PARAMETERS,
            "Its parameters: typed ones for the application to set, `secret` for those that must not be shown, or a fixed `value`, a template.",
        ),
        optional(
            "input",
            &Shape::Text(Text::Choice(&[
                ("nothing", "Its parameters alone."),
                (
                    "access_token",
                    "Tokens that the application has: the method takes them, their access token is sent as `access_token`, and templates know what was captured with them.",
                ),
            ])),
            "What it starts from. Default: `nothing`.",
        ),
        GRANT_CLIENT,
        GRANT_ENDPOINT,
        GRANT_AUTH,
        GRANT_ACTS_AS,
        GRANT_REQUEST,
        GRANT_REPLY,
    ],
};

/// A static token.
pub static CREDENTIAL: Object = Object {
    name: "credential",
    doc: "A static token beside OAuth.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "description",
            &TEXT,
            "What it is and where the user gets it.",
        ),
        optional("docs", &LINK, "The provider's page on it."),
        optional("scopes", &SCOPES, "What it grants. Default: every scope."),
        optional("acts_as", &ACTS_AS, "Whom it speaks for. Default: `user`."),
    ],
};

/// A token request.
pub static TOKEN_REQUEST: Object = Object {
    name: "token request",
    doc: "How a token request is written, where not as RFC 6749 says.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "method",
            &Shape::Text(Text::Choice(&[
                ("POST", "The RFC's."),
                ("GET", "Where nothing better is known."),
            ])),
            "The HTTP method. Default: `POST`.",
        ),
        optional(
            "encoding",
            &Shape::Text(Text::Choice(&[
                ("form", "A form in the body."),
                ("json", "A JSON object in the body."),
                ("query", "The query string."),
            ])),
            "Where the parameters stand. Default: `form`.",
        ),
        optional(
            "grant_type",
            &TEXT,
            "Value of `grant_type`, where it is not the RFC's.",
        ),
        optional(
            "parameters",
            &FIXED_PARAMETERS,
            "Extra parameters with a fixed `value`, a template that may name `client_id` and `client_secret`.",
        ),
        optional(
            "headers",
            &FIXED_HEADERS,
            "Extra headers with a fixed `value`, a template that may name `client_id` and `client_secret`.",
        ),
        optional(
            "rename",
            &WIRE_NAMES,
            "Standard parameters under another name.",
        ),
        optional(
            "omit",
            &TEXTS,
            "Standard parameters that must not be sent: `redirect_uri`, `grant_type`.",
        ),
        optional(
            "include",
            &Shape::List {
                of: &Shape::Text(Text::Choice(&[
                    ("client_id", "Beside HTTP Basic, too."),
                    ("redirect_uri", "With a refresh, too."),
                    ("response_type", "As in the authorization request."),
                    ("scope", "With the exchange of a code, or a refresh."),
                    ("state", "With the exchange of a code."),
                ])),
                min: 0,
            },
            "Standard parameters that are sent beside those that the RFC asks for.",
        ),
        optional(
            "basic_encoding",
            &Shape::Text(Text::Choice(&[
                ("percent", "Percent-encoded, a space as `%20`."),
                (
                    "form",
                    "As in a form, a space as `+` (RFC 6749 appendix B).",
                ),
                ("raw", "Not encoded."),
            ])),
            "How the two parts of HTTP Basic are encoded before they are joined. Default: `percent`, which decoders of both kinds read.",
        ),
        optional(
            "basic_credentials",
            &Shape::Object(&BASIC_CREDENTIALS),
            "What HTTP Basic carries, where not client identifier and secret.",
        ),
    ],
};

/// The parts of HTTP Basic.
pub static BASIC_CREDENTIALS: Object = Object {
    name: "HTTP Basic credentials",
    doc: "User and password of HTTP Basic, where not client identifier and secret.",
    one_of: &[],
    refused: &[],
    fields: &[
        required(
            "user",
            &Shape::Text(Text::Any),
            "The user. A template: `{client_secret}`.",
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
    doc: "How a token reply reads, where not as RFC 6749 §5.1 says. Read without any key: text for `expires_in`, a missing `token_type`, any 2xx status.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "status",
            &Shape::Integer { min: 200, max: 299 },
            "The documented success status. Any 2xx is read; the emulator answers this. Default: 200.",
        ),
        optional(
            "format",
            &Shape::Text(Text::Choice(&[
                ("json", "A JSON object."),
                ("form", "`a=b&c=d`."),
                ("text", "The access token alone."),
            ])),
            "The wire format. Default: `json`.",
        ),
        optional(
            "at",
            &POINTER,
            "JSON pointer to the object that holds the token. Default: the whole reply.",
        ),
        optional(
            "rename",
            &WIRE_NAMES,
            "Members under another name: `\"access_token\": \"accessToken\"`.",
        ),
        optional(
            "omit",
            &TEXTS,
            "Members that the provider does not send: `expires_in`. A reply to a refresh without `access_token` leaves the old one good for longer.",
        ),
        optional(
            "expires_in",
            &Shape::Text(Text::Choice(&[
                ("seconds", "Seconds from now, a number."),
                ("seconds_text", "Seconds from now, as text."),
                ("milliseconds", "Milliseconds from now."),
                ("epoch_seconds", "Unix time in seconds."),
                ("epoch_milliseconds", "Unix time in milliseconds."),
                ("rfc3339", "A date and time."),
                (
                    "introspection",
                    "The reply does not say: the token is introspected (RFC 7662), and `exp` counts. Needs `introspection_endpoint`.",
                ),
            ])),
            "What `expires_in` counts. Default: `seconds`.",
        ),
        optional(
            "default_expires_in",
            &SECONDS,
            "Lifetime in seconds when the reply does not say. Default: as far as we know it does not end.",
        ),
        optional(
            "scope",
            &Shape::Text(Text::Choice(&[
                ("text", "One text."),
                ("list", "A list of texts."),
            ])),
            "How `scope` is written. Both are read; the emulator answers this. Default: `text`.",
        ),
        optional(
            "scope_separator",
            &Shape::Text(Text::Any),
            "What stands between two scopes. Default: that of `scope_format`.",
        ),
        optional(
            "subject",
            &SNAKE,
            "The captured variable that says who the user is. A refresh whose reply names another is refused.",
        ),
        optional(
            "captures",
            &CAPTURES,
            "Members to keep with the token: member to variable. A member that begins with `/` is a JSON pointer into the reply.",
        ),
    ],
};

/// The errors.
pub static ERRORS: Object = Object {
    name: "errors",
    doc: "How errors look, and which the provider documents.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "shapes",
            &map(Text::SnakeName, &Shape::Object(&ERROR_SHAPE)),
            "Where error replies keep their parts. Tried in order.",
        ),
        optional(
            "documented",
            &map(Text::PascalName, &Shape::Object(&ERROR_RULE)),
            "The documented errors, by the generated variant's name. Tried in order.",
        ),
    ],
};

/// An error shape.
pub static ERROR_SHAPE: Object = Object {
    name: "error shape",
    doc: "Where an error reply keeps its parts, as JSON pointers.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional("description", &TEXT, "Where the shape is used."),
        optional(
            "present",
            &POINTER,
            "What must be there for the shape to apply. Default: `code`, else `message`.",
        ),
        optional("code", &POINTER, "The error code."),
        optional("message", &POINTER, "The text for people."),
        optional(
            "documentation_url",
            &POINTER,
            "A link to the provider's explanation.",
        ),
        optional("retry_after", &POINTER, "Seconds to wait."),
        optional(
            "at_success",
            &Shape::Boolean,
            "Replies with a success status are looked at, too.",
        ),
        optional(
            "unless",
            &map(Text::Pointer, &TEXT),
            "JSON pointers and texts: the shape does not apply when one of these stands there. `*` stands for anything; numbers and truth values compare as they are written.",
        ),
    ],
};

/// A documented error.
pub static ERROR_RULE: Object = Object {
    name: "documented error",
    doc: "An error that the provider documents: how to know it, and what it means.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional("description", &TEXT, "When it occurs and what to do."),
        optional("docs", &LINK, "The provider's page on it."),
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
            "HTTP status, or a list of them. Default: any.",
        ),
        optional("code", &TEXT, "The error code, as the shape finds it."),
        optional(
            "matches",
            &map(Text::Pointer, &TEXT),
            "JSON pointers and the text that must stand there; `*` stands for anything.",
        ),
        optional(
            "shape",
            &SNAKE,
            "The shape it comes in. Default: the first that fits.",
        ),
        optional(
            "at",
            &Shape::Text(Text::Choice(&[
                ("anywhere", "In API calls and at the token endpoint."),
                ("api", "In API calls."),
                ("token_endpoint", "At the token endpoint."),
            ])),
            "Where it occurs. Default: `anywhere`.",
        ),
        optional(
            "means",
            &Shape::Text(Text::Choice(&[
                ("rejected", "The request will never succeed as it is."),
                (
                    "retry",
                    "A passing fault: the same request may succeed later.",
                ),
                ("rate_limited", "Too many requests: wait."),
                (
                    "token_expired",
                    "The access token ended or is unknown: a new one helps, once.",
                ),
                (
                    "insufficient_scope",
                    "The token lacks a scope or a right: a new one does not help.",
                ),
                (
                    "reauthorize",
                    "The grant is gone: the user must consent again.",
                ),
                (
                    "invalid_client",
                    "The client's own credentials are refused.",
                ),
            ])),
            "What it means for the caller. Default: `rejected`.",
        ),
        optional(
            "body",
            &TEXT,
            "The type of the reply's body, when it says more than code and text.",
        ),
    ],
};

/// What all API calls share.
pub static API: Object = Object {
    name: "api",
    doc: "What all API calls share.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "openapi",
            &TEXT,
            "An OpenAPI 3.0 or 3.1 document, JSON or YAML: a path relative to this file, in this file's folder or below it unless `--document-root` (the macro's and the build script's `document_root`) names another folder. Its operations and schemas become the spec's; what the spec says of an operation or model of the same name wins, key by key, and `null` takes a key away.",
        ),
        optional(
            "include",
            &SELECTORS,
            "The operations that are taken of the document: names (`list_*`), paths (`/contacts/*`, `GET /contacts/*`), tags (`tag:contacts`). Default: all.",
        ),
        optional(
            "exclude",
            &SELECTORS,
            "The operations that are not taken of the document, of those that `include` takes.",
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
            "How the document's operations are grouped. Default: `tag`, when there are several.",
        ),
        optional(
            "base_url",
            &TEXT,
            "The URL that paths are relative to. A template. Required beside `openapi`: where the token goes is for the spec to say.",
        ),
        optional(
            "token_in",
            &Shape::Object(&TOKEN_IN),
            "Where a call carries its token. Default: `Authorization: Bearer`.",
        ),
        optional(
            "headers",
            &FIXED_HEADERS,
            "Headers of every call, with a fixed `value`, a template.",
        ),
        optional(
            "query",
            &FIXED_PARAMETERS,
            "Parameters in the query of every call, with a fixed `value`, a template. An operation's own of the same name wins.",
        ),
        optional(
            "accept",
            &TEXT,
            "The `Accept` header. Default: `application/json`.",
        ),
        optional(
            "trusted_origins",
            &TEXTS,
            "Further origins that operations may call and that may be sent the token: scheme and host, as `https://files.example.com`. Templates.",
        ),
        optional(
            "retry_after",
            &Shape::Text(Text::Choice(&[
                ("standard", "Seconds, or an HTTP date (RFC 9110 §10.2.3)."),
                ("epoch_seconds", "Unix time in seconds."),
                ("milliseconds", "Milliseconds from now."),
            ])),
            "What the `Retry-After` header counts. Default: `standard`.",
        ),
        optional(
            "rate_limit",
            &Shape::Object(&RATE_LIMIT),
            "The headers that say how many more calls are allowed.",
        ),
        optional(
            "idempotency_key",
            &Shape::Text(Text::HeaderName),
            "A header of `POST` and `PATCH` calls by which the provider knows a repeated one: `Idempotency-Key`. They may then be repeated.",
        ),
        optional(
            "graphql_endpoint",
            &TEXT,
            "The GraphQL endpoint: a path below `base_url`, or a URL. A template.",
        ),
    ],
};

/// Headers that tell of a rate limit.
pub static RATE_LIMIT: Object = Object {
    name: "rate limit",
    doc: "The headers that say how many more calls are allowed.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "limit",
            &Shape::Text(Text::HeaderName),
            "How many calls are allowed in all.",
        ),
        optional(
            "remaining",
            &Shape::Text(Text::HeaderName),
            "How many of them are left.",
        ),
        optional(
            "reset",
            &Shape::Text(Text::HeaderName),
            "When they are all allowed again.",
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
            "What `reset` counts. Default: `seconds`.",
        ),
    ],
};

/// Where a call carries its token.
pub static TOKEN_IN: Object = Object {
    name: "token place",
    doc: "Where a call carries its token.",
    refused: &[],
    one_of: &["scheme", "header", "query"],
    fields: &[
        optional(
            "scheme",
            &TEXT,
            "`Authorization` with this scheme: `Bearer`, `token`.",
        ),
        optional(
            "header",
            &Shape::Text(Text::HeaderName),
            "A header of its own, with the bare token.",
        ),
        optional(
            "query",
            &TEXT,
            "A query parameter: only where the provider demands it.",
        ),
    ],
};

/// A sub-client.
pub static SUB_CLIENT: Object = Object {
    name: "sub-client",
    doc: "A part of the client: operations of one subject, or path parameters that are bound once.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional(
            "description",
            &TEXT,
            "What the bound thing is, or what the operations are about.",
        ),
        optional(
            "parameters",
            &PARAMETERS,
            "The path parameters that are bound, in the order of the generated method's arguments. Default: none.",
        ),
    ],
};

/// A page style.
pub static PAGES: Object = Object {
    name: "page style",
    doc: "How the next page of a list is reached.",
    one_of: &[],
    refused: &[],
    fields: &[
        required(
            "style",
            &Shape::Text(Text::Choice(&[
                ("link", "A `Link` header with `rel=\"next\"` (RFC 8288)."),
                ("next_url", "The reply names the URL of the next page."),
                ("cursor", "The reply names the next cursor."),
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
            "Where the items stand in the reply. Default: the reply itself, when it is a list; for a connection, `/nodes`; otherwise the pages have no one list of items.",
        ),
        optional(
            "parameter",
            &TEXT,
            "The parameter that takes the cursor, page or offset: of the query, a member of the body (a name, or a JSON pointer), or a GraphQL variable. Default: `cursor`, `page`, `offset`; `after` for a connection and for the last item.",
        ),
        optional(
            "next",
            &POINTER,
            "`cursor`, `next_url`: where the next cursor or URL stands; absent, null or empty is the end.",
        ),
        optional(
            "id",
            &POINTER,
            "`last_item`: where in an item the cursor stands. Default: `/id`.",
        ),
        optional(
            "has_more",
            &POINTER,
            "Where a flag says whether there is more; not for `link` and `next_url`.",
        ),
        optional(
            "total",
            &POINTER,
            "`page`, `offset`: where the total number of items stands.",
        ),
        optional(
            "total_pages",
            &POINTER,
            "`page`, `offset`: where the total number of pages stands.",
        ),
        optional(
            "first_page",
            &Shape::Integer { min: 0, max: 1 },
            "`page`: the first page's number. Default: 1.",
        ),
    ],
};

/// An operation.
pub static OPERATION: Object = Object {
    name: "operation",
    doc: "An operation of the API; becomes a method.",
    refused: &[],
    one_of: &["call", "graphql"],
    fields: &[
        optional(
            "call",
            &TEXT,
            "Method and path: `GET /contacts/{id}`. The path is relative to `base_url`, or a URL.",
        ),
        optional(
            "graphql",
            &Shape::Either(&[
                (Guard::IsText, &TEXT),
                (Guard::IsList, &Shape::List { of: &TEXT, min: 1 }),
            ]),
            "A GraphQL document instead of a method and path: a text, or a list of its lines.",
        ),
        optional(
            "method",
            &SNAKE,
            "The generated method's name within its client, where it is not the operation's.",
        ),
        optional(
            "sub_client",
            &SNAKE,
            "The sub-client of which it is a method. Default: the one whose parameters its path names.",
        ),
        optional("description", &TEXT, "What it does."),
        optional("docs", &LINK, "The provider's page on it."),
        optional(
            "scopes",
            &TEXT,
            "The scopes it needs: `a | b` (any of), `a & b` (all of), parentheses. Default: none.",
        ),
        optional(
            "token",
            &Shape::Text(Text::Choice(&[
                ("any", "A user's or the application's."),
                ("user", "A user's."),
                ("app", "The application's own."),
                ("none", "The call carries no token."),
            ])),
            "Whose token it takes. Default: `any`.",
        ),
        optional("path", &PARAMETERS, "The parameters in the path's braces."),
        optional("query", &PARAMETERS, "The query parameters."),
        optional("headers", &HEADERS, "The headers."),
        optional("cookies", &COOKIES, "The cookies."),
        optional(
            "body",
            &Shape::Either(&[(Guard::IsText, &TEXT), (Guard::IsObject, &PROPERTIES)]),
            "The JSON body: a type, or an object's members, which become parameters of the method.",
        ),
        optional("form", &PROPERTIES, "The members of a form body."),
        optional(
            "multipart",
            &PROPERTIES,
            "The parts of a `multipart/form-data` body (RFC 7578); those of type `file` are streamed.",
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
            "A body that is sent as it is: its media type, or a list of which the caller may choose, the first by default. `?` behind the first: it may be left out.",
        ),
        optional(
            "content_type",
            &MEDIA_TYPE,
            "The media type of a JSON or form body, where not the usual one.",
        ),
        optional(
            "variables",
            &PARAMETERS,
            "The GraphQL document's variables.",
        ),
        optional(
            "data",
            &POINTER,
            "`graphql`: where below `data` the result stands.",
        ),
        optional(
            "returns",
            &PROPERTY_OR_TYPE,
            "The type of a successful reply; `bytes` and `text` are the body as it is. Default: nothing is read.",
        ),
        optional(
            "replies",
            &map(
                Text::Status,
                &Shape::Either(&[
                    (Guard::IsText, &TEXT),
                    (Guard::IsObject, &Shape::Object(&PROPERTY)),
                    (Guard::IsNull, &Shape::Null),
                ]),
            ),
            "Instead of `returns`: the types of successful replies by status (`200`, `2XX`, `default` for any other); `null` for no body. Different types become variants of an enum.",
        ),
        optional(
            "stream",
            &Shape::Text(Text::Choice(&[
                ("bytes", "The body, as it comes in."),
                (
                    "events",
                    "Server-sent events (WHATWG HTML §9.2); `returns` is the type of their data, by default text.",
                ),
                (
                    "lines",
                    "JSON texts, each on a line of its own; `returns` is their type.",
                ),
            ])),
            "The reply is taken while it comes in.",
        ),
        optional(
            "accept",
            &TEXT,
            "The `Accept` header, where not that of `api`. Default for `bytes` and `text`: `*/*`.",
        ),
        optional(
            "errors",
            &Shape::Either(&[
                (
                    Guard::IsList,
                    &Shape::List {
                        of: &Shape::Text(Text::PascalName),
                        min: 1,
                    },
                ),
                (
                    Guard::IsObject,
                    &map(
                        Text::Status,
                        &Shape::Either(&[(Guard::IsText, &TEXT), (Guard::IsNull, &Shape::Null)]),
                    ),
                ),
            ]),
            "Its own errors: a list of names of `errors.documented`, which then occur only where they are listed; or the types of error bodies by status (`404`, `4XX`, `default`), `null` for none, each of which becomes a variant of `Error`.",
        ),
        optional(
            "status",
            &Shape::Integer { min: 200, max: 299 },
            "The documented success status; any 2xx is taken. Default: 200, or 204 without `returns`.",
        ),
        optional(
            "pages",
            &Shape::Either(&[
                (Guard::IsText, &TEXT),
                (Guard::IsObject, &Shape::Object(&PAGES)),
            ]),
            "How further pages are reached: `link`, a name of `pagination`, or an object.",
        ),
        optional(
            "idempotent",
            &Shape::Boolean,
            "Repeating it does no harm. Default: as the HTTP method says.",
        ),
        optional(
            "idempotency_key",
            &Shape::Either(&[
                (Guard::IsText, &Shape::Text(Text::HeaderName)),
                (Guard::IsBoolean, &Shape::Boolean),
            ]),
            "The header by which the provider knows a repeated call, where not that of `api`; `false` for none.",
        ),
        optional(
            "redirect",
            &Shape::Text(Text::Choice(&[
                ("refuse", "It is an error."),
                (
                    "follow",
                    "It is followed over `https`, five times at most; the token stays behind when the origin changes.",
                ),
            ])),
            "What becomes of a reply that points elsewhere (RFC 9110 §15.4). Default: `refuse`.",
        ),
        optional(
            "deprecated",
            &Shape::Either(&[(Guard::IsBoolean, &Shape::Boolean), (Guard::IsText, &TEXT)]),
            "It should not be used any more; a text says what to use instead.",
        ),
    ],
};

static BINARY: Shape = Shape::Text(Text::MediaRange);

/// Webhooks.
pub static WEBHOOKS: Object = Object {
    name: "webhooks",
    doc: "What the provider sends by itself: events, and how they are signed.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional("description", &TEXT, "What they are for."),
        optional("docs", &LINK, "The provider's page on them."),
        required(
            "signature",
            &Shape::Either(&[
                (
                    Guard::IsText,
                    &Shape::Text(Text::Choice(&[(
                        "none",
                        "Nothing: whoever knows the URL can send events.",
                    )])),
                ),
                (Guard::IsObject, &Shape::Object(&WEBHOOK_SIGNATURE)),
            ]),
            "What shows that an event is the provider's.",
        ),
        optional(
            "event_type",
            &Shape::Object(&WEBHOOK_PLACE),
            "Where an event says which one it is.",
        ),
        optional(
            "delivery_id",
            &Shape::Object(&WEBHOOK_PLACE),
            "What is the same when an event is delivered again.",
        ),
        optional(
            "body",
            &TEXT,
            "The type of every body. Default: `json`. An event may name another.",
        ),
        required(
            "events",
            &Shape::Map {
                keys: Text::SnakeName,
                values: &Shape::Either(&[
                    (Guard::IsText, &TEXT),
                    (Guard::IsObject, &Shape::Object(&WEBHOOK_EVENT)),
                ]),
                meta: &[],
            },
            "The events, by the name of the generated variant: the type of the body, or an object. Any other event is kept.",
        ),
    ],
};

/// A place in a webhook.
pub static WEBHOOK_PLACE: Object = Object {
    name: "webhook place",
    doc: "Where something stands in a webhook.",
    one_of: &["pointer", "header"],
    refused: &[],
    fields: &[
        optional("pointer", &POINTER, "In the JSON body."),
        optional(
            "header",
            &Shape::Text(Text::HeaderName),
            "In a header of its own.",
        ),
    ],
};

/// An event.
pub static WEBHOOK_EVENT: Object = Object {
    name: "event",
    doc: "An event, in its long form.",
    one_of: &[],
    refused: &[],
    fields: &[
        optional("description", &TEXT, "When it is sent."),
        optional("docs", &LINK, "The provider's page on it."),
        optional(
            "type",
            &TEXT,
            "What stands where `event_type` says. Default: the event's name.",
        ),
        optional(
            "matches",
            &map(Text::Pointer, &TEXT),
            "JSON pointers and the text that must stand there; `*` stands for anything.",
        ),
        optional(
            "body",
            &TEXT,
            "The type of the body. Default: that of `webhooks`.",
        ),
    ],
};

/// What shows that a webhook is the provider's.
pub static WEBHOOK_SIGNATURE: Object = Object {
    name: "webhook signature",
    doc: "What shows that a webhook is the provider's.",
    one_of: &["hmac", "jwt", "secret"],
    refused: &[],
    fields: &[
        optional(
            "hmac",
            &Shape::Object(&WEBHOOK_HMAC),
            "A keyed hash of the body (RFC 2104), in a header.",
        ),
        optional(
            "jwt",
            &Shape::Object(&WEBHOOK_JWT),
            "A signed token (RFC 7519) with the body's hash, in a header.",
        ),
        optional(
            "secret",
            &Shape::Object(&WEBHOOK_PLACE),
            "The shared secret itself, in the clear.",
        ),
    ],
};

/// A keyed hash.
pub static WEBHOOK_HMAC: Object = Object {
    name: "webhook hash",
    doc: "A keyed hash of the body, and where it stands.",
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
            "What stands between several elements of the header. Default: there is one.",
        ),
        optional(
            "prefix",
            &TEXT,
            "What stands before a signature: `sha256=`, `v1=`. Elements with another prefix are passed over.",
        ),
        optional(
            "encoding",
            &Shape::Text(Text::Choice(&[
                ("hex", "Hexadecimal digits."),
                ("base64", "Base64 (RFC 4648 §4)."),
            ])),
            "How a signature is written. Default: `hex`.",
        ),
        optional(
            "hash",
            &Shape::Text(Text::Choice(&[
                ("sha1", "SHA-1: old, and still good enough inside HMAC."),
                ("sha256", "SHA-256."),
                ("sha384", "SHA-384."),
                ("sha512", "SHA-512."),
            ])),
            "The hash. Default: `sha256`.",
        ),
        optional(
            "signed",
            &TEXT,
            "What is signed: text with `{body}`, and `{timestamp}`, `{id}`, `{method}`, `{url}`. Default: `{body}`.",
        ),
        optional(
            "timestamp",
            &Shape::Object(&WEBHOOK_TIMESTAMP),
            "When it was signed. Default: nothing says so.",
        ),
        optional(
            "tolerance",
            &SECONDS,
            "Seconds that the timestamp may be away from now. Default: 300.",
        ),
        optional(
            "id_header",
            &Shape::Text(Text::HeaderName),
            "The header that `{id}` stands for.",
        ),
        optional(
            "secret_prefix",
            &TEXT,
            "What stands before the secret, and is no part of the key: `whsec_`.",
        ),
        optional(
            "secret_encoding",
            &Shape::Text(Text::Choice(&[
                ("text", "The key is the secret's own bytes."),
                ("hex", "Hexadecimal digits."),
                ("base64", "Base64 (RFC 4648 §4)."),
            ])),
            "How the secret holds the key. Default: `text`.",
        ),
    ],
};

/// When a webhook was signed.
pub static WEBHOOK_TIMESTAMP: Object = Object {
    name: "webhook timestamp",
    doc: "When a webhook was signed.",
    one_of: &["prefix", "pointer", "header"],
    refused: &[],
    fields: &[
        optional(
            "prefix",
            &TEXT,
            "An element of the signature's header, behind this prefix: `t=`. Needs `separator`.",
        ),
        optional("pointer", &POINTER, "In the JSON body."),
        optional(
            "header",
            &Shape::Text(Text::HeaderName),
            "In a header of its own.",
        ),
        optional(
            "format",
            &Shape::Text(Text::Choice(&[
                ("seconds", "Unix time in seconds."),
                ("milliseconds", "Unix time in milliseconds."),
                ("datetime", "RFC 3339."),
            ])),
            "How it is written. Default: `seconds`.",
        ),
    ],
};

/// A signed token.
pub static WEBHOOK_JWT: Object = Object {
    name: "webhook token",
    doc: "A signed token with the body's hash.",
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
            "URL of the keys that verify it (RFC 7517). A template.",
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
            "How it may be signed. Default: `ES256`.",
        ),
        required("body_hash", &TEXT, "The claim with the body's SHA-256."),
        optional(
            "body_hash_encoding",
            &Shape::Text(Text::Choice(&[
                ("hex", "Hexadecimal digits."),
                ("base64", "Base64 (RFC 4648 §4)."),
                ("base64url", "Base64url without padding (RFC 4648 §5)."),
            ])),
            "How the hash is written. Default: `hex`.",
        ),
        optional("issuer", &TEXT, "What `iss` must be. Default: anything."),
        optional(
            "tolerance",
            &SECONDS,
            "Seconds that `iat` may be away from now. Default: 300.",
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
        optional("description", &TEXT, "What it is for."),
    ],
};

/// A property or parameter, in its long form.
pub static PROPERTY: Object = Object {
    name: "property",
    doc: "A property of a model or a parameter of an operation, in its long form.",
    refused: &[],
    one_of: &["type", "enum", "one_of", "properties", "const", "value"],
    fields: &[
        optional(
            "type",
            &TEXT,
            "The type, in its short form: `string`, `[Contact]`, `integer?`.",
        ),
        optional(
            "enum",
            &ENUM_VALUES,
            "The values of an open enum: texts or integers, or objects with a name.",
        ),
        optional("one_of", &UNION_MEMBERS, "The types that may stand here."),
        optional(
            "discriminator",
            &DISCRIMINATOR_OR_NAME,
            "With `one_of`: the property whose value tells the type.",
        ),
        optional(
            "properties",
            &PROPERTIES,
            "The properties of an object of its own.",
        ),
        optional(
            "additional",
            &TEXT,
            "With `properties`: the type of all other properties, which are kept. Without, they are ignored.",
        ),
        optional(
            "const",
            &SCALAR,
            "Models only: the value that the property always has. It is written by itself.",
        ),
        optional(
            "value",
            &TEXT,
            "Parameters only: a fixed value, a template.",
        ),
        optional(
            "optional",
            &Shape::Boolean,
            "It may be absent; as `?` behind a short type.",
        ),
        optional(
            "nullable",
            &Shape::Boolean,
            "It may be null; as `|null` behind a short type.",
        ),
        optional("description", &TEXT, "What it is."),
        optional(
            "deprecated",
            &Shape::Boolean,
            "It should not be used any more.",
        ),
        optional(
            "read_only",
            &Shape::Boolean,
            "Models only: the provider sends it and does not take it.",
        ),
        optional(
            "write_only",
            &Shape::Boolean,
            "Models only: the provider takes it and does not send it.",
        ),
        optional(
            "default",
            &Shape::Any,
            "What the provider assumes when it is absent.",
        ),
        optional(
            "example",
            &Shape::Any,
            "An example; the emulator answers it.",
        ),
        optional(
            "rust_name",
            &Shape::Text(Text::SnakeName),
            "The generated field's or argument's name.",
        ),
        optional(
            "style",
            &Shape::Text(Text::Choice(&[
                (
                    "form",
                    "Query, form, cookies: `ids=1&ids=2`, or `ids=1,2`; the members of an object stand for themselves.",
                ),
                ("spaceDelimited", "Query, form: `ids=1%202`."),
                ("pipeDelimited", "Query, form: `ids=1|2`."),
                (
                    "deepObject",
                    "Query, form: `filter[name]=x` for each member of an object.",
                ),
                ("simple", "Path, headers: `1,2`."),
                ("json", "Anywhere: the value as JSON text."),
            ])),
            "Parameters only: how lists and objects are written (OpenAPI 3.1 §4.8.12). Default: `form`; in paths and headers `simple`.",
        ),
        optional(
            "explode",
            &Shape::Boolean,
            "Parameters only: each element or member stands for itself instead of behind the one before. Default: as OpenAPI has it, true for `form` and false for the other styles.",
        ),
        optional(
            "allow_reserved",
            &Shape::Boolean,
            "Query only: characters with a meaning in URLs (`:/?[]@!$'()*,;=`) are sent as they are.",
        ),
        optional(
            "content_type",
            &MEDIA_TYPE,
            "Members of `multipart` only: the media type of the part.",
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

static UNION_MEMBERS: Shape = Shape::List { of: &TEXT, min: 2 };

/// A value of an enum, in its long form.
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
            "The generated variant's name.",
        ),
        optional("description", &TEXT, "What it means."),
    ],
};

/// A model that is an enum.
pub static ENUM_MODEL: Object = Object {
    name: "enum",
    doc: "An open enum: an unknown value is kept.",
    one_of: &[],
    refused: &[],
    fields: &[
        required(
            "enum",
            &ENUM_VALUES,
            "The values: texts or integers, or objects with a name.",
        ),
        optional("$description", &TEXT, "What it is."),
    ],
};

/// A model that is a union.
pub static UNION_MODEL: Object = Object {
    name: "union",
    doc: "One of several types, told apart by what fits; anything else is kept.",
    one_of: &[],
    refused: &[],
    fields: &[
        required(
            "one_of",
            &UNION_MEMBERS,
            "The types. Where several fit, the one that fits best is taken, or else the first.",
        ),
        optional(
            "discriminator",
            &DISCRIMINATOR_OR_NAME,
            "The property whose value tells the type.",
        ),
        optional("$description", &TEXT, "What it is."),
    ],
};

static DISCRIMINATOR_OR_NAME: Shape = Shape::Either(&[
    (Guard::IsText, &TEXT),
    (Guard::IsObject, &Shape::Object(&DISCRIMINATOR)),
]);

/// What tells the types of a union apart.
pub static DISCRIMINATOR: Object = Object {
    name: "discriminator",
    doc: "A property of all types of a union, whose value tells which of them it is.",
    one_of: &[],
    refused: &[],
    fields: &[
        required("property", &TEXT, "The property's name."),
        optional(
            "mapping",
            &map(Text::Any, &TEXT),
            "Which value stands for which type. A type without a value here is told by the `const` or `enum` of its own property, or else by its name.",
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
                optional("$description", &TEXT, "What it is."),
                optional(
                    "$additional",
                    &TEXT,
                    "The type of all other properties, which are kept. Without, they are ignored.",
                ),
            ],
        },
    ),
]);
