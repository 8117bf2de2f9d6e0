//! The host names that the emulator accepts. Another site can make its own name resolve to this machine
//! (DNS rebinding), and could then read tokens and replies: requests with unknown names are rejected.

use hyper::header::{HOST, HeaderMap};
use hyper::{Uri, http::uri::Authority};

/// The names and addresses that are accepted.
pub(crate) struct Hosts {
    port: u16,
    /// Further names, with a port or for any port.
    allowed: Vec<String>,
}

impl Hosts {
    /// Accepts the names of this machine with `port`, and the allowed ones.
    pub(crate) fn new(port: u16, allowed: Vec<String>) -> Self {
        Self { port, allowed }
    }

    /// The port of this machine's names.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Whether a request names this emulator: in its `Host` header, and in its target where that
    /// contains a host (RFC 9112 §3.2.2).
    pub(crate) fn accept(&self, uri: &Uri, headers: &HeaderMap) -> bool {
        let mut named = headers.get_all(HOST).iter();
        let (Some(host), None) = (named.next(), named.next()) else {
            return false;
        };
        let host = host.to_str().ok().and_then(|host| host.parse().ok());
        host.is_some_and(|host| self.is_known(&host))
            && uri.authority().is_none_or(|target| self.is_known(target))
    }

    fn is_known(&self, authority: &Authority) -> bool {
        // A user name before the host is not part of it.
        if authority.as_str().contains('@') {
            return false;
        }
        let own = ["127.0.0.1", "localhost", "[::1]"];
        let is_own = own
            .iter()
            .any(|name| authority.host().eq_ignore_ascii_case(name))
            && authority.port_u16().unwrap_or(80) == self.port;
        let is_allowed = |name: &String| {
            name.eq_ignore_ascii_case(authority.as_str())
                || name.eq_ignore_ascii_case(authority.host())
        };
        is_own || self.allowed.iter().any(is_allowed)
    }
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;

    use super::*;

    fn accepts(target: &str, hosts: &[&str]) -> bool {
        let mut headers = HeaderMap::new();
        for host in hosts {
            headers.append(HOST, HeaderValue::from_str(host).unwrap());
        }
        let allowed = vec!["provider.test".to_owned(), "other.test:9000".to_owned()];
        Hosts::new(4000, allowed).accept(&target.parse().unwrap(), &headers)
    }

    #[test]
    fn loopback_names_and_allowed_names_are_accepted() {
        for host in [
            "127.0.0.1:4000",
            "localhost:4000",
            "LocalHost:4000",
            "[::1]:4000",
            "provider.test",
            "Provider.test:81",
            "other.test:9000",
        ] {
            assert!(accepts("/", &[host]), "{host}");
        }
        assert!(accepts("http://127.0.0.1:4000/", &["127.0.0.1:4000"]));
    }

    #[test]
    fn other_names_and_missing_ones_are_rejected() {
        for host in [
            "",
            "x",
            "evil.example:4000",
            "127.0.0.1",
            "127.0.0.1:4001",
            "localhost",
            "127.0.0.1.evil.example:4000",
            "127.0.0.1:4000@evil.example",
            "evil@127.0.0.1:4000",
            "other.test",
            "other.test:9001",
            "127.0.0.1:4000, x",
        ] {
            assert!(!accepts("/", &[host]), "{host}");
        }
        assert!(!accepts("/", &[]));
        assert!(!accepts("/", &["127.0.0.1:4000", "127.0.0.1:4000"]));
        assert!(!accepts("http://evil.example/", &["127.0.0.1:4000"]));
    }
}
