//! The provider table of Moneybird.

use ::licit::rt;
use rt::tables::{
    Api, AuthorizationCode, ClientAuth, ErrorPlace, ErrorRule, ErrorShape, Grant,
    Meaning, Pkce, Provider, RateLimitHeaders, Refresh, Registration, ResetUnit,
    RetryAfter, ScopeFormat,
};

/// The provider.
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) static PROVIDER: Provider = Provider {
    name: "moneybird",
    title: "Moneybird",
    scope: ScopeFormat {
        default: &["sales_invoices"],
        ..ScopeFormat::DEFAULT
    },
    api: Api {
        base_url: "https://moneybird.com/api/v2",
        retry_after: RetryAfter::EpochSeconds,
        rate_limit: Some(RateLimitHeaders {
            limit: Some("RateLimit-Limit"),
            remaining: Some("RateLimit-Remaining"),
            reset: Some("RateLimit-Reset"),
            reset_unit: ResetUnit::EpochSeconds,
            ..RateLimitHeaders::DEFAULT
        }),
        ..Api::DEFAULT
    },
    error_shapes: &[
        ErrorShape {
            present: "/details",
            message: Some("/error"),
            ..ErrorShape::DEFAULT
        },
        ErrorShape {
            present: "/errors/0",
            message: Some("/errors/0"),
            ..ErrorShape::DEFAULT
        },
        ErrorShape {
            present: "/error",
            code: Some("/symbolic/request"),
            message: Some("/error"),
            ..ErrorShape::DEFAULT
        },
        ErrorShape {
            present: "",
            message: Some(""),
            ..ErrorShape::DEFAULT
        },
    ],
    errors: &[
        ErrorRule {
            name: "InvalidToken",
            status: &[401],
            matches: &[("/symbolic/request", "invalid_grant")],
            at: ErrorPlace::Api,
            means: Meaning::TokenExpired,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "MissingScope",
            status: &[401, 403],
            matches: &[("/error", "No access to *")],
            at: ErrorPlace::Api,
            means: Meaning::InsufficientScope,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "LimitReached",
            status: &[402],
            at: ErrorPlace::Api,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "InvalidRequest",
            status: &[400],
            shape: Some(2),
            at: ErrorPlace::Api,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "NotFound",
            status: &[404],
            at: ErrorPlace::Api,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "InvalidFields",
            status: &[422],
            shape: Some(0),
            at: ErrorPlace::Api,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "NotAllowed",
            status: &[422],
            shape: Some(2),
            at: ErrorPlace::Api,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "InvalidFile",
            status: &[400, 422],
            shape: Some(1),
            at: ErrorPlace::Api,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "RateLimited",
            status: &[429],
            means: Meaning::RateLimited,
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
        authorization_endpoint: "https://moneybird.com/oauth/authorize",
        pkce: Pkce::Unsupported,
        out_of_band: Some("urn:ietf:wg:oauth:2.0:oob"),
        grant: Grant {
            token_endpoint: "https://moneybird.com/oauth/token",
            auth_methods: &[ClientAuth::ClientSecretPost],
            ..Grant::DEFAULT
        },
        ..AuthorizationCode::DEFAULT
    }),
    refresh_token: Some(Refresh {
        grant: Grant {
            token_endpoint: "https://moneybird.com/oauth/token",
            auth_methods: &[ClientAuth::ClientSecretPost],
            ..Grant::DEFAULT
        },
        ..Refresh::DEFAULT
    }),
    revocation_endpoint: Some("https://moneybird.com/oauth/revoke"),
    ..Registration::of(&PROVIDER)
};

/// Access without a registration: static tokens.
pub(super) static API: Registration = Registration {
    name: "api",
    ..Registration::of(&PROVIDER)
};
