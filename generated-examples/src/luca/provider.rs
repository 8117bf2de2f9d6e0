//! The provider table of Luca Regnskap.

use ::licit::rt;
use rt::tables::{
    Api, AuthorizationCode, ClientAuth, ErrorPlace, ErrorRule, ErrorShape, Grant,
    Meaning, Pkce, Provider, Refresh, Registration, State, TokenRequest, Variable,
    VariableFormat,
};

/// The provider.
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) static PROVIDER: Provider = Provider {
    name: "luca",
    title: "Luca Regnskap",
    variables: &[
        Variable {
            name: "base_url",
            default: Some("https://go.lucaregnskap.no"),
            format: VariableFormat::Origin,
            ..Variable::DEFAULT
        },
    ],
    api: Api {
        base_url: "{base_url}",
        graphql_endpoint: Some("{base_url}/api/v1/graphql"),
        ..Api::DEFAULT
    },
    error_shapes: &[
        ErrorShape {
            present: "/error_descriptions",
            message: Some("/error_descriptions"),
            at_success: true,
            ..ErrorShape::DEFAULT
        },
        ErrorShape {
            present: "/errors/0",
            code: Some("/errors/0/extensions/code"),
            message: Some("/errors/0/message"),
            retry_after: Some("/errors/0/extensions/retryAfter"),
            at_success: true,
            ..ErrorShape::DEFAULT
        },
    ],
    errors: &[
        ErrorRule {
            name: "GrantRefused",
            status: &[200],
            shape: Some(0),
            at: ErrorPlace::TokenEndpoint,
            means: Meaning::Reauthorize,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "Unauthenticated",
            code: Some("UNAUTHENTICATED"),
            shape: Some(1),
            at: ErrorPlace::Api,
            means: Meaning::TokenExpired,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "Forbidden",
            code: Some("FORBIDDEN"),
            shape: Some(1),
            at: ErrorPlace::Api,
            means: Meaning::InsufficientScope,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "PlanRequired",
            code: Some("PLAN_REQUIRED"),
            shape: Some(1),
            at: ErrorPlace::Api,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "BadRequest",
            code: Some("BAD_REQUEST"),
            shape: Some(1),
            at: ErrorPlace::Api,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "ValidationFailed",
            code: Some("VALIDATION_FAILED"),
            shape: Some(1),
            at: ErrorPlace::Api,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "NotFound",
            code: Some("NOT_FOUND"),
            shape: Some(1),
            at: ErrorPlace::Api,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "RateLimited",
            code: Some("RATE_LIMITED"),
            shape: Some(1),
            at: ErrorPlace::Api,
            means: Meaning::RateLimited,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "Timeout",
            code: Some("TIMEOUT"),
            shape: Some(1),
            at: ErrorPlace::Api,
            means: Meaning::Retry,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "InternalServerError",
            code: Some("INTERNAL_SERVER_ERROR"),
            shape: Some(1),
            at: ErrorPlace::Api,
            means: Meaning::Retry,
            ..ErrorRule::DEFAULT
        },
    ],
    ..Provider::DEFAULT
};

/// The registration `app` and its grants.
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) static APP: Registration = Registration {
    name: "app",
    authorization_code: Some(AuthorizationCode {
        authorization_endpoint: "{base_url}/api/v1/oauth2/authorize",
        pkce: Pkce::Unsupported,
        state: State::Unsupported,
        grant: Grant {
            token_endpoint: "{base_url}/api/v2/oauth2/token",
            auth_methods: &[ClientAuth::ClientSecretPost],
            request: TokenRequest {
                omitted: &["redirect_uri"],
                ..TokenRequest::DEFAULT
            },
            ..Grant::DEFAULT
        },
        ..AuthorizationCode::DEFAULT
    }),
    refresh_token: Some(Refresh {
        grant: Grant {
            token_endpoint: "{base_url}/api/v2/oauth2/token",
            auth_methods: &[ClientAuth::ClientSecretPost],
            ..Grant::DEFAULT
        },
        ..Refresh::DEFAULT
    }),
    ..Registration::of(&PROVIDER)
};

/// Access without a registration: static tokens.
pub(super) static API: Registration = Registration {
    name: "api",
    ..Registration::of(&PROVIDER)
};
