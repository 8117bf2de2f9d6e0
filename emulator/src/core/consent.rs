//! The resource owner's decision at the authorization endpoint (RFC 6749 §4.1.1).

/// The user's decision at the authorization endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Consent {
    /// Allows without asking.
    #[default]
    Auto,
    /// Denies without asking: the application gets `access_denied`.
    Deny,
    /// Decides on a page with the scopes and two buttons.
    Page,
}
