//! The nonces that servers require in proofs (RFC 9449 §8, §9). Each server has its own, and the latest
//! one is used (§8.2).

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use reqwest::header::HeaderMap;
use url::Url;

/// The header that supplies a nonce (§8.1).
const HEADER: &str = "dpop-nonce";

/// The maximum length of a stored nonce: it is part of every proof.
const MAX_LENGTH: usize = 512;

/// The maximum number of servers whose nonces are stored.
const MAX_SERVERS: usize = 64;

/// The latest nonce of each server.
#[derive(Default)]
pub(crate) struct Nonces(Mutex<BTreeMap<String, String>>);

impl Nonces {
    /// Returns the nonce for a request to `url`.
    pub(crate) fn of(&self, url: &Url) -> Option<String> {
        self.lock().get(&origin(url)).cloned()
    }

    /// Stores the nonce of a reply from `url`, if it has one.
    pub(crate) fn note(&self, url: &Url, headers: &HeaderMap) {
        let Some(nonce) = named_in(headers) else {
            return;
        };
        let (mut nonces, origin) = (self.lock(), origin(url));
        if nonces.len() < MAX_SERVERS || nonces.contains_key(&origin) {
            nonces.insert(origin, nonce.to_owned());
        }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the nonce in a reply, if there is exactly one and its characters are valid (§8.1).
pub(super) fn named_in(headers: &HeaderMap) -> Option<&str> {
    let mut named = headers.get_all(HEADER).iter();
    let nonce = named.next()?.to_str().ok()?;
    let is_well_formed = !nonce.is_empty()
        && nonce.len() <= MAX_LENGTH
        && nonce
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\');
    (is_well_formed && named.next().is_none()).then_some(nonce)
}

fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// Shows only the servers.
impl fmt::Debug for Nonces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.lock().keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;

    use super::*;

    fn headers(values: &[&'static str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(HEADER, HeaderValue::from_static(value));
        }
        headers
    }

    #[test]
    fn each_server_has_its_own_latest_nonce() {
        let nonces = Nonces::default();
        let [server, other] =
            ["https://a.example/token", "https://b.example/x"].map(|url| Url::parse(url).unwrap());
        nonces.note(&server, &headers(&["one"]));
        nonces.note(&server, &headers(&["two"]));
        nonces.note(&server, &headers(&[]));
        assert_eq!(nonces.of(&server).as_deref(), Some("two"));
        assert_eq!(nonces.of(&other), None);
    }

    #[test]
    fn an_invalid_nonce_is_ignored() {
        let long: &'static str = Box::leak("n".repeat(513).into_boxed_str());
        for values in [&[""][..], &["a b"], &["a\"b"], &["a", "b"], &[long]] {
            assert_eq!(named_in(&headers(values)), None, "{values:?}");
        }
    }

    #[test]
    fn the_number_of_servers_is_limited() {
        let nonces = Nonces::default();
        for number in 0..=MAX_SERVERS {
            let url = Url::parse(&format!("https://s{number}.example/")).unwrap();
            nonces.note(&url, &headers(&["n"]));
        }
        assert_eq!(nonces.lock().len(), MAX_SERVERS);
    }
}
