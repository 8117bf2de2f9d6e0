//! Mix-up (RFC 9700 §4.4): a login with a provider of the attacker, in which the browser is redirected to an
//! honest one. Its code must not be sent to the attacker.

use licit_runtime::tables::{AuthorizationCode, Grant, Provider, Registration};
use licit_runtime::{Error, LoginOption, Logins};

use crate::acme::{self, Reading};
use crate::login::filled;
use crate::suite::Theme;
use crate::support::{Server, find};
use crate::verdict;

static EVIL_PROVIDER: Provider = Provider {
    name: "evil",
    issuer: None,
    ..acme::PROVIDER_VALUE
};

static EVIL: Registration = Registration {
    authorization_code: Some(AuthorizationCode {
        authorization_endpoint: "https://evil.example/authorize",
        grant: Grant {
            token_endpoint: "https://evil.example/token",
            ..acme::GRANT
        },
        ..AuthorizationCode::DEFAULT
    }),
    ..Registration::of(&EVIL_PROVIDER)
};

const ELSEWHERE: &str = r#"refused: Location { expected: "/callback/evil" }"#;
const UNKNOWN: &str = r#"refused: LocationMissing { expected: "/callback/evil" }"#;

/// The case, the honest provider's callback, and the verdict. Not formatted: one case per line.
#[rustfmt::skip]
const CALLBACKS: &[(&str, &str, &str)] = &[
    ("the other's code at its own path", ELSEWHERE, "/callback/acme?code=CODE&state=STATE"),
    ("the other's code in a whole URL", ELSEWHERE, "https://app.example/callback/acme?code=CODE&state=STATE"),
    ("the other's code without a path", UNKNOWN, "?code=CODE&state=STATE"),
    ("the other's code with its issuer", "refused: Issuer", "/callback/evil?code=CODE&state=STATE&iss=https://acme.example"),
    ("the other's error with its issuer", "refused: Issuer", "/callback/evil?error=access_denied&state=STATE&iss=https://acme.example"),
];

pub(crate) async fn cases(theme: &mut Theme) {
    for (name, expected, callback) in CALLBACKS {
        theme.case(*name, *expected, finished(callback)).await;
    }
    let shared =
        "the login options `evil` and `acme` are of different providers and share a redirect URI";
    theme
        .case("one redirect URI for both", shared, with_one_redirect_uri())
        .await;
}

fn option(registration: &'static Registration, server: &Server, path: &str) -> LoginOption {
    let builder = acme::builder_of(registration, server);
    let redirect_uri = format!("https://app.example{path}");
    let app = builder.redirect_uri(&redirect_uri).build().unwrap();
    app.login_option::<Reading>()
}

async fn finished(callback: &str) -> String {
    let server = Server::answering(vec![]).await;
    let evil = option(&EVIL, &server, "/callback/evil");
    let honest = option(&acme::REGISTRATION, &server, "/callback/acme");
    let logins = Logins::of([evil, honest]).unwrap();
    let login = logins.begin("evil").await.unwrap();
    let state = find(login.url(), "state").unwrap();
    let callback = filled(callback, &state);
    let outcome = logins.finish(login.into_pending(), &callback).await;
    assert!(server.requests().is_empty(), "the code was sent");
    verdict::of_error(&outcome.expect_err("a mixed-up callback"))
}

async fn with_one_redirect_uri() -> String {
    let server = Server::answering(vec![]).await;
    let evil = option(&EVIL, &server, "/callback");
    let honest = option(&acme::REGISTRATION, &server, "/callback");
    let error: Error = Logins::of([evil, honest]).expect_err("one redirect URI");
    let text = verdict::of_error(&error);
    let (what, _) = text.split_once(", `").unwrap();
    what.to_owned()
}
