//! Tables for API calls, independent of the operation.

tables! {
    use crate::parameter::{Parameter};

    /// How API calls are sent.
    struct Api {
        /// Template of the base URL.
        base_url!: Text = "",
        /// How a call sends the access token.
        token_in: TokenIn = TokenIn::Authorization("Bearer"),
        /// Template of the value of the token's header; `None`: the bare token.
        token_value: Option<Text> = None,
        /// Headers of every call.
        headers: List<Parameter> = &[],
        /// Query parameters of every call.
        query: List<Parameter> = &[],
        /// The `Accept` header.
        accept: Text = "application/json",
        /// Additional origins that the token may be sent to (templates).
        trusted_origins: List<Text> = &[],
        /// The unit of `Retry-After`.
        retry_after: RetryAfter = RetryAfter::Standard,
        /// The rate limit headers.
        rate_limit: Option<RateLimitHeaders> = None,
        /// Template of the GraphQL endpoint's URL.
        graphql_endpoint: Option<Text> = None,
    } = "`Authorization: Bearer`, JSON, `Retry-After` in seconds or as a date."

    /// How a call sends its token.
    data TokenIn {
        /// `Authorization: <scheme> <token>`.
        Authorization(scheme: Text),
        /// A header whose value is the bare token.
        Header(name: Text),
        /// A query parameter, if the spec requires it.
        Query(name: Text),
        /// A member of the body: of its form, its JSON object or its parts. A call without a body sends
        /// a form; if its method has no body either, such as `GET`, a query parameter.
        Body(name: Text),
    }

    /// The unit of `Retry-After`.
    enum RetryAfter {
        /// Seconds or an HTTP date (RFC 9110 §10.2.3).
        Standard,
        /// Unix time in seconds.
        EpochSeconds,
        /// Milliseconds from now.
        Milliseconds,
    }

    /// The names of the rate limit headers.
    struct RateLimitHeaders {
        /// The total number of calls allowed.
        limit: Option<Text> = None,
        /// The number of calls remaining.
        remaining: Option<Text> = None,
        /// When the limit resets.
        reset: Option<Text> = None,
        /// The unit of `reset`.
        reset_unit: ResetUnit = ResetUnit::Seconds,
    } = "No headers; `reset` in seconds from now."

    /// The unit of the rate limit's reset header.
    enum ResetUnit {
        /// Seconds from now.
        Seconds,
        /// Milliseconds from now.
        Milliseconds,
        /// Unix time in seconds.
        EpochSeconds,
        /// Unix time in milliseconds.
        EpochMilliseconds,
        /// An HTTP date (RFC 9110 §5.6.7).
        Date,
    }
}
