//! What the resource owner does at the authorization endpoint (RFC 6749 §4.1.1).

/// What the user at the authorization endpoint does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Consent {
    /// Says yes at once.
    #[default]
    Auto,
    /// Says no at once: the application gets `access_denied`.
    Deny,
    /// Is a person, who is shown a page with the scopes and two buttons.
    Page,
}
