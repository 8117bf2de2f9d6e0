//! The tables of a discovered server. The runtime borrows tables for `'static`, so they are leaked: once
//! for each distinct content, and no more than a limited number.

use std::sync::{Mutex, PoisonError};

use sha2::{Digest as _, Sha256};

use super::address;
use super::metadata::{Metadata, OFFLINE_ACCESS};
use super::resource::ProtectedResource;
use crate::error::DiscoveryError;
use crate::tables::{Owned, Provider, Registration, owned};

/// The maximum number of distinct tables in a process.
const MAX_TABLES: usize = 4096;

/// The maximum number of distinct tables of one resource and issuer. A server cannot use up the process's
/// by changing its metadata.
const MAX_FORMS: usize = 8;

/// The name of the registration that only registers clients.
const REGISTRAR: &str = "registrar";

/// The tables of a server for one resource.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tables {
    /// The application's registration. It is named after the resource and its provider after the issuer,
    /// so that tokens, pending logins and stored grants of another server or resource are rejected.
    pub(super) registration: &'static Registration,
    /// The registration that clients are registered with, which is the same for all resources.
    pub(super) registrar: &'static Registration,
}

/// The hash of a table's content.
type Digest = [u8; 32];

static KNOWN: Mutex<Vec<(Digest, Tables)>> = Mutex::new(Vec::new());

/// Returns the tables of a server, which are leaked when they are new.
pub(super) fn of(
    resource: &ProtectedResource,
    metadata: &Metadata,
) -> Result<Tables, DiscoveryError> {
    let (provider, registration) = (
        provider(resource, metadata),
        registration(resource, metadata),
    );
    let content = format!("{provider:?} {registration:?}");
    let digest: Digest = Sha256::digest(content.as_bytes()).into();
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, tables)) = known.iter().find(|(known, _)| *known == digest) {
        return Ok(*tables);
    }
    let is_form = |(_, tables): &&(Digest, Tables)| {
        tables.registration.name == registration.name
            && tables.registration.provider.name == provider.name
    };
    if known.len() >= MAX_TABLES || known.iter().filter(is_form).count() >= MAX_FORMS {
        return Err(DiscoveryError::TooMany {
            issuer: metadata.issuer.clone(),
        });
    }
    let leaked: &'static Provider = Box::leak(Box::new(provider.to_static()));
    let app = registration.to_static(leaked);
    let tables = Tables {
        registration: Box::leak(Box::new(app)),
        registrar: Box::leak(Box::new(Registration {
            name: REGISTRAR,
            ..app
        })),
    };
    known.push((digest, tables));
    Ok(tables)
}

fn provider(resource: &ProtectedResource, metadata: &Metadata) -> owned::Provider {
    let mut base = resource.url().clone();
    base.set_query(None);
    owned::Provider {
        name: metadata.issuer.clone(),
        title: metadata.authorization_endpoint.authority().to_owned(),
        issuer: Some(metadata.issuer.clone()),
        scope: owned::ScopeFormat {
            offline: vec![OFFLINE_ACCESS.to_owned()],
            ..owned::ScopeFormat::default()
        },
        client_assertion: owned::ClientAssertion {
            algorithms: metadata.signing_algorithms.clone(),
            ..owned::ClientAssertion::default()
        },
        resource_indicators: Some(owned::ResourceIndicators {
            resource: vec![resource.identifier().to_owned()],
            ..owned::ResourceIndicators::default()
        }),
        api: owned::Api {
            base_url: address::canonical(&base).to_owned(),
            ..owned::Api::default()
        },
        ..owned::Provider::default()
    }
}

fn registration(resource: &ProtectedResource, metadata: &Metadata) -> owned::Registration {
    let text = |url: &Option<url::Url>| url.as_ref().map(|url| url.as_str().to_owned());
    let grant = owned::Grant {
        token_endpoint: metadata.token_endpoint.as_str().to_owned(),
        auth_methods: metadata.auth_methods.clone(),
        ..owned::Grant::default()
    };
    let refresh = owned::Refresh {
        grant: grant.clone(),
        ..owned::Refresh::default()
    };
    owned::Registration {
        name: resource.identifier().to_owned(),
        authorization_code: Some(owned::AuthorizationCode {
            authorization_endpoint: metadata.authorization_endpoint.as_str().to_owned(),
            pushed_authorization_request_endpoint: text(
                &metadata.pushed_authorization_request_endpoint,
            ),
            iss: metadata.has_iss,
            push_required: metadata.must_push,
            grant,
            ..owned::AuthorizationCode::default()
        }),
        refresh_token: metadata.refreshes().then_some(refresh),
        revocation_endpoint: text(&metadata.revocation_endpoint),
        registration_endpoint: text(&metadata.registration_endpoint),
        introspection_endpoint: text(&metadata.introspection_endpoint),
        ..owned::Registration::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The guide states the limit.
    #[test]
    fn a_server_needs_less_than_sixteen_kilobytes() {
        let size = 2 * size_of::<Registration>() + size_of::<Provider>();
        assert!(size < 15 * 1024, "{size}");
    }
}
