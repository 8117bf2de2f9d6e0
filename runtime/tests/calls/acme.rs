//! The provider of these tests, as generated code would describe it.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use licit_runtime::observe::Observer;
use licit_runtime::tables::{
    Api, ErrorPlace, ErrorRule, ErrorShape, Grant, Meaning, Parameter, Provider, RateLimitHeaders,
    Refresh, Registration, RetryAfter, TokenIn, Variable, VariableFormat, VariableSource,
};
use licit_runtime::{ApiError, App, AppBuilder, Client, ScopeSet, Tokens};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::Server;

pub(crate) static ACME: Provider = Provider {
    name: "acme",
    title: "Acme",
    variables: &[
        Variable {
            name: "zone",
            source: VariableSource::App,
            default: Some("eu"),
            format: VariableFormat::Label,
            ..Variable::DEFAULT
        },
        Variable {
            name: "shop",
            source: VariableSource::Callback,
            default: None,
            format: VariableFormat::Text,
            ..Variable::DEFAULT
        },
    ],
    api: Api {
        base_url: "https://api.acme.example/v1/{shop}/",
        headers: &[
            Parameter {
                name: "Acme-Version",
                value: "7",
            },
            Parameter {
                name: "Acme-Shop",
                value: "{shop}",
            },
        ],
        trusted_origins: &["https://{zone}.acme.example"],
        retry_after: RetryAfter::Milliseconds,
        rate_limit: Some(RateLimitHeaders {
            limit: Some("Acme-Limit"),
            remaining: Some("Acme-Left"),
            reset: Some("Acme-Reset"),
            ..RateLimitHeaders::DEFAULT
        }),
        graphql_endpoint: Some("https://api.acme.example/graphql"),
        ..Api::DEFAULT
    },
    error_shapes: &[ErrorShape {
        present: "/error/code",
        code: Some("/error/code"),
        message: Some("/error/text"),
        at_success: true,
        ..ErrorShape::DEFAULT
    }],
    errors: &[
        ErrorRule {
            name: "TokenExpired",
            code: Some("token_expired"),
            means: Meaning::TokenExpired,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "NoAccess",
            status: &[401],
            code: Some("no_access"),
            at: ErrorPlace::Api,
            means: Meaning::InsufficientScope,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "Busy",
            code: Some("busy"),
            means: Meaning::Retry,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            name: "Maintenance",
            code: Some("maintenance"),
            ..ErrorRule::DEFAULT
        },
    ],
    ..Provider::DEFAULT
};

/// The same at a host that no grant covers.
static SHOPLESS: Provider = Provider {
    api: Api {
        base_url: "https://api.acme.example",
        ..Api::DEFAULT
    },
    ..ACME
};

/// A provider that documents no errors and requires the token in the query.
static PLAIN: Provider = Provider {
    name: "acme",
    title: "Plain",
    api: Api {
        base_url: "https://api.plain.example",
        token_in: TokenIn::Query("access_token"),
        ..Api::DEFAULT
    },
    ..Provider::DEFAULT
};

/// A provider that requires the client identifier beside the token.
static WITH_CLIENT: Provider = Provider {
    name: "acme",
    api: Api {
        base_url: "https://api.plain.example",
        token_in: TokenIn::Header("Authorization"),
        token_value: Some("token {client_id}:{access_token}"),
        ..Api::DEFAULT
    },
    ..Provider::DEFAULT
};

/// A provider that requires the token in the body.
static IN_BODY: Provider = Provider {
    name: "acme",
    api: Api {
        base_url: "https://api.plain.example",
        token_in: TokenIn::Body("access_token"),
        ..Api::DEFAULT
    },
    ..Provider::DEFAULT
};

const fn registration(provider: &'static Provider) -> Registration {
    Registration {
        refresh_token: Some(Refresh {
            grant: Grant {
                token_endpoint: "https://acme.example/token",
                ..Grant::DEFAULT
            },
            ..Refresh::DEFAULT
        }),
        ..Registration::of(provider)
    }
}

static ACME_APP: Registration = registration(&ACME);
static SHOPLESS_APP: Registration = registration(&SHOPLESS);
static PLAIN_APP: Registration = registration(&PLAIN);
static IN_BODY_APP: Registration = registration(&IN_BODY);
static WITH_CLIENT_APP: Registration = registration(&WITH_CLIENT);

/// The scopes that the application requests.
#[derive(Debug)]
pub(crate) struct Reading;

impl ScopeSet for Reading {
    const NAME: &'static str = "Reading";
    const SCOPES: &'static [&'static str] = &["read"];
}

/// The provider's error type, as generated code would define it.
#[derive(Debug)]
pub(crate) enum Error {
    TokenExpired(ApiError),
    NoAccess(ApiError),
    Unexpected(ApiError),
    Runtime(licit_runtime::Error),
}

impl From<licit_runtime::Error> for Error {
    fn from(error: licit_runtime::Error) -> Self {
        match error.documented() {
            Ok((0, reply)) => Self::TokenExpired(reply),
            Ok((1, reply)) => Self::NoAccess(reply),
            Ok((_, reply)) => Self::Unexpected(reply),
            Err(error) => Self::Runtime(error),
        }
    }
}

#[derive(Debug, PartialEq, Deserialize)]
pub(crate) struct Contact {
    pub(crate) id: u64,
}

/// A client of the provider that documents its errors.
pub(crate) fn client(server: &Server) -> Client {
    client_of_shop("the shop", server)
}

/// A client of the provider that documents no errors.
pub(crate) fn plain_client(server: &Server) -> Client {
    Client::new(&app(&PLAIN_APP, server), tokens("the shop"))
}

/// A client whose calls have the token in the body.
pub(crate) fn body_client(server: &Server) -> Client {
    Client::new(&app(&IN_BODY_APP, server), tokens("the shop"))
}

/// A client whose calls name it beside the token.
pub(crate) fn named_client(server: &Server) -> Client {
    Client::new(&app(&WITH_CLIENT_APP, server), tokens("the shop"))
}

/// A client whose token cannot be refreshed.
pub(crate) fn static_client(server: &Server) -> Client {
    let tokens = Tokens::<Reading>::from_access_token("personal-token");
    Client::new(&app(&SHOPLESS_APP, server), tokens)
}

/// A client whose callback contained this shop.
pub(crate) fn client_of_shop(shop: &str, server: &Server) -> Client {
    Client::new(&app(&ACME_APP, server), tokens(shop))
}

/// A client of a server that is not running.
pub(crate) fn client_at(origin: &str) -> Client {
    let app = builder(&ACME_APP).origin(origin).build().unwrap();
    Client::new(&app, tokens("the shop"))
}

/// A client of an application with further settings.
pub(crate) fn client_with(server: &Server, set: impl FnOnce(AppBuilder) -> AppBuilder) -> Client {
    let app = set(builder(&ACME_APP).origin(&server.origin()));
    Client::new(&app.build().unwrap(), tokens("the shop"))
}

/// A client with an observer.
pub(crate) fn watched_client<O: Observer + 'static>(server: &Server, observer: Arc<O>) -> Client {
    watched(&ACME_APP, server, observer)
}

/// The same with the token in the query.
pub(crate) fn watched_plain_client<O: Observer + 'static>(
    server: &Server,
    observer: Arc<O>,
) -> Client {
    watched(&PLAIN_APP, server, observer)
}

fn watched(
    registration: &'static Registration,
    server: &Server,
    observer: Arc<dyn Observer>,
) -> Client {
    let app = builder(registration).origin(&server.origin());
    Client::new(&app.observer(observer).build().unwrap(), tokens("the shop"))
}

fn app(registration: &'static Registration, server: &Server) -> App {
    let app = builder(registration).origin(&server.origin());
    app.build().unwrap()
}

fn builder(registration: &'static Registration) -> AppBuilder {
    App::builder(registration)
        .client_id("the-client")
        .client_secret("the-client-secret")
        .timeout(Duration::from_secs(5))
}

fn tokens(shop: &str) -> Tokens<Reading> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let now = u64::try_from(now.as_millis()).unwrap();
    let stored: Value = json!({
        "version": 1,
        "owner": {"provider": "acme", "registration": "app"},
        "subject": null,
        "obtained_by": "authorization_code",
        "acts_as": "user",
        "access_token": "access-0",
        "refresh_token": "refresh-0",
        "obtained_at": now,
        "expires_at": now + 3_600_000,
        "requested": ["read"],
        "scopes": ["read"],
        "captured": {"shop": shop},
    });
    Tokens::restore(serde_json::from_value(stored).unwrap()).unwrap()
}
