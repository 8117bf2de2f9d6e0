//! Idempotency keys: a call with the key of an earlier one gets the same reply and changes nothing.

use licit_format::resolve::Operation;

use super::state::{Api, KnownCall};
use crate::http::reply::Reply;
use crate::http::request::Request;

/// Maximum number of remembered calls.
const MOST: usize = 1000;

/// Returns the reply to an earlier call with the same key, or else the result of `call`.
pub(super) fn once(
    api: &Api,
    operation: &Operation,
    request: &Request,
    call: impl FnOnce() -> Reply,
) -> Reply {
    let header = operation.table.idempotency_key.as_deref();
    let Some(key) = header.and_then(|header| request.header(header)) else {
        return call();
    };
    let is_it = |known: &&KnownCall| known.operation == operation.table.name && known.key == key;
    let known = api
        .state()
        .known_calls
        .iter()
        .find(is_it)
        .map(|known| known.reply.clone());
    if let Some(reply) = known {
        return reply;
    }
    let reply = call();
    if reply.status.is_success() {
        let known = &mut api.state().known_calls;
        if known.len() == MOST {
            known.pop_front();
        }
        known.push_back(KnownCall {
            operation: operation.table.name.clone(),
            key: key.to_owned(),
            reply: reply.clone(),
        });
    }
    reply
}
