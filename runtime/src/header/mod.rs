//! Values of HTTP headers that licit reads: links, retry times, rate limits. Parsers of text; nothing
//! here may know a request, an application or an error of licit.

pub(crate) mod link;
pub(crate) mod rate_limit;
pub(crate) mod retry_after;
