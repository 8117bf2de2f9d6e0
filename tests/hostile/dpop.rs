//! DPoP (RFC 9449) with hostile servers: unbound tokens where bound ones are required, and endless
//! nonces.

use licit_runtime::tables::{ActsAs, Dpop, Grant, Operation, Provider, Registration};
use licit_runtime::token::Application as ForItself;
use licit_runtime::{Client, Error, Json};

use crate::acme::{self, Listing};
use crate::login;
use crate::suite::Theme;
use crate::support::{Answer, Server};
use crate::{verdict, witness};

static REQUIRED: Registration = registration(&Provider {
    dpop: Some(Dpop {
        required: true,
        ..Dpop::DEFAULT
    }),
    ..acme::PROVIDER_VALUE
});
static WELCOME: Registration = registration(&Provider {
    dpop: Some(Dpop::DEFAULT),
    ..acme::PROVIDER_VALUE
});
static UNKNOWN: Registration = registration(&acme::PROVIDER);

const fn registration(provider: &'static Provider) -> Registration {
    Registration {
        client_credentials: Some(Grant {
            token_endpoint: acme::TOKEN,
            acts_as: ActsAs::App,
            ..Grant::DEFAULT
        }),
        ..Registration::of(provider)
    }
}

static LIST: Operation = Operation {
    name: "list",
    path: "list",
    ..Operation::DEFAULT
};

const BOUND: &str = r#"{"access_token":"marker-1","token_type":"DPoP","expires_in":3600}"#;
const BEARER: &str = r#"{"access_token":"marker-1","token_type":"Bearer","expires_in":3600}"#;
const UNTYPED: &str = r#"{"access_token":"marker-1","expires_in":3600}"#;
const TOKEN_TYPE: &str = "no token reply: TokenType after 1";

/// A server that requires a nonce.
fn nonce_required(nonce: &str) -> Answer {
    Answer::json(400, r#"{"error":"use_dpop_nonce"}"#).with("dpop-nonce", nonce)
}

#[allow(clippy::too_many_lines, reason = "a table of cases")]
pub(crate) async fn cases(theme: &mut Theme) {
    let json = |body| vec![Answer::json(200, body)];
    let token =
        |requests| format!("token for 60 min, no refresh token, scopes list after {requests}");
    for (name, expected, registration, answers) in [
        (
            "a bound token where it must be one",
            token(1),
            &REQUIRED,
            json(BOUND),
        ),
        (
            "a Bearer token where it must be bound",
            TOKEN_TYPE.to_owned(),
            &REQUIRED,
            json(BEARER),
        ),
        (
            "a token of no type where it must be bound",
            TOKEN_TYPE.to_owned(),
            &REQUIRED,
            json(UNTYPED),
        ),
        (
            "a Bearer token where it may be bound",
            token(1),
            &WELCOME,
            json(BEARER),
        ),
        (
            "an unrequested bound token",
            TOKEN_TYPE.to_owned(),
            &UNKNOWN,
            json(BOUND),
        ),
        (
            "a nonce required once",
            token(2),
            &REQUIRED,
            vec![nonce_required("n-1"), Answer::json(200, BOUND)],
        ),
        (
            "a nonce required every time",
            "OAuth use_dpop_nonce after 2".to_owned(),
            &REQUIRED,
            vec![nonce_required("n-1")],
        ),
        (
            "a nonce required but not sent",
            "OAuth use_dpop_nonce after 1".to_owned(),
            &REQUIRED,
            vec![Answer::json(400, r#"{"error":"use_dpop_nonce"}"#)],
        ),
        (
            "a nonce that is empty",
            "OAuth use_dpop_nonce after 1".to_owned(),
            &REQUIRED,
            vec![nonce_required("")],
        ),
        (
            "a nonce with a space",
            "OAuth use_dpop_nonce after 1".to_owned(),
            &REQUIRED,
            vec![nonce_required("a b")],
        ),
        (
            "a nonce of 60 KB",
            "OAuth use_dpop_nonce after 1".to_owned(),
            &REQUIRED,
            vec![nonce_required(&"n".repeat(60_000))],
        ),
        (
            "a nonce required without DPoP",
            "OAuth use_dpop_nonce after 1".to_owned(),
            &UNKNOWN,
            vec![nonce_required("n-1")],
        ),
    ] {
        theme
            .case(name, expected, asked(registration, answers))
            .await;
    }
    let name = "an API that requires a nonce every time";
    theme
        .case(name, "undocumented error 401 after 3", called())
        .await;
}

async fn asked(registration: &'static Registration, answers: Vec<Answer>) -> String {
    let server = Server::answering(answers).await;
    let app = login::app_of(registration, &server);
    let outcome = app.client_credentials::<Listing, ForItself>().await;
    witness::saw(&(&app, &outcome));
    let what = match outcome {
        Ok(tokens) => verdict::of_tokens(&tokens.to_stored()),
        Err(error) => verdict::of_error(&error),
    };
    let requests = server.requests();
    // Each request has a new proof (RFC 9449 §4.2).
    let proofs = requests.iter().filter_map(|request| request.header("dpop"));
    let proofs: std::collections::HashSet<&str> = proofs.collect();
    assert!(proofs.is_empty() || proofs.len() == requests.len());
    format!("{what} after {}", requests.len())
}

async fn called() -> String {
    let always = Answer::json(401, "{}")
        .with("dpop-nonce", "n-1")
        .with("www-authenticate", r#"DPoP error="use_dpop_nonce""#);
    let server = Server::answering(vec![Answer::json(200, BOUND), always]).await;
    let app = login::app_of(&REQUIRED, &server);
    let tokens = app
        .client_credentials::<Listing, ForItself>()
        .await
        .unwrap();
    let client = Client::new(&app, tokens);
    let outcome = client.call(&LIST).request::<Json, Error>().send().await;
    witness::saw(&client);
    let what = verdict::of_error(&outcome.unwrap_err());
    format!("{what} after {}", server.requests().len())
}
