//! Signed tokens, with keys and tokens of other implementations and a key server.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot set up has failed"
)]

#[path = "../support/mod.rs"]
mod support;

mod encrypted;
mod external;
mod remote;
mod signing;
mod tampering;

use licit_runtime::Secret;
use licit_runtime::jose::{Algorithm, KeySet};
use licit_runtime::serde_json::{Value, from_str};

/// The HMAC secret of `vectors/make.py`.
const SECRET: &str = "a secret for tests, shared by both sides";
const KEYS: &str = include_str!("vectors/keys.json");
const PRIVATE: &str = include_str!("vectors/private.json");
const TOKENS: &str = include_str!("vectors/tokens.json");

fn keys() -> KeySet {
    KeySet::parse(KEYS.as_bytes()).unwrap()
}

fn token(name: &str) -> String {
    let tokens: Value = from_str(TOKENS).unwrap();
    tokens.get(name).and_then(Value::as_str).unwrap().to_owned()
}

fn keys_for(algorithm: Algorithm) -> KeySet {
    if algorithm.is_symmetric() {
        KeySet::from_secret(&Secret::new(SECRET))
    } else {
        keys()
    }
}
