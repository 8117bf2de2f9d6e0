//! A rejected authorization callback (RFC 6749 §4.1.2, RFC 9207 §2.4, RFC 9700 §4.7).

use std::fmt;

use super::OAuthError;

/// The reason why an authorization callback was rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AuthorizationError {
    /// The server returned an error, such as denied consent (`error=`).
    OAuth(OAuthError),
    /// `state` is missing or differs from the one sent: the callback belongs to another login.
    State,
    /// `iss` is not the provider's issuer identifier: the callback comes from another server.
    Issuer,
    /// The provider always sends `iss`, and the callback has none (RFC 9207 §2.4).
    IssuerMissing {
        /// The error in the callback. It may come from someone other than the provider: it can be
        /// displayed, but must not be relied on.
        error: Option<OAuthError>,
    },
    /// The callback arrived at another path than that of the redirect URI.
    Location {
        /// The path of the redirect URI; the whole URI without its query if its scheme is neither
        /// `http` nor `https`.
        expected: String,
    },
    /// The callback is a bare query, and its path is needed to distinguish it from callbacks of other
    /// providers (RFC 9700 §4.4).
    LocationMissing {
        /// The path of the redirect URI, as in [`Location`](Self::Location).
        expected: String,
    },
    /// A parameter occurs more than once (RFC 6749 §3.1).
    Repeated(&'static str),
    /// The query is not `application/x-www-form-urlencoded` text in UTF-8.
    Malformed,
    /// The callback has neither a code nor an error.
    CodeMissing,
    /// The pending login belongs to another provider, registration or tenant.
    OtherProvider,
    /// The pending login requested the scopes of another set.
    OtherScopes,
    /// The provider signs its callbacks, and this one has no valid signature.
    Signature,
    /// The device code expired before the user decided (RFC 8628 §3.5).
    Expired,
    /// A captured parameter does not have the form that the spec requires.
    Captured(&'static str),
}

impl fmt::Display for AuthorizationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OAuth(error) => write!(f, "the authorization failed: {error}"),
            Self::State => f.write_str(
                "the callback does not belong to this login: `state` is missing or differs",
            ),
            Self::Issuer => f.write_str("the callback comes from another issuer: `iss` differs"),
            Self::IssuerMissing { error } => {
                f.write_str("the callback lacks `iss`, which the provider always sends")?;
                match error {
                    Some(error) => write!(f, "; it carries an unverified error: {error}"),
                    None => Ok(()),
                }
            }
            Self::Location { expected } => write!(
                f,
                "the callback did not arrive at the redirect URI, `{expected}`; pass its query alone \
                 if a proxy rewrites paths"
            ),
            Self::LocationMissing { expected } => write!(
                f,
                "the callback has no path to distinguish it from those of other providers: pass the whole \
                 URL, or `{expected}`, `?` and the query or posted body"
            ),
            Self::Repeated(name) => write!(f, "the callback has more than one `{name}`"),
            Self::Malformed => f.write_str("the callback's query is not form-encoded UTF-8"),
            Self::CodeMissing => f.write_str("the callback has neither a code nor an error"),
            Self::OtherProvider => f.write_str(
                "the pending login was started with another provider, tenant or registration",
            ),
            Self::OtherScopes => {
                f.write_str("the pending login was started for another set of scopes")
            }
            Self::Signature => f.write_str("the callback is not signed by the provider"),
            Self::Expired => f.write_str("the device code expired before the user decided"),
            Self::Captured(name) => write!(
                f,
                "the callback's `{name}` does not have the form that the spec requires"
            ),
        }
    }
}

// `Display` includes the OAuth error in full, so it is not repeated as a source.
impl std::error::Error for AuthorizationError {}
