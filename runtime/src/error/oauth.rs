//! An OAuth error: on the callback (RFC 6749 §4.1.2.1), at the token endpoint (§5.2, RFC 8628 §3.5), or
//! at the revocation endpoint (RFC 7009 §2.2.1).

use std::fmt;
use std::time::Duration;

use crate::secret::redact;
use crate::tables::Meaning;

/// An OAuth error response.
///
/// The server's texts are truncated, their control characters are escaped, and the request's secrets
/// are removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OAuthError {
    code: OAuthErrorCode,
    description: Option<String>,
    uri: Option<String>,
    status: Option<u16>,
    retry_after: Option<Duration>,
}

/// An `error` code of RFC 6749 §4.1.2.1 and §5.2, RFC 7009 §2.2.1 and the RFCs named below.
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
    /// Any other code, escaped and truncated.
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

    /// Returns the code in its wire form.
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
    /// `description` and `uri` must not contain secrets; they are escaped and truncated here.
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

    /// Returns the code (`error`).
    pub fn code(&self) -> &OAuthErrorCode {
        &self.code
    }

    /// Returns the text for developers (`error_description`).
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// Returns the link to an explanation (`error_uri`). It is not validated: do not follow it blindly.
    pub fn uri(&self) -> Option<&str> {
        self.uri.as_deref()
    }

    /// Returns the HTTP status of the token endpoint's reply; `None` for a callback.
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// Returns how long the server asked to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Returns whether the same request may succeed later.
    pub fn is_retryable(&self) -> bool {
        matches!(self.meaning(), Meaning::Retry | Meaning::RateLimited)
    }

    /// Returns what the error means for the caller.
    ///
    /// `invalid_grant` counts as final only with a status below 500. Otherwise the server itself is
    /// failing, and the error is temporary.
    pub fn meaning(&self) -> Meaning {
        match (self.status, &self.code) {
            (Some(429), _) => Meaning::RateLimited,
            (Some(500..), _)
            | (_, OAuthErrorCode::ServerError | OAuthErrorCode::TemporarilyUnavailable) => {
                Meaning::Retry
            }
            // `access_denied` is the user's answer on a callback, but not at the token endpoint.
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
    fn invalid_grant_from_a_failing_server_is_temporary() {
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
