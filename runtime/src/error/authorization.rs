//! Why an authorization callback is refused (RFC 6749 §4.1.2, RFC 9207 §2.4, RFC 9700 §4.7).

use std::fmt;

use crate::error::OAuthError;

/// Why an authorization callback is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AuthorizationError {
    /// The server says that consent was not given (`error=`).
    OAuth(OAuthError),
    /// `state` is missing, or not the one that was sent: the callback belongs to another login.
    State,
    /// `iss` is not the provider's issuer identifier: the callback comes from somebody else.
    Issuer,
    /// The provider promises `iss`, and the callback has none (RFC 9207 §2.4).
    IssuerMissing {
        /// The error that the callback carries. It may come from somebody else than the provider:
        /// show it, but decide nothing by it.
        error: Option<OAuthError>,
    },
    /// The callback arrived at another path than that of the redirect URI.
    Location {
        /// The path of the redirect URI; all of it but the query where its scheme is not `http` or
        /// `https`.
        expected: String,
    },
    /// A parameter stands there more than once (RFC 6749 §3.1).
    Repeated(&'static str),
    /// The query is not `application/x-www-form-urlencoded` text in UTF-8.
    Malformed,
    /// Neither a code nor an error.
    CodeMissing,
    /// The pending login is of another provider or registration, or the user was sent to another
    /// tenant of it.
    OtherProvider,
    /// The pending login asked for the scopes of another set.
    OtherScopes,
    /// The provider signs its callbacks, and this one is not signed by it.
    Signature,
    /// The user did not decide before the device code ended (RFC 8628 §3.5).
    Expired,
    /// A captured parameter does not look as the provider says it does.
    Captured(&'static str),
}

impl fmt::Display for AuthorizationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OAuth(error) => write!(f, "the authorization was not given: {error}"),
            Self::State => f.write_str(
                "the callback does not belong to this login: `state` is missing or differs",
            ),
            Self::Issuer => {
                f.write_str("the callback comes from another issuer than the provider: `iss`")
            }
            Self::IssuerMissing { error } => {
                f.write_str("the callback lacks `iss`, which the provider promises")?;
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
            Self::Expired => f.write_str("the code has expired before the user decided"),
            Self::Captured(name) => write!(
                f,
                "the callback's `{name}` does not look as the provider says it does"
            ),
        }
    }
}

// The OAuth error is told in full by `Display`, so it is not repeated as a source.
impl std::error::Error for AuthorizationError {}
