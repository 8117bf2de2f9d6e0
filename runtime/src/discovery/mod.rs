//! Discovery of authorization servers at run time, for clients that do not know their provider in
//! advance, such as MCP clients.
//!
//! A protected resource rejects a request without a token and describes, in its `WWW-Authenticate` header
//! and its metadata, which authorization server issues tokens for it (RFC 9728). That server's metadata
//! (RFC 8414, OpenID Connect Discovery) leads to an [`App`](crate::App) like any other: it logs users in,
//! refreshes tokens and stores grants. The rules are those of the authorization specification of the Model
//! Context Protocol, 2026-07-28.
//!
//! ```no_run
//! use licit_runtime::discovery::{Challenge, ClientOptions, Discovery};
//! # async fn example(reply: &licit_runtime::reqwest::Response, callback: &str)
//! # -> Result<(), licit_runtime::Error> {
//! let discovery = Discovery::new()?;
//! let challenge = Challenge::of(reply.headers());
//! let server = discovery.find("https://mcp.example.com/mcp", &challenge).await?;
//!
//! let options = ClientOptions::new("http://127.0.0.1:3000/callback")
//!     .metadata_document("https://app.example.com/oauth/client.json");
//! let client = server.client(&options).await?;
//! let app = client.app().build()?.for_protected_logins()?;
//!
//! let login = app.authorize_for(server.scopes()).ready().await?;
//! println!("go to {}", login.url());
//! let tokens = app.finish(login.into_pending(), callback).await?;
//! let session = app.session(tokens);
//! # let _ = session; Ok(()) }
//! ```
//!
//! Types do not check the scopes of such a server, because they are known only at run time. Its tokens
//! have the scope set [`AtRunTime`](crate::AtRunTime). The server checks them. If they are not
//! sufficient, a [`StepUp`] returns the scopes to request.
//!
//! # What is checked
//!
//! - `resource` is the URL that the application calls (RFC 9728 §3.3), and `issuer` the one that the
//!   resource names (RFC 8414 §3.3).
//! - The authorization server supports PKCE with S256.
//! - Every URL is `https`, or `http` on loopback. If the resource has a public host, all URLs of its
//!   metadata must have one, too: addresses and names of private networks are rejected, and names are
//!   resolved only to public addresses. Requests for metadata follow redirects only within their origin,
//!   other requests follow none.
//! - `signed_metadata` is verified with the keys of the parties that
//!   `DiscoveryBuilder::signed_metadata_of` names, and ignored otherwise.
//! - A document has at most 256 KiB and three redirects, and arrives within
//!   [`timeout`](DiscoveryBuilder::timeout).
//! - Tokens and registered clients are bound to their issuer, and tokens to their resource. An
//!   application for another issuer or resource rejects them.
//!
//! A proxy or a custom HTTP client resolves names itself, so licit cannot check the addresses. If users
//! choose the servers, send requests through a proxy that blocks private networks. The application
//! decides which resources to trust, and lets the user agree to the authorization server of a login.

// Must not use `session` or `call`.

mod address;
#[cfg(feature = "jose")]
mod attested;
#[cfg(not(feature = "jose"))]
#[path = "attested/absent.rs"]
mod attested;
mod challenge;
mod client;
mod fetch;
mod metadata;
mod resource;
mod server;
mod step_up;
mod tables;

pub use challenge::Challenge;
pub use client::{ClientOptions, ClientSource, DiscoveredClient};
pub use resource::ProtectedResource;
pub use server::Server;
pub use step_up::StepUp;

use std::time::Duration;

use self::attested::Attesters;
use self::fetch::Rules;
use self::metadata::Metadata;
use self::resource::Requested;
use crate::error::{DiscoveryError, Error};
use crate::http::Http;
use crate::http::reach::Reach;

/// The default timeout of one document.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Discovers authorization servers. Cheap to clone; clones share connections.
#[derive(Debug, Clone)]
pub struct Discovery {
    http: Http,
    rules: Rules,
    accepts_parent: bool,
    anywhere: bool,
}

/// Configures a [`Discovery`].
#[derive(Debug)]
#[must_use = "call `build` to create the discovery"]
pub struct DiscoveryBuilder {
    http: Option<reqwest::Client>,
    origin: Option<String>,
    rules: Rules,
    accepts_parent: bool,
    anywhere: bool,
}

impl Discovery {
    /// Creates a discovery with default settings.
    ///
    /// # Errors
    ///
    /// Returns an error if the HTTP client cannot be built.
    pub fn new() -> Result<Self, Error> {
        Self::builder().build()
    }

    /// Creates a builder.
    pub fn builder() -> DiscoveryBuilder {
        DiscoveryBuilder {
            http: None,
            origin: None,
            rules: Rules {
                timeout: TIMEOUT,
                attesters: Attesters::default(),
            },
            accepts_parent: false,
            anywhere: false,
        }
    }

    /// Discovers the authorization server of `resource`, the URL of an API or of an MCP server. Uses the
    /// first server that the resource lists.
    ///
    /// `challenge` is the challenge that the resource returned. For an [empty one](Challenge::default),
    /// the well-known URLs are used.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Discovery`] with the reason why a document or its contents cannot be used.
    pub async fn find(&self, resource: &str, challenge: &Challenge) -> Result<Server, Error> {
        let resource = self.resource(resource, challenge).await?;
        let issuer = resource.authorization_servers().first().cloned();
        let issuer = issuer.unwrap_or_default();
        self.server(&resource, &issuer).await
    }

    /// Fetches the metadata of `resource` (RFC 9728): at the URL of the challenge or, if it has none, at the
    /// well-known URLs.
    ///
    /// # Errors
    ///
    /// See [`find`](Self::find).
    pub async fn resource(
        &self,
        resource: &str,
        challenge: &Challenge,
    ) -> Result<ProtectedResource, Error> {
        let requested = Requested::read(resource, self.accepts_parent, self.anywhere)?;
        let candidates = requested.candidates(challenge.resource_metadata())?;
        let http = self.http.clone().within(requested.reach);
        let scopes = challenge.scopes();
        let accept = |position, document: &_| requested.accept(position, document, scopes, &http);
        fetch::first(&http, &self.rules, "resource", &candidates, accept).await
    }

    /// Fetches the metadata of one of the resource's authorization servers (RFC 8414, OpenID Connect
    /// Discovery 1.0).
    ///
    /// # Errors
    ///
    /// See [`find`](Self::find). Also returns an error if the resource does not list `issuer`.
    pub async fn server(
        &self,
        resource: &ProtectedResource,
        issuer: &str,
    ) -> Result<Server, Error> {
        if !resource
            .authorization_servers()
            .iter()
            .any(|known| known == issuer)
        {
            return Err(DiscoveryError::NoAuthorizationServer {
                resource: resource.identifier().to_owned(),
            }
            .into());
        }
        let http = self.http.clone().within(resource.reach());
        let url = address::read("authorization_servers", issuer, http.reach())?;
        if url.query().is_some() {
            // RFC 8414 §2
            return Err(DiscoveryError::InvalidUrl {
                member: "authorization_servers",
                url: issuer.to_owned(),
            }
            .into());
        }
        let candidates = metadata::candidates(&url);
        let accept = |_, document: &_| Metadata::read(issuer, document, &http);
        let metadata = fetch::first(&http, &self.rules, "issuer", &candidates, accept).await?;
        Ok(Server::new(resource.clone(), metadata, http)?)
    }
}

impl DiscoveryBuilder {
    /// Sets the HTTP client for all requests; see [`AppBuilder::http`](crate::AppBuilder::http). The
    /// client resolves names itself: names with private addresses are not rejected.
    pub fn http(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// Sends every request to a test origin; see [`AppBuilder::origin`](crate::AppBuilder::origin).
    pub fn origin(mut self, origin: &str) -> Self {
        self.origin = Some(origin.to_owned());
        self
    }

    /// Sets the total timeout of one document, with its redirects. The default is 10 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.rules.timeout = timeout;
        self
    }

    /// Accepts metadata whose `resource` is a parent of the requested URL on the same origin, such as
    /// `https://mcp.example.com` for `https://mcp.example.com/mcp`. Many servers publish that, although
    /// RFC 9728 §3.3 requires the URL itself.
    ///
    /// A token for a parent may be valid for everything beneath it. Call this only if you trust the
    /// whole origin, not for a host that serves resources of several owners.
    pub fn accept_parent_resource(mut self) -> Self {
        self.accepts_parent = true;
        self
    }

    /// Allows metadata and host names of public resources to lead to a private network. Resources at a
    /// private address or on loopback do not need this.
    pub fn allow_private_networks(mut self) -> Self {
        self.anywhere = true;
        self
    }

    /// Verifies the `signed_metadata` (RFC 8414 §2.1, RFC 9728 §2.2) whose `iss` is `issuer`, with these keys. Verified
    /// claims replace the document's unsigned members. A JWT that has expired, or whose signature is wrong, is an
    /// error. So is a JWT of another kind: signed metadata contains the document's `issuer` or `resource`, has no
    /// `aud`, and has no `typ` other than `JWT`.
    ///
    /// Call it once for each signer. Signed metadata of other signers is ignored, as the RFCs allow.
    #[cfg(feature = "jose")]
    pub fn signed_metadata_of(mut self, issuer: &str, keys: crate::jose::KeySet) -> Self {
        self.rules.attesters.add(issuer, keys);
        self
    }

    /// Rejects documents without the signed metadata of a party that
    /// [`signed_metadata_of`](Self::signed_metadata_of) names, and ignores members that are not signed.
    #[cfg(feature = "jose")]
    pub fn require_signed_metadata(mut self) -> Self {
        self.rules.attesters.require();
        self
    }

    /// Builds the discovery.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Config`] if the origin is invalid, or the HTTP client cannot be built.
    pub fn build(self) -> Result<Discovery, Error> {
        Ok(Discovery {
            http: Http::new(self.http, self.origin.as_deref())?.within(Reach::Anywhere),
            rules: self.rules,
            accepts_parent: self.accepts_parent,
            anywhere: self.anywhere,
        })
    }
}
