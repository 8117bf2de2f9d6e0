//! The resource owner's decision at the authorization endpoint (RFC 6749 §4.1.1).

/// What the user does at the authorization endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Consent {
    /// Allows at once.
    #[default]
    Auto,
    /// Denies at once: the application gets `access_denied`.
    Deny,
    /// Decides on a page with the scopes and two buttons.
    Page,
}
