//! The headers of a rate limit, if the spec describes them. No call is rejected: the numbers only
//! count calls.

use hyper::header::HeaderName;
use licit_format::resolve::ResetUnit;

use super::state::Api;
use crate::http::reply::Reply;
use crate::values::{clock, moment};

/// The limit that the headers state.
const LIMIT: u64 = 1000;

/// Seconds until the stated limit resets.
const WINDOW: u64 = 60;

/// Adds the headers to a reply.
pub(super) fn write(api: &Api, mut reply: Reply) -> Reply {
    let Some(headers) = &api.server.provider.table.api.rate_limit else {
        return reply;
    };
    let calls = {
        let mut state = api.state();
        state.calls = state.calls.saturating_add(1);
        state.calls
    };
    let remaining = if reply.is_rate_limited {
        0
    } else {
        LIMIT.saturating_sub(calls)
    };
    let end = clock::wall().saturating_add(WINDOW * 1000);
    let reset = match headers.reset_unit {
        ResetUnit::Seconds => WINDOW.to_string(),
        ResetUnit::Milliseconds => (WINDOW * 1000).to_string(),
        ResetUnit::EpochSeconds => (end / 1000).to_string(),
        ResetUnit::EpochMilliseconds => end.to_string(),
        ResetUnit::Date => moment::write_http_date(end),
    };
    let values = [
        (&headers.limit, LIMIT.to_string()),
        (&headers.remaining, remaining.to_string()),
        (&headers.reset, reset),
    ];
    for (name, value) in values {
        // Names of headers were checked.
        if let Some(name) = name
            .as_ref()
            .and_then(|name| HeaderName::try_from(name).ok())
            // A script may have set it.
            .filter(|name| !reply.headers.contains_key(name))
        {
            reply = reply.with(name, &value);
        }
    }
    reply
}
