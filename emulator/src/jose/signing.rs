//! What the provider signs for applications: ID tokens, what is told of the user, authorization
//! responses. And how somebody would sign who is not the provider: for tests of those who verify.

use std::collections::VecDeque;
use std::io;

use licit_format::resolve::Provider;
use serde_json::{Map, Value, json};

use crate::core::failure::Endpoint;
use crate::core::server::Server;
use crate::core::state::State;
use crate::http::reply::Reply;
use crate::jose::{self, Key};
use crate::refusal::Place;

/// How the next thing that the provider signs is not what it should be.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Forgery {
    /// A claim is another; null leaves it out.
    Claim(String, Value),
    /// It is not signed, and says so (`"alg": "none"`).
    Unsigned,
    /// It is signed as if the provider's public key were a secret (`HS256`).
    PublicKeyAsSecret,
    /// It is signed with a key that the provider does not publish.
    UnknownKey,
    /// It is signed with another key, under the name of the provider's.
    ForeignKey,
}

impl Forgery {
    /// A claim that is another; null leaves it out.
    pub fn claim(name: &str, value: impl Into<Value>) -> Self {
        Self::Claim(name.to_owned(), value.into())
    }
}

/// The provider's keys, and what is to be forged.
pub(crate) struct Signing {
    keys: Vec<Key>,
    forgeries: VecDeque<Forgery>,
}

impl Signing {
    /// Fresh keys: one for each way in which the provider signs.
    pub(crate) fn new(provider: &Provider) -> io::Result<Self> {
        Ok(Self {
            keys: fresh(provider)?,
            forgeries: VecDeque::new(),
        })
    }

    /// Other keys from now on.
    pub(crate) fn rotate(&mut self, provider: &Provider) -> io::Result<()> {
        self.keys = fresh(provider)?;
        Ok(())
    }

    /// Forges something, after what is to be forged already.
    pub(crate) fn forge(&mut self, forgery: Forgery) {
        self.forgeries.push_back(forgery);
    }
}

fn fresh(provider: &Provider) -> io::Result<Vec<Key>> {
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
    let mut names: Vec<&str> = of_users
        .chain(responses)
        .filter(|algorithms| !algorithms.is_empty())
        .map(|algorithms| algorithm(algorithms))
        .filter(|name| !is_symmetric(name))
        .collect();
    names.sort_unstable();
    names.dedup();
    let keys = names
        .into_iter()
        .map(|name| Key::for_one_of(&[name.to_owned()]));
    keys.collect()
}

/// The one of some algorithms that the provider signs with.
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

/// Answers who asks for the keys.
pub(crate) fn answer(server: &Server) -> Reply {
    match server.planned(Place::Api, &Endpoint::Keys) {
        Some(reply) => reply,
        None => Reply::json(200, &json!({ "keys": keys(server) })),
    }
}

/// The public halves of the keys.
pub(crate) fn keys(server: &Server) -> Vec<Value> {
    server.state().signing.keys.iter().map(Key::jwk).collect()
}

/// Claims as they are said next: forged, if a claim is to be.
pub(crate) fn changed(state: &mut State, mut claims: Map<String, Value>) -> Map<String, Value> {
    if let Some(Forgery::Claim(..)) = state.signing.forgeries.front()
        && let Some(Forgery::Claim(name, value)) = state.signing.forgeries.pop_front()
    {
        if value.is_null() {
            claims.remove(&name);
        } else {
            claims.insert(name, value);
        }
    }
    claims
}

/// Signs claims in one of some ways, for the application of a registration.
pub(crate) fn sign(
    server: &Server,
    state: &mut State,
    registration: usize,
    algorithms: &[String],
    claims: Map<String, Value>,
) -> String {
    let mut claims = claims;
    while let Some(Forgery::Claim(..)) = state.signing.forgeries.front() {
        claims = changed(state, claims);
    }
    let claims = Value::Object(claims);
    let name = algorithm(algorithms);
    let client = server.clients.get(registration);
    let secret = client.and_then(|client| client.credentials.client_secret.as_deref());
    let key = state
        .signing
        .keys
        .iter()
        .find(|key| key.algorithm() == name);
    let forgery = state.signing.forgeries.pop_front();
    let signed = match (forgery, key) {
        (Some(Forgery::Unsigned), _) => Ok(jose::unsigned(&claims)),
        (Some(Forgery::PublicKeyAsSecret), Some(key)) => {
            Ok(jose::sign_with(&key.jwk().to_string(), &claims))
        }
        (Some(Forgery::UnknownKey), _) => {
            Key::for_one_of(&[name.to_owned()]).and_then(|other| other.sign(&claims))
        }
        (Some(Forgery::ForeignKey), Some(key)) => Key::for_one_of(&[name.to_owned()])
            .and_then(|other| other.sign_as(key.jwk().get("kid"), &claims)),
        (_, Some(key)) => key.sign(&claims),
        (_, None) => Ok(jose::sign_with(secret.unwrap_or_default(), &claims)),
    };
    // A machine that cannot sign gives what nobody believes.
    signed.unwrap_or_default()
}
