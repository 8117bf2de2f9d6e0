//! Logins with several providers: their callbacks are kept apart (RFC 9700 §4.4).

use licit_runtime::error::{AuthorizationError, ConfigError, Error};
use licit_runtime::tables::{AuthorizationCode, Grant, Provider, Registration};
use licit_runtime::{LoginOption, Logins};

use crate::acme::{self, Reading};
use crate::support::{Answer, Server, find};

const NO_ISSUER: Provider = Provider {
    name: "no-issuer",
    issuer: None,
    ..acme::PROVIDER_VALUE
};
const HONEST: Provider = Provider {
    name: "honest",
    issuer: Some("https://honest.example"),
    ..acme::PROVIDER_VALUE
};
static HONEST_PROVIDER: Provider = HONEST;
static NO_ISSUER_PROVIDER: Provider = NO_ISSUER;
static NAMESAKE_PROVIDER: Provider = Provider {
    name: "namesake",
    ..acme::PROVIDER_VALUE
};

/// A registration of another server.
const fn of(provider: &'static Provider, endpoints: [&'static str; 2], iss: bool) -> Registration {
    Registration {
        authorization_code: Some(AuthorizationCode {
            authorization_endpoint: endpoints[0],
            iss,
            grant: Grant {
                token_endpoint: endpoints[1],
                ..acme::GRANT
            },
            ..AuthorizationCode::DEFAULT
        }),
        ..Registration::of(provider)
    }
}

const HONEST_ENDPOINTS: [&str; 2] = [
    "https://honest.example/authorize",
    "https://honest.example/token",
];
const EVIL_ENDPOINTS: [&str; 2] = [
    "https://evil.example/authorize",
    "https://evil.example/token",
];

static HONEST_ONE: Registration = of(&HONEST_PROVIDER, HONEST_ENDPOINTS, false);
static HONEST_PROMISING: Registration = of(&HONEST_PROVIDER, HONEST_ENDPOINTS, true);
static EVIL: Registration = of(&NO_ISSUER_PROVIDER, EVIL_ENDPOINTS, false);
static EVIL_PROMISING: Registration = of(&NO_ISSUER_PROVIDER, EVIL_ENDPOINTS, true);
static ACME_PROMISING: Registration = of(&acme::PROVIDER, EVIL_ENDPOINTS, true);
static NAMESAKE: Registration = of(&NAMESAKE_PROVIDER, HONEST_ENDPOINTS, true);

fn option(registration: &'static Registration, server: &Server, path: &str) -> LoginOption {
    let builder = acme::builder_of(registration, server);
    let redirect_uri = format!("https://app.example{path}");
    let app = builder.redirect_uri(&redirect_uri).build().unwrap();
    app.login_option::<Reading>()
}

fn shared(outcome: Result<Logins, Error>) -> [String; 2] {
    let error = outcome.expect_err("one redirect URI");
    assert!(error.to_string().contains("`/callback/"), "{error}");
    match error {
        Error::Config(error) => match *error {
            ConfigError::RedirectUriShared { options, .. } => options,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn different_providers_need_different_redirect_uris() {
    let server = Server::answering(vec![]).await;
    let one = |path| option(&EVIL, &server, path);
    let other = |path| option(&HONEST_ONE, &server, path);
    for (path, others) in [
        ("/callback", "/callback"),
        // What `finish` does not distinguish.
        ("/callback", "/callback/"),
        ("/callback", "/callback?provider=honest"),
        ("/callback/a", "/callback/%61"),
    ] {
        let refused = Logins::of([one(path), other(others)]);
        assert_eq!(shared(refused), ["no-issuer", "honest"], "{others}");
    }
    let logins = Logins::of([one("/callback/evil"), other("/callback/honest")]).unwrap();
    // An option that replaces another one is compared with the rest.
    assert!(logins.clone().with(one("/callback/new")).is_ok());
    let refused = logins.with(one("/callback/honest"));
    assert_eq!(shared(refused), ["honest", "no-issuer"]);
}

#[tokio::test]
async fn one_redirect_uri_is_enough_for_one_provider_and_for_issuers_in_callbacks() {
    let server = Server::answering(vec![]).await;
    let at = |registration| option(registration, &server, "/callback");
    let again = at(&HONEST_ONE).with_id("again");
    assert!(Logins::of([at(&HONEST_ONE), again]).is_ok());
    assert!(Logins::of([at(&HONEST_PROMISING), at(&ACME_PROMISING)]).is_ok());
    // One does not promise `iss`, has no issuer, or has the issuer of the other.
    for (one, other) in [
        (&HONEST_ONE, &ACME_PROMISING),
        (&ACME_PROMISING, &HONEST_ONE),
        (&HONEST_PROMISING, &EVIL_PROMISING),
        (&NAMESAKE, &ACME_PROMISING),
    ] {
        shared(Logins::of([at(one), at(other)]));
    }
}

/// Completes a login at the attacker's server with a callback of the honest one.
async fn mixed_up(callback: &str) -> (AuthorizationError, usize) {
    let server = Server::answering(vec![]).await;
    let evil = option(&EVIL, &server, "/callback/evil");
    let honest = option(&HONEST_ONE, &server, "/callback/honest");
    let logins = Logins::of([evil, honest]).unwrap();
    let login = logins.begin("no-issuer").await.unwrap();
    let state = find(login.url(), "state").unwrap();
    let callback = callback.replace("STATE", &state);
    let outcome = logins.finish(login.into_pending(), &callback).await;
    match outcome.expect_err("a callback of another provider") {
        Error::Authorization(error) => (*error, server.requests().len()),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_code_of_another_option_is_not_sent() {
    let elsewhere = AuthorizationError::Location {
        expected: "/callback/evil".to_owned(),
    };
    let unknown = AuthorizationError::LocationMissing {
        expected: "/callback/evil".to_owned(),
    };
    for (callback, expected) in [
        ("/callback/honest?code=c&state=STATE", &elsewhere),
        (
            "https://app.example/callback/honest?code=c&state=STATE",
            &elsewhere,
        ),
        ("code=c&state=STATE", &unknown),
        ("?code=c&state=STATE", &unknown),
        (
            "/callback/evil?code=c&state=STATE&iss=https://honest.example",
            &AuthorizationError::Issuer,
        ),
    ] {
        let (error, requests) = mixed_up(callback).await;
        assert_eq!(&error, expected, "{callback}");
        assert_eq!(requests, 0, "{callback}");
    }
}

#[tokio::test]
async fn a_query_is_enough_if_the_issuer_distinguishes_the_providers() {
    let granted = r#"{"access_token":"a","expires_in":3600}"#;
    let server = Server::answering(vec![Answer::json(200, granted)]).await;
    let at = |registration| option(registration, &server, "/callback");
    let logins = Logins::of([at(&HONEST_PROMISING), at(&ACME_PROMISING)]).unwrap();
    for (iss, requests) in [("https://acme.example", 0), ("https://honest.example", 1)] {
        let login = logins.begin("honest").await.unwrap();
        let state = find(login.url(), "state").unwrap();
        let callback = format!("code=c&state={state}&iss={iss}");
        // Nothing returns who logged in, which is asked after the code was exchanged.
        assert!(
            logins
                .finish(login.into_pending(), &callback)
                .await
                .is_err()
        );
        assert_eq!(server.requests().len(), requests, "{iss}");
    }
}
