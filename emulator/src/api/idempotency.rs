//! Calls that come again with the key of one before: they are answered as that one was, and do
//! nothing.

use std::collections::VecDeque;

use licit_format::resolve::Operation;

use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::http::request::Request;

/// Calls that are remembered.
const MOST: usize = 1000;

/// Calls that succeeded, and how they were answered.
#[derive(Default)]
pub(crate) struct KnownCalls(VecDeque<KnownCall>);

struct KnownCall {
    operation: String,
    key: String,
    reply: Reply,
}

/// The reply to a call: that of the call before with its key, or what `call` answers.
pub(super) fn once(
    server: &Server,
    operation: &Operation,
    request: &Request,
    call: impl FnOnce() -> Reply,
) -> Reply {
    let header = operation.table.idempotency_key.as_deref();
    let Some(key) = header.and_then(|header| request.header(header)) else {
        return call();
    };
    let is_it = |known: &&KnownCall| known.operation == operation.table.name && known.key == key;
    let known = server
        .state()
        .known_calls
        .0
        .iter()
        .find(is_it)
        .map(|known| known.reply.clone());
    if let Some(reply) = known {
        return reply;
    }
    let reply = call();
    if reply.status.is_success() {
        let known = &mut server.state().known_calls.0;
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
