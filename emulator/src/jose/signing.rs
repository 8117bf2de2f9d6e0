//! The keys that the provider signs with, and the forgeries that tests plan.

use std::collections::VecDeque;
use std::io;

use licit_format::resolve::Provider;
use serde_json::{Map, Value};

use super::key::{self, Key};

/// How the next token that the provider signs is forged.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Forgery {
    /// Replaces a claim; null removes it.
    Claim(String, Value),
    /// Sets another type in the header (`typ`, RFC 7515 §4.1.9).
    Type(String),
    /// Removes the signature (`"alg": "none"`).
    Unsigned,
    /// Signs with the provider's public key as an `HS256` secret.
    PublicKeyAsSecret,
    /// Signs with a key that the provider does not publish.
    UnknownKey,
    /// Signs with another key, but the key identifier of the provider's key.
    ForeignKey,
}

impl Forgery {
    /// Replaces a claim; null removes it.
    pub fn claim(name: &str, value: impl Into<Value>) -> Self {
        Self::Claim(name.to_owned(), value.into())
    }
}

/// The provider's keys, and the planned forgeries.
pub(crate) struct Signing {
    /// The algorithms of the provider's keys.
    algorithms: Vec<String>,
    /// `None` until a key is needed: an RSA key takes much longer than the rest of the start.
    keys: Option<Vec<Key>>,
    forgeries: VecDeque<Forgery>,
}

impl Signing {
    /// One key for each algorithm of the provider.
    pub(crate) fn new(provider: &Provider) -> Self {
        Self {
            algorithms: algorithms(provider),
            keys: None,
            forgeries: VecDeque::new(),
        }
    }

    /// Replaces the keys.
    pub(crate) fn rotate(&mut self) -> io::Result<()> {
        self.keys = Some(fresh(&self.algorithms)?);
        Ok(())
    }

    /// The key pairs, generated on first use. Without random numbers there are none, and clients reject what is
    /// signed.
    fn key_pairs(&mut self) -> &[Key] {
        let algorithms = &self.algorithms;
        self.keys
            .get_or_insert_with(|| fresh(algorithms).unwrap_or_default())
    }

    /// Plans a forgery after those that are already planned.
    pub(crate) fn forge(&mut self, forgery: Forgery) {
        self.forgeries.push_back(forgery);
    }

    /// The public halves of the keys.
    pub(crate) fn keys(&mut self) -> Vec<Value> {
        self.key_pairs().iter().map(Key::jwk).collect()
    }

    /// Applies the next planned forgery to `claims` if it changes a claim.
    pub(crate) fn changed(&mut self, mut claims: Map<String, Value>) -> Map<String, Value> {
        if let Some(Forgery::Claim(..)) = self.forgeries.front()
            && let Some(Forgery::Claim(name, value)) = self.forgeries.pop_front()
        {
            if value.is_null() {
                claims.remove(&name);
            } else {
                claims.insert(name, value);
            }
        }
        claims
    }

    /// Signs claims by one of `algorithms`, for a client with this secret, with a type in the header.
    pub(crate) fn sign(
        &mut self,
        algorithms: &[String],
        secret: Option<&str>,
        kind: Option<&str>,
        mut claims: Map<String, Value>,
    ) -> String {
        while let Some(Forgery::Claim(..)) = self.forgeries.front() {
            claims = self.changed(claims);
        }
        let claims = Value::Object(claims);
        let name = algorithm(algorithms);
        let forgery = self.forgeries.pop_front();
        let key = self.key_pairs().iter().find(|key| key.algorithm() == name);
        let signed = match (forgery, key) {
            (Some(Forgery::Unsigned), _) => Ok(key::unsigned(&claims)),
            (Some(Forgery::PublicKeyAsSecret), Some(key)) => {
                Ok(key::sign_with(&key.jwk().to_string(), &claims))
            }
            (Some(Forgery::UnknownKey), _) => Key::for_one_of(&[name.to_owned()])
                .and_then(|other| other.sign_as(other.jwk().get("kid"), kind, &claims)),
            (Some(Forgery::ForeignKey), Some(key)) => Key::for_one_of(&[name.to_owned()])
                .and_then(|other| other.sign_as(key.jwk().get("kid"), kind, &claims)),
            (Some(Forgery::Type(kind)), Some(key)) => {
                key.sign_as(key.jwk().get("kid"), Some(&kind), &claims)
            }
            (_, Some(key)) => key.sign_as(key.jwk().get("kid"), kind, &claims),
            (_, None) => Ok(key::sign_with(secret.unwrap_or_default(), &claims)),
        };
        // Without a signature, clients reject it.
        signed.unwrap_or_default()
    }
}

/// The algorithms of the keys that a provider needs.
fn algorithms(provider: &Provider) -> Vec<String> {
    let openid = provider.table.openid.iter();
    let of_users = openid.flat_map(|openid| [&openid.algorithms, &openid.userinfo_algorithms]);
    let registrations = provider.registrations.iter();
    let responses = registrations.filter_map(|registration| {
        Some(
            &registration
                .table
                .authorization_code
                .as_ref()?
                .signed_response,
        )
    });
    let introspection = provider.registrations.iter();
    let introspection = introspection.map(|known| &known.table.introspection_algorithms);
    let mut names: Vec<&str> = of_users
        .chain(responses)
        .chain(introspection)
        .filter(|algorithms| !algorithms.is_empty())
        .map(|algorithms| algorithm(algorithms))
        .filter(|name| !is_symmetric(name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(str::to_owned).collect()
}

fn fresh(algorithms: &[String]) -> io::Result<Vec<Key>> {
    let keys = algorithms.iter();
    let keys = keys.map(|name| Key::for_one_of(std::slice::from_ref(name)));
    keys.collect()
}

/// The algorithm of `algorithms` that the provider signs with.
pub(crate) fn algorithm(algorithms: &[String]) -> &str {
    let by_key = Key::ALGORITHMS.into_iter();
    let by_key = by_key.filter(|known| algorithms.iter().any(|name| name == known));
    let by_secret = algorithms.iter().map(String::as_str);
    let mut names = by_key.chain(by_secret.filter(|name| is_symmetric(name)));
    names.next().unwrap_or("ES256")
}

fn is_symmetric(algorithm: &str) -> bool {
    algorithm.starts_with("HS")
}
