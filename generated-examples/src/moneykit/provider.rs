//! The provider table of MoneyKit.

use ::licit::rt;
use rt::tables::{
    ActsAs, Api, ClientAuth, Environment, ErrorPlace, ErrorRule, ErrorShape, Grant,
    Meaning, Parameter, Provider, Registration, Variable, VariableFormat,
};

/// The provider.
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) static PROVIDER: Provider = Provider {
    name: "moneykit",
    title: "MoneyKit",
    variables: &[
        Variable {
            name: "host",
            default: Some("api.moneykit.com"),
            format: VariableFormat::Host,
            ..Variable::DEFAULT
        },
        Variable {
            name: "api_version",
            default: Some("2023-02-18"),
            ..Variable::DEFAULT
        },
    ],
    environments: &[
        Environment {
            name: "production",
            values: &[("host", "production.moneykit.com")],
        },
        Environment {
            name: "sandbox",
            values: &[("host", "sandbox.moneykit.com")],
        },
    ],
    api: Api {
        base_url: "https://{host}",
        headers: &[
            Parameter {
                name: "moneykit-version",
                value: "{api_version}",
            },
        ],
        ..Api::DEFAULT
    },
    error_shapes: &[
        ErrorShape {
            present: "/error_code",
            code: Some("/error_code"),
            message: Some("/error_message"),
            documentation_url: Some("/documentation_url"),
            ..ErrorShape::DEFAULT
        },
    ],
    errors: &[
        ErrorRule {
            name: "GrantTypeRefused",
            status: &[400],
            code: Some("api_error.auth.unauthorized"),
            at: ErrorPlace::TokenEndpoint,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "ClientRefused",
            status: &[401],
            code: Some("api_error.auth.unauthorized"),
            at: ErrorPlace::TokenEndpoint,
            means: Meaning::InvalidClient,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "AccessTokenExpired",
            status: &[401],
            code: Some("api_error.auth.expired_access_token"),
            means: Meaning::TokenExpired,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "Unauthorized",
            status: &[401],
            code: Some("api_error.auth.unauthorized"),
            at: ErrorPlace::Api,
            means: Meaning::InsufficientScope,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "LinkUnauthorized",
            status: &[401],
            code: Some("link_error.unauthorized_access"),
            means: Meaning::InsufficientScope,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "LinkActionForbidden",
            status: &[403],
            code: Some("link_error.forbidden_action"),
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "SessionConfigForbidden",
            status: &[403],
            code: Some("link_session_error.forbidden_config"),
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "TokenExchangeInvalid",
            status: &[400],
            code: Some("link_session_error.invalid_token_exchange"),
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "LinkConfigInvalid",
            status: &[400],
            code: Some("link_error.bad_config"),
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "LinkNotFound",
            status: &[404],
            code: Some("link_error.not_found"),
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "InstitutionNotFound",
            status: &[404],
            code: Some("institution_error.not_found"),
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "LinkDeleted",
            status: &[410],
            code: Some("link_error.deleted"),
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "LinkInBadState",
            status: &[422],
            code: Some("link_error.bad_state"),
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "ValidationFailed",
            status: &[422],
            code: Some("api_error.request.validation_failed"),
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "RateLimitExceeded",
            status: &[429],
            code: Some("api_error.rate_limit_exceeded"),
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
    client_credentials: Some(Grant {
        token_endpoint: "https://{host}/auth/token",
        auth_methods: &[ClientAuth::ClientSecretBasic, ClientAuth::ClientSecretPost],
        acts_as: ActsAs::App,
        ..Grant::DEFAULT
    }),
    ..Registration::of(&PROVIDER)
};
