//! The real provider.

use std::fmt;
use std::str::FromStr;

use url::Url;

use crate::core::client::is_loopback;

/// The real provider, to which [`Emulator::record`](crate::Emulator::record) forwards requests.
///
/// ```
/// use licit_emulator::Upstream;
///
/// let of_the_spec = Upstream::from_spec();
/// let own: Upstream = "https://gitlab.example.com".parse()?;
/// assert!("http://gitlab.example.com".parse::<Upstream>().is_err());
/// # Ok::<(), licit_emulator::UpstreamError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upstream {
    /// The origin of every request, if it is not that of the spec.
    pub(super) origin: Option<Url>,
}

impl Upstream {
    /// The provider at the URLs of the spec. Where the host of a URL is a variable, only values that the
    /// spec names are accepted: defaults, environments, and subdomains of a fixed domain.
    pub fn from_spec() -> Self {
        Self { origin: None }
    }
}

/// An origin to which every request is sent, instead of the hosts of the spec: a provider that one hosts
/// oneself, or a sandbox. It is `https`, or `http` on loopback.
impl FromStr for Upstream {
    type Err = UpstreamError;

    fn from_str(text: &str) -> Result<Self, UpstreamError> {
        let url = Url::parse(text).map_err(|_| UpstreamError)?;
        let is_origin = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        let has_user = !url.username().is_empty() || url.password().is_some();
        let is_safe = url.scheme() == "https" || is_loopback(&url);
        if is_origin && is_safe && !has_user && url.host().is_some() {
            Ok(Self { origin: Some(url) })
        } else {
            Err(UpstreamError)
        }
    }
}

/// The error for a text that is not the origin of a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpstreamError;

impl fmt::Display for UpstreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "expected an origin such as `https://gitlab.example.com`; `http` is for loopback",
        )
    }
}

impl std::error::Error for UpstreamError {}
