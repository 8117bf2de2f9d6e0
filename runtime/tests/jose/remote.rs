//! Published keys: fetched once, and again when they are too old or one is missing.

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
    key.sign_local([], []).unwrap()
}

#[tokio::test]
async fn concurrent_callers_share_one_key_fetch() {
    let answer = Answer::json(200, KEYS).after(Duration::from_millis(50));
    let server = Server::answering(vec![answer]).await;
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
async fn a_cancelled_caller_does_not_cancel_the_shared_fetch() {
    let answer = Answer::json(200, KEYS).after(Duration::from_millis(100));
    let server = Server::answering(vec![answer]).await;
    let keys = remote(&server);
    let token = token("ES256");
    let given_up = tokio::time::timeout(Duration::from_millis(20), keys.verify(&token, ACCEPTED));
    assert!(given_up.await.is_err());
    assert!(keys.verify(&token, ACCEPTED).await.is_ok());
    assert_eq!(server.requests().len(), 1);
}

/// The maximum number of consecutive fetches that tokens can cause. One more is reserved for an
/// outdated key set.
const BURST: usize = 4;

#[tokio::test]
async fn a_recently_rotated_key_is_fetched_with_another_key_id_the_same_one_or_none() {
    let unnamed = || SigningKey::generate(Algorithm::Es256).unwrap();
    for (old, new) in [
        (key("old"), key("new")),
        (key("same"), key("same")),
        (unnamed(), unnamed()),
        (key("named"), unnamed()),
    ] {
        let server = Server::answering(vec![published(&old), published(&new)]).await;
        let keys = remote(&server);
        assert!(keys.verify(&signed(&old), ACCEPTED).await.is_ok());
        assert!(keys.verify(&signed(&new), ACCEPTED).await.is_ok());
        assert!(keys.verify(&signed(&new), ACCEPTED).await.is_ok());
        assert_eq!(server.requests().len(), 2);
    }
}

#[tokio::test]
async fn forged_tokens_cause_a_few_fetches_and_then_one_a_minute() {
    let good = key("good");
    let forgeries: Vec<_> = (0..40)
        .map(|number| match number % 2 {
            0 => signed(&key(&format!("forged-{number}"))),
            _ => signed(&key("good")),
        })
        .collect();
    let server = Server::answering(vec![published(&good)]).await;
    let keys = remote(&server);
    for round in 0..3 {
        for (forgery, number) in forgeries.iter().zip(0..) {
            let error = keys.verify(forgery, ACCEPTED).await.unwrap_err();
            match number % 2 {
                0 => assert!(matches!(error, JoseError::KeyUnknown), "{error}"),
                _ => assert!(matches!(error, JoseError::Signature), "{error}"),
            }
        }
        assert!(keys.verify(&signed(&good), ACCEPTED).await.is_ok());
        assert_eq!(server.requests().len(), BURST + round);
        pass(Duration::from_secs(61)).await;
    }
}

#[tokio::test]
async fn concurrent_tokens_of_a_new_key_share_a_fetch() {
    let (old, new) = (key("same"), key("same"));
    let slow = published(&new).after(Duration::from_millis(50));
    let server = Server::answering(vec![published(&old), slow]).await;
    let keys = remote(&server);
    assert!(keys.verify(&signed(&old), ACCEPTED).await.is_ok());
    let waiting: Vec<_> = (0..20)
        .map(|_| {
            let (keys, token) = (keys.clone(), signed(&new));
            tokio::spawn(async move { keys.verify(&token, ACCEPTED).await.is_ok() })
        })
        .collect();
    for verified in waiting {
        assert!(verified.await.unwrap());
    }
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_wrong_signature_is_reported_even_if_refetching_the_keys_fails() {
    let (old, new) = (key("same"), key("same"));
    let server = Server::answering(vec![published(&old), Answer::json(503, "{}")]).await;
    let keys = remote(&server);
    assert!(keys.verify(&signed(&old), ACCEPTED).await.is_ok());
    let error = keys.verify(&signed(&new), ACCEPTED).await.unwrap_err();
    assert!(matches!(error, JoseError::Signature), "{error}");
    // The server may have an unknown key, so the error is temporary.
    let error = keys.verify(&signed(&key("x")), ACCEPTED).await.unwrap_err();
    assert!(matches!(error, JoseError::FetchStatus(503)), "{error}");
    assert!(keys.verify(&signed(&old), ACCEPTED).await.is_ok());
}

#[tokio::test]
async fn a_withdrawn_key_is_dropped_within_an_hour() {
    let (old, new) = (key("old"), key("new"));
    let server = Server::answering(vec![published(&old), published(&new)]).await;
    let keys = remote(&server);
    assert!(keys.verify(&signed(&old), ACCEPTED).await.is_ok());
    pass(Duration::from_secs(3601)).await;
    let error = keys.verify(&signed(&old), ACCEPTED).await.unwrap_err();
    assert!(matches!(error, JoseError::KeyUnknown));
}

#[tokio::test]
async fn a_failed_fetch_is_reported_and_repeated_within_the_budget_alone() {
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
        let mut answers = vec![answer.clone(); 5];
        answers.push(Answer::json(200, KEYS));
        let server = Server::answering(answers).await;
        let keys = remote(&server);
        for _ in 0..20 {
            let error = keys.verify(&token("ES256"), ACCEPTED).await.unwrap_err();
            assert_eq!(error.is_retryable(), is_retryable, "{answer:?}: {error}");
        }
        assert_eq!(server.requests().len(), 5);
        pass(Duration::from_secs(61)).await;
        assert!(keys.verify(&token("ES256"), ACCEPTED).await.is_ok());
    }
}

#[tokio::test]
async fn no_keys_are_fetched_for_an_unacceptable_token() {
    let server = Server::answering(vec![Answer::json(200, KEYS)]).await;
    let keys = remote(&server);
    for token in [String::new(), token("RS256"), token("HS256")] {
        assert!(keys.verify(&token, ACCEPTED).await.is_err());
    }
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn keys_are_fetched_only_by_https_or_from_loopback() {
    assert!(RemoteKeySet::new("no url", None).is_err());
    assert!(RemoteKeySet::new("https://keys.example/jwks.json", None).is_ok());
}

#[tokio::test]
async fn plain_http_to_another_machine_is_not_sent() {
    let keys = RemoteKeySet::new("http://keys.example/jwks.json", None).unwrap();
    let error = keys.verify(&token("ES256"), ACCEPTED).await.unwrap_err();
    assert!(matches!(error, JoseError::Fetch(_)));
}

/// Advances the time, except for sockets.
async fn pass(time: Duration) {
    tokio::time::pause();
    tokio::time::advance(time).await;
    tokio::time::resume();
}
