//! The hosts that a request may be sent to. A URL from an untrusted document must not lead to a
//! machine that only this one can reach (RFC 9728 §7.7, server-side request forgery).

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

/// The hosts that requests may be sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Reach {
    /// All, because the application or its spec chose them.
    #[default]
    Anywhere,
    /// Those with a public address.
    Public,
}

/// Domains of private networks (RFC 6761 §6, RFC 6762 §3, RFC 8375, RFC 9476, ICANN's `internal`).
const PRIVATE: [&str; 8] = [
    "alt",
    "home.arpa",
    "internal",
    "invalid",
    "local",
    "localdomain",
    "localhost",
    "onion",
];

impl Reach {
    /// Returns whether a request may be sent to `url`, as far as its text shows.
    pub(crate) fn includes(self, url: &Url) -> bool {
        self == Self::Anywhere || is_public(url)
    }
}

/// Returns whether the host of a URL is a public address, or a name that may have one. URL parsing has
/// already decoded unusual forms of addresses, such as `0x7f.1`.
pub(crate) fn is_public(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => is_public_address(address.into()),
        Some(Host::Ipv6(address)) => is_public_address(address.into()),
        Some(Host::Domain(name)) => {
            let name = name.strip_suffix('.').unwrap_or(name);
            let is_under = |domain: &&str| {
                let rest = name.strip_suffix(*domain);
                rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            };
            // A name of one label is completed by the machine's search list.
            name.contains('.') && !PRIVATE.iter().any(is_under)
        }
        None => false,
    }
}

/// Returns whether an address is globally reachable (RFC 6890 and IANA's registries of special-purpose
/// addresses).
fn is_public_address(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_special = match (a, b, c) {
        // This network, private networks, loopback; multicast and reserved addresses.
        (0 | 10 | 127 | 224.., _, _)
        // Link-local addresses, which serve cloud metadata; private networks.
        | (169, 254, _) | (192, 168, _)
        // Protocol assignments, documentation, 6to4 relays.
        | (192, 0, 0 | 2) | (192, 88, 99) | (198, 51, 100) | (203, 0, 113) => true,
        (100, b, _) => (64..128).contains(&b),
        (172, b, _) => (16..32).contains(&b),
        (198, b, _) => b == 18 || b == 19,
        _ => false,
    };
    !is_special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(embedded) = address.to_ipv4_mapped() {
        return is_public_v4(embedded);
    }
    match address.segments() {
        // NAT64 (RFC 6052), which reaches the embedded address.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => is_public_v4(joined(high, low)),
        // Protocol assignments, among them Teredo; 6to4; documentation.
        [0x2001, second, ..] if second < 0x200 || second == 0xdb8 => false,
        [0x2002, ..] => false,
        [0x3fff, second, ..] if second < 0x1000 => false,
        // Global unicast.
        [first, ..] => (0x2000..0x4000).contains(&first),
    }
}

fn joined(high: u16, low: u16) -> Ipv4Addr {
    Ipv4Addr::from(u32::from(high) << 16 | u32::from(low))
}

/// Resolves names to public addresses only. `reqwest` connects to the addresses that were checked, so
/// that a name cannot have another address afterwards (DNS rebinding).
pub(super) struct PublicNames;

impl Resolve for PublicNames {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            Ok(Box::new(only_public(found)?.into_iter()) as Addrs)
        })
    }
}

fn only_public(found: impl Iterator<Item = SocketAddr>) -> Result<Vec<SocketAddr>, NotPublic> {
    let public: Vec<_> = found
        .filter(|address| is_public_address(address.ip()))
        .collect();
    if public.is_empty() {
        return Err(NotPublic);
    }
    Ok(public)
}

/// A name has no public address.
#[derive(Debug)]
pub(super) struct NotPublic;

impl fmt::Display for NotPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name has no public address")
    }
}

impl std::error::Error for NotPublic {}

/// Returns whether a connection failed because the name has no public address.
pub(super) fn is_not_public(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        if error.is::<NotPublic>() {
            return true;
        }
        next = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn is_public(url: &str) -> bool {
        super::is_public(&Url::parse(url).unwrap())
    }

    #[test]
    fn special_addresses_are_not_public() {
        for url in [
            "https://0.0.0.0/",
            "https://10.0.0.1/",
            "https://100.64.0.1/",
            "https://127.0.0.1/",
            "https://127.1/",
            "https://0x7f.1/",
            "https://2130706433/",
            "https://169.254.169.254/latest/meta-data/",
            "https://172.16.0.1/",
            "https://172.31.255.255/",
            "https://192.0.0.1/",
            "https://192.168.1.1/",
            "https://198.18.0.1/",
            "https://203.0.113.1/",
            "https://224.0.0.1/",
            "https://255.255.255.255/",
            "https://[::]/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[::ffff:a00:1]/",
            "https://[64:ff9b::a00:1]/",
            "https://[64:ff9b:1::1]/",
            "https://[2001:0:4136:e378::1]/",
            "https://[2001:db8::1]/",
            "https://[2002:a00:1::1]/",
            "https://[fc00::1]/",
            "https://[fd12:3456::1]/",
            "https://[fe80::1]/",
            "https://[fec0::1]/",
            "https://[ff02::1]/",
        ] {
            assert!(!is_public(url), "{url}");
        }
        for url in [
            "https://1.1.1.1/",
            "https://172.32.0.1/",
            "https://100.128.0.1/",
            "https://192.0.1.1/",
            "https://198.20.0.1/",
            "https://[2606:4700::1111]/",
            "https://[2001:4860:4860::8888]/",
            "https://[::ffff:1.1.1.1]/",
            "https://[64:ff9b::101:101]/",
        ] {
            assert!(is_public(url), "{url}");
        }
    }

    #[test]
    fn names_of_private_networks_are_not_public() {
        for url in [
            "https://localhost/",
            "https://LOCALHOST./",
            "https://db.localhost/",
            "https://printer.local/",
            "https://metadata.google.internal/",
            "https://router.home.arpa/",
            "https://intranet/",
            "https://intranet./",
        ] {
            assert!(!is_public(url), "{url}");
        }
        for url in [
            "https://auth.example.com/",
            "https://auth.example.com./",
            "https://localhost.example.com/",
            "https://mylocal.example/",
        ] {
            assert!(is_public(url), "{url}");
        }
    }

    #[test]
    fn private_addresses_of_a_name_are_removed() {
        let addresses = |texts: &[&str]| -> Vec<SocketAddr> {
            let parsed = texts.iter().map(|text| text.parse().unwrap());
            parsed.collect()
        };
        let mixed = addresses(&["10.0.0.1:0", "1.1.1.1:0", "[::1]:0"]);
        assert_eq!(
            only_public(mixed.into_iter()).unwrap(),
            addresses(&["1.1.1.1:0"])
        );
        let private = addresses(&["127.0.0.1:0", "[fe80::1]:0"]);
        assert!(only_public(private.into_iter()).is_err());
    }

    #[tokio::test]
    async fn a_client_does_not_connect_to_a_name_with_a_private_address() {
        let client = reqwest::Client::builder()
            .no_proxy()
            .dns_resolver(Arc::new(PublicNames))
            .build()
            .unwrap();
        let error = client.get("http://localhost:9/").send().await.unwrap_err();
        assert!(is_not_public(&error), "{error:?}");
    }
}
