//! How API calls are made, whatever the operation.

tables! {
    use { parameter::{Parameter}; }

    /// How API calls are made.
    struct Api {
        /// Template of the base URL.
        base_url!: Text = "",
        /// Where the access token goes.
        token_in: TokenIn = TokenIn::Authorization("Bearer"),
        /// Headers of every call.
        headers: List<Parameter> = &[],
        /// Parameters of every call's query.
        query: List<Parameter> = &[],
        /// The `Accept` header.
        accept: Text = "application/json",
        /// Further origins that may be sent the token (templates).
        trusted_origins: List<Text> = &[],
        /// What `Retry-After` counts.
        retry_after: RetryAfter = RetryAfter::Standard,
        /// Headers that say how many more calls are allowed.
        rate_limit: Option<RateLimitHeaders> = None,
        /// Template of the GraphQL endpoint's URL.
        graphql_endpoint: Option<Text> = None,
    } = "`Authorization: Bearer`, JSON, `Retry-After` in seconds or as a date."

    /// Where a call carries its token.
    data TokenIn {
        /// `Authorization: <scheme> <token>`.
        Authorization(scheme: Text),
        /// A header of its own, the bare token as value.
        Header(name: Text),
        /// A query parameter: only where the spec demands it.
        Query(name: Text),
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

    /// Headers that say how many more calls are allowed.
    struct RateLimitHeaders {
        /// How many calls are allowed in all.
        limit: Option<Text> = None,
        /// How many of them are left.
        remaining: Option<Text> = None,
        /// When they are all allowed again.
        reset: Option<Text> = None,
        /// What `reset` counts.
        reset_unit: ResetUnit = ResetUnit::Seconds,
    } = "No header, and a reset in seconds from now."

    /// The unit of the header that says when a rate limit begins anew.
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
