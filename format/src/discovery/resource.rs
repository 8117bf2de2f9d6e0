//! Protected resource metadata (RFC 9728): an API's description of itself and of its authorization
//! servers.

use super::metadata::{Metadata, secure_url};
use super::{DiscoveryError, MAX_BYTES};

/// Protected resource metadata (RFC 9728 §2).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProtectedResource {
    /// The identifier and base URL of the resource (`resource`).
    pub resource: String,
    /// The issuers of accepted tokens (`authorization_servers`).
    pub authorization_servers: Vec<String>,
    /// The supported scopes (`scopes_supported`).
    pub scopes: Vec<String>,
    /// Whether only DPoP-bound tokens are accepted (`dpop_bound_access_tokens_required`).
    pub is_bound: bool,
    /// The URL of its developer documentation (`resource_documentation`).
    pub docs: Option<String>,
}

impl ProtectedResource {
    /// Parses the metadata of the resource that was `asked` for.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not metadata, or if they describe a different resource
    /// than the requested one: using them would request tokens for another API (RFC 9728 §3.3,
    /// §7.3).
    pub fn read(document: &[u8], asked: &str) -> Result<Self, DiscoveryError> {
        if document.len() > MAX_BYTES {
            return Err(DiscoveryError::TooLarge);
        }
        let metadata = Metadata::of_resource(document)?;
        let resource = metadata
            .url("resource")?
            .ok_or(DiscoveryError::Missing("resource"))?;
        if resource != asked {
            return Err(DiscoveryError::OtherResource {
                asked: asked.to_owned(),
                named: resource,
            });
        }
        let servers = metadata.list("authorization_servers")?.unwrap_or_default();
        for server in &servers {
            if secure_url(server).is_none() {
                return Err(DiscoveryError::InsecureUrl {
                    member: "authorization_servers",
                    url: server.clone(),
                });
            }
        }
        if servers.is_empty() {
            return Err(DiscoveryError::Missing("authorization_servers"));
        }
        Ok(Self {
            resource,
            authorization_servers: servers,
            scopes: metadata.list("scopes_supported")?.unwrap_or_default(),
            is_bound: metadata.flag("dpop_bound_access_tokens_required")?,
            docs: metadata.url("resource_documentation")?,
        })
    }
}

/// Returns the URLs at which a resource may publish its metadata (RFC 9728 §3.1), inserted between
/// its host and its path.
///
/// # Errors
///
/// Returns an error if `resource` is not an `https` URL (or a loopback URL) without a fragment.
pub fn resource_location(resource: &str) -> Result<String, DiscoveryError> {
    let url =
        secure_url(resource).ok_or_else(|| DiscoveryError::NotAResource(resource.to_owned()))?;
    let path = url.path().trim_end_matches('/');
    let query = url.query().map(|query| format!("?{query}"));
    Ok(format!(
        "{}/.well-known/oauth-protected-resource{path}{}",
        url.origin().ascii_serialization(),
        query.unwrap_or_default()
    ))
}

/// Returns the metadata URL from a `WWW-Authenticate` challenge: its `resource_metadata` (RFC 9728
/// §5.1).
pub fn challenged(header: &str) -> Option<String> {
    const NAME: &str = "resource_metadata";
    // The same length as the header, so that offsets in one are offsets in the other.
    let lower = header.to_ascii_lowercase();
    let mut names = lower.match_indices(NAME).filter(|(at, _)| {
        let before = header.get(..*at).unwrap_or_default();
        // A parameter's name, not part of a longer one or of a quoted string.
        before.ends_with([' ', ',', '\t']) && before.matches('"').count() % 2 == 0
    });
    names.find_map(|(at, name)| {
        let value = header.get(at + name.len()..)?.trim_start();
        let value = value.strip_prefix('=')?.trim_start();
        let url = match value.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => value.split([',', ' ']).next(),
        };
        Some(secure_url(url?)?.into())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const API: &str = "https://api.acme.example/v1";

    fn read(document: &str) -> Result<ProtectedResource, DiscoveryError> {
        ProtectedResource::read(document.as_bytes(), API)
    }

    #[test]
    fn the_metadata_path_is_inserted_between_host_and_path() {
        for (resource, location) in [
            (
                API,
                "https://api.acme.example/.well-known/oauth-protected-resource/v1",
            ),
            (
                "https://acme.example/",
                "https://acme.example/.well-known/oauth-protected-resource",
            ),
            (
                "https://acme.example/a?b=c",
                "https://acme.example/.well-known/oauth-protected-resource/a?b=c",
            ),
        ] {
            assert_eq!(resource_location(resource).as_deref(), Ok(location));
        }
        for resource in ["http://acme.example", "acme", "https://acme.example/#a"] {
            assert!(resource_location(resource).is_err(), "{resource}");
        }
    }

    #[test]
    fn the_resource_must_match_exactly() {
        for named in [
            "https://api.acme.example/v1/",
            "https://API.acme.example/v1",
            "https://evil.example/v1",
        ] {
            let document = format!(
                r#"{{"resource": "{named}", "authorization_servers": ["https://auth.acme.example"]}}"#
            );
            assert!(
                matches!(read(&document), Err(DiscoveryError::OtherResource { .. })),
                "{named}"
            );
        }
    }

    #[test]
    fn authorization_servers_are_required_and_use_https() {
        for servers in ["null", "[]"] {
            let document =
                format!(r#"{{"resource": "{API}", "authorization_servers": {servers}}}"#);
            let refused = Err(DiscoveryError::Missing("authorization_servers"));
            assert_eq!(read(&document), refused);
        }
        let document =
            format!(r#"{{"resource": "{API}", "authorization_servers": ["http://auth.example"]}}"#);
        assert!(matches!(
            read(&document),
            Err(DiscoveryError::InsecureUrl { .. })
        ));
        assert_eq!(read("[]"), Err(DiscoveryError::NotMetadata));
        assert_eq!(read("<html>"), Err(DiscoveryError::NotMetadata));
    }

    #[test]
    fn a_challenge_contains_the_metadata_url() {
        let url = "https://api.acme.example/.well-known/oauth-protected-resource";
        for header in [
            format!(r#"Bearer resource_metadata="{url}""#),
            format!(r#"Bearer error="invalid_token", Resource_Metadata = "{url}", scope="a""#),
            format!(r#"Basic realm="resource_metadata=x", Bearer resource_metadata={url}"#),
            format!(r#"DPoP algs="ES256", resource_metadata="{url}""#),
        ] {
            assert_eq!(challenged(&header).as_deref(), Some(url), "{header}");
        }
        for header in [
            "Bearer",
            r#"Bearer realm="a, resource_metadata=https://evil.example/""#,
            r#"Bearer x_resource_metadata="https://evil.example/""#,
            r#"Bearer resource_metadata="http://evil.example/""#,
            "Bearer resource_metadata",
        ] {
            assert_eq!(challenged(header), None, "{header}");
        }
    }
}
