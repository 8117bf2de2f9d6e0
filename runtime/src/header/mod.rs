//! Parsers for HTTP header values: challenges, links, retry times, rate limits. They parse text only. Must
//! not use `error`, `http` or `app`.

pub(crate) mod challenge;
pub(crate) mod deprecation;
pub(crate) mod link;
pub(crate) mod rate_limit;
pub(crate) mod retry_after;
