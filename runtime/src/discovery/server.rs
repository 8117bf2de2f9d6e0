//! A discovered authorization server.

use super::metadata::{Metadata, OFFLINE_ACCESS};
use super::resource::ProtectedResource;
use super::tables::{self, Tables};
use crate::error::DiscoveryError;
use crate::http::Http;
use crate::tables::Registration;

/// An authorization server that issues tokens for a protected resource, with verified metadata.
#[derive(Debug, Clone)]
pub struct Server {
    resource: ProtectedResource,
    pub(super) metadata: Metadata,
    pub(super) tables: Tables,
    pub(super) http: Http,
}

impl Server {
    pub(super) fn new(
        resource: ProtectedResource,
        metadata: Metadata,
        http: Http,
    ) -> Result<Self, DiscoveryError> {
        Ok(Self {
            tables: tables::of(&resource, &metadata)?,
            resource,
            metadata,
            http,
        })
    }

    /// Returns the issuer identifier (RFC 8414 §2). If a later discovery returns another issuer, the
    /// resource has moved to another server: existing tokens and registered clients are not valid there.
    pub fn issuer(&self) -> &str {
        &self.metadata.issuer
    }

    /// Returns the resource that its tokens are for.
    pub fn resource(&self) -> &ProtectedResource {
        &self.resource
    }

    /// Returns the scopes that a first login requests; see [`ProtectedResource::scopes`].
    pub fn scopes(&self) -> &[String] {
        self.resource.scopes()
    }

    /// Returns the scopes that a first login requests, and `offline_access` if the server lists it, which
    /// requests a refresh token. Without it, the server decides whether to issue one.
    pub fn scopes_with_offline_access(&self) -> Vec<String> {
        let mut scopes = self.scopes().to_vec();
        if self.metadata.has_offline_access() && !scopes.iter().any(|known| known == OFFLINE_ACCESS)
        {
            scopes.push(OFFLINE_ACCESS.to_owned());
        }
        scopes
    }

    /// Returns whether logins must be pushed (RFC 9126 §5): call [`Login::push`](crate::Login::push).
    pub fn must_push(&self) -> bool {
        self.metadata.must_push
    }

    /// Returns the tables of the server, for manual configuration of an [`App`](crate::App). Prefer
    /// [`client`](Self::client).
    pub fn registration(&self) -> &'static Registration {
        self.tables.registration
    }
}
