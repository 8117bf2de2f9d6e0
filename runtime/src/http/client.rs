//! Chooses the `reqwest::Client` for a request: the caller's, or one of the three built here. The one for this
//! machine never uses a proxy.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Request, Response};
use url::{Host, Url};

use super::not_answered;
use super::reach::{PublicNames, Reach};
use crate::error::{ConfigError, TransportError};

/// The maximum time to connect, within the deadline.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// The `User-Agent` of requests for which neither the spec nor the application sets one (RFC 9110 §10.1.5).
/// Some providers reject requests without it.
const USER_AGENT: &str = concat!("licit/", env!("CARGO_PKG_VERSION"));

/// An HTTP client.
#[derive(Debug, Clone)]
pub(crate) enum Client {
    /// The caller's client, with its own proxies and redirect policy.
    Caller(reqwest::Client),
    /// The clients built by this crate.
    Own(Arc<Own>),
    /// No network, for mocked clients.
    Absent,
    /// A simulated network, for this crate's model of the protocol.
    #[cfg(test)]
    Simulated(Arc<dyn Wire>),
}

/// A simulated network.
#[cfg(test)]
pub(crate) trait Wire: std::fmt::Debug + Send + Sync {
    /// Sends `request`. The reply comes from the same URL.
    fn send(&self, request: Request) -> Answer<'_>;
}

/// The outcome of a simulated request.
#[cfg(test)]
type Answer<'a> = std::pin::Pin<
    Box<dyn Future<Output = Result<Response, crate::error::TransportError>> + Send + 'a>,
>;

/// Three clients, built on first use: a TLS configuration reads the system's certificates, and most
/// applications need only one.
///
/// A proxy can read cleartext traffic. Cleartext `http` is allowed only to loopback, so it is enough
/// that requests to the local machine never use a proxy. A proxy that forwards `https` is a tunnel
/// (RFC 9110 §9.3.6) and sees only a host name.
#[derive(Debug, Default)]
pub(crate) struct Own {
    /// Uses the proxies named by the environment.
    remote: OnceLock<reqwest::Client>,
    /// As `remote`, and connects to public addresses only, unless a proxy resolves the names.
    public: OnceLock<reqwest::Client>,
    /// Uses no proxy.
    local: OnceLock<reqwest::Client>,
}

impl Client {
    /// Creates the built-in clients and prepares the one for `origin`, or for other machines if there
    /// is none.
    pub(crate) fn built_in(origin: Option<&Url>) -> Result<Self, ConfigError> {
        let own = Own::default();
        own.choose(origin.is_some_and(is_this_machine), Reach::Anywhere)
            .map_err(|error| ConfigError::HttpClient(error.into()))?;
        Ok(Self::Own(Arc::new(own)))
    }

    /// Returns whether this crate built the client.
    pub(crate) fn is_ours(&self) -> bool {
        matches!(self, Self::Own(_))
    }

    /// Sends `request` and returns the reply once its head has been received. `reach` limits the
    /// addresses of names, if this crate resolves them.
    pub(crate) async fn execute(
        &self,
        request: Request,
        reach: Reach,
    ) -> Result<Response, TransportError> {
        let client = match self {
            Self::Caller(client) => client,
            Self::Own(own) => own
                .choose(is_this_machine(request.url()), reach)
                .map_err(not_answered)?,
            Self::Absent => {
                let problem = "a mocked client has no network: the mock replies to calls only";
                return Err(TransportError::rejected(problem));
            }
            #[cfg(test)]
            Self::Simulated(wire) => return wire.send(request).await,
        };
        client.execute(request).await.map_err(not_answered)
    }
}

impl Own {
    fn choose(&self, is_local: bool, reach: Reach) -> Result<&reqwest::Client, reqwest::Error> {
        let client = match reach {
            _ if is_local => &self.local,
            Reach::Anywhere => &self.remote,
            Reach::Public => &self.public,
        };
        if let Some(client) = client.get() {
            return Ok(client);
        }
        let built = build(is_local, reach)?;
        Ok(client.get_or_init(|| built))
    }
}

fn build(is_local: bool, reach: Reach) -> Result<reqwest::Client, reqwest::Error> {
    let client = reqwest::Client::builder()
        .user_agent(USER_AGENT)
        .redirect(Policy::none())
        .connect_timeout(CONNECT_TIMEOUT);
    let client = match reach {
        _ if is_local => client.no_proxy(),
        Reach::Anywhere => client,
        Reach::Public => client.dns_resolver(Arc::new(PublicNames)),
    };
    client.build().map_err(reqwest::Error::without_url)
}

/// Returns whether a URL's host is the local machine: a loopback address, also in IPv4-mapped form, the
/// unspecified address, or `localhost` and its subdomains (RFC 6761 §6.3).
fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback() || address.is_unspecified(),
        Some(Host::Ipv6(address)) => {
            let mapped = address.to_ipv4_mapped();
            address.is_loopback()
                || address.is_unspecified()
                || mapped.is_some_and(|address| address.is_loopback() || address.is_unspecified())
        }
        Some(Host::Domain(name)) => {
            let name = name.strip_suffix('.').unwrap_or(name);
            name.rsplit('.').next() == Some("localhost")
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_local_machine_is_recognized_by_all_its_names() {
        for local in [
            "http://127.0.0.1:4000/",
            "https://127.255.0.1/",
            "http://127.1/",
            "http://2130706433/",
            "https://0.0.0.0/",
            "https://[::1]/",
            "https://[::]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[::ffff:7f00:1]/",
            "http://localhost/",
            "https://LOCALHOST:8443/",
            "https://localhost./",
            "https://app.localhost/",
            "https://a.b.localhost./",
        ] {
            assert!(is_this_machine(&Url::parse(local).unwrap()), "{local}");
        }
        for remote in [
            "https://example.com/",
            "https://192.168.0.1/",
            "https://128.0.0.1/",
            "https://[2001:db8::1]/",
            "https://[::ffff:192.0.2.1]/",
            "https://localhost.example.com/",
            "https://notlocalhost/",
            "https://127.0.0.1.example.com/",
        ] {
            assert!(!is_this_machine(&Url::parse(remote).unwrap()), "{remote}");
        }
    }

    #[test]
    fn the_callers_client_is_not_ours() {
        assert!(!Client::Caller(reqwest::Client::new()).is_ours());
        assert!(Client::built_in(None).unwrap().is_ours());
    }
}
