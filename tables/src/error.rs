//! The documented errors of a provider: their structure and classification.

tables! {
    /// The locations of the parts of an error reply, as JSON pointers (RFC 6901).
    struct ErrorShape {
        /// The value that must be present (and be neither null, false nor empty) for the shape to
        /// apply.
        present!: Text = "",
        /// The error code; a string or an integer.
        code: Option<Text> = None,
        /// The human-readable message.
        message: Option<Text> = None,
        /// A link to the provider's documentation.
        documentation_url: Option<Text> = None,
        /// The number of seconds to wait.
        retry_after: Option<Text> = None,
        /// Whether the shape also applies to replies with a success status.
        at_success: bool = false,
        /// JSON pointers and texts, where `*` matches anything. The shape does not apply if any of
        /// them matches.
        unless: List<(Text, Text)> = &[],
    } + {
        /// The spec's name.
        name: Text = String::new(),
    } = "A shape that always applies and extracts nothing."

    /// A documented error, and how to recognize it.
    struct ErrorRule {
        /// The name of the variant, for logs.
        name!: Text = "",
        /// HTTP statuses; empty for any.
        status: List<u16> = &[],
        /// A class of statuses, by its first digit; `None` for any.
        class: Option<u16> = None,
        /// The media type of the body, in lower case and without parameters; `None` for any.
        media_type: Option<Text> = None,
        /// The error code extracted by the shape; `None` for any.
        code: Option<Text> = None,
        /// The position of its shape in [`Provider::error_shapes`](crate::Provider::error_shapes);
        /// `None` for any.
        shape: Option<usize> = None,
        /// JSON pointers and the texts that must match there, where `*` matches anything.
        matches: List<(Text, Text)> = &[],
        /// Where the error can occur.
        at: ErrorPlace = ErrorPlace::Anywhere,
        /// The classification.
        means: Meaning = Meaning::Rejected,
        /// Whether the error applies only to operations that list it in
        /// [`Operation::errors`](crate::Operation::errors).
        listed: bool = false,
        /// Whether the rule only describes the structure of the body. The status and the challenge
        /// then determine the classification.
        typed_only: bool = false,
    } + {
        /// When it occurs.
        description: Option<Text> = None,
        /// The provider's page.
        docs: Option<Text> = None,
    } = "A rule that matches everything."

    /// Where a documented error occurs.
    enum ErrorPlace {
        /// In API calls and at the token endpoint.
        Anywhere,
        /// In API calls.
        Api,
        /// At the token endpoint.
        TokenEndpoint,
        /// At the token endpoint, while a device polls (RFC 8628 §3.5).
        DeviceCode,
    }

    /// The classification of an error.
    #[non_exhaustive]
    enum Meaning {
        /// Permanent: the same request will always fail.
        Rejected,
        /// Transient: the same request may succeed later.
        Retry,
        /// Rate limited: wait for the time in `Retry-After`.
        RateLimited,
        /// The access token has expired or is unknown: one retry with a new token may succeed.
        TokenExpired,
        /// The token lacks a scope, which a refresh does not change.
        InsufficientScope,
        /// The grant is invalid: the user must log in again (`invalid_grant`).
        Reauthorize,
        /// Client authentication failed (`invalid_client`).
        InvalidClient,
        /// The user has not decided about a device login: poll again (RFC 8628 §3.5).
        AuthorizationPending,
        /// A device polls too often: increase the interval (RFC 8628 §3.5).
        SlowDown,
        /// The user denied a device login (RFC 8628 §3.5).
        AccessDenied,
        /// The device code expired (RFC 8628 §3.5).
        DeviceCodeExpired,
    }
}
