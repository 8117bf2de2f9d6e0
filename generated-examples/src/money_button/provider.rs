//! The provider table of Money Button.

use ::licit::rt;
use rt::tables::{
    ActsAs, Api, AuthorizationCode, ClientAuth, ErrorPlace, ErrorRule, ErrorShape, Grant,
    Meaning, Pkce, Provider, Refresh, Registration,
};

/// The provider.
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) static PROVIDER: Provider = Provider {
    name: "money-button",
    title: "Money Button",
    api: Api {
        base_url: "https://www.moneybutton.com",
        ..Api::DEFAULT
    },
    error_shapes: &[
        ErrorShape {
            present: "/errors/0",
            message: Some("/errors/0/detail"),
            ..ErrorShape::DEFAULT
        },
        ErrorShape {
            present: "/error",
            code: Some("/error"),
            message: Some("/error_description"),
            ..ErrorShape::DEFAULT
        },
    ],
    errors: &[
        ErrorRule {
            name: "InvalidGrant",
            status: &[400],
            shape: Some(0),
            matches: &[("/errors/0/detail", "Invalid grant: *")],
            at: ErrorPlace::TokenEndpoint,
            means: Meaning::Reauthorize,
            ..ErrorRule::DEFAULT
        },
    ],
    ..Provider::DEFAULT
};

/// The registration `user` and its grants.
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) static USER_APP: Registration = Registration {
    name: "user",
    authorization_code: Some(AuthorizationCode {
        authorization_endpoint: "https://www.moneybutton.com/oauth/v1/authorize",
        pkce: Pkce::Unsupported,
        grant: Grant {
            token_endpoint: "https://www.moneybutton.com/oauth/v2/token",
            auth_methods: &[ClientAuth::None],
            ..Grant::DEFAULT
        },
        ..AuthorizationCode::DEFAULT
    }),
    refresh_token: Some(Refresh {
        grant: Grant {
            token_endpoint: "https://www.moneybutton.com/oauth/v1/token",
            auth_methods: &[ClientAuth::None],
            ..Grant::DEFAULT
        },
        ..Refresh::DEFAULT
    }),
    ..Registration::of(&PROVIDER)
};

/// The registration `service` and its grants.
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) static SERVICE_APP: Registration = Registration {
    name: "service",
    client_credentials: Some(Grant {
        token_endpoint: "https://www.moneybutton.com/oauth/v1/token",
        auth_methods: &[ClientAuth::ClientSecretBasic],
        acts_as: ActsAs::App,
        ..Grant::DEFAULT
    }),
    ..Registration::of(&PROVIDER)
};
