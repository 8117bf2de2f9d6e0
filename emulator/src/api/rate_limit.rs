//! The headers that tell of a rate limit, where the spec has them. Nobody is refused for it: the
//! numbers only count what was asked.

use hyper::StatusCode;
use hyper::header::HeaderName;
use licit_format::resolve::ResetUnit;

use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::values::clock;
use crate::values::moment;

/// How many calls are said to be allowed.
const LIMIT: u64 = 1000;

/// Seconds until they are said to be allowed again.
const WINDOW: u64 = 60;

/// The reply with what it tells of the rate limit.
pub(super) fn tell(server: &Server, mut reply: Reply) -> Reply {
    let Some(told) = &server.provider.table.api.rate_limit else {
        return reply;
    };
    let calls = {
        let mut state = server.state();
        state.calls = state.calls.saturating_add(1);
        state.calls
    };
    let remaining = match reply.status {
        StatusCode::TOO_MANY_REQUESTS => 0,
        _ => LIMIT.saturating_sub(calls),
    };
    let end = clock::wall().saturating_add(WINDOW * 1000);
    let reset = match told.reset_unit {
        ResetUnit::Seconds => WINDOW.to_string(),
        ResetUnit::Milliseconds => (WINDOW * 1000).to_string(),
        ResetUnit::EpochSeconds => (end / 1000).to_string(),
        ResetUnit::EpochMilliseconds => end.to_string(),
        ResetUnit::Date => moment::write_http_date(end),
    };
    let headers = [
        (&told.limit, LIMIT.to_string()),
        (&told.remaining, remaining.to_string()),
        (&told.reset, reset),
    ];
    for (name, value) in headers {
        // Names of headers were checked.
        if let Some(name) = name
            .as_ref()
            .and_then(|name| HeaderName::try_from(name).ok())
        {
            reply = reply.with(name, &value);
        }
    }
    reply
}
