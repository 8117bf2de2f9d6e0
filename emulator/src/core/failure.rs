//! Failures that tests plan, and the endpoints that they apply to.

use std::fmt;

use licit_format::diagnostic::nearest;
use licit_format::resolve::{Operation, Provider};

/// How a request fails.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// With an error of the spec, by its name there.
    Documented(String),
    /// With a status and no error body, like a reply of a gateway in front of the provider. A
    /// success status that the operation documents returns the documented body and is not a failure.
    Status(u16),
    /// With the provider's rate limit: its documented error, or status 429, with its headers.
    RateLimited,
    /// With a temporary failure of the provider: its documented error, or status 503 in the format of its
    /// errors.
    Unavailable,
    /// The connection is reset before the provider reads the request.
    Reset,
    /// The provider performs the request, and the connection is reset before the reply.
    LostReply,
    /// The connection ends in the middle of the reply's body.
    Truncated,
    /// The body of the reply is not what its media type says.
    Malformed,
    /// The grant of the request's tokens is revoked just before the request.
    RevokedToken,
    /// The signing keys are replaced just before the request.
    RotatedKeys,
    /// The user denies the authorization request.
    Denied,
    /// The user grants these scopes only.
    GrantOnly(Vec<String>),
    /// The provider's clock differs from the client's by this number of seconds, from this request on: in
    /// `Date` headers, and in `iat` and `exp` of signed tokens.
    ClockSkew(i64),
}

impl From<&str> for Failure {
    fn from(name: &str) -> Self {
        Self::Documented(name.to_owned())
    }
}

impl From<u16> for Failure {
    fn from(status: u16) -> Self {
        Self::Status(status)
    }
}

impl Failure {
    /// Checks that the provider can fail like this.
    pub(crate) fn check(&self, provider: &Provider) -> Result<(), UnknownNameError> {
        match self {
            Self::Documented(name) => {
                let names = || provider.table.errors.iter().map(|rule| rule.name.as_str());
                if names().any(|known| known == name) {
                    return Ok(());
                }
                Err(UnknownNameError::named("documents no error", name, names()))
            }
            Self::Status(status) if !(200..=599).contains(status) => Err(UnknownNameError(
                format!("no reply has the status {status}"),
            )),
            Self::GrantOnly(scopes) => {
                let names = || provider.scopes.iter().map(|scope| scope.name.as_str());
                let lacking = scopes
                    .iter()
                    .find(|scope| !names().any(|known| known == *scope));
                lacking.map_or(Ok(()), |scope| {
                    Err(UnknownNameError::named("has no scope", scope, names()))
                })
            }
            _ => Ok(()),
        }
    }

    /// Whether it is the user's decision.
    pub(crate) fn is_decision(&self) -> bool {
        matches!(self, Self::Denied | Self::GrantOnly(_))
    }

    /// The success status of a reply that the operation documents, which is not a failure.
    pub(crate) fn success(&self, operation: &Operation) -> Option<u16> {
        let Self::Status(status) = self else {
            return None;
        };
        let mut replies = operation.replies.iter();
        let is_documented = replies.any(|reply| reply.status.includes(*status))
            || operation.table.no_content.contains(status);
        (*status < 300 && is_documented).then_some(*status)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Documented(name) => write!(f, "error={name}"),
            Self::Status(status) => write!(f, "status={status}"),
            Self::RateLimited => f.write_str("rate-limited"),
            Self::Unavailable => f.write_str("unavailable"),
            Self::Reset => f.write_str("reset"),
            Self::LostReply => f.write_str("lost-reply"),
            Self::Truncated => f.write_str("truncated"),
            Self::Malformed => f.write_str("malformed"),
            Self::RevokedToken => f.write_str("revoked-token"),
            Self::RotatedKeys => f.write_str("rotated-keys"),
            Self::Denied => f.write_str("denied"),
            Self::GrantOnly(scopes) => write!(f, "grant-only={}", scopes.join("+")),
            Self::ClockSkew(seconds) => write!(f, "clock-skew={seconds}s"),
        }
    }
}

/// The requests that a [`Failure`], a script or an expectation applies to. Scripts, rules and
/// [`RecordedRequest::endpoint`](crate::RecordedRequest::endpoint) contain the names that are given here.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Endpoint {
    /// `token`: the token endpoint, for any grant.
    Token,
    /// `jwks`: the keys that the provider signs with (`jwks_uri` of the spec).
    Keys,
    /// `tenants`: the request for the tenants of a token (`tenants` of the spec).
    Tenants,
    /// `authorization`: the authorization endpoint.
    Authorization,
    /// `device_authorization`: the device authorization endpoint.
    DeviceAuthorization,
    /// `pushed_authorization_request`: the pushed authorization request endpoint.
    PushedAuthorization,
    /// `revocation`: the revocation endpoint.
    Revocation,
    /// `introspection`: the introspection endpoint.
    Introspection,
    /// `registration`: the client registration endpoint.
    Registration,
    /// `userinfo`: the UserInfo endpoint.
    UserInfo,
    /// `end_session`: the logout endpoint.
    EndSession,
    /// An operation, by its name in the spec.
    Operation(String),
}

impl From<&str> for Endpoint {
    fn from(operation: &str) -> Self {
        Self::Operation(operation.to_owned())
    }
}

impl Endpoint {
    /// The endpoints that are not operations.
    const FIXED: [Self; 11] = [
        Self::Token,
        Self::Keys,
        Self::Tenants,
        Self::Authorization,
        Self::DeviceAuthorization,
        Self::PushedAuthorization,
        Self::Revocation,
        Self::Introspection,
        Self::Registration,
        Self::UserInfo,
        Self::EndSession,
    ];

    /// The endpoint or operation with this name; an operation before an endpoint.
    pub(crate) fn named(provider: &Provider, name: &str) -> Result<Self, UnknownNameError> {
        let mut operations = provider.operations.iter();
        if operations.any(|operation| operation.table.name == name) {
            return Ok(Self::from(name));
        }
        let fixed = Self::FIXED.into_iter().find(|at| at.fixed_name() == name);
        fixed.ok_or_else(|| {
            let operations = provider.operations.iter();
            let operations = operations.map(|operation| operation.table.name.as_str());
            let mut names: Vec<&str> = operations.collect();
            for at in &Self::FIXED {
                names.push(at.fixed_name());
            }
            UnknownNameError::named("has no operation or endpoint", name, names.into_iter())
        })
    }

    /// The name under which its requests are recorded.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Operation(name) => name,
            _ => self.fixed_name(),
        }
    }

    /// The name of an endpoint that is not an operation.
    pub(crate) fn fixed_name(&self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Keys => "jwks",
            Self::Tenants => "tenants",
            Self::Authorization => "authorization",
            Self::DeviceAuthorization => "device_authorization",
            Self::PushedAuthorization => "pushed_authorization_request",
            Self::Revocation => "revocation",
            Self::Introspection => "introspection",
            Self::Registration => "registration",
            Self::UserInfo => "userinfo",
            Self::EndSession => "end_session",
            Self::Operation(_) => "",
        }
    }

    /// Checks that the spec has this operation.
    pub(crate) fn check(&self, provider: &Provider) -> Result<(), UnknownNameError> {
        match self {
            Self::Operation(name) => operation(provider, name).map(|_| ()),
            _ => Ok(()),
        }
    }
}

/// The operation of a spec with this name.
pub(crate) fn operation<'p>(
    provider: &'p Provider,
    name: &str,
) -> Result<&'p Operation, UnknownNameError> {
    let mut operations = provider.operations.iter();
    let found = operations.find(|operation| operation.table.name == name);
    found.ok_or_else(|| {
        let names = provider.operations.iter();
        let names = names.map(|operation| operation.table.name.as_str());
        UnknownNameError::named("has no operation", name, names)
    })
}

/// The error for a name that the spec does not have, or a status that is out of range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownNameError(String);

impl UnknownNameError {
    pub(crate) fn event(name: &str) -> Self {
        Self(format!("the spec has no event `{name}`"))
    }

    /// The spec lacks a name; `known` are those that it has.
    fn named<'n>(lacks: &str, name: &str, known: impl Iterator<Item = &'n str>) -> Self {
        let similar = nearest(name, known);
        let similar = similar.map(|similar| format!("; a similar name is `{similar}`"));
        Self(format!(
            "the spec {lacks} `{name}`{}",
            similar.unwrap_or_default()
        ))
    }
}

impl fmt::Display for UnknownNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for UnknownNameError {}
