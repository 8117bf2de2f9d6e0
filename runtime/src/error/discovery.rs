//! Metadata that cannot be used: protected resources, authorization servers and clients that are
//! discovered at run time.

use std::fmt;

use super::transport::TransportError;
use crate::secret::redact;

/// Discovery failed.
///
/// Texts of servers are escaped and truncated in the message.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum DiscoveryError {
    /// A URL cannot be used: it is not absolute, has user information or a fragment, or, as the
    /// `client_id` of a metadata document, no path.
    InvalidUrl {
        /// The metadata member or argument that contains it.
        member: &'static str,
        /// The URL.
        url: String,
    },
    /// A URL is neither `https` nor on loopback.
    Insecure {
        /// The metadata member or argument that contains it.
        member: &'static str,
        /// The URL.
        url: String,
    },
    /// The metadata of a public server contains the URL of a private network (RFC 9728 §7.7).
    NotPublic {
        /// The metadata member that contains it.
        member: &'static str,
        /// The URL.
        url: String,
    },
    /// A request for metadata failed.
    Unreachable {
        /// The URL.
        url: String,
        /// The cause.
        cause: TransportError,
    },
    /// The request for metadata was redirected to another origin, or too often.
    Redirected {
        /// The requested URL.
        url: String,
        /// The target.
        target: String,
    },
    /// The metadata exceeds the size limit.
    TooLarge {
        /// The URL.
        url: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// None of the well-known URLs has metadata.
    NotFound {
        /// The requested URLs with the status of each reply.
        tried: Vec<(String, u16)>,
    },
    /// A document is not metadata.
    Malformed {
        /// The URL.
        url: String,
        /// What is wrong, such as the member whose type is wrong.
        problem: &'static str,
    },
    /// The signed metadata of a document (RFC 8414 §2.1, RFC 9728 §2.2) is missing, invalid or has expired.
    SignedMetadata {
        /// The URL.
        url: String,
        /// What is wrong.
        problem: String,
    },
    /// The metadata describes another resource than the requested one (RFC 9728 §3.3).
    OtherResource {
        /// The URL of the metadata.
        url: String,
        /// The requested resource.
        expected: String,
        /// The value of `resource`.
        found: String,
    },
    /// The metadata of the resource names no authorization server.
    NoAuthorizationServer {
        /// The resource.
        resource: String,
    },
    /// The metadata is that of another issuer (RFC 8414 §3.3).
    OtherIssuer {
        /// The URL of the metadata.
        url: String,
        /// The issuer that the resource names.
        expected: String,
        /// The value of `issuer`.
        found: String,
    },
    /// The authorization server does not advertise PKCE with S256 in `code_challenge_methods_supported`.
    NoPkce {
        /// The issuer.
        issuer: String,
        /// The methods that it advertises.
        offered: Vec<String>,
    },
    /// The authorization server or resource lacks something that a login needs, or requires something
    /// that licit does not support.
    Unsupported {
        /// The issuer or resource.
        server: String,
        /// The metadata member that says so.
        member: &'static str,
    },
    /// The application has no client identifier for this server, and cannot get one.
    NoClient {
        /// The issuer.
        issuer: String,
        /// Whether the server accepts client identifier metadata documents.
        accepts_documents: bool,
        /// Whether the server registers clients dynamically.
        registers: bool,
    },
    /// The application only has client identifiers of other servers.
    OtherServer {
        /// The issuer.
        issuer: String,
        /// The issuers that the application has client identifiers of.
        registered: Vec<String>,
    },
    /// The client's metadata document would not be accepted
    /// (draft-ietf-oauth-client-id-metadata-document).
    ClientDocument {
        /// The member that is missing or not allowed.
        member: &'static str,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// This process has discovered more servers, or more versions of one server's metadata, than the
    /// limit allows.
    TooMany {
        /// The issuer.
        issuer: String,
    },
    /// The resource still requires scopes that the token already has, or after the user has logged in
    /// several times.
    StepUpFailed {
        /// The operation.
        operation: String,
        /// The required scopes.
        scopes: Vec<String>,
        /// The number of logins so far.
        logins: u32,
    },
}

impl DiscoveryError {
    /// Returns whether discovery may succeed later, unchanged.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Unreachable { cause, .. } => cause.is_retryable(),
            Self::NotFound { tried } => tried.iter().any(|(_, status)| *status >= 500),
            _ => false,
        }
    }
}

/// A text of a server.
struct Shown<'t>(&'t str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", redact::excerpt(self.0, redact::TEXT))
    }
}

/// A list of a server's texts.
fn list(texts: &[String]) -> String {
    let shown = texts.iter().take(8).map(|text| Shown(text).to_string());
    match shown.collect::<Vec<_>>().join(", ") {
        none if none.is_empty() => "none".to_owned(),
        some => some,
    }
}

impl fmt::Display for DiscoveryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidUrl { member, url } => write!(
                f,
                "`{member}` is {}: use an absolute URL with a host, without user information and \
                 fragment",
                Shown(url)
            ),
            Self::Insecure { member, url } => write!(
                f,
                "`{member}` is {}, which is plain http: only https is used, and http on loopback",
                Shown(url)
            ),
            Self::NotPublic { member, url } => write!(
                f,
                "`{member}` is {}, which is in a private network: call `allow_private_networks` if the \
                 server belongs to yours",
                Shown(url)
            ),
            Self::Unreachable { url, cause } => {
                write!(f, "no metadata from {}: {cause}", Shown(url))
            }
            Self::Redirected { url, target } => write!(
                f,
                "the metadata at {} redirects to {}: only a few redirects to the same origin are \
                 followed",
                Shown(url),
                Shown(target)
            ),
            Self::TooLarge { url, limit } => {
                write!(f, "the metadata at {} exceeds {limit} bytes", Shown(url))
            }
            Self::NotFound { tried } => {
                f.write_str("no metadata was found: ")?;
                for (number, (url, status)) in tried.iter().enumerate() {
                    let separator = if number == 0 { "" } else { ", " };
                    write!(f, "{separator}status {status} from {}", Shown(url))?;
                }
                f.write_str(
                    ". If you know the authorization server, name it with `ProtectedResource::at`",
                )
            }
            Self::Malformed { url, problem } => {
                write!(
                    f,
                    "the document at {} is not metadata: {problem}",
                    Shown(url)
                )
            }
            Self::SignedMetadata { url, problem } => write!(
                f,
                "the `signed_metadata` at {} cannot be used: {problem}",
                Shown(url)
            ),
            Self::OtherResource {
                url,
                expected,
                found,
            } => write!(
                f,
                "the metadata at {} is for the resource {}, not for {} (RFC 9728 §3.3): use the URL that \
                 the server publishes, or call `accept_parent_resource` if you trust all of its origin",
                Shown(url),
                Shown(found),
                Shown(expected)
            ),
            Self::OtherIssuer {
                url,
                expected,
                found,
            } => write!(
                f,
                "the metadata at {} is for the issuer {}, not for {} (RFC 8414 §3.3): do not use \
                 it, and report it to the operator of the server",
                Shown(url),
                Shown(found),
                Shown(expected)
            ),
            other => other.fmt_unusable(f),
        }
    }
}

impl DiscoveryError {
    /// Shows an error of metadata that was found and is valid.
    fn fmt_unusable(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAuthorizationServer { resource } => write!(
                f,
                "the metadata of {} has no `authorization_servers`: if you know the server, name it with \
                 `ProtectedResource::at`",
                Shown(resource)
            ),
            Self::NoPkce { issuer, offered } => write!(
                f,
                "{} does not advertise PKCE with S256 in `code_challenge_methods_supported` (it has \
                 {}): ask its operator to enable it",
                Shown(issuer),
                list(offered)
            ),
            Self::Unsupported { server, member } => write!(
                f,
                "{} cannot be used by this login: see `{member}` of its metadata",
                Shown(server)
            ),
            Self::NoClient {
                issuer,
                accepts_documents,
                registers,
            } => {
                write!(f, "no client identifier for {}: ", Shown(issuer))?;
                f.write_str(match (accepts_documents, registers) {
                    (true, _) => "publish a metadata document and name it with `metadata_document`",
                    (false, true) => "allow dynamic registration with `register`",
                    (false, false) => {
                        "register the application with its operator and name the result with `registered`"
                    }
                })
            }
            Self::OtherServer { issuer, registered } => write!(
                f,
                "{} is a new authorization server of the resource, and the application is registered \
                 with {}: register it with the new one",
                Shown(issuer),
                list(registered)
            ),
            Self::ClientDocument { member, problem } => {
                write!(f, "`{member}` of the client's metadata document {problem}")
            }
            Self::TooMany { issuer } => write!(
                f,
                "{} has changed its metadata too often, or this process has discovered too many servers: \
                 restart it",
                Shown(issuer)
            ),
            Self::StepUpFailed {
                operation,
                scopes,
                logins,
            } => write!(
                f,
                "`{operation}` still needs the scopes {} after {logins} logins: the server does not grant \
                 them, or does not accept its own token",
                list(scopes)
            ),
            // Shown above.
            _ => Ok(()),
        }
    }
}

impl std::error::Error for DiscoveryError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreachable { cause, .. } => Some(cause),
            _ => None,
        }
    }
}
