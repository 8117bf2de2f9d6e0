//! Codes and PKCE (RFC 7636, RFC 9700 §4.5): a code of another login is rejected, and a code is
//! sent once, to one endpoint, with its verifier.

use std::collections::HashSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::login::{self, GRANTED, begin, filled};
use crate::markers;
use crate::suite::Theme;
use crate::support::{Answer, Request, Server, find};

pub(crate) async fn cases(theme: &mut Theme) {
    let refused = "OAuth invalid_grant";
    theme
        .case(
            "stolen from another login, with our state",
            refused,
            injected(),
        )
        .await;
    let name = "of a server that has forgotten the challenge, 200 logins";
    theme
        .case(
            name,
            "200 verifiers of 43 characters, none used twice",
            verifiers(),
        )
        .await;
    let name = "a server that repeats the verifier and the code";
    theme
        .case(name, "OAuth invalid_grant: [secret] [secret]", echoed())
        .await;
    let name = "a server that redirects the code";
    theme
        .case(
            name,
            "Redirect",
            one_answer(|| Answer::json(307, "").with("location", "https://evil.example")),
        )
        .await;
    let name = "a server that never answers, before a possible retry";
    theme
        .case(
            name,
            "Interrupted, ambiguous, retryable",
            one_answer(|| Answer::Hangup),
        )
        .await;
    let name = "a server that grants less than was asked for";
    theme
        .case(
            name,
            "less granted: read missing",
            one_answer(|| Answer::json(200, r#"{"access_token":"marker","scope":"list"}"#)),
        )
        .await;
    let name = "a server that grants more than was asked for";
    theme
        .case(
            name,
            "token without end, no refresh token, scopes read list admin",
            one_answer(|| {
                Answer::json(
                    200,
                    r#"{"access_token":"marker","scope":"read list admin"}"#,
                )
            }),
        )
        .await;
}

fn challenge_of(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()))
}

/// A server that stores the challenge of the victim's login with the code. The attacker injects the
/// code into their own login.
async fn injected() -> String {
    let nobody = Server::answering(vec![]).await;
    let victims = find(&begin(&login::app(&nobody)).url, "code_challenge").unwrap();
    let server = Server::start(move |request| {
        if challenge_of(&request.form("code_verifier").unwrap()) == victims {
            Answer::json(200, GRANTED)
        } else {
            Answer::json(400, r#"{"error":"invalid_grant"}"#)
        }
    })
    .await;
    let attackers = begin(&login::app(&server));
    login::of(
        &server,
        attackers
            .finish(|state| filled("?code=CODE&state=STATE", state))
            .await,
    )
}

async fn verifiers() -> String {
    let server = Server::answering(vec![Answer::json(200, GRANTED)]).await;
    let app = login::app(&server);
    for _ in 0..200 {
        let begun = begin(&app);
        let challenge = find(&begun.url, "code_challenge").unwrap();
        assert_eq!(
            find(&begun.url, "code_challenge_method").as_deref(),
            Some("S256")
        );
        begun
            .finish(|state| filled("?code=CODE&state=STATE", state))
            .await
            .unwrap();
        let sent = server
            .requests()
            .pop()
            .unwrap()
            .form("code_verifier")
            .unwrap();
        assert_eq!(challenge_of(&sent), challenge);
    }
    let verifier = |request: Request| request.form("code_verifier").unwrap();
    let verifiers: HashSet<String> = server.requests().into_iter().map(verifier).collect();
    // RFC 7636 §4.1.
    let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    assert!(
        verifiers
            .iter()
            .all(|verifier| verifier.len() == 43 && verifier.bytes().all(unreserved))
    );
    format!(
        "{} verifiers of 43 characters, none used twice",
        verifiers.len()
    )
}

async fn echoed() -> String {
    let server = Server::start(|request| {
        let verifier = request.form("code_verifier").unwrap();
        let code = markers::CODE;
        Answer::json(
            400,
            format!(r#"{{"error":"invalid_grant","error_description":"{verifier} {code}"}}"#),
        )
    })
    .await;
    let begun = begin(&login::app(&server));
    login::of(
        &server,
        begun
            .finish(|state| filled("?code=CODE&state=STATE", state))
            .await,
    )
}

/// The verdict on a login with this reply to the token request.
async fn one_answer(answer: impl Fn() -> Answer + Send + Sync + 'static) -> String {
    let server = Server::start(move |_| answer()).await;
    let begun = begin(&login::app(&server));
    login::of(
        &server,
        begun
            .finish(|state| filled("?code=CODE&state=STATE", state))
            .await,
    )
}
