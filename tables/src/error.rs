//! The errors that a provider documents: what they look like, and what they mean.

tables! {
    /// Where an error reply keeps its parts, as JSON pointers (RFC 6901).
    struct ErrorShape {
        /// What must be there (and be neither null, false nor empty) for the shape to apply.
        present!: Text = "",
        /// The error code; text or integer.
        code: Option<Text> = None,
        /// The text for people.
        message: Option<Text> = None,
        /// A link to the provider's explanation.
        documentation_url: Option<Text> = None,
        /// Seconds to wait, in the body.
        retry_after: Option<Text> = None,
        /// Replies with a success status are looked at, too.
        at_success: bool = false,
        /// JSON pointers and text, where `*` stands for anything: the shape does not apply when one of
        /// these stands there.
        unless: List<(Text, Text)> = &[],
    } + {
        /// The spec's name.
        name: Text = String::new(),
    } = "A shape that always applies and extracts nothing."

    /// An error that the provider documents, and how to know it.
    struct ErrorRule {
        /// The variant's name, for logs.
        name!: Text = "",
        /// HTTP statuses; empty for any.
        status: List<u16> = &[],
        /// A class of statuses, by its first digit; `None` for any.
        class: Option<u16> = None,
        /// The error code that the shape found; `None` for any.
        code: Option<Text> = None,
        /// Position in [`Provider::error_shapes`](crate::Provider::error_shapes) of the shape it comes in; `None` for any.
        shape: Option<usize> = None,
        /// JSON pointers and what must stand there: text, where `*` stands for anything.
        matches: List<(Text, Text)> = &[],
        /// Where the error can occur.
        at: ErrorPlace = ErrorPlace::Anywhere,
        /// What it means for the caller.
        means: Meaning = Meaning::Rejected,
        /// Only replies to operations that list it in [`Operation::errors`](crate::Operation::errors)
        /// are this error.
        listed: bool = false,
        /// It tells what a body looks like, and nothing of what the error means: that is for status and
        /// challenge to say.
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
    }

    /// What an error means for the one who met it.
    enum Meaning {
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
}
