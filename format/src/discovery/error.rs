//! Errors of a metadata import.

use std::fmt;

use crate::diagnostic::printable;
use crate::shape::Text;

/// An error of a metadata import.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DiscoveryError {
    /// The requested URL is not an issuer identifier.
    NotAnIssuer(String),
    /// The document is not a JSON object.
    NotMetadata,
    /// The document has more than [`MAX_BYTES`](super::MAX_BYTES) bytes.
    TooLarge,
    /// A required member is missing.
    Missing(&'static str),
    /// A member has a different type than RFC 8414 requires.
    Malformed(&'static str),
    /// The document names a different issuer. Using it would send codes and secrets to a server
    /// that was not requested (RFC 8414 §6.2).
    OtherIssuer {
        /// The requested issuer, or the requested URL of the document.
        asked: String,
        /// The issuer in the document.
        named: String,
    },
    /// The requested URL is not a protected resource identifier.
    NotAResource(String),
    /// The document describes a different resource. Using it would send tokens to an API that was
    /// not requested (RFC 9728 §3.3).
    OtherResource {
        /// The requested resource.
        asked: String,
        /// The resource in the document.
        named: String,
    },
    /// The resource and the server do not name each other (RFC 9728 §4).
    NotItsServer {
        /// The resource.
        resource: String,
        /// The server's issuer identifier.
        issuer: String,
    },
    /// A URL is invalid, is not `https`, or contains user information or a fragment.
    InsecureUrl {
        /// The member.
        member: &'static str,
        /// The URL.
        url: String,
    },
    /// The metadata contains no supported grant.
    NoGrant,
    /// The metadata contains no supported client authentication method.
    NoAuthMethod(Vec<String>),
    /// The server supports only the `plain` PKCE method.
    PlainPkce,
    /// The chosen name is not a valid provider name.
    Name(String),
}

impl fmt::Display for DiscoveryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnIssuer(text) => write!(
                f,
                "`{}` is not an issuer identifier: expected an `https` URL without query and fragment",
                printable(text)
            ),
            Self::NotMetadata => f.write_str("the document is not a JSON object in UTF-8"),
            Self::TooLarge => write!(
                f,
                "the document has more than {} bytes; check that the URL is correct",
                super::MAX_BYTES
            ),
            Self::Missing(member) => write!(f, "the metadata has no `{member}`"),
            Self::Malformed(member) => {
                write!(f, "`{member}` in the metadata has the wrong type")
            }
            Self::OtherIssuer { asked, named } => write!(
                f,
                "`{}` was requested, but the metadata names the issuer `{}`; they must match exactly (RFC 8414 §3.3)",
                printable(asked),
                printable(named)
            ),
            Self::NotAResource(text) => write!(
                f,
                "`{}` is not a protected resource: expected an `https` URL without fragment",
                printable(text)
            ),
            Self::OtherResource { asked, named } => write!(
                f,
                "`{}` was requested, but the metadata names the resource `{}`; they must match exactly (RFC 9728 §3.3)",
                printable(asked),
                printable(named)
            ),
            Self::NotItsServer { resource, issuer } => write!(
                f,
                "`{}` is not an authorization server of `{}`, or does not list the resource (RFC 9728 §4)",
                printable(issuer),
                printable(resource)
            ),
            Self::InsecureUrl { member: "issuer", url } if url.contains('{') => write!(
                f,
                "the issuer in the metadata, `{}`, contains a placeholder because many tenants \
                 share the document; import the document of one tenant",
                printable(url)
            ),
            Self::InsecureUrl { member: "issuer", url } => write!(
                f,
                "the issuer in the metadata, `{}`, is not an `https` URL without user information and fragment (RFC 8414 §2); if you know the provider's issuer, set it in a copy of the document and import the file",
                printable(url)
            ),
            Self::InsecureUrl { member, url } => write!(
                f,
                "`{member}` in the metadata, `{}`, is not an `https` URL without user information and fragment",
                printable(url)
            ),
            Self::NoGrant => {
                f.write_str("the metadata lists no grant that licit supports")
            }
            Self::NoAuthMethod(offered) => write!(
                f,
                "licit supports none of the client authentication methods of the token endpoint except {}",
                printable(&offered.join(", "))
            ),
            Self::PlainPkce => f.write_str(
                "the server supports only the `plain` PKCE method, which does not protect the code from anyone who sees the request (RFC 7636 §7.2); pass `--plain-pkce` to accept it",
            ),
            Self::Name(name) => write!(
                f,
                "`{}` is not a valid provider name: expected {}",
                printable(name),
                Text::ProviderName.expected()
            ),
        }
    }
}

impl std::error::Error for DiscoveryError {}
