//! How API calls are made, whatever the operation.

use super::Parameter;

/// How API calls are made.
#[derive(Debug, Clone, Copy)]
pub struct Api {
    /// Template of the base URL.
    pub base_url: &'static str,
    /// Where the access token goes.
    pub token_in: TokenIn,
    /// Headers of every call.
    pub headers: &'static [Parameter],
    /// Parameters of every call's query.
    pub query: &'static [Parameter],
    /// The `Accept` header.
    pub accept: &'static str,
    /// Further origins that may be sent the token (templates).
    pub trusted_origins: &'static [&'static str],
    /// What `Retry-After` counts.
    pub retry_after: RetryAfter,
    /// Headers that say how many more calls are allowed.
    pub rate_limit: Option<RateLimitHeaders>,
    /// Template of the GraphQL endpoint's URL.
    pub graphql_endpoint: Option<&'static str>,
}

impl Api {
    /// `Authorization: Bearer`, JSON, `Retry-After` in seconds or as a date.
    pub const DEFAULT: Self = Self {
        base_url: "",
        token_in: TokenIn::Authorization("Bearer"),
        headers: &[],
        query: &[],
        accept: "application/json",
        trusted_origins: &[],
        retry_after: RetryAfter::Standard,
        rate_limit: None,
        graphql_endpoint: None,
    };
}

/// Where a call carries its token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenIn {
    /// `Authorization: <scheme> <token>`.
    Authorization(&'static str),
    /// A header of its own, the bare token as value.
    Header(&'static str),
    /// A query parameter: only where the spec demands it.
    Query(&'static str),
}

/// The unit of `Retry-After`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// Seconds or an HTTP date (RFC 9110 §10.2.3).
    Standard,
    /// Unix time in seconds.
    EpochSeconds,
    /// Milliseconds from now.
    Milliseconds,
}

/// Headers that say how many more calls are allowed.
#[derive(Debug, Clone, Copy)]
pub struct RateLimitHeaders {
    /// How many calls are allowed in all.
    pub limit: Option<&'static str>,
    /// How many of them are left.
    pub remaining: Option<&'static str>,
    /// When they are all allowed again.
    pub reset: Option<&'static str>,
    /// What `reset` counts.
    pub reset_unit: ResetUnit,
}

impl RateLimitHeaders {
    /// No header, and a reset in seconds from now.
    pub const DEFAULT: Self = Self {
        limit: None,
        remaining: None,
        reset: None,
        reset_unit: ResetUnit::Seconds,
    };
}

/// The unit of the header that says when a rate limit begins anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResetUnit {
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
