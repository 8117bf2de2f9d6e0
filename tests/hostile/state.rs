//! `state` (RFC 6749 §10.12, RFC 9700 §4.7): callbacks of another login, of another user, or of
//! none.

use licit_runtime::tables::{
    AuthorizationCode, Provider, Registration, Variable, VariableFormat, VariableSource,
};
use licit_runtime::{App, Pending};

use crate::acme::{self, Listing, Reading};
use crate::login::{self, GRANTED, begin, filled, verdict};
use crate::suite::Theme;
use crate::support::{Answer, Server, find};
use crate::verdict as verdicts;

const REFUSED: &str = "refused: State";
const REPEATED: &str = "refused: Repeated(\"state\")";

/// The case, its callback and the verdict. Not formatted: one case per line.
#[rustfmt::skip]
const CALLBACKS: &[(&str, &str, &str)] = &[
    ("the right one", "token for 60 min, new refresh token", "?code=CODE&state=STATE"),
    ("left out", REFUSED, "?code=CODE"),
    ("empty", REFUSED, "?code=CODE&state="),
    ("made up", REFUSED, "?code=CODE&state=made-up"),
    ("twice, both right", REPEATED, "?code=CODE&state=STATE&state=STATE"),
    ("twice, the right one first", REPEATED, "?code=CODE&state=STATE&state=made-up"),
    ("twice, the right one last", REPEATED, "?code=CODE&state=made-up&state=STATE"),
    ("the right one with a suffix", REFUSED, "?code=CODE&state=STATE%20"),
    ("the right one with a trailing NUL", REFUSED, "?code=CODE&state=STATE%00"),
    ("the right one under another name", REFUSED, "?code=CODE&State=STATE"),
    ("the right one in the fragment", REFUSED, "?code=CODE#state=STATE"),
    ("made up, with an error", REFUSED, "?error=access_denied&state=made-up"),
    ("left out of an error", REFUSED, "?error=access_denied"),
];

pub(crate) async fn cases(theme: &mut Theme) {
    for (name, expected, callback) in CALLBACKS {
        theme
            .case(
                *name,
                *expected,
                verdict(&acme::REGISTRATION, (*callback).to_owned()),
            )
            .await;
    }
    theme
        .case(
            "the right one, truncated",
            REFUSED,
            altered(|state| state[1..].to_owned()),
        )
        .await;
    theme
        .case(
            "the right one in another case",
            REFUSED,
            altered(swapped_case),
        )
        .await;
    theme
        .case(
            "swapped between two logins of one browser",
            REFUSED,
            swapped(),
        )
        .await;
    theme
        .case(
            "the attacker's, on the victim's browser",
            REFUSED,
            of_another_user(),
        )
        .await;
    theme
        .case("of an earlier login, replayed", REFUSED, played_again())
        .await;
    theme
        .case(
            "replayed after it was used",
            "OAuth invalid_grant",
            used_twice(),
        )
        .await;
    theme
        .case(
            "of a login with another provider",
            "refused: OtherProvider",
            of_another_provider(),
        )
        .await;
    theme
        .case(
            "of a login at another tenant",
            "refused: OtherProvider",
            of_another_tenant(),
        )
        .await;
    theme
        .case(
            "of a login for other scopes",
            "refused: OtherScopes",
            for_other_scopes(),
        )
        .await;
}

async fn altered(alter: fn(&str) -> String) -> String {
    let (server, app) = granting().await;
    let begun = begin(&app);
    let outcome = begun
        .finish(|state| filled("?code=CODE&state=STATE", &alter(state)))
        .await;
    login::of(&server, outcome)
}

fn swapped_case(text: &str) -> String {
    let swap = |letter: char| {
        if letter.is_ascii_lowercase() {
            letter.to_ascii_uppercase()
        } else {
            letter.to_ascii_lowercase()
        }
    };
    text.chars().map(swap).collect()
}

async fn granting() -> (Server, App) {
    let server = Server::answering(vec![Answer::json(200, GRANTED)]).await;
    let app = login::app(&server);
    (server, app)
}

/// Two tabs, whose callbacks are swapped.
async fn swapped() -> String {
    let (server, app) = granting().await;
    let (one, other) = (begin(&app), begin(&app));
    let (of_one, of_other) = (one.state.clone(), other.state.clone());
    let first = one
        .finish(|_| filled("?code=CODE&state=STATE", &of_other))
        .await;
    let second = other
        .finish(|_| filled("?code=CODE&state=STATE", &of_one))
        .await;
    let (first, second) = (login::of(&server, first), login::of(&server, second));
    assert_eq!(first, second);
    first
}

/// Login CSRF: the attacker makes the victim's browser open the callback of the attacker's login.
async fn of_another_user() -> String {
    let (server, app) = granting().await;
    let attackers = begin(&app).state;
    let victim = begin(&app);
    let outcome = victim
        .finish(|_| filled("?code=CODE&state=STATE", &attackers))
        .await;
    login::of(&server, outcome)
}

async fn played_again() -> String {
    let (_server, app) = granting().await;
    let first = begin(&app);
    let old = first.state.clone();
    first
        .finish(|state| filled("?code=CODE&state=STATE", state))
        .await
        .unwrap();
    let (server, app) = granting().await;
    let outcome = begin(&app)
        .finish(|_| filled("?code=CODE&state=STATE", &old))
        .await;
    login::of(&server, outcome)
}

/// An application that does not remove the pending login. `finish` takes it by value, so this
/// requires a copy. The server then detects that the code was already used (RFC 6749 §4.1.2).
async fn used_twice() -> String {
    let server = Server::answering(vec![
        Answer::json(200, GRANTED),
        Answer::json(400, r#"{"error":"invalid_grant"}"#),
    ])
    .await;
    let app = login::app(&server);
    let begun = app.clone().for_logins().unwrap().authorize::<Reading>();
    let state = find(&begun.url(), "state").unwrap();
    let stored = serde_json::to_string(&begun.into_pending()).unwrap();
    let callback = filled("?code=CODE&state=STATE", &state);
    let pending: Pending<Reading> = serde_json::from_str(&stored).unwrap();
    app.finish(pending, &callback).await.unwrap();
    let pending: Pending<Reading> = serde_json::from_str(&stored).unwrap();
    verdicts::of_error(&app.finish(pending, &callback).await.unwrap_err())
}

/// Mix-up (RFC 9700 §4.4) in an application with two providers.
async fn of_another_provider() -> String {
    static OTHER: Provider = Provider {
        name: "other",
        ..acme::PROVIDER_VALUE
    };
    static REGISTRATION: Registration = Registration {
        provider: &OTHER,
        ..acme::REGISTRATION_VALUE
    };
    let (server, app) = granting().await;
    let other = login::app_of(&REGISTRATION, &server);
    let begun = app.for_logins().unwrap().authorize::<Reading>();
    let state = find(&begun.url(), "state").unwrap();
    let callback = filled("?code=CODE&state=STATE", &state);
    let outcome = other.finish(begun.into_pending(), &callback).await;
    login::of(&server, outcome)
}

/// RFC 9700 §4.4: the code of a tenant must not be sent to another tenant's token endpoint.
async fn of_another_tenant() -> String {
    static TENANTS: Provider = Provider {
        variables: &[Variable {
            name: "tenant",
            source: VariableSource::App,
            default: None,
            format: VariableFormat::Text,
            ..Variable::DEFAULT
        }],
        ..acme::PROVIDER_VALUE
    };
    static REGISTRATION: Registration = Registration {
        provider: &TENANTS,
        authorization_code: Some(AuthorizationCode {
            authorization_endpoint: "https://acme.example/{tenant}/authorize",
            grant: acme::GRANT,
            ..AuthorizationCode::DEFAULT
        }),
        ..acme::REGISTRATION_VALUE
    };
    let server = Server::answering(vec![Answer::json(200, GRANTED)]).await;
    let app_of = |tenant| {
        acme::builder_of(&REGISTRATION, &server)
            .variable("tenant", tenant)
            .build()
            .unwrap()
    };
    let begun = app_of("honest")
        .for_logins()
        .unwrap()
        .authorize::<Reading>();
    let state = find(&begun.url(), "state").unwrap();
    let callback = filled("?code=CODE&state=STATE", &state);
    let outcome = app_of("evil").finish(begun.into_pending(), &callback).await;
    login::of(&server, outcome)
}

async fn for_other_scopes() -> String {
    let (server, app) = granting().await;
    let begun = app.clone().for_logins().unwrap().authorize::<Reading>();
    let state = find(&begun.url(), "state").unwrap();
    let stored = serde_json::to_string(&begun.into_pending()).unwrap();
    let pending: Pending<Listing> = serde_json::from_str(&stored).unwrap();
    let outcome = app
        .finish(pending, &filled("?code=CODE&state=STATE", &state))
        .await;
    assert!(server.requests().is_empty());
    verdicts::of_error(&outcome.unwrap_err())
}
