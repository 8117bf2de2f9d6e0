//! An error in OAuth's own words: on the callback (RFC 6749 §4.1.2.1), at the token endpoint
//! (§5.2, RFC 8628 §3.5), and at the revocation endpoint (RFC 7009 §2.2.1).

use std::fmt;
use std::time::Duration;

use crate::secret::redact;
use crate::tables::Meaning;

/// An error in OAuth's own words.
///
/// The server's texts are kept short, with control characters escaped and with the request's own
/// secrets taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OAuthError {
    code: OAuthErrorCode,
    description: Option<String>,
    uri: Option<String>,
    status: Option<u16>,
    retry_after: Option<Duration>,
}

/// The `error` codes of RFC 6749 §4.1.2.1 and §5.2 and RFC 7009 §2.2.1, and any other.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OAuthErrorCode {
    /// `invalid_request`
    InvalidRequest,
    /// `invalid_client`
    InvalidClient,
    /// `invalid_grant`
    InvalidGrant,
    /// `unauthorized_client`
    UnauthorizedClient,
    /// `unsupported_grant_type`
    UnsupportedGrantType,
    /// `unsupported_response_type`
    UnsupportedResponseType,
    /// `invalid_scope`
    InvalidScope,
    /// `unsupported_token_type`
    UnsupportedTokenType,
    /// `access_denied`
    AccessDenied,
    /// `server_error`
    ServerError,
    /// `temporarily_unavailable`
    TemporarilyUnavailable,
    /// `authorization_pending` (RFC 8628 §3.5)
    AuthorizationPending,
    /// `slow_down` (RFC 8628 §3.5)
    SlowDown,
    /// `expired_token` (RFC 8628 §3.5)
    ExpiredToken,
    /// `invalid_target` (RFC 8707 §2)
    InvalidTarget,
    /// `invalid_authorization_details` (RFC 9396 §5)
    InvalidAuthorizationDetails,
    /// `invalid_redirect_uri` (RFC 7591 §3.2.2)
    InvalidRedirectUri,
    /// `invalid_client_metadata` (RFC 7591 §3.2.2)
    InvalidClientMetadata,
    /// `invalid_software_statement` (RFC 7591 §3.2.2)
    InvalidSoftwareStatement,
    /// `unapproved_software_statement` (RFC 7591 §3.2.2)
    UnapprovedSoftwareStatement,
    /// Any other code, escaped and cut.
    Other(String),
}

impl OAuthErrorCode {
    pub(crate) fn new(code: &str) -> Self {
        match code {
            "invalid_request" => Self::InvalidRequest,
            "invalid_client" => Self::InvalidClient,
            "invalid_grant" => Self::InvalidGrant,
            "unauthorized_client" => Self::UnauthorizedClient,
            "unsupported_grant_type" => Self::UnsupportedGrantType,
            "unsupported_response_type" => Self::UnsupportedResponseType,
            "invalid_scope" => Self::InvalidScope,
            "unsupported_token_type" => Self::UnsupportedTokenType,
            "access_denied" => Self::AccessDenied,
            "server_error" => Self::ServerError,
            "temporarily_unavailable" => Self::TemporarilyUnavailable,
            "authorization_pending" => Self::AuthorizationPending,
            "slow_down" => Self::SlowDown,
            "expired_token" => Self::ExpiredToken,
            "invalid_target" => Self::InvalidTarget,
            "invalid_authorization_details" => Self::InvalidAuthorizationDetails,
            "invalid_redirect_uri" => Self::InvalidRedirectUri,
            "invalid_client_metadata" => Self::InvalidClientMetadata,
            "invalid_software_statement" => Self::InvalidSoftwareStatement,
            "unapproved_software_statement" => Self::UnapprovedSoftwareStatement,
            other => Self::Other(redact::excerpt(other, redact::CODE)),
        }
    }

    /// The code as it stands on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::InvalidClient => "invalid_client",
            Self::InvalidGrant => "invalid_grant",
            Self::UnauthorizedClient => "unauthorized_client",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::UnsupportedResponseType => "unsupported_response_type",
            Self::InvalidScope => "invalid_scope",
            Self::UnsupportedTokenType => "unsupported_token_type",
            Self::AccessDenied => "access_denied",
            Self::ServerError => "server_error",
            Self::TemporarilyUnavailable => "temporarily_unavailable",
            Self::AuthorizationPending => "authorization_pending",
            Self::SlowDown => "slow_down",
            Self::ExpiredToken => "expired_token",
            Self::InvalidTarget => "invalid_target",
            Self::InvalidAuthorizationDetails => "invalid_authorization_details",
            Self::InvalidRedirectUri => "invalid_redirect_uri",
            Self::InvalidClientMetadata => "invalid_client_metadata",
            Self::InvalidSoftwareStatement => "invalid_software_statement",
            Self::UnapprovedSoftwareStatement => "unapproved_software_statement",
            Self::Other(code) => code,
        }
    }
}

impl OAuthError {
    /// `description` and `uri` must have been scrubbed of secrets; they are escaped and cut here.
    pub(crate) fn new(code: &str, description: Option<&str>, uri: Option<&str>) -> Self {
        let text = |text: &str| redact::excerpt(text, redact::TEXT);
        Self {
            code: OAuthErrorCode::new(code),
            description: description.filter(|text| !text.is_empty()).map(text),
            uri: uri.filter(|text| !text.is_empty()).map(text),
            status: None,
            retry_after: None,
        }
    }

    pub(crate) fn at_token_endpoint(self, status: u16, retry_after: Option<Duration>) -> Self {
        Self {
            status: Some(status),
            retry_after,
            ..self
        }
    }

    /// The code (`error`).
    pub fn code(&self) -> &OAuthErrorCode {
        &self.code
    }

    /// The text for developers (`error_description`).
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// Where the error is explained (`error_uri`). Not checked in any way: don't follow it blindly.
    pub fn uri(&self) -> Option<&str> {
        self.uri.as_deref()
    }

    /// The HTTP status of the token endpoint's reply; `None` for a callback.
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// How long the server asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Whether the same request may succeed later.
    pub fn is_retryable(&self) -> bool {
        matches!(self.meaning(), Meaning::Retry | Meaning::RateLimited)
    }

    /// What it means for the caller.
    ///
    /// A verdict (`invalid_grant`) counts only when the server was well: with a status of 500 and
    /// above it is a passing fault.
    pub fn meaning(&self) -> Meaning {
        match (self.status, &self.code) {
            (Some(429), _) => Meaning::RateLimited,
            (Some(500..), _)
            | (_, OAuthErrorCode::ServerError | OAuthErrorCode::TemporarilyUnavailable) => {
                Meaning::Retry
            }
            // The user's own answer; at the token endpoint it is nobody's.
            (_, OAuthErrorCode::InvalidGrant) | (None, OAuthErrorCode::AccessDenied) => {
                Meaning::Reauthorize
            }
            (_, OAuthErrorCode::InvalidClient) => Meaning::InvalidClient,
            _ => Meaning::Rejected,
        }
    }
}

impl fmt::Display for OAuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_str())?;
        if let Some(description) = &self.description {
            write!(f, ": {description}")?;
        }
        if let Some(status) = self.status {
            write!(f, " (status {status})")?;
        }
        Ok(())
    }
}

impl std::error::Error for OAuthError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invalid_grant_from_a_sick_server_is_no_verdict() {
        let error = OAuthError::new("invalid_grant", None, None);
        assert_eq!(
            error.clone().at_token_endpoint(400, None).meaning(),
            Meaning::Reauthorize
        );
        assert_eq!(error.at_token_endpoint(503, None).meaning(), Meaning::Retry);
    }

    #[test]
    fn terminal_escapes_in_a_description_are_escaped() {
        let error = OAuthError::new("invalid_request", Some("\u{1b}[31mred\r\nX: y"), None);
        assert!(!error.to_string().contains(['\u{1b}', '\r', '\n']));
    }
}
