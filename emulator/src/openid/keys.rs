//! The provider's public keys (`jwks_uri` of the spec).

use serde_json::json;

use crate::core::server::Server;
use crate::http::reply::Reply;

/// Answers a request for the keys.
pub(crate) fn answer(server: &Server) -> Reply {
    Reply::json(200, &json!({ "keys": server.state().signing.keys() }))
}
