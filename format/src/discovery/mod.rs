//! Creates a spec from an authorization server's metadata (RFC 8414, OpenID Connect Discovery 1.0).
//!
//! Metadata lists endpoints, grants, scopes and client authentication methods, but does not
//! describe the API. Metadata that the format cannot express is reported in
//! [`notes`](Imported::notes). This module makes no requests: [`locations`] returns the URLs to
//! fetch.

// Must not use `diff`, or make a request.

mod error;
mod lower;
mod metadata;
mod names;
mod options;
mod resource;
mod text;

use url::Url;

pub use error::DiscoveryError;
pub use options::{Imported, MAX_BYTES, Options};
pub use resource::{ProtectedResource, challenged, resource_location};

use metadata::Metadata;

/// Creates a spec from the bytes of a metadata document. Ignores unknown members (RFC 8414 §3.2).
///
/// # Errors
///
/// Returns an error if the bytes are not a metadata document, if the document names a different
/// issuer than the requested one, if one of its URLs is not secure, or if it has no supported
/// grant.
pub fn import(document: &[u8], options: &Options<'_>) -> Result<Imported, DiscoveryError> {
    let mut metadata = Metadata::read(document)?;
    let notes = options
        .beside
        .map_or_else(Vec::new, |beside| add(&mut metadata, beside));
    if let Some(requested) = options.requested {
        check_issuer(requested, &metadata.issuer)?;
    }
    if let Some(resource) = options.resource {
        check_resource(&metadata, resource)?;
    }
    let mut imported = lower::lower(&metadata, options)?;
    imported.notes.splice(0..0, notes);
    Ok(imported)
}

/// Adds the other document of the server. Returns notes on what was not added.
fn add(metadata: &mut Metadata, beside: &[u8]) -> Vec<String> {
    let note = |text: &str| vec![crate::diagnostic::printable(text)];
    let other = match Metadata::read(beside) {
        Ok(other) => other,
        Err(error) => {
            return note(&format!(
                "the second metadata document is not used: {error}"
            ));
        }
    };
    if other.issuer != metadata.issuer {
        let text = format!(
            "the second metadata document is not used: its issuer is `{}`",
            other.issuer
        );
        return note(&text);
    }
    let differing = metadata.add(other);
    if differing.is_empty() {
        return Vec::new();
    }
    let names = differing.join("`, `");
    note(&format!(
        "the two metadata documents differ in `{names}`: the first one's values are used"
    ))
}

/// Returns the URLs at which an issuer may publish its metadata, in the order to try: the path of
/// RFC 8414 §3.1, then those of OpenID Connect (RFC 8414 §5). The URL of a document is returned
/// unchanged.
///
/// # Errors
///
/// Returns an error if `issuer` is not an issuer identifier: an `https` URL (or a loopback URL)
/// without a query and a fragment.
pub fn locations(issuer: &str) -> Result<Vec<String>, DiscoveryError> {
    let url = metadata::secure_url(issuer)
        .filter(|url| url.query().is_none())
        .ok_or_else(|| DiscoveryError::NotAnIssuer(issuer.to_owned()))?;
    if is_document(&url) {
        return Ok(vec![url.into()]);
    }
    Ok(published(&url))
}

/// Checks that the issuer is exactly the requested one (RFC 8414 §3.3). If the URL of the document
/// was requested, it must be one at which the issuer publishes its metadata.
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

/// Checks that a server that lists its resources includes this one, and that the resource names the
/// server (RFC 9728 §4).
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
