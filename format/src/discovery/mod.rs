//! A spec from an authorization server's own metadata (RFC 8414, OpenID Connect Discovery 1.0).
//!
//! Metadata says which endpoints, grants, scopes and client authentication methods there are; it
//! says nothing about the API. What it says and the format cannot is told in
//! [`notes`](Imported::notes). Nothing is fetched here: [`locations`] says where to look.

mod error;
mod lower;
mod metadata;
mod options;
mod resource;
mod text;

use url::Url;

pub use error::DiscoveryError;
pub use options::{Imported, MAX_BYTES, Options};
pub use resource::{ProtectedResource, challenged, resource_location};

use metadata::Metadata;

/// Makes a spec from the bytes of a metadata document. Members that nobody knows are ignored
/// (RFC 8414 §3.2).
///
/// # Errors
///
/// When the bytes are no metadata document, when the document names another issuer than the one
/// asked, when a URL in it is not secure, and when there is no grant that could be used.
pub fn import(document: &[u8], options: &Options<'_>) -> Result<Imported, DiscoveryError> {
    let metadata = Metadata::read(document)?;
    if let Some(asked) = options.asked {
        check_issuer(asked, &metadata.issuer)?;
    }
    if let Some(resource) = options.resource {
        check_resource(&metadata, resource)?;
    }
    lower::lower(&metadata, options)
}

/// Where the metadata of an issuer is published, in the order to try: the path of RFC 8414 §3.1,
/// then those of OpenID Connect (RFC 8414 §5). The URL of a document is taken as it is.
///
/// # Errors
///
/// When `issuer` is no issuer identifier: an `https` URL (or one of loopback) without query and
/// fragment.
pub fn locations(issuer: &str) -> Result<Vec<String>, DiscoveryError> {
    let url = metadata::secure_url(issuer)
        .filter(|url| url.query().is_none())
        .ok_or_else(|| DiscoveryError::NotAnIssuer(issuer.to_owned()))?;
    if is_document(&url) {
        return Ok(vec![url.into()]);
    }
    Ok(published(&url))
}

/// RFC 8414 §3.3: the issuer must be, letter by letter, the one that was asked. Who asked for the
/// document itself must have found it where its issuer publishes it.
fn check_issuer(asked: &str, named: &str) -> Result<(), DiscoveryError> {
    let is_right = match (Url::parse(asked), Url::parse(named)) {
        (Ok(document), Ok(issuer)) if is_document(&document) => published(&issuer)
            .iter()
            .any(|url| url == document.as_str()),
        _ => asked == named,
    };
    if is_right {
        return Ok(());
    }
    Err(DiscoveryError::OtherIssuer {
        asked: asked.to_owned(),
        named: named.to_owned(),
    })
}

/// RFC 9728 §4: a server that lists its resources lists this one; and it is a server that the resource
/// named.
fn check_resource(metadata: &Metadata, resource: &ProtectedResource) -> Result<(), DiscoveryError> {
    let named = &resource.authorization_servers;
    if !named.contains(&metadata.issuer) {
        return Err(DiscoveryError::NotItsServer {
            resource: resource.resource.clone(),
            issuer: metadata.issuer.clone(),
        });
    }
    match metadata.list("protected_resources")? {
        Some(known) if !known.contains(&resource.resource) => Err(DiscoveryError::NotItsServer {
            resource: resource.resource.clone(),
            issuer: metadata.issuer.clone(),
        }),
        _ => Ok(()),
    }
}

fn is_document(url: &Url) -> bool {
    url.path().contains("/.well-known/")
}

fn published(issuer: &Url) -> Vec<String> {
    let origin = issuer.origin().ascii_serialization();
    let path = issuer.path().trim_end_matches('/');
    let mut urls = vec![
        format!("{origin}/.well-known/oauth-authorization-server{path}"),
        format!("{origin}{path}/.well-known/openid-configuration"),
        format!("{origin}/.well-known/openid-configuration{path}"),
    ];
    urls.dedup();
    urls
}

#[cfg(test)]
mod tests;
