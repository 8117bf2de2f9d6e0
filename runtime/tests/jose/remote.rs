//! Keys that a server publishes: fetched once, and again when they are old or one is missing.

use std::time::Duration;

use licit_runtime::jose::{Algorithm, JoseError, RemoteKeySet, SigningKey};
use licit_runtime::serde_json::json;

use crate::support::{Answer, Server};
use crate::{KEYS, token};

const ACCEPTED: &[Algorithm] = &[Algorithm::Es256];

fn remote(server: &Server) -> RemoteKeySet {
    RemoteKeySet::new(&format!("{}/jwks.json", server.origin()), None).unwrap()
}

fn published(key: &SigningKey) -> Answer {
    Answer::json(200, json!({ "keys": [key.public_jwk()] }).to_string())
}

fn key(id: &str) -> SigningKey {
    SigningKey::generate(Algorithm::Es256)
        .unwrap()
        .with_key_id(id)
}

fn signed(key: &SigningKey) -> String {
    key.sign([], []).unwrap()
}

#[tokio::test]
async fn keys_are_fetched_once_however_many_wait() {
    let answer = Answer::json(200, KEYS).after(Duration::from_millis(50));
    let server = Server::telling(vec![answer]).await;
    let keys = remote(&server);
    let token = token("ES256");
    let waiting: Vec<_> = (0..20)
        .map(|_| {
            let (keys, token) = (keys.clone(), token.clone());
            tokio::spawn(async move { keys.verify(&token, ACCEPTED).await.is_ok() })
        })
        .collect();
    for verified in waiting {
        assert!(verified.await.unwrap());
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_caller_who_gives_up_leaves_the_fetch_to_the_others() {
    let answer = Answer::json(200, KEYS).after(Duration::from_millis(100));
    let server = Server::telling(vec![answer]).await;
    let keys = remote(&server);
    let token = token("ES256");
    let given_up = tokio::time::timeout(Duration::from_millis(20), keys.verify(&token, ACCEPTED));
    assert!(given_up.await.is_err());
    assert!(keys.verify(&token, ACCEPTED).await.is_ok());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn an_unknown_key_is_looked_for_once_and_then_after_a_minute() {
    let (old, new) = (key("old"), key("new"));
    let server = Server::telling(vec![published(&old), published(&new)]).await;
    let keys = remote(&server);
    assert!(keys.verify(&signed(&old), ACCEPTED).await.is_ok());

    let error = keys.verify(&signed(&new), ACCEPTED).await.unwrap_err();
    assert!(matches!(error, JoseError::KeyUnknown) && error.is_retryable());
    assert_eq!(server.requests().len(), 1, "too soon to ask again");

    pass(Duration::from_secs(61)).await;
    assert!(keys.verify(&signed(&new), ACCEPTED).await.is_ok());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_key_that_was_withdrawn_goes_within_the_hour() {
    let (old, new) = (key("old"), key("new"));
    let server = Server::telling(vec![published(&old), published(&new)]).await;
    let keys = remote(&server);
    assert!(keys.verify(&signed(&old), ACCEPTED).await.is_ok());
    pass(Duration::from_secs(3601)).await;
    let error = keys.verify(&signed(&old), ACCEPTED).await.unwrap_err();
    assert!(matches!(error, JoseError::KeyUnknown));
}

#[tokio::test]
async fn a_failure_is_told_and_not_repeated_for_a_minute() {
    for (answer, is_retryable) in [
        (Answer::json(503, "{}"), true),
        (Answer::json(404, "{}"), false),
        (Answer::json(200, "<html>"), false),
        (
            Answer::json(301, "").with("location", "https://evil.example/"),
            false,
        ),
        (Answer::json(200, " ".repeat(300 * 1024)), false),
        (Answer::Hangup, true),
    ] {
        let server = Server::telling(vec![answer.clone(), Answer::json(200, KEYS)]).await;
        let keys = remote(&server);
        for _ in 0..3 {
            let error = keys.verify(&token("ES256"), ACCEPTED).await.unwrap_err();
            assert_eq!(error.is_retryable(), is_retryable, "{answer:?}: {error}");
        }
        assert_eq!(server.requests().len(), 1);
        pass(Duration::from_secs(61)).await;
        assert!(keys.verify(&token("ES256"), ACCEPTED).await.is_ok());
    }
}

#[tokio::test]
async fn nothing_is_fetched_for_what_is_no_acceptable_token() {
    let server = Server::telling(vec![Answer::json(200, KEYS)]).await;
    let keys = remote(&server);
    for token in [String::new(), token("RS256"), token("HS256")] {
        assert!(keys.verify(&token, ACCEPTED).await.is_err());
    }
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn keys_come_over_https_or_from_this_machine() {
    assert!(RemoteKeySet::new("no url", None).is_err());
    assert!(RemoteKeySet::new("https://keys.example/jwks.json", None).is_ok());
}

#[tokio::test]
async fn plain_http_to_another_machine_is_not_sent() {
    let keys = RemoteKeySet::new("http://keys.example/jwks.json", None).unwrap();
    let error = keys.verify(&token("ES256"), ACCEPTED).await.unwrap_err();
    assert!(matches!(error, JoseError::Fetch(_)));
}

/// Time passes, but not for sockets.
async fn pass(time: Duration) {
    tokio::time::pause();
    tokio::time::advance(time).await;
    tokio::time::resume();
}
