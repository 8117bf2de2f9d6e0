//! Why a metadata document gives no spec.

use std::fmt;

use crate::diagnostic::printable;
use crate::shape::Text;

/// Why a metadata document gives no spec.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DiscoveryError {
    /// What was asked for is no issuer identifier.
    NotAnIssuer(String),
    /// The document is no JSON object.
    NotMetadata,
    /// The document has more than [`MAX_BYTES`](super::MAX_BYTES) bytes.
    TooLarge,
    /// A member is missing.
    Missing(&'static str),
    /// A member is of another kind than RFC 8414 says.
    Malformed(&'static str),
    /// The document speaks for another issuer: whoever follows it sends codes and secrets to a
    /// server that was not asked (RFC 8414 §6.2).
    OtherIssuer {
        /// The issuer, or the document's URL, that was asked for.
        asked: String,
        /// The issuer that the document names.
        named: String,
    },
    /// What was asked for is no protected resource's identifier.
    NotAResource(String),
    /// The document speaks for another resource: whoever follows it sends tokens to an API that was not
    /// asked (RFC 9728 §3.3).
    OtherResource {
        /// The resource that was asked for.
        asked: String,
        /// The resource that the document names.
        named: String,
    },
    /// Resource and server do not name each other (RFC 9728 §4).
    NotItsServer {
        /// The resource.
        resource: String,
        /// The server's issuer identifier.
        issuer: String,
    },
    /// A URL is none, is not `https`, or has user information or a fragment.
    InsecureUrl {
        /// The member.
        member: &'static str,
        /// The URL.
        url: String,
    },
    /// There is no grant that licit can use.
    NoGrant,
    /// There is no client authentication method that licit can use.
    NoAuthMethod(Vec<String>),
    /// The server knows PKCE without a hash only.
    PlainPkce,
    /// The name that was chosen cannot name a provider.
    Name(String),
}

impl fmt::Display for DiscoveryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnIssuer(text) => write!(
                f,
                "`{}` is no issuer identifier: expected an `https` URL without query and fragment",
                printable(text)
            ),
            Self::NotMetadata => f.write_str("the document is no JSON object in UTF-8"),
            Self::TooLarge => write!(
                f,
                "the document has more than {} bytes: is it the right one?",
                super::MAX_BYTES
            ),
            Self::Missing(member) => write!(f, "the metadata lacks `{member}`"),
            Self::Malformed(member) => {
                write!(f, "`{member}` of the metadata is of the wrong kind")
            }
            Self::OtherIssuer { asked, named } => write!(
                f,
                "`{}` was asked, and the metadata is that of the issuer `{}`: they must be the same, letter by letter (RFC 8414 §3.3)",
                printable(asked),
                printable(named)
            ),
            Self::NotAResource(text) => write!(
                f,
                "`{}` is no protected resource: expected an `https` URL without fragment",
                printable(text)
            ),
            Self::OtherResource { asked, named } => write!(
                f,
                "`{}` was asked, and the metadata is that of the resource `{}`: they must be the same, letter by letter (RFC 9728 §3.3)",
                printable(asked),
                printable(named)
            ),
            Self::NotItsServer { resource, issuer } => write!(
                f,
                "`{}` is no server of tokens for `{}`, or says so itself (RFC 9728 §4)",
                printable(issuer),
                printable(resource)
            ),
            Self::InsecureUrl { member: "issuer", url } if url.contains('{') => write!(
                f,
                "the issuer of the metadata, `{}`, has a placeholder, as many tenants share the document: import that of one tenant",
                printable(url)
            ),
            Self::InsecureUrl { member: "issuer", url } => write!(
                f,
                "the issuer of the metadata, `{}`, is no `https` URL without user information and fragment (RFC 8414 §2); if you know the provider's, write it into a copy of the document and import the file",
                printable(url)
            ),
            Self::InsecureUrl { member, url } => write!(
                f,
                "`{member}` of the metadata, `{}`, is no `https` URL without user information and fragment",
                printable(url)
            ),
            Self::NoGrant => {
                f.write_str("the metadata names no grant that licit can use")
            }
            Self::NoAuthMethod(offered) => write!(
                f,
                "the token endpoint takes none of the client authentication methods that licit knows, but {}",
                printable(&offered.join(", "))
            ),
            Self::PlainPkce => f.write_str(
                "the server knows PKCE without a hash only, which does not protect the code from whoever sees the request (RFC 7636 §7.2); `--plain-pkce` takes it all the same",
            ),
            Self::Name(name) => write!(
                f,
                "`{}` cannot name a provider: expected {}",
                printable(name),
                Text::ProviderName.expected()
            ),
        }
    }
}

impl std::error::Error for DiscoveryError {}
