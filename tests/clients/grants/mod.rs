//! Tests the other grants with generated clients against the emulator: the requests, the results,
//! and what the types prevent.

mod assertions;
mod callbacks;
mod devices;
mod support;
mod tenants;
mod token_requests;
