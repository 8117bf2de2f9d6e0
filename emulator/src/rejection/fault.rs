//! Why a request is rejected, independent of the spec (RFC 6749 §5.2, RFC 6750 §3.1).

use licit_format::resolve::Meaning;

/// A rejection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) problem: Problem,
    /// The error message.
    pub(crate) message: String,
    /// The text for `*` in a documented text.
    pub(crate) detail: String,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Problem {
    /// A token request is malformed.
    InvalidRequest,
    /// The client is unknown or failed to authenticate.
    InvalidClient,
    /// The code or refresh token is unknown, used, expired, or was issued to another client.
    InvalidGrant,
    /// A DPoP proof is invalid.
    InvalidDpopProof,
    /// A DPoP proof lacks the current nonce.
    UseDpopNonce,
    /// A scope is unknown or more than was granted.
    InvalidScope,
    /// A resource is not one of the provider's, or was not granted (RFC 8707 §2).
    InvalidTarget,
    /// Authorization details are not as documented, or not granted (RFC 9396 §5).
    InvalidAuthorizationDetails,
    /// A request object is not signed by the client, or its claims are wrong (RFC 9101 §7).
    InvalidRequestObject,
    /// A redirect URI cannot be registered (RFC 7591 §3.2.2).
    InvalidRedirectUri,
    /// A client cannot be registered with this metadata (RFC 7591 §3.2.2).
    InvalidClientMetadata,
    /// The client is not registered for this grant (RFC 6749 §5.2).
    UnauthorizedClient,
    /// The token endpoint has no such grant.
    UnsupportedGrantType,
    /// The user has not decided about a device code yet (RFC 8628 §3.5).
    AuthorizationPending,
    /// A device code was polled too early.
    SlowDown,
    /// The user denied a device code.
    AccessDenied,
    /// A device code has expired.
    ExpiredToken,
    /// A call has no access token.
    NoToken,
    /// The access token is unknown, revoked or expired.
    InvalidToken,
    /// The access token is bound to a key that the request does not prove (RFC 9449 §7.1).
    UnprovenKey,
    /// The access token does not allow the call.
    InsufficientScope,
    /// Not found.
    NotFound,
    /// The URL does not support the method.
    NoSuchMethod,
    /// A parameter or the body of a call is invalid.
    BadArgument,
    /// The body is too large.
    TooLarge,
}

impl Fault {
    /// A rejection with its reason.
    pub(crate) fn new(problem: Problem, message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            problem,
            detail: message.clone(),
            message,
        }
    }

    /// Sets another text for `*`.
    pub(crate) fn about(mut self, detail: &str) -> Self {
        detail.clone_into(&mut self.detail);
        self
    }
}

impl Problem {
    /// The registered code (RFC 6749 §5.2, RFC 6750 §3.1), or a similar one.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::InvalidClient => "invalid_client",
            Self::InvalidGrant => "invalid_grant",
            Self::InvalidDpopProof => "invalid_dpop_proof",
            Self::UseDpopNonce => "use_dpop_nonce",
            Self::InvalidScope => "invalid_scope",
            Self::InvalidTarget => "invalid_target",
            Self::InvalidAuthorizationDetails => "invalid_authorization_details",
            Self::InvalidRequestObject => "invalid_request_object",
            Self::InvalidRedirectUri => "invalid_redirect_uri",
            Self::InvalidClientMetadata => "invalid_client_metadata",
            Self::UnauthorizedClient => "unauthorized_client",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::AuthorizationPending => "authorization_pending",
            Self::SlowDown => "slow_down",
            Self::AccessDenied => "access_denied",
            Self::ExpiredToken => "expired_token",
            Self::NoToken | Self::InvalidToken | Self::UnprovenKey => "invalid_token",
            Self::InsufficientScope => "insufficient_scope",
            Self::NotFound => "not_found",
            Self::NoSuchMethod => "method_not_allowed",
            Self::BadArgument => "invalid_argument",
            Self::TooLarge => "too_large",
        }
    }

    /// Returns the status, if the spec has none.
    pub(crate) fn status(self) -> u16 {
        match self {
            Self::InvalidRequest
            | Self::InvalidGrant
            | Self::InvalidDpopProof
            | Self::UseDpopNonce
            | Self::InvalidScope
            | Self::InvalidTarget
            | Self::InvalidAuthorizationDetails
            | Self::InvalidRequestObject
            | Self::InvalidRedirectUri
            | Self::InvalidClientMetadata
            | Self::UnauthorizedClient
            | Self::UnsupportedGrantType
            | Self::AuthorizationPending
            | Self::SlowDown
            | Self::AccessDenied
            | Self::ExpiredToken
            | Self::BadArgument => 400,
            Self::InvalidClient | Self::NoToken | Self::InvalidToken | Self::UnprovenKey => 401,
            Self::InsufficientScope => 403,
            Self::NotFound => 404,
            Self::NoSuchMethod => 405,
            Self::TooLarge => 413,
        }
    }

    /// The meaning of a documented error for it.
    pub(crate) fn means(self) -> Meaning {
        match self {
            Self::InvalidGrant => Meaning::Reauthorize,
            Self::InvalidClient => Meaning::InvalidClient,
            Self::NoToken | Self::InvalidToken | Self::UnprovenKey => Meaning::TokenExpired,
            Self::InsufficientScope => Meaning::InsufficientScope,
            Self::AuthorizationPending => Meaning::AuthorizationPending,
            Self::SlowDown => Meaning::SlowDown,
            Self::AccessDenied => Meaning::AccessDenied,
            Self::ExpiredToken => Meaning::DeviceCodeExpired,
            Self::InvalidDpopProof
            | Self::UseDpopNonce
            | Self::InvalidRequest
            | Self::InvalidScope
            | Self::InvalidTarget
            | Self::InvalidAuthorizationDetails
            | Self::InvalidRequestObject
            | Self::InvalidRedirectUri
            | Self::InvalidClientMetadata
            | Self::UnauthorizedClient
            | Self::UnsupportedGrantType
            | Self::NotFound
            | Self::NoSuchMethod
            | Self::BadArgument
            | Self::TooLarge => Meaning::Rejected,
        }
    }

    /// Whether it is an answer to a device that polls (RFC 8628 §3.5).
    pub(crate) fn is_of_device(self) -> bool {
        matches!(
            self,
            Self::AuthorizationPending | Self::SlowDown | Self::AccessDenied | Self::ExpiredToken
        )
    }

    /// Parts of the code or name of a documented error for it, without `_` and in lower case; for
    /// problems that a meaning alone does not distinguish.
    pub(crate) fn words(self) -> &'static [&'static str] {
        match self {
            Self::NotFound => &["notfound"],
            Self::BadArgument => &[
                "validation",
                "badrequest",
                "malformed",
                "invalidrequest",
                "invalidparameter",
            ],
            Self::UnsupportedGrantType => &["granttype"],
            _ => &[],
        }
    }

    /// Statuses of a documented error for it, the likeliest first.
    pub(crate) fn statuses(self) -> &'static [u16] {
        match self {
            Self::NotFound => &[404],
            Self::BadArgument => &[400, 422],
            _ => &[],
        }
    }
}
