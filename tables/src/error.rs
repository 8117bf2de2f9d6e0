//! The errors that a provider documents: what they look like, and what they mean.

/// Where an error reply keeps its parts, as JSON pointers (RFC 6901).
#[derive(Debug, Clone, Copy)]
pub struct ErrorShape {
    /// What must be there (and be neither null, false nor empty) for the shape to apply.
    pub present: &'static str,
    /// The error code; text or integer.
    pub code: Option<&'static str>,
    /// The text for people.
    pub message: Option<&'static str>,
    /// A link to the provider's explanation.
    pub documentation_url: Option<&'static str>,
    /// Seconds to wait, in the body.
    pub retry_after: Option<&'static str>,
    /// Replies with a success status are looked at, too.
    pub at_success: bool,
    /// JSON pointers and text, where `*` stands for anything: the shape does not apply when one of
    /// these stands there.
    pub unless: &'static [(&'static str, &'static str)],
}

impl ErrorShape {
    /// A shape that always applies and extracts nothing.
    pub const DEFAULT: Self = Self {
        present: "",
        code: None,
        message: None,
        documentation_url: None,
        retry_after: None,
        at_success: false,
        unless: &[],
    };
}

/// An error that the provider documents, and how to know it.
#[derive(Debug, Clone, Copy)]
pub struct ErrorRule {
    /// The variant's name, for logs.
    pub name: &'static str,
    /// HTTP statuses; empty for any.
    pub status: &'static [u16],
    /// A class of statuses, by its first digit; `None` for any.
    pub class: Option<u16>,
    /// The error code that the shape found; `None` for any.
    pub code: Option<&'static str>,
    /// Position in [`Provider::error_shapes`](super::Provider::error_shapes) of the shape it comes in; `None` for any.
    pub shape: Option<usize>,
    /// JSON pointers and what must stand there: text, where `*` stands for anything.
    pub matches: &'static [(&'static str, &'static str)],
    /// Where the error can occur.
    pub at: ErrorPlace,
    /// What it means for the caller.
    pub means: Meaning,
    /// Only replies to operations that list it in [`Operation::errors`](super::Operation::errors)
    /// are this error.
    pub listed: bool,
    /// It tells what a body looks like, and nothing of what the error means: that is for status and
    /// challenge to say.
    pub typed_only: bool,
}

impl ErrorRule {
    /// A rule that matches everything.
    pub const DEFAULT: Self = Self {
        name: "",
        status: &[],
        class: None,
        code: None,
        shape: None,
        matches: &[],
        at: ErrorPlace::Anywhere,
        means: Meaning::Rejected,
        listed: false,
        typed_only: false,
    };
}

/// Where a documented error occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorPlace {
    /// In API calls and at the token endpoint.
    Anywhere,
    /// In API calls.
    Api,
    /// At the token endpoint.
    TokenEndpoint,
}

/// What an error means for the one who met it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// The request will never succeed as it is.
    Rejected,
    /// A passing fault: the same request may succeed later.
    Retry,
    /// Too many requests: wait as `Retry-After` says.
    RateLimited,
    /// The access token ended or is unknown: a new one helps, once.
    TokenExpired,
    /// The token lacks a scope: a new one of the same grant does not help.
    InsufficientScope,
    /// The grant is gone: the user must consent again (`invalid_grant`).
    Reauthorize,
    /// The client is not who it says (`invalid_client`).
    InvalidClient,
}
