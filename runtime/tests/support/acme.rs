//! The provider for the tests of logins and tokens, as generated code would describe it.

#![allow(dead_code, reason = "each test program uses its own part of this")]

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use licit_runtime::tables::{
    ActsAs, Api, AuthorizationCode, Callback, ClientAuth, ErrorPlace, ErrorRule, ErrorShape, Grant,
    Meaning, Provider, Refresh, Registration, RetryAfter, Reuse, Rotation, ScopeFormat, TokenReply,
    Variable, VariableFormat, VariableSource,
};
use licit_runtime::{App, AppBuilder, Clock, LoginApp, ScopeSet, StoredTokens, Tokens};
use serde_json::json;

use crate::support::Server;

pub(crate) const TOKEN: &str = "https://acme.example/token";
pub(crate) const REDIRECT: &str = "https://app.example/callback";

pub(crate) static PROVIDER: Provider = PROVIDER_VALUE;

pub(crate) const PROVIDER_VALUE: Provider = Provider {
    name: "acme",
    title: "Acme",
    issuer: Some("https://acme.example"),
    variables: &[Variable {
        name: "shop",
        source: VariableSource::Callback,
        default: None,
        format: VariableFormat::Host,
        ..Variable::DEFAULT
    }],
    scope: ScopeFormat {
        on_refresh: true,
        ..ScopeFormat::DEFAULT
    },
    api: Api {
        base_url: "https://api.acme.example",
        retry_after: RetryAfter::Standard,
        ..Api::DEFAULT
    },
    error_shapes: &[ErrorShape {
        present: "/error_code",
        code: Some("/error_code"),
        message: Some("/error_message"),
        at_success: true,
        ..ErrorShape::DEFAULT
    }],
    errors: &[ErrorRule {
        name: "GrantRevoked",
        code: Some("grant.revoked"),
        at: ErrorPlace::TokenEndpoint,
        means: Meaning::Reauthorize,
        ..ErrorRule::DEFAULT
    }],
    ..Provider::DEFAULT
};

pub(crate) const GRANT: Grant = Grant {
    token_endpoint: TOKEN,
    auth_methods: &[ClientAuth::ClientSecretPost, ClientAuth::ClientSecretBasic],
    ..Grant::DEFAULT
};

pub(crate) static REGISTRATION: Registration = REGISTRATION_VALUE;

pub(crate) const REGISTRATION_VALUE: Registration = Registration {
    authorization_code: Some(AuthorizationCode {
        authorization_endpoint: "https://acme.example/authorize",
        callback: Callback {
            captures: &[("shop", "shop")],
            ..Callback::DEFAULT
        },
        grant: GRANT,
        ..AuthorizationCode::DEFAULT
    }),
    client_credentials: Some(Grant {
        acts_as: ActsAs::App,
        reply: TokenReply {
            default_expires_in: Some(3600),
            ..TokenReply::DEFAULT
        },
        ..GRANT
    }),
    refresh_token: Some(Refresh {
        grant: GRANT,
        rotation: Rotation::Always,
        ..Refresh::DEFAULT
    }),
    revocation_endpoint: Some("https://acme.example/revoke"),
    ..Registration::of(&PROVIDER)
};

/// The same, with a grace period of half a minute for used refresh tokens.
pub(crate) static GRACEFUL: Registration = with_reuse(30, Reuse::Grace);

/// The same, where reuse of a refresh token is treated as theft.
pub(crate) static STRICT: Registration = with_reuse(0, Reuse::Strict);

const fn with_reuse(grace: u64, reuse: Reuse) -> Registration {
    Registration {
        refresh_token: Some(Refresh {
            grant: GRANT,
            rotation: Rotation::Always,
            grace,
            reuse,
            ..Refresh::DEFAULT
        }),
        ..REGISTRATION_VALUE
    }
}

/// A clock that a test sets: an offset in seconds.
#[derive(Debug, Default)]
pub(crate) struct HandClock(AtomicI64);

impl HandClock {
    pub(crate) fn turn(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn now(&self) -> SystemTime {
        let seconds = self.0.load(Ordering::SeqCst);
        let off = Duration::from_secs(seconds.unsigned_abs());
        let now = SystemTime::now();
        if seconds < 0 { now - off } else { now + off }
    }
}

/// The scopes that most tests request.
#[derive(Debug)]
pub(crate) struct Reading;

impl ScopeSet for Reading {
    const NAME: &'static str = "Reading";
    const SCOPES: &'static [&'static str] = &["read", "list"];
}

/// A smaller set.
#[derive(Debug)]
pub(crate) struct Listing;

impl ScopeSet for Listing {
    const NAME: &'static str = "Listing";
    const SCOPES: &'static [&'static str] = &["list"];
}

pub(crate) fn builder(server: &Server) -> AppBuilder {
    builder_of(&REGISTRATION, server)
}

pub(crate) fn builder_of(registration: &'static Registration, server: &Server) -> AppBuilder {
    App::builder(registration)
        .client_id("the-client")
        .client_secret("the-client-secret")
        .redirect_uri(REDIRECT)
        .timeout(Duration::from_secs(5))
        .origin(&server.origin())
}

pub(crate) fn app(server: &Server) -> LoginApp {
    builder(server).build().unwrap().for_logins().unwrap()
}

/// Tokens in their stored form, which expire `seconds` from now.
pub(crate) fn stored(seconds: i64) -> StoredTokens {
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap();
    let now = i64::try_from(now.as_millis()).unwrap();
    let end = now + seconds * 1000;
    serde_json::from_value(json!({
        "version": 1,
        "owner": {"provider": "acme", "registration": "app"},
        "subject": null,
        "obtained_by": "authorization_code",
        "acts_as": "user",
        "access_token": "access-0",
        "refresh_token": "refresh-0",
        "obtained_at": now.min(end) - 3_600_000,
        "expires_at": end,
        "requested": ["read", "list"],
        "scopes": ["read", "list"],
        "captured": {},
    }))
    .unwrap()
}

pub(crate) fn tokens(seconds: i64) -> Tokens<Reading> {
    Tokens::restore(stored(seconds)).unwrap()
}
