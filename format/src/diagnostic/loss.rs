//! The parts of an OpenAPI document that are left out.

/// A kind of part of an OpenAPI document that has no counterpart in generated code. The list is
/// complete: everything else is converted. `docs/openapi.md` lists the kinds with their reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Loss {
    /// Webhooks.
    Webhooks,
    /// Callbacks.
    Callbacks,
    /// An operation with the method `TRACE`, or one that HTTP clients do not have.
    Method,
    /// An OAuth flow that RFC 9700 forbids.
    Flow,
    /// The servers of an operation after its first one.
    Server,
    /// A parameter that cannot be sent, such as one without a name.
    Parameter,
    /// A header that HTTP itself controls, or that a part cannot have.
    Header,
    /// The other values of a part that may be a file.
    File,
    /// Parts of a multipart body whose names are not described.
    Part,
    /// A media type that is not one.
    MediaType,
    /// A key of `responses` that is not a status.
    Status,
    /// A body where HTTP has none.
    Content,
    /// A body of a reply that redirects.
    Redirect,
    /// The links of a reply to other operations.
    Links,
    /// The schema of a body in another format than JSON.
    Format,
    /// The second meaning of a stream.
    Stream,
    /// A scope requirement with too many alternatives.
    Scopes,
    /// Further alternatives of a security requirement.
    Security,
    /// Tags beyond the number of sub-clients.
    Tags,
    /// A member that is both read-only and write-only.
    Member,
    /// A keyword of a schema that excludes values which its type has.
    Constraint,
    /// The type of values whose discriminator has no known value.
    Mapping,
    /// An operation with a fault of the document.
    Operation,
}

impl Loss {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 23] = [
        Self::Webhooks,
        Self::Callbacks,
        Self::Method,
        Self::Flow,
        Self::Server,
        Self::Parameter,
        Self::Header,
        Self::File,
        Self::Part,
        Self::MediaType,
        Self::Status,
        Self::Content,
        Self::Redirect,
        Self::Links,
        Self::Format,
        Self::Stream,
        Self::Scopes,
        Self::Security,
        Self::Tags,
        Self::Member,
        Self::Constraint,
        Self::Mapping,
        Self::Operation,
    ];

    /// Returns the name of the kind, as in the documentation.
    pub fn name(self) -> &'static str {
        match self {
            Self::Webhooks => "webhooks",
            Self::Callbacks => "callbacks",
            Self::Method => "method",
            Self::Flow => "flow",
            Self::Server => "server",
            Self::Parameter => "parameter",
            Self::Header => "header",
            Self::File => "file",
            Self::Part => "part",
            Self::MediaType => "media type",
            Self::Status => "status",
            Self::Content => "content",
            Self::Redirect => "redirect",
            Self::Links => "links",
            Self::Format => "format",
            Self::Stream => "stream",
            Self::Scopes => "scopes",
            Self::Security => "security",
            Self::Tags => "tags",
            Self::Member => "member",
            Self::Constraint => "constraint",
            Self::Mapping => "mapping",
            Self::Operation => "operation",
        }
    }
}
