//! The provider's public keys (`jwks_uri` of the spec).

use serde_json::json;

use crate::core::failure::Endpoint;
use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::refusal::Place;

/// Answers a request for the keys.
pub(crate) fn answer(server: &Server) -> Reply {
    match server.planned(Place::Api, &Endpoint::Keys) {
        Some(reply) => reply,
        None => Reply::json(200, &json!({ "keys": server.state().signing.keys() })),
    }
}
