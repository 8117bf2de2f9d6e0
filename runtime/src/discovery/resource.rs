//! Protected resource metadata (RFC 9728).

use url::Url;

use super::address;
use super::fetch::Document;
use crate::error::DiscoveryError;
use crate::http::Http;
use crate::http::reach::{self, Reach};

/// The suffix of its well-known URL (RFC 9728 §3).
const SUFFIX: &str = "oauth-protected-resource";

/// A protected resource, such as an MCP server, and the servers that issue tokens for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProtectedResource {
    /// The identifier, as the server writes it.
    identifier: String,
    url: Url,
    reach: Reach,
    authorization_servers: Vec<String>,
    scopes: Vec<String>,
    scopes_supported: Vec<String>,
}

/// A resource that the application calls, before its metadata is known.
pub(super) struct Requested {
    pub(super) url: Url,
    pub(super) reach: Reach,
    /// Whether the metadata may be of a parent of the URL, on the same origin.
    pub(super) accepts_parent: bool,
}

impl Requested {
    /// Parses the URL that the application calls. If it is in a private network, so may be the URLs of
    /// the metadata.
    pub(super) fn read(
        resource: &str,
        accepts_parent: bool,
        anywhere: bool,
    ) -> Result<Self, DiscoveryError> {
        let url = address::read("resource", resource, Reach::Anywhere)?;
        let reach = if anywhere || !reach::is_public(&url) {
            Reach::Anywhere
        } else {
            Reach::Public
        };
        Ok(Self {
            url,
            reach,
            accepts_parent,
        })
    }

    /// Returns where the metadata may be, in order: at the URL of the challenge or, without one, at the
    /// well-known URLs of the path and of the origin.
    pub(super) fn candidates(&self, named: Option<&str>) -> Result<Vec<Url>, DiscoveryError> {
        if let Some(named) = named {
            let url = address::read("resource_metadata", named, self.reach)?;
            return Ok(vec![url]);
        }
        let mut candidates = vec![address::inserted(&self.url, SUFFIX)];
        let root = address::at_root(&self.url, SUFFIX);
        if !candidates.contains(&root) {
            candidates.push(root);
        }
        Ok(candidates)
    }

    /// Reads the metadata that was found at the candidate of this position.
    pub(super) fn accept(
        &self,
        position: usize,
        document: &Document,
        scopes: &[String],
        http: &Http,
    ) -> Result<ProtectedResource, DiscoveryError> {
        let identifier = document.required("resource")?;
        let described = address::read("resource", identifier, http.reach())?;
        // §3.3: the identifier is the URL that was called, or that the suffix was inserted into. The last
        // candidate without a challenge is that of the origin.
        let is_root = position > 0 && self.url.join("/").is_ok_and(|root| root == described);
        let is_same = address::canonical(&described) == address::canonical(&self.url);
        let is_parent = self.accepts_parent && address::is_beneath(&self.url, &described);
        if !(is_same || is_root || is_parent) {
            return Err(DiscoveryError::OtherResource {
                url: document.url.clone(),
                expected: address::canonical(&self.url).to_owned(),
                found: identifier.to_owned(),
            });
        }
        check_demands(identifier, document)?;
        let servers = document.texts("authorization_servers")?.unwrap_or_default();
        if servers.is_empty() {
            return Err(DiscoveryError::NoAuthorizationServer {
                resource: identifier.to_owned(),
            });
        }
        Ok(ProtectedResource {
            identifier: identifier.to_owned(),
            url: self.url.clone(),
            reach: self.reach,
            authorization_servers: servers,
            scopes: scopes.to_vec(),
            scopes_supported: document.texts("scopes_supported")?.unwrap_or_default(),
        })
    }
}

/// Checks that the resource takes tokens as licit's callers send them: bearer tokens in the header.
fn check_demands(identifier: &str, document: &Document) -> Result<(), DiscoveryError> {
    let unsupported = |member| {
        Err(DiscoveryError::Unsupported {
            server: identifier.to_owned(),
            member,
        })
    };
    let methods = document.texts("bearer_methods_supported")?;
    if methods.is_some_and(|methods| !methods.iter().any(|method| method == "header")) {
        return unsupported("bearer_methods_supported");
    }
    for member in [
        "dpop_bound_access_tokens_required",
        "tls_client_certificate_bound_access_tokens",
    ] {
        if document.flag(member)? {
            return unsupported(member);
        }
    }
    Ok(())
}

impl ProtectedResource {
    /// Describes a resource whose authorization server is configured, for servers without metadata.
    ///
    /// # Errors
    ///
    /// Returns an error if `resource` is not an `https` URL, or `http` on loopback.
    pub fn at(resource: &str, issuer: &str) -> Result<Self, DiscoveryError> {
        let url = address::read("resource", resource, Reach::Anywhere)?;
        Ok(Self {
            identifier: address::canonical(&url).to_owned(),
            url,
            // The application knows both.
            reach: Reach::Anywhere,
            authorization_servers: vec![issuer.to_owned()],
            scopes: Vec::new(),
            scopes_supported: Vec::new(),
        })
    }

    /// Returns the resource identifier, which logins and token requests send as `resource` (RFC 8707).
    pub fn identifier(&self) -> &str {
        &self.identifier
    }

    /// Returns the issuers of the authorization servers, in the order of the metadata. There is at least
    /// one.
    pub fn authorization_servers(&self) -> &[String] {
        &self.authorization_servers
    }

    /// Returns the scopes that a first login requests: those of the challenge, or else all that the
    /// resource lists. If it lists none, a login requests none.
    pub fn scopes(&self) -> &[String] {
        if self.scopes.is_empty() {
            &self.scopes_supported
        } else {
            &self.scopes
        }
    }

    pub(super) fn url(&self) -> &Url {
        &self.url
    }

    pub(super) fn reach(&self) -> Reach {
        self.reach
    }
}
